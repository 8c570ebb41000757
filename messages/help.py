"""What a person can do, and the command menus."""

from __future__ import annotations

from dataclasses import replace

from aiogram.methods import SetMyCommands
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat

from messages.envelopes import to_sender
from messages.owed import Lane, Owed, Send
from messages.taps.answering import LanguageTap
from messages.texts import Markup, label, say
from messages.writing import Buttons, button
from nps.programme import Programme
from nps.values import LANGUAGES
from storage.people.who import Who

NAMES = {"ru": "Русский", "en": "English"}
FOR_CONTACT = ("help", "language", "mydata", "stop", "forget")
FOR_MANAGER = (
    "cases", "accounts", "client", "case", "record", "fixes", "quotes", "nps", "my", "why", "invites", "invite", "away",
    "export", "settings", "timezone", "language", "help",
)  # fmt: skip
FOR_OWNER = ("surveys", "audit", "staff")


def help_text(language: str, who: Who, programme: Programme) -> Markup:
    """What this person can do, and only that."""
    parts = []
    if who.is_owner:
        parts.append(say(language, "help-owner"))
    if who.is_manager:
        parts.append(say(language, "help-manager", mode=programme.mode.value))
    if who.contacts:
        parts.append(say(language, "help-contact", company=programme.company, mode=programme.mode.value))
    return Markup("\n\n".join(parts)) if parts else say(language, "stranger", company=programme.company)


def menu(who: Who, language: str) -> Owed:
    """The commands menu of this person's chat."""
    names = [
        *(FOR_MANAGER if who.staff else ()),
        *(FOR_OWNER if who.is_owner else ()),
        *(FOR_CONTACT if who.contacts else ()),
    ]
    if not names:
        return []
    commands = [
        BotCommand(command=name, description=label(language, f"command-{name}")) for name in dict.fromkeys(names)
    ]
    scope = BotCommandScopeChat(chat_id=who.telegram_id)
    return [Send(SetMyCommands(commands=commands, scope=scope), replace(to_sender(who), lane=Lane.SUMMARY))]


def default_menus(programme: Programme) -> list[SetMyCommands]:
    """The menu before somebody is known, in the company's language and in each other one."""
    scope = BotCommandScopeAllPrivateChats()

    def commands(language: str) -> list[BotCommand]:
        return [
            BotCommand(command=name, description=label(language, f"command-{name}")) for name in ("start", *FOR_CONTACT)
        ]

    everybody = SetMyCommands(commands=commands(programme.language), scope=scope)
    return [
        everybody,
        *(SetMyCommands(commands=commands(code), scope=scope, language_code=code) for code in LANGUAGES),
    ]


def language_buttons() -> Buttons:
    return [[button(NAMES[code], LanguageTap(language=code).pack()) for code in ("ru", "en")]]
