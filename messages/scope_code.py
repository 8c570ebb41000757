"""What somebody wants to see of a list, short enough for a button: kinds of its lines and a scope."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any
from zlib import crc32

from nps.scope import Lacking, Scope
from nps.scope_words import Directory
from nps.values import AccountId, Circle, StaffId, SurveyId, SurveyKind

EVERYTHING = "-"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_CIRCLES, _SURVEYS = tuple(Circle), tuple(SurveyKind)
_LACKING: dict[str, Lacking] = {"m-": "manager", "s-": "segment", "c-": "circle", "r-": "region"}
_PART = re.compile(r"k[0-9]+|[mao][0-9a-z]{1,13}|[sr][0-9a-f]{6}|c[0-4]|q[0-9]|[mscr]-|e")
_NUMBERED: dict[str, tuple[str, Callable[[int], int]]] = {
    "m": ("manager", StaffId),
    "a": ("account", AccountId),
    "o": ("survey", SurveyId),
}
_LARGEST = 2**63


def encode(scope: Scope, kinds: Iterable[int], *, of_answers: bool = False) -> str:
    """As "k0.m1f.s0a1b2c": kinds by number, a segment and a region by checksum; a client says all but the circle.

    `of_answers`: of a client's they may be those of one manager or segment, as it was then.

    A survey is "o5", with "q1" where its kind matters; "s-" is whatever has no segment; "e": every answer counts.
    """
    of_kinds = "".join(map(str, kinds))
    parts = [f"k{of_kinds}"] if of_kinds else []
    if scope.account is not None:
        parts.append(f"a{_short(scope.account)}")
    if scope.account is None or of_answers:
        parts += [f"m{_short(scope.manager)}"] if scope.manager is not None else []
        parts += [f"s{_checksum(scope.segment)}"] if scope.segment is not None else []
    if scope.account is None:
        parts += [f"r{_checksum(scope.region)}"] if scope.region is not None else []
    parts += [f"c{_CIRCLES.index(scope.circle)}"] if scope.circle is not None else []
    parts += ["e"] if scope.every else []
    parts += [code for code, lacking in _LACKING.items() if lacking in scope.lacks]
    parts += [f"o{_short(scope.survey)}"] if scope.survey is not None else []
    parts += [f"q{_SURVEYS.index(scope.kind)}"] if scope.kind is not None else []
    return ".".join(parts) or EVERYTHING


def decode(code: str, directory: Directory, own: Scope, *, kinds: int) -> tuple[Scope, frozenset[int]] | None:
    """Back from `encode`, within the reader's `own` scope; None when it names nothing (any more).

    `kinds`: so many there are.
    """
    of_kinds: frozenset[int] = frozenset()
    scope: dict[str, Any] = {}
    lacks: set[Lacking] = set()
    for part in [] if code == EVERYTHING else code.split("."):
        if not _PART.fullmatch(part):
            return None
        what, rest = part[0], part[1:]
        if what == "k":
            of_kinds = frozenset(map(int, rest))
            if max(of_kinds) >= kinds:
                return None
        elif what == "e":
            scope["every"] = True
        elif part in _LACKING:
            lacks.add(_LACKING[part])
        elif what == "c":
            scope["circle"] = _CIRCLES[int(rest)]
        elif what == "q":
            scope["kind"] = _SURVEYS[int(rest)]
        elif what in _NUMBERED:
            name, number_of = _NUMBERED[what]
            if (number := int(rest, 36)) >= _LARGEST:
                return None
            scope[name] = number_of(number)
        else:
            names = directory.segments if what == "s" else directory.regions
            called = next((name for name in names if _checksum(name) == rest), None)
            if called is None:
                return None
            scope["segment" if what == "s" else "region"] = called
    if own.manager is not None and scope.get("manager") not in (own.manager, *own.also_of):
        scope |= {"manager": own.manager, "also_of": own.also_of}
        lacks.discard("manager")
    return Scope(**scope, lacks=frozenset(lacks)), of_kinds


def _short(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"


def _checksum(name: str) -> str:
    return f"{crc32(name.encode()) & 0xFFFFFF:06x}"
