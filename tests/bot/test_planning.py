"""Planning what is due for many at once: slice by slice, as the outbox empties; nobody twice, nobody left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from actions.turn import Turn
from bot.clockwork import Clockwork
from messages.owed import Owed
from nps.values import ContactId, InvitationId, OpeningAnswer, OutboxState, TelegramId
from scheduler.asking import ask_due, close_expired, remind_silent, remind_undecided
from scheduler.campaigning import follow_campaigns
from scheduler.climbing import ring_due
from scheduler.closing import close_unanswered
from scheduler.colouring import follow_colours, keep_colours
from scheduler.fixing import open_repeated, ring_fixes, tell_mended
from scheduler.handing import follow_open_cases, hand_over_cases
from scheduler.jobs import JOBS, Job
from scheduler.mornings import owe_mornings
from scheduler.promising import follow_promises
from scheduler.rechecking import ask_recovered
from scheduler.slices import Sliced
from scheduler.weeks_ahead import owe_weeks_ahead
from storage.asking import invitations, surveys
from storage.asking.planning import Known
from storage.engine.database import Database, WriterBusy
from storage.people import enrolments
from storage.people.who import meet, set_opted_out
from storage.schema import contacts, outbox
from storage.schema import invitations as asked_table
from tests.bot.post import text
from tests.filling import CLOSES_AFTER, DAY, REMIND_AFTER, Filling
from tests.rounds.stage import Clock, programme

HOUR = timedelta(hours=1)
EVENING = 9 * HOUR  # after the clock's start, which is 10:00 on a Monday in Moscow


@dataclass(eq=False, slots=True)
class Plan:
    """A database with people who are due, the program's clock, and what has been planned."""

    database: Database
    clock: Clock = field(default_factory=Clock)

    def of(self, *jobs: Job, **more: Any) -> Clockwork:
        return Clockwork(self.database, programme(), self.clock, lambda: None, jobs=jobs, **more)

    async def fills(self, work: Callable[[Filling], Any]) -> Any:
        async with self.database.write() as conn:
            return await work(Filling(conn, now=self.clock()))

    async def contacts(self, count: int, **more: Any) -> list[TelegramId]:
        """So many who joined and were never asked: their Telegram ids."""

        async def fill(filling: Filling) -> list[Any]:
            await surveys.ensure_regular_survey(filling.conn, now=filling.now)
            return [(await filling.contact(**more)).telegram_id for _ in range(count)]

        joined: list[TelegramId] = await self.fills(fill)
        return joined

    async def chats(self, *conditions: Any) -> list[int]:
        """To whom something is owed, in order."""
        async with self.database.read() as conn:
            query = sa.select(outbox.c.chat_id).where(*conditions).order_by(outbox.c.id)
            return list((await conn.execute(query)).scalars())

    async def delivers(self) -> None:
        """Everything that waits goes out."""
        async with self.database.write() as conn:
            waiting = outbox.c.state == OutboxState.WAITING
            await conn.execute(sa.update(outbox).where(waiting).values(state=OutboxState.SENT))


@pytest.fixture
def plan(sqlite: Database) -> Plan:
    return Plan(sqlite)


@pytest.fixture
def any_plan(database: Database) -> Plan:
    """On each kind of database."""
    return Plan(database)


async def planned(works: Clockwork) -> int:
    """Plan until there is no room or nobody left; how many slices it took."""
    slices = 0
    while await works.step():
        slices += 1
    return slices


# --- as the outbox empties -----------------------------------------------------------------------------------------


async def test_a_tick_only_looks_and_the_outbox_is_kept_so_full_until_everybody_is_planned(any_plan: Plan) -> None:
    plan, waves = any_plan, []
    people = await plan.contacts(8)
    works = plan.of(ask_due, ahead=3, slice_s=60)

    await works.tick()
    assert (await plan.chats(), works.unplanned) == ([], 8)
    while works.unplanned:
        assert await planned(works) == 1
        waves.append(await plan.chats(outbox.c.state == OutboxState.WAITING))
        await plan.delivers()

    assert waves == [people[:3], people[3:6], people[6:]]
    await works.tick()
    assert works.unplanned == 0


async def test_a_slice_ends_when_its_time_is_over_and_does_at_least_one(plan: Plan) -> None:
    people = await plan.contacts(4)
    works = plan.of(ask_due, slice_s=0)

    await works.tick()

    assert await planned(works) == 4
    assert await plan.chats() == people


async def test_what_waits_for_its_retry_leaves_room_for_others(plan: Plan) -> None:
    people = await plan.contacts(4)
    works = plan.of(ask_due, ahead=2)
    await works.tick()
    await planned(works)
    async with plan.database.write() as conn:
        await conn.execute(sa.update(outbox).values(retry_at=plan.clock() + HOUR))

    await planned(works)

    assert await plan.chats() == people


async def test_nobody_who_writes_waits_for_a_look(plan: Plan) -> None:
    written = []

    async def look(turn: Turn) -> list[int]:
        async with plan.database.write():
            written.append(turn.now)
        return []

    await plan.of(Sliced("slow", look, lambda turn, listed: nothing())).tick()

    assert written == [plan.clock()]


async def nothing() -> Owed:
    return []


def test_what_comes_for_many_at_once_is_sliced() -> None:
    sliced = [job for job in JOBS if isinstance(job, Sliced)]

    assert sliced == [
        hand_over_cases, follow_open_cases, close_unanswered, follow_promises, ring_due, close_expired, open_repeated,
        ring_fixes, owe_mornings, keep_colours, follow_colours, owe_weeks_ahead,
        remind_silent, remind_undecided, tell_mended, ask_recovered, follow_campaigns, ask_due,
    ]  # fmt: skip


# --- nobody twice, nobody left out ---------------------------------------------------------------------------------


async def test_a_kill_in_the_middle_of_a_campaign_doubles_nobody_and_leaves_nobody_out(any_plan: Plan) -> None:
    plan = any_plan
    people = await plan.contacts(5)
    first = plan.of(ask_due, ahead=2)
    await first.tick()
    await planned(first)

    second = plan.of(ask_due)  # another process, which knows only what is written down
    await second.tick()
    await planned(second)

    assert await plan.chats() == people


async def test_two_who_have_looked_at_the_same_time_ask_everybody_once(any_plan: Plan) -> None:
    """A replica that has lost the lead may be in the middle of a slice."""
    plan = any_plan
    people = await plan.contacts(6)
    both = [plan.of(ask_due, slice_s=0) for _ in range(2)]
    for works in both:
        await works.tick()

    while any([await works.step() for works in both]):
        pass

    assert await plan.chats() == people


async def test_an_outage_in_the_middle_of_a_slice_costs_nobody_the_question(plan: Plan) -> None:
    people, away = await plan.contacts(3), True

    async def act(turn: Turn, listed: Known) -> Owed:
        if listed.client.human == people[1] and away:
            raise WriterBusy
        return await ask_due.act(turn, listed)

    works = plan.of(Sliced("away", ask_due.look, act), slice_s=60)  # all in one, however busy the machine is
    await works.tick()
    with pytest.raises(WriterBusy):
        await works.step()
    assert (await plan.chats(), works.unplanned) == ([], 3)
    away = False
    await planned(works)

    assert await plan.chats() == people


async def test_one_that_cannot_be_planned_holds_up_none_of_the_others(plan: Plan) -> None:
    chats = list(range(1, 6))

    async def look(turn: Turn) -> list[int]:
        return chats

    async def act(turn: Turn, chat: int) -> Owed:
        if chat == 2:
            raise LookupError
        return [text(chat, "due", once=f"due:{chat}")]

    works, failures = plan.of(Sliced("some", look, act)), 0
    await works.tick()
    while works.unplanned:
        try:
            await works.step()
        except LookupError:
            failures += 1

    assert await plan.chats() == [1, 3, 4, 5]
    assert failures == 1
    assert await look_again(works) == 5  # it is found again, and so are the others


async def look_again(works: Clockwork) -> int:
    await works.tick()
    return works.unplanned


# --- what has changed since the look -------------------------------------------------------------------------------


async def test_who_is_due_no_more_when_the_turn_comes_is_not_asked(any_plan: Plan) -> None:
    plan = any_plan
    stopped, blocked, asked, due = await plan.contacts(4)
    works = plan.of(ask_due)
    await works.tick()
    async with plan.database.write() as conn:
        await set_opted_out(conn, stopped, plan.clock())
        await conn.execute(sa.update(contacts).where(contacts.c.telegram_id == blocked).values(state="unreachable"))
        number = (await conn.execute(sa.select(contacts.c.id).where(contacts.c.telegram_id == asked))).scalar_one()
        regular = await surveys.get_regular_survey(conn)
        await invitations.plan(conn, regular, ContactId(number), "by hand", now=plan.clock())

    await planned(works)

    assert await plan.chats() == [due]


async def test_a_campaign_stops_at_the_end_of_the_working_day_and_goes_on_in_the_morning(plan: Plan) -> None:
    people = await plan.contacts(4)
    works = plan.of(ask_due, ahead=2)
    await works.tick()
    await planned(works)
    await plan.delivers()

    plan.clock.now += EVENING
    await planned(works)
    await works.tick()
    assert (await plan.chats(), works.unplanned) == (people[:2], 0)
    plan.clock.now += 15 * HOUR
    await works.tick()
    await planned(works)

    assert await plan.chats() == people


async def test_a_clock_that_is_put_back_makes_nobody_due_before_the_time(any_plan: Plan) -> None:
    plan = any_plan
    people = await plan.contacts(2)
    works = plan.of(ask_due)
    await works.tick()
    await planned(works)
    await plan.delivers()
    async with plan.database.write() as conn:
        await conn.execute(sa.update(asked_table).values(state="expired"))
    plan.clock.now += 91 * DAY
    await works.tick()
    assert works.unplanned == 2

    plan.clock.now -= 2 * DAY
    await planned(works)
    assert await plan.chats() == people
    plan.clock.now += 2 * DAY
    await works.tick()
    await planned(works)

    assert await plan.chats() == people * 2


async def asked_silent(plan: Plan, count: int) -> list[InvitationId]:
    async def fill(filling: Filling) -> list[InvitationId]:
        return [(await filling.asked(await filling.contact())).id for _ in range(count)]

    silent: list[InvitationId] = await plan.fills(fill)
    return silent


async def test_who_answers_between_the_look_and_the_turn_is_neither_reminded_nor_closed(any_plan: Plan) -> None:
    plan = any_plan
    answered, silent = await asked_silent(plan, 2)
    for job, after in ((remind_silent, REMIND_AFTER + 2 * DAY), (close_expired, CLOSES_AFTER)):
        works = plan.of(job, slice_s=0)
        plan.clock.now += after
        async with plan.database.write() as conn:
            this = asked_table.c.id == answered
            await conn.execute(sa.update(asked_table).where(this).values(state="sent", reminded_at=None))
        await works.tick()
        assert works.unplanned == 2
        async with plan.database.write() as conn:
            await conn.execute(sa.update(asked_table).where(this).values(state="answered"))
        await planned(works)

        async with plan.database.read() as conn:
            states = {row.id: row.state for row in await conn.execute(sa.select(asked_table))}
        assert states[answered] == "answered"
        assert len(set(await plan.chats())) == 1
    assert states[silent] == "expired"


async def test_who_answers_between_the_look_and_the_turn_is_not_reminded_of_the_link(any_plan: Plan) -> None:
    plan, ids = any_plan, (TelegramId(5_111_111_111), TelegramId(5_222_222_222))

    async def fill(filling: Filling) -> None:
        for telegram_id in ids:
            await meet(filling.conn, telegram_id, name="", username=None, language=None, now=filling.now)
            contact = await filling.contact(joined=False)
            link = await enrolments.ensure_for_contact(filling.conn, contact.id, now=filling.now, lives=90 * DAY)
            await enrolments.record_opening(filling.conn, link, telegram_id, now=filling.now)
            later = {"now": filling.now, "remind_at": filling.now + 3 * DAY}
            await enrolments.record_answer(filling.conn, link, telegram_id, OpeningAnswer.LATER, **later)

    await plan.fills(fill)
    plan.clock.now += 3 * DAY
    works = plan.of(remind_undecided)
    await works.tick()
    async with plan.database.write() as conn:
        [first, _] = await enrolments.list_due_reminders(conn, now=plan.clock())
        link, said = first.opening.enrolment, first.opening.telegram_id
        await enrolments.record_answer(conn, link, said, OpeningAnswer.NOT_ME, now=plan.clock())

    await planned(works)

    assert await plan.chats() == [number for number in ids if number != said]
