"""Methods that put a new message into a chat; these, and only these, count for the rate limits."""

from __future__ import annotations

from typing import Any

from sandbox.bots import Bot
from sandbox.chats import Chat
from sandbox.contents import Words, read_album, read_caption, read_file, read_place, read_text, required
from sandbox.keyboards import Markup, read_markup
from sandbox.message import Message
from sandbox.methods import method, named_chat, named_message
from sandbox.parameters import Parameters
from sandbox.refusal import bad_request


@method("sendMessage")
def send_message(bot: Bot, parameters: Parameters) -> Any:
    words = read_text(parameters)
    return _send(bot, parameters, kind="text", text=words.plain, html=words.html, entities=words.entities)


@method("sendPhoto")
def send_photo(bot: Bot, parameters: Parameters) -> Any:
    return _send_file(bot, parameters, "photo")


@method("sendDocument")
def send_document(bot: Bot, parameters: Parameters) -> Any:
    return _send_file(bot, parameters, "document")


@method("sendVoice")
def send_voice(bot: Bot, parameters: Parameters) -> Any:
    return _send_file(bot, parameters, "voice")


@method("sendVideo")
def send_video(bot: Bot, parameters: Parameters) -> Any:
    return _send_file(bot, parameters, "video")


@method("sendAudio")
def send_audio(bot: Bot, parameters: Parameters) -> Any:
    return _send_file(bot, parameters, "audio")


@method("sendAnimation")
def send_animation(bot: Bot, parameters: Parameters) -> Any:
    return _send_file(bot, parameters, "animation")


@method("sendVideoNote")
def send_video_note(bot: Bot, parameters: Parameters) -> Any:
    return _send_bare_file(bot, parameters, "video_note")


@method("sendSticker")
def send_sticker(bot: Bot, parameters: Parameters) -> Any:
    return _send_bare_file(bot, parameters, "sticker")


@method("sendLocation")
def send_location(bot: Bot, parameters: Parameters) -> Any:
    return _send(bot, parameters, kind="location", place=read_place(parameters))


@method("sendVenue")
def send_venue(bot: Bot, parameters: Parameters) -> Any:
    named = {name: required(parameters, name) for name in ("title", "address")}
    return _send(bot, parameters, kind="venue", place=read_place(parameters) | named)


@method("sendContact")
def send_contact(bot: Bot, parameters: Parameters) -> Any:
    card = {name: required(parameters, name) for name in ("phone_number", "first_name")}
    if parameters.text("last_name"):
        card["last_name"] = parameters.text("last_name")
    return _send(bot, parameters, kind="contact", contact=card)


@method("sendMediaGroup")
def send_media_group(bot: Bot, parameters: Parameters) -> Any:
    """Two to ten photos and videos, or documents, or audios: all of them or none, and one for the limits."""
    contents = read_album(bot, parameters)
    album = str(10**16 + bot.new_message_id())
    return [
        _send(bot, parameters, counted=number == 0, album=album, **content) for number, content in enumerate(contents)
    ]


@method("copyMessage")
def copy_message(bot: Bot, parameters: Parameters) -> Any:
    """A new message with the content of another; a caption given anew replaces the old one."""
    original = named_message(named_chat(bot, parameters, "from_chat_id"), parameters, "message to copy not found")
    if original.protected:
        raise bad_request("message can't be copied")
    words = Words(original.caption, original.html, original.entities)
    if original.kind != "text" and "caption" in parameters:
        words = read_caption(parameters)
    sent = _send(bot, parameters, **_content_of(bot, original, words))
    return {"message_id": sent["message_id"]}


@method("forwardMessage")
def forward_message(bot: Bot, parameters: Parameters) -> Any:
    source = named_chat(bot, parameters, "from_chat_id")
    original = named_message(source, parameters, "message to forward not found")
    if original.protected:
        raise bad_request("message can't be forwarded")
    content = _content_of(bot, original, Words(original.caption, original.html, original.entities))
    author = bot.as_json() if original.from_bot else source.user.as_json()
    origin = {"type": "user", "sender_user": author, "date": int(original.date.timestamp())}
    return _send(bot, parameters, **content, forwarded_from=original.forwarded_from or origin)


def _content_of(bot: Bot, original: Message, words: Words) -> dict[str, Any]:
    return {
        "kind": original.kind,
        "text": original.text,
        "caption": words.plain,
        "html": words.html,
        "entities": words.entities,
        "file": original.file,
        "contact": original.contact,
        "place": original.place,
    }


def _send_file(bot: Bot, parameters: Parameters, kind: str) -> Any:
    words = read_caption(parameters)
    named_chat(bot, parameters).must_accept()  # a file for nobody is not kept
    file = read_file(bot, parameters, kind)
    return _send(bot, parameters, kind=kind, caption=words.plain, html=words.html, entities=words.entities, file=file)


def _send_bare_file(bot: Bot, parameters: Parameters, kind: str) -> Any:
    """What has no caption; one that is given is ignored, as Telegram does."""
    named_chat(bot, parameters).must_accept()
    return _send(bot, parameters, kind=kind, file=read_file(bot, parameters, kind))


def _send(bot: Bot, parameters: Parameters, *, counted: bool = True, **content: Any) -> Any:
    """Everything a new message must pass, in one order; the slot is taken last, so that a refusal costs none."""
    markup = read_markup(parameters)
    chat = named_chat(bot, parameters)
    chat.must_accept()
    reply_to = _replied(chat, parameters)
    if counted:
        bot.world.limits.take(bot.token, chat.id)
    message = Message(
        message_id=bot.new_message_id(),
        chat_id=chat.id,
        date=bot.world.now(),
        from_bot=True,
        buttons=markup.buttons,
        reply_to=reply_to,
        silent=parameters.flag("disable_notification"),
        protected=parameters.flag("protect_content"),
        **content,
    )
    _show_keyboard(chat, markup)
    bot.add(chat, message)
    return bot.message_json(chat, message)


def _show_keyboard(chat: Chat, markup: Markup) -> None:
    if markup.keyboard is not None:
        chat.keyboard = markup.keyboard


def _replied(chat: Chat, parameters: Parameters) -> int | None:
    """The message replied to; one that is gone is refused unless the bot allows sending without it."""
    reply = parameters.json("reply_parameters") or {}
    if not isinstance(reply, dict):
        raise bad_request("can't parse reply parameters JSON object")
    named = reply.get("message_id") or parameters.whole("reply_to_message_id")
    if not named:
        return None
    if chat.find(int(named)) is not None:
        return int(named)
    if reply.get("allow_sending_without_reply") or parameters.flag("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")
