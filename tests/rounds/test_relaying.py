"""Staff talk to clients through the bot: whom it is for, whether it is sent, and what became of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.canaries import PHONE
from tests.databases import on_both
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_places import renews

WORDS = "Ирина Петровна, уже разбираюсь, позвоню в 15:00"
OWN = "Опять опоздали"


async def states(stage: Stage) -> list[str]:
    return await stage.query("SELECT state FROM relays ORDER BY id")


async def goes_to_igor(stage: Stage) -> None:
    """The account has another manager from now on."""
    async with stage.database.write() as conn:
        await conn.exec_driver_sql(
            "UPDATE accounts SET manager_id = (SELECT id FROM staff WHERE name = 'Игорь Волков')"
        )


@pytest.fixture
async def unhappy(asked: Actor, anna: Actor) -> Actor:
    """Ирина, whose case is in the chat of Анна."""
    await asked.taps("3")
    return asked


@pytest.fixture
async def said(stage: Stage, unhappy: Actor) -> Actor:
    """Ирина, whose own words stand below the card in the chat of Анна."""
    await stage.passes(days=2)
    await unhappy.types(OWN)
    return unhappy


# --- a reply to a card ---------------------------------------------------------------------------------------------


@on_both
async def test_a_reply_to_a_card_names_the_person_is_confirmed_and_delivered(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.replies(anna.find("🔴"), WORDS)

    assert "→ Ирина Ким, ООО «Вектор». Отправить клиенту?" in anna.last.words
    assert not asked.sees(WORDS)
    await anna.taps("Отправить")

    assert asked.last.text == f"Анна Смирнова: {WORDS}"
    assert "✅ Доставлено 10:00 → Ирина Ким, ООО «Вектор»" in anna.last.words
    assert anna.last.labels == ["Отозвать"]
    assert await stage.query("SELECT state, due, taken_by IS NOT NULL FROM cases") == [("in_work", "plan", 1)]
    assert "Последнее: клиенту написали" in anna.find("🔴").words
    assert await states(stage) == ["sent"]


async def test_a_card_is_answered_in_english(stage: Stage, anna: Actor, unhappy: Actor) -> None:
    await anna.types("/language")
    await anna.taps("English")
    await anna.replies(anna.find("🔴"), "On our way")
    assert "→ Ирина Ким, ООО «Вектор». Send it to the client?" in anna.last.words
    await anna.taps("Send")

    assert "✅ Delivered 10:00 → Ирина Ким, ООО «Вектор»" in anna.last.words
    assert anna.last.labels == ["Take back"]


async def test_a_second_press_sends_nothing_twice(stage: Stage, anna: Actor, unhappy: Actor) -> None:
    await anna.replies(anna.find("🔴"), WORDS)
    send = anna.last.buttons[0][0].data
    await anna.taps("Отправить")
    await anna.taps(data=send, on=anna.last)

    assert anna.toasts[-1] == "Уже отправлено."
    assert len([message for message in unhappy.person.inbox if WORDS in message.words]) == 1


async def test_a_reply_may_be_a_note_that_no_client_reads(stage: Stage, anna: Actor, unhappy: Actor) -> None:
    await anna.replies(anna.find("🔴"), "клиент сложный, осторожно")
    await anna.taps("Заметка для своих")

    assert "Записано для своих" in anna.last.words
    assert "📝 Заметка: «клиент сложный, осторожно»" in anna.find("🔴").words
    assert await stage.query("SELECT kind, text FROM notes") == [("note", "клиент сложный, осторожно")]
    assert await stage.query("SELECT count(*) FROM relay_parts") == [0]
    await unhappy.types("/mydata")
    assert "осторожно" not in (unhappy.last.content or b"").decode()
    assert not unhappy.sees("осторожно")


async def test_a_reply_may_be_left_off_and_is_forgotten_after_a_day(stage: Stage, anna: Actor, unhappy: Actor) -> None:
    await anna.replies(anna.find("🔴"), "черновик один")
    await anna.taps("Отмена")
    assert "Клиенту ничего не отправлено." in anna.last.words
    await anna.replies(anna.find("🔴"), "черновик два")
    send = anna.last.buttons[0][0].data
    question = anna.last
    await stage.passes(hours=25)
    assert "Клиенту ничего не отправлено." in question.words
    await anna.taps(data=send, on=question)

    assert "Уже отменено" in anna.toasts[-1]
    assert await states(stage) == ["cancelled", "cancelled"]
    assert await stage.query("SELECT count(*) FROM relay_parts") == [0]
    assert not unhappy.sees("черновик")


async def test_a_question_leaves_the_case_waiting_for_the_client(stage: Stage, anna: Actor, unhappy: Actor) -> None:
    await anna.replies(anna.find("🔴"), "Какой номер накладной?")
    await anna.taps("Отправить и ждать ответа")

    assert unhappy.sees("Какой номер накладной?")
    assert await stage.query("SELECT state, due, retries FROM cases") == [("waiting", "plan", 0)]
    assert await stage.query("SELECT event FROM case_events ORDER BY id") == ["opened", "reached", "question_asked"]


async def test_the_button_of_a_card_takes_the_next_message(stage: Stage, anna: Actor, unhappy: Actor) -> None:
    await anna.taps("Ответить", on=anna.find("🔴"))
    assert anna.sees("Что написать клиенту (Ирина Ким)?")
    await anna.types(WORDS)
    await anna.taps("Отправить")
    await anna.types("это уже никому")

    assert unhappy.sees(WORDS)
    assert not unhappy.sees("это уже никому")
    assert anna.sees("Это никому не отправлено")


async def test_the_prompt_may_be_answered_by_a_reply_to_it(stage: Stage, anna: Actor, unhappy: Actor) -> None:
    await anna.taps("Ответить", on=anna.find("🔴"))
    await anna.replies(anna.last, WORDS)
    await anna.taps("Отправить")

    assert unhappy.sees(WORDS)


async def test_a_reply_to_what_is_about_nobody_is_asked_about(stage: Stage, anna: Actor, unhappy: Actor) -> None:
    await anna.types("/help")
    await anna.replies(anna.last, WORDS)

    assert "Для какого это клиента?" in anna.last.words
    assert await states(stage) == []


async def test_a_reply_to_ones_own_words_or_to_their_status_is_for_the_same_client(
    stage: Stage, anna: Actor, unhappy: Actor
) -> None:
    await anna.replies(anna.find("🔴"), WORDS)
    await anna.taps("Отправить")
    await anna.replies(anna.last, "и ещё одно")
    assert "→ Ирина Ким" in anna.last.words
    own = next(message for message in anna.person.messages if message.text == WORDS)
    await anna.replies(own, "и третье")

    assert "→ Ирина Ким" in anna.last.words
    assert await states(stage) == ["sent", "asked", "asked"]


async def test_talking_goes_on_after_the_closing(stage: Stage, anna: Actor, unhappy: Actor) -> None:
    await anna.taps("Закрыть", on=anna.find("🔴"))
    await anna.taps("Качество")
    await anna.types("заменили партию")
    await unhappy.taps("Да, решено")
    await anna.replies(anna.find("🔴"), "Спасибо, что с нами")
    await anna.taps("Отправить")

    assert unhappy.sees("Спасибо, что с нами")
    assert await stage.query("SELECT state FROM cases") == ["confirmed"]
    assert (await stage.query("SELECT event FROM case_events ORDER BY id"))[-1] == "reached"


# --- an answer to the client's own words ---------------------------------------------------------------------------


@on_both
async def test_an_answer_to_the_clients_words_goes_after_ten_seconds(stage: Stage, anna: Actor, said: Actor) -> None:
    await anna.replies(anna.find(OWN), WORDS)
    assert "уйдёт через 10 секунд" in anna.last.words
    assert anna.last.labels == ["Отменить"]
    await stage.passes(seconds=9)
    assert not said.sees(WORDS)
    await stage.passes(seconds=1)

    assert said.last.text == f"Анна Смирнова: {WORDS}"
    assert "✅ Доставлено" in anna.last.words
    assert await stage.query("SELECT state FROM cases") == ["in_work"]


async def test_within_ten_seconds_it_can_be_cancelled_and_not_later(stage: Stage, anna: Actor, said: Actor) -> None:
    await anna.replies(anna.find(OWN), WORDS)
    await stage.passes(seconds=5)
    await anna.taps("Отменить")
    assert "Клиенту ничего не отправлено." in anna.last.words
    await stage.passes(seconds=60)
    assert not said.sees(WORDS)

    await anna.replies(anna.find(OWN), "вторая попытка")
    cancel = anna.last.buttons[0][0].data
    await stage.passes(seconds=10)
    await anna.taps(data=cancel, on=anna.last)
    assert anna.toasts[-1] == "Уже отправлено."
    assert said.sees("вторая попытка")
    assert await states(stage) == ["cancelled", "sent"]


async def test_a_correction_within_ten_seconds_is_what_goes(stage: Stage, anna: Actor, said: Actor) -> None:
    await anna.replies(anna.find(OWN), "позвоню в 15:00")
    await anna.edits(anna.person.messages[-2], "позвоню в 16:00")
    await stage.passes(seconds=10)

    assert said.last.text == "Анна Смирнова: позвоню в 16:00"
    assert not said.last.edited


async def test_a_ring_of_words_below_the_card_is_the_clients_own(stage: Stage, anna: Actor, unhappy: Actor) -> None:
    await unhappy.types(OWN)
    await anna.replies(anna.find("💬 Ирина Ким"), WORDS)

    assert "уйдёт через 10 секунд" in anna.last.words


async def test_a_reply_to_what_the_bot_says_below_the_card_asks_first(
    stage: Stage, anna: Actor, unhappy: Actor
) -> None:
    """A deadline, what became of a promise: it stands below the card, and is no word of the client's."""
    await anna.taps("Обещание", on=anna.find("🔴"))
    await anna.types("замена перевозчика")
    await anna.types("до чт")
    await anna.taps("Сохранить и отправить")
    saved = anna.find("🤝 Записано")
    await stage.days_pass(2)
    for said in (saved, anna.find("обещано «замена перевозчика»")):
        await anna.replies(said, WORDS)
        assert "→ Ирина Ким, ООО «Вектор». Отправить клиенту?" in anna.last.words
    await stage.passes(seconds=11)

    assert not unhappy.sees(WORDS)


# --- afterwards ----------------------------------------------------------------------------------------------------


async def test_what_was_sent_can_be_taken_back_for_two_days(stage: Stage, anna: Actor, unhappy: Actor) -> None:
    await anna.replies(anna.find("🔴"), WORDS)
    await anna.taps("Отправить")
    recall = anna.last.buttons[0][0].data
    await anna.taps("Отозвать")
    assert "Отозвано" in anna.last.words
    assert not unhappy.sees(WORDS)
    await anna.taps(data=recall, on=anna.last)
    assert anna.toasts[-1] == "Уже отозвано."

    await anna.replies(anna.find("🔴"), "остаётся навсегда")
    await anna.taps("Отправить")
    await stage.passes(hours=49)
    await anna.taps("Отозвать", on=anna.find("Доставлено"))
    assert "прошло больше двух суток" in anna.toasts[-1]
    assert unhappy.sees("остаётся навсегда")
    assert await states(stage) == ["recalled", "sent"]


async def test_a_correction_passes_on_and_is_marked(stage: Stage, anna: Actor, unhappy: Actor) -> None:
    await anna.replies(anna.find("🔴"), "позвоню в 15:00")
    own = anna.person.messages[-2]
    await anna.edits(own, "позвоню в 16:00")
    await anna.taps("Отправить")
    assert unhappy.last.text == "Анна Смирнова: позвоню в 16:00"
    await anna.edits(own, "позвоню в 17:00")

    assert unhappy.last.text == "Анна Смирнова: (исправлено) позвоню в 17:00"
    assert "Исправлено и у клиента." in anna.last.words
    await anna.taps("Отозвать")
    await anna.edits(own, "позвоню в 18:00")
    assert "Это сообщение отозвано: правка клиенту не ушла" in anna.last.words
    assert not unhappy.sees("позвоню")


async def test_a_correction_may_be_longer_and_shorter_than_what_it_corrects(
    stage: Stage, anna: Actor, unhappy: Actor
) -> None:
    await anna.replies(anna.find("🔴"), "коротко")
    own = anna.person.messages[-2]
    await anna.taps("Отправить")
    await anna.edits(own, "д" * 4096)
    copies = [message for message in unhappy.person.inbox if "дд" in message.words]
    assert [len(message.text) for message in copies] == [4096, 4096 - (4096 - len("Анна Смирнова: (исправлено) "))]
    await anna.edits(own, "снова коротко")

    assert [message.text for message in unhappy.person.inbox if "дд" in message.text] == []
    assert unhappy.last.text == "Анна Смирнова: (исправлено) снова коротко"


# --- the wrong person, never ---------------------------------------------------------------------------------------


async def test_reassigned_with_a_message_in_flight_it_reaches_the_same_person(
    stage: Stage, anna: Actor, said: Actor, igor: Actor
) -> None:
    await anna.replies(anna.find(OWN), WORDS)
    await goes_to_igor(stage)
    await stage.passes(seconds=10)

    assert said.sees(WORDS)
    assert "✅ Доставлено" in anna.last.words
    assert "Ирина" not in anna.last.words


async def test_a_confirmation_after_the_account_went_to_somebody_else_sends_nothing(
    stage: Stage, anna: Actor, unhappy: Actor, igor: Actor
) -> None:
    await anna.replies(anna.find("🔴"), WORDS)
    question = anna.last
    await goes_to_igor(stage)
    await stage.ticks()
    await anna.taps("Отправить", on=question)
    assert anna.toasts[-1] == "Этот клиент больше не у вас. Ничего не отправлено."
    await anna.replies(anna.find("№"), WORDS)

    assert "Это обращение другого менеджера" in anna.last.words
    assert not unhappy.sees(WORDS)


async def test_nobody_confirms_cancels_or_takes_back_what_somebody_else_wrote(
    stage: Stage, boss: Actor, anna: Actor, unhappy: Actor
) -> None:
    await anna.replies(anna.find("🔴"), WORDS)
    number = (await stage.query("SELECT id FROM relays"))[0]
    for wish in ("send", "note", "cancel", "recall"):
        for other in (boss, unhappy):
            await other.taps(data=f"relay:{number}:{wish}", on=other.last)
    assert await states(stage) == ["asked"]
    assert boss.toasts[-1] == "Это сообщение писали не вы."
    assert not unhappy.sees(WORDS)


async def test_two_at_once_each_say_their_own(stage: Stage, boss: Actor, anna: Actor, unhappy: Actor) -> None:
    await unhappy.taps("Отношение")
    await anna.replies(anna.find("🔴"), "от менеджера")
    await boss.replies(boss.find("🔴"), "от владельца")
    await boss.taps("Отправить")
    await anna.taps("Отправить")

    assert [message.text for message in unhappy.person.inbox[-2:]] == [
        "Павел Громов: от владельца",
        "Анна Смирнова: от менеджера",
    ]


async def test_a_client_who_blocks_in_the_middle_reads_nothing_and_the_sender_learns_it(
    stage: Stage, anna: Actor, said: Actor
) -> None:
    await anna.replies(anna.find(OWN), WORDS)
    await said.blocks()
    await stage.passes(seconds=10)
    assert "❌ Не доставлено → Ирина Ким, ООО «Вектор»: клиент заблокировал бота" in anna.last.words
    assert await states(stage) == ["not_delivered"]

    await anna.replies(anna.find("🔴"), "ещё раз")
    assert "не принимает сообщения бота" in anna.last.words
    assert anna.last.labels == ["Заметка для своих", "Отмена"]
    await anna.taps("Ответить", on=anna.find("🔴"))
    assert anna.last.words == (
        "Ирина Ким, ООО «Вектор», не принимает сообщения бота: написать отсюда нельзя."
        f" Позвоните или напишите напрямую.\n{PHONE}"
    )
    assert await stage.query("SELECT contacted_at FROM cases") == [None]
    await anna.taps("Был звонок", on=anna.last)
    assert await stage.query("SELECT state FROM cases") == ["in_work"]
    assert anna.sees("Что сказал клиент Ирина Ким?")


async def test_what_a_manager_who_blocks_in_the_middle_has_confirmed_goes_out_once(
    stage: Stage, boss: Actor, anna: Actor, said: Actor
) -> None:
    await anna.replies(anna.find(OWN), WORDS)
    await anna.blocks()
    await stage.passes(seconds=10)
    await said.types("Жду ещё")

    assert [WORDS in message.words for message in said.person.inbox].count(True) == 1
    assert await states(stage) == ["sent"]
    assert boss.sees("Жду ещё")
    await anna.unblocks()
    await anna.opens()
    assert [WORDS in message.words for message in said.person.inbox].count(True) == 1


async def test_who_never_joined_is_called_instead_of_written_to(stage: Stage, boss: Actor, anna: Actor) -> None:
    await anna.types("/case Олег Дан")
    await anna.taps("Ответить", on=anna.find("Олег Дан"))

    assert anna.last.words == (
        "Олег Дан, ООО «Вектор», ещё не в боте: написать отсюда нельзя. Позвоните или отправьте приглашение: /invite"
    )
    assert anna.last.labels == ["Был звонок"]
    assert await stage.query("SELECT COUNT(*) FROM prompts") == [0]


async def test_a_client_who_blocks_between_question_and_press_is_not_written_to(
    stage: Stage, anna: Actor, unhappy: Actor
) -> None:
    await anna.replies(anna.find("🔴"), WORDS)
    await unhappy.blocks()
    await anna.taps("Отправить")

    assert "бот сейчас написать не может" in anna.toasts[-1]
    assert await states(stage) == ["asked"]


@on_both
async def test_in_another_telegram_account_nobody_reads_what_was_on_its_way(
    stage: Stage, boss: Actor, anna: Actor, said: Actor
) -> None:
    await anna.replies(anna.find(OWN), WORDS)
    status = anna.last
    new = stage.actor(32, "Irina", language_code="ru")
    await new.opens(await renews(anna, "Ким", "Тот же человек"))
    await new.taps("Согласиться и начать")
    await stage.passes(seconds=10)

    assert not said.sees(WORDS)
    assert not new.sees(WORDS)
    told = next(message for message in anna.person.inbox if message.message_id == status.message_id).words
    assert "❌ Не доставлено" in told
    assert "теперь другой аккаунт Telegram" in told
    await new.types("/mydata")
    assert WORDS not in (new.last.content or b"").decode()


async def test_words_that_were_dropped_on_their_way_are_told_of(stage: Stage, anna: Actor, said: Actor) -> None:
    await anna.replies(anna.find(OWN), WORDS)
    async with stage.database.write() as conn:
        await conn.exec_driver_sql("UPDATE outbox SET state = 'dropped' WHERE subject LIKE 'relay:%'")
    await stage.ticks()

    assert "❌ Не доставлено" in anna.last.words
    assert await states(stage) == ["not_delivered"]


async def test_where_answers_are_anonymous_only_the_owners_talk(
    stage: Stage, boss: Actor, anna: Actor, irina: Actor
) -> None:
    await stage.stops()
    stage.programme = replace(stage.programme, anonymous=True)
    await stage.starts()
    await irina.opens(await stage.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")
    await irina.taps("3")
    number = (await stage.query("SELECT id FROM cases"))[0]
    await anna.taps(data=f"case:{number}:reply", on=anna.last)
    await anna.types("это не должно уйти")
    await boss.replies(boss.find("🔴"), WORDS)
    await boss.taps("Отправить")

    assert anna.toasts[-1] == "Это обращение другого менеджера."
    assert irina.last.text == f"Павел Громов: {WORDS}"
    assert not irina.sees("не должно")


# --- what nobody knows ---------------------------------------------------------------------------------------------


async def test_after_two_lost_answers_it_may_not_have_arrived(stage: Stage, anna: Actor, unhappy: Actor) -> None:
    await anna.replies(anna.find("🔴"), WORDS)
    stage.world.faults.add("sendMessage", "drop_after", chat_id=unhappy.id)
    await anna.taps("Отправить")
    await stage.passes(seconds=5)
    await stage.passes(seconds=60)

    assert "❔ Возможно, не дошло → Ирина Ким" in anna.last.words
    assert len([message for message in unhappy.person.inbox if WORDS in message.words]) == 2
    assert await states(stage) == ["unknown"]
    assert await stage.query("SELECT contacted_at FROM cases") == [None]


async def test_what_telegram_refuses_is_told(stage: Stage, anna: Actor, unhappy: Actor) -> None:
    await anna.person.sends("video", reply_to=anna.find("🔴"))
    await stage.settles()
    anna.person.bot.files._by_id.clear()  # an id that Telegram does not take any more
    await anna.taps("Отправить")

    assert "❌ Не доставлено" in anna.last.words
    assert "Telegram не принял сообщение" in anna.last.words


# --- erased --------------------------------------------------------------------------------------------------------


@on_both
async def test_erased_with_words_waiting_they_are_dropped_and_the_sender_told(
    stage: Stage, anna: Actor, said: Actor
) -> None:
    await anna.replies(anna.find("🔴"), "дошло до удаления")
    await anna.taps("Отправить")
    await anna.replies(anna.find(OWN), WORDS)
    await anna.replies(anna.find("🔴"), "никому не подтверждено")
    await said.types("/forget")
    await said.taps("Удалить мои данные")
    await stage.passes(seconds=10)

    assert not said.sees(WORDS)
    assert await states(stage) == ["sent", "not_delivered", "not_delivered"]
    assert await stage.query("SELECT count(*) FROM relay_parts") == [0]
    assert await stage.query("SELECT DISTINCT chat_id FROM relays") == [0]
    assert not anna.sees("Ирина")
    assert len([message for message in anna.person.inbox if "данные клиента удалены" in message.words]) == 2


async def test_mydata_shows_the_correspondence_and_no_draft(stage: Stage, anna: Actor, unhappy: Actor) -> None:
    await anna.replies(anna.find("🔴"), WORDS)
    await anna.taps("Отправить")
    await anna.replies(anna.find("🔴"), "черновик, который никто не видел")
    await unhappy.types("/mydata")
    page = (unhappy.last.content or b"").decode()

    assert "Что вам писали" in page
    assert WORDS in page
    assert "черновик" not in page


# --- light cards ---------------------------------------------------------------------------------------------------


async def test_a_light_card_is_answered_by_reply_and_by_its_button(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("9")
    await asked.types("Хотим ещё 20 тонн")
    await anna.replies(anna.find("🟢"), "Позвоню сегодня")
    assert anna.last.labels == ["Отправить", "Отмена"]
    await anna.taps("Отправить")
    assert asked.sees("Анна Смирнова: Позвоню сегодня")
    assert await stage.query("SELECT unread_since, answered_by IS NOT NULL FROM light_cards") == [(None, 1)]

    await anna.taps("Ответить", on=anna.find("🟢"))
    await anna.replies(anna.last, "И цену пришлю")
    await anna.taps("Отправить")
    assert asked.sees("Анна Смирнова: И цену пришлю")
    assert await stage.query("SELECT count(*) FROM cases") == [0]
