"""Exports: what was asked for, how far it has come, and what became of its files."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from nps.scope import Scope
from nps.values import AccountId, Circle, ExportFormat, ExportState, StaffId
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, in_words, insert_row, select_of
from storage.schema import exports

WAITS_FOR = timedelta(hours=24)
"""So long files wait for a chat that cannot be reached; so long an export may be begun."""
_UNDER_WAY = (ExportState.MAKING, ExportState.MADE)


@dataclass(frozen=True, slots=True)
class Export:
    """`period` None: all the time there was. `sheet`, `done` and `total`: how far the writing has come."""

    id: int
    staff_id: StaffId
    state: ExportState
    format: ExportFormat | None
    scope: dict[str, Any]
    period: str | None
    asked_at: datetime
    sheet: str | None
    done: int | None
    total: int | None
    folder: str | None
    files: list[str] | None
    answers: int | None
    stamp: str | None
    made_at: datetime | None
    settled: int

    @property
    def wanted(self) -> Scope:
        return scope_of(self.scope)


_EXPORT = fields_of(exports, tuple(field.name for field in fields(Export)))


def told_of(scope: Scope) -> dict[str, Any]:
    """The scope as it is kept; `also_of` is nothing that anybody says."""
    told: dict[str, Any] = {
        "manager": scope.manager,
        "segment": scope.segment,
        "circle": scope.circle and scope.circle.value,
    }
    told |= {"region": scope.region, "account": scope.account}
    return {name: value for name, value in told.items() if value is not None}


def scope_of(told: dict[str, Any]) -> Scope:
    circle, manager, account = told.get("circle"), told.get("manager"), told.get("account")
    return Scope(
        manager=None if manager is None else StaffId(manager),
        segment=told.get("segment"),
        circle=Circle(circle) if circle else None,
        region=told.get("region"),
        account=None if account is None else AccountId(account),
    )


async def ask(conn: Conn, staff_id: StaffId, scope: Scope, period: str | None, *, now: datetime) -> Export:
    values = {"staff_id": staff_id, "scope": told_of(scope), "period": period, "state": ExportState.ASKED}
    number = await insert_row(conn, exports, **values, asked_at=now, settled=0)
    return await get(conn, number)


async def get(conn: Conn, export_id: int) -> Export:
    """Raises LookupError."""
    found = await find(conn, export_id)
    if found is None:
        raise LookupError(f"there is no export {export_id}")
    return found


async def find(conn: Conn, export_id: int) -> Export | None:
    return await find_one(conn, Export, select_of(_EXPORT).where(exports.c.id == export_id))


async def find_under_way(conn: Conn, staff_id: StaffId) -> Export | None:
    """What is being made for this person, or is on its way to them: one at a time."""
    theirs = (exports.c.staff_id == staff_id, exports.c.state.in_(_UNDER_WAY))
    return await find_one(conn, Export, select_of(_EXPORT).where(*theirs).order_by(exports.c.id).limit(1))


async def begin(conn: Conn, export_id: int, kind: ExportFormat, *, now: datetime) -> bool:
    """In this form; tells whether nobody had begun it."""
    waits = (exports.c.id == export_id, exports.c.state == ExportState.ASKED)
    begun = sa.update(exports).where(*waits).values(state=ExportState.MAKING, format=kind, begun_at=now)
    return (await conn.execute(begun.returning(exports.c.id))).first() is not None


async def record_progress(conn: Conn, export_id: int, sheet: str, done: int, total: int) -> None:
    making = (exports.c.id == export_id, exports.c.state == ExportState.MAKING)
    await conn.execute(sa.update(exports).where(*making).values(sheet=sheet, done=done, total=total))


async def record_folder(conn: Conn, export_id: int, folder: str) -> None:
    await conn.execute(sa.update(exports).where(exports.c.id == export_id).values(folder=folder))


async def record_made(
    conn: Conn, export_id: int, *, files: list[str], answers: int, stamp: str, now: datetime
) -> Export | None:
    """Its files wait to be sent; None when it is over for another reason."""
    making = (exports.c.id == export_id, exports.c.state == ExportState.MAKING)
    values = {"state": ExportState.MADE, "files": files, "answers": answers, "stamp": stamp, "made_at": now}
    made = sa.update(exports).where(*making).values(**values).returning(exports.c.id)
    return await find(conn, export_id) if (await conn.execute(made)).first() else None


async def record_settled(conn: Conn, export_id: int) -> Export | None:
    """One of its files has left, or never will; None when they are no longer waited for."""
    made = (exports.c.id == export_id, exports.c.state == ExportState.MADE)
    one = sa.update(exports).where(*made).values(settled=exports.c.settled + 1).returning(exports.c.id)
    return await find(conn, export_id) if (await conn.execute(one)).first() else None


async def end(conn: Conn, export_id: int, state: ExportState, *, now: datetime) -> None:
    """What is over has no files."""
    ended = {"state": state, "ended_at": now, "files": None, "sheet": None, "done": None, "total": None}
    await conn.execute(sa.update(exports).where(exports.c.id == export_id).values(**ended))


async def list_made(conn: Conn) -> list[Export]:
    """Whose files are on their way: mostly there are none."""
    made = exports.c.state == in_words(ExportState.MADE)
    return [Export(*row) for row in await conn.execute(select_of(_EXPORT).where(made).order_by(exports.c.id))]


async def list_folders(conn: Conn) -> set[str]:
    """Where files lie that are being written, or are still to be sent."""
    query = sa.select(exports.c.folder).where(exports.c.state.in_(_UNDER_WAY), exports.c.folder.is_not(None))
    return set((await conn.execute(query)).scalars())
