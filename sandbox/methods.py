"""The register of Bot API methods; the modules that hold them add to it when imported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.bots import Bot
from sandbox.chats import Chat
from sandbox.message import Message
from sandbox.parameters import Parameters
from sandbox.refusal import bad_request

Work = Callable[[Bot, Parameters], Any]


@dataclass(frozen=True, slots=True)
class Method:
    name: str
    work: Work


@dataclass(frozen=True, slots=True)
class Said:
    """A result with a sentence beside it."""

    result: Any
    description: str


METHODS: dict[str, Method] = {}


def method(name: str) -> Callable[[Work], Work]:
    """Serve this function under the name; names are found whatever their case."""

    def register(work: Work) -> Work:
        METHODS[name.lower()] = Method(name, work)
        return work

    return register


def named_chat(bot: Bot, parameters: Parameters, field: str = "chat_id") -> Chat:
    """The opened chat a parameter names."""
    if not parameters.text(field):
        raise bad_request(f"{field} is empty")
    chat_id = parameters.whole(field)
    if chat_id is None:
        raise bad_request("chat not found")
    return bot.find_chat(chat_id)


def named_message(chat: Chat, parameters: Parameters, missing: str) -> Message:
    """The message of `message_id`; raises `missing` when it is not there."""
    if parameters.whole("message_id") is None:
        raise bad_request("message identifier is not specified")
    message = chat.find(parameters.whole("message_id"))
    if message is None:
        raise bad_request(missing)
    return message
