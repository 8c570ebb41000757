"""Leads and lost clients who have not joined: named to their manager once, with a link and /record."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from nps.values import EventKind, EventSource, SurveyKind
from sandbox.message import Message
from storage.asking import surveys
from storage.engine.statements import insert_row
from storage.schema import events
from tests.databases import on_both
from tests.rounds.stage import Actor, Stage

MONDAY = datetime(2026, 11, 30, 6, 0, tzinfo=UTC)  # nine in Moscow


def lists(actor: Actor) -> list[Message]:
    return [message for message in actor.person.inbox if "ещё не в боте" in message.words and "пора" in message.words]


async def comes(stage: Stage, moment: datetime) -> None:
    stage.clock.now = moment
    await stage.ticks()


async def a_proposal_was_sent(stage: Stage, *, on: date, account: str = "ООО «Вектор»") -> None:
    """And the survey of such leads is on."""
    async with stage.database.write() as conn:
        pre_sale = await surveys.find_of_kind(conn, SurveyKind.PRE_SALE)
        assert pre_sale
        await surveys.change(conn, pre_sale, enabled=True)
    (number,) = await stage.query(f"SELECT id FROM accounts WHERE name = '{account}'")  # noqa: S608
    async with stage.database.write() as conn:
        told = {"account_id": number, "kind": EventKind.PROPOSAL, "happened_on": on, "source": EventSource.FILE}
        await insert_row(conn, events, **told, key=f"k:{number}:{on}", created_at=stage.clock(), moved=False)


@on_both
async def test_a_manager_is_told_whom_to_invite_and_the_link_asks_what_a_lead_is_asked(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, irina: Actor
) -> None:
    await a_proposal_was_sent(stage, on=date(2026, 11, 21))
    await comes(stage, MONDAY)

    [listed] = lists(anna)
    assert listed.words.startswith("2 человека ещё не в боте, а спросить пора")
    assert "· ООО «Вектор»: Ирина Ким — до сделки" in listed.words
    assert lists(igor) == []
    assert lists(boss) == []
    await anna.taps("✉️ Ирина Ким", on=listed)
    assert "Ирина Петровна" in anna.last.words
    assert "t.me/" in anna.last.words
    await anna.taps("Записать ответ", on=listed)
    assert "Ирина Ким" in anna.last.words
    await irina.opens(await stage.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")
    await irina.taps("9")
    kinds = await stage.query("SELECT s.kind FROM responses r JOIN surveys s ON s.id = r.survey_id")
    assert kinds == ["pre_sale"]  # the answer of a lead is in the index of leads
    await comes(stage, MONDAY + timedelta(days=7))
    assert len(lists(anna)) == 1  # once on each occasion
    await a_proposal_was_sent(stage, on=date(2026, 12, 5))
    await comes(stage, MONDAY + timedelta(days=14))
    assert "· ООО «Вектор»: Олег Дан — до сделки" in lists(anna)[-1].words
    assert "Ирина" not in lists(anna)[-1].words


async def test_a_contract_ends_a_lead_and_a_survey_that_is_off_names_nobody(stage: Stage, anna: Actor) -> None:
    await a_proposal_was_sent(stage, on=date(2026, 11, 21))
    async with stage.database.write() as conn:
        told = {"account_id": 1, "kind": EventKind.CONTRACT, "happened_on": date(2026, 11, 24)}
        told |= {"source": EventSource.FILE, "key": "c", "created_at": stage.clock(), "moved": False}
        await insert_row(conn, events, **told)
    await comes(stage, MONDAY)

    assert lists(anna) == []


async def test_where_answers_are_anonymous_the_manager_invites_and_records_nothing(stage: Stage, anna: Actor) -> None:
    await stage.stops()
    stage.programme = replace(stage.programme, anonymous=True)
    await stage.starts()
    await a_proposal_was_sent(stage, on=date(2026, 11, 21))
    await comes(stage, MONDAY)

    [listed] = lists(anna)
    assert listed.labels == ["✉️ Ирина Ким", "✉️ Олег Дан"]
    assert "/record" not in listed.words


async def test_nobody_who_was_erased_stands_in_it(stage: Stage, boss: Actor, anna: Actor) -> None:
    await a_proposal_was_sent(stage, on=date(2026, 11, 21))
    await comes(stage, MONDAY)
    [listed] = lists(anna)
    await boss.types("/client вектор")
    await boss.taps("Удалить данные")
    await boss.taps("Ирина Ким")
    await boss.taps("Удалить данные")

    assert "Ирина" not in listed.words
    assert await stage.query("SELECT count(*) FROM leads_listed") == [1]
