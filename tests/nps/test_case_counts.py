"""What was done on cases in a span, told from their events."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from nps.case_counts import Counts, Span
from nps.values import CaseEvent as E

MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
WEEK = Span(MONDAY, MONDAY + timedelta(days=7))


def hours(since: float) -> datetime:
    return MONDAY + timedelta(hours=since)


def counted(*events: tuple[E, float], span: Span = WEEK) -> Counts:
    """A client is to be reached within a day."""
    counts = Counts()
    counts.add([(event, hours(at)) for event, at in events], span, lambda since: since + timedelta(days=1))
    return counts


@pytest.mark.parametrize(
    ("events", "due", "in_time"),
    [
        ([(E.OPENED, 1), (E.CALLED, 25)], 1, 1),  # to the minute
        ([(E.OPENED, 1), (E.REACHED, 25.1)], 1, 0),
        ([(E.OPENED, 1)], 1, 0),  # nobody has reached them at all
        ([(E.OPENED, 1), (E.TAKEN, 2), (E.NOT_REACHED, 3)], 1, 0),  # neither is contact
        ([(E.OPENED, 1), (E.LOST, 2)], 0, 0),  # over before it was due
        ([(E.OPENED, 1), (E.LOST, 30)], 1, 0),  # and after
        ([(E.OPENED, 150)], 0, 0),  # due in the next week
        ([(E.OPENED, 150), (E.CALLED, 151)], 0, 0),  # and told there
        ([(E.OPENED, -20), (E.CALLED, -2)], 1, 1),  # of the week before, due in this one
        ([(E.OPENED, 1), (E.CALLED, 2), (E.SETTLED, 3), (E.NOT_CONFIRMED, 4), (E.CALLED, 40)], 2, 1),
        ([(E.OPENED, 1), (E.CALLED, 2), (E.SETTLED, 3), (E.ABSORBED, 4)], 2, 1),  # a complaint anew
        ([(E.OPENED, 1), (E.ABSORBED, 20), (E.CALLED, 26)], 1, 0),  # who waits, waits since the first one
    ],
)
def test_a_contact_counts_where_it_was_due_in_time_or_not(
    events: list[tuple[E, float]], due: int, in_time: int
) -> None:
    counts = counted(*events)

    assert (counts.due, counts.in_time) == (due, in_time)


def test_each_contact_is_due_in_one_week_only_whenever_it_was_made() -> None:
    story = [(E.OPENED, 150.0), (E.CALLED, 160.0), (E.SETTLED, 170.0), (E.NOT_CONFIRMED, 330.0), (E.CALLED, 340.0)]
    weeks = [Span(MONDAY + timedelta(weeks=n), MONDAY + timedelta(weeks=n + 1)) for n in range(-1, 4)]

    told = [counted(*[one for one in story if hours(one[1]) < week.end], span=week) for week in weeks]

    assert [counts.due for counts in told] == [0, 0, 1, 1, 0]
    assert [counts.in_time for counts in told] == [0, 0, 1, 1, 0]
    assert [counts.opened for counts in told] == [0, 1, 0, 0, 0]
    assert [counts.reopened for counts in told] == [0, 0, 1, 0, 0]


def test_what_the_client_says_is_counted_apart_from_what_staff_say() -> None:
    counts = counted((E.OPENED, 1), (E.SETTLED, 2), (E.NOT_CONFIRMED, 3), (E.SETTLED, 4), (E.CONFIRMED, 5))

    assert (counts.opened, counts.settled, counts.confirmed, counts.denied, counts.reopened) == (1, 2, 1, 1, 1)


def test_a_complaint_on_a_case_that_is_under_way_opens_nothing_again() -> None:
    assert counted((E.OPENED, 1), (E.CALLED, 2), (E.ABSORBED, 3)).reopened == 0
