"""A client's words in the chats of staff: a comment's ring, a voice or file below the card, a free message."""

from __future__ import annotations

from typing import Any

from aiogram.methods import CopyMessage, TelegramMethod

from messages.case_card import ATTACHED, circle
from messages.envelopes import to_staff
from messages.letters import letter
from messages.owed import Envelope, Lane, Letter, Owed
from messages.readers import HEARS_CLIENT, ClientReader
from messages.texts import clip, escape, lines, say
from messages.writing import Context, attachment, message, replying
from nps.subjects import BelowCard, CaseCard, CopyOf, PassedOn
from nps.values import CaseId, PartKind
from storage.answers import client_messages, comments
from storage.answers.client_messages import ClientMessage
from storage.answers.comments import Part
from storage.cases import cases
from storage.cases.cases import Case
from storage.people.clients import Contact
from storage.people.staff import Staff
from storage.queues import deliveries

TEXT_ROOM, CAPTION_ROOM = 4000, 1000  # a caption is shorter than a message
RING_ROOM = 300


def tell_words(case: Case, receiver: Staff, contact: Contact, once: str, *, text: str) -> Letter:
    """A short reply to the card with new words, because an edited card rings no phone."""
    to = _below_card(case, receiver, once)
    return case_ring.owed(to, case=case.id, name=contact.name, text=clip(text, RING_ROOM))


def tell_score(case: Case, receiver: Staff, contact: Contact, once: str, *, score: int) -> Letter:
    """The same with a new score."""
    return case_ring.owed(_below_card(case, receiver, once), case=case.id, name=contact.name, text="", score=score)


def send_parts(case: Case, receiver: Staff, parts: list[Part]) -> Owed:
    """The voices, photos and files of a comment for this person's chat, each of them once."""
    owed: Owed = []
    for part in parts:
        if part.kind in ATTACHED:
            to = _below_card(case, receiver, f"part:{part.source_chat_id}:{part.source_message_id}")
            owed.append(case_part.owed(to, case=case.id, source=part.source_message_id))
    return owed


def _below_card(case: Case, receiver: Staff, once: str) -> Envelope:
    subject = BelowCard(case.id, receiver.id)
    return to_staff(receiver, about=case.contact_id, subject=subject, once=f"{once}:{receiver.id}")


def pass_on(words: ClientMessage, receiver: Staff, *, instead: bool) -> Owed:
    """A client's free message for this person's chat, once; `instead` of a manager who cannot be written to."""
    subject = PassedOn(words.id, receiver.id)
    to = to_staff(receiver, about=words.contact_id, subject=subject, once=subject.key)
    owed: Owed = [client_message.owed(to, message_id=words.id, instead=instead)]
    if words.kind is PartKind.OTHER:  # a sticker, a place: it has no caption of its own
        below = CopyOf(words.id, receiver.id)
        to = to_staff(receiver, about=words.contact_id, subject=below, once=f"{subject.key}:copy")
        owed.append(client_copy.owed(to, message_id=words.id))
    return owed


async def _card_shown(ctx: Context, case: CaseId, reader: ClientReader) -> int | None:
    key = CaseCard(case, reader.staff.id).key
    return await deliveries.find_card_message(ctx.conn, key, chat_id=reader.chat_id)


@letter(to=HEARS_CLIENT, lane=Lane.ALERT, quick=True)
async def case_ring(
    ctx: Context, reader: ClientReader, *, case: CaseId, name: str, text: str, score: int | None = None
) -> TelegramMethod[Any] | None:
    if await cases.find(ctx.conn, case) is None:
        return None
    if score is None:
        words = say(reader.language, "card-ring", contact=name, text=text)
    else:
        words = say(reader.language, "card-ring-score", contact=name, score=score)
    return message(reader.chat_id, words, reply_to=await _card_shown(ctx, case, reader))


@letter(to=HEARS_CLIENT, lane=Lane.ALERT, quick=True)
async def case_part(ctx: Context, reader: ClientReader, *, case: CaseId, source: int) -> TelegramMethod[Any] | None:
    if await cases.find(ctx.conn, case) is None:
        return None
    response = await cases.get_latest_response(ctx.conn, case)
    parts = await comments.list_parts(ctx.conn, response.id)
    part = next((part for part in parts if part.source_message_id == source), None)
    if part is None:
        return None
    shown = await _card_shown(ctx, case, reader)
    contact = reader.contact
    caption = say(reader.language, "card-attachment-caption", contact=contact.name, account=contact.account)
    return attachment(reader.chat_id, part, caption, reply_to=shown) or CopyMessage(
        chat_id=reader.chat_id,
        from_chat_id=part.source_chat_id,
        message_id=part.source_message_id,
        reply_parameters=replying(shown),
    )


@letter(to=HEARS_CLIENT, lane=Lane.ALERT, quick=True)
async def client_message(
    ctx: Context, reader: ClientReader, *, message_id: int, instead: bool
) -> TelegramMethod[Any] | None:
    words, contact, language = await client_messages.get(ctx.conn, message_id), reader.contact, reader.language
    head = lines(
        say(language, "client-message-why") if instead else None,
        say(
            language,
            "client-message",
            contact=contact.name,
            account=contact.account,
            circle=circle(language, contact),
        ),
    )
    case = await cases.find_open_of_contact(ctx.conn, contact.id)
    shown = await _card_shown(ctx, case.id, reader) if case else None
    room = TEXT_ROOM if words.kind in (PartKind.TEXT, PartKind.OTHER) else CAPTION_ROOM
    limit = max(room - len(head.encode("utf-16-le")) // 2, 1)
    text = lines(head, escape(clip(words.text, limit))) if words.text else head
    return attachment(reader.chat_id, words.part, text, reply_to=shown) or message(reader.chat_id, text, reply_to=shown)


@letter(to=HEARS_CLIENT, lane=Lane.ALERT, quick=True)
async def client_copy(ctx: Context, reader: ClientReader, *, message_id: int) -> TelegramMethod[Any] | None:
    words = await client_messages.get(ctx.conn, message_id)
    return CopyMessage(chat_id=reader.chat_id, from_chat_id=words.source_chat_id, message_id=words.source_message_id)
