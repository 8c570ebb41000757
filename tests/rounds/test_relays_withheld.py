"""Words to a client that nobody is to read any more: who left, what was taken back, what was corrected at once."""

from __future__ import annotations

from tests.rounds.stage import Actor, Stage
from tests.rounds.test_places import renews
from tests.rounds.test_relaying import OWN, WORDS, goes_to_igor, said, states, unhappy
from tests.rounds.test_talking_back import spoken_to

__all__ = ["said", "spoken_to", "unhappy"]


async def test_whoever_has_left_the_company_reads_nothing_that_was_on_its_way(
    stage: Stage, boss: Actor, anna: Actor, said: Actor
) -> None:
    await anna.replies(anna.find(OWN), WORDS)
    await boss.types("/invite Ким")
    await boss.taps("Больше не работает")
    await stage.passes(seconds=10)

    assert not said.sees(WORDS)
    assert "контакт больше не работает у клиента" in anna.find("Не доставлено").words
    assert await states(stage) == ["not_delivered"]


async def test_whoever_sits_in_the_chat_is_looked_at_once_more_before_the_words_leave(
    stage: Stage, anna: Actor, said: Actor
) -> None:
    await anna.replies(anna.find(OWN), WORDS)
    async with stage.database.write() as conn:  # nothing that waits was dropped
        await conn.exec_driver_sql("UPDATE contacts SET telegram_id = NULL, state = 'invited' WHERE telegram_id = 31")
    await stage.passes(seconds=10)

    assert not said.sees(WORDS)
    assert "❌ Не доставлено" in anna.find("Не доставлено").words


async def test_whoever_left_between_question_and_press_is_not_written_to(
    stage: Stage, boss: Actor, anna: Actor, unhappy: Actor
) -> None:
    await anna.replies(anna.find("🔴"), WORDS)
    asked = anna.last
    await boss.types("/invite Ким")
    await boss.taps("Больше не работает")
    await anna.taps("Отправить", on=asked)

    assert not unhappy.sees(WORDS)
    assert "бот сейчас написать не может" in anna.toasts[-1]


async def test_what_was_asked_about_before_the_client_changed_accounts_goes_to_neither(
    stage: Stage, boss: Actor, anna: Actor, unhappy: Actor
) -> None:
    await anna.replies(anna.find("🔴"), WORDS)
    asked = anna.last
    new = stage.actor(32, "Irina", language_code="ru")
    await new.opens(await renews(anna, "Ким", "Тот же человек"))
    await new.taps("Согласиться и начать")
    await anna.taps("Отправить", on=asked)

    assert not unhappy.sees(WORDS)
    assert not new.sees(WORDS)
    assert "бот сейчас написать не может" in anna.toasts[-1]


async def test_words_of_which_one_message_is_refused_have_not_arrived(
    stage: Stage, anna: Actor, unhappy: Actor
) -> None:
    await anna.person.sends("sticker", reply_to=anna.find("🔴"))
    await stage.settles()
    anna.person.bot.files._by_id.clear()  # the signature goes, the sticker does not
    await anna.taps("Отправить")

    assert unhappy.last.words.startswith("Анна Смирнова")
    assert "❌ Не доставлено" in anna.last.words
    assert await states(stage) == ["not_delivered"]
    assert await stage.query("SELECT state FROM cases") == ["new"]


async def test_of_words_whose_first_message_is_refused_the_rest_stays_here(
    stage: Stage, anna: Actor, unhappy: Actor
) -> None:
    before = unhappy.last.message_id
    await anna.person.sends("photo", "ж" * 1024, reply_to=anna.find("🔴"))  # its last words go on below it
    await stage.settles()
    anna.person.bot.files._by_id.clear()
    await anna.taps("Отправить")
    await stage.passes(minutes=10)

    assert unhappy.last.message_id == before
    assert "❌ Не доставлено" in anna.last.words
    assert await states(stage) == ["not_delivered"]


async def test_a_number_after_words_that_were_taken_back_answers_nothing_and_is_a_score(
    stage: Stage, anna: Actor, spoken_to: Actor
) -> None:
    await anna.taps("Отозвать", on=anna.find("Доставлено"))
    await spoken_to.types("5")

    assert await stage.query("SELECT score FROM responses") == [5]
    assert await stage.query("SELECT count(*) FROM client_messages") == [0]


async def test_words_and_their_correction_that_come_in_one_breath_go_once_as_they_were_corrected(
    stage: Stage, anna: Actor, said: Actor
) -> None:
    below = anna.find(OWN)
    await stage.stops()
    await anna.replies(below, "позвоню в 25:00")
    await anna.edits(anna.person.messages[-1], WORDS)
    await stage.starts()
    await stage.passes(seconds=10)

    assert said.last.text == f"Анна Смирнова: {WORDS}"
    assert not said.sees("25:00")
    assert await states(stage) == ["sent"]


async def test_a_reply_to_what_is_somebody_elses_by_now_goes_to_nobody_wherever_it_stands(
    stage: Stage, anna: Actor, said: Actor, igor: Actor
) -> None:
    """Card, the client's words, one's own, and what became of them: before the card moves and after it."""
    own = await anna.person.replies(anna.find("🔴"), "Первый ответ")
    await stage.settles()
    await anna.taps("Отправить")
    places = [anna.find("🔴"), anna.find(OWN), own, anna.find("Доставлено")]
    await goes_to_igor(stage)
    for has_moved in (False, True):
        for place in places:
            await anna.replies(place, WORDS)
            assert "Это обращение другого менеджера" in anna.last.words, (has_moved, place.words)
        await stage.passes(seconds=11)

    assert not said.sees(WORDS)
    assert await states(stage) == ["sent"]


async def test_a_reply_to_a_light_card_that_is_somebody_elses_by_now_goes_to_nobody(
    stage: Stage, anna: Actor, asked: Actor, igor: Actor
) -> None:
    await asked.taps("9")
    await asked.types("Хотим ещё 20 тонн")
    await asked.types("Срочно")
    places = [anna.find("🟢 9"), anna.find("Срочно")]
    await goes_to_igor(stage)
    for has_moved in (False, True):
        for place in places:
            await anna.replies(place, WORDS)
            assert "другого менеджера" in anna.last.words, (has_moved, place.words)
        await stage.passes(seconds=11)

    assert not asked.sees(WORDS)
    assert await states(stage) == []
