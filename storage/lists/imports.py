"""Client lists that were read: kept until somebody applies them, compared with the data, applied as a whole."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from nps.client_list import ClientList, ClientRow, Note, RowError, UnknownWord, explained
from nps.file_kind import FileKind
from nps.values import AccountId, Circle, ContactId, ContactState, EventKind, ImportState, RelationStatus, Role, StaffId
from storage.engine.conn import Conn
from storage.engine.statements import find_one, insert_row, select_of
from storage.lists import same, words
from storage.lists.matching import work_out
from storage.lists.plan import ACCOUNT_COLUMNS, CONTACT_COLUMNS, Changes, Entry, Plan, Present, in_order
from storage.people import account_facts, enrolments, losses, places
from storage.people.staff import add_staff
from storage.schema import accounts, contacts, events, imports, staff
from storage.schema.people import KEYS

log = logging.getLogger(__name__)
READ, APPLIED, CANCELLED, FORGOTTEN, ASKED = ImportState
KEEP_UNAPPLIED = timedelta(days=7)
_FIELDS = tuple(field.name for field in fields(ClientRow))


class NotApplied(StrEnum):
    """Why a list was not applied."""

    NOT_FOUND = "not_found"  # nobody's, or somebody else's
    FINISHED = "finished"  # applied already, or cancelled
    CHANGED = "changed"  # applying would do something else than was shown


@dataclass(frozen=True, slots=True)
class Import:
    """A list that was read; `fingerprint` is of the plan that was last worked out to be shown."""

    id: int
    staff_id: StaffId | None
    file_name: str
    state: ImportState
    fingerprint: str | None


@dataclass(frozen=True, slots=True)
class Applied:
    """What was done: the plan, the new managers, how many new contacts each manager has got, and who has left."""

    plan: Plan
    managers: tuple[StaffId, ...]
    new_of: Mapping[StaffId, int]
    left: tuple[ContactId, ...] = ()
    back: tuple[AccountId, ...] = ()


IMPORT = tuple(imports.c[field.name] for field in fields(Import))


async def stage(conn: Conn, *, staff_id: StaffId | None, file_name: str, client_list: ClientList, now: datetime) -> int:
    """Keep a list for whoever sent it (None: the command line); returns the import's id."""
    changes = (await _work_out(conn, client_list))[0]
    return await insert_row(
        conn,
        imports,
        staff_id=staff_id,
        file_name=file_name,
        state=READ,
        rows=_dump(client_list),
        errors=_dump_errors(client_list.errors),
        fingerprint=changes.plan(client_list).fingerprint,
        created_at=now,
    )


async def find(conn: Conn, import_id: int, *, staff_id: StaffId | None = None) -> Import | None:
    """The import, if it is this person's."""
    return await find_one(conn, Import, select_of(IMPORT).where(imports.c.id == import_id, _of(staff_id)))


async def plan(conn: Conn, import_id: int) -> Plan:
    """What applying the list would do to the present data. Raises LookupError when it is not waiting any more."""
    return await plan_list(conn, await _load(conn, import_id))


async def plan_list(conn: Conn, client_list: ClientList, meanings: Mapping[str, str] | None = None) -> Plan:
    """The same for a list that is not kept; `meanings` go before those that are remembered."""
    changes, known = await _work_out(conn, client_list, meanings)
    return changes.plan(known)


async def renew_plan(conn: Conn, import_id: int) -> Plan:
    """The data changed: from now on it is the present plan that may be applied."""
    present = await plan(conn, import_id)
    this = imports.c.id == import_id
    await conn.execute(sa.update(imports).where(this).values(fingerprint=present.fingerprint))
    return present


async def find_word(conn: Conn, import_id: int, column: str, row: int) -> UnknownWord | None:
    """The word of a waiting list that is none of ours, by the column and a row in which it stands."""
    listed = await _load(conn, import_id)
    return next((word for word in listed.words if word.column == column and row in word.rows), None)


async def apply(
    conn: Conn,
    import_id: int,
    *,
    fingerprint: str | None,
    now: datetime,
    lives: timedelta,
    staff_id: StaffId | None = None,
    today: date | None = None,
) -> Applied | NotApplied:
    """Do what the plan with this fingerprint says, all of it in the caller's transaction, or nothing.

    Everybody who is new gets an invitation link that lives for `lives`. `today`: the company's, else that of UTC.
    """
    staged = await find(conn, import_id, staff_id=staff_id)
    if staged is None:
        return NotApplied.NOT_FOUND
    if staged.state != READ:
        return NotApplied.FINISHED
    client_list = await _load(conn, import_id)
    changes, known = await _work_out(conn, client_list)
    planned = changes.plan(known)
    if planned.fingerprint != fingerprint:
        return NotApplied.CHANGED
    if not await _finish(conn, import_id, APPLIED, _of(staff_id), now=now, errors=_dump_errors(planned.remarks)):
        return NotApplied.FINISHED
    managers, new_of = await _write(conn, changes, now=now)
    for contact_id, has_left in changes.leaving.items():
        await (places.leave if has_left else places.come_back)(conn, ContactId(contact_id), now=now)
    back = await losses.follow_statuses(conn, now=now)
    await account_facts.keep(conn, day=today or now.date())
    left = tuple(ContactId(contact_id) for contact_id, has_left in changes.leaving.items() if has_left)
    await enrolments.ensure_all(conn, now=now, lives=lives)
    log.info("import %s applied: %s contacts new, %s changed", import_id, planned.new, planned.changed)
    return Applied(planned, managers, new_of, left, tuple(back))


async def cancel(conn: Conn, import_id: int, *, staff_id: StaffId | None, now: datetime) -> bool:
    """The list will not be applied; tells whether it was theirs and still waiting."""
    return await _finish(conn, import_id, CANCELLED, _of(staff_id), now=now)


async def prune(conn: Conn, *, now: datetime) -> None:
    """Lists nobody has applied for a week are forgotten, and files of which nobody has said what they are."""
    old = (imports.c.state.in_([READ, ASKED]), imports.c.created_at < now - KEEP_UNAPPLIED)
    gone = {"state": FORGOTTEN, "finished_at": now, "rows": None, "file_id": None}
    await conn.execute(sa.update(imports).where(*old).values(**gone))


async def list_remarks(conn: Conn, import_id: int) -> tuple[RowError, ...]:
    """The errors and warnings of a list, those found by comparing it with the data included."""
    query = sa.select(imports.c.state, imports.c.errors).where(imports.c.id == import_id)
    state, errors = (await conn.execute(query)).one()
    if state == READ:
        return (await plan(conn, import_id)).remarks
    return in_order(_load_errors(errors))


def _of(staff_id: StaffId | None) -> sa.ColumnElement[bool]:
    sender = imports.c.staff_id.is_(None) if staff_id is None else imports.c.staff_id == staff_id
    return sa.and_(sender, imports.c.kind == FileKind.CLIENTS)


async def _finish(
    conn: Conn,
    import_id: int,
    state: ImportState,
    of_staff: sa.ColumnElement[bool],
    *,
    now: datetime,
    **values: Any,
) -> bool:
    """The rows have done their work and are not kept."""
    claim = (
        sa.update(imports)
        .where(imports.c.id == import_id, imports.c.state == READ, of_staff)
        .values(state=state, finished_at=now, rows=None, **values)
        .returning(imports.c.id)
    )
    return (await conn.execute(claim)).first() is not None


async def _work_out(
    conn: Conn, client_list: ClientList, meanings: Mapping[str, str] | None = None
) -> tuple[Changes, ClientList]:
    """What the list changes, and the list with the words that are explained."""
    everybody = (
        sa.select(staff.c.id, staff.c.name, staff.c.name_folded)
        .where(staff.c.retired_at.is_(None))
        .order_by(staff.c.id)
    )
    bought = (events.c.account_id == accounts.c.id, events.c.kind == EventKind.PURCHASE)
    bought_on = sa.select(sa.func.max(events.c.happened_on))
    bought_on = bought_on.where(*bought, events.c.happened_on <= accounts.c.last_purchase).correlate(accounts)
    named = bought_on.scalar_subquery().label("bought_on")
    of_accounts = sa.select(accounts.c.id, *(accounts.c[name] for name in ACCOUNT_COLUMNS), named)
    of_accounts = of_accounts.where(accounts.c.merged_into.is_(None))
    columns = ("id", *CONTACT_COLUMNS, "telegram_id", "state")
    of_contacts = sa.select(*(contacts.c[name] for name in columns))
    named_now = [(staff_id, name, folded) for staff_id, name, folded in await conn.execute(everybody)]
    known_as = [each for each in await same.list_staff(conn) if each not in named_now]
    present = Present(
        staff=[*named_now, *known_as],
        accounts=[dict(row) for row in (await conn.execute(of_accounts.order_by(accounts.c.id))).mappings()],
        contacts=[dict(row) for row in (await conn.execute(of_contacts.order_by(contacts.c.id))).mappings()],
        account_aliases=await same.list_accounts(conn),
        contact_aliases=await same.list_contacts(conn),
    )
    known = (
        explained(client_list, {**await words.meanings(conn), **(meanings or {})}) if client_list.words else client_list
    )
    return await asyncio.to_thread(work_out, known, present), known  # seconds, when a list is as long as it may be


async def _write(conn: Conn, changes: Changes, *, now: datetime) -> tuple[tuple[StaffId, ...], dict[StaffId, int]]:
    """The managers who are new, and how many new contacts each manager has got."""
    managers = {key: await add_staff(conn, Role.MANAGER, name, now=now) for key, name in changes.managers.items()}
    for account in changes.accounts:
        account.new["manager_id"] = managers.get(account.new["manager_id"], account.new["manager_id"])
    manager_of = {account.key: account.new["manager_id"] for account in changes.accounts}
    new_of = Counter(manager_of[contact.new["account_id"]] for contact in changes.contacts if contact.is_new)
    newest = (await conn.execute(sa.select(sa.func.coalesce(sa.func.max(accounts.c.id), 0)))).scalar_one()
    await _write_entries(conn, accounts, changes.accounts, now=now)
    written = sa.select(accounts.c.id, accounts.c.external_id, accounts.c.name_folded).where(accounts.c.id > newest)
    # New accounts are told apart by external id, else by name. Ids by RETURNING would cost SQLite a trip for each row.
    named = {(code, folded): account_id for account_id, code, folded in await conn.execute(written)}
    added = [account for account in changes.accounts if account.is_new]
    ids = {account.key: named[account.new["external_id"], account.new["name_folded"]] for account in added}
    for contact in changes.contacts:
        contact.new["account_id"] = ids.get(contact.new["account_id"], contact.new["account_id"])
    await _write_entries(conn, contacts, changes.contacts, now=now, state=ContactState.INVITED)
    return tuple(managers.values()), {manager: count for manager, count in new_of.items() if manager is not None}


async def _write_entries(conn: Conn, table: sa.Table, entries: list[Entry], *, now: datetime, **of_new: Any) -> None:
    """Insert the new and update the changed ones in bulk."""
    new = [{**entry.new, **of_new, "created_at": now, "updated_at": now} for entry in entries if entry.is_new]
    if new:
        await conn.execute(sa.insert(table), new)
    changed = [
        {**entry.new, "search_key": KEYS[table](entry.new), "updated_at": now, "row_id": entry.key}
        for entry in entries
        if entry.is_changed
    ]
    if changed:
        await conn.execute(sa.update(table).where(table.c.id == sa.bindparam("row_id")), changed)


def _dump(client_list: ClientList) -> dict[str, Any]:
    """The list without its errors, each row as an array: thousands of them repeat no column names."""
    rows = [[_plain(getattr(row, name)) for name in _FIELDS] for row in client_list.rows]
    return {
        "fields": _FIELDS,
        "rows": rows,
        "unknown_columns": client_list.unknown_columns,
        "cells": _dump_errors(client_list.cells),
        "words": [[word.column, word.word, word.title, word.rows] for word in client_list.words],
        "notes": [[note.key, note.args] for note in client_list.notes],
    }


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


_READ: dict[str, Any] = {
    "status": RelationStatus,
    "circle": Circle,
    "first_delivery": date.fromisoformat,
    "last_purchase": date.fromisoformat,
    "spellings": tuple,
}


async def _load(conn: Conn, import_id: int) -> ClientList:
    query = sa.select(imports.c.rows, imports.c.errors).where(imports.c.id == import_id, imports.c.state == READ)
    row = (await conn.execute(query)).first()
    if row is None:
        raise LookupError(f"import {import_id} is not waiting")
    kept, errors = row
    rows = []
    for values in kept["rows"]:
        columns = dict(zip(kept["fields"], values, strict=True))
        for name, read in _READ.items():
            if columns.get(name) is not None:
                columns[name] = read(columns[name])
        rows.append(ClientRow(**columns))
    return ClientList(
        tuple(rows),
        tuple(_load_errors(errors)),
        tuple(kept["unknown_columns"]),
        tuple(_load_errors(kept.get("cells", []))),  # a list that waits since an earlier version has none of these
        tuple(UnknownWord(column, word, title, tuple(at)) for column, word, title, at in kept.get("words", [])),
        tuple(Note(key, args) for key, args in kept.get("notes", [])),
    )


def _dump_errors(errors: tuple[RowError, ...]) -> list[Any]:
    return [[error.row, error.key, error.args] for error in errors]


def _load_errors(errors: list[Any]) -> list[RowError]:
    return [RowError(row, key, args) for row, key, args in errors]
