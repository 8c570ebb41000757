"""Alerting staff of a client's words: opening a case, its cards, rings and attachments."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from messages import case_card
from messages.notices import notice
from messages.owed import Owed
from nps.deadline import contact_deadline
from nps.programme import Programme
from nps.values import AlertWhy, CaseEvent, CaseId, Group, Reason
from storage.answers import client_messages, comments, responses
from storage.answers.comments import Part
from storage.answers.responses import Response, Scored
from storage.cases import alerts, cases
from storage.cases.cases import Case
from storage.people.clients import Contact, get_contact
from storage.people.staff import Staff


async def on_scored(
    conn: AsyncConnection,
    scored: Scored,
    parts: list[Part],
    manager: Staff | None,
    *,
    now: datetime,
    programme: Programme,
) -> Owed:
    """What a score means for the follow-up: a detractor opens a case, a change of mind shows on its card.

    `parts` is the comment there is already, `manager` the account's.
    """
    response, before = scored.response, scored.before
    deadline = contact_deadline(now, programme.working_hours, programme.zone, programme.contact_within_working_days)
    case = await cases.find_of_response(conn, response.id) if before is not None else None
    again = False  # does a known case have to ring the phone?
    if case is None:
        if response.group is not Group.DETRACTOR:
            return []
        case = await cases.open_for(conn, response, deadline=deadline, now=now)
        again = case.opened_at < now
        alerted = await alerts.alert(conn, case, now=now, anonymous=programme.anonymous, known=manager)
        if alerted and not again and before is None:  # a case of this moment: its cards are those
            return [*case_card.cards_of(alerted), *await case_card.parts_owed(conn, case.id, parts)]
    elif before is not None and before != response.score:
        change = {"old": int(before), "new": response.score}
        await cases.add_event(conn, case.id, CaseEvent.SCORE_CHANGED, detail=change, now=now)
        if response.group is Group.DETRACTOR and before.group is not Group.DETRACTOR:
            case = await cases.complain_again(conn, case, deadline=deadline)
            again = True
    else:
        return []
    if before is not None:  # at the first tap no reason can have been marked
        await _alert_owners_of_attitude(conn, case, response, now=now)
    owed = await case_card.cards_owed(conn, case.id)
    owed += await case_card.parts_owed(conn, case.id, parts)
    if again:
        contact = await get_contact(conn, response.contact_id)
        key = f"ring:score:{response.id}:{now.isoformat()}"
        for receiver in await _receivers(conn, case.id):
            if letter := case_card.ring(case.id, receiver, contact, key, score=response.score):
                owed.append(letter)
    return owed


async def on_reasons(conn: AsyncConnection, response: Response, *, now: datetime) -> Owed:
    """The reasons show on the card; a detractor who names the attitude alerts the owners as well."""
    case = await cases.find_of_response(conn, response.id)
    if case is None:
        return []
    await _alert_owners_of_attitude(conn, case, response, now=now)
    return await case_card.cards_owed(conn, case.id)


async def _alert_owners_of_attitude(conn: AsyncConnection, case: Case, response: Response, *, now: datetime) -> None:
    if response.group is Group.DETRACTOR and Reason.ATTITUDE in await responses.list_reasons(conn, response.id):
        await alerts.alert_owners(conn, case.id, AlertWhy.ATTITUDE, now=now)


async def on_comment(
    conn: AsyncConnection, response: Response, contact: Contact, part: Part, *, now: datetime, programme: Programme
) -> Owed:
    """A new part of the comment: the card shows it, and it rings at most once a minute."""
    case = await cases.find_of_response(conn, response.id)
    if case is None:
        return []
    owed = await case_card.cards_owed(conn, case.id)
    owed += await case_card.parts_owed(conn, case.id, [part])
    if part.text and await cases.claim_ring(conn, case.id, now=now, at_most_every=programme.ring_at_most_every):
        key = f"ring:{part.source_chat_id}:{part.source_message_id}"
        for receiver in await _receivers(conn, case.id):
            if letter := case_card.ring(case.id, receiver, contact, key, text=part.text):
                owed.append(letter)
    return owed


async def _receivers(conn: AsyncConnection, case: CaseId) -> list[Staff]:
    found = await alerts.list_receivers(conn, case)
    return [receiver for alert, receiver in found if alert.state not in case_card.SILENT]


async def cards_missed(conn: AsyncConnection, receiver: Staff, *, now: datetime, programme: Programme) -> Owed:
    """Somebody of the staff joined or came back: the cards that could not reach them are owed now."""
    if not programme.may_read_answers(receiver.role):
        return []
    unread: Owed = []
    for kept in await client_messages.claim_unread_for(conn, receiver):
        unread += case_card.passed_on(kept, client_messages.Receivers((receiver,), instead=False))
    missed = [case.id for case in await alerts.list_missed_by_manager(conn, receiver.id)]
    missed += [case for case in await alerts.list_undeliverable(conn, receiver.id) if case not in missed]
    if not missed:
        return unread
    owed: Owed = [*unread, *notice(receiver, "staff-cases-waiting", {"count": len(missed)})]
    for case in missed:
        await alerts.owe_again(conn, case, receiver.id, AlertWhy.ASSIGNED, now=now)
        response = await cases.get_latest_response(conn, case)
        for alert in await alerts.list_alerts(conn, case):
            if alert.staff_id == receiver.id and (card := case_card.card(alert, receiver)):
                owed.append(card)
        parts = await comments.list_parts(conn, response.id)
        owed += [letter for part in parts if (letter := case_card.part_sent(case, receiver, part))]
    return owed
