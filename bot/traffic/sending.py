"""One request to Telegram: a place at its pace, the call, and the judgement of its answer."""

from __future__ import annotations

import os
from contextlib import suppress
from time import monotonic
from typing import Any

from aiogram import Bot
from aiogram.methods import (
    EditMessageCaption,
    EditMessageMedia,
    EditMessageText,
    SendChatAction,
    TelegramMethod,
)
from aiogram.types import FSInputFile

from bot.traffic.pace import Pace, Slot
from bot.traffic.verdict import Outcome, Verdict, judge_answer, judge_error
from nps.values import Lane
from storage.queues.outbox import OutboxRow

TIMEOUT_S = 20
SLOW_S = 3.0
UPLOADED_IN_A_SECOND = 100_000
"""Bytes of a large file, where the way to Telegram is a bad one: so much longer its request may take."""
IN_PLACE = EditMessageText | EditMessageCaption | EditMessageMedia


class Sending:
    """The postman's way to Telegram."""

    def __init__(self, bot: Bot, pace: Pace) -> None:
        self._bot = bot
        self._pace = pace
        self.timeout_s = TIMEOUT_S
        self.slow_s = SLOW_S
        self._took_s = 0.0

    @property
    def is_slow(self) -> bool:
        """Did the last request take so long that a picture had better not hold up its words?"""
        return self._took_s > self.slow_s

    async def place_for(self, row: OutboxRow, method: TelegramMethod[Any]) -> Slot:
        """A place for this request. What a tap changes in place is no message, and does not wait for one."""
        if row.lane != Lane.ASK and isinstance(method, IN_PLACE) and not self._pace.paused():
            return self._pace.take(row.chat_id, row.lane, message=False)
        return await self._pace.turn(row.chat_id, row.lane)

    async def probe(self, row: OutboxRow) -> Verdict | None:
        """Does Telegram answer for this chat? None: it does, so what is in doubt may be repeated. It is no attempt."""
        action = SendChatAction(chat_id=row.chat_id or 0, action="typing")
        try:
            await self._bot(action, request_timeout=self.timeout_s)
        except Exception as error:
            return judge_error(error, action)
        return None

    async def call(self, method: TelegramMethod[Any], slot: Slot) -> Verdict:
        """Send it and judge the answer; the place is given back."""
        verdict = Verdict(Outcome.AMBIGUOUS, "cancelled")
        began = monotonic()
        try:
            verdict = judge_answer(await self._bot(method, request_timeout=self.timeout_s + _upload_s(method)))
        except Exception as error:
            verdict = judge_error(error, method)
        finally:
            if not _upload_s(method):
                self._took_s = monotonic() - began
            self._pace.give(slot, counted=verdict.outcome is not Outcome.LATER)
        if verdict.error == "429" and verdict.retry_after:
            self._pace.flooded(verdict.retry_after, slot.chat_id)
        return verdict


def _upload_s(method: TelegramMethod[Any]) -> int:
    """How much longer a file from the disk may take; 0: there is none."""
    file = getattr(method, "document", None)
    if not isinstance(file, FSInputFile):
        return 0
    with suppress(OSError):
        return 1 + os.stat(file.path).st_size // UPLOADED_IN_A_SECOND
    return 1
