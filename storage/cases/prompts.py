"""What one of the staff is asked to write on a case: one thing at a time, and not for long."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime

import sqlalchemy as sa

from nps.values import CaseId, LossReason, PromptKind, Reason, StaffId
from storage.engine.conn import Conn
from storage.engine.statements import append_row, fields_of, find_one, select_of
from storage.schema import asking_prompts, event_prompts, fix_prompts, prompts


@dataclass(frozen=True, slots=True)
class Prompt:
    """`cause`, `loss` and `cause_words` are what was chosen or written before."""

    staff_id: StaffId
    case_id: CaseId
    kind: PromptKind
    cause: Reason | None = None
    cause_words: str | None = None
    loss: LossReason | None = None


PROMPT = fields_of(prompts, tuple(field.name for field in fields(Prompt)))


async def ask(conn: Conn, prompt: Prompt, *, expires_at: datetime) -> None:
    """In place of whatever this person was asked before."""
    await close(conn, prompt.staff_id)
    values = {name.name: getattr(prompt, name.name) for name in fields(Prompt)}
    await append_row(conn, prompts, **values, expires_at=expires_at)


_AWAITED = select_of(PROMPT).where(
    prompts.c.staff_id == sa.bindparam("staff"), prompts.c.expires_at > sa.bindparam("now")
)


async def find(conn: Conn, staff_id: StaffId, *, now: datetime) -> Prompt | None:
    """What this person is asked to write now."""
    return await find_one(conn, Prompt, _AWAITED, {"staff": staff_id, "now": now})


async def close_of_case(conn: Conn, case_id: CaseId, staff: Collection[StaffId]) -> None:
    """Nothing about this case is awaited of these people any more."""
    await conn.execute(sa.delete(prompts).where(prompts.c.case_id == case_id, prompts.c.staff_id.in_(list(staff))))


_CLOSED = tuple(
    sa.delete(table).where(table.c.staff_id == sa.bindparam("staff")).returning(table.c.staff_id)
    for table in (prompts, fix_prompts, event_prompts, asking_prompts)
)


async def close(conn: Conn, staff_id: StaffId) -> bool:
    """Nothing is awaited of this person any more, whatever it was about; tells whether anything was."""
    return any([(await conn.execute(closed, {"staff": staff_id})).first() is not None for closed in _CLOSED])
