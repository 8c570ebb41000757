"""When summaries are sent, to whom and with what: what is chosen comes before the settings, and how it is typed."""

from __future__ import annotations

from datetime import date

import pytest

from nps.programme import Programme
from nps.sending import OFF, SENT, SummaryPart, When, cron_of, name_of, reported, when_of
from nps.sending_words import parse_sending
from nps.values import PeriodKind, Role

WEEK, MONTH, QUARTER = SENT
FIRST = Programme(company="Стройснаб").sending


@pytest.mark.parametrize("kind", SENT)
@pytest.mark.parametrize("when", [When(1, 0), When(5, 23, 59)])
def test_a_schedule_of_the_chat_reads_back(kind: PeriodKind, when: When) -> None:
    assert when_of(kind, cron_of(kind, when)) == when


@pytest.mark.parametrize(
    ("kind", "cron"),
    [
        (WEEK, "0 9 * * mon,thu"),
        (MONTH, "0 9 1 1,4,7,10 *"),
        (QUARTER, "0 9 1 * *"),
        (MONTH, "0 9 31 * *"),
        (WEEK, OFF),
    ],
)
def test_a_freer_schedule_has_no_day_and_time(kind: PeriodKind, cron: str) -> None:
    assert when_of(kind, cron) is None


def test_what_is_chosen_comes_first_and_nonsense_counts_as_not_chosen() -> None:
    chosen = {name_of(WEEK): "30 17 * * fri", name_of(MONTH): "never", "summary_recipients": "owners"}
    holds = FIRST.with_chosen(chosen | {"summary_contents": "poems", "unknown": "1"})

    assert holds.cron(WEEK) == "30 17 * * fri"
    assert holds.cron(MONTH) == FIRST.cron(MONTH)
    assert holds.recipients == {Role.OWNER}
    assert holds.contents == set(SummaryPart)
    assert holds.chosen == {"weekly_summary", "summary_recipients"}


def test_what_is_off_keeps_its_rows_and_goes_to_nobody() -> None:
    holds = FIRST.with_chosen({name_of(WEEK): OFF})

    assert holds.cron(WEEK) == "0 9 * * mon"
    assert not any(holds.goes_to(role, WEEK) for role in Role)
    assert all(holds.goes_to(role, MONTH) for role in Role)


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 11, 26), date(2026, 11, 16)),
        (date(2026, 11, 27), date(2026, 11, 23)),
        (date(2026, 11, 29), date(2026, 11, 23)),
        (date(2026, 11, 30), date(2026, 11, 23)),
    ],
)
def test_from_friday_on_it_is_the_week_that_ends(day: date, first: date) -> None:
    assert reported(WEEK, day).first == first
    assert reported(MONTH, day).key == "month:2026-10"
    assert reported(QUARTER, day).key == "quarter:2026-Q3"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("неделя пт 17:30", (WEEK, When(4, 17, 30))),
        ("Недельная в понедельник", (WEEK, When(0, 9))),
        ("week on friday at 8.05", (WEEK, When(4, 8, 5))),
        ("месяц 5 числа 10:00", (MONTH, When(5, 10))),
        ("quarter 28 0:00", (QUARTER, When(28, 0))),
        ("квартал выкл", (QUARTER, None)),
        ("месяц 31", None),
        ("месяц 0", None),
        ("неделя 5", None),
        ("неделя пт 24:00", None),
        ("год 1", None),
        ("неделя", None),
        ("", None),
    ],
)
def test_it_is_typed(text: str, expected: tuple[PeriodKind, When | None] | None) -> None:
    assert parse_sending(text) == expected
