"""What is remembered of erasures: that they happened, and by which pseudonyms the people are known again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from itertools import permutations

import sqlalchemy as sa

from nps import pseudonym
from nps.client_list import ClientList, RowError
from nps.event_rows import EventRows
from nps.names import company_key
from nps.past_answers import PastAnswers
from nps.pseudonym import ErasedPeople, ListedAs
from nps.values import ContactId, ErasedWhy
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, insert_row, select_of
from storage.lists import same
from storage.schema import accounts, erasures

MOST_PARTS = 3
"""Of a name that is looked for in every order of its parts."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """One contact that was erased; `contact_id` is None when only the log knows of it."""

    uid: str
    contact_id: ContactId | None
    at: datetime
    why: ErasedWhy
    person: str | None
    listed_as: ListedAs | None


_COLUMNS = fields_of(erasures, tuple(field.name for field in fields(Erasure)))


async def record(conn: Conn, erasure: Erasure, *, chat_id: int | None) -> None:
    """Keep it; `chat_id` is where something may still be on its way, until `finish`."""
    listed = erasure.listed_as
    await insert_row(
        conn,
        erasures,
        uid=erasure.uid,
        contact_id=erasure.contact_id,
        at=erasure.at,
        why=erasure.why,
        person=erasure.person,
        listed_as=[listed.code, list(listed.names)] if listed else None,
        chat_id=chat_id,
        finished_at=erasure.at if chat_id is None else None,
    )


async def list_all(conn: Conn) -> list[Erasure]:
    erased = []
    for uid, contact_id, at, why, person, listed in await conn.execute(select_of(_COLUMNS).order_by(erasures.c.id)):
        listed_as = ListedAs(listed[0], tuple(listed[1])) if listed else None
        erased.append(Erasure(uid, contact_id, at, why, person, listed_as))
    return erased


async def find_why(conn: Conn, contact_id: int) -> ErasedWhy | None:
    """Why this contact's data are gone; None when they are not."""
    query = sa.select(erasures.c.why).where(erasures.c.contact_id == contact_id).order_by(erasures.c.id.desc()).limit(1)
    return (await conn.execute(query)).scalar_one_or_none()


async def list_unfinished(conn: Conn, *, before: datetime) -> dict[int, list[ContactId]]:
    """Erased contacts by the chat in which something may still have been on its way."""
    query = sa.select(erasures.c.chat_id, erasures.c.contact_id)
    query = query.where(erasures.c.chat_id.is_not(None), erasures.c.at <= before).order_by(erasures.c.id)
    by_chat: dict[int, list[ContactId]] = {}
    for chat_id, contact_id in await conn.execute(query):
        by_chat.setdefault(chat_id, []).append(contact_id)
    return by_chat


async def finish(conn: Conn, chat_id: int, *, now: datetime) -> None:
    """Nothing is on its way any more: the chat is forgotten as well."""
    this = erasures.c.chat_id == chat_id
    await conn.execute(sa.update(erasures).where(this).values(chat_id=None, finished_at=now))


async def sift(conn: Conn, client_list: ClientList, key: bytes) -> ClientList:
    """The list without those who asked to be erased: they are remarked upon by row, without a name, and not kept."""
    erased = ErasedPeople.of([erasure.listed_as for erasure in await list_all(conn) if erasure.listed_as is not None])
    if not erased:
        return client_list
    rows, errors = [], list(client_list.errors)
    companies = await same.read_companies(conn)
    for row in client_list.rows:
        code, account_id = row.contact_id, row.account_id
        names = (row.contact, *row.spellings)  # another file may put the parts of a name in another order
        called = [(row.account, account_id), *companies.others(row.account, account_id)]
        if any(erased.names(key, account=a, account_id=c, name=n, code=code) for a, c in called for n in names):
            errors.append(RowError(row.number, "row-contact-erased"))
        else:
            rows.append(row)
    return replace(client_list, rows=tuple(rows), errors=tuple(errors))


async def sift_past(conn: Conn, read: PastAnswers, key: bytes) -> PastAnswers:
    """The same of answers of before: those of people who asked to be erased are remarked upon, without a name."""
    erased = ErasedPeople.of([erasure.listed_as for erasure in await list_all(conn) if erasure.listed_as is not None])
    if not erased:
        return read
    answers, errors = [], list(read.errors)
    companies = await same.read_companies(conn)
    for answer in read.answers:
        account, account_id, code = answer.account or "", answer.account_id, answer.contact_id
        spellings = _orders_of(answer.name or "")
        called = [(account, account_id), *companies.others(account, account_id)]
        if any(erased.names(key, account=a, account_id=c, name=n, code=code) for a, c in called for n in spellings):
            errors.append(RowError(answer.number, "row-past-erased"))
        else:
            answers.append(answer)
    return replace(read, answers=tuple(answers), errors=tuple(errors))


async def sift_events(conn: Conn, read: EventRows, key: bytes) -> EventRows:
    """The same of events: what happened stays the company's, if one is named, without the person and the note."""
    erased = ErasedPeople.of([erasure.listed_as for erasure in await list_all(conn) if erasure.listed_as is not None])
    if not erased:
        return read
    companies = await same.read_companies(conn)
    listed: dict[str, list[tuple[str, str | None]]] = defaultdict(list)  # a file may write a company in its own way
    for name, code in await conn.execute(sa.select(accounts.c.name, accounts.c.external_id)):
        listed[company_key(name)].append((name, code))
    rows, errors, cells = [], list(read.errors), list(read.cells)
    for row in read.rows:
        written = [(row.account or "", row.account_id), *listed.get(company_key(row.account or ""), [])]
        written += companies.others(row.account or "", row.account_id)
        named = (
            erased.names(key, account=account, account_id=account_id, name=name, code=row.contact_id)
            for account, account_id in written
            for name in _orders_of(row.name or "")
        )
        if not any(named):
            rows.append(row)
        elif row.account or row.account_id:
            rows.append(row.without_person())
            cells.append(RowError(row.number, "row-event-erased"))
        else:
            errors.append(RowError(row.number, "row-event-erased"))
    return replace(read, rows=tuple(rows), errors=tuple(errors), cells=tuple(cells))


def _orders_of(name: str) -> list[str]:
    """The name with its parts in every order; a longer one as it stands."""
    words = name.split()
    return [" ".join(order) for order in permutations(words)] if len(words) <= MOST_PARTS else [name]


def name_as_listed(key: bytes, *, account: str, account_id: str | None, name: str, external_id: str | None) -> ListedAs:
    code = pseudonym.of_code(key, external_id) if external_id is not None else None
    return ListedAs(code, pseudonym.of_names(key, account, account_id, name))


HAND_TIME = timedelta(minutes=1)
"""How long a message may have been in hand when its receiver was erased."""
