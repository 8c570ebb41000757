"""Answers of before on both databases: whose they are, that they are kept once, and that they count apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from actions.turn import Turn
from nps.client_list import RowError
from nps.file_kind import FileKind
from nps.past_answers import PastAnswer, PastAnswers
from nps.programme import Programme
from nps.scope import EVERYTHING, Scope
from nps.score import Tally
from nps.timetable import Span, WorkingHours
from nps.values import Channel, ContactId, ErasedWhy, ImportState, TelegramId, Wording
from scheduler.asking import look_for_due
from storage.answers import imported, responses
from storage.asking import invitations, surveys
from storage.cases import changed
from storage.engine.conn import FullConn
from storage.figures import measures, tallies
from storage.lists import files, imports, past
from storage.lists.past import Matched, Past
from storage.people.clients import Contact
from storage.privacy import erasing, erasures, retention
from storage.privacy.erasing import Terms
from storage.safety import invariants
from storage.schema import comment_parts, contacts
from storage.schema import imports as table
from storage.schema import responses as response_table
from tests.filling import DAY, NOW, Filling

LATELY = NOW - 10 * DAY
KEY = b"key"


def told(number: int = 2, **more: object) -> PastAnswer:
    values = {"score": 9, "at": LATELY, "shown": "как в файле"} | more
    return PastAnswer(number, **values)  # type: ignore[arg-type]  # by name


async def match(conn: FullConn, *answers: PastAnswer) -> Past:
    return await past.match(conn, PastAnswers(answers, ()))


async def found(conn: FullConn, answer: PastAnswer) -> int | str:
    """The contact this answer is of, or the key of why nobody is."""
    matched = await match(conn, answer)
    return matched.answers[0].contact_id if matched.answers else matched.errors[0].key


async def broken(conn: FullConn) -> list[str]:
    return [rule.code for rule in await invariants.check(conn, now=NOW) if rule.severity == "broken"]


async def bring(conn: FullConn, *answers: Matched, wording: Wording = Wording.RECOMMEND) -> int:
    return await imported.add(conn, answers, wording, now=NOW)


def of(contact: Contact, score: int = 3, **more: object) -> Matched:
    values = {"at": LATELY, "words": "Опять поздно"} | more
    return Matched(2, contact.id, score, **values)  # type: ignore[arg-type]  # by name


# --- whose it is ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "who",
    [
        {"contact_id": "C-7"},
        {"email": "KIM@vektor.ru"},
        {"phone": "+79161234567"},
        {"name": "Ирина Ким", "account": "ООО «Вектор»"},
        {"name": "Ким Ирина Петровна", "account": "Вектор"},
        {"name": "irina kim", "account": "VECTOR LLC"},
        {"name": "Ирина Ким", "account": "Не та", "account_id": "17"},
        {"email": "nobody@vektor.ru", "name": "Ирина Ким", "account": "Вектор"},
    ],
)
async def test_a_contact_is_known_by_code_address_phone_or_name_within_the_company(
    conn: FullConn, filling: Filling, who: dict[str, Any]
) -> None:
    vector = await filling.account("ООО «Вектор»", external_id="17")
    irina = await filling.contact(
        "Ирина Ким", account=vector, external_id="C-7", email="kim@vektor.ru", phone="+79161234567"
    )
    await filling.contact("Олег Дан", account=vector)
    await filling.contact("Ирина Ким")  # of another company

    assert await found(conn, told(**who)) == irina.id


@pytest.mark.parametrize(
    ("who", "key"),
    [
        ({"email": "nobody@vektor.ru"}, "row-past-unknown"),
        ({"name": "Пётр Сидоров", "account": "Вектор"}, "row-past-unknown"),
        ({"name": "Ирина", "account": "Вектор"}, "row-past-unknown"),  # a first name alone is no name
        ({"name": "Ирина Ким"}, "row-past-no-company"),
        ({"name": "Олег Дан", "account": "Вектор"}, "row-past-several"),
        ({"email": "office@vektor.ru"}, "row-past-several"),
    ],
)
async def test_two_candidates_or_none_are_listed_and_nobody_is_guessed_or_invented(
    conn: FullConn, filling: Filling, who: dict[str, Any], key: str
) -> None:
    vector = await filling.account("ООО «Вектор»")
    await filling.contact("Ирина Ким", account=vector, email="office@vektor.ru")
    await filling.contact("Олег Дан", account=vector, email="office@vektor.ru")
    await filling.contact("Олег Дан", account=vector)
    before = (await conn.execute(sa.select(sa.func.count()).select_from(contacts))).scalar_one()

    assert await found(conn, told(**who)) == key
    assert (await conn.execute(sa.select(sa.func.count()).select_from(contacts))).scalar_one() == before


async def test_an_address_of_several_is_told_by_the_company_or_the_name(conn: FullConn, filling: Filling) -> None:
    here = await filling.contact("Ирина Ким", account=await filling.account("Вектор"), email="kim@mail.ru")
    there = await filling.contact("Ирина Ким", account=await filling.account("Ромашка"), email="kim@mail.ru")

    assert await found(conn, told(email="kim@mail.ru", account="Вектор")) == here.id
    assert await found(conn, told(email="kim@mail.ru", account="Ромашка")) == there.id
    assert await found(conn, told(email="kim@mail.ru")) == "row-past-several"


async def test_the_same_answer_twice_in_a_file_is_one(conn: FullConn, filling: Filling) -> None:
    irina = await filling.contact("Ирина Ким", email="kim@mail.ru")
    matched = await match(conn, told(2, email="kim@mail.ru"), told(3, email="kim@mail.ru"))

    assert [answer.contact_id for answer in matched.answers] == [irina.id]
    assert matched.errors == (RowError(3, "row-past-twice", {"first": "2"}),)


async def test_whoever_asked_to_be_erased_is_neither_found_nor_named(conn: FullConn, filling: Filling) -> None:
    irina = await filling.contact("Ирина Ким", account=await filling.account("Вектор"), email="kim@mail.ru")
    await erasing.erase(conn, [irina.id], Terms(KEY, keeps_score=True), why=ErasedWhy.REQUEST, now=NOW)
    read = PastAnswers((told(name="Ким Ирина", account="Вектор", email="kim@mail.ru"),), ())

    assert await erasures.sift_past(conn, read, KEY) == PastAnswers((), (RowError(2, "row-past-erased"),))
    assert await found(conn, told(email="kim@mail.ru")) == "row-past-unknown"


# --- kept once, and apart ------------------------------------------------------------------------------------------


async def test_an_answer_is_kept_at_its_own_time_with_its_words_and_only_once(conn: FullConn, filling: Filling) -> None:
    anna = await filling.manager()
    irina = await filling.contact("Ирина Ким", account=await filling.account(manager=anna, segment="VIP"))

    assert await imported.count_known(conn, [of(irina)]) == 0
    assert [await bring(conn, of(irina), of(irina, 0, words=None)) for _ in range(2)] == [2, 0]
    assert await bring(conn, of(irina), wording=Wording.KEEP_BUYING) == 0  # it was said to be another question
    assert await imported.count_known(conn, [of(irina)]) == 1
    kept = await responses.list_of_contact(conn, irina.id)
    assert sorted(answer.score for answer in kept) == [0, 3]
    assert {(a.first_tap_at, a.scored_at, a.channel, a.manager_id, a.segment) for a in kept} == {
        (LATELY, LATELY, Channel.IMPORTED, anna.id, "VIP")
    }
    words = sa.select(comment_parts.c.text, comment_parts.c.created_at)
    assert [tuple(row) for row in await conn.execute(words)] == [("Опять поздно", LATELY)]
    assert await broken(conn) == []


async def test_past_answers_are_in_no_index_no_count_and_no_response_rate(conn: FullConn, filling: Filling) -> None:
    irina = await filling.contact()
    await filling.answered(irina, 10, at=NOW - 5 * DAY)
    before = await measures.measure(conn, NOW - 30 * DAY, NOW, EVERYTHING)
    await bring(conn, of(irina, 3), of(irina, 4, at=NOW - DAY))

    assert await measures.measure(conn, NOW - 30 * DAY, NOW, EVERYTHING) == before
    assert await tallies.with_recorded(conn, NOW - 30 * DAY, NOW, EVERYTHING) is None
    assert await changed.new_detractors(conn, NOW - 30 * DAY, NOW, EVERYTHING, limit=9) == changed.NOBODY
    assert await measures.list_said(conn, NOW - 30 * DAY, NOW, EVERYTHING) == []
    assert await broken(conn) == []


async def test_apart_they_count_with_each_contacts_latest_to_each_question(conn: FullConn, filling: Filling) -> None:
    anna = await filling.manager()
    irina, oleg = await filling.contact(manager=anna), await filling.contact()
    month, before = (NOW - 30 * DAY, NOW), (NOW - 60 * DAY, NOW - 30 * DAY)
    assert await tallies.of_imported(conn, [month], EVERYTHING) == {}
    await bring(conn, of(irina, 3, at=NOW - 20 * DAY), of(irina, 9, at=NOW - 10 * DAY), of(oleg, 0))
    await bring(conn, of(oleg, 7), wording=Wording.WORK_MORE)

    asked = await tallies.of_imported(conn, [month, before], EVERYTHING)
    assert asked == {0: {Wording.RECOMMEND: Tally(1, 0, 1), Wording.WORK_MORE: Tally(0, 1, 0)}}
    assert await tallies.of_imported(conn, [month], Scope(manager=anna.id)) == {0: {Wording.RECOMMEND: Tally(1, 0, 0)}}


async def test_from_the_answer_on_nobody_is_asked_for_the_quiet_period_in_any_of_their_accounts(
    conn: FullConn, filling: Filling
) -> None:
    await surveys.ensure_surveys(conn, now=NOW)
    here, there = [await filling.contact(telegram_id=TelegramId(5_111_111_111)) for _ in range(2)]
    await bring(conn, of(here))

    async def is_due(at_day: int) -> list[int]:
        now = LATELY + timedelta(days=at_day)
        always = WorkingHours(((Span(0, 24 * 60),),) * 7)
        turn = Turn(conn, now, Programme("Ткани", working_hours=always, asked_together=10**9))
        return [known.client.contact for known in await look_for_due(turn)]

    assert await is_due(89) == []
    assert await is_due(91) in ([here.id], [there.id])


async def test_what_was_answered_elsewhere_is_no_open_question_and_no_last_word(
    conn: FullConn, filling: Filling
) -> None:
    human = TelegramId(5_111_111_111)
    here, there = [await filling.contact(telegram_id=human) for _ in range(2)]
    own = await filling.asked(here)
    await bring(conn, of(there), of(here, at=NOW - DAY))

    assert await invitations.find_open_unanswered(conn, human, now=NOW) == own
    assert await invitations.find_latest_contact(conn, human) == here.id
    assert await responses.find_latest_open(conn, human, now=NOW) is None
    assert await responses.find_latest_scored_at(conn, [here.id, there.id]) is None


async def test_erasing_takes_the_words_and_retention_the_old_ones(conn: FullConn, filling: Filling) -> None:
    irina, oleg = await filling.contact(), await filling.contact()
    await bring(conn, of(irina), of(oleg, at=NOW - 400 * DAY), of(oleg, words="Новое"))
    await retention.anonymise_words(conn, before=NOW - 365 * DAY, limit=10)
    assert list((await conn.execute(sa.select(comment_parts.c.text).order_by("text"))).scalars()) == [
        "Новое",
        "Опять поздно",
    ]
    await erasing.erase(conn, [irina.id], Terms(KEY, keeps_score=True), why=ErasedWhy.REQUEST, now=NOW)

    assert list((await conn.execute(sa.select(comment_parts.c.text))).scalars()) == ["Новое"]
    assert await bring(conn, of(irina)) == 0  # not even brought again
    assert await broken(conn) == []


async def test_many_are_brought_in_at_once(conn: FullConn, filling: Filling) -> None:
    irina, oleg = await filling.contact(), await filling.contact()
    many = [of(one, score, at=NOW - day * DAY) for one in (irina, oleg) for day in range(1, 60) for score in range(11)]

    assert await bring(conn, *many) == len(many)
    assert (await conn.execute(sa.select(sa.func.count()).select_from(response_table))).scalar_one() == len(many)


# --- a file that waits ---------------------------------------------------------------------------------------------


async def waiting(conn: FullConn, filling: Filling, contact: Contact) -> tuple[int, files.SentFile]:
    boss = await filling.owner()
    kept = {"staff_id": boss.id, "file_name": "answers.csv", "file_id": "file", "now": NOW}
    number = await files.ask_about(conn, FileKind.HISTORY, **kept)  # type: ignore[arg-type]  # by name
    error = RowError(3, "row-past-several", {"who": contact.name})
    await past.keep(conn, number, Past((of(contact),), (error,), (("score", "NPS"),), (), Wording.RECOMMEND))
    sent = await files.find(conn, number, staff_id=boss.id)
    assert sent is not None
    return number, sent


async def test_what_waits_comes_back_as_it_was_kept(conn: FullConn, filling: Filling) -> None:
    irina = await filling.contact("Ирина Ким")
    number, sent = await waiting(conn, filling, irina)

    error = RowError(3, "row-past-several", {"who": "Ирина Ким"})
    kept = Past((of(irina),), (error,), (("score", "NPS"),), (), Wording.RECOMMEND)
    assert await past.load(conn, number) == kept
    assert (sent.kind, sent.state, sent.wording) == (FileKind.HISTORY, ImportState.READ, None)
    assert sent.staff_id is not None
    assert await imports.find(conn, number, staff_id=sent.staff_id) is None  # it is no client list
    other = await filling.owner()
    assert await files.find(conn, number, staff_id=other.id) is None
    assert await past.list_errors(conn, number, staff_id=other.id) is None


async def test_whoever_is_erased_meanwhile_is_in_no_waiting_file(conn: FullConn, filling: Filling) -> None:
    irina = await filling.contact("Ирина Ким")
    number, _ = await waiting(conn, filling, irina)
    await erasing.erase(conn, [irina.id], Terms(KEY, keeps_score=True), why=ErasedWhy.REQUEST, now=NOW)
    left = await past.load(conn, number)

    assert left is not None
    assert (left.answers, left.errors) == ((), ())


async def test_a_file_of_which_nobody_says_what_it_is_is_forgotten_after_a_week(
    conn: FullConn, filling: Filling
) -> None:
    number, sent = await waiting(conn, filling, await filling.contact())
    await imports.prune(conn, now=NOW + 8 * DAY)

    state = sa.select(table.c.state, table.c.rows, table.c.file_id).where(table.c.id == number)
    assert (await conn.execute(state)).one() == (ImportState.FORGOTTEN, None, None)
    assert await files.cancel(conn, sent, now=NOW) is False


async def test_nobody_answers_for_a_contact_there_is_not(conn: FullConn, filling: Filling) -> None:
    irina = await filling.contact()

    assert await bring(conn, replace(of(irina), contact_id=ContactId(10**6))) == 0


async def test_whoever_was_erased_after_the_file_was_read_is_given_no_answer(conn: FullConn, filling: Filling) -> None:
    irina = await filling.contact("Ирина Ким")
    await erasing.erase(conn, [irina.id], Terms(KEY, keeps_score=True), why=ErasedWhy.REQUEST, now=NOW)

    assert await bring(conn, of(irina)) == 0
    assert (await conn.execute(sa.select(sa.func.count()).select_from(comment_parts))).scalar_one() == 0
