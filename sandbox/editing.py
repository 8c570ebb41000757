"""Methods that change or remove a message the bot has sent."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sandbox.bots import Bot
from sandbox.chats import Chat
from sandbox.contents import caption_parameters, read_caption, read_file, read_text
from sandbox.keyboards import read_markup
from sandbox.message import Message
from sandbox.methods import method, named_chat, named_message
from sandbox.parameters import Parameters
from sandbox.refusal import bad_request

DELETABLE = timedelta(hours=48)
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
MEDIA = ("photo", "document", "video", "audio", "animation")


@method("editMessageText")
def edit_message_text(bot: Bot, parameters: Parameters) -> Any:
    words = read_text(parameters)
    chat, message = _editable(bot, parameters)
    if message.kind != "text":
        raise bad_request("there is no text in the message to edit")
    return _change(bot, chat, message, parameters, text=words.plain, html=words.html, entities=words.entities)


@method("editMessageCaption")
def edit_message_caption(bot: Bot, parameters: Parameters) -> Any:
    words = read_caption(parameters)
    chat, message = _editable(bot, parameters)
    if message.file is None or message.kind in ("sticker", "video_note"):
        raise bad_request("there is no caption in the message to edit")
    return _change(bot, chat, message, parameters, caption=words.plain, html=words.html, entities=words.entities)


@method("editMessageMedia")
def edit_message_media(bot: Bot, parameters: Parameters) -> Any:
    """Another picture or document in place of the present content, text included."""
    media = parameters.json("media")
    if not isinstance(media, dict) or media.get("type") not in MEDIA:
        raise bad_request("can't parse InputMedia: Unsupported type specified")
    words = read_caption(caption_parameters(media))
    chat, message = _editable(bot, parameters)
    kind = media["type"]
    file = read_file(bot, parameters, kind, str(media.get("media", "")))
    changes = {"kind": kind, "file": file, "text": "", "caption": words.plain}
    return _change(bot, chat, message, parameters, **changes, html=words.html, entities=words.entities)


@method("editMessageReplyMarkup")
def edit_message_reply_markup(bot: Bot, parameters: Parameters) -> Any:
    chat, message = _editable(bot, parameters)
    return _change(bot, chat, message, parameters)


@method("deleteMessage")
def delete_message(bot: Bot, parameters: Parameters) -> Any:
    """Either side's message of the last 48 hours."""
    chat = named_chat(bot, parameters)
    message = named_message(chat, parameters, "message to delete not found")
    if bot.world.now() - message.date > DELETABLE:
        raise bad_request("message can't be deleted for everyone")
    message.deleted = True
    bot.world.changed.ring()
    return True


def _editable(bot: Bot, parameters: Parameters) -> tuple[Chat, Message]:
    chat = named_chat(bot, parameters)
    message = named_message(chat, parameters, "message to edit not found")
    if not message.from_bot or message.forwarded_from:
        raise bad_request("message can't be edited")
    chat.must_accept()
    return chat, message


def _change(bot: Bot, chat: Chat, message: Message, parameters: Parameters, **changes: Any) -> Any:
    """Apply what differs; buttons that are not given again are taken away, as Telegram does."""
    changes["buttons"] = read_markup(parameters).buttons
    # How it was written does not matter, only what is read: <b> and <strong> are the same message.
    if all(getattr(message, name) == value for name, value in changes.items() if name != "html"):
        raise bad_request(NOT_MODIFIED)
    message.reworded = message.reworded or any(
        getattr(message, name) != value for name, value in changes.items() if name not in ("html", "buttons")
    )
    for name, value in changes.items():
        setattr(message, name, value)
    message.edited_at = bot.world.now()
    bot.world.changed.ring()
    return bot.message_json(chat, message)
