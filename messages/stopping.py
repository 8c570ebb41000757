"""Somebody wants no more questions: asked once what they mean, and what the manager reads of it."""

from __future__ import annotations

from typing import Literal

from messages.taps.answering import StopTap
from messages.texts import Markup, label, say
from messages.writing import Buttons, button


def question(language: str) -> tuple[Markup, Buttons]:
    """«Совсем не спрашивать?»: most who press in anger mean «not so often»."""

    def choice(wish: Literal["yes", "rarely", "no"]) -> Buttons:
        return [[button(label(language, f"stop-{wish}"), StopTap(wish=wish).pack())]]

    return say(language, "stop-ask"), [*choice("yes"), *choice("rarely"), *choice("no")]
