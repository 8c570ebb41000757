"""Not now, not any more, and back again."""

from __future__ import annotations

import pytest

from tests.databases import on_both
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_answering import scores


async def test_later_asks_again_in_a_week(stage: Stage, asked: Actor) -> None:
    await asked.taps("Позже")
    assert "через неделю" in asked.toasts[-1]
    await stage.days_pass(6)
    seen = len(asked.person.inbox)
    await stage.days_pass(2)

    assert len(asked.person.inbox) == seen + 1
    await asked.taps("9")
    assert [m.text for m in asked.person.inbox if "По шкале" in m.text] == []


async def test_stop_closes_the_question_and_start_returns(stage: Stage, asked: Actor) -> None:
    await asked.taps("Отписаться")
    assert asked.sees("Больше не спрашиваем")
    await stage.days_pass(100)
    assert not asked.sees("По шкале")
    await asked.opens()
    assert asked.sees("С возвращением")
    await stage.days_pass(8)

    assert asked.sees("По шкале")


@on_both
async def test_who_stopped_by_mistake_returns_to_the_open_question(stage: Stage, asked: Actor) -> None:
    await asked.types("/stop")
    await stage.passes(minutes=1)
    await asked.types("/stop")  # to be sure
    assert not asked.sees("По шкале")
    await asked.opens()

    assert asked.sees("С возвращением")
    assert "По шкале" in asked.person.inbox[-1].text
    seen = len(asked.person.inbox)
    await stage.days_pass(8)  # past the day of the reminder, and the weekend on which nobody is reminded
    assert len(asked.person.inbox) == seen
    await asked.types("8")
    assert await scores(stage) == [8]


async def test_stop_keeps_past_answers(stage: Stage, asked: Actor) -> None:
    await asked.taps("9")
    await asked.types("/stop")

    assert asked.sees("Прошлые ответы сохранены")
    assert await scores(stage) == [9]


async def test_whoever_returns_after_the_survey_has_closed_is_not_asked_that_question_again(
    stage: Stage, asked: Actor
) -> None:
    await asked.types("/stop")
    await stage.passes(days=31)
    await asked.opens()

    assert await stage.query("SELECT state FROM invitations") == ["declined"]


@pytest.mark.parametrize("words", ["стоп", "Отписаться", "Не пишите мне больше"])
async def test_who_asks_in_words_to_be_asked_no_more_is_offered_the_button(
    stage: Stage, anna: Actor, asked: Actor, words: str
) -> None:
    await asked.types(words)
    assert asked.last.labels == ["Отписаться"]
    assert not asked.sees("Осталось поставить оценку")
    assert anna.sees(words)
    await asked.taps("Отписаться", on=asked.last)

    assert await stage.query("SELECT state FROM invitations") == ["declined"]


async def test_who_asks_in_words_to_be_forgotten_is_offered_the_button_and_the_manager_reads_it(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("9")
    await asked.types("Удалите мои данные!")
    assert anna.sees("Удалите мои данные!")
    await asked.taps("Удалить мои данные")
    await stage.passes(minutes=1)

    assert asked.sees("Ваши данные и ответы удалены") or asked.sees("Ваши данные и слова удалены")


async def test_somebody_unknown_who_asks_in_words_to_be_forgotten_learns_what_is_held(stage: Stage) -> None:
    stranger = stage.actor(77, "Некто", language_code="ru")
    await stranger.opens()
    await stranger.types("Удалите мои данные")

    assert stranger.sees("О вас хранится только то, что сообщил Telegram")
