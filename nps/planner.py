"""The planner: may this person be asked now, by which survey; else why not, and until when.

Everything that asks goes through `plan`. One quiet period counts over all surveys and all accounts of a person; only
recovery checks are outside it. What is answered holds: planned anew at the moment that it names, with nothing changed
meanwhile, the person is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from nps.scope import Scope
from nps.survey import Rule
from nps.timings import RARELY
from nps.values import (
    AccountId,
    Circle,
    ContactId,
    ContactState,
    InvitationId,
    InvitationState,
    NotAsked,
    Occasion,
    StaffId,
    SurveyId,
    TelegramId,
)
from nps.working_time import WorkingTime

NEVER_WITHIN = timedelta(hours=24)
AFTER_DECLINING = timedelta(days=30)
SPREAD_OVER = 5
"""Working days."""
AFTER_LOSS = timedelta(days=30)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""Of who joined before anybody wrote down when."""
_ENDS_A_LEAD = ("contract", "purchase", "delivery")


class Happened(NamedTuple):
    """Something happened with the account, or with this contact alone."""

    kind: str
    on: date
    contact: ContactId | None = None


@dataclass(frozen=True, slots=True)
class Client:
    """A contact and their account, as the planner has to know them. `size`: how many of the account can be asked."""

    contact: ContactId
    account: AccountId
    human: TelegramId | None
    state: ContactState
    joined_at: datetime | None = None
    timezone: str | None = None
    is_opted_out: bool = False
    rarely_until: datetime | None = None  # they chose once in half a year, and not before then
    is_lost: bool = False
    lost_on: date | None = None
    size: int = 1
    manager: StaffId | None = None
    segment: str | None = None
    abc: str | None = None
    circle: Circle | None = None
    region: str | None = None
    dates: Mapping[str, date] = field(default_factory=dict)
    events: Sequence[Happened] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One asking of this human, as any of their contacts. `counts` False: a recovery check, which starts no quiet."""

    id: InvitationId
    contact: ContactId
    survey: SurveyId
    occasion: str
    state: InvitationState
    planned_at: datetime
    closes_at: datetime
    ended_at: datetime | None = None
    counts: bool = True

    @property
    def is_open(self) -> bool:
        return self.state in (InvitationState.PLANNED, InvitationState.SENT)


@dataclass(frozen=True, slots=True)
class Answer:
    contact: ContactId
    survey: SurveyId
    scored_at: datetime
    counts: bool = True


@dataclass(frozen=True, slots=True)
class History:
    """What matters of the past of this human and of their account.

    `held_until`: nobody of the account is asked before then; `held_alone_until`: this person is not.
    `asked_at_account`: when anybody of the account was asked lately, audits left out. `campaign`: the occasion of a
    campaign that runs and names this contact, with the survey it asks by, and since when.
    """

    questions: Sequence[Question] = ()
    answers: Sequence[Answer] = ()
    has_open_case: bool = False
    held_until: datetime | None = None
    held_alone_until: datetime | None = None
    asked_at_account: Sequence[datetime] = ()
    campaigns: Mapping[SurveyId, tuple[str, datetime]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rules:
    """The company's surveys, those that are on, with whom each is for, and its settings.

    `series`: the surveys that ask the same thing, by one of them; an answer to one is an answer to all.
    """

    surveys: Mapping[SurveyId, Rule]
    scopes: Mapping[SurveyId, Scope]
    series: Mapping[SurveyId, frozenset[SurveyId]]
    quiet_for: timedelta
    working_time: WorkingTime
    zone_named: Callable[[str | None], tzinfo]
    asked_one_in: int = 3
    asked_together: int = 50
    told_before: timedelta = timedelta()
    """So long after the first working day of a week opens nobody is asked: staff read then whom the week asks."""

    @property
    def quiet(self) -> timedelta:
        """After an answer; a shorter regular rhythm shortens it."""
        rhythms = [rule.repeat_after for rule in self.surveys.values() if rule.occasion is Occasion.EVERY]
        return min([self.quiet_for, *rhythms])


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask by this survey, now."""

    survey: SurveyId
    occasion: str


@dataclass(frozen=True, slots=True)
class Not:
    """Not now, and why. `until`: then they are asked by `survey`, if nothing changes; None: nobody knows.

    `since`: when that began which keeps them from being asked: the answer, the question, the holding.
    """

    because: NotAsked
    until: datetime | None = None
    survey: SurveyId | None = None
    since: datetime | None = None


class _Moment(NamedTuple):
    at: datetime
    because: NotAsked
    since: datetime | None = None


class _Candidate(NamedTuple):
    survey: SurveyId
    occasion: str
    earliest: datetime
    latest: datetime | None


_NEVER = {
    ContactState.INVITED: NotAsked.NOT_JOINED,
    ContactState.UNREACHABLE: NotAsked.UNREACHABLE,
    ContactState.LEFT: NotAsked.LEFT,
    ContactState.ERASED: NotAsked.LEFT,
}


def plan(client: Client, history: History, rules: Rules, now: datetime, *, only: SurveyId | None = None) -> Ask | Not:
    """What to do about this person now; `only`: as if this survey alone asked.

    1. Who cannot or does not want to be asked is not.
    2. Nor who has a question before them, or a complaint that is not settled.
    3. Of each survey that concerns them the first moment is found that everything allows; the earliest is theirs, and
       of several the one that cannot wait, and then one whose window ends: the others come round again.
    4. A survey whose window ends before that moment is over for them.
    """
    if client.state is not ContactState.JOINED or client.human is None:
        return Not(_NEVER.get(client.state, NotAsked.NOT_JOINED))
    if client.is_opted_out:
        return Not(NotAsked.OPTED_OUT)
    waiting = [question for question in history.questions if question.is_open]
    if waiting:
        newest = max(waiting, key=lambda question: question.planned_at)
        return Not(NotAsked.OPEN_QUESTION, since=newest.planned_at, survey=newest.survey)
    if history.has_open_case:
        return Not(NotAsked.OPEN_CASE)
    candidates = [
        found
        for survey, rule in rules.surveys.items()
        if only in (None, survey)
        for found in _candidates(survey, rule, client, history, rules)
    ]
    if not candidates:
        return Not(NotAsked.NO_OCCASION)
    quiet = _quiet(client, history, rules)
    found = [(_first_moment(candidate, client, history, rules, quiet, now), candidate) for candidate in candidates]
    in_time = [(moment, its) for moment, its in found if its.latest is None or moment.at <= its.latest]
    if not in_time:
        moment, its = min(found, key=lambda each: each[0].at)
        return Not(NotAsked.MISSED, survey=its.survey, since=moment.since)
    moment, its = min(in_time, key=lambda each: (each[0].at, *_rank(each[1], rules)))
    if moment.at <= now:
        return Ask(its.survey, its.occasion)
    return Not(moment.because, moment.at, its.survey, moment.since)


def _rank(candidate: _Candidate, rules: Rules) -> tuple[bool, bool]:
    """Of what may be asked at the same moment the lowest is."""
    return not rules.surveys[candidate.survey].is_transactional, candidate.latest is None


def asks_when_here(client: Client, history: History, rules: Rules, now: datetime, *, only: SurveyId) -> str | None:
    """The occasion on which this survey would ask somebody now who has not joined; None: they are to be left alone.

    What they told the staff counts as an answer; a complaint that is not settled and a hold keep them from it as well.
    """
    held = [until for until in (history.held_until, history.held_alone_until) if until is not None and until > now]
    if client.state is not ContactState.INVITED or history.has_open_case or held:
        return None
    quiet = _quiet(client, history, rules)
    if quiet is not None and quiet.at > now:
        return None
    its = _candidates(only, rules.surveys[only], client, history, rules)
    due = [each for each in its if each.earliest <= now and (each.latest is None or now <= each.latest)]
    return due[0].occasion if due else None


# --- what makes a survey due ---------------------------------------------------------------------------------------


def _candidates(survey: SurveyId, rule: Rule, client: Client, history: History, rules: Rules) -> Sequence[_Candidate]:
    """The occasion of this survey for this person, if there is one they have not been asked on yet."""
    if not rule.enabled or survey not in rules.scopes or not concerns(rules.scopes[survey], client):
        return ()
    if client.is_lost and not rule.asks_lost:
        return ()
    its = [question for question in history.questions if question.contact == client.contact]
    if rule.occasion is Occasion.EVERY:
        return (_again(survey, rule, its, client, history, rules),)
    if rule.occasion is Occasion.BY_HAND:
        started = history.campaigns.get(survey)
        anchors = [started] if started else []
    elif rule.occasion is Occasion.AFTER_DATE:
        anchors = _after_dates(rule, client, rules)
    else:
        anchors = _after_events(rule, client, rules)
    asked = {question.occasion for question in its if question.survey == survey}
    return [
        _Candidate(survey, occasion, at, None if rule.open_for is None else at + rule.open_for)
        for occasion, at in anchors
        if occasion not in asked
    ]


def _again(
    survey: SurveyId, rule: Rule, its: Sequence[Question], client: Client, history: History, rules: Rules
) -> _Candidate:
    """So long after the last question and answer that asked the same; who never was is due since they joined."""
    same = rules.series.get(survey, frozenset((survey,)))
    asked = [question.planned_at for question in its if question.survey in same]
    answered = [
        answer.scored_at for answer in history.answers if answer.contact == client.contact and answer.survey in same
    ]
    of_survey = [question.id for question in its if question.survey == survey]
    occasion = f"after:{max(of_survey)}" if of_survey else "first"
    latest = max([*asked, *answered], default=None)
    since = client.joined_at or LONG_AGO
    return _Candidate(survey, occasion, since if latest is None else latest + rule.repeat_after, None)


def _midnight(day: date, rules: Rules) -> datetime:
    return datetime.combine(day, time(), rules.working_time.zone)


def _after_dates(rule: Rule, client: Client, rules: Rules) -> list[tuple[str, datetime]]:
    """Once for each date: a client who buys again may fall silent again. Who is lost is asked for that alone."""
    named = (rule.counts_from or "").split()
    if client.is_lost and client.lost_on is not None and "lost" in named:
        return [(f"lost:{client.lost_on}", _midnight(client.lost_on, rules) + AFTER_LOSS)]
    return [
        (f"{name}:{client.dates[name]}", _midnight(client.dates[name], rules) + rule.starts_after)
        for name in named
        if name in client.dates
    ]


def _after_events(rule: Rule, client: Client, rules: Rules) -> list[tuple[str, datetime]]:
    kinds = (rule.counts_from or "").split()
    events = [event for event in client.events if event.contact in (None, client.contact)]
    its = [event for event in events if event.kind in kinds]
    if not its:
        return []
    newest = max(its, key=lambda event: event.on)
    if kinds[0] in ("proposal", "lead") and any(e.kind in _ENDS_A_LEAD and e.on >= newest.on for e in events):
        return []
    if rule.occasion is Occasion.AFTER_SILENCE:
        newest = newest._replace(on=max(event.on for event in events))
    return [(f"{newest.kind}:{newest.on}", _midnight(newest.on, rules) + rule.starts_after)]


def concerns(scope: Scope, client: Client) -> bool:
    """Is this person, as they are now, of the audience?"""
    wanted = (
        (scope.manager, client.manager),
        (scope.segment, client.segment),
        (scope.circle, client.circle),
        (scope.region, client.region),
        (scope.account, client.account),
    )
    return all(want is None or want == has for want, has in wanted)


# --- what keeps it waiting -----------------------------------------------------------------------------------------


def _quiet(client: Client, history: History, rules: Rules) -> _Moment | None:
    """Until when this human is left alone, over all surveys and accounts; None: no question and no answer counts."""
    rarely = client.rarely_until is not None
    moments = [
        _Moment(answer.scored_at + rules.quiet, NotAsked.ANSWERED, answer.scored_at)
        for answer in history.answers
        if answer.counts
    ]
    if client.rarely_until is not None:
        moments.append(_Moment(client.rarely_until, NotAsked.RARELY))
    for question in history.questions:
        moments.append(_Moment(question.planned_at + NEVER_WITHIN, NotAsked.ASKED, question.planned_at))
        if not question.counts:
            continue
        if question.state is InvitationState.DECLINED:
            declined_at = question.ended_at or question.planned_at
            moments.append(_Moment(declined_at + AFTER_DECLINING, NotAsked.DECLINED, declined_at))
        else:
            moments.append(_Moment(question.planned_at + rules.quiet, NotAsked.ASKED, question.planned_at))
        if rarely:
            moments.append(_Moment(question.planned_at + RARELY, NotAsked.RARELY, question.planned_at))
    return max(moments, key=lambda moment: moment.at, default=None)


def _first_moment(
    candidate: _Candidate, client: Client, history: History, rules: Rules, quiet: _Moment | None, now: datetime
) -> _Moment:
    """The first moment from now on at which nothing stands against this question, and what stood against it last.

    Not everybody on one day; but nobody misses a window for that.
    """
    rule = rules.surveys[candidate.survey]
    moment = _Moment(candidate.earliest, NotAsked.NOT_DUE)
    if quiet is not None and quiet.at >= moment.at:
        moment = quiet
    held = ((history.held_until, NotAsked.HELD), (history.held_alone_until, NotAsked.HELD_ALONE))
    for until, because in held:
        if until is not None and until > moment.at:
            moment = _Moment(until, because)
    told = timedelta() if rule.occasion is Occasion.BY_HAND else rules.told_before
    days = 0 if rule.is_transactional else client.contact // rules.asked_together % SPREAD_OVER
    later = client.account % SPREAD_OVER
    found = _allowed(moment, client, history, rules, now, days=days, later=later, rule=rule, told=told)
    if candidate.latest is None or found.at <= candidate.latest:
        return found
    return _allowed(moment, client, history, rules, now, days=0, later=0, rule=rule, told=timedelta())


def _allowed(
    moment: _Moment,
    client: Client,
    history: History,
    rules: Rules,
    now: datetime,
    *,
    days: int,
    later: int,
    rule: Rule,
    told: timedelta,
) -> _Moment:
    hours = rules.working_time.in_zone(rules.zone_named(client.timezone))
    moment = _spread(moment, days, hours)
    if moment.at < now:
        moment = _Moment(now, NotAsked.CLOSED)
    while True:
        if rule.occasion is not Occasion.BY_HAND and _is_share_used(moment.at, client, history, rules):
            monday = _Moment(_next_monday(moment.at, rules), NotAsked.SHARE)
            moment = _spread(monday, later, hours)
        opens = hours.next_open(moment.at)
        noticed = _after_the_notice(opens, hours, told)
        if noticed <= moment.at:
            return moment
        is_for_that = noticed > opens and moment.because is NotAsked.CLOSED
        moment = _Moment(noticed, NotAsked.TOLD_FIRST if is_for_that else moment.because, moment.since)


def _after_the_notice(at: datetime, hours: WorkingTime, told: timedelta) -> datetime:
    """`at`, and so long after the opening where that is on the first working day of a week."""
    day = at.astimezone(hours.zone).date()
    if not told or hours.next_working_day(day - timedelta(days=day.weekday() + 1)) != day:
        return at
    opens = hours.opening_of(at)
    return at if opens is None else max(at, opens + told)


def _spread(moment: _Moment, days: int, hours: WorkingTime) -> _Moment:
    """So many working days later, at the opening."""
    if not days:
        return moment
    first = hours.next_open(moment.at).astimezone(hours.zone).date()
    opens = hours.opening_of(datetime.combine(hours.next_working_day(first, days), time(12), hours.zone))
    if opens is None:
        raise AssertionError("a working day opens")
    because = NotAsked.SPREAD if moment.because is NotAsked.NOT_DUE else moment.because
    return _Moment(opens, because, moment.since)


def share_of(size: int, one_in: int) -> int:
    """How many of an account's contacts may be asked in a week: a third, rounded up."""
    return max(1, -(-size // one_in))


def week_of(at: datetime, zone: tzinfo) -> datetime:
    """When the week of this moment began, by the company's clocks."""
    local = at.astimezone(zone)
    return datetime.combine(local.date() - timedelta(days=local.weekday()), time(), zone)


def _is_share_used(at: datetime, client: Client, history: History, rules: Rules) -> bool:
    zone = rules.working_time.zone
    week = week_of(at, zone)
    return sum(week_of(other, zone) == week for other in history.asked_at_account) >= share_of(
        client.size, rules.asked_one_in
    )


def _next_monday(at: datetime, rules: Rules) -> datetime:
    zone = rules.working_time.zone
    return datetime.combine(week_of(at, zone).date() + timedelta(days=7), time(), zone)
