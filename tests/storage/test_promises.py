"""Promises to clients as they are counted: each in the one period in which it ended."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from nps.case_counts import Span
from nps.promise_dates import By
from nps.scope import EVERYTHING
from nps.values import PromiseState
from storage.cases import happened, promises
from storage.cases.promises import Tally
from storage.engine.conn import FullConn
from tests.filling import Filling

START = datetime(2026, 10, 1, tzinfo=UTC)
END = datetime(2027, 1, 1, tzinfo=UTC)
NEXT = END + timedelta(days=90)


async def test_a_promise_that_ends_with_a_period_counts_in_the_next_one_alone(conn: FullConn, filling: Filling) -> None:
    manager = await filling.manager()
    case = await filling.complaint(await filling.contact(manager=manager))
    draft = await promises.draft(
        conn, case.id, manager.id, By(END, is_day=False), what="", said="", replaces=None, ask_at=END, now=START
    )
    made = await promises.change(conn, draft, state=PromiseState.OPEN)
    assert made
    await promises.settle(conn, made, PromiseState.BROKEN, now=END)

    assert await promises.tally(conn, since=START, until=END) == []
    assert await promises.tally(conn, since=END, until=NEXT) == [Tally(manager.id, kept=0, broken=1, unconfirmed=0)]
    assert await happened.count_promises(conn, EVERYTHING, Span(START, END)) == (0, 0)
    assert await happened.count_promises(conn, EVERYTHING, Span(END, NEXT)) == (1, 1)
