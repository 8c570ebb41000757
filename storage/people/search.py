"""One search for every name: accounts, contacts and staff by what somebody types, as well as they can type it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from nps.names import Kind, Query, person_key, readings
from nps.values import Role, StaffId
from storage.engine.conn import Conn
from storage.people.search_queries import WHOLE, Shape, names_of, of_accounts, of_contacts, of_staff, shaped
from storage.people.spelling import Spellings, Vocabulary

MOST = 40
"""As many are found at once: who looks for more has to say more."""
_COMPARED = 400  # of those that are only spelled alike, before the best are chosen


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is searched. `of`: accounts of these managers and who works there; None: all. `roles`: which staff."""

    kinds: Collection[Kind]
    of: Collection[StaffId] | None
    roles: Collection[Role] = field(default_factory=lambda: frozenset(Role))


@dataclass(frozen=True, slots=True)
class Named:
    kind: Kind
    id: int


@dataclass(frozen=True, slots=True)
class Found:
    """Whoever fits, the best first. `text` finds the same again; a guess is spelled otherwise than what was typed."""

    named: tuple[Named, ...] = ()
    text: str = ""
    is_guess: bool = False
    has_more: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    kind: Kind
    id: int
    own: str
    of_account: str
    name: str
    tier: int

    def is_called(self, words: Sequence[str]) -> bool:
        """In full: by the own name without a greeting, by the account's, or by both."""
        key = self.own if self.kind == "account" else person_key(self.name)
        own, of_account = frozenset(key.split()), frozenset(self.of_account.split())
        return frozenset(words) in (own, of_account, own | of_account)

    @property
    def padded(self) -> str:
        return f" {self.own} {self.of_account} "


async def search(conn: Conn, typed: str, wanted: Wanted) -> Found:
    """The first of these that finds anything:

    1. The words as typed: who is called so in full, else in whole words, else in parts of words; or how they are
       reached, a phone, an address, a username.
    2. The same in the other keyboard layout.
    3. Whose name is spelled alike, a letter missing, wrong, too many or two of them swapped; in either layout.
    """
    queries = readings(typed)
    if not queries:
        return Found()
    if rows := await _look(conn, queries[0], _as_typed(queries[0]), wanted, limit=MOST + 1):
        return _found(_best(rows, queries[0].words), queries[0])
    if not queries[0].words:
        return Found()
    vocabulary = await _vocabulary(conn, wanted)
    for query in queries[1:]:
        words = _as_typed(query)
        if vocabulary.has(words) and (rows := await _look(conn, query, words, wanted, limit=MOST + 1)):
            return _found(_best(rows, query.words), query)
    for query in queries:
        spelled = vocabulary.alike(query.words)
        rows = await _look(conn, query, spelled, wanted, limit=_COMPARED) if spelled else []
        if closest := _closest(rows, spelled or ()):
            return _found(closest, query, is_guess=True)
    return Found()


def _as_typed(query: Query) -> list[Spellings]:
    return [Spellings(word) for word in query.words]


def _found(rows: Sequence[_Row], query: Query, *, is_guess: bool = False) -> Found:
    named = tuple(Named(row.kind, row.id) for row in rows[:MOST])
    return Found(named, query.text, is_guess, has_more=len(rows) > MOST)


def _best(rows: list[_Row], words: Sequence[str]) -> list[_Row]:
    whole = [row for row in rows if row.tier == WHOLE]
    return [row for row in whole if row.is_called(words)] or whole or rows


def _closest(rows: list[_Row], spelled: Sequence[Spellings]) -> list[_Row]:
    """With the fewest slips, of the rows whose words are spelled so and do not only have it within."""
    distances = [[word.distance(row.padded) for word in spelled] for row in rows]
    told = [(sum(filter(None, each)), row) for each, row in zip(distances, rows, strict=True) if None not in each]
    fewest = min((slips for slips, _ in told), default=0)
    return [row for slips, row in told if slips == fewest]


async def _look(conn: Conn, query: Query, words: Sequence[Spellings], wanted: Wanted, *, limit: int) -> list[_Row]:
    """The rows that fit in all words, accounts before the people; of each kind in order, at most `limit`."""
    shape, values = shaped(query, words, wanted.kinds, wanted.of, wanted.roles, limit)
    rows: list[_Row] = []
    for kind, statement in _STATEMENTS.items():
        if kind in wanted.kinds and (words or kind == "contact"):
            rows += [_Row(kind, *row) for row in await conn.execute(statement(shape), values)]
    return sorted(rows, key=lambda row: row.tier)


_STATEMENTS: dict[Kind, Callable[[Shape], sa.Select[Any]]] = {
    "account": of_accounts,
    "contact": of_contacts,
    "staff": of_staff,
}


async def _vocabulary(conn: Conn, wanted: Wanted) -> Vocabulary:
    """All names whoever asks may find; of accounts too where people are wanted, who are found by both."""
    kinds: set[Kind] = {*wanted.kinds} | ({"account"} if "contact" in wanted.kinds else set())
    values = {"of": [*(wanted.of or ())], "roles": [*wanted.roles]}
    texts = []
    for kind in sorted(kinds):
        texts.append((await conn.execute(names_of(kind, scoped=wanted.of is not None), values)).scalar_one() or "")
    return Vocabulary("\n".join(texts))
