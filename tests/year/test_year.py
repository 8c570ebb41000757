"""Some months of a small company; `python -m bench.year` is the whole year of a large one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from storage.engine.database import Database
from tests.year.checks import examine
from tests.year.company import Plan
from tests.year.year import begun

MONTHS = Plan(
    *(12, 4),
    starts_on=date(2026, 3, 30),
    days=100,
    audit_on=date(2026, 6, 16),
    seed=2,
    apart=timedelta(hours=4),
)
"""The holidays of May and June are in them."""


@pytest.mark.timeout(300)  # on a busy machine
async def test_months_of_asking_nag_nobody_and_forget_nobody(sqlite: Database, record_property: Any) -> None:
    async with begun(MONTHS, sqlite) as year:
        await year.passes()
        figures = await examine(year)

    record_property("found", f"{figures} {dict(year.did)}")
    assert figures.by_survey["regular"] > figures.people / 2
    assert figures.by_survey["first_delivery"]
    assert figures.by_survey["audit"]
    assert figures.reminders
    assert figures.holds > 5
    assert figures.per_weekday["holidays"] == figures.per_weekday["Sat"] == figures.per_weekday["Sun"] == 0
    assert figures.closest_days >= 90
    assert figures.most_per_person <= 2
    assert figures.longest_silence_days < 90 + 14  # the quiet period, holidays, the spread over a week, the share
