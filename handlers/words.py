"""What a message says in plain words: links and quotes stay, and of forwarded words it is known whose they were."""

from __future__ import annotations

from aiogram.enums import MessageEntityType
from aiogram.types import (
    Message,
    MessageEntity,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)
from aiogram.utils.text_decorations import HtmlDecoration

from messages.texts import clip
from nps.text import visible
from nps.values import PartKind
from nps.wishes import Wish, wish_in
from storage.answers.comments import Part

LONGEST_NAME = 200
QUOTES = (MessageEntityType.BLOCKQUOTE, MessageEntityType.EXPANDABLE_BLOCKQUOTE)


class _Plain(HtmlDecoration):
    """Only what would be lost without its markup: where a link leads, and that something is a quotation."""

    def apply_entity(self, entity: MessageEntity, text: str) -> str:
        if entity.type == MessageEntityType.TEXT_LINK and entity.url and entity.url.rstrip("/") != text.rstrip("/"):
            return f"{text} ({entity.url})"
        return quoted(text) if entity.type in QUOTES else text

    def quote(self, value: str) -> str:
        return value


def quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


def words_of(message: Message) -> str | None:
    """The text or the caption; what the person picked out of the message they reply to stands above it."""
    text, entities = message.text or message.caption, message.entities or message.caption_entities
    if text is None:
        return None
    try:
        said = _Plain().unparse(text, entities)
    except UnicodeDecodeError:  # a place in the middle of a character
        said = text
    picked = message.quote.text if message.quote and message.quote.is_manual else None
    return f"{quoted(picked)}\n{said}" if picked else said


def wish_of(message: Message) -> Wish | None:
    """What they ask for in words; somebody else's words ask for nothing."""
    return wish_in(message.text or message.caption or "") if message.forward_origin is None else None


async def wants_stop(message: Message) -> bool:
    return wish_of(message) is Wish.STOP


async def wants_to_be_forgotten(message: Message) -> bool:
    return wish_of(message) is Wish.FORGET


def forwarded_from(message: Message) -> str | None:
    """Whose words they were; None for the person's own."""
    match message.forward_origin:
        case MessageOriginUser(sender_user=user):
            name = user.full_name
        case MessageOriginHiddenUser(sender_user_name=shown):
            name = shown
        case MessageOriginChat(sender_chat=chat) | MessageOriginChannel(chat=chat):
            name = chat.full_name
        case _:
            return None
    return clip(visible(name), LONGEST_NAME) or "—"


def photo_in(message: Message) -> str | None:
    """The file id of the largest size; of a photo that moves, as it stands still."""
    sizes = message.photo or (message.live_photo.photo if message.live_photo else None)
    return sizes[-1].file_id if sizes else None


def part_of(message: Message) -> Part | None:
    """What the person sent, as one part; None for service messages that say nothing."""
    words, source = words_of(message), (message.chat.id, message.message_id, forwarded_from(message))
    if message.text:
        return Part(PartKind.TEXT, words, None, None, *source)
    if message.voice:
        return Part(PartKind.VOICE, words, message.voice.file_id, None, *source)
    if photo := photo_in(message):
        return Part(PartKind.PHOTO, words, photo, None, *source)
    if message.animation:  # which is a document as well
        return Part(PartKind.ANIMATION, words, message.animation.file_id, message.animation.file_name, *source)
    if message.document:
        return Part(PartKind.DOCUMENT, words, message.document.file_id, message.document.file_name, *source)
    if message.video:
        return Part(PartKind.VIDEO, words, message.video.file_id, message.video.file_name, *source)
    if message.audio:
        return Part(PartKind.AUDIO, words, message.audio.file_id, message.audio.file_name, *source)
    if message.video_note:
        return Part(PartKind.VIDEO_NOTE, words, message.video_note.file_id, None, *source)
    if message.sticker:
        return Part(PartKind.STICKER, words, message.sticker.file_id, None, *source)
    if message.location or message.venue:
        return Part(PartKind.PLACE, words, None, None, *source)
    if message.contact:
        return Part(PartKind.CONTACT, words, None, None, *source)
    spoken = (
        message.live_photo, message.rich_message, message.poll, message.dice, message.story,
        message.checklist, message.paid_media, message.gift, message.unique_gift, message.game, message.invoice,
    )  # fmt: skip
    is_spoken = any(spoken) or bool(words)  # words below something that is too new to be read
    return Part(PartKind.OTHER, words, None, None, *source) if is_spoken else None
