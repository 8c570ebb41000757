"""Which answers a card counts, said and carried: each contact's latest, or all of them."""

from __future__ import annotations

from dataclasses import replace

from messages.taps import ReportTap
from messages.texts import label
from messages.writing import Buttons, button
from nps.period import Period
from nps.scope import Scope

_EVERY = ".e"
"""Behind a period's key in a button: every answer counts."""


def code_of(period: Period, *, every: bool) -> str:
    return f"{period.key}{_EVERY}" if every else period.key


def split(code: str) -> tuple[Period, bool]:
    """The period behind a button, and whether every answer counts. Raises ValueError for none."""
    return Period.from_key(code.removesuffix(_EVERY)), code.endswith(_EVERY)


def window_of(language: str, scope: Scope) -> str:
    """«по последней оценке каждого»"""
    return label(language, "window-every" if scope.every else "window-latest")


def window_title(language: str, scope: Scope) -> str:
    """The same at the beginning of a line."""
    return label(language, "window-title-every" if scope.every else "window-title-latest")


def other_window(language: str, period: Period, scope: Scope) -> Buttons:
    """The same card the other way."""
    other = replace(scope, every=not scope.every)
    return [[button(window_title(language, other), ReportTap(period=code_of(period, every=other.every)).pack())]]
