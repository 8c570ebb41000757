"""A deadline climbs: the responsible is reminded and told, then the owners have the case. Each ring comes once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import text

from bot.production_calendar import calendar_of
from nps.working_calendar import WorkingCalendar
from sandbox.message import Message
from tests.canaries import PHONE
from tests.databases import on_both
from tests.rounds.stage import Actor, Stage

# «Вектор» is VIP: asked on Monday at 10:00, its client is to be reached by 14:30; three quarters of that are over at
# 13:22:30, and half a working day after it, on Tuesday at 10:00, the owners have the case.
NEAR = {"hours": 3, "minutes": 22, "seconds": 30}
MISSED = {"hours": 4, "minutes": 30}
OWNERS = {"hours": 24}


def rings(actor: Actor) -> list[Message]:
    return [message for message in actor.person.inbox if "осталось" in message.words or "Срок прошёл," in message.words]


def climbed(actor: Actor) -> list[Message]:
    return [message for message in actor.person.inbox if "за полдня ничего не изменилось" in message.words]


async def rung(stage: Stage) -> list[tuple[int, int]]:
    return await stage.query("SELECT deadline_version, level FROM case_rings ORDER BY case_id, deadline_version, level")


async def at(stage: Stage, **since_monday: float) -> None:
    """So long after Monday, 10:00 in Moscow."""
    start = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
    stage.clock.now = start + timedelta(**since_monday)
    await stage.ticks()


@on_both
async def test_the_responsible_is_reminded_and_told_and_then_every_owner_has_the_card(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await at(stage, hours=3, minutes=22)
    assert rings(anna) == []
    await at(stage, **NEAR)
    near = rings(anna)[-1]
    assert "ООО «Вектор», Ирина Ким: связаться до пн 23 нояб., 14:30, осталось 1 ч 7 мин" in near.words
    assert PHONE in near.words
    assert near.reply_to == anna.find("🔴").message_id

    await at(stage, **MISSED)
    assert "Срок прошёл, меньше минуты назад: ООО «Вектор», Ирина Ким" in rings(anna)[-1].words
    assert PHONE in rings(anna)[-1].words
    assert not boss.sees("Вектор")

    await at(stage, **OWNERS)
    assert boss.sees("🔴 3 из 10")
    assert boss.sees("Срок прошёл, и ничего не изменилось. Менеджер: Анна Смирнова")
    await anna.taps("Был звонок", on=anna.find("🔴"))
    assert boss.find("🔴").words.startswith("⏰ Срок был пропущен. Менеджер: Анна Смирнова")
    [told] = climbed(boss)
    assert "ООО «Вектор»" in told.words
    assert "Ирина Ким — связаться до пн 23 нояб., 14:30, 19 ч назад" in told.words
    assert "Менеджер: Анна Смирнова" in told.words
    assert await rung(stage) == [(1, 1), (1, 2), (1, 3)]
    assert len(rings(anna)) == 2


async def test_no_ring_comes_twice_however_often_the_clock_looks_and_the_bot_starts(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    for moment in (NEAR, MISSED, OWNERS):
        await at(stage, **moment)
        await stage.ticks()
        await stage.stops()
        await stage.starts()
        await stage.ticks()

    assert len(rings(anna)) == 2
    assert len(climbed(boss)) == 1
    assert len([message for message in boss.person.inbox if "🔴" in message.words]) == 1


async def test_after_days_of_standing_still_a_reminder_of_what_has_passed_is_left_out(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await at(stage, days=1, hours=1)
    await stage.ticks()

    assert ["осталось" in ring.words for ring in rings(anna)] == [False]
    assert len(climbed(boss)) == 1
    assert await rung(stage) == [(1, 2), (1, 3)]


async def test_a_deadline_that_moves_rings_anew(stage: Stage, boss: Actor, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await at(stage, **MISSED)
    await anna.taps("Не дозвонился", on=anna.find("🔴"))
    await at(stage, **OWNERS)
    assert climbed(boss) == []

    await at(stage, days=1, hours=4, minutes=30)
    assert await rung(stage) == [(1, 2), (2, 2)]
    await at(stage, days=2)
    assert await rung(stage) == [(1, 2), (2, 2), (2, 3)]
    assert len(climbed(boss)) == 1


async def test_nothing_rings_for_what_is_over_or_waits_for_the_client(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.taps("Закрыть", on=anna.find("🔴"))
    await anna.taps("Качество")
    await anna.types("поменяли партию")
    for days in range(9):
        await at(stage, days=days)

    assert rings(anna) == []
    assert climbed(boss) == []
    assert await rung(stage) == []
    assert await stage.query("SELECT state FROM cases") == ["unconfirmed"]


async def test_a_miss_ends_with_the_event_that_ends_it(stage: Stage, boss: Actor, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await at(stage, **MISSED)
    await anna.taps("Был звонок", on=anna.find("🔴"))
    await at(stage, **OWNERS)

    assert climbed(boss) == []
    assert not boss.sees("🔴")


async def test_what_of_one_account_comes_on_one_day_is_one_ring_for_an_owner(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    oleg = stage.actor(32, "Олег", "Дан", language_code="ru")
    await oleg.opens(await stage.link_of("Олег Дан"))
    await oleg.taps("Согласиться и начать")
    await asked.taps("3")
    await at(stage, minutes=30)
    await oleg.taps("2")
    for moment in (MISSED, {"hours": 5}, OWNERS):
        await at(stage, **moment)
    [told] = climbed(boss)
    assert "Ирина Ким" in told.words
    assert "Олег Дан" not in told.words
    await at(stage, days=1, minutes=30)
    [told] = climbed(boss)
    assert "Ирина Ким — связаться" in told.words
    assert "Олег Дан — связаться" in told.words
    assert await rung(stage) == [(1, 2), (1, 3), (1, 1), (1, 2), (1, 3)]

    await anna.taps("Был звонок", on=anna.find("🔴 2 из 10"))
    await at(stage, days=3)
    await at(stage, days=3, hours=1)  # the plan is not kept either: another day, another ring
    assert len(climbed(boss)) == 2


async def test_an_owner_who_took_a_case_is_rung_beside_its_manager(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await boss.types("/cases")
    await boss.taps("№ 1")
    await boss.taps("Беру")

    for moment in (NEAR, MISSED):
        await at(stage, **moment)
        assert rings(boss)[-1].words == rings(anna)[-1].words
    assert len(rings(boss)) == len(rings(anna)) == 2


async def test_a_manager_who_is_not_there_is_not_waited_for(stage: Stage, boss: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await at(stage, **NEAR)

    assert len(rings(boss)) == 1
    assert "осталось" in rings(boss)[0].words


async def test_where_answers_are_anonymous_deadlines_ring_at_the_owners_alone(
    stage: Stage, boss: Actor, anna: Actor, irina: Actor
) -> None:
    await stage.stops()
    stage.programme = replace(stage.programme, anonymous=True)
    await stage.starts()
    await irina.opens(await stage.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")
    await irina.taps("3")
    for moment in (NEAR, MISSED, OWNERS):
        await at(stage, **moment)

    assert len(rings(boss)) == 2
    assert len(climbed(boss)) == 1
    assert not anna.sees("⏰")
    assert not anna.sees("Ирина Ким")


async def test_a_manager_elsewhere_is_never_rung_at_night(stage: Stage, boss: Actor, anna: Actor, asked: Actor) -> None:
    """Half past two in Moscow is half past nine in the evening in Vladivostok."""
    await anna.types("/timezone Владивосток")
    assert anna.sees("Готово: Владивосток (UTC+10), у вас сейчас пн 23 нояб., 17:00")
    await asked.taps("3")
    await at(stage, **NEAR)
    await at(stage, **MISSED)
    await at(stage, hours=15, minutes=59)
    assert rings(anna) == []

    await at(stage, hours=16)  # nine in the morning there
    [ring] = rings(anna)
    assert "Срок прошёл, 11 ч назад" in ring.words
    assert "пн 23 нояб., 21:30" in ring.words
    assert await rung(stage) == [(1, 2)] or (1, 1) in await rung(stage)


async def test_an_owner_elsewhere_has_the_card_in_the_morning_there(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await boss.types("/timezone +12")
    await asked.taps("3")
    await at(stage, **OWNERS)
    assert not boss.sees("🔴")
    assert climbed(boss) == []

    await at(stage, days=1, hours=14)  # nine in the morning there
    assert boss.sees("🔴")
    assert len(climbed(boss)) == 1


async def test_who_has_the_account_in_the_morning_is_not_who_was_rung_at_night(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await anna.types("/timezone Владивосток")
    await asked.taps("3")
    await at(stage, **MISSED)
    async with stage.database.write() as conn:
        await conn.execute(text("UPDATE accounts SET manager_id = (SELECT id FROM staff WHERE name = 'Игорь Волков')"))
    await at(stage, hours=16)

    assert rings(anna) == []
    assert boss.sees("🔴")  # Игорь has not joined


async def complains_at(stage: Stage, moment: datetime) -> Actor:
    """A client of «Ромашка», which is no VIP: one working day. Returns its manager."""
    stage.clock.now = moment
    igor = stage.actor(22, "Игорь", "Волков", language_code="ru")
    await igor.opens(await stage.link_of("Игорь Волков"))
    john = stage.actor(33, "John", "Smith", language_code="en")
    await john.opens(await stage.link_of("John Smith"))
    await john.taps("Agree and start")
    await john.taps("3")
    return igor


async def heard_on(stage: Stage, igor: Actor, days: int) -> list[str]:
    """When in Moscow the phone rang, of these days' hours at which it might have."""
    heard: list[str] = []
    today = stage.clock.now.date()
    for ahead in range(days + 1):
        for hour in (4, 6, 11, 12, 14, 20):
            moment = datetime(today.year, today.month, today.day, hour, tzinfo=UTC) + timedelta(days=ahead)
            if moment > stage.clock.now:
                before = len(rings(igor))
                await stage.passes(seconds=(moment - stage.clock.now).total_seconds())
                if len(rings(igor)) > before:
                    heard.append((moment + timedelta(hours=3)).strftime("%a %d %b %H:%M"))
    return heard


async def test_a_deadline_of_friday_evening_rings_on_monday(stage: Stage, boss: Actor) -> None:
    igor = await complains_at(stage, datetime(2026, 11, 27, 14, 0, tzinfo=UTC))  # a Friday, 17:00

    assert await heard_on(stage, igor, 4) == ["Mon 30 Nov 15:00", "Mon 30 Nov 17:00"]
    assert len(climbed(boss)) == 1


async def test_over_the_new_year_holidays_nobody_is_rung(stage: Stage, boss: Actor) -> None:
    await works_by(stage, calendar_of("RU", date(2026, 12, 1)))
    igor = await complains_at(stage, datetime(2026, 12, 30, 14, 0, tzinfo=UTC))  # a Wednesday, 17:00

    assert await heard_on(stage, igor, 12) == ["Mon 11 Jan 15:00", "Mon 11 Jan 17:00"]


async def test_a_saturday_that_is_worked_counts(stage: Stage, boss: Actor) -> None:
    await works_by(stage, WorkingCalendar(working={date(2026, 11, 28): 4}))
    igor = await complains_at(stage, datetime(2026, 11, 27, 14, 0, tzinfo=UTC))

    assert await heard_on(stage, igor, 3) == ["Sat 28 Nov 15:00", "Sat 28 Nov 17:00"]
    assert len(climbed(boss)) == 1


async def works_by(stage: Stage, calendar: WorkingCalendar) -> None:
    await stage.stops()
    stage.programme = replace(stage.programme, calendar=calendar)
    await stage.starts()


async def test_the_second_no_of_a_client_is_the_owners_at_once(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    for done in ("сменили водителя", "сменили и машину"):
        await anna.taps("Закрыть", on=anna.find("🔴"))
        await anna.taps("Качество")
        await anna.types(done)
        await asked.taps("Нет")

    assert boss.sees("Второй ответ клиента «не решено»")
    assert boss.sees("🔁 Ирина Ким")
    assert await stage.query("SELECT ring_level FROM cases") == [1]


async def test_who_was_erased_is_not_named_to_the_owners_any_more(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    for moment in (MISSED, OWNERS):
        await at(stage, **moment)
    [told] = climbed(boss)
    assert "Ирина Ким" in told.words
    await asked.types("/forget")
    await asked.taps("Удалить мои данные")

    assert "Ирина Ким" not in told.words
    assert "больше не просрочено" in told.words
