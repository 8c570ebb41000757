"""What a client list would change: values that the comparison fills and that are shown before anything is done."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from nps.client_list import ClientList, Note, RowError, UnknownWord
from storage.lists.same import Alias

LATER = ("type", "xyz", "debt")
"""Columns that came later: a list that waits since before has the fingerprint it had then."""
OF_ACCOUNT = ("segment", "abc", "status", "region", "revenue", "first_delivery", "last_purchase", *LATER)
OF_CONTACT = ("greeting", "circle", "position", "phone", "email", "language", "timezone")
ACCOUNT_COLUMNS = ("external_id", "name", "name_folded", "manager_id", *OF_ACCOUNT)
CONTACT_COLUMNS = ("external_id", "account_id", "name", "name_folded", *OF_CONTACT)

SAMPLES = 3


@dataclass(slots=True, eq=False)
class Entry:
    """An account or contact as it is (`old`) and as it will be (`new`), by column.

    `key` is its id, or below zero while it has none; `new` refers to others by such keys. `row` is the row of the list
    that claimed it, None when none did.
    """

    key: int
    old: dict[str, Any]
    new: dict[str, Any]
    row: int | None = None

    @property
    def is_new(self) -> bool:
        return self.key < 0

    @property
    def is_changed(self) -> bool:
        return self.key > 0 and self.old != self.new


@dataclass(frozen=True, slots=True)
class Present:
    """The data there are: staff as (id, name, folded), the others by column; contacts with telegram_id and state.

    Accounts with `bought_on`: the purchase told of apart from any list that is their last one, or the one before.
    Aliases are how a list may call one of them besides.
    """

    staff: list[tuple[int, str, str]]
    accounts: list[dict[str, Any]]
    contacts: list[dict[str, Any]]
    account_aliases: Sequence[Alias] = ()
    contact_aliases: Sequence[Alias] = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """A contact as it will be stored, by column, with its account and the name of the account's manager."""

    row: int
    contact: dict[str, Any]
    account: dict[str, Any]
    manager: str | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What applying a list would do: `new`, `changed` and `unchanged` are contacts, `managers` the names of new ones.

    Rows with errors are left out; rows with warnings are taken, as are those of whose `cells` some are left out.
    `unmanaged` accounts will have no manager. `leaving` and `returning` are the names of who leaves a company or is
    back. `words` are those nobody has explained yet, `known` those somebody has, each with its code.
    """

    new: int
    changed: int
    unchanged: int
    accounts: int
    new_accounts: int
    changed_accounts: int
    managers: tuple[str, ...]
    errors: tuple[RowError, ...]
    warnings: tuple[RowError, ...]
    unknown_columns: tuple[str, ...]
    fingerprint: str
    cells: tuple[RowError, ...] = ()
    words: tuple[UnknownWord, ...] = ()
    notes: tuple[Note, ...] = ()
    known: tuple[tuple[UnknownWord, str], ...] = ()
    samples: tuple[Sample, ...] = ()
    unmanaged: int = 0
    leaving: tuple[str, ...] = ()
    returning: tuple[str, ...] = ()

    @property
    def changes_something(self) -> bool:
        return bool(self.new or self.changed or self.changed_accounts)

    @property
    def remarks(self) -> tuple[RowError, ...]:
        """Errors, cells left out and warnings together, in the order of rows."""
        return in_order([*self.errors, *self.cells, *self.warnings])


@dataclass(slots=True)
class Changes:
    """The accounts and contacts a list speaks of, in its order, and the managers to be created: key → name.

    `staff` are the names of all who are or will be there, by key.
    `leaving`: contacts who have left their company by the list (True), or are back (False).
    """

    accounts: list[Entry] = field(default_factory=list)
    contacts: list[Entry] = field(default_factory=list)
    managers: dict[int, str] = field(default_factory=dict)
    leaving: dict[int, bool] = field(default_factory=dict)
    errors: list[RowError] = field(default_factory=list)
    warnings: list[RowError] = field(default_factory=list)
    staff: dict[int, str] = field(default_factory=dict)

    def plan(self, client_list: ClientList) -> Plan:
        new = sum(entry.is_new for entry in self.contacts)
        changed = sum(entry.is_changed or entry.key in self.leaving for entry in self.contacts)
        return Plan(
            new=new,
            changed=changed,
            unchanged=len(self.contacts) - new - changed,
            accounts=len(self.accounts),
            new_accounts=sum(entry.is_new for entry in self.accounts),
            changed_accounts=sum(entry.is_changed for entry in self.accounts),
            managers=tuple(self.managers.values()),
            errors=in_order(self.errors),
            warnings=in_order(self.warnings),
            unknown_columns=client_list.unknown_columns,
            fingerprint=self._fingerprint(),
            cells=in_order(self._cells(client_list)),
            words=client_list.words,
            notes=client_list.notes,
            known=client_list.known,
            samples=tuple(self._samples()),
            unmanaged=sum(entry.new["manager_id"] is None for entry in self.accounts),
            leaving=self._names(left=True),
            returning=self._names(left=False),
        )

    def _cells(self, client_list: ClientList) -> list[RowError]:
        """The cells left out of rows that are taken."""
        taken = {entry.row for entry in self.contacts}
        return [cell for cell in client_list.cells if cell.row in taken]

    def _names(self, *, left: bool) -> tuple[str, ...]:
        return tuple(entry.new["name"] for entry in self.contacts if self.leaving.get(entry.key) is left)

    def _samples(self) -> Iterator[Sample]:
        accounts = {entry.key: entry for entry in self.accounts}
        for entry in self.contacts[:SAMPLES]:
            account = accounts[entry.new["account_id"]]
            manager = self.staff.get(account.new["manager_id"] or 0)
            yield Sample(entry.row or 0, _shown(entry, OF_CONTACT), _shown(account, OF_ACCOUNT), manager)

    def _fingerprint(self) -> str:
        """The same as long as applying would do exactly the same; what else happens to the data does not matter."""
        work: list[Any] = [self.managers, [(error.row, error.key) for error in in_order(self.errors)]]
        for entries in (self.accounts, self.contacts):
            changing = [entry for entry in entries if entry.is_new or entry.is_changed]
            work.append([(entry.key, _told(entry.old), _told(entry.new)) for entry in changing])
        if self.leaving:
            work.append(sorted(self.leaving.items()))
        return hashlib.sha256(json.dumps(work, default=str, ensure_ascii=False).encode()).hexdigest()


def _told(values: dict[str, Any]) -> dict[str, Any]:
    return {column: value for column, value in values.items() if value is not None or column not in LATER}


def _shown(entry: Entry, columns: tuple[str, ...]) -> dict[str, Any]:
    return {column: entry.new[column] for column in ("name", "external_id", *columns)}


def in_order(remarks: list[RowError]) -> tuple[RowError, ...]:
    return tuple(sorted(remarks, key=lambda remark: remark.row))
