"""The owner sets whom the surveys ask, when, and what; staff keep an account from being asked for a while."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from actions.turn import Turn
from nps.values import AccountId, AskingPrompt, Role, SurveyId, SurveyKind, Wording
from storage.asking import asking_prompts, holds, surveys
from storage.asking.asking_prompts import Asked
from storage.asking.surveys import Survey
from storage.cases import prompts
from storage.people.audit import record_audit
from storage.people.clients import Account
from storage.people.staff import Staff
from storage.people.who import Who

MOST_BY_MANAGER = timedelta(days=30)
"""Per account, within half a year."""


class HeldTooLong(Exception):
    """A manager has kept this account from being asked for so long already; `left` may be added."""

    def __init__(self, left: timedelta) -> None:
        super().__init__(left)
        self.left = left


async def change(turn: Turn, who: Who, survey: Survey, **values: Any) -> None:
    """On or off, its rhythm, its reminders, its audience."""
    await surveys.change(turn.conn, survey, **values)
    await record_audit(turn.conn, who, "survey.change", f"survey:{survey.id}", now=turn.now)


async def ask_otherwise(turn: Turn, who: Who, survey: Survey, wording: Wording) -> SurveyId:
    """From now on this is asked; of a survey that asks so already nothing changes.

    What the regular survey asks, the other two of the headline ask as well: else they were in no index with it.
    """
    if survey.wording is wording:
        return survey.id
    changed = await surveys.ask_otherwise(turn.conn, survey, wording, survey.about, now=turn.now)
    await record_audit(turn.conn, who, "survey.change", f"survey:{survey.id}", now=turn.now)
    if survey.kind is SurveyKind.REGULAR:
        for kind in (SurveyKind.AUDIT, SurveyKind.FIRST_DELIVERY):
            other = await surveys.find_of_kind(turn.conn, kind)
            if other is not None and other.wording is survey.wording and other.about == survey.about:
                await surveys.ask_otherwise(turn.conn, other, wording, survey.about, now=turn.now)
    return changed


async def ask_for_words(
    turn: Turn,
    staff: Staff,
    kind: AskingPrompt,
    *,
    survey: SurveyId | None = None,
    account: AccountId | None = None,
) -> None:
    """What this person writes next is about the survey or the account, in place of whatever was asked before."""
    await prompts.close(turn.conn, staff.id)
    asked = Asked(staff.id, kind, survey, account)
    await asking_prompts.keep(turn.conn, asked, expires_at=turn.now + turn.programme.prompt_open_for)


async def stop_waiting(turn: Turn, staff: Staff) -> None:
    """What was asked for has been written."""
    await prompts.close(turn.conn, staff.id)


async def hold(turn: Turn, who: Who, staff: Staff, account: Account, reason: str, until: datetime) -> None:
    """Nobody of the account is asked before then. Raises HeldTooLong for a manager who has done so for long."""
    if staff.role is not Role.OWNER:
        left = MOST_BY_MANAGER - await holds.held_by_managers(turn.conn, account.id, now=turn.now)
        if until - turn.now > max(left, timedelta()):
            raise HeldTooLong(max(left, timedelta()))
    await holds.keep(turn.conn, account.id, by=staff.id, reason=reason, until=until, now=turn.now)
    await record_audit(turn.conn, who, "account.hold", f"account:{account.id}", now=turn.now)


async def lift(turn: Turn, who: Who, account: Account) -> bool:
    """Asking goes on; tells whether it had stopped."""
    if not await holds.lift(turn.conn, account.id, now=turn.now):
        return False
    await record_audit(turn.conn, who, "account.hold-lifted", f"account:{account.id}", now=turn.now)
    return True
