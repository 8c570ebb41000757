"""The cells of one row of a client list, by column, each turned into its value or into why it has none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from nps import client_phones, client_words
from nps import client_values as values
from nps.client_columns import Header, plain, short
from nps.client_list import RowError

LONGEST = 200
"""Characters in one cell."""
_ABC = {"a": "A", "b": "B", "c": "C", "а": "A", "б": "B", "в": "B", "с": "C"}
_XYZ = {"x": "X", "y": "Y", "z": "Z", "х": "X", "у": "Y"}
_HONORIFIC_WORDS = (
    "г-н, г-жа, господин, госпожа, гражданин, гражданка, товарищ, тов, mr, mrs, ms, miss, sir, madam, dr, д-р, "
    "уважаемый, уважаемая"
)
_HONORIFICS = frozenset(map(plain, _HONORIFIC_WORDS.split(", ")))


@dataclass(frozen=True, slots=True)
class Cell:
    column: str
    title: str
    raw: object
    text: str

    @property
    def about(self) -> dict[str, str]:
        return {"column": self.title, "value": short(self.text)}


@dataclass(slots=True)
class Cells:
    """The filled cells of a row in the order of the file; cells with a word for nothing are in `blanks` only."""

    number: int
    seven: bool
    filled: list[Cell] = field(default_factory=list)
    blanks: list[str] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)
    unknown: list[Cell] = field(default_factory=list)

    def of(self, *columns: str) -> list[Cell]:
        return [cell for cell in self.filled if cell.column in columns]

    def remark(self, cell: Cell, key: str, **more: str) -> None:
        self.errors.append(RowError(self.number, key, {**cell.about, **more}))

    def values(self) -> dict[str, object]:
        """What the optional cells say, by column; what cannot be read is remarked upon and left out."""
        readable = [cell for cell in self.filled if self._is_readable(cell)]
        read = {cell.column: self._read(cell) for cell in readable if cell.column not in _TOGETHER}
        read["phone"] = self._phone([cell for cell in readable if cell.column in ("phone", "mobile")])
        read["email"] = self._email([cell for cell in readable if cell.column == "email"])
        return {column: value for column, value in read.items() if value is not None}

    def _is_readable(self, cell: Cell) -> bool:
        key, more = why_unreadable(cell)
        if key:
            self.remark(cell, key, **more)
        return key is None

    def _read(self, cell: Cell) -> object:
        if cell.column in client_words.ASKED:
            word = (
                client_words.find_circle(cell.text) if cell.column == "circle" else client_words.find_status(cell.text)
            )
            self.unknown += [cell] if word is None else []
            return word
        if cell.column not in _READERS:
            return cell.text
        key, read = _READERS[cell.column]
        value = read(cell)
        if value is None and key:
            more = client_words.allowed(cell.column) if cell.column in ("language", "left") else {}
            ambiguous = key == "row-date-broken" and values.is_ambiguous_day(cell.text)
            self.remark(cell, "row-date-ambiguous" if ambiguous else key, **more)
        return value

    def _phone(self, cells: Sequence[Cell]) -> str | None:
        """The first mobile of all the phones, else the first one. What is no mobile here may be one elsewhere."""
        numbers: list[tuple[bool, str]] = []
        for cell in cells:
            told = client_phones.phones(cell.raw, seven=self.seven)
            if not told:
                lacks = client_phones.lacks_country(cell.raw)
                self.remark(cell, "row-phone-no-country" if lacks else "row-phone-broken")
            foreign = [cell.column == "mobile" and not number.startswith("+7") for number in told]
            numbers += [(client_phones.is_mobile(n) or there, n) for n, there in zip(told, foreign, strict=True)]
        return next((number for mobile, number in numbers if mobile), numbers[0][1] if numbers else None)

    def _email(self, cells: Sequence[Cell]) -> str | None:
        addresses: list[str] = []
        for cell in cells:
            if address := values.email(cell.text):
                addresses.append(address)
            else:
                self.remark(cell, "row-email-several" if cell.text.count("@") > 1 else "row-email-broken")
        return addresses[0] if addresses else None


def cells_of(header: Header, number: int, row: Sequence[object], *, seven: bool) -> Cells:
    cells = Cells(number, seven)
    for position, column in sorted(header.column_at.items()):
        raw = row[position] if position < len(row) else None
        text = values.spelled(raw)
        says_no = column == "left" and client_words.find_left(text) is False  # «нет» is an answer there
        if text and (says_no or not values.is_nothing(text)):
            cells.filled.append(Cell(column, header.titles[position], raw, text))
        elif any(char.isalnum() for char in text):
            cells.blanks.append(text)
    return cells


def why_unreadable(cell: Cell) -> tuple[str | None, Mapping[str, str]]:
    """Why no text can be taken from a cell, whatever its column; None when it can."""
    if len(cell.text) > LONGEST:
        return "row-cell-too-long", {"longest": str(LONGEST)}
    if values.is_garbled(cell.text):
        return "row-cell-garbled", {}
    if values.is_formula_error(cell.text):
        return "row-cell-formula", {}
    if cell.column in ("account_id", "contact_id", "phone", "mobile") and values.is_rounded(cell.raw, cell.text):
        exact = cell.column in ("phone", "mobile") and client_phones.phones(cell.raw)
        return (None, {}) if exact else ("row-number-rounded", {})
    return None, {}


_TOGETHER = ("phone", "mobile", "email", "account", "contact", "last_name", "first_name", "patronymic")
_READERS: dict[str, tuple[str | None, Callable[[Cell], object | None]]] = {
    "account_id": (None, lambda cell: values.code(cell.text)),
    "contact_id": (None, lambda cell: values.code(cell.text)),
    "greeting": (None, lambda cell: None if plain(cell.text) in _HONORIFICS else cell.text),
    "abc": ("row-abc-unknown", lambda cell: _ABC.get(cell.text.casefold())),
    "xyz": ("row-xyz-unknown", lambda cell: _XYZ.get(cell.text.casefold())),
    "debt": ("row-revenue-broken", lambda cell: values.money(cell.raw)),
    "revenue": ("row-revenue-broken", lambda cell: values.money(cell.raw)),
    "first_delivery": ("row-date-broken", lambda cell: values.day(cell.raw)),
    "last_purchase": ("row-date-broken", lambda cell: values.day(cell.raw)),
    "language": ("row-language-unknown", lambda cell: client_words.find_language(cell.text)),
    "left": ("row-left-unknown", lambda cell: client_words.find_left(cell.text)),
    "timezone": ("row-timezone-unknown", lambda cell: values.zone(cell.text)),
}
