"""Figures by the definitions of the design: the latest answer of each contact, by the manager at the answer."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from nps.scope import EVERYTHING, Scope
from nps.score import Tally
from nps.values import CaseState, PartKind, Reason, StaffId, Unreachable
from storage.answers import comments, responses
from storage.answers.comments import Part
from storage.asking import due
from storage.cases import listing
from storage.figures import measures
from storage.figures.measures import Figures, Named
from storage.people.clients import get_contact
from storage.people.reachability import record_unreachable
from storage.schema import accounts
from storage.schema import cases as case_table
from tests.filling import DAY, NOW, Filling

START, END = NOW - 7 * DAY, NOW
SECOND = timedelta(seconds=1)


async def measure(conn: AsyncConnection, scope: Scope = EVERYTHING) -> Figures:
    return await measures.measure(conn, START, END, scope)


async def test_nobody_answered(conn: AsyncConnection) -> None:
    assert await measure(conn) == Figures(Tally(), 0, 0, 0, (), ())


async def test_a_contact_counts_with_the_latest_answer_of_the_period(conn: AsyncConnection, filling: Filling) -> None:
    changing, steady = await filling.contact(), await filling.contact()
    await filling.answered(changing, 2, at=START)
    await filling.answered(changing, 10, at=START + DAY)
    await filling.answered(changing, 0, at=END)  # the next period
    await filling.answered(steady, 7, at=END - SECOND)
    await filling.answered(steady, 10, at=START - SECOND)  # the one before
    figures = await measure(conn)

    assert (figures.tally, figures.answers, figures.scores) == (Tally(1, 1, 0), 3, (7, 10))
    assert figures.tally.nps == 50


async def test_of_two_answers_at_one_moment_the_later_written_counts(conn: AsyncConnection, filling: Filling) -> None:
    contact = await filling.contact()
    for score in (10, 3):
        await filling.answered(contact, score, at=START)

    assert (await measure(conn)).tally == Tally(0, 0, 1)


async def test_a_change_of_mind_changes_the_period_of_the_first_tap(conn: AsyncConnection, filling: Filling) -> None:
    contact = await filling.contact()
    invitation = await filling.asked(contact, at=START)
    await filling.answered(contact, 2, at=START, invitation=invitation)
    await filling.answered(contact, 9, at=END + DAY, invitation=invitation)

    assert (await measure(conn)).tally == Tally(1, 0, 0)
    assert (await measures.measure(conn, END, END + 7 * DAY, EVERYTHING)).answers == 0


async def test_a_score_of_zero_is_a_score(conn: AsyncConnection, filling: Filling) -> None:
    await filling.answered(await filling.contact(), 0, at=START)
    figures = await measure(conn)

    assert (figures.tally.nps, figures.scores) == (-100, (0,))


async def test_asked_counts_deliveries_of_the_period_answered_or_not(conn: AsyncConnection, filling: Filling) -> None:
    for at in (START, START + DAY, END):
        await filling.asked(await filling.contact(), at=at)
    await filling.asked(await filling.contact(), at=START, delivered=False)
    expired = await filling.asked(await filling.contact(), at=START)
    for number in await due.list_expired(conn, now=END + 60 * DAY):
        await due.claim_expired(conn, number, now=END + 60 * DAY)
    late = await filling.contact()
    await filling.answered(late, 9, at=END + DAY, invitation=await filling.asked(late, at=END - DAY))
    earlier = await filling.contact()
    await filling.answered(earlier, 9, at=START, invitation=await filling.asked(earlier, at=START - DAY))
    figures = await measure(conn)

    assert expired
    assert (figures.asked, figures.answered_of_asked, figures.answers) == (4, 1, 1)


async def test_reasons_are_those_of_latest_detractors_the_commonest_first(
    conn: AsyncConnection, filling: Filling
) -> None:
    first, second, third = [await filling.contact() for _ in range(3)]
    old = await filling.answered(first, 1, at=START)
    made = [
        await filling.answered(first, 3, at=START + DAY),
        await filling.answered(second, 6, at=START),
        await filling.answered(third, 9, at=START),
    ]
    for response, reasons in (
        (old, [Reason.VALUE]),
        (made[0], [Reason.QUALITY]),
        (made[1], [Reason.QUALITY, Reason.ATTITUDE]),
        (made[2], [Reason.VALUE]),
    ):
        for reason in reasons:
            await responses.toggle_reason(conn, response.id, reason)

    assert (await measure(conn)).reasons == ((Reason.QUALITY, 2), (Reason.ATTITUDE, 1))


async def test_a_contact_who_changed_managers_counts_once_for_the_latest(
    conn: AsyncConnection, filling: Filling
) -> None:
    anna, boris = await filling.manager(), await filling.manager()
    moved = await filling.contact(manager=anna)
    await filling.answered(moved, 10, at=START)
    await conn.execute(sa.update(accounts).values(manager_id=boris.id))
    await filling.answered(await get_contact(conn, moved.id), 2, at=START + DAY)
    await filling.answered(await filling.contact(), 8, at=START)
    figures = [await measure(conn, Scope(manager=of)) for of in (None, anna.id, boris.id)]

    assert [part.tally for part in figures] == [Tally(0, 1, 1), Tally(), Tally(0, 0, 1)]
    assert [part.answers for part in figures] == [3, 1, 1]


# --- «what changed» ------------------------------------------------------------------------------------------------


async def test_new_detractors_are_named_the_worst_first_and_only_a_managers_own(
    conn: AsyncConnection, filling: Filling
) -> None:
    anna = await filling.manager()
    account = await filling.account("Альфа", manager=anna)
    worst = await filling.contact("Яков", account=account)
    await filling.answered(worst, 0, at=START)
    await filling.answered(await filling.contact("Борис", account=await filling.account("Бета")), 6, at=START)
    await filling.answered(await filling.contact("Рада"), 9, at=START)
    mended = await filling.contact("Глеб")
    await filling.answered(mended, 1, at=START)
    await filling.answered(mended, 9, at=START + DAY)
    everybody = await measures.list_new_detractors(conn, START, END, EVERYTHING)

    assert everybody == [Named("Яков", "Альфа", score=0), Named("Борис", "Бета", score=6)]
    assert await measures.list_new_detractors(conn, START, END, Scope(manager=anna.id)) == everybody[:1]
    assert await measures.list_new_detractors(conn, START, END, EVERYTHING, limit=1) == everybody[:1]


async def test_who_joined_in_the_period_is_named(conn: AsyncConnection, filling: Filling) -> None:
    account = await filling.account("Альфа")
    for name, at in (("Рано", START - SECOND), ("Вовремя", START), ("Поздно", END)):
        filling.now = at
        await filling.contact(name, account=account)

    assert await measures.list_joined(conn, START, END, EVERYTHING) == [Named("Вовремя", "Альфа")]


async def test_who_cannot_be_reached_is_named_with_the_reason_newest_first(
    conn: AsyncConnection, filling: Filling
) -> None:
    anna = await filling.manager()
    account = await filling.account("Альфа", manager=anna)
    for number, reason in enumerate((Unreachable.BLOCKED, Unreachable.DEACTIVATED)):
        contact = await filling.contact(f"Контакт {number}", account=account)
        await record_unreachable(conn, contact.telegram_id or 0, reason, now=NOW + number * DAY)
    await filling.contact("Жив", account=account)
    await filling.contact(state="unreachable", joined=False)
    named = await measures.list_unreachable(conn, Scope(manager=anna.id))

    assert named == [
        Named("Контакт 1", "Альфа", reason=Unreachable.DEACTIVATED),
        Named("Контакт 0", "Альфа", reason=Unreachable.BLOCKED),
    ]
    assert len(await measures.list_unreachable(conn, EVERYTHING)) == 3


async def test_overdue_cases_are_open_ones_whose_deadline_has_passed_taken_or_not(
    conn: AsyncConnection, filling: Filling
) -> None:
    anna = await filling.manager()
    account = await filling.account("Альфа", manager=anna)
    made = {}
    for number, name in enumerate(("Давно", "Взято", "Закрыто", "Недавно")):
        contact = await filling.contact(name, account=account)
        made[name] = await filling.complaint(contact, at=NOW - (9 - number) * DAY)
    await filling.complaint(await filling.contact("В срок", account=account))
    await filling.takes(anna, made["Взято"])
    await conn.execute(
        sa.update(case_table).where(case_table.c.id == made["Закрыто"].id).values(state=CaseState.CLOSED, closed_at=NOW)
    )

    assert await listing.list_overdue(conn, Scope(manager=anna.id), now=NOW) == [
        Named("Давно", "Альфа"),
        Named("Взято", "Альфа"),
        Named("Недавно", "Альфа"),
    ]
    assert await listing.list_overdue(conn, Scope(manager=StaffId(999)), now=NOW) == []


async def test_scores_are_listed_only_where_they_are_too_few_for_an_index(
    conn: AsyncConnection, filling: Filling
) -> None:
    account = await filling.account()
    listed = []
    for _ in range(5):
        await filling.answered(await filling.contact(account=account), 9, at=START)
        listed.append((await measure(conn)).scores)

    assert listed == [(9,), (9,) * 2, (9,) * 3, (9,) * 4, ()]


async def test_what_people_said_is_quoted_once_an_answer_the_newest_answer_first(
    conn: AsyncConnection, filling: Filling
) -> None:
    account = await filling.account("Альфа")
    for number, words in enumerate((("Первое", "и ещё"), (None, "Голос и слова"), ())):
        contact = await filling.contact(f"Контакт {number}", account=account)
        response = await filling.answered(contact, 9, at=START + number * DAY)
        for place, text in enumerate(words):
            part = Part(PartKind.TEXT if text else PartKind.VOICE, text, None, None, contact.id, place)
            await comments.add_part(conn, response.id, part, now=START + number * DAY)

    assert await measures.list_said(conn, START, END, EVERYTHING) == [
        Named("Контакт 1", "Альфа", score=9, words="Голос и слова"),
        Named("Контакт 0", "Альфа", score=9, words="Первое"),
    ]
