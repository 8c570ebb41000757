"""Telegram away for an hour: messages wait there, taps expire, and who tapped in vain is asked to tap again."""

from __future__ import annotations

from tests.databases import on_both
from tests.faults.outage import clients, endures, received, recovers
from tests.rounds.stage import Actor, Stage

NUDGE = "Связь прерывалась"


async def test_after_an_hour_without_telegram_everything_arrives_and_a_lost_tap_is_asked_for_once(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    (oleg,) = await clients(stage, 1)
    await stage.ticks()
    await stage.server.stop()
    await asked.person.taps("3")
    await oleg.person.types("2")
    late = await clients(stage, 3, first=2001)
    await endures(stage, hours=1)
    assert not any(client.person.inbox for client in late)

    await stage.server.start(port=stage.server.port)
    await recovers(stage)

    assert await stage.query("SELECT score FROM responses") == [2]  # the tap has expired, the word has not
    assert received(anna, "🔴 2 из 10") == 1
    assert [received(client, "По шкале от 0 до 10") for client in late] == [1, 1, 1]
    assert (received(asked, NUDGE), received(oleg, NUDGE)) == (1, 0)
    assert set(await stage.query("SELECT state FROM outbox")) == {"sent"}
    await asked.taps("3")
    assert received(anna, "🔴 3 из 10") == 1


@on_both
async def test_a_second_hour_without_telegram_nudges_nobody_again(stage: Stage, anna: Actor, asked: Actor) -> None:
    for _ in range(2):
        await stage.server.stop()
        await anna.person.types("/help")
        await endures(stage, hours=1)
        await stage.server.start(port=stage.server.port)
        await recovers(stage)

    assert await stage.query("SELECT kind FROM inbox WHERE kind = 'gap'") == ["gap", "gap"]
    assert received(asked, NUDGE) == 1
