"""`/record NAME`: an answer given by phone or in person, step by step; and the client's word on what was recorded."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from actions import correcting, recording
from actions.case_steps import CannotHappen
from actions.cases import NotTheirs
from actions.recording import MOST_PARTS, Erased, Oneself, OwnersAlone, Stale, TooMany
from actions.turn import Turn
from handlers.case import subject_replied_to
from handlers.commands import command
from handlers.naming import find_named, own_named, takes_name
from handlers.refusals import NotYours, Refused
from handlers.who import is_answer, is_staff, staff_of
from handlers.words import part_of
from messages import recording as words
from messages.owed import Owed
from messages.replies import reply, toast
from messages.taps.answering import RecordedTap
from messages.taps.recording import RecordAnewTap, RecordNameTap, RecordReasonTap, RecordScoreTap, RecordTap
from messages.texts import label
from nps.score import parse_typed_score
from nps.subjects import RecordingStatus
from nps.values import Channel, RecordingStep, Score
from storage.answers import recorded, recordings
from storage.answers.recordings import Recording
from storage.cases import prompts
from storage.people.clients import Contact
from storage.people.staff import Staff
from storage.people.who import Who

RECORD = takes_name(RecordNameTap, owner=["contact"], manager=["contact"], sure=True)
HEARD = frozenset({RecordingStep.SCORE, RecordingStep.WORDS, RecordingStep.REASONS})
"""The steps in which a message belongs to the answer; in all others it is what it is without one."""
ALBUM_COMES_WITHIN = timedelta(seconds=10)


async def on_record(
    message: Message, command: CommandObject, turn: Turn, who: Who, staff: Staff, language: str
) -> Owed:
    """Where answers are anonymous, nobody but an owner is even told whom they would find."""
    if not turn.programme.may_read_answers(staff.role):
        raise Refused("record-owners-alone")
    named = await find_named(turn, who, staff, command.args or "", RECORD)
    return named if isinstance(named, list) else await _begin(turn, who, staff, named, language)


async def on_named(query: CallbackQuery, callback_data: RecordNameTap, turn: Turn, who: Who, language: str) -> Owed:
    """One of several was chosen."""
    named = await own_named(turn, who, callback_data.kind, callback_data.id, RECORD)
    return [toast(query), *await _begin(turn, who, staff_of(who), named, language)]


async def on_anew(query: CallbackQuery, callback_data: RecordAnewTap, turn: Turn, who: Who) -> Owed:
    """[Записать ещё один], though one was recorded some minutes ago."""
    named = await own_named(turn, who, "contact", callback_data.contact, RECORD)
    if not isinstance(named, Contact):
        raise NotYours
    try:
        return [toast(query), *await recording.begin(turn, staff_of(who), named)]
    except REFUSED as refused:
        raise _why(refused) from None


async def _begin(turn: Turn, who: Who, staff: Staff, named: object, language: str) -> Owed:
    if not isinstance(named, Contact):
        raise NotYours
    try:
        recording.check(turn, staff, named)
        before = await recording.find_recent(turn, named)
        if before is not None:
            asked = words.ask_anew(language, named, before, turn.programme.zone)
            return [reply(who, *asked, about=named.id)]
        return await recording.begin(turn, staff, named)
    except REFUSED as refused:
        raise _why(refused) from None


REFUSED = (NotTheirs, OwnersAlone, Erased, Oneself, Stale, TooMany)


def _why(refused: Exception) -> Refused:
    """The sentence for whoever is refused."""
    match refused:
        case OwnersAlone():
            return Refused("record-owners-alone", alert=True)
        case Erased():
            return Refused("record-erased", alert=True)
        case Oneself():
            return Refused("record-oneself", alert=True)
        case Stale():
            return Refused("record-stale", alert=True)
        case TooMany():
            return Refused("record-too-many", most=MOST_PARTS)
        case _:
            return Refused("record-not-yours", alert=True)


async def _draft(turn: Turn, who: Who, number: int) -> tuple[Staff, Recording]:
    staff = staff_of(who)
    try:
        return staff, await recording.find_draft(turn, staff, number)
    except REFUSED as refused:
        raise _why(refused) from None


async def on_wish(query: CallbackQuery, callback_data: RecordTap, turn: Turn, who: Who, language: str) -> Owed:
    """A button of any step; one of an older step takes the answer back to it."""
    staff, draft = await _draft(turn, who, callback_data.recording)
    try:
        match callback_data.wish:
            case "phone" | "in_person":
                values = {"channel": Channel(callback_data.wish)}
                owed = await recording.change(
                    turn, staff, draft, recording.after(draft, RecordingStep.CHANNEL), **values
                )
            case "next":
                owed = await recording.change(turn, staff, draft, recording.after(draft, RecordingStep.WORDS))
            case "no_words":
                step = recording.after(draft, RecordingStep.WORDS)
                owed = await recording.change(turn, staff, draft, step, parts=[])
            case "done":
                owed = await recording.change(turn, staff, draft, recording.after(draft, RecordingStep.REASONS))
            case "cancel":
                owed = await recording.cancel(turn, draft)
            case "save":
                owed = await recording.save(turn, who, staff, draft)
                return [toast(query, label(language, "record-toast")), *owed]
            case "channel" | "score" | "words" | "reasons" | "change" | "review" as step_named:
                owed = await recording.change(turn, staff, draft, _allowed(draft, RecordingStep(step_named)))
    except Stale:
        raise Refused("record-stale", alert=True) from None
    return [toast(query), *owed]


def _allowed(draft: Recording, step: RecordingStep) -> RecordingStep:
    """All of it is shown only when there is all of it: a forged button gets no further than what is missing."""
    if draft.channel is None:
        return RecordingStep.CHANNEL
    return RecordingStep.SCORE if draft.score is None and step is not RecordingStep.CHANNEL else step


async def on_score(query: CallbackQuery, callback_data: RecordScoreTap, turn: Turn, who: Who) -> Owed:
    staff, draft = await _draft(turn, who, callback_data.recording)
    step = recording.after(draft, RecordingStep.SCORE)
    return [toast(query), *await recording.change(turn, staff, draft, step, score=callback_data.score)]


async def on_reason(query: CallbackQuery, callback_data: RecordReasonTap, turn: Turn, who: Who) -> Owed:
    """Mark or unmark a reason."""
    staff, draft = await _draft(turn, who, callback_data.recording)
    marked = sorted({*draft.reasons} ^ {callback_data.reason.value})
    return [toast(query), *await recording.change(turn, staff, draft, draft.step, reasons=marked)]


async def has_draft(message: Message, turn: Turn, who: Who) -> dict[str, Recording] | Literal[False]:
    """Does what this person writes belong to an answer they are recording? Handlers behind it get `draft`.

    A reply is about what it replies to; what they were asked to write later goes first.
    """
    if who.staff is None:
        return False
    is_reply = message.reply_to_message is not None
    if is_reply and not isinstance(await subject_replied_to(message, turn), RecordingStatus):
        return False
    draft = await recordings.find_draft(turn.conn, who.staff.id)
    if draft is None or not _is_heard(message, draft, turn):
        return False
    return False if await prompts.find(turn.conn, who.staff.id, now=turn.now) is not None else {"draft": draft}


def _is_heard(message: Message, draft: Recording, turn: Turn) -> bool:
    """The rest of an album belongs to what its first message has finished."""
    if draft.step in HEARD:
        return draft.touched_at + turn.programme.prompt_open_for > turn.now
    is_rest = message.media_group_id is not None and bool(draft.parts) and draft.step is RecordingStep.REVIEW
    return is_rest and draft.touched_at + ALBUM_COMES_WITHIN > turn.now


async def on_written(message: Message, draft: Recording, turn: Turn, who: Who) -> Owed:
    """The score, or the client's words. A service message (a pinned one) says nothing."""
    part = part_of(message)
    if part is None:
        return []
    staff, draft = await _draft(turn, who, draft.id)
    try:
        if draft.step is not RecordingStep.SCORE:
            of_album = message.media_group_id is not None
            return await recording.add_words(turn, staff, draft, part, of_album=of_album)
        score: Score | None = parse_typed_score(message.text or "")
        if score is None:
            raise Refused("record-score-wrong")
        return await recording.give_score(turn, staff, draft, score)
    except REFUSED as refused:
        raise _why(refused) from None


async def on_answer(query: CallbackQuery, callback_data: RecordedTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Верно] and [Поправить]: the client's word on what was recorded."""
    response = await recorded.find_owned(turn.conn, callback_data.response, who.telegram_id)
    if response is None or all(contact.id != response.contact_id for contact in who.contacts):
        raise NotYours
    try:
        if callback_data.answer == "yes":
            return [toast(query, label(language, "recorded-toast")), *await correcting.confirm(turn, response)]
        return [toast(query, label(language, "recorded-below")), *await correcting.correct(turn, who, response)]
    except CannotHappen:
        raise Refused("recorded-before", alert=True) from None


def router() -> Router:
    router = Router(name="record")
    router.message.register(on_record, command("record"), is_staff)
    router.callback_query.register(on_named, RecordNameTap.filter())
    router.callback_query.register(on_anew, RecordAnewTap.filter())
    router.callback_query.register(on_wish, RecordTap.filter())
    router.callback_query.register(on_score, RecordScoreTap.filter())
    router.callback_query.register(on_reason, RecordReasonTap.filter())
    router.callback_query.register(on_answer, RecordedTap.filter())
    router.message.register(on_written, is_staff, is_answer, has_draft)
    return router
