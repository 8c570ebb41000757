"""A press is brought to whoever has a handler for such a button, in order, and to nobody else."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Chat, Message, TelegramObject, User

from handlers.by_button import ByButton

SOMEBODY = User(id=5, is_bot=False, first_name="Ира")


class Score(CallbackData, prefix="score"):
    number: int


class Ask(CallbackData, prefix="score", sep="|"):
    number: int


class Room(Router):
    """Notes that it was asked."""

    def __init__(self, name: str, asked: list[str]) -> None:
        super().__init__(name=name)
        self.asked = asked

    async def propagate_event(self, update_type: str, event: TelegramObject, **kwargs: Any) -> Any:
        self.asked.append(self.name)
        return await super().propagate_event(update_type, event, **kwargs)


def room(name: str, asked: list[str], *conditions: Any, says: Any = None) -> Room:
    async def answer(_: TelegramObject) -> Any:
        return says or name

    made = Room(name, asked)
    made.callback_query.register(answer, *conditions)
    return made


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def rooms(asked: list[str]) -> ByButton:
    rooms = ByButton(name="rooms")
    silent = Room("silent", asked)
    inner = Router(name="inner")
    inner.include_router(room("inside", asked, Ask.filter()))
    low = room("low", asked, Score.filter(), lambda tap: tap.data == "score:1")
    rooms.include_routers(silent, low, room("score", asked, Score.filter()), inner, room("rest", asked))
    return rooms


async def press(rooms: ByButton, data: str | None) -> Any:
    return await rooms.propagate_event(
        "callback_query", CallbackQuery(id="1", from_user=SOMEBODY, chat_instance="1", data=data)
    )


@pytest.mark.parametrize(
    ("data", "answer", "were_asked"),
    [
        ("score:1", "low", ["low"]),
        ("score:2", "score", ["low", "score"]),
        ("score:x", "rest", ["low", "score", "rest"]),
        ("score|2", "inside", ["inside"]),
        ("score", "rest", ["low", "score", "inside", "rest"]),
        ("scores:1", "rest", ["rest"]),
        ("", "rest", ["rest"]),
        (None, "rest", ["rest"]),
    ],
)
async def test_those_are_asked_who_have_a_handler_for_such_a_button(
    rooms: ByButton, asked: list[str], data: str | None, answer: str, were_asked: list[str]
) -> None:
    assert await press(rooms, data) == answer
    assert asked == were_asked


async def test_who_does_not_want_it_after_all_leaves_it_to_the_next(asked: list[str]) -> None:
    rooms = ByButton(name="rooms")
    rooms.include_routers(room("first", asked, Score.filter(), says=UNHANDLED), room("second", asked, Score.filter()))

    assert await press(rooms, "score:1") == "second"
    assert asked == ["first", "second"]


async def test_of_messages_those_are_asked_who_have_handlers_for_them(rooms: ByButton, asked: list[str]) -> None:
    message = Message(message_id=1, date=datetime(2026, 11, 23, tzinfo=UTC), chat=Chat(id=5, type="private"), text="3")

    assert await rooms.propagate_event("message", message) is UNHANDLED
    assert asked == []
