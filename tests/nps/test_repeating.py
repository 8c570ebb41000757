"""What repeats: three accounts, or three times at one, within half a year and since it was mended last."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from nps.repeating import Repeated, counts_since
from nps.values import Reason

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("accounts", "most", "is_to_be_mended", "is_wide"),
    [(1, 1, False, False), (2, 2, False, False), (3, 1, True, True), (1, 3, True, False), (3, 3, True, True)],
)
def test_three_accounts_or_three_times_at_one(accounts: int, most: int, is_to_be_mended: bool, is_wide: bool) -> None:
    counted = Repeated(Reason.TIMELINESS, accounts, most)

    assert (counted.is_to_be_mended, counted.is_wide) == (is_to_be_mended, is_wide)


def test_half_a_year_counts_and_after_done_counting_starts_anew() -> None:
    assert counts_since(NOW, None) == NOW - 180 * DAY
    assert counts_since(NOW, NOW - 200 * DAY) == NOW - 180 * DAY
    assert counts_since(NOW, NOW - 10 * DAY) == NOW - 10 * DAY
