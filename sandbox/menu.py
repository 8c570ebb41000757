"""The menu of commands: kept by scope and language, the narrowest that fits is shown."""

from __future__ import annotations

import re
from typing import Any

from sandbox.refusal import bad_request

Menu = dict[tuple[str, str], list[dict[str, str]]]

NAME = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"([a-z]{2})?")
MOST = 100
PLAIN_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")


def checked_commands(commands: Any) -> list[dict[str, str]]:
    """The commands as they will be kept; raises Telegram's refusals."""
    if not isinstance(commands, list):
        raise bad_request("can't parse commands JSON object")
    if len(commands) > MOST:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    kept = []
    for command in commands:
        name = str(command.get("command", "")).removeprefix("/")
        description = str(command.get("description", "")).strip()
        if not NAME.fullmatch(name):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(description) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        kept.append({"command": name, "description": description})
    return kept


def checked_language(code: str) -> str:
    if not LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def scope_key(scope: Any) -> tuple[str, int | None]:
    """A name for the scope, and the chat it is for (None: not for one chat)."""
    kind = "default" if scope is None else str(scope.get("type", "")) if isinstance(scope, dict) else ""
    if kind in PLAIN_SCOPES:
        return kind, None
    if kind != "chat":
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    chat_id = str(scope.get("chat_id", ""))
    if not chat_id.lstrip("-").isdecimal():
        raise bad_request("chat not found")
    return f"chat:{chat_id}", int(chat_id)


def menu_for(menu: Menu, chat_id: int, language: str | None) -> list[dict[str, str]]:
    """What a person sees in a private chat: by scope first, within a scope by language."""
    code = (language or "")[:2]
    for scope in (f"chat:{chat_id}", "all_private_chats", "default"):
        for key in ((scope, code), (scope, "")):
            if menu.get(key):
                return menu[key]
    return []
