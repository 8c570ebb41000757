"""The first words to somebody: by name where it is known how they are addressed."""

from __future__ import annotations

from messages.texts import Markup, say
from nps.greeting import address


def hello(language: str, name: str, greeting: str | None = None, *, by_name: bool = True) -> Markup:
    """«Здравствуйте, Анна Петровна!», or «Здравствуйте!» without guessing; `by_name`: may the name be shown?"""
    known = address(name, greeting) if by_name else None
    return say(language, "hello-named", name=known) if known else say(language, "hello")
