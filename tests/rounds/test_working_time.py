"""Deadlines and questions over holidays, moved days and the company's own: what staff and clients read of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.production_calendar import calendar_of
from storage.engine.database import Database
from tests.databases import kind_of
from tests.rounds.beginnings import Beginning, Beginnings
from tests.rounds.company import staged
from tests.rounds.stage import Actor, Stage, programme

OWN_DAYS_OFF = frozenset({date(2026, 12, 3), date(2026, 12, 4)})
OWN_WORKING_DAYS = frozenset({date(2026, 12, 12)})
CALENDAR = calendar_of("RU", date(2026, 11, 23)).adding(OWN_DAYS_OFF, OWN_WORKING_DAYS)


@pytest.fixture
async def stage(
    database: Database, database_url: str, beginnings: Beginnings, beginning: Beginning
) -> AsyncIterator[Stage]:
    """A company that keeps Russia's calendar, is away on 3 and 4 December and works on Saturday the 12th."""
    begun = beginnings.find(kind_of(database_url), beginning).telegram.copy()
    async with staged(database, begun, programme=programme(calendar=CALENDAR)) as stage:
        async with database.write() as conn:
            await conn.execute(sa.text("UPDATE accounts SET segment = 'A'"))  # whom nothing is hastened for
        yield stage


def moscow(text: str) -> datetime:
    return (datetime.fromisoformat(text) - timedelta(hours=3)).replace(tzinfo=UTC)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u2009", " ")


def deadline_on(manager: Actor) -> str:
    """The line of the card that says until when."""
    lines = plain(manager.find("🔴").words).splitlines()
    return next(line for line in lines if line.startswith(("Связаться", "Get in touch")))


@pytest.mark.parametrize(
    ("answered", "deadline", "told"),
    [
        ("2026-11-26 12:10", "пт 27 нояб., 12:10", "до пятницы"),
        ("2026-11-27 12:10", "пн 30 нояб., 12:10", "до понедельника"),
        ("2026-11-27 19:30", "вт 1 дек., 09:00", "до вторника"),  # a Friday evening
        ("2026-12-02 15:00", "пн 7 дек., 15:00 с учётом выходных 3–6 дек.", "до понедельника"),  # the company's own
        ("2026-12-11 12:10", "сб 12 дек., 12:10", "до субботы"),  # a Saturday it works
        ("2026-12-11 20:00", "пн 14 дек., 09:00", "до понедельника"),
        ("2026-12-30 12:10", "пн 11 янв., 12:10 с учётом выходных 31 дек. – 10 янв.", "до 11 января"),
        ("2027-01-03 23:00", "вт 12 янв., 09:00 с учётом выходных 31 дек. – 10 янв.", "до 12 января"),
        ("2027-01-09 12:00", "вт 12 янв., 09:00", "до вторника"),
        ("2027-02-19 19:30", "ср 24 февр., 09:00 с учётом выходных 21–23 февр.", "до среды"),  # Saturday is worked
        ("2027-02-19 12:10", "сб 20 февр., 12:10", "до субботы"),
    ],
)
async def test_the_card_names_the_deadline_and_why_it_is_so_late_and_the_client_is_told_the_day(
    stage: Stage, anna: Actor, irina: Actor, answered: str, deadline: str, told: str
) -> None:
    stage.clock.now = moscow(answered)
    await irina.opens(await stage.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")
    await irina.taps("3")
    await irina.types("Везут поздно.")

    assert deadline_on(anna) == f"Связаться до: {deadline}"
    assert f"Анна Смирнова свяжется с вами {told}." in plain(irina.screen)


async def test_in_english_too(stage: Stage, anna: Actor, irina: Actor) -> None:
    for person in (anna, irina):
        await person.types("/language")
        await person.taps("English")
    stage.clock.now = moscow("2026-12-30 12:10")
    await irina.opens(await stage.link_of("Ирина Ким"))
    await irina.taps("Agree and start")
    await irina.taps("3")
    await irina.types("Late again.")

    assert deadline_on(anna) == "Get in touch by: Mon Jan 11, 12:10 (allowing for the days off Dec 31 – Jan 10)"
    assert "will get in touch with you by January 11." in plain(irina.screen)


async def test_staff_see_moments_by_their_own_clock(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await anna.taps("Беру")

    card = anna.find("🔴")
    entities = [entity for entity in card.entities if entity["type"] == "date_time"]
    units = card.text.encode("utf-16-le")
    words = [units[2 * entity["offset"] :][: 2 * entity["length"]].decode("utf-16-le") for entity in entities]
    assert [entity["unix_time"] for entity in entities] == [
        moscow("2026-11-24 10:00").timestamp(),
        moscow("2026-11-23 10:00").timestamp(),
    ]
    assert list(map(plain, words)) == ["вт 24 нояб., 10:00", "пн 23 нояб., 10:00"]


async def test_a_deadline_set_anew_after_the_holidays_is_not_explained_by_them(
    stage: Stage, anna: Actor, irina: Actor
) -> None:
    stage.clock.now = moscow("2026-12-30 12:10")
    await irina.opens(await stage.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")
    await irina.taps("3")
    assert "с учётом выходных" in deadline_on(anna)
    await anna.taps("Был звонок", on=anna.find("🔴"))  # whoever has been reached may complain anew
    await stage.passes(days=91)  # to Wednesday, 31 March
    await stage.asks(irina)
    await irina.taps("2")

    assert deadline_on(anna) == "Связаться до: чт 1 апр., 12:10"


async def test_nobody_is_asked_on_a_holiday(stage: Stage, asked: Actor) -> None:
    await asked.taps("9")
    stage.clock.now = moscow("2027-02-22 12:00")  # a Monday that is off instead of a Saturday
    await stage.ticks()
    assert not asked.sees("В ноябре вы поставили")
    before = len(asked.person.inbox)
    await stage.passes(days=1)
    assert len(asked.person.inbox) == before
    await stage.passes(days=1)

    assert len(asked.person.inbox) == before + 1
