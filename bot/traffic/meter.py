"""What this process has done since its start, counted as it happens: cheap numbers, read by /metrics."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from aiogram import Dispatcher
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.types import TelegramObject
from prometheus_client import CollectorRegistry, Counter, Histogram

from bot.traffic.verdict import Outcome, Verdict
from nps.values import InboxKind, Lane
from storage.queues.inbox import Incoming

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]
KINDS = frozenset(("message", "edited_message", "callback_query", "my_chat_member"))
BUCKETS_S = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)


class Meter:
    """The counters of one process, in a registry of their own. Labels are words of the program, never of people."""

    def __init__(self) -> None:
        own = self.registry = CollectorRegistry()
        self._updates = Counter("otklik_updates", "Updates kept in the inbox, by kind", ["kind"], registry=own)
        self._unhandled = Counter("otklik_updates_unhandled", "Updates that no handler wanted", registry=own)
        self._handlers = Histogram(
            "otklik_handler_seconds", "Times of handlers", ["handler"], buckets=BUCKETS_S, registry=own
        )
        self._failures = Counter("otklik_handler_failures", "Handlers that raised", ["handler"], registry=own)
        self._deliveries = Counter(
            "otklik_deliveries", "Attempts to deliver, by outcome and lane", ["outcome", "lane"], registry=own
        )
        self._flooded = Counter("otklik_deliveries_429", "Attempts Telegram refused as too many", registry=own)
        self._plain = Counter("otklik_plain_fallbacks", "Messages whose markup Telegram refused", registry=own)

    def kept(self, rows: Iterable[Incoming]) -> None:
        """These are in the inbox; an update that came twice is counted twice."""
        for row in rows:
            self._updates.labels(_kind(row)).inc()

    def delivered(self, verdict: Verdict, lane: int) -> None:
        """One attempt to deliver has ended so."""
        self._deliveries.labels(verdict.outcome.value, Lane(lane).name.lower()).inc()
        if verdict.outcome is Outcome.MARKUP:
            self._plain.inc()
        if verdict.error == "429":
            self._flooded.inc()

    def unhandled(self) -> None:
        """No handler wanted an update."""
        self._unhandled.inc()

    @contextmanager
    def handling(self, name: str) -> Iterator[None]:
        """Around one call of the handler of this name."""
        began = time.perf_counter()
        try:
            yield
        except Exception:
            self._failures.labels(name).inc()
            raise
        finally:
            self._handlers.labels(name).observe(time.perf_counter() - began)


def watch(dispatcher: Dispatcher) -> None:
    """Time every handler of this dispatcher, and count what none of them wants; the `meter` comes with each update."""
    dispatcher.update.outer_middleware(_look)
    for name, observer in dispatcher.observers.items():
        if name != "update":
            observer.middleware(_time)


async def _look(handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
    result = await handler(event, data)
    if result is UNHANDLED:
        meter: Meter = data["meter"]
        meter.unhandled()
    return result


async def _time(handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
    meter: Meter = data["meter"]
    with meter.handling(f"{data['event_router'].name}.{data['handler'].callback.__name__}"):
        return await handler(event, data)


def _kind(row: Incoming) -> str:
    if row.kind != InboxKind.UPDATE:
        return row.kind
    return next((name for name in row.payload if name in KINDS), "other")
