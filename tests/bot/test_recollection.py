"""What stood in the chats before the demonstration began."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.demo.company.company import fill
from bot.demo.company.english_words import COMMENTS
from bot.demo.company.programme import call_it, programme
from bot.demo.company.staff import MANAGER_TELEGRAM_IDS, OWNER_TELEGRAM_ID
from bot.demo.people import LIVE_IDS_FROM, list_actors, meet, put_back
from bot.demo.recollection import recall
from bot.demo.translating import TABLES, translate
from nps.subjects import CaseCard
from sandbox.world import World
from storage.answers import quotes
from storage.engine.conn import Conn
from storage.engine.database import Database
from storage.people.staff import find_staff
from storage.queues import deliveries
from storage.safety import invariants
from storage.safety.migrate import migrate
from storage.schema import alerts, comment_parts, contacts

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


async def test_the_chats_show_what_was_said_lately(database: Database) -> None:
    await migrate(database, now=NOW)
    world = World(lambda: NOW)
    async with database.write() as conn:
        await fill(conn, now=NOW)
        said = await recall(conn, programme(), until=NOW, now=NOW)
        meet(world, await list_actors(conn))
        put_back(world, [message.as_json() for message in said])
        asked = sa.select(contacts.c.telegram_id).where(contacts.c.joined_at.is_not(None))
        joined = list((await conn.execute(asked)).scalars())
        broken = await invariants.check(conn, now=NOW)

    assert broken == []
    assert all(world.person(number).messages for number in joined)
    assert any(world.person(number).sees("Ваша оценка: ") for number in joined)
    assert any(not message.from_bot for number in joined for message in world.person(number).messages)
    assert max(message.number for message in said if message.from_bot) < LIVE_IDS_FROM
    for number in (OWNER_TELEGRAM_ID, *MANAGER_TELEGRAM_IDS.values()):
        messages = world.person(number).messages
        assert any("Итоги недели" in message.words for message in messages)
        assert [message.date for message in messages] == sorted(message.date for message in messages)
        assert all(message.date <= NOW for message in messages)
    assert all(world.person(number).sees("из 10") for number in MANAGER_TELEGRAM_IDS.values())


async def test_a_card_of_before_is_the_one_that_is_brought_up_to_date(database: Database) -> None:
    await migrate(database, now=NOW)
    async with database.write() as conn:
        await fill(conn, now=NOW)
        said = await recall(conn, programme(), until=NOW, now=NOW)
        query = sa.select(alerts.c.case_id, alerts.c.staff_id).order_by(alerts.c.owed_at.desc()).limit(1)
        case, member = (await conn.execute(query)).one()
        reader = await find_staff(conn, member)
        assert reader is not None
        shown = await deliveries.find_card_message(conn, CaseCard(case, member).key, chat_id=reader.telegram_id)

    assert shown in {message.number for message in said if message.card == CaseCard(case, member).key}


RUSSIAN = re.compile("[а-яё]", re.IGNORECASE)


async def test_in_english_everybody_is_called_and_talks_so_and_back_again(database: Database, tmp_path: Path) -> None:
    await migrate(database, now=NOW)
    world, kept, settings = World(lambda: NOW), tmp_path / "russian.json", programme()
    async with database.write() as conn:
        await fill(conn, now=NOW)
        before = await rows(conn)
        assert await translate(conn, "en", kept)
        assert not await translate(conn, "en", kept)
        call_it(settings, "en")
        said = await recall(conn, settings, until=NOW, now=NOW)
        actors = await list_actors(conn, "en")
        meet(world, actors)
        put_back(world, [message.as_json() for message in said])
        assert await invariants.check(conn, now=NOW) == []
        quoted = await quotes.list_quotes(conn)
        assert await translate(conn, "ru", kept)
        call_it(settings, "ru")

        assert await rows(conn) == before
    assert settings == programme()
    assert [actor.cast.name for actor in actors if RUSSIAN.search(actor.cast.name + actor.cast.about)] == []
    shown = [message.words for number in world.users for message in world.person(number).messages]
    assert [words for words in shown if RUSSIAN.search(words)] == []
    assert [each for each in quoted if RUSSIAN.search(each.text + (each.signature or ""))] == []
    assert {(each.signature or each.contact).split(", ")[0] for each in quoted} == {each.contact for each in quoted}
    assert any("Irina Kim" in actor.cast.name and "Vector LLC" in actor.cast.about for actor in actors)


async def rows(conn: Conn) -> list[Any]:
    return [list(await conn.execute(sa.select(table).order_by(*table.primary_key))) for table, _ in TABLES.values()]


async def test_english_comments_are_dealt_evenly(database: Database, tmp_path: Path) -> None:
    await migrate(database, now=NOW)
    async with database.write() as conn:
        await fill(conn, now=NOW)
        await translate(conn, "en", tmp_path / "russian.json")
        told = Counter((await conn.execute(sa.select(comment_parts.c.text))).scalars())

    for deck in COMMENTS.values():
        times = [told[words] for words in deck]
        assert max(times) - min(times) <= 1, deck
