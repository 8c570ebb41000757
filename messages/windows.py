"""Which answers a card counts, said and carried: each contact's latest, or all of them."""

from __future__ import annotations

from dataclasses import replace

from aiogram.types import InlineKeyboardButton

from messages.figures_of import Of
from messages.taps.figures import ReportTap
from messages.texts import label
from messages.writing import button
from nps.scope import Scope


def window_of(language: str, scope: Scope) -> str:
    """«по последней оценке каждого»"""
    return label(language, "window-every" if scope.every else "window-latest")


def window_title(language: str, scope: Scope) -> str:
    """The same at the beginning of a line."""
    return label(language, "window-title-every" if scope.every else "window-title-latest")


def other_window(language: str, of: Of) -> InlineKeyboardButton:
    """The same card the other way."""
    other = replace(of.scope, every=not of.scope.every)
    text = label(language, "window-button-every" if other.every else "window-button-latest")
    return button(text, ReportTap(of=of.within(other)).pack())
