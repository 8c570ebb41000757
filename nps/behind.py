"""Which rows stand behind a number: answers, questions nobody answered, cases, people, accounts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from nps.reasons import SaleStage
from nps.values import Group, PromiseState, Reason

_GROUPS = {"p": Group.PROMOTER, "n": Group.PASSIVE, "d": Group.DETRACTOR}


class Counted(StrEnum):
    """Answers that are counted otherwise than in the index."""

    OF_ASKED = "of_asked"  # of whom was asked in the period: the response rate
    AFTER_CLOSING = "after_closing"  # the first since their complaint was closed
    RECOVERED = "recovered"  # those of them who are content again
    COMPLAINTS = "complaints"  # every unhappy one, to any survey
    EXPLAINED = "explained"  # those of them that name a reason


@dataclass(frozen=True, slots=True)
class Part:
    """Of the answers of a figure those of a group; of the detractors those who named a reason.

    `recorded`: what the staff have recorded, which stands beside the index; `imported`: what was given elsewhere.
    `otherwise`: of those instead; a reason, or on which stage of the sale one was named, narrows complaints down.
    """

    group: Group | None = None
    reason: Reason | None = None
    recorded: bool = False
    imported: bool = False
    otherwise: Counted | None = None
    stage: SaleStage | None = None


WHOLE = Part()
PARTS: dict[str, Part] = {
    "a": WHOLE,
    **{code: Part(group=group) for code, group in _GROUPS.items()},
    **{f"r{place}": Part(group=Group.DETRACTOR, reason=reason) for place, reason in enumerate(Reason)},
    "w": Part(recorded=True),
    "i": Part(imported=True),
    "q": Part(otherwise=Counted.OF_ASKED),
    "f": Part(otherwise=Counted.AFTER_CLOSING),
    "v": Part(otherwise=Counted.RECOVERED),
    "x": Part(otherwise=Counted.COMPLAINTS),
    "y": Part(otherwise=Counted.EXPLAINED),
    **{f"y{place}": Part(otherwise=Counted.EXPLAINED, reason=reason) for place, reason in enumerate(Reason)},
    **{f"t{place}": Part(otherwise=Counted.EXPLAINED, stage=stage) for place, stage in enumerate(SaleStage)},
}
"""By the letter that a button has for it."""
CODES = {part: code for code, part in PARTS.items()}


class Kind(StrEnum):
    """What a list that is not of answers is of."""

    SILENT = "silent"  # who was asked in the period and has not answered
    CASES = "cases"  # opened in the period
    OPEN = "open"  # those of them that are open still
    OVERDUE = "overdue"  # those of them that are late
    CAUSES = "causes"  # closed in the period, for a reason
    OWN_CAUSES = "own_causes"  # or for a cause in own words
    NEW = "new"  # what was done on cases between two summaries, once for each time: opened
    IN_TIME = "in_time"  # reached by the deadline
    LATE = "late"  # or not
    SETTLED = "settled"
    CONFIRMED = "confirmed"  # the client says that it is settled
    DENIED = "denied"  # or that it is not
    REOPENED = "reopened"
    BROKEN = "broken"  # a promise on it
    OPEN_NOW = "open_now"  # of one manager's clients, whenever they began
    OVERDUE_NOW = "overdue_now"
    REACHED = "reached"  # whose client this manager has reached in the period
    ENDED = "ended"  # which they closed in it as settled
    ENDED_WELL = "ended_well"  # and the client has confirmed that
    KEPT = "kept"  # on which a promise of theirs ended in it: kept
    BROKEN_OWN = "broken_own"  # broken
    UNPROVEN = "unproven"  # or nobody can say
    DETRACTORS = "detractors"  # people between two summaries: unhappy ones
    FELL_SILENT = "fell_silent"  # who used to answer, and no longer do
    JOINED = "joined"
    UNASKED = "unasked"  # whose case was closed, and who cannot be asked about it
    UNREACHABLE = "unreachable"  # now
    LOST = "lost"  # accounts, between the same two
    ACCOUNTS = "accounts"  # that the index of accounts counts
    BY_MAKERS = "by_makers"  # by what a decision maker said
    CONFLICT = "conflict"  # whose people say the opposite
    TRADES = "trades"  # whose revenue is summed up
    NAMING = "naming"  # that named a reason
    AT_RISK = "at_risk"
    CONTENT = "content"  # whose people are content again
    BUYERS = "buyers"  # those of them that have bought since
    CAME = "came"  # by a client's word
    LEFT = "left"  # in the year until the period's end, of those who were clients when it began
    WON = "won"  # new ones of the period, and those who came back


@dataclass(frozen=True, slots=True)
class Rows:
    """A list that is not of answers; a group narrows accounts down, a reason cases and accounts."""

    kind: Kind
    group: Group | None = None
    reason: Reason | None = None


WORK = (Kind.NEW, Kind.IN_TIME, Kind.LATE, Kind.SETTLED, Kind.CONFIRMED, Kind.DENIED, Kind.REOPENED, Kind.BROKEN)
OWN = (Kind.OPEN_NOW, Kind.OVERDUE_NOW, Kind.REACHED, Kind.ENDED, Kind.ENDED_WELL)
PROMISED = {
    Kind.KEPT: PromiseState.KEPT,
    Kind.BROKEN_OWN: PromiseState.BROKEN,
    Kind.UNPROVEN: PromiseState.UNCONFIRMED,
}
PEOPLE = (Kind.DETRACTORS, Kind.FELL_SILENT, Kind.JOINED, Kind.UNASKED, Kind.UNREACHABLE)
_OF_GROUPS = {"a": Kind.ACCOUNTS, "m": Kind.TRADES}
_OF_REASONS = {"k": Kind.CAUSES, "n": Kind.NAMING}
LISTS: dict[str, Rows] = {
    "s": Rows(Kind.SILENT),
    "c": Rows(Kind.CASES),
    "o": Rows(Kind.OPEN),
    "l": Rows(Kind.OVERDUE),
    "w": Rows(Kind.OWN_CAUSES),
    "d": Rows(Kind.BY_MAKERS),
    "x": Rows(Kind.CONFLICT),
    "r": Rows(Kind.AT_RISK),
    "e": Rows(Kind.CONTENT),
    "b": Rows(Kind.BUYERS),
    "f": Rows(Kind.CAME),
    "g": Rows(Kind.LEFT),
    "j": Rows(Kind.WON),
    "p": Rows(Kind.LOST),
    **{f"h{place}": Rows(kind) for place, kind in enumerate(WORK)},
    **{f"i{place}": Rows(kind) for place, kind in enumerate((*OWN, *PROMISED))},
    **{f"q{place}": Rows(kind) for place, kind in enumerate(PEOPLE)},
    **{code: Rows(kind) for code, kind in _OF_GROUPS.items()},
    **{f"{code}{of}": Rows(kind, group=group) for code, kind in _OF_GROUPS.items() for of, group in _GROUPS.items()},
    **{
        f"{code}{place}": Rows(kind, reason=reason)
        for code, kind in _OF_REASONS.items()
        for place, reason in enumerate(Reason)
    },
}
"""By the letter that a button has for it."""
LIST_CODES = {rows: code for code, rows in LISTS.items()}
