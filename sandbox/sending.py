"""Methods that put a new message into a chat; these, and only these, count for the rate limits."""

from __future__ import annotations

from typing import Any

from sandbox.bots import Bot
from sandbox.chats import Chat
from sandbox.contents import Words, read_caption, read_file, read_text
from sandbox.keyboards import Markup, read_markup
from sandbox.message import Message
from sandbox.methods import method, named_chat, named_message
from sandbox.parameters import Parameters
from sandbox.refusal import bad_request


@method("sendMessage")
def send_message(bot: Bot, given: Parameters) -> Any:
    words = read_text(given)
    return _send(bot, given, kind="text", text=words.plain, html=words.html, entities=words.entities)


@method("sendPhoto")
def send_photo(bot: Bot, given: Parameters) -> Any:
    return _send_file(bot, given, "photo")


@method("sendDocument")
def send_document(bot: Bot, given: Parameters) -> Any:
    return _send_file(bot, given, "document")


@method("sendVoice")
def send_voice(bot: Bot, given: Parameters) -> Any:
    return _send_file(bot, given, "voice")


@method("copyMessage")
def copy_message(bot: Bot, given: Parameters) -> Any:
    """A new message with the content of another; a caption given anew replaces the old one."""
    original = named_message(named_chat(bot, given, "from_chat_id"), given, "message to copy not found")
    if original.protected:
        raise bad_request("message can't be copied")
    words = Words(original.caption, original.html, original.entities)
    if original.kind != "text" and "caption" in given:
        words = read_caption(given)
    sent = _send(bot, given, **_content_of(bot, original, words))
    return {"message_id": sent["message_id"]}


@method("forwardMessage")
def forward_message(bot: Bot, given: Parameters) -> Any:
    source = named_chat(bot, given, "from_chat_id")
    original = named_message(source, given, "message to forward not found")
    if original.protected:
        raise bad_request("message can't be forwarded")
    content = _content_of(bot, original, Words(original.caption, original.html, original.entities))
    author = bot.as_json() if original.from_bot else source.user.as_json()
    origin = {"type": "user", "sender_user": author, "date": int(original.date.timestamp())}
    return _send(bot, given, **content, forwarded_from=original.forwarded_from or origin)


def _content_of(bot: Bot, original: Message, words: Words) -> dict[str, Any]:
    return {
        "kind": original.kind,
        "text": original.text,
        "caption": words.plain,
        "html": words.html,
        "entities": words.entities,
        "file": original.file,
        "contact": original.contact,
    }


def _send_file(bot: Bot, given: Parameters, kind: str) -> Any:
    words = read_caption(given)
    named_chat(bot, given).must_accept()  # a file for nobody is not kept
    file = read_file(bot, given, kind)
    return _send(bot, given, kind=kind, caption=words.plain, html=words.html, entities=words.entities, file=file)


def _send(bot: Bot, given: Parameters, **content: Any) -> Any:
    """Everything a new message must pass, in one order; the slot is taken last, so that a refusal costs none."""
    markup = read_markup(given)
    chat = named_chat(bot, given)
    chat.must_accept()
    reply_to = _replied(chat, given)
    bot.world.limits.take(bot.token, chat.id)
    message = Message(
        message_id=bot.new_message_id(),
        chat_id=chat.id,
        date=bot.world.now(),
        from_bot=True,
        buttons=markup.buttons,
        reply_to=reply_to,
        silent=given.flag("disable_notification"),
        protected=given.flag("protect_content"),
        **content,
    )
    _show_keyboard(chat, markup)
    bot.add(chat, message)
    return bot.message_json(chat, message)


def _show_keyboard(chat: Chat, markup: Markup) -> None:
    if markup.keyboard is not None:
        chat.keyboard = markup.keyboard


def _replied(chat: Chat, given: Parameters) -> int | None:
    """The message replied to; one that is gone is refused unless the bot allows sending without it."""
    reply = given.json("reply_parameters") or {}
    if not isinstance(reply, dict):
        raise bad_request("can't parse reply parameters JSON object")
    named = reply.get("message_id") or given.whole("reply_to_message_id")
    if not named:
        return None
    if chat.find(int(named)) is not None:
        return int(named)
    if reply.get("allow_sending_without_reply") or given.flag("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")
