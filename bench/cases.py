"""`case_tick_ms`: how long ticks hold the writer when a thousand open cases are due at once."""

from __future__ import annotations

import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from bench.campaign import Watched, p99
from bench.figure import Figure
from bench.filling import MANAGERS, PROGRAMME, filled, utc_now
from bot.clockwork import Clockwork
from nps.climbing import Level
from nps.values import AlertState, AlertWhy, CaseDue, CaseState, CaseWhy, Channel, InvitationState, Role
from storage.engine.database import Database
from storage.schema import alerts, case_responses, cases, invitations, people, responses, staff

CASES = 1_000
BARE = 200
HALF_DAY = timedelta(hours=12)  # the bench's company works day and night


async def case_tick_ms(folder: Path) -> list[Figure]:
    """Reminders, missed deadlines, the owners' rings, the morning's lists, clients who did not say: all at once."""
    async with filled(folder / "cases.db", CASES, asked=True, kind=Watched) as database:
        assert isinstance(database, Watched)
        opened_at = utc_now()
        deadline_at = opened_at + timedelta(days=1)
        await _open(database, opened_at, deadline_at)
        database.planning.clear()
        database.others.clear()
        moments = [deadline_at - HALF_DAY / 2, deadline_at, deadline_at + HALF_DAY, deadline_at + HALF_DAY * 2]
        for moment in moments:
            await _tick(database, moment)
        await _settle(database, moments[-1])
        await _tick(database, moments[-1] + PROGRAMME.settled_without_answer_after)
        held = database.planning + database.others
        rung = await _count(database)
        assert rung == 3 * CASES, rung
        floor = p99([await bare_write(database) for _ in range(BARE)])
    about = (
        f"99th of {len(held):,} times that ticks held the writer while {CASES:,} open cases were reminded of, missed, "
        f"rung at the owners', listed in the morning and closed without an answer; longest {max(held):.0f}; floor: the "
        f"99th of {BARE} writes of one row; at most 30"
    )
    return [Figure("case_tick_ms", p99(held), "ms", floor, about, "PostgreSQL, sending it, people who write meanwhile")]


async def _tick(database: Database, moment: datetime) -> None:
    clockwork = Clockwork(database, PROGRAMME, lambda: moment, lambda: None, ahead=sys.maxsize)  # nothing goes out here
    while True:
        await clockwork.tick()
        if not await clockwork.step():
            return
        while await clockwork.step():
            pass


async def _open(database: Database, opened_at: datetime, deadline_at: datetime) -> None:
    """Each contact has complained; the card is in the chat of the account's manager."""
    numbers = range(1, CASES + 1)
    answer = {"survey_id": 1, "score": 3, "channel": Channel.BUTTON, "first_tap_at": opened_at, "scored_at": opened_at}
    answers = [
        answer
        | {"id": n, "invitation_id": n, "contact_id": n, "account_id": n // 5, "manager_id": 10 + n // 5 % MANAGERS}
        for n in numbers
    ]
    rings_at = deadline_at - HALF_DAY / 2
    case = {"state": CaseState.NEW, "opened_at": opened_at, "due": CaseDue.CONTACT, "deadline_at": deadline_at}
    case |= {"why": CaseWhy.DETRACTOR, "deadline_from": opened_at, "deadline_version": 1, "retries": 0, "reopened": 0}
    case |= {"ring_at": rings_at, "ring_level": int(Level.REMIND)}
    opened = [
        case | {"id": n, "contact_id": n, "account_id": n // 5, "manager_id": 10 + n // 5 % MANAGERS} for n in numbers
    ]
    alert = {"why": AlertWhy.ASSIGNED, "state": AlertState.DELIVERED, "owed_at": opened_at, "settled_at": opened_at}
    shown = [alert | {"case_id": n, "staff_id": 10 + n // 5 % MANAGERS} for n in numbers]
    owner = {"telegram_id": 1, "name": "Шеф", "telegram_language": "ru", "created_at": opened_at}
    async with database.write() as conn:
        await conn.execute(sa.insert(people).values(**owner))
        await conn.execute(sa.update(staff).where(staff.c.role == Role.OWNER).values(joined_at=opened_at))
        await conn.execute(sa.update(invitations).values(state=InvitationState.ANSWERED))
        await conn.execute(sa.insert(responses), answers)
        await conn.execute(sa.insert(cases), opened)
        on_cases = [{"response_id": n, "case_id": n, "why": CaseWhy.DETRACTOR} for n in numbers]
        await conn.execute(sa.insert(case_responses), on_cases)
        await conn.execute(sa.insert(alerts), shown)


async def _settle(database: Database, now: datetime) -> None:
    """All are closed, and the clients asked."""
    asked = {"state": CaseState.SETTLED, "due": CaseDue.ANSWER, "settled_at": now, "ring_at": None, "ring_level": 0}
    async with database.write() as conn:
        await conn.execute(
            sa.update(cases).values(**asked, deadline_at=now + PROGRAMME.settled_without_answer_after, outcome="…")
        )


async def _count(database: Database) -> int:
    async with database.read() as conn:
        return int((await conn.execute(sa.text("SELECT count(*) FROM case_rings"))).scalar_one())


async def bare_write(database: Database) -> float:
    """Milliseconds for one row and its COMMIT."""
    began = time.perf_counter()
    async with database.write(short=True) as conn:
        await conn.execute(sa.update(staff).where(staff.c.id == 10).values(language="ru"))
    return (time.perf_counter() - began) * 1000
