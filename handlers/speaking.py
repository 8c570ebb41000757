"""A contact writes something: a typed score, a part of the comment, or a message to the manager."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from aiogram import Router
from aiogram.types import Message
from sqlalchemy.ext.asyncio import AsyncConnection

from handlers import alerting
from handlers.answering import keep_score, must_agree_first
from handlers.who import is_contact, is_plain
from messages import case_card, survey
from messages.owed import Lane, Letter, Owed, Send
from messages.texts import Markup, say
from messages.writing import message as text_message
from nps.programme import Programme
from nps.score import looks_like_score, parse_typed_score
from nps.values import Channel, ContactId, PartKind
from storage.answers import client_messages, comments, responses
from storage.answers.comments import Part
from storage.answers.responses import Response
from storage.asking import invitations
from storage.asking.invitations import Invitation
from storage.cases import cases
from storage.people.clients import get_contact
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


async def on_said(
    message: Message, conn: AsyncConnection, who: Who, language: str, now: datetime, programme: Programme
) -> Owed:
    """Whatever a contact sends is kept: as a score, as a comment, or as a message to the manager."""
    part = part_of(message)
    if part is None:
        return []
    asked, replied = await _meant(conn, message, who, now=now)
    waiting = (
        asked
        or await invitations.find_changing(conn, who.telegram_id, now=now)
        or await invitations.find_open_unanswered(conn, who.telegram_id, now=now)
    )
    if waiting and part.kind is PartKind.TEXT and part.text:
        score = parse_typed_score(part.text)
        if score is not None:
            meant = await invitations.find_tapped(conn, waiting.id, who.telegram_id)
            owed = None
            if meant is not None and must_agree_first(meant, now):
                shown = survey.reminder(waiting.id, who.telegram_id, now.date())
                owed = [replace(shown, lane=Lane.REPLY), *_reply(who, say(language, "consent-anew-first"))]
            elif meant is not None:
                owed = await keep_score(conn, who, meant, score, Channel.TYPED, now=now, programme=programme)
            if owed is not None:
                return owed
        elif looks_like_score(part.text):
            return _reply(who, say(language, "score-typed-wrong"))
    response = replied or await comments.find_awaiting_comment(
        conn,
        who.telegram_id,
        now=now,
        first_within=programme.comment_first_within,
        more_within=programme.comment_more_within,
    )
    unanswered = waiting if waiting and await responses.find_by_invitation(conn, waiting.id) is None else None
    if unanswered and (response is None or response.scored_at < unanswered.planned_at):
        return await _comment_before_score(conn, who, unanswered, part, now=now, programme=programme)
    if response and _repeats(part, response):
        return [survey.thumb(part.source_chat_id, part.source_message_id)]
    if response:
        return await _comment(conn, who, response, part, now=now, programme=programme)
    return await _message_to_manager(conn, who, part, language, now=now, programme=programme)


def _repeats(part: Part, response: Response) -> bool:
    """Is it the score that was given already, in words? A tap may overtake them, and they are no comment."""
    return part.kind is PartKind.TEXT and bool(part.text) and parse_typed_score(part.text or "") == response.score


async def _meant(
    conn: AsyncConnection, message: Message, who: Who, *, now: datetime
) -> tuple[Invitation | None, Response | None]:
    """What the message replies to: an open question of theirs, or an answer of theirs whose survey is open."""
    if message.reply_to_message is None:
        return None, None
    subject = await deliveries.find_subject(conn, message.chat.id, message.reply_to_message.message_id) or ""
    kind, _, rest = subject.partition(":")
    number = rest.partition(":")[0]
    if kind == "ask":
        invitation = await invitations.find_owned(conn, int(number), who.telegram_id)
        if invitation and invitation.is_open(now):
            return invitation, await responses.find_by_invitation(conn, invitation.id)
    if kind in ("why", "thanks"):
        found = await responses.find_owned(conn, int(number), who.telegram_id)
        if found and found[1].is_open(now):
            return None, found[0]
    return None, None


async def _comment(
    conn: AsyncConnection, who: Who, response: Response, part: Part, *, now: datetime, programme: Programme
) -> Owed:
    """Thanks once, at the first part; later parts get a 👍."""
    await comments.add_part(conn, response.id, part, now=now)
    contact = await get_contact(conn, response.contact_id)
    alerts = await alerting.on_comment(conn, response, contact, part, now=now, programme=programme)
    if await responses.claim_thanks(conn, response.id, now=now):
        return [*alerts, survey.thanks(response, who.telegram_id)]
    return [*alerts, survey.thumb(part.source_chat_id, part.source_message_id)]


async def _comment_before_score(
    conn: AsyncConnection, who: Who, invitation: Invitation, part: Part, *, now: datetime, programme: Programme
) -> Owed:
    """Taps and messages may overtake each other: the comment waits for its score, then goes to the manager."""
    wait = now + programme.early_comment_waits
    await client_messages.keep(conn, invitation.contact_id, part, now=now, invitation_id=invitation.id, pass_on_at=wait)
    arguments = {"invitation": invitation.id}
    key = f"early:{invitation.id}:{now.date().isoformat()}"
    return [
        survey.thumb(part.source_chat_id, part.source_message_id),
        Letter(
            name="early_comment",
            chat_id=who.telegram_id,
            arguments=arguments,
            dedup_key=key,
            not_before=now + programme.early_comment_reply_after,
        ),
    ]


async def _message_to_manager(
    conn: AsyncConnection, who: Who, part: Part, language: str, *, now: datetime, programme: Programme
) -> Owed:
    contact_id = await invitations.find_latest_contact(conn, who.telegram_id) or who.contacts[0].id
    case = await cases.find_open_of_contact(conn, ContactId(contact_id))
    kept = await client_messages.keep(conn, ContactId(contact_id), part, now=now, case_id=case.id if case else None)
    if kept is None:
        return []
    receivers = await client_messages.pass_on(conn, kept, anonymous=programme.anonymous)
    if not receivers.staff:
        text = say(language, "message-kept", company=programme.company)
    elif receivers.instead:
        text = say(language, "message-passed-owners", company=programme.company)
    else:
        text = say(language, "message-passed", manager=receivers.staff[0].name)
    return [*case_card.passed_on(kept, receivers), *_reply(who, text, to=part.source_message_id)]


async def on_edited(message: Message, conn: AsyncConnection, who: Who) -> Owed:
    """The person corrected their own words: the comment and its card follow."""
    words = message.text or message.caption
    if not words:
        return []
    response_id = await comments.edit_part(conn, message.chat.id, message.message_id, words)
    if response_id is None:
        return []
    case = await cases.find_of_response(conn, response_id)
    return await case_card.cards_owed(conn, case.id) if case else []


def _reply(who: Who, text: Markup, *, to: int | None = None) -> Owed:
    return [Send(method=text_message(who.telegram_id, text, reply_to=to), chat_id=who.telegram_id)]


def router() -> Router:
    router = Router(name=__name__)
    router.message.register(on_said, is_contact, is_plain)
    router.edited_message.register(on_edited, is_contact)
    return router
