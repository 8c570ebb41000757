"""«Что изменилось» in a summary: since the one before it, one line for each kind, with what opens behind it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from nps.colours import Colour, Sign
from nps.values import AccountId
from storage.colours import kept
from storage.people.staff import list_staff
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage

MONDAY = datetime(2026, 11, 30, 6, 0, tzinfo=UTC)  # nine in Moscow; the stage begins a week earlier at ten


def read(text: str) -> str:
    return text.replace("\xa0", " ")


def weeks(actor: Actor) -> list[str]:
    return [read(m.words) for m in actor.person.inbox if "Итоги недели" in m.words or "The week in" in m.words]


def line_of(told: str, beginning: str) -> str:
    """The one line of it that begins so."""
    [line] = [line for line in told.split("\n") if line.startswith(beginning)]
    return line


async def fills(stage: Stage, work: Any) -> None:
    async with stage.database.write() as conn:
        await work(Filling(conn, now=stage.clock()), {member.name: member for member in await list_staff(conn)})


@on_both
async def test_each_kind_of_change_has_one_line_with_the_first_three_by_name(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    at = stage.clock() + timedelta(days=1)

    async def work(filling: Filling, staff: Any) -> None:
        hers = await filling.account("ООО «Альфа»", manager=staff["Анна Смирнова"], revenue=9_000_000)
        people = [await filling.contact(f"Контакт {n}", account=hers, telegram_id=70_000 + n) for n in range(5)]
        for score, contact in zip((1, 3, 5, 6), people, strict=False):
            await filling.complaint(contact, score, at=at)
        silent = await filling.contact("Тихон Тихий", account=hers, telegram_id=71_000)
        await filling.answered(silent, 9, at=at - timedelta(days=50))
        asked = await filling.asked(silent, at=at - timedelta(days=14))
        await filling.runs_out(asked.id, at=at)
        before, after = stage.clock() - timedelta(days=1), at
        for moment, colour, sign in ((before, Colour.SAFE, None), (after, Colour.AT_RISK, Sign.MAKER_UNHAPPY)):
            await kept.keep(filling.conn, AccountId(hers), colour, sign, now=moment)

    await fills(stage, work)
    await stage.passes(days=7)

    for reader in (boss, anna):
        [told] = weeks(reader)
        assert "Что изменилось с 23 нояб.\n" in told
        assert line_of(told, "Сменили цвет") == "Сменили цвет: 1 — 🟢→🔴 ООО «Альфа»"
        assert line_of(told, "Новые детракторы") == (
            "Новые детракторы: 4 — Контакт 0, ООО «Альфа»: 1; Контакт 1, ООО «Альфа»: 3; "
            "Контакт 2, ООО «Альфа»: 5 и ещё 1"
        )
        assert line_of(told, "Перестали отвечать") == "Перестали отвечать: 1 — Тихон Тихий, ООО «Альфа»"
        assert line_of(told, "Присоединились: ").endswith("и ещё 3")
        assert "Потеряны" not in told


async def test_what_stands_behind_it_opens_below(stage: Stage, boss: Actor, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await stage.passes(days=7)
    summary = anna.find("Итоги недели")
    await anna.taps("Обращения", on=summary)
    assert read(anna.last.words).startswith("Открыто 1 обращение")
    await anna.taps("Клиенты: изменения", on=summary)
    assert "Клиенты: " in read(anna.last.words)
    await anna.taps("🖼 Картинка", on=summary)
    assert anna.last.kind == "photo"
    await anna.taps("💬 Кто и что сказал: 1", on=summary)
    assert "Что сказали" in anna.last.words
    assert "Итоги недели" in summary.words  # it stays what it was


@on_both
async def test_what_came_between_two_summaries_stands_in_exactly_one(stage: Stage, boss: Actor) -> None:
    """Detractors minutes before and after each summary, whose day and time differ from where a week begins."""
    moments = [MONDAY + timedelta(days=days, minutes=minutes) for days in (0, 7, 14) for minutes in (-1, 1)]

    async def work(filling: Filling, staff: Any) -> None:
        account = await filling.account("ООО «Альфа»")
        for number, at in enumerate(moments):
            contact = await filling.contact(f"Человек {number}", account=account, telegram_id=70_000 + number)
            await filling.complaint(contact, 2, at=at)

    await fills(stage, work)
    for week in range(1, 5):
        stage.clock.now = MONDAY + timedelta(days=7 * (week - 1))
        await stage.ticks()

    told = [line_of(week, "Новые детракторы") for week in weeks(boss)]
    assert len(told) == 4
    for number in range(6):
        assert sum(f"Человек {number}," in line for line in told) == 1
    assert ["Человек 0" in told[0], "Человек 1" in told[1], "Человек 2" in told[1]] == [True] * 3


async def test_on_friday_it_is_about_the_week_that_ends_and_nothing_of_the_weekend_is_lost(
    stage: Stage, boss: Actor
) -> None:
    await boss.types("/settings неделя пт 17:30")
    friday = datetime(2026, 11, 27, 14, 30, tzinfo=UTC)

    async def work(filling: Filling, staff: Any) -> None:
        account = await filling.account("ООО «Альфа»")
        for number, at in enumerate((friday - timedelta(hours=1), friday + timedelta(days=1))):
            contact = await filling.contact(f"Человек {number}", account=account, telegram_id=70_000 + number)
            await filling.complaint(contact, 2, at=at)

    await fills(stage, work)
    for week in range(3):
        stage.clock.now = friday + timedelta(days=7 * week)
        await stage.ticks()

    first, second, third = weeks(boss)
    assert "неделя 23 нояб. — 29 нояб. 2026, по 27 нояб." in first
    assert "Человек 0" in line_of(first, "Новые детракторы")
    assert "неделя 30 нояб. — 6 дек. 2026, по 4 дек." in second
    assert "Что изменилось с 27 нояб." in second
    assert "Человек 1" in line_of(second, "Новые детракторы")
    assert "Новые детракторы" not in third


@on_both
async def test_of_an_empty_week_owners_read_one_line_and_managers_nothing(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    await stage.passes(days=14)
    await stage.passes(days=7)

    assert weeks(boss)[-1] == "📊 Итоги недели · неделя 7 дек. — 13 дек. 2026: ничего нового."
    anna_has = "SELECT count(*) FROM summaries WHERE period_key = 'week:2026-W50' AND sent_at IS NOT NULL"
    assert await stage.query(anna_has) == [2]
    assert not any("7 дек." in week for week in weeks(anna))


async def test_a_quarter_has_the_year_so_far_beside_it(stage: Stage, boss: Actor, anna: Actor) -> None:
    async def work(filling: Filling, staff: Any) -> None:
        for month, scores in ((2, (9, 9, 9, 9, 3)), (5, (3, 3, 9, 9, 9, 7)), (11, (10, 10, 10, 10, 10))):
            account = await filling.account(manager=staff["Анна Смирнова"])
            for number, score in enumerate(scores):
                contact = await filling.contact(account=account, telegram_id=70_000 + month * 100 + number)
                given = filling.complaint if score <= 6 else filling.answered
                await given(contact, score, at=datetime(2026, month, 25, 9, 0, tzinfo=UTC))

    await fills(stage, work)
    for moment in (datetime(2026, 12, 31, 9, 0, tzinfo=UTC), datetime(2027, 1, 1, 6, 0, tzinfo=UTC)):
        stage.clock.now = moment
        await stage.ticks()

    for reader in (boss, anna):
        [told] = [read(m.words) for m in reader.person.inbox if "Итоги квартала" in m.words]
        assert "NPS +100" in next(line for line in told.split("\n") if "IV квартал 2026" in line)
        assert "NPS +56" in told
        assert "2026 год" in told
        assert "По кварталам: I кв. +60 (±" in told
        assert "III кв." in told


async def test_no_quarter_is_told_from_before_there_were_such_summaries(stage: Stage, boss: Actor) -> None:
    """Somebody who joined long before the program could do it."""
    async with stage.database.write() as conn:
        await conn.execute(sa.text("UPDATE staff SET joined_at = '2025-01-10T09:00:00.000000+00:00' WHERE id = 1"))
    await stage.passes(days=1)

    assert await stage.query("SELECT count(*) FROM summaries WHERE period_key LIKE 'quarter:%'") == [0]


async def test_in_english(stage: Stage, boss: Actor, asked: Actor) -> None:
    await boss.types("/language")
    await boss.taps("English")
    await asked.taps("3")
    await stage.passes(days=7)

    [told] = weeks(boss)
    assert "What has changed since Nov 23\n" in told
    assert line_of(told, "New detractors") == "New detractors: 1 — Ирина Ким, ООО «Вектор»: 3"
