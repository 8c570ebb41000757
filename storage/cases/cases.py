"""Following up detractors: cases, and what happened on them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from nps.values import AccountId, CaseEvent, CaseId, CaseState, ContactId, Reason, ResponseId, Role, StaffId
from storage.answers.responses import RESPONSE, Response
from storage.engine.conn import Conn
from storage.engine.statements import append_row, fields_of, find_one, inserting
from storage.people.staff import Staff
from storage.schema import accounts, case_events, case_responses, cases, response_reasons, responses


@dataclass(frozen=True, slots=True)
class Case:
    id: CaseId
    contact_id: ContactId
    account_id: AccountId
    manager_id: StaffId | None
    state: CaseState
    opened_at: datetime
    deadline_at: datetime
    taken_at: datetime | None
    taken_by: StaffId | None
    rung_at: datetime | None


NOT_CLOSED = (CaseState.OPEN, CaseState.TAKEN)

CASE = fields_of(cases, tuple(field.name for field in fields(Case)))

# By index, however many are closed; and no IN, whose values SQLAlchemy puts into the statement at each execution.
UNDER_WAY = sa.or_(*(cases.c.state == state for state in NOT_CLOSED))

# Opens a case unless the contact has an open one, or the response is on one already.
_NEW_COLUMNS = ("contact_id", "account_id", "manager_id", "state", "opened_at", "deadline_at")
_NEW = sa.select(*(sa.bindparam(f"its_{name}", type_=cases.c[name].type) for name in _NEW_COLUMNS)).where(
    ~sa.exists().where(case_responses.c.response_id == sa.bindparam("response"))
)
_OPEN = inserting(cases, lambda new: new.from_select(_NEW_COLUMNS, _NEW).on_conflict_do_nothing().returning(cases.c.id))

# What a detractor response belongs to: the case it is on already, else the contact's open one.
_CASE_FOR = sa.union_all(
    sa.select(*CASE, sa.true().label("already"))
    .join(case_responses, case_responses.c.case_id == cases.c.id)
    .where(case_responses.c.response_id == sa.bindparam("response")),
    sa.select(*CASE, sa.false()).where(cases.c.contact_id == sa.bindparam("contact"), UNDER_WAY),
)


async def open_for(conn: Conn, response: Response, *, deadline: datetime, now: datetime) -> Case:
    """The case of this detractor response: the contact's open one, or a new one. The same response again: its case."""
    values: dict[str, Any] = {
        "contact_id": response.contact_id,
        "account_id": response.account_id,
        "manager_id": response.manager_id,
        "state": CaseState.OPEN,
        "opened_at": now,
        "deadline_at": deadline,
    }
    parameters = {"response": response.id, **{f"its_{name}": value for name, value in values.items()}}
    number = (await conn.execute(_OPEN(conn), parameters)).scalar_one_or_none()
    if number is not None:
        case = Case(id=number, **values, taken_at=None, taken_by=None, rung_at=None)
    else:
        rows = (await conn.execute(_CASE_FOR, {"response": response.id, "contact": response.contact_id})).all()
        if known := [row for row in rows if row.already]:
            return Case(*known[0][:-1])
        case = Case(*await _renew(conn, rows[0].id, deadline))
    await append_row(conn, case_responses, response_id=response.id, case_id=case.id)
    event = CaseEvent.ABSORBED if number is None else CaseEvent.OPENED
    await add_event(conn, case.id, event, detail={"response": response.id, "score": response.score}, now=now)
    return case


async def _renew(conn: Conn, case_id: CaseId, deadline: datetime) -> Any:
    """A new complaint on an open case: it is to be taken again, by a new deadline."""
    values = {"state": CaseState.OPEN, "deadline_at": deadline, "taken_at": None, "taken_by": None}
    statement = sa.update(cases).where(cases.c.id == case_id).values(**values)
    return (await conn.execute(statement.returning(*CASE))).one()


async def complain_again(conn: Conn, case: Case, *, deadline: datetime) -> Case:
    """The contact had changed their mind to 7 or more, and is a detractor once more."""
    return Case(*await _renew(conn, case.id, deadline))


async def hand_over(conn: Conn, case: Case, manager_id: StaffId, *, now: datetime) -> Case:
    """The case follows its account to another manager."""
    moved = sa.update(cases).where(cases.c.id == case.id).values(manager_id=manager_id).returning(*CASE)
    row = (await conn.execute(moved)).one()
    await add_event(conn, case.id, CaseEvent.REASSIGNED, detail={"from": case.manager_id, "to": manager_id}, now=now)
    return Case(*row)


async def find_of_response(conn: Conn, response_id: ResponseId) -> Case | None:
    query = sa.select(*CASE).join(case_responses, case_responses.c.case_id == cases.c.id)
    return await find_one(conn, Case, query.where(case_responses.c.response_id == response_id))


async def find_open_of_contact(conn: Conn, contact_id: ContactId) -> Case | None:
    query = sa.select(*CASE).where(cases.c.contact_id == contact_id, UNDER_WAY)
    return await find_one(conn, Case, query)


async def complains_of(conn: Conn, case_id: CaseId, reason: Reason) -> bool:
    """Has the contact marked this reason, in any answer that is on this case?"""
    query = sa.select(response_reasons.c.reason).join(
        case_responses, case_responses.c.response_id == response_reasons.c.response_id
    )
    marked = query.where(case_responses.c.case_id == case_id, response_reasons.c.reason == reason).limit(1)
    return (await conn.execute(marked)).first() is not None


async def find(conn: Conn, case_id: int) -> Case | None:
    return await find_one(conn, Case, sa.select(*CASE).where(cases.c.id == case_id))


async def get(conn: Conn, case_id: int) -> Case:
    return Case(*(await conn.execute(sa.select(*CASE).where(cases.c.id == case_id))).one())


async def get_latest_response(conn: Conn, case_id: CaseId) -> Response:
    """The newest answer on this case: what its card is about."""
    query = (
        sa.select(*RESPONSE)
        .join(case_responses, case_responses.c.response_id == responses.c.id)
        .where(case_responses.c.case_id == case_id)
        .order_by(responses.c.first_tap_at.desc(), responses.c.id.desc())
        .limit(1)
    )
    return Response(*(await conn.execute(query)).one())


async def take(conn: Conn, case_id: int, taker: Staff, *, now: datetime) -> Case | None:
    """[Взять] by an owner, or by the manager of the account; None when it is not theirs to take.

    Who takes a taken case leaves it as it is: the first one has it.
    """
    managed = sa.select(accounts.c.id).where(accounts.c.manager_id == taker.id)
    allowed = sa.true() if taker.role is Role.OWNER else cases.c.account_id.in_(managed)
    row = (await conn.execute(sa.select(*CASE).where(cases.c.id == case_id, allowed))).first()
    if row is None:
        return None
    claim = (
        sa.update(cases)
        .where(cases.c.id == case_id, cases.c.state == CaseState.OPEN)
        .values(state=CaseState.TAKEN, taken_at=now, taken_by=taker.id)
        .returning(*CASE)
    )
    taken = (await conn.execute(claim)).first()
    if taken:
        await add_event(conn, CaseId(case_id), CaseEvent.TAKEN, staff_id=taker.id, now=now)
    return Case(*(taken or row))


async def add_event(
    conn: Conn,
    case_id: CaseId,
    event: CaseEvent,
    *,
    now: datetime,
    staff_id: StaffId | None = None,
    detail: dict[str, Any] | None = None,
) -> None:
    await append_row(conn, case_events, case_id=case_id, event=event, at=now, staff_id=staff_id, detail=detail)


async def claim_ring(conn: Conn, case_id: CaseId, *, now: datetime, at_most_every: timedelta) -> bool:
    """May a new comment ring the manager's phone? At most once in `at_most_every`."""
    quiet = sa.or_(cases.c.rung_at.is_(None), cases.c.rung_at <= now - at_most_every)
    statement = sa.update(cases).where(cases.c.id == case_id, quiet).values(rung_at=now).returning(cases.c.id)
    return (await conn.execute(statement)).first() is not None


async def count_open(conn: Conn, *, of: StaffId | None, now: datetime) -> tuple[int, int]:
    """Open cases and how many of them nobody took before the deadline; of one manager's accounts or all."""
    overdue = sa.case((sa.and_(cases.c.state == CaseState.OPEN, cases.c.deadline_at < now), 1), else_=0)
    query = sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(overdue), 0)).select_from(cases)
    query = query.where(UNDER_WAY)
    if of is not None:
        query = query.join(accounts, accounts.c.id == cases.c.account_id).where(accounts.c.manager_id == of)
    total, late = (await conn.execute(query)).one()
    return int(total), int(late)


async def list_of_contact(conn: Conn, contact_id: ContactId) -> list[CaseId]:
    query = sa.select(cases.c.id).where(cases.c.contact_id == contact_id).order_by(cases.c.id)
    return list((await conn.execute(query)).scalars())
