"""The demonstration in a real browser: the guided tour to its end, the time machine, the weather, the kill."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

import pytest

from bot.demo.company.staff import OWNER_TELEGRAM_ID
from bot.demo.people import ROUND_CONTACT_TELEGRAM_ID
from bot.demo.routes import routes
from bot.demo.supervisor import Supervisor
from bot.demo.tour import STEPS
from tests.browser.conftest import LOOKS, shared_loop
from tests.browser.screen import WIDE, Screen
from tests.browser.visitor import STARTS_WITHIN_MS, Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")
PLAYED = [step["id"] for step in json.loads(STEPS.read_text(encoding="utf-8"))["steps"]]
MIDDLE = PLAYED.index("nps")
NARROW = {"width": 360, "language": "en", "scheme": "dark"}
GOOD = {"ru": "Ничего не потеряно", "en": "Nothing is lost"}


@shared_loop
async def supervisor(chromium: str, forks: ForkServerContext, tmp_path: Path) -> AsyncIterator[Supervisor]:
    (tmp_path / "demo").mkdir()
    async with Supervisor(tmp_path / "demo", routes) as supervisor:
        yield supervisor


async def test_the_tour_is_played_to_its_end_in_every_look(browser: Any, supervisor: Supervisor) -> None:
    """Russian to its middle, then English; each step wide and narrow, light and dark."""
    russian, english = ([look for look in LOOKS if look["language"] == language] for language in ("ru", "en"))
    async with Screen.opened(browser, supervisor.server.url, russian[0]) as screen:
        visitor = Visitor(screen)
        await visitor.begins()
        await are_accessible(screen, russian)
        await visitor.plays(PLAYED[: MIDDLE + 1], russian)
        await are_accessible(screen, english)
        await screen.shown(OWNER_TELEGRAM_ID, "English it is")
        await visitor.plays(PLAYED[MIDDLE:], english)

        assert supervisor.kills == 1
        assert supervisor.starts == 2
        assert (await supervisor.state())["broken"] == []
        for look in (*english, *russian):
            await are_accessible(screen, [look])
            assert ("спасённого" if look["language"] == "ru" else "whole loop") in await visitor.text()
            await visitor.reads(GOOD[look["language"]])
        world = supervisor.world
        said = " ".join(message.words for message in world.person(ROUND_CONTACT_TELEGRAM_ID).inbox)
        assert "Ваша оценка: 3" in said
        assert world.person(OWNER_TELEGRAM_ID).sees("The week in review")


async def are_accessible(screen: Screen, looks: list[dict[str, Any]]) -> None:
    for look in looks:
        await screen.changes_look(look)
        assert await screen.violations() == [], look


@pytest.mark.parametrize("look", [NARROW], ids=["360-en"])
async def test_down_jump_clear_jump(browser: Any, supervisor: Supervisor, look: dict[str, Any]) -> None:
    russian = look["language"] == "ru"
    async with Screen.opened(browser, supervisor.server.url, look) as screen:
        visitor = Visitor(screen)
        await visitor.begins()

        await visitor.weather("down")
        await visitor.demo("week")
        await visitor.reads("Telegram не отвечает: время" if russian else "Telegram does not answer: time")

        await visitor.weather("clear")
        await visitor.demo("week")
        await visitor.reads("пришло по порядку" if russian else "in its order")
        await visitor.reads(GOOD[look["language"]])

    owner = supervisor.world.person(OWNER_TELEGRAM_ID)
    assert owner.sees("Итоги недели" if russian else "The week in review")


async def test_the_tour_copes_with_somebody_who_does_something_else(browser: Any, supervisor: Supervisor) -> None:
    async with Screen.opened(browser, supervisor.server.url, WIDE) as screen:
        visitor = Visitor(screen)
        await visitor.begins()
        await visitor.plays(["invite", "agree", "score"])
        await visitor.comes_to("score")

        await screen.press(ROUND_CONTACT_TELEGRAM_ID, "9")
        await screen.page.locator(".tour-text", has_text="тревоги не будет").wait_for()
        await screen.press(ROUND_CONTACT_TELEGRAM_ID, "Изменить")
        await screen.press(ROUND_CONTACT_TELEGRAM_ID, "2")
        await visitor.comes_to("why")

        await screen.page.reload()  # it goes on where it was
        await visitor.begins()
        await visitor.comes_to("why")

        await visitor.demo("kill")
        await screen.page.locator(".tour-text", has_text="Бот не работает").wait_for()
        await visitor.presses_ringed()
        await screen.page.locator(".tour-text", has_text="почему").wait_for(timeout=STARTS_WITHIN_MS)
        await visitor.weather("down")
        await screen.page.locator(".tour-text", has_text="Telegram не отвечает").wait_for()
        await visitor.presses_ringed()

        await visitor.presses(screen.page.locator('[data-tour="skip"]'))
        await visitor.comes_to("alert")
        await visitor.presses(screen.page.locator('[data-tour="again"]'))  # with somebody who has not joined yet
        await visitor.comes_to("invite")
        assert "Ирина Ким" not in await visitor.text()
        await visitor.plays(["invite", "agree", "score", "why"])

        await visitor.presses(screen.page.locator('[data-tour="leave"]'))
        await screen.page.locator(".tour-text", has_text="Свободный режим").wait_for()
        assert await screen.count(".ringed") == 0


async def test_the_phones_speak_the_language_of_the_page(browser: Any, supervisor: Supervisor) -> None:
    async with Screen.opened(browser, supervisor.server.url, WIDE) as screen:
        visitor = Visitor(screen)
        await visitor.begins()
        await visitor.presses(screen.page.locator('[data-language="en"]'))
        await screen.shown(OWNER_TELEGRAM_ID, "English it is")
        assert await screen.page.locator(".chat-title").all_inner_texts() == ["Otklik"] * 3

        await visitor.plays(["invite", "agree", "score"])

        await screen.shown(ROUND_CONTACT_TELEGRAM_ID, "how likely")


async def test_what_the_demonstration_plugs_in_is_guarded_like_the_page(supervisor: Supervisor) -> None:
    import aiohttp

    async with aiohttp.ClientSession() as session:
        foreign: list[dict[str, str]] = [{"Origin": "https://evil.example"}, {"Host": "evil.example"}]
        for headers in foreign:
            async with session.post(f"{supervisor.server.url}/demo/kill", json={}, headers=headers) as answer:
                assert answer.status == 403
    assert supervisor.kills == 0
