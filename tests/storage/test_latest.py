"""What a contact keeps of their latest answers and questions follows every way in which those come, change and go."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from random import Random

import pytest
import sqlalchemy as sa

from nps.values import (
    CaseId,
    CaseState,
    Channel,
    ContactState,
    ErasedWhy,
    InvitationState,
    MergeKind,
    RecordingId,
    Score,
    SurveyKind,
    Wording,
)
from storage.answers import imported, recorded, responses
from storage.asking import due, surveys
from storage.asking.invitations import Invitation
from storage.cases import cases
from storage.engine.conn import FullConn
from storage.lists.past import Matched
from storage.merging import merging
from storage.merging.looking import CannotMerge
from storage.people.clients import Contact
from storage.privacy import erasing
from storage.privacy.erasing import Terms
from storage.safety.invariants import check
from storage.schema import case_responses, contacts, invitations
from storage.schema import cases as case_table
from storage.schema import responses as table
from storage.schema import surveys as survey_table
from tests.filling import DAY, NOW, Filling, contact_by

Kept = tuple[int | None, datetime | None, int | None, datetime | None, datetime | None]


async def kept(conn: FullConn) -> dict[int, Kept]:
    names = ("latest_score", "latest_at", "score_before", "before_at", "unanswered_at")
    columns = [contacts.c[name] for name in names]
    return {number: tuple(said) for number, *said in await conn.execute(sa.select(contacts.c.id, *columns))}


async def recounted(conn: FullConn) -> dict[int, Kept]:
    """From all answers and questions, in plain Python."""
    found: dict[int, Kept] = {}
    rows = (await conn.execute(sa.select(table))).all()
    questions = (await conn.execute(sa.select(invitations))).all()
    for number in (await conn.execute(sa.select(contacts.c.id))).scalars():
        own = [row for row in rows if row.contact_id == number and row.replaced_at is None]
        own.sort(key=lambda row: (row.first_tap_at, row.id), reverse=True)
        (one, at), (other, before), *_ = [(row.score, row.first_tap_at) for row in own] + 2 * [(None, None)]
        closed = [row.sent_at for row in questions if row.contact_id == number and row.state == InvitationState.EXPIRED]
        found[number] = (one, at, other, before, max((at for at in closed if at), default=None))
    return found


async def answered_again(conn: FullConn) -> dict[int, datetime | None]:
    return {number: at for number, at in await conn.execute(sa.select(table.c.id, table.c.case_closed_at))}


async def answered_again_by_all(conn: FullConn) -> dict[int, datetime | None]:
    """After which closing of a detractor's case each answer was the first, in plain Python."""
    asked = (await conn.execute(sa.select(survey_table))).all()
    regular = next((row for row in asked if row.kind == SurveyKind.REGULAR and row.replaced_at is None), None)
    its = regular and (regular.series or regular.id)
    same = {row.id for row in asked if (row.series or row.id) == its or row.kind == SurveyKind.RECOVERY}
    said = (await conn.execute(sa.select(table))).all()
    scores = {row.id: row.score for row in said}
    complaints = {row.case_id for row in await conn.execute(sa.select(case_responses)) if scores[row.response_id] <= 6}
    settled = (CaseState.CONFIRMED, CaseState.UNCONFIRMED)
    closed = [
        row
        for row in await conn.execute(sa.select(case_table))
        if row.closed_at and row.state in settled and row.id in complaints
    ]
    found: dict[int, datetime | None] = dict.fromkeys(scores)
    for case in sorted(closed, key=lambda row: row.closed_at):  # the latest closing wins
        own = [row for row in said if row.contact_id == case.contact_id and row.survey_id in same]
        later = [row.first_tap_at for row in own if row.first_tap_at > case.closed_at]
        found |= {row.id: case.closed_at for row in own if later and row.first_tap_at == min(later)}
    return found


async def expect_kept(conn: FullConn, *what: object) -> dict[int, Kept]:
    found = await kept(conn)
    assert found == await recounted(conn), what
    assert await answered_again(conn) == await answered_again_by_all(conn), what
    broken = {rule.code for rule in await check(conn, now=NOW + 90 * DAY)}
    assert not broken & {"latest_answer_disagrees", "answered_again_disagrees"}
    return found


async def test_each_way_in_which_an_answer_changes(conn: FullConn, filling: Filling) -> None:
    staff = await filling.owner()
    contact = await filling.contact(manager=await filling.manager())

    async def latest() -> tuple[int | None, int | None]:
        said = (await expect_kept(conn))[contact.id]
        return said[0], said[2]

    assert await latest() == (None, None)
    asked = await filling.asked(contact, at=NOW)
    await filling.answered(contact, 9, invitation=asked, at=NOW)
    assert await latest() == (9, None)
    await filling.answered(contact, 8, invitation=asked, at=NOW + DAY)
    assert await latest() == (8, None)
    old = Matched(2, contact.id, 3, NOW - 30 * DAY, None)
    await imported.add(conn, [old, Matched(3, contact.id, 4, NOW - 60 * DAY, None)], Wording.RECOMMEND, now=NOW)
    assert await latest() == (8, 3)

    later = NOW + 40 * DAY
    asked = await filling.asked(contact, at=later)
    told_at = later + DAY
    await recorded.add(conn, RecordingId(1), contact, Score(2), Channel.PHONE, [], by=staff.id, now=told_at)
    assert await latest() == (2, 8)
    own = await filling.answered(contact, 7, invitation=asked, at=later + 2 * DAY)
    assert await latest() == (7, 2)
    await recorded.replace(conn, own, asked, now=later + 2 * DAY)
    assert await latest() == (7, 8)

    await erasing.erase(conn, [contact.id], Terms(b"key", keeps_score=True), why=ErasedWhy.REQUEST, now=later)
    assert await latest() == (7, 8)
    other = await filling.contact()
    await filling.answered(other, 1, at=NOW)
    await erasing.erase(conn, [other.id], Terms(b"key", keeps_score=False), why=ErasedWhy.REQUEST, now=later)
    assert (await expect_kept(conn))[other.id] == (None, None, None, None, None)


async def test_the_newest_question_that_closed_is_kept(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact()

    async def closes(at: datetime) -> datetime | None:
        asked = await filling.asked(contact, at=at)
        assert await due.claim_expired(conn, asked.id, now=asked.closes_at - DAY) is None
        assert await due.claim_expired(conn, asked.id, now=asked.closes_at)
        return (await expect_kept(conn))[contact.id][-1]

    assert await closes(NOW) == NOW
    assert await closes(NOW + 90 * DAY) == NOW + 90 * DAY
    await filling.answered(contact, 9, at=NOW + 200 * DAY)
    _, said_at, *_, closed = (await expect_kept(conn))[contact.id]
    assert (said_at, closed) == (NOW + 200 * DAY, NOW + 90 * DAY)


async def test_two_who_become_one_and_two_again(conn: FullConn, filling: Filling) -> None:
    staff = await filling.owner()
    account = await filling.account()
    kept_one, gone = [await filling.contact(account=account) for _ in range(2)]
    await filling.answered(kept_one, 9, at=NOW)
    await filling.answered(gone, 3, at=NOW + DAY)
    nobody = {"telegram_id": None, "state": ContactState.INVITED}
    await conn.execute(sa.update(contacts).where(contacts.c.id == gone.id).values(**nobody))
    before = await expect_kept(conn)

    number, _ = await merging.merge(conn, MergeKind.CONTACT, kept_one.id, gone.id, by=staff.id, now=NOW + 2 * DAY)
    one = await expect_kept(conn)
    assert (one[kept_one.id][0], one[kept_one.id][2], one[gone.id][0]) == (3, 9, None)

    merged = await merging.find(conn, number)
    assert merged
    await merging.undo(conn, merged, now=NOW + 2 * DAY)
    assert await expect_kept(conn) == before


class Story:
    """Three people of one account, of whom the last never joined; whatever happens, at any time of three days."""

    def __init__(self, conn: FullConn, filling: Filling, chance: Random) -> None:
        self.conn, self.filling, self.chance = conn, filling, chance
        self.who: list[Contact] = []
        self.asked: list[tuple[Contact, Invitation]] = []

    async def begins(self) -> None:
        await surveys.ensure_regular_survey(self.conn, now=NOW)
        self.staff, account = await self.filling.owner(), await self.filling.account()
        self.who = [await self.filling.contact(account=account, joined=joined) for joined in (True, True, False)]

    @property
    def at(self) -> datetime:
        return NOW + timedelta(hours=self.chance.randrange(72))

    @property
    def score(self) -> Score:
        return Score(self.chance.randrange(11))

    async def answers(self) -> None:
        contact, at = self.chance.choice(self.who), self.at
        self.asked.append((contact, await self.filling.asked(contact, at=at)))
        await self.filling.answered(contact, self.score, invitation=self.asked[-1][1], at=at)

    async def changes(self) -> None:
        if self.asked:
            contact, asked = self.chance.choice(self.asked)
            await self.filling.answered(contact, self.score, invitation=asked, at=self.at)

    async def lets_it_close(self) -> None:
        asked = await self.filling.asked(self.chance.choice(self.who), at=self.at)
        assert await due.claim_expired(self.conn, asked.id, now=asked.closes_at)

    async def tells_a_manager(self) -> None:
        contact, number = self.chance.choice(self.who), RecordingId(self.chance.randrange(10**9))
        by, score = self.staff.id, self.score
        await recorded.add(self.conn, number, contact, score, Channel.PHONE, [], by=by, now=self.at)

    async def corrects_it(self) -> None:
        if self.asked:
            _, asked = self.chance.choice(self.asked)
            own = await responses.get_by_invitation(self.conn, asked.id)
            await recorded.replace(self.conn, own, asked, now=self.at)

    async def brings_a_file(self) -> None:
        answers = [Matched(n, self.chance.choice(self.who).id, self.score, self.at, None) for n in range(3)]
        await imported.add(self.conn, answers, Wording.RECOMMEND, now=NOW)

    async def is_asked_anew(self) -> None:
        """As a recovery check does."""
        at, contact = self.at, self.chance.choice(self.who)
        survey = await surveys.ensure_recovery_survey(self.conn, now=at)
        asked = await self.filling.asked(contact, at=at, survey=survey)
        await self.filling.answered(contact, self.score, invitation=asked, at=at)

    async def complains(self) -> None:
        contact, at = self.chance.choice(self.who), self.at
        if await cases.find_open_of_contact(self.conn, contact.id) is None:
            await cases.open_for(
                self.conn, await self.filling.answered(contact, 3, at=at), deadline=contact_by(at + DAY, at), now=at
            )

    async def is_settled_with(self) -> None:
        case = await cases.find_open_of_contact(self.conn, self.chance.choice(self.who).id)
        if case is not None:
            await cases.move(self.conn, case, deadline=None, state=CaseState.CONFIRMED, closed_at=self.at)

    async def comes_back(self) -> None:
        """The last one closed of somebody who has none that is open."""
        contact = self.chance.choice(self.who)
        query = sa.select(case_table.c.id).where(case_table.c.contact_id == contact.id).order_by(case_table.c.id.desc())
        number = (await self.conn.execute(query.limit(1))).scalar_one_or_none()
        if number is not None and await cases.find_open_of_contact(self.conn, contact.id) is None:
            case = await cases.get(self.conn, CaseId(number))
            await cases.move(self.conn, case, deadline=None, state=CaseState.IN_WORK, closed_at=None)

    async def is_asked_otherwise(self) -> None:
        regular = await surveys.ensure_regular_survey(self.conn, now=NOW)
        wording = self.chance.choice([each for each in Wording if each is not regular.wording])
        await surveys.ask_otherwise(self.conn, regular, wording, None, now=NOW)

    async def merges(self) -> None:
        kept, gone = self.chance.choice(self.who[:2]), self.who[2]
        with suppress(CannotMerge):
            await merging.merge(self.conn, MergeKind.CONTACT, kept.id, gone.id, by=self.staff.id, now=NOW + 3 * DAY)

    async def parts(self) -> None:
        for kept in self.who:
            found = await merging.find_latest(self.conn, MergeKind.CONTACT, kept.id, now=NOW + 3 * DAY)
            if found is not None:
                with suppress(CannotMerge):
                    await merging.undo(self.conn, found, now=NOW + 3 * DAY)

    async def is_erased(self) -> None:
        if self.chance.random() < 0.2:
            terms = Terms(b"key", keeps_score=self.chance.random() < 0.5)
            gone = self.chance.choice(self.who)
            self.asked = [(contact, asked) for contact, asked in self.asked if contact.id != gone.id]
            await erasing.erase(self.conn, [gone.id], terms, why=ErasedWhy.REQUEST, now=NOW + 3 * DAY)


@pytest.mark.parametrize("seed", range(16))
async def test_whatever_happens_in_any_order(conn: FullConn, filling: Filling, seed: int) -> None:
    story, chance = Story(conn, filling, Random(seed)), Random(seed + 100)
    await story.begins()
    steps = [
        story.answers,
        story.changes,
        story.lets_it_close,
        story.tells_a_manager,
        story.corrects_it,
        story.brings_a_file,
    ]
    steps += [story.merges, story.parts, story.is_erased, story.complains, story.is_settled_with, story.complains]
    steps += [story.is_settled_with, story.comes_back, story.is_asked_anew, story.is_asked_otherwise]
    done = []
    for _ in range(40):
        step = chance.choice(steps)
        done.append(step.__name__)
        await step()
        assert await kept(conn) == await recounted(conn), done
        assert await answered_again(conn) == await answered_again_by_all(conn), done
    await expect_kept(conn)
