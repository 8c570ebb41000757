"""Campaigns: the list is frozen at the start, one is current at a time, and what became of it is counted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from nps.campaign import Progress
from nps.programme import Programme
from nps.scope import EVERYTHING, Scope
from nps.survey import DAY
from nps.timetable import Span, WorkingHours
from nps.values import CampaignState, Circle, ContactState, InvitationState, NotAsked, SurveyKind
from storage.asking import campaign_foreseeing as foreseeing
from storage.asking import campaigns, due, invitations, planning
from storage.asking.campaigns import Campaign
from storage.asking.planning import occasion_of
from storage.asking.rules import read_rules
from storage.engine.conn import FullConn
from storage.people.clients import Contact
from storage.people.who import set_opted_out
from tests.filling import NOW, Filling

PROGRAMME = Programme("Ткани", working_hours=WorkingHours(((Span(0, 24 * 60),),) * 7))


async def started(conn: FullConn, filling: Filling, *asked: Contact) -> Campaign:
    audit = await filling.survey(SurveyKind.AUDIT)
    owner = await filling.owner()
    return await campaigns.start(conn, audit.id, owner.id, "VIP", [contact.id for contact in asked], now=NOW)


async def test_one_is_current_until_it_is_over(conn: FullConn, filling: Filling) -> None:
    assert await campaigns.find_current(conn) is None
    campaign = await started(conn, filling, await filling.contact())
    assert await campaigns.find_current(conn) == campaign == await campaigns.find(conn, campaign.id)

    later = NOW + DAY
    paused = await campaigns.change_state(conn, campaign, CampaignState.PAUSED, now=later)
    assert paused is not None
    assert (paused.state, paused.changed_at) == (CampaignState.PAUSED, later)
    assert await campaigns.find_current(conn) == paused
    await campaigns.record_told(conn, campaign.id, "1 of 2", now=later)
    done = await campaigns.change_state(conn, campaign, CampaignState.DONE, now=later)
    assert done is not None
    assert (done.told, done.told_at, done.is_over) == ("1 of 2", later, True)
    assert await campaigns.find_current(conn) is None
    assert await campaigns.find_newest(conn) == done
    assert await campaigns.change_state(conn, campaign, CampaignState.RUNNING, now=later) is None


async def test_what_became_of_each_question_is_counted(conn: FullConn, filling: Filling) -> None:
    everybody = [await filling.contact() for _ in range(7)]
    campaign = await started(conn, filling, *everybody)
    audit = await foreseeing.find_audit(conn)
    assert await campaigns.count(conn, campaign) == Progress(contacts=7)
    planned, waiting, answered, gone, quiet, silent, _ = everybody
    about = {"occasion": occasion_of(campaign.id), "survey": audit}
    await filling.asked(planned, delivered=False, **about)  # type: ignore[arg-type]
    await filling.asked(waiting, **about)  # type: ignore[arg-type]
    await filling.answered(answered, 9, invitation=await filling.asked(answered, **about))  # type: ignore[arg-type]
    lost = await filling.asked(gone, delivered=False, **about)  # type: ignore[arg-type]
    await invitations.record_undeliverable(conn, lost.id, "blocked", now=NOW)
    await filling.asked(quiet, **about)  # type: ignore[arg-type]
    await invitations.decline_open(conn, quiet.telegram_id or 0, now=NOW)
    expired = await filling.asked(silent, **about)  # type: ignore[arg-type]
    assert await due.claim_expired(conn, expired.id, now=NOW + 60 * DAY)
    await filling.asked(everybody[-1])  # of another survey

    made = await campaigns.count(conn, campaign)
    assert made == Progress(7, planned=1, waiting=1, answered=1, expired=1, declined=1, unreachable=1)
    assert (made.sent, made.unasked, made.left) == (4, 1, 2)
    assert await campaigns.list_unasked(conn, campaign) == [everybody[-1].id]


async def test_who_is_asked_and_who_is_passed_over(conn: FullConn, filling: Filling) -> None:
    audit = await filling.survey(SurveyKind.AUDIT, enabled=False)
    ready = await filling.contact()
    decides = await filling.contact(circle=Circle.DECISION_MAKER)
    soon, later, stopped, complains = [await filling.contact() for _ in range(4)]
    invited = await filling.contact(joined=False)
    erased = await filling.contact(joined=False, state=ContactState.ERASED)
    for contact, days in ((soon, 80), (later, 70)):
        asked = await filling.asked(contact, at=NOW - days * DAY)
        await filling.answered(contact, 9, at=NOW - days * DAY + timedelta(hours=1), invitation=asked)
    await set_opted_out(conn, stopped.telegram_id, NOW)  # type: ignore[arg-type]
    await filling.complaint(complains, at=NOW - 200 * DAY)
    foreseen = await foreseeing.foresee(conn, PROGRAMME, audit, EVERYTHING, now=NOW)

    assert dict(foreseen.asked) == {
        decides.id: NOW,
        ready.id: NOW,
        soon.id: NOW + 10 * DAY + timedelta(hours=1),
    }
    assert {each.contact: each.because for each in foreseen.passed} == {
        later.id: NotAsked.ANSWERED,
        stopped.id: NotAsked.OPTED_OUT,
        invited.id: NotAsked.NOT_JOINED,
        complains.id: NotAsked.OPEN_CASE,
    }
    only = await foreseeing.foresee(conn, PROGRAMME, audit, Scope(circle=Circle.DECISION_MAKER), now=NOW)
    assert [contact for contact, _ in only.asked] == [decides.id]
    assert only.passed == []
    assert erased.id not in {each.contact for each in foreseen.passed}


async def test_of_those_left_it_is_told_when_they_are_asked(conn: FullConn, filling: Filling) -> None:
    ready, complains, stopped = [await filling.contact() for _ in range(3)]
    campaign = await started(conn, filling, ready, complains, stopped)
    await filling.complaint(complains, at=NOW - 200 * DAY)
    await set_opted_out(conn, stopped.telegram_id, NOW)  # type: ignore[arg-type]

    left = {contact: at async for contact, at in foreseeing.each_left(conn, PROGRAMME, campaign, now=NOW)}
    assert left == {ready.id: NOW, complains.id: NOW + 14 * DAY, stopped.id: None}


@pytest.mark.parametrize("state", [InvitationState.PLANNED, InvitationState.SENT])
async def test_a_second_question_of_the_same_campaign_is_not_planned(
    conn: FullConn, filling: Filling, state: InvitationState
) -> None:
    contact = await filling.contact()
    campaign = await started(conn, filling, contact)
    audit = await foreseeing.find_audit(conn)
    assert audit
    occasion = occasion_of(campaign.id)
    await filling.asked(contact, occasion=occasion, survey=audit, delivered=state is InvitationState.SENT)

    assert await invitations.plan(conn, audit, contact.id, occasion, now=NOW + DAY) is None


async def test_while_it_is_paused_nobody_is_to_be_asked_by_it_whatever_they_are_looked_at_for(
    conn: FullConn, filling: Filling
) -> None:
    contact = await filling.contact()
    campaign = await started(conn, filling, contact)
    asked_by = await read_rules(conn, PROGRAMME)
    [running] = await planning.read_known(conn, asked_by.rules, [contact.id], now=NOW)
    await campaigns.change_state(conn, campaign, CampaignState.PAUSED, now=NOW)
    [paused] = await planning.read_known(conn, asked_by.rules, [contact.id], now=NOW)

    assert running.history.campaigns == {campaign.survey_id: (occasion_of(campaign.id), NOW)}
    assert paused.history.campaigns == {}
