"""Commands: in any case of letters, typed by the person; and the words behind one that takes none are heard."""

from __future__ import annotations

from typing import Any

from aiogram import Bot
from aiogram.filters import Command, CommandStart
from aiogram.types import Message

TAKE_WORDS = (
    "start", "nps", "my", "cases", "accounts", "invite", "case", "client", "timezone", "away", "record", "why", "audit",
    "export", "settings",
)  # fmt: skip
"""Commands whose words say what is wanted; words behind any other are something a person says."""


FOR_OWNERS = ("audit", "staff", "surveys")
"""Commands that do nothing for anybody else: account managers who type one read whose they are."""


def is_for_owners(text: str) -> bool:
    """Is this one of them, in any case of letters, with the bot's name or words behind it?"""
    first, *_ = text.split(maxsplit=1) or [""]
    return first.startswith("/") and first[1:].split("@")[0].lower() in FOR_OWNERS


class _Typed(Command):
    """A caption below a photo is no command, since the photo would be lost; and a forwarded one is not the sender's."""

    async def __call__(self, message: Message, bot: Bot) -> bool | dict[str, Any]:
        if message.text is None or message.forward_origin is not None:
            return False
        return await super().__call__(message, bot)


class _TypedStart(CommandStart):
    """A link that somebody forwards to the bot is meant to be opened."""

    async def __call__(self, message: Message, bot: Bot) -> bool | dict[str, Any]:
        return await super().__call__(message, bot) if message.text is not None else False


def command(name: str) -> Command:
    return _Typed(name, ignore_case=True)


def start(*, with_link: bool = False) -> Command:
    return _TypedStart(deep_link=with_link or None, ignore_case=True)
