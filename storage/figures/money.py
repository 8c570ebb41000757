"""Revenue and purchases of the accounts that answered, and what those bought who are content again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

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


async def list_trades(conn: Conn, bounds: Span, scope: Scope) -> dict[AccountId, Trade]:
    """Of every account of which somebody answered in a half-open UTC span, as the index of the scope has it.

    By each contact's latest answer, whichever answers the card counts.
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
    then = (
        sa.select(account_facts.c.revenue)
        .where(
            account_facts.c.account_id == each.c.account_id,
            account_facts.c.day <= _day_of(conn, each.c.at),
            account_facts.c.revenue.is_not(None),
        )
        .order_by(account_facts.c.day.desc())
        .limit(1)
        .scalar_subquery()
    )
    counted = (each.c.makers_least, each.c.others, each.c.others_low, each.c.others_high)
    query = sa.select(each.c.account_id, each.c.at, *counted, accounts.c.revenue, then, accounts.c.last_purchase)
    rows = await conn.execute(query.join(accounts, accounts.c.id == each.c.account_id))
    return {
        AccountId(account): Trade(group_of(*row[1:5]), row[0].astimezone(UTC).date(), *row[5:])
        for account, *row in rows
    }


def _day_of(conn: Conn, at: sa.ColumnElement[datetime]) -> sa.ColumnElement[str] | sa.ColumnElement[date]:
    """The day of a moment, by UTC."""
    if conn.dialect.name == "sqlite":
        return sa.func.substr(sa.type_coerce(at, sa.Text), 1, len("2026-01-31"))
    return sa.cast(sa.func.timezone("UTC", at), sa.Date)


async def has_purchases(conn: Conn) -> bool:
    """Was any purchase ever told of?"""
    return (
        await conn.execute(sa.select(events.c.id).where(events.c.kind == EventKind.PURCHASE).limit(1))
    ).first() is not None


async def bought_since(conn: Conn, bounds: Span, scope: Scope, *, within: timedelta, today: date) -> Bought:
    """Purchases of the accounts whose people are content again, later than on the day on which they said so (UTC).

    Who is content again is told by `recovered.list_recovered` of the span; purchases are told of until today.
    """
    content, made = await _made_since(conn, bounds, scope, within=within, today=today)
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
    conn: Conn, bounds: Span, scope: Scope, *, within: timedelta, today: date, buyers: bool
) -> set[AccountId]:
    """The accounts that `bought_since` counts: all whose people are content again, or the `buyers` alone."""
    content, made = await _made_since(conn, bounds, scope, within=within, today=today)
    return {account_id for account_id, _ in (made if buyers else content)}


async def _made_since(
    conn: Conn, bounds: Span, scope: Scope, *, within: timedelta, today: date
) -> tuple[list[tuple[AccountId, datetime]], list[tuple[AccountId, int | None]]]:
    """Who is content again since when, and the purchases after it, with their amounts."""
    content = await recovered.list_recovered(conn, *bounds, scope, within=within)
    since: dict[AccountId, date] = {}
    for account_id, at in content:
        day = at.astimezone(UTC).date()
        since[account_id] = min(day, since.get(account_id, day))
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
