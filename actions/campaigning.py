"""A campaign by hand: it is started, waits, goes on, is stopped or done, and its cards say how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from actions.turn import Turn
from messages import campaign as words
from messages.owed import Owed
from nps.campaign import Progress
from nps.scope import Scope
from nps.subjects import CampaignCard
from nps.values import CampaignState, StaffId
from storage.asking import campaign_foreseeing as foreseeing
from storage.asking import campaigns, surveys
from storage.asking.campaigns import Campaign
from storage.people.audit import record_audit
from storage.people.staff import Staff, list_owners
from storage.people.who import Who
from storage.queues import deliveries

TOLD_EVERY = timedelta(seconds=15)


class Runs(Exception):
    """There is one already."""


class IsOver(Exception):
    """It is done, or was stopped."""


class Nobody(Exception):
    """There is nobody whom it could ask."""


async def start(turn: Turn, who: Who, owner: Staff, scope: Scope, audience: str) -> tuple[int, Owed]:
    """The contacts it asks are fixed, and the planner asks them from its next look on; tells how many they are.

    Raises Runs, Nobody.
    """
    if await campaigns.find_current(turn.conn) is not None:
        raise Runs
    survey = await foreseeing.find_audit(turn.conn)
    if survey is None:
        raise Nobody
    foreseen = await foreseeing.foresee(turn.conn, turn.programme, survey, scope, now=turn.now)
    if not foreseen.asked:
        raise Nobody
    await surveys.change(turn.conn, survey, enabled=True)
    asked = [contact for contact, _ in foreseen.asked]
    started = await campaigns.start(turn.conn, survey.id, owner.id, audience, asked, now=turn.now)
    await record_audit(turn.conn, who, "audit.start", f"campaign:{started.id}", now=turn.now)
    return len(asked), await show_all(turn, started)


async def change(turn: Turn, who: Who, campaign_id: int, state: CampaignState) -> Owed:
    """[Пауза], [Дальше], [Остановить]; the cards say so at once. Raises IsOver."""
    campaign = await campaigns.find(turn.conn, campaign_id)
    if campaign is None or campaign.is_over:
        raise IsOver
    if campaign.state is state:
        return await show_all(turn, campaign)
    await record_audit(turn.conn, who, f"audit.{state.value}", f"campaign:{campaign.id}", now=turn.now)
    return await _become(turn, campaign, state)


async def _become(turn: Turn, campaign: Campaign, state: CampaignState) -> Owed:
    """While it runs or waits its survey is on."""
    changed = await campaigns.change_state(turn.conn, campaign, state, now=turn.now)
    if changed is None:
        return []
    survey = await surveys.get_survey(turn.conn, campaign.survey_id)
    await surveys.change(turn.conn, survey, enabled=not changed.is_over)
    return await show_all(turn, changed)


# --- how far it has come ----------------------------------------------------------------------------------------------


async def show_all(turn: Turn, campaign: Campaign) -> Owed:
    """The card of whoever started it, and wherever else it stands with an owner."""
    progress = await campaigns.count(turn.conn, campaign)
    await campaigns.record_told(turn.conn, campaign.id, _said(campaign, progress), now=turn.now)
    owed: Owed = []
    for owner in await list_owners(turn.conn):
        key = CampaignCard(campaign.id, owner.id).key
        shown = await deliveries.find_card_message(turn.conn, key, chat_id=owner.telegram_id)
        if owner.can_be_written_to and (shown is not None or owner.id == campaign.staff_id):
            owed.append(words.show(campaign, owner))
    return owed


async def show_anew(turn: Turn, owner: Staff, campaign: Campaign, language: str) -> Owed:
    """The card below everything else in this chat."""
    card = CampaignCard(campaign.id, StaffId(owner.id))
    places = await deliveries.leave_places(turn.conn, card, owner.telegram_id or 0)
    return [*(words.moved(owner, language, place) for place in places), words.show(campaign, owner)]


def _said(campaign: Campaign, progress: Progress) -> str:
    return f"{campaign.state.value} {progress}"


@dataclass(frozen=True, slots=True)
class Seen:
    """`ends`: it is done, since nobody is left whom it may ask, or its time is over."""

    campaign: Campaign
    progress: Progress
    ends: bool


async def look(turn: Turn) -> Seen | None:
    """The newest campaign, as it is; None: there was none."""
    campaign = await campaigns.find_newest(turn.conn)
    if campaign is None:
        return None
    progress = await campaigns.count(turn.conn, campaign)
    return Seen(campaign, progress, ends=not campaign.is_over and await _ends(turn, campaign, progress))


async def _ends(turn: Turn, campaign: Campaign, progress: Progress) -> bool:
    if not progress.unasked:
        return True
    ends_at = campaigns.ends_at(campaign, await surveys.get_survey(turn.conn, campaign.survey_id))
    if ends_at is not None and ends_at <= turn.now:
        return True
    if campaign.state is not CampaignState.RUNNING:
        return False
    async for _, at in foreseeing.each_left(turn.conn, turn.programme, campaign, now=turn.now):
        if at is not None:
            return False
    return True


def is_news(turn: Turn, seen: Seen) -> bool:
    """Do its cards say something else, and are they old enough to be changed?"""
    told_at = seen.campaign.told_at
    is_time = told_at is None or told_at + TOLD_EVERY <= turn.now
    return is_time and seen.campaign.told != _said(seen.campaign, seen.progress)


async def follow(turn: Turn, listed: Seen) -> Owed:
    """It ends, if nobody has changed it since it was looked at; else its cards follow."""
    campaign = await campaigns.find(turn.conn, listed.campaign.id)
    if campaign is None:
        return []
    if listed.ends and campaign.state is listed.campaign.state:
        return await _become(turn, campaign, CampaignState.DONE)
    return await show_all(turn, campaign)
