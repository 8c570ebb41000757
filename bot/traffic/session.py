"""The session in which the bot talks to Telegram."""

from __future__ import annotations

from functools import cache
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods import Response, TelegramMethod


@cache
def answer_type(returned: Any) -> type[Response[Any]]:
    """The type by which an answer is parsed. Kept: pydantic forgets what nobody holds, and making one costs more than
    all the rest of a request."""
    return Response[returned]


class Session(AiohttpSession):
    """aiogram derives the type of an answer from its method each time: here it is at hand."""

    def check_response(self, bot: Bot, method: TelegramMethod[Any], status_code: int, content: str) -> Response[Any]:
        answer_type(method.__returning__)
        return super().check_response(bot, method, status_code, content)
