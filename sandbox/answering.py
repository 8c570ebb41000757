"""Methods that answer a tap, show that the bot is busy, or put a reaction under a message."""

from __future__ import annotations

from typing import Any

from sandbox.bots import Bot
from sandbox.chats import Tap
from sandbox.lengths import utf16_length
from sandbox.methods import method, named_chat, named_message
from sandbox.parameters import Parameters
from sandbox.refusal import bad_request
from sandbox.updates import TAP_LIVES

TOAST_LIMIT = 200
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
_ACTIONS = """
typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker find_location
record_video_note upload_video_note
"""
_REACTIONS = """
❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕
😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡
"""
ACTIONS = frozenset(_ACTIONS.split())
REACTIONS = frozenset(_REACTIONS.split())


@method("answerCallbackQuery")
def answer_callback_query(bot: Bot, parameters: Parameters) -> Any:
    text = parameters.text("text")
    if utf16_length(text) > TOAST_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    tap = _find_tap(bot, parameters.text("callback_query_id"))
    if tap is None or bot.world.now() - tap.at >= TAP_LIVES:
        raise bad_request(TOO_OLD)
    tap.toast = tap.toast or text
    tap.alert = parameters.flag("show_alert")
    bot.world.changed.ring()
    return True


@method("sendChatAction")
def send_chat_action(bot: Bot, parameters: Parameters) -> Any:
    action = parameters.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = named_chat(bot, parameters)
    chat.must_accept()
    chat.actions.append(action)
    bot.world.changed.ring()
    return True


@method("setMessageReaction")
def set_message_reaction(bot: Bot, parameters: Parameters) -> Any:
    """A bot shows at most one reaction; an empty list takes it away."""
    chat = named_chat(bot, parameters)
    message = named_message(chat, parameters, "message to react not found")
    chat.must_accept()
    reactions = parameters.json("reaction") or []
    if not isinstance(reactions, list) or not all(isinstance(r, dict) for r in reactions):
        raise bad_request("can't parse reaction types JSON object")
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    emoji = [str(reaction.get("emoji", "")).rstrip("\ufe0f") for reaction in reactions]
    if any(e not in REACTIONS for e in emoji):
        raise bad_request("REACTION_INVALID")
    message.reactions = emoji
    bot.world.changed.ring()
    return True


def _find_tap(bot: Bot, query_id: str) -> Tap | None:
    return next((chat.taps[query_id] for chat in bot.chats.values() if query_id in chat.taps), None)
