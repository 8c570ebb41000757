"""502 with a web page instead of an answer: for an hour, and for ever for one message."""

from __future__ import annotations

from datetime import timedelta

from tests.databases import on_both
from tests.faults.outage import SAYING, all_is_handled, clients, endures, received, recovers, until
from tests.rounds.stage import Actor, Stage

CARD = "🔴 3 из 10"


@on_both
async def test_an_hour_of_502_burns_nothing_and_everything_is_sent_afterwards(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    for method in SAYING:
        stage.world.faults.add(method, "5xx_html")
    await asked.person.taps("3")
    await until(stage, "SELECT score FROM responses", [3])
    await asked.person.types("Третий раз везут позже срока.")
    await until(stage, "SELECT COUNT(*) FROM comment_parts", [1])
    stage.world.faults.add("*", "5xx_html")
    many = await clients(stage, 5)
    await endures(stage, hours=1)
    assert set(await stage.query("SELECT state FROM outbox WHERE done_at IS NULL")) == {"waiting"}
    assert await stage.query("SELECT id FROM outbox WHERE state IN ('never', 'unsure', 'expired')") == []

    stage.world.faults.clear()
    await recovers(stage)

    assert set(await stage.query("SELECT state FROM outbox")) <= {"sent", "dropped"}  # dropped: a newer card shows it
    await all_is_handled(stage)
    assert [received(client, "По шкале от 0 до 10") for client in many] == [1] * 5
    assert (received(anna, CARD), received(anna, "💬"), received(boss, CARD)) == (1, 1, 0)
    assert "Третий раз везут позже срока." in anna.find(CARD).text
    told = ["Ваша оценка: 3", "Спасибо, что сказали прямо", "свяж"]  # by name or not, as it stood when it was sent
    assert [received(asked, words) for words in told] == [1, 1, 1]


@on_both
async def test_an_edit_that_fails_for_ever_becomes_a_new_message_and_its_chat_goes_on(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    stage.world.faults.add("editMessageText", "5xx", chat_id=anna.id)

    await asked.taps("Качество")
    await recovers(stage)
    await asked.types("Брак.")
    await recovers(stage)
    await recovers(stage)

    cards = [message for message in anna.person.inbox if CARD in message.words]
    assert "Причины: качество" in cards[-1].words
    assert "«Брак.»" in cards[-1].words
    assert received(anna, "💬 Ирина Ким: Брак.") == 1
    assert await stage.query("SELECT id FROM outbox WHERE state IN ('waiting', 'never', 'unsure')") == []


async def test_an_hour_in_which_only_edits_and_probes_fail_turns_no_edit_into_a_message(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    for method in ("editMessageText", "sendChatAction"):
        stage.world.faults.add(method, "5xx_html")
    await asked.taps("Качество")
    await endures(stage, steps=12, hours=1)  # more tries than a failing edit gets while Telegram is well

    stage.world.faults.clear()
    await recovers(stage)

    assert received(anna, CARD) == 1
    assert "Причины: качество" in anna.find(CARD).text


async def test_a_chat_that_fails_all_day_while_others_are_served_goes_to_the_owner(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    for method in SAYING:
        stage.world.faults.add(method, "5xx", chat_id=anna.id)
    await asked.taps("3")
    await endures(stage, hours=23)
    assert not boss.sees(CARD)

    stage.clock.now += timedelta(hours=2)
    await boss.types("/help")
    await recovers(stage)

    assert received(boss, CARD) == 1
    assert await stage.query("SELECT state FROM alerts ORDER BY why") == ["undeliverable", "delivered"]
