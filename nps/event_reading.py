"""Reading a table as events: what its rows say, and what cannot be taken for an event."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta, tzinfo

from nps import client_phones
from nps import client_values as values
from nps.client_columns import ListError, plain, short
from nps.client_list import Note, RowError
from nps.client_reading import numbers
from nps.event_columns import WHO, EventColumns, EventRole, find_columns
from nps.event_kinds import allowed, find_kind, is_own_word
from nps.event_rows import EventRow, EventRows
from nps.past_dates import DateOrder, moment, order_of
from nps.past_reading import AMBIGUOUS
from nps.text import fold
from nps.values import EventKind

LONGEST_NOTE = 500
AHEAD = timedelta(days=366)
"""Farther away nothing is planned: the year is wrong."""
_TOTALS = frozenset(("итого", "всего", "итог", "общий итог", "total", "grand total", "subtotal"))
_SHOWN_UNREAD = 8


def read_events(
    rows: Sequence[Sequence[object]],
    *,
    zone: tzinfo,
    today: date,
    order: DateOrder | None = None,
    kind: EventKind | None = None,
    seven: bool = True,
    is_text: bool = False,
    notes: Sequence[Note] = (),
) -> EventRows:
    """Read a whole table; raises ListError when it says of nobody or of no day what happened.

    `zone`: of times that name none. `order` of dates with slashes, where it was told: without it and with doubt in
    every row, that is a ListError too (AMBIGUOUS). `kind`: of all rows, where it was told. `seven` and `is_text` as in
    a client list.
    """
    if not any(values.spelled(cell) for row in rows for cell in row):
        raise ListError("events-empty")
    columns = find_columns(rows)
    if columns is None:
        raise ListError("events-no-header")
    if not any(values.text_of(cell) for row in rows[columns.header + 1 :] for cell in row):
        raise ListError("events-empty")
    _check(columns, kind)
    body = list(enumerate(rows[columns.header + 1 :], columns.header + 2))
    date_at, title = columns.at[EventRole.DATE], columns.title(EventRole.DATE) or ""
    said, doubtful = order_of(row[date_at] if date_at < len(row) else None for _, row in body)
    if doubtful is not None and order is None:
        raise ListError(AMBIGUOUS, {"value": short(doubtful), "column": short(title)})
    reader = _Reader(columns, zone, said or order, today, kind, seven)
    width = max((place for place, heading in enumerate(columns.titles, 1) if heading), default=0)
    for number, row in body:
        if is_text and any(values.spelled(cell) for cell in row[width:]):
            reader.errors.append(RowError(number, "row-too-wide", {"cells": str(len(row)), "columns": str(width)}))
        elif any(values.text_of(cell) for cell in row):
            reader.read(number, row)
    if not reader.events and not reader.errors:
        raise ListError("events-empty")
    told = tuple((role.value, short(heading)) for role in EventRole if (heading := columns.title(role)))
    return EventRows(tuple(reader.events), tuple(reader.errors), tuple(reader.cells), told, (*notes, *reader.notes()))


def _check(columns: EventColumns, kind: EventKind | None) -> None:
    """Raises ListError for a table that cannot be events."""
    if EventRole.DATE not in columns.at:
        raise ListError("events-no-date")
    if EventRole.KIND not in columns.at and columns.implied is None and kind is None:
        raise ListError("events-no-kind")
    if not any(role in columns.at for role in WHO):
        raise ListError("events-nobody")


class _Reader:
    """What has been read so far."""

    def __init__(
        self,
        columns: EventColumns,
        zone: tzinfo,
        order: DateOrder | None,
        today: date,
        kind: EventKind | None,
        seven: bool,
    ) -> None:
        self._columns, self._zone, self._order, self._today = columns, zone, order, today
        self._kind, self._seven = kind, seven
        self.events: list[EventRow] = []
        self.errors: list[RowError] = []
        self.cells: list[RowError] = []
        self._skipped: list[int] = []

    def read(self, number: int, row: Sequence[object]) -> None:
        """An event, or why there is none."""
        if self._is_no_event(row):
            self._skipped.append(number)
            return
        day, wrong_day = self._day(row)
        kind, wrong_kind = self._kind_of(row)
        who = self._who(row)
        wrong_who: tuple[str, dict[str, str]] | None = None if any(who.values()) else ("row-event-nobody", {})
        wrong = [each for each in (wrong_day, wrong_kind, wrong_who) if each is not None]
        if day is None or kind is None or wrong:
            self.errors += [RowError(number, key, about) for key, about in wrong]
            return
        shown = ", ".join(text for text in who.values() if text)
        amount = self._amount(number, row)
        self.events.append(EventRow(number, kind, day, amount, self._note(row), self._code(row), shown=shown, **who))

    def notes(self) -> list[Note]:
        """What is to be said of the whole file."""
        told = [Note("list-events-skipped", {"rows": numbers(self._skipped)})] if self._skipped else []
        unread = [short(title) for title in self._columns.unread[:_SHOWN_UNREAD]]
        about = {"words": "\n".join(unread), "count": str(len(self._columns.unread))}
        return [*told, *([Note("past-unread", about)] if unread else [])]

    def _cell(self, row: Sequence[object], role: EventRole) -> object:
        position = self._columns.at.get(role)
        return row[position] if position is not None and position < len(row) else None

    def _text(self, row: Sequence[object], role: EventRole) -> str:
        text = values.text_of(self._cell(row, role))
        return "" if values.is_garbled(text) or values.is_formula_error(text) else text

    def _about(self, row: Sequence[object], role: EventRole) -> dict[str, str]:
        title, text = self._columns.title(role) or "", values.spelled(self._cell(row, role))
        return {"column": short(title), "value": short(text)}

    def _is_no_event(self, row: Sequence[object]) -> bool:
        """A line of totals, or the headings once more."""
        filled = [text for cell in row if (text := values.text_of(cell))]
        if fold(filled[0]).rstrip(" :.") in _TOTALS:
            return True
        same = [
            values.spelled(row[at]) == self._columns.titles[at] for at in self._columns.at.values() if at < len(row)
        ]
        return len(same) > 1 and all(same)

    def _day(self, row: Sequence[object]) -> tuple[date | None, tuple[str, dict[str, str]] | None]:
        raw, about = self._cell(row, EventRole.DATE), self._about(row, EventRole.DATE)
        if not values.text_of(raw):
            return None, ("row-past-undated", {})
        at = moment(raw, self._zone, self._order)
        if at is None:
            unsure = self._order is None and moment(raw, self._zone, DateOrder.DAY_FIRST) is not None
            return None, ("row-date-ambiguous" if unsure else "row-date-broken", about)
        day = at.astimezone(self._zone).date()
        return (None, ("row-event-too-far", about)) if day > self._today + AHEAD else (day, None)

    def _kind_of(self, row: Sequence[object]) -> tuple[EventKind | None, tuple[str, dict[str, str]] | None]:
        """By what the cell says; where it says nothing, by what was told of all rows or by the heading of the date."""
        if self._kind is not None:
            return self._kind, None
        text = self._text(row, EventRole.KIND)
        kind = find_kind(text) if text else self._columns.implied
        if kind is not None:
            return kind, None
        if not text:
            return None, ("row-event-no-kind", {})
        return None, ("row-event-kind-unknown", {**self._about(row, EventRole.KIND), **allowed()})

    def _amount(self, number: int, row: Sequence[object]) -> int | None:
        raw = self._cell(row, EventRole.AMOUNT)
        amount = values.money(raw) if values.text_of(raw) else None
        if amount is None and values.text_of(raw):
            self.cells.append(RowError(number, "row-revenue-broken", self._about(row, EventRole.AMOUNT)))
        return amount

    def _note(self, row: Sequence[object]) -> str | None:
        """What is noted, after the own words for the kind."""
        own = self._text(row, EventRole.KIND)
        parts = [own if own and not is_own_word(own) else "", self._text(row, EventRole.NOTE)]
        told = ": ".join(part for part in parts if part)
        return (told if len(told) <= LONGEST_NOTE else told[: LONGEST_NOTE - 1] + "…") or None

    def _code(self, row: Sequence[object]) -> str | None:
        number = values.code(self._text(row, EventRole.NUMBER))
        return hashlib.sha256(plain(number).encode()).hexdigest()[:16] if number else None

    def _who(self, row: Sequence[object]) -> dict[str, str | None]:
        parts = [self._text(row, role) for role in (EventRole.LAST_NAME, EventRole.FIRST_NAME)]
        phones = client_phones.phones(self._cell(row, EventRole.PHONE), seven=self._seven)
        return {
            "account": self._text(row, EventRole.ACCOUNT) or None,
            "account_id": values.code(self._text(row, EventRole.ACCOUNT_ID)) or None,
            "name": self._text(row, EventRole.NAME) or " ".join(part for part in parts if part) or None,
            "email": values.email(self._text(row, EventRole.EMAIL)),
            "phone": phones[0] if phones else None,
            "contact_id": values.code(self._text(row, EventRole.CONTACT_ID)) or None,
        }
