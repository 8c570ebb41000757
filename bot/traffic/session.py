"""The session in which the bot talks to Telegram."""

from __future__ import annotations

from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods import Response, TelegramMethod


class Session(AiohttpSession):
    """Keeps the types that answers are parsed by.

    aiogram derives them from the method at each answer, and pydantic forgets what nobody holds: making one anew costs
    more than all the rest of a request.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._kept: dict[Any, Any] = {}

    def check_response(self, bot: Bot, method: TelegramMethod[Any], status_code: int, content: str) -> Response[Any]:
        kind = method.__returning__
        if kind not in self._kept:
            self._kept[kind] = Response[kind]  # type: ignore[valid-type]  # known at run time
        return super().check_response(bot, method, status_code, content)
