"""Campaigns: a survey set off by hand for a list of contacts that is frozen then. One at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.campaign import Progress
from nps.scope import Scope
from nps.values import (
    CampaignId,
    CampaignState,
    ContactId,
    ContactState,
    InvitationState,
    StaffId,
    SurveyId,
)
from storage.asking.planning import occasion_of
from storage.asking.surveys import Survey
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, insert_row, select_of
from storage.figures.scoping import contacts_of
from storage.schema import accounts, campaign_contacts, campaigns, contacts, invitations

AT_ONCE = 1000
CURRENT = (CampaignState.RUNNING, CampaignState.PAUSED)


@dataclass(frozen=True, slots=True)
class Campaign:
    """`audience`: the words that say who it is for. `told`: what its cards said when they were brought up to date."""

    id: CampaignId
    survey_id: SurveyId
    staff_id: StaffId
    audience: str
    state: CampaignState
    started_at: datetime
    changed_at: datetime
    told_at: datetime | None
    told: str | None

    @property
    def is_over(self) -> bool:
        return self.state not in CURRENT


def ends_at(campaign: Campaign, survey: Survey) -> datetime | None:
    """When its window is over; None: its survey has none."""
    return None if survey.open_for is None else campaign.started_at + survey.open_for


CAMPAIGN = fields_of(campaigns, tuple(field.name for field in fields(Campaign)))


async def find(conn: Conn, campaign_id: int) -> Campaign | None:
    return await find_one(conn, Campaign, select_of(CAMPAIGN).where(campaigns.c.id == campaign_id))


async def find_current(conn: Conn) -> Campaign | None:
    """The one that runs, or waits to go on."""
    return await find_one(conn, Campaign, select_of(CAMPAIGN).where(campaigns.c.state.in_(CURRENT)))


async def find_newest(conn: Conn) -> Campaign | None:
    """The one that runs, else the last one there was."""
    return await find_one(conn, Campaign, select_of(CAMPAIGN).order_by(campaigns.c.id.desc()).limit(1))


async def list_audience(conn: Conn, scope: Scope) -> list[ContactId]:
    """Everybody of this scope who is on the client list, whether they can be asked or not."""
    is_held = contacts.c.state != ContactState.ERASED
    query = (
        sa.select(contacts.c.id)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .where(is_held, contacts_of(scope))
        .order_by(contacts.c.id)
    )
    return [ContactId(number) for number in (await conn.execute(query)).scalars()]


@dataclass(frozen=True, slots=True)
class Named:
    contact: ContactId
    name: str
    account: str


async def name_contacts(conn: Conn, contact_ids: Sequence[ContactId]) -> dict[ContactId, Named]:
    """How they and their accounts are called; nobody who was erased."""
    named = sa.select(contacts.c.id, contacts.c.name, accounts.c.name).join(
        accounts, accounts.c.id == contacts.c.account_id
    )
    found = {}
    for at in range(0, len(contact_ids), AT_ONCE):
        part = contacts.c.id.in_(contact_ids[at : at + AT_ONCE])
        for row in await conn.execute(named.where(part, contacts.c.state != ContactState.ERASED)):
            found[ContactId(row[0])] = Named(*row)
    return found


async def start(
    conn: Conn, survey_id: SurveyId, staff_id: StaffId, audience: str, asked: Sequence[ContactId], *, now: datetime
) -> Campaign:
    """It runs from now on, and these are the contacts it asks. Nobody else may run."""
    times = {"started_at": now, "changed_at": now}
    state = CampaignState.RUNNING
    values: dict[str, Any] = {"survey_id": survey_id, "staff_id": staff_id, "audience": audience, "state": state}
    number = CampaignId(await insert_row(conn, campaigns, **values, **times))
    rows = [{"campaign_id": number, "contact_id": contact} for contact in asked]
    if rows:
        await conn.execute(sa.insert(campaign_contacts), rows)
    return Campaign(number, survey_id, staff_id, audience, state, now, now, None, None)


async def change_state(conn: Conn, campaign: Campaign, state: CampaignState, *, now: datetime) -> Campaign | None:
    """None when it was over meanwhile."""
    changed = (
        sa.update(campaigns)
        .where(campaigns.c.id == campaign.id, campaigns.c.state.in_(CURRENT))
        .values(state=state, changed_at=now)
        .returning(*CAMPAIGN)
    )
    return await find_one(conn, Campaign, changed)


async def record_told(conn: Conn, campaign_id: CampaignId, told: str, *, now: datetime) -> None:
    told_now = sa.update(campaigns).where(campaigns.c.id == campaign_id).values(told=told, told_at=now)
    await conn.execute(told_now)


def _its(campaign: Campaign) -> sa.ColumnElement[bool]:
    return sa.and_(
        invitations.c.survey_id == campaign.survey_id,
        invitations.c.contact_id == campaign_contacts.c.contact_id,
        invitations.c.occasion == occasion_of(campaign.id),
    )


async def count(conn: Conn, campaign: Campaign) -> Progress:
    """How far it has come, by what is known of each question."""
    query = (
        sa.select(invitations.c.state, sa.func.count())
        .select_from(campaign_contacts.outerjoin(invitations, _its(campaign)))
        .where(campaign_contacts.c.campaign_id == campaign.id)
        .group_by(invitations.c.state)
    )
    of: dict[InvitationState | None, int] = {state: number for state, number in await conn.execute(query)}
    return Progress(
        contacts=sum(of.values()),
        planned=of.get(InvitationState.PLANNED, 0),
        waiting=of.get(InvitationState.SENT, 0),
        answered=of.get(InvitationState.ANSWERED, 0),
        expired=of.get(InvitationState.EXPIRED, 0),
        declined=of.get(InvitationState.DECLINED, 0),
        unreachable=of.get(InvitationState.SKIPPED, 0),
    )


async def list_unasked(conn: Conn, campaign: Campaign) -> list[ContactId]:
    """For whom no question is planned yet."""
    query = (
        sa.select(campaign_contacts.c.contact_id)
        .where(campaign_contacts.c.campaign_id == campaign.id, ~sa.exists().where(_its(campaign)))
        .order_by(campaign_contacts.c.contact_id)
    )
    return [ContactId(number) for number in (await conn.execute(query)).scalars()]
