"""What a delivery means: Telegram delivered a message, or never will, and the domain follows."""

from __future__ import annotations

from actions import alerting, passing_on
from actions.reachability import lose
from actions.turn import Turn
from messages.owed import Owed
from nps.subjects import Asked, BelowCard, CaseCard, PassedOn, Subject, SummaryOf
from nps.values import AlertState, AlertWhy, Unreachable
from storage.asking import invitations
from storage.cases import alerts
from storage.figures import summaries


async def follow_sent(turn: Turn, subject: Subject | None) -> Owed:
    """Telegram has the message about this subject."""
    match subject:
        case Asked(invitation) if subject.is_first:
            await invitations.record_sent(turn.conn, invitation, now=turn.now)
        case CaseCard(case_id, staff_id):
            await alerts.settle_alert(turn.conn, case_id, staff_id, AlertState.DELIVERED, now=turn.now)
        case SummaryOf(staff_id, period):
            await summaries.record_sent(turn.conn, staff_id, period, now=turn.now)
    return []


async def follow_never(turn: Turn, subject: Subject | None, chat_id: int, reason: Unreachable | None) -> Owed:
    """Telegram refuses for good; `reason` says when it is the person rather than the message."""
    owed = await lose(turn, chat_id, reason) if reason else []
    match subject:
        case Asked(invitation):
            why = reason.value if reason else "refused"
            await invitations.record_undeliverable(turn.conn, invitation, why, now=turn.now)
        case CaseCard(case_id, staff_id):
            why_alerted = AlertWhy.UNREACHABLE if reason else AlertWhy.UNCERTAIN
            owed += await alerting.fall_back(turn, case_id, staff_id, why_alerted)
        case PassedOn(message, staff_id):
            owed += await passing_on.pass_on_instead(turn, message, staff_id)
        case BelowCard(case_id, staff_id) if reason:
            owed += await alerting.fall_back(turn, case_id, staff_id, AlertWhy.UNREACHABLE)
    return owed


async def follow_unsure(turn: Turn, subject: Subject | None) -> Owed:
    """Sent twice and nobody knows whether it arrived: an alert goes to the owners as well.

    A question counts as delivered: whoever did see it is asked again after a gap, and whoever did not is reminded.
    """
    match subject:
        case Asked() if subject.is_first:
            return await follow_sent(turn, subject)
        case CaseCard(case_id, staff_id):
            return await alerting.fall_back(turn, case_id, staff_id, AlertWhy.UNCERTAIN)
        case PassedOn(message, staff_id):
            return await passing_on.pass_on_instead(turn, message, staff_id)
    return []


async def follow_dropped(turn: Turn, subject: Subject | None) -> Owed:
    """There was nothing to say to this chat any more: a client's words find whoever may read them now."""
    match subject:
        case PassedOn(message, staff_id):
            return await passing_on.pass_on_anew(turn, message, staff_id)
    return []
