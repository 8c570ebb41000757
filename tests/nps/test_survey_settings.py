"""Days as an owner writes them."""

from __future__ import annotations

import pytest

from nps.survey_settings import DAYS, parse_days, settings_of
from nps.values import AskingPrompt, Occasion


@pytest.mark.parametrize(
    ("text", "days"),
    [
        *[("60", 60), (" 60 дней. ", 60), ("через 3 дня", 3), ("через неделю", 7), ("2 недели", 14)],
        *[("раз в два месяца", 60), ("раз в 2 мес.", 60), ("каждые 45 дн.", 45), ("0", 0), ("1 день", 1)],
        *[("every 2 months", 60), ("a week", 7), ("in 3 days", 3), ("14d", 14), ("after one month", 30)],
    ],
)
def test_days_as_people_write_them(text: str, days: int) -> None:
    assert parse_days(text) == days


@pytest.mark.parametrize(
    "text", ["", "скоро", "-5", "3,5", "5 лет", "через", "две", "12345", "³", "10 11", "раз", "1e3"]
)
def test_anything_else_is_nothing(text: str) -> None:
    assert parse_days(text) is None


def test_each_occasion_has_its_settings_and_each_time_its_limits() -> None:
    assert AskingPrompt.RHYTHM in settings_of(Occasion.EVERY)
    assert AskingPrompt.AUDIENCE not in settings_of(Occasion.BY_HAND)
    assert {AskingPrompt.DELAY, AskingPrompt.WINDOW} <= set(settings_of(Occasion.AFTER_EVENT))
    assert all(limits.least <= limits.most for limits in DAYS.values())
