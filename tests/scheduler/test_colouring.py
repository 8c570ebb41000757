"""The colours of accounts are kept once a day, whether or not the program was up; what changed between two moments."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa

from actions.turn import Turn
from nps.colours import Colour, Sign
from nps.scope import EVERYTHING, Scope
from nps.values import AccountId, RelationStatus
from scheduler.colouring import keep_one, look_for_changed
from storage.colours import kept
from storage.colours.kept import Changed
from storage.engine.database import Database
from storage.safety.invariants import check
from storage.schema import account_colours, accounts
from tests.filling import DAY, NOW, PROGRAMME, Filling


async def ticks(database: Database, at: datetime) -> int:
    """How many rows that writes."""
    async with database.write() as conn:
        count = sa.select(sa.func.count()).select_from(account_colours)
        before = (await conn.execute(count)).scalar_one()
        turn = Turn(conn, at, PROGRAMME)
        for seen in await look_for_changed(turn):
            await keep_one(turn, seen)
        return int((await conn.execute(count)).scalar_one()) - before


async def test_a_row_is_kept_for_each_account_that_has_changed_once_a_day(database: Database) -> None:
    async with database.write() as conn:
        filling = Filling(conn, now=NOW - 30 * DAY)
        anna = await filling.manager()
        vector = await filling.contact(account=await filling.account("Вектор", manager=anna, revenue=7))
        await filling.account("Ромашка", revenue=9)
        await filling.answered(vector, 9, at=NOW - DAY)
    assert await ticks(database, NOW) == 2
    assert await ticks(database, NOW + timedelta(hours=2)) == 0

    async with database.write() as conn:
        await Filling(conn).answered(vector, 2, at=NOW + timedelta(hours=3))
    assert await ticks(database, NOW + timedelta(hours=4)) == 0  # tomorrow
    assert await ticks(database, NOW + 3 * DAY) == 1  # the program was down meanwhile
    assert await ticks(database, NOW + 4 * DAY) == 0

    async with database.read() as conn:
        changed = await kept.list_changed(conn, NOW, NOW + 5 * DAY, EVERYTHING)
        assert [each.since for each in changed] == [NOW + 3 * DAY]
        assert changed == [
            Changed(
                vector.account_id,
                "Вектор",
                anna.id,
                7,
                Colour.SAFE,
                Colour.AT_RISK,
                Sign.PEOPLE_UNHAPPY,
                NOW + 3 * DAY,
            )
        ]
        assert await kept.list_changed(conn, NOW, NOW + 2 * DAY, EVERYTHING) == []
        assert await kept.list_changed(conn, NOW + 3 * DAY, NOW + 5 * DAY, EVERYTHING) == []
        assert await kept.list_changed(conn, NOW - DAY, NOW + 5 * DAY, EVERYTHING) == []  # not known before
        assert await kept.list_changed(conn, NOW, NOW + 5 * DAY, Scope(manager=anna.id)) == changed
        assert await kept.list_changed(conn, NOW, NOW + 5 * DAY, Scope(region="Урал")) == []
        assert await kept.list_earlier(conn, NOW + 2 * DAY) == {vector.account_id: Colour.SAFE}
        assert await kept.list_earlier(conn, NOW + 3 * DAY) == {}
        assert set((await kept.list_earlier(conn, NOW - DAY)).values()) == {None}  # neither was known before


async def test_what_went_and_came_back_has_not_changed_and_who_is_lost_has_no_colour(database: Database) -> None:
    async with database.write() as conn:
        account = await Filling(conn).account()
        for number, colour in enumerate((Colour.SAFE, Colour.AT_RISK, Colour.SAFE)):
            await kept.keep(conn, account, colour, None, now=NOW + number * DAY)  # type: ignore[arg-type]
        await kept.keep(conn, account, Colour.SAFE, None, now=NOW + 3 * DAY)  # type: ignore[arg-type]
        latest = sa.select(accounts.c.colour, accounts.c.coloured_at)
        assert (await conn.execute(latest)).all() == [(Colour.SAFE, NOW + 2 * DAY)]
        assert await kept.list_changed(conn, NOW, NOW + 5 * DAY, EVERYTHING) == []
        assert len(await kept.list_changed(conn, NOW, NOW + DAY, EVERYTHING)) == 1

        await conn.execute(sa.update(accounts).values(status=RelationStatus.LOST))
        assert await kept.list_changed(conn, NOW, NOW + DAY, EVERYTHING) == []
    assert await ticks(database, NOW + 4 * DAY) == 0


async def test_a_clock_that_went_back_puts_no_colour_before_the_latest(database: Database) -> None:
    async with database.write() as conn:
        account = AccountId(await Filling(conn).account())
        await kept.keep(conn, account, Colour.SAFE, None, now=NOW)
        await kept.keep(conn, account, Colour.WATCH, Sign.DEBT, now=NOW - DAY)
        assert await check(conn, now=NOW) == []
        latest = sa.select(accounts.c.colour, accounts.c.coloured_at)
        assert (await conn.execute(latest)).all() == [(Colour.WATCH, NOW)]


async def test_thousands_are_kept_by_and_by(database: Database) -> None:
    async with database.write() as conn:
        filling = Filling(conn)
        for _ in range(520):
            await filling.account()

    assert [await ticks(database, NOW) for _ in range(3)] == [500, 20, 0]
