"""[Удалить данные]: an owner erases who asks for it in a letter, whether they ever joined, and has proof of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from storage.privacy import erasure_log
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage


@pytest.fixture
async def folder(stage: Stage, tmp_path: Path) -> Path:
    """Where the log of erasures lies."""
    await stage.stops()
    stage.programme = replace(stage.programme, backup_folder=tmp_path / "backups")
    await stage.starts()
    return tmp_path / "backups"


def shown(actor: Actor) -> str:
    return "\n".join(f"{message} {message.labels}" for message in actor.person.inbox if not message.deleted)


def extract(actor: Actor) -> str:
    file = next(message for message in actor.person.inbox[::-1] if message.kind == "document")
    assert file.file_name
    assert file.file_name.startswith("otklik-erasure-")
    assert file.content
    return file.content.decode()


async def asks(boss: Actor, account: str, contact: str) -> None:
    await boss.types(f"/client {account}")
    card = boss.last
    await boss.taps("Удалить данные", on=card)
    await boss.taps(contact, on=card)


@on_both
async def test_who_answered_is_erased_like_by_their_own_word(
    stage: Stage, folder: Path, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.types("Везут поздно")
    await anna.types("/client вектор")
    await boss.types("/invites")
    await asks(boss, "вектор", "Ирина Ким")
    question = boss.last
    assert question.words.startswith("Удалить данные: Ирина Ким?\nКомпания: ООО «Вектор»\n\nНавсегда уйдут имя")
    assert "Оценки останутся в общей статистике, без имени." in question.words
    assert question.labels == ["Удалить данные", "Оставить"]
    await boss.taps("Удалить данные", on=question)
    await stage.passes(minutes=2)

    for person in (boss, anna):
        assert "Ким" not in shown(person)
        assert "Везут поздно" not in shown(person)
    assert question.words == "Данные клиента удалены"
    assert anna.sees("удалены по его письменной просьбе, это сделал владелец Павел Громов")
    assert "Ваши данные и слова удалены" in asked.last.words
    assert await stage.query("SELECT state FROM contacts WHERE name = ''") == ["erased"]
    assert await stage.query("SELECT state FROM cases") == ["closed"]
    assert await stage.query("SELECT action FROM audit WHERE action = 'contact.erase'") == ["contact.erase"]
    assert len(erasure_log.read(erasure_log.file_in(folder))) == 1
    assert await stage.broken() == []


async def test_what_staff_have_said_about_them_aloud_goes_from_every_chat(
    stage: Stage, folder: Path, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.taps("Был звонок", on=anna.find("🔴"))
    await anna.sends_voice()
    await anna.taps("История", on=anna.find("🔴"))
    await anna.taps("Передать", on=anna.find("🔴"))
    await anna.taps("Игорь Волков")
    await anna.taps("Только обращение")
    await anna.sends_voice()
    voices = [message for who in (anna, igor) for message in who.person.inbox if message.kind == "voice"]
    assert len(voices) == 2

    await asks(boss, "вектор", "Ирина Ким")
    await boss.taps("Удалить данные", on=boss.last)
    await stage.passes(minutes=2)

    assert all(message.deleted for message in voices)


async def test_the_extract_proves_it_without_the_name_and_the_words(
    stage: Stage, folder: Path, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.types("Везут поздно")
    await anna.taps("Был звонок", on=anna.find("🔴"))
    await anna.types("Обещали Киму")
    await asks(boss, "вектор", "Ирина Ким")
    await boss.taps("Удалить данные", on=boss.last)
    await stage.passes(minutes=2)

    told = extract(boss)
    (entry,) = erasure_log.read(erasure_log.file_in(folder))
    assert "Выписка из журнала программы «Стройснаб»" in told
    assert entry.erasure.uid in told
    assert "ООО «Вектор». Когда: 23.11.2026, 10:00:00" in told.replace("\xa0", " ")
    assert "Кем: Павел Громов" in told
    assert "· Анна Смирнова · записан звонок" in told
    assert "· Павел Громов · данные удалены" in told
    assert "Оценки: остались" in told
    assert [word for word in ("Ким", "Ирина", "Везут", "Обещали") if word in told] == []


async def test_the_extract_names_what_was_done_on_cases_that_are_gone_with_the_scores(
    stage: Stage, folder: Path, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await stage.stops()
    stage.programme = replace(stage.programme, forget_keeps_score=False)
    await stage.starts()
    await asked.taps("3")
    await anna.taps("Беру", on=anna.find("🔴"))
    await asks(boss, "вектор", "Ирина Ким")
    assert "Оценки тоже будут удалены." in boss.last.words
    await boss.taps("Удалить данные", on=boss.last)

    assert await stage.query("SELECT count(*) FROM cases") == [0]
    assert "· Анна Смирнова · обращение взято в работу" in extract(boss)
    assert "Оценки: удалены" in extract(boss)


async def test_who_never_joined_is_erased_too_and_no_list_brings_them_back(stage: Stage, boss: Actor) -> None:
    await boss.types("/language")
    await boss.taps("English")
    await boss.types("/client Smith")
    card = boss.last
    await boss.taps("Erase data", on=card)
    await boss.taps("John Smith", on=card)
    assert boss.last.words.startswith("Erase the data of John Smith?\nCompany: Ромашка")
    await boss.taps("Erase the data", on=boss.last)
    await stage.passes(minutes=2)

    assert "Smith" not in shown(boss)
    assert "data erased on a written request" in extract(boss)
    await boss.sends_document("clients.csv", "account,contact\nРомашка,John Smith\n".encode())
    assert boss.sees("the contact was not added: this person asked for their data to be erased")
    assert await stage.query("SELECT name FROM contacts WHERE name = 'John Smith'") == []


async def test_all_companies_of_the_same_human_are_named_and_go_at_once(
    stage: Stage, boss: Actor, asked: Actor
) -> None:
    async with stage.database.write() as conn:
        filling = Filling(conn, now=stage.clock())
        await filling.contact("И. Ким", account=await filling.account("Вторая"), telegram_id=asked.id)
    await asks(boss, "вектор", "Ирина Ким")
    assert "удалится всё сразу: ООО «Вектор», Вторая." in boss.last.words
    await boss.taps("Удалить данные", on=boss.last)

    assert await stage.query("SELECT count(*) FROM contacts WHERE state = 'erased'") == [2]
    assert len([line for line in extract(boss).split("\n") if line.startswith("Удалены данные")]) == 2


async def test_it_can_be_left_expires_and_happens_once(stage: Stage, boss: Actor) -> None:
    await asks(boss, "вектор", "Олег Дан")
    question = boss.last
    await boss.taps("Оставить", on=question)
    assert question.words == "Хорошо, ничего не удалено."
    await asks(boss, "вектор", "Олег Дан")
    late = boss.last
    await stage.passes(minutes=11)
    await boss.taps("Удалить данные", on=late)
    assert boss.toasts[-1].startswith("Прошло больше 10 минут.")
    assert await stage.query("SELECT count(*) FROM erasures") == [0]
    await asks(boss, "вектор", "Олег Дан")
    data = next(b.data for row in boss.last.buttons for b in row if b.text == "Удалить данные")
    await boss.taps("Удалить данные", on=boss.last)
    await boss.taps(data=data, on=boss.last)

    assert boss.toasts[-1] == "Эти данные уже удалены."
    assert await stage.query("SELECT count(*) FROM erasures") == [1]


async def test_a_manager_erases_nobody(stage: Stage, anna: Actor) -> None:
    (oleg,) = await stage.query("SELECT id FROM contacts WHERE name = 'Олег Дан'")
    await anna.types("/client вектор")
    assert "Удалить данные" not in anna.last.labels
    for data in (f"erase:{oleg}:0:ask", f"erase:{oleg}:{int(stage.clock().timestamp())}:yes"):
        await anna.taps(data=data, on=anna.last)

    assert await stage.query("SELECT count(*) FROM erasures") == [0]


async def test_lists_choices_and_cards_that_name_them_are_written_anew(stage: Stage, boss: Actor, anna: Actor) -> None:
    for person in (boss, anna):
        for typed in ("/invites", "/invite вектор", "/client вектор", "/invite дан"):
            await person.types(typed)
    before = [shown(person).count("Дан") for person in (boss, anna)]
    await asks(boss, "вектор", "Олег Дан")
    await boss.taps("Удалить данные", on=boss.last)
    await stage.passes(minutes=2)

    assert min(before) >= 4
    assert ["Олег" in shown(person) for person in (boss, anna)] == [False, False]
    assert anna.sees("С тех пор что-то изменилось. Наберите команду ещё раз.")
    assert anna.sees("⚪ Ирина Ким · ЛПР — не в боте")
