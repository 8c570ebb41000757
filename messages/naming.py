"""Several fit a name that somebody typed: which one is it?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardButton

from messages.letters import letter
from messages.readers import STAFF, StaffReader
from messages.taps.clients import NamesTap
from messages.texts import Markup, label, lines, say
from messages.writing import Buttons, Context, button, edited, message
from nps.values import ContactId, StaffId
from storage.people.clients import find_account
from storage.people.places import find_listed
from storage.people.search import MOST
from storage.people.staff import find_staff

AT_ONCE = 8
"""Names on a page."""
LABEL = 60
LARGEST_DATA = 64  # bytes behind a button


def can_turn(command: str, words: str) -> bool:
    """Is there room behind a button for what finds the same names again?"""
    return bool(words) and ":" not in words and len(_turning(command, 0, words).encode()) <= LARGEST_DATA


def _turning(command: str, page: int, words: str) -> str:
    return NamesTap.model_construct(command=command, page=page, words=words).pack()


@letter(to=STAFF, quick=True)
async def names(
    ctx: Context,
    reader: StaffReader,
    *,
    command: str,
    named: Sequence[tuple[str, int]],
    words: str = "",
    page: int = 0,
    pages: int = 1,
    is_guess: bool = False,
    has_more: bool = False,
    colleagues: bool = False,
    message_id: int | None = None,
) -> TelegramMethod[Any] | None:
    """A page of the choice: one button for each that may still be read. `named`: kinds and ids.

    `colleagues`: managers choose among the staff too. `message_id`: the page before, which this one replaces.
    """
    offered = [await _called(ctx, reader, kind, number, colleagues=colleagues) for kind, number in named]
    texts = Counter(called[0] for called in offered if called)
    buttons = [
        [button(_cut(*called, is_one=texts[called[0]] == 1), f"{command}:{kind}:{number}")]
        for (kind, number), called in zip(named, offered, strict=True)
        if called
    ]
    if not buttons:
        return None
    text = lines(
        say(reader.language, "names-guess" if is_guess else "names-many", command=command),
        say(reader.language, "names-more", count=MOST if pages > 1 else len(named)) if has_more else None,
    )
    return _shown(reader, text, [*buttons, *_turns(reader.language, command, words, page, pages)], message_id)


@letter(to=STAFF, quick=True)
async def invite_choice(
    ctx: Context, reader: StaffReader, *, contacts: list[ContactId], managers: Sequence[StaffId] = ()
) -> TelegramMethod[Any] | None:
    """What 0.1.0 owed and has not sent."""
    named = [*(("contact", number) for number in contacts), *(("staff", number) for number in managers)]
    return await names.composer(ctx, reader, command="invite", named=named)


@letter(to=STAFF, quick=True)
async def outdated(ctx: Context, reader: StaffReader, *, message_id: int) -> TelegramMethod[Any] | None:
    """In place of a choice that may name somebody who was erased."""
    return edited(reader.chat_id, message_id, say(reader.language, "names-changed"))


async def _called(
    ctx: Context, reader: StaffReader, kind: str, number: int, *, colleagues: bool
) -> tuple[str, str | None] | None:
    """How this one is called, and what tells them from a namesake; None for whom the reader may not read about."""
    match kind:
        case "contact":
            contact = await find_listed(ctx.conn, number)
            if contact is None or not reader.who.may_read(contact.manager_id):
                return None
            return f"{contact.name}, {contact.account}", contact.position or contact.phone or contact.email
        case "account":
            account = await find_account(ctx.conn, number)
            if account is None or not reader.who.may_read(account.manager_id):
                return None
            return account.name, account.region or account.segment
        case _:
            member = await find_staff(ctx.conn, number)
            return (member.name, None) if member and (reader.who.is_owner or colleagues) else None


def _cut(text: str, apart: str | None, *, is_one: bool) -> str:
    if is_one or not apart:
        return text[:LABEL]
    return f"{text[: LABEL // 2]} · {apart[: LABEL // 2 - 3]}"


def _turns(language: str, command: str, words: str, page: int, pages: int) -> Buttons:
    row: list[InlineKeyboardButton] = []
    if page > 0:
        row.append(button(label(language, "names-back"), _turning(command, page - 1, words)))
    if page + 1 < pages:
        row.append(button(label(language, "names-next"), _turning(command, page + 1, words)))
    return [row] if row else []


def _shown(reader: StaffReader, text: Markup, buttons: Buttons, message_id: int | None) -> TelegramMethod[Any]:
    if message_id is not None:
        return edited(reader.chat_id, message_id, text, buttons)
    return message(reader.chat_id, text, buttons)
