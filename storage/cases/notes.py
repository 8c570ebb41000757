"""What staff write for themselves on a case. No client reads it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

import sqlalchemy as sa

from nps.values import CaseId, NoteKind, PartKind, StaffId
from storage.answers.comments import Part
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, insert_once, select_of
from storage.schema import notes


@dataclass(frozen=True, slots=True)
class Note:
    id: int
    case_id: CaseId
    staff_id: StaffId
    kind: NoteKind
    text: str | None
    file_kind: PartKind | None
    file_id: str | None
    created_at: datetime


NOTE = fields_of(notes, tuple(field.name for field in fields(Note)))


async def add(conn: Conn, case_id: CaseId, staff_id: StaffId, kind: NoteKind, part: Part, *, now: datetime) -> None:
    """Keep what one of the staff wrote; the same message again is the same note."""
    await insert_once(
        conn,
        notes,
        case_id=case_id,
        staff_id=staff_id,
        kind=kind,
        text=part.text,
        file_kind=part.kind if part.file_id else None,
        file_id=part.file_id,
        source_chat_id=part.source_chat_id,
        source_message_id=part.source_message_id,
        created_at=now,
    )


_LATEST = select_of(NOTE).where(notes.c.case_id == sa.bindparam("case")).order_by(notes.c.id.desc()).limit(1)


async def find_latest(conn: Conn, case_id: CaseId) -> Note | None:
    return await find_one(conn, Note, _LATEST, {"case": case_id})


async def find(conn: Conn, note_id: int) -> Note | None:
    return await find_one(conn, Note, select_of(NOTE).where(notes.c.id == note_id))
