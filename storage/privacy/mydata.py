"""What is held about one human: every row of theirs, table by table, for them to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from nps.values import ContactState, Role
from storage.engine.conn import Conn
from storage.schema import (
    accounts,
    alerts,
    audit,
    case_events,
    cases,
    client_messages,
    comment_parts,
    consents,
    contacts,
    enrolment_openings,
    enrolments,
    invitations,
    people,
    response_reasons,
    responses,
    score_changes,
    staff,
)

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class HeldContact:
    """One contact of the human, with everything that hangs on it, oldest first."""

    contact: Row
    account: str
    consents: list[Row]
    enrolments: list[Row]
    openings: list[Row]
    invitations: list[Row]
    responses: list[Row]
    score_changes: list[Row]
    reasons: list[Row]
    parts: list[Row]
    cases: list[Row]
    events: list[Row]
    alerts: list[Row]
    messages: list[Row]
    audit: list[Row]


@dataclass(frozen=True, slots=True)
class Held:
    """`staff` tells the role and name behind a staff id; `person` is None for somebody who never wrote to the bot."""

    person: Row | None
    contacts: list[HeldContact]
    staff: dict[int, tuple[Role, str]]


async def collect(conn: Conn, telegram_id: int) -> Held:
    """Everything of this human; contacts who left their company are still theirs, erased ones are nobody's."""
    mine = (contacts.c.telegram_id == telegram_id, contacts.c.state != ContactState.ERASED)
    found = await _rows(conn, sa.select(contacts).where(*mine).order_by(contacts.c.id))
    person = await _rows(conn, sa.select(people).where(people.c.telegram_id == telegram_id))
    everybody = await conn.execute(sa.select(staff.c.id, staff.c.role, staff.c.name))
    return Held(
        person=person[0] if person else None,
        contacts=[await _of_contact(conn, row, telegram_id) for row in found],
        staff={staff_id: (Role(role), name) for staff_id, role, name in everybody},
    )


async def _rows(conn: Conn, query: sa.Select[Any]) -> list[Row]:
    return [dict(row) for row in (await conn.execute(query)).mappings()]


async def _of_contact(conn: Conn, contact: Row, telegram_id: int) -> HeldContact:
    contact_id = contact["id"]
    of_enrolments = sa.select(enrolments.c.id).where(enrolments.c.contact_id == contact_id)
    of_responses = sa.select(responses.c.id).where(responses.c.contact_id == contact_id)
    of_cases = sa.select(cases.c.id).where(cases.c.contact_id == contact_id)
    case_ids = list((await conn.execute(of_cases)).scalars())
    subjects = [f"contact:{contact_id}", *(f"case:{case_id}" for case_id in case_ids)]
    account = sa.select(accounts.c.name).where(accounts.c.id == contact["account_id"])

    async def where(table: sa.Table, *conditions: sa.ColumnElement[bool]) -> list[Row]:
        return await _rows(conn, sa.select(table).where(*conditions).order_by(*table.primary_key.columns))

    mine = enrolment_openings.c.telegram_id == telegram_id  # who else opened the link is not theirs to know
    return HeldContact(
        contact=contact,
        account=(await conn.execute(account)).scalar_one(),
        consents=await where(consents, consents.c.contact_id == contact_id),
        enrolments=await where(enrolments, enrolments.c.contact_id == contact_id),
        openings=await where(enrolment_openings, enrolment_openings.c.enrolment_id.in_(of_enrolments), mine),
        invitations=await where(invitations, invitations.c.contact_id == contact_id),
        responses=await where(responses, responses.c.contact_id == contact_id),
        score_changes=await where(score_changes, score_changes.c.response_id.in_(of_responses)),
        reasons=await where(response_reasons, response_reasons.c.response_id.in_(of_responses)),
        parts=await where(comment_parts, comment_parts.c.response_id.in_(of_responses)),
        cases=await where(cases, cases.c.contact_id == contact_id),
        events=await where(case_events, case_events.c.case_id.in_(of_cases)),
        alerts=await where(alerts, alerts.c.case_id.in_(of_cases)),
        messages=await where(client_messages, client_messages.c.contact_id == contact_id),
        audit=await where(audit, audit.c.subject.in_(subjects)),
    )
