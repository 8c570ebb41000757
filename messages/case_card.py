"""The card of a case: what staff see of an unhappy client, brought up to date in every chat that shows it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from aiogram.methods import TelegramMethod

from messages.answer_reasons import corrected_line, opening
from messages.case_client import before_lines, reach_line
from messages.case_state import case_buttons, opened_lines, state_lines
from messages.envelopes import to_staff
from messages.letters import card
from messages.owed import Card, Lane, Send
from messages.readers import STAFF, StaffReader
from messages.reasons import reasons_named
from messages.recorded import recorded_line
from messages.texts import Markup, clip, label, lines, pieces, say
from messages.writing import Context, edited, message
from nps.subjects import CaseCard
from nps.values import (
    AlertState,
    AlertWhy,
    CaseDue,
    CaseId,
    CaseState,
    Circle,
    ContactState,
    ErasedWhy,
    Group,
    PartKind,
    Reason,
)
from storage.answers import responses
from storage.answers.comments import Part
from storage.answers.responses import Response
from storage.cases import alerts, cases
from storage.cases.cases import Case
from storage.people import absences
from storage.people.clients import Contact, get_contact
from storage.people.staff import Staff, find_staff
from storage.privacy import erasures

MARKS = {Group.DETRACTOR: "🔴", Group.PASSIVE: "🟡", Group.PROMOTER: "🟢"}
COMMENT_LIMIT = 1500
PAGE = 3500  # of what follows below, so that its head has room
ATTACHED = frozenset(PartKind) - {PartKind.TEXT}


def show(case: Case, receiver: Staff) -> Card:
    """The card for this person's chat, to be sent or brought up to date."""
    subject = CaseCard(case.id, receiver.id)
    return case_card.owed(to_staff(receiver, about=case.contact_id, subject=subject), case=case.id)


def moved(case: Case, reader: Staff, language: str, message_id: int) -> Send:
    """Where the card stood in this person's chat before it was sent anew: no buttons, and nothing of the client."""
    chat_id = reader.telegram_id or 0
    return Send(edited(chat_id, message_id, say(language, "card-moved", number=str(case.id))), to_staff(reader))


@card(name="case", to=STAFF, lane=Lane.ALERT, quick=True)
async def case_card(ctx: Context, reader: StaffReader, *, case: CaseId) -> TelegramMethod[Any] | None:
    """The present state of things; what somebody may not read any more turns into a sentence."""
    shown = await cases.find(ctx.conn, case)
    if shown is None:  # erased with its answers
        return None
    response = await cases.find_latest_response(ctx.conn, shown.id)
    contact = await get_contact(ctx.conn, shown.contact_id)
    language, chat_id = reader.language, reader.chat_id
    of_case = await alerts.list_alerts(ctx.conn, shown.id)
    alert = next((alert for alert in of_case if alert.staff_id == reader.staff.id), None)
    if alert is not None and alert.state is AlertState.UNDELIVERABLE:
        return None  # given up while this change waited: after two sends of unknown outcome there is no third
    may_read = reader.who.may_read(contact.manager_id) and ctx.programme.may_read_answers(reader.staff.role)
    if not may_read or (alert is not None and alert.state is AlertState.WITHDRAWN):
        key, name = await whose_now(ctx, reader, contact, alert.why if alert else None)
        return message(chat_id, say(language, f"card-{key}", number=str(shown.id), name=name))
    if contact.state is ContactState.ERASED:
        return message(chat_id, await _erased(ctx, language, shown, response, contact))
    reasons = await responses.list_reasons(ctx.conn, response.id) if response is not None else []
    unhappy = response is not None and response.group is Group.DETRACTOR
    role = circle(language, contact, unhappy=unhappy)
    text = lines(
        await _warning(ctx, language, shown, alert.why if alert else AlertWhy.ASSIGNED),
        _title(language, response, contact, contact.segment),
        say(language, "card-person", name=contact.name, position=_position(contact), circle=role),
        await reach_line(ctx, language, contact),
        *await opened_lines(ctx, language, shown, response),
        await recorded_line(ctx, language, response),
        *await _words(ctx, language, shown, reasons),
        await corrected_line(ctx, language, response),
        *await before_lines(ctx, language, shown, response, contact, reasons),
        Markup(""),
        *await state_lines(ctx, language, shown, response),
    )
    return message(chat_id, text, [*case_buttons(language, shown), *opening(language, response)])


async def whose_now(ctx: Context, reader: StaffReader, contact: Contact, why: AlertWhy | None) -> tuple[str, str]:
    """In whose hands it is, for somebody who had the card; the account may have changed hands just now.

    Returns "away" with who stands in for the reader, "away-owners", or with the manager's name "back" for who stood in
    for them, "withdrawn" for who was the manager.
    """
    manager = await find_staff(ctx.conn, contact.manager_id)
    if manager is not None and manager.is_away and manager.id == reader.staff.id:
        deputy = await find_staff(ctx.conn, await absences.find_responsible(ctx.conn, manager.id))
        return ("away", deputy.name) if deputy is not None and deputy.can_be_written_to else ("away-owners", "—")
    stood_in = why in (AlertWhy.STANDS_IN, AlertWhy.AWAY)
    return "back" if stood_in else "withdrawn", manager.name if manager else "—"


async def _erased(ctx: Context, language: str, case: Case, response: Response | None, contact: Contact) -> Markup:
    """What is left to be shown of an erased person's case: the score, and why there is no more."""
    why = await erasures.find_why(ctx.conn, contact.id) or ErasedWhy.REQUEST
    return lines(
        _title(language, response, contact, None),
        say(language, f"erased-{why.value}"),
        say(language, "card-number", number=str(case.id)),
    )


async def _warning(ctx: Context, language: str, case: Case, why: AlertWhy) -> Markup | None:
    """Why somebody other than the manager gets this card; of what is over by now, that it was so."""
    if why in (AlertWhy.ASSIGNED, AlertWhy.LOOKED):
        return None
    manager = await find_staff(ctx.conn, case.manager_id)
    name = manager.name if manager else "—"
    if why is AlertWhy.OVERDUE and (case.due in (None, CaseDue.ANSWER) or not _is_late(case, ctx.now)):
        return say(language, "card-was-overdue", name=name)
    if why is AlertWhy.LOST and case.state is not CaseState.LOST:
        return say(language, "card-was-lost", name=name)
    return say(language, f"card-why-{why.value}", name=name)


def _is_late(case: Case, now: datetime) -> bool:
    return case.deadline_at is not None and case.deadline_at <= now


def _title(language: str, response: Response | None, contact: Contact, segment: str | None) -> Markup:
    shown = f" · {segment}" if segment else ""
    if response is None:
        return say(language, "card-title-plain", account=contact.account, segment=shown)
    mark = MARKS[response.group]
    return say(language, "card-title", mark=mark, score=response.score, account=contact.account, segment=shown)


def _position(contact: Contact) -> str:
    return f", {contact.position}" if contact.position else ""


def circle(language: str, contact: Contact, *, unhappy: bool) -> str:
    """The role of the client list. Whom it calls an advocate is none while `unhappy`, but was one: that is news."""
    if contact.circle is None:
        return ""
    if unhappy and contact.circle is Circle.ADVOCATE:
        return f" · {label(language, 'circle-advocate-before')}"
    return f" · {label(language, f'circle-{contact.circle.value}')}"


async def _words(ctx: Context, language: str, case: Case, reasons: list[Reason]) -> list[Markup | None]:
    parts = await cases.list_words(ctx.conn, case)
    shown, *rest = pieces(words_of(parts), COMMENT_LIMIT, PAGE)
    forwarded = list(dict.fromkeys(clip(part.forwarded_from, 40) for part in parts if part.forwarded_from))[:5]
    attached = Counter(part.kind for part in parts if part.kind in ATTACHED)
    return [
        say(language, "card-comment", text=f"{shown.rstrip()}…" if rest else shown) if shown else None,
        say(language, "card-rest-below") if rest else None,
        say(language, "words-forwarded", name=", ".join(forwarded)) if forwarded else None,
        *(say(language, "card-attachment", kind=kind.value, count=count) for kind, count in attached.items()),
        say(language, "card-reasons", reasons=reasons_named(language, reasons)) if reasons else None,
    ]


def words_of(parts: list[Part]) -> str:
    """A comment as the card shows it."""
    return "\n".join(part.marked for part in parts if part.marked)


def pages_below(parts: list[Part], part: Part) -> list[str]:
    """What the card has no room for, of one part of its comment: all of it when the card shows another answer."""
    if not part.marked:
        return []
    seen = len(pieces(words_of(parts), COMMENT_LIMIT, PAGE)[0])
    at = next((at for at, other in enumerate(parts) if other.source_message_id == part.source_message_id), None)
    if at is not None:
        before = words_of([other for other in parts[:at] if other.text])
        begins = len(before) + 1 if before else 0
        unseen = part.marked[max(seen - begins, 0) :]
    else:
        unseen = part.marked
    return pieces(unseen, PAGE, PAGE) if unseen.strip() else []
