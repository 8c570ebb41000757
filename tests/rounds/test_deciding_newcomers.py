"""Who may say who has come by the link for everybody, and what an old button or link still does."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import update

from nps import link
from storage.engine.statements import insert_row
from storage.schema import contacts, enrolments
from tests.canaries import PHONE
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_newcomers import shares, somebody

BOUND = "SELECT name FROM contacts WHERE telegram_id IN (71, 72)"


async def id_of(stage: Stage, table: str, name: str) -> int:
    return int((await stage.query(f"SELECT id FROM {table} WHERE name = '{name}'"))[0])  # noqa: S608


async def test_a_manager_puts_nobody_into_a_company_of_another_manager(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor
) -> None:
    async with stage.database.write() as conn:
        await conn.execute(update(contacts).where(contacts.c.name == "Олег Дан").values(phone=PHONE))
    await shares(somebody(stage))
    card, romashka = anna.find("Кто это?"), await id_of(stage, "accounts", "Ромашка")
    await anna.taps(data=f"newcomer:1:new:{romashka}", on=card)
    assert "не для вас" in anna.toasts[-1]
    await anna.replies(card, "Ромашка")
    assert "никого нет по запросу «Ромашка»" in anna.last.words

    assert await stage.query(BOUND) == []
    assert await stage.query("SELECT state FROM newcomers") == ["waiting"]


async def test_a_button_of_before_the_decision_lets_nobody_in(stage: Stage, boss: Actor) -> None:
    await shares(somebody(stage, 72, "+79005556677", name="Пётр"))
    card, vector = boss.find("Кто это?"), await id_of(stage, "accounts", "ООО «Вектор»")
    await boss.taps("Отклонить", on=card)
    for data in (f"newcomer:1:new:{vector}", "newcomer:1:reject:0"):
        await boss.taps(data=data, on=card)
        assert "уже решено" in boss.toasts[-1]

    assert await stage.query(BOUND) == []
    assert await stage.query("SELECT state FROM newcomers") == ["rejected"]


async def test_a_link_of_before_does_not_stand_in_the_way_of_a_new_account(
    stage: Stage, anna: Actor, irina: Actor
) -> None:
    irina_id = await id_of(stage, "contacts", "Ирина Ким")
    async with stage.database.write() as conn:
        made = {"created_at": stage.clock(), "expires_at": stage.clock() + timedelta(days=30)}
        _, used = [await insert_row(conn, enrolments, contact_id=irina_id, **made) for _ in range(2)]
    await irina.opens(link.make(stage.programme.link_key, "contact", used))
    await irina.taps("Согласиться и начать")
    await shares(somebody(stage))
    await anna.taps("Это Ирина Ким", on=anna.find("Кто это?"))

    assert await stage.query(BOUND) == ["Ирина Ким"]


async def test_of_somebody_who_was_rejected_nothing_stands_in_the_queues(stage: Stage, boss: Actor) -> None:
    await shares(somebody(stage, 72, "+79005556677", name="Пётр"))
    traces = (
        "SELECT (SELECT count(*) FROM inbox WHERE chat_id = 72) + (SELECT count(*) FROM outbox WHERE about_human = 72)"
    )
    before = await stage.query(traces)
    await boss.taps("Отклонить", on=boss.find("Кто это?"))

    assert before != [0]
    assert await stage.query(traces) == [0]
