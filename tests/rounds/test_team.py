"""/staff: everybody on the staff; all that one has goes to a colleague; owners and managers come and go."""

from __future__ import annotations

from dataclasses import replace

from nps.values import TelegramId
from tests.databases import on_both
from tests.rounds.stage import Actor, Stage

GONE = "Больше недоступно"


def words(actor: Actor) -> str:
    return actor.last.words.replace("\xa0", " ")


async def opens_card(boss: Actor, name: str) -> None:
    await boss.types("/staff")
    await boss.taps(name)


async def hands_all(boss: Actor, of: str, to: str) -> None:
    await opens_card(boss, of)
    await boss.taps("Передать всё")
    await boss.taps(to)
    await boss.taps("Передать")


async def test_the_list_tells_who_is_here_and_what_they_have(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.types("/away до 8 дек")

    await boss.types("/staff")

    assert "Анна Смирнова — менеджер · клиентов: 1 · обращений: 1 · 🔄 нет до вт 8 дек. включительно" in words(boss)
    assert "⚪️ Игорь Волков — менеджер, ещё не в боте · клиентов: 1 · обращений: 0" in words(boss)
    await boss.taps("Анна Смирнова")
    assert "В боте с" in words(boss)
    assert "вместо — владельцы" in words(boss)
    assert "По часам: Москва" in words(boss)


@on_both
async def test_everything_of_a_manager_goes_to_a_colleague_at_once_and_then_they_leave(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.taps("Беру", on=anna.find("🔴"))
    await anna.taps("Обещание", on=anna.find("🔴"))
    await anna.types("замена партии")
    await anna.types("до пт")
    await anna.taps("Сохранить и отправить")
    await opens_card(boss, "Анна Смирнова")
    await boss.taps("Передать всё")
    await boss.taps("Игорь Волков")
    assert "клиентов — 1, отдельных контактов — 0, открытых обращений — 1, обещаний — 1" in words(boss)
    assert await stage.query("SELECT COUNT(DISTINCT manager_id) FROM accounts") == [2]

    await boss.taps("Передать")

    assert "Передано от Анна Смирнова к Игорь Волков" in boss.screen.replace("\xa0", " ")
    assert igor.sees("Теперь у вас всё")
    assert igor.sees("🔴 3 из 10")
    assert not anna.sees("🔴 3 из 10")
    assert anna.sees("Карточки клиентов больше не за вами")
    assert await stage.query("SELECT COUNT(*) FROM accounts WHERE manager_id <> 2") == [0]
    assert await stage.query("SELECT state FROM promises") == ["open"]
    assert await stage.query("SELECT manager_id, taken_by FROM cases") == [(2, None)]
    await igor.taps("Беру", on=igor.find("🔴"))

    await boss.taps("Убрать из команды", on=boss.find("Передано от"))
    await boss.taps("Да, убрать")
    assert boss.sees("больше не в команде")
    assert anna.sees("Вы больше не среди сотрудников")
    assert "Вектор" not in anna.screen
    assert await stage.query("SELECT taken_by FROM cases") == [2]


async def test_a_contact_had_alone_and_what_is_to_be_mended_go_along(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.taps("Передать", on=anna.find("🔴"))
    await anna.taps("Игорь Волков")
    await anna.taps("Клиента: Ирина Ким")
    await anna.taps("Передать без записки")
    async with stage.database.write() as conn:
        await conn.exec_driver_sql(
            "INSERT INTO fixes (reason, accounts, most, opened_at, staff_id, is_day)"
            " VALUES ('quality', 3, 1, '2026-11-23T07:00:00.000000+00:00', 2, 1)"
        )

    await hands_all(boss, "Игорь Волков", "Анна Смирнова")

    assert anna.sees("🔴 3 из 10")
    assert await stage.query("SELECT manager_id FROM contacts WHERE manager_id IS NOT NULL") == []
    assert await stage.query("SELECT DISTINCT manager_id FROM accounts") == [1]
    assert await stage.query("SELECT staff_id FROM fixes") == [1]


async def test_who_still_has_something_is_not_removed_before_it_is_handed_over(stage: Stage, boss: Actor) -> None:
    await opens_card(boss, "Игорь Волков")
    await boss.taps("Убрать из команды")

    assert "сначала передайте всё коллеге" in words(boss)
    await boss.taps(data="member:2:gone:0", on=boss.last)
    assert "сначала передайте" in boss.toasts[-1].replace("\xa0", " ")
    assert await stage.query("SELECT COUNT(*) FROM staff WHERE retired_at IS NOT NULL") == [0]


async def test_nobody_is_handed_to_who_cannot_read_it(stage: Stage, boss: Actor, anna: Actor) -> None:
    await opens_card(boss, "Анна Смирнова")
    await boss.taps("Передать всё")

    assert "Игорь Волков" not in str(boss.last.buttons)
    await boss.taps(data="handall:1:2:yes", on=boss.last)
    assert "ещё не в боте" in boss.toasts[-1].replace("\xa0", " ")
    assert await stage.query("SELECT manager_id FROM accounts ORDER BY id") == [1, 2]


@on_both
async def test_a_new_manager_comes_by_the_link_and_a_new_owner_stays_one_after_a_start(
    stage: Stage, boss: Actor
) -> None:
    await boss.types("/staff")
    await boss.taps("＋ Менеджер")
    await boss.types("Вера Новая")
    assert boss.sees("Перешлите личную ссылку")
    vera = stage.actor(61, "Вера", "Новая", language_code="ru")
    await vera.opens(await stage.link_of("Вера Новая"))
    assert vera.sees("Вы — менеджер компании")

    await boss.types("/staff")
    await boss.taps("＋ Владелец")
    await boss.types("Олег Хозяев")
    oleg = stage.actor(62, "Олег", "Хозяев", language_code="ru")
    await oleg.opens(await stage.link_of("Олег Хозяев"))
    assert oleg.sees("Вы — владелец программы NPS")
    await stage.stops()
    await stage.starts()

    await oleg.types("/staff")
    assert "Вера Новая — менеджер" in words(oleg)
    await vera.types("/staff")
    assert "Команда" not in vera.last.words


async def test_a_manager_becomes_an_owner_and_sees_everything(stage: Stage, boss: Actor, anna: Actor) -> None:
    await opens_card(boss, "Анна Смирнова")
    await boss.taps("Сделать владельцем")
    await boss.taps("Да, сделать владельцем")

    assert anna.sees("Теперь вы — владелец")
    await anna.types("/staff")
    assert "Игорь Волков" in anna.last.words


async def test_two_owners_who_remove_each_other_at_once_leave_one(stage: Stage, boss: Actor, anna: Actor) -> None:
    await hands_all_to_boss(stage, boss)
    stage.programme = replace(stage.programme, owner_ids=frozenset({TelegramId(99)}))
    async with stage.database.write() as conn:
        await conn.exec_driver_sql("UPDATE staff SET role = 'owner', appointed_at = created_at WHERE id IN (1, 3)")
    await stage.stops()
    await stage.starts()
    owners = "SELECT id FROM staff WHERE role = 'owner' AND retired_at IS NULL AND telegram_id IN (11, 21)"
    boss_id, anna_id = 3, 1
    await boss.types("/staff")
    await anna.types("/staff")
    boss_list, anna_list = boss.last, anna.last

    await boss.person.taps(data=f"member:{anna_id}:gone:0", on=boss_list)
    await anna.person.taps(data=f"member:{boss_id}:gone:0", on=anna_list)
    await stage.settles()

    assert len(await stage.query(owners)) == 1


async def hands_all_to_boss(stage: Stage, boss: Actor) -> None:
    async with stage.database.write() as conn:
        await conn.exec_driver_sql("UPDATE accounts SET manager_id = 2")


async def test_an_owner_of_the_settings_is_removed_there_alone(stage: Stage, boss: Actor, anna: Actor) -> None:
    async with stage.database.write() as conn:
        await conn.exec_driver_sql("UPDATE staff SET role = 'owner', appointed_at = created_at WHERE id = 1")

    await anna.types("/staff")
    await anna.taps(data="member:3:remove:0", on=anna.last)
    assert "OWNER_IDS" in anna.toasts[-1]
    await anna.taps(data="member:1:remove:0", on=anna.last)
    assert "Себя так не убрать" in anna.toasts[-1].replace("\xa0", " ")
    assert await stage.query("SELECT COUNT(*) FROM staff WHERE retired_at IS NOT NULL") == [0]


async def test_a_name_that_is_none_or_taken_is_refused_with_a_sentence(stage: Stage, boss: Actor) -> None:
    await boss.types("/staff")
    await boss.taps("＋ Менеджер")
    await boss.types("12345")
    assert "не похоже на имя" in words(boss)
    await boss.types("анна смирнова")
    assert "уже есть в команде" in words(boss)
    await boss.sends_voice()
    assert await stage.query("SELECT COUNT(*) FROM staff") == [3]
