"""The owner sets whom the surveys ask, when, and what."""

from __future__ import annotations

from typing import Any

from actions.turn import Turn
from nps.values import AccountId, AskingPrompt, ContactId, SurveyId, SurveyKind, Wording
from storage.asking import asking_prompts, surveys
from storage.asking.asking_prompts import Asked
from storage.asking.surveys import Survey
from storage.cases import prompts
from storage.people.audit import record_audit
from storage.people.staff import Staff
from storage.people.who import Who


async def change(turn: Turn, who: Who, survey: Survey, **values: Any) -> None:
    """On or off, its rhythm, its reminders, its audience."""
    await surveys.change(turn.conn, survey, **values)
    await record_audit(turn.conn, who, "survey.change", f"survey:{survey.id}", now=turn.now)


async def ask_otherwise(turn: Turn, who: Who, survey: Survey, wording: Wording, about: str | None) -> SurveyId:
    """From now on this is asked; of a survey that asks so already nothing changes.

    What the regular survey asks, the other two of the headline ask as well: else they were in no index with it.
    """
    if survey.wording is wording and survey.about == about:
        return survey.id
    changed = await surveys.ask_otherwise(turn.conn, survey, wording, about, now=turn.now)
    await record_audit(turn.conn, who, "survey.change", f"survey:{survey.id}", now=turn.now)
    if survey.kind is SurveyKind.REGULAR:
        for kind in (SurveyKind.AUDIT, SurveyKind.FIRST_DELIVERY):
            other = await surveys.find_of_kind(turn.conn, kind)
            if other is not None and other.wording is survey.wording and other.about == survey.about:
                await surveys.ask_otherwise(turn.conn, other, wording, about, now=turn.now)
    return changed


async def ask_for_words(
    turn: Turn,
    staff: Staff,
    kind: AskingPrompt,
    *,
    survey: SurveyId | None = None,
    account: AccountId | None = None,
    contact: ContactId | None = None,
) -> None:
    """What this person writes next is about the survey, account or contact, in place of whatever was asked before."""
    await prompts.close(turn.conn, staff.id)
    asked = Asked(staff.id, kind, survey, account, contact)
    await asking_prompts.keep(turn.conn, asked, expires_at=turn.now + turn.programme.prompt_open_for)


async def stop_waiting(turn: Turn, staff: Staff) -> None:
    """What was asked for has been written."""
    await prompts.close(turn.conn, staff.id)
