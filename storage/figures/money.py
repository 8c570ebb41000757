"""Revenue and purchases of the accounts that answered, and what those bought who are content again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo

import sqlalchemy as sa

from nps.money import Bought, Trade, group_of
from nps.scope import Scope
from nps.values import AccountId, Circle, EventKind, Group
from storage.engine.conn import Conn
from storage.figures import recovered
from storage.figures.scoping import IN_GROUP
from storage.figures.tallies import Span, latest_in
from storage.schema import account_facts, accounts, events, responses

_IS_MAKER = responses.c.circle == Circle.DECISION_MAKER
_IS_OTHER = responses.c.circle.is_distinct_from(Circle.DECISION_MAKER)


async def list_trades(conn: Conn, bounds: Span, scope: Scope, *, zone: tzinfo) -> dict[AccountId, Trade]:
    """Of every account of which somebody answered in a half-open UTC span, as the index of the scope has it.

    By each contact's latest answer, whichever answers the card counts. Days are the zone's, as in client lists.
    """
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
        .where(latest_in(*bounds, replace(scope, every=False)))
        .group_by(responses.c.account_id)
        .subquery()
    )
    counted = (each.c.makers_least, each.c.others, each.c.others_low, each.c.others_high)
    query = sa.select(each.c.account_id, each.c.at, *counted, accounts.c.revenue, accounts.c.last_purchase)
    rows = (await conn.execute(query.join(accounts, accounts.c.id == each.c.account_id))).all()
    told = await _revenues(conn, [row.account_id for row in rows])
    trades = {}
    for account, at, *said, revenue, last_purchase in rows:
        day = at.astimezone(zone).date()
        then = next((amount for since, amount in told[account] if since <= day), None)
        trades[AccountId(account)] = Trade(group_of(*said), day, revenue, then, last_purchase)
    return trades


async def _revenues(conn: Conn, of_accounts: Sequence[AccountId]) -> dict[AccountId, list[tuple[date, int]]]:
    """What client lists have told, the newest first."""
    facts = account_facts.c
    query = sa.select(facts.account_id, facts.day, facts.revenue).where(
        facts.revenue.is_not(None), facts.account_id.in_(of_accounts)
    )
    told: dict[AccountId, list[tuple[date, int]]] = defaultdict(list)
    for account, day, revenue in await conn.execute(query.order_by(facts.account_id, facts.day.desc())):
        told[account].append((day, revenue))
    return told


async def has_purchases(conn: Conn) -> bool:
    """Was any purchase ever told of?"""
    return (
        await conn.execute(sa.select(events.c.id).where(events.c.kind == EventKind.PURCHASE).limit(1))
    ).first() is not None


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
    made = [
        (account_id, amount)
        for account_id, day, amount in (await _list_purchases(conn, sorted(since), today) if since else [])
        if day > since[account_id]
    ]
    return content, made


async def _list_purchases(
    conn: Conn, of_accounts: Sequence[AccountId], today: date
) -> list[tuple[AccountId, date, int | None]]:
    query = sa.select(events.c.account_id, events.c.happened_on, events.c.amount).where(
        events.c.kind == EventKind.PURCHASE, events.c.happened_on <= today, events.c.account_id.in_(of_accounts)
    )
    return [(AccountId(row[0]), row[1], row[2]) for row in await conn.execute(query)]
