"""Promises to clients: drafts, the one open promise of a case, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.promise_dates import By
from nps.values import CaseId, CaseState, PromiseId, PromiseState, RelayId, StaffId
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, in_words, insert, select_of
from storage.schema import cases, contacts, promises


@dataclass(frozen=True, slots=True)
class Promise:
    """`what` and `said` (the sentence for the client) are gone when the client was erased.

    `replaces_id`: the promise whose place it takes. `asked_at` None: the client was not asked, or cannot be;
    `silent_at` None: the time to ask has not come.
    """

    id: PromiseId
    case_id: CaseId
    staff_id: StaffId
    replaces_id: PromiseId | None
    relay_id: RelayId | None
    state: PromiseState
    what: str | None
    said: str | None
    due_at: datetime
    is_day: bool
    made_at: datetime
    ask_at: datetime
    asked_at: datetime | None
    silent_at: datetime | None
    settled_at: datetime | None

    @property
    def by(self) -> By:
        return By(self.due_at, self.is_day)


PROMISE = fields_of(promises, tuple(field.name for field in fields(Promise)))
AT_ONCE = 100  # so many in one transaction; the next look finds the others
IS_OPEN = promises.c.state == in_words(PromiseState.OPEN)  # in the index's words
_BY_ID = select_of(PROMISE).where(promises.c.id == sa.bindparam("promise"))
_OPEN_OF_CASE = select_of(PROMISE).where(promises.c.case_id == sa.bindparam("case"), IS_OPEN)


async def draft(
    conn: Conn,
    case_id: CaseId,
    staff_id: StaffId,
    by: By,
    *,
    what: str,
    said: str,
    replaces: PromiseId | None,
    ask_at: datetime,
    now: datetime,
) -> Promise:
    """What somebody is about to promise: it stands before them, to be confirmed."""
    values: dict[str, Any] = {"case_id": case_id, "staff_id": staff_id, "replaces_id": replaces}
    values |= {"state": PromiseState.DRAFT, "what": what, "said": said, "due_at": by.at, "is_day": by.is_day}
    new = insert(conn, promises).values(**values, made_at=now, ask_at=ask_at).returning(*PROMISE)
    return Promise(*(await conn.execute(new)).one())


async def find(conn: Conn, promise_id: int) -> Promise | None:
    return await find_one(conn, Promise, _BY_ID, {"promise": promise_id})


async def find_open(conn: Conn, case_id: CaseId) -> Promise | None:
    return await find_one(conn, Promise, _OPEN_OF_CASE, {"case": case_id})


async def find_successor(conn: Conn, promise: Promise) -> Promise | None:
    """The one that took its place."""
    made = promises.c.state.not_in([PromiseState.DRAFT, PromiseState.CANCELLED])
    return await find_one(conn, Promise, select_of(PROMISE).where(promises.c.replaces_id == promise.id, made))


async def is_rewritten(conn: Conn, promise: Promise) -> bool:
    """Has whoever made this draft put another one on the case in its place?"""
    later = sa.exists().where(
        promises.c.case_id == promise.case_id, promises.c.staff_id == promise.staff_id, promises.c.id > promise.id
    )
    return bool((await conn.execute(sa.select(later))).scalar_one())


async def find_of_relay(conn: Conn, relay_id: RelayId) -> Promise | None:
    """The promise whose words these are."""
    return await find_one(conn, Promise, select_of(PROMISE).where(promises.c.relay_id == relay_id))


async def find_of_contact(conn: Conn, promise_id: int, telegram_id: int) -> Promise | None:
    """The promise, if it was made to this human."""
    query = select_of(PROMISE).join(cases, cases.c.id == promises.c.case_id)
    query = query.join(contacts, contacts.c.id == cases.c.contact_id)
    return await find_one(
        conn, Promise, query.where(promises.c.id == promise_id, contacts.c.telegram_id == telegram_id)
    )


_LATEST = (
    select_of(PROMISE)
    .where(
        promises.c.case_id == sa.bindparam("case"),
        promises.c.state != PromiseState.DRAFT,
        promises.c.state != PromiseState.CANCELLED,
    )
    .order_by(promises.c.id.desc())
    .limit(1)
)


async def find_latest(conn: Conn, case_id: CaseId) -> Promise | None:
    """The newest promise on this case, whatever has become of it."""
    return await find_one(conn, Promise, _LATEST, {"case": case_id})


async def list_drafts(conn: Conn, staff_id: StaffId) -> list[Promise]:
    query = select_of(PROMISE).where(promises.c.staff_id == staff_id, promises.c.state == PromiseState.DRAFT)
    return [Promise(*row) for row in await conn.execute(query.order_by(promises.c.id))]


async def change(conn: Conn, promise: Promise, **values: Any) -> Promise | None:
    """What has become of it; None when it is no longer as it was: somebody was faster."""
    this = (promises.c.id == promise.id, promises.c.state == promise.state)
    return await find_one(conn, Promise, sa.update(promises).where(*this).values(**values).returning(*PROMISE))


async def settle(conn: Conn, promise: Promise, state: PromiseState, *, now: datetime) -> Promise | None:
    """How it ended; None when somebody was faster."""
    return await change(conn, promise, state=state, settled_at=now)


async def cancel(conn: Conn, promise: Promise) -> Promise | None:
    """A draft that nobody confirms: nothing of it is kept. None when somebody was faster."""
    return await change(conn, promise, state=PromiseState.CANCELLED, what=None, said=None)


async def list_due(conn: Conn, *, now: datetime, forgotten_before: datetime) -> list[PromiseId]:
    """Promises whose client is to be asked or has not answered in time, and drafts that nobody has confirmed.

    Of a case that was closed the client is asked whether it is settled, which is the same.
    """
    is_silent = sa.and_(IS_OPEN, promises.c.silent_at <= now)
    is_asked = sa.and_(IS_OPEN, promises.c.silent_at.is_(None), promises.c.ask_at <= now)
    waits = sa.and_(cases.c.closed_at.is_(None), cases.c.state != CaseState.SETTLED, sa.or_(is_silent, is_asked))
    is_forgotten = sa.and_(promises.c.state == PromiseState.DRAFT, promises.c.made_at <= forgotten_before)
    query = sa.select(promises.c.id).join(cases, cases.c.id == promises.c.case_id)
    query = query.where(sa.or_(waits, is_forgotten)).order_by(promises.c.id).limit(AT_ONCE)
    return [PromiseId(number) for number in (await conn.execute(query)).scalars()]


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one of the staff: how many promises were kept, broken, and counted as kept without the client's word."""

    staff_id: StaffId
    kept: int
    broken: int
    unconfirmed: int


async def list_cases(
    conn: Conn, *, since: datetime, until: datetime, of: StaffId | None, state: PromiseState
) -> list[CaseId]:
    """The cases with promises of theirs (None: of anybody) that ended so in the span: each as often as there are."""
    query = sa.select(promises.c.case_id).where(promises.c.state == state, _of(of))
    query = query.where(promises.c.settled_at >= since, promises.c.settled_at < until)
    return list((await conn.execute(query.order_by(promises.c.settled_at.desc(), promises.c.id.desc()))).scalars())


def _of(staff_id: StaffId | None) -> sa.ColumnElement[bool]:
    return sa.true() if staff_id is None else promises.c.staff_id == staff_id


async def tally(conn: Conn, *, since: datetime, until: datetime) -> list[Tally]:
    """Promises that ended from `since` until just before `until`, by who made them."""

    def count(state: PromiseState) -> sa.ColumnElement[int]:
        return sa.func.sum(sa.case((promises.c.state == state, 1), else_=0))

    ended = (PromiseState.KEPT, PromiseState.BROKEN, PromiseState.UNCONFIRMED)
    query = sa.select(promises.c.staff_id, *(count(state) for state in ended))
    query = query.where(promises.c.state.in_(ended), promises.c.settled_at >= since, promises.c.settled_at < until)
    rows = await conn.execute(query.group_by(promises.c.staff_id).order_by(promises.c.staff_id))
    return [Tally(staff_id, int(kept), int(broken), int(rest)) for staff_id, kept, broken, rest in rows]
