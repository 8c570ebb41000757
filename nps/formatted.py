"""Words with their formatting, as Telegram counts them: put together and divided without moving an entity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Entity = dict[str, Any]
"""As the Bot API has it: `type`, `offset` and `length` in UTF-16 units, and what the type has besides."""

KEPT = frozenset(
    {
        "bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "text_link", "blockquote",
        "expandable_blockquote", "date_time",
    }
)  # fmt: skip
"""What was put there by hand; links, addresses and numbers Telegram finds by itself."""
NEAR = 60  # characters, in which a place to divide a text is looked for


@dataclass(frozen=True, slots=True)
class Formatted:
    text: str = ""
    entities: tuple[Entity, ...] = ()

    def __add__(self, other: Formatted) -> Formatted:
        lead = units(self.text)
        moved = ({**entity, "offset": entity["offset"] + lead} for entity in other.entities)
        return Formatted(self.text + other.text, (*self.entities, *moved))


def units(text: str) -> int:
    """The length of a text as Telegram counts it, in UTF-16."""
    return len(text) + sum(character > "\uffff" for character in text)


def styled(text: str, kind: str) -> Formatted:
    """All of a text in one style."""
    return Formatted(text, ({"type": kind, "offset": 0, "length": units(text)},) if text else ())


def kept(text: str, entities: Iterable[Entity]) -> Formatted:
    """What of somebody's formatting goes on to somebody else."""
    size = units(text)
    return Formatted(
        text,
        tuple(
            entity
            for entity in entities
            if entity.get("type") in KEPT and entity["length"] > 0 and entity["offset"] + entity["length"] <= size
        ),
    )


def divided(words: Formatted, first: int, then: int) -> list[Formatted]:
    """The words in pieces of at most `first`, `then`, `then`, … units, none of them lost; at least one piece.

    A piece ends at a space or a line break when there is one near its end, else between two characters. What was
    formatted across the cut is so in both.
    """
    pieces: list[Formatted] = []
    room = first
    while units(words.text) > room:
        cut = _place_to_cut(words.text, room)
        piece = _part(words, 0, units(words.text[:cut]), words.text[:cut])
        words = _part(words, units(words.text[:cut]), units(words.text), words.text[cut:])
        if piece.text.strip():  # Telegram refuses a message of spaces
            pieces.append(piece)
            room = then
    return [*pieces, words] if words.text.strip() else pieces or [Formatted()]


def _place_to_cut(text: str, room: int) -> int:
    """How many characters fit into so many units."""
    fits = len(text.encode("utf-16-le", "surrogatepass")[: 2 * room].decode("utf-16-le", errors="ignore"))
    space = max(text.rfind(" ", 0, fits), text.rfind("\n", 0, fits))
    return space + 1 if space > 0 and space >= fits - NEAR else max(fits, 1)


def _part(words: Formatted, start: int, end: int, text: str) -> Formatted:
    entities = []
    for entity in words.entities:
        begins, ends = max(entity["offset"], start), min(entity["offset"] + entity["length"], end)
        if begins < ends:
            entities.append({**entity, "offset": begins - start, "length": ends - begins})
    return Formatted(text, tuple(entities))
