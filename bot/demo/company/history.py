"""Writing the sample company's year: questions, answers, follow-ups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.demo.company.answers import Answer, Tap
from bot.demo.company.calendar import seconds
from bot.demo.company.cases import SampleCase
from bot.demo.company.joining import telegram_id_of
from bot.demo.company.members import Member
from bot.demo.company.staff import insert_all
from nps.values import AlertState, AlertWhy, CaseEvent, CaseState, Group, PartKind, Reason
from storage.schema import (
    alerts,
    case_events,
    case_responses,
    cases,
    comment_parts,
    invitations,
    response_reasons,
    responses,
    score_changes,
)

FIRST_MESSAGE_ID = 5_000_000
"""The contacts' old messages: far above what a fresh Telegram of the demo counts up to."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers the rows got; contacts in the order of the members."""

    survey: int
    owner: int
    managers: dict[str, int]
    accounts: dict[str, int]
    contacts: list[int]


async def write_askings(conn: AsyncConnection, numbers: Numbers, members: list[Member]) -> dict[tuple[int, int], int]:
    """The invitations, numbered by member and place: all the first ones, all the second ones …"""
    written: dict[tuple[int, int], int] = {}
    for place in range(max(len(member.askings) for member in members)):
        asked = [number for number, member in enumerate(members) if len(member.askings) > place]
        rows = []
        for number in asked:
            asking = members[number].askings[place]
            rows.append(
                {
                    "survey_id": numbers.survey,
                    "contact_id": numbers.contacts[number],
                    "occasion": f"after:{written[number, place - 1]}" if place else "joined",
                    "state": asking.state,
                    "planned_at": asking.planned_at,
                    "sent_at": asking.sent_at,
                    "remind_at": asking.remind_at,
                    "reminded_at": asking.reminded_at,
                    "closes_at": asking.closes_at,
                    "ended_at": asking.ended_at,
                    "skipped_reason": asking.skipped_reason,
                }
            )
        ids = await insert_all(conn, invitations, rows)
        written |= {(number, place): row_id for number, row_id in zip(asked, ids, strict=True)}
    return written


async def write_answers(
    conn: AsyncConnection,
    numbers: Numbers,
    members: list[Member],
    answers: list[Answer],
    asked: dict[tuple[int, int], int],
) -> list[int]:
    """The responses, in the order of the answers, with reasons, comments and changes of mind."""
    rows = []
    next_taps: dict[int, datetime] = {}
    for answer in reversed(answers):
        contact = members[answer.tap.member].contact
        rows.append(
            {
                "invitation_id": asked[answer.tap.member, answer.tap.asking],
                "survey_id": numbers.survey,
                "contact_id": numbers.contacts[answer.tap.member],
                "account_id": numbers.accounts[contact.account.name],
                "manager_id": numbers.managers[contact.account.manager],
                "segment": contact.account.segment,
                "circle": contact.circle,
                "score": int(answer.score),
                "channel": answer.channel,
                "first_tap_at": answer.tap.at,
                "next_tap_at": next_taps.get(answer.tap.member),
                "scored_at": answer.scored_at,
                "commented_at": answer.comment[-1][1] if answer.comment else None,
                "thanked_at": answer.thanked_at,
            }
        )
        next_taps[answer.tap.member] = answer.tap.at
    rows.reverse()
    ids = await insert_all(conn, responses, rows)
    of_reasons: list[dict[str, Any]] = []
    parts: list[dict[str, Any]] = []
    changes: list[dict[str, Any]] = []
    for answer, row_id in zip(answers, ids, strict=True):
        of_reasons += [{"response_id": row_id, "reason": reason} for reason in answer.reasons]
        for text, at in answer.comment:
            said = {"response_id": row_id, "kind": PartKind.TEXT, "text": text, "created_at": at}
            source = {
                "source_chat_id": telegram_id_of(answer.tap.member),
                "source_message_id": FIRST_MESSAGE_ID + len(parts),
            }
            parts.append(said | source)
        if answer.first_score != answer.score:
            change = {"old_score": int(answer.first_score), "new_score": int(answer.score)}
            changes.append({"response_id": row_id, "changed_at": answer.scored_at} | change)
    await conn.execute(sa.insert(response_reasons), of_reasons)
    await conn.execute(sa.insert(comment_parts), parts)
    if changes:
        await conn.execute(sa.insert(score_changes), changes)
    return ids


async def write_cases(
    conn: AsyncConnection,
    rng: Random,
    numbers: Numbers,
    members: list[Member],
    answers: list[Answer],
    response_ids: list[int],
    made: list[SampleCase],
) -> None:
    """The cases with their history and the cards that were delivered."""
    ids_of = {answer.tap: row_id for answer, row_id in zip(answers, response_ids, strict=True)}
    rows: list[dict[str, Any]] = []
    for case in made:
        first = case.answers[0]
        contact = members[first.tap.member].contact
        manager = numbers.managers[contact.account.manager]
        rung = [at for answer in case.answers for _, at in answer.comment]
        rows.append(
            {
                "contact_id": numbers.contacts[first.tap.member],
                "account_id": numbers.accounts[contact.account.name],
                "manager_id": manager,
                "state": case.state,
                "opened_at": case.opened_at,
                "deadline_at": case.deadline_at,
                "taken_at": case.taken_at,
                "taken_by": manager if case.state is not CaseState.OPEN else None,
                "rung_at": max(rung) if rung else None,
                "closed_at": case.closed_at,
                "cause": case.cause,
                "outcome": case.outcome,
            }
        )
    case_ids = await insert_all(conn, cases, rows)
    on_cases: list[dict[str, Any]] = []
    events: list[dict[str, Any]] = []
    cards: list[dict[str, Any]] = []
    for case, row, case_id in zip(made, rows, case_ids, strict=True):
        on_cases += [{"response_id": ids_of[answer.tap], "case_id": case_id} for answer in case.answers]
        events += [{"case_id": case_id} | event for event in _events(case, row["manager_id"], ids_of)]
        cards.append(_card(rng, case_id, row["manager_id"], AlertWhy.ASSIGNED, case.opened_at))
        named = [a for a in case.answers if Reason.ATTITUDE in a.reasons and a.score.group is Group.DETRACTOR]
        if named:
            owed_at = max(case.opened_at, named[0].tap.at) + timedelta(minutes=1)
            cards.append(_card(rng, case_id, numbers.owner, AlertWhy.ATTITUDE, owed_at))
    await conn.execute(sa.insert(case_responses), on_cases)
    await conn.execute(sa.insert(case_events), sorted(events, key=lambda event: event["at"]))
    await conn.execute(sa.insert(alerts), cards)


def _card(rng: Random, case_id: int, staff_id: int, why: AlertWhy, owed_at: datetime) -> dict[str, Any]:
    settled_at = owed_at + seconds(rng, 0.3, 2)
    delivered = {"state": AlertState.DELIVERED, "owed_at": owed_at, "settled_at": settled_at}
    return {"case_id": case_id, "staff_id": staff_id, "why": why} | delivered


def _events(case: SampleCase, manager: int, ids_of: dict[Tap, int]) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = []
    for place, answer in enumerate(case.answers):
        since = answer.detractor_since
        score = answer.first_score if since == answer.tap.at else answer.score
        detail = {"response": ids_of[answer.tap], "score": int(score)}
        event = CaseEvent.ABSORBED if place else CaseEvent.OPENED
        events.append({"event": event, "at": since, "staff_id": None, "detail": detail})
        if answer.first_score.group is Group.DETRACTOR and answer.first_score != answer.score:
            change = {"old": int(answer.first_score), "new": int(answer.score)}
            events.append(
                {"event": CaseEvent.SCORE_CHANGED, "at": answer.scored_at, "staff_id": None, "detail": change}
            )
    if case.taken_at:
        events.append({"event": CaseEvent.TAKEN, "at": case.taken_at, "staff_id": manager, "detail": None})
    return events
