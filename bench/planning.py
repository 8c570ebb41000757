"""`plan_contacts_per_s` at 10,000 contacts with a past, and `asking_tick_ms` at 20,000 questions that wait."""

from __future__ import annotations

import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from bench.campaign import Watched, p99
from bench.cases import BARE, bare_write
from bench.figure import Figure
from bench.filling import MANAGERS, PROGRAMME, filled, utc_now
from bot.clockwork import Clockwork
from nps.planner import plan
from nps.values import Channel, InvitationState
from storage.asking import foreseeing
from storage.asking.rules import read_rules
from storage.engine.database import Database
from storage.schema import invitations, responses

CONTACTS = 10_000
QUESTIONS = 20_000
LOOKS = 4
DAY = timedelta(days=1)
AGO = (400, 300, 200, 100)
"""Days since the earlier questions of everybody; all but the last was answered."""


async def plan_contacts_per_s(folder: Path) -> list[Figure]:
    """What `/surveys` and every look of the clock do with those whom a survey may concern: read, then plan."""
    async with filled(folder / "planning.db", CONTACTS, asked=False) as database:
        now = utc_now()
        await _live_through(database, now)
        async with database.read() as conn:
            asked_by = await read_rules(conn, PROGRAMME)
            began = time.perf_counter()
            found = await foreseeing.foresee_all(conn, asked_by, now=now)
            took = time.perf_counter() - began
        assert len(found) == CONTACTS, len(found)
        began = time.perf_counter()
        for each in found:
            plan(each.known.client, each.known.history, asked_by.rules, now)
        bare = time.perf_counter() - began
    about = (
        f"{CONTACTS:,} contacts with {len(AGO)} questions and {len(AGO) - 1} answers each read and planned in "
        f"{took:.1f} s, 300 at once, as `/surveys` and the clock do; floor: the pure planner alone"
    )
    return [
        Figure(
            "plan_contacts_per_s", CONTACTS / took, "contacts/s", CONTACTS / bare, about, "PostgreSQL, other writers"
        )
    ]


async def _live_through(database: Database, now: datetime) -> None:
    asked, answered = [], []
    for turn, ago in enumerate(AGO):
        at, last = now - ago * DAY, turn == len(AGO) - 1
        for contact in range(1, CONTACTS + 1):
            number = turn * CONTACTS + contact
            asked.append(
                {"id": number, "survey_id": 1, "contact_id": contact, "occasion": f"of:{turn}", "planned_at": at}
                | {"sent_at": at, "closes_at": at + 30 * DAY, "ended_at": at + (30 * DAY if last else DAY)}
                | {"state": InvitationState.EXPIRED if last else InvitationState.ANSWERED}
            )
            if not last:
                answered.append(
                    {"id": number, "invitation_id": number, "survey_id": 1, "contact_id": contact, "score": 9}
                    | {"account_id": contact // 5, "manager_id": 10 + contact // 5 % MANAGERS}
                    | {"channel": Channel.BUTTON, "first_tap_at": at + DAY, "scored_at": at + DAY}
                )
    async with database.write() as conn:
        await conn.execute(sa.insert(invitations), asked)
        await conn.execute(sa.insert(responses), answered)


async def asking_tick_ms(folder: Path) -> list[Figure]:
    """Reminders, the end of the wait, and the next question: each due for all at once."""
    async with filled(folder / "asking.db", QUESTIONS, asked=True, kind=Watched) as database:
        assert isinstance(database, Watched)
        began = utc_now()
        database.planning.clear()
        database.others.clear()
        await _tick(database, began + 5 * DAY)
        await _tick(database, began + 30 * DAY)
        closed = await _count(database, invitations.c.state == InvitationState.EXPIRED)
        async with database.write() as conn:
            await conn.execute(sa.update(invitations).values(state=InvitationState.EXPIRED, ended_at=began + 30 * DAY))
        database.others.pop()
        await _tick(database, began + 100 * DAY)
        held = database.planning + database.others
        reminded = await _count(database, invitations.c.reminded_at.is_not(None))
        anew = await _count(database, invitations.c.id > QUESTIONS)
        assert reminded, "nobody was reminded"
        assert closed, "nothing was closed"
        assert anew, "nobody was asked anew"
        floor = p99([await bare_write(database) for _ in range(BARE)])
    about = (
        f"99th of {len(held):,} times that ticks held the writer over {QUESTIONS:,} questions, of which {reminded:,} "
        f"were reminded of, {closed:,} closed and {anew:,} asked anew; longest {max(held):.0f}; floor: the 99th of "
        f"{BARE} writes of one row; at most 30"
    )
    return [
        Figure("asking_tick_ms", p99(held), "ms", floor, about, "PostgreSQL, sending it, people who write meanwhile")
    ]


async def _tick(database: Database, moment: datetime) -> None:
    clockwork = Clockwork(database, PROGRAMME, lambda: moment, lambda: None, ahead=sys.maxsize)  # nothing goes out here
    for _ in range(LOOKS):
        await clockwork.tick()
        while await clockwork.step():
            pass


async def _count(database: Database, which: sa.ColumnElement[bool]) -> int:
    query = sa.select(sa.func.count()).select_from(invitations).where(which)
    async with database.read() as conn:
        return int((await conn.execute(query)).scalar_one())
