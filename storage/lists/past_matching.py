"""Who of the contacts gave an answer of before, by what the file says of them: found for certain, or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from nps.client_list import RowError
from nps.client_values import code
from nps.names import company_key, person_key

LONGEST_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Candidate:
    """A contact as they are matched."""

    id: int
    external_id: str | None
    email: str | None
    phone: str | None
    name: str
    account: str
    account_code: str | None


class Told(Protocol):
    """How a row of a file names somebody. `shown`: that in one line, as it stands there."""

    @property
    def number(self) -> int: ...
    @property
    def contact_id(self) -> str | None: ...
    @property
    def email(self) -> str | None: ...
    @property
    def phone(self) -> str | None: ...
    @property
    def name(self) -> str | None: ...
    @property
    def account(self) -> str | None: ...
    @property
    def account_id(self) -> str | None: ...
    @property
    def shown(self) -> str: ...


class Matching:
    """1. The external id. 2. The e-mail. 3. The phone. 4. The name within the company, in any order of its parts."""

    def __init__(self, everybody: Sequence[Candidate]) -> None:
        self._by_code: dict[str, list[Candidate]] = defaultdict(list)
        self._by_email: dict[str, list[Candidate]] = defaultdict(list)
        self._by_phone: dict[str, list[Candidate]] = defaultdict(list)
        self._at: dict[str, list[Candidate]] = defaultdict(list)
        for one in everybody:
            if one.external_id:
                self._by_code[code(one.external_id)].append(one)
            if one.email:
                self._by_email[one.email.casefold()].append(one)
            if one.phone:
                self._by_phone[one.phone].append(one)
            self._at[company_key(one.account)].append(one)
            if one.account_code:
                self._at[f"code:{code(one.account_code)}"].append(one)

    def find(self, answer: Told) -> Candidate | RowError:
        """The one contact this can be, or why there is none: two are not guessed between."""
        ways = (
            self._by_code.get(answer.contact_id or "", []),
            self._by_email.get((answer.email or "").casefold(), []),
            self._by_phone.get(answer.phone or "", []),
        )
        several: list[Candidate] = []
        for found in ways:
            fitting = _distinct(found if len(found) < 2 else self._narrowed(found, answer))
            if len(fitting) == 1:
                return fitting[0]
            several = several or fitting
        named = [] if several else _distinct(_of_name(answer.name or "", self._colleagues(answer)))
        if len(named) == 1:
            return named[0]
        key = "row-past-several" if several or named else self._why_nobody(answer)
        return RowError(answer.number, key, {"who": answer.shown[:LONGEST_SHOWN]})

    def _colleagues(self, answer: Told) -> list[Candidate]:
        if answer.account_id and (found := self._at.get(f"code:{answer.account_id}")):
            return found
        return self._at.get(company_key(answer.account), []) if answer.account else []

    def _narrowed(self, found: list[Candidate], answer: Told) -> list[Candidate]:
        """One address may be of several: by the company, then by the name."""
        there = {one.id for one in self._colleagues(answer)}
        here = [one for one in found if one.id in there] or found
        return _of_name(answer.name or "", here) or here if len(here) > 1 else here

    def _why_nobody(self, answer: Told) -> str:
        if answer.name and not answer.account and not (answer.email or answer.phone or answer.contact_id):
            return "row-past-no-company"
        return "row-past-unknown"


def _distinct(found: Sequence[Candidate]) -> list[Candidate]:
    """One person may be listed by several names."""
    return list({one.id: one for one in reversed(found)}.values())[::-1]


def _of_name(name: str, among: Sequence[Candidate]) -> list[Candidate]:
    """Whose name has the same words; with two words at least, one name may have more of them than the other."""
    words = frozenset(person_key(name).split())
    if not words:
        return []
    keys = [(one, frozenset(person_key(one.name).split())) for one in among]
    same = [one for one, theirs in keys if theirs == words]
    return same or [
        one for one, theirs in keys if min(len(theirs), len(words)) > 1 and (words <= theirs or theirs <= words)
    ]
