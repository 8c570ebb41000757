"""One summary for each period and recipient."""

from __future__ import annotations

import sqlalchemy as sa

from nps.values import PeriodKind
from storage.engine.conn import FullConn
from storage.figures import summaries
from storage.schema import summaries as table
from tests.filling import DAY, NOW, Filling


async def test_a_period_is_due_once_for_each_recipient(conn: FullConn, filling: Filling) -> None:
    anna, boris = await filling.manager(), await filling.manager()
    new = [
        await summaries.record_due(conn, staff.id, key, due_at=NOW, now=NOW + number * DAY)
        for number, (staff, key) in enumerate(
            [(anna, "week:2026-W47"), (anna, "week:2026-W47"), (boris, "week:2026-W47"), (anna, "month:2026-10")]
        )
    ]

    assert new == [True, False, True, True]


async def test_the_latest_due_of_a_kind_counts_for_the_recipient_only(conn: FullConn, filling: Filling) -> None:
    anna, boris = await filling.manager(), await filling.manager()
    for days, key in ((14, "week:2026-W45"), (7, "week:2026-W46"), (3, "month:2026-10")):
        await summaries.record_due(conn, anna.id, key, due_at=NOW - days * DAY, now=NOW)
    await summaries.record_due(conn, boris.id, "week:2026-W47", due_at=NOW, now=NOW)

    assert await summaries.list_latest_due(conn) == {
        (anna.id, PeriodKind.WEEK): NOW - 7 * DAY,
        (anna.id, PeriodKind.MONTH): NOW - 3 * DAY,
        (boris.id, PeriodKind.WEEK): NOW,
    }


async def test_the_moment_it_was_sent_is_remembered_for_that_recipient(conn: FullConn, filling: Filling) -> None:
    anna, boris = await filling.manager(), await filling.manager()
    for staff in (anna, boris):
        await summaries.record_due(conn, staff.id, "week:2026-W47", due_at=NOW, now=NOW)
    await summaries.record_sent(conn, anna.id, "week:2026-W47", now=NOW + DAY)

    rows = await conn.execute(sa.select(table.c.staff_id, table.c.sent_at).order_by(table.c.staff_id))
    assert [tuple(row) for row in rows] == [(anna.id, NOW + DAY), (boris.id, None)]
