"""The way of a case: what may happen to it in each state, and until when the next thing is due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from nps import case as rules
from nps.case import OPEN, OVER, TABLE, Until, after, allowed, due_at, may_try_again
from nps.climbing import Level, first_ring, level_now, next_ring
from nps.values import CaseDue, CaseEvent, CaseState, Role
from nps.working_time import WorkingTime

S, E = CaseState, CaseEvent
MOSCOW = ZoneInfo("Europe/Moscow")
TIME = WorkingTime(zone=MOSCOW)
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=MOSCOW)


def local(moment: datetime | None) -> str:
    assert moment is not None
    return f"{moment.astimezone(MOSCOW):%a %d %H:%M}"


def due(until: Until, now: datetime = MONDAY, **more: Any) -> datetime | None:
    given: dict[str, Any] = {"standing": None, "due": None, "is_vip": False, "contact_days": 1, "plan_days": 2}
    return due_at(until, now, TIME, **given | more)


# --- the table -----------------------------------------------------------------------------------------------------


def test_every_event_of_the_table_leads_somewhere_and_only_known_states_are_in_it() -> None:
    for event, steps in TABLE.items():
        assert steps, event
        for state, step in steps.items():
            assert (step.until is Until.STANDS) == (step.due is None) or step.state in OVER, (event, state)


def test_nothing_is_due_on_what_is_over_and_something_is_on_everything_else() -> None:
    for steps in TABLE.values():
        for step in steps.values():
            assert (step.until is Until.NONE) == (step.state in OVER)


def test_the_case_of_a_client_who_says_that_it_is_not_settled_is_reached_from_closed_ones_alone() -> None:
    assert {state for state, step in TABLE[E.NOT_CONFIRMED].items()} == {S.SETTLED, S.UNCONFIRMED}


def test_the_whole_way_of_a_case_that_goes_well() -> None:
    state = S.NEW
    for event, expected in (
        (E.TAKEN, S.NEW),
        (E.NOT_REACHED, S.WAITING),
        (E.CALLED, S.IN_WORK),
        (E.SETTLED, S.SETTLED),
        (E.CONFIRMED, S.CONFIRMED),
    ):
        step = after(state, event)
        assert step is not None
        assert step.state is expected
        state = step.state


@pytest.mark.parametrize("state", sorted(OPEN - {S.SETTLED}))
def test_taking_a_case_stops_no_clock(state: CaseState) -> None:
    step = after(state, E.TAKEN)
    assert step is not None
    assert (step.state, step.until) == (state, Until.STANDS)


@pytest.mark.parametrize("state", sorted(OVER))
def test_of_a_closed_case_nothing_is_asked_and_nothing_is_written_but_what_opens_it_again(state: CaseState) -> None:
    possible = {event for event in TABLE if after(state, event) is not None}
    assert possible <= {E.ABSORBED, E.CONFIRMED, E.NOT_CONFIRMED, E.OPENED_AGAIN}


@pytest.mark.parametrize("state", [S.NEW, S.REOPENED])
def test_a_second_complaint_gives_no_more_time_to_who_has_not_reached_the_client(state: CaseState) -> None:
    step = after(state, E.ABSORBED)
    assert step is not None
    assert (step.state, step.until) == (state, Until.STANDS)


@pytest.mark.parametrize("state", [S.IN_WORK, S.WAITING, S.PROMISED])
def test_a_complaint_on_a_case_in_work_is_to_be_answered_like_the_first(state: CaseState) -> None:
    step = after(state, E.ABSORBED)
    assert step is not None
    assert (step.state, step.until, step.due) == (S.NEW, Until.CONTACT, CaseDue.CONTACT)


def test_staff_do_what_is_theirs_and_where_answers_are_anonymous_only_owners_do() -> None:
    for event in rules.BY_STAFF:
        assert allowed(Role.MANAGER, event, anonymous=False)
        assert allowed(Role.OWNER, event, anonymous=True)
        assert not allowed(Role.MANAGER, event, anonymous=True)
    assert not allowed(Role.OWNER, E.CONFIRMED, anonymous=False)  # that is the client's word


# --- until when ----------------------------------------------------------------------------------------------------


def test_contact_is_due_in_a_working_day_and_with_a_vip_in_half_of_one() -> None:
    assert local(due(Until.CONTACT)) == "Tue 24 10:00"
    assert local(due(Until.CONTACT, is_vip=True)) == "Mon 23 14:30"


def test_a_plan_is_due_in_two_working_days_and_with_a_vip_in_one() -> None:
    assert local(due(Until.PLAN)) == "Wed 25 10:00"
    assert local(due(Until.PLAN, is_vip=True)) == "Tue 24 10:00"


def test_a_plan_that_is_due_already_is_not_put_off_by_another_call() -> None:
    standing = MONDAY + timedelta(hours=3)
    assert due(Until.PLAN, standing=standing, due=CaseDue.PLAN) == standing
    assert due(Until.PLAN, standing=standing, due=CaseDue.CONTACT) != standing


def test_who_is_not_reached_gives_a_working_day_and_never_takes_time_away() -> None:
    assert local(due(Until.RETRY, standing=MONDAY - timedelta(hours=3))) == "Tue 24 10:00"
    late = datetime(2026, 11, 26, 12, 0, tzinfo=MOSCOW)
    assert due(Until.RETRY, standing=late) == late
    assert may_try_again(0)
    assert may_try_again(1)
    assert not may_try_again(2)


def test_a_deadline_stands_or_ends() -> None:
    assert due(Until.STANDS, standing=MONDAY) == MONDAY
    assert due(Until.NONE, standing=MONDAY) is None


# --- climbing ------------------------------------------------------------------------------------------------------


def test_a_deadline_rings_when_a_quarter_is_left_then_when_it_is_missed_then_at_the_owners() -> None:
    deadline = due(Until.CONTACT)
    at, level = first_ring(CaseDue.CONTACT, MONDAY, deadline, TIME)
    assert (local(at), level) == ("Mon 23 16:45", Level.REMIND)  # 9 working hours, of which 2:15 are left
    assert deadline
    at, level = next_ring(level, deadline, TIME)
    assert (local(at), level) == ("Tue 24 10:00", Level.MISSED)
    at, level = next_ring(level, deadline, TIME)
    assert (local(at), level) == ("Tue 24 14:30", Level.OWNERS)
    assert next_ring(level, deadline, TIME) == (None, Level.NONE)


def test_what_the_client_is_to_say_rings_nobody_of_the_staff() -> None:
    assert first_ring(CaseDue.ANSWER, MONDAY, MONDAY + timedelta(days=7), TIME) == (None, Level.NONE)
    assert first_ring(None, MONDAY, None, TIME) == (None, Level.NONE)


def test_a_deadline_that_is_already_there_rings_as_missed() -> None:
    now = MONDAY.astimezone(UTC)
    assert first_ring(CaseDue.PLAN, now, now, TIME) == (now, Level.MISSED)


# --- promises ------------------------------------------------------------------------------------------------------


def test_a_promise_is_the_plan_and_has_its_own_date_once_the_client_was_reached() -> None:
    for event in (E.PROMISED, E.PROMISE_MOVED):
        for state in (S.NEW, S.REOPENED, S.WAITING):
            step = after(state, event)
            assert step is not None
            assert (step.state, step.until) == (state, Until.STANDS)
        step = after(S.IN_WORK, event)
        assert step is not None
        assert (step.state, step.until, step.due) == (S.PROMISED, Until.PROMISE, CaseDue.PROMISE)
    for state in (S.NEW, S.REOPENED, S.WAITING):
        for event in (E.REACHED, E.CALLED):
            assert after(state, event, has_promise=True) == after(S.IN_WORK, E.PROMISED)


def test_after_a_promise_whatever_became_of_it_something_is_due_in_a_working_day() -> None:
    for event in (E.PROMISE_KEPT, E.PROMISE_BROKEN, E.PROMISE_UNCONFIRMED):
        step = after(S.PROMISED, event)
        assert step is not None
        assert (step.state, step.until, step.due) == (S.IN_WORK, Until.NEW_PLAN, CaseDue.PLAN)
        assert event not in rules.BY_STAFF
        assert all(after(state, event) is not None for state in OPEN)
        assert all(after(state, event) is None for state in OVER)


def climbs(now: datetime, deadline: datetime) -> list[tuple[str, Level]]:
    """All rings of a promise made now."""
    rings = []
    at, level = first_ring(CaseDue.PROMISE, now, deadline, TIME)
    while at is not None:
        rings.append((local(at), level))
        at, level = next_ring(level, deadline, TIME, CaseDue.PROMISE)
    return rings


def test_a_promise_is_chased_the_working_day_before_and_on_the_day_and_after() -> None:
    last = [("Tue 01 18:00", Level.MISSED), ("Wed 02 13:30", Level.OWNERS)]
    deadline = datetime(2026, 12, 1, 18, 0, tzinfo=MOSCOW)
    assert climbs(MONDAY, deadline) == [("Mon 30 09:00", Level.REMIND), ("Tue 01 09:00", Level.TODAY), *last]
    assert climbs(deadline - timedelta(days=1), deadline) == [("Tue 01 09:00", Level.TODAY), *last]
    assert climbs(deadline - timedelta(hours=8), deadline) == [("Tue 01 16:00", Level.TODAY), *last]
    assert climbs(deadline, deadline) == last


def test_before_a_weekend_a_promise_for_monday_is_reminded_of_on_friday() -> None:
    deadline = datetime(2026, 11, 30, 15, 0, tzinfo=MOSCOW)
    assert climbs(MONDAY, deadline)[:2] == [("Fri 27 09:00", Level.REMIND), ("Mon 30 09:00", Level.TODAY)]


def test_a_promise_for_a_day_off_or_before_work_begins_has_no_ring_on_its_morning() -> None:
    saturday = datetime(2026, 11, 28, 12, 0, tzinfo=MOSCOW)
    assert climbs(MONDAY, saturday)[:2] == [("Fri 27 09:00", Level.REMIND), ("Sat 28 12:00", Level.MISSED)]
    early = datetime(2026, 11, 27, 8, 0, tzinfo=MOSCOW)
    assert climbs(MONDAY, early)[:2] == [("Thu 26 09:00", Level.REMIND), ("Fri 27 08:00", Level.MISSED)]


def test_a_ring_that_comes_late_says_what_is_so_now() -> None:
    deadline = datetime(2026, 12, 1, 18, 0, tzinfo=MOSCOW)
    for hours, expected in ((30, Level.REMIND), (8, Level.TODAY), (0, Level.MISSED)):
        now = deadline - timedelta(hours=hours)
        assert level_now(Level.REMIND, now, deadline, TIME, CaseDue.PROMISE) is expected
    assert level_now(Level.REMIND, deadline - timedelta(hours=8), deadline, TIME, CaseDue.PLAN) is Level.REMIND
    assert level_now(Level.OWNERS, deadline, deadline, TIME, CaseDue.PROMISE) is Level.OWNERS


# --- words that were delivered -------------------------------------------------------------------------------------


def test_words_delivered_are_contact_as_a_call_is_and_a_question_leaves_the_deadline() -> None:
    assert TABLE[E.REACHED] == TABLE[E.CALLED]
    assert {E.CALLED, E.REACHED} == rules.IS_CONTACT
    step = after(S.IN_WORK, E.QUESTION_ASKED)
    assert step is not None
    assert (step.state, step.until) == (S.WAITING, Until.STANDS)
    assert all(after(state, E.REACHED) is None for state in OVER)
