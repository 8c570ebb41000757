"""What stands around a case: other open ones of its account, and how often they complained of the same."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from nps.values import MOST_DETRACTOR, AccountId, CaseId, Reason
from storage.cases.cases import UNDER_WAY, Case
from storage.engine.conn import Conn
from storage.schema import cases, contacts, response_reasons, responses

_OTHERS = (
    sa.select(cases.c.id)
    .where(cases.c.account_id == sa.bindparam("account"), cases.c.id != sa.bindparam("case"), UNDER_WAY)
    .order_by(cases.c.id.desc())
    .limit(sa.bindparam("most"))
)


async def list_others(conn: Conn, case: Case, *, limit: int) -> list[CaseId]:
    """Open cases of other people of the same account, the newest first."""
    values = {"account": case.account_id, "case": case.id, "most": limit}
    return list((await conn.execute(_OTHERS, values)).scalars())


async def count_complaints(
    conn: Conn, account_id: AccountId, reason: Reason, *, since: datetime, until: datetime
) -> int:
    """Unhappy answers of this account's people that name the reason; both `since` and `until` belong to the span."""
    query = (
        sa.select(sa.func.count())
        .select_from(responses)
        .join(response_reasons, response_reasons.c.response_id == responses.c.id)
        .where(
            responses.c.contact_id.in_(sa.select(contacts.c.id).where(contacts.c.account_id == account_id)),
            responses.c.first_tap_at.between(since, until),
            responses.c.score <= MOST_DETRACTOR,
            responses.c.replaced_at.is_(None),
            response_reasons.c.reason == reason,
        )
    )
    return int((await conn.execute(query)).scalar_one())
