"""Answers to taps, chat actions, reactions."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.people import Person
from tests.sandbox.conftest import Api, Clock, keys

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def tapped(api: Api, irina: Person) -> dict[str, Any]:
    await api.says("?", reply_markup=keys("3"))
    return {"callback_query_id": await irina.taps("3")}


async def test_an_answer_with_words_is_a_toast(api: Api, irina: Person) -> None:
    query = await tapped(api, irina)
    assert irina.taps_unanswered == 1

    await api("answerCallbackQuery", **query, text="Записали", show_alert=True)

    assert irina.toasts == ["Записали"]
    assert irina.taps_unanswered == 0


async def test_an_answer_without_words_only_stops_the_spinner(api: Api, irina: Person) -> None:
    await api("answerCallbackQuery", **await tapped(api, irina))

    assert irina.toasts == []
    assert irina.taps_unanswered == 0


async def test_answering_twice_is_fine(api: Api, irina: Person) -> None:
    query = await tapped(api, irina)

    await api("answerCallbackQuery", **query, text="one")
    await api("answerCallbackQuery", **query)

    assert irina.toasts == ["one"]


async def test_a_tap_can_be_answered_for_150_seconds(api: Api, irina: Person, clock: Clock) -> None:
    query = await tapped(api, irina)
    clock.passes(seconds=149)
    await api("answerCallbackQuery", **query)
    clock.passes(seconds=1)

    assert await api.refused("answerCallbackQuery", **query) == TOO_OLD


async def test_an_unknown_query_is_refused(api: Api, irina: Person) -> None:
    assert await api.refused("answerCallbackQuery", callback_query_id="5") == TOO_OLD


async def test_a_toast_has_200_characters_at_most(api: Api, irina: Person) -> None:
    query = await tapped(api, irina)

    assert await api.refused("answerCallbackQuery", **query, text="x" * 201) == "Bad Request: MESSAGE_TOO_LONG"
    await api("answerCallbackQuery", **query, text="x" * 200)


async def test_a_tap_on_an_old_or_deleted_message_comes_without_its_text(api: Api, irina: Person, clock: Clock) -> None:
    sent = await api.says("?", reply_markup=keys("3"))
    old = irina.last
    clock.passes(hours=49)
    await irina.taps("3")
    new = await api.says("?", reply_markup=keys("4"))
    newer = irina.last
    await api("deleteMessage", chat_id=1001, message_id=new["message_id"])
    await irina.taps("4", on=newer)

    messages = [update["callback_query"]["message"] for update in await api("getUpdates")]

    assert [(m["message_id"], m["date"], "text" in m) for m in messages] == [
        (sent["message_id"], 0, False),
        (new["message_id"], 0, False),
    ]
    assert old.text == "?"


async def test_a_chat_action_is_shown_and_a_wrong_one_refused(api: Api, irina: Person) -> None:
    await api("sendChatAction", chat_id=1001, action="typing")

    assert irina.chat.actions == ["typing"]
    assert await api.refused("sendChatAction", chat_id=1001, action="dancing") == (
        "Bad Request: wrong parameter action in request"
    )


async def test_a_reaction_is_seen_and_taken_away(api: Api, irina: Person) -> None:
    message = await irina.types("thanks")
    where = {"chat_id": 1001, "message_id": message.message_id}

    await api("setMessageReaction", **where, reaction=[{"type": "emoji", "emoji": "👍"}])
    assert message.reactions == ["👍"]
    await api("setMessageReaction", **where, reaction=[])
    assert message.reactions == []


@pytest.mark.parametrize(
    ("message_id", "emoji", "why"),
    [
        (999, ["👍"], "Bad Request: message to react not found"),
        (1, ["🧦"], "Bad Request: REACTION_INVALID"),
        (1, ["👍", "🔥"], "Bad Request: REACTIONS_TOO_MANY"),
    ],
)
async def test_a_bad_reaction_is_refused(api: Api, irina: Person, message_id: int, emoji: list[str], why: str) -> None:
    reaction = [{"type": "emoji", "emoji": sign} for sign in emoji]

    assert await api.refused("setMessageReaction", chat_id=1001, message_id=message_id, reaction=reaction) == why
