"""Updates are kept once, in order per chat, retried and set aside."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from storage.engine.conn import FullConn
from storage.queues import inbox
from storage.queues.inbox import KEEP_DONE, InboxRow, Incoming
from storage.schema import inbox as inbox_table
from tests.filling import NOW

SECOND = timedelta(seconds=1)


def update(number: int, chat: int | None = 1) -> Incoming:
    return Incoming("update", {"update_id": number, "text": "Спасибо 🙂"}, chat_id=chat, update_id=number)


async def ready(conn: FullConn, now: object = NOW, limit: int = 100) -> list[InboxRow]:
    return await inbox.list_ready(conn, now=now, limit=limit)  # type: ignore[arg-type]


async def numbers(conn: FullConn, now: object = NOW, limit: int = 100) -> list[int]:
    return [row.payload["update_id"] for row in await ready(conn, now, limit)]


async def test_an_update_is_kept_once_however_often_telegram_hands_it_over(conn: FullConn) -> None:
    await inbox.keep(conn, [update(1), update(2)], now=NOW)
    await inbox.keep(conn, [update(2), update(3), update(3)], now=NOW)
    await inbox.keep(conn, [], now=NOW)

    assert await numbers(conn) == [1, 2, 3]


async def test_an_update_already_done_is_not_taken_again(conn: FullConn) -> None:
    await inbox.keep(conn, [update(1)], now=NOW)
    await inbox.record_done(conn, [row.id for row in await ready(conn)], now=NOW)
    await inbox.keep(conn, [update(1)], now=NOW)

    assert await ready(conn) == []


async def test_internal_rows_have_no_update_id_and_are_all_kept(conn: FullConn) -> None:
    rows = [Incoming("gap", {"since": 1}), Incoming("gap", {"since": 1})]

    await inbox.keep(conn, rows, now=NOW)

    assert [(row.kind, row.chat_id) for row in await ready(conn)] == [("gap", None), ("gap", None)]


async def test_a_payload_comes_back_as_it_was(conn: FullConn) -> None:
    payload = {"update_id": 1, "message": {"text": "Ёж «0» \u2028\n", "list": [1, None, 1.5]}}
    await inbox.keep(conn, [Incoming("update", payload, update_id=1)], now=NOW)

    assert (await ready(conn))[0].payload == payload


async def test_rows_come_in_the_order_of_arrival_not_of_update_ids(conn: FullConn) -> None:
    await inbox.keep(conn, [update(9), update(3), update(2**40)], now=NOW)

    assert await numbers(conn) == [9, 3, 2**40]
    assert await numbers(conn, limit=2) == [9, 3]


async def test_an_unparsable_update_is_kept_and_blocks_nobody(conn: FullConn) -> None:
    await inbox.keep(conn, [Incoming("update", {"update_id": 1}, update_id=1), update(2)], now=NOW)
    await inbox.record_unparsable(conn, (await ready(conn))[0], "no such field", now=NOW)

    assert await numbers(conn) == [2]
    assert await inbox.count_states(conn) == {"unparsable": 1, "waiting": 1}


async def test_a_row_waiting_for_its_retry_holds_back_only_its_own_chat(conn: FullConn) -> None:
    await inbox.keep(conn, [update(1, 7), update(2, 8), update(3, 7), update(4, None)], now=NOW)
    first = (await ready(conn))[0]
    await inbox.record_failure(conn, first, "boom", retry_at=NOW + SECOND)
    soon = await numbers(conn, NOW)
    later = await numbers(conn, NOW + SECOND)

    assert soon == [2, 4]
    assert later == [1, 2, 3, 4]


async def test_a_failing_row_without_a_chat_holds_back_nobody(conn: FullConn) -> None:
    await inbox.keep(conn, [update(1, None), update(2, None), update(3, 5)], now=NOW)
    await inbox.record_failure(conn, (await ready(conn))[0], "boom", retry_at=NOW + SECOND)

    assert await numbers(conn) == [2, 3]


async def test_a_failure_is_counted_and_after_the_last_one_the_row_is_set_aside_and_its_chat_goes_on(
    conn: FullConn,
) -> None:
    await inbox.keep(conn, [update(1), update(2)], now=NOW)
    await inbox.record_failure(conn, (await ready(conn))[0], "boom", retry_at=NOW + SECOND)
    retry = await inbox.find_next_retry(conn)
    row = (await ready(conn, NOW + SECOND))[0]
    await inbox.record_set_aside(conn, row, "boom again", now=NOW + SECOND)

    assert (retry, row.attempts) == (NOW + SECOND, 1)
    assert await inbox.count_states(conn) == {"set_aside": 1, "waiting": 1}
    assert await numbers(conn, NOW + SECOND) == [2]


async def test_nothing_is_retried_when_nothing_failed(conn: FullConn) -> None:
    await inbox.keep(conn, [update(1)], now=NOW)

    assert await inbox.find_next_retry(conn) is None


async def test_done_rows_are_forgotten_after_48_hours_and_the_others_never(conn: FullConn) -> None:
    await inbox.keep(conn, [update(1), update(2), update(3)], now=NOW - 2 * KEEP_DONE)
    await inbox.keep(conn, [update(4)], now=NOW - 2 * KEEP_DONE)
    first, second, _, fourth = await ready(conn)
    await inbox.record_unparsable(conn, fourth, "?", now=NOW - 2 * KEEP_DONE)
    await inbox.record_done(conn, [first.id], now=NOW - KEEP_DONE - SECOND)
    await inbox.record_done(conn, [second.id], now=NOW - KEEP_DONE)
    await inbox.prune(conn, now=NOW)

    kept = (await conn.execute(sa.select(inbox_table.c.update_id).order_by(inbox_table.c.id))).scalars().all()
    assert kept == [2, 3, 4]
