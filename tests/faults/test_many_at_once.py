"""Everybody answers at the same moment; bench/crowd.py measures it in full size."""

from __future__ import annotations

import asyncio

from tests.databases import on_both
from tests.faults.outage import clients, received
from tests.rounds.stage import Actor, Stage

MANY = 150


@on_both
async def test_many_who_answer_at_the_same_moment_are_each_heard_once(stage: Stage, boss: Actor, anna: Actor) -> None:
    many = await clients(stage, MANY)
    await stage.ticks()
    await stage.passes(hours=1)
    asked = [client for client in many if received(client, "По шкале от 0 до 10")]
    assert len(asked) == MANY

    await asyncio.gather(*(client.person.taps(str(client.id % 11)) for client in asked))
    await asyncio.gather(
        *(client.person.taps(str(client.id % 11), on=client.find("По шкале от 0 до 10")) for client in asked[:20])
    )
    await stage.settles(120)

    scores = await stage.query("SELECT score FROM responses")
    assert sorted(scores) == sorted(client.id % 11 for client in many)
    unhappy = sum(score <= 6 for score in scores)
    assert await stage.query("SELECT COUNT(*) FROM cases") == [unhappy]
    assert received(anna, "из 10 · ") == unhappy
    assert all(received(client, "Ваша оценка") == 1 for client in many)
