"""Forgetting by age: what is long done goes, and nothing that anything else stands on."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from nps.values import AlertState, InvitationState
from storage.engine.conn import FullConn
from storage.engine.statements import insert_row
from storage.figures import summaries
from storage.people.audit import record_audit
from storage.people.enrolments import ensure_for_contact
from storage.people.who import find_who
from storage.queues import inbox, outbox, pruning
from storage.queues.pruning import CLEAR_AFTER, KEEP_AUDIT, KEEP_KEYS, KEEP_ROWS
from storage.safety import invariants
from storage.schema import alerts, audit, deliveries, enrolment_openings, imports, invitations
from storage.schema import inbox as inbox_table
from storage.schema import outbox as table
from tests.filling import DAY, NOW, Filling

TODAY = date(2026, 11, 23)
SECOND = timedelta(seconds=1)
DONE = ("sent", "never", "unsure", "expired", "dropped", "done")


async def prune_all(conn: FullConn, *, limit: int = 1000) -> int:
    """Tick after tick until there is no more; returns how many it took."""
    ticks = 0
    while True:
        ticks += 1
        await inbox.prune(conn, now=NOW, limit=limit)
        over = [
            await pruning.clear_payloads(conn, now=NOW, limit=limit),
            await pruning.prune_outbox(conn, now=NOW, limit=limit),
            await pruning.prune_rest(conn, now=NOW, today=TODAY, limit=limit),
        ]
        if all(over):
            return ticks


async def done(filling: Filling, age: timedelta, state: str = "sent", **more: Any) -> int:
    """An outbox row that ended so long ago."""
    columns: dict[str, Any] = {name: more.pop(name) for name in ("ambiguous", "error") if name in more}
    row = await filling.owe(**more)
    values = {"state": state, "done_at": NOW - age, **columns}
    await filling.conn.execute(sa.update(table).where(table.c.id == row).values(**values))
    return row


async def deliver(conn: FullConn, number: int, subject: str, age: timedelta) -> None:
    values = {"chat_id": 1, "message_id": number, "subject": subject, "card_key": subject, "delivered_at": NOW - age}
    await conn.execute(sa.insert(deliveries).values(**values))


async def rows_left(conn: FullConn) -> set[int]:
    return set((await conn.execute(sa.select(table.c.id))).scalars())


async def count(conn: FullConn, counted: sa.Table) -> int:
    return int((await conn.execute(sa.select(sa.func.count()).select_from(counted))).scalar_one())


async def test_payloads_go_after_a_week_rows_after_ninety_days_and_keys_after_four_hundred(
    conn: FullConn, filling: Filling
) -> None:
    fresh = await done(filling, CLEAR_AFTER)
    emptied = await done(filling, CLEAR_AFTER + SECOND)
    await done(filling, KEEP_ROWS + SECOND)
    keyed = await done(filling, KEEP_KEYS, dedup_key="why:1")
    await done(filling, KEEP_KEYS + SECOND, dedup_key="why:2")
    waiting = await filling.owe()

    await prune_all(conn)

    query = sa.select(table.c.id).where(table.c.arguments.is_not(None))
    assert await rows_left(conn) == {fresh, emptied, keyed, waiting}
    assert set((await conn.execute(query)).scalars()) == {fresh, waiting}


@pytest.mark.parametrize("state", ["held", "waiting", "claimed"])
async def test_what_is_still_owed_stays_however_old(conn: FullConn, filling: Filling, state: str) -> None:
    row = await filling.owe()
    await conn.execute(sa.update(table).values(state=state, created_at=NOW - 3 * KEEP_KEYS))

    await prune_all(conn)

    assert await rows_left(conn) == {row}


async def test_an_old_key_still_sends_nothing_twice(conn: FullConn, filling: Filling) -> None:
    await done(filling, KEEP_ROWS * 2, dedup_key="message:12:5")
    await prune_all(conn)

    await filling.owe(dedup_key="message:12:5")

    assert await count(conn, table) == 1


async def test_it_goes_on_slice_by_slice_though_thousands_ended_at_one_moment(conn: FullConn, filling: Filling) -> None:
    for number in range(45):
        await done(filling, KEEP_ROWS * 2, dedup_key=None if number % 2 else f"key:{number}")

    ticks = await prune_all(conn, limit=10)

    assert ticks == 5
    assert len(await rows_left(conn)) == 23


async def test_the_places_of_old_messages_go_and_those_of_cases_stay(conn: FullConn) -> None:
    await deliver(conn, 1, "case:1:staff:2", KEEP_KEYS * 2)
    await deliver(conn, 2, "thanks:1", KEEP_KEYS + DAY)
    await deliver(conn, 3, "ask:1:1", KEEP_KEYS - DAY)

    await prune_all(conn)

    left = await conn.execute(sa.select(deliveries.c.message_id).order_by(deliveries.c.message_id))
    assert left.scalars().all() == [1, 3]


async def test_openings_of_links_lists_and_the_audit_go_by_their_age(conn: FullConn, filling: Filling) -> None:
    owner = await filling.owner()
    contact = await filling.contact()
    enrolment = await ensure_for_contact(conn, contact.id, now=NOW, lives=DAY)
    who = await find_who(conn, contact.telegram_id or 0)
    assert who
    for number, age in enumerate((KEEP_KEYS - DAY, KEEP_KEYS + DAY)):
        opened = {"enrolment_id": enrolment, "telegram_id": number, "opened_at": NOW - age}
        await conn.execute(sa.insert(enrolment_openings).values(**opened))
    for age in (KEEP_AUDIT - DAY, KEEP_AUDIT + DAY):
        await record_audit(conn, who, "nps.read", "x", now=NOW - age)
    for age in (KEEP_ROWS - DAY, KEEP_ROWS + DAY):
        values = {"staff_id": owner.id, "file_name": "x", "state": "applied", "created_at": NOW - age}
        await insert_row(conn, imports, errors=[[1, "row-x", {}]], finished_at=NOW - age, **values)

    await prune_all(conn)

    assert [await count(conn, each) for each in (enrolment_openings, audit, imports)] == [1, 1, 2]
    assert (await conn.execute(sa.select(imports.c.errors).order_by(imports.c.id))).scalars().all() == [
        [[1, "row-x", {}]],
        [],
    ]


async def test_the_daily_part_is_done_once_a_day(conn: FullConn) -> None:
    await prune_all(conn)
    await deliver(conn, 1, "thanks:1", KEEP_KEYS + DAY)
    await prune_all(conn)
    same_day = await count(conn, deliveries)
    await pruning.prune_rest(conn, now=NOW, today=TODAY + DAY)

    assert (same_day, await count(conn, deliveries)) == (1, 0)


class Muddle:
    """Cases, alerts, summaries, questions, updates and messages of all ages and states, many of them broken."""

    def __init__(self, filling: Filling, seed: int) -> None:
        self.filling = filling
        self.conn = filling.conn
        self.chance = random.Random(seed)

    def age(self) -> timedelta:
        return timedelta(days=self.chance.choice((0, 6, 8, 80, 100, 399, 401, 900)), seconds=self.chance.randrange(99))

    async def make(self) -> None:
        anna, owner = await self.filling.manager(), await self.filling.owner()
        for number in range(12):
            contact = await self.filling.contact(manager=anna)
            case = await self.filling.complaint(contact, self.chance.randrange(7), at=NOW - self.age())
            key = f"case:{case.id}:staff:{anna.id}"
            state = self.chance.choice(list(AlertState))
            await self.conn.execute(sa.update(alerts).where(alerts.c.case_id == case.id).values(state=state))
            for _ in range(self.chance.randrange(4)):
                error = self.chance.choice((None, "sent anew", "timeout"))
                more = {"ambiguous": self.chance.randrange(3), "error": error, "subject": key}
                await done(self.filling, self.age(), self.chance.choice(DONE), **more)
            for send in range(self.chance.randrange(4)):
                await deliver(self.conn, number * 10 + send, key, self.age())
            await self._period(owner.id if number % 2 else anna.id, number + 1)
            await self._noise(number)

    async def _period(self, staff: Any, month: int) -> None:
        key = f"month:2025-{month:02}"
        await summaries.record_due(self.conn, staff, key, due_at=NOW, now=NOW - self.age())
        if self.chance.random() < 0.3:
            await summaries.record_sent(self.conn, staff, key, now=NOW)
        if self.chance.random() < 0.8:
            state = self.chance.choice((*DONE, "held"))
            row = await done(self.filling, self.age(), state, dedup_key=f"summary:{staff}:{key}")
            if state == "held":
                await self.conn.execute(sa.update(table).where(table.c.id == row).values(done_at=None))

    async def _noise(self, number: int) -> None:
        asked = await self.filling.asked(await self.filling.contact(), at=NOW - self.age())
        state = self.chance.choice(list(InvitationState))
        await self.conn.execute(sa.update(invitations).where(invitations.c.id == asked.id).values(state=state))
        await done(self.filling, self.age(), self.chance.choice(DONE), dedup_key=f"gap:{asked.id}")
        await done(self.filling, self.age(), self.chance.choice(DONE), subject=f"ask:{asked.id}:1")
        await deliver(self.conn, 1000 + number, f"ask:{asked.id}:1", self.age())
        values = {"kind": "update", "state": self.chance.choice(("done", "set_aside", "unparsable", "waiting"))}
        at = NOW - self.age()
        await insert_row(self.conn, inbox_table, attempts=0, payload={}, received_at=at, done_at=at, **values)


@pytest.mark.parametrize("seed", range(4))
async def test_the_invariants_say_the_same_before_and_after(conn: FullConn, filling: Filling, seed: int) -> None:
    await Muddle(filling, seed).make()
    before = await invariants.check(conn, now=NOW)
    rows = await count(conn, table)

    await prune_all(conn, limit=7)

    assert await invariants.check(conn, now=NOW) == before
    assert {rule.code for rule in before} >= {"alert_lost", "summary_lost", "update_set_aside"}
    assert await count(conn, table) < rows
    assert await outbox.count_states(conn)
