"""The log of erasures: a file beside the backups, so that restoring an older one brings nobody back."""

from __future__ import annotations

import json
import logging
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from nps import pseudonym
from nps.pseudonym import ListedAs
from nps.values import ContactId, ContactState, ErasedWhy
from storage import marks
from storage.engine.conn import Conn
from storage.privacy import erasing, erasures
from storage.privacy.erasing import Terms
from storage.privacy.erasures import Erasure
from storage.schema import accounts, contacts

log = logging.getLogger(__name__)
FILE_NAME = "erasures.jsonl"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line: the erasure, and the mark of the database it was done in."""

    database: str | None
    erasure: Erasure


def file_in(folder: Path) -> Path:
    return folder / FILE_NAME


def read(file: Path) -> list[Entry]:
    """The entries, oldest first; none when there is no file. A line cut off by a power failure is passed over."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    entries = []
    for number, line in enumerate(lines, 1):
        try:
            entries.append(_load(json.loads(line)))
        except (ValueError, KeyError, TypeError):
            if line.strip():
                log.warning("line %s of the log of erasures cannot be read", number)
    return entries


def append(file: Path, entries: list[Entry]) -> int:
    """Add those the file does not have, on the disk when this returns; tells how many. Raises OSError."""
    known = {entry.erasure.uid for entry in read(file)}
    new = [entry for entry in entries if entry.erasure.uid not in known]
    if not new:
        return 0
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    text = "".join(json.dumps(_dump(entry), ensure_ascii=False) + "\n" for entry in new)
    handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        size = os.fstat(handle).st_size
        cut_off = size > 0 and os.pread(handle, 1, size - 1) != b"\n"
        data = (("\n" if cut_off else "") + text).encode()
        while data:
            data = data[os.write(handle, data) :]
        os.fsync(handle)
    finally:
        os.close(handle)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # the file's name
    finally:
        os.close(folder)
    return len(new)


def _dump(entry: Entry) -> dict[str, Any]:
    erasure = entry.erasure
    listed = erasure.listed_as
    return {
        "what": "erased",
        "uid": erasure.uid,
        "at": erasure.at.isoformat(),
        "why": erasure.why.value,
        "person": erasure.person,
        "contact": erasure.contact_id,
        "database": entry.database,
        "code": listed.code if listed else None,
        "names": list(listed.names) if listed else None,
    }


def _load(line: dict[str, Any]) -> Entry:
    names = line["names"]
    erasure = Erasure(
        uid=str(line["uid"]),
        contact_id=ContactId(line["contact"]) if line["contact"] is not None else None,
        at=datetime.fromisoformat(line["at"]),
        why=ErasedWhy(line["why"]),
        person=line["person"],
        listed_as=ListedAs(line["code"], tuple(names)) if names is not None else None,
    )
    return Entry(line["database"], erasure)


async def entries_of(conn: Conn) -> list[Entry]:
    """What the database knows, as lines of the log."""
    database = await marks.find(conn, marks.DATABASE)
    return [Entry(database, erasure) for erasure in await erasures.list_all(conn)]


async def list_missing(conn: Conn, file: Path) -> list[str]:
    """The erasures the database knows and the log does not."""
    known = {entry.erasure.uid for entry in read(file)}
    return [entry.erasure.uid for entry in await entries_of(conn) if entry.erasure.uid not in known]


async def reapply(conn: Conn, entries: list[Entry], terms: Terms, *, now: datetime) -> int:
    """Erase again what an older database has brought back, silently; tells how many contacts that were.

    A contact is known by its number in this very database, else by a pseudonym; one that was made after the erasure
    is somebody else. Erasures whose contact is not here are remembered, so that a list cannot bring them back either.
    """
    known = {erasure.uid for erasure in await erasures.list_all(conn)}
    here = await marks.find(conn, marks.DATABASE)
    count = 0
    for entry in entries:
        erasure = entry.erasure
        if erasure.uid in known:
            continue
        known.add(erasure.uid)
        same = here is not None and entry.database == here
        if erasure.contact_id is not None and await _is_here(conn, erasure, terms.key, same_database=same):
            uids = {int(erasure.contact_id): erasure.uid}
            await erasing.erase(conn, [erasure.contact_id], terms, why=erasure.why, now=now, uids=uids, at=erasure.at)
            count += 1
        else:
            nowhere = Erasure(erasure.uid, None, erasure.at, erasure.why, erasure.person, erasure.listed_as)
            await erasures.record(conn, nowhere, chat_id=None)
    return count


async def _is_here(conn: Conn, erasure: Erasure, key: bytes, *, same_database: bool) -> bool:
    query = sa.select(contacts, accounts.c.name.label("account"), accounts.c.external_id.label("account_code")).join(
        accounts, accounts.c.id == contacts.c.account_id
    )
    row = (await conn.execute(query.where(contacts.c.id == erasure.contact_id))).first()
    if row is None or row.state == ContactState.ERASED or row.created_at > erasure.at:
        return False
    if same_database:
        return True
    if erasure.person is not None and row.telegram_id is not None:
        return pseudonym.of_person(key, row.telegram_id) == erasure.person
    present = erasures.name_as_listed(
        key, account=row.account, account_id=row.account_code, name=row.name, external_id=row.external_id
    )
    listed = erasure.listed_as
    if listed is None:
        return False
    return bool(set(present.names) & set(listed.names)) or (present.code is not None and present.code == listed.code)
