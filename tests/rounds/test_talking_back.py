"""A client answers what one of the staff has said: it reaches whoever is told, and is no score and no comment."""

from __future__ import annotations

import pytest

from tests.rounds.stage import Actor, Stage


@pytest.fixture
async def spoken_to(stage: Stage, asked: Actor, anna: Actor) -> Actor:
    """Ирина, an unhappy client who has just been asked something by Анна."""
    await asked.taps("3")
    await stage.passes(minutes=1)
    await anna.replies(anna.find("🔴"), "Сколько поддонов побито?")
    await anna.taps("Отправить")
    return asked


async def test_the_next_words_of_a_client_are_an_answer_and_ring_below_the_card(
    stage: Stage, anna: Actor, spoken_to: Actor
) -> None:
    for number in ("Два", "Нет, три"):
        await spoken_to.types(number)
        assert anna.last.words.endswith(number)
        assert anna.last.reply_to == anna.find("🔴").message_id
        assert not anna.last.silent
    assert await stage.query("SELECT count(*) FROM comment_parts") == [0]
    assert await stage.query("SELECT case_id IS NOT NULL FROM client_messages") == [1, 1]
    assert spoken_to.last.text == "Анна Смирнова: Сколько поддонов побито?"  # a 👍 says that it was heard
    assert [message.reactions for message in spoken_to.person.messages if message.text == "Два"] == [["👍"]]


async def test_an_owner_who_wrote_to_a_client_reads_the_answer_beside_the_manager(
    stage: Stage, boss: Actor, anna: Actor, spoken_to: Actor
) -> None:
    await spoken_to.types("Два")
    assert not boss.sees("Два")

    await boss.types("/cases")
    await boss.taps("№ 1")
    await boss.replies(boss.find("🔴"), "Заменим сегодня")
    await boss.taps("Отправить")
    await spoken_to.types("Спасибо, ждём")

    for reader in (boss, anna):
        assert reader.last.words.endswith("Спасибо, ждём")
        assert not reader.last.silent


async def test_a_number_that_answers_us_is_no_score(stage: Stage, anna: Actor, spoken_to: Actor) -> None:
    await spoken_to.types("5")
    await spoken_to.replies(spoken_to.find("Сколько поддонов"), "7")

    assert await stage.query("SELECT score FROM responses") == [3]
    assert [words.split("\n")[-1] for words in (m.words for m in anna.person.inbox[-2:])] == ["5", "7"]


async def test_a_reply_to_the_thanks_is_still_a_comment(stage: Stage, anna: Actor, spoken_to: Actor) -> None:
    await spoken_to.replies(spoken_to.find("Что больше всего повлияло"), "Сроки")

    assert await stage.query("SELECT text FROM comment_parts") == ["Сроки"]


async def test_a_changed_score_is_one_and_what_follows_it_its_comment(
    stage: Stage, anna: Actor, spoken_to: Actor
) -> None:
    await stage.passes(minutes=1)
    await spoken_to.taps("Изменить")
    await spoken_to.types("4")
    await spoken_to.types("Стало чуть лучше")

    assert await stage.query("SELECT score FROM responses") == [4]
    assert await stage.query("SELECT text FROM comment_parts") == ["Стало чуть лучше"]


async def test_a_client_who_corrects_an_answer_is_read_as_it_is_now(
    stage: Stage, anna: Actor, spoken_to: Actor
) -> None:
    own = await spoken_to.types("Два")
    await spoken_to.edits(own, "Двадцать два")

    assert anna.last.words.endswith("Двадцать два")


async def test_whole_conversation_goes_to_and_fro(stage: Stage, anna: Actor, spoken_to: Actor) -> None:
    await spoken_to.types("Два")
    await anna.replies(anna.find("Два"), "Заменим завтра")
    await stage.passes(seconds=10)
    await spoken_to.types("ок, спасибо")

    assert spoken_to.sees("Анна Смирнова: Заменим завтра")
    assert anna.last.words.endswith("ок, спасибо")
    assert await stage.query("SELECT state, due FROM cases") == [("in_work", "plan")]  # thanks change no state
