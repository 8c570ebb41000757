"""The alert: who gets the card of a case, what it shows, who may press it."""

from __future__ import annotations

import pytest

from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage


async def joined_manager(stage: Stage, number: int, name: str) -> Actor:
    manager = stage.actor(number, name, language_code="ru")
    await manager.opens(await stage.link_of(name))
    return manager


async def test_the_card_is_one_message_that_follows_the_case(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    card = anna.find("🔴")
    await asked.taps("Качество")
    await asked.types("Брак.")
    await asked.sends_voice()

    assert len([m for m in anna.person.inbox if "из 10" in m.words]) == 1
    text = anna.find("🔴").words
    assert anna.find("🔴").message_id == card.message_id
    assert "Ирина Ким, директор по закупкам · ЛПР" in text
    assert "«Брак.»" in text
    assert "Причины: качество" in text
    assert "голосовое сообщение — ниже\n" in text
    assert "12,4 млн ₽" in text.replace("\u00a0", " ")
    assert "Связаться до: пн 23 нояб., 14:30" in text


async def test_a_comment_rings_at_most_once_a_minute_as_a_reply_to_the_card(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    card = anna.find("🔴")
    await asked.types("Раз.")
    await asked.types("Два.")
    rings = [m for m in anna.person.inbox if m.text.startswith("💬")]
    assert [(m.text, m.reply_to) for m in rings] == [("💬 Ирина Ким: Раз.", card.message_id)]
    await stage.passes(seconds=61)
    await asked.types("Три.")

    assert anna.sees("💬 Ирина Ким: Три.")
    assert "Раз.\nДва.\nТри." in anna.find("🔴").text


async def test_attitude_alerts_the_owner_as_well(stage: Stage, boss: Actor, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    assert not boss.sees("🔴")
    await asked.taps("Отношение")

    assert boss.sees("недоволен отношением")
    assert boss.sees("🔴 3 из 10")


async def test_whoever_complains_of_the_attitude_is_not_told_that_this_manager_will_call(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.taps("Отношение")
    await asked.types("Нагрубили.")
    await stage.passes(hours=1)
    await asked.types("И ещё раз нагрубили.")

    assert asked.sees("Передано руководству, с вами свяжутся")
    assert not asked.sees("Анна Смирнова")
    assert anna.sees("И ещё раз нагрубили.")


async def test_whoever_complains_of_the_attitude_after_the_thanks_is_told_that_others_will_call(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.types("Нагрубили.")
    assert asked.sees("Анна Смирнова свяжется с вами")
    await asked.taps("Качество")
    await asked.taps("Отношение")
    await asked.taps("✓ Отношение")
    await asked.taps("Отношение")

    thanks = [message.text for message in asked.person.inbox if message.text.startswith("Записано")]
    assert len(thanks) == 2
    assert "Передано руководству, с вами свяжутся" in thanks[1]


async def test_attitude_of_a_promoter_alerts_nobody(stage: Stage, boss: Actor, anna: Actor, asked: Actor) -> None:
    await asked.taps("10")
    await asked.taps("Отношение")

    assert not boss.sees("отношением")


async def test_a_manager_who_has_not_joined_is_replaced_by_the_owner_and_no_name_is_promised(
    stage: Stage, boss: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.types("Плохо.")

    assert boss.sees("Анна Смирнова ещё не в боте")
    assert asked.sees("Передано руководству, с вами свяжутся")
    assert not asked.sees("Анна Смирнова свяжется")


@on_both
async def test_an_account_without_a_manager_alerts_the_owners(stage: Stage, boss: Actor, asked: Actor) -> None:
    async with stage.database.write() as conn:
        await conn.exec_driver_sql("UPDATE accounts SET manager_id = NULL")
    await asked.taps("3")

    assert boss.sees("не назначен менеджер")


async def test_a_manager_who_blocked_the_bot_is_replaced_and_the_owner_told(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await anna.blocks()
    assert boss.sees("Анна Смирнова больше не получает сообщения бота")
    await asked.taps("3")

    assert boss.sees("недоступен в Telegram")
    assert boss.sees("🔴 3 из 10")


@on_both
async def test_a_block_between_alert_and_edit_hands_the_card_to_the_owner(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    stage.world.bot(stage.app.bot.token if stage.app else "").updates.allowed = ["message", "callback_query"]
    await anna.blocks()  # Telegram does not tell us this time
    await asked.types("Совсем плохо.")

    assert boss.sees("Совсем плохо.")
    assert boss.sees("больше не получает сообщения бота")


async def test_a_manager_who_comes_back_sees_what_was_missed(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await anna.blocks()
    await asked.taps("3")
    await anna.unblocks()

    assert anna.sees("появилось 1 обращение")
    assert anna.sees("🔴 3 из 10")


async def test_with_nobody_there_the_case_stands_in_the_undeliverable_list(stage: Stage, asked: Actor) -> None:
    await asked.taps("3")
    assert await stage.query("SELECT state FROM alerts") == ["undeliverable"]
    boss = stage.actor(11, "Павел", language_code="ru")
    await boss.opens()

    assert boss.sees("🔴 3 из 10")
    assert await stage.query("SELECT state FROM alerts") == ["delivered"]


async def test_take_shows_who_and_when_in_every_chat(stage: Stage, boss: Actor, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await asked.taps("Отношение")
    await stage.passes(minutes=5)
    await anna.taps("Беру")

    for person in (anna, boss):
        assert person.sees("Занимается Анна Смирнова, пн 23 нояб., 10:05")
        assert "Беру" not in person.buttons()
    assert await stage.query("SELECT event FROM case_events ORDER BY id") == ["opened", "taken"]


async def test_the_first_to_take_a_case_has_it(stage: Stage, boss: Actor, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await asked.taps("Отношение")
    await anna.person.taps("Беру")
    await boss.person.taps("Беру")
    await stage.settles()

    assert boss.sees("Занимается Анна Смирнова")
    assert "уже занимается Анна Смирнова" in boss.toasts[-1]


async def test_a_manager_cannot_press_the_card_of_another(stage: Stage, anna: Actor, asked: Actor) -> None:
    igor = await joined_manager(stage, 22, "Игорь Волков")
    await asked.taps("3")
    data = anna.find("🔴").buttons[0][0].data
    await igor.taps(data=data, on=igor.last)
    await asked.taps(data=data, on=asked.last)

    assert "другого менеджера" in igor.toasts[-1]
    assert await stage.query("SELECT state FROM cases") == ["new"]


async def test_a_detractor_who_changes_to_seven_or_more_shows_on_card_and_case(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.taps("Изменить")
    await asked.taps("8")

    assert anna.sees("Оценка выросла: 3 → 8")
    assert await stage.query("SELECT event FROM case_events ORDER BY id") == ["opened", "score_changed"]


@on_both
async def test_an_open_case_absorbs_the_next_complaint_of_the_contact(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await asked.taps("Сроки и обещания")
    await stage.days_pass(91)
    await stage.asks(asked)
    await asked.taps("2")
    await asked.taps("Сроки и обещания")

    assert await stage.query("SELECT COUNT(*) FROM cases") == [1]
    assert await stage.query("SELECT COUNT(*) FROM case_responses") == [2]
    assert anna.sees("💬 Ирина Ким: новая оценка — 2")
    assert "Беру" in [button.text for row in anna.find("🔴 2").buttons for button in row]
    text = anna.find("🔴 2").words
    assert "Раньше: 3 (ноябрь)" in text
    assert "2-я жалоба за полгода: сроки и обещания" in text


async def test_a_new_complaint_rings_and_gives_no_more_time_to_who_has_not_reached_the_client(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.taps("Беру")
    await asked.taps("Изменить")
    await asked.taps("8")
    await asked.taps("Отношение")
    await stage.passes(days=2)
    await asked.taps("Изменить")
    await asked.taps("1")

    assert anna.sees("💬 Ирина Ким: новая оценка — 1")
    assert await stage.query("SELECT state FROM cases") == ["new"]
    assert "пн 23 нояб., 14:30" in anna.find("🔴 1").words
    assert boss.sees("недоволен отношением")


async def test_an_owner_who_is_the_manager_is_replaced_by_the_other_owners(
    stage: Stage, boss: Actor, asked: Actor
) -> None:
    async with stage.database.write() as conn:
        second = await Filling(conn, now=stage.clock()).owner("Вторая", telegram_id=12)
    other = stage.actor(12, "Вторая")
    other.person.chat.started = True
    await boss.opens(await stage.link_of("Анна Смирнова"))
    await boss.taps("Это я, забрать клиентов")
    await boss.person.deactivates()
    await asked.taps("1")

    assert second.role == "owner"
    assert other.sees("🔴 1 из 10")


async def test_what_a_manager_writes_under_a_card_does_not_reach_the_client_by_mistake(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    seen = len(asked.person.inbox)
    await anna.replies(anna.find("🔴"), "Опять эта Ким")

    assert anna.sees("Отправить клиенту?")
    assert len(asked.person.inbox) == seen


async def test_a_reply_to_a_clients_sticker_is_an_answer_to_their_own_words(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("9")
    await stage.passes(hours=25)
    await asked.sends_sticker()
    sticker = anna.last

    await anna.replies(sticker, "Спасибо!")

    assert sticker.kind != "text"
    assert anna.sees("уйдёт через 10 секунд")


@pytest.mark.parametrize("score", ["7", "8", "9", "10"])
async def test_a_score_of_seven_or_more_opens_no_case(stage: Stage, anna: Actor, asked: Actor, score: str) -> None:
    await asked.taps(score)

    assert await stage.query("SELECT COUNT(*) FROM cases") == [0]
    assert not anna.sees("из 10")


@on_both
async def test_an_open_case_follows_its_account_to_another_manager(stage: Stage, anna: Actor, asked: Actor) -> None:
    igor = await joined_manager(stage, 22, "Игорь Волков")
    await asked.taps("3")
    await asked.sends_voice()
    async with stage.database.write() as conn:
        await conn.exec_driver_sql("UPDATE accounts SET manager_id = 2")
    await stage.ticks()
    await igor.taps("Беру")

    assert igor.sees("🔴 3 из 10")
    assert [m.kind for m in igor.person.inbox if m.kind == "voice"] == ["voice"]
    assert anna.sees("Обращение № 1 передано: Игорь Волков")
    await asked.types("Только для нового менеджера.")
    assert igor.sees("Только для нового менеджера.")
    assert not anna.sees("Только для нового")
    assert not anna.sees("🔴 3")


async def test_staff_who_write_anything_else_learn_what_can_be_done(stage: Stage, anna: Actor, boss: Actor) -> None:
    await anna.types("привет")
    await boss.types("привет")

    assert anna.sees("/help")
    assert boss.sees("Это никому не отправлено")


async def test_each_return_to_a_low_score_rings_anew(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    for score in ("8", "2", "9", "2"):
        await stage.passes(minutes=5)
        await asked.taps("Изменить")
        await asked.taps(score)

    rings = [message.text for message in anna.person.inbox if "новая оценка" in message.text]
    assert len(rings) == 2


async def test_files_of_one_kind_are_one_line_of_the_card(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await asked.sends_voice()
    for _ in range(6):
        await asked.person.sends("photo", album="A1")
    await stage.settles()

    card = anna.find("🔴 3 из 10").words
    assert "🎤 голосовое сообщение — ниже\n🖼 фото — ниже × 6\n" in card


async def test_a_manager_who_comes_back_gets_the_voice_and_photo_that_were_missed(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await anna.blocks()
    await asked.taps("3")
    await asked.sends_voice()
    await asked.sends_photo("Вот так привезли")
    await anna.unblocks()

    assert [message.kind for message in anna.person.inbox if message.kind in ("voice", "photo")] == ["voice", "photo"]


async def test_a_voice_that_its_manager_cannot_get_comes_with_the_card_to_the_owner(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    away = stage.world.faults.add("sendMessage", "refuse", chat_id=anna.id)
    await asked.taps("3")
    await asked.sends_voice()
    assert not boss.sees("🔴 3 из 10")
    await anna.person.deactivates()
    away.remove()
    await stage.passes(minutes=1)

    assert boss.sees("🔴 3 из 10")
    assert [message.kind for message in boss.person.inbox if message.kind == "voice"] == ["voice"]


async def test_a_low_score_corrected_into_another_low_one_leaves_the_case_with_who_took_it(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.taps("Беру")
    await stage.passes(days=2)
    await asked.taps("Изменить")
    await asked.taps("4")

    text = anna.find("🔴 4").words
    assert "Оценка изменена: 3 → 4" in text
    assert "Занимается Анна Смирнова" in text
    assert "пн 23 нояб., 14:30" in text
    assert not anna.sees("новая оценка")


async def test_what_somebody_praised_once_is_no_repeated_complaint(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("9")
    await asked.taps("Качество")
    await stage.days_pass(91)
    await asked.taps("2")
    await asked.taps("Качество")

    text = anna.find("🔴 2").words
    assert "Раньше: 9 (ноябрь)" in text
    assert "Причины: качество" in text
    assert "жалоба за полгода" not in text


async def test_everybody_who_has_the_card_hears_the_ring(stage: Stage, boss: Actor, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await asked.taps("Отношение")
    await asked.types("Нагрубили.")

    assert anna.sees("💬 Ирина Ким: Нагрубили.")
    assert boss.sees("💬 Ирина Ким: Нагрубили.")


async def test_owners_are_told_each_time_a_manager_is_lost_and_each_of_them_is(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    async with stage.database.write() as conn:
        await Filling(conn, now=stage.clock()).owner("Вторая", telegram_id=12)
    other = stage.actor(12, "Вторая")
    other.person.chat.started = True
    await anna.blocks()
    await anna.unblocks()
    await stage.passes(days=1)
    await anna.blocks()

    for owner in (boss, other):
        told = [message for message in owner.person.inbox if "Анна Смирнова больше не получает" in message.text]
        assert len(told) == 2


async def test_a_voice_of_somebody_who_was_content_at_first_comes_with_the_card(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("9")
    await asked.sends_voice()
    await asked.taps("Изменить")
    await asked.taps("2")

    card = anna.find("🔴 2 из 10")
    voices = [message for message in anna.person.inbox if message.kind == "voice"]
    assert [message.reply_to for message in voices] == [anna.find("Открыто обращение").message_id, card.message_id]
