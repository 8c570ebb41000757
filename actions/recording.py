"""`/record`: one of the staff writes down what a client answered by phone or in person."""

from __future__ import annotations

from typing import Any

from aiogram.methods import DeleteMessage

from actions import alerting, light_cards
from actions.cases import NotTheirs
from actions.telling import find_receivers
from actions.turn import Turn
from messages import recording as words
from messages.envelopes import to_staff
from messages.owed import Owed, Send
from nps.subjects import RecordingStatus
from nps.values import (
    ContactState,
    Group,
    Reason,
    RecordingState,
    RecordingStep,
    Score,
)
from storage.answers import comments, recorded, recordings, responses
from storage.answers.comments import Part
from storage.answers.recordings import Recording
from storage.answers.responses import Response, Scored
from storage.asking import due, invitations
from storage.cases import light_cards as light_cards_stored
from storage.cases import prompts
from storage.people.audit import record_audit
from storage.people.clients import Contact, find_contact, get_contact
from storage.people.staff import Staff, find_staff
from storage.people.who import Who
from storage.queues import deliveries

MOST_PARTS = 20
"""Messages of which the words of one recorded answer consist."""


class Stale(Exception):
    """It was saved, given up or erased: nothing is being written down there any more."""


class Erased(Exception):
    """The client's data were erased: of nobody an answer is recorded."""


class OwnersAlone(Exception):
    """Where answers are anonymous, none but an owner knows who said what."""


class Oneself(Exception):
    """Whoever is a client as well answers the question themselves."""


class TooMany(Exception):
    """There is no room for further messages."""


def check(turn: Turn, staff: Staff, contact: Contact) -> None:
    """May this person record an answer of this client, now? Raises OwnersAlone, NotTheirs, Erased, Oneself."""
    if not turn.programme.may_read_answers(staff.role):
        raise OwnersAlone
    if not staff.may_read(contact.manager_id):
        raise NotTheirs
    if contact.state is ContactState.ERASED:
        raise Erased
    if contact.telegram_id is not None and contact.telegram_id == staff.telegram_id:
        raise Oneself


async def find_draft(turn: Turn, staff: Staff, recording_id: int) -> Recording:
    """What this person is writing down. Raises as `check` does, and Stale."""
    recording = await recordings.find(turn.conn, recording_id)
    if recording is None:
        raise Stale
    if recording.staff_id != staff.id:
        raise NotTheirs
    if recording.state is not RecordingState.DRAFT:
        raise Stale
    contact = await find_contact(turn.conn, recording.contact_id)
    if contact is None:
        raise Stale
    check(turn, staff, contact)
    return recording


async def find_recent(turn: Turn, contact: Contact) -> Response | None:
    """What was recorded of this client some minutes ago: is it the same answer once more?"""
    return await recorded.find_latest(turn.conn, contact.id, since=turn.now - words.RECENT)


async def begin(turn: Turn, staff: Staff, contact: Contact) -> Owed:
    """In place of whatever this person was writing down, or asked to write. Raises as `check` does."""
    check(turn, staff, contact)
    before = await recordings.find_draft(turn.conn, staff.id)
    owed = await _cancel(turn, before) if before is not None else []
    await prompts.close(turn.conn, staff.id)
    recording = await recordings.begin(turn.conn, staff.id, contact.id, now=turn.now)
    return [*owed, words.show(recording, staff)]


async def change(turn: Turn, staff: Staff, recording: Recording, step: RecordingStep, **values: Any) -> Owed:
    """It goes on with this step, in the message that shows it. Raises Stale."""
    await prompts.close(turn.conn, staff.id)
    is_reviewed = recording.is_reviewed or step is RecordingStep.REVIEW
    changed = await recordings.change(turn.conn, recording, now=turn.now, step=step, is_reviewed=is_reviewed, **values)
    if changed is None:
        raise Stale
    return [words.show(changed, staff)]


def after(recording: Recording, step: RecordingStep) -> RecordingStep:
    """What follows this step: the next one, or all of it again for who has seen it before."""
    if recording.is_reviewed:
        return RecordingStep.REVIEW
    return _NEXT[step]


_NEXT = {
    RecordingStep.CHANNEL: RecordingStep.SCORE,
    RecordingStep.SCORE: RecordingStep.WORDS,
    RecordingStep.WORDS: RecordingStep.REASONS,
    RecordingStep.REASONS: RecordingStep.REVIEW,
}


async def add_words(turn: Turn, staff: Staff, recording: Recording, part: Part, *, of_album: bool) -> Owed:
    """A message of the client's words; what is asked next comes below it. Raises Stale, TooMany.

    `of_album`: it belongs to others sent at one go, and is answered with the first of them.
    """
    if len(recording.parts) >= MOST_PARTS:
        raise TooMany
    is_first = recording.step is RecordingStep.WORDS
    step = after(recording, RecordingStep.WORDS) if is_first else recording.step
    shown = await change(turn, staff, recording, step, parts=recordings.with_part(recording, part))
    if of_album and not is_first:
        return shown
    return [*await _leave(turn, recording, staff), *shown]


async def give_score(turn: Turn, staff: Staff, recording: Recording, score: Score) -> Owed:
    """A typed one: what is asked next comes below it. Raises Stale."""
    shown = await change(turn, staff, recording, after(recording, RecordingStep.SCORE), score=int(score))
    return [*await _leave(turn, recording, staff), *shown]


async def _leave(turn: Turn, recording: Recording, staff: Staff) -> Owed:
    """The message that has shown it goes: its buttons stand below what was typed now."""
    if staff.telegram_id is None:
        return []
    places = await deliveries.leave_places(turn.conn, RecordingStatus(recording.id, staff.id), staff.telegram_id)
    return [Send(DeleteMessage(chat_id=staff.telegram_id, message_id=place), to_staff(staff)) for place in places]


async def cancel(turn: Turn, recording: Recording) -> Owed:
    """[Отмена]. Raises Stale."""
    return await _cancel(turn, recording)


async def _cancel(turn: Turn, recording: Recording) -> Owed:
    cancelled = await recordings.cancel(turn.conn, recording, now=turn.now)
    if cancelled is None:
        raise Stale
    writer = await find_staff(turn.conn, recording.staff_id)
    return [words.show(cancelled, writer)] if writer is not None and writer.telegram_id is not None else []


async def forget_drafts(turn: Turn) -> Owed:
    """What nobody has saved for a day is given up."""
    before = turn.now - turn.programme.relay_asked_for
    owed: Owed = []
    for recording in await recordings.list_forgotten(turn.conn, before=before):
        owed += await _cancel(turn, recording)
    return owed


async def save(turn: Turn, who: Who, staff: Staff, recording: Recording) -> Owed:
    """[Записать]

    1. The answer with its words and reasons, marked with its channel and its author. No index counts it.
    2. The quiet period begins, and a question that is open is reminded of no more.
    3. The follow-up is that of any answer; who recorded it is not rung.
    4. The client reads what was recorded, and may correct it.

    Raises Stale.
    """
    if recording.channel is None or recording.score is None:
        raise Stale
    contact = await get_contact(turn.conn, recording.contact_id)
    response = await recorded.add(
        turn.conn,
        recording.id,
        contact,
        Score(recording.score),
        recording.channel,
        recording.chosen,
        by=staff.id,
        now=turn.now,
    )
    parts = recording.words
    for part in parts:
        await comments.add_part(turn.conn, response.id, part, now=turn.now)
    saved = await recordings.save(turn.conn, recording, response.id, now=turn.now)
    if saved is None:
        raise Stale
    asked = await invitations.find_open_of(turn.conn, contact.id, now=turn.now)
    if asked is not None and asked.reminded_at is None:
        await due.end_reminders(turn.conn, asked.id, now=turn.now)
    await record_audit(turn.conn, who, "answer.record", f"contact:{contact.id}", now=turn.now)
    owed: Owed = [words.show(saved, staff), *await _follow(turn, staff, response, contact, parts, recording.chosen)]
    if await words.can_be_told(turn.conn, contact):
        owed += words.tell_client(response, contact)
    return owed


async def _follow(
    turn: Turn, staff: Staff, response: Response, contact: Contact, parts: list[Part], reasons: list[Reason]
) -> Owed:
    response = await responses.get(turn.conn, response.id)  # with its words by now
    manager = await find_staff(turn.conn, contact.manager_id)
    owed = await alerting.follow_score(turn, Scored(response, None), parts, manager, by=staff)
    if Reason.ATTITUDE in reasons and response.group is Group.DETRACTOR:
        owed += await alerting.follow_reasons(turn, response)
    card = await light_cards_stored.find_of_response(turn.conn, response.id)
    if card is not None and card.case_id is None:
        told = await find_receivers(turn, contact.manager_id)
        if any(receiver.id == staff.id for receiver in told.staff):  # whoever is to read it has just written it
            card = await light_cards_stored.record_read(turn.conn, card, staff.id, now=turn.now)
            owed += await light_cards.show(turn, card)
    return owed
