"""What a delivery means: Telegram delivered a message, or never will, and the domain follows."""

from __future__ import annotations

from actions import alerting, exporting, fix_telling, light_cards, passing_on, promising, relay_outcomes, settling
from actions.reachability import lose
from actions.turn import Turn
from messages.owed import Owed
from nps.subjects import (
    Asked,
    BelowCard,
    BelowLightCard,
    CaseCard,
    ExportFile,
    FileOfLightCard,
    FixNews,
    LightCard,
    PassedOn,
    PromiseQuestion,
    RelayChange,
    Relayed,
    RelayRecall,
    SettledQuestion,
    Subject,
    SummaryOf,
)
from nps.values import AlertState, AlertWhy, FixNewsState, RelayWhy, Unreachable
from storage.asking import due, invitations
from storage.cases import alerts, light_alerts
from storage.figures import summaries

WITHDRAWN = "withdrawn"


async def follow_sent(turn: Turn, subject: Subject | None) -> Owed:
    """Telegram has the message about this subject."""
    match subject:
        case Asked(invitation) if subject.is_first:
            await invitations.record_sent(turn.conn, invitation, now=turn.now)
        case CaseCard(case_id, staff_id):
            await alerts.settle_alert(turn.conn, case_id, staff_id, AlertState.DELIVERED, now=turn.now)
        case LightCard(card_id, staff_id):
            await light_alerts.settle(turn.conn, card_id, staff_id, AlertState.DELIVERED, now=turn.now)
        case Relayed(relay_id):
            return await relay_outcomes.arrived(turn, relay_id)
        case RelayChange(relay_id):
            return await relay_outcomes.changed(turn, relay_id)
        case RelayRecall(relay_id, piece):
            return await relay_outcomes.recalled(turn, relay_id, piece)
        case FixNews(fix_id, contact_id):
            return await fix_telling.follow(turn, fix_id, contact_id, FixNewsState.SENT)
        case SummaryOf(staff_id, period):
            await summaries.record_sent(turn.conn, staff_id, period, now=turn.now)
        case ExportFile(export):
            return await exporting.settle(turn, export, sent=True)
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
        case SettledQuestion(case_id, times):
            owed += await settling.cannot_be_asked(turn, case_id, times)
        case PromiseQuestion(promise_id):
            owed += await promising.cannot_be_asked(turn, promise_id)
        case Relayed(relay_id):
            why_not = RelayWhy(reason.value) if reason else RelayWhy.REFUSED
            owed += await relay_outcomes.not_delivered(turn, relay_id, why_not)
        case RelayChange(relay_id):
            owed += await relay_outcomes.not_done(turn, relay_id, RelayWhy.NOT_CORRECTED)
        case RelayRecall(relay_id):
            owed += await relay_outcomes.not_done(turn, relay_id, RelayWhy.NOT_RECALLED)
        case FixNews(fix_id, contact_id):
            owed += await fix_telling.follow(turn, fix_id, contact_id, FixNewsState.NOT_SENT)
        case ExportFile(export):
            owed += await exporting.settle(turn, export, sent=False)
        case BelowCard(case_id, staff_id) if reason:
            owed += await alerting.fall_back(turn, case_id, staff_id, AlertWhy.UNREACHABLE)
        case LightCard(card_id, staff_id) | BelowLightCard(card_id, staff_id) | FileOfLightCard(card_id, staff_id):
            why_alerted = AlertWhy.UNREACHABLE if reason else AlertWhy.UNCERTAIN
            is_lost = reason is not None or isinstance(subject, LightCard)
            owed += await light_cards.fall_back(turn, card_id, staff_id, why_alerted, is_lost=is_lost)
    return owed


async def follow_unsure(turn: Turn, subject: Subject | None) -> Owed:
    """Sent twice and nobody knows whether it arrived: an alert goes to the owners as well.

    A question counts as delivered: whoever did see it is asked again after a gap, and whoever did not is reminded.
    """
    match subject:
        case Asked(invitation) if subject.is_first:
            await invitations.record_sent(turn.conn, invitation, is_certain=False, now=turn.now)
        case CaseCard(case_id, staff_id):
            return await alerting.fall_back(turn, case_id, staff_id, AlertWhy.UNCERTAIN)
        case LightCard(card_id, staff_id) | BelowLightCard(card_id, staff_id) | FileOfLightCard(card_id, staff_id):
            is_lost = isinstance(subject, LightCard)
            return await light_cards.fall_back(turn, card_id, staff_id, AlertWhy.UNCERTAIN, is_lost=is_lost)
        case PassedOn(message, staff_id):
            return await passing_on.pass_on_instead(turn, message, staff_id)
        case Relayed(relay_id):
            return await relay_outcomes.in_doubt(turn, relay_id)
        case FixNews(fix_id, contact_id):
            return await fix_telling.follow(turn, fix_id, contact_id, FixNewsState.UNKNOWN)
        case ExportFile(export):
            return await exporting.settle(turn, export, sent=False)
    return []


async def follow_dropped(turn: Turn, subject: Subject | None) -> Owed:
    """There was nothing to say to this chat any more: a client's words find whoever may read them now."""
    match subject:
        case Asked(invitation) if await due.left_meanwhile(turn.conn, invitation):
            await invitations.record_undeliverable(turn.conn, invitation, WITHDRAWN, now=turn.now)
        case PassedOn(message, staff_id):
            return await passing_on.pass_on_anew(turn, message, staff_id)
        case SummaryOf(staff_id, period):  # what was due in the morning is done
            await summaries.record_sent(turn.conn, staff_id, period, now=turn.now)
        case SettledQuestion(case_id, times):
            return await settling.cannot_be_asked(turn, case_id, times)
        case PromiseQuestion(promise_id):
            return await promising.cannot_be_asked(turn, promise_id)
        case Relayed(relay_id):
            return await relay_outcomes.held_back(turn, relay_id)
        case FixNews(fix_id, contact_id):
            return await fix_telling.follow(turn, fix_id, contact_id, FixNewsState.NOT_SENT)
        case RelayChange(relay_id):
            return await relay_outcomes.not_done(turn, relay_id, RelayWhy.NOT_CORRECTED)
        case ExportFile(export):
            return await exporting.settle(turn, export, sent=False)
    return []
