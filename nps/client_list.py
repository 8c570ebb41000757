"""A client list that was read: one contact of one account in each row, and what was left out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from nps.client_columns import ListError as ListError  # what reading a list may raise is part of it
from nps.client_columns import plain
from nps.client_words import KEEP, allowed
from nps.text import fold
from nps.values import Circle, RelationStatus


@dataclass(frozen=True, slots=True)
class ClientRow:
    """One contact of one account. None is an empty cell, which changes nothing.

    `spellings` are other ways to write the name when its parts are known: whoever asked to be forgotten is recognised
    by each of them.
    """

    number: int
    account: str
    contact: str
    account_id: str | None = None
    segment: str | None = None
    type: str | None = None
    abc: str | None = None
    xyz: str | None = None
    status: RelationStatus | None = None
    region: str | None = None
    revenue: int | None = None
    debt: int | None = None
    first_delivery: date | None = None
    last_purchase: date | None = None
    manager: str | None = None
    contact_id: str | None = None
    greeting: str | None = None
    circle: Circle | None = None
    position: str | None = None
    phone: str | None = None
    email: str | None = None
    language: str | None = None
    timezone: str | None = None
    left: bool | None = None
    spellings: tuple[str, ...] = ()

    @property
    def identity(self) -> tuple[str, ...]:
        """What makes two rows of a list say the same: the external id, else all that tells people apart."""
        if self.contact_id:
            return ("id", self.contact_id)
        words = (self.phone or "", fold(self.email or ""), fold(self.position or ""))
        return ("name", self.account_id or fold(self.account), fold(self.contact), *words)


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong with one row (counted from 1, as spreadsheets do): one of perhaps several things."""

    row: int
    key: str
    args: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence about the whole list: which sheet was read, which rows were skipped.

    What is quoted from the file, in `words`, stands on a line each: quotation marks are those of a language.
    """

    key: str
    args: dict[str, str] = field(default_factory=dict)


def word_key(column: str, word: str) -> str:
    """Under which the meaning of a word of this column is remembered."""
    return f"{column}:{plain(word)}"


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word of a column of fixed words that is none of them, and the rows in which it stands."""

    column: str
    word: str
    title: str
    rows: tuple[int, ...]

    @property
    def key(self) -> str:
        return word_key(self.column, self.word)


@dataclass(frozen=True, slots=True)
class ClientList:
    """`errors` are of rows that are left out, `cells` of cells that are left out while their row is taken."""

    rows: tuple[ClientRow, ...]
    errors: tuple[RowError, ...]
    unknown_columns: tuple[str, ...] = ()
    cells: tuple[RowError, ...] = ()
    words: tuple[UnknownWord, ...] = ()
    notes: tuple[Note, ...] = ()
    known: tuple[tuple[UnknownWord, str], ...] = ()


def explained(client_list: ClientList, meanings: Mapping[str, str]) -> ClientList:
    """The list with the words whose meaning is known (key of a word → code), and its other words as cells left out.

    What stays in `words` nobody has explained yet; in `known` are the others, each with its code.
    """
    told: dict[int, dict[str, Circle | RelationStatus]] = {}
    cells, unanswered = list(client_list.cells), []
    known = tuple((word, meanings[word.key]) for word in client_list.words if word.key in meanings)
    for word in client_list.words:
        meaning = meanings.get(word.key)
        if meaning is None:
            unanswered.append(word)
            about = {"column": word.title, "value": word.word, **allowed(word.column)}
            cells += [RowError(row, f"row-{word.column}-unknown", about) for row in word.rows]
        elif meaning != KEEP:
            value = Circle(meaning) if word.column == "circle" else RelationStatus(meaning)
            for row in word.rows:
                told.setdefault(row, {})[word.column] = value
    rows = tuple(
        replace(row, **told[row.number]) if row.number in told else row  # type: ignore[arg-type]  # of its column
        for row in client_list.rows
    )
    return replace(client_list, rows=rows, cells=tuple(cells), words=tuple(unanswered), known=known)
