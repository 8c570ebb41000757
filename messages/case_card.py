"""What staff see of a case: the card, the ring of a new comment, a client's voice or file, a free message."""

from __future__ import annotations

from typing import Any

from aiogram.methods import CopyMessage, TelegramMethod
from sqlalchemy.ext.asyncio import AsyncConnection

from messages.dates import moment, money, month
from messages.owed import Card, Lane, Letter, Owed
from messages.survey import reasons_named
from messages.taps import TakeTap
from messages.texts import Markup, clip, escape, join, label, lines, say
from messages.writing import Context, attachment, button, message, replying
from nps.values import (
    AlertState,
    AlertWhy,
    CaseId,
    CaseState,
    ContactState,
    ErasedWhy,
    Group,
    PartKind,
    Reason,
    Score,
)
from storage.answers import client_messages, comments, responses
from storage.answers.client_messages import ClientMessage, Receivers
from storage.answers.comments import Part
from storage.answers.responses import Response
from storage.cases import alerts, cases
from storage.cases.alerts import Alert
from storage.cases.cases import Case
from storage.people.clients import Contact, get_account, get_contact
from storage.people.staff import Staff, find_staff
from storage.people.who import Who, find_who
from storage.privacy import erasures
from storage.queues import deliveries

MARKS = {Group.DETRACTOR: "🔴", Group.PASSIVE: "🟡", Group.PROMOTER: "🟢"}
SILENT = (AlertState.UNDELIVERABLE, AlertState.WITHDRAWN)
COMMENT_LIMIT = 1500
ATTACHMENTS_NAMED = 5
ATTACHED = (PartKind.VOICE, PartKind.PHOTO, PartKind.DOCUMENT, PartKind.OTHER)


def card_key(case: CaseId, staff: int) -> str:
    return f"case:{case}:staff:{staff}"


def card(alert: Alert, receiver: Staff) -> Card | None:
    """The card for this person's chat; None for somebody who cannot be written to."""
    if receiver.telegram_id is None or alert.state in SILENT:
        return None
    return _card(alert, receiver, receiver.telegram_id)


def _card(alert: Alert, receiver: Staff, chat_id: int) -> Card:
    return Card(
        name="case",
        key=card_key(alert.case_id, receiver.id),
        chat_id=chat_id,
        arguments={"case": alert.case_id, "staff": receiver.id},
        lane=Lane.ALERT,
    )


async def withdrawn_owed(conn: AsyncConnection, case: CaseId) -> Owed:
    """The last word in the chat of a manager whose account went to somebody else."""
    owed: Owed = []
    for alert, receiver in await alerts.list_receivers(conn, case):
        if alert.state is AlertState.WITHDRAWN and receiver.telegram_id and receiver.can_be_written_to:
            owed.append(_card(alert, receiver, receiver.telegram_id))
    return owed


async def cards_owed(conn: AsyncConnection, case: CaseId) -> Owed:
    """The card in every chat that shows this case, to be sent or brought up to date."""
    return cards_of(await alerts.list_receivers(conn, case))


def cards_of(receivers: list[tuple[Alert, Staff]]) -> Owed:
    return [found for alert, receiver in receivers if (found := card(alert, receiver))]


async def parts_owed(conn: AsyncConnection, case: CaseId, parts: list[Part]) -> Owed:
    """The client's voice, photos and files for every chat that shows the case; each chat gets each of them once."""
    if not parts:
        return []
    receivers = [receiver for alert, receiver in await alerts.list_receivers(conn, case) if alert.state not in SILENT]
    return [letter for receiver in receivers for part in parts if (letter := part_sent(case, receiver, part))]


def part_sent(case: CaseId, receiver: Staff, part: Part) -> Letter | None:
    """A client's voice, photo or file for this person's chat, once."""
    if receiver.telegram_id is None or part.kind not in ATTACHED:
        return None
    source = f"{part.source_chat_id}:{part.source_message_id}"
    arguments = {"case": case, "staff": receiver.id, "source": part.source_message_id}
    key = f"part:{source}:{receiver.id}"
    subject = card_key(case, receiver.id)
    return Letter(
        name="case_part",
        chat_id=receiver.telegram_id,
        arguments=arguments,
        lane=Lane.ALERT,
        dedup_key=key,
        subject=f"reply-to:{subject}",
    )


def ring(
    case: CaseId, receiver: Staff, contact: Contact, dedup_key: str, *, text: str = "", score: int | None = None
) -> Letter | None:
    """A short reply to the card with new words or a new score, because an edited card rings no phone."""
    if receiver.telegram_id is None:
        return None
    told = {"text": clip(text, 300)} if score is None else {"text": "", "score": score}
    arguments = {"case": case, "staff": receiver.id, "name": contact.name, **told}
    return Letter(
        name="case_ring",
        chat_id=receiver.telegram_id,
        arguments=arguments,
        lane=Lane.ALERT,
        dedup_key=f"{dedup_key}:{receiver.id}",
        subject=f"reply-to:{card_key(case, receiver.id)}",
    )


def passed_on(kept: ClientMessage, receivers: Receivers) -> Owed:
    """A client's free message for everybody who is to get it, once each."""
    owed: Owed = []
    for receiver in receivers.staff:
        if receiver.telegram_id is None:
            continue
        chat, key = receiver.telegram_id, f"message:{kept.id}:{receiver.id}"
        arguments = {"message_id": kept.id, "staff": receiver.id, "instead": receivers.instead}
        owed.append(
            Letter(
                name="client_message", chat_id=chat, arguments=arguments, lane=Lane.ALERT, dedup_key=key, subject=key
            )
        )
        if kept.kind is PartKind.OTHER:  # a sticker, a place: it has no caption of its own
            copy = {"message_id": kept.id}
            owed.append(
                Letter(
                    name="client_copy",
                    chat_id=chat,
                    arguments=copy,
                    lane=Lane.ALERT,
                    dedup_key=f"{key}:copy",
                    subject=f"copy-of:{key}",
                )
            )
    return owed


async def compose_card(ctx: Context, chat_id: int, *, case: int, staff: int) -> TelegramMethod[Any] | None:
    found = await cases.find(ctx.conn, case)
    if found is None:  # erased with its answers
        return None
    response = await cases.get_latest_response(ctx.conn, found.id)
    contact = await get_contact(ctx.conn, response.contact_id)
    who = await find_who(ctx.conn, chat_id)
    if who is None or who.staff is None or who.staff.id != staff:
        return None
    language = ctx.language_of(who)
    alert = next((one for one in await alerts.list_alerts(ctx.conn, found.id) if one.staff_id == staff), None)
    if alert is not None and alert.state is AlertState.UNDELIVERABLE:
        return None  # given up while this change waited: after two sends of unknown outcome there is no third
    theirs = _may_read(ctx, who, contact)  # the account may have changed hands just now
    if not theirs or (alert is not None and alert.state is AlertState.WITHDRAWN):
        manager = await find_staff(ctx.conn, contact.manager_id)
        name = manager.name if manager else "—"
        return message(chat_id, say(language, "card-withdrawn", number=str(found.id), name=name))
    if contact.state is ContactState.ERASED:
        return message(chat_id, await _erased(ctx, language, found, response, contact))
    text = lines(
        *await _head(ctx, language, found, response, contact, staff),
        *await _body(ctx, language, response),
        *await _history(ctx, language, response, contact),
        Markup(""),
        *await _state(ctx, language, found, response),
    )
    taken = found.state is not CaseState.OPEN
    buttons = None if taken else [[button(label(language, "card-take"), TakeTap(case=found.id).pack())]]
    return message(chat_id, text, buttons)


async def _erased(ctx: Context, language: str, case: Case, response: Response, contact: Contact) -> Markup:
    """What is left to be shown of an erased person's case: the score, and why there is no more."""
    why = await erasures.find_why(ctx.conn, contact.id) or ErasedWhy.REQUEST
    return lines(
        say(
            language,
            "card-title",
            mark=MARKS[response.group],
            score=response.score,
            account=contact.account,
            segment="",
        ),
        say(language, f"erased-{why.value}"),
        say(language, "card-number", number=str(case.id)),
    )


async def _head(
    ctx: Context, language: str, case: Case, response: Response, contact: Contact, staff: int
) -> list[Markup | None]:
    reasons = {alert.staff_id: alert.why for alert in await alerts.list_alerts(ctx.conn, case.id)}
    why = next((reason for staff_id, reason in reasons.items() if staff_id == staff), AlertWhy.ASSIGNED)
    warning = None
    if why is not AlertWhy.ASSIGNED:
        manager = await find_staff(ctx.conn, case.manager_id)
        warning = say(language, f"card-why-{why.value}", name=manager.name if manager else "—")
    segment = f" · {contact.segment}" if contact.segment else ""
    return [
        warning,
        say(
            language,
            "card-title",
            mark=MARKS[response.group],
            score=response.score,
            account=contact.account,
            segment=segment,
        ),
        say(language, "card-person", name=contact.name, position=_position(contact), circle=circle(language, contact)),
    ]


def _may_read(ctx: Context, who: Who, contact: Contact) -> bool:
    """May they read what this client said, and that it was this client?"""
    return who.staff is not None and who.may_read(contact.manager_id) and ctx.programme.may_read_answers(who.staff.role)


def _position(contact: Contact) -> str:
    return f", {contact.position}" if contact.position else ""


def circle(language: str, contact: Contact) -> str:
    return f" · {label(language, f'circle-{contact.circle.value}')}" if contact.circle else ""


async def _body(ctx: Context, language: str, response: Response) -> list[Markup | None]:
    parts = await comments.list_parts(ctx.conn, response.id)
    words = "\n".join(part.text for part in parts if part.text)
    attached = [part for part in parts if part.kind in ATTACHED]
    reasons = await responses.list_reasons(ctx.conn, response.id)
    return [
        say(language, "card-comment", text=clip(words, COMMENT_LIMIT)) if words else None,
        *(say(language, "card-attachment", kind=part.kind.value) for part in attached[-ATTACHMENTS_NAMED:]),
        say(language, "card-reasons", reasons=reasons_named(language, reasons)) if reasons else None,
    ]


async def _history(ctx: Context, language: str, response: Response, contact: Contact) -> list[Markup | None]:
    earlier = await responses.list_earlier(ctx.conn, response)
    zone = ctx.programme.zone
    scores = [escape(f"{one.score} ({month(language, one.first_tap_at, zone)})") for one in earlier]
    account = await get_account(ctx.conn, contact.account_id)
    revenue = money(language, account.revenue, ctx.programme.currency) if account.revenue else None
    repeated = await _repeated(ctx, response, earlier)
    return [
        say(language, "card-earlier", scores=join(", ", scores)) if scores else None,
        say(language, "card-revenue", revenue=revenue) if revenue else None,
        say(language, "card-repeated", reasons=reasons_named(language, repeated)) if repeated else None,
    ]


async def _repeated(ctx: Context, response: Response, earlier: list[Response]) -> list[Reason]:
    """The reasons this contact has complained about before: a repeated complaint is a fault of the system."""
    before = {
        reason
        for one in earlier
        if one.group is Group.DETRACTOR
        for reason in await responses.list_reasons(ctx.conn, one.id)
    }
    return [reason for reason in await responses.list_reasons(ctx.conn, response.id) if reason in before]


async def _state(ctx: Context, language: str, case: Case, response: Response) -> list[Markup | None]:
    zone = ctx.programme.zone
    changed = None
    first = await responses.find_first_score(ctx.conn, response.id)
    if first is not None and first != response.score:
        recovered = Score(first).group is Group.DETRACTOR and response.group is not Group.DETRACTOR
        key = "card-recovered" if recovered else "card-changed"
        changed = say(language, key, old=first, new=response.score)
    taker = await find_staff(ctx.conn, case.taken_by)
    taken = None
    if case.taken_at:
        taken = say(
            language, "card-taken", name=taker.name if taker else "—", when=moment(language, case.taken_at, zone)
        )
    deadline = say(language, "card-deadline", when=moment(language, case.deadline_at, zone))
    return [changed, deadline, taken, say(language, "card-number", number=str(case.id))]


async def compose_ring(
    ctx: Context, chat_id: int, *, case: CaseId, staff: int, name: str, text: str, score: int | None = None
) -> TelegramMethod[Any] | None:
    found = await cases.find(ctx.conn, case)
    if found is None:
        return None
    contact, who = await get_contact(ctx.conn, found.contact_id), await find_who(ctx.conn, chat_id)
    if contact.state is ContactState.ERASED or who is None or not _may_read(ctx, who, contact):
        return None
    shown = await deliveries.find_card_message(ctx.conn, card_key(case, staff))
    language = ctx.language_of(who)
    if score is None:
        words = say(language, "card-ring", contact=name, text=text)
    else:
        words = say(language, "card-ring-score", contact=name, score=score)
    return message(chat_id, words, reply_to=shown)


async def compose_part(
    ctx: Context, chat_id: int, *, case: CaseId, staff: int, source: int
) -> TelegramMethod[Any] | None:
    if await cases.find(ctx.conn, case) is None:
        return None
    response = await cases.get_latest_response(ctx.conn, case)
    contact = await get_contact(ctx.conn, response.contact_id)
    parts = await comments.list_parts(ctx.conn, response.id)
    part = next((one for one in parts if one.source_message_id == source), None)
    who = await find_who(ctx.conn, chat_id)
    if part is None or who is None or not _may_read(ctx, who, contact):
        return None
    shown = await deliveries.find_card_message(ctx.conn, card_key(case, staff))
    caption = say(ctx.language_of(who), "card-attachment-caption", contact=contact.name, account=contact.account)
    return attachment(chat_id, part, caption, reply_to=shown) or CopyMessage(
        chat_id=chat_id,
        from_chat_id=part.source_chat_id,
        message_id=part.source_message_id,
        reply_parameters=replying(shown),
    )


async def compose_client_message(
    ctx: Context, chat_id: int, *, message_id: int, staff: int, instead: bool
) -> TelegramMethod[Any] | None:
    found = await client_messages.get(ctx.conn, message_id)
    contact, who = await get_contact(ctx.conn, found.contact_id), await find_who(ctx.conn, chat_id)
    if contact.state is ContactState.ERASED or who is None or not _may_read(ctx, who, contact):
        return None
    language = ctx.language_of(who)
    head = lines(
        say(language, "client-message-why") if instead else None,
        say(
            language,
            "client-message",
            contact=contact.name,
            account=contact.account,
            circle=circle(language, contact),
        ),
    )
    case = await cases.find_open_of_contact(ctx.conn, contact.id)
    shown = await deliveries.find_card_message(ctx.conn, card_key(case.id, staff)) if case else None
    room = 4000 if found.kind in (PartKind.TEXT, PartKind.OTHER) else 1000  # a caption is shorter than a message
    limit = max(room - len(head.encode("utf-16-le")) // 2, 1)
    text = lines(head, escape(clip(found.text, limit))) if found.text else head
    return attachment(chat_id, found.part, text, reply_to=shown) or message(chat_id, text, reply_to=shown)


async def compose_client_copy(ctx: Context, chat_id: int, *, message_id: int) -> TelegramMethod[Any] | None:
    found = await client_messages.get(ctx.conn, message_id)
    contact, who = await get_contact(ctx.conn, found.contact_id), await find_who(ctx.conn, chat_id)
    if contact.state is ContactState.ERASED or who is None or not _may_read(ctx, who, contact):
        return None
    return CopyMessage(chat_id=chat_id, from_chat_id=found.source_chat_id, message_id=found.source_message_id)
