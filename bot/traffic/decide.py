"""What follows from the outcome of a request, for the row it was made for: one pure decision."""

from __future__ import annotations

from dataclasses import dataclass

from bot.traffic import retry
from bot.traffic.verdict import Outcome, Verdict
from nps.values import OutboxKind, Unreachable
from storage.queues.outbox import SENT_ANEW, OutboxRow


@dataclass(frozen=True, slots=True)
class Arrived:
    """Telegram has it. `message_id` is None when nothing new is shown: an edit that changes nothing."""

    message_id: int | None = None
    note: str | None = None
    others: tuple[int, ...] = ()  # of an album


@dataclass(frozen=True, slots=True)
class Retry:
    """Back to waiting, which holds back its chat.

    `doubtful`: it may have been sent, so that it is repeated after a probe, and only once. `plain`: without its markup.
    """

    after_s: float
    error: str
    doubtful: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class SendAnew:
    """The message that showed this card is no more, or cannot be changed: a new one is sent now."""


@dataclass(frozen=True, slots=True)
class Unsure:
    """Sent twice, and nobody knows whether it arrived."""

    error: str | None


@dataclass(frozen=True, slots=True)
class Never:
    """Given up. `unreachable` says why when it is the person rather than the message."""

    error: str | None
    unreachable: Unreachable | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """There is nothing to say to this chat any more."""


@dataclass(frozen=True, slots=True)
class Expired:
    """It is worthless by now."""


Step = Arrived | Retry | SendAnew | Unsure | Never | Dropped | Expired


def decide(
    row: OutboxRow, verdict: Verdict, *, repeatable: bool = False, anew: bool = False, failures: int = 0
) -> Step:
    """What becomes of the row.

    `repeatable`: done twice, nobody notices (an edit, or a probe, after which nothing was sent). `anew`: a message was
    sent although the card had been delivered before. `failures`: how often, this time included, just this has failed
    since the start: composing when it is broken, the edit when its outcome is unknown.
    """
    again_after_s = verdict.retry_after or retry.DELIVERY.pause_s(row.attempts)
    error = verdict.error or ""
    match verdict.outcome:
        case Outcome.SENT:
            return Arrived(verdict.message_id, SENT_ANEW if anew else None, verdict.others)
        case Outcome.UNCHANGED:
            return Arrived()
        case Outcome.LATER:
            return Retry(again_after_s, error)
        case Outcome.BROKEN if failures < retry.COMPOSING_OVER_AFTER:
            return Retry(again_after_s, error)
        case Outcome.MARKUP if not row.plain:
            return Retry(0, error, plain=True)
        case Outcome.AMBIGUOUS if repeatable and failures < retry.EDIT_OVER_AFTER:
            return Retry(again_after_s, error)
        case Outcome.AMBIGUOUS if not repeatable:
            return Unsure(verdict.error) if row.ambiguous else Retry(again_after_s, error, doubtful=True)
        case Outcome.AMBIGUOUS | Outcome.GONE if row.kind is OutboxKind.CARD and not anew:
            return SendAnew()
    return Never(verdict.error, verdict.unreachable)
