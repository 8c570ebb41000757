"""Links cannot be guessed: not from a stolen database, not by trying, and the owners hear of whoever tries."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.start import key_print
from nps import link
from nps.link_attempts import MANY_SENDERS, MOST
from sandbox.server import SandboxServer
from sandbox.world import World
from storage.engine.database import Database
from storage.schema import metadata
from tests.filling import Filling
from tests.rounds.stage import OWNER_ID, TOKEN, Actor, Clock, Stage


@pytest.fixture
async def stage(sqlite: Database) -> AsyncIterator[Stage]:
    """A running bot with one client who has not joined."""
    clock = Clock()
    world = World(clock=clock)
    world.limits.off()
    async with SandboxServer(world) as server:
        stage = Stage(sqlite, world, server, clock)
        async with sqlite.write() as conn:
            await Filling(conn, now=clock()).contact("Ирина Ким", joined=False)
        await stage.starts()
        try:
            yield stage
        finally:
            await stage.stops()


@pytest.fixture
async def boss(stage: Stage) -> Actor:
    boss = stage.actor(OWNER_ID, "Павел", language_code="ru")
    await boss.opens()
    return boss


def alarms(owner: Actor) -> list[str]:
    return [message.words for message in owner.person.inbox if message.words.startswith("⚠️")]


async def guesses(actor: Actor, times: int, *, of: str = "wrong") -> None:
    for number in range(times):
        await actor.person.opens(f"{of}-{number}")
    await actor.stage.settles()


async def test_one_or_two_mistakes_alarm_nobody_and_the_own_link_works_then(stage: Stage, boss: Actor) -> None:
    irina = stage.actor(31, "Ирина", language_code="ru")
    payload = await stage.link_of("Ирина Ким")
    await irina.opens(payload[:-3])
    assert irina.sees("Эта ссылка не подходит")
    await irina.opens(payload.lower())
    await irina.opens(payload)
    await irina.taps("Согласиться и начать")

    assert irina.sees("По шкале от 0 до 10")
    assert alarms(boss) == []


async def test_who_keeps_guessing_is_no_longer_heard_even_with_a_right_link(stage: Stage, boss: Actor) -> None:
    thief = stage.actor(41, "Пётр", language_code="ru")
    right = await stage.link_of("Ирина Ким")
    await guesses(thief, MOST)
    await thief.opens(right)

    assert "Подождите 15 мин" in thief.last.words
    assert not thief.sees("Согласиться")
    assert await stage.query("SELECT COUNT(*) FROM enrolment_openings") == [0]
    await stage.passes(minutes=15)
    await thief.opens(right)
    assert "Стройснаб" in thief.last.words
    assert thief.last.labels[0] == "Согласиться и начать"


async def test_the_wait_grows_with_every_series_of_guesses(stage: Stage, boss: Actor) -> None:
    thief = stage.actor(41, "Пётр", language_code="ru")
    said = []
    for _ in range(4):
        await guesses(thief, MOST + 1)
        said.append(re.findall(r"Подождите ([^\n]*?) и", thief.last.words))
        stage.clock.now += timedelta(hours=2)

    assert said == [["15 мин"], ["30 мин"], ["60 мин"], ["2 ч"]]


async def test_only_the_guesser_waits(stage: Stage, boss: Actor) -> None:
    await guesses(stage.actor(41, "Пётр"), MOST + 3)
    irina = stage.actor(31, "Ирина", language_code="ru")
    await irina.opens(await stage.link_of("Ирина Ким"))

    assert irina.last.labels[0] == "Согласиться и начать"


async def test_the_owner_hears_once_of_one_who_keeps_guessing(stage: Stage, boss: Actor) -> None:
    thief = stage.actor(41, "Пётр", username="petr_1", language_code="ru")
    for hours in range(4):
        await guesses(thief, 2 * MOST, of=f"wrong{hours}")
        stage.clock.now += timedelta(hours=2)

    assert len(alarms(boss)) == 1
    assert "Пётр (@petr_1)" in alarms(boss)[0]


async def test_the_owner_hears_once_of_many_who_come_with_wrong_links(stage: Stage, boss: Actor) -> None:
    for number in range(MANY_SENDERS - 1):
        await guesses(stage.actor(100 + number, f"Некто {number}"), 1)
    assert alarms(boss) == []
    for number in range(MANY_SENDERS):
        await guesses(stage.actor(200 + number, f"Другой {number}"), 1)

    assert len(alarms(boss)) == 1
    assert f"{MANY_SENDERS} человек" in alarms(boss)[0]


async def test_mistakes_of_many_over_many_hours_are_no_attack(stage: Stage, boss: Actor) -> None:
    for number in range(2 * MANY_SENDERS):
        await guesses(stage.actor(100 + number, f"Некто {number}"), 2)
        stage.clock.now += timedelta(minutes=10)

    assert alarms(boss) == []


async def test_whoever_stops_is_forgotten_after_a_week(stage: Stage, boss: Actor) -> None:
    await guesses(stage.actor(41, "Пётр"), MOST)
    await stage.passes(days=7)

    assert await stage.query("SELECT COUNT(*) FROM link_attempts") == [0]


async def test_a_stolen_database_holds_neither_a_link_nor_what_makes_one(stage: Stage, boss: Actor) -> None:
    """With the code and every byte of the database, and without the token, no valid link can be made."""
    payload = await stage.link_of("Ирина Ким")
    await boss.types("/invites")
    await boss.types("/invite Ким")
    irina = stage.actor(31, "Ирина", language_code="ru")
    await irina.opens(payload)
    assert irina.last.labels[0] == "Согласиться и начать"  # the link is still unused
    async with stage.database.read() as conn:
        rows = [row for table in metadata.sorted_tables for row in await conn.execute(sa.select(table))]
    stolen = "\n".join(str(tuple(row)) for row in rows)
    key = stage.programme.link_key

    assert "Ирина Ким" in stolen
    assert payload not in stolen
    for secret in (TOKEN, TOKEN.partition(":")[2], key.hex(), repr(key)):
        assert secret not in stolen
    # Every string there is, tried as the secret a key could be derived from, or as the key itself.
    words = {word for row in rows for value in row for word in re.findall(r"[\w:.+-]{8,}", str(value))}
    candidates = {key_print(stage.programme), *words}
    forged = {link.make(link.derive_key(word), "contact", 1) for word in candidates}
    forged |= {link.make(word.encode(), "contact", 1) for word in candidates}
    assert not [payload for payload in forged if link.read(key, payload)]
