"""Intake by webhook: nothing is accepted without the secret, and nothing is acknowledged before it is kept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from io import BytesIO
from typing import Any

import aiohttp
import pytest
import sqlalchemy as sa

from bot.app import App
from bot.site.http import serve
from bot.start import prepare
from bot.traffic.intake import ALLOWED_UPDATES, BODY_LIMIT, Webhook
from bot.traffic.pace import Pace
from nps.values import InboxKind
from sandbox.people import Person
from storage.people import enrolments
from storage.schema import inbox as table
from tests.bot.desk import Desk
from tests.bot.post import Post, question_card
from tests.filling import Filling
from tests.rounds.stage import OWNER_ID, TOKEN, Stage, programme

SECRET = "a-secret-of-our-own-0123456789"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
CLIENT = 31


class Site:
    """An app that listens for a webhook, and a client of its HTTP side."""

    def __init__(self, post: Post, app: App, url: str, session: aiohttp.ClientSession) -> None:
        self.post = post
        self.app = app
        self.url = url
        self.session = session

    async def posts(self, body: Any = None, secret: str | None = SECRET, **more: Any) -> int:
        """The status of the answer to one delivery."""
        headers = {} if secret is None else {HEADER: secret}
        content = more or {"json": body}
        async with self.session.post(self.url, headers=headers, **content) as answer:
            return answer.status

    async def inbox(self) -> list[str]:
        async with self.post.database.read() as conn:
            return list((await conn.execute(sa.select(table.c.state).order_by(table.c.id))).scalars())


@pytest.fixture
async def site(any_post: Post) -> AsyncIterator[Site]:
    """The HTTP side is up; the parts behind it start with `app.start()`."""
    post = any_post
    pace = Pace(overall=None, burst=None)
    await prepare(post.database, programme(), post.clock)
    app = App(
        post.database, post.bot, programme(), clock=post.clock, pace=pace, webhook=("http://127.0.0.1:1/hook", SECRET)
    )
    runner = await serve(app, 0)
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    app.webhook = (url, SECRET)
    post.world.webhook_retry = 0.02
    async with aiohttp.ClientSession() as session:
        yield Site(post, app, url, session)
        await app.stop()
        await runner.cleanup()


def update(number: int = 7, words: str = "/help") -> dict[str, Any]:
    person = {"id": CLIENT, "is_bot": False, "first_name": "Ирина"}
    message = {"message_id": 1, "date": 1, "chat": {"id": CLIENT, "type": "private"}, "from": person, "text": words}
    return {"update_id": number, "message": message}


async def test_a_delivery_without_the_secret_or_with_a_wrong_one_is_refused(site: Site) -> None:
    assert await site.posts(update(), secret=None) == 401
    assert await site.posts(update(), secret="wrong") == 401
    assert await site.posts(update(), secret="") == 401

    assert await site.inbox() == []


async def test_a_secret_that_is_no_text_is_a_wrong_one(site: Site) -> None:
    """A bug once: bytes that are no UTF-8 ended in an error 500."""
    reader, writer = await asyncio.open_connection("127.0.0.1", int(site.url.split(":")[2].split("/")[0]))
    writer.write(b"POST /hook HTTP/1.1\r\nHost: x\r\n" + HEADER.encode() + b": \xff\xfe\r\nContent-Length: 2\r\n\r\n{}")
    await writer.drain()
    status = await reader.readline()
    writer.close()

    assert b" 401 " in status


async def test_a_delivery_is_acknowledged_once_it_is_kept(site: Site) -> None:
    assert await site.posts(update()) == 200

    assert await site.inbox() == ["waiting"]


async def test_nothing_is_acknowledged_before_the_commit(site: Site) -> None:
    async with site.post.database.write():  # somebody else is writing
        delivery = asyncio.create_task(site.posts(update()))
        await asyncio.wait({delivery}, timeout=0.3)
        assert not delivery.done()

    assert await delivery == 200
    assert await site.inbox() == ["waiting"]


async def test_what_cannot_be_kept_is_not_acknowledged_and_telegram_delivers_it_again(site: Site) -> None:
    person = await Desk(site.post).meets(CLIENT)
    async with site.post.database.write() as conn:
        await conn.execute(sa.text("ALTER TABLE inbox RENAME TO away"))
    await site.post.bot.set_webhook(site.url, secret_token=SECRET)
    await person.types("/help")
    hook = site.post.world.bot(TOKEN).webhook
    assert hook
    await site.post.world.wait_until(lambda: "500" in hook.last_error)

    async with site.post.database.write() as conn:
        await conn.execute(sa.text("ALTER TABLE away RENAME TO inbox"))
    await site.post.world.wait_until(lambda: not site.post.world.pending(TOKEN))

    assert await site.inbox() == ["waiting"]


async def test_a_repeated_delivery_is_acknowledged_and_kept_once(site: Site) -> None:
    assert [await site.posts(update()), await site.posts(update())] == [200, 200]

    assert await site.inbox() == ["waiting"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"text"', b"\xff\xfe", b"[" * 100_000])
async def test_garbage_is_refused(site: Site, body: bytes) -> None:
    assert await site.posts(data=body) == 400


async def test_an_update_that_cannot_be_parsed_is_acknowledged_and_kept(site: Site) -> None:
    assert await site.posts({"update_id": 8, "message": {"text": 1}}) == 200
    assert await site.posts({"update_id": "eight"}) == 200

    assert await site.inbox() == ["waiting", "waiting"]


async def test_a_body_over_the_limit_is_refused(site: Site) -> None:
    assert await site.posts(data=BytesIO(b" " * (BODY_LIMIT + 1))) == 413


async def test_nothing_else_is_served(site: Site) -> None:
    root = site.url.removesuffix("/hook")
    async with site.session.get(root) as answer:
        assert answer.status == 404
    async with site.session.get(site.url) as answer:
        assert answer.status == 405


def test_a_webhook_without_a_secret_is_not_even_built(post: Post) -> None:
    with pytest.raises(ValueError, match="secret"):
        Webhook(Desk(post).opens(), "")


async def test_the_start_sets_the_webhook_with_secret_and_kinds_and_the_stop_touches_neither_it_nor_the_queue(
    site: Site,
) -> None:
    person = await site.post.meets(1)
    bot = site.post.world.bot(TOKEN)
    await site.app.start(ticking=False)
    await site.post.world.wait_until(lambda: bot.webhook is not None and person.inbox)

    await site.app.stop()
    await person.types("while it is down")

    assert bot.webhook
    assert (bot.webhook.url, bot.webhook.secret) == (site.url, SECRET)
    assert bot.updates.allowed == ALLOWED_UPDATES
    assert not site.post.world.sent(method="deleteWebhook")
    [call] = site.post.world.sent(method="setWebhook")
    assert "drop_pending_updates" not in call.params


# --- a whole round ---------------------------------------------------------------------------------------------------


async def joined(site: Site) -> tuple[Person, Person]:
    """Ирина, who sees her link's first message, and Анна, her manager; the app runs."""

    async def fill(filling: Filling) -> None:
        anna = await filling.manager("Анна Смирнова", telegram_id=21)
        account = await filling.account("ООО «Вектор»", manager=anna)
        await filling.contact("Ирина Ким", account=account, joined=False)

    await site.post.fills(fill)
    anna = await Desk(site.post).meets(21)
    irina = site.post.world.person(CLIENT, first_name="Ирина", language_code="ru", bot_token=TOKEN)
    await site.app.start(ticking=False)
    bot = site.post.world.bot(TOKEN)
    await site.post.world.wait_until(lambda: bot.webhook is not None)
    stage = Stage(site.post.database, site.post.world, site.post.server, site.post.clock)
    async with site.post.database.write() as conn:
        await enrolments.ensure_all(conn, now=site.post.clock(), lives=timedelta(days=90))
    await irina.opens(await stage.link_of("Ирина Ким"))
    await site.post.world.wait_until(lambda: irina.sees("Анна Смирнова"))
    return irina, anna


async def test_a_whole_round_goes_through_the_webhook(site: Site) -> None:
    irina, anna = await joined(site)
    wait = site.post.world.wait_until

    await irina.taps("Согласиться и начать")
    await wait(lambda: irina.sees("По шкале от 0 до 10"))
    await irina.taps("3")
    await wait(lambda: irina.sees("Ваша оценка: 3"))
    await irina.types("Третий раз опоздали")

    await wait(lambda: anna.sees("3 из 10"))
    await wait(lambda: anna.sees("Третий раз опоздали"))


async def test_a_comment_that_overtakes_its_score_is_attached_to_it(site: Site) -> None:
    irina, anna = await joined(site)
    wait = site.post.world.wait_until
    await irina.taps("Согласиться и начать")
    await wait(lambda: irina.sees("По шкале от 0 до 10"))
    await site.app.stop()  # both wait at Telegram; the message comes first
    await irina.types("Третий раз опоздали")
    await irina.taps("3")
    tap, message = sorted(site.post.world.bot(TOKEN).updates.waiting(), key=lambda waiting: waiting.kind)
    assert (tap.kind, message.kind) == ("callback_query", "message")
    await site.app.start(ticking=False)

    await wait(lambda: anna.sees("3 из 10"))
    await wait(lambda: anna.sees("Третий раз опоздали"))

    async with site.post.database.read() as conn:
        assert (await conn.execute(sa.text("SELECT count(*) FROM comment_parts"))).scalar_one() == 1


# --- a silence longer than taps live ---------------------------------------------------------------------------------


async def asked(post: Post) -> Person:
    person = await Desk(post).meets(CLIENT)

    async def fill(filling: Filling) -> Any:
        return await filling.asked(await filling.contact(telegram_id=CLIENT), delivered=False)

    invitation = await post.fills(fill)
    await post.owes(question_card(invitation, CLIENT))
    await post.settles()
    return person


async def gaps(post: Post) -> int:
    async with post.database.read() as conn:
        query = sa.select(sa.func.count()).select_from(table).where(table.c.kind == InboxKind.GAP)
        return (await conn.execute(query)).scalar_one()


async def test_a_night_without_updates_is_no_gap(site: Site) -> None:
    """A bug once: with a webhook silence was taken for an outage, and clients were asked to tap again each morning."""
    post = site.post
    await asked(post)
    assert await site.posts(update(1)) == 200
    post.clock.now += timedelta(hours=9)

    assert await site.posts(update(2)) == 200

    assert await gaps(post) == 0


async def test_deliveries_that_failed_for_minutes_are_a_gap_noted_after_the_backlog(post: Post) -> None:
    desk = Desk(post)
    person = await asked(post)
    intake = desk.opens()
    post.world.webhook_retry = 0.02
    await post.bot.set_webhook("http://127.0.0.1:1/nobody-listens", secret_token=SECRET)
    await intake.watch()
    hook = post.world.bot(TOKEN).webhook
    assert hook
    await person.types("hello")
    for _ in range(4):
        hook.last_error, hook.last_error_at = "", None
        await post.world.wait_until(lambda: hook.last_error)
        post.clock.now += timedelta(minutes=1)
        await intake.watch()
    assert await gaps(post) == 0  # not while deliveries fail: the backlog comes first

    await desk.takes_in()
    await intake.watch()

    assert await gaps(post) == 1
    assert (await desk.rows("kind")) == ["update", InboxKind.GAP]


async def test_a_process_that_was_down_for_minutes_notes_a_gap_with_a_webhook_too(post: Post) -> None:
    desk = Desk(post)
    await asked(post)
    await post.bot.set_webhook("http://127.0.0.1:1/nobody-listens", secret_token=SECRET)
    await desk.opens().watch()
    post.clock.now += timedelta(minutes=3)

    await desk.opens().watch()

    assert await gaps(post) == 1


async def test_looking_every_minute_notes_no_gap(post: Post) -> None:
    desk = Desk(post)
    await asked(post)
    await post.bot.set_webhook("http://127.0.0.1:1/nobody-listens", secret_token=SECRET)
    intake = desk.opens()
    for _ in range(10):
        await intake.watch()
        post.clock.now += timedelta(minutes=1)

    assert await gaps(post) == 0


async def test_the_running_program_watches_over_its_webhook(site: Site) -> None:
    await site.app.start(ticking=False)

    await site.post.world.wait_until(lambda: site.app.intake.heard_at is not None)

    assert site.post.world.sent(method="getWebhookInfo")


async def test_an_owner_is_greeted_through_the_webhook(site: Site) -> None:
    await site.app.start(ticking=False)
    bot = site.post.world.bot(TOKEN)
    await site.post.world.wait_until(lambda: bot.webhook is not None)
    owner = site.post.world.person(OWNER_ID, first_name="Павел", language_code="ru", bot_token=TOKEN)
    await owner.opens()

    await site.post.world.wait_until(lambda: owner.sees("владелец"))
