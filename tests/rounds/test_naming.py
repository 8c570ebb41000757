"""/invite NAME: one search forgives what people type, and shows nobody somebody else's clients."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from nps.values import StaffId
from storage.schema import accounts, contacts
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage

INVITED = "Перешлите следующее сообщение. Кому: Ирина Ким, ООО «Вектор»"


async def crowd(stage: Stage, manager: StaffId, count: int, name: str = "Рабочий") -> None:
    """So many of one name at an account of this manager."""
    async with stage.database.write() as conn:
        filling = Filling(conn, now=stage.clock())
        account = await filling.account("Завод", manager=manager)
        for number in range(count):
            await filling.contact(f"{name} {number + 10}", account=account, joined=False)


def choice_of(actor: Actor) -> list[str]:
    return [button.text for row in actor.last.buttons for button in row]


async def number_of(stage: Stage, name: str) -> StaffId:
    return StaffId(dict(await stage.query("SELECT name, id FROM staff"))[name])


@pytest.mark.parametrize(
    "typed",
    ["Ким, Ирина", "ООО «Вектор» ким", "Kim", "bhbyf", "Иирна", "вектор ирна", "+7 900 111-22-33", "ИРИНА ПЕТРОВНА"],
)
async def test_a_name_is_understood_however_it_is_typed(stage: Stage, anna: Actor, typed: str) -> None:
    async with stage.database.write() as conn:
        await conn.execute(update(contacts).where(contacts.c.name == "Ирина Ким").values(phone="+79001112233"))
    await anna.types(f"/invite {typed}")

    assert anna.sees(INVITED)
    assert await stage.link_of("Ирина Ким") in anna.last.text


async def test_another_managers_clients_appear_in_no_choice_count_or_hint(
    stage: Stage, anna: Actor, boss: Actor
) -> None:
    await crowd(stage, await number_of(stage, "Игорь Волков"), 20)
    for typed in ("Рабочий", "hf,jxbq", "Робочий", "Завод рабочий", "Smith", "Smiht", "Ромашка", "Волков"):
        await anna.types(f"/invite {typed}")
        assert anna.last.text.startswith(f"Среди ваших клиентов никого нет по запросу «{typed}».")
        assert not anna.last.buttons
    await crowd(stage, await number_of(stage, "Анна Смирнова"), 2, "Работник")
    await anna.types("/invite завод")
    assert choice_of(anna) == ["Работник 10, Завод", "Работник 11, Завод"]
    await boss.types("/invite завод рабочий")
    pages = next(b.data for row in boss.last.buttons for b in row if b.text == "Дальше ›")
    await anna.taps(data=pages, on=anna.last)

    assert anna.toasts[-1] == "С тех пор что-то изменилось. Наберите команду ещё раз."
    assert "Рабочий 1" not in anna.screen


async def test_many_come_by_pages_and_each_button_looks_anew_who_may(stage: Stage, anna: Actor) -> None:
    await crowd(stage, await number_of(stage, "Анна Смирнова"), 18)
    await anna.types("/invite hf,jxbq")
    assert anna.sees("Нашлось несколько. Кого пригласить?")
    assert choice_of(anna) == [*(f"Рабочий {number}, Завод" for number in range(10, 18)), "Дальше ›"]
    choice = anna.last
    await anna.taps("Дальше ›")
    assert anna.last.message_id == choice.message_id
    assert choice_of(anna)[-2:] == ["‹ Назад", "Дальше ›"]
    await anna.taps("Дальше ›")
    assert choice_of(anna) == ["Рабочий 26, Завод", "Рабочий 27, Завод", "‹ Назад"]
    async with stage.database.write() as conn:
        await conn.execute(update(accounts).where(accounts.c.name == "Завод").values(manager_id=None))
    seen = len(anna.person.inbox)
    await anna.taps("Рабочий 27, Завод")
    assert anna.toasts[-1] == "Эта кнопка не для вас."
    await anna.taps("‹ Назад")

    assert anna.toasts[-1] == "С тех пор что-то изменилось. Наберите команду ещё раз."
    assert len(anna.person.inbox) == seen


async def test_an_owner_chooses_among_everybody_and_namesakes_are_told_apart(
    stage: Stage, anna: Actor, boss: Actor
) -> None:
    async with stage.database.write() as conn:
        filling = Filling(conn, now=stage.clock())
        (account,) = await stage.query("SELECT id FROM accounts WHERE name = 'ООО «Вектор»'")
        await filling.contact("Ким Ирина", account=account, joined=False, position="бухгалтер")
        await filling.contact("Ким Ирина", account=account, joined=False, position="логист")
        await filling.manager("Ирина Кимова", joined=False)
    await boss.types("/invite ирина ким")
    assert choice_of(boss) == [
        "Ирина Ким, ООО «Вектор»",
        "Ким Ирина, ООО «Вектор» · бухгалтер",
        "Ким Ирина, ООО «Вектор» · логист",
    ]
    await boss.types("/invite ирин")
    assert choice_of(boss)[-1] == "Ирина Кимова"
    await boss.taps("Ирина Кимова")
    assert boss.sees("Здравствуйте! Это ваша личная ссылка")
    await anna.types("/invite ирин")

    assert "Ирина Кимова" not in choice_of(anna)


async def test_in_english_too(stage: Stage, boss: Actor) -> None:
    await boss.types("/language")
    await boss.taps("English")
    await boss.types("/invite")
    assert boss.sees("Write the name of a contact or a company after the command")
    await boss.types("/invite Nobodyson")
    assert boss.sees("Nobody among the clients matches “Nobodyson”. Check the name, try the company or the phone")
    await boss.types("/invite vector")
    assert boss.sees("Several match. Whom shall we invite?")
    await boss.types("/invite Ramashka")

    assert boss.sees("Forward the next message. To: John Smith, Ромашка")
