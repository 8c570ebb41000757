"""Files of owners of which it is asked what they are: kept by the id under which Telegram gives them again."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

import sqlalchemy as sa

from nps.file_kind import FileKind
from nps.values import ImportState, StaffId, Wording
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, insert_row, select_of
from storage.schema import imports


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file and what has become of it. `kind` is a guess while it is asked about; `wording` None: not told yet."""

    id: int
    staff_id: StaffId | None
    file_name: str
    file_id: str | None
    kind: FileKind
    state: ImportState
    wording: Wording | None


_FILE = fields_of(imports, tuple(field.name for field in fields(SentFile)))


async def ask_about(
    conn: Conn, kind: FileKind, *, staff_id: StaffId, file_name: str, file_id: str, now: datetime
) -> int:
    """Keep it until whoever sent it says what it is."""
    values = {"staff_id": staff_id, "file_name": file_name, "file_id": file_id, "kind": kind}
    return await insert_row(conn, imports, **values, state=ImportState.ASKED, created_at=now)


async def find(conn: Conn, file_id: int, *, staff_id: StaffId) -> SentFile | None:
    """The file, if this person has sent it, and it is no client list."""
    theirs = (imports.c.id == file_id, imports.c.staff_id == staff_id, imports.c.kind != FileKind.CLIENTS)
    return await find_one(conn, SentFile, select_of(_FILE).where(*theirs))


async def cancel(conn: Conn, sent: SentFile, *, now: datetime) -> bool:
    """Nothing comes of it; tells whether anything could."""
    return await finish(conn, sent, ImportState.CANCELLED, now=now)


async def finish(conn: Conn, sent: SentFile, state: ImportState, *, now: datetime) -> bool:
    """It has done its work, and what was read of it is not kept; tells whether it was still waiting."""
    waits = (imports.c.id == sent.id, imports.c.state.in_([ImportState.ASKED, ImportState.READ]))
    done = sa.update(imports).where(*waits).values(state=state, finished_at=now, rows=None, file_id=None)
    return (await conn.execute(done.returning(imports.c.id))).first() is not None
