"""What this version of the program cannot read: its words are a message, and of the rest somebody learns."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rounds.stage import Actor, Stage

BROKEN = {"voice": {"from": 2031}}  # a kind that has changed


@pytest.fixture
async def quiet(stage: Stage, anna: Actor, asked: Actor) -> Actor:
    """Ирина, who has answered, and of whom nothing is awaited any more."""
    await asked.taps("9")
    await asked.taps("Готово")
    await stage.passes(days=2)
    return asked


async def posts(actor: Actor, **content: Any) -> None:
    """A message of theirs as a Telegram of later years may send it."""
    person = actor.person
    head = {
        "message_id": person.bot.new_message_id(),
        "from": person.user.as_json(),
        "chat": person.user.chat_json(),
        "date": int(person.world.now().timestamp()),
    }
    person.bot.post("message", {**head, **content}, person.chat)
    await actor.stage.settles()


@pytest.mark.parametrize("words", [{"text": "Позвоните мне"}, {"caption": "Позвоните мне"}])
async def test_words_beside_something_that_cannot_be_parsed_are_a_message(
    anna: Actor, quiet: Actor, words: dict[str, str]
) -> None:
    await posts(quiet, **BROKEN, **words)

    assert anna.sees("Позвоните мне")


async def test_a_score_beside_something_that_cannot_be_parsed_is_a_score(stage: Stage, asked: Actor) -> None:
    await posts(asked, **BROKEN, text="9")

    assert await stage.query("SELECT score FROM responses") == [9]


async def test_who_sends_what_cannot_be_parsed_is_asked_for_words_and_the_owners_learn_of_it(
    stage: Stage, boss: Actor, quiet: Actor
) -> None:
    await posts(quiet, **BROKEN)
    await posts(quiet, **BROKEN)

    assert quiet.sees("обычным текстом")
    assert len([message for message in boss.person.inbox if "не умеет читать" in message.text]) == 1
    assert await stage.query("SELECT count(*) FROM inbox WHERE state = 'unparsable'") == [2]


async def test_a_kind_of_message_that_is_too_new_is_asked_for_in_words(boss: Actor, quiet: Actor) -> None:
    await posts(quiet, hologram={"file_id": "x"})

    assert quiet.sees("обычным текстом")
    assert boss.sees("не умеет читать")


async def test_the_caption_of_something_too_new_reaches_the_manager(anna: Actor, quiet: Actor) -> None:
    await posts(quiet, hologram={"file_id": "x"}, caption="Вот так это выглядит")

    assert anna.sees("Вот так это выглядит")
