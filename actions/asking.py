"""Asking: the question and its reminder, the end of the wait, and what a contact wishes instead of answering."""

from __future__ import annotations

from datetime import datetime, timedelta

from actions.telling import tell_manager
from actions.turn import Turn
from messages import joining, survey
from messages.envelopes import to_contact
from messages.notices import Arguments
from messages.owed import Lane, Owed
from nps.planner import Ask, plan
from nps.putting_off import OPEN_SINCE, Later, asked_again_at
from nps.subjects import Asked
from nps.timings import RARELY
from nps.values import TelegramId
from storage.asking import due, invitations, leads, surveys
from storage.asking.invitations import Invitation
from storage.asking.planning import Known
from storage.asking.rules import AskedBy
from storage.people import enrolments
from storage.people.clients import Contact, get_contact
from storage.people.enrolments import Enrolment, Opening
from storage.people.who import Who, set_opted_out, set_quiet_until
from storage.queues import deliveries, holding

NUDGED_WITHIN = timedelta(days=3)


async def ask(turn: Turn, asked_by: AskedBy, known: Known) -> Owed:
    """The next question, if the planner says so; who agreed to an older consent reads today's first."""
    client = known.client
    planned = plan(client, known.history, asked_by.rules, turn.now)
    if not isinstance(planned, Ask) or client.human is None:
        return []
    survey_due = asked_by.get(planned.survey)
    invitation = await invitations.plan(turn.conn, survey_due, client.contact, planned.occasion, now=turn.now)
    if invitation is None:
        return []
    return [survey.ask(invitation, client.human, agrees=joining.is_todays(known.agreed))]


async def ask_joined(turn: Turn, who: Who, enrolment: Enrolment, contact: Contact) -> Owed:
    """The first question, at once, to whoever has just agreed; a lead is asked what a lead is asked."""
    first = await leads.find_survey_for(turn.conn, contact.id, now=turn.now)
    first = first or await surveys.get_regular_survey(turn.conn)
    planned = await invitations.plan(turn.conn, first, contact.id, f"{due.JOINED}{enrolment.id}", now=turn.now)
    return [survey.ask(planned, who.telegram_id, lane=Lane.REPLY)] if planned else []


async def go_on(turn: Turn, who: Who, enrolment: Enrolment, contact: Contact) -> Owed:
    """Who has been here before, in another Telegram account or at the same company, is not asked more often for it.

    A question that is still open is shown here; else one is asked, if it is due.
    """
    waiting = await invitations.find_open_of(turn.conn, contact.id, now=turn.now)
    if waiting is not None:
        return [survey.ask(waiting, who.telegram_id, lane=Lane.REPLY)]
    regular = await surveys.get_regular_survey(turn.conn)
    latest = await invitations.find_latest_planned(turn.conn, contact.id)
    if latest is not None and latest > turn.now - regular.repeat_after:
        return []
    return await ask_joined(turn, who, enrolment, contact)


async def remind(turn: Turn, invitation: Invitation, telegram_id: TelegramId) -> Owed:
    """A reminder of a question that has stayed unanswered, and the moment of the next one, if its survey has two."""
    asked_by = await surveys.get_survey(turn.conn, invitation.survey_id)
    if await due.record_reminded(turn.conn, invitation.id, now=turn.now) < asked_by.reminders:
        await due.remind_at(turn.conn, invitation.id, turn.now + asked_by.remind_after)
    return [survey.remind(invitation, telegram_id, turn.now.date(), by_clock=True)]


async def put_off(turn: Turn, who: Who, invitation: Invitation, later: Later) -> datetime:
    """«Later»: the question comes once more on the chosen day, and does not close before it could be answered then.

    It stays open all that time, so nobody asks this human anything else. Returns the moment.
    """
    contact = await get_contact(turn.conn, invitation.contact_id)
    hours = turn.programme.working_time.in_zone(turn.programme.zone_named(contact.timezone))
    at = asked_again_at(later, turn.now, hours)
    await invitations.put_off(turn.conn, invitation.id, who.telegram_id, at, closes_at=at + OPEN_SINCE)
    return at


async def close(turn: Turn, invitation: Invitation) -> Owed:
    """Nobody answered in time: the question says so where it stands."""
    contact = await get_contact(turn.conn, invitation.contact_id)
    if not invitation.sent_at or contact.telegram_id is None or contact.unreachable is not None:
        return []
    return await survey.questions_shown(turn.conn, invitation, contact.telegram_id, lane=Lane.ASK)


async def remind_undecided(turn: Turn, opening: Opening) -> Owed:
    """The one reminder for whoever opened the link and said «not now»."""
    await enrolments.record_reminded(turn.conn, opening, now=turn.now)
    enrolment = await enrolments.find(turn.conn, opening.enrolment)
    if enrolment is None or enrolment.contact_id is None:
        return []
    to = to_contact(opening.telegram_id, enrolment.contact_id)
    return [joining.consent.owed(to, enrolment=opening.enrolment, again=True)]


async def ask_again(turn: Turn, who: Who) -> Owed:
    """An open question once more, below."""
    waiting = await invitations.find_open_unanswered(turn.conn, who.telegram_id, now=turn.now)
    return [survey.remind(waiting, who.telegram_id, turn.now.date())] if waiting else []


async def nudge_all(turn: Turn) -> Owed:
    """Intake was away for longer than taps live: who was asked lately and has not answered is asked to tap again.

    A restored copy knows neither who has answered since nor of any gap.
    """
    if await holding.is_quiet(turn.conn, now=turn.now):
        return []
    waiting = await due.list_waiting_since(turn.conn, turn.now - NUDGED_WITHIN, now=turn.now)
    return [
        survey.gap_nudge.owed(
            to_contact(telegram_id, invitation.contact_id, once=f"gap:{invitation.id}"), invitation=invitation.id
        )
        for invitation, telegram_id in waiting
    ]


async def stop_asking(turn: Turn, who: Who) -> Owed:
    """The human opts out: open questions are declined and say so, and the manager learns it, once."""
    owed = await _tell_stopped(turn, who, "contact-stopped") if who.person.opted_out_at is None else []
    await set_opted_out(turn.conn, who.telegram_id, turn.now)
    return [*await _decline(turn, who), *owed]


async def ask_rarely(turn: Turn, who: Who) -> Owed:
    """Once in half a year from now on: open questions are declined and say so, and the manager learns it."""
    person = who.person
    is_new = person.quiet_until is None or person.opted_out_at is not None
    await set_opted_out(turn.conn, who.telegram_id, None)
    await set_quiet_until(turn.conn, who.telegram_id, turn.now + RARELY)
    told = await _tell_stopped(turn, who, "contact-rarely") if is_new else []
    return [*await _decline(turn, who), *told]


async def _tell_stopped(turn: Turn, who: Who, key: str) -> Owed:
    """A question is declined when it came: where answers are anonymous, the owners alone learn of it at once."""
    owed: Owed = []
    for contact in who.contacts:
        args: Arguments = {"contact": contact.name, "account": contact.account}
        owed += await tell_manager(
            turn, contact, key, args, once=f"{key}:{contact.id}:{turn.now.isoformat()}", of_answers=True
        )
    return owed


async def _decline(turn: Turn, who: Who) -> Owed:
    owed: Owed = []
    for invitation in await invitations.decline_open(turn.conn, who.telegram_id, now=turn.now):
        if await deliveries.list_card_keys(turn.conn, who.telegram_id, Asked.beginning(invitation.id)):
            owed += await survey.questions_shown(turn.conn, invitation, who.telegram_id)
    return owed


async def return_to_asking(turn: Turn, who: Who) -> Owed:
    """Whoever opted out, or was asked rarely, is asked again, and may answer what was open then."""
    if who.person.opted_out_at is None and who.person.quiet_until is None:
        return []
    await set_opted_out(turn.conn, who.telegram_id, None)
    await set_quiet_until(turn.conn, who.telegram_id, None)
    owed: Owed = []
    for invitation in await invitations.reopen_declined(turn.conn, who.telegram_id, now=turn.now):
        owed += await survey.questions_shown(turn.conn, invitation, who.telegram_id)
    return owed
