"""The card of a case: what staff see of an unhappy client, brought up to date in every chat that shows it."""

from __future__ import annotations

from typing import Any

from aiogram.methods import TelegramMethod

from messages.dates import days_off, money, month, own_moment
from messages.envelopes import to_staff
from messages.letters import card
from messages.owed import Card, Lane
from messages.readers import STAFF, StaffReader
from messages.survey import reasons_named
from messages.taps import TakeTap
from messages.texts import Markup, clip, escape, join, label, lines, pieces, say
from messages.writing import Context, button, message
from nps.subjects import CaseCard
from nps.typography import NO_BREAK
from nps.values import (
    AlertState,
    AlertWhy,
    CaseId,
    CaseState,
    Circle,
    ContactState,
    ErasedWhy,
    Group,
    PartKind,
    Reason,
    Score,
)
from storage.answers import comments, responses
from storage.answers.comments import Part
from storage.answers.responses import Response
from storage.cases import alerts, cases
from storage.cases.cases import Case
from storage.people.clients import Contact, get_account, get_contact
from storage.people.staff import Staff, find_staff
from storage.privacy import erasures

MARKS = {Group.DETRACTOR: "🔴", Group.PASSIVE: "🟡", Group.PROMOTER: "🟢"}
COMMENT_LIMIT = 1500
PAGE = 3500  # of what follows below, so that its head has room
ATTACHMENTS_NAMED = 5
ATTACHED = (PartKind.VOICE, PartKind.PHOTO, PartKind.DOCUMENT, PartKind.OTHER)


def show(case: Case, receiver: Staff) -> Card:
    """The card for this person's chat, to be sent or brought up to date."""
    subject = CaseCard(case.id, receiver.id)
    return case_card.owed(to_staff(receiver, about=case.contact_id, subject=subject), case=case.id)


@card(name="case", to=STAFF, lane=Lane.ALERT, quick=True)
async def case_card(ctx: Context, reader: StaffReader, *, case: CaseId) -> TelegramMethod[Any] | None:
    """The present state of things; what somebody may not read any more turns into a sentence."""
    shown = await cases.find(ctx.conn, case)
    if shown is None:  # erased with its answers
        return None
    response = await cases.get_latest_response(ctx.conn, shown.id)
    contact = await get_contact(ctx.conn, response.contact_id)
    language, chat_id = reader.language, reader.chat_id
    of_case = await alerts.list_alerts(ctx.conn, shown.id)
    alert = next((alert for alert in of_case if alert.staff_id == reader.staff.id), None)
    if alert is not None and alert.state is AlertState.UNDELIVERABLE:
        return None  # given up while this change waited: after two sends of unknown outcome there is no third
    may_read = reader.who.may_read(contact.manager_id) and ctx.programme.may_read_answers(reader.staff.role)
    if not may_read or (alert is not None and alert.state is AlertState.WITHDRAWN):
        manager = await find_staff(ctx.conn, contact.manager_id)  # the account may have changed hands just now
        name = manager.name if manager else "—"
        return message(chat_id, say(language, "card-withdrawn", number=str(shown.id), name=name))
    if contact.state is ContactState.ERASED:
        return message(chat_id, await _erased(ctx, language, shown, response, contact))
    reasons = await responses.list_reasons(ctx.conn, response.id)
    unhappy = response.group is Group.DETRACTOR
    role = circle(language, contact, unhappy=unhappy)
    text = lines(
        await _warning(ctx, language, shown, alert.why if alert else AlertWhy.ASSIGNED),
        _title(language, response, contact, contact.segment),
        say(language, "card-person", name=contact.name, position=_position(contact), circle=role),
        *await _words(ctx, language, response, reasons),
        *await _history(ctx, language, response, contact, reasons),
        Markup(""),
        *await _state(ctx, language, shown, response),
    )
    is_taken = shown.state is not CaseState.OPEN
    buttons = None if is_taken else [[button(label(language, "card-take"), TakeTap(case=shown.id).pack())]]
    return message(chat_id, text, buttons)


async def _erased(ctx: Context, language: str, case: Case, response: Response, contact: Contact) -> Markup:
    """What is left to be shown of an erased person's case: the score, and why there is no more."""
    why = await erasures.find_why(ctx.conn, contact.id) or ErasedWhy.REQUEST
    return lines(
        _title(language, response, contact, None),
        say(language, f"erased-{why.value}"),
        say(language, "card-number", number=str(case.id)),
    )


async def _warning(ctx: Context, language: str, case: Case, why: AlertWhy) -> Markup | None:
    """Why somebody other than the manager gets this card."""
    if why is AlertWhy.ASSIGNED:
        return None
    manager = await find_staff(ctx.conn, case.manager_id)
    return say(language, f"card-why-{why.value}", name=manager.name if manager else "—")


def _title(language: str, response: Response, contact: Contact, segment: str | None) -> Markup:
    mark, shown = MARKS[response.group], f" · {segment}" if segment else ""
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


async def _words(ctx: Context, language: str, response: Response, reasons: list[Reason]) -> list[Markup | None]:
    parts = await comments.list_parts(ctx.conn, response.id)
    shown, *rest = pieces(words_of(parts), COMMENT_LIMIT, PAGE)
    forwarded = list(dict.fromkeys(clip(part.forwarded_from, 40) for part in parts if part.forwarded_from))[:5]
    attached = [part for part in parts if part.kind in ATTACHED]
    return [
        say(language, "card-comment", text=f"{shown.rstrip()}…" if rest else shown) if shown else None,
        say(language, "card-rest-below") if rest else None,
        say(language, "words-forwarded", name=", ".join(forwarded)) if forwarded else None,
        *(say(language, "card-attachment", kind=part.kind.value) for part in attached[-ATTACHMENTS_NAMED:]),
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


async def _history(
    ctx: Context, language: str, response: Response, contact: Contact, reasons: list[Reason]
) -> list[Markup | None]:
    earlier = await responses.list_earlier(ctx.conn, response)
    zone = ctx.programme.zone
    scores = [escape(f"{answer.score}{NO_BREAK}({month(language, answer.first_tap_at, zone)})") for answer in earlier]
    account = await get_account(ctx.conn, contact.account_id)
    revenue = money(language, account.revenue, ctx.programme.currency) if account.revenue else None
    repeated = await _repeated(ctx, reasons, earlier)
    return [
        say(language, "card-earlier", scores=join(", ", scores)) if scores else None,
        say(language, "card-revenue", revenue=revenue) if revenue else None,
        say(language, "card-repeated", reasons=reasons_named(language, repeated)) if repeated else None,
    ]


async def _repeated(ctx: Context, reasons: list[Reason], earlier: list[Response]) -> list[Reason]:
    """The reasons this contact has complained about before: a repeated complaint is a fault of the system."""
    before = {
        reason
        for answer in earlier
        if answer.group is Group.DETRACTOR
        for reason in await responses.list_reasons(ctx.conn, answer.id)
    }
    return [reason for reason in reasons if reason in before]


async def _state(ctx: Context, language: str, case: Case, response: Response) -> list[Markup | None]:
    zone = ctx.programme.zone
    changed = None
    first = await responses.find_first_score(ctx.conn, response.id)
    if first is not None and first != response.score:
        recovered = Score(first).group is Group.DETRACTOR and response.group is not Group.DETRACTOR
        key = "card-recovered" if recovered else "card-changed"
        changed = say(language, key, old=first, new=response.score)
    taken = None
    if case.taken_at:
        taker = await find_staff(ctx.conn, case.taken_by)
        when = own_moment(language, case.taken_at, zone)
        taken = say(language, "card-taken", name=taker.name if taker else "—", when=when)
    return [changed, _deadline(ctx, language, case, response), taken, say(language, "card-number", number=str(case.id))]


def _deadline(ctx: Context, language: str, case: Case, response: Response) -> Markup:
    """Until when; and the days off that moved it, if there are any. It counts from the latest complaint."""
    when = own_moment(language, case.deadline_at, ctx.programme.zone)
    since = max(case.opened_at, response.scored_at)
    runs = ctx.programme.working_time.days_off_between(since, case.deadline_at)
    if not runs:
        return say(language, "card-deadline", when=when)
    return say(language, "card-deadline-late", when=when, days=days_off(language, runs))
