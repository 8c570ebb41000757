"""The index of accounts: each counts once, by how it stands on what its people answered in the span."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from nps.scope import Scope
from nps.score import Tally
from nps.standing import Standing, StandingWhy, Voice, standing_of
from nps.values import AccountId
from storage.engine.conn import Conn
from storage.figures.tallies import latest_in
from storage.schema import responses


@dataclass(frozen=True, slots=True)
class AccountIndex:
    """`by_makers` of the accounts are counted by a decision maker; in `conflict` others of them say the opposite."""

    tally: Tally
    by_makers: int
    conflict: int


async def of_accounts(conn: Conn, start: datetime, end: datetime, scope: Scope) -> AccountIndex:
    """How many of the accounts of a half-open UTC span stand so; each of them is in `list_standings`."""
    standings = (await list_standings(conn, start, end, scope)).values()
    return AccountIndex(
        tally=Tally.of(standing.score for standing in standings),
        by_makers=sum(is_by_maker(standing) for standing in standings),
        conflict=sum(is_in_conflict(standing) for standing in standings),
    )


async def list_standings(conn: Conn, start: datetime, end: datetime, scope: Scope) -> dict[AccountId, Standing]:
    """By each contact's latest answer in the index, whichever answers the card counts; of all there are in a span.

    The worst decision maker says how the account stands; where none of them has answered, the middle of the others.
    """
    columns = (responses.c.account_id, responses.c.circle, responses.c.score)
    query = (
        sa.select(*columns, sa.func.count())
        .where(latest_in(start, end, replace(scope, every=False)))
        .group_by(*columns)
    )
    voices: dict[AccountId, list[Voice]] = defaultdict(list)
    for account, circle, score, count in await conn.execute(query):
        voices[account] += [Voice(circle, score)] * count
    return {account: stands for account, each in voices.items() if (stands := standing_of(each)) is not None}


def is_by_maker(standing: Standing) -> bool:
    return standing.why is StandingWhy.DECISION_MAKER


def is_in_conflict(standing: Standing) -> bool:
    return standing.conflict is not None
