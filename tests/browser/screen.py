"""The page in a browser, spoken of as a tester would: phones, buttons, what can be read."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from typing import Any, Self

WIDE: dict[str, Any] = {"width": 1440, "language": "ru", "scheme": "light"}
HEIGHTS = {360: 740, 1440: 900}
WITHIN = 15_000  # milliseconds, on a busy machine


class Screen:
    """One open page; `problems` collects what the console and the page's scripts complain about."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.problems: list[str] = []
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.problems.append(str(error)))

    def _on_console(self, said: Any) -> None:
        if said.type in ("error", "warning"):
            self.problems.append(said.text)

    @classmethod
    @asynccontextmanager
    async def opened(cls, browser: Any, url: str, look: dict[str, Any]) -> AsyncIterator[Self]:
        context = await browser.new_context(
            viewport={"width": look["width"], "height": HEIGHTS[look["width"]]},
            color_scheme=look["scheme"],
            locale={"ru": "ru-RU", "en": "en-GB"}[look["language"]],
            reduced_motion="reduce",
            has_touch=look["width"] < 900,
            device_scale_factor=look.get("scale", 1),
        )
        context.set_default_timeout(WITHIN)
        screen = cls(await context.new_page())
        await screen.page.goto(url)
        await screen.page.wait_for_selector("body[data-ready]")
        yield screen
        await context.close()
        assert screen.problems == [], screen.problems

    async def changes_look(self, look: dict[str, Any]) -> None:
        """As when a window is drawn smaller, the evening comes, and somebody presses the other language."""
        await self.page.set_viewport_size({"width": look["width"], "height": HEIGHTS[look["width"]]})
        await self.page.emulate_media(color_scheme=look["scheme"])
        button = self.page.locator(f'[data-language="{look["language"]}"]')
        if await button.get_attribute("aria-pressed") != "true":
            await button.click()

    def phone(self, person_id: int) -> Any:
        return self.page.locator(f'[data-person="{person_id}"]')

    async def shown(self, person_id: int, text: str) -> Any:
        """The newest message with these words, as soon as it is there."""
        message = self.phone(person_id).locator("[data-message]", has_text=text).last
        await message.wait_for()
        return message

    async def press(self, person_id: int, text: str) -> None:
        await self.phone(person_id).locator(f'[data-button="{text}"]').last.click()

    async def type(self, person_id: int, text: str) -> None:
        field = self.phone(person_id).locator("[data-input]")
        await field.fill(text)
        await field.press("Enter")

    async def count(self, selector: str) -> int:
        return int(await self.page.locator(selector).count())

    async def violations(self) -> list[str]:
        """What axe-core finds wrong for people who see, hear or move differently."""
        await self.page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
        violations = (await self.page.evaluate("axe.run()"))["violations"]
        return [
            f"{violation['id']}: {node['html'][:200]} {node['failureSummary']}"
            for violation in violations
            for node in violation["nodes"]
        ]
