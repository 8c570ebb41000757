"""The page around the phones: looks, languages, widths, weather, the keyboard, what plugs in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from sandbox.page import Page
from sandbox.people import Person
from sandbox.server import SandboxServer
from sandbox.world import World
from tests.browser.conftest import LOOKS, name_of_look
from tests.browser.screen import WIDE, Screen
from tests.sandbox.conftest import Api, keys

pytestmark = pytest.mark.asyncio(loop_scope="session")

WORDS = {
    "ru": {"weather": "Погода в Telegram", "down": "Не отвечает", "today": "Сегодня"},
    "en": {"weather": "Telegram weather", "down": "Down", "today": "Today"},
}


async def fill(api: Api, irina: Person) -> None:
    """One of everything that can hang in a chat."""
    await api("setMyCommands", commands=[{"command": "help", "description": "help"}])
    text = "<b>Bold</b> <a href='https://example.org'>link</a> <code>code</code> <tg-spoiler>no</tg-spoiler>"
    await api.says(f"{text}\n<blockquote>quoted</blockquote>\n/help", parse_mode="HTML", reply_markup=keys("1", "2"))
    question = await irina.types("words")
    await api(
        "setMessageReaction", chat_id=1001, message_id=question.message_id, reaction=[{"type": "emoji", "emoji": "👍"}]
    )
    sent = await api.says("reply", reply_parameters={"message_id": question.message_id})
    await api("editMessageText", chat_id=1001, message_id=sent["message_id"], text="edited reply")
    for act in (irina.sends_photo(), irina.sends_voice(), irina.sends_sticker(), irina.shares_contact("+79990000000")):
        await act
    await irina.sends_document("table.xlsx", b"1", caption="all of it")
    await api.says("choose", reply_markup={"keyboard": [["Yes", "No"]]})


@pytest.mark.parametrize("look", LOOKS, ids=name_of_look)
async def test_every_look_is_accessible_and_quiet(
    browser: Any, server: SandboxServer, api: Api, irina: Person, look: dict[str, Any]
) -> None:
    await fill(api, irina)
    async with Screen.opened(browser, server.url, look) as screen:
        await screen.shown(1001, "choose")
        assert await screen.violations() == []
        words = WORDS[look["language"]]
        assert await screen.page.locator("html").get_attribute("lang") == look["language"]
        assert await screen.page.locator(".day").first.inner_text() == words["today"]

        if look["width"] < 900:
            assert await screen.phone(1002).is_hidden()
            await screen.page.locator('.tab[data-tab="2"]').click()
            await screen.phone(1003).locator("[data-start]").wait_for()
            assert await screen.violations() == []
            await screen.page.locator('.tab[data-tab="3"]').click()
        await screen.page.get_by_role("heading", name=words["weather"]).wait_for()
        await screen.page.get_by_role("button", name=words["down"], exact=True).click()
        await screen.page.locator('[data-weather="down"][aria-pressed="true"]').wait_for()
        assert await screen.violations() == []
        assert await screen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("look", LOOKS, ids=name_of_look)
async def test_menus_and_dialogs_are_accessible(
    browser: Any, server: SandboxServer, api: Api, irina: Person, look: dict[str, Any]
) -> None:
    await fill(api, irina)
    async with Screen.opened(browser, server.url, look) as screen:
        phone = screen.phone(1001)
        for opened in ("[data-picker]", "[data-menu]", "[data-attach]"):
            await phone.locator(opened).click()
            assert await screen.violations() == [], opened
            await screen.page.keyboard.press("Escape")
        query = await irina.taps("1")
        await api("answerCallbackQuery", callback_query_id=query, text="Alert", show_alert=True)
        await screen.page.get_by_role("alertdialog").wait_for()
        assert await screen.violations() == []


async def test_a_phone_is_used_with_the_keyboard_alone(screen: Screen, api: Api, irina: Person) -> None:
    await api.says("first")
    sent = await api.says("second")
    await screen.shown(1001, "second")

    await screen.phone(1001).locator(".log").focus()
    await screen.page.keyboard.press("ArrowUp")
    await screen.page.keyboard.press("Enter")
    await screen.page.keyboard.press("Enter")
    await screen.page.keyboard.type("by keyboard")
    await screen.page.keyboard.press("Enter")

    await screen.shown(1001, "by keyboard")
    assert irina.messages[-1].reply_to == sent["message_id"]


async def test_a_sandbox_without_anybody_asks_who_it_is(browser: Any, world: World) -> None:
    async with SandboxServer(world) as server, Screen.opened(browser, server.url, WIDE) as screen:
        assert await screen.violations() == []
        first = screen.page.locator('[data-phone="0"]')
        await first.get_by_label("Имя и фамилия").fill("Новый Человек")
        await screen.page.keyboard.press("Enter")
        await first.locator("[data-start]").wait_for()
        world.person(5, first_name="Пришедший")

        await screen.page.locator('[data-phone="1"][data-person="5"]').wait_for()


async def test_after_a_jump_in_time_today_has_become_yesterday(browser: Any) -> None:
    ahead = timedelta()
    world = World(clock=lambda: datetime.now(UTC) + ahead)
    await world.person(1001, first_name="Ирина").opens()
    async with SandboxServer(world) as server, Screen.opened(browser, server.url, WIDE) as screen:
        day = screen.phone(1001).locator(".day")
        assert await day.inner_text() == "Сегодня"

        ahead = timedelta(days=1)

        await screen.phone(1001).locator(".day", has_text="Вчера").wait_for()


async def test_focus_stays_on_a_button_that_is_drawn_anew(screen: Screen, api: Api, irina: Person) -> None:
    sent = await api.says("?", reply_markup=keys("1", "2"))
    await screen.phone(1001).locator('[data-button="2"]').focus()

    change = {"chat_id": 1001, "message_id": sent["message_id"], "text": "!", "reply_markup": keys("1", "2")}
    await api("editMessageText", **change)

    await screen.shown(1001, "!")
    assert await screen.page.evaluate("document.activeElement.dataset.button") == "2"


async def test_language_and_look_are_switched_and_kept(screen: Screen) -> None:
    await screen.page.locator('[data-language="en"]').click()
    await screen.page.locator("[data-theme-switch]").click()
    await screen.page.locator("[data-theme-switch]").click()
    await screen.page.get_by_role("heading", name="Telegram weather").wait_for()

    await screen.page.reload()

    await screen.page.get_by_role("heading", name="Telegram weather").wait_for()
    assert await screen.page.locator("html").get_attribute("data-theme") == "dark"


async def test_the_weather_tells_what_it_has_struck_and_messages_wait_with_one_tick(
    screen: Screen, api: Api, world: World
) -> None:
    await screen.page.locator("[data-weather=flood]").click()
    await screen.page.locator("[data-weather=flood][aria-pressed=true]").wait_for()
    await api.refused("sendMessage", chat_id=1001, text="x")
    await screen.page.get_by_text("Задето вызовов: 1.").wait_for()

    await screen.type(1001, "still there?")

    shown = await screen.shown(1001, "still there?")
    await shown.get_by_role("img", name="отправлено, бот ещё не получил").wait_for()
    last = (await api("getUpdates"))[-1]["update_id"]
    await api("getUpdates", offset=last + 1)
    await shown.get_by_role("img", name="бот получил").wait_for()


async def test_the_page_comes_back_after_the_server_was_away(screen: Screen, server: SandboxServer, api: Api) -> None:
    port = server.port
    await server.stop()
    await screen.page.locator("body.lost").wait_for()
    await server.start(port=port)
    await screen.page.locator("body:not(.lost)").wait_for(timeout=15_000)

    await api.says("again")

    await screen.shown(1001, "again")
    assert all("ERR_" in problem for problem in screen.problems)  # the browser itself tells of the broken connection
    screen.problems.clear()


PLUGGED = """
export async function mount(page) {
  const panel = page.panel("Plugged");
  panel.append(page.el("p", {}, `${page.language} ${page.phones.map((phone) => phone.personId)}`));
  page.banner.append(page.el("p", {}, "A banner"));
  page.onMessages((id, messages) => { panel.dataset.seen = `${id}:${messages.length}`; });
  page.onPhone(({ index, personId }) => { panel.dataset.phone = `${index}:${personId}`; });
  page.highlight(() => page.find.button(1001, "3"));
  page.toast("A toast");
  panel.dataset.plain = (await page.get("/plugged/data")).plain;
  window.plugged = page;
}
"""


async def test_a_plugged_script_is_given_the_page(browser: Any, world: World, irina: Person) -> None:
    async def script(request: web.Request) -> web.Response:
        return web.Response(text=PLUGGED, content_type="text/javascript")

    async def data(request: web.Request) -> web.Response:
        return web.json_response({"plain": "data"})

    page = Page("Plugged", phones=[1001], scripts=["/plugged/script.js"])
    routes = [web.get("/plugged/script.js", script), web.get("/plugged/data", data)]
    async with (
        SandboxServer(world, page=page, routes=routes) as server,
        Screen.opened(browser, server.url, WIDE) as screen,
        aiohttp.ClientSession() as session,
    ):
        panel = screen.page.locator(".panel", has_text="Plugged")
        await screen.page.get_by_text("A banner").wait_for()
        await screen.page.get_by_text("A toast").wait_for()
        assert await panel.get_attribute("data-plain") == "data"
        assert await screen.count(".ringed") == 0

        api = Api(session, server)
        sent = await api.says("?", reply_markup=keys("3"))
        await screen.page.wait_for_selector('[data-seen="1001:2"]')
        await screen.page.wait_for_selector('.ringed[data-button="3"]')
        change = {"chat_id": 1001, "message_id": sent["message_id"], "text": "!", "reply_markup": keys("3")}
        await api("editMessageText", **change)
        await screen.shown(1001, "!")
        assert await screen.count('.ringed[data-button="3"]') == 1

        assert await screen.violations() == []
        await screen.page.evaluate("plugged.focusPhone(1); plugged.phones[1].show(1001)")
        assert await panel.get_attribute("data-phone") == "1:1001"
        await screen.page.wait_for_selector('[data-phone="1"] .ringed')
