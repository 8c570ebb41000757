"""A contact writes something: a typed score, a part of the comment, or a message to the manager."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from aiogram import Router
from aiogram.types import Message, TelegramObject

from actions import answering, typed_scores
from actions.telling import tell_unreadable
from actions.turn import Turn
from handlers import erasing
from handlers.commands import TAKE_WORDS, command
from handlers.who import is_contact, is_plain
from handlers.words import part_of, wish_of
from messages import stopping
from messages.owed import Owed
from messages.replies import once_for_album, reply
from messages.texts import say
from nps.score import looks_like_score, parse_typed_score
from nps.subjects import Asked, Relayed, Thanks, TypedScore, Why, parse
from nps.values import InvitationId, Score
from nps.wishes import Wish
from storage.answers import comments, responses
from storage.answers.comments import Part
from storage.answers.responses import Response
from storage.asking import invitations
from storage.asking.invitations import Invitation
from storage.cases import relays
from storage.cases.relays import Relay
from storage.people.who import Who
from storage.queues import deliveries

TALK_LASTS = timedelta(days=14)
"""So long after the last words of the staff a client's next ones answer them."""


async def on_said(message: Message, turn: Turn, who: Who, language: str) -> Owed:
    """Whatever a contact sends is kept. What it is, is decided in this order:

    1. A service message says nothing; what is too new to be read is asked for in words.
    2. A wish of their own, to be asked no more or forgotten: the button for it; and the manager reads the words.
    3. An answer to what one of the staff has said to them: a message to the manager, a number as well.
    4. A number of their own: the score of a question. The question that is replied to goes before the one whose score
       is being changed, that one before the newest open one. A reply to the «why» or the thanks of an answer is about
       that answer: open questions are left alone.
    5. A number that is no score, then: an explanation, and nothing is kept.
    6. A number, and no such question: a change of mind about the answer that is replied to, else the newest that may
       still be changed. It says so; the same score again changes nothing.
    7. Words while a question is unanswered, and no later answer waits for its comment: they overtook their score.
    8. A part of the comment of an answer: the one that is replied to, else the newest that waits for its comment.
    9. Anything else: a message to the manager.
    """
    part = part_of(message)
    if part is None:
        is_new = bool(message.model_extra)
        return [reply(who, say(language, "error-unreadable")), *await tell_unreadable(turn)] if is_new else []
    if wish := wish_of(message):
        offer = await _offer(message, turn, who, wish, language)
        return await answering.keep_message(turn, who, part, language, answer=offer)
    if (talk := await find_talk(message, turn, who)) is not None:
        return await answering.keep_message(turn, who, part, language, once=once_for_album(message), talk=talk)
    asked, replied_to = await _meant(turn, message, who)
    waiting = asked
    if waiting is None and replied_to is None:
        waiting = await invitations.find_changing(turn.conn, who.telegram_id, now=turn.now)
        waiting = waiting or await invitations.find_open_unanswered(turn.conn, who.telegram_id, now=turn.now)
    if message.text and message.forward_origin is None:
        owed = await _typed(turn, message, who, waiting, replied_to, language)
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
    if response:
        return await answering.add_comment(turn, who, response, part)
    return await answering.keep_message(turn, who, part, language, once=once_for_album(message))


async def find_talk(message: Message, turn: Turn, who: Who) -> Relay | None:
    """What of ours the client answers: the words that are replied to, else what they were shown last.

    A question asked later goes first, and so does a score: its comment is awaited then. Whoever is changing a score
    types one.
    """
    mine = [contact.id for contact in who.contacts]
    if message.reply_to_message is not None:
        subject = parse(await deliveries.find_subject(turn.conn, message.chat.id, message.reply_to_message.message_id))
        relay = await relays.find(turn.conn, subject.relay) if isinstance(subject, Relayed) else None
        return relay if relay is not None and relay.contact_id in mine else None
    relay = await relays.find_latest_sent(turn.conn, mine, since=turn.now - TALK_LASTS)
    if relay is None or relay.sent_at is None:
        return None
    if await invitations.find_changing(turn.conn, who.telegram_id, now=turn.now) is not None:
        return None
    waiting = await invitations.find_open_unanswered(turn.conn, who.telegram_id, now=turn.now)
    scored_at = await responses.find_latest_scored_at(turn.conn, mine)
    later = [at for at in (waiting.planned_at if waiting else None, scored_at) if at is not None and at > relay.sent_at]
    return None if later else relay


async def _offer(message: Message, turn: Turn, who: Who, wish: Wish, language: str) -> Owed:
    if wish is Wish.FORGET:
        return await erasing.on_forget(message, turn, who, language)
    return [reply(who, *stopping.question(language))]


async def _typed(
    turn: Turn, message: Message, who: Who, waiting: Invitation | None, replied_to: Response | None, language: str
) -> Owed | None:
    """Steps 4 to 6; None when it is no number, or a number that says nothing here."""
    typed = message.text or ""
    score = parse_typed_score(typed)
    if waiting and score is None and looks_like_score(typed):
        return [reply(who, say(language, "score-typed-wrong"))]
    if score is None:
        return None
    if waiting is None:
        waiting = await _answered(turn, who, replied_to)
    return None if waiting is None else await _score(turn, message, who, waiting, score, language)


async def _answered(turn: Turn, who: Who, replied_to: Response | None) -> Invitation | None:
    """The question whose answer a number would change."""
    if replied_to is not None:
        return await invitations.find_owned(turn.conn, replied_to.invitation_id, who.telegram_id)
    latest = await responses.find_latest_open(turn.conn, who.telegram_id, now=turn.now)
    return latest[1] if latest else None


async def _score(
    turn: Turn, message: Message, who: Who, invitation: Invitation, score: Score, language: str
) -> Owed | None:
    return await typed_scores.keep(turn, who, _source_of(message), invitation, score, language)


def _source_of(message: Message) -> typed_scores.Source:
    return message.chat.id, message.message_id


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
        case TypedScore(invitation_id):
            answered = await invitations.find_owned(turn.conn, invitation_id, who.telegram_id)
            if answered and answered.is_open(turn.now):
                return None, await responses.find_by_invitation(turn.conn, answered.id)
    return None, None


async def on_edited(message: Message, turn: Turn, who: Who, language: str) -> Owed:
    """The person corrected a message of theirs. What that means is decided in this order:

    1. Words that wait for their score and have become a number: the score.
    2. A part of a comment or a free message: whoever reads it, reads it as it is now.
    3. A typed score: another number is a change of mind about that very answer, words are its comment.
    4. What was not kept («11», which is no score) is said only now.
    """
    part, source = part_of(message), _source_of(message)
    if part is None:
        return []
    score = parse_typed_score(message.text or "")
    if score is not None and await typed_scores.take_words_back(turn, source):
        return await on_said(message, turn, who, language)
    corrected = await answering.correct_words(turn, part)
    if corrected is not None:
        wish = wish_of(message)
        return [*corrected, *(await _offer(message, turn, who, wish, language) if wish else [])]
    typed = parse(await deliveries.find_subject(turn.conn, *source))
    if isinstance(typed, TypedScore):
        return await _correct_score(turn, message, who, typed.invitation, part, language)
    return await on_said(message, turn, who, language) if part.text else []


async def _correct_score(
    turn: Turn, message: Message, who: Who, invitation_id: InvitationId, part: Part, language: str
) -> Owed:
    invitation = await invitations.find_owned(turn.conn, invitation_id, who.telegram_id)
    response = await responses.find_by_invitation(turn.conn, invitation_id) if invitation else None
    if invitation is None or response is None or not invitation.is_open(turn.now):
        return [reply(who, say(language, "survey-closed"))]
    score = parse_typed_score(message.text or "")
    if score is not None:
        return await _score(turn, message, who, invitation, score, language) or []
    if looks_like_score(message.text or ""):
        return [reply(who, say(language, "score-typed-wrong"))]
    return await answering.add_comment(turn, who, response, part)


async def hear_words(
    handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]], event: TelegramObject, data: dict[str, Any]
) -> Any:
    """Inner middleware: «/help не помогает» is help, and words of a contact that reach somebody as well."""
    owed = await handler(event, data)
    said = data.get("command")
    if not isinstance(event, Message) or said is None or not said.args or said.command.casefold() in TAKE_WORDS:
        return owed
    if not data["who"].contacts or wish_of(event) is not None:  # «/stop пожалуйста» is done, and asks for nothing more
        return owed
    return [*owed, *await on_said(event, data["turn"], data["who"], data["language"])]


def router() -> Router:
    router = Router(name="speak")
    router.message.register(on_said, is_contact, is_plain)
    router.edited_message.register(on_edited, is_contact, is_plain)
    router.edited_message.register(erasing.on_forget, is_contact, command("forget"))
    return router
