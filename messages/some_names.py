"""«ООО «Вектор», АО «Гранит» и ещё 4»: the first few by name, in one line."""

from __future__ import annotations

from collections.abc import Callable

from messages.texts import Markup, clip, join, label, say
from storage.cases.changed import Some
from storage.figures.measures import Named

NAMED = 3
"""So many by name; the others are counted."""
NAME = 27


def named(language: str, some: Some, tell: Callable[[Named], Markup] | None = None) -> Markup:
    """« — Ирина Ким, ООО «Вектор» и ещё 2», behind a figure; nothing where nobody can be named."""
    if not some.first:
        return Markup("")
    names = join("; ", [(tell or (lambda each: person(language, each)))(each) for each in some.first])
    return say(language, "some-names", names=names, more=more(language, some.count - len(some.first)))


def more(language: str, count: int) -> Markup:
    return say(language, "some-more", count=count) if count > 0 else Markup("")


def person(language: str, each: Named) -> Markup:
    name = each.name or label(language, "erased-name")
    return say(language, "some-person", name=clip(name, NAME), account=clip(each.account, NAME))


def scored(language: str, each: Named) -> Markup:
    """«Ирина Ким, ООО «Вектор»: 3»"""
    return say(language, "some-scored", score=each.score or 0, person=person(language, each))
