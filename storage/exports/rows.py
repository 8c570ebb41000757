"""The rows of each sheet as they stand in the database, page by page: however many there are, one page is in memory."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Any

import sqlalchemy as sa

from nps.values import MADE, PartKind
from storage.answers.quotes import IS_USABLE
from storage.engine.conn import Conn
from storage.exports.what import What
from storage.schema import (
    accounts,
    case_events,
    cases,
    comment_parts,
    contact_manager,
    contacts,
    promises,
    quotes,
    response_reasons,
    responses,
    surveys,
)

PAGE = 2_000
Page = Sequence[sa.Row[Any]]
Said = dict[int, list[tuple[PartKind, str | None]]]


async def _pages(conn: Conn, query: sa.Select[Any], *keys: sa.Column[Any], newest: bool = False) -> AsyncIterator[Page]:
    """Ordered by these columns, which the query begins with and which tell its rows apart."""
    ordered = query.order_by(*(key.desc() if newest else key for key in keys)).limit(PAGE)
    page: Page = (await conn.execute(ordered)).all()
    while page:
        yield page
        if len(page) < PAGE:
            return
        last = sa.tuple_(*(sa.literal(value, key.type) for key, value in zip(keys, page[-1], strict=False)))
        here = sa.tuple_(*keys)
        page = (await conn.execute(ordered.where(here < last if newest else here > last))).all()


def _with_contacts(query: sa.Select[Any], contact: sa.Column[Any]) -> sa.Select[Any]:
    return query.join(contacts, contacts.c.id == contact).join(accounts, accounts.c.id == contacts.c.account_id)


def _answers(*columns: Any) -> sa.Select[Any]:
    return _with_contacts(sa.select(*columns).select_from(responses), responses.c.contact_id)


def _cases(*columns: Any) -> sa.Select[Any]:
    return _with_contacts(sa.select(*columns).select_from(cases), cases.c.contact_id)


def _promises(*columns: Any) -> sa.Select[Any]:
    of_case = sa.select(*columns).select_from(promises).join(cases, cases.c.id == promises.c.case_id)
    return _with_contacts(of_case, cases.c.contact_id).where(promises.c.state.in_(sorted(MADE)))


def _events(*columns: Any) -> sa.Select[Any]:
    of_case = sa.select(*columns).select_from(case_events).join(cases, cases.c.id == case_events.c.case_id)
    return _with_contacts(of_case, cases.c.contact_id)


def _contacts(*columns: Any) -> sa.Select[Any]:
    return sa.select(*columns).select_from(contacts).join(accounts, accounts.c.id == contacts.c.account_id)


def _quotes(*columns: Any) -> sa.Select[Any]:
    """Those that may be used, as /quotes has them."""
    of_answer = sa.select(*columns).select_from(quotes).join(responses, responses.c.id == quotes.c.response_id)
    return _with_contacts(of_answer, quotes.c.contact_id).where(IS_USABLE)


async def count_rows(conn: Conn, what: What) -> dict[str, int]:
    """How many there are of each sheet."""
    count = sa.func.count()
    queries = {
        "answers": _answers(count).where(what.answers),
        "accounts": sa.select(count).select_from(accounts).where(what.companies),
        "contacts": _contacts(count).where(what.people),
        "cases": _cases(count).where(what.complaints),
        "events": _events(count).where(what.complaints),
        "promises": _promises(count).where(what.promised),
        "quotes": _quotes(count).where(what.quoted),
    }
    return {name: (await conn.execute(query)).scalar_one() for name, query in queries.items()}


async def answers(conn: Conn, what: What) -> AsyncIterator[tuple[Page, dict[int, list[Any]], Said]]:
    """The newest first; with the reasons and the words of each, by answer."""
    query = _answers(
        responses.c.first_tap_at,
        responses.c.id,
        accounts.c.name.label("account"),
        contacts.c.name.label("contact"),
        contacts.c.position,
        responses.c.circle,
        responses.c.score,
        surveys.c.kind.label("survey"),
        surveys.c.about,
        responses.c.channel,
        responses.c.recorded_by,
        responses.c.replaced_at,
        responses.c.manager_id,
        responses.c.segment,
        accounts.c.region,
        sa.case((what.in_index, 1), else_=0).label("counts"),
    ).join(surveys, surveys.c.id == responses.c.survey_id)
    async for page in _pages(conn, query.where(what.answers), responses.c.first_tap_at, responses.c.id, newest=True):
        ids = [row.id for row in page]
        yield page, await _reasons(conn, ids), await _said(conn, ids)


async def _reasons(conn: Conn, ids: list[int]) -> dict[int, list[Any]]:
    column = response_reasons.c
    query = sa.select(column.response_id, column.reason).where(column.response_id.in_(ids))
    found: dict[int, list[Any]] = {}
    for number, reason in await conn.execute(query.order_by(column.response_id, column.reason)):
        found.setdefault(number, []).append(reason)
    return found


async def _said(conn: Conn, ids: list[int]) -> Said:
    part = comment_parts.c
    query = sa.select(part.response_id, part.kind, part.text).where(part.response_id.in_(ids)).order_by(part.id)
    found: Said = {}
    for number, kind, text in await conn.execute(query):
        found.setdefault(number, []).append((kind, text))
    return found


async def companies(conn: Conn, what: What) -> AsyncIterator[tuple[Page, dict[int, tuple[int, int]]]]:
    """By name; with how many of its people the reader knows of, how many of them have joined, by account."""
    columns = (
        *(accounts.c.name_folded, accounts.c.id, accounts.c.external_id, accounts.c.name, accounts.c.manager_id),
        *(accounts.c.segment, accounts.c.abc, accounts.c.xyz, accounts.c.type, accounts.c.region, accounts.c.status),
        *(accounts.c.revenue, accounts.c.debt, accounts.c.first_delivery, accounts.c.last_purchase),
        *(accounts.c.loyalty, accounts.c.buys_for, accounts.c.tags),
    )
    query = sa.select(*columns).where(what.companies)
    async for page in _pages(conn, query, accounts.c.name_folded, accounts.c.id):
        counted = _contacts(contacts.c.account_id, sa.func.count(), sa.func.count(contacts.c.joined_at))
        of_page = counted.where(what.people, contacts.c.account_id.in_([row.id for row in page]))
        rows = await conn.execute(of_page.group_by(contacts.c.account_id))
        yield page, {account: (known, joined) for account, known, joined in rows}


async def people(conn: Conn, what: What) -> AsyncIterator[tuple[Page, dict[int, sa.Row[Any]]]]:
    """By company; with the latest answer of each in the span, by contact."""
    query = _contacts(
        *(accounts.c.name_folded, contacts.c.id, contacts.c.external_id, contacts.c.name),
        accounts.c.name.label("account"),
        contact_manager.label("manager_id"),
        *(contacts.c.circle, contacts.c.position, contacts.c.phone, contacts.c.email, contacts.c.state),
        *(contacts.c.joined_at, contacts.c.language, contacts.c.timezone),
    ).where(what.people)
    async for page in _pages(conn, query, accounts.c.name_folded, contacts.c.id):
        yield page, await _latest(conn, what, [row.id for row in page])


async def _latest(conn: Conn, what: What, ids: list[int]) -> dict[int, sa.Row[Any]]:
    """What a client's own answer has replaced is none."""
    query = _answers(responses.c.contact_id, responses.c.first_tap_at, responses.c.score)
    theirs = (what.answers, responses.c.contact_id.in_(ids), responses.c.replaced_at.is_(None))
    rows = await conn.execute(query.where(*theirs).order_by(responses.c.first_tap_at, responses.c.id))
    return {row[0]: row for row in rows}


async def complaints(conn: Conn, what: What) -> AsyncIterator[Page]:
    """Cases, the newest first."""
    query = _cases(
        *(cases.c.opened_at, cases.c.id, accounts.c.name.label("account"), contacts.c.name.label("contact")),
        *(contact_manager.label("manager_id"), cases.c.state, cases.c.why, cases.c.deadline_at, cases.c.taken_at),
        *(cases.c.taken_by, cases.c.contacted_at, cases.c.settled_at, cases.c.closed_at, cases.c.cause),
        *(cases.c.cause_words, cases.c.outcome, cases.c.reopened),
    )
    async for page in _pages(conn, query.where(what.complaints), cases.c.opened_at, cases.c.id, newest=True):
        yield page


async def events(conn: Conn, what: What) -> AsyncIterator[Page]:
    """What happened on these cases, case by case."""
    query = _events(
        *(case_events.c.case_id, case_events.c.id, accounts.c.name.label("account")),
        *(case_events.c.at, case_events.c.event, case_events.c.staff_id),
    )
    async for page in _pages(conn, query.where(what.complaints), case_events.c.case_id, case_events.c.id):
        yield page


async def promised(conn: Conn, what: What) -> AsyncIterator[Page]:
    """What was promised, the newest first; what nobody has confirmed was promised to nobody."""
    query = _promises(
        *(promises.c.made_at, promises.c.id, promises.c.case_id, accounts.c.name.label("account")),
        *(contacts.c.name.label("contact"), promises.c.what, promises.c.staff_id, promises.c.due_at),
        *(promises.c.is_day, promises.c.state, promises.c.settled_at),
    )
    async for page in _pages(conn, query.where(what.promised), promises.c.made_at, promises.c.id, newest=True):
        yield page


async def quoted(conn: Conn, what: What) -> AsyncIterator[Page]:
    """What may be quoted, the latest permission first."""
    query = _quotes(
        *(quotes.c.settled_at, quotes.c.id, quotes.c.text, quotes.c.signature),
        *(responses.c.score, accounts.c.name.label("account")),
    )
    async for page in _pages(conn, query.where(what.quoted), quotes.c.settled_at, quotes.c.id, newest=True):
        yield page
