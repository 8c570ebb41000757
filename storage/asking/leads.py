"""Leads and lost clients who have not joined: whom a survey would ask now if they were here; each named once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from nps.planner import asks_when_here
from nps.survey import FOR_LEADS
from nps.values import ContactId, SurveyKind
from storage.asking.planning import list_not_here, read_known
from storage.asking.rules import AskedBy
from storage.asking.surveys import Survey, find_of_kind
from storage.engine.conn import Conn
from storage.engine.statements import insert_once
from storage.schema import leads_listed

AT_ONCE = 300
ASKED_WITHIN = timedelta(days=60)
"""Who joins so soon after they were named is asked by that survey."""


@dataclass(frozen=True, slots=True)
class Lead:
    contact: ContactId
    kind: SurveyKind
    occasion: str


async def list_unlisted(conn: Conn, asked_by: AskedBy, *, now: datetime) -> list[Lead]:
    """Who has not been named on the occasion there is; each once, whatever surveys concern them."""
    found: dict[ContactId, Lead] = {}
    for survey in asked_by.surveys:
        if survey.kind not in FOR_LEADS:
            continue
        numbers = await list_not_here(conn, survey, asked_by.rules.scopes[survey.id], now=now)
        for at in range(0, len(numbers), AT_ONCE):
            for known in await read_known(conn, asked_by.rules, numbers[at : at + AT_ONCE], now=now):
                occasion = asks_when_here(known.client, known.history, asked_by.rules, now, only=survey.id)
                if occasion is not None:
                    found.setdefault(known.client.contact, Lead(known.client.contact, survey.kind, occasion))
    listed = await _read_listed(conn)
    return [lead for lead in found.values() if lead not in listed]


async def _read_listed(conn: Conn) -> set[Lead]:
    query = sa.select(leads_listed.c.contact_id, leads_listed.c.kind, leads_listed.c.occasion)
    return {Lead(*row) for row in await conn.execute(query)}


async def record_listed(conn: Conn, lead: Lead, *, now: datetime) -> None:
    """On this occasion they are named no more."""
    values = {"contact_id": lead.contact, "kind": lead.kind, "occasion": lead.occasion}
    await insert_once(conn, leads_listed, **values, listed_at=now)


async def find_survey_for(conn: Conn, contact_id: ContactId, *, now: datetime) -> Survey | None:
    """By which survey this one is to be asked who has just joined; None: by the regular one."""
    its = (leads_listed.c.contact_id == contact_id, leads_listed.c.listed_at > now - ASKED_WITHIN)
    newest = sa.select(leads_listed.c.kind).where(*its).order_by(leads_listed.c.listed_at.desc()).limit(1)
    kind = (await conn.execute(newest)).scalar_one_or_none()
    survey = await find_of_kind(conn, kind) if kind is not None else None
    return survey if survey is not None and survey.enabled else None
