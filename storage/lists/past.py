"""Answers of before that were read: matched with the contacts there are, kept until somebody takes them over."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.client_list import Note, RowError
from nps.file_kind import FileKind
from nps.past_answers import PastAnswers
from nps.values import ContactId, ImportState, StaffId, Wording
from storage.engine.conn import Conn
from storage.lists import same
from storage.lists.past_matching import Candidate, Matching
from storage.schema import accounts, contacts, imports


@dataclass(frozen=True, slots=True)
class Matched:
    """An answer and the contact who gave it."""

    number: int
    contact_id: ContactId
    score: int
    at: datetime
    words: str | None


@dataclass(frozen=True, slots=True)
class Past:
    """What a file brings; its errors are of rows that are left out."""

    answers: tuple[Matched, ...]
    errors: tuple[RowError, ...]
    columns: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()
    guessed: Wording | None = None


async def match(conn: Conn, read: PastAnswers) -> Past:
    """Who of the contacts gave which answer. Nobody is invented."""
    everybody = [Candidate(*row[:-1]) for row in await same.list_people(conn)]
    return await asyncio.to_thread(_work_out, read, everybody)


def _work_out(read: PastAnswers, everybody: list[Candidate]) -> Past:
    matching = Matching(everybody)
    errors = list(read.errors)
    first_at: dict[tuple[int, datetime, int], int] = {}
    matched = []
    for answer in read.answers:
        found = matching.find(answer)
        if isinstance(found, RowError):
            errors.append(found)
            continue
        first = first_at.setdefault((found.id, answer.at, answer.score), answer.number)
        if first != answer.number:
            errors.append(RowError(answer.number, "row-past-twice", {"first": str(first)}))
            continue
        matched.append(Matched(answer.number, ContactId(found.id), answer.score, answer.at, answer.words))
    errors.sort(key=lambda error: error.row)
    return Past(tuple(matched), tuple(errors), read.columns, read.notes, read.wording)


async def keep(conn: Conn, import_id: int, past: Past) -> None:
    """From now on it waits for the question it was given to, and for [Apply]."""
    this = (imports.c.id == import_id, imports.c.state.in_([ImportState.ASKED, ImportState.READ]))
    values = {
        "kind": FileKind.HISTORY,
        "state": ImportState.READ,
        "rows": _dump(past),
        "wording": None,
        "file_id": None,
    }
    await conn.execute(sa.update(imports).where(*this).values(**values, errors=_dump_errors(past.errors)))


async def load(conn: Conn, import_id: int) -> Past | None:
    """What waits; None when it does not any more."""
    waiting = (imports.c.id == import_id, imports.c.state == ImportState.READ, imports.c.kind == FileKind.HISTORY)
    row = (await conn.execute(sa.select(imports.c.rows, imports.c.errors).where(*waiting))).first()
    if row is None or row[0] is None:
        return None
    kept, errors = row
    answers = tuple(
        Matched(number, ContactId(contact), score, datetime.fromisoformat(at), words)
        for number, contact, score, at, words in kept["answers"]
    )
    return Past(
        answers,
        _load_errors(errors),
        tuple((role, title) for role, title in kept["columns"]),
        tuple(Note(key, args) for key, args in kept["notes"]),
        Wording(kept["guessed"]) if kept["guessed"] else None,
    )


async def choose_wording(conn: Conn, import_id: int, wording: Wording | None) -> None:
    """Which question the answers were given to; None: it is asked anew."""
    await conn.execute(sa.update(imports).where(imports.c.id == import_id).values(wording=wording))


async def list_errors(conn: Conn, import_id: int, *, staff_id: StaffId) -> tuple[RowError, ...] | None:
    """The rows that were left out, also afterwards; None when the file is not theirs."""
    theirs = (imports.c.id == import_id, imports.c.staff_id == staff_id, imports.c.kind == FileKind.HISTORY)
    row = (await conn.execute(sa.select(imports.c.errors).where(*theirs))).first()
    return None if row is None else _load_errors(row[0])


async def list_names(conn: Conn, ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Name and account of these contacts."""
    query = sa.select(contacts.c.id, contacts.c.name, accounts.c.name)
    query = query.join(accounts, accounts.c.id == contacts.c.account_id).where(contacts.c.id.in_(sorted(set(ids))))
    return {number: (name, account) for number, name, account in await conn.execute(query)}


def _dump(past: Past) -> dict[str, Any]:
    answers = [
        [answer.number, answer.contact_id, answer.score, answer.at.isoformat(), answer.words] for answer in past.answers
    ]
    notes = [[note.key, note.args] for note in past.notes]
    return {"answers": answers, "columns": past.columns, "notes": notes, "guessed": past.guessed}


def _dump_errors(errors: tuple[RowError, ...]) -> list[Any]:
    return [[error.row, error.key, error.args] for error in errors]


def _load_errors(errors: list[Any] | None) -> tuple[RowError, ...]:
    return tuple(RowError(row, key, args) for row, key, args in errors or [])
