"""Intake by polling: an update is kept before it is confirmed, and trouble passes."""

from __future__ import annotations

import asyncio
from itertools import pairwise
from typing import Any

import pytest
import sqlalchemy as sa

from bot.app import App
from bot.traffic.intake import ALLOWED_UPDATES, incoming
from bot.traffic.pace import Pace
from bot.traffic.retry import Backoff
from storage import marks
from tests.bot.desk import Desk
from tests.bot.post import Post
from tests.rounds.stage import TOKEN, programme


def offsets(post: Post) -> list[str | None]:
    """The offset of each getUpdates."""
    return [call.params.get("offset") for call in post.world.calls if call.method == "getUpdates"]


# --- kept, then confirmed --------------------------------------------------------------------------------------------


async def test_an_update_is_kept_before_it_is_confirmed(desk: Desk) -> None:
    person = await desk.meets(1)
    await person.types("hello")
    intake = desk.opens()

    await intake.poll()
    assert (await desk.rows("state"), desk.post.world.pending(TOKEN)) == (["waiting"], 1)
    await intake.poll()

    assert desk.post.world.pending(TOKEN) == 0
    assert offsets(desk.post)[0] is None


async def test_a_stop_between_keeping_and_confirming_redelivers_once_and_handles_once(desk: Desk) -> None:
    await (await desk.meets(1)).types("/help")
    await desk.opens().poll()
    await desk.works()

    again = desk.opens()  # the process was killed and started anew
    await again.poll()
    await again.poll()
    await desk.works()

    assert await desk.rows() == ["done"]
    assert len(await desk.owed()) == 1
    assert desk.post.world.pending(TOKEN) == 0


async def test_what_the_database_refuses_stays_unconfirmed_and_comes_again(desk: Desk) -> None:
    await (await desk.meets(1)).types("hello")
    intake = desk.opens()
    async with desk.post.database.write() as conn:
        await conn.execute(sa.text("ALTER TABLE inbox RENAME TO away"))
    await intake.poll()
    async with desk.post.database.write() as conn:
        await conn.execute(sa.text("ALTER TABLE away RENAME TO inbox"))
    assert desk.post.world.pending(TOKEN) == 1

    await intake.poll()

    assert offsets(desk.post) == [None, None]
    assert await desk.rows() == ["waiting"]


async def test_an_update_that_cannot_be_parsed_is_kept_marked_and_blocks_nobody(desk: Desk) -> None:
    person = await desk.meets(1)
    broken = {"message_id": "not a number", "chat": {"id": 1, "type": "private"}, "date": "never"}
    person.bot.post("message", broken, person.chat)
    await person.types("/help")
    intake = desk.opens()

    await intake.poll()
    await intake.poll()
    await desk.works()

    assert await desk.rows() == ["unparsable", "done"]
    [(payload, error), _] = await desk.rows("payload", "error")
    assert payload["message"] == broken
    assert "message" in error
    assert "not a number" not in error  # ids and places, never contents
    assert desk.post.world.pending(TOKEN) == 0


async def test_an_update_of_an_unknown_kind_is_kept_and_harmless(desk: Desk) -> None:
    person = await desk.meets(1)
    desk.post.world.bot(TOKEN).updates.allowed = ["message", "news_of_2031"]
    person.bot.post("news_of_2031", {"what": "?"}, person.chat)
    await person.types("/help")
    updates = [waiting.as_json() for waiting in person.bot.updates.waiting()]

    kept = [incoming(raw) for raw in updates]

    assert [row.chat_id for row in kept] == [None, 1]


async def test_more_than_a_hundred_waiting_updates_all_come_in(desk: Desk) -> None:
    person = await desk.meets(1)
    for number in range(250):
        await person.types(str(number))
    intake = desk.opens()

    for _ in range(4):
        await intake.poll()

    texts = [payload["message"]["text"] for payload in await desk.rows("payload")]
    assert texts == [str(number) for number in range(250)]
    assert desk.post.world.pending(TOKEN) == 0


async def test_blocks_are_among_the_updates_asked_for(desk: Desk) -> None:
    person = await desk.meets(1)
    await desk.opens().poll()
    await person.blocks()

    await desk.opens().poll()

    assert "my_chat_member" in ALLOWED_UPDATES
    [payload] = await desk.rows("payload")
    assert payload["my_chat_member"]["new_chat_member"]["status"] == "kicked"


async def test_polling_begins_by_taking_the_webhook_away_without_dropping_what_waits(post: Post) -> None:
    person = await post.meets(1)
    post.world.bot(TOKEN).updates.drop()
    await person.types("/help")
    intake = Desk(post).opens()
    app = App(
        post.database, post.bot, programme(), clock=post.clock, intake=intake, pace=Pace(overall=None, burst=None)
    )
    await app.start(ticking=False)
    try:
        await post.world.wait_until(lambda: person.inbox)
    finally:
        await app.stop()

    first = next(call for call in post.world.calls if call.method in ("deleteWebhook", "getUpdates"))
    assert (first.method, first.params.get("drop_pending_updates")) == ("deleteWebhook", "false")


# --- trouble ---------------------------------------------------------------------------------------------------------


async def test_a_token_that_is_refused_does_not_end_the_program(post: Post) -> None:
    intake = Desk(post).opens()
    post.world.revoked.add(TOKEN)
    polling = asyncio.create_task(intake.poll())
    await asyncio.wait({polling}, timeout=0.3)

    assert not polling.done()  # it waits before it asks again
    assert intake.heard_at is None
    polling.cancel()


@pytest.mark.parametrize("fault", ["refuse", "5xx_html", "5xx"])
async def test_failures_are_followed_by_growing_pauses_and_then_by_success(post: Post, fault: Any) -> None:
    desk = Desk(post)
    await (await desk.meets(1)).types("hello")
    intake = desk.opens(backoff=Backoff((0.1, 0.2, 0.4)))
    post.world.faults.add("getUpdates", fault, times=4)

    for _ in range(5):
        await intake.poll()

    times = [call.monotonic for call in post.world.calls if call.method == "getUpdates"]
    pauses = [later - earlier for earlier, later in pairwise(times)]
    assert all(pause >= least for pause, least in zip(pauses, (0.1, 0.2, 0.4, 0.4), strict=True))
    assert await desk.rows() == ["waiting"]


async def test_a_telegram_that_cannot_be_reached_at_all_is_asked_again(post: Post) -> None:
    desk = Desk(post)
    await (await desk.meets(1)).types("hello")
    intake = desk.opens(backoff=Backoff((0.01,)))
    await post.server.stop()
    await intake.poll()
    await post.server.start(port=post.server.port)

    await intake.poll()

    assert await desk.rows() == ["waiting"]


async def test_retry_after_is_obeyed_by_polling_too(post: Post) -> None:
    intake = Desk(post).opens(backoff=Backoff((0.01,)))
    post.world.faults.add("getUpdates", "429", times=1, retry_after=1)

    await intake.poll()
    await intake.poll()

    first, second = [call.monotonic for call in post.world.calls if call.method == "getUpdates"]
    assert second - first >= 1


async def test_when_telegram_was_last_heard_is_remembered_for_the_next_start(post: Post) -> None:
    desk = Desk(post)

    await desk.opens().poll()

    async with post.database.read() as conn:
        assert await marks.find_time(conn, marks.HEARD_AT) == post.clock()
