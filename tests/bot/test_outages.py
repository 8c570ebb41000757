"""Database or Telegram fail for a while: no fault of the row in hand, which comes out as if nothing had been."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from aiogram import Bot, Dispatcher, Router
from aiogram.types import Message

from actions.turn import Turn
from messages.owed import Owed
from nps.values import InvitationState
from sandbox.world import World
from storage import marks
from storage.asking import invitations
from storage.asking.invitations import Invitation
from storage.engine.conn import FullConn
from storage.engine.database import Database
from tests.bot.desk import Desk
from tests.bot.post import Post, question_card, text
from tests.filling import Filling
from tests.rounds.stage import Clock

CLIENT = 31
MINUTE = timedelta(minutes=1)


# --- the worker ------------------------------------------------------------------------------------------------------


async def on_text(message: Message, turn: Turn) -> Owed:
    """Writes more than a full disk takes; on PostgreSQL the server ends the session until it is well."""
    conn = turn.conn
    if conn.dialect.name == "postgresql" and await marks.find(conn, "well") is None:
        await conn.execute(sa.text("SELECT pg_terminate_backend(pg_backend_pid())"))
    await marks.put(conn, "said", "x" * 100_000)
    return [text(message.chat.id, f"heard {message.text}")]


async def limit_pages(conn: FullConn, pages: int) -> None:
    """A disk of that size; SQLite allows no fewer pages than the file has."""
    if conn.dialect.name == "sqlite":
        await conn.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


async def test_a_database_that_fails_under_a_handler_costs_the_update_no_attempt(any_post: Post) -> None:
    dispatcher, router = Dispatcher(disable_fsm=True), Router()
    router.message.register(on_text)
    dispatcher.include_router(router)
    desk = Desk(any_post, dispatcher)
    await (await desk.meets(1)).types("hello")
    await desk.takes_in()
    async with any_post.database.write() as conn:
        await limit_pages(conn, 1)
    for _ in range(7):  # more often than a row may fail by its own fault
        any_post.clock.now += 3 * MINUTE
        with pytest.raises(sa.exc.DBAPIError):
            await desk.worker.step()
    assert await desk.rows("state", "attempts", "error") == [("waiting", 0, None)]

    async with any_post.database.write() as conn:
        await limit_pages(conn, 1_000_000)
        await marks.put(conn, "well", "yes")
    await desk.works()

    assert await desk.rows("state", "attempts") == [("done", 0)]
    assert await desk.owed() == ["heard hello"]


# --- the postman -----------------------------------------------------------------------------------------------------


async def owe_question(post: Post) -> Invitation:
    async def fill(filling: Filling) -> Invitation:
        return await filling.asked(await filling.contact(telegram_id=CLIENT), delivered=False)

    asked: Invitation = await post.fills(fill)
    await post.owes(question_card(asked, CLIENT))
    return asked


async def test_a_long_outage_of_the_database_takes_no_meaning_from_what_was_sent_meanwhile(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    person = await post.meets(CLIENT)
    post.hires(record_pauses_s=(0.01, 0.01))  # so often its own fault may prevent an outcome from being recorded
    asked = await owe_question(post)
    async with post.database.write() as conn:
        await conn.exec_driver_sql("PRAGMA busy_timeout = 1")  # ours, so that a refusal takes no ten seconds
    post.world.faults.add("sendMessage", "slow", delay=0.2)
    await post.postman.step()
    await post.world.wait_until(lambda: person.inbox)
    assert post.database.path
    other = sqlite3.connect(post.database.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    async with asyncio.timeout(10):
        while caplog.text.count("could not be recorded") < 5:  # noqa: ASYNC110
            await asyncio.sleep(0.01)

    other.close()
    await post.postman.finish(10)

    assert await post.rows("state", "error") == [("sent", None)]
    async with post.database.read() as conn:
        stored = await invitations.find(conn, asked.id)
        assert stored
        assert stored.state is InvitationState.SENT
    assert len(person.inbox) == 1


async def test_an_edit_that_has_failed_five_times_is_tried_only_while_telegram_answers_a_probe(post: Post) -> None:
    """However long edits and probes fail: the message that is shown stays the one, and none comes beside it."""
    person = await post.meets(CLIENT)
    asked = await owe_question(post)
    await post.settles()
    ways = [post.world.faults.add(method, "5xx_html") for method in ("editMessageText", "sendChatAction")]
    await post.owes(question_card(asked, CLIENT))
    for _ in range(12):
        await post.passes(minutes=1)
    assert post.told() == ["sendMessage", *["editMessageText"] * 5, *["sendChatAction"] * 7]

    for way in ways:
        way.remove()
    await post.passes(minutes=1)

    assert post.told()[-2:] == ["sendChatAction", "editMessageText"]
    assert await post.rows() == ["sent", "sent"]
    assert len(person.inbox) == 1


async def test_a_letter_that_the_database_cannot_compose_for_hours_is_not_given_up(
    postgres_url: str, open_database: Callable[[str], Database], world: World, server: Any, bot: Bot, clock: Clock
) -> None:
    post = Post(open_database(postgres_url), world, server, bot, clock)
    other = open_database(postgres_url)
    person = await post.meets(CLIENT)
    await owe_question(post)
    waiting = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
    async with other.read() as locking:
        await locking.exec_driver_sql("LOCK TABLE invitations IN ACCESS EXCLUSIVE MODE")
        for _ in range(8):  # more often than a letter may fail by its own fault
            tried = asyncio.create_task(post.passes(minutes=1))
            while not tried.done():
                async with other.read() as ending:  # anew each time, so that it sees what waits by then
                    await ending.exec_driver_sql(waiting)
                await asyncio.sleep(0.005)
            await tried
    assert await post.rows() == ["waiting"]

    await post.passes(minutes=1)

    assert await post.rows() == ["sent"]
    assert len(person.inbox) == 1
