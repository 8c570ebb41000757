"""A case is followed until the client says that it is settled."""

from __future__ import annotations

from actions import settling
from actions.turn import Turn
from nps.values import CaseId
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage

DONE = "сменили перевозчика"


async def state(stage: Stage) -> str:
    return str((await stage.query("SELECT state FROM cases"))[0])


async def events(stage: Stage) -> list[str]:
    return await stage.query("SELECT event FROM case_events ORDER BY id")


async def closes(anna: Actor, *, cause: str = "Сроки и обещания", done: str = DONE) -> None:
    await anna.taps("Закрыть", on=anna.find("из 10"))
    await anna.taps(cause)
    await anna.types(done)


@on_both
async def test_a_case_is_called_about_closed_and_confirmed(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await anna.taps("Был звонок", on=anna.find("🔴"))
    assert anna.sees("Что сказал клиент Ирина Ким?")
    await anna.types("Обещали заменить перевозчика, клиент согласен подождать")
    assert "☎️ Сказал клиент: «Обещали заменить" in anna.find("🔴").words
    assert "Нужен план до" in anna.find("🔴").words
    assert await stage.query("SELECT state, due FROM cases") == [("in_work", "plan")]

    await closes(anna)
    assert anna.sees("Спросим клиента, решён ли вопрос: Ирина Ким.")
    assert "спросили клиента" in anna.find("🔴").words
    assert asked.sees("По нашим данным, вопрос решён: сменили перевозчика.")
    assert not asked.sees("согласен подождать")
    await asked.taps("Да, решено")

    assert asked.sees("Спасибо, что подтвердили")
    assert anna.sees("Ирина Ким, ООО «Вектор»: «Да, решено»")
    assert "✅ Клиент подтвердил: решено" in anna.find("🔴").words
    assert await events(stage) == ["opened", "called", "settled", "confirmed"]
    row = await stage.query("SELECT state, cause, outcome, due, deadline_at FROM cases WHERE closed_at IS NOT NULL")
    assert row == [("confirmed", "timeliness", DONE, None, None)]


async def test_a_client_who_says_no_opens_the_case_again_and_the_second_time_the_owners_have_it(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await closes(anna)
    await asked.taps("Нет")
    assert asked.sees("Передано: вопрос не решён")
    assert anna.sees("🔁 Ирина Ким, ООО «Вектор»: «Нет, не решено»")
    assert await stage.query("SELECT state, due, reopened FROM cases") == [("reopened", "contact", 1)]
    assert not boss.sees("🔴")

    await closes(anna, done="поменяли и склад")
    assert asked.sees("По нашим данным, вопрос решён: поменяли и склад.")
    await asked.taps("Нет")
    assert boss.sees("Второй ответ клиента «не решено»")
    assert boss.sees("🔁 Ирина Ким, ООО «Вектор»: «Нет, не решено»")
    assert await stage.query("SELECT state, reopened FROM cases") == [("reopened", 2)]


async def test_what_staff_open_again_is_not_said_by_the_client(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await closes(anna)
    await asked.taps("Да, решено")
    await anna.taps("Открыть снова", on=anna.find("🔴"))
    assert "🔁 Открыто снова" in anna.find("🔴").words
    assert "не решено" not in anna.find("🔴").words

    await closes(anna, done="поменяли и склад")
    await asked.taps("Нет")
    assert "🔁 Ответ клиента: «не решено»" in anna.find("🔴").words
    assert "раз:" not in anna.find("🔴").words
    assert not boss.sees("Второй ответ клиента")


async def test_an_answer_to_the_first_closing_says_nothing_about_the_second(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await closes(anna)
    first = asked.last.buttons[0][0].data
    await asked.taps("Нет")
    await closes(anna)
    await asked.taps(data=first, on=asked.last)

    assert "ответ уже есть" in asked.toasts[-1]
    assert await state(stage) == "settled"


async def test_a_client_who_does_not_say_closes_it_as_not_confirmed_and_may_say_no_afterwards(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await closes(anna)
    await stage.passes(days=6, hours=23)
    assert await state(stage) == "settled"
    await stage.passes(hours=1)
    assert await state(stage) == "unconfirmed"
    assert "клиент не подтвердил" in anna.find("🔴").words

    await stage.passes(days=3)
    await asked.taps("Нет")
    assert await state(stage) == "reopened"


async def test_long_after_the_closing_no_is_to_be_said_in_words(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await closes(anna)
    await stage.passes(days=8)
    await stage.passes(days=15)
    await asked.taps("Нет")

    assert "напишите сюда" in asked.toasts[-1]
    assert await state(stage) == "unconfirmed"


async def test_a_client_who_has_blocked_the_bot_cannot_be_asked(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await asked.blocks()
    await closes(anna)

    assert anna.sees("Спросить клиента (Ирина Ким) бот не может")
    assert await state(stage) == "unconfirmed"
    assert await events(stage) == ["opened", "settled", "nobody_to_ask"]


@on_both
async def test_who_cannot_be_asked_whether_it_is_settled_is_listed_for_the_owners(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.blocks()
    await closes(anna)
    assert "☑️ Закрыто, не подтверждено: спросить клиента нельзя" in anna.find("🔴").words
    await anna.types("/case Олег Дан")  # who never joined
    await anna.taps("Закрыть", on=anna.find("📋"))
    await anna.taps("Качество")
    await anna.types("заменили партию")
    assert "спросить клиента нельзя" in anna.find("📋").words
    await stage.passes(days=7)

    listed = "Закрыто, а спросить клиента нельзя: 2 — Олег Дан, ООО «Вектор»; Ирина Ким, ООО «Вектор»"
    assert listed in boss.find("Итоги недели").words.replace("\xa0", " ")
    assert "спросить клиента нельзя" not in anna.find("Итоги недели").words


async def test_a_case_that_was_opened_again_and_asked_about_is_not_called_one_that_cannot_be(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.blocks()
    await closes(anna)
    await asked.unblocks()
    await anna.taps("Открыть снова", on=anna.find("🔴"))
    await closes(anna, done="поменяли и склад")
    await stage.passes(days=7)

    assert "☑️ Закрыто, клиент не подтвердил" in anna.find("🔴").words
    assert "спросить клиента нельзя" not in boss.find("Итоги недели").words


async def test_who_does_not_answer_the_phone_gives_a_working_day_twice(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    for count in (1, 2):
        await anna.taps("Не дозвонился", on=anna.find("🔴"))
        assert (await stage.query("SELECT retries FROM cases")) == [count]
        assert "Ждём клиента" in anna.find("🔴").words
    assert "вт 24 нояб., 10:00" in anna.find("🔴").words
    assert "Не дозвонился" not in [button.text for row in anna.find("🔴").buttons for button in row]
    number = (await stage.query("SELECT id FROM cases"))[0]
    await anna.taps(data=f"case:{number}:not_reached", on=anna.find("🔴"))
    assert "уже 2 раза" in anna.toasts[-1]

    await anna.taps("Был звонок", on=anna.find("🔴"))
    assert await stage.query("SELECT state, due, retries FROM cases") == [("in_work", "plan", 0)]


async def test_a_case_that_is_opened_again_may_be_tried_by_phone_twice_anew(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.taps("Не дозвонился", on=anna.find("🔴"))
    await closes(anna)
    await asked.taps("Нет")
    assert await stage.query("SELECT retries, reopened FROM cases") == [(0, 1)]
    assert "Не дозвонились" not in anna.find("🔴").words
    for count in (1, 2):
        await anna.taps("Не дозвонился", on=anna.find("🔴"))
        assert await stage.query("SELECT retries, reopened FROM cases") == [(count, 1)]


async def test_whoever_acts_first_has_the_case_and_taking_it_stops_no_clock(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    before = await stage.query("SELECT state, due, deadline_at FROM cases")
    await anna.taps("Беру", on=anna.find("🔴"))
    assert await stage.query("SELECT state, due, deadline_at FROM cases") == before
    assert anna.sees("Занимается Анна Смирнова")
    assert await stage.query("SELECT contacted_at FROM cases") == [None]


async def test_the_cause_in_own_words_is_for_staff_and_what_was_done_needs_words(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.taps("Закрыть", on=anna.find("из 10"))
    await anna.taps("Своими словами")
    await anna.types("кладовщик перепутал адреса")
    await anna.sends_voice()
    assert anna.sees("Здесь нужен текст")
    await anna.types("а" * 601)
    assert anna.sees("Слишком длинно: 601 знаков")
    await anna.types("проверили адреса вдвоём.")

    assert asked.sees("вопрос решён: проверили адреса вдвоём.")
    assert not asked.sees("кладовщик")
    assert await stage.query("SELECT cause, cause_words FROM cases") == [(None, "кладовщик перепутал адреса")]


async def test_closing_can_be_left_off_and_is_forgotten_after_half_an_hour(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.taps("Закрыть", on=anna.find("из 10"))
    await anna.taps("Качество")
    await anna.taps("Отмена")
    assert anna.sees("ничего не записано")
    await anna.types("просто слова")
    await anna.taps("Закрыть", on=anna.find("из 10"))
    await anna.taps("Качество")
    await stage.passes(minutes=31)
    await anna.types("слова через полчаса")

    assert await state(stage) == "new"
    assert not asked.sees("просто слова")
    assert not asked.sees("слова через полчаса")


async def test_a_case_closed_in_another_chat_is_not_closed_twice(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.taps("Отношение")
    await boss.taps("Закрыть", on=boss.find("🔴"))
    await boss.taps("Отношение")
    await closes(anna)
    await boss.types("извинились лично")

    assert boss.sees("С обращением уже что-то сделали")
    assert await stage.query("SELECT outcome FROM cases") == [DONE]
    assert await events(stage) == ["opened", "settled"]


async def test_the_cause_may_be_written_at_once_without_pressing_own_words(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.taps("Ответить", on=anna.find("🔴"))  # given up for closing: what comes is no word for the client
    await anna.taps("Закрыть", on=anna.find("из 10"))
    await anna.types("подвёл перевозчик")
    assert "Что сделали?" in anna.last.words
    await anna.types("сменили его")

    assert "Причина: подвёл перевозчик" in anna.find("🔴").words
    assert asked.sees("вопрос решён: сменили его")


async def test_what_became_of_the_question_of_the_first_closing_says_nothing_about_the_second(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await closes(anna)
    await asked.taps("Нет")
    await closes(anna)
    case = CaseId((await stage.query("SELECT id FROM cases"))[0])
    async with stage.database.write() as conn:
        turn = Turn(conn, stage.clock(), stage.programme)
        first = await settling.cannot_be_asked(turn, case, 0)

    assert first == []
    assert await state(stage) == "settled"


async def test_who_still_has_time_to_say_is_not_taken_for_silent_by_an_older_look(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await closes(anna)
    case = CaseId((await stage.query("SELECT id FROM cases"))[0])
    async with stage.database.write() as conn:
        early = await settling.close_unanswered(Turn(conn, stage.clock(), stage.programme), case)

    assert early == []
    assert await state(stage) == "settled"


async def test_an_owner_who_is_away_is_not_rung_by_the_clients_word(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    async with stage.database.write() as conn:
        await Filling(conn, now=stage.clock()).owner("Вторая Ольга", telegram_id=12)
    await stage.actor(12, "Ольга").opens("")
    await asked.taps("3")
    await asked.taps("Отношение")
    await closes(anna)
    await boss.types("/away до 8 дек")
    assert "8 декабря" in boss.last.words.replace("\xa0", " ")
    await asked.taps("Да, решено")

    assert anna.sees("Ирина Ким, ООО «Вектор»: «Да, решено»")
    assert not boss.sees("«Да, решено»")
    assert "✅ Клиент подтвердил: решено" in boss.find("🔴").words
