"""Whose chat shows the card of a case, why, and whether Telegram delivered it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime

import sqlalchemy as sa

from nps.values import AlertState, AlertWhy, CaseId, Role, StaffId
from storage.cases.cases import CASE, UNDER_WAY, Case
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, insert_once, select_of
from storage.people import absences
from storage.people.staff import STAFF, Staff, find_staff
from storage.schema import accounts, alerts, cases, contact_manager, contacts, staff


@dataclass(frozen=True, slots=True)
class Alert:
    """The card of a case in one person's chat."""

    case_id: CaseId
    staff_id: StaffId
    why: AlertWhy
    state: AlertState


ALERT = fields_of(alerts, tuple(field.name for field in fields(Alert)))


async def list_moved(conn: Conn, *, of: CaseId | None = None) -> list[tuple[Case, StaffId]]:
    """Open cases whose contact has another manager by now, with that manager; `of` this case alone."""
    moved = sa.or_(cases.c.manager_id.is_(None), cases.c.manager_id != contact_manager)
    query = (
        sa.select(*CASE, contact_manager)
        .join(contacts, contacts.c.id == cases.c.contact_id)
        .join(accounts, accounts.c.id == cases.c.account_id)
        .where(UNDER_WAY, contact_manager.is_not(None), moved, *_only(of))
        .order_by(cases.c.id)
    )
    return [(Case(*case), manager_id) for *case, manager_id in await conn.execute(query)]


def _only(case_id: CaseId | None) -> list[sa.ColumnElement[bool]]:
    return [] if case_id is None else [cases.c.id == case_id]


async def list_unread(conn: Conn, *, of: CaseId | None = None) -> list[Case]:
    """Open cases that stand in nobody's chat and in no owner's list of undeliverable ones; `of` this one alone."""
    present = sa.select(staff.c.id).where(staff.c.retired_at.is_(None))
    owners = present.where(staff.c.role == Role.OWNER)
    read = sa.exists().where(
        alerts.c.case_id == cases.c.id,
        alerts.c.why != AlertWhy.LOOKED,
        sa.or_(
            sa.and_(alerts.c.staff_id.in_(present), alerts.c.state.in_([AlertState.OWED, AlertState.DELIVERED])),
            alerts.c.staff_id.in_(owners),
        ),
    )
    query = select_of(CASE).where(UNDER_WAY, ~read, sa.exists(owners), *_only(of)).order_by(cases.c.id)
    return [Case(*row) for row in await conn.execute(query)]


async def withdraw(conn: Conn, case: Case, kept: Collection[StaffId]) -> None:
    """Nobody but these learns anything further who had it as the manager, or since the manager was away.

    Who is to have it again has it by `add_alerts`.
    """
    managers = sa.select(staff.c.id).where(staff.c.role == Role.MANAGER)
    stood_in = alerts.c.why.in_([AlertWhy.STANDS_IN, AlertWhy.AWAY])
    others = sa.update(alerts).where(
        alerts.c.case_id == case.id,
        alerts.c.staff_id.not_in(list(kept)),
        sa.or_(alerts.c.staff_id.in_(managers), stood_in),
    )
    await conn.execute(others.values(state=AlertState.WITHDRAWN))


async def add_alerts(
    conn: Conn, case_id: CaseId, receivers: list[Staff], why: AlertWhy, *, now: datetime
) -> list[tuple[Alert, Staff]]:
    """The card is to be shown to these people; returns those to whom it was not before.

    Somebody who cannot be written to (an owner who never started the bot) stands in the undeliverable list.
    """
    added = []
    for receiver in receivers:
        state = AlertState.OWED if receiver.can_be_written_to else AlertState.UNDELIVERABLE
        if await insert_once(conn, alerts, case_id=case_id, staff_id=receiver.id, why=why, state=state, owed_at=now):
            added.append((Alert(case_id, receiver.id, why, state), receiver))
        elif alert := await _renew(conn, case_id, receiver, why, now=now):
            added.append((alert, receiver))
    return added


async def _renew(conn: Conn, case_id: CaseId, receiver: Staff, why: AlertWhy, *, now: datetime) -> Alert | None:
    """Who has only looked at a case so far is told of it now, and who had it before has it again."""
    of_them = (alerts.c.case_id == case_id, alerts.c.staff_id == receiver.id)
    state = AlertState.OWED if receiver.can_be_written_to else AlertState.UNDELIVERABLE
    withdrawn = sa.update(alerts).where(*of_them, alerts.c.state == AlertState.WITHDRAWN)
    again = await find_one(conn, Alert, withdrawn.values(why=why, state=state, owed_at=now).returning(*ALERT))
    if again is not None:
        return again
    looked = sa.update(alerts).where(*of_them, alerts.c.why == AlertWhy.LOOKED)
    return await find_one(conn, Alert, looked.values(why=why).returning(*ALERT))


async def record_look(conn: Conn, case_id: CaseId, staff: Staff, *, now: datetime) -> None:
    """This person wants to see the card in their chat, which keeps it up to date from now on."""
    why = AlertWhy.LOOKED if staff.role is Role.OWNER else AlertWhy.ASSIGNED
    owed = {"state": AlertState.OWED, "owed_at": now}
    if not await insert_once(conn, alerts, case_id=case_id, staff_id=staff.id, why=why, **owed):
        lost = (AlertState.UNDELIVERABLE, AlertState.WITHDRAWN)
        of_them = (alerts.c.case_id == case_id, alerts.c.staff_id == staff.id, alerts.c.state.in_(lost))
        await conn.execute(sa.update(alerts).where(*of_them).values(**owed))


_ALERTS = select_of(ALERT).where(alerts.c.case_id == sa.bindparam("case")).order_by(alerts.c.staff_id)


async def list_alerts(conn: Conn, case_id: CaseId) -> list[Alert]:
    return [Alert(*row) for row in await conn.execute(_ALERTS, {"case": case_id})]


_RECEIVERS = (
    sa.select(*ALERT, *STAFF)
    .join(staff, sa.and_(staff.c.id == alerts.c.staff_id, staff.c.retired_at.is_(None)))
    .where(alerts.c.case_id == sa.bindparam("case"))
    .order_by(alerts.c.staff_id)
)


async def list_receivers(conn: Conn, case_id: CaseId) -> list[tuple[Alert, Staff]]:
    """The alerts of a case with the people they are for, without those who left."""
    cut = len(ALERT)
    return [(Alert(*row[:cut]), Staff(*row[cut:])) for row in await conn.execute(_RECEIVERS, {"case": case_id})]


async def list_of_managers(conn: Conn, managers: Collection[StaffId]) -> list[Case]:
    """The open cases of their accounts."""
    query = select_of(CASE).where(UNDER_WAY, cases.c.manager_id.in_(list(managers))).order_by(cases.c.id)
    return [Case(*row) for row in await conn.execute(query)]


async def list_undeliverable(conn: Conn, staff_id: StaffId) -> list[CaseId]:
    """Cases whose card this person should have and could not get: shown again once they can be reached."""
    undeliverable = (alerts.c.staff_id == staff_id, alerts.c.state == AlertState.UNDELIVERABLE)
    query = sa.select(alerts.c.case_id).join(cases, cases.c.id == alerts.c.case_id)
    query = query.where(*undeliverable, UNDER_WAY).order_by(alerts.c.case_id)
    return list((await conn.execute(query)).scalars())


async def list_missed_by_manager(conn: Conn, staff_id: StaffId) -> list[Case]:
    """Open cases of this manager's clients whose card never reached them: shown when they join or come back."""
    shown = sa.select(alerts.c.case_id).where(
        alerts.c.staff_id == staff_id, alerts.c.state.in_([AlertState.OWED, AlertState.DELIVERED])
    )
    query = (
        select_of(CASE)
        .join(contacts, contacts.c.id == cases.c.contact_id)
        .join(accounts, accounts.c.id == cases.c.account_id)
        .where(contact_manager == staff_id, UNDER_WAY, cases.c.id.not_in(shown))
        .order_by(cases.c.id)
    )
    return [Case(*row) for row in await conn.execute(query)]


async def lose_cards(conn: Conn, staff_id: StaffId, *, now: datetime) -> None:
    """The chat in which this person was shown open cases is not theirs any more: they are to be shown again."""
    shown = sa.update(alerts).where(alerts.c.case_id.in_(sa.select(cases.c.id).where(UNDER_WAY)), *_theirs(staff_id))
    await conn.execute(shown.values(state=AlertState.UNDELIVERABLE, settled_at=now))


async def give_up(conn: Conn, staff_id: StaffId) -> list[CaseId]:
    """Open cases that this person's chat was to show; whichever they took is to be taken by somebody."""
    query = sa.select(alerts.c.case_id).join(cases, cases.c.id == alerts.c.case_id).where(UNDER_WAY, *_theirs(staff_id))
    case_ids = list((await conn.execute(query.order_by(alerts.c.case_id))).scalars())
    taken = sa.update(cases).where(cases.c.taken_by == staff_id, UNDER_WAY)
    await conn.execute(taken.values(taken_at=None, taken_by=None))
    return case_ids


def _theirs(staff_id: StaffId) -> tuple[sa.ColumnElement[bool], ...]:
    return alerts.c.staff_id == staff_id, alerts.c.state.in_([AlertState.OWED, AlertState.DELIVERED])


async def owe_again(conn: Conn, case_id: CaseId, staff_id: StaffId, why: AlertWhy, *, now: datetime) -> None:
    """The card is owed to this person (again)."""
    await insert_once(conn, alerts, case_id=case_id, staff_id=staff_id, why=why, state=AlertState.OWED, owed_at=now)
    lost = (alerts.c.case_id == case_id, alerts.c.staff_id == staff_id, alerts.c.state == AlertState.UNDELIVERABLE)
    await conn.execute(sa.update(alerts).where(*lost).values(state=AlertState.OWED, owed_at=now))


_SETTLED = (
    sa.update(alerts)
    .where(
        alerts.c.case_id == sa.bindparam("case"),
        alerts.c.staff_id == sa.bindparam("reader"),
        sa.or_(alerts.c.state == AlertState.OWED, alerts.c.state == sa.bindparam("or_before")),
    )
    .values(state=sa.bindparam("settled"), settled_at=sa.bindparam("now"))
    .returning(*ALERT)
)


async def settle_alert(conn: Conn, case_id: int, staff_id: int, state: AlertState, *, now: datetime) -> Alert | None:
    """Telegram delivered the card, or refuses it; returns the alert if that was news.

    A card that was delivered and then refused (blocked meanwhile) counts as undeliverable: it is stale.
    """
    before = AlertState.OWED if state is AlertState.DELIVERED else AlertState.DELIVERED
    values = {"case": case_id, "reader": staff_id, "or_before": before, "settled": state, "now": now}
    return await find_one(conn, Alert, _SETTLED, values)


async def find_promiser(conn: Conn, case: Case) -> Staff | None:
    """The assigned manager, or who stands in for them, if the card has reached them.

    Only then may the client be promised a name and a day.
    """
    promiser = await find_staff(conn, case.manager_id)
    if promiser is not None and promiser.is_away:
        promiser = await find_staff(conn, await absences.find_responsible(conn, promiser.id))
    if promiser is None:
        return None
    query = sa.select(alerts.c.state).where(alerts.c.case_id == case.id, alerts.c.staff_id == promiser.id)
    return promiser if (await conn.execute(query)).scalar_one_or_none() == AlertState.DELIVERED else None
