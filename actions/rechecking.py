"""Recovery checks: some time after a complaint was closed its client is asked the same question once more."""

from __future__ import annotations

from datetime import datetime

from actions.turn import Turn
from messages import joining, survey
from messages.owed import Owed
from nps.values import Group
from storage.asking import invitations, surveys
from storage.asking.surveys import Survey
from storage.cases import cases, rechecks
from storage.cases.rechecks import Recheck


async def ask(turn: Turn, due: Recheck) -> Owed:
    """Ask anew, or find that there is nothing to ask; either way that is decided once.

    Nobody is asked

    1. whose case no unhappy answer is on: a call that was wished for, a case of the staff's;
    2. who complains again already, or whose account is lost, or who wants to be asked rarely;
    3. to whom a regular question came after the closing, or is due soon: it takes the place of this one.
    """
    case = await cases.get(turn.conn, due.case_id)
    await rechecks.decide(turn.conn, case.id)
    regular = await surveys.get_regular_survey(turn.conn)
    if not regular.enabled or case.closed_at is None or due.is_lost or due.is_asked_rarely:
        return []
    if await cases.find_open_of_contact(turn.conn, case.contact_id) is not None:
        return []
    answers = await rechecks.list_scores(turn.conn, case.id)
    if Group.DETRACTOR not in {score.group for score in answers}:
        return []
    if await _regular_takes_its_place(turn, due, regular, case.closed_at):
        return []
    check = await surveys.ensure_recovery_survey(turn.conn, now=turn.now)
    occasion = f"case:{case.id}:{case.reopened}"
    planned = await invitations.plan(turn.conn, check, case.contact_id, occasion, now=turn.now)
    if planned is None:
        return []
    return [survey.ask(planned, due.telegram_id, agrees=joining.is_todays(due.agreed))]


async def _regular_takes_its_place(turn: Turn, due: Recheck, regular: Survey, closed_at: datetime) -> bool:
    """Was the client asked since the closing, or will they be soon, as the regular survey has it?"""
    asked = await rechecks.find_latest(turn.conn, due.contact_id, regular.id)
    if asked is not None and asked > closed_at:
        return True
    of_human = await rechecks.find_latest_of_human(turn.conn, due.telegram_id)
    next_at = max(
        asked + regular.repeat_after if asked is not None else turn.now,
        of_human + turn.programme.quiet_for if of_human is not None else turn.now,
    )
    return next_at <= turn.now + turn.programme.recheck_gives_way_within
