"""The cast: the company «Стройснаб», its owner, manager and clients, on both databases."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from nps.values import Circle
from sandbox.server import SandboxServer
from sandbox.world import World
from storage.database import Database
from tests.canaries import PHONE
from tests.filling import Filling
from tests.rounds.stage import OWNER_ID, Actor, Clock, Stage


@pytest.fixture
async def stage(database: Database) -> AsyncIterator[Stage]:
    """A running bot with «Вектор» (manager Анна Смирнова) and «Ромашка» (Игорь Волков) in its client list.

    After the story the invariants are checked: nothing may be broken.
    """
    clock = Clock()
    world = World(clock=clock)
    world.limits.off()
    async with SandboxServer(world) as server:
        stage = Stage(database, world, server, clock)
        async with database.write() as conn:
            filling = Filling(conn, now=clock())
            anna = await filling.manager("Анна Смирнова", joined=False)
            igor = await filling.manager("Игорь Волков", joined=False)
            vector = await filling.account("ООО «Вектор»", manager=anna, segment="VIP", revenue=12_400_000)
            romashka = await filling.account("Ромашка", manager=igor)
            await filling.contact(
                "Ирина Ким",
                account=vector,
                joined=False,
                greeting="Ирина Петровна",
                position="директор по закупкам",
                circle=Circle.DECISION_MAKER,
                phone=PHONE,
            )
            await filling.contact("Олег Дан", account=vector, joined=False, circle=Circle.USER)
            await filling.contact("John Smith", account=romashka, joined=False, language="en")
        await stage.starts()
        try:
            yield stage
            broken = [found for found in await stage.broken() if found.severity == "broken"]
            assert broken == []
        finally:
            await stage.stops()


@pytest.fixture
async def boss(stage: Stage) -> Actor:
    """The owner, who has started the bot."""
    boss = stage.actor(OWNER_ID, "Павел", "Громов", language_code="ru")
    await boss.opens()
    return boss


@pytest.fixture
async def anna(stage: Stage) -> Actor:
    """The account manager of «Вектор», joined by her link."""
    anna = stage.actor(21, "Anna", "S", language_code="ru")
    await anna.opens(await stage.link_of("Анна Смирнова"))
    return anna


@pytest.fixture
async def irina(stage: Stage) -> Actor:
    """A contact of «Вектор» who has not opened her link yet."""
    return stage.actor(31, "Ирина", "Ким", language_code="ru")


@pytest.fixture
async def asked(stage: Stage, irina: Actor) -> Actor:
    """Ирина, who has agreed and sees the question."""
    await irina.opens(await stage.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")
    return irina
