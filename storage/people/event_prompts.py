"""What one of the staff is asked to write about an event: one thing at a time (storage.cases.prompts), not for long."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

from nps.values import AccountId, EventId, EventKind, StaffId
from storage.engine.conn import Conn
from storage.engine.statements import append_row, fields_of, find_one, select_of
from storage.schema import event_prompts


@dataclass(frozen=True, slots=True)
class EventPrompt:
    """`event_id` None: when it was; else what is to be noted about it."""

    staff_id: StaffId
    account_id: AccountId
    kind: EventKind
    event_id: EventId | None = None


_PROMPT = fields_of(event_prompts, tuple(field.name for field in fields(EventPrompt)))


async def ask(conn: Conn, prompt: EventPrompt, *, expires_at: datetime) -> None:
    """From now on; the caller closes what this person was asked before."""
    values = {field.name: getattr(prompt, field.name) for field in fields(EventPrompt)}
    await append_row(conn, event_prompts, **values, expires_at=expires_at)


async def find(conn: Conn, staff_id: StaffId, *, now: datetime) -> EventPrompt | None:
    query = select_of(_PROMPT).where(event_prompts.c.staff_id == staff_id, event_prompts.c.expires_at > now)
    return await find_one(conn, EventPrompt, query)
