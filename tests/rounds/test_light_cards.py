"""What content clients say reaches their manager at once, whole and without a sound."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa

from sandbox.message import Message
from storage.cases import light_cards
from storage.people.staff import list_staff
from storage.schema import accounts, staff
from tests.databases import on_both
from tests.rounds.stage import Actor, Stage


async def unread(stage: Stage) -> list[tuple[int | None, str | None]]:
    """Scores and first words of what nobody has seen to, as the morning lists find them."""
    listed: dict[int, light_cards.Listed] = {}
    async with stage.database.read() as conn:
        for member in await list_staff(conn):
            shown = await light_cards.list_unread(conn, member.id, limit=9)
            assert await light_cards.count_unread(conn, member.id) == len(shown)
            listed |= {card.id: card for card in shown}
    return [(card.score, card.text) for card in listed.values()]


def after(message: Message, actor: Actor) -> list[Message]:
    return [other for other in actor.person.inbox if other.message_id > message.message_id]


@on_both
async def test_a_promoters_words_reach_the_manager_at_once_and_whole_without_a_sound(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("9")
    before = anna.sees("🟢")
    await asked.types("Хотим ещё 20 тонн, пусть позвонят сегодня")
    card = anna.find("🟢 9")
    await asked.types("И ещё: нужен новый договор")
    await asked.taps("Качество", on=asked.find("Что нам точно нельзя менять?"))
    (below,) = after(card, anna)

    assert not before
    assert card.words.startswith("🟢 9 · ООО «Вектор» · Ирина Ким\n«Хотим ещё 20 тонн, пусть позвонят сегодня»")
    assert card.labels == ["Ответить", "Открыть обращение", "Прочитано", "Причины"]
    assert "Причины: качество" in card.words
    assert (below.words, below.reply_to) == (
        "✉️ Ирина Ким, ООО «Вектор»\nИ ещё: нужен новый договор",
        card.message_id,
    )
    assert card.silent
    assert below.silent
    assert not boss.sees("🟢")
    assert await unread(stage) == [(9, "Хотим ещё 20 тонн, пусть позвонят сегодня")]
    await anna.taps("Прочитано", on=card)

    assert "✓ Прочитано: Анна Смирнова, пн 23 нояб., 10:00" in card.words
    assert card.labels == ["Ответить", "Открыть обращение", "Причины", "Попросить цитату"]
    assert await stage.query("SELECT s.name FROM light_cards l JOIN staff s ON s.id = l.read_by") == ["Анна Смирнова"]
    assert await unread(stage) == []


async def test_words_after_it_was_read_are_to_be_read_again(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("9")
    await asked.types("Спасибо")
    card = anna.find("🟢 9")
    await anna.taps("Прочитано", on=card)
    await asked.types("А когда будет счёт?")

    assert card.labels == ["Ответить", "Открыть обращение", "Прочитано", "Причины"]
    assert "Прочитано" not in card.words
    assert await unread(stage) == [(9, "Спасибо")]


async def test_a_free_message_stands_below_the_light_card_of_what_was_said_lately_else_on_its_own(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("8")
    await asked.types("Всё хорошо")
    card = anna.find("🟡 8")
    await anna.taps("Прочитано", on=card)
    await stage.passes(days=2)
    await asked.types("А когда будет счёт?")
    (below,) = after(card, anna)
    await anna.taps("Прочитано", on=card)
    await stage.days_pass(15)
    await asked.types("Нужен акт сверки")
    own = anna.find("Нужен акт сверки")

    assert below.reply_to == card.message_id
    assert asked.sees("Прочитает Анна Смирнова")
    assert own.words.startswith("✉️ ООО «Вектор» · Ирина Ким\n«Нужен акт сверки»\nРаньше: 8 (нояб")
    assert own.labels == ["Ответить", "Открыть обращение", "Прочитано"]
    assert own.silent


async def test_voices_photos_stickers_and_long_words_come_whole_and_silently(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("9")
    await asked.sends_voice()
    await asked.sends_photo("Смотрите")
    await asked.sends_sticker()
    await asked.types("СЛОВО " * 680)
    card = anna.find("🟢 9")
    below = after(card, anna)

    assert "🎤 голосовое сообщение — ниже" in card.words
    assert [message.kind for message in below] == ["voice", "photo", "text", "sticker", "text", "text"]
    assert below[1].words == "✉️ Ирина Ким, ООО «Вектор»\nСмотрите"
    assert sum(message.words.count("СЛОВО") for message in below) == 680
    assert all(message.silent for message in below)


async def test_long_first_words_go_on_below_the_card(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("9")
    await asked.types("СЛОВО " * 680)
    card = anna.find("🟢 9")

    shown = [card, *after(card, anna)]
    assert "Продолжение — ниже" in card.words
    assert sum(message.words.count("СЛОВО") for message in shown) == 680
    assert all(message.silent for message in shown)


async def test_the_card_follows_the_score_and_becomes_the_case_of_who_complains_after_all(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    question = asked.last
    await asked.taps("9")
    await asked.types("Пусть позвонят")
    card = anna.find("🟢 9")
    await asked.taps("Изменить", on=question)
    await asked.taps("10", on=question)
    better = card.words
    await asked.taps("Изменить", on=question)
    await asked.taps("4", on=question)
    await asked.types("Позвоните всё-таки")

    assert better.startswith("🟢 10 · ООО «Вектор»")
    assert "Оценка изменена: 9 → 10" in better
    assert "Открыто обращение № 1" in card.words
    assert card.labels == []
    assert "«Пусть позвонят\nПозвоните всё-таки»" in anna.find("🔴 4 из 10").words
    assert await unread(stage) == []


@on_both
async def test_a_case_opened_from_a_light_card_shows_the_words_and_has_a_deadline(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("9")
    await asked.types("Хотим ещё 20 тонн")
    light = anna.find("🟢 9")
    await anna.taps("Открыть обращение", on=light)
    case = anna.find("🟢 9 из 10")
    await stage.passes(hours=1)
    await asked.types("Ау?")

    assert anna.toasts[-1] == "Открыто обращение № 1"
    assert "Открыто обращение № 1" in light.words
    assert light.labels == []
    assert "«Хотим ещё 20 тонн»" in case.words
    assert "✋ Открыто вручную: Анна Смирнова" in case.words
    assert "Связаться до" in case.words
    assert anna.find("Ау?").reply_to == case.message_id
    assert await stage.query("SELECT why, state FROM cases") == [("staff", "new")]


async def test_a_case_opened_from_words_of_no_answer_holds_without_a_score(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.types("Передайте, пожалуйста, что нужен акт сверки.")
    await stage.passes(minutes=3)
    await asked.sends_voice()
    await stage.passes(minutes=3)
    await anna.taps("Открыть обращение", on=anna.find("✉️ ООО «Вектор» · Ирина Ким"))
    case = anna.find("📋 ООО «Вектор»")

    assert "«Передайте, пожалуйста, что нужен акт сверки.»" in case.words
    assert "🎤 голосовое сообщение — ниже" in case.words
    assert [message.kind for message in after(case, anna)] == ["voice"]


@on_both
async def test_words_after_the_closing_open_that_case_again_for_two_weeks(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    case = anna.find("🔴 3")
    await anna.taps("Закрыть", on=case)
    await anna.taps("Качество")
    await anna.types("заменили партию")
    await asked.taps("Да, решено")
    await stage.passes(days=3)
    await asked.types("Опять брак")
    light = anna.find("✉️ ООО «Вектор» · Ирина Ким")
    assert "Обращение № 1 закрыто 23 нояб." in light.words
    assert light.labels == ["Ответить", "Открыть снова", "Прочитано"]
    assert light.silent
    await boss.types("/client Вектор")

    await anna.taps("Открыть снова", on=light)

    shown = anna.find("🔴 3")
    assert "Открыто обращение № 1" in light.words
    assert case.words == "↓ Обращение № 1: карточка ниже."
    assert shown.message_id > light.message_id
    assert "«Опять брак»" in shown.words
    assert "🔁 Открыто снова" in shown.words
    assert await stage.query("SELECT id, state, reopened FROM cases") == [(1, "reopened", 1)]
    assert await stage.query("SELECT action FROM audit ORDER BY id DESC LIMIT 1") == ["case.open-again"]


async def test_words_of_a_content_answer_are_heard_while_a_case_of_theirs_is_open(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("9")
    await anna.types("/case ким")
    await asked.types("Хорошо, но вопрос так и не решён")
    await asked.types("Позвоните сегодня")

    words = [anna.find("🟢 9 · "), anna.find("Позвоните сегодня")]
    assert [message.silent for message in words] == [False, False]


async def test_words_long_after_the_closing_open_a_case_of_their_own(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await anna.taps("Закрыть", on=anna.find("🔴 3"))
    await anna.taps("Качество")
    await anna.types("заменили партию")
    await asked.taps("Да, решено")
    await stage.passes(days=13)
    await asked.types("Опять брак")
    light = anna.find("✉️ ООО «Вектор» · Ирина Ким")
    await stage.passes(days=2)
    await anna.taps("Открыть снова", on=light)

    assert "Открыто обращение № 2" in light.words
    assert await stage.query("SELECT id, state FROM cases ORDER BY id") == [(1, "confirmed"), (2, "new")]


async def test_words_two_weeks_after_the_closing_are_words_like_any_others(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.taps("Закрыть", on=anna.find("🔴 3"))
    await anna.taps("Качество")
    await anna.types("заменили партию")
    await asked.taps("Да, решено")
    await stage.passes(days=15)
    await asked.types("Нужен акт сверки")

    assert anna.find("Нужен акт сверки").labels == ["Ответить", "Открыть обращение", "Прочитано"]
    assert await stage.query("SELECT state FROM cases") == ["confirmed"]


async def test_a_case_that_words_open_again_is_for_the_manager_of_now(
    stage: Stage, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.taps("Закрыть", on=anna.find("🔴 3"))
    await anna.taps("Качество")
    await anna.types("заменили партию")
    await asked.taps("Да, решено")
    async with stage.database.write() as conn:
        igors = sa.select(staff.c.id).where(staff.c.name == "Игорь Волков").scalar_subquery()
        await conn.execute(sa.update(accounts).values(manager_id=igors))
    await stage.passes(days=1)
    await asked.types("Опять брак")
    await igor.taps("Открыть снова", on=igor.find("✉️ ООО «Вектор» · Ирина Ким"))

    assert "«Опять брак»" in igor.find("🔴 3").words
    assert not anna.sees("Опять брак")


async def test_a_correction_is_marked_and_changes_the_card(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("9")
    first = await asked.types("Позвоните в 10")
    card = anna.find("🟢 9")
    later = await asked.types("И договор")
    await asked.edits(first, "Позвоните в 11")
    await asked.edits(later, "И новый договор")

    assert "«Позвоните в 11»" in card.words
    corrected = [message for message in anna.person.inbox if message.words.startswith("✏️ Ирина Ким, исправлено:")]
    assert [message.words.split("\n")[1] for message in corrected] == ["Позвоните в 11", "И новый договор"]
    assert all(message.silent for message in corrected)


async def test_a_manager_who_cannot_be_reached_is_replaced_by_the_owners(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("9")
    await anna.person.deactivates()
    await asked.types("Хотим ещё 20 тонн")
    await asked.types("Срочно")
    card = boss.find("🟢 9")

    assert "Менеджер Анна Смирнова недоступен в Telegram" in card.words
    assert "«Хотим ещё 20 тонн»" in card.words
    below = [message.words for message in after(card, boss) if message.words.startswith("✉️")]
    assert below == ["✉️ Ирина Ким, ООО «Вектор»\nСрочно"]


@on_both
async def test_words_nobody_could_read_wait_for_who_joins(stage: Stage, asked: Actor) -> None:
    await asked.taps("9")
    await asked.types("Хотим ещё 20 тонн")
    await asked.types("Срочно")
    anna = stage.actor(21, "Anna", language_code="ru")
    await anna.opens(await stage.link_of("Анна Смирнова"))

    assert "«Хотим ещё 20 тонн»" in anna.find("🟢 9").words
    assert anna.sees("Срочно")


@on_both
async def test_unread_words_follow_the_account_and_who_had_them_reads_that_they_are_gone(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    igor = stage.actor(22, "Игорь", language_code="ru")
    await igor.opens(await stage.link_of("Игорь Волков"))
    await asked.taps("9")
    await asked.types("Хотим ещё 20 тонн")
    card = anna.find("🟢 9")
    async with stage.database.write() as conn:
        new = "(SELECT id FROM staff WHERE name = 'Игорь Волков')"
        await conn.exec_driver_sql(f"UPDATE accounts SET manager_id = {new}")  # noqa: S608 - our own words
    await stage.ticks()
    await asked.types("Срочно")
    await anna.taps(data="light:1:read", on=card)

    assert card.words == "Клиент передан вместе с перепиской: Игорь Волков"
    assert not anna.sees("Срочно")
    assert anna.toasts[-1] == "Это слова клиента другого менеджера."
    assert "«Хотим ещё 20 тонн»" in igor.find("🟢 9").words
    assert igor.sees("Срочно")


async def test_in_anonymous_mode_words_are_the_owners_alone(
    stage: Stage, boss: Actor, anna: Actor, irina: Actor
) -> None:
    await stage.stops()
    stage.programme = replace(stage.programme, anonymous=True)
    await stage.starts()
    await irina.opens(await stage.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")
    await irina.taps("9")
    await irina.types("Хотим ещё 20 тонн")
    await anna.taps(data="light:1:open")

    assert "Опрос анонимный" in boss.find("🟢 9").words
    assert not anna.sees("20 тонн")
    assert await stage.query("SELECT count(*) FROM cases") == [0]


async def test_in_english_the_card_says_the_same(stage: Stage) -> None:
    igor = stage.actor(22, "Igor", language_code="en")
    await igor.opens(await stage.link_of("Игорь Волков"))
    john = stage.actor(33, "John", language_code="en")
    await john.opens(await stage.link_of("John Smith"))
    await john.taps("Agree and start")
    await john.taps("9")
    await john.types("We need 20 tons more")
    card = igor.find("🟢 9")
    await igor.taps("Mark as read", on=card)
    await igor.taps("Open a case", on=card)

    assert card.words.startswith("🟢 9 · Ромашка · John Smith\n“We need 20 tons more”")
    assert "Case No. 1 is open" in card.words
    assert "✋ Opened by hand: Игорь Волков" in igor.find("🟢 9 out of 10").words


async def test_erased_words_are_gone_from_light_cards_and_wait_for_nobody(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("9")
    await asked.types("Хотим ещё 20 тонн")
    await asked.types("Срочно")
    await asked.types("/forget")
    await asked.taps("Удалить мои данные")

    assert not anna.sees("20 тонн")
    assert not anna.sees("Срочно")
    assert await unread(stage) == []


@pytest.mark.parametrize("button", ["Прочитано", "Открыть обращение"])
async def test_two_managers_pressing_at_once_do_it_once(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor, button: str
) -> None:
    await asked.taps("9")
    await asked.types("Хотим ещё 20 тонн")
    card = anna.find("🟢 9")
    data = next(shown.data for row in card.buttons for shown in row if shown.text == button)
    await anna.taps(data=data, on=card)
    await anna.taps(data=data, on=card)
    await boss.taps(data=data)

    assert await stage.query("SELECT count(*) FROM cases") == [int(button == "Открыть обращение")]
    assert await unread(stage) == []
