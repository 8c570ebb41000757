"""What of a list somebody wants to see, as they say it: kinds of its lines, «мои», and a scope in between."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from nps.scope import Scope
from nps.scope_words import Directory, ScopeError, parse
from nps.text import fold
from nps.values import StaffId

K = TypeVar("K")
_MINE = r"мои|моя|мое|моих|mine|my"
_QUOTED = re.compile(r"([«„“\"][^«»„“”\"]*[»“”\"])")


def parse_listed(
    text: str, directory: Directory, kinds: Iterable[tuple[K, str]], everything: str, *, me: StaffId
) -> tuple[Scope, frozenset[K]]:
    """What the words narrow it down to, and of which kinds; no words: everything. Raises ScopeError.

    `kinds` are tried in their order, each with a pattern of its words; `everything` is one of words that say nothing.

    1. A name of the company's, whole: "Новые технологии" is that client.
    2. Outside quotes: the kinds, «мои», and what says nothing.
    3. The rest is a scope (nps.scope_words); a period says nothing of what stands so now, so it is an error.
    """
    if any(fold(name) == fold(text) for _, _, name in directory.names()):
        return parse(f"«{fold(text)}»", directory).scope, frozenset()
    of_kinds: set[K] = set()
    is_mine = False
    parts = []
    for part in _QUOTED.split(text):
        if _QUOTED.fullmatch(part):
            parts.append(part)
            continue
        rest = part.casefold().replace("ё", "е")
        for kind, pattern in kinds:
            rest, found = re.subn(rf"(?<!\w)(?:{pattern})(?!\w)", " ", rest)
            of_kinds |= {kind} if found else set()
        rest, found = re.subn(rf"(?<!\w)(?:{_MINE})(?!\w)", " ", rest)
        is_mine = is_mine or bool(found)
        parts.append(re.sub(rf"(?<!\w)(?:{everything})(?!\w)", " ", rest))
    spoken = parse(" ".join(parts), directory)
    if spoken.rest:
        raise ScopeError("scope-unknown", {"words": spoken.rest})
    scope = spoken.scope
    if is_mine:
        if scope.manager not in (None, me):
            names = dict(directory.managers)
            raise ScopeError("scope-twice", {"first": names.get(me, "—"), "second": names.get(scope.manager, "—")})
        scope = replace(scope, manager=me)
    return scope, frozenset(of_kinds)
