"""Connections dropped after the work was done: Telegram has sent the message, and we never hear of it."""

from __future__ import annotations

from tests.databases import on_both
from tests.faults.outage import received, recovers
from tests.rounds.stage import Actor, Stage

CARD = "🔴 3 из 10"
WHY = "Спасибо, что сказали прямо"


async def test_answers_lost_once_on_every_way_repeat_a_send_after_a_probe_and_nothing_else(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    for method in ("getUpdates", "editMessageText", "answerCallbackQuery"):
        stage.world.faults.add(method, "drop_after", times=1)
    for person in (anna, asked):
        stage.world.faults.add("sendMessage", "drop_after", times=1, chat_id=person.id)
    began = len(stage.world.calls)

    await asked.taps("3")
    await recovers(stage)

    to_anna = [call.method for call in stage.world.calls[began:] if call.chat_id == anna.id]
    assert to_anna[:3] == ["sendMessage", "sendChatAction", "sendMessage"]
    assert (received(anna, CARD), received(asked, WHY), received(asked, "Ваша оценка: 3")) == (2, 2, 1)
    assert await stage.query("SELECT score FROM responses") == [3]
    assert await stage.query("SELECT state FROM alerts") == ["delivered"]
    assert set(await stage.query("SELECT state FROM outbox")) == {"sent"}


@on_both
async def test_an_alert_whose_answer_is_always_lost_is_sent_twice_and_then_the_owner_has_it(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    stage.world.faults.add("sendMessage", "drop_after", chat_id=anna.id)

    await asked.taps("3")
    await recovers(stage)

    assert received(anna, CARD) == 2
    assert received(boss, CARD) == 1
    assert await stage.query("SELECT state FROM alerts ORDER BY why") == ["undeliverable", "delivered"]


async def test_a_clients_message_whose_answer_is_always_lost_is_read_by_the_owner_as_well(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("9")
    await stage.passes(days=2)
    stage.world.faults.add("sendMessage", "drop_after", chat_id=anna.id)

    await asked.types("Позвоните мне.")
    await recovers(stage)

    assert received(anna, "Позвоните мне.") == 2
    assert received(boss, "Позвоните мне.") == 1


async def test_a_clients_sticker_whose_answer_is_always_lost_comes_twice_at_most(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("9")
    await stage.passes(days=2)
    stage.world.faults.add("sendSticker", "drop_after", chat_id=anna.id)

    await asked.sends_sticker()
    await recovers(stage)

    assert [message.kind for message in anna.person.inbox].count("sticker") == 2
