"""Retention: old words lose themselves, contacts nothing happens with are erased; once a day, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from actions.erasing import MOST_AT_ONCE, keep_no_longer
from actions.turn import Turn
from messages.owed import Letter
from nps.programme import Programme
from nps.retention import keep_since
from nps.subjects import PassedOn
from nps.values import ContactState, PartKind, Reason, TelegramId, Unreachable
from storage.answers import client_messages, comments, responses
from storage.answers.comments import Part
from storage.engine.conn import FullConn
from storage.people.clients import get_contact
from storage.people.reachability import record_unreachable
from storage.people.who import find_who, meet
from storage.safety import invariants
from storage.schema import comment_parts, contacts, deliveries, marks, outbox
from storage.schema import people as people_table
from tests.dump import find_in_database
from tests.filling import DAY, NOW, Filling

PROGRAMME = Programme(company="Стройснаб", link_key=b"key", retention_months=12)
LONG_AGO, LATELY = NOW - 400 * DAY, NOW - 300 * DAY


async def state_of(conn: FullConn, contact: Any) -> ContactState:
    return (await get_contact(conn, contact.id)).state


def text(words: str, number: int) -> Part:
    return Part(PartKind.TEXT, words, None, None, 5001, number)


async def test_old_words_go_and_scores_and_reasons_stay(conn: FullConn) -> None:
    filling = Filling(conn, now=LONG_AGO)
    manager = await filling.manager()
    contact = await filling.contact(manager=manager)
    for number, at in enumerate((LONG_AGO, LATELY)):
        response = await filling.answered(contact, 3, at=at)
        await responses.toggle_reason(conn, response.id, Reason.QUALITY)
        await comments.add_part(conn, response.id, text(f"комментарий {number}", number), now=at)
        await filling.case(response, at=at)
        await client_messages.keep(conn, contact.id, text(f"сообщение {number}", 10 + number), now=at)

    await keep_no_longer(Turn(conn, NOW, PROGRAMME))

    assert await find_in_database(conn, ["комментарий 0", "сообщение 0"]) == []
    assert len(await find_in_database(conn, ["комментарий 1", "сообщение 1"])) == 2
    assert [response.score for response in await responses.list_of_contact(conn, contact.id)] == [3, 3]
    assert [
        await responses.list_reasons(conn, response.id)
        for response in await responses.list_of_contact(conn, contact.id)
    ] == [[Reason.QUALITY], [Reason.QUALITY]]
    assert await state_of(conn, contact) is ContactState.JOINED


async def test_contacts_nothing_happens_with_are_erased(conn: FullConn) -> None:
    filling = Filling(conn, now=LONG_AGO)
    never_joined = await filling.contact("Никогда Здесь", joined=False, phone="+7999")
    left = await filling.contact("Ушёл Давно", joined=False, state=ContactState.LEFT)
    lost = await filling.contact("Недоступен")
    await record_unreachable(conn, TelegramId(lost.telegram_id or 0), Unreachable.BLOCKED, now=LONG_AGO)
    silent = await filling.contact("Молчит")
    asked_lately = await filling.contact("Спрошен")
    await filling.asked(asked_lately, at=LATELY)
    filling.now = LATELY
    new = await filling.contact("Новый", joined=False)

    owed = await keep_no_longer(Turn(conn, NOW, PROGRAMME))

    for gone in (never_joined, left, lost, silent):
        assert await state_of(conn, gone) is ContactState.ERASED
    assert await state_of(conn, asked_lately) is ContactState.JOINED
    assert await state_of(conn, new) is ContactState.INVITED
    assert await find_in_database(conn, ["Никогда Здесь", "+7999", "Ушёл Давно", str(silent.telegram_id)]) == [
        f"erasures.chat_id: {silent.telegram_id}"  # until what is on its way has arrived
    ]
    assert [message for message in owed if isinstance(message, Letter)] == []  # nobody hears of it
    assert [rule for rule in await invariants.check(conn, now=NOW) if rule.severity == "broken"] == []


async def test_who_was_only_forgotten_may_be_listed_again(conn: FullConn) -> None:
    filling = Filling(conn, now=LONG_AGO)
    await filling.contact("Никогда Здесь", joined=False)

    await keep_no_longer(Turn(conn, NOW, PROGRAMME))

    assert (await conn.execute(sa.text("SELECT listed_as, why FROM erasures"))).all() == [(None, "retention")]


async def test_passers_by_are_forgotten(conn: FullConn) -> None:
    for number, at in ((71, LONG_AGO), (72, LATELY)):
        await meet(conn, TelegramId(number), name="Прохожий", username=None, language="ru", now=at)

    await keep_no_longer(Turn(conn, NOW, PROGRAMME))

    assert (await conn.execute(sa.select(people_table.c.telegram_id))).scalars().all() == [72]


async def test_much_is_done_in_slices_and_a_finished_day_is_not_begun_again(conn: FullConn) -> None:
    filling = Filling(conn, now=LONG_AGO)
    account = await filling.account()
    for _ in range(MOST_AT_ONCE + 3):
        await filling.contact(account=account, joined=False)

    async def left() -> int:
        query = sa.select(sa.func.count()).where(contacts.c.state != ContactState.ERASED)
        return (await conn.execute(query)).scalar_one()

    counts = []
    for _ in range(3):
        await keep_no_longer(Turn(conn, NOW, PROGRAMME))
        counts.append(await left())
    response = await filling.answered(await filling.contact(account=account), 9, at=LATELY)
    await comments.add_part(conn, response.id, text("старое", 1), now=LONG_AGO)
    await keep_no_longer(Turn(conn, NOW + timedelta(hours=1), PROGRAMME))
    same_day = (await conn.execute(sa.select(sa.func.count()).select_from(comment_parts))).scalar_one()
    await keep_no_longer(Turn(conn, NOW + DAY, PROGRAMME))

    assert counts == [3, 0, 0]
    assert same_day == 1
    assert (await conn.execute(sa.select(sa.func.count()).select_from(comment_parts))).scalar_one() == 0


async def test_without_the_setting_everything_is_kept(conn: FullConn) -> None:
    filling = Filling(conn, now=LONG_AGO)
    contact = await filling.contact("Никогда Здесь", joined=False)

    await keep_no_longer(Turn(conn, NOW, replace(PROGRAMME, retention_months=None)))

    assert await state_of(conn, contact) is ContactState.INVITED
    assert (await conn.execute(sa.select(marks.c.key))).all() == []


@pytest.mark.parametrize(
    ("now", "months", "expected"),
    [
        (datetime(2026, 11, 23, 9, tzinfo=UTC), 12, datetime(2025, 11, 22, 21, tzinfo=UTC)),
        (datetime(2026, 3, 31, 12, tzinfo=UTC), 1, datetime(2026, 2, 27, 21, tzinfo=UTC)),
        (datetime(2024, 2, 29, 12, tzinfo=UTC), 12, datetime(2023, 2, 27, 21, tzinfo=UTC)),
        (datetime(2026, 1, 1, 22, tzinfo=UTC), 1, datetime(2025, 12, 1, 21, tzinfo=UTC)),
    ],
)
def test_months_are_counted_by_the_calendar_of_the_company(now: datetime, months: int, expected: datetime) -> None:
    assert keep_since(now, months, ZoneInfo("Europe/Moscow")) == expected


async def test_who_was_lost_lately_is_not_forgotten_yet(conn: FullConn) -> None:
    filling = Filling(conn, now=LONG_AGO)
    lost = await filling.contact("Недоступен")
    await record_unreachable(conn, TelegramId(lost.telegram_id or 0), Unreachable.BLOCKED, now=LATELY)

    await keep_no_longer(Turn(conn, NOW, PROGRAMME))

    assert await state_of(conn, lost) is ContactState.UNREACHABLE


async def test_staff_are_no_passers_by(conn: FullConn) -> None:
    filling = Filling(conn, now=LONG_AGO)
    staff = [await filling.owner(), await filling.manager()]

    await keep_no_longer(Turn(conn, NOW, PROGRAMME))

    for one in staff:
        assert await find_who(conn, one.telegram_id or 0) is not None


async def test_a_human_of_two_accounts_is_forgotten_in_the_one_that_lapsed_and_served_in_the_other(
    conn: FullConn,
) -> None:
    filling = Filling(conn, now=LONG_AGO)
    lapsed, kept = [await filling.contact(telegram_id=9001) for _ in range(2)]
    await filling.asked(kept, at=LATELY)
    owed = await filling.owe(chat_id=9001, about_contact=kept.id)

    await keep_no_longer(Turn(conn, NOW, PROGRAMME))

    assert await state_of(conn, lapsed) is ContactState.ERASED
    assert await state_of(conn, kept) is ContactState.JOINED
    assert await find_who(conn, 9001) is not None
    assert (await conn.execute(sa.select(outbox.c.state).where(outbox.c.id == owed))).scalar_one() == "waiting"


async def test_of_a_clients_messages_in_a_managers_chat_only_the_old_ones_are_taken_back(conn: FullConn) -> None:
    filling = Filling(conn, now=LONG_AGO)
    manager = await filling.manager()
    contact = await filling.contact(manager=manager)
    for number, at in ((1, LONG_AGO), (2, LATELY)):
        words = await client_messages.keep(conn, contact.id, text(f"сообщение {number}", number), now=at)
        assert words
        place = {"chat_id": manager.telegram_id, "message_id": number, "delivered_at": at}
        subject = PassedOn(words.id, manager.id).key
        await conn.execute(sa.insert(deliveries).values(**place, subject=subject, about_contact=contact.id))

    owed = await keep_no_longer(Turn(conn, NOW, PROGRAMME))

    assert [one.arguments["message_id"] for one in owed if isinstance(one, Letter)] == [1]
