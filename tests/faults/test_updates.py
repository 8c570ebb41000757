"""Updates that come twice, in the wrong order, or in no known shape."""

from __future__ import annotations

from bot.traffic.intake import incoming
from storage.queues import inbox
from tests.databases import on_both
from tests.faults.outage import received
from tests.rounds.stage import TOKEN, Actor, Stage

CARD = "🔴 3 из 10"


async def test_updates_that_come_twice_are_handled_once(stage: Stage, anna: Actor, asked: Actor) -> None:
    await stage.stops()
    await asked.person.taps("3")
    await asked.person.types("Брак.")
    twice = [incoming(update.as_json()) for update in stage.world.bot(TOKEN).updates.waiting()]
    async with stage.database.write() as conn:  # kept, and killed before they were confirmed: they come again
        await inbox.keep(conn, twice, now=stage.clock())

    await stage.starts()
    await stage.ticks()

    assert await stage.query("SELECT score FROM responses") == [3]
    assert await stage.query("SELECT COUNT(*) FROM comment_parts") == [1]
    assert (received(anna, CARD), received(anna, "💬"), received(asked, "Ваша оценка: 3")) == (1, 1, 1)


async def test_a_comment_that_overtakes_its_score_finds_it(stage: Stage, anna: Actor, asked: Actor) -> None:
    await stage.stops()
    await asked.person.types("Третий раз везут позже срока.")
    await asked.person.taps("3", on=asked.find("По шкале от 0 до 10"))

    await stage.starts()
    await stage.passes(minutes=1)

    assert await stage.query("SELECT score FROM responses") == [3]
    assert await stage.query("SELECT COUNT(*) FROM comment_parts") == [1]
    assert "Третий раз везут позже срока." in anna.find(CARD).text


@on_both
async def test_an_update_in_no_known_shape_is_kept_and_blocks_nobody(stage: Stage, anna: Actor, asked: Actor) -> None:
    shapeless = {"message_id": "no number", "chat": {"id": asked.id, "type": "private"}, "date": "never"}
    asked.person.bot.post("message", shapeless, asked.person.chat)

    await asked.taps("3")

    assert await stage.query("SELECT state FROM inbox WHERE state <> 'done'") == ["unparsable"]
    assert received(anna, CARD) == 1
