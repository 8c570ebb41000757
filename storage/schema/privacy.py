"""What a table and its columns are for privacy, said where they are declared; everything else follows from it.

A table says whose its rows are and what becomes of them, a column says what it is to the person:

    pledges = table(
        "pledges",
        Belongs("contact_id", Rows.STAY, page=Section("held-title-pledges"), ages="made_at", lately="made_at"),
        number(),
        refers("contact_id", "contacts"),
        refers("staff_id", "staff", info=fact("held-manager", Staff.BY_NAME)),
        Column("state", Code(PledgeState), nullable=False, info=fact("held-became", Coded("held-pledge"))),
        Column("text", Text, info=words("held-pledged")),
        Column("made_at", UtcTime, nullable=False, info=fact("held-made")),
        Column("rung_at", UtcTime, info=internal("when the manager's phone last rang")),
    )

| word     | /mydata                | when the person is erased | when older than the company keeps words |
|----------|------------------------|---------------------------|-----------------------------------------|
| fact     | shows it by its label  | stays with its row        | stays                                   |
| personal | shows it by its label  | emptied                   | stays                                   |
| words    | shows it by its label  | emptied                   | emptied                                 |
| internal | does not, and says why | stays with its row        | stays                                   |
| hidden   | does not, and says why | emptied                   | emptied if it `ages`, else it stays     |

A reference is internal unless it says otherwise. A new table needs its texts, its migration, its queries, and this;
collecting, the page, erasing, retention and their tests find it here. What is no list but a rule (an open case is
closed, what the last contact of a human means) stands in storage.privacy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import KW_ONLY, dataclass
from enum import Enum, auto
from typing import Any

import sqlalchemy as sa

PRIVACY = "privacy"
ROW_NUMBER = "a number by which the program finds the row"
Info = dict[Any, Any]
"""What a Column takes as `info`."""


@dataclass(frozen=True, slots=True)
class Coded:
    """Shown as the text `<prefix>-<code>`; of a column that is no Code, those of `known`, others as they stand."""

    prefix: str
    known: tuple[str, ...] = ()

    def key(self, code: str) -> str:
        return f"{self.prefix}-{code.replace('.', '-')}"

    def codes(self, column: sa.Column[Any]) -> tuple[str, ...]:
        """The codes that have a text."""
        return tuple(getattr(column.type, "codes", self.known))


class Staff(Enum):
    """A staff id or a list of them, shown as who that is; owners always by their role."""

    BY_NAME = auto()
    BY_ROLE = auto()


How = Coded | Staff | None
"""How a value is shown; None: as it is, times in words."""


@dataclass(frozen=True, slots=True)
class Word:
    """What a column is. `label` is the text key of its line; None when it stands in the row's own line (`Lines`)."""

    why_hidden: str | None = None
    label: str | None = None
    how: How = None
    erased: bool = False
    empty: Any = None
    ages: bool = False
    as_client: bool = False
    stays: str | None = None

    def emptied(self, table: sa.Table) -> Any:
        """What is written in its place."""
        return self.empty(table) if callable(self.empty) else self.empty


def fact(label: str | None = None, how: How = None, *, stays: str | None = None) -> Info:
    """What happened, without saying who they are.

    A text, a structure or a Telegram id could say it: `stays` tells why it may outlive an erasure all the same.
    """
    return {PRIVACY: Word(label=label, how=how, stays=stays)}


def personal(label: str | None = None, how: How = None, *, empty: Any = None, as_client: bool = False) -> Info:
    """Who they are and how they are reached. `as_client`: of staff who are erased as clients, only this goes."""
    return {PRIVACY: Word(label=label, how=how, erased=True, empty=empty, as_client=as_client)}


def words(label: str | None = None) -> Info:
    """What was said or written, by them or about them."""
    return {PRIVACY: Word(label=label, erased=True, ages=True)}


def internal(why: str = ROW_NUMBER, *, stays: str | None = None) -> Info:
    """What the program needs for itself; `stays` as in a fact."""
    return {PRIVACY: Word(why, stays=stays)}


def hidden(why: str, *, empty: Any = None, ages: bool = False) -> Info:
    """What they are known by besides.

    `empty` is what a column holds that cannot be null: a value, or a function of the table (`minus_id`).
    """
    return {PRIVACY: Word(why, erased=True, empty=empty, ages=ages)}


def minus_id(table: sa.Table) -> sa.ColumnElement[int]:
    """A number that no other row has, for a column that has to be unique."""
    return -table.c.id


class Rows(Enum):
    """What becomes of the rows when the person is erased."""

    STAY = auto()  # without what is personal in them
    GO = auto()  # and as soon as they are older than the company keeps words, if the table `ages`
    GO_WITH_SCORES = auto()  # they stay while the company keeps the score


@dataclass(frozen=True, slots=True)
class Lines:
    """A row in one line, `told` by its columns; what is in brackets stands there only with a value.

    Of a table without a section of its own it stands with the row it hangs on; `joined` puts all rows into one line.
    """

    label: str
    told: str
    joined: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page, with a listing for each row; `title` is None for the contact's own.

    `first` names the columns and hanging tables that come first, all others follow as they are declared.
    """

    title: str | None
    first: str = ""
    lines: Lines | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """Rows that name what they are about in a text, "case:12": by the word before the number, the table."""

    column: str
    tables: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Belongs:
    """A table of rows that are somebody's.

    `by` is a reference to the contact or to a row that belongs to one, or else the human's Telegram id.
    `human`: the Telegram id of the one human whose row this is, where several may have come to one contact.
    `ages`: the time that makes its words old, or a reference to a row with which they age.
    `lately`: the time that shows that something still happens with the contact.
    `shown`: a column and the codes with which a row stands on the page; all others are the staff's own for now.
    """

    by: str | Named
    rows: Rows
    _: KW_ONLY
    human: str | None = None
    page: Section | Lines | None = None
    ages: str | None = None
    lately: str | None = None
    shown: tuple[str, frozenset[Any]] | None = None


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A table of whose columns nothing is said, and why.

    It is the company's or the program's own, or what is on its way, whoever it is about: erasing looks into that by
    itself (storage.privacy.traces).
    """

    why: str


Whose = Belongs | Unsaid


def privacy_of(table: sa.Table) -> Whose:
    declared: Whose = table.info[PRIVACY]
    return declared


def word_of(column: sa.Column[Any]) -> Word:
    """Raises KeyError for a column that says nothing."""
    word: Word = column.info[PRIVACY]
    return word


def parent_of(table: sa.Table, reference: str) -> sa.Column[Any] | None:
    """The column that this one refers to; None when it is no reference."""
    return next((key.column for key in table.c[reference].foreign_keys), None)


def personal_tables(tables: Iterable[sa.Table]) -> Iterator[tuple[sa.Table, Belongs]]:
    """Those of somebody's rows, in the order given."""
    for table in tables:
        declared = privacy_of(table)
        if isinstance(declared, Belongs):
            yield table, declared


def columns_that(table: sa.Table, are: Callable[[Word], bool]) -> dict[str, Any]:
    """What is written into the columns of this kind to empty them."""
    return {column.name: word_of(column).emptied(table) for column in table.columns if are(word_of(column))}
