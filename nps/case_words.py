"""Which cases somebody wants to see, as they say it: «просрочено», «новые VIP», "late Smirnova"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from nps.listed_words import parse_listed
from nps.scope import EVERYTHING, Scope
from nps.scope_words import Directory
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
_ALL = r"все|всех|all|обращени\w*|cases?"
_FIRST = CaseKind.REOPENED
_FIRST_KINDS = [(_FIRST, _KINDS[_FIRST]), *_KINDS.items()]  # «не решено» holds «решено»


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
    scope, kinds = parse_listed(text, directory, _FIRST_KINDS, _ALL, me=me)
    return WantedCases(scope, kinds)
