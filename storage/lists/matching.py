"""Rows of a client list matched with the accounts, contacts and staff there are: the rules of who is who."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from nps.client_list import ClientList, ClientRow, RowError
from nps.client_phones import is_mobile
from nps.client_values import code
from nps.text import fold
from nps.values import ContactState
from storage.lists.plan import ACCOUNT_COLUMNS, CONTACT_COLUMNS, OF_ACCOUNT, OF_CONTACT, Changes, Entry, Present


def work_out(client_list: ClientList, present: Present) -> Changes:
    """Match every row. A list worked out against data to which it has been applied changes nothing.

    The order of rows decides nothing: what external ids say is settled first, then what phones, addresses and positions
    say, then names alone, and names are compared as they will be afterwards.
    """
    accounts, contacts = _Accounts(present), _Contacts(present)
    changes = Changes(errors=list(client_list.errors))
    account_of: dict[int, Entry] = {}
    contact_of: dict[int, Entry] = {}
    for row in sorted(client_list.rows, key=accounts.rank):
        account = accounts.settle(row)
        if isinstance(account, Entry):
            account_of[row.number] = account
        else:
            changes.errors.append(account)
    matched = [row for row in client_list.rows if row.number in account_of]
    for row in sorted(matched, key=lambda row: contacts.rank(row, account_of[row.number])):
        contact = contacts.settle(row, account_of[row.number])
        if isinstance(contact, Entry):
            contact_of[row.number] = contact
        else:
            changes.errors.append(contact)
    for row in client_list.rows:
        known = contact_of.get(row.number)
        if known is not None and known.is_new and row.left:
            changes.errors.append(RowError(row.number, "row-contact-left", {"contact": row.contact}))
            del contact_of[row.number]
        elif known is not None:
            if row.left is not None and row.left is not contacts.has_left(known) and not known.is_new:
                changes.leaving[known.key] = row.left
            changes.warnings += accounts.fill(account_of[row.number], row)
            changes.contacts.append(contact_of[row.number])
            if contacts.has_left(known) and row.left is None:
                changes.warnings.append(RowError(row.number, "row-contact-is-left", {"contact": row.contact}))
            if contacts.has_namesake(contact_of[row.number], row, account_of[row.number]):
                about = {"contact": row.contact, "account": row.account}
                changes.warnings.append(RowError(row.number, "row-contact-namesake", about))
    changes.warnings += accounts.namesakes(row for row in client_list.rows if row.number in contact_of)
    changes.accounts = list({id(entry): entry for row, entry in account_of.items() if row in contact_of}.values())
    changes.accounts.sort(key=lambda account: account.row or 0)
    changes.managers = accounts.new_managers
    changes.staff = {staff_id: name for staff_id, name, _ in present.staff} | changes.managers
    return changes


class _Accounts:
    def __init__(self, present: Present) -> None:
        self.new_managers: dict[int, str] = {}
        self._keys = count(-1, -1)
        self._managers: dict[str, list[int]] = {}
        for staff_id, _, folded in present.staff:
            self._managers.setdefault(folded, []).append(staff_id)
        self._by_code: dict[str, Entry] = {}
        self._by_name: dict[str, list[Entry]] = {}
        self._named: set[int] = set()
        self._first_rows: dict[tuple[int, str], int] = {}  # account and column → the row that gave the value
        self._bought = {values["id"]: values.get("bought_on") for values in present.accounts}
        for values in present.accounts:
            entry = _entry(values, ACCOUNT_COLUMNS)
            self._by_name.setdefault(entry.old["name_folded"], []).append(entry)
            if entry.old["external_id"]:
                self._by_code.setdefault(code(entry.old["external_id"]), entry)
        self._known_as: dict[int, set[str]] = {}  # how records were called that turned out to be this one
        self._alias_names: set[str] = set()
        self._aliases: set[str] = set()  # codes
        by_id = {entry.key: entry for named in self._by_name.values() for entry in named}
        for alias in present.account_aliases:
            entry = by_id[alias.id]
            self._known_as.setdefault(entry.key, set()).add(fold(alias.name))
            self._alias_names.add(fold(alias.name))
            named = self._by_name.setdefault(fold(alias.name), [])
            named += [entry] if entry not in named else []
            if alias.code and code(alias.code) not in self._by_code:
                self._by_code[code(alias.code)] = entry
                self._aliases.add(code(alias.code))

    def rank(self, row: ClientRow) -> int:
        """Known codes first, those of a record that turned out to be another one after the other's own."""
        if row.account_id is None:
            return 4 if fold(row.account) in self._alias_names else 3
        if row.account_id not in self._by_code:
            return 2
        return 1 if row.account_id in self._aliases else 0

    def settle(self, row: ClientRow) -> Entry | RowError:
        """The account of a row, by its external id, else by its name among those without another id."""
        folded = fold(row.account)
        named = self._by_name.setdefault(folded, [])
        if row.account_id in self._by_code:
            entry = self._by_code[row.account_id or ""]
            is_renamed = entry not in named and row.account_id not in self._aliases
            if entry.key not in self._named and is_renamed:  # by the first row that speaks of it
                self._by_name[entry.old["name_folded"]].remove(entry)
                named.append(entry)
            self._named.add(entry.key)
            return entry
        if row.account_id is None:
            if len(named) > 1:
                return RowError(row.number, "row-account-ambiguous", {"account": row.account})
            return named[0] if named else self._add(row, named)
        entry = next((entry for entry in named if entry.new["external_id"] is None), None) or self._add(row, named)
        entry.new = {**entry.new, "external_id": row.account_id}
        self._by_code[row.account_id] = entry
        self._named.add(entry.key)
        return entry

    def _add(self, row: ClientRow, named: list[Entry]) -> Entry:
        entry = Entry(next(self._keys), {}, dict.fromkeys(ACCOUNT_COLUMNS))
        named.append(entry)
        return entry

    def fill(self, account: Entry, row: ClientRow) -> list[RowError]:
        """Take over what the row says of its account; the first row to fill a column decides, others are told so."""
        if account.row is None:
            account.row, account.new = row.number, dict(account.new)
        warnings: list[RowError] = []
        values = {column: getattr(row, column) for column in OF_ACCOUNT}
        if row.last_purchase and (bought := self._bought.get(account.key)):
            values["last_purchase"] = max(row.last_purchase, bought)  # the list may be older than what was bought since
        values |= {"name": self._name(account, row), "manager_id": self._manager(account, row, warnings)}
        for column, value in values.items():
            if value is None:
                continue
            first = self._first_rows.setdefault((account.key, column), row.number)
            if first == row.number:
                account.new[column] = value
            elif account.new[column] != value and not (
                column == "name" and fold(row.account) == fold(account.new["name"])
            ):
                about = {"column": column, "first": str(first), "account": row.account}
                warnings.append(RowError(row.number, "row-account-differs", about))
        account.new["name_folded"] = fold(account.new["name"])
        return warnings

    def namesakes(self, rows: Iterable[ClientRow]) -> Iterator[RowError]:
        """New companies that are called like another one with another code, once for each name.

        It is the code that counts, so two records of one company become two companies.
        """
        told: set[str] = set()
        for row in rows:
            entry = self._by_code.get(row.account_id or "")
            if entry is None or not entry.is_new or entry.new["name_folded"] in told:
                continue
            called = self._by_name.get(entry.new["name_folded"], [])
            for other in called:
                is_there = not other.is_new or (other.row is not None and other.row < (entry.row or 0))
                if other is not entry and is_there and other.new["external_id"]:
                    told.add(entry.new["name_folded"])
                    about = {"account": row.account, "code": other.new["external_id"]}
                    yield RowError(row.number, "row-account-namesake", about)
                    break

    def _name(self, account: Entry, row: ClientRow) -> str | None:
        """None: it is only what a record was called that turned out to be this one."""
        known_as = self._known_as.get(account.key, set())
        return None if row.account_id in self._aliases or fold(row.account) in known_as else row.account

    def _manager(self, account: Entry, row: ClientRow, warnings: list[RowError]) -> int | None:
        """Whoever of the staff has this name, in any role; else a manager to be created."""
        folded = fold(row.manager or "")
        if not row.manager or not folded:
            return None
        namesakes = self._managers.setdefault(folded, [])
        if not namesakes:
            namesakes.append(-len(self.new_managers) - 1)
            self.new_managers[namesakes[0]] = row.manager
        present: int | None = account.old.get("manager_id")
        if present in namesakes:
            return present
        if len(namesakes) > 1 and (account.key, "manager_id") not in self._first_rows:
            warnings.append(RowError(row.number, "row-manager-several", {"manager": row.manager}))
        return min(namesakes)


class _Contacts:
    def __init__(self, present: Present) -> None:
        self._keys = count(-1, -1)
        self._by_code: dict[str, Entry] = {}
        self._by_name: dict[tuple[int, str], list[Entry]] = {}
        self._telegram: dict[int, int] = {}
        self._left: set[int] = set()
        self._seats: set[tuple[int, int]] = set()  # account and telegram id: one human is one contact of an account
        for values in present.contacts:
            if values["state"] == ContactState.ERASED:
                continue
            entry = _entry(values, CONTACT_COLUMNS)
            if values["state"] == ContactState.LEFT:
                self._left.add(entry.key)
            self._named(entry).append(entry)
            if entry.old["external_id"]:
                self._by_code.setdefault(code(entry.old["external_id"]), entry)
            if values["telegram_id"] is not None:
                self._telegram[entry.key] = values["telegram_id"]
                self._seats.add((entry.old["account_id"], values["telegram_id"]))
        by_id = {entry.key: entry for named in self._by_name.values() for entry in named}
        self._known_as: dict[int, set[str]] = {}
        self._alias_names: set[str] = set()
        self._aliases: set[str] = set()
        for alias in present.contact_aliases:
            entry = by_id[alias.id]
            folded = fold(alias.name)
            self._known_as.setdefault(entry.key, set()).add(folded)
            self._alias_names.add(folded)
            if alias.code and code(alias.code) not in self._by_code:
                self._by_code[code(alias.code)] = entry
                self._aliases.add(code(alias.code))
        self._aliased = [by_id[key] for key in self._known_as]

    def has_left(self, contact: Entry) -> bool:
        return contact.key in self._left

    def _named(self, entry: Entry) -> list[Entry]:
        return self._by_name.setdefault((entry.new["account_id"], entry.new["name_folded"]), [])

    def _namesakes(self, row: ClientRow, account: Entry) -> list[Entry]:
        """Who has this name at the account, in whatever order its parts are written."""
        names = dict.fromkeys(fold(name) for name in (row.contact, *row.spellings))
        called = [entry for name in names for entry in self._by_name.get((account.key, name), [])]
        if self._alias_names.isdisjoint(names):
            return called
        known_as = [entry for entry in self._aliased if self._is_known_as(entry, names, account)]
        return [*called, *(entry for entry in known_as if entry not in called)]

    def _is_known_as(self, entry: Entry, names: Iterable[str], account: Entry) -> bool:
        return entry.new["account_id"] == account.key and not self._known_as[entry.key].isdisjoint(names)

    def rank(self, row: ClientRow, account: Entry) -> int:
        """Known ids first, then new ones; then whoever is known by more than a name, by a phone, by a name alone."""
        if row.contact_id is not None:
            if row.contact_id not in self._by_code:
                return 2
            return 1 if row.contact_id in self._aliases else 0
        if any(_is_certain(row, entry) for entry in self._namesakes(row, account)):
            return 3
        return 4 if row.phone else 5

    def settle(self, row: ClientRow, account: Entry) -> Entry | RowError:
        """The contact of a row with the row's values in it, or why it cannot be told or taken."""
        entry = self._find(row, account)
        if isinstance(entry, RowError):
            return entry
        if entry is None:
            entry = Entry(next(self._keys), {}, dict.fromkeys(CONTACT_COLUMNS))
        elif entry.row is not None:
            return RowError(row.number, "row-contact-twice", {"first": str(entry.row)})
        elif entry.new["account_id"] != account.key and entry.key in self._telegram:
            seat = (account.key, self._telegram[entry.key])
            if seat in self._seats:
                about = {"contact": row.contact, "account": row.account}
                return RowError(row.number, "row-contact-occupied", about)
            self._seats.add(seat)
        self._fill(entry, row, account)
        return entry

    def _find(self, row: ClientRow, account: Entry) -> Entry | RowError | None:
        """1. By external id. 2. By phone, address or position besides the name. 3. By a name that only one may have.

        Another row of the list speaks of somebody else as soon as anything tells the two apart.
        """
        if row.contact_id in self._by_code:
            return self._by_code[row.contact_id or ""]
        namesakes = self._namesakes(row, account)
        if row.contact_id:
            namesakes = [entry for entry in namesakes if entry.new["external_id"] is None]
        namesakes = [entry for entry in namesakes if entry.row is None or not _is_apart(row, entry)]
        for column in _BESIDES:
            same = [entry for entry in namesakes if _says_the_same(row, entry, column)]
            if certain := [entry for entry in same if _is_certain(row, entry)]:
                return certain[0]
            if same and column != "position":  # many have the same position
                return same[0]
        fitting = [entry for entry in namesakes if entry.new["phone"] is None] or ([] if row.phone else namesakes)
        if len(fitting) > 1:
            return RowError(row.number, "row-contact-ambiguous", {"contact": row.contact, "account": row.account})
        return fitting[0] if fitting else None

    def _fill(self, entry: Entry, row: ClientRow, account: Entry) -> None:
        if not entry.is_new:
            self._named(entry).remove(entry)
        filled = {column: value for column in OF_CONTACT if (value := getattr(row, column)) is not None}
        names: dict[str, Any] = {"account_id": account.key}
        is_alias = row.contact_id in self._aliases or fold(row.contact) in self._known_as.get(entry.key, ())
        if not is_alias:
            names |= {"name": row.contact, "name_folded": fold(row.contact)}
        entry.row, entry.new = row.number, {**entry.new, **filled, **names}
        if row.contact_id and row.contact_id not in self._aliases:
            entry.new["external_id"] = row.contact_id
            self._by_code[row.contact_id] = entry
        self._named(entry).append(entry)

    def has_namesake(self, contact: Entry, row: ClientRow, account: Entry) -> bool:
        """Is this a new contact beside a known one of that name, of whom the list does not speak?

        It may be the same person with another phone. Two external ids say that it is not.
        """
        coded = contact.new["external_id"] is not None
        return contact.is_new and any(
            entry.row is None and not (coded and entry.new["external_id"]) for entry in self._namesakes(row, account)
        )


_BESIDES = ("phone", "email", "position")


def _says_the_same(row: ClientRow, entry: Entry, column: str) -> bool:
    told, known = getattr(row, column), entry.new[column]
    return told is not None and known is not None and fold(told) == fold(known)


def _is_apart(row: ClientRow, entry: Entry) -> bool:
    """Are these two people of one name? A mobile phone or an address in common says no, any difference says yes."""
    same = [column for column in _BESIDES if _says_the_same(row, entry, column)]
    if "email" in same or ("phone" in same and is_mobile(row.phone or "")):
        return False
    return any(getattr(row, column) and entry.new[column] and column not in same for column in _BESIDES)


def _is_certain(row: ClientRow, entry: Entry) -> bool:
    """Does anything besides the name say that it is this contact, and nothing that it is not?"""
    return any(_says_the_same(row, entry, column) for column in _BESIDES) and not _is_apart(row, entry)


def _entry(values: dict[str, Any], columns: tuple[str, ...]) -> Entry:
    present = {column: values[column] for column in columns}
    return Entry(values["id"], present, present)
