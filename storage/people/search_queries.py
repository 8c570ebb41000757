"""The statements of the search for names, made once for each shape: making one costs as much as running it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import sqlalchemy as sa

from nps.names import Kind, Query
from nps.values import ContactState, Role, StaffId
from storage.people.consent import lets_telegram_name
from storage.people.spelling import Spellings
from storage.schema import accounts, contact_manager, contacts, people, staff

WHOLE, BEGINNING, PART = range(3)
"""How a name fits: in whole words, by the beginnings of words, somewhere within them."""
_MADE = 256  # shapes that are kept
_ESCAPE = "/"
Reach = Literal["username", "address", "number"]


@dataclass(frozen=True, slots=True)
class Shape:
    """What makes one statement another. `words`: of each its pieces, whether they stand at the edge of a word.

    `scoped`: only accounts of some managers. `beside_accounts`: accounts are looked for as well.
    """

    words: tuple[tuple[bool, ...], ...]
    scoped: bool
    beside_accounts: bool
    reach: Reach | None


def shaped(
    query: Query,
    words: Sequence[Spellings],
    kinds: Collection[Kind],
    of: Collection[StaffId] | None,
    roles: Collection[Role],
    limit: int,
) -> tuple[Shape, dict[str, Any]]:
    """The shape of what is looked for, and the values that go with it."""
    values: dict[str, Any] = {"of": [*(of or ())], "roles": [*roles], "most": limit}
    edges = []
    for at, word in enumerate(words):
        # Of what is spelled alike the database looks within words too, which costs it less.
        pieces = sorted({piece.strip() for piece in word.pieces}) if word.alike else word.pieces
        edges.append(tuple(piece != piece.strip() for piece in pieces))
        values |= {f"piece_{at}_{place}": _like(piece) for place, piece in enumerate(pieces)}
        values |= {f"whole_{at}": _like(f" {word.typed} "), f"begins_{at}": _like(f" {word.typed}")}
    reach: Reach | None = None
    if query.username:
        reach, values["reached"] = "username", query.username
    elif query.address or query.number:
        reach, values["reached"] = "address" if query.address else "number", _like(query.address or query.number)
    return Shape(tuple(edges), of is not None, "account" in kinds, reach), values


def _like(piece: str) -> str:
    for special in (_ESCAPE, "%", "_"):
        piece = piece.replace(special, _ESCAPE + special)
    return f"%{piece}%"


@lru_cache(_MADE)
def of_accounts(shape: Shape) -> sa.Select[Any]:
    key = accounts.c.search_key
    statement = _select(accounts, key, sa.literal(""), key, shape).where(*_fit(key, shape), *_scope(shape))
    return statement.order_by("tier", sa.func.length(key), accounts.c.name_folded, accounts.c.id)


@lru_cache(_MADE)
def of_contacts(shape: Shape) -> sa.Select[Any]:
    """Who has left comes last; a human whom no list names is not found."""
    own, of_account = contacts.c.search_key, accounts.c.search_key
    ways = [_reached(shape.reach)] if shape.reach else []
    if shape.words:
        ways.append(contacts.c.id.in_(_called(shape)))
    here = (contacts.c.name_folded != "", contacts.c.state != ContactState.ERASED, *_theirs(shape))
    statement = _select(contacts, own, of_account, own.concat(" ").concat(of_account), shape)
    statement = statement.outerjoin_from(contacts, accounts, accounts.c.id == contacts.c.account_id)
    has_left = contacts.c.state == ContactState.LEFT
    return statement.where(*here, sa.or_(*ways)).order_by("tier", has_left, contacts.c.name_folded, contacts.c.id)


def _called(shape: Shape) -> sa.Select[Any]:
    """Whose name and account have all words; where accounts are wanted too, not the account's name alone.

    What this looks at stands in an index, which is read in half the time of the table; and accounts are looked through
    by themselves, once for each word: joined first, it would take three times as long.
    """
    listed = contacts.alias()
    own_words, of_account = _fit(listed.c.search_key, shape), [*_fit(accounts.c.search_key, shape)]
    statement = sa.select(listed.c.id)
    for own, account in zip(own_words, of_account, strict=True):
        statement = statement.where(own | listed.c.account_id.in_(_ids(account)))
    if shape.beside_accounts:
        statement = statement.where(listed.c.account_id.not_in(_ids(*of_account, *_scope(shape))))
    return statement.where(_looked_after(listed)) if shape.scoped else statement


def _looked_after(listed: sa.FromClause) -> sa.ColumnElement[bool]:
    """By these managers: their accounts are read once, and few contacts have somebody of their own."""
    of: sa.BindParameter[Any] = sa.bindparam("of", expanding=True)
    own = sa.func.coalesce(listed.c.lent_to, listed.c.manager_id)
    return sa.or_(own.in_(of), sa.and_(own.is_(None), listed.c.account_id.in_(_ids(accounts.c.manager_id.in_(of)))))


@lru_cache(_MADE)
def of_staff(shape: Shape) -> sa.Select[Any]:
    key = staff.c.search_key
    statement = _select(staff, key, sa.literal(""), key, shape).where(*_fit(key, shape), *_present())
    return statement.order_by("tier", staff.c.name_folded, staff.c.id)


@lru_cache
def names_of(kind: Kind, *, scoped: bool) -> sa.Select[Any]:
    """All keys of a kind in one text, in lines: a row for each would cost more than comparing them."""
    key = {"account": accounts, "contact": contacts, "staff": staff}[kind].c.search_key
    statement = sa.select(sa.func.aggregate_strings(key, "\n"))
    if kind == "staff":
        return statement.where(*_present())
    if not scoped:
        return statement
    own = accounts.c.manager_id.in_(sa.bindparam("of", expanding=True))
    return statement.where(own if kind == "account" else _looked_after(contacts))


def _select(
    table: sa.Table,
    own: sa.ColumnElement[str],
    of_account: sa.ColumnElement[str],
    key: sa.ColumnElement[str],
    shape: Shape,
) -> sa.Select[Any]:
    places = range(len(shape.words))
    whole = [_stands(key, f"whole_{at}", at_edge=True) for at in places]
    begins = [_stands(key, f"begins_{at}", at_edge=True) for at in places]
    tier = sa.case((sa.and_(*whole), WHOLE), (sa.and_(*begins), BEGINNING), else_=PART) if whole else sa.literal(WHOLE)
    most = sa.bindparam("most", type_=sa.Integer)
    return sa.select(table.c.id, own, of_account, table.c.name, tier.label("tier")).limit(most)


def _fit(key: sa.ColumnElement[str], shape: Shape) -> Iterator[sa.ColumnElement[bool]]:
    """For each word, whether any of its pieces stands there."""
    for at, edges in enumerate(shape.words):
        yield sa.or_(*(_stands(key, f"piece_{at}_{place}", at_edge=edge) for place, edge in enumerate(edges)))


def _stands(key: sa.ColumnElement[str], piece: str, *, at_edge: bool) -> sa.ColumnElement[bool]:
    within = sa.literal(" ").concat(key).concat(" ") if at_edge else key
    return within.like(sa.bindparam(piece, type_=sa.Text), escape=_ESCAPE)


def _reached(reach: Reach) -> sa.ColumnElement[bool]:
    reached = sa.bindparam("reached", type_=sa.Text)
    if reach == "username":
        called = sa.select(people.c.telegram_id).where(sa.func.lower(people.c.username) == reached)
        return contacts.c.telegram_id.in_(called) & lets_telegram_name(contacts.c.id)
    column = sa.func.lower(contacts.c.email) if reach == "address" else contacts.c.phone
    return column.like(reached, escape=_ESCAPE)


def _scope(shape: Shape) -> tuple[sa.ColumnElement[bool], ...]:
    return (accounts.c.manager_id.in_(sa.bindparam("of", expanding=True)),) if shape.scoped else ()


def _theirs(shape: Shape) -> tuple[sa.ColumnElement[bool], ...]:
    return (contact_manager.in_(sa.bindparam("of", expanding=True)),) if shape.scoped else ()


def _present() -> tuple[sa.ColumnElement[bool], ...]:
    return (staff.c.retired_at.is_(None), staff.c.role.in_(sa.bindparam("roles", expanding=True)))


def _ids(*conditions: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return sa.select(accounts.c.id).where(*conditions)
