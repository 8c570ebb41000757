"""What repeats: three accounts, or three times at one, within half a year and since it was mended last."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from nps.repeating import Mention, Repeated, find_repeated
from nps.values import AccountId, Reason

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def mentions(accounts: list[int], reason: Reason = Reason.TIMELINESS, *, ago: int = 1) -> list[Mention]:
    return [Mention(reason, AccountId(number), NOW - ago * DAY) for number in accounts]


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        ([], ()),
        ([1, 2], ()),
        ([1, 1, 2, 2], ()),
        ([1, 2, 3], (Repeated(Reason.TIMELINESS, 3, 1),)),
        ([1, 1, 1], (Repeated(Reason.TIMELINESS, 1, 3),)),
        ([1, 1, 1, 2, 3], (Repeated(Reason.TIMELINESS, 3, 3),)),
    ],
)
def test_three_accounts_or_three_times_at_one(accounts: list[int], expected: tuple[Repeated, ...]) -> None:
    assert find_repeated(mentions(accounts), {}, now=NOW) == expected


def test_reasons_are_told_apart_and_come_in_their_order() -> None:
    mixed = mentions([1, 2], Reason.QUALITY) + mentions([3], Reason.VALUE)
    assert find_repeated(mixed, {}, now=NOW) == ()

    both = mentions([1, 2, 3], Reason.FLEXIBILITY) + mentions([4, 4, 4], Reason.QUALITY)

    assert [each.reason for each in find_repeated(both, {}, now=NOW)] == [Reason.QUALITY, Reason.FLEXIBILITY]


@pytest.mark.parametrize(("ago", "repeats"), [(179, True), (180, False), (181, False)])
def test_what_is_older_than_half_a_year_does_not_count(ago: int, repeats: bool) -> None:
    assert bool(find_repeated([*mentions([1, 2]), *mentions([3], ago=ago)], {}, now=NOW)) is repeats


def test_after_done_counting_starts_anew() -> None:
    done = {Reason.TIMELINESS: NOW - 10 * DAY}
    before, after = mentions([1, 2, 3], ago=10), mentions([4, 5], ago=9)

    assert find_repeated(before + after, done, now=NOW) == ()
    assert find_repeated(before + after, {Reason.QUALITY: NOW}, now=NOW) == (Repeated(Reason.TIMELINESS, 5, 1),)
    assert find_repeated(before + after + mentions([6], ago=8), done, now=NOW) == (Repeated(Reason.TIMELINESS, 3, 1),)


def test_what_is_to_come_does_not_count() -> None:
    assert find_repeated(mentions([1, 2]) + mentions([3], ago=-1), {}, now=NOW) == ()
