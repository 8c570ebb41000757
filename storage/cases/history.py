"""All that happened on a case, in its order: events, corrected reasons, and what staff wrote for themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.case import Stage
from nps.values import CaseEvent, CaseId, StaffId
from storage.answers.reason_changes import Changed, list_changes
from storage.cases.notes import NOTE, Note
from storage.engine.conn import Conn
from storage.engine.statements import select_of
from storage.schema import case_events, case_responses, notes


@dataclass(frozen=True, slots=True)
class Entry:
    """An event, a note, or corrected reasons; `staff_id`: whose doing it was, None for the client's or the clock's."""

    at: datetime
    staff_id: StaffId | None
    event: CaseEvent | None = None
    note: Note | None = None
    detail: dict[str, Any] | None = None
    changed: Changed | None = None

    @property
    def handed_to(self) -> StaffId | None:
        """To whom the case went by it."""
        return (self.detail or {}).get("to") if self.event is CaseEvent.REASSIGNED else None

    @property
    def stage(self) -> Stage | None:
        """Which one of a loss was set by it; None for other events, and when nobody knows any more."""
        number = (self.detail or {}).get("stage") if self.event is CaseEvent.STAGE_SET else None
        return Stage(number) if number is not None else None


async def list_entries(conn: Conn, case_id: CaseId) -> list[Entry]:
    """The oldest first; of the same moment events before notes."""
    events = sa.select(case_events.c.at, case_events.c.staff_id, case_events.c.event, case_events.c.detail)
    events = events.where(case_events.c.case_id == case_id).order_by(case_events.c.id)
    entries = [Entry(at, staff_id, event, detail=detail) for at, staff_id, event, detail in await conn.execute(events)]
    written = select_of(NOTE).where(notes.c.case_id == case_id).order_by(notes.c.id)
    kept = [Note(*row) for row in await conn.execute(written)]
    entries += [Entry(note.created_at, note.staff_id, note=note) for note in kept]
    answers = sa.select(case_responses.c.response_id).where(case_responses.c.case_id == case_id)
    entries += [Entry(each.at, each.staff_id, changed=each) for each in await list_changes(conn, answers)]
    return sorted(entries, key=lambda entry: entry.at)
