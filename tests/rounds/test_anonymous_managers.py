"""Anonymous mode as a manager tries it: every command, button and way round gets a sentence, and no day of a client."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from sandbox.message import read
from tests.rounds.beginnings import Beginning
from tests.rounds.stage import Actor, Stage

OWNERS_ALONE = (
    "/cases",
    "/cases просрочено",
    "/client вектор",
    "/case Ким",
    "/why Ким",
    "/record Ким",
    "/fixes",
    "/my",
)
WISHES = ("reply", "take", "called", "not_reached", "promise", "close", "hand", "stage", "lose", "history")
BUTTONS = ("take:{case}", "open:{case}", "history:{case}:0", *(f"case:{{case}}:{wish}" for wish in WISHES))


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


async def test_a_manager_is_welcomed_with_what_is_so(anonymous: Stage, anna: Actor) -> None:
    assert anna.sees("Ответы анонимны: чьи они, видит только руководство.")
    assert not anna.sees("карточка придёт сюда")


async def test_whatever_a_manager_tries_they_read_a_sentence_and_nothing_of_the_client(
    anonymous: Stage, boss: Actor, anna: Actor, irina: Actor
) -> None:
    await irina.opens(await anonymous.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")
    await irina.taps("3")
    await irina.types("Везут вечно поздно")
    (case,) = await anonymous.query("SELECT id FROM cases")
    for command in OWNERS_ALONE:
        await anna.types(command)
        assert "Опрос анонимный" in anna.last.words, command
        assert "Ким" not in anna.last.words, command
    before = await anonymous.query("SELECT state, deadline_at, taken_by FROM cases")
    for data in BUTTONS:
        await anna.taps(data=data.format(case=case))
        assert anna.toasts[-1], data
    await anna.replies(anna.last, "Ирина, перезвоню сегодня")  # to a message of the bot that is no card
    await anonymous.passes(days=1)

    assert await anonymous.query("SELECT state, deadline_at, taken_by FROM cases") == before
    assert not irina.sees("перезвоню")
    assert [word for word in ("Везут вечно", "из 10", "Сегодня:", "Срок") if anna.sees(word)] == []
    assert boss.sees("Сегодня: 1")


@pytest.mark.parametrize(("words", "told"), [("Да, совсем", "больше не хочет"), ("Раз в полгода", "раз в полгода")])
async def test_a_manager_learns_of_a_client_no_time_finer_than_a_week(
    anonymous: Stage, boss: Actor, anna: Actor, irina: Actor, words: str, told: str
) -> None:
    await irina.opens(await anonymous.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")
    await anonymous.passes(days=2)
    await irina.taps("Отписаться")
    await irina.taps(words)
    await anna.types("/invite Ирина Ким")
    await anna.types("/invites")
    for view in ("joined", "lost"):
        await anna.taps(data=f"invites:{view}:0", on=anna.last)
    await anonymous.passes(days=7)

    days = re.findall(r"с (\d+ \w+)", read(anna.screen).replace("\xa0", " "))
    assert days == []
    assert "с недели 23–29 нояб. 2026" in anna.screen.replace("\xa0", " ")
    assert not anna.sees(told)
    assert boss.sees(told)
