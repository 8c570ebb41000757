"""What the planner says of everybody, and of one: for those who want to know beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from nps.planner import Ask, Not, plan
from nps.values import ContactId, ContactState, SurveyId
from storage.asking.planning import Known, read_known
from storage.asking.rules import AskedBy
from storage.engine.conn import Conn
from storage.schema import contacts

AT_ONCE = 300


@dataclass(frozen=True, slots=True)
class Foreseen:
    known: Known
    told: Ask | Not

    def is_asked_by(self, survey: SurveyId, *, now: datetime, within: timedelta) -> bool:
        if self.told.survey != survey:
            return False
        return isinstance(self.told, Ask) or (self.told.until is not None and self.told.until <= now + within)


async def foresee_one(conn: Conn, asked_by: AskedBy, contact_id: ContactId, *, now: datetime) -> Foreseen | None:
    known = await read_known(conn, asked_by.rules, [contact_id], now=now)
    return _foresee(known[0], asked_by, now) if known else None


async def foresee_all(conn: Conn, asked_by: AskedBy, *, now: datetime, only: SurveyId | None = None) -> list[Foreseen]:
    """Of everybody who has joined; each for themselves, as if no colleague were asked meanwhile."""
    joined = sa.select(contacts.c.id).where(contacts.c.state == ContactState.JOINED).order_by(contacts.c.id)
    numbers = [ContactId(number) for number in (await conn.execute(joined)).scalars()]
    found: list[Foreseen] = []
    for at in range(0, len(numbers), AT_ONCE):
        chunk = await read_known(conn, asked_by.rules, numbers[at : at + AT_ONCE], now=now)
        found += [_foresee(known, asked_by, now, only) for known in chunk]
    return found


def _foresee(known: Known, asked_by: AskedBy, now: datetime, only: SurveyId | None = None) -> Foreseen:
    return Foreseen(known, plan(known.client, known.history, asked_by.rules, now, only=only))
