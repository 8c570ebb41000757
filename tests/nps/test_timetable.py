import pytest
from hypothesis import given
from hypothesis import strategies as st

from nps.timetable import DAYS, Span, WorkingHours

OFFICE = WorkingHours()


def test_the_default_is_the_office_week() -> None:
    assert WorkingHours.parse("mon-fri 09:00-18:00") == OFFICE


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("mon-thu 09:00-18:00, fri 09:00-16:45", ["thu 09:00-18:00", "fri 09:00-16:45"]),
        ("mon-thu 09:00-18:00; Fri 9:00–16:45", ["thu 09:00-18:00", "fri 09:00-16:45"]),
        ("mon,wed,fri 10:00-14:00", ["mon 10:00-14:00", "wed 10:00-14:00", "fri 10:00-14:00"]),
        ("mon, wed - thu 10:00 - 14:00", ["mon 10:00-14:00", "wed 10:00-14:00", "thu 10:00-14:00"]),
        ("sat-mon 08:00-24:00", ["mon 08:00-24:00", "sat 08:00-24:00", "sun 08:00-24:00"]),
        ("tue 14:00-18:00, 09:00-13:00", ["tue 09:00-13:00, tue 14:00-18:00"]),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, shown: list[str]) -> None:
    hours = WorkingHours.parse(text)

    assert all(part in str(hours) for part in shown)
    assert "tue" not in str(hours) or "tue" in text or "mon-" in text


@pytest.mark.parametrize(
    "text",
    [
        *("", "mon-fri", "09:00-18:00", "mon-fri 18:00-09:00", "mon-fri 22:00-06:00", "mon 09:00-09:00"),
        *("mon 09:00-25:00", "mon 09:60-10:00", "mon 24:00-24:30", "mon 10-14", "пн-пт 09:00-18:00", "foo 09:00-18:00"),
        *("mon 09:00-13:00, mon 12:00-18:00", "mon 09:00-18:00, tue", "1-5 09:00-18:00", "mon 09:00-18:00 MSK"),
    ],
)
def test_hours_that_make_no_sense_are_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"hours|overlap"):
        WorkingHours.parse(text)


@given(st.lists(st.lists(st.tuples(st.integers(0, 1439), st.integers(1, 1440))), min_size=7, max_size=7))
def test_hours_survive_being_written_and_read_again(week: list[list[tuple[int, int]]]) -> None:
    try:
        hours = WorkingHours(tuple(tuple(sorted(Span(*span) for span in spans)) for spans in week))
    except ValueError:
        return

    assert WorkingHours.parse(str(hours)) == hours


def test_hours_need_seven_days() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        WorkingHours(((Span(0, 1),),) * (len(DAYS) - 1))
