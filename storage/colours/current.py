"""How accounts do now: kept for each until a row that it was made of changes or its time is over, else worked out anew.

Whoever reads a list of thousands finds nearly all of them kept; right it is in either case.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from nps.colours import MAKER_LEFT_WITHIN, Current, Known, colour_of, signals
from nps.reaching import SILENT_AFTER
from nps.scope import EVERYTHING, Scope
from nps.standing import COUNTS_FOR
from nps.values import AccountId
from storage.cases.cases import UNDER_WAY
from storage.colours.known import IS_CLIENT, accounts_of, list_known, list_known_of
from storage.engine.conn import Conn
from storage.engine.statements import made_once
from storage.schema import accounts, cases, contacts, current_colours
from storage.schema.columns import Day, UtcTime

AT_ONCE = 500
"""So many are looked up one by one; of more, everything is read."""
KEPT_FOR = timedelta(days=1)
_KEPT = ("colour", "is_heard", "makers", "makers_listed")
_FORGET = sa.delete(current_colours).where(current_colours.c.account_id.in_(sa.bindparam("accounts", expanding=True)))
_NOW, _TODAY = sa.bindparam("now", type_=UtcTime), sa.bindparam("today", type_=Day)
_HOLDS = sa.and_(
    current_colours.c.account_id == accounts.c.id,
    current_colours.c.day == _TODAY,
    current_colours.c.found_at <= _NOW,
    current_colours.c.until > _NOW,
)


async def list_current(conn: Conn, scope: Scope, *, now: datetime, today: date) -> list[Current]:
    """Every account of the scope that is not lost, the most revenue first and of equals by number."""
    rows = (await conn.execute(_list(scope), {"now": now, "today": today})).all()
    unknown = [row[0] for row in rows if row[3] is None]
    if not unknown:
        return [Current._make(row) for row in rows]
    if len(unknown) > AT_ONCE:
        known = await list_known(conn, scope, now=now, today=today)
    else:
        known = await list_known_of(conn, unknown, now=now, today=today)
    found = {each.account: current_of(each, now=now, today=today) for each in known}
    return [Current._make(row) if row[3] is not None else found[row[0]] for row in rows]


async def list_unknown(conn: Conn, *, now: datetime, today: date, most: int) -> list[AccountId]:
    """The accounts of which it is not kept how they do now."""
    values = {"now": now, "today": today, "most": most}
    return [AccountId(number) for number in (await conn.execute(_UNKNOWN, values)).scalars()]


async def keep_current(conn: Conn, account_ids: Collection[AccountId], *, now: datetime, today: date) -> None:
    """Work out how these do, some dozens, and keep it for as long as it holds."""
    await conn.execute(_FORGET, {"accounts": sorted(account_ids)})
    known = await list_known_of(conn, account_ids, now=now, today=today)
    if not known:
        return
    ends = await _find_ends(conn, account_ids, now)
    rows = [
        {
            **dict(zip(_KEPT, current_of(each, now=now, today=today)[3:], strict=True)),
            **{"account_id": each.account, "day": today, "found_at": now, "until": ends[each.account]},
        }
        for each in known
    ]
    await conn.execute(sa.insert(current_colours), rows)


def current_of(known: Known, *, now: datetime, today: date) -> Current:
    """The short of all that is known."""
    colour = colour_of(next(signals(known, now=now, today=today), None))
    heard = known.heard_at is not None
    return Current(known.account, known.revenue, known.kept, colour, heard, known.makers, known.makers_listed)


@made_once
def _list(scope: Scope) -> sa.Select[Any]:
    return (
        sa.select(*(accounts.c[name] for name in ("id", "revenue", "colour")), *(current_colours.c[n] for n in _KEPT))
        .outerjoin(current_colours, _HOLDS)
        .where(accounts_of(scope), IS_CLIENT)
        .order_by(sa.func.coalesce(accounts.c.revenue, 0).desc(), accounts.c.id)
    )


def _first(column: sa.Column[Any], where: sa.ColumnElement[bool] | None = None) -> sa.Select[Any]:
    """The earliest of these instants, of each account that has one in the span that is asked about."""
    account, after, last = (
        column.table.c.account_id,
        sa.bindparam("after", type_=UtcTime),
        sa.bindparam("last", type_=UtcTime),
    )
    within = (account.in_(sa.bindparam("accounts", expanding=True)), column > after, column <= last)
    return (
        sa.select(account, sa.func.min(column)).where(*within, sa.true() if where is None else where).group_by(account)
    )


_ENDS = (
    (_first(contacts.c.latest_at), COUNTS_FOR),
    (_first(contacts.c.before_at), COUNTS_FOR),
    (_first(contacts.c.latest_at), SILENT_AFTER),
    (_first(contacts.c.updated_at), MAKER_LEFT_WITHIN),
    (_first(cases.c.deadline_at, UNDER_WAY), timedelta(microseconds=1)),  # late is what is later than that
)
"""What is something else so long after an instant, though nothing was written; all else turns with the day."""
_UNKNOWN = (
    sa.select(accounts.c.id)
    .outerjoin(current_colours, _HOLDS)
    .where(accounts_of(EVERYTHING), IS_CLIENT, current_colours.c.account_id.is_(None))
    .order_by(accounts.c.id)
    .limit(sa.bindparam("most"))
)


async def _find_ends(conn: Conn, account_ids: Collection[AccountId], now: datetime) -> dict[AccountId, datetime]:
    """Until when what was found now may hold: later than now, or the clock would work it out again and again."""
    ends: dict[AccountId, datetime] = defaultdict(lambda: now + KEPT_FOR)
    for first, span in _ENDS:
        values = {"accounts": sorted(account_ids), "after": now - span, "last": now + KEPT_FOR - span}
        for number, at in await conn.execute(first, values):
            ends[number] = min(ends[number], at + span)
    return ends
