"""Whom of an account's circles the company hears: an account is known by all who deal with it (method §4)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from nps.values import Circle


class Heard(IntEnum):
    """How far a circle has come: as far as whoever of it has come furthest."""

    MISSING = 0  # the client list names nobody
    LISTED = 1  # nobody of them can be asked
    JOINED = 2  # a question reaches somebody, and nobody has answered lately
    ANSWERED = 3


CIRCLES = (Circle.DECISION_MAKER, Circle.ADVOCATE, Circle.USER, Circle.INTERMEDIARY, Circle.END_USER)
"""In the order of how much their word weighs."""


def by_circle(people: Iterable[tuple[Circle | None, Heard]]) -> dict[Circle, Heard]:
    """Each of the five; whoever has no circle tells nothing."""
    furthest = dict.fromkeys(CIRCLES, Heard.MISSING)
    for circle, heard in people:
        if circle is not None:
            furthest[circle] = max(furthest[circle], heard)
    return furthest
