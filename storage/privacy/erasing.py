"""Erasing a person: their data and their words go, in one transaction, wherever they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from nps import pseudonym
from nps.values import (
    CaseEvent,
    CaseId,
    CaseState,
    ContactId,
    ContactState,
    ErasedWhy,
    InvitationState,
    PromiseState,
)
from storage.asking.invitations import OPEN
from storage.cases import cases
from storage.engine.conn import Conn
from storage.people import answered, latest
from storage.people.staff import find_staff_by_telegram
from storage.privacy import emptying, erasures, traces
from storage.privacy.erasures import Erasure
from storage.schema import accounts, audit, contacts, enrolments, invitations, light_cards, promises
from storage.schema import cases as cases_table

ERASED = "erased"  # why an open question was not asked any more
_is_held = sa.or_(
    contacts.c.state != ContactState.ERASED, sa.and_(contacts.c.merged_into.is_not(None), contacts.c.name != "")
)
"""Who is hidden behind another contact of the same human keeps a name by which lists call them."""


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
    not_erased = (contacts.c.telegram_id == telegram_id, contacts.c.state != ContactState.ERASED)
    return list((await conn.execute(sa.select(contacts.c.id).where(*not_erased).order_by(contacts.c.id))).scalars())


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
    """Erase these contacts, and who is hidden behind them; those that are erased already are left alone.

    `uids` and `at` repeat an erasure that the log knows. What is on its way at this moment is swept up later
    (`traces.sweep_up`), until then the erasure remembers the chat.
    """
    query = (
        sa.select(contacts, accounts.c.name.label("account"), accounts.c.external_id.label("account_code"))
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .where(sa.or_(contacts.c.id.in_(contact_ids), contacts.c.merged_into.in_(contact_ids)), _is_held)
        .order_by(contacts.c.id)
    )
    rows = (await conn.execute(query)).all()
    done, touched = [], []
    for row in rows:
        touched += await _close_cases(conn, row.id, now=now)
        await _end_links_and_questions(conn, row.id, now=now)
        this = sa.update(contacts).where(contacts.c.id == row.id)
        await conn.execute(this.values(state=ContactState.ERASED, updated_at=now))
        former = await _list_former_accounts(conn, row)
        await emptying.empty_contact(conn, row.id)
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
                listed_as=listed if by_request else None,  # whoever was erased by age may be listed again
            )
        )
        await traces.clear_quotes(conn, row, now=now)
        human = row.telegram_id if row.telegram_id and not await list_contacts(conn, row.telegram_id) else None
        await erasures.record(conn, done[-1], chat_id=human)
        if human is not None:  # the last contact of this human
            await _erase_human(conn, human)
            await traces.stop(conn, human, now=now)
        for left in former:
            await _erase_human(conn, left)
            await traces.stop(conn, left, now=now)
        if not terms.keeps_score:
            await emptying.delete_scores(conn, row.id)  # answers, their cases and the questions go as well
            await latest.follow(conn, row.id)
    return Erased(tuple(done), tuple(touched))


CLOSED = {"state": CaseState.CLOSED, "due": None, "deadline_at": None, "ring_at": None}


async def _close_cases(conn: Conn, contact_id: ContactId, *, now: datetime) -> list[CaseId]:
    """Open cases are over, and nobody has to read light cards; tells all cases there are, closed ones as well."""
    of_contact = cases_table.c.contact_id == contact_id
    case_ids = (
        (await conn.execute(sa.select(cases_table.c.id).where(of_contact).order_by(cases_table.c.id))).scalars().all()
    )
    closing = sa.update(cases_table).where(of_contact, cases_table.c.closed_at.is_(None))
    closed = (await conn.execute(closing.values(closed_at=now, **CLOSED).returning(cases_table.c.id))).scalars().all()
    await answered.follow(conn, contact_id)
    said = (light_cards.c.contact_id == contact_id, light_cards.c.unread_since.is_not(None))
    await conn.execute(sa.update(light_cards).where(*said).values(unread_since=None))
    for state, ended in ((PromiseState.OPEN, PromiseState.DROPPED), (PromiseState.DRAFT, PromiseState.CANCELLED)):
        undone = (promises.c.case_id.in_(case_ids), promises.c.state == state)
        await conn.execute(sa.update(promises).where(*undone).values(state=ended, settled_at=now))
    for case_id in sorted(closed):
        await cases.add_event(conn, CaseId(case_id), CaseEvent.ERASED, now=now)
    return [CaseId(case_id) for case_id in case_ids]


async def _end_links_and_questions(conn: Conn, contact_id: ContactId, *, now: datetime) -> None:
    """Links no longer open anything; open questions are asked no more."""
    usable = (enrolments.c.contact_id == contact_id, enrolments.c.expires_at > now)
    await conn.execute(sa.update(enrolments).where(*usable).values(expires_at=now))
    waiting = (invitations.c.contact_id == contact_id, invitations.c.state.in_(OPEN))
    ended = {"state": InvitationState.SKIPPED, "skipped_reason": ERASED, "ended_at": now}
    await conn.execute(sa.update(invitations).where(*waiting).values(**ended))


async def _list_former_accounts(conn: Conn, row: sa.Row[Any]) -> list[int]:
    """Telegram accounts from which this contact answered before the present one, and that are nobody else here."""
    bound = sa.select(enrolments.c.bound_to).where(
        enrolments.c.contact_id == row.id, enrolments.c.bound_to.is_not(None)
    )
    accounts_used = set((await conn.execute(bound)).scalars()) - {row.telegram_id}
    return [number for number in sorted(accounts_used) if not await list_contacts(conn, number)]


async def _erase_human(conn: Conn, telegram_id: int) -> None:
    """The human behind the contacts; what staff did stays theirs."""
    is_staff = await find_staff_by_telegram(conn, telegram_id) is not None
    await emptying.empty_human(conn, telegram_id, is_staff=is_staff)
    if not is_staff:
        looked = (audit.c.telegram_id == telegram_id, audit.c.staff_id.is_(None))
        await conn.execute(sa.update(audit).where(*looked).values(telegram_id=None))
