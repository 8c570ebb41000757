"""A real browser before the sandbox's page; without Chromium or Playwright these tests say so and are skipped."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from sandbox.page import Cast, Page
from sandbox.people import Person
from sandbox.server import SandboxServer
from sandbox.world import World
from tests.browser.screen import WIDE, Screen
from tests.sandbox.conftest import Api

NAMES = ("chromium", "chromium-browser", "google-chrome")
CAST = [
    Cast(1001, "Ирина Ким", "логист, ООО «Вектор»", "contact"),
    Cast(1002, "Анна Смирнова", "ведёт «Вектор»", "manager"),
    Cast(1003, "Павел Орлов", "директор", "owner", link="own_abc"),
    Cast(1004, "Олег Дым", "закупки, «Север»", "contact"),
]
LOOKS: list[dict[str, Any]] = [
    {"width": 1440, "language": "ru", "scheme": "light"},
    {"width": 1440, "language": "en", "scheme": "dark"},
    {"width": 360, "language": "ru", "scheme": "dark"},
    {"width": 360, "language": "en", "scheme": "light"},
]


def name_of_look(look: dict[str, Any]) -> str:
    return "{width}-{language}-{scheme}".format_map(look)


# One browser for all tests: they and what they use share its event loop.
shared_loop = pytest_asyncio.fixture(loop_scope="session")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the system's Chromium is."""
    for package in ("playwright", "axe_playwright_python"):
        pytest.importorskip(package, reason=f"{package} is not installed: the page was not tried in a browser")
    browser = next(filter(None, map(shutil.which, NAMES)), None)
    if browser is None:
        pytest.skip("there is no Chromium here (apt-get install chromium): the page was not tried in a browser")
    return browser


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium: str) -> AsyncIterator[Any]:
    from playwright.async_api import async_playwright

    root = hasattr(os, "geteuid") and os.geteuid() == 0
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox"] if root else [], timeout=60_000
        )
        yield browser
        await browser.close()


@shared_loop
async def world() -> World:
    world = World()
    world.limits.off()
    return world


@shared_loop
async def server(world: World) -> AsyncIterator[SandboxServer]:
    async def cast() -> list[Cast]:
        return CAST

    page = Page("Sandbox", cast, phones=[1001, 1002, 1003], zone="Europe/Moscow")
    async with SandboxServer(world, page=page) as server:
        yield server


@shared_loop
async def api(server: SandboxServer) -> AsyncIterator[Api]:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20)) as session:
        yield Api(session, server)


@shared_loop
async def irina(world: World, api: Api) -> Person:
    """She has started the bot."""
    irina = world.person(1001, first_name="Ирина", last_name="Ким", language_code="ru")
    await api("getMe")
    await irina.opens()
    return irina


@shared_loop
async def screen(browser: Any, server: SandboxServer, irina: Person, tmp_path: Path) -> AsyncIterator[Screen]:
    """The page at 1440 px in Russian; a message in the console fails the test."""
    async with Screen.opened(browser, server.url, WIDE) as screen:
        yield screen
