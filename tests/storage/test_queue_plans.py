"""How SQLite looks at the queues and at a tap: by indexes, however much has been done."""

from __future__ import annotations

import re
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from nps.programme import Programme
from nps.scope import EVERYTHING
from nps.values import Channel, ContactId, ContactState, InvitationState
from storage.asking import invitations, planning, surveys
from storage.asking.rules import read_rules
from storage.cases import rechecks
from storage.engine.conn import FullConn
from storage.engine.database import Database
from storage.engine.statistics import gather
from storage.people.who import find_who
from storage.queues import claiming, deliveries, inbox, outbox
from storage.schema import accounts, contacts, people, responses
from storage.schema import invitations as invitations_table
from tests.filling import DAY, NOW
from tests.storage.test_outbox import row

# A whole table, or one of its rows after the other until one fits.
WHOLE = re.compile(r"^(SCAN|SEARCH) (inbox|outbox)(_\d+)?$")


@pytest.mark.parametrize(
    "look",
    [
        lambda conn: claiming.claim_heads(conn, now=NOW, limit=10),
        lambda conn: claiming.claim_heads(conn, now=NOW, limit=10, except_chats=[3]),
        lambda conn: claiming.claim_next(conn, 1, now=NOW),
        lambda conn: claiming.claim_errands(conn, now=NOW, limit=10),
        lambda conn: outbox.find_next_due(conn, now=NOW),
        lambda conn: outbox.find_oldest_due(conn, now=NOW),
        lambda conn: claiming.has_work(conn, now=NOW),
        lambda conn: outbox.list_cut_off_twice(conn),
        lambda conn: outbox.recover_claimed(conn, now=NOW),
        lambda conn: inbox.list_ready(conn, now=NOW, limit=10),
        lambda conn: inbox.find_next_retry(conn),
        lambda conn: inbox.find_oldest_waiting(conn),
    ],
    ids=[
        "claim_heads",
        "claim_other_heads",
        "claim_next",
        "claim_errands",
        "find_next_due",
        "find_oldest_due",
        "has_work",
        "list_cut_off_twice",
        "recover_claimed",
        "list_ready",
        "find_next_retry",
        "find_oldest_waiting",
    ],
)
async def test_a_look_at_a_queue_reads_no_more_than_what_waits(sqlite: Database, look: Any) -> None:
    async with sqlite.write() as conn:
        await outbox.owe(conn, [row("a"), row("b", chat=2), row("c", chat=None, kind="errand")], now=NOW)
        plans = await plans_of(conn, look)

    assert plans
    assert [line for line in plans if WHOLE.match(line)] == []


@pytest.mark.parametrize(
    "look",
    [
        lambda conn: find_who(conn, 1),
        lambda conn: invitations.find_tapped(conn, 1, 1),
        lambda conn: deliveries.list_card_keys(conn, 1, "ask:1:"),
        lambda conn: deliveries.find_card_message(conn, "ask:1:1", chat_id=1),
    ],
    ids=["find_who", "find_tapped", "list_card_keys", "find_card_message"],
)
async def test_a_tap_is_looked_up_by_indexes(sqlite: Database, look: Any) -> None:
    """A bug once: whether somebody wrote before their score was found out by reading all messages there are."""
    async with sqlite.write() as conn:
        plans = await plans_of(conn, look)

    assert plans
    assert [line for line in plans if line.startswith("SCAN") and "CONSTANT" not in line] == []


async def test_who_was_asked_lately_falls_at_one_look_into_an_index(sqlite: Database) -> None:
    """However many contacts there are, at each tick."""
    async with sqlite.write() as conn:
        await surveys.ensure_surveys(conn, now=NOW)
        asked_by = await read_rules(conn, Programme("Ткани"))
        [regular] = asked_by.surveys
        plans = await plans_of(
            conn, lambda conn: planning.list_candidates(conn, regular, EVERYTHING, asked_by.rules, now=NOW)
        )

    looks = [line for line in plans if line.startswith(("SCAN", "SEARCH"))]
    assert {line for line in looks if line.startswith("SCAN")} <= {"SCAN surveys"}  # of which there are a few
    assert "INDEX ix_contacts_state" in looks[0]
    assert "COVERING INDEX ix_invitations_survey_id" in looks[1]


async def test_the_past_of_many_is_not_looked_for_among_everybodys(sqlite: Database) -> None:
    """A bug once: of a few hundred contacts the database went through all answers there were for each of them."""
    numbers = range(1, 1201)
    async with sqlite.write() as conn:
        regular = await surveys.ensure_regular_survey(conn, now=NOW)
        made: dict[str, Any] = {"created_at": NOW, "updated_at": NOW}
        of_each: dict[sa.Table, dict[str, Any]] = {
            accounts: made | {"name": "Ткани", "name_folded": "ткани"},
            people: {"name": "Ирина", "created_at": NOW},
            contacts: made | {"name": "Ирина", "name_folded": "ирина", "state": ContactState.JOINED},
            invitations_table: {"survey_id": regular.id, "occasion": "first", "state": InvitationState.ANSWERED}
            | {"planned_at": NOW, "closes_at": NOW},
            responses: {"survey_id": regular.id, "score": 9, "channel": Channel.BUTTON}
            | {"first_tap_at": NOW, "scored_at": NOW},
        }
        of_one = ("id", "telegram_id", "account_id", "contact_id", "invitation_id")
        for table, values in of_each.items():
            numbered = [name for name in of_one if name in table.c]
            await conn.execute(
                sa.insert(table),
                [
                    values | dict.fromkeys(numbered, number) | ({"name": f"Ирина {number}"} if "name" in values else {})
                    for number in numbers
                ],
            )
        await gather(conn)
        asked_by = await read_rules(conn, Programme("Ткани"))
        some = [ContactId(number) for number in numbers][:300]
        steps = await steps_of(conn, lambda conn: planning.read_known(conn, asked_by.rules, some, now=NOW))

    assert steps < 1000 * len(some)  # some 400 for each; it were 20,000


async def test_who_is_asked_once_more_is_found_by_an_index(sqlite: Database) -> None:
    """However many cases are over, at each tick."""
    async with sqlite.write() as conn:
        plans = await plans_of(conn, lambda conn: rechecks.list_due(conn, now=NOW, since=NOW - DAY, limit=9))

    looks = [line for line in plans if line.startswith(("SCAN", "SEARCH"))]
    assert "INDEX ix_cases_recheck_at" in looks[0]
    assert [line for line in looks if line.startswith("SCAN")] == []


async def steps_of(conn: FullConn, look: Any) -> int:
    """How many of its instructions SQLite needs for the statements of this look, in whole thousands."""
    thousands: list[None] = []
    assert conn.sync_connection is not None
    connection: Any = conn.sync_connection.connection.driver_connection
    connection.set_progress_handler(lambda: thousands.append(None), 1000)
    await look(conn)
    connection.set_progress_handler(None, 0)
    return 1000 * len(thousands)


async def plans_of(conn: FullConn, look: Any) -> list[str]:
    """How SQLite goes about the statements of this look."""
    said: list[tuple[str, Any]] = []

    @event.listens_for(conn.sync_connection, "before_cursor_execute")
    def listen(_conn: sa.Connection, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        said.append((statement, parameters))

    await look(conn)
    event.remove(conn.sync_connection, "before_cursor_execute", listen)
    return [
        line
        for statement, parameters in said
        for *_, line in await conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
    ]
