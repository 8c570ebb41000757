"""The public port: the webhook's path and /health, and for everybody else a bare status that tells nothing."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator

import pytest
import sqlalchemy as sa
from aiohttp import web

from bot.app import App
from bot.settings import Settings, SettingsError, load
from bot.site.health import Doctor
from bot.site.http import Site, listen, routes_of, serve, sites
from bot.start import prepare
from bot.traffic.intake import BODY_LIMIT, Webhook
from storage.schema import inbox as table
from tests.bot.post import Post
from tests.rounds.stage import TOKEN, programme

SECRET = "a-secret-of-our-own-0123456789"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
UPDATE = b'{"update_id": 7, "message": {"text": 1}}'
PATIENCE_S = 60


class Door:
    """A server's port and clients who speak HTTP by hand."""

    def __init__(self, runner: web.ServerRunner) -> None:
        self.runner = runner
        self.port = int(runner.addresses[0][1])

    async def opens(self, raw: bytes = b"") -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(raw)
        await writer.drain()
        return reader, writer

    async def hears(self, raw: bytes) -> str:
        """Everything that comes back until the server closes the connection."""
        reader, writer = await self.opens(raw)
        async with asyncio.timeout(PATIENCE_S):
            answer = await reader.read()
        writer.close()
        return answer.decode()

    async def asks(self, method: str, path: str, body: bytes = b"", **headers: str) -> str:
        told = {"Host": "x", "Connection": "close", "Content-Length": str(len(body))} | headers
        lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in told.items())
        return await self.hears(f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body)


def status(answer: str) -> int:
    return int(answer.split(" ", 2)[1])


@pytest.fixture
async def app(post: Post) -> App:
    await prepare(post.database, programme(), post.clock)
    return App(post.database, post.bot, programme(), clock=post.clock, webhook=("https://example.com/hook", SECRET))


@pytest.fixture
async def door(app: App) -> AsyncIterator[Door]:
    runner = await serve(app, 0)
    yield Door(runner)
    await runner.cleanup()


@pytest.fixture
async def hasty(app: App) -> AsyncIterator[Door]:
    """The same with hardly any patience and few chairs."""
    webhook = Webhook(app.intake, SECRET, body_within_s=0.2)
    routes = {**routes_of(app), ("POST", "/hook"): webhook.receive}
    runner = await listen(Site(routes, idle_s=0.5, most_connections=5), "127.0.0.1", 0)
    yield Door(runner)
    await runner.cleanup()


async def kept(app: App) -> int:
    async with app.database.read() as conn:
        return int((await conn.execute(sa.select(sa.func.count()).select_from(table))).scalar_one())


METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
PATHS = ("/", "/metrics", "/hook", "/hook/", "/hook/health", "/health", "/HEALTH", "/health/", "/../etc/passwd")
SERVED = {("GET", "/health"), ("HEAD", "/health"), ("POST", "/hook")}


@pytest.mark.parametrize("method", METHODS)
async def test_every_other_path_is_404_and_every_other_method_405_and_neither_tells_anything(
    door: Door, method: str
) -> None:
    for path in PATHS:
        if (method, path) in SERVED:
            continue
        answer = await door.asks(method, path)

        assert status(answer) == (405 if path in ("/hook", "/health") else 404), (method, path)
        head, _, body = answer.partition("\r\n\r\n")
        assert body == ""
        assert "aiohttp" not in head
        assert "Python" not in head
        names = {line.split(":")[0] for line in head.splitlines()[1:]}
        assert names <= {"Server", "Allow", "Content-Length", "Content-Type", "Date", "Connection"}


async def test_health_and_the_webhook_are_served_and_tell_no_versions_either(door: Door, app: App) -> None:
    answers = [
        await door.asks("GET", "/health"),
        await door.asks("HEAD", "/health"),
        await door.asks("POST", "/hook", UPDATE, **{HEADER: SECRET}),
    ]

    assert [status(answer) for answer in answers] == [200, 200, 200]
    assert '"ok": true' in answers[0]
    assert not any("aiohttp" in answer or "Python" in answer for answer in answers)
    assert await kept(app) == 1


@pytest.mark.parametrize(
    "raw",
    [
        b"hello, is it secret-7312?\r\n\r\n",
        b"GET /secret-7312 HTTP/9.9\r\n\r\n",
        b"GET /health HTTP/1.1\r\nHost: x\r\nX secret-7312\r\n\r\n",
        b"POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: secret-7312\r\n\r\n",
        b"GET /health HTTP/1.1\r\nHost: x\r\nX: " + b"secret-7312" * 10_000 + b"\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    ],
)
async def test_what_is_no_http_gets_a_bare_400_that_quotes_nothing_and_is_not_logged(
    door: Door, raw: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    answer = await door.hears(raw)

    assert status(answer) == 400
    assert answer.partition("\r\n\r\n")[2] == ""
    assert not any(word in answer for word in ("secret-7312", "aiohttp", "Python"))
    assert "secret-7312" not in caplog.text


async def test_a_wrong_secret_is_refused_without_waiting_for_the_body(door: Door, app: App) -> None:
    head = f"POST /hook HTTP/1.1\r\nHost: x\r\n{HEADER}: wrong\r\nContent-Length: 1000000\r\n\r\n"

    assert status(await door.hears(head.encode())) == 401
    assert await kept(app) == 0


async def test_a_body_that_says_it_is_too_large_is_refused_before_it_comes(door: Door) -> None:
    head = f"POST /hook HTTP/1.1\r\nHost: x\r\n{HEADER}: {SECRET}\r\nContent-Length: {BODY_LIMIT + 1}\r\n\r\n"

    assert status(await door.hears(head.encode())) == 413


async def test_a_body_that_says_nothing_and_grows_too_large_is_refused(door: Door, app: App) -> None:
    chunk = b"10000\r\n" + b" " * 2**16 + b"\r\n"
    head = f"POST /hook HTTP/1.1\r\nHost: x\r\n{HEADER}: {SECRET}\r\nTransfer-Encoding: chunked\r\n\r\n"

    assert status(await door.hears(head.encode() + chunk * 17)) == 413
    assert await kept(app) == 0


async def test_a_body_cut_into_broken_chunks_is_refused_and_nothing_is_kept(door: Door, app: App) -> None:
    head = f"POST /hook HTTP/1.1\r\nHost: x\r\n{HEADER}: {SECRET}\r\nTransfer-Encoding: chunked\r\n\r\n"

    assert status(await door.hears(head.encode() + b"zz\r\n{}\r\n")) == 400
    assert await kept(app) == 0


async def test_a_packed_body_is_not_unpacked(door: Door, app: App) -> None:
    body = gzip.compress(UPDATE)
    answer = await door.asks("POST", "/hook", body, **{HEADER: SECRET, "Content-Encoding": "gzip"})

    assert status(answer) == 400
    assert await kept(app) == 0


async def test_a_body_that_trickles_in_is_given_up_while_others_are_served(hasty: Door, app: App) -> None:
    head = f"POST /hook HTTP/1.1\r\nHost: x\r\n{HEADER}: {SECRET}\r\nContent-Length: 1000\r\n\r\n{{"
    slow = asyncio.create_task(hasty.hears(head.encode()))

    assert status(await hasty.asks("POST", "/hook", UPDATE, **{HEADER: SECRET})) == 200
    assert status(await slow) == 408
    assert await kept(app) == 1


async def test_headers_that_never_end_are_given_up(hasty: Door) -> None:
    assert await hasty.hears(b"POST /hook HTTP/1.1\r\nHost:") == ""


async def test_a_flood_of_connections_uses_up_nothing_the_bot_needs(hasty: Door) -> None:
    crowd = [await hasty.opens() for _ in range(20)]
    turned_away = 0
    for reader, _ in crowd:
        try:
            async with asyncio.timeout(0.05):
                turned_away += await reader.read() == b""
        except ConnectionError:
            turned_away += 1
        except TimeoutError:
            continue
    for _, writer in crowd:
        writer.close()

    assert turned_away >= 15

    for _ in range(100):
        try:
            answer = await hasty.asks("GET", "/health")
        except ConnectionError:
            answer = ""
        if answer:
            break
        await asyncio.sleep(0.1)  # until the server has seen them go
    assert status(answer) == 200


async def test_a_crowd_that_asks_for_health_shares_one_look_at_the_database(app: App) -> None:
    doctor = Doctor(app)

    looks = await asyncio.gather(*(doctor.looks() for _ in range(50)))

    assert all(look is looks[0] for look in looks)
    assert await doctor.looks() is not looks[0]


async def test_a_database_that_does_not_answer_turns_health_503(door: Door, app: App) -> None:
    async with app.database.write() as conn:
        await conn.execute(sa.text("ALTER TABLE outbox RENAME TO away"))
    app.leads = True

    answer = await door.asks("GET", "/health")

    assert status(answer) == 503
    assert '"overdue": ["database"]' in answer


def settings(port: int, **more: str) -> Settings:
    return load(None, bot_token=TOKEN, company_name="Стройснаб", http_port=port, **more)


async def test_a_port_that_is_taken_does_not_keep_a_polling_bot_from_working(
    post: Post, door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    polling = App(post.database, post.bot, programme(), clock=post.clock)
    async with sites(polling, settings(door.port)):
        pass

    (warned,) = caplog.messages
    assert f"HTTP_PORT {door.port} cannot be used" in warned
    assert "set HTTP_PORT to a free port" in warned


async def test_a_port_that_is_taken_stops_a_webhook_which_nobody_could_reach(app: App, door: Door) -> None:
    with pytest.raises(SettingsError, match=f"HTTP_PORT {door.port} cannot be used"):
        async with sites(app, settings(door.port)):
            pass
