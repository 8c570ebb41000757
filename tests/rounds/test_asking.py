"""Asking by the calendar: every 90 days, within working hours, one reminder, never where it is not wanted."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import update

from storage.schema import contacts
from tests.databases import on_both
from tests.rounds.stage import Actor, Stage


def questions(actor: Actor) -> int:
    return len([m for m in actor.person.inbox if "По шкале" in m.text])


@on_both
async def test_the_next_question_comes_90_days_after_the_answer(stage: Stage, asked: Actor) -> None:
    await asked.taps("9")
    await stage.days_pass(89)
    assert questions(asked) == 0
    await stage.days_pass(2)

    assert questions(asked) == 1
    assert await stage.query("SELECT occasion FROM invitations WHERE state = 'sent'") == ["after:1"]


@on_both
async def test_the_bot_asks_only_within_working_hours_of_the_contacts_zone(stage: Stage, asked: Actor) -> None:
    async with stage.database.write() as conn:
        await conn.execute(update(contacts).values(timezone="Asia/Vladivostok"))  # 7 hours ahead of Moscow
    await asked.taps("9")
    stage.clock.now += timedelta(days=91, hours=2)  # a Monday, 12:00 in Moscow, 19:00 in Vladivostok
    await stage.ticks()
    assert questions(asked) == 0
    await stage.passes(hours=13)
    assert questions(asked) == 0
    await stage.passes(hours=2)

    assert questions(asked) == 1


async def test_one_reminder_after_five_days_and_no_more(stage: Stage, asked: Actor) -> None:
    await stage.days_pass(4)
    assert questions(asked) == 1
    await stage.days_pass(4)
    assert questions(asked) == 2
    assert asked.sees("одно нажатие")
    await stage.days_pass(15)

    assert questions(asked) == 2


async def test_an_answer_to_the_reminder_settles_both_messages(stage: Stage, asked: Actor) -> None:
    await stage.days_pass(8)
    await asked.taps("10")

    assert questions(asked) == 0
    assert len([m for m in asked.person.inbox if "Ваша оценка: 10" in m.text]) == 2


@on_both
async def test_a_question_closes_after_30_days_and_comes_again_90_days_after_it_was_asked(
    stage: Stage, asked: Actor
) -> None:
    await stage.days_pass(31)
    assert asked.sees("Этот опрос закрыт")
    assert questions(asked) == 0
    assert await stage.query("SELECT state FROM invitations") == ["expired"]
    await stage.days_pass(62)

    assert questions(asked) == 1


@on_both
async def test_a_contact_who_blocks_the_bot_is_unreachable_and_comes_back(
    stage: Stage, boss: Actor, asked: Actor
) -> None:
    await asked.taps("9")
    await asked.blocks()
    assert await stage.query("SELECT state, unreachable FROM contacts WHERE telegram_id = 31") == [
        ("unreachable", "blocked")
    ]
    await stage.days_pass(7)
    assert boss.sees("заблокирова")
    await asked.unblocks()

    assert await stage.query("SELECT state FROM contacts WHERE telegram_id = 31") == ["joined"]


async def test_a_block_nobody_told_us_of_shows_at_the_next_question(stage: Stage, asked: Actor) -> None:
    await asked.taps("9")
    await asked.person.deactivates()
    await stage.days_pass(92)

    assert await stage.query("SELECT state, unreachable FROM contacts WHERE telegram_id = 31") == [
        ("unreachable", "deactivated")
    ]
    assert "skipped" in await stage.query("SELECT state FROM invitations")


async def test_downtime_delays_a_question_and_never_doubles_it(stage: Stage, asked: Actor) -> None:
    await asked.taps("9")
    await stage.stops()
    stage.clock.now += timedelta(days=95)
    await stage.starts()
    await stage.ticks()
    await stage.stops()
    await stage.starts()
    await stage.days_pass(2)

    assert questions(asked) == 1


async def test_the_block_itself_does_not_make_somebody_reachable_again(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    """Whoever writes can be reached; of a block the person is heard as well, and the second one changes nothing."""
    known = "SELECT state, unreachable_at FROM contacts WHERE telegram_id = 31"
    for actor in (anna, asked):
        await actor.blocks()
    before = await stage.query(known)
    await stage.passes(hours=1)
    told = len(boss.person.inbox)
    for actor in (anna, asked):
        actor.person.chat.blocked = False
        await actor.blocks()

    assert before[0][0] == "unreachable"
    assert await stage.query(known) == before
    assert len(boss.person.inbox) == told  # that the manager is lost was said once


async def test_a_reminder_waits_for_the_morning_of_the_contacts_own_zone(stage: Stage, asked: Actor) -> None:
    async with stage.database.write() as conn:
        await conn.execute(update(contacts).values(timezone="Asia/Vladivostok"))
    await stage.passes(days=7, hours=4)  # a Monday, 14:00 in Moscow, 21:00 in Vladivostok
    assert questions(asked) == 1
    await stage.passes(hours=13)  # 03:00 in Moscow, 10:00 in Vladivostok

    assert questions(asked) == 2


async def test_who_stopped_and_agrees_by_another_link_is_asked_again_from_then_on(stage: Stage, asked: Actor) -> None:
    await asked.taps("9")
    await asked.types("/stop")
    await asked.opens(await stage.link_of("John Smith"))
    await asked.taps("Согласиться и начать")
    await asked.taps("8")
    await stage.days_pass(92)

    assert await stage.query("SELECT occasion FROM invitations WHERE state = 'sent'") == ["after:1"]
