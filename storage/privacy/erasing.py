"""Erasing a person: their data and their words go, in one transaction, wherever they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

import sqlalchemy as sa

from nps import pseudonym
from nps.values import CaseEvent, CaseId, CaseState, ContactId, ContactState, ErasedWhy, InvitationState
from storage.cases import cases
from storage.engine.conn import Conn
from storage.people.staff import find_staff_by_telegram
from storage.privacy import erasures, traces
from storage.privacy.erasures import Erasure
from storage.schema import (
    accounts,
    alerts,
    audit,
    case_events,
    case_responses,
    client_messages,
    comment_parts,
    consents,
    contacts,
    enrolment_openings,
    enrolments,
    invitations,
    link_attempts,
    people,
    response_reasons,
    responses,
    score_changes,
)
from storage.schema import cases as cases_table

ERASED = "erased"  # why an open question was not asked any more
EMPTY = {
    "external_id": None,
    "name": "",
    "name_folded": "",
    "greeting": None,
    "circle": None,
    "position": None,
    "phone": None,
    "email": None,
    "language": None,
    "timezone": None,
    "telegram_id": None,
    "unreachable": None,
    "unreachable_at": None,
    "joined_at": None,
}
OPEN = (InvitationState.PLANNED, InvitationState.SENT)


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased, and the cases whose cards have to follow; with the scores the cases are gone as well."""

    erasures: tuple[Erasure, ...]
    cases: tuple[CaseId, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """How this company erases: `key` makes the pseudonyms."""

    key: bytes
    keeps_score: bool


async def list_contacts(conn: Conn, telegram_id: int) -> list[ContactId]:
    """Every contact of this human about whom something is held, those who left their company as well."""
    mine = (contacts.c.telegram_id == telegram_id, contacts.c.state != ContactState.ERASED)
    return list((await conn.execute(sa.select(contacts.c.id).where(*mine).order_by(contacts.c.id))).scalars())


async def erase(
    conn: Conn,
    contact_ids: Sequence[int],
    terms: Terms,
    *,
    why: ErasedWhy,
    now: datetime,
    uids: dict[int, str] | None = None,
    at: datetime | None = None,
) -> Erased:
    """Erase these contacts; those that are erased already are left alone.

    `uids` and `at` repeat an erasure that the log knows. What is on its way at this moment is swept up later
    (`traces.sweep_up`), until then the erasure remembers the chat.
    """
    query = (
        sa.select(contacts, accounts.c.name.label("account"), accounts.c.external_id.label("account_code"))
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .where(contacts.c.id.in_(contact_ids), contacts.c.state != ContactState.ERASED)
        .order_by(contacts.c.id)
    )
    rows = (await conn.execute(query)).all()
    done, touched = [], []
    for row in rows:
        touched += await _close_cases(conn, row.id, now=now)
        await _erase_words(conn, row.id)
        await _erase_links(conn, row.id, now=now)
        await conn.execute(
            sa.update(contacts)
            .where(contacts.c.id == row.id)
            .values(**EMPTY, state=ContactState.ERASED, updated_at=now)
        )
        by_request = why is ErasedWhy.REQUEST
        listed = erasures.name_as_listed(
            terms.key,
            account=row.account,
            account_id=row.account_code,
            name=row.name,
            external_id=row.external_id,
        )
        done.append(
            Erasure(
                uid=(uids or {}).get(row.id) or uuid4().hex,
                contact_id=row.id,
                at=at or now,
                why=why,
                person=pseudonym.of_person(terms.key, row.telegram_id) if row.telegram_id else None,
                listed_as=listed if by_request else None,  # who was merely forgotten may be listed again
            )
        )
        await traces.clear_quotes(conn, row, now=now)
        human = row.telegram_id if row.telegram_id and not await list_contacts(conn, row.telegram_id) else None
        await erasures.record(conn, done[-1], chat_id=human)
        if human is not None:  # the last contact of this human
            await _erase_human(conn, human)
            await traces.stop(conn, human, now=now)
        if not terms.keeps_score:
            await _erase_scores(conn, row.id)
    return Erased(tuple(done), tuple(touched))


async def _close_cases(conn: Conn, contact_id: ContactId, *, now: datetime) -> list[CaseId]:
    """Open cases are over; what staff noted on them goes."""
    mine = cases_table.c.contact_id == contact_id
    found = list((await conn.execute(sa.select(cases_table.c.id).where(mine).order_by(cases_table.c.id))).scalars())
    await conn.execute(sa.update(case_events).where(case_events.c.case_id.in_(found)).values(detail=None))
    await conn.execute(sa.update(cases_table).where(mine).values(outcome=None))
    closing = sa.update(cases_table).where(mine, cases_table.c.state != CaseState.CLOSED)
    closed = await conn.execute(closing.values(state=CaseState.CLOSED, closed_at=now).returning(cases_table.c.id))
    for case_id in sorted(closed.scalars()):
        await cases.add_event(conn, CaseId(case_id), CaseEvent.ERASED, now=now)
    return [CaseId(one) for one in found]


async def _erase_words(conn: Conn, contact_id: ContactId) -> None:
    """What they wrote and sent. A free message leaves its row: staff's copies are found by its number."""
    of_responses = sa.select(responses.c.id).where(responses.c.contact_id == contact_id)
    await conn.execute(sa.delete(comment_parts).where(comment_parts.c.response_id.in_(of_responses)))
    await conn.execute(sa.update(responses).where(responses.c.contact_id == contact_id).values(circle=None))
    nowhere = {"source_chat_id": 0, "source_message_id": -client_messages.c.id}
    values = {"text": None, "file_id": None, "file_name": None, "pass_on_at": None, **nowhere}
    await conn.execute(sa.update(client_messages).where(client_messages.c.contact_id == contact_id).values(**values))


async def _erase_links(conn: Conn, contact_id: ContactId, *, now: datetime) -> None:
    """Links no longer open anything and no longer tell who opened them; open questions are asked no more."""
    mine = enrolments.c.contact_id == contact_id
    theirs = sa.select(enrolments.c.id).where(mine)
    await conn.execute(sa.delete(enrolment_openings).where(enrolment_openings.c.enrolment_id.in_(theirs)))
    await conn.execute(sa.update(enrolments).where(mine).values(bound_to=None))
    await conn.execute(sa.update(enrolments).where(mine, enrolments.c.expires_at > now).values(expires_at=now))
    await conn.execute(sa.update(consents).where(consents.c.contact_id == contact_id).values(telegram_id=None))
    waiting = (invitations.c.contact_id == contact_id, invitations.c.state.in_(OPEN))
    ended = {"state": InvitationState.SKIPPED, "skipped_reason": ERASED, "ended_at": now}
    await conn.execute(sa.update(invitations).where(*waiting).values(**ended))


async def _erase_human(conn: Conn, telegram_id: int) -> None:
    """The human behind the contacts; of staff only what belongs to their being asked."""
    await conn.execute(sa.delete(enrolment_openings).where(enrolment_openings.c.telegram_id == telegram_id))
    await conn.execute(sa.delete(link_attempts).where(link_attempts.c.telegram_id == telegram_id))
    if await find_staff_by_telegram(conn, telegram_id):
        values = {"opted_out_at": None, "quiet_until": None}
        await conn.execute(sa.update(people).where(people.c.telegram_id == telegram_id).values(**values))
        return
    await conn.execute(sa.delete(people).where(people.c.telegram_id == telegram_id))
    looked = (audit.c.telegram_id == telegram_id, audit.c.staff_id.is_(None))
    await conn.execute(sa.update(audit).where(*looked).values(telegram_id=None))


async def _erase_scores(conn: Conn, contact_id: ContactId) -> None:
    """The company keeps no score of an erased person: answers, their cases and the questions go as well."""
    mine = sa.select(responses.c.id).where(responses.c.contact_id == contact_id)
    theirs = sa.select(cases_table.c.id).where(cases_table.c.contact_id == contact_id)
    unbound = {"case_id": None, "invitation_id": None}
    await conn.execute(sa.update(client_messages).where(client_messages.c.contact_id == contact_id).values(**unbound))
    for table in (case_responses, score_changes, response_reasons):
        await conn.execute(sa.delete(table).where(table.c.response_id.in_(mine)))
    for table in (case_events, alerts):
        await conn.execute(sa.delete(table).where(table.c.case_id.in_(theirs)))
    for table in (cases_table, responses, invitations):
        await conn.execute(sa.delete(table).where(table.c.contact_id == contact_id))
