"""Events of a file that were read: matched with the accounts there are, kept until somebody takes them over."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from nps.client_list import Note, RowError
from nps.event_rows import EventRows
from nps.file_kind import FileKind
from nps.values import AccountId, ContactId, EventKind, EventSource, ImportState, StaffId
from storage.engine.conn import Conn
from storage.lists import same
from storage.lists.event_matching import AccountOf, MatchedEvent, find_all
from storage.lists.past_matching import Candidate
from storage.people import events
from storage.people.events import NewEvent
from storage.schema import accounts, imports


@dataclass(frozen=True, slots=True)
class Told:
    """What a file brings; `errors` are of rows that are left out, `remarks` of rows that are taken all the same."""

    events: tuple[MatchedEvent, ...]
    errors: tuple[RowError, ...]
    remarks: tuple[RowError, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()


async def match(conn: Conn, read: EventRows) -> Told:
    """With whom of the accounts and contacts it happened. Nobody is invented."""
    whose = sa.func.coalesce(accounts.c.merged_into, accounts.c.id)
    companies = sa.select(whose, accounts.c.name, accounts.c.external_id).order_by(accounts.c.id)
    all_accounts = [AccountOf(*row) for row in await conn.execute(companies)]
    everybody = [(Candidate(*row[:-1]), row[-1]) for row in await same.list_people(conn)]
    found = await asyncio.to_thread(find_all, read, all_accounts, everybody)
    return Told(found.events, found.errors, found.remarks, read.columns, read.notes)


async def count_known(conn: Conn, told: Told) -> int:
    """How many of them are written down already."""
    return len(await events.list_known(conn, [event.key for event in told.events]))


def as_new(told: Told, staff_id: StaffId | None) -> list[NewEvent]:
    """To be recorded; `staff_id`: whoever brought the file, None at the command line."""
    return [
        NewEvent(
            event.account_id,
            event.kind,
            event.day,
            event.key,
            EventSource.FILE,
            event.contact_id,
            event.amount,
            event.note,
            staff_id,
        )
        for event in told.events
    ]


async def keep(conn: Conn, import_id: int, told: Told) -> None:
    """From now on it waits for [Apply]."""
    this = (imports.c.id == import_id, imports.c.state.in_([ImportState.ASKED, ImportState.READ]))
    values = {"kind": FileKind.EVENTS, "state": ImportState.READ, "rows": _dump(told)}
    await conn.execute(sa.update(imports).where(*this).values(**values, errors=_errors([*told.errors, *told.remarks])))


async def load(conn: Conn, import_id: int) -> Told | None:
    """What waits; None when it does not any more."""
    waiting = (imports.c.id == import_id, imports.c.state == ImportState.READ, imports.c.kind == FileKind.EVENTS)
    row = (await conn.execute(sa.select(imports.c.rows, imports.c.errors).where(*waiting))).first()
    if row is None or row[0] is None:
        return None
    kept, errors = row[0], _load_errors(row[1])
    taken = {number for number, *_ in kept["events"]}
    return Told(
        tuple(_loaded(each) for each in kept["events"]),
        tuple(error for error in errors if error.row not in taken),
        tuple(error for error in errors if error.row in taken),
        tuple((role, title) for role, title in kept["columns"]),
        tuple(Note(key, args) for key, args in kept["notes"]),
    )


async def list_errors(conn: Conn, import_id: int, *, staff_id: StaffId) -> tuple[RowError, ...] | None:
    """The rows left out or remarked upon, also afterwards; None when the file is not theirs."""
    theirs = (imports.c.id == import_id, imports.c.staff_id == staff_id, imports.c.kind == FileKind.EVENTS)
    row = (await conn.execute(sa.select(imports.c.errors).where(*theirs))).first()
    return None if row is None else tuple(sorted(_load_errors(row[0]), key=lambda error: error.row))


async def list_names(conn: Conn, ids: Iterable[AccountId]) -> dict[int, str]:
    """The names of these accounts."""
    query = sa.select(accounts.c.id, accounts.c.name).where(accounts.c.id.in_(sorted(set(ids))))
    return {number: name for number, name in await conn.execute(query)}


def _dump(told: Told) -> dict[str, Any]:
    rows = [
        [
            each.number,
            each.account_id,
            each.contact_id,
            each.kind,
            each.day.isoformat(),
            each.amount,
            each.note,
            each.key,
        ]
        for each in told.events
    ]
    notes = [[note.key, note.args] for note in told.notes]
    return {"events": rows, "columns": told.columns, "notes": notes}


def _loaded(row: list[Any]) -> MatchedEvent:
    number, account, contact, kind, day, amount, note, key = row
    who = AccountId(account), ContactId(contact) if contact is not None else None
    return MatchedEvent(number, *who, EventKind(kind), date.fromisoformat(day), amount, note, key)


def _errors(errors: Iterable[RowError]) -> list[Any]:
    return [[error.row, error.key, error.args] for error in errors]


def _load_errors(errors: list[Any] | None) -> tuple[RowError, ...]:
    return tuple(RowError(row, key, args) for row, key, args in errors or [])
