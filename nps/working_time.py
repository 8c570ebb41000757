"""Working time: the company's hours in its zone on the days it works, and what is reckoned in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from nps.timetable import Span, WorkingHours
from nps.working_calendar import WorkingCalendar

DAY = timedelta(days=1)
FRIDAY = 4
_WHOSE_HOURS = (FRIDAY, 3, 2, 1, 0, 5, 6)
"""Whose hours a day has that is worked but whose own weekday is not: Friday's, else the last before it with any."""


class Opening(NamedTuple):
    """It is open from `opens` until just before `closes`; both in UTC."""

    opens: datetime
    closes: datetime


class DaysOff(NamedTuple):
    """Days on end on which nobody works; both ends belong to them."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """When work is done. Moments are aware and come back in UTC; days are those of `zone`. Naive ones: ValueError."""

    hours: WorkingHours = field(default_factory=WorkingHours)
    zone: tzinfo = UTC
    calendar: WorkingCalendar = field(default_factory=WorkingCalendar)

    def in_zone(self, zone: tzinfo) -> WorkingTime:
        """The same hours by the clocks of somebody else's zone."""
        return replace(self, zone=zone)

    # --- days ------------------------------------------------------------------------------------------------------

    def spans(self, day: date) -> tuple[Span, ...]:
        """The open spans of a day by the clock on the wall.

        1. Worked against the rule: the hours of the weekday it stands for; where that has none, Friday's.
        2. A day off: none.
        3. Any other day: those of its weekday.
        """
        week = self.hours.days
        if self.calendar.is_worked(day):
            stands_for = self.calendar.working[day]
            weekday = day.weekday() if stands_for is None else stands_for
            return next(spans for spans in (week[weekday], *(week[other] for other in _WHOSE_HOURS)) if spans)
        return () if self.calendar.is_off(day) else week[day.weekday()]

    def is_working_day(self, day: date) -> bool:
        return bool(self._openings(day))

    def next_working_day(self, day: date, count: int = 1) -> date:
        """The `count`-th working day after `day`; `day` itself for 0."""
        while count > 0:
            day += DAY
            count -= self.is_working_day(day)
        return day

    def last_working_day(self, day: date) -> date:
        """The working day before `day`."""
        day -= DAY
        while not self.is_working_day(day):
            day -= DAY
        return day

    def days_off_between(self, start: datetime, end: datetime) -> list[DaysOff]:
        """The days off that explain why `end` is so late: whole runs, together with the weekends that adjoin them.

        A run counts when it is over by then, and in an ordinary week some of it would have been open since `start`.
        """
        day, last = self._day_of(start), self._day_of(end)
        runs: list[DaysOff] = []
        while day < last:
            ordinary = _openings(self.hours.days[day.weekday()], day, self.zone)
            if any(start < closes for _, closes in ordinary) and not self.spans(day):
                run = self._run_of(day)
                runs += [run] if run.last < last else []
                day = run.last
            day += DAY
        return runs

    def _run_of(self, day: date) -> DaysOff:
        first = last = day
        while not self.spans(first - DAY):
            first -= DAY
        while not self.spans(last + DAY):
            last += DAY
        return DaysOff(first, last)

    # --- moments ---------------------------------------------------------------------------------------------------

    def is_open(self, at: datetime) -> bool:
        local = _aware(at).astimezone(self.zone)
        minute = local.hour * 60 + local.minute
        return any(span.opens <= minute < span.closes for span in self.spans(local.date()))

    def next_open(self, at: datetime) -> datetime:
        """The first moment from `at` on when it is open; `at` itself when it is open now."""
        if self.is_open(at):
            return at.astimezone(UTC)
        return max(next(self._openings_from(at)).opens, at.astimezone(UTC))

    def after_days(self, at: datetime, count: int) -> datetime:
        """The deadline of `count` working days (design §5).

        "24 h" is the same clock time on the next working day, also where that day closes earlier; where it opens
        later, its opening. What comes outside working hours counts from the opening.
        """
        start = self.next_open(at).astimezone(self.zone)
        day = self.next_working_day(start.date(), count)
        # fold=0: a time that occurs twice means the first; one that the clocks skip becomes the hour after.
        due = datetime.combine(day, start.time().replace(fold=0), self.zone).astimezone(UTC)
        return max(due, self._openings(day)[0].opens) if count else start.astimezone(UTC)

    def after_half_day(self, at: datetime) -> datetime:
        """When half of that working day's time has been open since `at`, over nights and days off.

        What comes outside working hours counts from the opening, and by the day that opens then.
        """
        start = self.next_open(at)
        of_day = sum((closes - opens for opens, closes in self._openings(self._day_of(start))), timedelta())
        return self._after_open(start, of_day / 2)

    def opening_of(self, at: datetime) -> datetime | None:
        """When the day of `at` opens; None for a day off."""
        openings = self._openings(self._day_of(at))
        return openings[0].opens if openings else None

    def closing_of(self, day: date) -> datetime:
        """When the work of a day ends, and never later than the day; of a day off, when it would end on a Friday."""
        ordinary = next(spans for spans in (self.hours.days[other] for other in _WHOSE_HOURS) if spans)
        last = _openings(self.spans(day) or ordinary, day, self.zone)[-1].closes
        return min(last, self.end_of(day))

    def end_of(self, day: date) -> datetime:
        """The last minute of a day."""
        return datetime.combine(day, time(23, 59), self.zone).astimezone(UTC)

    def before_working_day(self, at: datetime) -> datetime:
        """The opening of the last working day before the day of `at`."""
        return self._openings(self.last_working_day(self._day_of(at)))[0].opens

    def open_between(self, start: datetime, end: datetime) -> timedelta:
        """For how long it is open from `start` to `end`; none when `end` comes first."""
        start, end = _aware(start).astimezone(UTC), _aware(end).astimezone(UTC)
        total = timedelta()
        if start >= end:
            return total
        for opens, closes in self._openings_from(start):
            if opens >= end:
                break
            total += min(closes, end) - max(opens, start)
        return total

    def working_minutes(self, start: datetime, end: datetime) -> int:
        """The whole minutes that were open from `start` to `end`."""
        return self.open_between(start, end) // timedelta(minutes=1)

    def moment_of_share(self, start: datetime, end: datetime, left: float = 0.25) -> datetime:
        """When this share of the open time from `start` to `end` is left; `end` when none of it is open."""
        total = self.open_between(start, end)
        return self._after_open(start, total * (1 - left)) if total else _aware(end).astimezone(UTC)

    def _after_open(self, start: datetime, span: timedelta) -> datetime:
        """The first moment by which it has been open for `span` since `start`."""
        for opens, closes in self._openings_from(start):
            since = max(opens, start.astimezone(UTC))
            if since + span <= closes:
                return since + span
            span -= closes - since
        raise AssertionError("there is always another opening")

    # --- openings --------------------------------------------------------------------------------------------------

    def _day_of(self, at: datetime) -> date:
        return _aware(at).astimezone(self.zone).date()

    def _openings(self, day: date) -> tuple[Opening, ...]:
        spans = self.spans(day)
        return _openings(spans, day, self.zone) if spans else ()

    def _openings_from(self, at: datetime) -> Iterator[Opening]:
        """The openings that have not closed at `at`, one after the other, for ever."""
        at = _aware(at)
        day = self._day_of(at) - DAY  # clocks that go back over midnight return to the day before
        while True:
            yield from (opening for opening in self._openings(day) if opening.closes > at)
            day += DAY


@lru_cache(maxsize=2048)
def _openings(spans: tuple[Span, ...], day: date, zone: tzinfo) -> tuple[Opening, ...]:
    """When it is open on a local day with these hours, in order.

    Clocks that jump over an opening open it at the jump; clocks that go back may open a span twice.
    """
    moments = set(_changes_of_clocks(day, zone))
    for minute in {minute for span in spans for minute in span}:
        for fold in (0, 1):
            clock = time(minute // 60 % 24, minute % 60, fold=fold)
            moments.add(datetime.combine(day + DAY * (minute // 1440), clock, zone).astimezone(UTC))
    open_now = [
        Opening(since, until)
        for since, until in pairwise(sorted(moments))
        if _is_within(spans, day, since.astimezone(zone))
    ]
    openings: list[Opening] = []
    for opening in open_now:
        if openings and openings[-1].closes == opening.opens:
            openings[-1] = Opening(openings[-1].opens, opening.closes)
        else:
            openings.append(opening)
    return tuple(openings)


def _is_within(spans: tuple[Span, ...], day: date, local: datetime) -> bool:
    minute = local.hour * 60 + local.minute
    return local.date() == day and any(span.opens <= minute < span.closes for span in spans)


def _changes_of_clocks(day: date, zone: tzinfo) -> list[datetime]:
    """The moment on this day, or about its midnights, when the clocks change; hardly ever there is one."""
    begin = datetime.combine(day, time(), zone).astimezone(UTC) - timedelta(hours=2)
    end = begin + timedelta(hours=28)
    before = begin.astimezone(zone).utcoffset()
    if before == end.astimezone(zone).utcoffset():
        return []
    while end - begin > timedelta(seconds=1):
        middle = begin + (end - begin) / 2
        if middle.astimezone(zone).utcoffset() == before:
            begin = middle
        else:
            end = middle
    return [end.replace(microsecond=0)]


def _aware(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("a naive datetime has no place here")
    return at
