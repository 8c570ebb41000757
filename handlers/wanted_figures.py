"""Of what somebody wants figures, in their words; and what is said of words that name nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from actions.turn import Turn
from messages import figures_of
from messages.dates import day_of_year
from messages.scope_names import directory_of
from messages.texts import Markup, clip, lines, say
from nps.figure_words import parse_figures
from nps.period import Period, containing
from nps.scope import EVERYTHING, Scope
from nps.scope_words import ScopeError
from nps.values import PeriodKind
from nps.windows import read_window
from storage.asking.surveys import find_asked
from storage.people.staff import Staff

SHOWN = 120


async def wanted(turn: Turn, reader: Staff, language: str, words: str, *, period: Period | None = None) -> str:
    """As `figures_of.code_of` has it; of words that name no period the given one, else the running quarter.

    Raises ScopeError.
    """
    usual = period or containing(PeriodKind.QUARTER, turn.today)
    every, words = read_window(words)
    if not turn.programme.may_read_answers(reader.role):
        every = False
    if not words.strip():
        return figures_of.code_of(reader, usual, replace(reader.scope, every=every))
    asked = parse_figures(words, await directory_of(turn.conn, language, reader), turn.today)
    scope = await _of_kind(turn, asked.scope)
    if asked.scope == EVERYTHING or not turn.programme.may_read_answers(reader.role):
        scope = reader.scope
    return figures_of.code_of(reader, asked.period or usual, replace(scope, every=every))


async def _of_kind(turn: Turn, scope: Scope) -> Scope:
    """A survey that is named is of its kind alone, as its bar is."""
    survey = await find_asked(turn.conn, scope.survey) if scope.survey is not None else None
    return replace(scope, kind=survey.kind) if survey is not None else scope


def told(turn: Turn, language: str, error: ScopeError) -> Markup:
    """What was not understood, and what would be."""
    details = {name: clip(value, SHOWN) for name, value in error.details.items()}
    if error.key == "narrow-future":
        day = date.fromisoformat(error.details["day"])
        details = {"day": day_of_year(language, day, turn.programme.zone)}
    why = say(language, error.key, **details)
    return why if error.key in ("nps-wrong", "nps-backwards") else lines(why, say(language, "narrow-examples"))
