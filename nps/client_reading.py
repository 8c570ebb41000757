"""Reading a table as a client list: where its header stands, what its rows say, what is no client."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from nps import client_values as values
from nps.client_cells import Cell, Cells, cells_of, why_unreadable
from nps.client_columns import Header, ListError, column_named, count_columns, read_header
from nps.client_list import ClientList, ClientRow, Note, RowError, UnknownWord
from nps.client_template import is_example
from nps.text import fold

TITLE_ROWS = 15
"""Rows of titles and blank ones that may stand above the header."""
_TOTALS = ("итого", "всего", "итог", "общий итог", "промежуточный итог", "сумма", "total", "grand total", "subtotal")
_SHOWN_BLANKS = 8
_SHOWN_ROWS = 10


@dataclass(frozen=True, slots=True)
class ReadRow:
    """What a row says: its contact, or why there is none (`errors`); `cells` were left out, `unknown` are words."""

    contact: ClientRow | None
    errors: tuple[RowError, ...] = ()
    cells: tuple[RowError, ...] = ()
    unknown: tuple[Cell, ...] = ()
    blanks: tuple[str, ...] = ()


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    contacts: list[ClientRow] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)
    cells: list[RowError] = field(default_factory=list)
    words: dict[tuple[str, str], tuple[Cell, list[int]]] = field(default_factory=dict)
    blanks: dict[str, str] = field(default_factory=dict)
    skipped: dict[str, list[int]] = field(default_factory=dict)
    untitled: set[int] = field(default_factory=set)
    first_at: dict[tuple[str, ...], int] = field(default_factory=dict)

    def take(self, number: int, row: ReadRow) -> None:
        self.errors += row.errors
        if row.contact is None:
            return
        first = self.first_at.setdefault(row.contact.identity, number)
        if first != number:
            self.errors.append(RowError(number, "row-contact-twice", {"first": str(first)}))
            return
        self.contacts.append(row.contact)
        self.cells += row.cells
        for blank in row.blanks:
            self.blanks.setdefault(blank.casefold(), blank)
        for cell in row.unknown:
            self.words.setdefault((cell.column, fold(cell.text)), (cell, []))[1].append(number)


def read_list(
    table: Iterable[Sequence[object]], *, seven: bool = True, is_text: bool = False, notes: Sequence[Note] = ()
) -> ClientList:
    """Read a whole table; raises ListError when it has no header, which may stand below blank and title rows.

    `seven`: national phones are those of +7. `is_text`: its cells were separated by marks, so that one mark too many
    shifts a row. `notes` about the file go with the list.
    """
    start, header, rows = _below_header(table)
    reading = _Reading()
    for number, cells in enumerate(rows, start):
        if key := why_skipped(header, cells):
            reading.skipped.setdefault(key, []).append(number)
        elif is_text and (surplus := _surplus(header, cells)):
            about = {"cells": str(surplus), "columns": str(header.width)}
            reading.errors.append(RowError(number, "row-too-wide", about))
        else:
            reading.untitled.update(_untitled(header, cells))
            reading.take(number, read_row(header, number, cells, seven=seven))
    words = tuple(
        UnknownWord(column, cell.text, cell.title, tuple(rows)) for (column, _), (cell, rows) in reading.words.items()
    )
    return ClientList(
        rows=tuple(reading.contacts),
        errors=tuple(reading.errors),
        unknown_columns=header.unread,
        cells=tuple(reading.cells),
        words=words,
        notes=(*notes, *_notes(reading)),
    )


def read_row(header: Header, number: int, row: Sequence[object], *, seven: bool = True) -> ReadRow:
    """The contact of a row; without one and without errors none of our cells is filled."""
    cells = cells_of(header, number, row, seven=seven)
    if not cells.filled:
        return ReadRow(None)
    errors: list[RowError] = []
    account = _required(cells, "account", cells.of("account")[:1], errors)
    contact, spellings = _name(cells, errors)
    optional = cells.values()
    if account is None or contact is None:
        return ReadRow(None, (*errors, *(error for error in cells.errors if error not in errors)))
    if "greeting" not in optional and (greeting := _greeting(cells)):
        optional["greeting"] = greeting
    contact_row = ClientRow(number, account, contact, spellings=spellings, **optional)  # type: ignore[arg-type]  # by column
    return ReadRow(contact_row, (), tuple(cells.errors), tuple(cells.unknown), tuple(cells.blanks))


def why_skipped(header: Header, row: Sequence[object]) -> str | None:
    """Why a row is no client: the header again, a total, an example of the template. The text key, else None."""
    filled = {
        column: text
        for position, column in header.column_at.items()
        if position < len(row) and (text := values.text_of(row[position]))
    }
    named = {column: column_named(text) for column, text in filled.items()}
    same = [column for column, name in named.items() if name == column or {name, column} == {"contact", "first_name"}]
    if len(filled) > 1 and len(same) == len(filled):
        return "list-header-again"
    name = filled.get("contact") or filled.get("last_name") or ""
    if is_example(filled.get("account", ""), name):
        return "list-example"
    total = filled.get("account") or name
    if fold(total).rstrip(" :.") in _TOTALS and not (name != total and any(char.isalpha() for char in name)):
        return "list-total"
    return None


def _below_header(table: Iterable[Sequence[object]]) -> tuple[int, Header, Iterator[Sequence[object]]]:
    """The number of the row below the header, the header, and the rows from there on."""
    every = iter(table)
    top = list(islice(every, TITLE_ROWS + 1))
    known = [count_columns([values.spelled(cell) for cell in row]) for row in top]
    if not any(known):
        filled = any(values.text_of(cell) for row in chain(top, every) for cell in row)
        raise ListError("list-header-missing" if filled else "list-empty")
    at = known.index(max(known))
    header = read_header([values.spelled(cell) for cell in top[at]])
    return at + 2, header, chain(top[at + 1 :], every)


def _required(cells: Cells, column: str, filled: Sequence[Cell], errors: list[RowError]) -> str | None:
    """The cells as one text, or what is wrong with them."""
    if not filled:
        errors.append(RowError(cells.number, f"row-{column}-missing"))
        return None
    for cell in filled:
        key, more = why_unreadable(cell)
        if key:
            errors.append(RowError(cells.number, key, {**cell.about, **more}))
            return None
    return " ".join(cell.text for cell in filled)


def _name(cells: Cells, errors: list[RowError]) -> tuple[str | None, tuple[str, ...]]:
    """The whole name, joined from its parts when it has no cell of its own, and other ways to write it."""
    last, first, patronymic = (cells.of(part)[:1] for part in ("last_name", "first_name", "patronymic"))
    parts = [*last, *first, *patronymic]
    whole = cells.of("contact")[:1] or parts
    name = _required(cells, "contact", whole, errors)
    if name is not None and not any(char.isalpha() for char in name):
        errors.append(RowError(cells.number, "row-contact-no-name", whole[0].about))
        return None, ()
    if not (last and first):
        return name, ()
    orders = ([*first, *last], [*last, *first], [*first, *patronymic, *last], parts)
    written = dict.fromkeys(" ".join(cell.text for cell in order) for order in orders)
    return name, tuple(spelling for spelling in written if spelling != name)


def _greeting(cells: Cells) -> str | None:
    """First name and patronymic, when the parts of the name are known."""
    first = [*cells.of("first_name")[:1], *cells.of("patronymic")[:1]]
    if not cells.of("first_name") or not cells.of("last_name") or any(why_unreadable(cell)[0] for cell in first):
        return None
    return " ".join(cell.text for cell in first)


def _surplus(header: Header, row: Sequence[object]) -> int:
    """How many cells the row has, when some of them stand beyond the last title; else 0."""
    last = max((position for position, cell in enumerate(row, 1) if values.spelled(cell)), default=0)
    return last if last > header.width else 0


def _untitled(header: Header, row: Sequence[object]) -> Iterator[int]:
    return (position for position, cell in enumerate(row) if position not in header.titles and values.spelled(cell))


def _notes(reading: _Reading) -> Iterator[Note]:
    for key, rows in reading.skipped.items():
        yield Note(key, {"rows": numbers(rows), "count": str(len(rows))})
    if reading.untitled:
        letters = [_letter(position) for position in sorted(reading.untitled)]
        yield Note("list-untitled", {"columns": ", ".join(letters[:_SHOWN_ROWS]), "count": str(len(letters))})
    if reading.blanks:
        words = list(reading.blanks.values())
        yield Note("list-blanks", {"words": "\n".join(words[:_SHOWN_BLANKS])})


def numbers(rows: Sequence[int]) -> str:
    """ "4, 9", of many rows the first ones only."""
    return ", ".join(map(str, rows[:_SHOWN_ROWS])) + (", …" if len(rows) > _SHOWN_ROWS else "")


def _letter(position: int) -> str:
    """The name a spreadsheet gives a column: A, B, … Z, AA."""
    letters, left = "", position + 1
    while left:
        left, letter = divmod(left - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
