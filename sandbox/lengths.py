"""Text as Telegram counts it: UTF-16 units, trimmed, entities moved along."""

from __future__ import annotations

from typing import Any

Entity = dict[str, Any]

TEXT_LIMIT, CAPTION_LIMIT = 4096, 1024


def utf16_length(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Cut the white space around a text, as Telegram does before it counts, and move the entities."""
    bare = text.strip()
    lead = utf16_length(text[: len(text) - len(text.lstrip())]) if bare else 0
    end = utf16_length(bare)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - lead)
        stop = min(end, entity["offset"] + entity["length"] - lead)
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    return bare, kept
