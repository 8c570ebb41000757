"""[Объединить]: two records of one company, one person or one of the staff become one, and two again within a day."""

from __future__ import annotations

from typing import Any

from storage.people.clients import get_contact
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage

NAMES = "SELECT name FROM contacts WHERE state <> 'erased' ORDER BY name"


def words(actor: Actor) -> str:
    return actor.last.words.replace("\xa0", " ")


async def listed(stage: Stage, name: str, account: int, **more: Any) -> int:
    """Somebody else in the client list."""
    async with stage.database.write() as conn:
        return (await Filling(conn, now=stage.clock()).contact(name, account=account, joined=False, **more)).id


async def merges_contacts(boss: Actor, first: str, second: str) -> None:
    await boss.types("/client Вектор")
    await boss.taps("Объединить")
    await boss.taps(first)
    await boss.taps(second)


@on_both
async def test_two_records_of_one_person_become_one_and_two_again(stage: Stage, boss: Actor, asked: Actor) -> None:
    await asked.taps("9")
    await listed(stage, "Ким Ирина Петровна", 1, email="kim@vector.ru")

    await merges_contacts(boss, "Ким Ирина Петровна", "Ирина Ким")
    assert "Останется Ирина Ким, запись Ким Ирина Петровна исчезнет" in words(boss)
    assert "Пустое заполнится из второй записи, полей: 1" in words(boss)
    assert len(await stage.query(NAMES)) == 4
    await boss.taps("Да, объединить")

    assert "Ким Ирина Петровна теперь — Ирина Ким" in words(boss)
    assert await stage.query(NAMES) == ["John Smith", "Ирина Ким", "Олег Дан"]
    assert await stage.query("SELECT email FROM contacts WHERE name = 'Ирина Ким'") == ["kim@vector.ru"]
    done = boss.last
    await stage.passes(hours=23)
    await boss.taps("Отменить объединение", on=done)

    assert "снова две записи" in boss.find("снова две записи").words.replace("\xa0", " ")
    assert len(await stage.query(NAMES)) == 4
    assert await stage.query("SELECT email FROM contacts WHERE name = 'Ирина Ким'") == [None]


async def test_after_a_day_it_stays_one(stage: Stage, boss: Actor, asked: Actor) -> None:
    await listed(stage, "Ким Ирина Петровна", 1)
    await merges_contacts(boss, "Ким Ирина Петровна", "Ирина Ким")
    await boss.taps("Да, объединить")
    done = boss.last

    await stage.passes(hours=24)
    await boss.taps("Отменить объединение", on=done)

    assert "отменить уже нельзя" in words(boss)
    assert len(await stage.query(NAMES)) == 3
    assert await stage.query("SELECT COUNT(*) FROM merge_moves") == [0]


@on_both
async def test_two_records_of_one_company_become_one_with_its_cases(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    assert anna.sees("🔴 3 из 10")

    await boss.types("/client Ромашка")
    await boss.taps("Объединить")
    await boss.types("Вектор")
    assert "Останется Ромашка, запись ООО «Вектор» исчезнет" in words(boss)
    assert "обращения — 1" in words(boss)
    await boss.taps("Да, объединить")

    assert "теперь — Ромашка" in words(boss)
    assert igor.sees("🔴 3 из 10 · Ромашка")
    assert not anna.sees("🔴 3 из 10")
    await boss.types("/client Вектор")
    assert "никого" in words(boss) or "не нашл" in words(boss).casefold()
    await boss.taps("Отменить объединение", on=boss.find("теперь — Ромашка"))
    assert anna.sees("🔴 3 из 10 · ООО «Вектор»")
    assert not igor.sees("🔴 3 из 10 · Ромашка")
    assert await stage.query("SELECT segment FROM accounts ORDER BY id") == ["VIP", None]


async def test_two_records_of_one_manager_become_one_and_the_list_makes_no_third(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    async with stage.database.write() as conn:
        filling = Filling(conn, now=stage.clock())
        other = await filling.manager("Анна Павловна Смирнова", joined=False)
        await filling.account("Лютик", manager=other)

    await boss.types("/staff")
    await boss.taps("Анна Павловна Смирнова")
    await boss.taps("Объединить")
    await boss.taps("Анна Смирнова")
    assert "Останется Анна Смирнова" in words(boss)
    assert "клиенты — 1" in words(boss)
    await boss.taps("Да, объединить")
    await boss.sends_document("clients.csv", "Компания;Контакт;Менеджер\nЛютик;Пётр;Анна Павловна Смирнова\n".encode())
    await boss.taps("Применить")

    assert await stage.query("SELECT COUNT(*) FROM staff WHERE retired_at IS NULL AND role = 'manager'") == [2]
    assert await stage.query("SELECT DISTINCT manager_id FROM accounts WHERE name IN ('Лютик', 'ООО «Вектор»')") == [1]
    await anna.types("/client Лютик")
    assert "Лютик" in words(anna)


async def test_who_was_erased_meanwhile_does_not_come_back(stage: Stage, boss: Actor, asked: Actor) -> None:
    await listed(stage, "Ким Ирина Петровна", 1, email="kim@vector.ru")
    await merges_contacts(boss, "Ким Ирина Петровна", "Ирина Ким")
    await boss.taps("Да, объединить")
    merge = boss.last

    await asked.types("/forget")
    await asked.taps("Удалить мои данные")
    await stage.passes(hours=1)
    await boss.taps(data="apart:1", on=merge)

    assert "стёрты" in words(boss)
    assert "Ким" not in boss.screen.replace("/client", "")
    assert await stage.query("SELECT COUNT(*) FROM contacts WHERE name LIKE '%Ким%' OR email IS NOT NULL") == [0]


async def test_the_person_reads_under_which_names_they_are_listed(stage: Stage, boss: Actor, asked: Actor) -> None:
    await listed(stage, "Ким Ирина Петровна", 1, email="kim@vector.ru")
    await merges_contacts(boss, "Ким Ирина Петровна", "Ирина Ким")
    await boss.taps("Да, объединить")

    await asked.types("/mydata")

    page = asked.last.file.content.decode() if asked.last.file else ""
    assert "Ким Ирина Петровна" in page
    assert "Ирина Ким" in page


async def test_two_who_answer_from_two_accounts_are_not_made_one(stage: Stage, boss: Actor, asked: Actor) -> None:
    async with stage.database.write() as conn:
        await Filling(conn, now=stage.clock()).contact("Ким И. П.", account=1, telegram_id=77)

    await merges_contacts(boss, "Ким И. П.", "Ирина Ким")

    assert "из разных аккаунтов Telegram" in words(boss)


async def test_what_came_since_on_the_others_case_keeps_it_from_being_undone(
    stage: Stage, boss: Actor, asked: Actor
) -> None:
    number = await listed(stage, "Ким Ирина Петровна", 1)
    async with stage.database.write() as conn:
        await Filling(conn, now=stage.clock()).complaint(await get_contact(conn, number))
    await merges_contacts(boss, "Ким Ирина Петровна", "Ирина Ким")
    await boss.taps("Да, объединить")
    done = boss.find("теперь — Ирина Ким")
    await asked.taps("2")

    await boss.taps("Отменить объединение", on=done)

    assert "отменить, ничего не потеряв, уже нельзя" in words(boss)
    assert await stage.query("SELECT COUNT(*) FROM cases") == [1]
