"""The worker: one transaction for each update, in order per chat; what fails leaves nothing behind and is retried."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
import sqlalchemy as sa
from aiogram import Dispatcher, Router
from aiogram.types import CallbackQuery, Message

from actions.turn import Turn
from bot.traffic.intake import incoming
from handlers.who import resolve_who
from messages.owed import Owed
from messages.replies import toast
from sandbox.people import Person
from storage import marks
from storage.queues import holding, inbox
from tests.bot.desk import Desk
from tests.bot.post import Post, question_card, text
from tests.filling import Filling
from tests.rounds.stage import TOKEN

OWNER, CLIENT = 11, 31


class Trouble(Exception):
    """What a handler of these tests raises."""


async def on_text(message: Message, turn: Turn) -> Owed:
    """Notes what was said and repeats it; "bad" raises after its note, until it is cured."""
    conn = turn.conn
    said = f"{await marks.find(conn, 'said') or ''}{message.text},"
    await marks.put(conn, "said", said)
    if message.text == "bad" and await marks.find(conn, "cured") is None:
        raise Trouble
    return [text(message.chat.id, f"heard {message.text}")]


def echoing() -> Dispatcher:
    routes = Dispatcher(disable_fsm=True)
    routes.update.outer_middleware(resolve_who)
    router = Router()
    router.message.register(on_text)
    routes.include_router(router)
    return routes


@pytest.fixture
def desk(any_post: Post) -> Desk:
    """On each kind of database."""
    return Desk(any_post, echoing())


async def test_facts_and_what_is_owed_are_committed_together_and_the_postman_is_woken(desk: Desk) -> None:
    await (await desk.meets(1)).types("hello")

    await desk.settles()

    assert await desk.said() == "hello,"
    assert await desk.owed() == ["heard hello"]
    assert await desk.rows() == ["done"]
    assert desk.woken == 1


async def test_answers_to_what_came_before_a_restore_are_held_and_those_to_what_came_after_go_out(desk: Desk) -> None:
    person = await desk.meets(1)
    await person.types("before")
    await desk.takes_in()
    async with desk.post.database.write() as conn:
        await holding.hold_all(conn, now=desk.post.clock())
    await person.types("after")

    await desk.settles()

    assert await desk.said() == "before,after,"
    assert await desk.post.rows("state") == ["held", "waiting"]
    assert await desk.owed() == ["heard before", "heard after"]


async def test_what_waits_is_handled_in_order(desk: Desk) -> None:
    first, second = await desk.meets(1), await desk.meets(2)
    for number in range(25):  # more than one batch
        await (first, second)[number % 2].types(str(number))

    await desk.settles()

    assert await desk.said() == "".join(f"{number}," for number in range(25))


async def test_a_handler_that_raises_leaves_nothing_behind(desk: Desk) -> None:
    await (await desk.meets(1)).types("bad")

    await desk.settles()

    assert await desk.said() is None
    assert await desk.owed() == []
    assert await desk.rows("state", "attempts", "error") == [("waiting", 1, "Trouble")]


async def test_a_batch_with_a_bad_one_is_done_one_by_one_and_other_chats_go_on(desk: Desk) -> None:
    first, second = await desk.meets(1), await desk.meets(2)
    await second.types("before")
    await first.types("bad")
    await second.types("after")

    await desk.settles()

    assert await desk.said() == "before,after,"
    assert await desk.owed() == ["heard before", "heard after"]


async def test_later_updates_of_the_chat_wait_behind_the_one_that_failed(desk: Desk) -> None:
    person, other = await desk.meets(1), await desk.meets(2)
    await person.types("bad")
    await person.types("later")
    await desk.settles()
    await person.types("even later")
    await other.types("other")
    await desk.settles()
    assert await desk.said() == "other,"

    async with desk.post.database.write() as conn:
        await marks.put(conn, "cured", "yes")
    await desk.passes(seconds=1)

    assert await desk.said() == "other,bad,later,even later,"


async def test_it_is_retried_with_growing_delays_and_then_set_aside(desk: Desk) -> None:
    await (await desk.meets(1)).types("bad")
    await desk.settles()
    attempts = []
    for seconds in (0.9, 0.1, 4.9, 0.1, 29.9, 0.1, 119.9, 0.1):
        await desk.passes(seconds=seconds)
        attempts += await desk.rows("attempts")

    assert attempts == [1, 2, 2, 3, 3, 4, 4, 5]
    assert await desk.rows() == ["set_aside"]
    await desk.passes(days=1)
    assert await desk.rows("attempts") == [5]


async def test_when_it_is_set_aside_the_person_and_the_owners_are_told_in_words(desk: Desk) -> None:
    async def fill(filling: Filling) -> Any:
        await filling.owner("Павел", telegram_id=OWNER)
        await filling.contact("Ирина Ким", telegram_id=CLIENT)

    await desk.post.fills(fill)
    owner, client = await desk.meets(OWNER), await desk.meets(CLIENT)
    await client.types("bad")
    await desk.settles()
    for _ in range(5):
        await desk.passes(minutes=3)
    await client.types("hello")
    await desk.settles()

    await desk.post.settles()

    assert client.sees("не удалось обработать")
    assert client.sees("heard hello")  # the chat goes on
    assert owner.sees("не удалось обработать")


async def test_an_internal_row_of_an_unknown_kind_blocks_nobody(desk: Desk) -> None:
    await desk.notes("from_a_newer_program")
    await (await desk.meets(1)).types("hello")

    await desk.settles()

    assert await desk.said() == "hello,"
    assert await desk.rows() == ["waiting", "done"]


async def test_an_internal_row_is_retried_like_an_update(any_post: Post) -> None:
    calls: list[datetime] = []

    async def on_noted(turn: Turn, payload: dict[str, Any]) -> Owed:
        calls.append(turn.now)
        await marks.put(turn.conn, "said", "noted,")
        if len(calls) <= 2:  # in the batch, and alone
            raise Trouble
        return []

    desk = Desk(any_post, echoing(), {"noted": on_noted})
    await desk.notes("noted")
    await desk.settles()
    assert await desk.said() is None

    await desk.passes(seconds=1)

    assert await desk.said() == "noted,"
    assert await desk.rows() == ["done"]


async def test_an_update_nobody_handles_is_done(desk: Desk) -> None:
    person = await desk.meets(1)
    await person.sends_sticker()
    await person.blocks()

    await desk.settles()

    assert await desk.rows() == ["done", "done"]


# --- what is worth something only now --------------------------------------------------------------------------------


async def on_any_tap(query: CallbackQuery) -> Owed:
    return [toast(query, "noted")]


def tapping(handler: Callable[..., Any]) -> Dispatcher:
    routes = Dispatcher(disable_fsm=True)
    router = Router()
    router.callback_query.register(handler)
    routes.include_router(router)
    return routes


async def test_the_answer_to_a_tap_is_sent_at_once_and_not_stored(post: Post) -> None:
    desk = Desk(post, tapping(on_any_tap))
    person = await desk.meets(1)
    await post.owes(text(1, "hello"))
    await post.settles()
    await person.taps(data="score:1:3")

    await desk.settles()
    await desk.worker.finish(5)

    assert person.toasts == ["noted"]
    assert await post.rows("name") == ["sendMessage"]


async def test_the_answer_to_a_tap_that_does_not_get_through_is_forgotten(post: Post) -> None:
    desk = Desk(post, tapping(on_any_tap))
    person = await desk.meets(1)
    await post.owes(text(1, "hello"))
    await post.settles()
    post.world.faults.add("answerCallbackQuery", "5xx_html")
    await person.taps(data="score:1:3")

    await desk.settles()
    await desk.worker.finish(5)

    assert person.toasts == []
    assert await desk.rows() == ["done"]
    assert len(post.world.sent(method="answerCallbackQuery")) == 1


async def test_a_row_that_fails_answers_no_tap(post: Post) -> None:
    async def on_tap(query: CallbackQuery) -> Owed:
        raise Trouble

    desk = Desk(post, tapping(on_tap))
    person = await desk.meets(1)
    await post.owes(text(1, "hello"))
    await post.settles()
    await person.taps(data="score:1:3")

    await desk.settles()
    await desk.worker.finish(5)

    assert person.toasts == []


async def test_a_tap_is_not_answered_when_its_transaction_fails_to_commit(any_post: Post) -> None:
    """Somebody would read that it was noted, and it was not."""

    async def on_tap(query: CallbackQuery, turn: Turn) -> Owed:
        if await marks.find(turn.conn, "cured") is None:
            await turn.conn.execute(sa.text("INSERT INTO checked_late VALUES (404)"))
        return [toast(query, "noted")]

    desk = Desk(any_post, tapping(on_tap))
    person = await desk.meets(1)
    await any_post.owes(text(1, "hello"))
    await any_post.settles()
    late = "CREATE TABLE checked_late (staff_id BIGINT REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED)"
    async with any_post.database.write() as conn:
        await conn.execute(sa.text(late))
    await person.taps(data="score:1:3")
    await desk.settles()
    await desk.worker.finish(5)
    assert await desk.rows("state", "attempts", "error") == [("waiting", 1, "IntegrityError")]
    assert any_post.world.sent(method="answerCallbackQuery") == []

    async with any_post.database.write() as conn:
        await marks.put(conn, "cured", "yes")
    await desk.passes(seconds=1)
    await desk.worker.finish(5)

    assert person.toasts == ["noted"]


# --- with the handlers of the program --------------------------------------------------------------------------------


@pytest.fixture
def office(any_post: Post) -> Desk:
    return Desk(any_post)


async def asked(desk: Desk) -> Person:
    """A contact who sees the question."""
    person = await desk.meets(CLIENT)

    async def fill(filling: Filling) -> Any:
        return await filling.asked(await filling.contact("Ирина Ким", telegram_id=CLIENT), delivered=False)

    invitation = await desk.post.fills(fill)
    await desk.post.owes(question_card(invitation, CLIENT))
    await desk.post.settles()
    return person


async def test_a_double_tap_is_one_answer_and_asks_why_once(office: Desk) -> None:
    irina = await asked(office)
    await irina.taps("3")
    await irina.taps("3")

    await office.settles()
    await office.post.settles()

    assert sum("Что больше всего повлияло" in message.text for message in irina.inbox) == 1
    async with office.post.database.read() as conn:
        assert (await conn.execute(sa.text("SELECT count(*) FROM responses"))).scalar_one() == 1
        assert (await conn.execute(sa.text("SELECT count(*) FROM cases"))).scalar_one() == 1


async def test_the_same_update_delivered_twice_is_handled_once(office: Desk) -> None:
    irina = await asked(office)
    await irina.taps("3")
    bot = office.post.world.bot(TOKEN)
    row = incoming(bot.updates.waiting()[0].as_json())
    async with office.post.database.write() as conn:
        await inbox.keep(conn, [row], now=office.post.clock())
        await inbox.keep(conn, [row], now=office.post.clock())

    await office.settles()

    assert await office.rows() == ["done"]
