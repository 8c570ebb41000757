"""Following up detractors: cases, what happened on them, and whose chat shows their card."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from nps.values import (
    AccountId,
    AlertState,
    AlertWhy,
    CaseEvent,
    CaseId,
    CaseState,
    ContactId,
    ResponseId,
    Role,
    StaffId,
)
from storage import people
from storage.people import STAFF, Staff
from storage.responses import RESPONSE, Response
from storage.schema import accounts, alerts, case_events, case_responses, cases, responses, staff
from storage.writing import append_row, fields_of, insert_into, insert_once


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


@dataclass(frozen=True, slots=True)
class Alert:
    """The card of a case in one person's chat."""

    case_id: CaseId
    staff_id: StaffId
    why: AlertWhy
    state: AlertState


NOT_CLOSED = (CaseState.OPEN, CaseState.TAKEN)
CASE = fields_of(cases, tuple(f.name for f in fields(Case)))
ALERT = fields_of(alerts, tuple(f.name for f in fields(Alert)))
# By index, however many are closed; and no IN, whose values SQLAlchemy puts into the statement at each execution.
_UNDER_WAY = sa.or_(*(cases.c.state == state for state in NOT_CLOSED))
_NEW_COLUMNS = ("contact_id", "account_id", "manager_id", "state", "opened_at", "deadline_at")


@cache
def _new(dialect: str) -> Any:
    """Opens a case unless the contact has an open one, or the response is on one already."""
    its = [sa.bindparam(f"its_{name}", type_=cases.c[name].type) for name in _NEW_COLUMNS]
    already = sa.exists().where(case_responses.c.response_id == sa.bindparam("response"))
    made: Any = insert_into(dialect, cases).from_select(_NEW_COLUMNS, sa.select(*its).where(~already))
    return made.on_conflict_do_nothing().returning(cases.c.id)


# What a detractor response belongs to: the case it is on already, else the contact's open one.
_CASE_FOR = sa.union_all(
    sa.select(*CASE, sa.true().label("already"))
    .join(case_responses, case_responses.c.case_id == cases.c.id)
    .where(case_responses.c.response_id == sa.bindparam("response")),
    sa.select(*CASE, sa.false()).where(cases.c.contact_id == sa.bindparam("contact"), _UNDER_WAY),
)
_ALERTS = sa.select(*ALERT).where(alerts.c.case_id == sa.bindparam("case")).order_by(alerts.c.staff_id)
_RECEIVERS = (
    sa.select(*ALERT, *STAFF)
    .join(staff, sa.and_(staff.c.id == alerts.c.staff_id, staff.c.retired_at.is_(None)))
    .where(alerts.c.case_id == sa.bindparam("case"))
    .order_by(alerts.c.staff_id)
)


async def open_for(conn: AsyncConnection, response: Response, *, deadline: datetime, now: datetime) -> Case:
    """The case of this detractor response: the contact's open one, or a new one. The same response again: its case."""
    its: dict[str, Any] = {
        "contact_id": response.contact_id,
        "account_id": response.account_id,
        "manager_id": response.manager_id,
        "state": CaseState.OPEN,
        "opened_at": now,
        "deadline_at": deadline,
    }
    given = {"response": response.id, **{f"its_{name}": value for name, value in its.items()}}
    number = (await conn.execute(_new(conn.dialect.name), given)).scalar_one_or_none()
    if number is not None:
        case = Case(id=number, **its, taken_at=None, taken_by=None, rung_at=None)
    else:
        found = (await conn.execute(_CASE_FOR, {"response": response.id, "contact": response.contact_id})).all()
        if on := [one for one in found if one.already]:
            return Case(*on[0][:-1])
        case = Case(*await _renew(conn, found[0].id, deadline))
    await append_row(conn, case_responses, response_id=response.id, case_id=case.id)
    event = CaseEvent.ABSORBED if number is None else CaseEvent.OPENED
    await add_event(conn, case.id, event, detail={"response": response.id, "score": response.score}, now=now)
    return case


async def _renew(conn: AsyncConnection, case_id: CaseId, deadline: datetime) -> Any:
    """A new complaint on an open case: it is to be taken again, by a new deadline."""
    values = {"state": CaseState.OPEN, "deadline_at": deadline, "taken_at": None, "taken_by": None}
    statement = sa.update(cases).where(cases.c.id == case_id).values(**values)
    return (await conn.execute(statement.returning(*CASE))).one()


async def complain_again(conn: AsyncConnection, case: Case, *, deadline: datetime) -> Case:
    """The contact had changed their mind to 7 or more, and is a detractor once more."""
    return Case(*await _renew(conn, case.id, deadline))


async def find_of_response(conn: AsyncConnection, response_id: ResponseId) -> Case | None:
    query = sa.select(*CASE).join(case_responses, case_responses.c.case_id == cases.c.id)
    row = (await conn.execute(query.where(case_responses.c.response_id == response_id))).first()
    return Case(*row) if row else None


async def find_open_of_contact(conn: AsyncConnection, contact_id: ContactId) -> Case | None:
    query = sa.select(*CASE).where(cases.c.contact_id == contact_id, _UNDER_WAY)
    row = (await conn.execute(query)).first()
    return Case(*row) if row else None


async def find(conn: AsyncConnection, case_id: int) -> Case | None:
    row = (await conn.execute(sa.select(*CASE).where(cases.c.id == case_id))).first()
    return Case(*row) if row else None


async def get(conn: AsyncConnection, case_id: int) -> Case:
    return Case(*(await conn.execute(sa.select(*CASE).where(cases.c.id == case_id))).one())


async def get_latest_response(conn: AsyncConnection, case_id: CaseId) -> Response:
    """The newest answer on this case: what its card is about."""
    query = (
        sa.select(*RESPONSE)
        .join(case_responses, case_responses.c.response_id == responses.c.id)
        .where(case_responses.c.case_id == case_id)
        .order_by(responses.c.first_tap_at.desc(), responses.c.id.desc())
        .limit(1)
    )
    return Response(*(await conn.execute(query)).one())


async def take(conn: AsyncConnection, case_id: int, taker: Staff, *, now: datetime) -> Case | None:
    """[Взять] by an owner, or by the manager of the account; None when it is not theirs to take.

    Who takes a taken case leaves it as it is: the first one has it.
    """
    mine = sa.select(accounts.c.id).where(accounts.c.manager_id == taker.id)
    allowed = sa.true() if taker.role is Role.OWNER else cases.c.account_id.in_(mine)
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
    conn: AsyncConnection,
    case_id: CaseId,
    event: CaseEvent,
    *,
    now: datetime,
    staff_id: StaffId | None = None,
    detail: dict[str, Any] | None = None,
) -> None:
    await append_row(conn, case_events, case_id=case_id, event=event, at=now, staff_id=staff_id, detail=detail)


async def claim_ring(conn: AsyncConnection, case_id: CaseId, *, now: datetime, at_most_every: timedelta) -> bool:
    """May a new comment ring the manager's phone? At most once in `at_most_every`."""
    quiet = sa.or_(cases.c.rung_at.is_(None), cases.c.rung_at <= now - at_most_every)
    statement = sa.update(cases).where(cases.c.id == case_id, quiet).values(rung_at=now).returning(cases.c.id)
    return (await conn.execute(statement)).first() is not None


# --- whose chat shows the card -------------------------------------------------------------------------------------


async def alert(
    conn: AsyncConnection, case: Case, *, now: datetime, anonymous: bool = False, known: Staff | None = None
) -> list[tuple[Alert, Staff]]:
    """The card is to be shown to the assigned manager, or to all owners when that one cannot be reached.

    In anonymous mode it is shown to the owners only. Returns whom it is to be shown to now and was not before.
    `known`: somebody who was read in this transaction already, perhaps the manager.
    """
    if anonymous:
        return await alert_owners(conn, case.id, AlertWhy.ANONYMOUS, now=now)
    manager = known if known and known.id == case.manager_id else await people.find_staff(conn, case.manager_id)
    if manager is not None and manager.can_be_written_to:
        return await _add_alerts(conn, case.id, [manager], AlertWhy.ASSIGNED, now=now)
    why = AlertWhy.NO_MANAGER
    if manager is not None:
        why = AlertWhy.NOT_JOINED if manager.joined_at is None else AlertWhy.UNREACHABLE
    return await alert_owners(conn, case.id, why, now=now)


async def alert_owners(
    conn: AsyncConnection, case_id: CaseId, why: AlertWhy, *, now: datetime
) -> list[tuple[Alert, Staff]]:
    """Put the card into every owner's chat; an owner who never started the bot stands in the undeliverable list."""
    return await _add_alerts(conn, case_id, await people.list_owners(conn), why, now=now)


async def claim_handovers(conn: AsyncConnection, *, now: datetime, anonymous: bool = False) -> list[Case]:
    """Open cases whose account has another manager by now follow it, and that manager is alerted.

    So are the owners of now about cases whose cards nobody reads any more: their readers are no longer staff.
    """
    moved = sa.or_(cases.c.manager_id.is_(None), cases.c.manager_id != accounts.c.manager_id)
    query = (
        sa.select(*CASE, accounts.c.manager_id)
        .join(accounts, accounts.c.id == cases.c.account_id)
        .where(_UNDER_WAY, accounts.c.manager_id.is_not(None), moved)
        .order_by(cases.c.id)
    )
    found = []
    for *row, manager_id in (await conn.execute(query)).all():
        old = Case(*row)
        await conn.execute(sa.update(cases).where(cases.c.id == old.id).values(manager_id=manager_id))
        detail = {"from": old.manager_id, "to": manager_id}
        await add_event(conn, old.id, CaseEvent.REASSIGNED, detail=detail, now=now)
        case = await get(conn, old.id)
        await _withdraw(conn, case)
        await alert(conn, case, now=now, anonymous=anonymous)
        found.append(case)
    for orphan in await _list_orphans(conn):
        manager = await people.find_staff(conn, orphan.manager_id)
        why = AlertWhy.UNREACHABLE if manager else AlertWhy.NO_MANAGER
        await alert_owners(conn, orphan.id, why, now=now)
        found.append(orphan)
    return found


async def _list_orphans(conn: AsyncConnection) -> list[Case]:
    """Open cases that stand in nobody's chat and in no owner's list of undeliverable ones."""
    present = sa.select(staff.c.id).where(staff.c.retired_at.is_(None))
    owners = present.where(staff.c.role == Role.OWNER)
    read = sa.exists().where(
        alerts.c.case_id == cases.c.id,
        sa.or_(
            sa.and_(alerts.c.staff_id.in_(present), alerts.c.state.in_([AlertState.OWED, AlertState.DELIVERED])),
            alerts.c.staff_id.in_(owners),
        ),
    )
    query = sa.select(*CASE).where(_UNDER_WAY, ~read, sa.exists(owners)).order_by(cases.c.id)
    return [Case(*row) for row in await conn.execute(query)]


async def _withdraw(conn: AsyncConnection, case: Case) -> None:
    """Managers who are not the account's any more learn nothing further; one who is again does."""
    managers = sa.select(staff.c.id).where(staff.c.role == Role.MANAGER)
    of_case = (alerts.c.case_id == case.id, alerts.c.staff_id.in_(managers))
    others = sa.update(alerts).where(*of_case, alerts.c.staff_id != case.manager_id)
    await conn.execute(others.values(state=AlertState.WITHDRAWN))
    back = (alerts.c.staff_id == case.manager_id, alerts.c.state == AlertState.WITHDRAWN)
    await conn.execute(sa.update(alerts).where(*of_case, *back).values(state=AlertState.OWED))


async def _add_alerts(
    conn: AsyncConnection, case_id: CaseId, receivers: list[Staff], why: AlertWhy, *, now: datetime
) -> list[tuple[Alert, Staff]]:
    added = []
    for one in receivers:
        state = AlertState.OWED if one.can_be_written_to else AlertState.UNDELIVERABLE
        if await insert_once(conn, alerts, case_id=case_id, staff_id=one.id, why=why, state=state, owed_at=now):
            added.append((Alert(case_id, one.id, why, state), one))
    return added


async def list_alerts(conn: AsyncConnection, case_id: CaseId) -> list[Alert]:
    return [Alert(*row) for row in await conn.execute(_ALERTS, {"case": case_id})]


async def list_receivers(conn: AsyncConnection, case_id: CaseId) -> list[tuple[Alert, Staff]]:
    """The alerts of a case with the people they are for, without those who left."""
    cut = len(ALERT)
    return [(Alert(*row[:cut]), Staff(*row[cut:])) for row in await conn.execute(_RECEIVERS, {"case": case_id})]


async def list_undeliverable(conn: AsyncConnection, staff_id: StaffId) -> list[CaseId]:
    """Cases whose card this person should have and could not get: shown again once they can be reached."""
    mine = (alerts.c.staff_id == staff_id, alerts.c.state == AlertState.UNDELIVERABLE)
    query = sa.select(alerts.c.case_id).join(cases, cases.c.id == alerts.c.case_id)
    query = query.where(*mine, _UNDER_WAY).order_by(alerts.c.case_id)
    return list((await conn.execute(query)).scalars())


async def list_missed_by_manager(conn: AsyncConnection, staff_id: StaffId) -> list[Case]:
    """Open cases of this manager's accounts whose card never reached them: shown when they join or come back."""
    shown = sa.select(alerts.c.case_id).where(
        alerts.c.staff_id == staff_id, alerts.c.state.in_([AlertState.OWED, AlertState.DELIVERED])
    )
    query = (
        sa.select(*CASE)
        .join(accounts, accounts.c.id == cases.c.account_id)
        .where(accounts.c.manager_id == staff_id, _UNDER_WAY, cases.c.id.not_in(shown))
        .order_by(cases.c.id)
    )
    return [Case(*row) for row in await conn.execute(query)]


async def owe_again(conn: AsyncConnection, case_id: CaseId, staff_id: StaffId, why: AlertWhy, *, now: datetime) -> None:
    """The card is owed to this person (again)."""
    await insert_once(conn, alerts, case_id=case_id, staff_id=staff_id, why=why, state=AlertState.OWED, owed_at=now)
    lost = (alerts.c.case_id == case_id, alerts.c.staff_id == staff_id, alerts.c.state == AlertState.UNDELIVERABLE)
    await conn.execute(sa.update(alerts).where(*lost).values(state=AlertState.OWED, owed_at=now))


async def settle_alert(
    conn: AsyncConnection, case_id: int, staff_id: int, state: AlertState, *, now: datetime
) -> Alert | None:
    """Telegram delivered the card, or refuses it; returns the alert if that was news.

    A card that was delivered and then refused (blocked meanwhile) counts as undeliverable: it is stale.
    """
    before = [AlertState.OWED] if state is AlertState.DELIVERED else [AlertState.OWED, AlertState.DELIVERED]
    statement = (
        sa.update(alerts)
        .where(alerts.c.case_id == case_id, alerts.c.staff_id == staff_id, alerts.c.state.in_(before))
        .values(state=state, settled_at=now)
        .returning(*ALERT)
    )
    row = (await conn.execute(statement)).first()
    return Alert(*row) if row else None


async def find_promiser(conn: AsyncConnection, case: Case) -> Staff | None:
    """The assigned manager, if the card has reached them: only then may the client be promised a name and a day."""
    query = sa.select(alerts.c.state).where(alerts.c.case_id == case.id, alerts.c.staff_id == case.manager_id)
    if (await conn.execute(query)).scalar_one_or_none() != AlertState.DELIVERED:
        return None
    return await people.find_staff(conn, case.manager_id)


async def count_open(conn: AsyncConnection, *, of: StaffId | None, now: datetime) -> tuple[int, int]:
    """Open cases and how many of them nobody took before the deadline; of one manager's accounts or all."""
    overdue = sa.case((sa.and_(cases.c.state == CaseState.OPEN, cases.c.deadline_at < now), 1), else_=0)
    query = sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(overdue), 0)).select_from(cases)
    query = query.where(_UNDER_WAY)
    if of is not None:
        query = query.join(accounts, accounts.c.id == cases.c.account_id).where(accounts.c.manager_id == of)
    total, late = (await conn.execute(query)).one()
    return int(total), int(late)


async def list_of_contact(conn: AsyncConnection, contact_id: ContactId) -> list[CaseId]:
    query = sa.select(cases.c.id).where(cases.c.contact_id == contact_id).order_by(cases.c.id)
    return list((await conn.execute(query)).scalars())
