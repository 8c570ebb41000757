"""A Telegram that takes its time: nothing is doubled by it, and what takes longer than we wait is in doubt."""

from __future__ import annotations

from tests.databases import on_both
from tests.faults.outage import PATIENCE_S, received
from tests.rounds.stage import Actor, Stage

CARD = "🔴 3 из 10"


@on_both
async def test_slow_answers_delay_everything_and_double_nothing(stage: Stage, anna: Actor, asked: Actor) -> None:
    stage.world.faults.add("*", "slow", delay=0.3)

    await asked.person.taps("3")
    await asked.person.types("Третий раз везут позже срока.")
    await stage.world.wait_until(lambda: anna.sees("💬") and asked.sees("свяжется"), PATIENCE_S)
    stage.world.faults.clear()
    await stage.settles(PATIENCE_S)

    assert (received(anna, CARD), received(anna, "💬"), received(asked, "Спасибо, что сказали прямо")) == (1, 1, 1)
    assert set(await stage.query("SELECT ambiguous FROM outbox")) == {0}


@on_both
async def test_an_answer_slower_than_our_patience_is_in_doubt_and_the_card_comes_twice_at_most(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    assert stage.app
    stage.app.postman.sending.timeout_s = 1
    stage.world.faults.add("sendMessage", "slow", times=1, chat_id=anna.id, delay=30)

    await asked.taps("3")
    assert await stage.query("SELECT ambiguous FROM outbox WHERE subject LIKE 'case:%'") == [1]
    stage.app.postman.sending.timeout_s = 20
    await stage.passes(seconds=2)

    methods = [call.method for call in stage.world.sent(anna.id)[-3:]]
    assert methods == ["sendMessage", "sendChatAction", "sendMessage"]
    assert received(anna, CARD) == 2
    assert await stage.query("SELECT state FROM alerts") == ["delivered"]
