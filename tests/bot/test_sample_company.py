"""The sample company of the demonstration: its counts, its story, and that its rows could have come about for real."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from aiogram.methods import SendMessage

from actions.turn import Turn
from bot.demo.company.accounts import SILENT_ACCOUNT, VOLKOV
from bot.demo.company.calendar import MONTHS, ZONE, Story, month_of
from bot.demo.company.company import ROUND_CONTACT_TELEGRAM_ID, SampleCompany, fill
from bot.demo.company.programme import programme
from bot.demo.company.staff import OWNER_TELEGRAM_ID
from messages import account_list, summary, survey_list
from messages import quotes as quote_list
from messages.composing import compose
from messages.owed import Letter
from messages.writing import Context
from nps.period import containing
from nps.programme import Programme
from nps.scope import EVERYTHING, Scope
from nps.score import Tally
from nps.timetable import Span, WorkingHours
from nps.values import CaseState, ContactState, InvitationState, PeriodKind, Role, StaffId
from sandbox.message import read
from scheduler.asking import look_for_due
from storage.answers import quotes
from storage.asking import due, surveys
from storage.asking.planning import Known
from storage.cases import cases as cases_of
from storage.cases.cases import count_open
from storage.colours import earned
from storage.engine.conn import FullConn
from storage.engine.database import Database
from storage.figures import measures
from storage.people import enrolments
from storage.people.clients import get_contact
from storage.people.staff import find_staff, list_owners, list_staff
from storage.people.who import find_who
from storage.safety import invariants
from storage.safety.migrate import migrate
from storage.schema import (
    accounts,
    alerts,
    case_responses,
    cases,
    comment_parts,
    consents,
    contacts,
    metadata,
    referrals,
    responses,
    staff,
)
from storage.schema import enrolments as links
from storage.schema import invitations as asked
from storage.schema import people as humans

NOWS = [
    datetime(2026, 11, 23, 9, 10, tzinfo=UTC),
    datetime(2026, 9, 1, 0, 5, tzinfo=UTC),
    datetime(2027, 3, 31, 20, 59, tzinfo=UTC),
    datetime(2026, 6, 14, 15, 30, tzinfo=UTC),
    datetime(2028, 2, 29, 6, 0, tzinfo=UTC),
    datetime(
        2026, 11, 29, 23, 0, tzinfo=UTC
    ),  # a weekend after a plan of Anna's was due: she had let it become overdue
]
REPEAT = timedelta(days=90)

Rows = list[tuple[Any, ...]]


@pytest.fixture(scope="module", params=NOWS, ids=[f"{now:%Y-%m-%d}" for now in NOWS])
def now(request: pytest.FixtureRequest) -> datetime:
    moment: datetime = request.param
    return moment


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, now: datetime) -> tuple[str, SampleCompany]:
    """A file with the company as of `now`: made once, only read afterwards."""
    url = f"sqlite+aiosqlite:///{tmp_path_factory.mktemp('sample')}/otklik.db"
    return url, asyncio.run(write(url, now))


@pytest.fixture
def filled(written: tuple[str, SampleCompany]) -> SampleCompany:
    return written[1]


@pytest.fixture
async def conn(written: tuple[str, SampleCompany]) -> AsyncIterator[FullConn]:
    database = Database(written[0])
    async with database.read() as connection:
        yield connection
    await database.close()


async def write(url: str, now: datetime, seed: int = 7) -> SampleCompany:
    database = Database(url)
    await migrate(database, now=now)
    async with database.write() as connection:
        company = await fill(connection, now=now, seed=seed)
    await database.close()
    return company


async def rows(conn: FullConn, query: sa.Select[Any]) -> Rows:
    return [tuple(row) for row in await conn.execute(query)]


async def count(conn: FullConn, column: sa.ColumnElement[Any], *where: sa.ColumnElement[bool]) -> int:
    return int((await conn.execute(sa.select(sa.func.count(sa.distinct(column))).where(*where))).scalar_one())


async def test_it_has_the_size_the_demonstration_promises(conn: FullConn, filled: SampleCompany) -> None:
    assert await count(conn, accounts.c.id) == filled.accounts == 32
    assert await count(conn, accounts.c.segment) == filled.segments == 4
    assert await count(conn, contacts.c.id) == filled.contacts == 119
    assert await count(conn, contacts.c.circle) == filled.circles == 3
    assert await count(conn, staff.c.id, staff.c.role == Role.MANAGER) == len(filled.managers) == 4
    assert await count(conn, contacts.c.name) == await count(conn, contacts.c.external_id) == 119
    assert await count(conn, comment_parts.c.text) >= 80
    assert await count(conn, responses.c.id) == filled.responses
    assert 0.45 <= filled.responses / filled.invitations <= 0.62


async def test_the_contact_of_the_round_waits_for_the_link(
    conn: FullConn, filled: SampleCompany, now: datetime
) -> None:
    contact = await get_contact(conn, filled.round_contact)
    manager = await find_staff(conn, contact.manager_id)
    link = await enrolments.ensure_for_contact(conn, filled.round_contact, now=now, lives=REPEAT)

    assert (contact.name, contact.greeting, contact.position) == ("Ирина Ким", "Ирина Петровна", "директор по закупкам")
    assert (contact.account, contact.segment, contact.state) == ("ООО «Вектор»", "VIP", ContactState.INVITED)
    assert manager is not None
    assert (manager.name, manager.telegram_id) == ("Анна Смирнова", filled.round_manager.telegram_id)
    assert link in {row[0] for row in await rows(conn, sa.select(links.c.id))}
    assert await find_who(conn, ROUND_CONTACT_TELEGRAM_ID) is None


async def test_everybody_of_the_staff_has_just_joined(conn: FullConn, filled: SampleCompany, now: datetime) -> None:
    joined = await list_staff(conn)

    assert all(member.can_be_written_to and member.joined_at == now - timedelta(hours=1) for member in joined)
    assert [owner.telegram_id for owner in await list_owners(conn)] == [OWNER_TELEGRAM_ID]
    assert filled.owner.telegram_id == OWNER_TELEGRAM_ID


async def test_no_invariant_is_broken(conn: FullConn, now: datetime) -> None:
    assert await invariants.check(conn, now=now) == []


async def test_the_crisis_and_the_recovery_show(conn: FullConn, now: datetime) -> None:
    story = Story.until(now)
    answers = await rows(conn, sa.select(responses.c.first_tap_at, responses.c.score))
    before = [score for at, score in answers if month_of(at) < story.crisis]
    crisis = [score for at, score in answers if story.is_crisis(at)]
    recent = [score for at, score in answers if at > now - timedelta(days=91)]

    assert len({month_of(at) for at, _ in answers} | {month_of(now)}) in (MONTHS, MONTHS + 1)
    assert all(len(span) >= 5 for span in (before or recent, crisis, recent))
    assert nps(crisis) < 0
    assert nps(recent) - nps(crisis) >= 25
    assert not before or nps(before) - nps(crisis) >= 25


async def test_the_crisis_was_in_spring_where_the_months_allow_it(conn: FullConn, now: datetime) -> None:
    crisis = Story.until(now).crisis
    reasons = (await measures.measure(conn, *span(crisis.year, crisis.month), EVERYTHING)).reasons

    assert crisis.month == 3 or 4 <= now.astimezone(ZONE).month <= 8
    assert reasons[0][0] == "timeliness"


async def test_volkov_lets_complaints_lie_and_his_clients_are_the_least_content(conn: FullConn, now: datetime) -> None:
    ids = {member.name: member.id for member in await list_staff(conn, Role.MANAGER)}
    overdue = {name: (await count_open(conn, of=ids[name], now=now))[1] for name in ids}
    indexes = {name: await recent_nps(conn, ids[name], now) for name in ids}

    assert overdue.pop(VOLKOV) >= 3
    assert set(overdue.values()) == {0}
    assert indexes.pop(VOLKOV) < min(indexes.values())


async def lines_of(conn: FullConn, letter: Letter, now: datetime) -> list[str]:
    """As it stands in the chat."""
    method = await compose(Context(conn, now, programme()), letter.name, letter.to, letter.arguments)
    assert isinstance(method, SendMessage)
    return read(unescape(re.sub(r"<[^>]+>", "", method.text))).split("\n")


async def test_the_owner_reads_of_both_among_the_first_three_lines(conn: FullConn, now: datetime) -> None:
    [owner] = await list_owners(conn)
    week = containing(PeriodKind.WEEK, now.astimezone(ZONE).date())
    month = containing(PeriodKind.MONTH, now.astimezone(ZONE).date())

    for letter in (account_list.show(owner, "-"), summary.sum_up(owner, week), summary.sum_up(owner, month)):
        *_, lying, silent = (await lines_of(conn, letter, now))[: 2 if letter.name == "account_list" else 3]
        assert re.fullmatch(rf"Прежде всего\. ⏰ {VOLKOV}: просрочено \d+ обращени\w+, у клиентов на .+ ₽", lying)
        assert re.fullmatch(rf"⚪ {SILENT_ACCOUNT} · VIP · 18,6 млн ₽ — молчит с .+", silent)


async def test_three_promoters_may_be_quoted_in_their_own_words(conn: FullConn, now: datetime) -> None:
    listed = await quotes.list_quotes(conn)

    assert len(listed) == len({each.account for each in listed}) == await quotes.count_quotes(conn) == 3
    assert [each.signature is not None for each in listed] == [True, True, False]
    for each in listed:
        said = sa.select(comment_parts.c.text).join(responses).where(responses.c.contact_id == each.contact_id)
        assert each.text in [text for (text,) in await rows(conn, said)]
        assert each.signature is None or each.signature.startswith(f"{each.contact}, ")
        assert each.given_at <= now
        assert await cases_of.find_open_of_contact(conn, each.contact_id) is None
    [owner] = await list_owners(conn)
    assert (await lines_of(conn, quote_list.show(owner), now))[0].startswith("Цитаты: 3")


async def test_companies_that_came_by_a_clients_word_buy_one_of_them_lately(conn: FullConn, now: datetime) -> None:
    told = await earned.measure(conn, now - timedelta(days=90), now, EVERYTHING)
    lately = await earned.measure(conn, now - timedelta(days=14), now, EVERYTHING)
    promoter = sa.select(referrals.c.made_at, responses.c.score, responses.c.scored_at).join(
        responses, responses.c.contact_id == referrals.c.contact_id
    )

    assert (told.came, told.became, told.known, told.revenue, told.share) == (2, 2, 2, 3_800_000, 2)
    assert (lately.came, lately.became, lately.revenue, lately.share) == (1, 1, 2_600_000, 1)
    assert len(await rows(conn, sa.select(referrals.c.contact_id).distinct())) == 2
    assert any(score >= 9 and at < made_at for made_at, score, at in await rows(conn, promoter))


async def test_as_many_are_asked_by_a_survey_as_the_list_of_surveys_says(conn: FullConn, now: datetime) -> None:
    [owner] = await list_owners(conn)
    regular = await surveys.get_regular_survey(conn)

    listed = next(line for line in await lines_of(conn, survey_list.show_list(owner), now) if "✅ регулярный" in line)
    opened = await lines_of(conn, survey_list.show(owner, regular.id, view="whom"), now)

    assert listed.rpartition(": ")[2] == opened[0].rpartition(": ")[2]
    assert any(line.endswith("спросит другой опрос") for line in opened)


async def test_volkov_himself_reads_nothing_of_it(conn: FullConn, now: datetime) -> None:
    volkov = next(member for member in await list_staff(conn, Role.MANAGER) if member.name == VOLKOV)
    week = containing(PeriodKind.WEEK, now.astimezone(ZONE).date())

    for letter in (account_list.show(volkov, "-"), summary.sum_up(volkov, week)):
        assert not any("Прежде всего" in line for line in await lines_of(conn, letter, now))


async def test_a_vip_answered_well_a_year_ago_and_is_silent_since(conn: FullConn, now: datetime) -> None:
    of_it = sa.select(contacts.c.id).join(accounts).where(accounts.c.name == SILENT_ACCOUNT)
    answers = await rows(
        conn, sa.select(responses.c.score, responses.c.first_tap_at).where(responses.c.contact_id.in_(of_it))
    )
    states = await rows(conn, sa.select(asked.c.state).where(asked.c.contact_id.in_(of_it)).order_by(asked.c.sent_at))

    assert len(answers) == 6
    assert all(score >= 7 and at < now - timedelta(days=240) for score, at in answers)
    assert nps([score for score, _ in answers]) >= 50
    assert len(states) > 12
    assert [state for (state,) in states].count(InvitationState.EXPIRED) == len(states) - len(answers)


async def list_due(conn: FullConn, *, now: datetime) -> Sequence[Known]:
    always = WorkingHours(((Span(0, 24 * 60),),) * 7)
    return await look_for_due(Turn(conn, now, Programme("Ткани", quiet_for=REPEAT, working_hours=always)))


async def test_nothing_falls_due_in_the_first_hour(conn: FullConn, now: datetime) -> None:
    soon = now + timedelta(hours=1)
    last = sa.func.max(asked.c.planned_at)
    joined = contacts.c.state == ContactState.JOINED
    by_contact = sa.select(asked.c.contact_id, last).join(contacts).where(joined).group_by(asked.c.contact_id)
    last_asked = await rows(conn, by_contact)
    unclosed = asked.c.state.in_([InvitationState.PLANNED, InvitationState.SENT])

    assert await list_due(conn, now=soon) == []
    assert await due.list_reminders_due(conn, now=soon) == []
    assert await enrolments.list_due_reminders(conn, now=soon) == []
    assert await count(conn, asked.c.id, unclosed, asked.c.closes_at <= soon) == 0
    assert len(last_asked) == await count(conn, contacts.c.id, joined)
    assert all(now - timedelta(days=89) < at < now for _, at in last_asked)


async def test_the_times_of_every_asking_are_in_order(conn: FullConn, now: datetime) -> None:
    columns = (asked.c.contact_id, asked.c.planned_at, asked.c.sent_at, asked.c.reminded_at, asked.c.closes_at)
    query = sa.select(*columns, asked.c.state, asked.c.ended_at, responses.c.first_tap_at, responses.c.scored_at)
    query = query.outerjoin(responses, responses.c.invitation_id == asked.c.id)
    free_again: dict[int, datetime] = {}
    for contact, planned, sent, reminded, closes, state, ended, tapped, scored in await rows(
        conn, query.order_by(asked.c.contact_id, asked.c.planned_at)
    ):
        assert planned >= free_again.get(contact, planned)
        free_again[contact] = (scored or planned) + REPEAT
        if state == InvitationState.SKIPPED:
            assert sent is None
            continue
        assert planned < sent <= now
        assert closes == sent + timedelta(days=30)
        assert (state == InvitationState.SENT) == (ended is None)
        assert (state == InvitationState.ANSWERED) == (tapped is not None)
        if tapped:
            assert sent < tapped == ended <= scored < min(closes, now)
        if state == InvitationState.EXPIRED:
            assert closes <= ended <= now
        if reminded:
            assert sent + timedelta(days=5) < reminded <= (ended or now)


async def test_who_joined_agreed(conn: FullConn) -> None:
    by_state = sa.select(contacts.c.state, sa.func.count()).group_by(contacts.c.state)
    states = {state: number for state, number in await rows(conn, by_state)}
    on_telegram = contacts.c.telegram_id.is_not(None)

    assert states == {ContactState.JOINED: 106, ContactState.INVITED: 10, ContactState.UNREACHABLE: 3}
    assert await count(conn, humans.c.telegram_id, humans.c.telegram_id == contacts.c.telegram_id) == 109
    assert await count(conn, consents.c.contact_id) == await count(conn, contacts.c.telegram_id, on_telegram) == 109


async def test_cases_were_followed_up_in_order(conn: FullConn, now: datetime) -> None:
    times = (cases.c.opened_at, cases.c.taken_at, cases.c.closed_at, cases.c.cause, cases.c.outcome)
    for state, taken_by, opened, taken, closed, cause, outcome in await rows(
        conn, sa.select(cases.c.state, cases.c.taken_by, *times)
    ):
        assert (state == CaseState.NEW) == (taken is None) == (taken_by is None)
        assert (state == CaseState.CONFIRMED) == (closed is not None) == bool(cause) == bool(outcome)
        known = [moment for moment in (opened, taken, closed, now) if moment]
        assert known == sorted(known)
    assert await count(conn, alerts.c.case_id) == await count(conn, case_responses.c.case_id)


async def test_the_same_moment_and_seed_give_the_same_company(tmp_path: Path) -> None:
    moment = NOWS[0]
    first, second, other = [
        await contents(tmp_path / name, moment, seed) for name, seed in (("a", 7), ("b", 7), ("c", 8))
    ]

    assert first == second
    assert first != other


async def test_it_fits_both_databases(database: Database) -> None:
    async with database.write() as conn:
        company = await fill(conn, now=NOWS[0])
    async with database.read() as conn:
        assert await invariants.check(conn, now=NOWS[0]) == []
        next_account = sa.select(sa.func.max(accounts.c.id))
        assert (await conn.execute(next_account)).scalar_one() == company.accounts


@pytest.mark.parametrize("seed", range(20, 26))
async def test_other_seeds_make_sound_companies_too(sqlite: Database, seed: int) -> None:
    async with sqlite.write() as conn:
        company = await fill(conn, now=NOWS[0], seed=seed)
    async with sqlite.read() as conn:
        assert await invariants.check(conn, now=NOWS[0]) == []
        assert await list_due(conn, now=NOWS[0] + timedelta(hours=1)) == []
    assert company.contacts == 119


def nps(scores: list[int]) -> int:
    index = Tally.of(scores).nps
    assert index is not None
    return index


def span(year: int, month: int) -> tuple[datetime, datetime]:
    """Three months from that one on."""
    end = year * 12 + month - 1 + 3
    return datetime(year, month, 1, tzinfo=ZONE), datetime(end // 12, end % 12 + 1, 1, tzinfo=ZONE)


async def recent_nps(conn: FullConn, of: StaffId, now: datetime) -> int:
    index = (await measures.measure(conn, now - timedelta(days=120), now, Scope(manager=of))).tally.nps
    assert index is not None
    return index


async def contents(file: Path, moment: datetime, seed: int) -> dict[str, Rows]:
    """All the rows of a fresh company."""
    url = f"sqlite+aiosqlite:///{file}"
    await write(url, moment, seed)
    database = Database(url)
    async with database.read() as conn:
        tables = {
            table.name: await rows(conn, sa.select(table).order_by(*table.primary_key.columns))
            for table in metadata.sorted_tables
        }
    await database.close()
    return tables
