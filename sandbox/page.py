"""What a page of phones shows beside the chats: who may be put on a phone, and scripts of whoever started it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cast:
    """A person that may be put on a phone; `link`: the deep link payload that waits for them."""

    id: int
    name: str
    about: str = ""
    role: str = ""
    link: str | None = None


@dataclass(slots=True)
class Page:
    title: str
    cast: Callable[[], Awaitable[list[Cast]]] | None = None
    phones: list[int] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    languages: tuple[str, ...] = ("ru", "en")
