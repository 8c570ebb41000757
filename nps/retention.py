"""How long words and contacts are kept."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, tzinfo


def keep_since(now: datetime, months: int, zone: tzinfo) -> datetime:
    """The beginning of the day, in the company's zone, before which nothing personal is kept; aware UTC.

    The 31st of a month that has none is its last day.
    """
    today = now.astimezone(zone).date()
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    day = date(max(year, 1), month + 1, min(today.day, monthrange(max(year, 1), month + 1)[1]))
    return datetime.combine(day, time(), zone).astimezone(UTC)
