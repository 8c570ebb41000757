"""Short notices whose words depend on nothing but a text key: for staff, in each one's own language."""

from __future__ import annotations

from typing import Any

from aiogram.methods import TelegramMethod

from messages.owed import Lane, Letter
from messages.texts import say
from messages.writing import Context, message
from nps.values import ContactId
from storage.people.clients import find_contact
from storage.people.staff import Staff
from storage.people.who import find_who


def notice(
    receiver: Staff,
    key: str,
    args: dict[str, str | int] | None = None,
    *,
    dedup_key: str | None = None,
    about: ContactId | None = None,
) -> list[Letter]:
    """One sentence for one of the staff; nothing for somebody who cannot be written to.

    `about` a contact: it is kept from whoever may no longer read about them when it is sent.
    """
    if receiver.telegram_id is None or not receiver.can_be_written_to:
        return []
    return [
        Letter(
            name="notice",
            chat_id=receiver.telegram_id,
            arguments={"key": key, "args": args or {}, "about": about},
            lane=Lane.ALERT,
            dedup_key=f"{dedup_key}:{receiver.id}" if dedup_key else None,
        )
    ]


async def compose_notice(
    ctx: Context, chat_id: int, *, key: str, args: dict[str, str | int], about: int | None = None
) -> TelegramMethod[Any] | None:
    who = await find_who(ctx.conn, chat_id)
    if who is None or who.staff is None:
        return None
    if about is not None:
        contact = await find_contact(ctx.conn, about)
        if contact is None or not who.may_read(contact.manager_id):
            return None
    return message(chat_id, say(ctx.language_of(who), key, **args))
