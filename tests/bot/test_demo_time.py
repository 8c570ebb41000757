"""The demonstration's time machine, kill and start: a real child process, real HTTP."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.demo.company.programme import programme
from bot.demo.company.staff import OWNER_TELEGRAM_ID
from bot.demo.routes import routes
from bot.demo.shifted_time import ShiftedClock
from bot.demo.supervisor import Supervisor
from bot.demo.travel import target
from storage.schema import contacts, inbox, invitations, outbox, summaries
from tests.bot.demo_client import DemoClient, demo_client, is_there

SUMMARY = "Итоги недели"
REMINDER = ("Остался один вопрос", "One question is left")
COMMENT = "Третий раз подряд везут позже срока."


THURSDAY = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 30, 7, 45, tzinfo=UTC)  # an hour and a half after last week's summaries


@pytest.fixture
async def supervisor(
    request: pytest.FixtureRequest, forks: ForkServerContext, tmp_path: Path
) -> AsyncIterator[Supervisor]:
    """On a Thursday, whatever day it is: what a week of the demonstration brings depends on where it begins."""
    (tmp_path / "demo").mkdir()
    begins: datetime = getattr(request, "param", THURSDAY)
    clock = ShiftedClock(begins - datetime.now(UTC))
    async with Supervisor(tmp_path / "demo", routes, clock=clock) as supervisor:
        yield supervisor


@pytest.fixture
async def page(supervisor: Supervisor) -> AsyncIterator[DemoClient]:
    async with demo_client(supervisor.server.url) as page:
        await page.bot_works()
        yield page


async def rows(supervisor: Supervisor, query: sa.Select[Any]) -> list[Any]:
    async with supervisor.database.read() as conn:
        return list((await conn.execute(query)).all())


def said(call: dict[str, Any]) -> str:
    return str(call["params"].get("text") or call["params"].get("caption") or "")


def at(call: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(call["at"])


async def joins(page: DemoClient) -> tuple[int, int]:
    """The contact of the tour agrees and is asked; the contact and the manager."""
    tour = await page.get("/demo/tour.json")
    contact, manager = tour["people"]["contact"], tour["people"]["manager"]
    await page.post(f"/control/people/{contact}/open", payload=tour["link"])
    await page.sees(contact, "Здравствуйте, Ирина Петровна!")
    await page.post(f"/control/people/{contact}/tap", text="Согласиться и начать")
    await page.sees(contact, "По шкале от 0 до 10")
    return contact, manager


@pytest.mark.parametrize("supervisor", [THURSDAY, MONDAY], ids=["Thursday", "Monday"], indirect=True)
async def test_a_week_brings_reminders_expiries_and_the_summaries_each_once_and_in_order(
    page: DemoClient, supervisor: Supervisor
) -> None:
    """Of a week that begins with the demonstration not every manager has something to read."""
    began = supervisor.clock()

    state = await page.jumps("week")

    assert state["jump"]["ended"] == "done"
    assert state["broken"] == []
    assert state["outbox"]["waiting"] == 0
    now = supervisor.clock()
    assert timedelta(days=7) <= now - began < timedelta(days=7, minutes=1)
    calls = await page.calls()
    assert [at(call) for call in calls] == sorted(at(call) for call in calls)
    assert not any("Связь прерывалась" in said(call) for call in calls)  # nobody was away

    weekly = Counter(call["chat_id"] for call in calls if SUMMARY in said(call))
    assert set(weekly.values()) == {1}
    of_week = (summaries.c.period_key.like("week:%"), summaries.c.due_at >= began)
    owed = await rows(supervisor, sa.select(summaries.c.due_at, summaries.c.sent_at).where(*of_week))
    assert len(owed) == 5
    assert OWNER_TELEGRAM_ID in weekly
    assert len(weekly) == 5 or began.weekday() == 0
    for due_at, sent_at in owed:
        assert timedelta(0) <= sent_at - due_at < timedelta(minutes=1)

    expired = sa.select(invitations.c.closes_at, invitations.c.ended_at).where(invitations.c.ended_at >= began)
    for closes_at, ended_at in await rows(supervisor, expired):
        assert timedelta(0) <= ended_at - closes_at < timedelta(minutes=1)
    reminded = (
        sa.select(invitations.c.remind_at, invitations.c.reminded_at, contacts.c.timezone)
        .join(contacts, contacts.c.id == invitations.c.contact_id)
        .where(invitations.c.reminded_at >= began)
    )
    reminders = await rows(supervisor, reminded)
    for remind_at, reminded_at, timezone in reminders:  # at once, or with the first working minute
        allowed = programme().working_time.in_zone(programme().zone_named(timezone)).next_open(remind_at)
        assert timedelta(0) <= reminded_at - allowed < timedelta(minutes=1)
    assert len(reminders) == sum(words in said(call) for call in calls for words in REMINDER)
    assert reminders
    assert await rows(supervisor, expired)


async def test_what_was_said_to_a_killed_bot_is_heard_when_it_starts(page: DemoClient) -> None:
    contact, manager = await joins(page)
    await page.post(f"/control/people/{contact}/tap", text="3")
    await page.sees(contact, "Ваша оценка: 3")
    await page.sees(manager, "ООО «Вектор»")
    pid = (await page.state())["pid"]

    status, killed = await page.post("/demo/kill")
    await page.post(f"/control/people/{contact}/type", text=COMMENT)
    waiting = await page.state()

    assert (status, killed["running"], killed["kills"]) == (200, False, 1)
    assert not is_there(pid)
    assert waiting["telegram"]["waiting"] == 1
    assert not any("Записано" in message["text"] for message in await page.messages(contact))
    assert (await page.post("/demo/kill"))[0] == 409

    await page.post("/demo/start")
    assert (await page.post("/demo/start"))[0] == 409
    state = await page.bot_works()

    assert state["woke"]["telegram"] == 1
    assert state["starts"] == 2
    await page.sees(contact, "Записано, спасибо")
    await page.sees(manager, COMMENT)
    assert (await page.settles())["broken"] == []


async def test_a_jump_before_the_new_bot_has_heard_telegram_is_no_gap(page: DemoClient) -> None:
    contact, _ = await joins(page)
    await page.post("/demo/kill")
    await page.post("/demo/start")
    await page.bot_works()  # its first poll takes five seconds more

    await page.jumps("day")
    await page.jumps("hour")

    await page.post(f"/control/people/{contact}/tap", text="9")
    await page.sees(contact, "Ваша оценка: 9")
    assert not any("Связь прерывалась" in said(call) for call in await page.calls())


async def test_a_kill_in_the_middle_of_a_jump_loses_and_doubles_nothing(
    page: DemoClient, supervisor: Supervisor
) -> None:
    await page.post("/demo/jump", to="week")
    assert (await page.post("/demo/jump", to="day"))[0] == 409
    while not any(SUMMARY in said(call) for call in await page.calls()):
        pass
    await page.post("/demo/kill")

    state = await page.until(lambda state: state["jump"]["ended"])
    assert state["jump"]["ended"] == "killed"
    stopped_at = supervisor.clock()

    await page.post("/demo/start")
    await page.bot_works()
    await page.settles()
    assert supervisor.clock() - stopped_at < timedelta(minutes=1)  # the time of both goes on where it stood

    state = await page.jumps("day")
    assert (state["jump"]["ended"], state["broken"]) == ("done", [])
    weekly = Counter(call["chat_id"] for call in await page.calls() if SUMMARY in said(call))
    doubted = dict(
        await rows(
            supervisor,
            sa.select(outbox.c.chat_id, sa.func.max(outbox.c.ambiguous))
            .where(outbox.c.name == "summary")
            .group_by(outbox.c.chat_id),
        )
    )
    assert len(weekly) == 5
    assert all(times <= 1 + doubted[chat] for chat, times in weekly.items())
    assert not await rows(supervisor, sa.select(inbox.c.id).where(inbox.c.state != "done"))


async def test_a_jump_while_telegram_is_down_stops_and_says_so_and_goes_on_when_it_is_back(
    page: DemoClient, supervisor: Supervisor
) -> None:
    began = supervisor.clock()
    await page.post("/control/faults", method="*", kind="refuse")
    before = await page.calls()  # something may be due as soon as the bot works

    state = await page.jumps("week")

    assert state["jump"]["ended"] == "telegram"
    assert state["jump"]["waiting"] > 0
    assert state["outbox"]["late"]
    stands_at = supervisor.clock()
    assert stands_at - began < timedelta(days=7)
    assert await page.calls() == before

    supervisor.world.faults.clear()
    state = await page.jumps("week")

    assert (state["jump"]["ended"], state["broken"]) == ("done", [])
    assert not state["outbox"]["late"]
    weekly = Counter(call["chat_id"] for call in await page.calls() if SUMMARY in said(call))
    assert set(weekly.values()) <= {1, 2}  # as many Mondays as lay in that time
    assert len(weekly) == 5


async def test_time_passes_without_a_bot_and_the_next_one_makes_up_for_it(page: DemoClient) -> None:
    nowhere = await page.post("/demo/jump", to="yesterday")
    assert nowhere == (400, {"error": "a jump leads to hour, day, week, monday"})
    await page.post("/demo/kill")
    before = await page.calls()

    state = await page.jumps("week")
    assert state["jump"]["ended"] == "done"
    assert await page.calls() == before

    await page.post("/demo/start")
    await page.bot_works()
    await page.sees(OWNER_TELEGRAM_ID, SUMMARY)
    state = await page.settles()
    assert state["broken"] == []
    weekly = Counter(call["chat_id"] for call in await page.calls() if SUMMARY in said(call))
    assert sorted(weekly.values()) == [1] * 5


async def test_a_demonstration_that_ends_at_once_leaves_no_process_behind(
    forks: ForkServerContext, tmp_path: Path
) -> None:
    (tmp_path / "demo").mkdir()
    async with Supervisor(tmp_path / "demo", routes) as supervisor:
        life = supervisor.life
    assert life

    async with asyncio.timeout(60):
        while life.pid is None or is_there(life.pid):  # noqa: ASYNC110 - a process does not call us
            await asyncio.sleep(0.01)


@pytest.mark.parametrize(
    ("now", "monday"),
    [
        ("2026-11-26T18:00+03:00", "2026-11-30T09:00+03:00"),
        ("2026-11-30T08:59+03:00", "2026-11-30T09:00+03:00"),
        ("2026-11-30T09:00+03:00", "2026-12-07T09:00+03:00"),
        ("2026-11-29T23:30+00:00", "2026-11-30T09:00+03:00"),  # Monday in Moscow already
    ],
)
def test_the_next_monday_is_the_companys(now: str, monday: str) -> None:
    assert target("monday", datetime.fromisoformat(now)) == datetime.fromisoformat(monday)


@pytest.mark.parametrize("weather", ["flood", "lost"])
async def test_no_weather_makes_a_jump_hang_or_lose_anything(
    page: DemoClient, supervisor: Supervisor, weather: str
) -> None:
    await page.post("/control/weather", kind=weather)

    state = await page.jumps("monday")

    assert state["jump"]["ended"] in ("done", "telegram")
    await page.post("/demo/kill")
    await page.post("/control/weather", kind="clear")
    await page.post("/demo/start")
    await page.bot_works()
    await page.settles()
    state = await page.jumps("week")  # perhaps time stood before Monday
    if state["jump"]["ended"] == "telegram":  # and stands once more where a retry is late: it goes on from there
        state = await page.jumps("week")
    assert (state["jump"]["ended"], state["broken"]) == ("done", [])
    arrived = Counter((call["chat_id"], said(call)) for call in await page.calls() if SUMMARY in said(call))
    assert len({chat for chat, _ in arrived}) == 5 or state["outbox"]["undeliverable"]
    assert max(arrived.values()) <= 2  # whose first outcome nobody knows is sent once more
