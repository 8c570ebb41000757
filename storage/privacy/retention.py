"""What is older than the company keeps: words lose themselves, contacts nobody has to do with any more are erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from nps.values import CaseId, ContactId, ContactState
from storage.engine.conn import Conn
from storage.schema import (
    case_responses,
    client_messages,
    comment_parts,
    contacts,
    enrolment_openings,
    metadata,
    newcomers,
    people,
    staff,
)
from storage.schema.privacy import Belongs, Rows, columns_that, parent_of, personal_tables, privacy_of


@dataclass(frozen=True, slots=True)
class Anonymised:
    """Cases and contacts whose old words are gone; `more` when there are others."""

    cases: list[CaseId]
    contacts: list[ContactId]
    more: bool


async def anonymise_words(conn: Conn, *, before: datetime, limit: int) -> Anonymised:
    """Remove words and files older than `before`, the oldest `limit` of each table; scores and reasons stay."""
    of_rows = {
        table.name: await _lose(conn, table, about, before=before, limit=limit)
        for table, about in personal_tables(metadata.tables.values())
        if about.ages is not None
    }
    commented = case_responses.c.response_id.in_(of_rows[comment_parts.name])
    touched = (await conn.execute(sa.select(case_responses.c.case_id).where(commented).distinct())).scalars()
    writers = {ContactId(contact_id) for contact_id in of_rows[client_messages.name]}
    more = any(len(owners) >= limit for owners in of_rows.values())
    return Anonymised(sorted(touched), sorted(writers), more)


async def _lose(conn: Conn, table: sa.Table, about: Belongs, *, before: datetime, limit: int) -> list[int]:
    """Old rows go or lose their words, as the table declares; tells to what each of them belonged."""
    blank = columns_that(table, lambda word: word.ages)
    says = sa.or_(*(table.c[name].is_distinct_from(empty) for name, empty in blank.items()))
    goes = about.rows is Rows.GO
    old = sa.select(table.c.id).where(_is_old(table, before), sa.true() if goes else says)
    rows = table.c.id.in_(old.order_by(table.c.id).limit(limit))
    lose = sa.delete(table).where(rows) if goes else sa.update(table).where(rows).values(**blank)
    owner = table.c[str(about.by)]
    return list((await conn.execute(lose.returning(owner))).scalars())


def _is_old(table: sa.Table, before: datetime) -> sa.ColumnElement[bool]:
    """By its own time, or by that of the row it ages with."""
    about = privacy_of(table)
    if not isinstance(about, Belongs) or about.ages is None:
        return sa.false()
    parent = parent_of(table, about.ages)
    if parent is None:
        return table.c[about.ages] < before
    return table.c[about.ages].in_(sa.select(parent).where(_is_old(parent.table, before)))


async def list_lapsed(conn: Conn, *, before: datetime, limit: int) -> list[ContactId]:
    """Contacts with whom nothing has happened since `before`: no invitation, question, answer or message.

    Whoever left the company counts from when the list said so, whoever cannot be reached from then on.
    """

    happened = [
        sa.exists().where(table.c[str(about.by)] == contacts.c.id, table.c[about.lately] >= before)
        for table, about in personal_tables(metadata.tables.values())
        if about.lately is not None
    ]
    lately = sa.or_(
        contacts.c.created_at >= before,
        contacts.c.joined_at >= before,
        contacts.c.unreachable_at >= before,
        sa.and_(contacts.c.state == ContactState.LEFT, contacts.c.updated_at >= before),
        *happened,
    )
    query = sa.select(contacts.c.id).where(
        contacts.c.state != ContactState.ERASED, sa.not_(sa.func.coalesce(lately, False))
    )
    return list((await conn.execute(query.order_by(contacts.c.id).limit(limit))).scalars())


async def forget_passers_by(conn: Conn, *, before: datetime) -> None:
    """Humans who only looked in: openings of links, and names of people who are nobody here."""
    await conn.execute(sa.delete(enrolment_openings).where(enrolment_openings.c.opened_at < before))
    nobody = [
        ~sa.exists().where(table.c.telegram_id == people.c.telegram_id)
        for table in (contacts, staff, enrolment_openings, newcomers)
    ]
    await conn.execute(sa.delete(people).where(people.c.created_at < before, *nobody))
