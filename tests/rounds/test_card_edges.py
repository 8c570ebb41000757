"""The edges of what stands below a card of /nps: whose it is, of what, and that its parts say the same as the card."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from nps.values import Channel, Reason, RecordingId, Score
from storage.answers import recorded
from storage.people import losses
from storage.people.staff import list_staff
from storage.schema import accounts, cases, invitations
from storage.schema import responses as response_table
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_narrowing import answers, read, taps


@on_both
async def test_what_stands_below_a_narrowed_card_says_whose_it_is(stage: Stage, boss: Actor) -> None:
    await answers(stage, "АО «Гранит»", "Анна Смирнова", [10] * 6, segment="VIP")
    for words, names in (("Смирнова", "Анна Смирнова"), ("VIP Смирнова", "VIP · Анна Смирнова"), ("VIP", "VIP")):
        for view in ("Причины", "Деньги", "Клиенты, круги"):
            await boss.types(f"/nps {words} Q4")
            await taps(boss, view)
            assert "Павел" not in read(boss), (words, view)
            assert f"Только: {names}\n" in read(boss), (words, view)
    for view in ("Причины", "Деньги", "Клиенты, круги"):
        await boss.types("/nps Q4")
        await taps(boss, view)
        assert "Только:" not in read(boss)
        assert "Клиенты, за которых отвечает" not in read(boss)


async def opens_of_no_segment(boss: Actor, view: str) -> str:
    await boss.types("/nps Q4")
    await taps(boss, "Сегменты")
    await taps(boss, "Без сегмента")
    await taps(boss, view)
    return read(boss)


@on_both
async def test_of_no_segment_is_of_no_segment_in_money_and_reasons_as_well(stage: Stage, boss: Actor) -> None:
    await answers(stage, "АО «Гранит»", None, [1] * 5, segment="VIP", revenue=9_000_000)
    await answers(stage, "АО «Сланец»", None, [9] * 5, revenue=1_000_000)
    async with stage.database.write() as conn:
        closed: dict[str, Any] = {"closed_at": stage.clock(), "state": "confirmed", "cause": Reason.QUALITY}
        closed |= {"due": None, "ring_at": None, "deadline_at": None}
        await conn.execute(sa.update(cases).where(cases.c.id == 1).values(**closed))

    money = await opens_of_no_segment(boss, "Деньги")
    assert "🟢 Промоутеры: 1" in money
    assert "🔴 Под угрозой сейчас: 0" in money, money
    reasons = await opens_of_no_segment(boss, "Причины")
    assert "9 млн" not in reasons, reasons
    assert "качество" not in reasons


@on_both
async def test_by_all_answers_an_account_is_of_the_group_of_its_peoples_latest_ones(stage: Stage, boss: Actor) -> None:
    now = stage.clock()
    async with stage.database.write() as conn:
        filling = Filling(conn, now=now)
        contact = await filling.contact(account=await filling.account(revenue=1_000_000))
        for score, ago in ((2, 20), (3, 10)):
            await filling.complaint(contact, score, at=now - timedelta(days=ago))
        await filling.answered(contact, 10, at=now - timedelta(days=1))
    for words in ("/nps Q4", "/nps все ответы Q4"):
        await boss.types(words)
        assert "Только:" not in read(boss)
        await taps(boss, "Деньги")
        assert "🟢 Промоутеры: 1" in read(boss), (words, read(boss))
        assert "Детракторы" not in read(boss), words


@on_both
async def test_the_recorded_answers_behind_a_card_are_as_many_as_it_says(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    """By all answers too, where one contact has several."""
    now = stage.clock()
    async with stage.database.write() as conn:
        (anna_herself,) = [each for each in await list_staff(conn) if each.telegram_id == anna.id]
        contact = await Filling(conn, now=now).contact()
        for number, ago in enumerate((20, 10)):
            told: list[Any] = [RecordingId(number), contact, Score(8), Channel.PHONE, ()]
            await recorded.add(conn, *told, by=anna_herself.id, now=now - timedelta(days=ago))
    for words, count in (("/nps Q4", 1), ("/nps все ответы Q4", 2)):
        await boss.types(words)
        assert f"(записано: {count})" in read(boss)
        await boss.taps(next(each for each in boss.last.labels if "Ответы" in each), on=boss.last)
        await taps(boss, f"Записано: {count}")
        assert read(boss).count("8 · ") == count


async def test_a_period_of_a_hundred_years_is_a_card(stage: Stage, boss: Actor) -> None:
    await answers(stage, "АО «Гранит»", None, [10] * 6)
    for words in ("01.01.2000-31.12.2099", "2000-01-01 - 2026-12-31", "999 дней"):
        await boss.types(f"/nps {words}")
        assert read(boss).startswith("NPS +100 "), words
    await boss.types("/nps 14.10.2026")
    assert " · 14 окт. 2026 · " in read(boss)


@on_both
async def test_a_segment_that_no_account_has_any_more_opens_as_well(stage: Stage, boss: Actor, anna: Actor) -> None:
    account = await answers(stage, "АО «Гранит»", "Анна Смирнова", [10] * 6, segment="Ключевые")
    async with stage.database.write() as conn:
        await conn.execute(sa.update(accounts).where(accounts.c.id == account).values(segment="VIP"))
    for reader in (boss, anna):
        await reader.types("/nps Q4")
        await taps(reader, "Сегменты")
        await taps(reader, "Ключевые · 6")
        assert "NPS +100" in read(reader)
        assert "Только: Ключевые" in read(reader)


@on_both
async def test_a_part_of_one_clients_answers_opens_as_many_as_it_says(stage: Stage, boss: Actor) -> None:
    await answers(stage, "АО «Гранит»", "Анна Смирнова", [10] * 6, segment="VIP")
    async with stage.database.write() as conn:
        (igor,) = [each.id for each in await list_staff(conn) if each.name == "Игорь Волков"]
        for table in (invitations, response_table):
            await conn.execute(sa.update(table).where(table.c.id.in_([1, 2])).values(manager_id=igor, segment="Опт"))
    for view, part in (("Менеджеры", "Игорь Волков · 2"), ("Сегменты", "Опт · 2")):
        await boss.types("/nps Гранит Q4")
        await taps(boss, view)
        await taps(boss, part)
        assert f"Только: АО «Гранит» · {part.removesuffix(' · 2')}" in read(boss)
        assert ": 2 ответа" in read(boss), view


@on_both
async def test_a_company_that_turned_out_to_be_another_one_is_counted_once(stage: Stage, boss: Actor) -> None:
    async with stage.database.write() as conn:
        await conn.execute(sa.update(accounts).values(created_at=stage.clock() - timedelta(days=500)))
    await boss.types("/client Ромашка")
    await boss.taps("Объединить")
    await boss.types("Вектор")
    await boss.taps("Да, объединить")

    await boss.types("/accounts")
    assert "Клиенты: 1 " in read(boss), read(boss)
    assert "Вектор" not in read(boss)
    await boss.types("/nps")
    await taps(boss, "Деньги")
    assert "Под угрозой сейчас: 0" in read(boss)
    await boss.types("/accounts потери и приход")
    assert "Потеряно: 0, а было клиентов: 1" in read(boss)


@on_both
async def test_who_was_no_client_a_year_ago_is_in_no_share_of_those_who_were(stage: Stage, boss: Actor) -> None:
    """Companies the list told of only lately, without a first delivery: nobody knows how many of them there were."""
    long_ago = stage.clock() - timedelta(days=900)
    async with stage.database.write() as conn:
        filling = Filling(conn, now=stage.clock() - timedelta(days=30))
        for number in range(12):
            await filling.account(f"Старый {number}", first_delivery=long_ago.date())
        gone = [await filling.account(f"Новый {number}") for number in range(3)]
        await conn.execute(sa.update(accounts).where(accounts.c.id.in_([*gone, 3])).values(status="lost"))
        await losses.follow_statuses(conn, now=stage.clock())
    await boss.types("/accounts потери")

    assert "Потеряно: 4, а было клиентов: 12" in read(boss)
    assert "потеряно 1, было 12 — 8,3 % (черта — 10 % в год)" in read(boss)
