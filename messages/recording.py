"""An answer by phone or in person: what is asked of whoever records it, and what its client reads."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Literal

from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardButton

from messages.case_card import PAGE, words_of
from messages.dates import own_moment
from messages.envelopes import to_contact, to_staff
from messages.letters import card
from messages.owed import Card, Lane, Owed
from messages.readers import CONTACT, HEARS_CLIENT, ClientReader, ContactReader
from messages.reasons import reason_label, reasons_named
from messages.taps.answering import RecordedTap
from messages.taps.recording import RecordAnewTap, RecordReasonTap, RecordScoreTap, RecordTap, RecordWish
from messages.texts import Markup, clip, escape, label, lines, pieces, say
from messages.writing import Buttons, Context, button, kinds_named, message
from nps.subjects import RecordedAnswer, RecordingStatus
from nps.values import REASONS, Channel, ContactState, PartKind, Reason, RecordingState, RecordingStep, ResponseId, Role
from storage.answers import comments, corrections, recorded, recordings, responses
from storage.answers.comments import Part
from storage.answers.recordings import Recording
from storage.answers.responses import Response
from storage.engine.conn import Conn
from storage.people.clients import Contact
from storage.people.staff import Staff, find_staff
from storage.people.who import find_who
from storage.queues import deliveries

RECENT = timedelta(minutes=10)
"""So long after an answer was recorded another one of the same client may be the same one."""
NAME = 60
SHOWN = 2500
"""Of the client's words, where all of the answer stands in one message."""
Untold = Literal["absent", "unreachable", "left", "stopped"]


def show(recording: Recording, writer: Staff) -> Card:
    to = to_staff(writer, about=recording.contact_id, subject=RecordingStatus(recording.id, writer.id))
    return recording_status.owed(to, recording=recording.id)


def ask_anew(language: str, contact: Contact, before: Response, zone: Any) -> tuple[Markup, Buttons]:
    """One was recorded some minutes ago: is there another one?"""
    when = own_moment(language, before.first_tap_at, zone)
    text = say(language, "record-recent", contact=clip(contact.name, NAME), score=before.score, when=when)
    return text, [[button(label(language, "record-button-anew"), RecordAnewTap(contact=contact.id).pack())]]


@card(to=HEARS_CLIENT, lane=Lane.REPLY, quick=True)
async def recording_status(ctx: Context, reader: ClientReader, *, recording: int) -> TelegramMethod[Any] | None:
    """For whoever records it alone: the next step, or what has become of it."""
    shown = await recordings.find(ctx.conn, recording)
    if shown is None or shown.staff_id != reader.staff.id or shown.contact_id != reader.contact.id:
        return None
    language, chat_id = reader.language, reader.chat_id
    if shown.state is RecordingState.CANCELLED:
        return message(chat_id, say(language, "record-cancelled"))
    if shown.state is RecordingState.SAVED and shown.response_id is not None:
        return message(chat_id, await _saved(ctx, reader, shown.response_id))
    text = lines(
        _head(language, reader.contact),
        *_so_far(language, shown.channel, shown.score, shown.words, shown.chosen),
        *(await _review(ctx, reader, shown) if shown.step is RecordingStep.REVIEW else ()),
        Markup(""),
        say(language, f"record-ask-{shown.step.value}"),
    )
    return message(chat_id, text, _buttons(language, shown))


def _head(language: str, contact: Contact) -> Markup:
    return say(language, "record-head", contact=clip(contact.name, NAME), account=clip(contact.account, NAME))


def _so_far(
    language: str, channel: Channel | None, score: int | None, parts: list[Part], reasons: list[Reason]
) -> list[Markup | None]:
    return [
        say(language, "record-channel", channel=channel.value) if channel is not None else None,
        say(language, "record-score", score=score) if score is not None else None,
        *_words(language, parts),
        say(language, "card-reasons", reasons=reasons_named(language, reasons)) if reasons else None,
    ]


def _words(language: str, parts: list[Part]) -> list[Markup | None]:
    shown, *rest = pieces(words_of(parts), SHOWN, PAGE)
    files = kinds_named(language, [part.kind for part in parts if part.kind is not PartKind.TEXT])
    return [
        say(language, "card-comment", text=f"{shown.rstrip()}…" if rest else shown) if shown else None,
        say(language, "record-files", files=files) if files else None,
    ]


async def _review(ctx: Context, reader: ClientReader, recording: Recording) -> list[Markup | None]:
    """What is to be known before it is saved: was one recorded just now, and what will the client read?"""
    language, contact = reader.language, reader.contact
    before = await recorded.find_latest(ctx.conn, contact.id, since=ctx.now - RECENT)
    untold = await _why_untold(ctx.conn, contact)
    when = own_moment(language, before.first_tap_at, ctx.programme.zone) if before is not None else None
    return [
        None if recording.words else say(language, "record-no-words"),
        None if recording.reasons else say(language, "record-no-reasons"),
        Markup(""),
        say(language, "record-recent-again", score=before.score, when=when) if before is not None and when else None,
        say(language, "record-client-reads") if untold is None else say(language, f"record-untold-{untold}"),
    ]


async def can_be_told(conn: Conn, contact: Contact) -> bool:
    """Does this client read what was recorded of them?"""
    return await _why_untold(conn, contact) is None


async def _why_untold(conn: Conn, contact: Contact) -> Untold | None:
    if contact.state is ContactState.LEFT:
        return "left"
    if contact.state is ContactState.UNREACHABLE:
        return "unreachable"
    if contact.state is not ContactState.JOINED or contact.telegram_id is None:
        return "absent"
    who = await find_who(conn, contact.telegram_id)
    return "stopped" if who is not None and who.person.opted_out_at is not None else None


async def _saved(ctx: Context, reader: ClientReader, response_id: ResponseId) -> Markup:
    language = reader.language
    response = await responses.get(ctx.conn, response_id)
    own = await recorded.find_own(ctx.conn, response) if response.replaced_at is not None else None
    parts = await comments.list_parts(ctx.conn, response.id)
    reasons = await responses.list_reasons(ctx.conn, response.id)
    return lines(
        say(language, "record-saved"),
        _head(language, reader.contact),
        *_so_far(language, response.channel, response.score, parts, reasons),
        say(language, "record-confirmed") if response.confirmed_at is not None and own is None else None,
        say(language, "record-replaced", score=own.score) if own is not None else None,
    )


def _buttons(language: str, recording: Recording) -> Buttons:
    def of(wish: RecordWish) -> InlineKeyboardButton:
        return button(label(language, f"record-button-{wish}"), RecordTap(recording=recording.id, wish=wish).pack())

    match recording.step:
        case RecordingStep.CHANNEL:
            return [[of("phone"), of("in_person")], [of("cancel")]]
        case RecordingStep.SCORE:
            return [*_scores(recording), [of("cancel")]]
        case RecordingStep.WORDS:
            return [[of("next"), of("no_words")] if recording.parts else [of("no_words")], [of("cancel")]]
        case RecordingStep.REASONS:
            return [*_reasons(language, recording), [of("done")], [of("cancel")]]
        case RecordingStep.CHANGE:
            return [[of("channel"), of("score")], [of("words"), of("reasons")], [of("review")]]
        case RecordingStep.REVIEW:
            return [[of("save")], [of("change"), of("cancel")]]


def _scores(recording: Recording) -> Buttons:
    def score(value: int) -> InlineKeyboardButton:
        return button(str(value), RecordScoreTap(recording=recording.id, score=value).pack())

    return [[score(value) for value in range(6)], [score(value) for value in range(6, 11)]]


def _reasons(language: str, recording: Recording) -> Buttons:
    def chip(reason: Reason) -> InlineKeyboardButton:
        name = reason_label(language, reason)
        data = RecordReasonTap(recording=recording.id, reason=reason).pack()
        return button(f"✓ {name}" if reason in recording.reasons else name, data)

    return [[chip(reason) for reason in REASONS[at : at + 2]] for at in range(0, len(REASONS), 2)]


# --- the client's word on it ------------------------------------------------------------------------------------------


def tell_client(response: Response, contact: Contact) -> Owed:
    """What was recorded as their answer; owed again, what has become of it."""
    if contact.telegram_id is None:
        return []
    to = to_contact(contact.telegram_id, contact.id, subject=RecordedAnswer(response.id))
    return [recorded_answer.owed(to, response=response.id)]


@card(to=CONTACT, quick=True)
async def recorded_answer(ctx: Context, reader: ContactReader, *, response: ResponseId) -> TelegramMethod[Any] | None:
    """Who wants no messages gets none; of what was never shown to them nothing is said later either."""
    answer = await recorded.find_owned(ctx.conn, response, reader.chat_id)
    if answer is None or answer.contact_id != reader.contact.id:
        return None
    language, chat_id = reader.language, reader.chat_id
    if answer.replaced_at is not None:
        own = await recorded.find_own(ctx.conn, answer)
        key = RecordedAnswer(answer.id).key
        if own is None or await deliveries.find_card_message(ctx.conn, key, chat_id=chat_id) is None:
            return None
        return message(chat_id, say(language, "recorded-replaced", score=own.score))
    if answer.confirmed_at is not None:
        return message(chat_id, say(language, "recorded-confirmed", score=answer.score))
    if reader.who.person.opted_out_at is not None:
        return None
    author = await find_staff(ctx.conn, answer.recorded_by)
    is_manager = author is not None and author.role is Role.MANAGER and author.name
    by = escape(clip(author.name, NAME)) if author is not None and is_manager else say(language, "recorded-by-owner")
    parts = await comments.list_parts(ctx.conn, answer.id)
    reasons = await corrections.list_own(ctx.conn, answer.id)
    several = len(reader.who.contacts) > 1
    text = lines(
        say(language, "question-account", account=reader.contact.account) if several else None,
        say(language, "recorded-told", channel=answer.channel.value, score=answer.score, by=by),
        *_words(language, parts),
        say(language, "card-reasons", reasons=reasons_named(language, reasons)) if reasons else None,
        say(language, "recorded-ask"),
    )
    return message(chat_id, text, [[_answer(language, answer, "yes"), _answer(language, answer, "no")]])


def _answer(language: str, response: Response, answer: Literal["yes", "no"]) -> InlineKeyboardButton:
    shown = label(language, f"recorded-button-{answer}")
    return button(shown, RecordedTap(response=response.id, answer=answer).pack())
