"""`make pictures`: the README's pictures of the demonstration, taken in a real browser."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from bot.demo.routes import routes
from bot.demo.supervisor import Supervisor
from bot.demo.tour import STEPS as TOUR
from tests.browser.conftest import NAMES
from tests.browser.screen import Screen
from tests.browser.visitor import Visitor

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
STEPS = [step["id"] for step in json.loads(TOUR.read_text(encoding="utf-8"))["steps"]]
BEFORE = STEPS[: STEPS.index("alert") + 1]
AFTER = STEPS[STEPS.index("alert") : STEPS.index("monday") + 1]
LANGUAGES = ("ru", "en")
STYLED = "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }"
DESK = {"width": 1440, "height": 960}  # the controls down to the rules that were checked
PHONE = {"width": 390, "height": 1000}  # a case's card with its buttons and its first answer, whole


async def take(chromium: str, language: str) -> None:
    """The round in this language: the three phones on a wide screen, the alert and /nps on a narrow one."""
    from playwright.async_api import async_playwright

    root = hasattr(os, "geteuid") and os.geteuid() == 0
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"] if root else [])
        await _wide(browser, language)
        await _narrow(browser, language)
        await browser.close()


async def _wide(browser: Any, language: str) -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        look = {"width": 1440, "language": language, "scheme": "light"}
        async with Supervisor(Path(folder), routes) as demo, Screen.opened(browser, demo.server.url, look) as screen:
            visitor = Visitor(screen)
            await visitor.begins()
            await screen.page.set_viewport_size(DESK)
            await visitor.plays([*BEFORE, *AFTER[1:]])
            await visitor.comes_to("monday")
            await _card_is_in_sight(screen.page)
            await _shot(screen.page, f"three-phones-{language}")


async def _narrow(browser: Any, language: str) -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        look = {"width": 360, "language": language, "scheme": "light", "scale": 2}
        async with Supervisor(Path(folder), routes) as demo, Screen.opened(browser, demo.server.url, look) as screen:
            visitor = Visitor(screen)
            await visitor.begins()
            await screen.page.set_viewport_size(PHONE)
            await visitor.plays(BEFORE)
            await visitor.comes_to("alert")
            await _shot(screen.page, f"alert-{language}", of=".phone.active .device")
            await visitor.plays(AFTER)
            await visitor.comes_to("monday")
            await _card_is_in_sight(screen.page)
            await _shot(screen.page, f"nps-{language}", of=".phone.active .device")


async def _card_is_in_sight(page: Any) -> None:
    """The newest picture of a chat, whose buttons would leave no room for it."""
    card = page.locator(".device img").last
    await card.evaluate("picture => picture.scrollIntoView({block: 'start'})")
    await page.wait_for_function("picture => picture.complete", arg=await card.element_handle())


async def _shot(page: Any, name: str, *, of: str = "body") -> None:
    """Without what passes: toasts and the tour's ring."""
    await page.mouse.move(0, 0)
    await page.wait_for_function("() => document.querySelector('.toasts:not(:empty)') === null")
    await page.evaluate(STYLED, ".ringed { outline: none !important }" if of != "body" else "")
    await page.locator(of).screenshot(path=FOLDER / f"{name}.png")
    await page.evaluate(STYLED, "")
    sys.stdout.write(f"docs/pictures/{name}.png\n")


def main() -> int:
    chromium = next(filter(None, map(shutil.which, NAMES)), None)
    if chromium is None:
        sys.stderr.write("make pictures needs Chromium: apt-get install chromium\n")
        return 1
    FOLDER.mkdir(exist_ok=True)
    for language in LANGUAGES:
        asyncio.run(take(chromium, language))
    return 0


if __name__ == "__main__":
    sys.exit(main())
