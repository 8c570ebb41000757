"""A made-up past has the rows that the bot writes when it happens: in the demonstration's company and in the bench."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from actions import alerting, case_steps
from actions.turn import Turn
from bench.bulk import fill
from bench.history import History
from bot.demo.history import facts, writing
from bot.demo.history.rows import FIRST_MESSAGE_ID, RULES
from bot.traffic.owing import rows_of
from messages import survey
from messages.joining import CONSENT_VERSION
from nps.case import Until
from nps.climbing import first_ring
from nps.values import (
    AccountId,
    AlertState,
    AlertWhy,
    CaseDue,
    CaseEvent,
    CaseState,
    Channel,
    Circle,
    ConsentMode,
    ContactState,
    InvitationState,
    OutboxState,
    PartKind,
    QuoteState,
    Reason,
    ResponseId,
    Role,
    Score,
    StaffId,
    TelegramId,
)
from storage.answers import comments, quotes, responses
from storage.answers.comments import Part
from storage.asking import due, invitations, surveys
from storage.cases import alerts, cases
from storage.engine.conn import FullConn
from storage.engine.database import Database
from storage.people import enrolments, referrals
from storage.people.clients import bind_contact, get_contact
from storage.people.staff import find_staff
from storage.people.who import meet
from storage.queues import claiming, deliveries, outbox
from storage.safety import invariants
from storage.schema import (
    alerts as alerts_table,
)
from storage.schema import (
    case_events,
    case_responses,
    comment_parts,
    consents,
    contacts,
    enrolment_openings,
    people,
    recommendations,
    response_reasons,
    score_changes,
)
from storage.schema import cases as cases_table
from storage.schema import deliveries as deliveries_table
from storage.schema import enrolments as enrolments_table
from storage.schema import invitations as invitations_table
from storage.schema import outbox as outbox_table
from storage.schema import quotes as quotes_table
from storage.schema import referrals as referrals_table
from storage.schema import responses as responses_table
from tests.databases import Databases
from tests.filling import DAY, NOW, Filling

MINUTE = timedelta(minutes=1)
IVANOV, ANNA = TelegramId(5_111_111_111), TelegramId(6_111_111_111)
COMPARED = (
    *(contacts, people, enrolments_table, enrolment_openings, consents, invitations_table, responses_table),
    *(response_reasons, comment_parts, score_changes, cases_table, case_responses, case_events, alerts_table),
    *(deliveries_table, outbox_table),
)
OF_PROMOTERS = (quotes_table, referrals_table, recommendations)
WORDS = "Возят позже срока"
CHANGED_AT, SAID_AT, TAKEN_AT = NOW + 2 * MINUTE, NOW + 3 * MINUTE, NOW + 4 * MINUTE


async def rows(conn: FullConn, compared: Sequence[sa.Table] = COMPARED) -> dict[str, list[dict[str, Any]]]:
    return {
        table.name: [dict(row._mapping) for row in await conn.execute(sa.select(table).order_by(*table.primary_key))]
        for table in compared
    }


async def happens(conn: FullConn) -> None:
    """As handlers and jobs do it: the link, the consent, the question, 9, then 3, a comment, the card, [Беру]."""
    began, asked_at = NOW - DAY, NOW - 6 * DAY
    filling = Filling(conn, now=asked_at)
    anna = await filling.manager("Анна", telegram_id=ANNA)
    contact = await filling.contact("Иванов", manager=anna, joined=False, circle=Circle.USER, language="ru")
    contact_id = contact.id
    await meet(conn, IVANOV, name="Иванов", username=None, language="ru", now=asked_at)
    link = await enrolments.ensure_for_contact(conn, contact_id, now=asked_at, lives=RULES.link_lives)
    await enrolments.record_opening(conn, link, IVANOV, now=asked_at)
    await enrolments.claim_link(conn, link, IVANOV, now=asked_at)
    await bind_contact(conn, contact_id, IVANOV, now=asked_at)
    await enrolments.record_consent(conn, contact_id, IVANOV, CONSENT_VERSION, ConsentMode.NAMED, now=asked_at)
    regular = await surveys.get_regular_survey(conn)
    planned = await invitations.plan(conn, regular, contact_id, "joined", now=asked_at)
    assert planned
    await delivers(conn, survey.ask(planned, IVANOV), asked_at, FIRST_MESSAGE_ID)
    await invitations.record_sent(conn, planned.id, now=asked_at)
    await due.record_reminded(conn, planned.id, now=began)
    await delivers(conn, survey.remind(planned, IVANOV, began.date()), began, FIRST_MESSAGE_ID + 1)

    contact = await get_contact(conn, contact_id)
    for score, at in ((9, NOW), (3, CHANGED_AT)):
        invitation = await invitations.find(conn, planned.id)
        assert invitation
        scored = await responses.record_score(conn, invitation, contact, Score(score), Channel.BUTTON, now=at)
        assert scored
    response = await responses.get_by_invitation(conn, planned.id)
    await responses.toggle_reason(conn, response.id, Reason.TIMELINESS)
    turn = Turn(conn, CHANGED_AT, RULES)
    contact_by = case_steps.deadline_of(turn, Until.CONTACT, CaseDue.CONTACT, segment=None)
    case, _ = await cases.open_for(conn, response, deadline=contact_by, now=CHANGED_AT)
    await alerting.alert_receivers(Turn(conn, CHANGED_AT, RULES), case)
    await alerts.settle_alert(conn, case.id, anna.id, AlertState.DELIVERED, now=CHANGED_AT)
    part = Part(PartKind.TEXT, WORDS, None, None, IVANOV, FIRST_MESSAGE_ID)
    await comments.add_part(conn, response.id, part, now=SAID_AT)
    await cases.claim_ring(conn, case.id, now=SAID_AT, at_most_every=MINUTE)
    await responses.claim_thanks(conn, response.id, now=SAID_AT)
    taker = await find_staff(conn, anna.id)
    assert taker
    await case_steps.step(Turn(conn, TAKEN_AT, RULES), await cases.get(conn, case.id), CaseEvent.TAKEN, by=taker.id)


def deadline() -> Any:
    return RULES.working_time.after_days(CHANGED_AT, 1)


async def delivers(conn: FullConn, card: Any, now: Any, message_id: int) -> None:
    await outbox.owe(conn, rows_of([card]), now=now)
    (row,) = await claiming.claim_heads(conn, now=now, limit=1)
    await outbox.record_done(conn, row.id, OutboxState.SENT, now=now, message_id=message_id)
    await deliveries.record_delivery(conn, row, message_id, now=now)


def made_up(survey_id: int) -> facts.Past:
    asked_at = NOW - 6 * DAY
    answer = facts.Answer(
        id=1,
        invitation_id=1,
        contact_id=1,
        account_id=1,
        manager_id=1,
        telegram_id=IVANOV,
        segment=None,
        circle=Circle.USER,
        score=Score(3),
        first_score=Score(9),
        channel=Channel.BUTTON,
        first_tap_at=NOW,
        next_tap_at=None,
        scored_at=CHANGED_AT,
        reasons=[Reason.TIMELINESS],
        comment=[(WORDS, SAID_AT)],
        thanked_at=SAID_AT,
    )
    ring_at, level = first_ring(CaseDue.CONTACT, CHANGED_AT, deadline(), RULES.working_time)
    joined: dict[str, Any] = {"created_at": asked_at, "joined_at": asked_at}
    return facts.Past(
        now=NOW,
        survey_id=survey_id,
        staff=[facts.Employee(id=1, role=Role.MANAGER, name="Анна", telegram_id=ANNA, **joined)],
        clients=[facts.Client(id=1, name="ООО «Клиент 3»", manager_id=1, created_at=asked_at)],
        people=[
            facts.Person(
                id=1,
                account_id=1,
                name="Иванов",
                state=ContactState.JOINED,
                circle=Circle.USER,
                language="ru",
                telegram_id=IVANOV,
                invited_at=asked_at,
                opened_at=asked_at,
                **joined,
            )
        ],
        questions=[
            facts.Question(
                id=1,
                contact_id=1,
                telegram_id=IVANOV,
                previous=None,
                state=InvitationState.ANSWERED,
                planned_at=asked_at,
                sent_at=asked_at,
                reminded_at=NOW - DAY,
                ended_at=NOW,
                manager_id=1,
                circle=Circle.USER,
            )
        ],
        answers=[answer],
        cases=[
            facts.FollowUp(
                id=1,
                state=CaseState.NEW,
                due=CaseDue.CONTACT,
                deadline_at=deadline(),
                ring_at=ring_at,
                ring_level=level,
                answers=[(CHANGED_AT, answer)],
                cards=[facts.Shown(staff_id=1, why=AlertWhy.ASSIGNED, owed_at=CHANGED_AT, settled_at=CHANGED_AT)],
                taken_at=TAKEN_AT,
            )
        ],
        delivered=True,
    )


async def test_what_is_made_up_is_written_as_what_happens(
    sqlite: Database, databases: Databases, tmp_path: Path
) -> None:
    async with sqlite.write() as conn:
        await surveys.ensure_regular_survey(conn, now=NOW)
        await happens(conn)
        happened = await rows(conn)
    (tmp_path / "made_up").mkdir()
    other = Database(databases.sqlite(tmp_path / "made_up"))
    async with other.write() as conn:
        await writing.write(conn, made_up((await surveys.ensure_regular_survey(conn, now=NOW)).id))
        written = await rows(conn)
    await other.close()

    assert all(written.values())
    assert written == happened


async def test_a_quote_and_a_recommendation_are_written_as_they_come_about(
    sqlite: Database, databases: Databases, tmp_path: Path
) -> None:
    words = {"text": "Возят день в день", "signature": "Иванов, ООО «Клиент 3»"}
    async with sqlite.write() as conn:
        await surveys.ensure_regular_survey(conn, now=NOW)
        await happens(conn)
        answer = await responses.get(conn, ResponseId(1))
        await quotes.settle(conn, answer, QuoteState.GIVEN, **words, now=TAKEN_AT)
        link = await referrals.ensure(conn, answer.contact_id, now=NOW)
        taken_in: dict[str, Any] = {"is_new": True, "by": StaffId(1), "now": TAKEN_AT}
        await referrals.record(conn, link.id, answer.contact_id, AccountId(1), **taken_in)
        happened = await rows(conn, OF_PROMOTERS)
    (tmp_path / "made_up").mkdir()
    other = Database(databases.sqlite(tmp_path / "made_up"))
    permission = facts.Permission(id=1, contact_id=1, response_id=1, **words, settled_at=TAKEN_AT)
    came: dict[str, Any] = {"contact_id": 1, "account_id": 1, "assigned_by": 1, "at": TAKEN_AT}
    told = facts.Recommendation(id=1, by_contact_id=1, made_at=NOW, **came)
    async with other.write() as conn:
        past = made_up((await surveys.ensure_regular_survey(conn, now=NOW)).id)
        await writing.write(conn, replace(past, quotes=[permission], recommendations=[told]))
        written = await rows(conn, OF_PROMOTERS)
    await other.close()

    assert all(written.values())
    assert written == happened


async def test_the_history_of_the_bench_breaks_no_rule(database_url: str) -> None:
    await fill(database_url, History(1_000, NOW))

    database = Database(database_url)
    async with database.read() as conn:
        assert await invariants.check(conn, now=NOW) == []
    await database.close()
