"""When summaries are due: cron expressions, clocks that change, recipients."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from actions.turn import Turn
from messages.owed import Letter
from nps.programme import Programme
from nps.values import Unreachable
from scheduler.summaries import fires, owe_summaries
from storage.engine.database import Database
from tests.filling import Filling

BERLIN = Programme(company="Стройснаб", zone=ZoneInfo("Europe/Berlin"), weekly_summary="30 2 * * sun")


def test_fires_are_those_after_the_first_instant_up_to_the_second_included() -> None:
    monday = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # 09:00 in Berlin

    moments = list(fires("0 9 * * mon", BERLIN, monday, monday + timedelta(days=14)))

    assert [at.astimezone(UTC) for at in moments] == [monday + timedelta(days=7), monday + timedelta(days=14)]


def test_the_hour_that_comes_twice_does_not_hold_the_clock() -> None:
    start = datetime(2027, 10, 30, 12, 0, tzinfo=UTC)

    moments = list(fires("30 2 * * *", BERLIN, start, start + timedelta(days=3)))

    days = [at.astimezone(BERLIN.zone).date().day for at in moments]
    assert sorted(set(days)) == [1, 2, 31]
    assert moments == sorted(set(moments))


@pytest.mark.parametrize(
    ("start", "weeks"),
    [
        (datetime(2027, 3, 20, 12, 0, tzinfo=UTC), 2),  # the 28th of March has no 02:30
        (datetime(2027, 10, 23, 12, 0, tzinfo=UTC), 2),  # the 31st of October has it twice
    ],
)
async def test_each_week_is_owed_once_when_the_clocks_change(database: Database, start: datetime, weeks: int) -> None:
    async with database.write() as conn:
        owner = await Filling(conn, now=start).owner()
        owed = [
            letter
            for hours in range(0, 14 * 24, 3)
            for letter in await owe_summaries(Turn(conn, start + timedelta(hours=hours), BERLIN))
        ]

    weekly = [item.arguments["period"] for item in owed if isinstance(item, Letter) and "week" in str(item.to.once)]
    assert len(weekly) == len(set(weekly)) == weeks
    assert all(item.to.chat_id == owner.telegram_id for item in owed if isinstance(item, Letter))


async def test_nobody_is_owed_a_summary_from_before_they_joined_or_while_unreachable(database: Database) -> None:
    start = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
    async with database.write() as conn:
        filling = Filling(conn, now=start)
        await filling.owner(joined=False, telegram_id=5)
        await filling.manager(joined=False)
        await filling.manager(unreachable=Unreachable.BLOCKED, unreachable_at=start)
        await filling.manager()

        owed = await owe_summaries(Turn(conn, start + timedelta(days=5), Programme(company="Стройснаб")))

    assert [item.arguments["period"] for item in owed if isinstance(item, Letter)] == ["week:2026-W48"]
