"""The answers behind a number: who, with what score and words, for whoever may read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from nps.values import Reason
from storage.answers import responses
from storage.people.staff import list_staff
from storage.schema import accounts
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_forgetting import forgets
from tests.rounds.test_past_answers import bring
from tests.rounds.test_recording import records

AT = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)


async def clients(stage: Stage, name: str, manager: str, scores: dict[str, int], **about: object) -> int:
    """An account of this manager's, whose people have answered one after another."""
    async with stage.database.write() as conn:
        filling = Filling(conn, now=AT)
        managers = {member.name: member for member in await list_staff(conn)}
        account = await filling.account(name, manager=managers[manager], **about)
        for number, (person, score) in enumerate(scores.items()):
            at = AT + timedelta(hours=number)
            contact = await filling.contact(person, account=account, telegram_id=90_000 + 100 * account + number)
            response = await filling.answered(contact, score, at=at)
            if score <= 6:
                await responses.toggle_reason(conn, response.id, Reason.TIMELINESS)
                await filling.case(response, at=at)
    return account


def read(actor: Actor) -> str:
    return actor.last.words.replace("\xa0", " ")


OF = "quarter:2026-Q4"


@on_both
async def test_the_list_tells_who_said_what_and_when_the_newest_first(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await clients(stage, "АО «Гранит»", "Анна Смирнова", {"Пётр Лис": 2, "Яна Рогова": 9})
    await asked.taps("3")
    await asked.taps("Сроки и обещания")
    await asked.types("Возят <b>поздно</b>")
    for reader in (boss, anna):
        await reader.taps(data=f"who|a|0|{OF}", on=reader.last)
        assert read(reader).split("\n\n") == [
            "Все ответы · IV квартал 2026, по 23 нояб.: 3"
            + ("\nКлиенты, за которых отвечает Анна Смирнова" if reader is anna else ""),
            "🔴 3 · Ирина Ким, ООО «Вектор» · 23 нояб.\n«Возят <b>поздно</b>»\nПричины: сроки и обещания",
            "🟢 9 · Яна Рогова, АО «Гранит» · 14 окт.",
            "🔴 2 · Пётр Лис, АО «Гранит» · 14 окт.\nПричины: сроки и обещания",
        ]
    await boss.taps(data=f"who|r0|0|{OF}", on=boss.last)
    assert read(boss).startswith("Недовольны: Сроки и обещания · IV квартал 2026, по 23 нояб.: 2")
    await boss.taps("🔴 Пётр Лис")
    assert "Гранит" in read(boss)
    assert "Причины" not in read(boss)


async def test_many_come_by_pages_and_lead_back_to_the_figures(stage: Stage, boss: Actor) -> None:
    await clients(stage, "АО «Гранит»", "Анна Смирнова", {f"Клиент {number:02}": 9 for number in range(11)})
    await boss.types("/nps")
    await boss.taps(data=f"who|p|0|{OF}", on=boss.last)
    first, shown = read(boss), boss.last.message_id
    await boss.taps("›")
    assert boss.last.message_id == shown
    pages = f"{first}\n{read(boss)}"
    assert [f"Клиент {number:02}" in pages for number in range(11)] == [True] * 11
    assert pages.count("🟢") == 11
    await boss.taps("‹ К показателям")

    assert boss.last.message_id == shown
    assert "NPS +100" in read(boss)


async def test_a_manager_reads_of_own_clients_alone_whatever_the_button_says(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    granite = await clients(stage, "АО «Гранит»", "Игорь Волков", {"Пётр Лис": 2}, segment="Тайный", region="Урал")
    await clients(stage, "АО «Сланец»", "Анна Смирнова", {"Яна Рогова": 9}, segment="VIP")
    (igor,) = await stage.query("SELECT id FROM staff WHERE name = 'Игорь Волков'")
    for of in (
        OF,
        f"qfuwi.m{igor}",
        f"qfuwi.m{igor}.o1",
        f"qfuwi.a{granite}",
        "qfuwi.s123456",
        "qfuwi.m-",
        "year:2026",
    ):
        await anna.taps(data=f"who|a|0|{of}", on=anna.last)
        assert "Лис" not in read(anna), of
        assert "Гранит" not in read(anna), of


async def test_of_a_client_who_was_handed_over_the_row_stays_and_the_name_does_not(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    """The index counts the answer for whoever had the client then; who it was is no longer theirs to read."""
    granite = await clients(stage, "АО «Гранит»", "Анна Смирнова", {"Пётр Лис": 2})
    (igor,) = await stage.query("SELECT id FROM staff WHERE name = 'Игорь Волков'")
    async with stage.database.write() as conn:
        await conn.execute(sa.update(accounts).where(accounts.c.id == granite).values(manager_id=igor))
    await anna.taps(data=f"who|a|0|{OF}", on=anna.last)

    assert "🔴 2 · клиент теперь у другого менеджера · 14 окт." in read(anna)
    assert "Лис" not in read(anna)
    assert not any("Лис" in label for label in anna.last.labels)


async def test_where_answers_are_anonymous_they_are_the_owners_alone(stage: Stage, boss: Actor, anna: Actor) -> None:
    await clients(stage, "АО «Гранит»", "Анна Смирнова", {"Пётр Лис": 2})
    await stage.stops()
    stage.programme = replace(stage.programme, anonymous=True)
    await stage.starts()
    for reader in (boss, anna):
        await reader.taps(data=f"who|a|0|{OF}", on=reader.last)

    assert "Пётр Лис" in read(boss)
    assert read(anna) == "🔒 Опрос анонимный: ответы по одному видят только владельцы."


async def test_who_is_erased_leaves_the_lists_that_named_them(stage: Stage, boss: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await asked.types("Возят поздно")
    await boss.taps(data=f"who|a|0|{OF}", on=boss.last)
    listed = boss.last
    assert "Ирина Ким" in listed.words
    await forgets(asked)
    await stage.passes(minutes=1)

    assert "Ирина Ким" not in listed.words
    assert "ООО «Вектор»" in listed.words


async def test_a_number_that_is_none_is_refused(stage: Stage, boss: Actor) -> None:
    await boss.types("/nps")
    for data in (f"who|x|0|{OF}", "who|a|0|x", "who|a|0|qzzzz", "who|a|0|custom:1902-01-01:2198-12-31"):
        await boss.taps(data=data, on=boss.last)

    assert all("не для вас" in toast for toast in boss.toasts[-4:])


async def test_what_stands_beside_the_index_opens_too_with_its_mark(stage: Stage, boss: Actor, anna: Actor) -> None:
    """Recorded by one of the staff, and brought in a file of before: as many as the card says, none of them in it."""
    await records(anna, "3")
    await bring(boss)
    await boss.types("/nps Q4")
    assert "(записано: 1)" in read(boss)
    await boss.taps(next(label for label in boss.last.labels if "Ответы" in label), on=boss.last)
    assert "Записано: 1" in [label.replace("\xa0", " ") for label in boss.last.labels]
    await boss.taps(data=f"who|w|0|{OF}", on=boss.last)
    assert "🔴 3 · Ирина Ким, ООО «Вектор» · 23 нояб. · со слов клиента" in read(boss)
    await boss.types("/nps 2026")
    assert "Загруженные прошлые ответы: 2 ответа" in read(boss)
    await boss.taps(data="who|i|0|year:2026", on=boss.last)

    assert read(boss).startswith("Загруженные прошлые ответы · 2026 год, по 23 нояб.: 2")
    assert "🟢 10 · Олег Дан, ООО «Вектор» · 25 апр. · 📥 прошлый ответ" in read(boss)
    assert "«Третий раз срываете сроки»" in read(boss)
