"""[Передать]: what is asked, what the colleague reads, and where it went."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardButton

from messages.case_history import send_file
from messages.dates import day_in_words, own_moment
from messages.envelopes import to_sender, to_staff
from messages.letters import letter
from messages.notices import notify
from messages.owed import Lane, Letter, Owed
from messages.readers import HEARS_CLIENT, STAFF, ClientReader, StaffReader
from messages.taps.answering import PromptTap
from messages.taps.cases import HandPageTap, HandTap, HandToTap, HandWhatTap
from messages.texts import Markup, clip, label, lines, say
from messages.writing import Buttons, Context, button, message
from nps.handing import Scope
from nps.subjects import BelowCard, CaseCard
from nps.values import CaseId, StaffId
from storage.cases import cases
from storage.cases.cases import Case
from storage.cases.notes import Note
from storage.people import absences
from storage.people.clients import Contact
from storage.people.staff import Staff, find_staff
from storage.people.who import Who
from storage.queues import deliveries

AT_ONCE = 8
"""Colleagues on a page."""
NAME = 60
LONG = 3000
"""Of a note: all of it that fits beside the rest, and [История] has it as well."""


def ask_whom(
    language: str, case: Case, contact: Contact, colleagues: Sequence[Staff], page: int = 0
) -> tuple[Markup, Buttons]:
    """A page of those to whom it can go; any other can be named in words."""
    shown = colleagues[page * AT_ONCE : (page + 1) * AT_ONCE]
    rows = [[_to(language, case, each)] for each in shown]
    turns: list[InlineKeyboardButton] = []
    if page > 0:
        turns.append(button(label(language, "names-back"), HandPageTap(case=case.id, page=page - 1).pack()))
    if (page + 1) * AT_ONCE < len(colleagues):
        turns.append(button(label(language, "names-next"), HandPageTap(case=case.id, page=page + 1).pack()))
    text = say(
        language,
        "hand-ask-whom" if colleagues else "hand-nobody",
        contact=clip(contact.name, NAME),
        account=clip(contact.account, NAME),
        number=str(case.id),
    )
    return text, [*rows, *([turns] if turns else []), [_nothing(language)]]


def ask_which(language: str, case: Case, named: Sequence[Staff], *, is_guess: bool) -> tuple[Markup, Buttons]:
    """Several are called so, or somebody is only spelled alike."""
    text = say(language, "hand-guess" if is_guess else "hand-which")
    return text, [*([_to(language, case, each)] for each in named), [_nothing(language)]]


def _to(language: str, case: Case, colleague: Staff) -> InlineKeyboardButton:
    name = clip(colleague.name, NAME - 12) or "—"
    shown = label(language, "hand-button-away", name=name) if colleague.is_away else name
    return button(shown, HandToTap(case=case.id, staff=colleague.id).pack())


def ask_what(language: str, case: Case, contact: Contact, to: Staff, scopes: Sequence[Scope]) -> tuple[Markup, Buttons]:
    """The case alone, its client for good, or the account."""
    rows = [
        [
            button(
                label(
                    language,
                    f"hand-scope-{scope.value}",
                    contact=clip(contact.name, 30),
                    account=clip(contact.account, 30),
                ),
                HandWhatTap(case=case.id, staff=to.id, scope=scope).pack(),
            )
        ]
        for scope in scopes
    ]
    return say(language, "hand-ask-what", name=clip(to.name, NAME)), [*rows, [_nothing(language)]]


def ask_note(language: str, case: Case, to: Staff, scope: Scope) -> tuple[Markup, Buttons]:
    """What should they know? For staff alone."""
    without = HandTap(case=case.id, staff=to.id, scope=scope).pack()
    rows = [[button(label(language, "hand-without-note"), without)], [_nothing(language)]]
    return say(language, "hand-ask-note", name=clip(to.name, NAME)), rows


def _nothing(language: str) -> InlineKeyboardButton:
    return button(label(language, "prompt-cancel"), PromptTap(wish="cancel").pack())


# --- afterwards -------------------------------------------------------------------------------------------------------


def answer_handed(who: Who, case: Case, to: Staff, stands_in: Staff | None) -> Letter:
    """To whoever did it. `stands_in`: who has it while the colleague is away, unless the owners do."""
    return hand_done.owed(to_sender(who), case=case.id, to_id=to.id, stands_in=stands_in.id if stands_in else None)


@letter(to=STAFF, quick=True)
async def hand_done(
    ctx: Context, reader: StaffReader, *, case: CaseId, to_id: StaffId, stands_in: StaffId | None
) -> TelegramMethod[Any] | None:
    """Where it is now, and that its deadline stands; nothing of the client, who may be another's by now."""
    handed, to = await cases.find(ctx.conn, case), await find_staff(ctx.conn, to_id)
    if handed is None or to is None:
        return None
    language, at = reader.language, handed.deadline_at
    text = lines(
        say(language, "hand-done", number=str(case), name=clip(to.name, NAME)),
        say(language, "hand-deadline", when=own_moment(language, at, ctx.programme.zone)) if at else None,
        await _away(ctx, language, to, stands_in),
    )
    return message(reader.chat_id, text)


async def _away(ctx: Context, language: str, to: Staff, stands_in: StaffId | None) -> Markup | None:
    """Who has it while the colleague is away."""
    absence = await absences.find_of(ctx.conn, to.id)
    if absence is None:
        return None
    deputy = await find_staff(ctx.conn, stands_in)
    until = day_in_words(language, absence.last_day, ctx.programme.zone)
    by, name = ("deputy", clip(deputy.name, NAME)) if deputy is not None else ("owners", "—")
    return say(language, "hand-away", to=clip(to.name, NAME), until=until, by=by, name=name)


def tell_gone(case: Case, lost: Sequence[Staff], by: Staff, to: Staff) -> Owed:
    """To those who had it, where somebody else handed it over: their card says so as well, without a sound."""
    args: dict[str, str | int] = {"number": str(case.id), "by": clip(by.name, NAME), "name": clip(to.name, NAME)}
    return [*notify(list(lost), "hand-gone", args)]


def tell_handed(
    case: Case, receiver: Staff, by: Staff, to: Staff, scope: Scope, note: Note | None, *, now: datetime
) -> Owed:
    """Below the card of whoever has it now: from whom it is, and the note."""
    once = f"handed:{case.id}:{now.isoformat()}:{receiver.id}"
    envelope = to_staff(receiver, about=case.contact_id, subject=BelowCard(case.id, receiver.id), once=once)
    ring = handed.owed(
        envelope, case=case.id, by=by.id, to_id=to.id, scope=scope.value, text=(note.text or "") if note else ""
    )
    return [ring, *(send_file(case, receiver, note) if note else [])]


@letter(to=HEARS_CLIENT, lane=Lane.ALERT, quick=True)
async def handed(
    ctx: Context, reader: ClientReader, *, case: CaseId, by: StaffId, to_id: StaffId, scope: str, text: str
) -> TelegramMethod[Any] | None:
    shown = await cases.find(ctx.conn, case)
    if shown is None or shown.contact_id != reader.contact.id:
        return None
    language, contact = reader.language, reader.contact
    giver, to = await find_staff(ctx.conn, by), await find_staff(ctx.conn, to_id)
    told = lines(
        say(
            language,
            "hand-told",
            by=clip(giver.name, NAME) if giver else "—",
            contact=clip(contact.name, NAME),
            account=clip(contact.account, NAME),
            scope=scope,
            number=str(case),
        ),
        say(language, "hand-instead", name=clip(to.name, NAME))
        if to is not None and to.id != reader.staff.id
        else None,
        say(language, "hand-note", text=clip(text, LONG)) if text else None,
    )
    card = await deliveries.find_card_message(ctx.conn, CaseCard(case, reader.staff.id).key, chat_id=reader.chat_id)
    return message(reader.chat_id, told, reply_to=card)
