"""Answers by phone or in person while one of the staff writes them down: one draft at a time for each."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.values import (
    REASONS,
    Channel,
    ContactId,
    PartKind,
    Reason,
    RecordingId,
    RecordingState,
    RecordingStep,
    ResponseId,
    StaffId,
)
from storage.answers.comments import Part
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, insert, select_of
from storage.schema import recordings


@dataclass(frozen=True, slots=True)
class Recording:
    """`is_reviewed`: all of it has stood before its writer, and what is changed from there on leads back to it.

    Once it is saved it is the answer `response_id`, and nothing is left of its words and reasons here.
    """

    id: RecordingId
    staff_id: StaffId
    contact_id: ContactId
    response_id: ResponseId | None
    state: RecordingState
    step: RecordingStep
    is_reviewed: bool
    channel: Channel | None
    score: int | None
    reasons: list[str]
    parts: list[dict[str, Any]]
    begun_at: datetime
    touched_at: datetime

    @property
    def chosen(self) -> list[Reason]:
        """The reasons, in the order they are shown to people."""
        return sorted((Reason(reason) for reason in self.reasons), key=REASONS.index)

    @property
    def words(self) -> list[Part]:
        return [Part(**part | {"kind": PartKind(part["kind"])}) for part in self.parts]


RECORDING = fields_of(recordings, tuple(field.name for field in fields(Recording)))
_IS_DRAFT = recordings.c.state == RecordingState.DRAFT
_NOTHING: dict[str, Any] = {"reasons": [], "parts": []}


async def begin(conn: Conn, staff_id: StaffId, contact_id: ContactId, *, now: datetime) -> Recording:
    """An answer of this contact is to be written down. Whatever this person was writing down must have ended."""
    values: dict[str, Any] = {"staff_id": staff_id, "contact_id": contact_id, "state": RecordingState.DRAFT}
    values |= {"step": RecordingStep.CHANNEL, "is_reviewed": False, **_NOTHING, "begun_at": now, "touched_at": now}
    new = insert(conn, recordings).values(**values).returning(*RECORDING)
    return Recording(*(await conn.execute(new)).one())


async def find(conn: Conn, recording_id: int) -> Recording | None:
    return await find_one(conn, Recording, select_of(RECORDING).where(recordings.c.id == recording_id))


async def find_draft(conn: Conn, staff_id: StaffId) -> Recording | None:
    """What this person is writing down."""
    return await find_one(conn, Recording, select_of(RECORDING).where(recordings.c.staff_id == staff_id, _IS_DRAFT))


async def find_of_response(conn: Conn, response_id: ResponseId) -> Recording | None:
    return await find_one(conn, Recording, select_of(RECORDING).where(recordings.c.response_id == response_id))


async def change(conn: Conn, recording: Recording, *, now: datetime, **values: Any) -> Recording | None:
    """What has become of a draft; None when it is none any more: somebody was faster."""
    changing = sa.update(recordings).where(recordings.c.id == recording.id, _IS_DRAFT)
    return await find_one(conn, Recording, changing.values(**values, touched_at=now).returning(*RECORDING))


def with_part(recording: Recording, part: Part) -> list[dict[str, Any]]:
    """Its words with this message as well."""
    return [*recording.parts, asdict(part)]


async def save(conn: Conn, recording: Recording, response_id: ResponseId, *, now: datetime) -> Recording | None:
    """It is this answer now. None when somebody was faster."""
    return await change(conn, recording, now=now, state=RecordingState.SAVED, response_id=response_id, **_NOTHING)


async def cancel(conn: Conn, recording: Recording, *, now: datetime) -> Recording | None:
    """Nothing of it is kept. None when somebody was faster."""
    return await change(conn, recording, now=now, state=RecordingState.CANCELLED, channel=None, score=None, **_NOTHING)


async def list_forgotten(conn: Conn, *, before: datetime) -> list[Recording]:
    """Drafts at which nobody has worked since then."""
    query = select_of(RECORDING).where(_IS_DRAFT, recordings.c.touched_at <= before).order_by(recordings.c.id)
    return [Recording(*row) for row in await conn.execute(query)]
