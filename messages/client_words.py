"""A client's words in the chats of staff: a comment's ring, a voice or file below the card, a free message."""

from __future__ import annotations

from typing import Any

from aiogram.methods import TelegramMethod

from messages.case_card import ATTACHED, PAGE, circle, pages_below
from messages.envelopes import to_staff
from messages.letters import letter
from messages.owed import Envelope, Lane, Letter, Owed
from messages.readers import HEARS_CLIENT, ClientReader
from messages.texts import Markup, clip, escape, lines, pieces, say
from messages.writing import Context, attachment, message, uncaptioned
from nps.subjects import BelowCard, BelowMessage, CaseCard, CopyOf, PassedOn
from nps.values import CAPTIONED, CaseId, PartKind
from storage.answers import client_messages, comments
from storage.answers.client_messages import ClientMessage
from storage.answers.comments import Part
from storage.cases import cases, light_cards
from storage.cases.cases import Case
from storage.people.clients import Contact
from storage.people.staff import Staff
from storage.queues import deliveries

TEXT_ROOM, CAPTION_ROOM = 3400, 550  # beside the head; a caption is shorter than a message
NAME = 100  # of the head
RING_ROOM = 300


def tell_words(case: Case, receiver: Staff, contact: Contact, once: str, *, text: str) -> Letter:
    """A short reply to the card with new words, because an edited card rings no phone."""
    to = _below_card(case, receiver, once)
    return case_ring.owed(to, case=case.id, name=contact.name, text=clip(text, RING_ROOM))


def tell_score(case: Case, receiver: Staff, contact: Contact, once: str, *, score: int) -> Letter:
    """The same with a new score."""
    return case_ring.owed(_below_card(case, receiver, once), case=case.id, name=contact.name, text="", score=score)


def tell_asked(case: Case, receiver: Staff, contact: Contact, once: str) -> Letter:
    """The same with the wish to be called."""
    return case_ring.owed(_below_card(case, receiver, once), case=case.id, name=contact.name, text="", asks=True)


def send_parts(
    case: Case,
    receiver: Staff,
    parts: list[Part],
    comment: list[Part],
    *,
    edited: str = "",
    with_files: bool = True,
) -> Owed:
    """What the card cannot hold of these parts, below it, each once: voices, photos and files, the end of long words.

    `comment` is all that the card is made of. `edited`: when, if the words were said anew.
    """
    owed: Owed = []
    for part in parts:
        once = f"part:{part.source_chat_id}:{part.source_message_id}{edited}"
        if part.kind in ATTACHED and with_files:
            owed.append(case_part.owed(_below_card(case, receiver, once), case=case.id, source=part.source_message_id))
        for page in range(len(pages_below(comment, part))):
            to = _below_card(case, receiver, f"{once}:words:{page}")
            owed.append(case_rest.owed(to, case=case.id, source=part.source_message_id, page=page))
    return owed


def _below_card(case: Case, receiver: Staff, once: str) -> Envelope:
    subject = BelowCard(case.id, receiver.id)
    return to_staff(receiver, about=case.contact_id, subject=subject, once=f"{once}:{receiver.id}")


def pass_on(words: ClientMessage, receiver: Staff, *, instead: bool) -> Owed:
    """A client's free message for this person's chat, once; `instead` of a manager who cannot be written to."""
    subject = PassedOn(words.id, receiver.id)
    to = to_staff(receiver, about=words.contact_id, subject=subject, once=subject.key)
    owed: Owed = [client_message.owed(to, message_id=words.id, instead=instead)]
    for page in range(len(_pages(words)) - 1):
        to = _below_message(words, receiver, f"{subject.key}:rest:{page}")
        owed.append(client_rest.owed(to, message_id=words.id, page=page))
    if (
        words.kind is not PartKind.TEXT and words.kind not in CAPTIONED
    ):  # a sticker, a place: it has no caption of its own
        owed.append(_copy(words, receiver, f"{subject.key}:copy"))
    return owed


def correct(words: ClientMessage, receiver: Staff, *, once: str, with_file: bool) -> Owed:
    """A message passed on before, as it reads now; a silent change of what was read already would not be noticed."""
    owed: Owed = []
    for page in range(len(pieces(words.text or "", PAGE, PAGE))):
        to = _below_message(words, receiver, f"{once}:{receiver.id}:{page}")
        owed.append(client_correction.owed(to, message_id=words.id, page=page))
    return [*owed, *([_copy(words, receiver, f"{once}:{receiver.id}:copy")] if with_file else [])]


def _below_message(words: ClientMessage, receiver: Staff, once: str) -> Envelope:
    return to_staff(receiver, about=words.contact_id, subject=BelowMessage(words.id, receiver.id), once=once)


def _copy(words: ClientMessage, receiver: Staff, once: str) -> Letter:
    to = to_staff(receiver, about=words.contact_id, subject=CopyOf(words.id, receiver.id), once=once)
    return client_copy.owed(to, message_id=words.id)


async def _card_shown(ctx: Context, case: CaseId, reader: ClientReader) -> int | None:
    key = CaseCard(case, reader.staff.id).key
    return await deliveries.find_card_message(ctx.conn, key, chat_id=reader.chat_id)


async def _said_on(ctx: Context, case: CaseId, source: int) -> Part | None:
    """What the client said in this message: a part of a comment, or words from before the case was opened."""
    part = await comments.find_on_case(ctx.conn, case, source)
    return part or await light_cards.find_word_of_case(ctx.conn, case, source)


@letter(to=HEARS_CLIENT, lane=Lane.ALERT, quick=True)
async def case_ring(
    ctx: Context,
    reader: ClientReader,
    *,
    case: CaseId,
    name: str,
    text: str,
    score: int | None = None,
    asks: bool = False,
) -> TelegramMethod[Any] | None:
    if await cases.find(ctx.conn, case) is None:
        return None
    if asks:
        words = say(reader.language, "card-ring-asks", contact=name)
    elif score is None:
        words = say(reader.language, "card-ring", contact=name, text=text)
    else:
        words = say(reader.language, "card-ring-score", contact=name, score=score)
    return message(reader.chat_id, words, reply_to=await _card_shown(ctx, case, reader))


@letter(to=HEARS_CLIENT, lane=Lane.ALERT, quick=True)
async def case_part(ctx: Context, reader: ClientReader, *, case: CaseId, source: int) -> TelegramMethod[Any] | None:
    if await cases.find(ctx.conn, case) is None:
        return None
    part = await _said_on(ctx, case, source)
    if part is None:
        return None
    shown = await _card_shown(ctx, case, reader)
    contact = reader.contact
    named = say(reader.language, "card-attachment-caption", contact=contact.name, account=contact.account)
    caption = lines(named, forwarded(reader.language, part))
    return attachment(reader.chat_id, part, caption, reply_to=shown) or uncaptioned(
        reader.chat_id, part, reply_to=shown
    )


@letter(to=HEARS_CLIENT, lane=Lane.ALERT, quick=True)
async def case_rest(
    ctx: Context, reader: ClientReader, *, case: CaseId, source: int, page: int
) -> TelegramMethod[Any] | None:
    """The words of one part that the card has no room for."""
    part, of = await _said_on(ctx, case, source), await cases.find(ctx.conn, case)
    if part is None or of is None:
        return None
    pages = pages_below(await cases.list_words(ctx.conn, of), part)
    if page >= len(pages):
        return None
    text = lines(say(reader.language, "words-rest", contact=reader.contact.name), escape(pages[page]))
    return message(reader.chat_id, text, reply_to=await _card_shown(ctx, case, reader))


@letter(to=HEARS_CLIENT, lane=Lane.ALERT, quick=True)
async def client_message(
    ctx: Context, reader: ClientReader, *, message_id: int, instead: bool
) -> TelegramMethod[Any] | None:
    words, contact = await client_messages.get(ctx.conn, message_id), reader.contact
    case = await cases.find_open_of_contact(ctx.conn, contact.id)
    instead = instead and not ctx.programme.anonymous  # where it is the owners' anyway, there is nobody to miss
    head = _head(reader, words, instead=instead, unhappy=case is not None)
    first = _pages(words)[0]
    shown = await _card_shown(ctx, case.id, reader) if case else None
    text = lines(head, escape(first)) if first else head
    return attachment(reader.chat_id, words.part, text, reply_to=shown) or message(reader.chat_id, text, reply_to=shown)


@letter(to=HEARS_CLIENT, lane=Lane.ALERT, quick=True)
async def client_rest(ctx: Context, reader: ClientReader, *, message_id: int, page: int) -> TelegramMethod[Any] | None:
    """What did not find room in the message before it."""
    pages = _pages(await client_messages.get(ctx.conn, message_id))[1:]
    if page >= len(pages):
        return None
    text = say(reader.language, "words-rest", contact=reader.contact.name)
    return message(reader.chat_id, lines(text, escape(pages[page])))


def _head(reader: ClientReader, words: ClientMessage, *, instead: bool, unhappy: bool) -> Markup:
    contact, language = reader.contact, reader.language
    return lines(
        say(language, "client-message-why") if instead else None,
        say(
            language,
            "client-message",
            contact=clip(contact.name, NAME),
            account=clip(contact.account, NAME),
            circle=circle(language, contact, unhappy=unhappy),
        ),
        forwarded(language, words.part),
    )


def forwarded(language: str, part: Part) -> Markup | None:
    """Whose words they were, in the head of what is passed on."""
    name = part.forwarded_from
    return say(language, "words-forwarded", name=clip(name, NAME)) if name else None


def _pages(words: ClientMessage) -> list[str]:
    """The words below their head and, where they are long, in what follows."""
    return pieces(words.text or "", room_of(words), PAGE)


def room_of(said: Part | ClientMessage) -> int:
    """How many of these words stand beside their head."""
    return CAPTION_ROOM if said.kind in CAPTIONED else TEXT_ROOM


@letter(to=HEARS_CLIENT, lane=Lane.ALERT, quick=True)
async def client_correction(
    ctx: Context, reader: ClientReader, *, message_id: int, page: int
) -> TelegramMethod[Any] | None:
    """How a message reads after its sender has corrected it."""
    words = await client_messages.get(ctx.conn, message_id)
    pages = pieces(words.text or "", PAGE, PAGE)
    if page >= len(pages):
        return None
    head = say(reader.language, "client-message-corrected", contact=clip(reader.contact.name, NAME))
    return message(reader.chat_id, lines(head, escape(pages[page])) if pages[page] else head)


@letter(to=HEARS_CLIENT, lane=Lane.ALERT, quick=True)
async def client_copy(ctx: Context, reader: ClientReader, *, message_id: int) -> TelegramMethod[Any] | None:
    words = await client_messages.get(ctx.conn, message_id)
    return uncaptioned(reader.chat_id, words.part)
