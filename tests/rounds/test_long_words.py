"""Long words reach the manager whole: what the card or a caption has no room for follows below."""

from __future__ import annotations

import pytest

from sandbox.lengths import utf16_length
from tests.rounds.stage import Actor, Stage

REST = "продолжение:"


def words(length: int, name: str = "слово") -> str:
    """As many words as fit into `length` units, each of which can be told apart: a missing one is noticed."""
    said = name
    for number in range(length):
        more = f"{said} {name}{number}"
        if utf16_length(more) > length:
            break
        said = more
    return said


def read_by(reader: Actor) -> str:
    """Everything in the chat, without heads, in one line."""
    return " ".join(" ".join(message.words for message in reader.person.inbox).split())


def missing(said: str, reader: Actor) -> list[str]:
    seen = set(read_by(reader).replace("«", " ").replace("»", " ").replace("…", " ").split())
    return [word for word in said.split() if word not in seen]


async def test_a_comment_of_3495_characters_reaches_the_manager_whole(stage: Stage, anna: Actor, asked: Actor) -> None:
    said = words(3495)
    await asked.taps("3")
    await asked.types(said)

    assert missing(said, anna) == []
    assert "Продолжение — ниже" in anna.find("🔴").text
    assert len([m for m in anna.person.inbox if REST in m.text]) == 1


async def test_the_longest_comments_one_after_the_other_reach_the_manager_whole(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    said = [words(4096, name) for name in ("первое", "второе", "🙂")]
    await asked.taps("3")
    for each in said:
        await asked.types(each)

    assert missing(" ".join(said), anna) == []


async def test_a_short_comment_is_followed_by_nothing(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await asked.types("Опоздали.")

    assert not anna.sees(REST)
    assert not anna.sees("Продолжение")


async def test_a_long_comment_before_its_score_reaches_the_manager_whole(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    said = words(4000)
    await asked.types(said)
    await asked.taps("3")

    assert missing(said, anna) == []


async def test_a_long_comment_reaches_the_owner_in_place_of_a_lost_manager(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    said = words(4000)
    await asked.taps("3")
    await anna.person.deactivates()
    await asked.types(said)

    assert missing(said, boss) == []


async def free(stage: Stage, asked: Actor) -> None:
    await asked.taps("9")
    await asked.taps("Готово")
    await stage.passes(days=2)


async def test_a_caption_of_1000_characters_keeps_its_end(stage: Stage, anna: Actor, asked: Actor) -> None:
    await free(stage, asked)
    said = words(1000)
    await asked.sends_photo("Смотрите")
    await asked.sends_photo(said)

    assert missing(said, anna) == []
    assert [m.kind for m in anna.person.inbox][-2:] == ["photo", "text"]


async def test_a_free_message_of_4096_characters_reaches_the_manager_whole(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await free(stage, asked)
    said = words(4096, "🙂")
    await asked.types(said)

    assert missing(said, anna) == []


async def test_a_reply_to_what_follows_below_can_still_be_cancelled(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await asked.types(words(3000))
    await anna.replies(anna.find(REST), "Разберусь")

    assert anna.sees("уйдёт через 10 секунд")


@pytest.mark.parametrize("free_first", [True, False])
async def test_what_follows_below_is_taken_back_with_the_data(
    stage: Stage, anna: Actor, asked: Actor, free_first: bool
) -> None:
    said = words(3800)
    if free_first:
        await free(stage, asked)
    else:
        await asked.taps("3")
    await asked.types(said)
    await asked.types("/forget")
    await asked.taps("Удалить мои данные")
    await stage.passes(minutes=5)

    assert missing(said, anna) == said.split()
