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
from nps.wishes import Wish, wish_in

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
