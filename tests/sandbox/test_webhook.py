"""Webhooks: delivered with the secret, tried again with growing delay, messages and taps apart."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from itertools import pairwise
from typing import Any

import pytest
from aiohttp import web

from sandbox.people import Person
from sandbox.server import SandboxServer
from sandbox.world import World
from tests.sandbox.conftest import Api, Clock, keys


class Receiver:
    """The bot's side: keeps what it accepted, answers what it is told to; `refuse` says for which updates."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.url = ""
        self.tries: list[tuple[dict[str, Any], dict[str, str]]] = []
        self.accepted: list[dict[str, Any]] = []
        self.times: list[float] = []
        self.status = 500
        self.headers: dict[str, str] = {}
        self.refuse: Callable[[dict[str, Any]], bool] = lambda update: False

    async def receive(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.times.append(time.monotonic())
        self.tries.append((update, dict(request.headers)))
        self.world.changed.ring()
        if self.refuse(update):
            return web.Response(status=self.status, headers=self.headers)
        self.accepted.append(update)
        self.world.changed.ring()
        return web.Response()

    @property
    def words(self) -> list[str]:
        return [u["message"]["text"] if "message" in u else u["callback_query"]["data"] for u in self.accepted]


@pytest.fixture
async def receiver(world: World) -> AsyncIterator[Receiver]:
    world.webhook_retry = 0.02
    receiver = Receiver(world)
    app = web.Application()
    app.add_routes([web.post("/hook", receiver.receive)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    await runner.cleanup()


async def test_updates_are_posted_with_the_secret(api: Api, irina: Person, world: World, receiver: Receiver) -> None:
    body = await api.answer("setWebhook", url=receiver.url, secret_token="s3cret_-A")
    assert body == {"ok": True, "result": True, "description": "Webhook was set"}

    await irina.types("hello")
    await world.wait_until(lambda: world.pending() == 0)

    assert receiver.words == ["hello"]
    assert receiver.tries[0][1]["X-Telegram-Bot-Api-Secret-Token"] == "s3cret_-A"
    assert receiver.tries[0][1]["Content-Type"].startswith("application/json")


async def test_what_waited_before_the_webhook_is_delivered_in_order(
    api: Api, irina: Person, world: World, receiver: Receiver
) -> None:
    for text in "abc":
        await irina.types(text)

    await api("setWebhook", url=receiver.url)
    await world.wait_until(lambda: world.pending() == 0)

    assert receiver.words == ["a", "b", "c"]


async def test_a_refused_update_comes_again_and_holds_up_its_own_lane(
    api: Api, irina: Person, world: World, receiver: Receiver
) -> None:
    receiver.refuse = lambda update: len(receiver.tries) < 4
    await api("setWebhook", url=receiver.url)

    await irina.types("first")
    await irina.types("second")
    await world.wait_until(lambda: world.pending() == 0)

    assert [update["message"]["text"] for update, _ in receiver.tries] == ["first"] * 4 + ["second"]
    assert receiver.words == ["first", "second"]


async def test_a_tap_overtakes_a_message_that_is_stuck(
    api: Api, irina: Person, world: World, receiver: Receiver
) -> None:
    receiver.refuse = lambda update: "message" in update and not receiver.accepted
    await api.says("?", reply_markup=keys("9"))
    await api("setWebhook", url=receiver.url)

    await irina.types("comment")
    await irina.taps("9")
    await world.wait_until(lambda: world.pending() == 0)

    assert receiver.words == ["9", "comment"]


async def test_one_stuck_chat_does_not_hold_up_another(
    api: Api, irina: Person, world: World, receiver: Receiver
) -> None:
    receiver.refuse = lambda update: update["message"]["chat"]["id"] == 1001
    pavel = world.person(2002, first_name="Павел")
    await api("setWebhook", url=receiver.url)

    await irina.types("stuck")
    await pavel.opens()
    await world.wait_until(lambda: world.pending() == 1)

    assert receiver.words == ["/start"]


async def test_the_delay_between_tries_doubles(api: Api, irina: Person, world: World, receiver: Receiver) -> None:
    world.webhook_retry = 0.05
    receiver.refuse = lambda update: len(receiver.tries) < 5
    await api("setWebhook", url=receiver.url)

    await irina.types("x")
    await world.wait_until(lambda: world.pending() == 0)

    gaps = [later - earlier for earlier, later in pairwise(receiver.times)]
    assert len(gaps) == 4
    assert all(gap >= 0.9 * least for gap, least in zip(gaps, (0.05, 0.1, 0.2, 0.4), strict=True))


async def test_a_bot_that_says_when_to_come_again_is_obeyed(
    api: Api, irina: Person, world: World, receiver: Receiver
) -> None:
    receiver.refuse = lambda update: len(receiver.tries) < 2
    receiver.headers = {"Retry-After": "1"}
    await api("setWebhook", url=receiver.url)

    await irina.types("x")
    await world.wait_until(lambda: world.pending() == 0)

    assert receiver.times[1] - receiver.times[0] >= 0.9


async def test_the_error_of_a_failed_delivery_is_shown(
    api: Api, irina: Person, world: World, receiver: Receiver
) -> None:
    receiver.refuse = lambda update: True
    world.webhook_retry = 30
    await api("setWebhook", url=receiver.url)

    await irina.types("x")
    await world.wait_until(lambda: irina.bot.webhook is not None and irina.bot.webhook.last_error)

    info = await api("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == (receiver.url, 1)
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    assert len(receiver.tries) == 1


async def test_a_bot_that_is_down_gets_everything_when_it_is_back(
    api: Api, irina: Person, world: World, receiver: Receiver
) -> None:
    world.webhook_retry = 0.02
    await api("setWebhook", url="http://127.0.0.1:9/hook")
    await irina.types("x")
    await world.wait_until(lambda: irina.bot.webhook is not None and irina.bot.webhook.last_error)
    assert (await api("getWebhookInfo"))["last_error_message"] == "Connection refused"

    await api("setWebhook", url=receiver.url)
    await world.wait_until(lambda: world.pending() == 0)

    assert receiver.words == ["x"]


async def test_undelivered_taps_expire_sooner_than_messages(
    api: Api, irina: Person, world: World, receiver: Receiver, clock: Clock
) -> None:
    await api.says("?", reply_markup=keys("9"))
    await irina.taps("9")
    await irina.types("word")
    clock.passes(seconds=151)

    await api("setWebhook", url=receiver.url)
    await world.wait_until(lambda: world.pending() == 0)

    assert receiver.words == ["word"]


async def test_polling_is_refused_while_a_webhook_is_set(api: Api, irina: Person, receiver: Receiver) -> None:
    await api("setWebhook", url=receiver.url)

    body = await api.answer("getUpdates")

    assert (body["error_code"], body["description"]) == (
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )


async def test_deleting_the_webhook_keeps_what_waits_unless_told_to_drop_it(
    api: Api, irina: Person, receiver: Receiver, world: World
) -> None:
    receiver.refuse = lambda update: True
    await api("setWebhook", url=receiver.url)
    await irina.types("kept")
    await world.wait_until(lambda: receiver.tries)

    assert (await api.answer("deleteWebhook"))["description"] == "Webhook was deleted"
    assert [u["message"]["text"] for u in await api("getUpdates")] == ["kept"]
    await api("deleteWebhook", drop_pending_updates=True)
    assert await api("getUpdates") == []


async def test_setting_a_webhook_can_drop_what_waits_and_remembers_allowed_updates(
    api: Api, irina: Person, receiver: Receiver, world: World
) -> None:
    await irina.types("old")
    await api("setWebhook", url=receiver.url, drop_pending_updates=True, allowed_updates=["message"], max_connections=3)

    await irina.blocks()
    await irina.unblocks()
    await irina.types("new")
    await world.wait_until(lambda: world.pending() == 0)

    assert receiver.words == ["new"]
    info = await api("getWebhookInfo")
    assert (info["allowed_updates"], info["max_connections"]) == (["message"], 3)


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({"url": "ftp://x"}, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://a.org", "secret_token": "no spaces"},
            "Bad Request: secret token contains unallowed characters",
        ),
        ({"url": "https://a.org", "secret_token": "x" * 257}, "Bad Request: secret token is too long"),
    ],
)
async def test_a_bad_webhook_is_refused(api: Api, irina: Person, params: dict[str, str], why: str) -> None:
    assert await api.refused("setWebhook", **params) == why


async def test_a_webhook_survives_telegram_being_away(
    api: Api, irina: Person, receiver: Receiver, world: World, server: SandboxServer
) -> None:
    await api("setWebhook", url=receiver.url)
    await server.stop()
    await irina.types("meanwhile")
    assert receiver.tries == []

    await server.start(port=server.port)
    await world.wait_until(lambda: world.pending() == 0)

    assert receiver.words == ["meanwhile"]


async def test_nothing_is_delivered_while_telegram_is_down_and_all_of_it_afterwards(
    api: Api, irina: Person, receiver: Receiver, world: World
) -> None:
    await api("setWebhook", url=receiver.url)
    world.weather.set("down")
    for words in ("one", "two"):
        await irina.types(words)
    await world.changed.wait(0.05)
    assert receiver.tries == []

    world.weather.set("clear")
    await world.wait_until(lambda: world.pending() == 0)

    assert receiver.words == ["one", "two"]
