"""The phones in a real browser: what bots send is shown, what people press and type reaches the bot."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from sandbox.people import Person
from sandbox.pictures import plain_png
from sandbox.world import World
from tests.browser.screen import Screen
from tests.sandbox.conftest import Api, keys

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def updates(api: Api) -> list[dict[str, Any]]:
    updates: list[dict[str, Any]] = await api("getUpdates", timeout=5)
    await api("getUpdates", offset=updates[-1]["update_id"] + 1)
    return updates


async def types(api: Api) -> None:
    """Again and again, as a bot does that is still about it: on a busy machine one is over before the page looks."""
    while True:
        await api("sendChatAction", chat_id=1001, action="typing")
        await asyncio.sleep(1)


async def upload(api: Api, method: str, field: str, content: bytes, name: str) -> None:
    form = aiohttp.FormData({"chat_id": "1001", "caption": "caption"}, quote_fields=False)
    form.add_field(field, content, filename=name)
    async with api.session.post(f"{api.base}/{method}", data=form) as response:
        assert (await response.json())["ok"]


async def test_a_score_is_pressed_and_the_answer_is_a_toast(screen: Screen, api: Api, world: World) -> None:
    await updates(api)
    await api.says("How likely?", reply_markup=keys("3", "9"))

    await screen.press(1001, "3")

    await screen.page.wait_for_selector('[data-button="3"].waiting')
    query = (await updates(api))[-1]["callback_query"]
    assert query["data"] == "3"
    await api("answerCallbackQuery", callback_query_id=query["id"], text="Записали: 3")
    toast = screen.phone(1001).locator("[data-toast]")
    await toast.wait_for()
    assert await toast.inner_text() == "Записали: 3"
    assert await screen.count('[data-button="3"].waiting') == 0


async def test_an_alert_is_a_dialog_that_is_closed_by_the_keyboard(screen: Screen, api: Api) -> None:
    await updates(api)
    await api.says("?", reply_markup=keys("3"))
    await screen.press(1001, "3")
    query = (await updates(api))[-1]["callback_query"]

    await api("answerCallbackQuery", callback_query_id=query["id"], text="Уже закрыт", show_alert=True)

    dialog = screen.page.get_by_role("alertdialog", name="Уже закрыт")
    await dialog.wait_for()
    await screen.page.keyboard.press("Enter")
    await dialog.wait_for(state="detached")


async def test_entities_become_elements_and_typed_markup_stays_text(screen: Screen, api: Api) -> None:
    await api.says(
        '😀 <b>bold <i>both</i></b> <a href="https://example.org/x">link</a> <code>x</code>', parse_mode="HTML"
    )
    await screen.type(1001, '<img src=x onerror="document.title=1"> <b>no</b>')

    shown = await screen.shown(1001, "bold")
    assert await shown.locator("strong").inner_text() == "bold both"
    assert await shown.locator("strong em").inner_text() == "both"
    link = shown.locator("a")
    assert await link.get_attribute("href") == "https://example.org/x"
    assert await link.get_attribute("rel") == "noopener noreferrer"
    markup = await screen.shown(1001, "onerror")
    assert await markup.locator("img, b").count() == 0


async def test_a_moment_is_shown_by_the_phones_own_clock_and_keeps_its_words_at_hand(screen: Screen, api: Api) -> None:
    at = int(datetime(2026, 11, 24, 9, 10, tzinfo=UTC).timestamp())
    await api.says(
        f'until <b><tg-time unix="{at}" format="wdt">Tue 9:10</tg-time></b>, <tg-time unix="{at}">tomorrow</tg-time>',
        parse_mode="HTML",
    )

    shown = await screen.shown(1001, "until")
    moment = shown.locator("time[title='Tue 9:10']")
    assert "12:10" in await moment.locator("strong").inner_text()  # in Moscow
    assert await moment.get_attribute("datetime") == "2026-11-24T09:10:00.000Z"
    assert await shown.get_by_text("tomorrow", exact=True).count() == 1


async def test_a_link_of_another_kind_is_only_text(screen: Screen, api: Api) -> None:
    script = [{"type": "text_link", "offset": 0, "length": 5, "url": "javascript:alert(1)"}]

    await api.says("click me", entities=script)

    shown = await screen.shown(1001, "click me")
    assert await shown.locator("a").count() == 0


async def test_an_edit_changes_the_message_in_place_and_a_deletion_takes_it_away(screen: Screen, api: Api) -> None:
    sent = await api.says("before")
    await screen.shown(1001, "before")

    await api("editMessageText", chat_id=1001, message_id=sent["message_id"], text="after")

    shown = await screen.shown(1001, "after")
    assert await shown.get_attribute("data-message") == str(sent["message_id"])
    assert "изменено" in await shown.inner_text()
    await api("deleteMessage", chat_id=1001, message_id=sent["message_id"])
    await shown.wait_for(state="detached")


async def test_what_is_taller_than_the_phone_is_read_from_its_beginning(screen: Screen, api: Api) -> None:
    await screen.shown(1001, (await api.says("short"))["text"])
    log = screen.phone(1001).locator(".log")

    long = await screen.shown(1001, (await api.says("long\n" * 80))["text"][:4])

    top = "row => row.getBoundingClientRect().top - row.closest('.log').getBoundingClientRect().top"
    assert abs(await long.evaluate(top)) < 30
    await screen.type(1001, "read")
    await screen.shown(1001, "read")
    assert await log.evaluate("log => log.scrollHeight - log.scrollTop - log.clientHeight") < 5


async def test_a_message_is_answered_through_its_menu(screen: Screen, api: Api) -> None:
    await updates(api)
    sent = await api.says("card")
    shown = await screen.shown(1001, "card")

    await shown.hover()
    await shown.locator("[data-more]").click()
    await screen.page.get_by_role("menuitem", name="Ответить").click()
    await screen.type(1001, "on it")

    message = (await updates(api))[-1]["message"]
    assert message["reply_to_message"]["message_id"] == sent["message_id"]
    assert "card" in await (await screen.shown(1001, "on it")).locator(".quote").inner_text()


DRAW = """(row) => {
  const at = (type, x) => row.dispatchEvent(new PointerEvent(type, {
    bubbles: true, pointerType: "touch", pointerId: 7, clientX: x, clientY: 300,
  }));
  at("pointerdown", 250); at("pointermove", 200); at("pointermove", 160); at("pointerup", 160);
}"""


async def test_a_message_drawn_to_the_left_is_answered(screen: Screen, api: Api) -> None:
    await updates(api)
    sent = await api.says("card")
    shown = await screen.shown(1001, "card")

    await shown.locator(".bubble").evaluate(DRAW)
    await screen.type(1001, "on it")

    assert (await updates(api))[-1]["message"]["reply_to_message"]["message_id"] == sent["message_id"]


async def test_a_message_of_their_own_is_edited(screen: Screen, api: Api) -> None:
    await screen.type(1001, "tpyo")
    shown = await screen.shown(1001, "tpyo")

    await shown.hover()
    await shown.locator("[data-more]").click()
    await screen.page.get_by_role("menuitem", name="Изменить").click()
    await screen.type(1001, "typo")

    await screen.shown(1001, "typo")
    assert (await updates(api))[-1]["edited_message"]["text"] == "typo"


async def test_a_reaction_is_put_under_a_message_and_taken_away(screen: Screen, api: Api, irina: Person) -> None:
    await updates(api)
    await api("getUpdates", allowed_updates=["message", "message_reaction"])
    shown = await screen.shown(1001, (await api.says("nice"))["text"])

    await shown.hover()
    await shown.locator("[data-more]").click()
    await screen.page.get_by_role("menuitem", name="Реакция 🔥").click()

    own = (await screen.shown(1001, "nice")).get_by_role("button", name="Убрать свою реакцию 🔥")
    await own.wait_for()
    assert (await updates(api))[-1]["message_reaction"]["new_reaction"] == [{"type": "emoji", "emoji": "🔥"}]
    await own.click()
    await own.wait_for(state="detached")
    assert irina.last.own_reaction is None


async def test_pictures_and_documents_are_shown_and_saved_under_their_names(screen: Screen, api: Api) -> None:
    await upload(api, "sendPhoto", "photo", plain_png(320, 200), "a.png")
    await upload(api, "sendDocument", "document", b"a;b", "Ответы за май.csv")

    image = (await screen.shown(1001, "caption")).page.locator(".photo img")
    await image.wait_for()
    assert await image.evaluate("image => image.decode().then(() => image.naturalWidth)") == 320
    async with screen.page.expect_download() as download:
        await screen.phone(1001).locator(".document").click()
    saved = await download.value
    assert saved.suggested_filename == "Ответы за май.csv"
    assert (await asyncio.to_thread(Path(await saved.path()).read_bytes)) == b"a;b"


async def test_people_send_files_photos_voices_and_their_number(screen: Screen, api: Api, tmp_path: Path) -> None:
    await updates(api)
    (tmp_path / "list.csv").write_text("a;b")
    (tmp_path / "shot.png").write_bytes(plain_png(40, 30))
    phone = screen.phone(1001)

    await phone.locator("input[type=file]").nth(0).set_input_files(tmp_path / "shot.png")
    assert (await updates(api))[-1]["message"]["photo"][-1]["width"] == 40
    await phone.locator("input[type=file]").nth(1).set_input_files(tmp_path / "list.csv")
    assert (await updates(api))[-1]["message"]["document"]["file_name"] == "list.csv"
    await phone.locator("[data-send]").click()
    assert (await updates(api))[-1]["message"]["voice"]["duration"] == 3
    await phone.locator("[data-attach]").click()
    await screen.page.get_by_role("menuitem", name="Мой контакт").click()
    await screen.press(1001, "Отправить")
    assert (await updates(api))[-1]["message"]["contact"]["user_id"] == 1001


async def test_the_menu_is_that_persons_and_typing_is_shown(screen: Screen, api: Api) -> None:
    await updates(api)
    await api.says("3")
    await screen.shown(1001, "3")  # what a bot did before the page has met a chat is old, and not shown
    own_chat = {"type": "chat", "chat_id": 1001}
    await api("setMyCommands", commands=[{"command": "nps", "description": "index"}], scope=own_chat)
    typing = asyncio.create_task(types(api))

    await screen.phone(1001).locator(".typing", has_text="печатает").wait_for()
    typing.cancel()
    await screen.phone(1001).locator("[data-menu]").click()
    await screen.press(1001, "/nps")

    assert (await updates(api))[-1]["message"]["text"] == "/nps"
    await api.says("12")
    await screen.phone(1001).locator(".typing").wait_for(state="detached")
    assert not await screen.phone(1002).locator("[data-menu]").is_visible()


async def test_a_reply_keyboard_is_pressed(screen: Screen, api: Api) -> None:
    await updates(api)
    rows = [["Да", "Нет"], [{"text": "Номер", "request_contact": True}]]
    await api.says("?", reply_markup={"keyboard": rows})

    await screen.press(1001, "Да")
    assert (await updates(api))[-1]["message"]["text"] == "Да"
    await screen.press(1001, "Номер")
    await screen.press(1001, "Отправить")

    assert (await updates(api))[-1]["message"]["contact"]["user_id"] == 1001
    await api.says("ok", reply_markup={"remove_keyboard": True})
    await screen.phone(1001).locator(".reply-key").first.wait_for(state="detached")


async def test_a_deep_link_waits_for_start(screen: Screen, api: Api, world: World) -> None:
    await updates(api)
    await api.says(f"Link: https://t.me/{world.username}?start=abc")

    await (await screen.shown(1001, "Link")).locator("a").click()
    await screen.page.get_by_role("menuitem", name="Открыть у: Анна Смирнова").click()
    await screen.press(1002, "START")

    message = (await updates(api))[-1]["message"]
    assert (message["chat"]["id"], message["text"]) == (1002, "/start abc")


async def test_the_link_of_somebody_of_the_cast_waits_on_their_phone(screen: Screen, api: Api) -> None:
    await updates(api)

    await screen.press(1003, "START")

    assert (await updates(api))[-1]["message"]["text"] == "/start own_abc"
    await screen.phone(1003).locator("[data-input]").wait_for()


async def test_a_person_blocks_the_bot_and_lets_it_in_again(screen: Screen, api: Api, irina: Person) -> None:
    await screen.phone(1001).get_by_role("button", name="Меню чата").click()
    await screen.page.get_by_role("menuitem", name="Заблокировать бота").click()
    start = screen.phone(1001).get_by_role("button", name="Разблокировать и запустить")
    await start.wait_for()
    assert await api.refused("sendMessage", chat_id=1001, text="x") == "Forbidden: bot was blocked by the user"

    await start.click()

    await start.wait_for(state="detached")
    await api.says("welcome")
    await screen.shown(1001, "welcome")


async def test_anybody_can_be_put_on_a_phone_and_unread_is_counted(screen: Screen, api: Api, world: World) -> None:
    oleg = world.person(1004)
    await oleg.opens()
    await api("sendMessage", chat_id=1004, text="for Oleg")
    phone = screen.page.locator('[data-phone="1"]')

    await phone.locator("[data-picker]").click()
    await screen.page.locator('[data-pick="1004"] .badge', has_text="1").wait_for()
    await api("sendMessage", chat_id=1004, text="for Oleg")  # while the list is open
    await screen.page.locator('[data-pick="1004"] .badge', has_text="2").wait_for()
    await screen.page.get_by_label("Имя или роль").fill("север")
    await screen.page.keyboard.press("Enter")

    await screen.shown(1004, "for Oleg")
    assert await phone.get_attribute("data-person") == "1004"


async def test_somebody_new_gets_a_phone(screen: Screen, api: Api) -> None:
    await updates(api)
    await screen.page.locator('[data-phone="2"] [data-picker]').click()
    await screen.page.get_by_label("Имя и фамилия").fill("Новый Человек")
    await screen.page.get_by_role("button", name="Дать телефон").click()
    await screen.page.locator('[data-phone="2"]:not([data-person="1003"]) [data-start]').click()

    assert (await updates(api))[-1]["message"]["from"]["first_name"] == "Новый"
