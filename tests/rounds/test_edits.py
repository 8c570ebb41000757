"""What a client corrects in a message of theirs is taken, wherever it went."""

from __future__ import annotations

import pytest

from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage


async def scores(stage: Stage) -> list[int]:
    return await stage.query("SELECT score FROM responses ORDER BY id")


@pytest.fixture
async def quiet(stage: Stage, anna: Actor, asked: Actor) -> Actor:
    """Ирина, who has answered, and of whom nothing is awaited any more."""
    await asked.taps("9")
    await asked.taps("Готово")
    await stage.passes(days=2)
    return asked


@on_both
async def test_a_corrected_free_message_is_read_corrected(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("9")
    await asked.taps("Готово")
    await stage.passes(days=2)
    message = await asked.types("Позвоните в 10")
    await asked.edits(message, "Позвоните в 12")

    assert "исправлено:\nПозвоните в 12" in anna.last.text
    assert await stage.query("SELECT text FROM client_messages") == ["Позвоните в 12"]


async def test_each_correction_is_read(stage: Stage, anna: Actor, quiet: Actor) -> None:
    message = await quiet.types("Позвоните в 10")
    for hour in (11, 12):
        await stage.passes(minutes=1)
        await quiet.edits(message, f"Позвоните в {hour}")

    assert [m.text.split()[-1] for m in anna.person.inbox if "исправлено" in m.text] == ["11", "12"]


async def test_an_edit_that_changes_no_word_disturbs_nobody(anna: Actor, quiet: Actor) -> None:
    message = await quiet.types("Позвоните в 10")
    seen = len(anna.person.inbox)
    await quiet.edits(message, "Позвоните в 10")

    assert len(anna.person.inbox) == seen


async def test_a_correction_of_a_long_message_reaches_the_manager_whole(anna: Actor, quiet: Actor) -> None:
    message = await quiet.types("Коротко")
    await quiet.edits(message, "а" * 4090 + " конец")

    assert anna.last.text.endswith("конец")


async def test_a_corrected_message_that_nobody_could_read_yet_comes_corrected(stage: Stage, asked: Actor) -> None:
    await asked.taps("9")
    await asked.taps("Готово")
    await stage.passes(days=2)
    message = await asked.types("Позвоните в 10")
    await asked.edits(message, "Позвоните в 12")
    boss = stage.actor(11, "Павел", language_code="ru")
    await boss.opens()

    assert boss.sees("Позвоните в 12")
    assert not boss.sees("исправлено")


async def test_a_comment_corrected_before_its_score_is_the_corrected_one(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    message = await asked.types("Опаздали")
    await asked.edits(message, "Опоздали на неделю")
    await asked.taps("3")

    assert "«Опоздали на неделю»" in anna.find("🔴 3 из 10").text


async def test_a_comment_whose_score_never_comes_is_read_corrected(stage: Stage, anna: Actor, asked: Actor) -> None:
    message = await asked.types("Нужен акт")
    await asked.edits(message, "Нужен счёт")
    await stage.passes(minutes=3)

    assert anna.sees("Нужен счёт")
    assert not anna.sees("Нужен акт")


async def test_a_correction_after_the_score_came_shows_on_the_card(stage: Stage, anna: Actor, asked: Actor) -> None:
    message = await asked.types("Опаздали")
    await asked.taps("3")
    await asked.edits(message, "Опоздали на неделю")

    assert "«Опоздали на неделю»" in anna.find("🔴 3 из 10").text


async def test_the_end_of_a_comment_corrected_into_a_long_one_follows_below(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    first = await asked.types("Опоздали.")
    await asked.types("И нагрубили.")
    await asked.edits(first, "Опоздали. " + "а" * 1600 + " конец")

    below = [message.text for message in anna.person.inbox if "продолжение" in message.text]
    assert any("конец" in text for text in below)
    assert any("И нагрубили." in text for text in below)


async def test_eleven_corrected_into_ten_is_a_score(stage: Stage, anna: Actor, asked: Actor) -> None:
    message = await asked.types("11")
    await asked.edits(message, "10")

    assert await scores(stage) == [10]
    assert asked.sees("Ваша оценка: 10")


async def test_a_three_corrected_into_a_nine_is_a_change_of_mind(stage: Stage, anna: Actor, asked: Actor) -> None:
    message = await asked.types("3")
    await asked.edits(message, "9")

    assert await scores(stage) == [9]
    assert asked.sees("Оценка изменена: 3 → 9")
    assert "Оценка выросла: 3 → 9" in anna.find("🟢 9 из 10").text


async def test_words_corrected_into_a_number_before_the_score_are_the_score(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    message = await asked.types("1O")
    await asked.edits(message, "10")
    await stage.passes(minutes=5)

    assert await scores(stage) == [10]
    assert not anna.sees("✉️")


async def test_a_score_corrected_into_words_keeps_both(stage: Stage, anna: Actor, asked: Actor) -> None:
    message = await asked.types("3")
    await asked.edits(message, "3, потому что опоздали")
    await asked.edits(message, "3, потому что опоздали на неделю")

    assert await scores(stage) == [3]
    assert "«3, потому что опоздали на неделю»" in anna.find("🔴 3 из 10").text


async def test_a_score_corrected_into_no_score_is_explained_and_stays(stage: Stage, anna: Actor, asked: Actor) -> None:
    message = await asked.types("3")
    await asked.edits(message, "11")

    assert await scores(stage) == [3]
    assert asked.sees("целое число от 0 до 10")


async def test_a_correction_after_the_survey_has_closed_changes_nothing_and_says_so(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await stage.passes(days=29, hours=20)
    message = await asked.types("3")
    await stage.passes(hours=5)
    await asked.edits(message, "9")

    assert await scores(stage) == [3]
    assert asked.sees("Этот опрос уже закрыт")


async def test_a_corrected_score_belongs_to_its_own_question_though_another_waits(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    """Somebody of two companies: the newest question was answered, the older one waits."""
    async with stage.database.write() as conn:
        (romashka,) = (await conn.exec_driver_sql("SELECT id FROM accounts WHERE name = 'Ромашка'")).one()
        await Filling(conn, now=stage.clock()).contact("Ирина К.", account=romashka, joined=False)
    await asked.opens(await stage.link_of("Ирина К."))
    await asked.taps("Согласиться и начать")
    message = await asked.types("3")
    await asked.edits(message, "9")

    assert await stage.query("SELECT a.name, r.score FROM responses r JOIN accounts a ON a.id = r.account_id") == [
        ("Ромашка", 9)
    ]


@pytest.mark.parametrize("command", ["/stop", "/forget"])
async def test_a_slip_corrected_into_a_command_is_the_command(asked: Actor, command: str) -> None:
    message = await asked.types("/sotp")
    await asked.edits(message, command)

    expected = {"/stop": "Прошлые ответы сохранены", "/forget": "Удалить"}
    assert asked.sees(expected[command])


async def test_words_corrected_into_a_wish_offer_the_button(stage: Stage, anna: Actor, quiet: Actor) -> None:
    message = await quiet.types("Сто")
    await quiet.edits(message, "Стоп")

    assert quiet.sees("Совсем не спрашивать?")
