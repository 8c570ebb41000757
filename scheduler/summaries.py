"""The scheduled summaries: every due period of every recipient, once, oldest first, however late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache

from apscheduler.triggers.cron import CronTrigger

from actions.turn import Turn
from messages import report
from messages.owed import Owed
from nps.period import last_complete
from nps.programme import Programme
from nps.values import PeriodKind
from storage.figures import summaries
from storage.people.staff import list_staff


def fires(expression: str, programme: Programme, after: datetime, until: datetime) -> Iterator[datetime]:
    """The instants a cron expression names in (after, until], in the company's zone."""
    at = first_fire(expression, programme.zone, after)
    while at is not None and at <= until:
        yield at
        at = first_fire(expression, programme.zone, at)


@lru_cache(maxsize=1024)  # asked for every recipient at every tick, nearly always the same
def first_fire(expression: str, zone: tzinfo, after: datetime) -> datetime | None:
    """The first instant later than `after` that a cron expression names; None when there will be none."""
    trigger = CronTrigger.from_crontab(expression, timezone=zone)
    probe = after
    while True:
        next_fire = trigger.get_next_fire_time(None, (probe + timedelta(microseconds=1)).astimezone(zone))
        if next_fire is None:
            return None
        # In UTC: two times of one zone are compared by the wall clock, whatever the fold.
        fire: datetime = next_fire.astimezone(UTC)
        if fire > after:
            return fire
        probe += timedelta(minutes=10)  # the hour that comes twice in autumn: the trigger stays on its first half


async def owe_summaries(turn: Turn) -> Owed:
    """What is due and lacks its row. A recipient is owed periods since they joined."""
    owed: Owed = []
    conn, programme = turn.conn, turn.programme
    schedules = ((PeriodKind.WEEK, programme.weekly_summary), (PeriodKind.MONTH, programme.monthly_summary))
    latest = await summaries.list_latest_due(conn)
    for reader in await list_staff(conn):
        if reader.joined_at is None or not reader.can_be_written_to:
            continue
        for kind, expression in schedules:
            after = latest.get((reader.id, kind), reader.joined_at)
            for due_at in fires(expression, programme, after, turn.now):
                period = last_complete(kind, due_at.astimezone(programme.zone).date())
                if await summaries.record_due(conn, reader.id, period.key, due_at=due_at, now=turn.now):
                    owed.append(report.sum_up(reader, period))
    return owed
