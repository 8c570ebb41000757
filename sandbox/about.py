"""Methods about the bot itself: who it is, its menu and texts, a chat, a file to download."""

from __future__ import annotations

from typing import Any

from sandbox.bots import Bot
from sandbox.files import DOWNLOAD_LIMIT
from sandbox.menu import checked_commands, checked_language, scope_key
from sandbox.methods import method, named_chat
from sandbox.parameters import Parameters
from sandbox.refusal import bad_request

TEXT_LIMITS = {"name": 64, "description": 512, "short_description": 120}


@method("getMe")
def get_me(bot: Bot, parameters: Parameters) -> Any:
    return {
        **bot.as_json(),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


@method("getChat")
def get_chat(bot: Bot, parameters: Parameters) -> Any:
    chat = named_chat(bot, parameters)
    extras = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": dict.fromkeys(_GIFTS, False)}
    return {**chat.user.chat_json(), **extras}


_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


@method("getFile")
def get_file(bot: Bot, parameters: Parameters) -> Any:
    file = bot.files.find(parameters.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if file.size > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {**file.as_json(), "file_path": file.path}


@method("setMyCommands")
def set_my_commands(bot: Bot, parameters: Parameters) -> Any:
    commands = checked_commands(parameters.json("commands"))
    bot.menu[_menu_key(bot, parameters)] = commands
    bot.world.changed.ring()
    return True


@method("getMyCommands")
def get_my_commands(bot: Bot, parameters: Parameters) -> Any:
    return bot.menu.get(_menu_key(bot, parameters), [])


@method("deleteMyCommands")
def delete_my_commands(bot: Bot, parameters: Parameters) -> Any:
    bot.menu.pop(_menu_key(bot, parameters), None)
    bot.world.changed.ring()
    return True


def _menu_key(bot: Bot, parameters: Parameters) -> tuple[str, str]:
    scope, chat_id = scope_key(parameters.json("scope"))
    if chat_id is not None:
        bot.find_chat(chat_id)
    return scope, checked_language(parameters.text("language_code"))


def _set_text(bot: Bot, parameters: Parameters, field: str) -> bool:
    text = parameters.text(field)
    if len(text) > TEXT_LIMITS[field]:
        raise bad_request(f"bot {field.replace('_', ' ')} is too long")
    bot.texts[field, checked_language(parameters.text("language_code"))] = text
    return True


def _get_text(bot: Bot, parameters: Parameters, field: str) -> dict[str, str]:
    fallback = bot.name if field == "name" else ""
    code = checked_language(parameters.text("language_code"))
    return {field: bot.texts.get((field, code)) or bot.texts.get((field, ""), fallback)}


@method("setMyName")
def set_my_name(bot: Bot, parameters: Parameters) -> Any:
    return _set_text(bot, parameters, "name")


@method("getMyName")
def get_my_name(bot: Bot, parameters: Parameters) -> Any:
    return _get_text(bot, parameters, "name")


@method("setMyDescription")
def set_my_description(bot: Bot, parameters: Parameters) -> Any:
    return _set_text(bot, parameters, "description")


@method("getMyDescription")
def get_my_description(bot: Bot, parameters: Parameters) -> Any:
    return _get_text(bot, parameters, "description")


@method("setMyShortDescription")
def set_my_short_description(bot: Bot, parameters: Parameters) -> Any:
    return _set_text(bot, parameters, "short_description")


@method("getMyShortDescription")
def get_my_short_description(bot: Bot, parameters: Parameters) -> Any:
    return _get_text(bot, parameters, "short_description")


@method("setChatMenuButton")
def set_chat_menu_button(bot: Bot, parameters: Parameters) -> Any:
    return True
