"""Which cases somebody wants to see, as they say it: «просрочено», «новые VIP», "late Smirnova"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from nps.scope import EVERYTHING, Scope
from nps.scope_words import Directory, ScopeError, parse
from nps.text import fold
from nps.values import StaffId


class CaseKind(StrEnum):
    """How a case stands, as far as one asks for it."""

    LATE = "late"
    NEW = "new"  # nobody has reached the client yet
    IN_WORK = "work"
    WAITING = "wait"
    PROMISED = "prom"
    SETTLED = "done"  # the client is asked
    REOPENED = "again"


_KINDS = {
    CaseKind.LATE: r"просроч\w*|горит|горят|горящие|overdue|late",
    CaseKind.NEW: r"нов(?:ые|ая|ое|ых)|new",
    CaseKind.IN_WORK: r"в работе|in work|open",
    CaseKind.WAITING: r"ждем|ждут|ожидани\w*|waiting",
    CaseKind.PROMISED: r"обещан\w*|promis\w*",
    CaseKind.SETTLED: r"закрыт\w*|решен\w*|settled|closed",
    CaseKind.REOPENED: r"не решен\w*|снова|повторно|reopened",
}
_MINE = r"мои|моя|мое|моих|mine|my"
_ALL = r"все|всех|all|обращени\w*|cases?"
_FIRST = (
    CaseKind.REOPENED,
    *(kind for kind in CaseKind if kind is not CaseKind.REOPENED),
)  # «не решено» holds «решено»
_QUOTED = re.compile(r"([«„“\"][^«»„“”\"]*[»“”\"])")


@dataclass(frozen=True, slots=True)
class WantedCases:
    """Open cases of this scope; all of the kinds must hold."""

    scope: Scope = EVERYTHING
    kinds: frozenset[CaseKind] = frozenset()


def parse_cases(text: str, directory: Directory, *, me: StaffId) -> WantedCases:
    """What the words narrow it down to; no words: everything. Raises ScopeError.

    1. A name of the company's, whole: "Новые технологии" is that client.
    2. Outside quotes: how the case stands, «мои», and «все», which says nothing.
    3. The rest is a scope (nps.scope_words); a period says nothing of cases that are open now, so it is an error.
    """
    if any(fold(name) == fold(text) for _, _, name in directory.names()):
        return WantedCases(parse(f"«{fold(text)}»", directory).scope)
    kinds: set[CaseKind] = set()
    is_mine = False
    parts = []
    for part in _QUOTED.split(text):
        if _QUOTED.fullmatch(part):
            parts.append(part)
            continue
        rest = part.casefold().replace("ё", "е")
        for kind in _FIRST:
            rest, found = re.subn(rf"(?<!\w)(?:{_KINDS[kind]})(?!\w)", " ", rest)
            kinds |= {kind} if found else set()
        rest, found = re.subn(rf"(?<!\w)(?:{_MINE})(?!\w)", " ", rest)
        is_mine = is_mine or bool(found)
        parts.append(re.sub(rf"(?<!\w)(?:{_ALL})(?!\w)", " ", rest))
    spoken = parse(" ".join(parts), directory)
    if spoken.rest:
        raise ScopeError("scope-unknown", {"words": spoken.rest})
    scope = spoken.scope
    if is_mine:
        if scope.manager not in (None, me):
            names = dict(directory.managers)
            raise ScopeError("scope-twice", {"first": names.get(me, "—"), "second": names.get(scope.manager, "—")})
        scope = replace(scope, manager=me)
    return WantedCases(scope, frozenset(kinds))
