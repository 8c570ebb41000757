"""What one of the staff is asked to write about a survey, or about who is not to be asked for a while."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

from nps.values import AccountId, AskingPrompt, ContactId, StaffId, SurveyId
from storage.engine.conn import Conn
from storage.engine.statements import append_row, fields_of, find_one, select_of
from storage.schema import asking_prompts


@dataclass(frozen=True, slots=True)
class Asked:
    """About the survey, or about the account, or of this contact alone."""

    staff_id: StaffId
    kind: AskingPrompt
    survey_id: SurveyId | None = None
    account_id: AccountId | None = None
    contact_id: ContactId | None = None


ASKED = fields_of(asking_prompts, tuple(field.name for field in fields(Asked)))


async def keep(conn: Conn, asked: Asked, *, expires_at: datetime) -> None:
    """Whatever else this person was asked is closed before (`storage.cases.prompts.close`)."""
    values = {field.name: getattr(asked, field.name) for field in fields(Asked)}
    await append_row(conn, asking_prompts, **values, expires_at=expires_at)


async def find(conn: Conn, staff_id: StaffId, *, now: datetime) -> Asked | None:
    its = (asking_prompts.c.staff_id == staff_id, asking_prompts.c.expires_at > now)
    return await find_one(conn, Asked, select_of(ASKED).where(*its))
