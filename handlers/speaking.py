"""A contact writes something: a typed score, a part of the comment, or a message to the manager."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from actions import answering
from actions.turn import Turn
from handlers.who import is_contact, is_plain
from messages import survey
from messages.owed import Lane, Owed
from messages.replies import reply, thumb
from messages.texts import say
from nps.score import looks_like_score, parse_typed_score
from nps.subjects import Asked, Thanks, Why, parse
from nps.values import Channel, PartKind, Score
from storage.answers import comments, responses
from storage.answers.comments import Part
from storage.answers.responses import Response
from storage.asking import invitations
from storage.asking.invitations import Invitation
from storage.people.who import Who
from storage.queues import deliveries


def part_of(message: Message) -> Part | None:
    """What the person sent, as one part; None for service messages that say nothing."""
    source = (message.chat.id, message.message_id)
    if message.text:
        return Part(PartKind.TEXT, message.text, None, None, *source)
    if message.voice:
        return Part(PartKind.VOICE, message.caption, message.voice.file_id, None, *source)
    if message.photo:
        return Part(PartKind.PHOTO, message.caption, message.photo[-1].file_id, None, *source)
    if message.document:
        return Part(PartKind.DOCUMENT, message.caption, message.document.file_id, message.document.file_name, *source)
    spoken = (
        message.video, message.video_note, message.audio, message.animation, message.sticker, message.contact,
        message.location, message.venue, message.poll, message.dice, message.story,
        message.checklist, message.paid_media, message.gift, message.unique_gift, message.game, message.invoice,
    )  # fmt: skip
    return Part(PartKind.OTHER, message.caption, None, None, *source) if any(spoken) else None


async def on_said(message: Message, turn: Turn, who: Who, language: str) -> Owed:
    """Whatever a contact sends is kept. What it is, is decided in this order:

    1. A service message says nothing.
    2. A number, while a question is open or a score is being changed: the score. A question that is replied to goes
       before the one that is being changed, that one before the newest open one. A reply to the «why» or the thanks of
       an answer is about that answer: open questions are left alone.
    3. A number that is no score, then: an explanation, and nothing is kept.
    4. Words while a question is unanswered, and no later answer waits for its comment: they overtook their score.
    5. The score that was given already, in words: no comment.
    6. A part of the comment of an answer: the one that is replied to, else the newest that waits for its comment.
    7. Anything else: a message to the manager.
    """
    part = part_of(message)
    if part is None:
        return []
    asked, replied_to = await _meant(turn, message, who)
    waiting = asked or await invitations.find_changing(turn.conn, who.telegram_id, now=turn.now)
    if waiting is None and replied_to is None:
        waiting = await invitations.find_open_unanswered(turn.conn, who.telegram_id, now=turn.now)
    if waiting and part.kind is PartKind.TEXT and part.text:
        score = parse_typed_score(part.text)
        if score is None and looks_like_score(part.text):
            return [reply(who, say(language, "score-typed-wrong"))]
        owed = None if score is None else await _typed_score(turn, who, waiting, score, language)
        if owed is not None:
            return owed
    response = replied_to or await comments.find_awaiting_comment(
        turn.conn,
        who.telegram_id,
        now=turn.now,
        first_within=turn.programme.comment_first_within,
        more_within=turn.programme.comment_more_within,
    )
    is_unanswered = waiting is not None and await responses.find_by_invitation(turn.conn, waiting.id) is None
    if waiting and is_unanswered and (response is None or response.scored_at < waiting.planned_at):
        return await answering.keep_early_comment(turn, who, waiting, part)
    if response and _repeats(part, response):
        return [thumb(part.source_chat_id, part.source_message_id)]
    if response:
        return await answering.add_comment(turn, who, response, part)
    return await answering.keep_message(turn, who, part, language)


async def _typed_score(turn: Turn, who: Who, waiting: Invitation, score: Score, language: str) -> Owed | None:
    """None when the survey has closed, or the question is not theirs: then it is no score."""
    tapped = await invitations.find_tapped(turn.conn, waiting.id, who.telegram_id)
    if tapped is None:
        return None
    if answering.must_agree_first(turn, tapped):
        shown = survey.remind(waiting, who.telegram_id, turn.now.date(), lane=Lane.REPLY)
        return [shown, reply(who, say(language, "consent-anew-first"))]
    return await answering.keep_score(turn, who, tapped, score, Channel.TYPED)


def _repeats(part: Part, response: Response) -> bool:
    """Is it the score that was given already, in words? A tap may overtake them, and they are no comment."""
    return part.kind is PartKind.TEXT and bool(part.text) and parse_typed_score(part.text or "") == response.score


async def _meant(turn: Turn, message: Message, who: Who) -> tuple[Invitation | None, Response | None]:
    """What the message replies to: an open question of theirs, or an answer of theirs whose survey is open."""
    if message.reply_to_message is None:
        return None, None
    key = await deliveries.find_subject(turn.conn, message.chat.id, message.reply_to_message.message_id)
    match parse(key):
        case Asked(invitation_id):
            invitation = await invitations.find_owned(turn.conn, invitation_id, who.telegram_id)
            if invitation and invitation.is_open(turn.now):
                return invitation, await responses.find_by_invitation(turn.conn, invitation.id)
        case Why(response_id) | Thanks(response_id):
            owned = await responses.find_owned(turn.conn, response_id, who.telegram_id)
            if owned and owned[1].is_open(turn.now):
                return None, owned[0]
    return None, None


async def on_edited(message: Message, turn: Turn) -> Owed:
    """The person corrected their own words."""
    words = message.text or message.caption
    return await answering.correct_words(turn, message.chat.id, message.message_id, words) if words else []


def router() -> Router:
    router = Router(name="speak")
    router.message.register(on_said, is_contact, is_plain)
    router.edited_message.register(on_edited, is_contact)
    return router
