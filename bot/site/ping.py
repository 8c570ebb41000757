"""The dead-man ping: somebody outside is told every minute that all is well, and raises the alarm when it stops."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from aiohttp import ClientError, ClientSession, ClientTimeout
from pydantic import SecretStr

from bot.site.health import Doctor, Patient

log = logging.getLogger(__name__)
EVERY_S = 60.0
AGAIN_S = 5.0  # when it was not taken, or there was none
TIMEOUT_S = 10.0


class Pinger:
    """Asks a URL by GET as long as this process leads and is well; the URL is a secret and stays out of the log."""

    def __init__(self, app: Patient, url: str, *, timeout_s: float = TIMEOUT_S) -> None:
        self._app = app
        self._doctor = Doctor(app)
        self._url = url
        self._timeout = ClientTimeout(total=timeout_s)
        self._failures = 0

    async def step(self) -> bool:
        """One ping if one is due to be sent; tells whether it was taken. Never raises for what happens outside."""
        try:
            if not self._app.pulse().leads or not (await self._doctor.looks())[0]:
                return False
            # Directly, without TELEGRAM_PROXY: the way to Telegram is watched by /health already.
            async with ClientSession(timeout=self._timeout) as session, session.get(self._url) as answer:
                answer.raise_for_status()
        except (ClientError, OSError, ValueError) as error:  # TimeoutError is an OSError
            self._failures += 1
            if self._failures in (1, 10) or self._failures % 100 == 0:
                why = getattr(error, "status", None) or type(error).__name__
                log.warning("PING_URL failed %s times: %s", self._failures, why)
            return False
        self._failures = 0
        return True


@asynccontextmanager
async def pinging(app: Patient, url: SecretStr | None, *, every_s: float = EVERY_S) -> AsyncIterator[None]:
    """Ping as long as the block lasts; without a URL nothing happens."""
    task = asyncio.create_task(_repeat(Pinger(app, url.get_secret_value()), every_s)) if url else None
    try:
        yield
    finally:
        if task is not None:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def _repeat(pinger: Pinger, every_s: float) -> None:
    while True:
        try:
            taken = await pinger.step()
        except Exception:
            log.exception("the ping failed")
            taken = False
        await asyncio.sleep(every_s if taken else min(every_s, AGAIN_S))
