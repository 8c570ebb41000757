"""429 with a long retry_after in the middle of a campaign: who is angry comes first once it is over."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.traffic.pace import Pace
from bot.traffic.postman import ASKS_AHEAD
from storage.engine.database import Database
from tests.databases import on_both
from tests.faults.outage import PATIENCE_S, clients, received, tries, until
from tests.rounds.company import staged
from tests.rounds.stage import Actor, Stage

SLOTS = 8
WAIT_S = 600
QUESTION = "По шкале от 0 до 10"


@dataclass(slots=True)
class Ahead:
    """Real seconds, and a way to let many of them pass at once."""

    by: float = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self.by


@pytest.fixture
def seconds() -> Ahead:
    return Ahead()


@pytest.fixture
async def stage(database: Database, seconds: Ahead) -> AsyncIterator[Stage]:
    """A bot that may send eight messages a second."""
    pace = Pace(overall=SLOTS, burst=None, monotonic=seconds)
    async with staged(database, pauses_s=(0.02,), pace=pace) as stage:
        yield stage


@on_both
async def test_a_long_429_in_a_campaign_burns_nothing_and_then_alerts_and_replies_go_first(
    stage: Stage, anna: Actor, asked: Actor, seconds: Ahead
) -> None:
    assert stage.app
    many = await clients(stage, 12)
    for client in many[2:]:
        stage.world.faults.add("sendMessage", "429", chat_id=client.id, retry_after=WAIT_S)
    await stage.app.clockwork.tick()  # the campaign: two questions arrive, two are refused, and all must wait
    await stage.world.wait_until(lambda: stage.pace.paused() > WAIT_S / 2, PATIENCE_S)
    await asked.person.taps("3")
    await asked.person.types("Третий раз везут позже срока.")
    await until(stage, "SELECT COUNT(*) FROM comment_parts", [1])
    began = len(stage.world.calls)

    stage.world.faults.clear()
    seconds.by += WAIT_S
    stage.clock.now += timedelta(seconds=WAIT_S)
    await tries(stage)

    sent = [call.chat_id for call in stage.world.calls[began:] if call.method in ("sendMessage", "editMessageText")]
    questions = {client.id for client in many}
    for person in (anna, asked):
        before = [chat for chat in sent[: sent.index(person.id)] if chat in questions]
        assert len(before) <= ASKS_AHEAD  # what had its turn already
    assert [received(client, QUESTION) for client in many] == [1] * 12
    assert received(anna, "🔴 3 из 10") == 1
    words = [message.text for message in asked.person.inbox[-2:]]
    assert [words[0].startswith("Спасибо, что сказали прямо"), "свяж" in words[1]] == [True, True]
    assert set(await stage.query("SELECT state FROM outbox")) <= {"sent", "dropped"}
    assert set(await stage.query("SELECT ambiguous FROM outbox")) == {0}
