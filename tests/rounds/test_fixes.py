"""«Чинить систему»: what repeats becomes an item, gets a person and a date, and is done."""

from __future__ import annotations

from datetime import timedelta

import pytest

from nps.values import MOST_DETRACTOR, CaseState, Reason
from storage.schema import cases, response_reasons
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage


async def complain(
    stage: Stage,
    *accounts: str,
    reason: Reason = Reason.TIMELINESS,
    score: int = 4,
    ago: timedelta = timedelta(hours=1),
) -> None:
    """Somebody of each of these accounts has answered so, and named the reason."""
    async with stage.database.write() as conn:
        at = stage.clock() - ago
        filling = Filling(conn, now=at)
        for number, name in enumerate(accounts):
            known = await stage.query(f"SELECT id FROM accounts WHERE name = '{name}'")
            account = known[0] if known else await filling.account(name)
            telegram = 5_100_000_000 + (await stage.query("SELECT count(*) FROM contacts"))[0] * 10 + number
            contact = await filling.contact(f"Жалобщик {telegram}", account=account, telegram_id=telegram)
            answer = await filling.answered(contact, score, at=at)
            await conn.execute(response_reasons.insert().values(response_id=answer.id, reason=reason))
            if score <= MOST_DETRACTOR:
                case = await filling.case(answer, at=at)
                over = {"state": CaseState.CONFIRMED, "closed_at": at, "ring_at": None, "deadline_at": None}
                done = {"due": None, "cause": reason, "outcome": "ок", "contacted_at": at, "settled_at": at}
                await conn.execute(cases.update().where(cases.c.id == case.id).values(**over, **done))


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


@pytest.fixture
async def repeats(stage: Stage, boss: Actor, anna: Actor) -> Actor:
    """Three accounts have complained of the same; the owner has the card."""
    await complain(stage, "ООО «Вектор»", "Ромашка", "Лилия")
    await stage.ticks()
    return boss


@on_both
async def test_three_accounts_make_an_item_of_which_the_owners_read_once(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    await complain(stage, "ООО «Вектор»", "Ромашка")
    await stage.ticks()
    assert not boss.sees("Чинить систему")
    await complain(stage, "Лилия")
    await stage.ticks()
    await stage.ticks()

    card = plain(boss.last.words)
    assert card.startswith("🛠 Чинить систему: сроки и обещания\nПовторяется у 3 клиентов за последние полгода.")
    assert "ООО «Вектор» — 1 раз, последний — 23 нояб." in card
    assert boss.last.labels == ["Назначить", "Сделано"]
    assert await stage.query("SELECT reason, accounts, most FROM fixes") == [("timeliness", 3, 1)]
    assert not anna.sees("Чинить систему")


async def test_three_times_at_one_account_do_as_well_and_bare_scores_and_praise_do_not(
    stage: Stage, boss: Actor
) -> None:
    await complain(stage, "А", "Б", "В", reason=Reason.QUALITY, score=9)
    await stage.ticks()
    assert await stage.query("SELECT * FROM fixes") == []
    await complain(stage, "Ромашка", "Ромашка", "Ромашка")
    await stage.ticks()

    assert "Повторяется у одного клиента: 3 раза за полгода." in plain(boss.last.words)
    assert await stage.query("SELECT reason FROM fixes") == ["timeliness"]


async def test_a_person_and_a_date_typed_and_it_stands_in_the_weekly_summary(
    stage: Stage, repeats: Actor, anna: Actor
) -> None:
    boss = repeats
    card = boss.last
    await boss.taps("Назначить", on=card)
    await boss.taps("Анна Смирнова")
    await boss.types("до завтра позавчера")
    assert "Не получилось понять срок" in boss.last.words
    await boss.types("до пт")

    assert boss.sees("Записано: сроки и обещания — Анна Смирнова, до пт 27 нояб.")
    assert "Отвечает Анна Смирнова, до пт 27 нояб." in plain(card.words)
    assert anna.sees("поручено вам, до пт 27 нояб.")
    shown = plain(anna.find("Чинить систему: сроки и обещания\n").words)
    assert "ООО «Вектор»" in shown
    assert "Ромашка" not in shown
    await stage.passes(days=7)

    for reader in (boss, anna):
        summary = plain(reader.find("Итоги недели").words)
        assert "🛠 Чинить систему\n· сроки и обещания — ⏰ Отвечает Анна Смирнова, срок прошёл: пт 27 нояб." in summary


async def test_its_date_is_recalled_once_to_whoever_has_it_and_the_owners(
    stage: Stage, repeats: Actor, anna: Actor
) -> None:
    boss = repeats
    await boss.taps("Назначить")
    await boss.taps("Анна Смирнова")
    await boss.taps("завтра")
    assert not anna.sees("Сегодня срок")
    await stage.passes(days=1)
    await stage.passes(hours=3)

    for reader in (boss, anna):
        assert len([message for message in reader.person.messages if "Сегодня срок" in message.words]) == 1


async def test_whoever_has_it_says_it_is_done_and_counting_starts_anew(
    stage: Stage, repeats: Actor, anna: Actor
) -> None:
    boss = repeats
    card = boss.last
    await boss.taps("Назначить")
    await boss.taps("Анна Смирнова")
    await boss.taps("завтра")
    await anna.taps("Сделано", on=anna.find("Чинить систему: сроки и обещания\n"))
    await anna.types("Сменили перевозчика")

    assert plain(card.words).startswith("✅ Сделано: сроки и обещания\n23 нояб. · Анна Смирнова\n«Сменили перевозчика»")
    assert boss.sees("Расскажите тем, кто об этом говорил")
    await boss.taps("Назначить", data="fix:1:assign", on=card)
    assert boss.toasts[-1] == "Это уже отмечено как сделанное."
    await stage.passes(hours=2)
    await complain(stage, "ООО «Вектор»", "Ромашка")
    await stage.ticks()
    assert await stage.query("SELECT count(*) FROM fixes") == [1]
    await complain(stage, "Лилия")
    await stage.ticks()
    assert await stage.query("SELECT count(*) FROM fixes") == [2]
    await boss.types("/fixes")
    listed = plain(boss.last.words)

    assert listed.startswith(
        "🛠 Чинить систему, не сделано: 1\n1. сроки и обещания — Пока никому не поручено\n2. ✅ сроки"
    )
    await boss.taps("1")
    assert "Повторяется у 3 клиентов" in plain(boss.last.words)
