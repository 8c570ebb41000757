"""Short notices whose words depend on nothing but a text key: for staff, in each one's own language."""

from __future__ import annotations

from typing import Any

from aiogram.methods import TelegramMethod

from messages.envelopes import to_staff
from messages.letters import letter
from messages.owed import Envelope, Lane, Letter
from messages.readers import KNOWS_CLIENT, STAFF, StaffReader
from messages.texts import say
from messages.writing import Context, message
from nps.values import ContactId
from storage.people.staff import Staff

Arguments = dict[str, str | int]


def notify(
    receivers: list[Staff],
    key: str,
    args: Arguments | None = None,
    *,
    once: str | None = None,
    about: ContactId | None = None,
    about_human: int | None = None,
) -> list[Letter]:
    """One sentence for each of the staff who can be written to.

    `about` a contact: it is kept from whoever may no longer read about them when it is sent. `about_human`: it names
    this human, by their Telegram id.
    """
    letters = []
    for receiver in receivers:
        if receiver.can_be_written_to:
            unique = f"{once}:{receiver.id}" if once else None
            to = to_staff(receiver, about=about, about_human=about_human, once=unique)
            letters.append(notice.owed(to, key=key, args=args or {}))
    return letters


async def _reader(ctx: Context, to: Envelope) -> StaffReader | None:
    """Whom it is for; where it is about a contact, only as long as they may read about them."""
    return await STAFF(ctx, to) if to.about is None else await KNOWS_CLIENT(ctx, to)


@letter(to=_reader, lane=Lane.ALERT, quick=True)
async def notice(ctx: Context, reader: StaffReader, *, key: str, args: Arguments) -> TelegramMethod[Any] | None:
    return message(reader.chat_id, say(reader.language, key, **args))
