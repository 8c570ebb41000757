"""The menus of commands are such as Telegram takes, and show each person what they can do."""

from __future__ import annotations

import re

import pytest
from aiogram.methods import SetMyCommands
from aiogram.types import BotCommandScopeChat

from messages.help import default_menus, help_text, language_buttons, menu
from messages.owed import Send
from nps.programme import Programme
from nps.values import LANGUAGES, TelegramId
from storage.engine.database import Database
from storage.people.who import Who, find_who, meet
from tests.filling import Filling

PROGRAMME = Programme(company="Стройснаб")
NAME = re.compile("[a-z0-9_]{1,32}")
every_language = pytest.mark.parametrize("language", LANGUAGES)


def names(method: SetMyCommands) -> list[str]:
    return [command.command for command in method.commands]


def are_valid(method: SetMyCommands) -> bool:
    """Names and descriptions as the Bot API wants them, each name once."""
    described = all(1 <= len(command.description) <= 256 for command in method.commands)
    named = all(NAME.fullmatch(name) for name in names(method))
    return described and named and len(set(names(method))) == len(names(method)) <= 100


async def people_at_menus(database: Database) -> dict[str, Who]:
    async with database.write() as conn:
        filling = Filling(conn)
        owner, manager = await filling.owner("Павел Громов"), await filling.manager("Анна Смирнова")
        contact = await filling.contact("Ирина Ким", manager=manager)
        for staff in (owner, manager):
            assert staff.telegram_id
            await meet(conn, staff.telegram_id, name=staff.name, username=None, language="ru", now=filling.now)
        await filling.contact("Павел Громов", telegram_id=owner.telegram_id)
        ids = {"both": owner.telegram_id, "manager": manager.telegram_id, "contact": contact.telegram_id}
        return {name: await _who(filling, telegram_id) for name, telegram_id in ids.items()}


async def _who(filling: Filling, telegram_id: int | None) -> Who:
    assert telegram_id
    who = await find_who(filling.conn, telegram_id)
    assert who
    return who


def test_default_menus_are_valid_in_every_language() -> None:
    menus = default_menus(PROGRAMME)

    assert all(are_valid(method) for method in menus)
    assert [method.language_code for method in menus] == [None, *LANGUAGES]
    assert {tuple(names(method)) for method in menus} == {("start", "help", "language", "mydata", "stop", "forget")}


@every_language
async def test_everybody_gets_a_valid_menu_of_their_own_chat(sqlite: Database, language: str) -> None:
    for who in (await people_at_menus(sqlite)).values():
        [sent] = menu(who, language)

        assert isinstance(sent, Send)
        assert isinstance(sent.method, SetMyCommands)
        assert are_valid(sent.method)
        assert sent.method.scope == BotCommandScopeChat(chat_id=who.telegram_id)


async def test_a_menu_shows_what_the_person_can_do(sqlite: Database) -> None:
    shown = {}
    for name, who in (await people_at_menus(sqlite)).items():
        [sent] = menu(who, "ru")
        assert isinstance(sent, Send)
        assert isinstance(sent.method, SetMyCommands)
        shown[name] = names(sent.method)

    assert shown == {
        "contact": ["help", "language", "mydata", "stop", "forget"],
        "manager": [
            *("cases", "accounts", "client", "case", "record", "fixes", "quotes", "nps", "my", "why"),
            *("invites", "invite", "away", "export", "settings", "timezone", "language", "help"),
        ],
        "both": [
            *("cases", "accounts", "client", "case", "record", "fixes", "quotes", "nps", "my", "why"),
            *("invites", "invite", "away", "export", "settings", "timezone", "language", "help"),
            *("surveys", "audit", "staff", "mydata", "stop", "forget"),
        ],
    }


@every_language
async def test_help_names_exactly_the_commands_of_the_menu(sqlite: Database, language: str) -> None:
    for who in (await people_at_menus(sqlite)).values():
        [sent] = menu(who, language)
        assert isinstance(sent, Send)
        assert isinstance(sent.method, SetMyCommands)
        told = set(re.findall(r"(?m)^/([a-z]+)", help_text(language, who, PROGRAMME)))

        assert told == set(names(sent.method)) - {"help"}


async def test_a_stranger_gets_no_menu_and_learns_whom_to_ask(sqlite: Database) -> None:
    async with sqlite.write() as conn:
        filling = Filling(conn)
        await meet(conn, TelegramId(99), name="Кто-то", username=None, language="ru", now=filling.now)
        who = await _who(filling, 99)

    assert menu(who, "ru") == []
    assert "попросите её у своего менеджера" in help_text("ru", who, PROGRAMME)


def test_a_language_names_itself() -> None:
    assert [[button.text for button in row] for row in language_buttons()] == [["Русский", "English"]]
