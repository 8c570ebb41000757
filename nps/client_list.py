"""A client list as a company keeps it: a header, then one contact in each row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice

from nps import client_values as values
from nps.client_columns import COLUMNS, allowed, column_named, find_circle, find_language, find_left, find_status
from nps.text import fold
from nps.values import Circle, RelationStatus

LONGEST = 200
"""Characters in one cell."""
_TITLE_ROWS = 5
_SHOWN = 40
_ABC = {"a": "A", "b": "B", "c": "C", "а": "A", "б": "B", "в": "B", "с": "C"}


class ListError(Exception):
    """The whole list cannot be read; `key` and `details` are the text for the person."""

    def __init__(self, key: str, args: Mapping[str, str] | None = None) -> None:
        super().__init__(key)
        self.key = key
        self.details = dict(args or {})


@dataclass(frozen=True, slots=True)
class Header:
    """Which column stands where; `titles` are the words of the file, for messages about it."""

    positions: Mapping[str, int]
    titles: Mapping[str, str]
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClientRow:
    """One contact of one account. None is an empty cell, which changes nothing."""

    number: int
    account: str
    contact: str
    account_id: str | None = None
    segment: str | None = None
    abc: str | None = None
    status: RelationStatus | None = None
    region: str | None = None
    revenue: int | None = None
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

    @property
    def identity(self) -> tuple[str, ...]:
        """What makes it the same contact: the external id, else account, name and phone."""
        if self.contact_id:
            return ("id", self.contact_id)
        return ("name", self.account_id or fold(self.account), fold(self.contact), self.phone or "")


@dataclass(frozen=True, slots=True)
class RowError:
    """Why one row (counted from 1, as spreadsheets do) cannot be taken: one reason of perhaps several."""

    row: int
    key: str
    args: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClientList:
    rows: tuple[ClientRow, ...]
    errors: tuple[RowError, ...]
    unknown_columns: tuple[str, ...] = ()


class _CellError(Exception):
    def __init__(self, key: str, args: dict[str, str]) -> None:
        super().__init__(key)
        self.key = key
        self.details = args


def read_header(cells: Sequence[object]) -> Header:
    """Raises ListError when a required column is missing or one stands there twice; unknown ones are only noted."""
    positions: dict[str, int] = {}
    titles: dict[str, str] = {}
    unknown: list[str] = []
    for position, title in enumerate(values.text_of(cell) for cell in cells):
        column = column_named(title)
        if column is None:
            if title:
                unknown.append(_short(title))
        elif column in positions:
            raise ListError("list-column-twice", {"first": titles[column], "second": _short(title)})
        else:
            positions[column], titles[column] = position, _short(title)
    if not {"account", "contact"} & positions.keys():
        raise ListError("list-header-missing")
    for column in ("account", "contact"):
        if column not in positions:
            raise ListError(f"list-{column}-missing")
    return Header(positions, titles, tuple(unknown))


def read_row(header: Header, number: int, cells: Sequence[object]) -> ClientRow | tuple[RowError, ...] | None:
    """The contact of a row, everything that is wrong with it, or None when none of our cells is filled."""
    filled: dict[str, object] = {}
    texts = {}
    for column, position in header.positions.items():
        cell = cells[position] if position < len(cells) else None
        if text := values.text_of(cell):
            filled[column], texts[column] = cell, text
    if not texts:
        return None
    read: dict[str, object] = {}
    errors = [RowError(number, f"row-{column}-missing") for column in ("account", "contact") if column not in texts]
    for column in COLUMNS:
        if column in texts:
            try:
                read[column] = _value(header, column, filled[column], texts[column])
            except _CellError as error:
                errors.append(RowError(number, error.key, error.details))
    if errors:
        return tuple(errors)
    return ClientRow(number=number, **read)  # type: ignore[arg-type]  # each value comes from its column's reader


def read_list(rows: Iterable[Sequence[object]]) -> ClientList:
    """Read a whole table. The header may stand below up to five blank or title rows. Raises ListError without one."""
    every = iter(rows)
    top = list(islice(every, _TITLE_ROWS + 1))
    known = [sum(column_named(values.text_of(cell)) is not None for cell in row) for row in top]
    if not any(known):
        filled = any(values.text_of(cell) for row in chain(top, every) for cell in row)
        raise ListError("list-header-missing" if filled else "list-empty")
    start = known.index(max(known))
    header = read_header(top[start])
    contacts: list[ClientRow] = []
    errors: list[RowError] = []
    first_at: dict[tuple[str, ...], int] = {}
    for number, cells in enumerate(chain(top[start + 1 :], every), start + 2):
        row = read_row(header, number, cells)
        if isinstance(row, ClientRow):
            first = first_at.setdefault(row.identity, number)
            if first == number:
                contacts.append(row)
            else:
                errors.append(RowError(number, "row-contact-twice", {"first": str(first)}))
        elif row is not None:
            errors += row
    return ClientList(tuple(contacts), tuple(errors), header.unknown)


def _value(header: Header, column: str, cell: object, text: str) -> object:
    if len(text) > LONGEST:
        raise _CellError("row-cell-too-long", {**_about(header, column, text), "longest": str(LONGEST)})
    if column not in _READERS:
        return text
    key, read = _READERS[column]
    value = read(cell, text)
    if value is None:
        words = allowed(column) if column in ("circle", "status", "language", "left") else {}
        raise _CellError(key, {**_about(header, column, text), **words})
    return value


def _about(header: Header, column: str, text: str) -> dict[str, str]:
    return {"column": header.titles[column], "value": _short(text)}


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


_READERS: dict[str, tuple[str, Callable[[object, str], object | None]]] = {
    "abc": ("row-abc-unknown", lambda _cell, text: _ABC.get(text.casefold())),
    "status": ("row-status-unknown", lambda _cell, text: find_status(text)),
    "revenue": ("row-revenue-broken", lambda cell, _text: values.money(cell)),
    "first_delivery": ("row-date-broken", lambda cell, _text: values.day(cell)),
    "last_purchase": ("row-date-broken", lambda cell, _text: values.day(cell)),
    "circle": ("row-circle-unknown", lambda _cell, text: find_circle(text)),
    "phone": ("row-phone-broken", lambda cell, _text: values.phone(cell)),
    "email": ("row-email-broken", lambda _cell, text: values.email(text)),
    "language": ("row-language-unknown", lambda _cell, text: find_language(text)),
    "left": ("row-left-unknown", lambda _cell, text: find_left(text)),
    "timezone": ("row-timezone-unknown", lambda _cell, text: values.zone(text)),
}
