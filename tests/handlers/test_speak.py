"""What counts as something a person says."""

from __future__ import annotations

from typing import Any

import pytest
from aiogram.types import Message

from handlers.words import part_of
from nps.values import PartKind

HEAD: dict[str, Any] = {"message_id": 7, "date": 0, "chat": {"id": 31, "type": "private"}}


@pytest.mark.parametrize(
    "said",
    [
        {"dice": {"emoji": "🎲", "value": 3}},
        {"checklist": {"title": "Что исправить", "tasks": [{"id": 1, "text": "Сроки"}]}},
        {"paid_media": {"star_count": 1, "paid_media": []}},
    ],
)
def test_whatever_is_neither_text_nor_file_is_still_a_part_to_be_copied(said: dict[str, Any]) -> None:
    part = part_of(Message.model_validate(HEAD | said))

    assert part is not None
    assert (part.kind, part.source_chat_id, part.source_message_id) == (PartKind.OTHER, 31, 7)


def test_a_service_message_says_nothing() -> None:
    assert part_of(Message.model_validate(HEAD | {"group_chat_created": True})) is None
