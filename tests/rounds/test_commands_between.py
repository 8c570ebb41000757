"""A command while the bot waits for words: it is done, and is nobody's words, least of all to a client."""

from __future__ import annotations

import pytest

from tests.rounds.stage import Actor, Stage

WAITS = {
    "call": ["Был звонок"],
    "reply": ["Ответить"],
    "promise": ["Обещание"],
    "cause": ["Закрыть"],
    "outcome": ["Закрыть", "Качество"],
    "loss": ["Клиент потерян", "Своими словами"],
    "note": ["Передать", "Игорь Волков", "Только обращение"],
}


@pytest.mark.parametrize("buttons", WAITS.values(), ids=WAITS)
@pytest.mark.parametrize("typed", ["/case Дан", "/cleint Вектор"])
async def test_whatever_is_waited_for_a_command_is_no_answer(
    stage: Stage, anna: Actor, igor: Actor, asked: Actor, buttons: list[str], typed: str
) -> None:
    await asked.taps("3")
    card = anna.find("🔴")
    await anna.taps(buttons[0], on=card)
    for button in buttons[1:]:
        await anna.taps(button)
    before = len(asked.person.inbox)
    await anna.types(typed)

    expected = "Открыто обращение № 2" if typed == "/case Дан" else "Не понимаю, что нужно сделать"
    assert anna.sees(expected)
    assert len(asked.person.inbox) == before
    assert typed not in "".join(message.words for message in anna.person.inbox)
    assert await stage.query("SELECT text FROM notes") == []
    assert await stage.query("SELECT count(*) FROM relays") == [0]
    assert await stage.query("SELECT DISTINCT state FROM cases") == [
        "in_work" if buttons == ["Был звонок"] else "new",
        *(["new"] if buttons == ["Был звонок"] and typed == "/case Дан" else []),
    ]


async def test_a_reply_to_a_card_that_is_a_command_is_that_command(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await anna.replies(anna.find("🔴"), "/client вектор")
    await anna.replies(anna.find("🔴"), "/cleint вектор")

    assert anna.sees("менеджер Анна Смирнова")
    assert not anna.sees("Отправить клиенту?")


async def test_a_command_is_no_word_of_an_answer_that_is_being_recorded(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await anna.types("/record Дан")
    await anna.taps("По телефону")
    await anna.taps("9")
    await anna.types("Удобно")
    await anna.types("/case Ким")
    await anna.taps("Готово")
    await anna.taps("Записать")

    assert anna.sees("Открыто обращение № 1")
    assert await stage.query("SELECT text FROM comment_parts") == ["Удобно"]
