"""Times and periods as people read them: in their language and zone."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, tzinfo

from babel.dates import format_date, format_datetime, format_interval, get_month_names
from babel.numbers import format_compact_currency, format_currency

from messages.texts import Markup, dated, escape, label, say
from nps.period import Period, containing
from nps.typography import number_bound
from nps.values import PeriodKind
from nps.working_time import DaysOff

_CODE = re.compile(r"^([A-Z]+)(?=\d)")  # a currency without a sign of its own in this language: RUB12.4M


def moment(language: str, at: datetime, zone: tzinfo, now: datetime | None = None) -> str:
    """«вт 24 нояб., 12:10»; seen from `now` with its year, «вт 29 дек. 2026, 12:10», where that is not this one."""
    local = at.astimezone(zone)
    pattern = _with_year(language, local, now.astimezone(zone) if now is not None else local)
    return number_bound(format_datetime(local, f"{pattern}, HH:mm", locale=language))


def day_of_week(language: str, at: date, today: date) -> str:
    """«пт 27 нояб.», and with its year «пт 1 янв. 2027», where that is not this one."""
    return number_bound(format_date(at, _with_year(language, at, today), locale=language))


def _with_year(language: str, at: date, today: date) -> str:
    """The pattern of a day with its weekday."""
    pattern = "EEE d MMM" if language == "ru" else "EEE MMM d"
    return pattern + ("" if at.year == today.year else " y" if language == "ru" else ", y")


def own_moment(language: str, at: datetime, zone: tzinfo, now: datetime | None = None) -> Markup:
    """The same by the reader's own clock, wherever they are; where Telegram is too old for that, in `zone`."""
    return dated(moment(language, at, zone, now), at)


def own_clock_time(at: datetime, zone: tzinfo) -> Markup:
    """«12:10», by the reader's own clock."""
    return dated(f"{at.astimezone(zone):%H:%M}", at, form="t")


def day(language: str, at: datetime | date, zone: tzinfo) -> str:
    """«24 нояб.»"""
    local = at.astimezone(zone).date() if isinstance(at, datetime) else at
    return number_bound(format_date(local, "d MMM" if language == "ru" else "MMM d", locale=language))


def day_of_year(language: str, at: datetime | date, zone: tzinfo) -> str:
    """«24 нояб. 2026»"""
    local = at.astimezone(zone).date() if isinstance(at, datetime) else at
    return number_bound(format_date(local, "d MMM y" if language == "ru" else "MMM d, y", locale=language))


def week_of(language: str, at: datetime, zone: tzinfo) -> str:
    """«недели 23–29 нояб. 2026 г.», after «с»: for whom no day is to be told."""
    week = containing(PeriodKind.WEEK, at.astimezone(zone).date())
    return label(
        language,
        "week-of",
        week=number_bound(format_interval(week.first, week.last, skeleton="yMMMd", locale=language)),
    )


def day_in_words(language: str, at: datetime | date, zone: tzinfo) -> str:
    """«24 ноября»"""
    local = at.astimezone(zone).date() if isinstance(at, datetime) else at
    return number_bound(format_date(local, "d MMMM" if language == "ru" else "MMMM d", locale=language))


def days_off(language: str, runs: list[DaysOff]) -> str:
    """«31 дек. – 11 янв., 23 февр.»"""
    return ", ".join(
        number_bound(format_interval(run.first, run.last, skeleton="MMMd", locale=language)) for run in runs
    )


def month(language: str, at: datetime, zone: tzinfo) -> str:
    """«июнь»"""
    return str(get_month_names("wide", context="stand-alone", locale=language)[at.astimezone(zone).month])


def month_of_year(language: str, at: date) -> str:
    """«нояб. 2026»"""
    return format_date(at, "LLL y", locale=language)


def money(language: str, amount: int, currency: str) -> str:
    """«12,4 млн ₽»"""
    if amount >= 1_000_000:
        said = format_compact_currency(amount, currency, format_type="short", locale=language, fraction_digits=1)
    else:
        pattern = "#,##0\u00a0¤" if language == "ru" else "¤#,##0"
        said = format_currency(amount, currency, format=pattern, locale=language, currency_digits=False)
    return _CODE.sub("\\1\u00a0", said)


def period_name(language: str, period: Period, today: date, zone: tzinfo) -> Markup:
    """«IV квартал 2026, по 23 нояб.» while it lasts, «III квартал 2026» afterwards."""
    first, last = period.first, period.last
    if period.kind is PeriodKind.MONTH:
        name = get_month_names("wide", context="stand-alone", locale=language)[first.month]
        text = say(language, "period-month", name=name, year=str(first.year))
    elif period.kind is PeriodKind.QUARTER:
        text = say(language, "period-quarter", number=(first.month + 2) // 3, year=str(first.year))
    elif period.kind is PeriodKind.HALF:
        text = say(language, "period-half", number=(first.month + 5) // 6, year=str(first.year))
    elif period.kind is PeriodKind.YEAR:
        text = say(language, "period-year", year=str(first.year))
    elif first == last:
        text = escape(day_of_year(language, first, zone))
    else:
        key = "period-week" if period.kind is PeriodKind.WEEK else "period-custom"
        until = day_of_year(language, last, zone)
        since = day(language, first, zone) if first.year == last.year else day_of_year(language, first, zone)
        text = say(language, key, **{"from": since, "to": until})
    if first <= today < last:
        text = say(language, "period-until", name=text, day=day(language, today, zone))
    return text


def period_short(language: str, period: Period) -> str:
    """A period on a small button: «III кв. 2026», «сент. 2026», «16.11–22.11», "Nov 16–22"."""
    if period.kind is PeriodKind.QUARTER:
        return label(
            language, "period-quarter-short", number=(period.first.month + 2) // 3, year=str(period.first.year)
        )
    if period.kind is PeriodKind.HALF:
        return label(language, "period-half-short", number=(period.first.month + 5) // 6, year=str(period.first.year))
    if period.kind is PeriodKind.MONTH:
        return month_of_year(language, period.first)
    if period.kind is PeriodKind.YEAR:
        return str(period.first.year)
    if period.first == period.last:
        return date_short(language, period.first)
    if language == "ru":
        return f"{period.first:%d.%m}–{period.last:%d.%m}"
    last = "d" if period.first.month == period.last.month else "MMM d"
    first, last = (
        format_date(at, form, locale=language) for at, form in ((period.first, "MMM d"), (period.last, last))
    )
    return number_bound(f"{first}–{last}")


def date_short(language: str, on: date) -> str:
    """«16.11», "Nov 16"."""
    return f"{on:%d.%m}" if language == "ru" else number_bound(format_date(on, "MMM d", locale=language))


def days_between(earlier: datetime, later: datetime, zone: tzinfo) -> int:
    """Calendar days from one instant to the other in this zone."""
    return max((later.astimezone(zone).date() - earlier.astimezone(zone).date()) // timedelta(days=1), 0)


def span(language: str, lasts: timedelta) -> str:
    """«2 ч 15 мин»; from ten hours on without minutes, from two days on in days."""
    minutes = lasts // timedelta(minutes=1)
    if minutes < 1:
        return label(language, "span-moment")
    if minutes < 60:
        return label(language, "span-minutes", minutes=minutes)
    hours, rest = divmod(minutes, 60)
    if hours < 10 and rest:
        return label(language, "span-hours-minutes", hours=hours, minutes=rest)
    return label(language, "span-hours", hours=hours) if hours < 48 else label(language, "span-days", days=hours // 24)
