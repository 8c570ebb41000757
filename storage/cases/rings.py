"""The rings of deadlines: one for each version of a deadline and level, however often the clock looks."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

import sqlalchemy as sa

from nps.climbing import Level
from nps.values import AccountId, CaseDue, CaseId
from storage.cases.cases import CASE, UNDER_WAY, Case
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, insert_once, select_of
from storage.schema import case_rings, cases


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring that is due: of which deadline of the case, and how high it climbs."""

    id: CaseId
    deadline_version: int
    deadline_at: datetime
    ring_level: int
    due: CaseDue


_RING = fields_of(cases, tuple(field.name for field in fields(Ring)))
_IS_DUE = (UNDER_WAY, cases.c.deadline_at.is_not(None), cases.c.due.is_not(None), cases.c.ring_at.is_not(None))


async def list_due(conn: Conn, *, now: datetime, limit: int) -> list[Ring]:
    """The oldest first."""
    due = select_of(_RING).where(*_IS_DUE, cases.c.ring_at <= now).order_by(cases.c.ring_at, cases.c.id).limit(limit)
    return [Ring(*row) for row in await conn.execute(due)]


_CLAIM = (
    sa.update(cases)
    .where(
        *_IS_DUE,
        cases.c.id == sa.bindparam("case"),
        cases.c.ring_at <= sa.bindparam("now"),
        cases.c.deadline_version == sa.bindparam("version"),
        cases.c.ring_level == sa.bindparam("level"),
    )
    .values(ring_at=sa.bindparam("next_at"), ring_level=sa.bindparam("next_level"))
    .returning(*CASE)
)


async def claim(
    conn: Conn, ring: Ring, rung: Level, *, then: tuple[datetime | None, Level], now: datetime
) -> Case | None:
    """Take this ring, as one of level `rung`, and plan the one after it; None when it is due no more or was rung."""
    next_at, next_level = then
    values = {"case": ring.id, "now": now, "version": ring.deadline_version, "level": ring.ring_level}
    case = await find_one(conn, Case, _CLAIM, values | {"next_at": next_at, "next_level": int(next_level)})
    if case is None:
        return None
    this = {"case_id": case.id, "deadline_version": case.deadline_version, "level": int(rung)}
    return case if await insert_once(conn, case_rings, **this, at=now) else None


@dataclass(frozen=True, slots=True)
class RungForOwners:
    """A case whose deadline the owners were told of; `version` is that deadline's."""

    case: Case
    version: int
    at: datetime


_OF_ACCOUNT = (
    sa.select(*CASE, case_rings.c.deadline_version, case_rings.c.at)
    .join(cases, cases.c.id == case_rings.c.case_id)
    .where(cases.c.account_id == sa.bindparam("account"), case_rings.c.level == int(Level.OWNERS))
    .order_by(case_rings.c.at.desc(), cases.c.id)
    .limit(sa.bindparam("most"))
)


async def list_for_owners(conn: Conn, account_id: AccountId, *, most: int) -> list[RungForOwners]:
    """Of this account, the newest first."""
    rows = await conn.execute(_OF_ACCOUNT, {"account": account_id, "most": most})
    cut = len(CASE)
    return [RungForOwners(Case(*row[:cut]), row[cut], row[cut + 1]) for row in rows]
