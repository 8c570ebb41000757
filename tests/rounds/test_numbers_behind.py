"""Every number of a card opens what is behind it: who is silent, cases, accounts; for whoever may read it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from nps.behind import LISTS
from nps.values import CaseState, Circle, InvitationId, InvitationState, Reason
from storage.cases import cases as storage_cases
from storage.schema import accounts, cases
from storage.schema import invitations as asked_table
from tests.databases import on_both
from tests.filling import DAY, Filling, contact_by
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_answers_behind import clients, read
from tests.rounds.test_forgetting import forgets

AT = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)
OF = "quarter:2026-Q4"


async def silent(stage: Stage, account: int, *names: str) -> dict[str, InvitationId]:
    """People of this account who were asked and have not answered: the question of each, by name."""
    async with stage.database.write() as conn:
        filling = Filling(conn, now=AT)
        questions: dict[str, InvitationId] = {}
        for number, name in enumerate(names):
            contact = await filling.contact(name, account=account, telegram_id=80_000 + 100 * account + number)
            asked = await filling.asked(contact, at=AT + timedelta(hours=number))
            questions[name] = asked.id
        return questions


async def becomes(stage: Stage, question: int, **values: object) -> None:
    async with stage.database.write() as conn:
        await conn.execute(sa.update(asked_table).where(asked_table.c.id == question).values(**values))


async def closes(stage: Stage, case: int, cause: Reason) -> None:
    over = {"state": CaseState.CONFIRMED, "closed_at": stage.clock(), "due": None, "deadline_at": None, "ring_at": None}
    async with stage.database.write() as conn:
        await conn.execute(sa.update(cases).where(cases.c.id == case).values(cause=cause, **over))


async def taps(actor: Actor, beginning: str) -> None:
    """A button by how it begins, whatever spaces it has."""
    await actor.taps(next(each for each in actor.last.labels if each.replace("\xa0", " ").startswith(beginning)))


def labels(actor: Actor) -> list[str]:
    return [each.replace("\xa0", " ") for each in actor.last.labels]


@on_both
async def test_the_response_rate_opens_who_answered_and_who_has_not(stage: Stage, boss: Actor, anna: Actor) -> None:
    granite = await clients(stage, "АО «Гранит»", "Анна Смирнова", {"Пётр Лис": 2, "Яна Рогова": 9})
    questions = await silent(stage, granite, "Олег Дан", "Вера Нот", "Глеб Сом", "Нина Рой")
    now = stage.clock()
    await becomes(stage, questions["Олег Дан"], closes_at=now + 3 * DAY, remind_at=now + DAY, reminded_at=None)
    await becomes(stage, questions["Вера Нот"], closes_at=now + 3 * DAY, remind_at=None)
    async with stage.database.write() as conn:
        await Filling(conn).runs_out(questions["Глеб Сом"], at=AT + 10 * DAY)
    await becomes(stage, questions["Нина Рой"], state=InvitationState.DECLINED, ended_at=AT + DAY)
    for reader in (boss, anna):
        await reader.types("/nps Q4")
        assert re.search(r"ответили 2 из 6\b", read(reader), re.IGNORECASE), read(reader)
        await taps(reader, "👥 Ответы")
        numbers = reader.last
        assert {"Ответили: 2", "Не ответили: 4"} <= set(labels(reader))
        await taps(reader, "Ответили")
        assert read(reader).startswith("Ответили из спрошенных · IV квартал 2026, по 23 нояб.: 2")
        assert "🔴 2 · Пётр Лис" in read(reader)
        assert "🟢 9 · Яна Рогова" in read(reader)
        await reader.taps(data=f"rows|s|0|{OF}", on=numbers)
        told = read(reader).split("\n")
        assert told[0] == "Спросили, ответа нет · IV квартал 2026, по 23 нояб.: 4"
        assert [line for line in told if line.startswith("▫️")] == [
            "▫️ Нина Рой, АО «Гранит» · вопрос от 14 окт.: просит не спрашивать",
            "▫️ Глеб Сом, АО «Гранит» · вопрос от 14 окт.: время вышло 24 окт.",
            "▫️ Вера Нот, АО «Гранит» · вопрос от 14 окт.: открыт до 26 нояб.",
            "▫️ Олег Дан, АО «Гранит» · вопрос от 14 окт.: открыт до 26 нояб., напомним 24 нояб.",
        ]
    await taps(boss, "Вера Нот")
    assert "Вера Нот" in read(boss)


@on_both
async def test_the_counts_of_cases_open_those_very_cases(stage: Stage, boss: Actor, anna: Actor) -> None:
    granite = await clients(stage, "АО «Гранит»", "Анна Смирнова", {"Пётр Лис": 2, "Яна Рогова": 3, "Иван Лут": 4})
    numbers = await stage.query("SELECT id FROM cases ORDER BY id")
    await closes(stage, numbers[0], Reason.QUALITY)
    async with stage.database.write() as conn:  # of three that were late one is closed, and another has more time
        case = await storage_cases.get(conn, numbers[1])
        await storage_cases.set_deadline(conn, case, contact_by(stage.clock() + DAY, stage.clock()))
    for reader in (boss, anna):
        await reader.types("/nps Q4")
        assert "Обращения за этот срок: 3 · открыто 2, просрочено 1" in read(reader)
        await taps(reader, "👥 Ответы")
        shown = reader.last
        assert {"Обращения: 3", "Открыты: 2", "🔥 1"} <= set(labels(reader))
        for code, expected in (("c", numbers), ("o", numbers[1:]), ("l", numbers[2:])):
            await reader.taps(data=f"rows|{code}|0|{OF}", on=shown)
            listed = re.findall(r"№ (\d+) ·", read(reader))
            assert sorted(map(int, listed)) == list(expected)
            assert f": {len(expected)}" in read(reader).split("\n")[0]
    assert f"🔥 № {numbers[2]} · Иван Лут, АО «Гранит» · с 14 окт., ещё не связались" in read(anna)
    await taps(anna, f"№ {numbers[2]}")
    assert "Иван Лут" in read(anna)
    assert f"Обращение № {numbers[2]}" in read(anna)
    assert granite


@on_both
async def test_accounts_and_circles_open_the_accounts_and_answers_behind_them(stage: Stage, boss: Actor) -> None:
    async with stage.database.write() as conn:
        filling = Filling(conn, now=AT)
        for name, people in {
            "АО «Гранит»": [(Circle.DECISION_MAKER, 3), (Circle.USER, 10)],
            "АО «Сланец»": [(Circle.USER, 9), (Circle.USER, 8)],
            "АО «Кварц»": [(Circle.DECISION_MAKER, 9)],
        }.items():
            account = await filling.account(name)
            for circle, score in people:
                contact = await filling.contact(account=account, circle=circle)
                response = await filling.answered(contact, score, at=AT)
                if score <= 6:
                    await filling.case(response, at=AT)
    await boss.types("/nps Q4")
    await taps(boss, "👥 Ответы")
    await taps(boss, "По клиентам: 3")
    screen = boss.last
    assert labels(boss)[:7] == [
        *("По клиентам: 3", "🟢 1", "🟡 1", "🔴 1", "По ответу ЛПР: 2", "Говорят разное: 1", "ЛПР: 2"),
    ]
    for code, expected in {
        "a": ["🔴 3 · АО «Гранит»", "🟡 8 · АО «Сланец»", "🟢 9 · АО «Кварц»"],
        "ad": ["🔴 3 · АО «Гранит»"],
        "d": ["🔴 3 · АО «Гранит»", "🟢 9 · АО «Кварц»"],
        "x": ["🔴 3 · АО «Гранит»"],
    }.items():
        await boss.taps(data=f"rows|{code}|0|{OF}", on=screen)
        told = [line for line in read(boss).split("\n") if line.startswith(("🔴", "🟡", "🟢"))]
        assert [" · ".join(line.split(" · ")[:2]) for line in told] == expected
        assert f": {len(expected)}" in read(boss).split("\n")[0]
    await taps(boss, "🔴 АО «Гранит»")
    assert "Гранит" in read(boss)
    await boss.taps(next(label for label in screen.labels if label.startswith("Пользователи")), on=screen)
    assert "Все ответы · IV квартал 2026, по 23 нояб.: 3" in read(boss)
    assert "Только: пользователь" in read(boss)


async def test_reasons_open_their_answers_and_lead_to_cases_and_clients(stage: Stage, boss: Actor) -> None:
    await clients(stage, "АО «Гранит»", "Анна Смирнова", {"Пётр Лис": 2, "Яна Рогова": 3})
    (first, *_) = await stage.query("SELECT id FROM cases ORDER BY id")
    await closes(stage, first, Reason.TIMELINESS)
    await boss.types("/nps Q4")
    await taps(boss, "Причины")
    assert labels(boss)[:4] == ["Недовольные: 2", "С причиной: 2", "Сроки и обещания: 2", "Постоянная работа"]
    await taps(boss, "Сроки и обещания")
    reasons = boss.last
    assert read(boss).startswith("Недовольны: Сроки и обещания · IV квартал 2026, по 23 нояб.: 2")
    await boss.taps(next(label for label in reasons.labels if label.startswith("Клиенты")), on=reasons)
    assert "Клиенты, которые назвали причину «Сроки и обещания» · IV квартал 2026, по 23 нояб.: 1" in read(boss)
    assert "АО «Гранит»" in read(boss)
    await boss.taps(next(label for label in reasons.labels if label.startswith("Обращения")), on=reasons)
    assert read(boss).split("\n")[0].endswith(": 1")
    assert f"№ {first}" in read(boss)


async def test_money_opens_the_clients_of_each_group_and_those_at_risk(stage: Stage, boss: Actor) -> None:
    await clients(stage, "АО «Гранит»", "Анна Смирнова", {"Пётр Лис": 2}, revenue=5_000_000)
    await clients(stage, "АО «Сланец»", "Анна Смирнова", {"Яна Рогова": 9}, revenue=None)
    await boss.types("/nps Q4")
    await taps(boss, "Деньги")
    screen = boss.last
    assert labels(boss)[:3] == ["🟢 1", "🔴 1", "Под угрозой: 1"]
    await boss.taps(screen.labels[1], on=screen)
    assert "🔴 АО «Гранит» · 5 млн ₽ в год · покупки неизвестны" in read(boss).replace("5,0 млн", "5 млн")
    await boss.taps(screen.labels[2], on=screen)
    assert read(boss).startswith("Клиенты под угрозой · сейчас: 1")
    assert "АО «Гранит»" in read(boss)


async def test_a_manager_reads_nothing_of_others_whatever_the_button_says(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    granite = await clients(stage, "АО «Гранит»", "Игорь Волков", {"Пётр Лис": 2}, segment="Тайный", region="Урал")
    await silent(stage, granite, "Олег Дан")
    await clients(stage, "АО «Сланец»", "Анна Смирнова", {"Яна Рогова": 9}, segment="VIP")
    (igor,) = await stage.query("SELECT id FROM staff WHERE name = 'Игорь Волков'")
    for of in (OF, f"qfuwi.m{igor}", f"qfuwi.m{igor}.o1", f"qfuwi.a{granite}", "qfuwi.m-"):
        for rows in LISTS:
            await anna.taps(data=f"rows|{rows}|0|{of}", on=anna.last)
            for word in ("Лис", "Дан", "Гранит", "Тайный"):
                assert word not in read(anna), (of, rows)


async def test_of_a_client_who_was_handed_over_the_row_stays_and_the_name_does_not(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    granite = await clients(stage, "АО «Гранит»", "Анна Смирнова", {"Пётр Лис": 2})
    await silent(stage, granite, "Олег Дан")
    (igor,) = await stage.query("SELECT id FROM staff WHERE name = 'Игорь Волков'")
    async with stage.database.write() as conn:
        await conn.execute(sa.update(accounts).where(accounts.c.id == granite).values(manager_id=igor))
    for rows, told in (
        ("s", "▫️ клиент теперь у другого менеджера · вопрос от 14 окт."),
        ("a", "🔴 клиент теперь у другого менеджера"),
        ("md", "🔴 клиент теперь у другого менеджера"),
        ("n0", "клиент теперь у другого менеджера"),
    ):
        await anna.taps(data=f"rows|{rows}|0|{OF}", on=anna.last)
        assert told in read(anna), rows
        assert not any(word in read(anna) for word in ("Лис", "Дан", "Гранит")), rows
        assert not any(word in " ".join(anna.last.labels) for word in ("Лис", "Дан", "Гранит")), rows
    await anna.taps(data=f"rows|c|0|{OF}", on=anna.last)
    assert "Здесь никого нет" in read(anna)  # a case is of whoever has the client now, in its number as well


async def test_where_answers_are_anonymous_the_lists_are_the_owners_alone(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    granite = await clients(stage, "АО «Гранит»", "Анна Смирнова", {"Пётр Лис": 2})
    await silent(stage, granite, "Олег Дан")
    await stage.stops()
    stage.programme = replace(stage.programme, anonymous=True)
    await stage.starts()
    for rows in LISTS:
        await anna.taps(data=f"rows|{rows}|0|{OF}", on=anna.last)
        assert read(anna) == "🔒 Опрос анонимный: ответы по одному видят только владельцы.", rows
    await boss.taps(data=f"rows|s|0|{OF}", on=boss.last)
    assert "Олег Дан" in read(boss)


async def test_a_number_that_is_none_is_refused(stage: Stage, boss: Actor) -> None:
    await boss.types("/nps")
    for data in (f"rows|zz|0|{OF}", "rows|s|0|x", "rows|s|0|qzzzz", "rows|s|0|custom:1902-01-01:2198-12-31"):
        await boss.taps(data=data, on=boss.last)

    assert all("не для вас" in toast for toast in boss.toasts[-4:])


async def test_many_come_by_pages_in_the_same_message(stage: Stage, boss: Actor) -> None:
    granite = await clients(stage, "АО «Гранит»", "Анна Смирнова", {"Пётр Лис": 9})
    names = [f"Клиент {number:02}" for number in range(11)]
    await silent(stage, granite, *names)
    await boss.types("/nps Q4")
    await boss.taps(data=f"rows|s|0|{OF}", on=boss.last)
    first, shown = read(boss), boss.last.message_id
    await boss.taps("›")

    assert boss.last.message_id == shown
    assert all(f"{first}\n{read(boss)}".count(name) == 1 for name in names)
    await taps(boss, "‹ К показателям")
    assert boss.last.message_id == shown
    assert "Пётр" not in read(boss)


async def test_who_is_erased_leaves_the_list_that_named_them(stage: Stage, boss: Actor, asked: Actor) -> None:
    await boss.taps(data=f"rows|s|0|{OF}", on=boss.last)
    listed = boss.last
    assert "Ирина Ким" in listed.words
    await forgets(asked)
    await stage.passes(minutes=1)

    assert "Ирина Ким" not in listed.words


@on_both
async def test_the_numbers_of_a_summary_open_below_it_and_leave_it_as_it_is(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await stage.passes(days=7)
    summary = boss.find("Итоги недели")
    before = summary.words
    told = dict(re.findall(r"· (новых|закрыто): (\d+)", before.replace("\xa0", " ")))
    assert told == {"новых": "1"}
    await boss.taps("👥 Цифры", on=summary)
    numbers = boss.last

    assert numbers.message_id > summary.message_id
    assert read(boss).startswith("Ответы · ")
    assert {"Новые обращения: 1", "Не в срок: 1"} <= set(labels(boss))
    for label, title in (("Новые обращения: ", "Новые обращения"), ("Не в срок: ", "Не связались в срок")):
        await boss.taps(
            next(each for each in numbers.labels if each.replace("\xa0", " ").startswith(label)), on=numbers
        )
        assert read(boss).split("\n")[0].startswith(title)
        assert read(boss).split("\n")[0].endswith(": 1")
        assert "Ирина Ким, ООО «Вектор»" in read(boss)
    assert summary.words == before
