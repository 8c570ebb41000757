"""Words of promoters that may be quoted, as long as they may."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps import quoting
from nps.scope import EVERYTHING, Scope
from nps.values import LEAST_PROMOTER, Channel, ContactId, QuoteId, QuoteState, ResponseId, StaffId
from storage.answers import comments
from storage.answers.responses import Response
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, insert, insert_once, select_of
from storage.figures.scoping import contacts_of
from storage.people.clients import STILL_HERE
from storage.schema import accounts, contacts, quotes, responses


@dataclass(frozen=True, slots=True)
class Quote:
    """`text` and `signature` are there while it is given; no signature: without a name."""

    id: QuoteId
    contact_id: ContactId
    response_id: ResponseId
    state: QuoteState
    text: str | None
    signature: str | None
    asked_by: StaffId | None
    asked_at: datetime
    settled_at: datetime | None


IS_USABLE = sa.and_(
    quotes.c.state == QuoteState.GIVEN,
    quotes.c.text.is_not(None),
    responses.c.score >= LEAST_PROMOTER,
    responses.c.replaced_at.is_(None),
)
"""Of quotes joined with their answers: permission stands, and the score is a promoter's still."""
QUOTE = fields_of(quotes, tuple(field.name for field in fields(Quote)))


async def find_words(conn: Conn, response: Response) -> str | None:
    """What of this answer could be quoted: the own written words of a promoter; None when there are none."""
    is_own = response.recorded_by is None and response.channel is not Channel.IMPORTED
    if not quoting.is_promoter(response.score) or not is_own or response.replaced_at is not None:
        return None
    parts = await comments.list_parts(conn, response.id)
    return quoting.joined(part.text for part in parts if part.forwarded_from is None)


async def find_of_response(conn: Conn, response_id: ResponseId) -> Quote | None:
    return await find_one(conn, Quote, select_of(QUOTE).where(quotes.c.response_id == response_id))


async def find_own(conn: Conn, quote_id: int, telegram_id: int) -> Quote | None:
    """A quote of this human's that may be used."""
    own = (contacts.c.telegram_id == telegram_id, quotes.c.id == quote_id, quotes.c.state == QuoteState.GIVEN)
    query = select_of(QUOTE).join(contacts, contacts.c.id == quotes.c.contact_id).where(*own)
    return await find_one(conn, Quote, query)


async def list_own(conn: Conn, telegram_id: int) -> list[Quote]:
    """All of this human's that may be used, the newest first."""
    own = (contacts.c.telegram_id == telegram_id, quotes.c.state == QuoteState.GIVEN)
    query = select_of(QUOTE).join(contacts, contacts.c.id == quotes.c.contact_id).where(*own)
    return [Quote(*row) for row in await conn.execute(query.order_by(quotes.c.settled_at.desc(), quotes.c.id.desc()))]


async def record_asked(conn: Conn, response: Response, by: StaffId, *, now: datetime) -> bool:
    """One of the staff wishes it; False when the client has been asked, or has said something, already."""
    of_answer = {"contact_id": response.contact_id, "response_id": response.id}
    return await insert_once(conn, quotes, **of_answer, state=QuoteState.ASKED, asked_by=by, asked_at=now)


async def settle(
    conn: Conn,
    response: Response,
    state: QuoteState,
    *,
    text: str | None = None,
    signature: str | None = None,
    now: datetime,
) -> None:
    """What the client has said of it, in place of what they said before."""
    said: dict[str, Any] = {"state": state, "text": text, "signature": signature, "settled_at": now}
    of_answer = {"contact_id": response.contact_id, "response_id": response.id}
    new = insert(conn, quotes).values(**of_answer, **said, asked_at=now)
    await conn.execute(new.on_conflict_do_update(index_elements=["response_id"], set_=said))


async def withdraw(conn: Conn, quote: Quote, *, now: datetime) -> None:
    """The words go with the permission."""
    gone = {"state": QuoteState.WITHDRAWN, "text": None, "signature": None, "settled_at": now}
    await conn.execute(sa.update(quotes).where(quotes.c.id == quote.id).values(**gone))


@dataclass(frozen=True, slots=True)
class Listed:
    """A quote that may be used, with whose it is: for /quotes and for the workbook.

    `signature` None: it is to stand without a name, and so do all of them where answers are anonymous.
    """

    id: QuoteId
    text: str
    signature: str | None
    given_at: datetime
    score: int
    contact_id: ContactId
    contact: str
    account: str
    segment: str | None


async def list_quotes(
    conn: Conn, scope: Scope = EVERYTHING, *, limit: int | None = None, offset: int = 0
) -> list[Listed]:
    """Those of contacts who are in this scope now, the newest first; all of them without a `limit`.

    A score that is no promoter's any more takes its quote out of the list.
    """
    query = _usable(
        scope,
        quotes.c.id,
        quotes.c.text,
        quotes.c.signature,
        quotes.c.settled_at,
        responses.c.score,
        contacts.c.id,
        contacts.c.name,
        accounts.c.name,
        accounts.c.segment,
    ).order_by(quotes.c.settled_at.desc(), quotes.c.id.desc())
    return [Listed(*row) for row in await conn.execute(query.limit(limit).offset(offset))]


async def count_quotes(conn: Conn, scope: Scope = EVERYTHING) -> int:
    return int((await conn.execute(_usable(scope, sa.func.count()))).scalar_one())


def _usable(scope: Scope, *what: Any) -> sa.Select[Any]:
    return (
        sa.select(*what)
        .select_from(quotes)
        .join(responses, responses.c.id == quotes.c.response_id)
        .join(contacts, contacts.c.id == quotes.c.contact_id)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .where(IS_USABLE, contacts_of(scope))
    )


async def find_latest_score(conn: Conn, contact_id: ContactId) -> int | None:
    """What a contact who is still there answered last here themselves; None: nothing yet."""
    own = (responses.c.recorded_by.is_(None), responses.c.channel != Channel.IMPORTED)
    query = (
        sa.select(responses.c.score)
        .join(contacts, contacts.c.id == responses.c.contact_id)
        .where(responses.c.contact_id == contact_id, STILL_HERE, *own, responses.c.replaced_at.is_(None))
        .order_by(responses.c.first_tap_at.desc(), responses.c.id.desc())
        .limit(1)
    )
    score: int | None = (await conn.execute(query)).scalar_one_or_none()
    return score
