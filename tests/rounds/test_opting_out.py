"""Not now, not any more, and back again."""

from __future__ import annotations

import pytest

from tests.databases import on_both
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_answering import scores


async def test_stop_closes_the_question_and_start_returns(stage: Stage, asked: Actor) -> None:
    await asked.taps("Отписаться")
    await asked.taps("Да, совсем")
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
    assert asked.last.labels == ["Да, совсем", "Раз в полгода", "Нет, всё как было"]
    assert not asked.sees("Осталось поставить оценку")
    assert anna.sees(words)
    await asked.taps("Да, совсем", on=asked.last)

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


async def test_unsubscribing_is_asked_about_once_and_the_manager_learns_it(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("Отписаться")
    assert asked.sees("Совсем не спрашивать?")
    assert asked.sees("По шкале")
    assert await stage.query("SELECT opted_out_at FROM people WHERE opted_out_at IS NOT NULL") == []
    assert not anna.sees("🔕")
    await asked.taps("Да, совсем")
    await asked.types("/stop")

    assert not asked.sees("По шкале")
    told = [message.text for message in anna.person.inbox if "🔕" in message.text]
    assert [text.startswith("🔕 Ирина Ким, ООО «Вектор»: больше не хочет") for text in told] == [True]


async def test_a_stop_by_command_reaches_the_owners_where_no_manager_is(
    stage: Stage, boss: Actor, asked: Actor
) -> None:
    await asked.types("/stop")

    assert boss.sees("Ирина Ким, ООО «Вектор»: больше не хочет")


async def test_no_after_all_changes_nothing(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("Отписаться")
    await asked.taps("Нет, всё как было")

    assert asked.sees("всё остаётся как было")
    assert not anna.sees("🔕")
    await asked.types("9")
    assert await scores(stage) == [9]


@on_both
async def test_once_in_half_a_year_is_kept_for_good_until_start(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("Отписаться")
    await asked.taps("Раз в полгода")
    assert asked.sees("не чаще раза в полгода")
    assert not asked.sees("Больше не спрашиваем")
    assert anna.sees("только раз в полгода")
    for _ in range(2):
        await stage.passes(days=175)  # the last Monday before
        assert not asked.sees("По шкале")
        await stage.passes(days=7)
        assert asked.sees("По шкале")
        await asked.types("10")
    await asked.opens()
    await stage.passes(days=84)
    assert not asked.sees("По шкале")
    await stage.passes(days=7)
    assert asked.sees("По шкале")


async def test_what_was_open_when_half_a_year_was_chosen_can_still_be_answered_after_start(
    stage: Stage, asked: Actor
) -> None:
    await asked.taps("Отписаться")
    await asked.taps("Раз в полгода")
    assert not asked.sees("По шкале")
    await asked.opens()
    await asked.types("8")

    assert await scores(stage) == [8]


async def test_who_is_nobodys_contact_stops_nothing(stage: Stage, irina: Actor) -> None:
    await irina.opens()
    await irina.taps(data="stop:yes", on=irina.last)

    assert "не для вас" in irina.toasts[-1]
    assert await stage.query("SELECT opted_out_at FROM people WHERE opted_out_at IS NOT NULL") == []
