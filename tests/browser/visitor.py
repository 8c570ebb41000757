"""A visitor of the demonstration: reads the tour's sentence and presses what is ringed, on any screen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from tests.browser.screen import Screen

STARTS_WITHIN_MS = 60_000  # the bot's process loads its program
STEP_WITHIN_MS = 45_000


class Visitor:
    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.page = screen.page

    async def begins(self) -> None:
        await self.page.wait_for_selector('[data-tour-mode="step"]', timeout=STARTS_WITHIN_MS)

    async def step(self) -> str:
        return str(await self.page.get_attribute(".tour", "data-step"))

    async def text(self) -> str:
        return str(await self.page.text_content(".tour-text"))

    async def presses(self, what: Any) -> None:
        """With a finger or a mouse, after whatever moves has come to rest."""
        await what.click(timeout=STEP_WITHIN_MS)

    async def finds_ringed(self) -> Any:
        """What pulses; on a narrow screen perhaps behind the tab on which it is."""
        tab = self.page.locator(".tab.points")
        if await tab.count() and await tab.is_visible():
            await self.presses(tab)
        ringed = self.page.locator(".ringed")
        await ringed.wait_for(timeout=STEP_WITHIN_MS)
        return ringed

    async def presses_ringed(self) -> None:
        await self.presses(await self.finds_ringed())

    async def comes_to(self, step: str) -> None:
        await self.page.wait_for_selector(f'.tour[data-step="{step}"]', state="attached", timeout=STEP_WITHIN_MS)
        await self.page.wait_for_function("() => document.querySelector('.ringed') !== null", timeout=STEP_WITHIN_MS)

    async def plays(self, steps: list[str], looks: Sequence[dict[str, Any]] = ()) -> None:
        """Each of these steps as it is meant to be done; the last one is only reached.

        What pulses is found in each of the `looks`, which are taken in turn, and pressed in the last of them.
        """
        for number, (here, after) in enumerate(pairwise(steps)):
            await self.comes_to(here)
            for look in looks[:: 1 if number % 2 else -1]:
                await self.screen.changes_look(look)
                await self.finds_ringed()
            if here in ("alert", "morning", "summary"):  # to be read
                await self.presses(self.page.locator('[data-tour="next"]'))
            else:
                await self.presses_ringed()
            await self.page.wait_for_selector(f'.tour[data-step="{after}"]', state="attached", timeout=STEP_WITHIN_MS)

    async def opens_controls(self) -> None:
        tab = self.page.locator('.tab[data-tab="3"]')
        if await tab.is_visible():
            await self.presses(tab)

    async def demo(self, name: str) -> None:
        """A button of the demonstration's panels."""
        await self.opens_controls()
        await self.presses(self.page.locator(f'[data-demo="{name}"]'))

    async def weather(self, kind: str) -> None:
        await self.opens_controls()
        await self.presses(self.page.locator(f'button[data-weather="{kind}"]'))

    async def reads(self, words: str) -> None:
        """Until these words stand somewhere in the controls."""
        await self.opens_controls()
        await self.page.locator(".aside").get_by_text(words).first.wait_for(timeout=STEP_WITHIN_MS)
