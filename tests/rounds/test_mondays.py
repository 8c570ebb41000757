"""On Monday each of the staff has one message: what is due, whom the programme asks, and occasions to write."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from sandbox.message import Message
from storage.people.staff import list_staff
from storage.schema import accounts
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_morning_list import complaints
from tests.rounds.test_weeks_ahead import MONDAY, due_on_thursday

__all__ = ["due_on_thursday"]
LAST_YEAR = datetime(2026, 11, 30, 6, 0, tzinfo=UTC)  # the Monday after the stage begins


async def comes(stage: Stage, moment: datetime) -> None:
    stage.clock.now = moment
    await stage.ticks()


def of_monday(actor: Actor) -> list[Message]:
    """What has come that is of a Monday, of a morning, or of both."""
    marks = ("☀️", "На этой неделе спросим", "🎈")
    return [message for message in actor.person.inbox if any(mark in message.words for mark in marks)]


async def fills(stage: Stage, work: Any) -> None:
    async with stage.database.write() as conn:
        await work(Filling(conn, now=stage.clock()), {member.name: member for member in await list_staff(conn)})


@on_both
async def test_it_is_one_message_of_three_parts_and_other_days_have_their_list(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, due_on_thursday: Actor
) -> None:
    await comes(stage, MONDAY - timedelta(days=4))
    await complaints(stage, "Анна Смирнова", at=MONDAY - timedelta(hours=30), first_delivery=date(2022, 3, 3))
    before = len(of_monday(anna))
    await comes(stage, MONDAY - timedelta(seconds=1))
    assert len(of_monday(anna)) == before
    await comes(stage, MONDAY)
    await comes(stage, MONDAY + timedelta(hours=2))

    [told] = of_monday(anna)[before:]
    due, asked, occasions = (told.words.index(mark) for mark in ("☀️ Сегодня: 1", "На этой неделе спросим", "🎈"))
    assert due < asked < occasions
    assert "⏸ Не сейчас: Ирина Ким" in told.labels
    assert "🎂 ср 3 мар. — Клиент-" in told.words.replace("марта", "мар.")
    assert "5 лет с первой поставки\nСегодня 5 лет, как мы работаем вместе." in told.words
    assert of_monday(igor) == []
    assert await stage.query("SELECT count(*) FROM summaries WHERE sent_at IS NULL") == [0]

    await comes(stage, MONDAY + timedelta(days=1))
    [_, tuesday] = of_monday(anna)[before:]
    assert tuesday.words.startswith("☀️ Сегодня: 1")
    assert "🎈" not in tuesday.words


@on_both
async def test_it_comes_once_whatever_is_started_again_and_with_the_list_of_the_day_it_comes_on(
    stage: Stage, anna: Actor
) -> None:
    await complaints(stage, "Анна Смирнова", at=stage.clock(), first_delivery=date(2020, 12, 3))
    await stage.stops()
    stage.clock.now = LAST_YEAR + timedelta(days=1, hours=1)  # the bot was down on Monday
    await stage.starts()
    await stage.ticks()
    await stage.stops()
    await stage.starts()
    await stage.ticks()

    [told] = of_monday(anna)
    assert "☀️ Сегодня: 1" in told.words
    assert "🎂 чт 3 дек. — Клиент-" in told.words


async def test_public_and_professional_holidays_of_the_week_have_a_sentence_to_copy(
    stage: Stage, anna: Actor, irina: Actor
) -> None:
    await stage.stops()
    holidays = {"ru": {date(2026, 12, 3): "День неизвестного солдата", date(2026, 12, 12): "День Конституции"}}
    stage.programme = replace(stage.programme, holidays=holidays)
    await stage.starts()

    async def work(filling: Filling, staff: Any) -> None:
        for name, kind in (("АО «Сетевой банк»", "Банк"), ("ООО «Мука»", "Пищевая"), ("Банк-2", "банки")):
            await filling.account(name, manager=staff["Анна Смирнова"], type=kind)

    await fills(stage, work)
    await comes(stage, LAST_YEAR)

    [told] = of_monday(anna)
    assert "🎉 чт 3 дек. — День неизвестного солдата\nС праздником: День неизвестного солдата!" in told.words
    assert "День Конституции" not in told.words  # that is in the week after
    assert "🛠 ср 2 дек. — День банковского работника: АО «Сетевой банк», Банк-2\n" in told.words
    assert "Мука" not in told.words
    assert told.html.count("<code>") == 2
    with_it = [m for m in [*anna.person.inbox, *irina.person.inbox] if "раздником" in m.words]
    assert with_it == [told]


async def test_elsewhere_than_in_russia_no_professional_day_of_it_is_told(stage: Stage, anna: Actor) -> None:
    await stage.stops()
    stage.programme = replace(stage.programme, country="KZ")
    await stage.starts()
    await fills(stage, lambda filling, staff: filling.account(manager=staff["Анна Смирнова"], type="Банк"))
    await comes(stage, LAST_YEAR)

    assert not any("🛠" in message.words for message in of_monday(anna))


async def test_who_has_been_silent_longest_is_named_first_and_only_ones_own(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor
) -> None:
    async def work(filling: Filling, staff: Any) -> None:
        for number, (manager, days) in enumerate((("Анна", 100), ("Анна", 200), ("Анна", 80), ("Игорь", 300))):
            whose = next(member for name, member in staff.items() if name.startswith(manager))
            account = await filling.account(f"Клиент-{days}", manager=whose)
            contact = await filling.contact(account=account, telegram_id=70_000 + number)
            await filling.answered(contact, 9, at=LAST_YEAR - timedelta(days=days))

    await fills(stage, work)
    await comes(stage, LAST_YEAR)

    [told] = of_monday(anna)
    assert "⚪ Молчат дольше всех: Клиент-200 — с 14 мая, Клиент-100 — с 22 авг.\n" in told.words
    assert "Давно от вас ничего не слышно." in told.words
    assert "Клиент-300" in of_monday(igor)[0].words
    assert of_monday(boss) == []  # no client is the owner's own


async def test_in_anonymous_mode_a_manager_reads_of_occasions_but_not_of_silence(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    await stage.stops()
    stage.programme = replace(stage.programme, anonymous=True)
    await stage.starts()

    async def work(filling: Filling, staff: Any) -> None:
        account = await filling.account("Клиент-5", manager=staff["Анна Смирнова"], first_delivery=date(2021, 12, 1))
        contact = await filling.contact(account=account, telegram_id=70_000)
        await filling.answered(contact, 9, at=LAST_YEAR - timedelta(days=200))

    await fills(stage, work)
    await comes(stage, LAST_YEAR)

    [told] = of_monday(anna)
    assert "🎂 вт 1 дек. — Клиент-5: 5 лет с первой поставки" in told.words
    assert "Молчат" not in told.words


async def test_an_owner_with_clients_of_their_own_has_it_too_in_english(stage: Stage, boss: Actor, anna: Actor) -> None:
    await boss.types("/language")
    await boss.taps("English")

    async def work(filling: Filling, staff: Any) -> None:
        owner = next(member for member in await list_staff(filling.conn) if member.telegram_id == boss.id)
        await filling.account("Vector", manager=owner, first_delivery=date(2025, 12, 4), type="bank")
        await filling.conn.execute(sa.update(accounts).where(accounts.c.name != "Vector").values(first_delivery=None))

    await fills(stage, work)
    await comes(stage, LAST_YEAR)

    told = boss.find("Occasions to write").words
    assert "🎂 Fri, Dec 4 — Vector: 1 year since the first delivery" in told.replace("Fri Dec", "Fri, Dec")
    assert "Bank Workers' Day: Vector" in told
