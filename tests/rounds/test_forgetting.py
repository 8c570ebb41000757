"""/forget: the person and their words are gone within minutes, wherever they stood."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from sandbox.people import Message
from storage.people.who import find_who
from storage.privacy import erasure_log
from storage.schema import contacts
from storage.schema.people import key_of_person
from tests.databases import on_both
from tests.dump import find_in_database
from tests.filling import Filling
from tests.rounds.stage import TOKEN, Actor, Stage

ZINA = 313_313_131
CANARIES = (
    "Канарейкина", "zinaida_bird", str(ZINA), "Зинаида Львовна", "79165550101", "zina@bird.ru", "главная певчая",
    "K-313", "Везут вечно поздно", "Передайте привет", "жалоба.pdf", "Asia/Omsk",
)  # fmt: skip


@pytest.fixture
async def folder(stage: Stage, tmp_path: Path) -> Path:
    """Where the log of erasures lies."""
    await stage.stops()
    stage.programme = replace(stage.programme, backup_folder=tmp_path / "backups")
    await stage.starts()
    return tmp_path / "backups"


@pytest.fixture
async def zina(stage: Stage, anna: Actor, boss: Actor, folder: Path) -> Actor:
    """A contact of «Вектор» about whom everything is held, and who has complained in every way there is."""
    async with stage.database.write() as conn:
        account = (await conn.execute(sa.text("SELECT id FROM accounts WHERE name = 'ООО «Вектор»'"))).scalar_one()
        await Filling(conn, now=stage.clock()).contact(
            "Зинаида Канарейкина", account=account, joined=False, greeting="Зинаида Львовна", phone="+79165550101",
            email="zina@bird.ru", position="главная певчая", external_id="K-313", timezone="Asia/Omsk",
        )  # fmt: skip
    zina = stage.actor(ZINA, "Зина", "Канарейкина", username="zinaida_bird", language_code="ru")
    await anna.types("/invite Канарейкина")
    await zina.opens(await stage.link_of("Зинаида Канарейкина"))
    await zina.taps("Согласиться и начать")
    await zina.taps("3")
    await zina.taps("Отношение")
    await zina.types("Везут вечно поздно")
    await zina.sends_voice()
    await zina.sends_document("жалоба.pdf", b"%PDF")
    await stage.passes(hours=25)
    await zina.types("Передайте привет")
    await zina.sends_photo("Передайте привет и фото")
    await zina.sends_sticker()
    return zina


async def forgets(person: Actor) -> None:
    await person.types("/forget")
    await person.taps("Удалить мои данные")


def visible(person: Actor) -> list[Message]:
    return [message for message in person.person.inbox if not message.deleted]


def read(person: Actor) -> str:
    """What the person can still read, buttons and names of files included."""
    return "\n".join(f"{message} {message.file_name or ''}" for message in visible(person))


def found_in(text: str) -> list[str]:
    return [canary for canary in CANARIES if canary in text]


async def test_nothing_of_the_person_is_left_in_the_database(stage: Stage, zina: Actor) -> None:
    async with stage.database.read() as conn:
        before = await find_in_database(conn, CANARIES)

    await forgets(zina)
    await stage.passes(minutes=2)

    assert len(before) > 20
    async with stage.database.read() as conn:
        assert await find_in_database(conn, CANARIES) == []
    assert await stage.query("SELECT score FROM responses") == [3]


async def test_nothing_of_the_person_is_left_in_the_chats_of_staff(
    stage: Stage, zina: Actor, anna: Actor, boss: Actor
) -> None:
    assert len(found_in(read(anna))) >= 4
    assert len(found_in(read(boss))) >= 2

    await forgets(zina)
    await stage.passes(minutes=2)

    for person in (anna, boss):
        assert found_in(read(person)) == []
    assert anna.sees("Данные клиента удалены")  # in place of the invitation
    assert anna.find("🔴 3 из 10").text.splitlines()[1] == "Данные удалены по просьбе клиента"
    assert not anna.find("🔴 3 из 10").buttons
    assert anna.sees("Слова клиента удалены")
    assert [message.kind for message in visible(anna) if message.kind != "text"] == []
    assert anna.sees("Один из контактов (ООО «Вектор») удалил свои данные")


async def test_lists_and_summaries_are_written_anew_without_the_person(
    stage: Stage, zina: Actor, anna: Actor, boss: Actor
) -> None:
    await stage.passes(days=6)
    for person in (anna, boss):
        await person.types("/cases")
        for title in ("☀️ Сегодня", "Новые детракторы", "Открыто 1 обращение"):
            assert "Канарейкина" in person.find(title).words, title

    await forgets(zina)
    await stage.passes(minutes=2)
    for person in (anna, boss):
        assert [message.text for message in visible(person) if found_in(message.text)] == []
        assert person.sees("Написано заново: один из клиентов удалил свои данные")
        assert person.sees("нояб. убран: один из клиентов удалил свои данные")
        assert person.sees("Открытых обращений нет")
    assert await stage.broken() == []


async def test_after_two_days_a_file_cannot_be_taken_back_and_loses_its_caption(
    stage: Stage, zina: Actor, anna: Actor
) -> None:
    await stage.passes(days=3)
    await forgets(zina)

    assert {message.caption for message in visible(anna) if message.kind in ("voice", "photo")} == {
        "Слова клиента удалены"
    }


async def test_the_confirmation_is_the_last_message(stage: Stage, zina: Actor) -> None:
    await forgets(zina)
    said = len(zina.person.inbox)
    await stage.days_pass(120)

    assert len(zina.person.inbox) == said
    assert "Ваши данные и слова удалены" in zina.last.text
    assert not [button for message in visible(zina)[-2:] for button in message.labels]


@on_both
async def test_the_case_is_closed_and_says_why(stage: Stage, zina: Actor) -> None:
    await forgets(zina)

    assert await stage.query("SELECT state FROM cases") == ["closed"]
    assert (await stage.query("SELECT event FROM case_events ORDER BY id"))[-1] == "erased"


async def test_what_happened_on_the_case_keeps_no_details(stage: Stage, zina: Actor, anna: Actor) -> None:
    details = "SELECT detail FROM case_events WHERE detail IS NOT NULL AND detail <> 'null'"
    question = zina.find("Ваша оценка")
    await zina.taps("Изменить", on=question)
    await zina.taps("2", on=question)
    assert await stage.query(details) != []
    await forgets(zina)

    assert await stage.query(details) == []


async def test_the_score_stays_in_the_figures_without_a_name(stage: Stage, zina: Actor, boss: Actor) -> None:
    await forgets(zina)
    await boss.types("/nps")

    assert boss.sees("1 детрактор")
    await stage.passes(days=6)
    assert boss.sees("Новые детракторы: 1 — данные удалены, ООО «Вектор»: 3")


@on_both
async def test_a_company_may_erase_the_scores_as_well(
    stage: Stage, zina: Actor, anna: Actor, boss: Actor, folder: Path
) -> None:
    await stage.stops()
    stage.programme = replace(stage.programme, forget_keeps_score=False)
    await stage.starts()
    await zina.types("/forget")
    assert zina.sees("Оценки тоже будут удалены")
    await zina.taps("Удалить мои данные")
    await stage.passes(minutes=2)

    for table in ("responses", "cases", "case_events", "alerts", "invitations", "score_changes"):
        assert await stage.query(f"SELECT count(*) FROM {table}") == [0], table  # noqa: S608
    async with stage.database.read() as conn:
        assert await find_in_database(conn, CANARIES) == []
    assert not anna.sees("🔴 3 из 10")
    assert not boss.sees("Канарейкина, главная певчая")


async def test_the_confirmation_expires(stage: Stage, zina: Actor) -> None:
    await zina.types("/forget")
    await stage.passes(minutes=11)
    await zina.taps("Удалить мои данные")

    assert "Прошло больше 10 минут" in zina.toasts[-1]
    assert await stage.query("SELECT count(*) FROM erasures") == [0]


@pytest.mark.parametrize("asked", [0, 4_102_444_800])
@on_both
async def test_a_forged_confirmation_erases_nothing(stage: Stage, zina: Actor, asked: int) -> None:
    await zina.taps(data=f"forget:{asked}:yes", on=zina.last)

    assert await stage.query("SELECT count(*) FROM erasures") == [0]


async def test_who_changes_their_mind_keeps_everything(stage: Stage, zina: Actor) -> None:
    await zina.types("/forget")
    await zina.taps("Оставить")

    assert zina.sees("ничего не удалено")
    assert await stage.query("SELECT count(*) FROM erasures") == [0]


@on_both
async def test_a_person_of_two_accounts_is_told_so_and_loses_both(stage: Stage, zina: Actor) -> None:
    async with stage.database.write() as conn:
        romashka = (await conn.execute(sa.text("SELECT id FROM accounts WHERE name = 'Ромашка'"))).scalar_one()
        await Filling(conn, now=stage.clock()).contact("Зина К.", account=romashka, telegram_id=ZINA)
    await zina.types("/forget")

    assert zina.sees("Вы отвечаете от нескольких компаний, удалится всё сразу: ООО «Вектор», Ромашка")
    await zina.taps("Удалить мои данные")
    await stage.passes(minutes=2)
    assert await stage.query("SELECT count(*) FROM contacts WHERE state = 'erased'") == [2]
    async with stage.database.read() as conn:
        assert await find_in_database(conn, CANARIES) == []


@on_both
async def test_an_owner_who_was_a_contact_too_stays_an_owner(stage: Stage, boss: Actor, anna: Actor) -> None:
    await boss.opens(await stage.link_of("Ирина Ким"))
    await boss.taps("Это моя ссылка, начать")
    await boss.taps("2")
    await boss.types("Сам себе враг")
    await forgets(boss)
    await stage.passes(minutes=2)
    await boss.types("/nps")

    assert boss.sees("1 детрактор")
    assert await stage.query("SELECT name FROM contacts WHERE state = 'erased'") == [""]
    assert await stage.query("SELECT count(*) FROM comment_parts") == [0]
    await boss.types("/forget")
    assert boss.sees("Вы сотрудник, и как о клиенте о вас ничего не хранится")


async def test_a_stranger_is_told_what_telegram_told_us(stage: Stage) -> None:
    eve = stage.actor(99, "Ева")
    await eve.types("/forget")

    assert eve.sees("только то, что сообщил Telegram")


@on_both
async def test_the_old_link_opens_nothing_and_old_buttons_do_nothing(stage: Stage, zina: Actor, anna: Actor) -> None:
    payload = next(
        text.partition("start ")[2] for message in zina.person.messages if (text := message.text).startswith("/start ")
    )
    await forgets(zina)
    await stage.passes(minutes=2)
    heard = len(anna.person.inbox)
    await zina.opens(payload)
    await zina.taps("Изменить")

    assert zina.sees("Эта ссылка больше не действует")
    assert len(anna.person.inbox) == heard
    assert await stage.query("SELECT count(*) FROM enrolment_openings") == [0]


async def test_what_was_said_in_the_same_breath_is_erased_too(stage: Stage, zina: Actor, anna: Actor) -> None:
    """A batch of updates writes down what it owes at its end: an erasure must not be overtaken by that."""
    passed_on = [message.text for message in zina.person.inbox].count("Передано.")
    await zina.types("/forget")
    await stage.stops()
    await zina.person.types("Везут вечно поздно, и ещё раз")
    await zina.person.taps("Удалить мои данные")
    await stage.starts()
    await stage.passes(minutes=2)

    assert "Ваши данные и слова удалены" in zina.last.text
    assert "ещё раз" not in read(anna)
    assert [message.text for message in zina.person.inbox].count("Передано.") == passed_on > 0
    async with stage.database.read() as conn:
        assert await find_in_database(conn, CANARIES) == []


@on_both
async def test_a_list_that_names_the_person_again_brings_nobody_back(stage: Stage, zina: Actor, boss: Actor) -> None:
    await forgets(zina)
    rows = (
        "Компания,Контакт,Код контакта\nООО «Вектор»,Зинаида КАНАРЕЙКИНА,\nВектор,Олег Новый,N-1\nЛютик,З. К.,K-313\n"
    )
    await boss.sends_document("clients.csv", rows.encode())

    assert boss.sees("строка 2: контакт не добавлен: этот человек просил удалить свои данные")
    assert boss.sees("строка 4: контакт не добавлен")
    await boss.taps("Применить")
    await stage.passes(minutes=2)
    assert await stage.query("SELECT name FROM contacts WHERE state = 'invited' ORDER BY id DESC LIMIT 1") == [
        "Олег Новый"
    ]
    async with stage.database.read() as conn:
        places = await find_in_database(conn, ["Канарейкина", "КАНАРЕЙКИНА", "K-313"])
    assert [place for place in places if not place.startswith(("inbox.", "outbox."))] == []


@on_both
async def test_the_log_says_what_when_and_for_whom_by_pseudonym(stage: Stage, zina: Actor, folder: Path) -> None:
    await forgets(zina)

    text = erasure_log.file_in(folder).read_text()
    (entry,) = erasure_log.read(erasure_log.file_in(folder))
    assert found_in(text) == []
    assert entry.erasure.at == stage.clock()
    assert entry.erasure.contact_id == (await stage.query("SELECT id FROM contacts WHERE state = 'erased'"))[0]
    assert len(entry.erasure.person or "") == 40


@on_both
async def test_an_erasure_is_repeated_after_an_older_backup_was_restored(
    stage: Stage, zina: Actor, anna: Actor, boss: Actor, folder: Path
) -> None:
    async with stage.database.read() as conn:
        who = await find_who(conn, ZINA)
    assert who is not None
    await forgets(zina)
    await stage.passes(minutes=2)
    await stage.stops()
    async with stage.database.write() as conn:  # what an older copy would still hold
        await conn.execute(sa.text("DELETE FROM erasures"))
        values = {"name": "Зинаида Канарейкина", "name_folded": "зинаида канарейкина", "state": "joined"}
        this = sa.update(contacts).where(contacts.c.id == who.contacts[0].id)
        await conn.execute(this.values(**values, telegram_id=ZINA, phone="+79165550101"))
        await conn.execute(
            sa.text("UPDATE enrolments SET bound_to = :human WHERE contact_id = :contact"),
            {"human": ZINA, "contact": who.contacts[0].id},
        )
    heard = [len(person.person.inbox) for person in (zina, anna, boss)]

    await stage.starts()
    await stage.passes(minutes=2)

    assert await stage.query("SELECT name FROM contacts WHERE state = 'erased'") == [""]
    assert [len(person.person.inbox) for person in (zina, anna, boss)] == heard
    assert len(erasure_log.read(erasure_log.file_in(folder))) == 1
    assert TOKEN not in erasure_log.file_in(folder).read_text()
    async with stage.database.read() as conn:
        assert await find_in_database(conn, CANARIES) == []


async def test_a_namesake_loses_nothing_when_somebody_is_erased_while_sends_fail(
    stage: Stage, folder: Path, anna: Actor, asked: Actor
) -> None:
    """A bug once: what waited was searched for the erased person's names, and «Анна» is the manager's name as well."""
    async with stage.database.write() as conn:
        account = (await conn.execute(sa.text("SELECT id FROM accounts WHERE name = 'ООО «Вектор»'"))).scalar_one()
        await Filling(conn, now=stage.clock()).contact(
            "Анна Незнакомцева", account=account, joined=False, greeting="Анна"
        )
    other = stage.actor(ZINA, "Анна")
    await other.opens(await stage.link_of("Анна Незнакомцева"))
    await other.taps("Согласиться и начать")
    await asked.taps("9")
    await stage.passes(hours=25)
    away = stage.world.faults.add("sendMessage", "refuse", chat_id=asked.id)
    await asked.types("Передайте, пожалуйста, Анне, что мы переезжаем")
    assert not asked.sees("Прочитает Анна Смирнова")

    await forgets(other)
    away.remove()
    await stage.passes(minutes=5)

    assert asked.sees("Передано. Прочитает Анна Смирнова.")


async def test_a_button_of_before_invites_nobody_who_was_erased(stage: Stage, anna: Actor, asked: Actor) -> None:
    await anna.types("/invite вектор")
    choice = anna.last
    pressed = next(b.data for row in choice.buttons for b in row if b.text == "Ирина Ким, ООО «Вектор»")
    await forgets(asked)
    heard = len(anna.person.inbox)
    await anna.taps(data=pressed, on=choice)

    assert anna.toasts[-1] == "Эта кнопка не для вас."
    assert len(anna.person.inbox) == heard


async def test_a_list_that_waits_loses_the_row_that_names_the_person_by_their_code(
    stage: Stage, zina: Actor, boss: Actor
) -> None:
    rows = "Компания,Контакт,Код контакта,Телефон\nЛютик,Зина Птичкина,K-313,+79165550101\nЛютик,Олег Новый,N-1,\n"
    await boss.sends_document("clients.csv", rows.encode())
    waiting = boss.last
    await forgets(zina)
    await stage.passes(minutes=2)
    await boss.taps("Применить", on=waiting)

    async with stage.database.read() as conn:
        assert await find_in_database(conn, CANARIES) == []
    assert await stage.query("SELECT count(*) FROM contacts WHERE name_folded = 'зина птичкина'") == [0]


async def test_a_namesake_with_another_code_may_be_listed(stage: Stage, zina: Actor, boss: Actor) -> None:
    await forgets(zina)
    rows = "Компания,Контакт,Код контакта\nООО «Вектор»,Зинаида Канарейкина,K-999\n"
    await boss.sends_document("clients.csv", rows.encode())
    await boss.taps("Применить")

    assert await stage.query("SELECT external_id FROM contacts WHERE state = 'invited' ORDER BY id DESC LIMIT 1") == [
        "K-999"
    ]


@on_both
async def test_whoever_was_listed_after_the_erasure_under_the_same_number_is_somebody_else(
    stage: Stage, zina: Actor, folder: Path
) -> None:
    (erased,) = await stage.query("SELECT id FROM contacts WHERE name = 'Зинаида Канарейкина'")
    await forgets(zina)
    await stage.passes(minutes=2)
    await stage.stops()
    async with stage.database.write() as conn:  # the copy is from before, and has given the number to a newcomer since
        await conn.execute(sa.text("DELETE FROM erasures"))
        values = {"name": "Новый Человек", "name_folded": "новый человек", "state": "invited"}
        this = sa.update(contacts).where(contacts.c.id == erased)
        await conn.execute(this.values(**values, search_key=key_of_person(values), created_at=stage.clock()))
    await stage.starts()

    assert await stage.query(f"SELECT name, state FROM contacts WHERE id = {erased}") == [("Новый Человек", "invited")]  # noqa: S608
