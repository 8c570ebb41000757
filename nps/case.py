"""The way of a case (method §6): one table says what may happen to it, what is next then, and until when.

`after` reads the table; what it means in minutes is told by `due_at`. Who may do what is `allowed`. Everything else —
writing it down, telling people — follows in `actions`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, IntEnum, auto

from nps.values import CaseDue, CaseEvent, CaseState, Role
from nps.working_time import WorkingTime

RETRIES = 2  # so many times [Не дозвонился] gives another working day
REOPENED_OFTEN = 2  # from so many times on every owner is told

CLOSED_LATELY = timedelta(days=14)
"""So long after a case was closed what its client says belongs to it: their «Нет», and words to open it again by."""


class Stage(IntEnum):
    """Of the loss of a client (method §6): repetition is seen by the program, the later ones staff tell of."""

    COMPLAINT = 1  # they complain, once or again
    EVIDENCE = 2  # they collect evidence
    MANAGEMENT = 3  # they complained to our management
    CLAIM = 4  # a claim, or court


OWNERS_FROM = Stage.MANAGEMENT  # on every owner has the card


class Until(Enum):
    """How long there is for it."""

    STANDS = auto()  # the deadline there is, whatever that is
    CONTACT = auto()  # one working day; of a VIP half of one
    RETRY = auto()  # one more working day, and never earlier than the deadline there is
    PLAN = auto()  # two working days, of a VIP one, from the contact on; a plan that is due already stands
    NEW_PLAN = auto()  # one working day
    PROMISE = auto()  # what was promised to the client
    ANSWER = auto()  # seven days
    NONE = auto()  # nothing is due any more


@dataclass(frozen=True, slots=True)
class Step:
    """What an event makes of a case: its state, what is due next, and until when; `due` None: what there is."""

    state: CaseState
    until: Until
    due: CaseDue | None = None


_S, _E = CaseState, CaseEvent
OVER = frozenset({_S.CONFIRMED, _S.UNCONFIRMED, _S.LOST, _S.CLOSED})
"""Nothing is due on these any more."""
OPEN = frozenset(_S) - OVER
_UNHEARD = (_S.NEW, _S.REOPENED)
"""The client waits to be reached."""
_UNDER_WAY = (_S.NEW, _S.IN_WORK, _S.WAITING, _S.PROMISED, _S.REOPENED)
"""Staff have something to do."""

_CONTACT = Step(_S.NEW, Until.CONTACT, CaseDue.CONTACT)
_REOPENED = Step(_S.REOPENED, Until.CONTACT, CaseDue.CONTACT)
_PLAN = Step(_S.IN_WORK, Until.PLAN, CaseDue.PLAN)
_SETTLED = Step(_S.SETTLED, Until.ANSWER, CaseDue.ANSWER)
_PROMISE = Step(_S.PROMISED, Until.PROMISE, CaseDue.PROMISE)
_NEW_PLAN = Step(_S.IN_WORK, Until.NEW_PLAN, CaseDue.PLAN)


def _each(states: Iterable[CaseState], step: Step) -> dict[CaseState, Step]:
    return dict.fromkeys(states, step)


def _stays(states: Iterable[CaseState]) -> dict[CaseState, Step]:
    return {state: Step(state, Until.STANDS) for state in states}


TABLE: dict[CaseEvent, dict[CaseState, Step]] = {
    # A new complaint of the same client. Who has not been reached yet waits since the first one.
    _E.ABSORBED: _stays(_UNHEARD)
    | _each((_S.IN_WORK, _S.WAITING, _S.PROMISED), _CONTACT)
    | _each({_S.SETTLED} | OVER, _REOPENED),
    # The client wishes to be called while somebody is on it: the clock of the first answer begins anew.
    _E.ASKED: _stays(_UNHEARD) | _each((_S.IN_WORK, _S.WAITING, _S.PROMISED, _S.SETTLED), _CONTACT),
    # [Беру] says who is on it, and stops no clock.
    _E.TAKEN: _stays(_UNDER_WAY),
    # Contact: the clock of the first answer stops, that of the plan begins, once. A promise has its own date.
    _E.CALLED: _each((*_UNHEARD, _S.WAITING), _PLAN) | _stays((_S.IN_WORK, _S.PROMISED, _S.SETTLED)),
    # Words that were delivered are contact as well. A question leaves the deadline that they set.
    _E.REACHED: _each((*_UNHEARD, _S.WAITING), _PLAN) | _stays((_S.IN_WORK, _S.PROMISED, _S.SETTLED)),
    _E.QUESTION_ASKED: {_S.IN_WORK: Step(_S.WAITING, Until.STANDS)} | _stays((_S.WAITING, _S.PROMISED, _S.SETTLED)),
    _E.NOT_REACHED: _each((*_UNHEARD, _S.WAITING), Step(_S.WAITING, Until.RETRY, CaseDue.CONTACT))
    | {_S.IN_WORK: Step(_S.WAITING, Until.STANDS)},
    # A promise is the plan, and has its own date; who has not been reached has not heard it either.
    _E.PROMISED: _stays((*_UNHEARD, _S.WAITING)) | _each((_S.IN_WORK, _S.PROMISED), _PROMISE),
    _E.PROMISE_MOVED: _stays((*_UNHEARD, _S.WAITING)) | _each((_S.IN_WORK, _S.PROMISED), _PROMISE),
    # The client's word on it, or none. What waits for another answer goes on waiting for that.
    _E.PROMISE_KEPT: _stays((*_UNHEARD, _S.IN_WORK, _S.WAITING, _S.SETTLED)) | {_S.PROMISED: _NEW_PLAN},
    _E.PROMISE_BROKEN: _stays((*_UNHEARD, _S.SETTLED)) | _each((_S.IN_WORK, _S.WAITING, _S.PROMISED), _NEW_PLAN),
    _E.PROMISE_UNCONFIRMED: _stays((*_UNHEARD, _S.IN_WORK, _S.WAITING, _S.SETTLED)) | {_S.PROMISED: _NEW_PLAN},
    _E.SETTLED: _each(_UNDER_WAY, _SETTLED),
    # The client's word counts late as well.
    _E.CONFIRMED: _each((_S.SETTLED, _S.UNCONFIRMED), Step(_S.CONFIRMED, Until.NONE)),
    _E.NOT_CONFIRMED: _each((_S.SETTLED, _S.UNCONFIRMED), _REOPENED),
    _E.SILENT: {_S.SETTLED: Step(_S.UNCONFIRMED, Until.NONE)},
    _E.NOBODY_TO_ASK: {_S.SETTLED: Step(_S.UNCONFIRMED, Until.NONE)},
    _E.OPENED_AGAIN: _each((_S.CONFIRMED, _S.UNCONFIRMED, _S.LOST), _REOPENED),
    # How far it has come says nothing about who has to do what, and until when.
    _E.STAGE_SET: _stays(OPEN),
    # The client has left, and nothing is due any more. Where they were asked whether it is settled, they answer first.
    _E.LOST: _each(_UNDER_WAY, Step(_S.LOST, Until.NONE)),
    _E.ERASED: _each(OPEN, Step(_S.CLOSED, Until.NONE)),
}
"""What each event makes of a case in each state; what does not stand here cannot happen."""

BY_STAFF = frozenset(
    {
        *(_E.TAKEN, _E.CALLED, _E.REACHED, _E.QUESTION_ASKED, _E.NOT_REACHED),
        *(_E.PROMISED, _E.PROMISE_MOVED, _E.SETTLED, _E.OPENED_AGAIN, _E.LOST, _E.STAGE_SET),
    }
)
"""What the responsible manager and the owners may do; everything else is the client's, the clock's or an erasure's."""
TAKES = BY_STAFF - {_E.OPENED_AGAIN, _E.STAGE_SET}
"""Any first action of the staff says who is on it; a remark about the client is none."""
IS_CONTACT = frozenset({_E.CALLED, _E.REACHED})
"""The client was reached."""


def after(state: CaseState, event: CaseEvent, *, has_promise: bool = False) -> Step | None:
    """What this event makes of a case in this state; None: it cannot happen there.

    Where a plan would be due and there is one already, a promise whose date has not come, that is next.
    """
    step = TABLE[event].get(state)
    return _PROMISE if has_promise and step is not None and step.until is Until.PLAN else step


def allowed(role: Role, event: CaseEvent, *, anonymous: bool) -> bool:
    """May one of the staff who is told of this client do it? Where answers are anonymous, none but an owner."""
    return event in BY_STAFF and (role is Role.OWNER or not anonymous)


def may_try_again(retries: int) -> bool:
    """[Не дозвонился] gives another working day, `retries` times so far."""
    return retries < RETRIES


def is_vip(segment: str | None) -> bool:
    """Clients of this segment are waited upon in half the time (method §3)."""
    return segment is not None and segment.casefold() == "vip"


def contact_until(since: datetime, time: WorkingTime, *, is_vip: bool, days: int) -> datetime:
    """Until when a client who waits since then is to be reached; of a VIP `days` say nothing."""
    return time.after_half_day(since) if is_vip else time.after_days(since, days)


def due_at(
    until: Until,
    now: datetime,
    time: WorkingTime,
    *,
    standing: datetime | None,
    due: CaseDue | None,
    is_vip: bool,
    contact_days: int,
    plan_days: int,
    promised: datetime | None = None,
    answer_at: datetime | None = None,
) -> datetime | None:
    """The deadline that follows, in UTC; None when nothing is due. `standing` and `due` are what there is before."""
    match until:
        case Until.STANDS:
            return standing
        case Until.CONTACT:
            return contact_until(now, time, is_vip=is_vip, days=contact_days)
        case Until.RETRY:
            return max(time.after_days(now, 1), standing or now)
        case Until.PLAN:
            stands = due is CaseDue.PLAN and standing is not None
            return standing if stands else time.after_days(now, 1 if is_vip else plan_days)
        case Until.NEW_PLAN:
            return time.after_days(now, 1)
        case Until.PROMISE:
            return promised
        case Until.ANSWER:
            return answer_at
        case Until.NONE:
            return None
