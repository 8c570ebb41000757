"""What the clock does on the side: figures are kept for what is over, as the days go by."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from actions.turn import Turn
from nps.period import kept_spans
from nps.programme import Programme
from nps.score import Tally
from scheduler.pruning import keep_tallies
from storage.engine.database import Database
from storage.figures import tallies
from storage.safety import invariants
from tests.filling import DAY, NOW, Filling

ZONE = ZoneInfo("Europe/Moscow")
PROGRAMME = Programme(company="Стройснаб", link_key=b"key", zone=ZONE)


@pytest.fixture
async def conn(database: Database) -> AsyncIterator[AsyncConnection]:
    async with database.write() as conn:
        yield conn


async def ticks(conn: AsyncConnection, *, now: datetime, times: int) -> None:
    for _ in range(times):
        assert await keep_tallies(Turn(conn, now, PROGRAMME)) == []


async def test_each_span_that_is_over_is_kept_once_and_yesterdays_are_replaced(conn: AsyncConnection) -> None:
    filling = Filling(conn, now=NOW - 40 * DAY)
    manager = await filling.manager()
    for day, score in ((40, 9), (20, 7), (2, 10)):
        await filling.answered(await filling.contact(manager=manager), score, at=NOW - day * DAY)
    wanted = kept_spans(NOW.astimezone(ZONE).date(), ZONE)
    midnight = datetime.combine(NOW.astimezone(ZONE).date(), time(), ZONE).astimezone(UTC)

    await ticks(conn, now=NOW, times=3)
    first = list(await tallies.list_kept(conn))
    await ticks(conn, now=NOW, times=len(wanted))
    kept = await tallies.list_kept(conn)
    tomorrow = kept_spans((NOW + DAY).astimezone(ZONE).date(), ZONE)
    await ticks(conn, now=NOW + DAY, times=len(wanted) + 1)

    assert sorted(first) == sorted(wanted[:3])
    assert set(kept) == set(wanted)
    assert max(end for _, end in kept) == midnight
    assert set(await tallies.list_kept(conn)) == set(tomorrow)
    assert await tallies.of_span(conn, wanted[1][0], NOW) == Tally(2, 1, 0)
    assert await invariants.check(conn, now=NOW + DAY) == []
