"""What is owed: once by its key, urgent chats first, strictly in order within a chat."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from nps.values import Lane, OutboxKind, OutboxState
from storage.engine.conn import FullConn
from storage.queues import claiming, deliveries, outbox, pruning
from storage.queues.outbox import NewRow, OutboxRow
from storage.queues.pruning import CLEAR_AFTER
from storage.schema import outbox as outbox_table
from tests.filling import NOW

REPLY, ALERT, SUMMARY, ASK = Lane
SECOND = timedelta(seconds=1)


def row(name: str, chat: int | None = 1, lane: int = REPLY, **more: Any) -> NewRow:
    return NewRow(**{"kind": "method", "name": name, "arguments": {"text": name}, "chat_id": chat, "lane": lane} | more)


def card(name: str = "case", key: str = "case:1:staff:2", **more: Any) -> NewRow:
    return row(name, kind="card", card_key=key, subject=key, **more)


async def claim(conn: FullConn, now: datetime = NOW, limit: int = 100) -> list[OutboxRow]:
    return await claiming.claim_heads(conn, now=now, limit=limit)


async def names(conn: FullConn, now: datetime = NOW, limit: int = 100) -> list[str]:
    return [claimed.name for claimed in await claim(conn, now, limit)]


async def drain(conn: FullConn, now: datetime = NOW) -> list[str]:
    """Claim and send one at a time until nothing is left to be done now."""
    sent = []
    while claimed := await claim(conn, now, 1):
        await outbox.record_done(conn, claimed[0].id, OutboxState.SENT, now=now)
        sent.append(claimed[0].name)
    return sent


async def test_what_is_owed_comes_back_as_it_was(conn: FullConn) -> None:
    about = {"for_staff": 2, "about_contact": 3, "subject": "s"}
    owed = row("a", 5, ALERT, arguments={"text": "Ё", "n": [1, None]}, **about, expires_at=NOW + SECOND)
    await outbox.owe(conn, [owed], now=NOW)
    (claimed,) = await claim(conn)

    assert claimed == OutboxRow(
        claimed.id,
        OutboxKind.METHOD,
        "a",
        {"text": "Ё", "n": [1, None]},
        5,
        2,
        3,
        ALERT,
        "s",
        None,
        NOW + SECOND,
        1,
        0,
        False,
        NOW,
    )


async def test_a_known_dedup_key_adds_nothing_even_after_it_was_sent(conn: FullConn) -> None:
    await outbox.owe(conn, [row("a", dedup_key="why:1"), row("b", dedup_key="why:1"), row("c")], now=NOW)
    first = await drain(conn)
    await outbox.owe(conn, [row("d", dedup_key="why:1"), row("e")], now=NOW)
    second = await drain(conn)

    assert (first, second) == (["a", "c"], ["e"])


async def test_a_waiting_card_is_owed_once_and_a_claimed_one_again(conn: FullConn) -> None:
    await outbox.owe(conn, [card(), card()], now=NOW)
    await outbox.owe(conn, [card(), card(key="case:1:staff:3", chat=3)], now=NOW)
    waiting = await outbox.count_states(conn)
    await claim(conn)
    await outbox.owe(conn, [card(), card()], now=NOW)

    assert waiting == {"waiting": 2}
    assert await outbox.count_states(conn) == {"claimed": 2, "waiting": 1}


async def test_a_campaign_of_thousands_fits_into_one_call(conn: FullConn) -> None:
    await outbox.owe(conn, [row("ask", number, ASK, dedup_key=f"ask:{number}") for number in range(5000)], now=NOW)
    await outbox.owe(conn, [], now=NOW)

    assert await outbox.count_states(conn) == {"waiting": 5000}


async def test_lanes_go_before_age(conn: FullConn) -> None:
    owed = [row("ask", 1, ASK), row("summary", 2, SUMMARY), row("alert", 3, ALERT), row("reply", 4, REPLY)]
    await outbox.owe(conn, [*owed, row("reply too", 5)], now=NOW)

    assert await names(conn, limit=2) == ["reply", "reply too"]
    assert await names(conn) == ["alert", "summary", "ask"]


async def test_a_chat_is_sent_to_strictly_in_order(conn: FullConn) -> None:
    await outbox.owe(conn, [row("a", lane=ASK), row("b", lane=REPLY), row("c", lane=ALERT)], now=NOW)

    assert await drain(conn) == ["a", "b", "c"]


async def test_a_chat_has_one_message_in_hand_at_a_time(conn: FullConn) -> None:
    await outbox.owe(conn, [row("a"), row("b"), row("c", 2)], now=NOW)

    assert await names(conn) == ["a", "c"]
    assert await names(conn) == []


async def test_a_reply_behind_a_question_pulls_the_question_forward(conn: FullConn) -> None:
    await outbox.owe(conn, [row("question", 1, ASK), row("alert", 2, ALERT), row("reply", 1, REPLY)], now=NOW)

    assert await drain(conn) == ["question", "reply", "alert"]


async def test_a_head_waiting_for_its_retry_blocks_only_its_chat(conn: FullConn) -> None:
    await outbox.owe(conn, [row("a"), row("b"), row("c", 2)], now=NOW)
    head = (await claim(conn))[0]
    await outbox.release(conn, head, retry_at=NOW + SECOND, error="429")
    await outbox.owe(conn, [row("d", 3)], now=NOW)
    now = await names(conn)
    soon = await claim(conn, NOW + SECOND)

    assert now == ["d"]
    assert [(claimed.name, claimed.attempts, claimed.ambiguous) for claimed in soon] == [("a", 2, 0)]


async def test_what_is_due_later_blocks_nobody(conn: FullConn) -> None:
    await outbox.owe(conn, [row("later", due_at=NOW + SECOND), row("now")], now=NOW)

    assert await drain(conn) == ["now"]
    assert await drain(conn, NOW + SECOND) == ["later"]


async def test_what_is_due_later_lends_its_chat_no_urgency(conn: FullConn) -> None:
    await outbox.owe(conn, [row("ask", 1, ASK), row("later", 1, REPLY, due_at=NOW + SECOND)], now=NOW)
    await outbox.owe(conn, [row("alert", 2, ALERT)], now=NOW)

    assert await drain(conn) == ["alert", "ask"]


async def test_what_goes_on_in_a_chat_is_its_head_with_the_urgency_of_all_that_waits_there(
    conn: FullConn,
) -> None:
    await outbox.owe(conn, [row("question", 1, ASK), row("summary", 1, SUMMARY), row("alert", 1, ALERT)], now=NOW)
    await outbox.owe(conn, [row("reply later", 1, due_at=NOW + SECOND), row("reply to another", 2)], now=NOW)

    taken = await claiming.claim_next(conn, 1, now=NOW)

    assert taken
    assert (taken.name, taken.lane) == ("question", ALERT)


async def test_a_question_with_nothing_behind_it_is_left_for_its_turn(conn: FullConn) -> None:
    """Else a chat that was just written to would get its question before the chats that have waited longer."""
    await outbox.owe(conn, [row("question", 1, ASK), row("reply later", 1, due_at=NOW + SECOND)], now=NOW)

    taken = await claiming.claim_next(conn, 1, now=NOW)

    assert taken is None
    assert await outbox.count_states(conn) == {"waiting": 2}


async def test_nothing_goes_on_in_a_chat_whose_head_waits_for_its_retry(conn: FullConn) -> None:
    await outbox.owe(conn, [row("a"), row("b")], now=NOW)
    (head,) = await claim(conn)
    await outbox.release(conn, head, retry_at=NOW + SECOND, error="429")

    taken = [await claiming.claim_next(conn, 1, now=now) for now in (NOW, NOW + SECOND)]

    assert [message and message.name for message in taken] == [None, "a"]


async def test_errands_are_claimed_apart_and_in_order(conn: FullConn) -> None:
    errands = [row(name, None, kind="errand") for name in ("first", "second")]
    await outbox.owe(conn, [*errands, row("later", None, kind="errand", due_at=NOW + SECOND), row("a")], now=NOW)
    messages = await names(conn)
    claimed = await claiming.claim_errands(conn, now=NOW, limit=9)
    again = await claiming.claim_errands(conn, now=NOW, limit=9)

    assert messages == ["a"]
    assert [errand.name for errand in claimed] == ["first", "second"]
    assert again == []


async def test_after_a_kill_claimed_messages_are_ambiguous_and_errands_simply_done_again(
    conn: FullConn,
) -> None:
    await outbox.owe(conn, [row("a"), row("errand", None, kind="errand"), row("b", 2)], now=NOW)
    await claim(conn, limit=1)
    await claiming.claim_errands(conn, now=NOW, limit=1)
    recovered = await outbox.recover_claimed(conn, now=NOW)
    messages = await claim(conn)
    errands = await claiming.claim_errands(conn, now=NOW, limit=1)

    assert recovered == 2
    assert [(message.name, message.ambiguous, message.attempts) for message in messages] == [("a", 1, 2), ("b", 0, 1)]
    assert [(errand.name, errand.ambiguous) for errand in errands] == [("errand", 0)]


async def test_a_card_killed_in_hand_gives_way_to_its_newer_change_which_inherits_the_doubt(
    conn: FullConn,
) -> None:
    await outbox.owe(conn, [card("old")], now=NOW)
    await claim(conn)
    await outbox.owe(conn, [card("new"), row("other")], now=NOW)
    await outbox.recover_claimed(conn, now=NOW + SECOND)
    too_soon = await claim(conn)
    in_time = await claim(conn, NOW + SECOND)

    assert too_soon == []
    assert [(claimed.name, claimed.ambiguous) for claimed in in_time] == [("new", 1)]
    assert await outbox.count_states(conn) == {"claimed": 1, "dropped": 1, "waiting": 1}


async def test_a_card_put_back_without_a_newer_change_waits_itself(conn: FullConn) -> None:
    await outbox.owe(conn, [card()], now=NOW)
    (claimed,) = await claim(conn)
    await outbox.release(conn, claimed, retry_at=NOW, error="bad markup", plain=True)
    await outbox.owe(conn, [card()], now=NOW)
    once_more = await claim(conn)

    assert [(again.id, again.plain, again.ambiguous) for again in once_more] == [(claimed.id, True, 0)]
    assert await outbox.count_states(conn) == {"claimed": 1}


async def test_the_newest_message_of_a_card_is_the_one_to_edit(conn: FullConn) -> None:
    await outbox.owe(conn, [card()], now=NOW)
    (claimed,) = await claim(conn)
    none = await deliveries.find_card_message(conn, "case:1:staff:2", chat_id=1)
    for message_id in (30, 31, 31):
        await deliveries.record_delivery(conn, claimed, message_id, now=NOW)

    assert none is None
    assert await deliveries.find_card_message(conn, "case:1:staff:2", chat_id=1) == 31
    assert await deliveries.find_subject(conn, 1, 30) == "case:1:staff:2"  # an older keyboard still finds its way
    assert await deliveries.find_subject(conn, 2, 30) is None


async def test_the_next_due_moment_counts_retries(conn: FullConn) -> None:
    nothing = await outbox.find_next_due(conn, now=NOW)
    await outbox.owe(conn, [row("a"), row("b", 2, due_at=NOW + 9 * SECOND)], now=NOW)
    later = await outbox.find_next_due(conn, now=NOW)
    await outbox.release(conn, (await claim(conn))[0], retry_at=NOW + 5 * SECOND, error="429")
    retry = await outbox.find_next_due(conn, now=NOW)

    assert (nothing, later, retry) == (None, NOW + 9 * SECOND, NOW + 5 * SECOND)


async def test_of_the_chats_with_nothing_but_questions_only_some_are_taken(conn: FullConn) -> None:
    await outbox.owe(conn, [row(f"q{n}", n, ASK) for n in range(1, 6)], now=NOW)
    await outbox.owe(conn, [row("reply", 5), row("alert", 9, ALERT)], now=NOW)

    taken = await claiming.claim_heads(conn, now=NOW, limit=100, calm=2)

    assert [(message.name, message.lane) for message in taken] == [
        ("q5", REPLY),
        ("alert", ALERT),
        ("q1", ASK),
        ("q2", ASK),
    ]


async def test_chats_that_cannot_go_on_hide_nobody_behind_them(conn: FullConn) -> None:
    """However much they have waiting: only the first few hundred rows are looked at."""
    many = claiming.LOOKED_AT + 1
    await outbox.owe(conn, [row(f"retry {n}") for n in range(many)], now=NOW)
    (refused,) = await claim(conn)
    await outbox.release(conn, refused, retry_at=NOW + SECOND, error="429")
    await outbox.owe(conn, [row(f"in hand {n}", 2) for n in range(many)], now=NOW)
    await claim(conn)
    await outbox.owe(conn, [row(f"hot {n}", 3) for n in range(many)], now=NOW)
    await outbox.owe(conn, [row("free", 4, ASK)], now=NOW)

    taken = await claiming.claim_heads(conn, now=NOW, limit=100, except_chats=[3])

    assert [message.name for message in taken] == ["free"]


@pytest.mark.parametrize("state", [state for state in OutboxState if state not in outbox.ACTIVE])
async def test_what_ended_is_never_claimed_again(conn: FullConn, state: OutboxState) -> None:
    await outbox.owe(conn, [row("a")], now=NOW)
    (claimed,) = await claim(conn)
    await outbox.record_done(conn, claimed.id, state, now=NOW, message_id=5, error="why")
    recovered = await outbox.recover_claimed(conn, now=NOW)

    assert recovered == 0
    assert await claim(conn, NOW + CLEAR_AFTER) == []


async def test_after_a_week_payloads_are_emptied_and_their_keys_still_count(conn: FullConn) -> None:
    await outbox.owe(conn, [row("old", dedup_key="a"), row("recent", 2), row("waiting", 3)], now=NOW)
    old, recent = await claim(conn, limit=2)
    await outbox.record_done(conn, old.id, OutboxState.SENT, now=NOW)
    await outbox.record_done(conn, recent.id, OutboxState.SENT, now=NOW + SECOND)
    await pruning.clear_payloads(conn, now=NOW + CLEAR_AFTER + SECOND)
    await outbox.owe(conn, [row("again", dedup_key="a")], now=NOW)

    query = sa.select(outbox_table.c.name, outbox_table.c.arguments).order_by(outbox_table.c.id)
    assert [tuple(kept) for kept in await conn.execute(query)] == [
        ("old", None),
        ("recent", {"text": "recent"}),
        ("waiting", {"text": "waiting"}),
    ]
