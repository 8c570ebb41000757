"""Intake: every update is kept in the inbox before it is confirmed to Telegram; polling or webhook."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramConflictError
from aiogram.methods import GetWebhookInfo, TelegramMethod
from aiohttp import web

from bot.mistakes import Mistake
from bot.traffic import retry
from bot.traffic.meter import Meter
from bot.traffic.retry import Backoff
from bot.traffic.trouble import Trouble
from bot.traffic.verdict import judge_error
from handlers.who import HEARD
from nps.values import InboxKind
from storage import marks
from storage.engine.database import Database
from storage.queues import inbox
from storage.queues.inbox import Incoming

log = logging.getLogger(__name__)
ALLOWED_UPDATES = list(HEARD)
BATCH = 100
GAP_LONGER_THAN = timedelta(minutes=2)  # Telegram drops taps after 150 seconds
REMEMBER_EVERY = timedelta(seconds=15)
ESTABLISHED_AFTER_S = 20.0
GIVE_UP_AFTER_S = 60.0
BODY_LIMIT = 1024 * 1024
BODY_WITHIN_S = 10.0


class TokenTaken(Mistake):
    """Another program polls with the same token and was there first."""


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates without validation: one update that cannot be parsed must not block the others."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int | None = None
    timeout: int | None = None
    allowed_updates: list[str] | None = None


_JSON = json.JSONEncoder(ensure_ascii=False).encode  # json.dumps would make one each time


def incoming(raw: dict[str, Any]) -> Incoming:
    """An update as it came, whatever it is: whether it can be parsed, the worker finds out."""
    raw = storable(raw)
    return Incoming(kind=InboxKind.UPDATE, payload=raw, chat_id=chat_of(raw), update_id=_number(raw, "update_id"))


def storable(raw: dict[str, Any]) -> dict[str, Any]:
    """The same without what no database keeps as text: NUL characters and halves of surrogate pairs."""
    try:
        if b"\\u0000" not in _JSON(raw).encode():
            return raw  # as nearly always
    except UnicodeEncodeError:
        pass
    cleaned: dict[str, Any] = _cleaned(raw)
    return cleaned


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {name: _cleaned(item) for name, item in value.items()}
    return [_cleaned(item) for item in value] if isinstance(value, list) else value


def chat_of(raw: dict[str, Any]) -> int | None:
    """Whose turn an update takes: its chat; for a tap, the person's private chat."""
    for name in ("message", "edited_message", "my_chat_member"):
        if name in raw:
            return _number(raw[name], "chat", "id")
    return _number(raw, "callback_query", "from", "id")


def _number(value: Any, *path: str) -> int | None:
    """What lies there, if it is a number that fits into the database."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63 else None


class Intake:
    """Keeps updates, remembers when Telegram was last heard, and notices gaps longer than taps live."""

    def __init__(
        self,
        database: Database,
        bot: Bot,
        clock: Callable[[], datetime],
        *,
        poll_timeout_s: int = 25,
        established_after_s: float = ESTABLISHED_AFTER_S,
        give_up_after_s: float = GIVE_UP_AFTER_S,
        backoff: Backoff = retry.POLL,
    ) -> None:
        self._database = database
        self._bot = bot
        self._clock = clock
        self._poll_timeout_s = poll_timeout_s
        self._established_after_s = established_after_s
        self._give_up_after_s = give_up_after_s
        self._backoff = backoff
        self._offset: int | None = None
        self._remembered: datetime | None = None
        self._gap = False
        self._began: float | None = None  # the first poll
        self._calm_since: float | None = None  # the beginning of the polls that had no rival
        self._failures = 0
        self.established = False  # has this program once polled for 20 seconds without a rival?
        self.heard_at: datetime | None = None
        self.conflict_at: datetime | None = None
        self.kept = asyncio.Event()  # something new is in the inbox
        self.meter = Meter()
        self.trouble = Trouble()

    def begins(self) -> None:
        """Another process may have listened meanwhile: an offset of long ago would confirm what nobody has read."""
        self._offset = None

    async def poll(self) -> None:
        """One getUpdates: keep what came, then, by the next offset, confirm it. Raises TokenTaken."""
        method = GetRawUpdates(
            offset=self._offset, limit=BATCH, timeout=self._poll_timeout_s, allowed_updates=ALLOWED_UPDATES
        )
        began = time.monotonic()
        try:
            updates = await self._bot(method, request_timeout=self._poll_timeout_s + 10)
        except TelegramConflictError:
            await self._on_conflict(began)
            return
        except Exception as error:
            await self._on_failure(error, method)
            return
        self.trouble.is_over()
        self._note_calm(began)
        try:
            await self.keep([incoming(raw) for raw in updates], complete=len(updates) < BATCH)
        except Exception:
            log.exception("updates could not be kept; they stay unconfirmed and come again")
            await asyncio.sleep(self._pause())
            return
        self._failures = 0
        if updates:
            self._offset = max(raw["update_id"] for raw in updates) + 1

    async def keep(self, rows: list[Incoming], *, complete: bool = True) -> None:
        """Write down what came, and that Telegram was heard; after a gap, once all that waited is in, note the gap."""
        now = self._clock()
        silent = self.heard_at is None or now - self.heard_at > GAP_LONGER_THAN
        fresh = self._remembered is not None and now - self._remembered < REMEMBER_EVERY
        if rows or silent or self._gap or not fresh:
            async with self._database.write(short=True, urgent=True) as conn:
                if silent:  # perhaps another process has listened meanwhile
                    heard = [at for at in (self.heard_at, await marks.find_time(conn, marks.HEARD_AT)) if at]
                    self._gap = self._gap or (bool(heard) and now - max(heard) > GAP_LONGER_THAN)
                noted = [Incoming(kind=InboxKind.GAP, payload={})] if self._gap and complete else []
                await inbox.keep(conn, [*rows, *noted], now=now)
                if complete or not self._gap:  # a crash before the gap is noted must not forget it
                    await marks.put(conn, marks.HEARD_AT, now.isoformat())
            self._remembered = now
            self.meter.kept([*rows, *noted])
            if rows or noted:
                self.kept.set()
        if complete:
            self._gap = False
        self.heard_at = now

    async def keep_delivered(self, row: Incoming) -> None:
        """Write down what a webhook brought. Silence says nothing there: whether we were heard, `watch` finds out."""
        async with self._database.write(short=True, urgent=True) as conn:
            await inbox.keep(conn, [row], now=self._clock())
        self.meter.kept([row])
        self.kept.set()

    async def watch(self) -> None:
        """One look at the webhook from Telegram's side: unless deliveries fail there, we are being heard."""
        method = GetWebhookInfo()
        try:
            hook = await self._bot(method, request_timeout=self._poll_timeout_s)
        except Exception as error:
            await self._on_failure(error, method)
            return
        self._failures = 0
        self.trouble.is_over()
        failed_at = hook.last_error_date if hook.pending_update_count else None
        if failed_at is None or (self.heard_at is not None and failed_at < self.heard_at - timedelta(seconds=1)):
            await self.keep([])

    def _note_calm(self, began: float) -> None:
        """From `began` until now nobody else has polled."""
        if self._calm_since is None:
            self._calm_since = began
        if self._began is None:
            self._began = began
        if time.monotonic() - self._calm_since >= self._established_after_s:
            self.established = True
            self.conflict_at = None

    async def _on_conflict(self, began: float) -> None:
        """Telegram ends the *earlier* poll, so both sides hear of it: who was here first goes on."""
        now = self._clock()
        self._note_calm(began)
        self._calm_since = None
        if self.established:
            log.error("another program polls with the same token")
            self.conflict_at = now
            async with self._database.write(short=True, urgent=True) as conn:
                await inbox.keep(conn, [Incoming(kind=InboxKind.CONFLICT, payload={})], now=now)
            self.kept.set()
        elif self._began is not None and time.monotonic() - self._began > self._give_up_after_s:
            raise TokenTaken("another program is polling with the same BOT_TOKEN; stop it first, then start this one")
        await asyncio.sleep(1)

    async def _on_failure(self, error: Exception, method: TelegramMethod[Any]) -> None:
        verdict = judge_error(error, method)
        pause = verdict.retry_after or self._pause()
        self.trouble.note(method.__api_method__, error, self._failures)
        await asyncio.sleep(pause)

    def _pause(self) -> float:
        """How long to wait after one more failure in a row."""
        self._failures += 1
        return self._backoff.pause_s(self._failures)


class Webhook:
    """The webhook's side of intake: answers 200 only after the commit."""

    def __init__(self, intake: Intake, secret: str, *, body_within_s: float = BODY_WITHIN_S) -> None:
        if not secret:
            raise ValueError("a webhook needs a secret")
        self._intake = intake
        self._secret = secret
        self._body_within_s = body_within_s

    async def receive(self, request: web.BaseRequest) -> web.Response:
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not hmac.compare_digest(secret.encode(errors="surrogateescape"), self._secret.encode()):
            raise web.HTTPUnauthorized  # the body of a stranger is not even read
        if (request.content_length or 0) > BODY_LIMIT:
            raise web.HTTPRequestEntityTooLarge(BODY_LIMIT, request.content_length or 0)
        try:
            async with asyncio.timeout(self._body_within_s):
                raw = json.loads(await request.read())
        except TimeoutError:
            raise web.HTTPRequestTimeout from None
        except (ValueError, RecursionError, web.RequestPayloadError):
            raise web.HTTPBadRequest from None
        if not isinstance(raw, dict):
            raise web.HTTPBadRequest
        await self._intake.keep_delivered(incoming(raw))
        return web.Response()
