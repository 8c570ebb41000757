"""Short notices whose words depend on nothing but a text key: for staff, in each one's own language."""

from __future__ import annotations

from typing import Any

from aiogram.methods import TelegramMethod

from messages.owed import Lane, Letter
from messages.texts import say
from messages.writing import Context, message
from storage.people import Staff


def notice(
    receiver: Staff, key: str, args: dict[str, str | int] | None = None, *, dedup_key: str | None = None
) -> list[Letter]:
    """One sentence for one of the staff; nothing for somebody who cannot be written to."""
    if receiver.telegram_id is None or not receiver.can_be_written_to:
        return []
    return [
        Letter(
            name="notice",
            chat_id=receiver.telegram_id,
            arguments={"key": key, "args": args or {}},
            lane=Lane.ALERT,
            dedup_key=f"{dedup_key}:{receiver.id}" if dedup_key else None,
        )
    ]


async def compose_notice(
    ctx: Context, chat_id: int, *, key: str, args: dict[str, str | int]
) -> TelegramMethod[Any] | None:
    return message(chat_id, say(await ctx.language(chat_id), key, **args))
