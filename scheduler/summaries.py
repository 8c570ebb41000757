"""The scheduled summaries: every due period of every recipient, once, oldest first, however late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache

from apscheduler.triggers.cron import CronTrigger

from actions.turn import Turn
from messages import summary
from messages.owed import Owed
from nps.programme import Programme
from nps.sending import SENT, reported
from nps.values import PeriodKind
from storage import marks
from storage.figures import summaries
from storage.figures.sending import read_sending
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
    """What is due and lacks its row. A recipient is owed periods since they joined.

    Whoever gets none, because owners have chosen so or they have themselves, has its row all the same: what is new is
    counted from it. Of quarters there are none from before there were such summaries.
    """
    owed: Owed = []
    conn, programme = turn.conn, turn.programme
    sending, stopped = await read_sending(conn, programme), await summaries.list_stopped(conn)
    latest = await summaries.list_latest_due(conn)
    quarters_since = await _find_first_of_quarters(turn)
    for reader in await list_staff(conn):
        if reader.joined_at is None or not reader.can_be_written_to:
            continue
        for kind in SENT:
            after = latest.get((reader.id, kind), reader.joined_at)
            if kind is PeriodKind.QUARTER:
                after = max(after, quarters_since)
            for due_at in fires(sending.cron(kind), programme, after, turn.now):
                period = reported(kind, due_at.astimezone(programme.zone).date())
                if not await summaries.record_due(conn, reader.id, period.key, due_at=due_at, now=turn.now):
                    continue
                if sending.goes_to(reader.role, kind) and (reader.id, kind) not in stopped:
                    owed.append(summary.sum_up(reader, period))
                else:
                    await summaries.record_sent(
                        conn, reader.id, period.key, now=turn.now
                    )  # there is nothing to be sent
    return owed


async def _find_first_of_quarters(turn: Turn) -> datetime:
    since = await marks.find_time(turn.conn, marks.QUARTERS_SINCE)
    if since is None:
        since = turn.now
        await marks.put(turn.conn, marks.QUARTERS_SINCE, since.isoformat())
    return since
