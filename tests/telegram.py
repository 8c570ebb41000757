"""The bot's client, pointed at a sandbox Telegram."""

from __future__ import annotations

import ssl
from functools import cache

from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer

from bot.traffic.session import Session

setattr(ssl, "create_default_context", cache(ssl.create_default_context))  # noqa: B010 - read once, not for each bot


class LocalSession(Session):
    """aiogram's own rests 250 ms for TLS connections to end: there are none here, and many tests."""

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


def sandbox_bot(token: str, url: str) -> Bot:
    return Bot(token, session=LocalSession(api=TelegramAPIServer.from_base(url)))
