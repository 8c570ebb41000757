"""Figures by the definitions of the design: the latest answer of each contact, by the manager at the answer."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa

from nps.scope import EVERYTHING, Scope
from nps.score import Tally
from nps.values import CaseState, PartKind, Reason, StaffId, Unreachable
from storage.answers import comments, responses
from storage.answers.comments import Part
from storage.asking import due, surveys
from storage.cases import changed
from storage.engine.conn import FullConn
from storage.figures import measures, recovered, tallies
from storage.figures.measures import Figures, Named
from storage.figures.recovered import Recovered
from storage.people.clients import Contact, get_contact
from storage.people.reachability import record_unreachable
from storage.schema import accounts
from storage.schema import cases as case_table
from tests.filling import DAY, NOW, Filling

START, END = NOW - 7 * DAY, NOW
SECOND = timedelta(seconds=1)


async def measure(conn: FullConn, scope: Scope = EVERYTHING) -> Figures:
    return await measures.measure(conn, START, END, scope)


async def test_nobody_answered(conn: FullConn) -> None:
    assert await measure(conn) == Figures(Tally(), 0, 0, 0, (), ())


async def test_a_contact_counts_with_the_latest_answer_of_the_period(conn: FullConn, filling: Filling) -> None:
    changing, steady = await filling.contact(), await filling.contact()
    await filling.answered(changing, 2, at=START)
    await filling.answered(changing, 10, at=START + DAY)
    await filling.answered(changing, 0, at=END)  # the next period
    await filling.answered(steady, 7, at=END - SECOND)
    await filling.answered(steady, 10, at=START - SECOND)  # the one before
    figures = await measure(conn)

    assert (figures.tally, figures.answers, figures.scores) == (Tally(1, 1, 0), 3, (7, 10))
    assert figures.tally.nps == 50


async def test_of_two_answers_at_one_moment_the_later_written_counts(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact()
    for score in (10, 3):
        await filling.answered(contact, score, at=START)

    assert (await measure(conn)).tally == Tally(0, 0, 1)


async def test_a_change_of_mind_changes_the_period_of_the_first_tap(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact()
    invitation = await filling.asked(contact, at=START)
    await filling.answered(contact, 2, at=START, invitation=invitation)
    await filling.answered(contact, 9, at=END + DAY, invitation=invitation)

    assert (await measure(conn)).tally == Tally(1, 0, 0)
    assert (await measures.measure(conn, END, END + 7 * DAY, EVERYTHING)).answers == 0


async def test_a_score_of_zero_is_a_score(conn: FullConn, filling: Filling) -> None:
    await filling.answered(await filling.contact(), 0, at=START)
    figures = await measure(conn)

    assert (figures.tally.nps, figures.scores) == (-100, (0,))


async def test_asked_counts_deliveries_of_the_period_answered_or_not(conn: FullConn, filling: Filling) -> None:
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


async def test_reasons_are_those_of_latest_detractors_the_commonest_first(conn: FullConn, filling: Filling) -> None:
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


async def test_a_contact_who_changed_managers_counts_once_for_the_latest(conn: FullConn, filling: Filling) -> None:
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
    conn: FullConn, filling: Filling
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
    everybody = await changed.new_detractors(conn, START, END, EVERYTHING, limit=9)

    assert everybody == changed.Some(2, (Named("Яков", "Альфа", score=0), Named("Борис", "Бета", score=6)))
    own = await changed.new_detractors(conn, START, END, Scope(manager=anna.id), limit=9)
    assert own == changed.Some(1, everybody.first[:1])
    assert await changed.new_detractors(conn, START, END, EVERYTHING, limit=1) == changed.Some(2, everybody.first[:1])


async def test_who_joined_in_the_period_is_named(conn: FullConn, filling: Filling) -> None:
    account = await filling.account("Альфа")
    for name, at in (("Рано", START - SECOND), ("Вовремя", START), ("Поздно", END)):
        filling.now = at
        await filling.contact(name, account=account)

    joined = await changed.joined(conn, START, END, EVERYTHING, limit=9)
    assert joined == changed.Some(1, (Named("Вовремя", "Альфа"),))


async def test_who_cannot_be_reached_is_named_with_the_reason_newest_first(conn: FullConn, filling: Filling) -> None:
    anna = await filling.manager()
    account = await filling.account("Альфа", manager=anna)
    for number, reason in enumerate((Unreachable.BLOCKED, Unreachable.DEACTIVATED)):
        contact = await filling.contact(f"Контакт {number}", account=account)
        await record_unreachable(conn, contact.telegram_id or 0, reason, now=NOW + number * DAY)
    await filling.contact("Жив", account=account)
    await filling.contact(state="unreachable", joined=False)
    some = await changed.unreachable(conn, Scope(manager=anna.id), limit=9)

    assert some.first == (
        Named("Контакт 1", "Альфа", reason=Unreachable.DEACTIVATED, since=NOW + DAY),
        Named("Контакт 0", "Альфа", reason=Unreachable.BLOCKED, since=NOW),
    )
    assert (await changed.unreachable(conn, EVERYTHING, limit=2)).count == 3


async def test_overdue_cases_are_open_ones_whose_deadline_has_passed_taken_or_not(
    conn: FullConn, filling: Filling
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

    listed = await changed.overdue(conn, Scope(manager=anna.id), now=NOW, limit=2)
    assert listed == changed.Some(3, (Named("Давно", "Альфа"), Named("Взято", "Альфа")))
    assert await changed.overdue(conn, Scope(manager=StaffId(999)), now=NOW, limit=2) == changed.NOBODY


async def test_scores_are_listed_only_where_they_are_too_few_for_an_index(conn: FullConn, filling: Filling) -> None:
    account = await filling.account()
    listed = []
    for _ in range(5):
        await filling.answered(await filling.contact(account=account), 9, at=START)
        listed.append((await measure(conn)).scores)

    assert listed == [(9,), (9,) * 2, (9,) * 3, (9,) * 4, ()]


async def test_what_people_said_is_quoted_once_an_answer_the_newest_answer_first(
    conn: FullConn, filling: Filling
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


# --- recovery checks -------------------------------------------------------------------------------------------------


async def checked(conn: FullConn, filling: Filling, contact: Contact, score: int, *, at: datetime) -> None:
    """The answer to a recovery check."""
    survey = await surveys.ensure_recovery_survey(conn, now=at)
    await filling.answered(contact, score, at=at, invitation=await filling.asked(contact, at=at, survey=survey))


async def closed(conn: FullConn, filling: Filling, contact: Contact, *, at: datetime, score: int = 3) -> None:
    """A complaint of a day before, whose client has confirmed that it is settled."""
    case = await filling.complaint(contact, score, at=at - DAY)
    over = {"closed_at": at, "state": CaseState.CONFIRMED, "due": None, "deadline_at": None, "ring_at": None}
    await conn.execute(sa.update(case_table).where(case_table.c.id == case.id).values(**over))


async def measure_recovered(conn: FullConn, scope: Scope = EVERYTHING) -> Recovered:
    return await recovered.measure(conn, START, END, scope, within=90 * DAY)


async def test_a_recovery_check_is_in_no_index_no_rate_and_no_part_of_them(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact(manager=await filling.manager())
    await surveys.ensure_regular_survey(conn, now=START)
    await checked(conn, filling, contact, 2, at=START)
    figures = await measure(conn)

    assert figures == Figures(Tally(), 0, 0, 0, (), ())
    assert await tallies.by_manager(conn, START, END, EVERYTHING) == {}
    assert await tallies.of_spans(conn, [(START, END)], EVERYTHING) == [Tally()]
    some = await changed.new_detractors(conn, START, END, EVERYTHING, limit=9)
    assert [named.score for named in some.first] == [2]


async def test_who_is_content_again_counts_with_their_first_answer_after_the_closing(
    conn: FullConn, filling: Filling
) -> None:
    won, unhappy, silent, glad = [await filling.contact() for _ in range(4)]
    for contact in (won, unhappy, silent):
        await closed(conn, filling, contact, at=START - 30 * DAY)
    await closed(conn, filling, glad, at=START - 30 * DAY, score=9)  # nobody to win back
    await checked(conn, filling, won, 7, at=START)
    await filling.answered(won, 2, at=START + DAY)
    await checked(conn, filling, unhappy, 6, at=START)
    await checked(conn, filling, glad, 9, at=START)

    assert await measure_recovered(conn) == Recovered(1, 2)


async def test_a_regular_answer_counts_for_ninety_days_and_once_for_several_closings(
    conn: FullConn, filling: Filling
) -> None:
    soon, late = await filling.contact(), await filling.contact()
    await closed(conn, filling, soon, at=START - 80 * DAY)
    await closed(conn, filling, late, at=START - 91 * DAY)
    for contact in (soon, late):
        await filling.answered(contact, 10, at=START)
    assert await measure_recovered(conn) == Recovered(1, 1)
    again = await filling.contact()
    case = await filling.complaint(again, at=START - 40 * DAY)
    over = {"closed_at": START - 30 * DAY, "state": CaseState.UNCONFIRMED, "due": None, "deadline_at": None}
    await conn.execute(sa.update(case_table).where(case_table.c.id == case.id).values(**over, ring_at=None))
    await closed(conn, filling, again, at=START - 20 * DAY)
    await filling.answered(again, 9, at=START + DAY)

    assert await measure_recovered(conn) == Recovered(2, 2)


async def test_who_was_won_back_is_the_managers_who_had_them_then(conn: FullConn, filling: Filling) -> None:
    anna, igor = await filling.manager(), await filling.manager()
    for manager, score in ((anna, 9), (anna, 2), (igor, 8)):
        contact = await filling.contact(manager=manager)
        await closed(conn, filling, contact, at=START - 30 * DAY)
        await checked(conn, filling, contact, score, at=START)

    assert await measure_recovered(conn, Scope(manager=anna.id)) == Recovered(1, 2)
    assert await measure_recovered(conn, Scope(manager=igor.id)) == Recovered(1, 1)
