"""[Причины] and [Деньги] below the card of /nps: what they say, what is unknown, and who may read it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from nps.repeating import Repeated
from nps.values import EventKind, EventSource, Reason
from storage.cases import fixes
from storage.engine.statements import insert_row
from storage.schema import account_facts, cases, events
from storage.schema import fixes as fix_table
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage

WHY = "Что больше всего повлияло"


async def opens(actor: Actor, view: str) -> str:
    await actor.types("/nps")
    await actor.taps(view)
    return actor.last.words.replace("\xa0", " ")


async def answer(stage: Stage, *scores: int, revenue: int | None, then: int | None, bought: bool = False) -> None:
    """Further companies without a manager, one of whose people answered yesterday; `then`: what it was last month."""
    now = stage.clock()
    async with stage.database.write() as conn:
        filling = Filling(conn, now=now - timedelta(days=40))
        for score in scores:
            purchase = now.date() if bought else now.date() - timedelta(days=30)
            account = await filling.account(revenue=revenue, last_purchase=purchase)
            day = now.date() - timedelta(days=30)
            await conn.execute(sa.insert(account_facts).values(account_id=account, day=day, revenue=then))
            number = 5_900_000_000 + account
            contact = await filling.contact(account=account, telegram_id=number)
            await filling.answered(contact, score, at=now - timedelta(days=1))


@on_both
async def test_the_reasons_their_parameters_their_stage_and_what_they_cost(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.taps("Сроки и обещания", on=asked.find(WHY))
    await asked.taps("Отношение", on=asked.find(WHY))
    words = await opens(boss, "Причины")

    assert words.startswith("Причины недовольства · IV квартал 2026")
    assert "Недовольных ответов (0–6): 1, причина названа в 1" in words
    assert "· сроки и обещания (надёжность исполнения): 1\n· отношение: 1" in words
    assert "Когда это было\n· постоянная работа: сроки и обещания 1, отношение 1" in words
    assert "· сроки и обещания: 12,4 млн ₽ · 1 клиент — ничего не запланировано" in words
    assert boss.last.labels[-3:] == ["🛠 Чинить систему", "‹ К показателям", "❔ Как посчитано"]

    await boss.taps("❔ Как посчитано")
    assert "поэтому суммы не складываются" in boss.last.words.replace("\xa0", " ")
    await boss.taps("‹ К показателям", on=boss.find("Причины недовольства"))
    assert boss.sees("NPS") or boss.sees("ответ")

    theirs = await opens(anna, "Причины")
    assert "Клиенты, за которых отвечает Анна Смирнова" in theirs
    assert "сроки и обещания: 12,4 млн ₽" in theirs
    assert "🛠 Чинить систему" not in anna.last.labels


@on_both
async def test_what_is_planned_stands_beside_what_costs_most(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.taps("Качество", on=asked.find(WHY))
    async with stage.database.write() as conn:
        fix = await fixes.open_new(conn, Repeated(Reason.QUALITY, 3, 1), now=stage.clock())
        assert fix
    assert "1 клиент — исправлять никому не поручено" in await opens(boss, "Причины")

    async with stage.database.write() as conn:
        owner = (await stage.query("SELECT id FROM staff WHERE role = 'owner'"))[0]
        due = stage.clock() + timedelta(days=4)
        await conn.execute(sa.update(fix_table).values(staff_id=owner, due_at=due))
    assert "1 клиент — чинит Павел" in await opens(boss, "Причины")
    theirs = await opens(anna, "Причины")
    assert "1 клиент — чинят, до " in theirs
    assert "Павел" not in theirs


async def test_what_is_to_be_mended_leads_back_to_the_reasons_it_was_opened_from(
    stage: Stage, boss: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.taps("Качество", on=asked.find(WHY))
    await boss.types("/nps VIP")
    await boss.taps("Причины")
    reasons, shown = boss.last.words, boss.last.message_id

    await boss.taps("🛠 Чинить систему")
    assert boss.last.words.startswith("Пока ничего не повторяется.")
    assert boss.last.labels == ["‹ К причинам"]
    await boss.taps("‹ К причинам")
    assert (boss.last.words, boss.last.message_id) == (reasons, shown)

    async with stage.database.write() as conn:
        for reason in (Reason.QUALITY, Reason.VALUE):
            for _ in range(5):
                fix = await fixes.open_new(conn, Repeated(reason, 3, 1), now=stage.clock())
                assert fix
                await conn.execute(sa.update(fix_table).where(fix_table.c.id == fix.id).values(done_at=stage.clock()))
    await boss.taps("🛠 Чинить систему")
    await boss.taps("›")
    assert boss.last.labels[-3:] == ["‹", "2/2", "‹ К причинам"]
    await boss.taps("‹ К причинам")
    assert boss.last.words == reasons
    await boss.types("/fixes")
    assert "‹ К причинам" not in boss.last.labels


async def test_another_managers_clients_are_in_none_of_it(stage: Stage, igor: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await asked.taps("Качество", on=asked.find(WHY))

    assert "За этот срок никто не пожаловался." in await opens(igor, "Причины")
    money = await opens(igor, "Деньги")
    assert "За этот срок ответов нет." in money
    assert "12,4" not in money


@on_both
async def test_money_says_what_is_known_and_of_how_many(stage: Stage, boss: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await answer(stage, 9, 9, 10, 9, 9, revenue=1_100_000, then=1_000_000, bought=True)
    await answer(stage, 10, revenue=None, then=None)
    await answer(stage, 7, revenue=500_000, then=1_000_000)
    words = await opens(boss, "Деньги")

    assert "Годовая выручка известна у 7 из 8 ответивших клиентов" in words
    assert (
        "🟢 Промоутеры: 6 · 5,5 млн ₽ в год (известна у 5)\n"
        "    выручка после ответа +10 % (медиана, по 5) · купили снова 5 из 6 (83 %)" in words
    )
    assert (
        "🟡 Нейтральные: 1 · 500 000 ₽ в год\n"
        "    как изменилась выручка, судить рано: известно у 1 · купили снова 0 из 1\n" in words
    )
    assert "🔴 Детракторы: 1 · 12,4 млн ₽ в год\n" in words
    assert "🔴 Под угрозой сейчас: 1 · 12,4 млн ₽ (67 %)" in words
    assert "↩️ Недовольных, которые снова довольны, за этот срок нет." in words
    assert "За 12 месяцев, по 23 нояб. 2026: сколько было клиентов в начале, неизвестно, доли нет" in words
    await boss.types("/accounts")
    assert "🔴 под угрозой: 1 · 12,4 млн ₽ (67 %)" in boss.last.words.replace("\xa0", " ")
    await boss.taps("❔ Как посчитано", on=boss.find("Деньги ·"))
    assert "чего в них нет, то неизвестно" in boss.last.words


@on_both
async def test_who_is_content_again_bought_so_much_since(stage: Stage, boss: Actor, asked: Actor) -> None:
    async with stage.database.write() as conn:
        filling = Filling(conn, now=stage.clock() - timedelta(days=40))
        contact = await filling.contact(account=await filling.account())
        case = await filling.complaint(contact, at=stage.clock() - timedelta(days=30))
        closed = stage.clock() - timedelta(days=20)
        values = {"closed_at": closed, "state": "confirmed", "due": None, "ring_at": None, "deadline_at": None}
        await conn.execute(sa.update(cases).where(cases.c.id == case.id).values(**values))
        await filling.answered(contact, 9, at=stage.clock() - timedelta(days=10))
    words = await opens(boss, "Деньги")
    assert "снова довольны: 1 (1 клиент). Что куплено после этого, неизвестно: покупки сюда не загружали" in words

    async with stage.database.write() as conn:
        day = (stage.clock() - timedelta(days=3)).date()
        event: dict[str, Any] = {"kind": EventKind.PURCHASE, "happened_on": day, "amount": 250_000, "key": "one"}
        event |= {"source": EventSource.FILE, "moved": False, "created_at": stage.clock()}
        await insert_row(conn, events, account_id=contact.account_id, **event)
    words = await opens(boss, "Деньги")
    assert "После этого купили: 1 · 250 000 ₽ (сумма известна у 1 из 1 покупки)" in words


async def test_in_english(stage: Stage, boss: Actor, asked: Actor) -> None:
    await boss.types("/language")
    await boss.taps("English")
    await asked.taps("3")
    await asked.taps("Качество", on=asked.find(WHY))

    words = await opens(boss, "Reasons")
    assert "· quality (steady quality): 1" in words
    assert "· quality: RUB 12.4M · 1 client — nothing planned" in words
    words = await opens(boss, "Money")
    assert "🔴 Detractors: 1 · RUB 12.4M a year" in words
    assert "🔴 At risk now: 1 · RUB 12.4M" in words
