"""/invites by pages: whom the company can hear at all, who is missing and why, reminders, and the page of QR codes."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import update

from nps.values import Circle, Unreachable
from storage.people.reachability import record_unreachable
from storage.schema import people
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage


def read(text: str) -> str:
    return text.replace("\xa0", " ")


NAMES = ("Блок Иванов", "Удаль Петров", "Отпис Сидоров", "Молчун Попов", "Вольный Орлов")


@pytest.fixture
async def lost(stage: Stage) -> None:
    """Somebody of «Вектор» for each of the facts; «Пустышка», with half of the revenue, has nobody at all."""
    now = stage.clock()
    (account,) = await stage.query("SELECT account_id FROM contacts WHERE name = 'Ирина Ким'")
    async with stage.database.write() as conn:
        filling = Filling(conn, now=now)
        blocked, deleted, opted_out, silent, heard = [
            await filling.contact(
                name,
                account=account,
                circle=Circle.DECISION_MAKER if name == "Молчун Попов" else Circle.USER,
                telegram_id=900 + number,
            )
            for number, name in enumerate(NAMES)
        ]
        await filling.asked(silent, at=now - timedelta(days=190))
        await filling.answered(heard, 9, at=now - timedelta(days=190))
        for contact, why, days in ((blocked, Unreachable.BLOCKED, 11), (deleted, Unreachable.DEACTIVATED, 400)):
            assert contact.telegram_id
            await record_unreachable(conn, contact.telegram_id, why, now=now - timedelta(days=days))
        this = people.c.telegram_id == opted_out.telegram_id
        await conn.execute(update(people).where(this).values(opted_out_at=now - timedelta(days=3)))
        await filling.account("Пустышка", revenue=12_400_000)


@on_both
async def test_five_facts_are_told_apart_by_circle_and_with_dates(
    stage: Stage, boss: Actor, asked: Actor, lost: None
) -> None:
    await boss.types("/invites")

    told = read(boss.find("Приглашения").words)
    assert "Можем услышать: 3 из 8 контактов (38 %), 2 из 2 ЛПР (100 %), 50 % выручки" in told
    assert "· не в боте — 2: пользователь 1, роль не указана 1; первый с 23 нояб." in told
    assert "· заблокировали бота — 1: пользователь 1; первый с 12 нояб." in told
    assert "· нет аккаунта или чата — 1: пользователь 1; первый с 19 окт. 2025" in told
    assert "· просят не спрашивать — 1: пользователь 1; первый с 20 нояб." in told
    assert "· молчат полгода и дольше — 1: ЛПР 1; первый с 17 мая" in told


async def test_who_is_lost_stands_by_name_under_their_manager(
    stage: Stage, boss: Actor, asked: Actor, lost: None
) -> None:
    await boss.types("/invites")
    await boss.taps("Недоступны и молчат: 4", on=boss.find("Приглашения"))

    told = read(boss.find("Недоступны и молчат").words)
    assert told.index("Анна Смирнова") < told.index("Блок Иванов")
    assert "Блок Иванов, ООО «Вектор» · пользователь — бот заблокирован с 12 нояб." in told
    assert "Удаль Петров, ООО «Вектор» · пользователь — аккаунта или чата нет с 19 окт. 2025" in told
    assert "Отпис Сидоров, ООО «Вектор» · пользователь — просит не спрашивать с 20 нояб." in told
    assert "Молчун Попов, ООО «Вектор» · ЛПР — молчит с 17 мая" in told
    assert "Вольный Орлов" not in told
    await boss.taps("Блок Иванов")
    assert boss.sees("Сообщения не доходят: бот заблокирован")


async def test_who_unblocks_the_bot_can_be_heard_again_by_that_alone(stage: Stage, boss: Actor, asked: Actor) -> None:
    await asked.blocks()
    await boss.types("/invites")
    assert "· заблокировали бота — 1: ЛПР 1" in read(boss.find("Приглашения").words)

    await asked.unblocks()
    await boss.types("/invites")

    told = read(boss.person.messages[-2].words if boss.last.file_name else boss.last.words)
    assert "1 из 1 ЛПР" in told
    assert "заблокировали" not in told


async def test_pages_are_turned_in_one_message_and_lead_to_a_link_that_can_be_revoked(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    async with stage.database.write() as conn:
        filling = Filling(conn, now=stage.clock())
        account = await filling.account("Большой", manager=None)
        for number in range(12):
            await filling.contact(f"Контакт {number:02}", account=account, joined=False)
    await boss.types("/invites")
    listed = boss.find("Приглашения")
    await boss.taps("Не открывали: 15", on=listed)
    first = read(listed.words)
    await boss.taps("›", on=listed)
    second = read(listed.words)

    assert "<b>" not in first
    assert first.startswith("Ещё не открывали: 15")
    assert first.index("Анна Смирнова") < first.index("Ирина Ким") < first.index("Игорь Волков")
    assert first.index("Игорь Волков") < first.index("Без менеджера") < first.index("Контакт 00")
    assert "Контакт 11" in second
    assert "Контакт 00" not in second
    await boss.taps("‹ Приглашения", on=listed)
    assert listed.words.startswith("Приглашения")
    await boss.taps("Не открывали: 15", on=listed)
    payload = await stage.link_of("Ирина Ким")
    await boss.taps("Ирина Ким", on=listed)
    await boss.taps("Отозвать ссылку", on=boss.find("Кому: Ирина Ким"))
    irina = stage.actor(31, "Ирина", language_code="ru")
    await irina.opens(payload)
    assert irina.sees("больше не действует")


async def test_an_owner_sees_how_far_each_managers_clients_have_come(stage: Stage, boss: Actor, asked: Actor) -> None:
    await boss.types("/invites")
    await boss.taps("По менеджерам", on=boss.find("Приглашения"))

    told = read(boss.find("Приглашения по менеджерам").words)
    assert "Анна Смирнова: в боте 1 из 2, открыли — 0, не открывали — 1" in told
    assert "Игорь Волков: в боте 0 из 1, открыли — 0, не открывали — 1" in told


async def test_a_manager_turns_to_nobody_elses_pages(stage: Stage, anna: Actor) -> None:
    await anna.types("/invites")
    listed = anna.find("Приглашения")
    assert "По менеджерам" not in listed.labels
    assert "Напомнить менеджерам" not in listed.labels
    await anna.taps(data="invites:managers:0", on=listed)
    await anna.taps(data="invites:waiting:0", on=listed)
    assert not anna.sees("Игорь Волков")
    assert not anna.sees("John Smith")
    await anna.taps(data="inviteswish:remind:0", on=listed)
    assert "не для вас" in anna.toasts[-1]


async def test_where_answers_are_anonymous_a_manager_does_not_read_who_is_silent(
    stage: Stage, boss: Actor, anna: Actor, lost: None
) -> None:
    await stage.stops()
    stage.programme = type(stage.programme)(
        company="Стройснаб", owner_ids=stage.programme.owner_ids, link_key=stage.programme.link_key, anonymous=True
    )
    await stage.starts()
    for person in (anna, boss):
        await person.types("/invites")
        await person.taps(data="invites:lost:0", on=person.find("Приглашения"))

    assert not anna.sees("Молчун")
    assert not anna.sees("полгода")
    assert anna.sees("Блок Иванов")
    assert boss.sees("Молчун Попов")


@on_both
async def test_each_manager_is_reminded_of_the_missing_once_a_day_in_working_hours(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    await stage.passes(hours=12)
    await boss.types("/invites")
    await boss.taps("Напомнить менеджерам", on=boss.find("Приглашения"))
    told = read(boss.last.words)
    assert "· Анна Смирнова: 2" in told
    assert "Менеджеры без доступа: Игорь Волков" in told
    assert not anna.sees("Руководитель напоминает")

    await boss.taps("Напомнить менеджерам", on=boss.find("Приглашения"))
    await stage.passes(hours=12)
    assert read(anna.screen).count("Руководитель напоминает: 2 ваших клиента ещё не в боте") == 1
    assert "Олег Дан" in anna.last.words
    await anna.taps("Сообщения для пересылки, по 10", on=anna.last)
    assert anna.sees("Кому: Олег Дан")
    assert not anna.sees("John Smith")


async def test_a_reminder_of_clients_who_have_joined_meanwhile_is_not_sent(
    stage: Stage, boss: Actor, igor: Actor
) -> None:
    await stage.passes(hours=12)
    await boss.types("/invites")
    await boss.taps("Напомнить менеджерам", on=boss.find("Приглашения"))
    john = stage.actor(33, "John", language_code="en")
    await john.opens(await stage.link_of("John Smith"))
    await john.taps(data=john.last.buttons[0][0].data, on=john.last)
    await stage.passes(hours=12)

    assert not igor.sees("Руководитель напоминает")


async def test_the_page_of_codes_holds_each_own_link_and_loads_nothing(stage: Stage, boss: Actor, anna: Actor) -> None:
    async with stage.database.write() as conn:
        account = await Filling(conn, now=stage.clock()).account("<b>Кавычки</b> & Ко «Ё»", manager=None)
        await Filling(conn, now=stage.clock()).contact("<script>alert(1)</script>", account=account, joined=False)
    payload = await stage.link_of("Ирина Ким")
    await boss.types("/invites")
    await boss.taps("Страница с QR-кодами", on=boss.find("Приглашения"))

    assert boss.last.file_name == "qr.html"
    page = (boss.last.content or b"").decode()
    assert page.count("<svg") == 4
    assert f"https://t.me/otklik_bot?start={payload}" in page
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&lt;b&gt;Кавычки&lt;/b&gt; &amp; Ко" in page
    assert not re.search(r"(src|href)\s*=|url\(|@import", page)


async def test_a_managers_page_of_codes_holds_their_own_clients_alone(stage: Stage, anna: Actor) -> None:
    await anna.types("/invites")
    await anna.taps("Страница с QR-кодами", on=anna.find("Приглашения"))

    page = (anna.last.content or b"").decode()
    assert "Олег Дан" in page
    assert "John Smith" not in page
    assert "Ромашка" not in page


async def test_who_has_joined_has_no_code(stage: Stage, boss: Actor, asked: Actor) -> None:
    await boss.types("/invites")
    await boss.taps("Страница с QR-кодами", on=boss.find("Приглашения"))

    assert "Ирина Ким" not in (boss.last.content or b"").decode()
