"""Cases that no low score opens: a score that fell, a client who wishes to be called, the staff's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.databases import on_both
from tests.rounds.stage import Actor, Stage


async def answers_again(stage: Stage, asked: Actor, first: str, second: str) -> None:
    await asked.taps(first)
    await asked.taps("Готово")
    await stage.days_pass(91)
    await asked.taps(second)


@on_both
async def test_a_score_that_fell_by_three_opens_a_case(stage: Stage, anna: Actor, asked: Actor) -> None:
    await answers_again(stage, asked, "10", "7")
    card = anna.find("🟡 7 из 10")

    assert "📉 Оценка упала: 10 → 7" in card.words
    assert "Связаться до" in card.words
    assert await stage.query("SELECT why FROM cases") == ["fell"]
    await asked.types("Стали возить медленнее")

    assert "«Стали возить медленнее»" in card.words


@pytest.mark.parametrize(("first", "second"), [("10", "8"), ("9", "7"), ("7", "10")])
async def test_a_score_that_fell_by_less_opens_none(
    stage: Stage, anna: Actor, asked: Actor, first: str, second: str
) -> None:
    await answers_again(stage, asked, first, second)

    assert await stage.query("SELECT count(*) FROM cases") == [0]


async def test_a_change_of_mind_that_falls_by_three_opens_a_case_too(stage: Stage, anna: Actor, asked: Actor) -> None:
    await answers_again(stage, asked, "10", "9")
    question = asked.find("Ваша оценка: 9")
    await asked.taps("Изменить", on=question)
    await asked.taps("7", on=question)

    assert anna.sees("📉 Оценка упала: 10 → 7")


@on_both
@pytest.mark.parametrize("score", ["8", "9"])
async def test_who_wishes_to_be_called_gets_a_case_whatever_the_score(
    stage: Stage, anna: Actor, asked: Actor, score: str
) -> None:
    await asked.taps(score)
    await asked.types("Всё хорошо")
    light = anna.find("Всё хорошо")
    await asked.taps("Свяжитесь со мной")
    toast = asked.toasts[-1]
    await stage.passes(seconds=10)
    thanks = asked.find("Анна Смирнова свяжется с вами сегодня")
    await asked.taps(data="callme:1", on=thanks)

    assert toast == "Передано: с вами свяжутся."
    assert thanks.labels == []
    assert asked.toasts[-1] == "Уже передано: с вами свяжутся."
    assert "📞 Клиент просит связаться" in anna.find(f"{score} из 10").words
    assert "«Всё хорошо»" in anna.find(f"{score} из 10").words
    assert "Открыто обращение № 1" in light.words
    assert await stage.query("SELECT why FROM cases") == ["asked"]

    await anna.taps("Закрыть", on=anna.find(f"{score} из 10"))
    assert anna.sees("О чём была просьба? Выберите")  # nobody is unhappy


async def test_whoever_asks_on_an_open_case_rings_once(stage: Stage, anna: Actor, asked: Actor) -> None:
    await answers_again(stage, asked, "10", "7")
    await asked.taps("Готово")
    await anna.taps("Был звонок")
    await asked.taps("Свяжитесь со мной")
    await asked.taps(data="callme:2")

    rings = [message for message in anna.person.inbox if message.words == "📞 Ирина Ким: просит связаться"]
    assert len(rings) == 1
    assert not rings[0].silent
    assert "Связаться до" in anna.find("🟡 7 из 10").words
    assert await stage.query("SELECT count(*) FROM cases") == [1]


async def test_whoever_asks_anew_after_the_case_is_over_gets_a_new_one(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("9")
    await asked.taps("Готово")
    await asked.taps("Свяжитесь со мной")
    await anna.taps("Закрыть")
    await anna.taps("Качество")
    await anna.types("Рассказали о новинках")
    await asked.taps("Да, решено")
    await asked.taps(data="callme:1")

    assert await stage.query("SELECT why FROM cases ORDER BY id") == ["asked", "asked"]
    assert anna.sees("📋 ООО «Вектор»")


async def test_without_a_manager_the_owners_are_named_to_nobody(stage: Stage, boss: Actor, asked: Actor) -> None:
    await asked.taps("9")
    await asked.taps("Готово")
    await asked.taps("Свяжитесь со мной")
    await stage.passes(seconds=10)

    assert asked.sees("Записано, спасибо. Передано руководству, с вами свяжутся.")
    assert boss.sees("📞 Клиент просит связаться")


async def test_detractors_are_called_anyway_and_get_no_button(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await asked.types("Плохо")

    assert asked.find("Записано, спасибо").labels == []


@on_both
async def test_staff_open_a_case_by_name_and_its_card_holds_without_an_answer(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    await anna.types("/case ким ирина")
    card = anna.find("📋 ООО «Вектор» · VIP")
    await boss.types("/case rbv")

    assert "Открыто обращение № 1: Ирина Ким, ООО «Вектор»" in anna.screen
    assert "Ирина Ким, директор по закупкам · ЛПР" in card.words
    assert "✋ Открыто вручную: Анна Смирнова" in card.words
    assert "Связаться до" in card.words
    assert {"Был звонок", "Не дозвонился", "Закрыть", "Беру"} <= set(card.labels)
    assert boss.sees("Обращение № 1 уже открыто")
    assert boss.sees("📋 ООО «Вектор»")
    assert await stage.query("SELECT why FROM cases") == ["staff"]


async def test_a_case_that_is_open_already_is_shown_again_below(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    before = anna.find("🔴")
    await anna.types("/case Ким")

    told, card = anna.person.inbox[-2:]
    assert "уже открыто" in told.words
    assert "🔴 3 из 10" in card.words
    assert "Беру" in card.labels
    assert before.words == "↓ Обращение № 1: карточка ниже."


async def test_a_case_opened_by_hand_goes_all_the_way(stage: Stage, anna: Actor, asked: Actor) -> None:
    await anna.types("/case Ким")
    card = anna.find("📋 ООО «Вектор»")
    await asked.types("Вы обещали счёт")
    await stage.passes(minutes=3)
    await anna.taps("Закрыть", on=card)
    assert anna.sees("В чём было дело? Выберите")
    await anna.taps("Своими словами")
    await anna.types("Забыли про счёт")
    await anna.types("Счёт отправлен")
    await asked.taps("Да, решено")

    assert anna.find("Вы обещали счёт").reply_to == card.message_id
    assert "✅ Клиент подтвердил" in card.words


@pytest.mark.parametrize(
    ("typed", "answer"), [("/case", "Напишите имя контакта или компании"), ("/case Никто", "никого нет по запросу")]
)
async def test_a_name_that_is_none_says_what_to_do(anna: Actor, typed: str, answer: str) -> None:
    await anna.types(typed)

    assert answer in anna.last.words


async def test_of_several_one_is_chosen_and_a_guess_is_asked_about(stage: Stage, anna: Actor) -> None:
    await anna.types("/case Вектор")
    several = anna.last.labels
    await anna.taps("Олег Дан, ООО «Вектор»")
    opened = anna.sees("Открыто обращение № 1: Олег Дан")
    await anna.types("/case Ирена Ким")

    assert several == ["Ирина Ким, ООО «Вектор»", "Олег Дан, ООО «Вектор»"]
    assert opened
    assert "есть похожее. По кому обращение?" in anna.last.words
    assert await stage.query("SELECT count(*) FROM cases") == [1]


async def test_in_anonymous_mode_a_manager_opens_none_and_learns_of_nobody(stage: Stage, anna: Actor) -> None:
    await stage.stops()
    stage.programme = replace(stage.programme, anonymous=True)
    await stage.starts()
    await anna.types("/case Ким")

    assert anna.last.words == "Опрос анонимный: обращения ведут только владельцы."
    assert await stage.query("SELECT count(*) FROM cases") == [0]


async def test_in_english_a_case_is_opened_by_name_too(stage: Stage) -> None:
    igor = stage.actor(22, "Igor", language_code="en")
    await igor.opens(await stage.link_of("Игорь Волков"))
    await igor.types("/case Smith")

    assert igor.sees("Case No. 1 is open: John Smith, Ромашка. Its card follows.")
    assert igor.sees("✋ Opened by hand: Игорь Волков")

    await igor.taps("Called", on=igor.find("Opened by hand"))
    await igor.types("The invoice was forgotten")
    assert "The client said: “The invoice was forgotten”" in igor.find("Opened by hand").words
