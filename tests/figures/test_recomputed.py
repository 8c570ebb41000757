"""Whatever happened, every figure of a card, its words, its parts and the lists is what the raw rows say."""

from __future__ import annotations

import asyncio
import contextlib
import html
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from messages.composing import compose
from messages.figures_of import code_of
from messages.owed import Envelope
from messages.pictured import drawing_in
from messages.writing import Context
from nps.behind import Counted, Part
from nps.period import Period
from nps.scope import EVERYTHING, Scope
from nps.score import Tally
from nps.values import Channel, Circle, Reason, RecordingId, Role, Score, StaffId, SurveyKind, TelegramId
from storage.answers import recorded, responses
from storage.answers.responses import Response
from storage.asking import invitations, surveys
from storage.asking.invitations import Invitation
from storage.asking.surveys import Survey
from storage.engine.conn import FullConn
from storage.engine.database import Database
from storage.figures import asked as asked_questions
from storage.figures import behind, measures, parts, tallies
from storage.figures.by_account import of_accounts
from storage.people.clients import Contact, get_contact
from storage.people.staff import Staff
from storage.safety.invariants import check
from storage.schema import accounts, contacts
from tests.figures import plainly
from tests.figures.plainly import Raw, Then, part_told, signed
from tests.filling import DAY, NOW, PROGRAMME, Filling

HOUR = timedelta(hours=1)
QUARTER = Period.from_key("quarter:2026-Q4")
LOOKS_AT = NOW + 37 * DAY
OWNER = Staff(StaffId(1), Role.OWNER, "Ольга", None, None, None, None, None)
SPAN = QUARTER.bounds(PROGRAMME.zone)
SEGMENTS, REGIONS = ("VIP", "Опт", None), ("Урал", "Центр", None)
CIRCLES = (Circle.DECISION_MAKER, Circle.USER, None)
REWOUND = settings(max_examples=8, deadline=None, database=None)
VIEWS: tuple[parts.By, ...] = ("managers", "segments", "circles", "regions")

times = st.integers(-60 * 24, 36 * 24).map(lambda hours: NOW + hours * HOUR)
numbers = st.integers(0, 99)
WHAT = ("ask", "ask", "ask", "answer", "answer", "answer", "answer early", "change", "reason", "record")
acts = st.tuples(
    st.sampled_from((*WHAT, "hand over", "lend", "re-sort", "other circle", "leave")), numbers, numbers, times
)
Act = tuple[str, int, int, datetime]


@dataclass(slots=True)
class Company:
    """Seven people of four accounts; what they and the staff do, with a note of whose each question was."""

    conn: FullConn
    owner: Staff
    managers: list[Staff | None] = field(default_factory=list)
    surveys: list[Survey] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    asked: list[Invitation] = field(default_factory=list)
    given: list[Response] = field(default_factory=list)
    then: dict[int, Then] = field(default_factory=dict)

    @classmethod
    async def opens(cls, conn: FullConn) -> Company:
        filling = Filling(conn, now=NOW - 400 * DAY)
        company = cls(conn, await filling.owner("Шеф", telegram_id=1))
        company.managers = [await filling.manager("Анна"), await filling.manager("Борис"), None]
        regular = await surveys.ensure_regular_survey(conn, now=NOW)
        company.surveys = [regular, await filling.survey(SurveyKind.AUDIT), await filling.survey(SurveyKind.DEAL)]
        for place in range(4):
            account = await filling.account(
                manager=company.managers[place % 3],
                segment=SEGMENTS[place % 3],
                region=REGIONS[place % 3],
                revenue=(place * 1_000_000) or None,
            )
            for circle in CIRCLES[: 2 if place else 1]:
                company.contacts.append(await filling.contact(account=account, circle=circle))
        return company

    async def whose(self, contact_id: int) -> Then:
        """By the rows of now, as they stand."""
        query = sa.select(
            contacts.c.lent_to, contacts.c.manager_id, accounts.c.manager_id, accounts.c.segment, contacts.c.circle
        )
        row = (await self.conn.execute(query.join(accounts).where(contacts.c.id == contact_id))).one()
        lent, own, of_account, segment, circle = row
        manager = lent if lent is not None else own if own is not None else of_account
        return manager, segment, circle

    async def act(self, what: str, place: int, number: int, at: datetime) -> None:
        contact = await get_contact(self.conn, self.contacts[place % len(self.contacts)].id)
        account = sa.update(accounts).where(accounts.c.id == contact.account_id)
        its = sa.update(contacts).where(contacts.c.id == contact.id)
        manager = self.managers[number % 3]
        match what:
            case "ask" | "answer early":
                survey = self.surveys[number % 3]
                occasion = f"{len(self.asked)}"
                planned = await invitations.plan(self.conn, survey, contact.id, occasion, now=at)
                assert planned
                self.then[planned.id] = await self.whose(contact.id)
                if what == "answer early":  # before Telegram has said that it was delivered
                    await self.answers(planned, number % 11, at)
                await invitations.record_sent(self.conn, planned.id, now=at)
                self.asked.append(planned)
            case "answer" if self.asked:
                await self.answers(self.asked[place % len(self.asked)], number % 11, at)
            case "change" if self.given:
                changed = await invitations.find(self.conn, self.given[place % len(self.given)].invitation_id)
                assert changed
                await self.answers(changed, number % 11, at)
            case "reason" if self.given:
                response = self.given[place % len(self.given)]
                await responses.toggle_reason(self.conn, response.id, list(Reason)[number % len(Reason)])
            case "record":
                told = (RecordingId(len(self.then) + 1), contact, Score(number % 11), Channel.PHONE, ())
                added = await recorded.add(self.conn, *told, by=self.owner.id, now=at)
                self.then[added.invitation_id] = await self.whose(contact.id)
            case "hand over":
                await self.conn.execute(account.values(manager_id=manager and manager.id))
            case "lend":
                await self.conn.execute(its.values(lent_to=manager and manager.id))
            case "re-sort":
                await self.conn.execute(account.values(segment=SEGMENTS[number % 3], region=REGIONS[number // 3 % 3]))
            case "other circle":
                await self.conn.execute(its.values(circle=CIRCLES[number % 3]))
            case "leave":
                await self.conn.execute(its.values(state="left"))

    async def answers(self, asked: Invitation, score: int, at: datetime) -> None:
        invitation = await invitations.find(self.conn, asked.id)
        assert invitation
        contact = await get_contact(self.conn, invitation.contact_id)
        scored = await responses.record_score(
            self.conn, invitation, contact, Score(score), Channel.BUTTON, now=max(at, invitation.planned_at)
        )
        if scored is not None and scored.before is None:
            self.given.append(scored.response)

    def scopes(self) -> list[Scope]:
        anna = self.managers[0]
        assert anna
        return [
            EVERYTHING,
            Scope(manager=anna.id),
            Scope(segment="VIP"),
            Scope(region="Урал"),
            Scope(circle=Circle.DECISION_MAKER),
            Scope(account=self.contacts[0].account_id),
            Scope(survey=self.surveys[2].id),
            Scope(manager=anna.id, segment="VIP"),
        ]


def tally(of: plainly.Groups) -> Tally:
    return Tally(*of)


async def expect_figures(conn: FullConn, raw: Raw, scope: Scope) -> None:
    """What storage counts."""
    counted = raw.counted(*SPAN, scope)
    whole = plainly.groups(row.score for row in counted)
    asked, answered = raw.asked(*SPAN, scope)
    answers = len(raw.counted(*SPAN, Scope(**{name: getattr(scope, name) for name in _NAMES}, every=True)))
    few = tuple(sorted(row.score for row in counted)) if 0 < len(counted) < 5 else ()
    reasons = tuple((Reason(reason), count) for reason, count in raw.named_reasons(counted))
    figures = await measures.measure(conn, *SPAN, scope)
    assert figures == measures.Figures(tally(whole), answers, asked, answered, reasons, few)
    for view in VIEWS:
        of_each = await parts.of_each(conn, *SPAN, scope, view)
        assert of_each == {part: tally(of) for part, of in raw.by(view, counted).items()}
    of_any = raw.counted(*SPAN, scope, of_any=True)
    of_surveys = {part: tally(of) for part, of in raw.by("surveys", of_any).items()}
    assert await parts.of_surveys(conn, *SPAN, scope) == of_surveys
    headline = [row for row in of_any if raw.surveys[row.survey_id].kind in ("regular", "audit", "first_delivery")]
    of_objects = {part: tally(of) for part, of in raw.by("objects", headline).items()}
    assert await parts.of_objects(conn, *SPAN, scope) == of_objects
    stands, by_makers = raw.of_accounts(*SPAN, Scope(**{name: getattr(scope, name) for name in _NAMES}))
    index = await of_accounts(conn, *SPAN, scope)
    assert (index.tally, index.by_makers) == (tally(stands), by_makers)
    beside = raw.with_recorded(*SPAN, scope)
    assert await tallies.with_recorded(conn, *SPAN, scope) == (beside and (tally(beside[0]), beside[1]))
    await expect_who_was_asked(conn, raw, scope)
    of_managers = {part: tally(of) for part, of in raw.by("managers", counted).items()}
    assert await tallies.by_manager(conn, *SPAN, scope) == of_managers


async def expect_who_was_asked(conn: FullConn, raw: Raw, scope: Scope) -> None:
    """«Ответили N из M» opens the answers of the N, and the names of the others: those very ones."""
    questions = raw.questions(*SPAN, scope)
    answered = {row.id for row in questions if row.state == "answered"}
    part = Part(otherwise=Counted.OF_ASKED)
    found = await behind.answers_behind(conn, *SPAN, scope, part, limit=1000)
    of_response = {row.id: row.invitation_id for row in raw.responses}
    assert {of_response[each.response_id] for each in found} == answered
    assert len(found) == await behind.count(conn, *SPAN, scope, part) == len(answered)
    silent = await asked_questions.list_silent(conn, *SPAN, scope, limit=1000)
    others = [(row.contact_id, row.sent_at) for row in questions if row.id not in answered]
    assert sorted((each.contact_id, each.sent_at) for each in silent) == sorted(others)


_NAMES = ("survey", "manager", "segment", "circle", "region", "account")


async def told(conn: FullConn, letter: str, **args: Any) -> tuple[list[str], str]:
    """The lines that the owner reads, and the words of the picture."""
    method: Any = await compose(Context(conn, LOOKS_AT, PROGRAMME), letter, Envelope(chat_id=TelegramId(1)), args)
    drawing = drawing_in(method)
    text = getattr(method, "text", None) or (drawing.words.text if drawing else None) or ""
    drawn = " ".join(re.findall(r">([^<]+)</text>", drawing.svg)) if drawing else ""
    plain = [re.sub("<[^>]+>", "", line) for line in text.replace("\xa0", " ").split("\n")]
    return [html.unescape(line) for line in plain], html.unescape(drawn).replace("\xa0", " ")


async def expect_words(conn: FullConn, company: Company, raw: Raw, *, every: bool) -> None:
    """What the owner reads of the quarter."""
    scope = Scope(every=every)
    counted = raw.counted(*SPAN, scope)
    whole = plainly.groups(row.score for row in counted)
    asked, answered = raw.asked(*SPAN, scope)
    code = code_of(OWNER, QUARTER, scope)
    words, drawn = await told(conn, "nps", code=code, wanted=True)
    card = "\n".join(words)
    assert ("по всем ответам" if every else "по последней оценке каждого") in card
    assert ("По всем ответам" if every else "По последней оценке каждого") in drawn
    if len(counted) >= 5:
        margin, low, high = plainly.doubt(whole)
        told_index = f"±{margin}, от {signed(low)} до {signed(high)})"
        assert words[0].startswith(f"NPS {signed(plainly.nps(whole))} ({told_index}")
        assert f"±{margin}: от {signed(low)} до {signed(high)}" in drawn
    if counted:
        promoters, passives, detractors = whole
        assert re.search(rf"\b{promoters} промоутер\w*, {passives} нейтральн\w*, {detractors} детрактор", card), card
    if asked:
        assert re.search(rf"(Ответили|Ответ от|ответили|ответ от) {answered} из {asked}\b", card), card
    stands, by_makers = raw.of_accounts(*SPAN, EVERYTHING)
    line = [line for line in words if line.startswith("По клиентам:")]
    if sum(stands):
        index = f"{signed(plainly.nps(stands))} (±{plainly.doubt(stands)[0]}) · " if sum(stands) >= 5 else ""
        assert [f"По клиентам: {index}{sum(stands)} клиент" in each for each in line] == [True], words
    for view in VIEWS:
        lines, _ = await told(conn, "nps", code=code, view=view, wanted=True)
        for part, of in raw.by(view, counted).items():
            begins, holds = part_told(_name(company, view, part), of)
            (found,) = [line for line in lines if line.startswith(begins)]
            assert holds in found
    lines, _ = await told(conn, "nps", code=code, view="accounts")
    if sum(stands):
        assert f"Из них по ответу ЛПР: {by_makers} из {sum(stands)}" in lines
    for circle, of in raw.by("circles", counted).items():
        name = {"decision_maker": "ЛПР", "user": "Пользователи", None: "Роль неизвестна"}[circle]
        begins, holds = part_told(f"▫️ {name}", of)
        (found,) = [line for line in lines if line.startswith(begins)]
        assert holds in found


def _name(company: Company, view: str, part: Any) -> str:
    none = {"managers": "Без менеджера", "segments": "Без сегмента", "circles": "Без роли", "regions": "Без региона"}
    if part is None:
        return none[view]
    if view == "managers":
        return next(manager.name for manager in company.managers if manager and manager.id == part)
    return {"decision_maker": "ЛПР", "user": "пользователь"}.get(part, part) if view == "circles" else str(part)


async def expect_lists(conn: FullConn, company: Company, raw: Raw) -> None:
    """/accounts: the sum of all, and whom of it the company hears; /my: each manager's index."""
    lines, _ = await told(conn, "account_list", wanted="-", page=0, edit=None)
    some, total, heard, makers = raw.coverage(LOOKS_AT, LOOKS_AT - 365 * DAY)
    lines = lines[next(at for at, line in enumerate(lines) if line.startswith("Клиенты")) :]  # after «Прежде всего»
    assert lines[0].startswith("Клиенты: 4"), lines[0]
    assert sum(int(found[1]) for line in lines[: lines.index("")] if (found := _OF_COLOUR.match(line))) == 4
    (covered,) = [line for line in lines if line.startswith("Ответили за год")] or [""]
    if makers:
        assert f"{heard} из {makers} ЛПР" in covered, lines
    assert f"{plainly.halves_away(100 * some / total)} % выручки" in covered, lines
    lines, _ = await told(conn, "own_figures", period=QUARTER.key)
    by_manager = raw.by("managers", raw.counted(*SPAN, EVERYTHING))
    for manager in company.managers:
        if manager is not None and manager.id in by_manager:
            begins, holds = part_told("NPS", by_manager[manager.id])
            line = lines[lines.index(manager.name) + 1]
            assert line.startswith(begins)
            assert holds in line


_OF_COLOUR = re.compile(r"^[🔴⚪🟡🟢]️? [^:]*: (\d+)")


class RolledBack(Exception):
    """So that the next history finds an empty database."""


async def expect_after(database: Database, history: list[Act], place: int) -> None:
    with contextlib.suppress(RolledBack):
        async with database.write() as conn:
            company = await Company.opens(conn)
            for act in history:
                await company.act(*act)
            raw = await Raw.read(conn, company.then)
            scopes = company.scopes()
            for scope in (EVERYTHING, scopes[place % len(scopes)]):
                for every in (False, True):
                    named = {name: getattr(scope, name) for name in _NAMES}
                    await expect_figures(conn, raw, Scope(**named, every=every))
            await expect_words(conn, company, raw, every=place % 2 == 0)
            await expect_lists(conn, company, raw)
            assert [broken for broken in await check(conn, now=LOOKS_AT) if broken.number == 6] == []
            raise RolledBack


def test_every_figure_equals_a_plain_recomputation_from_the_raw_rows(database_url: str) -> None:
    with asyncio.Runner() as runner:
        database = Database(database_url)

        @REWOUND
        @given(history=st.lists(acts, min_size=5, max_size=20), place=numbers)
        def live(history: list[Act], place: int) -> None:
            runner.run(expect_after(database, history, place))

        live()
        runner.run(database.close())
