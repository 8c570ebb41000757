"""Every job says when it may find something next, so that the demonstration's time machine jumps over none."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from actions import case_steps
from actions.alerting import take_back_lent
from actions.light_cards import hand_over_light_cards
from actions.turn import Turn
from bot.demo.next_due import NEXT_DUE, find_next_due
from nps.programme import Programme
from nps.promise_dates import By
from nps.timings import REGULAR
from nps.values import CampaignState, CaseEvent, PromiseState, SurveyKind, TelegramId
from scheduler.colouring import follow_colours
from scheduler.counting import count_rows
from scheduler.fixing import open_repeated
from scheduler.handing import follow_open_cases, hand_over_cases
from scheduler.jobs import JOBS
from scheduler.pruning import forget_done
from storage.asking import campaigns
from storage.cases import promises
from storage.engine.conn import FullConn
from storage.schema import client_messages, erasures
from tests.filling import CLOSES_AFTER, DAY, NOW, REMIND_AFTER, Filling

PROGRAMME = Programme(company="Стройснаб", zone=ZoneInfo("Europe/Moscow"))
MORNING = datetime(2026, 11, 24, 6, tzinfo=NOW.tzinfo)  # of the day after, 9:00 in Moscow
MONDAY = datetime(2026, 11, 30, 6, tzinfo=NOW.tzinfo)


async def next_due(conn: FullConn, now: datetime = NOW) -> datetime | None:
    return await find_next_due(conn, now=now, programme=PROGRAMME)


def test_every_job_says_when_it_is_due_next() -> None:
    not_by_time = {
        *(follow_open_cases, take_back_lent, hand_over_cases, hand_over_light_cards),
        *(open_repeated, forget_done, count_rows, follow_colours),
    }

    assert set(NEXT_DUE) | not_by_time == set(JOBS)


async def test_with_no_clients_the_next_thing_is_the_weekly_summary(conn: FullConn) -> None:
    assert await next_due(conn) == MONDAY


@pytest.mark.parametrize("earlier", [timedelta(seconds=1), timedelta(hours=3)])
async def test_a_reminder_and_a_closing_are_foreseen(conn: FullConn, filling: Filling, earlier: timedelta) -> None:
    await filling.asked(await filling.contact(timezone="UTC"), at=NOW)

    for moment in (NOW + REMIND_AFTER, NOW + CLOSES_AFTER):
        assert await next_due(conn, moment - earlier) == moment


async def test_a_repeat_is_foreseen_after_the_latest_answer(conn: FullConn, filling: Filling) -> None:
    await filling.answered(await filling.contact(timezone="UTC"), 9, at=NOW)
    again = NOW + REGULAR.repeat_after

    assert await next_due(conn, again - timedelta(seconds=1)) == again


async def test_what_became_due_at_night_waits_for_the_morning(conn: FullConn, filling: Filling) -> None:
    await filling.contact()

    assert await next_due(conn, NOW + timedelta(hours=12)) == MORNING


async def test_a_message_without_a_score_and_an_erasure_in_hand_are_foreseen(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact()
    await conn.execute(
        sa.insert(client_messages).values(
            contact_id=contact.id,
            kind="text",
            source_chat_id=TelegramId(1),
            source_message_id=1,
            created_at=NOW,
            pass_on_at=NOW + timedelta(minutes=2),
        )
    )
    assert await next_due(conn) == NOW + timedelta(minutes=2)

    await conn.execute(sa.insert(erasures).values(uid="1", at=NOW, why="request"))
    assert await next_due(conn) == NOW + timedelta(minutes=1)
    assert await next_due(conn, NOW + DAY) != NOW + timedelta(minutes=1)


async def test_the_next_ring_and_the_next_mornings_are_foreseen(conn: FullConn, filling: Filling) -> None:
    manager = await filling.manager(timezone="Asia/Vladivostok")
    case = await filling.complaint(await filling.contact(manager=manager))
    assert case.ring_at == NOW + DAY
    vladivostok = datetime(2026, 11, 23, 23, tzinfo=NOW.tzinfo)  # nine in the morning of Tuesday there

    assert await next_due(conn, vladivostok - timedelta(seconds=1)) == vladivostok
    assert await next_due(conn, NOW + DAY - timedelta(minutes=1)) == NOW + DAY


async def test_when_a_promise_is_due_and_when_its_client_has_said_nothing_is_foreseen(
    conn: FullConn, filling: Filling
) -> None:
    manager = await filling.manager()
    case = await filling.complaint(await filling.contact(timezone="UTC", manager=manager))
    asks_at = NOW + 2 * DAY + timedelta(minutes=7)
    promise = await promises.draft(
        conn, case.id, manager.id, By(asks_at, is_day=False),
        what="", said="", replaces=None, ask_at=asks_at, now=NOW - timedelta(minutes=3),
    )  # fmt: skip
    forgotten = NOW + DAY - timedelta(minutes=3)
    assert await next_due(conn, forgotten - timedelta(seconds=1)) == forgotten
    opened = await promises.change(conn, promise, state=PromiseState.OPEN)
    assert await next_due(conn, asks_at - timedelta(seconds=1)) == asks_at
    assert opened
    silent_at = NOW + 5 * DAY + timedelta(minutes=7)
    await promises.change(conn, opened, asked_at=asks_at, silent_at=silent_at)

    assert await next_due(conn, silent_at - timedelta(seconds=1)) == silent_at


async def test_a_recovery_check_is_foreseen(conn: FullConn, filling: Filling) -> None:
    case = await filling.complaint(await filling.contact(timezone="UTC"))
    turn = Turn(conn, NOW, PROGRAMME)
    case = await case_steps.step(turn, case, CaseEvent.SETTLED)
    case = await case_steps.step(turn, case, CaseEvent.CONFIRMED)
    at = NOW + PROGRAMME.recheck_after
    assert case.recheck_at == at

    assert await next_due(conn, at - timedelta(seconds=1)) == at


async def test_a_client_who_does_not_say_is_foreseen(conn: FullConn, filling: Filling) -> None:
    case = await filling.complaint(await filling.contact(timezone="UTC"))
    turn = Turn(conn, NOW, PROGRAMME)
    settled = await case_steps.step(turn, case, CaseEvent.SETTLED)
    assert settled.deadline_at

    assert await next_due(conn, settled.deadline_at - timedelta(minutes=1)) == settled.deadline_at


async def test_the_next_look_at_an_audit_and_its_end_are_foreseen(conn: FullConn, filling: Filling) -> None:
    audit, owner = await filling.survey(SurveyKind.AUDIT), await filling.owner()
    contact = await filling.contact(timezone="UTC")
    began = NOW - timedelta(seconds=7)
    campaign = await campaigns.start(conn, audit.id, owner.id, "", [contact.id], now=began)
    assert await next_due(conn) == began + timedelta(seconds=15)
    over = began + 14 * DAY
    assert await next_due(conn, over - timedelta(seconds=1)) == over

    await campaigns.change_state(conn, campaign, CampaignState.STOPPED, now=NOW)
    assert await next_due(conn, over - timedelta(seconds=1)) != over
