"""Events that were read from a file: one in each row, and what was left out of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from nps.client_list import Note, RowError
from nps.values import EventKind


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event, and how the file names the account or the person. `shown`: that in one line, as it stands there.

    `code` is what its number is recognised by, where it has one; None: the day, the kind and the amount tell.
    """

    number: int
    kind: EventKind
    day: date
    amount: int | None = None
    note: str | None = None
    code: str | None = None
    account: str | None = None
    account_id: str | None = None
    contact_id: str | None = None
    email: str | None = None
    phone: str | None = None
    name: str | None = None
    shown: str = ""

    @property
    def names_somebody(self) -> bool:
        return bool(self.contact_id or self.email or self.phone or self.name)

    def without_person(self) -> EventRow:
        """The same as an event of the company alone."""
        shown = self.account or self.account_id or ""
        return replace(self, contact_id=None, email=None, phone=None, name=None, note=None, shown=shown)


@dataclass(frozen=True, slots=True)
class EventRows:
    """`errors` are of rows that are left out, `cells` of cells that are left out while their row is taken.

    `columns` are the headings by what was found in them, "date" → «Дата отгрузки».
    """

    rows: tuple[EventRow, ...]
    errors: tuple[RowError, ...]
    cells: tuple[RowError, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()
