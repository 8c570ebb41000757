"""/metrics: the counters of this process, and how long inbox and outbox have been waiting, in Prometheus' words."""

from __future__ import annotations

import asyncio
import logging
import time
from datetime import datetime

from prometheus_client import CollectorRegistry, Gauge, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4 as CONTENT_TYPE

from bot.app import App
from bot.site.health import DATABASE_PATIENCE_S, Doctor
from storage.engine.database import size_of
from storage.queues import inbox, outbox

__all__ = ["CONTENT_TYPE", "Metrics"]
log = logging.getLogger(__name__)
COUNT_EVERY_S = 60.0
PARTS = ("poll", "tick", "send", "conflict", "database")


class Metrics:
    """What a scrape sees. Lags are asked of the database each time, the counts of all rows once a minute."""

    def __init__(self, app: App, *, count_every_s: float = COUNT_EVERY_S) -> None:
        self._app = app
        self._doctor = Doctor(app)
        self._count_every_s = count_every_s
        self._counted_at: float | None = None
        self._counts: dict[str, dict[str, int]] = {}
        self._turn = asyncio.Lock()

    async def shown(self) -> bytes:
        """The whole page. Without the database it is shorter and says so."""
        async with self._turn:
            return generate_latest(self._app.meter.registry) + generate_latest(await self._present())

    async def _present(self) -> CollectorRegistry:
        """What is true just now, as gauges of one scrape."""
        now, pulse = self._app.clock(), self._app.pulse()
        page = CollectorRegistry()
        ProcessCollector(registry=page)
        _gauge(page, "otklik_leader", "Does this process lead?", pulse.leads)
        _gauge(page, "otklik_start_time_seconds", "When this process started", pulse.started_at)
        last = Gauge("otklik_last_success_time_seconds", "Last successful poll, send, tick", ["what"], registry=page)
        for stage, at in (("poll", pulse.heard_at), ("send", pulse.sent_at), ("tick", pulse.ticked_at)):
            if at is not None:
                last.labels(stage).set(at.timestamp())
        ok, findings = await self._doctor.looks()
        _gauge(page, "otklik_healthy", "Would /health say 200?", ok)
        overdue = Gauge("otklik_overdue", "What /health finds overdue", ["what"], registry=page)
        for part in PARTS:
            overdue.labels(part).set(part in findings["overdue"])
        try:
            async with asyncio.timeout(DATABASE_PATIENCE_S):
                await self._ask_database(page, now)
        except Exception as error:
            log.warning("/metrics cannot read the database: %s", type(error).__name__)
        return page

    async def _ask_database(self, page: CollectorRegistry, now: datetime) -> None:
        async with self._app.database.read() as conn:
            came = await inbox.find_oldest_waiting(conn)
            due = await outbox.find_oldest_due(conn, now=now)
            if self._counted_at is None or time.monotonic() - self._counted_at >= self._count_every_s:
                self._counts = {"inbox": await inbox.count_states(conn), "outbox": await outbox.count_states(conn)}
                self._counted_at = time.monotonic()
        _gauge(page, "otklik_inbox_lag_seconds", "Age of the oldest update nobody has handled", _age(came, now))
        _gauge(page, "otklik_outbox_lag_seconds", "Age of the oldest message that is due", _age(due, now))
        for box, counts in self._counts.items():
            rows = Gauge(f"otklik_{box}_rows", f"Rows of the {box}, by state", ["state"], registry=page)
            for state, count in counts.items():
                rows.labels(state).set(count)
        _gauge(page, "otklik_database_bytes", "Size of the database", await size_of(self._app.database))


def _gauge(page: CollectorRegistry, name: str, meaning: str, value: float | datetime) -> None:
    Gauge(name, meaning, registry=page).set(value.timestamp() if isinstance(value, datetime) else value)


def _age(since: datetime | None, now: datetime) -> float:
    return max((now - since).total_seconds(), 0.0) if since is not None else 0.0
