"""What is older than the company keeps: words lose themselves, contacts nobody has to do with any more are erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from nps.values import CaseId, CaseState, ContactId, ContactState
from storage.engine.conn import Conn
from storage.schema import (
    case_events,
    case_responses,
    cases,
    client_messages,
    comment_parts,
    contacts,
    enrolment_openings,
    enrolments,
    invitations,
    people,
    responses,
    staff,
)


@dataclass(frozen=True, slots=True)
class Anonymised:
    """Cases and contacts whose old words are gone; `more` when there are others."""

    cases: list[CaseId]
    contacts: list[ContactId]
    more: bool


async def anonymise_words(conn: Conn, *, before: datetime, limit: int) -> Anonymised:
    """Remove words and files older than `before`, the oldest `limit` of each kind; scores and reasons stay."""
    old_parts = sa.select(comment_parts.c.id).where(comment_parts.c.created_at < before)
    old_parts = old_parts.order_by(comment_parts.c.id).limit(limit)
    gone = await conn.execute(
        sa.delete(comment_parts).where(comment_parts.c.id.in_(old_parts)).returning(comment_parts.c.response_id)
    )
    of_responses = list(gone.scalars())
    of_cases = sa.select(case_responses.c.case_id).where(case_responses.c.response_id.in_(of_responses)).distinct()
    touched = set((await conn.execute(of_cases)).scalars())

    said = sa.or_(
        client_messages.c.text.is_not(None),
        client_messages.c.file_id.is_not(None),
        client_messages.c.file_name.is_not(None),
    )
    old_messages = sa.select(client_messages.c.id).where(client_messages.c.created_at < before, said)
    blank = {"text": None, "file_id": None, "file_name": None, "pass_on_at": None}
    emptied = await conn.execute(
        sa.update(client_messages)
        .where(client_messages.c.id.in_(old_messages.order_by(client_messages.c.id).limit(limit)))
        .values(**blank)
        .returning(client_messages.c.contact_id)
    )
    writers = list(emptied.scalars())

    noted = sa.or_(cases.c.outcome.is_not(None), cases.c.id.in_(_noted()))
    old_cases = sa.select(cases.c.id).where(cases.c.state == CaseState.CLOSED, cases.c.closed_at < before, noted)
    closed = list((await conn.execute(old_cases.order_by(cases.c.id).limit(limit))).scalars())
    await conn.execute(sa.update(cases).where(cases.c.id.in_(closed)).values(outcome=None))
    await conn.execute(sa.update(case_events).where(case_events.c.case_id.in_(closed)).values(detail=None))
    more = max(len(of_responses), len(writers), len(closed)) >= limit
    return Anonymised(sorted(touched), sorted(set(writers)), more)


def _noted() -> sa.Select[tuple[int]]:
    return sa.select(case_events.c.case_id).where(case_events.c.detail.is_not(None))


async def list_lapsed(conn: Conn, *, before: datetime, limit: int) -> list[ContactId]:
    """Contacts with whom nothing has happened since `before`: no invitation, question, answer or message.

    Whoever left the company counts from when the list said so, whoever cannot be reached from then on.
    """

    def since(table: sa.Table, column: sa.ColumnElement[datetime]) -> sa.ColumnElement[bool]:
        return sa.exists().where(table.c.contact_id == contacts.c.id, column >= before)

    lately = sa.or_(
        contacts.c.created_at >= before,
        contacts.c.joined_at >= before,
        contacts.c.unreachable_at >= before,
        sa.and_(contacts.c.state == ContactState.LEFT, contacts.c.updated_at >= before),
        since(enrolments, enrolments.c.created_at),
        since(invitations, invitations.c.planned_at),
        since(responses, responses.c.scored_at),
        since(client_messages, client_messages.c.created_at),
    )
    query = sa.select(contacts.c.id).where(
        contacts.c.state != ContactState.ERASED, sa.not_(sa.func.coalesce(lately, False))
    )
    return list((await conn.execute(query.order_by(contacts.c.id).limit(limit))).scalars())


async def forget_passers_by(conn: Conn, *, before: datetime) -> None:
    """Humans who only looked in: openings of links, and names of people who are nobody here."""
    await conn.execute(sa.delete(enrolment_openings).where(enrolment_openings.c.opened_at < before))
    nobody = [
        ~sa.exists().where(table.c.telegram_id == people.c.telegram_id)
        for table in (contacts, staff, enrolment_openings)
    ]
    await conn.execute(sa.delete(people).where(people.c.created_at < before, *nobody))
