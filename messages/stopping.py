"""Being asked no more: what is offered to whoever asks for it in words."""

from __future__ import annotations

from messages.taps import StopTap
from messages.texts import Markup, label, say
from messages.writing import Buttons, button


def question(language: str) -> tuple[Markup, Buttons]:
    return say(language, "stop-ask"), [[button(label(language, "question-stop"), StopTap(wish="yes").pack())]]
