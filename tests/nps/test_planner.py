"""The planner: who is asked now, by which survey; else why not, and until when. Whatever the past was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nps.planner import (
    AFTER_DECLINING,
    NEVER_WITHIN,
    Answer,
    Ask,
    Client,
    Happened,
    History,
    Not,
    Question,
    Rules,
    plan,
    share_of,
    week_of,
)
from nps.scope import EVERYTHING, Scope
from nps.survey import PRESETS, Rule
from nps.timings import RARELY
from nps.values import (
    AccountId,
    Circle,
    ContactId,
    ContactState,
    InvitationId,
    InvitationState,
    NotAsked,
    SurveyId,
    TelegramId,
)
from nps.working_calendar import WorkingCalendar
from nps.working_time import WorkingTime

MOSCOW = ZoneInfo("Europe/Moscow")
DAY = timedelta(days=1)
HOLIDAYS = frozenset(date(2027, 1, day) for day in range(1, 11)) | {date(2027, 3, 8), date(2026, 11, 4)}
WORKING_TIME = WorkingTime(zone=MOSCOW, calendar=WorkingCalendar(HOLIDAYS))
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)  # a Tuesday, noon in Moscow
REGULAR, AUDIT, FIRST, DEAL, WIN_BACK, PRE_SALE, STUCK = (SurveyId(number) for number in range(1, 8))
PRESET = {SurveyId(number): replace(rule, enabled=True) for number, rule in enumerate(PRESETS, 1)}


@lru_cache
def zone_named(name: str | None) -> ZoneInfo:
    return ZoneInfo(name) if name else MOSCOW


def rules(*on: SurveyId, scope: Scope = EVERYTHING) -> Rules:
    """These surveys are on, the regular one when none is named."""
    surveys: dict[SurveyId, Rule] = {survey: PRESET[survey] for survey in on or (REGULAR,)}
    headline = frozenset((REGULAR, AUDIT, FIRST))
    return Rules(
        surveys=surveys,
        scopes=dict.fromkeys(surveys, scope),
        series={survey: headline if survey in headline else frozenset((survey,)) for survey in PRESET},
        quiet_for=90 * DAY,
        working_time=WORKING_TIME,
        zone_named=zone_named,
    )


CLIENT = Client(
    contact=ContactId(1),
    account=AccountId(5),
    human=TelegramId(77),
    state=ContactState.JOINED,
    joined_at=NOW - 400 * DAY,
    size=3,
)


def asked(
    at: datetime, survey: SurveyId = REGULAR, state: InvitationState = InvitationState.EXPIRED, **more: Any
) -> Question:
    values: dict[str, Any] = {"occasion": f"at:{at}", "closes_at": at + 30 * DAY, "ended_at": at + 30 * DAY} | more
    return Question(InvitationId(int(at.timestamp())), CLIENT.contact, survey, state=state, planned_at=at, **values)


def answered(at: datetime, survey: SurveyId = REGULAR) -> Answer:
    return Answer(CLIENT.contact, survey, at)


def of(*questions: Question, answers: tuple[Answer, ...] = (), **more: Any) -> History:
    return History(questions, answers, **more)


# --- who is asked --------------------------------------------------------------------------------------------------


def test_who_was_never_asked_is_asked_now() -> None:
    assert plan(CLIENT, History(), rules(), NOW) == Ask(REGULAR, "first")


@pytest.mark.parametrize(
    ("changed", "because"),
    [
        ({"state": ContactState.INVITED}, NotAsked.NOT_JOINED),
        ({"state": ContactState.UNREACHABLE}, NotAsked.UNREACHABLE),
        ({"state": ContactState.LEFT}, NotAsked.LEFT),
        ({"is_opted_out": True}, NotAsked.OPTED_OUT),
        ({"is_lost": True}, NotAsked.NO_OCCASION),
    ],
)
def test_who_cannot_or_does_not_want_to_be_asked_is_not(changed: dict[str, object], because: NotAsked) -> None:
    assert plan(replace(CLIENT, **changed), History(), rules(), NOW) == Not(because)  # type: ignore[arg-type]


def test_an_open_question_and_an_open_complaint_keep_all_surveys_waiting() -> None:
    waiting = asked(NOW - 100 * DAY, DEAL, InvitationState.SENT, ended_at=None)
    assert plan(CLIENT, of(waiting), rules(), NOW) == Not(NotAsked.OPEN_QUESTION, since=waiting.planned_at, survey=DEAL)
    assert plan(CLIENT, of(has_open_case=True), rules(), NOW) == Not(NotAsked.OPEN_CASE)


@pytest.mark.parametrize("survey", [REGULAR, DEAL])
def test_ninety_days_after_an_answer_to_any_survey(survey: SurveyId) -> None:
    at = NOW - 89 * DAY
    history = of(asked(at - DAY, survey, InvitationState.ANSWERED), answers=(answered(at, survey),))

    assert (
        plan(CLIENT, history, rules(), NOW) == Not(NotAsked.ANSWERED, at + 90 * DAY, REGULAR, at) or survey is REGULAR
    )
    assert isinstance(plan(CLIENT, history, rules(), NOW + DAY), Ask)


def test_a_longer_rhythm_runs_from_the_answer_however_late_it_came() -> None:
    rarer = replace(rules(), surveys={REGULAR: replace(PRESET[REGULAR], repeat_after=180 * DAY)})
    late = of(asked(NOW - 185 * DAY, state=InvitationState.ANSWERED), answers=(answered(NOW - 160 * DAY),))

    assert plan(CLIENT, late, rarer, NOW) == Not(NotAsked.NOT_DUE, NOW + 20 * DAY, REGULAR)
    assert isinstance(plan(CLIENT, of(asked(NOW - 185 * DAY)), rarer, NOW), Ask)


def test_a_shorter_rhythm_shortens_the_quiet_period() -> None:
    quick = rules()
    quick = replace(quick, surveys={REGULAR: replace(PRESET[REGULAR], repeat_after=45 * DAY)})
    at = NOW - 45 * DAY
    history = of(asked(at, REGULAR, InvitationState.ANSWERED), answers=(answered(at),))

    assert isinstance(plan(CLIENT, history, rules(), NOW), Not)
    assert isinstance(plan(CLIENT, history, quick, NOW), Ask)


def test_thirty_days_after_declining_another_survey_may_ask() -> None:
    declined = asked(NOW - 32 * DAY, DEAL, InvitationState.DECLINED, ended_at=NOW - 29 * DAY)

    told = plan(CLIENT, of(declined), rules(), NOW)
    assert told == Not(NotAsked.DECLINED, NOW + DAY, REGULAR, NOW - 29 * DAY)
    assert isinstance(plan(CLIENT, of(declined), rules(), NOW + DAY), Ask)


def test_who_chose_once_in_half_a_year_is_asked_once_in_half_a_year() -> None:
    rarely = replace(CLIENT, rarely_until=NOW - DAY)
    at = NOW - 100 * DAY
    told = plan(rarely, of(asked(at)), rules(), NOW)

    assert isinstance(told, Not)
    assert (told.because, told.since) == (NotAsked.RARELY, at)
    assert isinstance(plan(rarely, of(asked(NOW - RARELY)), rules(), NOW), Ask)


def test_a_recovery_check_starts_no_quiet_period_but_a_day() -> None:
    check = asked(NOW - 2 * DAY, SurveyId(99), InvitationState.ANSWERED, counts=False)
    just_now = replace(check, planned_at=NOW - timedelta(hours=3))

    answer = Answer(CLIENT.contact, SurveyId(99), NOW - DAY, counts=False)

    assert isinstance(plan(CLIENT, of(check, answers=(answer,)), rules(), NOW), Ask)
    assert isinstance(plan(CLIENT, of(just_now), rules(), NOW), Not)


def test_a_held_account_is_asked_when_the_holding_ends() -> None:
    told = plan(CLIENT, of(held_until=NOW + 10 * DAY), rules(), NOW)
    assert told == Not(NotAsked.HELD, NOW + 10 * DAY, REGULAR)


def test_one_person_is_asked_when_their_own_holding_ends_and_the_longer_one_is_the_reason() -> None:
    told = plan(CLIENT, of(held_until=NOW + 2 * DAY, held_alone_until=NOW + 10 * DAY), rules(), NOW)
    assert told == Not(NotAsked.HELD_ALONE, NOW + 10 * DAY, REGULAR)
    assert isinstance(plan(CLIENT, of(held_alone_until=NOW), rules(), NOW), Ask)


def test_a_third_of_an_account_a_week_and_the_rest_the_week_after() -> None:
    monday = datetime(2026, 11, 30, 6, 0, tzinfo=UTC)
    told = plan(CLIENT, of(asked_at_account=[NOW - DAY]), rules(), NOW)

    assert share_of(3, 3) == 1
    assert told == Not(NotAsked.SHARE, monday, REGULAR)
    assert isinstance(plan(replace(CLIENT, size=4), of(asked_at_account=[NOW - DAY]), rules(), NOW), Ask)
    assert isinstance(plan(CLIENT, of(asked_at_account=[NOW - 8 * DAY]), rules(), NOW), Ask)


def test_on_the_first_morning_of_a_week_staff_read_first_whom_it_asks() -> None:
    monday = datetime(2026, 11, 30, 9, 0, tzinfo=MOSCOW)
    told_first = replace(rules(), told_before=timedelta(hours=2))

    told = plan(CLIENT, History(), told_first, monday)
    assert told == Not(NotAsked.TOLD_FIRST, monday + timedelta(hours=2), REGULAR)
    assert isinstance(plan(CLIENT, History(), told_first, monday + timedelta(hours=2)), Ask)
    assert isinstance(plan(CLIENT, History(), told_first, monday + DAY), Ask)
    after_the_holiday = datetime(2027, 3, 9, 9, 0, tzinfo=MOSCOW)  # Monday was one
    assert isinstance(plan(CLIENT, History(), told_first, after_the_holiday), Not)
    campaign = {AUDIT: ("campaign:1", monday - DAY)}
    by_hand = replace(rules(AUDIT), told_before=timedelta(hours=2))
    assert isinstance(plan(CLIENT, History(campaigns=campaign), by_hand, monday), Ask)


def test_nobody_is_asked_at_night_or_on_a_holiday() -> None:
    friday_evening = datetime(2026, 12, 31, 20, 0, tzinfo=MOSCOW)
    told = plan(CLIENT, History(), rules(), friday_evening)

    assert told == Not(NotAsked.CLOSED, datetime(2027, 1, 11, 9, 0, tzinfo=MOSCOW).astimezone(UTC), REGULAR)


# --- the surveys of the method -------------------------------------------------------------------------------------


def test_the_first_delivery_is_asked_about_once_two_weeks_later() -> None:
    client = replace(CLIENT, dates={"first_delivery": date(2026, 11, 12)})
    told = plan(client, History(), rules(FIRST), NOW)
    at = datetime(2026, 11, 26, 9, 0, tzinfo=MOSCOW).astimezone(UTC)

    assert told == Not(NotAsked.NOT_DUE, at, FIRST)
    assert plan(client, History(), rules(FIRST), at) == Ask(FIRST, "first_delivery:2026-11-12")
    before = asked(NOW - 200 * DAY, FIRST, occasion="first_delivery:2026-11-12")
    assert plan(client, of(before), rules(FIRST), at).__class__ is Not
    late = plan(client, History(), rules(FIRST), at + 17 * DAY)
    assert late == Not(NotAsked.MISSED, survey=FIRST)


def test_what_cannot_wait_comes_before_what_comes_round_again() -> None:
    client = replace(CLIENT, events=(Happened("delivery", date(2026, 11, 22)),))
    told = plan(client, History(), rules(REGULAR, DEAL), NOW)

    assert told == Ask(DEAL, "delivery:2026-11-22")


def test_what_has_a_window_comes_before_what_comes_round_again() -> None:
    """A bug once: both were due when the quiet period ended, and the first delivery was never asked about."""
    client = replace(CLIENT, dates={"first_delivery": NOW.date() - 16 * DAY})
    history = of(answers=(answered(NOW - 90 * DAY),))

    assert plan(client, history, rules(REGULAR, FIRST), NOW) == Ask(FIRST, f"first_delivery:{NOW.date() - 16 * DAY}")


def test_an_event_of_a_colleague_is_not_ones_own() -> None:
    events = (Happened("delivery", date(2026, 11, 22), ContactId(2)),)
    assert plan(replace(CLIENT, events=events), History(), rules(DEAL), NOW) == Not(NotAsked.NO_OCCASION)


def test_a_deal_in_the_quiet_period_is_not_asked_about() -> None:
    client = replace(CLIENT, events=(Happened("delivery", date(2026, 11, 22)),))
    at = NOW - 10 * DAY
    history = of(asked(at, state=InvitationState.ANSWERED), answers=(answered(at),))

    assert plan(client, history, rules(DEAL), NOW) == Not(NotAsked.MISSED, survey=DEAL, since=at)


def test_a_client_who_buys_no_more_and_one_who_left_are_asked_to_come_back() -> None:
    silent = replace(CLIENT, dates={"last_purchase": (NOW - 121 * DAY).date()})
    lost = replace(CLIENT, is_lost=True, lost_on=(NOW - 31 * DAY).date())

    assert isinstance(plan(silent, History(), rules(WIN_BACK), NOW), Ask)
    assert isinstance(plan(lost, History(), rules(WIN_BACK), NOW), Ask)
    assert plan(lost, History(), rules(REGULAR), NOW) == Not(NotAsked.NO_OCCASION)


def test_a_proposal_without_a_contract_and_a_lead_that_nothing_happens_with() -> None:
    proposal, contract = Happened("proposal", date(2026, 11, 16)), Happened("contract", date(2026, 11, 20))
    lead = (Happened("lead", date(2026, 8, 1)), Happened("support", date(2026, 9, 20)))

    assert plan(replace(CLIENT, events=(proposal,)), History(), rules(PRE_SALE), NOW).__class__ is Ask
    assert plan(replace(CLIENT, events=(proposal, contract)), History(), rules(PRE_SALE), NOW) == Not(
        NotAsked.NO_OCCASION
    )
    assert plan(replace(CLIENT, events=lead[:1]), History(), rules(STUCK), NOW).__class__ is Ask
    assert plan(replace(CLIENT, events=lead), History(), rules(STUCK), NOW).__class__ is Ask
    late = (*lead, Happened("support", date(2026, 11, 1)))
    assert plan(replace(CLIENT, events=late), History(), rules(STUCK), NOW).__class__ is Not


def test_an_audit_asks_whom_its_campaign_names_beyond_the_share() -> None:
    history = of(asked_at_account=[NOW - DAY] * 3, campaigns={AUDIT: ("campaign:1", NOW - DAY)})

    assert plan(CLIENT, history, rules(AUDIT), NOW) == Ask(AUDIT, "campaign:1")
    assert plan(CLIENT, of(), rules(AUDIT), NOW) == Not(NotAsked.NO_OCCASION)


def test_a_survey_for_some_asks_nobody_else() -> None:
    deciders = rules(REGULAR, scope=Scope(circle=Circle.DECISION_MAKER))

    assert plan(CLIENT, History(), deciders, NOW) == Not(NotAsked.NO_OCCASION)
    assert isinstance(plan(replace(CLIENT, circle=Circle.DECISION_MAKER), History(), deciders, NOW), Ask)


# --- whatever the past was -----------------------------------------------------------------------------------------

STATES = (InvitationState.ANSWERED, InvitationState.EXPIRED, InvitationState.DECLINED, InvitationState.SENT)
FIRST_OF_JULY = datetime(2026, 7, 1, tzinfo=UTC)
moments = st.integers(0, 288 * 24 * 60).map(lambda minutes: FIRST_OF_JULY + timedelta(minutes=minutes))
days = st.dates(date(2026, 6, 1), date(2027, 4, 15))


@st.composite
def questions(draw: st.DrawFn, now: datetime) -> tuple[Question, ...]:
    drawn = []
    for survey, state, ago, ended in draw(
        st.lists(
            st.tuples(
                st.sampled_from([*PRESET, SurveyId(99)]),
                st.sampled_from(STATES),
                st.timedeltas(timedelta(), 300 * DAY),
                st.timedeltas(timedelta(), 30 * DAY),
            ),
            max_size=4,
        )
    ):
        at = (now - ago).replace(microsecond=0)
        open_or_not = None if state is InvitationState.SENT else min(at + ended, now)
        drawn.append(asked(at, survey, state, ended_at=open_or_not, counts=survey != 99))
    return tuple(drawn)


@st.composite
def situations(draw: st.DrawFn) -> tuple[Client, History, Rules, datetime]:
    now = draw(moments)
    events = draw(st.lists(st.tuples(st.sampled_from(["delivery", "support", "proposal", "lead"]), days), max_size=3))
    client = replace(
        CLIENT,
        contact=ContactId(draw(st.integers(1, 400))),
        account=AccountId(draw(st.integers(1, 9))),
        timezone=draw(st.sampled_from([None, "Asia/Vladivostok", "America/New_York", "Europe/Berlin"])),
        rarely_until=draw(st.none() | moments),
        size=draw(st.integers(1, 8)),
        is_lost=draw(st.booleans()),
        lost_on=draw(days),
        dates=draw(st.dictionaries(st.sampled_from(["first_delivery", "last_purchase"]), days)),
        events=tuple(Happened(kind, on) for kind, on in events),
    )
    past = tuple(replace(question, contact=client.contact) for question in draw(questions(now)))
    answers = tuple(
        Answer(client.contact, question.survey, question.ended_at or question.planned_at, question.counts)
        for question in past
        if question.state is InvitationState.ANSWERED
    )
    history = History(
        questions=past,
        answers=answers,
        has_open_case=draw(st.booleans().filter(bool) if draw(st.integers(0, 9)) == 0 else st.just(False)),
        held_until=draw(st.none() | st.timedeltas(timedelta(), 30 * DAY).map(lambda ahead: now + ahead)),
        held_alone_until=draw(st.none() | st.timedeltas(timedelta(), 30 * DAY).map(lambda ahead: now + ahead)),
        asked_at_account=[now - ago for ago in draw(st.lists(st.timedeltas(timedelta(), 7 * DAY), max_size=3))],
        campaigns={AUDIT: ("campaign:1", now - DAY)} if draw(st.booleans()) else {},
    )
    on = rules(*draw(st.sets(st.sampled_from(sorted(PRESET)), min_size=1)))
    return client, history, replace(on, told_before=draw(st.sampled_from([timedelta(), timedelta(hours=2)]))), now


@given(situations())
def test_nobody_is_asked_against_any_rule(situation: tuple[Client, History, Rules, datetime]) -> None:
    client, history, by, now = situation
    told = plan(client, history, by, now)
    if not isinstance(told, Ask):
        return
    local = now.astimezone(zone_named(client.timezone))
    assert WORKING_TIME.in_zone(zone_named(client.timezone)).is_open(now)
    assert local.date() not in HOLIDAYS
    assert local.weekday() < 5
    assert 9 <= local.hour < 18
    assert not history.has_open_case
    assert history.held_until is None or history.held_until <= now
    assert history.held_alone_until is None or history.held_alone_until <= now
    for question in history.questions:
        assert not question.is_open
        assert now >= question.planned_at + NEVER_WITHIN
        if question.counts and question.state is InvitationState.DECLINED:
            assert question.ended_at is not None
            assert now >= question.ended_at + AFTER_DECLINING
        elif question.counts:
            assert now >= question.planned_at + by.quiet
        if question.counts and client.rarely_until is not None:
            assert now >= question.planned_at + RARELY
    assert all(now >= answer.scored_at + by.quiet for answer in history.answers if answer.counts)
    if told.survey != AUDIT:
        week = week_of(now, MOSCOW)
        assert sum(week_of(at, MOSCOW) == week for at in history.asked_at_account) < share_of(
            client.size, by.asked_one_in
        )
    assert not client.is_lost or told.survey in (WIN_BACK, AUDIT)


@given(situations())
def test_a_reasons_date_is_true_when_it_comes(situation: tuple[Client, History, Rules, datetime]) -> None:
    """Nothing has changed meanwhile: then they are asked, and not a minute before."""
    client, history, by, now = situation
    told = plan(client, history, by, now)
    if not isinstance(told, Not) or told.until is None:
        return
    assert told.until > now
    then = plan(client, history, by, told.until)
    assert isinstance(then, Ask)
    assert then.survey == told.survey
    before = plan(client, history, by, told.until - timedelta(minutes=1))
    assert not isinstance(before, Ask)


@given(situations())
def test_a_survey_that_was_called_over_asks_nobody(situation: tuple[Client, History, Rules, datetime]) -> None:
    client, history, by, now = situation
    told = plan(client, history, by, now)
    if isinstance(told, Not) and told.because is NotAsked.MISSED:
        for ahead in range(0, 5 * 24 * 60, 45):
            later = plan(client, history, by, now + timedelta(minutes=ahead))
            assert not isinstance(later, Ask) or later.survey != told.survey
