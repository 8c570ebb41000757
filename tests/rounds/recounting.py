"""What a case counts of itself, counted again from its events alone."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import sqlalchemy as sa

from nps.case import IS_CONTACT, TABLE
from nps.values import CaseEvent, CaseState
from storage.engine.conn import Conn
from storage.schema import case_events, cases


async def list_miscounted(conn: Conn) -> list[tuple[int, tuple[int, int], tuple[int, int]]]:
    """Cases of which [Не дозвонился] or the reopenings are counted otherwise than their events say: both counts."""
    query = sa.select(cases.c.id, cases.c.retries, cases.c.reopened, case_events.c.event)
    query = query.join(case_events, case_events.c.case_id == cases.c.id).order_by(cases.c.id, case_events.c.id)
    wrong = []
    for (number, retries, reopened), rows in groupby(await conn.execute(query), key=lambda row: tuple(row[:3])):
        counted = recount(row.event for row in rows)
        if counted != (retries, reopened):
            wrong.append((number, (retries, reopened), counted))
    return wrong


def recount(events: Iterable[CaseEvent]) -> tuple[int, int]:
    """How often the client could not be reached since the last contact, and how often the case was opened again."""
    state, retries, reopened = CaseState.NEW, 0, 0
    for event in events:
        step = TABLE.get(event, {}).get(state)
        if step is None:  # noted, and the case stayed as it was
            continue
        if event in IS_CONTACT:
            retries = 0
        if event is CaseEvent.NOT_REACHED:
            retries += 1
        if step.state is CaseState.REOPENED and state is not CaseState.REOPENED:
            reopened, retries = reopened + 1, 0
        state = step.state
    return retries, reopened
