"""Revenue and purchases of the accounts that answered, and what those bought who are content again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

import sqlalchemy as sa

from nps.money import Bought, Trade, group_of
from nps.scope import Scope
from nps.values import AccountId, Circle, EventKind, Group
from storage.engine.conn import Conn
from storage.engine.statements import made_once
from storage.figures import recovered
from storage.figures.scoping import IN_GROUP
from storage.figures.tallies import Span, latest_in
from storage.schema import account_facts, accounts, events, responses
from storage.schema.columns import Day, Id, UtcTime

_IS_MAKER = responses.c.circle == Circle.DECISION_MAKER
_IS_OTHER = responses.c.circle.is_distinct_from(Circle.DECISION_MAKER)
_START, _END = (sa.bindparam(name, type_=UtcTime) for name in ("start", "end"))
_ACCOUNTS: sa.BindParameter[int] = sa.bindparam("accounts", expanding=True, type_=Id)
_facts = account_facts.c
_REVENUES = (
    sa.select(_facts.account_id, _facts.day, _facts.revenue)
    .where(_facts.revenue.is_not(None))
    .order_by(_facts.account_id, _facts.day.desc())
)
_REVENUES_OF = _REVENUES.where(_facts.account_id.in_(_ACCOUNTS))
_ANY_PURCHASE = sa.select(events.c.id).where(events.c.kind == EventKind.PURCHASE).limit(1)
_PURCHASES = sa.select(events.c.account_id, events.c.happened_on, events.c.amount).where(
    events.c.kind == EventKind.PURCHASE,
    events.c.happened_on > sa.bindparam("after", type_=Day),
    events.c.happened_on <= sa.bindparam("today", type_=Day),
)
_PURCHASES_OF = _PURCHASES.where(events.c.account_id.in_(_ACCOUNTS))
MANY = 200
"""Of more accounts than these it is quicker to read what there is of all than to name each of them."""


async def list_trades(conn: Conn, bounds: Span, scope: Scope, *, zone: tzinfo) -> dict[AccountId, Trade]:
    """Of every account of which somebody answered in a half-open UTC span, as the index of the scope has it.

    By each contact's latest answer, whichever answers the card counts. Days are the zone's, as in client lists.
    """
    start, end = bounds
    rows = (await conn.execute(_answering(replace(scope, every=False)), {"start": start, "end": end})).all()
    told = await _revenues(conn, [row.account_id for row in rows])
    trades = {}
    for account, at, *said, revenue, last_purchase in rows:
        day = at.astimezone(zone).date()
        then = next((amount for since, amount in told[account] if since <= day), None)
        trades[AccountId(account)] = Trade(group_of(*said), day, revenue, then, last_purchase)
    return trades


@made_once
def _answering(scope: Scope) -> sa.Select[Any]:
    """Accounts of whom somebody answered, when last, and what group that makes (`nps.money.group_of`)."""
    count = sa.func.count()
    each = (
        sa.select(
            responses.c.account_id,
            sa.func.max(responses.c.first_tap_at).label("at"),
            sa.func.min(responses.c.score).filter(_IS_MAKER).label("makers_least"),
            count.filter(_IS_OTHER).label("others"),
            count.filter(_IS_OTHER, IN_GROUP[Group.DETRACTOR]).label("others_low"),
            count.filter(_IS_OTHER, IN_GROUP[Group.PROMOTER]).label("others_high"),
        )
        .where(latest_in(_START, _END, scope))
        .group_by(responses.c.account_id)
        .subquery()
    )
    counted = (each.c.makers_least, each.c.others, each.c.others_low, each.c.others_high)
    query = sa.select(each.c.account_id, each.c.at, *counted, accounts.c.revenue, accounts.c.last_purchase)
    return query.join(accounts, accounts.c.id == each.c.account_id)


async def _revenues(conn: Conn, of_accounts: Sequence[AccountId]) -> dict[AccountId, list[tuple[date, int]]]:
    """What client lists have told of these, and maybe of others, the newest first."""
    told: dict[AccountId, list[tuple[date, int]]] = defaultdict(list)
    rows = conn.execute(_REVENUES if len(of_accounts) > MANY else _REVENUES_OF, {"accounts": of_accounts})
    for account, day, revenue in await rows:
        told[account].append((day, revenue))
    return told


async def has_purchases(conn: Conn) -> bool:
    """Was any purchase ever told of?"""
    return (await conn.execute(_ANY_PURCHASE)).first() is not None


async def bought_since(
    conn: Conn, bounds: Span, scope: Scope, *, within: timedelta, today: date, zone: tzinfo
) -> Bought:
    """Purchases of the accounts whose people are content again, later than on the day on which they said so there.

    Who is content again is told by `recovered.list_recovered` of the span; purchases are told of until today.
    """
    content, made = await _made_since(conn, bounds, scope, within=within, today=today, zone=zone)
    priced = [amount for _, amount in made if amount is not None]
    return Bought(
        contacts=len(content),
        accounts=len({account_id for account_id, _ in content}),
        buyers=len({account_id for account_id, _ in made}),
        purchases=len(made),
        priced=len(priced),
        amount=sum(priced),
    )


async def list_content(
    conn: Conn, bounds: Span, scope: Scope, *, within: timedelta, today: date, buyers: bool, zone: tzinfo
) -> set[AccountId]:
    """The accounts that `bought_since` counts: all whose people are content again, or the `buyers` alone."""
    content, made = await _made_since(conn, bounds, scope, within=within, today=today, zone=zone)
    return {account_id for account_id, _ in (made if buyers else content)}


async def _made_since(
    conn: Conn, bounds: Span, scope: Scope, *, within: timedelta, today: date, zone: tzinfo
) -> tuple[list[tuple[AccountId, datetime]], list[tuple[AccountId, int | None]]]:
    """Who is content again since when, and the purchases after it, with their amounts."""
    content = await recovered.list_recovered(conn, *bounds, scope, within=within)
    first: dict[AccountId, datetime] = {}
    for account_id, at in content:
        first[account_id] = min(at, first.get(account_id, at))
    since = {account_id: at.astimezone(zone).date() for account_id, at in first.items()}
    if not since:
        return content, []
    values = {"accounts": list(since), "after": min(since.values()), "today": today}
    rows = await conn.execute(_PURCHASES if len(since) > MANY else _PURCHASES_OF, values)
    return content, [(account_id, amount) for account_id, day, amount in rows if day > since.get(account_id, today)]
