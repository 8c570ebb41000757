"""Where answers are anonymous, clients go to a colleague and cases stay the owners'."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.rounds.beginnings import Beginning
from tests.rounds.stage import Actor, Stage


@pytest.fixture
def beginning() -> Beginning:
    """Nobody has joined: answers are anonymous before anybody joins."""
    return ()


@pytest.fixture
async def anonymous(stage: Stage) -> Stage:
    await stage.stops()
    stage.programme = replace(stage.programme, anonymous=True)
    await stage.starts()
    return stage


async def test_a_colleague_gets_the_clients_and_learns_nothing_of_what_they_said(
    anonymous: Stage, boss: Actor, anna: Actor, igor: Actor, irina: Actor
) -> None:
    await irina.opens(await anonymous.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")
    await irina.taps("3")
    await irina.types("Везут вечно поздно")

    await boss.types("/staff")
    await boss.taps("Анна Смирнова")
    await boss.taps("Передать всё")
    await boss.taps("Игорь Волков")
    assert "обращения останутся у владельцев" in boss.last.words.replace("\xa0", " ")
    await boss.taps("Передать")

    assert await anonymous.query("SELECT DISTINCT manager_id FROM accounts") == [2]
    assert boss.sees("Везут вечно поздно")
    for manager in (anna, igor):
        assert not manager.sees("Везут вечно поздно")
        assert not manager.sees("из 10")
    await igor.types("/staff")
    assert "Команда" not in igor.last.words
