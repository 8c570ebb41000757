"""What the planner says of everybody, and of one: for those who want to know beforehand."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from nps.planner import Ask, Not, plan
from nps.values import ContactId, ContactState, StaffId, SurveyId
from storage.asking.planning import Known, read_known
from storage.asking.rules import AskedBy
from storage.engine.conn import Conn
from storage.schema import accounts, contact_manager, contacts

AT_ONCE = 300


@dataclass(frozen=True, slots=True)
class Foreseen:
    known: Known
    told: Ask | Not

    def is_asked_by(self, survey: SurveyId, *, now: datetime, within: timedelta) -> bool:
        if self.told.survey != survey:
            return False
        return isinstance(self.told, Ask) or (self.told.until is not None and self.told.until <= now + within)


_JOINED = (
    sa.select(contact_manager)
    .select_from(contacts)
    .join(accounts, accounts.c.id == contacts.c.account_id)
    .where(contacts.c.state == ContactState.JOINED)
)


async def list_managers(conn: Conn) -> list[StaffId | None]:
    """Whose clients have joined; None: somebody's whom nobody looks after."""
    return list((await conn.execute(_JOINED.distinct())).scalars())


async def foresee_one(conn: Conn, asked_by: AskedBy, contact_id: ContactId, *, now: datetime) -> Foreseen | None:
    known = await read_known(conn, asked_by.rules, [contact_id], now=now)
    return _foresee(known[0], asked_by, now) if known else None


async def foresee_all(
    conn: Conn,
    asked_by: AskedBy,
    *,
    now: datetime,
    only: SurveyId | None = None,
    of: Collection[StaffId | None] | None = None,
) -> list[Foreseen]:
    """Of everybody who has joined; each for themselves, as if no colleague were asked meanwhile.

    `of`: of the clients of these managers alone; None among them: of clients nobody looks after.
    """
    joined = _JOINED.with_only_columns(contacts.c.id).order_by(contacts.c.id)
    if of is not None:
        nobodys = contact_manager.is_(None) if None in of else sa.false()
        joined = joined.where(sa.or_(contact_manager.in_({number for number in of if number is not None}), nobodys))
    numbers = [ContactId(number) for number in (await conn.execute(joined)).scalars()]
    found: list[Foreseen] = []
    for at in range(0, len(numbers), AT_ONCE):
        chunk = await read_known(conn, asked_by.rules, numbers[at : at + AT_ONCE], now=now)
        found += [_foresee(known, asked_by, now, only) for known in chunk]
    return found


def _foresee(known: Known, asked_by: AskedBy, now: datetime, only: SurveyId | None = None) -> Foreseen:
    return Foreseen(known, plan(known.client, known.history, asked_by.rules, now, only=only))
