"""The menu of commands by scope and language, and the bot's own texts."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.people import Person
from sandbox.world import World
from tests.sandbox.conftest import Api


def menu(*names: str) -> list[dict[str, str]]:
    return [{"command": name, "description": f"does {name}"} for name in names]


async def test_the_narrowest_scope_that_fits_is_shown(api: Api, irina: Person, world: World) -> None:
    pavel = world.person(2002, first_name="Павел")
    await pavel.opens()
    assert irina.commands == []

    await api("setMyCommands", commands=menu("start"))
    assert irina.commands == menu("start")
    await api("setMyCommands", commands=menu("help"), scope={"type": "all_private_chats"})
    assert irina.commands == menu("help")
    await api("setMyCommands", commands=menu("nps"), scope={"type": "chat", "chat_id": 1001})
    assert irina.commands == menu("nps")
    assert pavel.commands == menu("help")


async def test_a_language_is_preferred_within_a_scope(api: Api, irina: Person, world: World) -> None:
    await api("setMyCommands", commands=menu("start"))
    await api("setMyCommands", commands=menu("nachalo"), language_code="ru")
    john = world.person(3003, first_name="John", language_code="en")

    assert irina.commands == menu("nachalo")
    assert john.commands == menu("start")
    assert await api("getMyCommands", language_code="ru") == menu("nachalo")
    assert await api("getMyCommands") == menu("start")


async def test_a_deleted_menu_falls_back(api: Api, irina: Person) -> None:
    scope = {"type": "chat", "chat_id": 1001}
    await api("setMyCommands", commands=menu("start"))
    await api("setMyCommands", commands=menu("nps"), scope=scope)

    await api("deleteMyCommands", scope=scope)

    assert irina.commands == menu("start")


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({"commands": menu("Start")}, "Bad Request: BOT_COMMAND_INVALID"),
        ({"commands": menu("x" * 33)}, "Bad Request: BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "start", "description": ""}]}, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": menu(*[f"c{n}" for n in range(101)])}, "Bad Request: BOT_COMMANDS_TOO_MUCH"),
        ({"commands": "{"}, "Bad Request: can't parse commands JSON object"),
        ({"commands": menu("a"), "scope": {"type": "chat", "chat_id": 9}}, "Bad Request: chat not found"),
        (
            {"commands": menu("a"), "scope": {"type": "moon"}},
            "Bad Request: can't parse BotCommandScope: Unsupported type specified",
        ),
        ({"commands": menu("a"), "language_code": "rus"}, "Bad Request: invalid language code specified"),
    ],
)
async def test_a_bad_menu_is_refused(api: Api, irina: Person, params: dict[str, Any], why: str) -> None:
    assert await api.refused("setMyCommands", **params) == why


async def test_a_hundred_commands_are_taken(api: Api, irina: Person) -> None:
    await api("setMyCommands", commands=menu(*[f"c{n}" for n in range(100)]))

    assert len(irina.commands) == 100


async def test_the_bots_texts_are_kept_by_language(api: Api, irina: Person) -> None:
    await api("setMyDescription", description="about")
    await api("setMyDescription", description="о боте", language_code="ru")
    await api("setMyShortDescription", short_description="short")
    await api("setMyName", name="Otklik")
    await api("setChatMenuButton", menu_button={"type": "commands"})

    assert await api("getMyDescription", language_code="ru") == {"description": "о боте"}
    assert await api("getMyDescription", language_code="en") == {"description": "about"}
    assert await api("getMyShortDescription") == {"short_description": "short"}
    assert await api("getMyName") == {"name": "Otklik"}
    assert "too long" in await api.refused("setMyDescription", description="x" * 513)


async def test_a_chat_can_be_looked_up(api: Api, irina: Person) -> None:
    assert (await api("getChat", chat_id=1001))["username"] == "irina"
    assert await api.refused("getChat", chat_id=9) == "Bad Request: chat not found"
