"""Some months of a small company; `python -m bench.year` is the whole year of a large one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from storage.engine.database import Database
from tests.year.checks import examine
from tests.year.company import Plan
from tests.year.year import begun

QUARTERS = Plan(
    accounts=12, per_account=4, starts_on=date(2026, 4, 6), days=120, audit_on=date(2026, 7, 20), seed=2
)  # the holidays of May and June are in it, and the second round of the regular survey


@pytest.mark.timeout(300)  # on a busy machine
async def test_months_of_asking_nag_nobody_and_forget_nobody(sqlite: Database, record_property: Any) -> None:
    async with begun(QUARTERS, sqlite) as year:
        await year.passes()
        figures = await examine(year)

    record_property("found", f"{figures} {dict(year.did)}")
    assert figures.by_survey["regular"] > figures.people
    assert figures.by_survey["first_delivery"]
    assert figures.by_survey["deal"]
    assert figures.by_survey["audit"]
    assert figures.reminders
    assert figures.holds > 10
    assert figures.per_weekday["holidays"] == figures.per_weekday["Sat"] == figures.per_weekday["Sun"] == 0
    assert figures.closest_days >= 90
    assert figures.most_per_person <= 1 + QUARTERS.days // 90
    assert timedelta(days=90) < timedelta(days=figures.longest_silence_days)
