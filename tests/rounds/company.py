"""The company «Стройснаб» with its managers and clients, and the stage set for them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from nps.values import Circle
from sandbox.server import SandboxServer
from storage.engine.database import Database
from tests.canaries import PHONE
from tests.filling import Filling
from tests.rounds.recounting import list_miscounted
from tests.rounds.stage import Stage, Telegram


@asynccontextmanager
async def staged(database: Database, begun: Telegram | None = None, **about: Any) -> AsyncIterator[Stage]:
    """A running bot with «Вектор» (manager Анна Смирнова) and «Ромашка» (Игорь Волков) in its client list.

    After the story the invariants are checked: nothing may be broken. `about` are fields of the stage. `begun`: the
    company is in the database, and this is what people have seen so far.
    """
    telegram = begun or Telegram()
    async with SandboxServer(telegram.world) as server:
        stage = Stage(database, telegram.world, server, telegram.clock, **about)
        if begun is None:
            async with database.write() as conn:
                await write_client_list(Filling(conn, now=telegram.clock()))
        await stage.starts()
        try:
            yield stage
            broken = [rule for rule in await stage.broken() if rule.severity == "broken"]
            assert not broken, str(broken)
            async with database.read() as conn:
                assert await list_miscounted(conn) == []
        finally:
            await stage.stops()


async def write_client_list(filling: Filling) -> None:
    """The client list of a story; nobody has joined yet."""
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
