"""The numbers of /my, of «что изменилось», and of who came and left: each opens the rows that it counts."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from nps.values import LossReason, RelationStatus
from storage.people import losses
from storage.schema import accounts
from tests.databases import on_both
from tests.filling import DAY
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_answers_behind import read
from tests.rounds.test_lost import loses
from tests.rounds.test_numbers_behind import labels, taps
from tests.rounds.test_own_figures import answered
from tests.rounds.test_recommendations import comes, recommends
from tests.rounds.test_what_changed import fills


def first_line(actor: Actor) -> str:
    return read(actor).split("\n")[0]


def rows(actor: Actor) -> list[str]:
    return [line for line in read(actor).split("\n") if line.startswith("▫️")]


# --- /my -----------------------------------------------------------------------------------------------------------


@on_both
async def test_each_number_of_ones_own_work_opens_its_cases(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.taps("Обещание", on=anna.find("🔴"))
    await anna.types("Замена перевозчика")
    await anna.taps("завтра")
    await anna.taps("Сохранить и отправить")
    await stage.passes(days=2)
    await asked.taps("Да")
    await anna.taps("Закрыть", on=anna.find("🔴"))
    await anna.taps("Сроки и обещания")
    await anna.types("Сменили перевозчика")
    await asked.taps("Да, решено")
    for reader in (anna, boss):
        await reader.types("/my")
        assert "Обещания: выполнено 1, нарушено 0" in read(reader)
        assert "Клиент подтвердил, что решено: 1 из 1 закрытых" in read(reader)
        await taps(reader, "🔎 Анна Смирнова")
        numbers = reader.last
        assert first_line(reader).startswith("Анна Смирнова · IV квартал 2026")
        assert labels(reader)[:5] == ["Все: 1", "🔴 1", "Связались: 1", "Закрыты: 1", "Решено: 1"]
        assert "🤝 выполнено: 1" in labels(reader)
        for label, title in {
            "Связались": "Связались с клиентом",
            "Закрыты": "Закрытые как решённые",
            "Решено": "Клиент подтвердил, что решено",
            "🤝 выполнено": "Выполненные обещания",
        }.items():
            await reader.taps(next(each for each in numbers.labels if each.startswith(label)), on=numbers)
            assert first_line(reader).startswith(title)
            assert first_line(reader).endswith(": 1")
            assert "№ 1 · Ирина Ким, ООО «Вектор»" in read(reader)
        await taps(reader, "‹ К числам")
        assert first_line(reader).startswith("Анна Смирнова · ")
        await taps(reader, "‹ К работе с клиентами")
        assert first_line(reader).startswith("Работа с клиентами")


async def test_open_and_overdue_ones_are_of_now_whenever_they_began(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await stage.passes(days=40)
    await anna.types("/my 2027-01")
    assert "Обращения: открыто 1, просрочено 1" in read(anna)
    await taps(anna, "🔎 Анна Смирнова")
    numbers = anna.last
    for label, title in {"Открыты": "Открытые обращения", "🔥": "Просроченные обращения"}.items():
        await anna.taps(next(each for each in numbers.labels if each.startswith(label)), on=numbers)
        assert first_line(anna) == f"{title} · сейчас: 1"
        assert "Ирина Ким" in read(anna)


@pytest.mark.parametrize("of", ["qfuwi.m2", "qfuwi.m999", "qfuwi"])
async def test_a_manager_opens_the_numbers_of_nobody_else(stage: Stage, boss: Actor, anna: Actor, of: str) -> None:
    """Whatever the button says they are their own, or none."""
    await answered(stage, [10, 9])
    (igor,) = await stage.query("SELECT id FROM staff WHERE name = 'Игорь Волков'")
    await anna.types("/my")
    await anna.taps(data=f"own|{of.replace('m2', f'm{igor}')}|0", on=anna.last)

    assert "Волков" not in read(anna)
    assert "Открыты" not in str(labels(anna))


async def test_of_a_manager_without_work_there_are_no_numbers(stage: Stage, boss: Actor) -> None:
    await boss.types("/my 2020")
    await taps(boss, "🔎 Анна Смирнова")
    assert read(boss) == "Анна Смирнова · 2020 год\nЗа этот срок чисел нет."


# --- «что изменилось» ----------------------------------------------------------------------------------------------


@on_both
async def test_each_number_of_people_in_a_summary_opens_them_all(stage: Stage, boss: Actor, anna: Actor) -> None:
    at = stage.clock() + timedelta(days=1)

    async def work(filling: Any, staff: Any) -> None:
        hers = await filling.account("ООО «Альфа»", manager=staff["Анна Смирнова"], revenue=9_000_000)
        people = [await filling.contact(f"Контакт {n}", account=hers, telegram_id=70_000 + n) for n in range(9)]
        for score, contact in zip((1, 3, 5, 6), people, strict=False):
            await filling.complaint(contact, score, at=at)
        silent = await filling.contact("Тихон Тихий", account=hers, telegram_id=71_000)
        await filling.answered(silent, 9, at=at - timedelta(days=50))
        asked = await filling.asked(silent, at=at - timedelta(days=14))
        await filling.runs_out(asked.id, at=at)
        lost = await filling.account("АО «Ушли»", manager=staff["Анна Смирнова"], revenue=5_000_000)
        whose, reason = await filling.contact("Лев Ушёл", account=lost, telegram_id=72_000), LossReason.COMPETITION
        by = staff["Анна Смирнова"].id
        await losses.record(filling.conn, lost, whose.id, reason, words=None, competitor=None, by=by, now=at)

    await fills(stage, work)
    await stage.passes(days=7)
    for reader in (boss, anna):
        summary = reader.find("Итоги недели")
        told = summary.words.replace("\xa0", " ")
        await reader.taps("👥 Цифры", on=summary)
        numbers = reader.last
        assert {"Новые детракторы: 4", "Перестали отвечать: 1", "Потеряны: 1"} <= set(labels(reader))
        [joined] = re.findall(r"Присоединились: (\d+)", told)
        assert f"Присоединились: {joined}" in labels(reader)
        await taps(reader, "Новые детракторы")
        assert rows(reader) == [f"▫️ Контакт {n}, ООО «Альфа»: {score}" for n, score in enumerate((1, 3, 5, 6))]
        assert "Контакт 3" in labels(reader)
        await reader.taps(next(each for each in numbers.labels if each.startswith("Перестали")), on=numbers)
        assert rows(reader) == ["▫️ Тихон Тихий, ООО «Альфа»"]
        await reader.taps(next(each for each in numbers.labels if each.startswith("Потеряны")), on=numbers)
        assert "АО «Ушли» · 5 млн ₽" in read(reader)
        await reader.taps(next(each for each in numbers.labels if each.startswith("Присоединились")), on=numbers)
        assert first_line(reader).endswith(f": {joined}")
        first = rows(reader)
        await reader.taps("›")
        assert len({*first, *rows(reader)}) == int(joined)
    await taps(anna, "Контакт")
    assert "ООО «Альфа»" in read(anna)


async def test_who_cannot_be_reached_is_listed_with_the_reason(stage: Stage, boss: Actor, asked: Actor) -> None:
    await asked.taps("9")
    await asked.blocks()
    await stage.passes(days=7)
    summary = boss.find("Итоги недели")
    assert "Недоступны: 1" in summary.words.replace("\xa0", " ")
    await boss.taps("👥 Цифры", on=summary)
    await taps(boss, "Недоступны: 1")
    assert first_line(boss) == "Недоступны · сейчас: 1"
    [row] = rows(boss)
    assert row.startswith("▫️ Ирина Ким, ООО «Вектор»: бот заблокирован с ")


# --- who came and left ---------------------------------------------------------------------------------------------


@on_both
async def test_who_came_by_a_clients_word_is_listed(stage: Stage, boss: Actor, anna: Actor, asked: Actor) -> None:
    payload = await recommends(asked)
    await comes(stage, payload)
    await boss.taps("Назначить", on=boss.find("По совету"))
    await boss.taps("Анна Смирнова")
    await boss.types("/nps Q4")
    assert "По совету клиентов: пришло компаний 1" in read(boss)
    await taps(boss, "👥 Ответы")
    await taps(boss, "По совету: 1")
    assert first_line(boss).startswith("Пришли по совету клиентов")
    assert "ООО «Новая стройка»" in read(boss)


@on_both
async def test_who_left_within_a_year_and_who_was_won_is_listed(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    year_ago = stage.clock() - 500 * DAY
    async with stage.database.write() as conn:
        await conn.execute(sa.update(accounts).values(created_at=year_ago, status=RelationStatus.STABLE))
        (other,) = (
            await conn.execute(sa.select(accounts.c.id).where(accounts.c.name != "ООО «Вектор»").limit(1))
        ).scalars()
        fresh = (stage.clock() - DAY).date()
        await conn.execute(sa.update(accounts).where(accounts.c.id == other).values(first_delivery=fresh))
    await asked.taps("3")
    await loses(anna)
    await boss.types("/nps Q4")
    await taps(boss, "Деньги")
    assert re.search(r"За 12 месяцев.*: потеряно 1, было \d+", read(boss))
    await taps(boss, "Ушли за год: 1")
    assert first_line(boss).startswith("Ушли за 12 месяцев")
    assert "ООО «Вектор»" in read(boss)
    await boss.types("/accounts")
    await boss.taps(data="flow|quarter:2026-Q4", on=boss.last)
    assert "Новых: 1" in read(boss)
    await taps(boss, "Пришли: 1")
    assert "Ромашка" in read(boss)
    await taps(boss, "‹ К списку")
    assert "Новых: 1" in read(boss)
