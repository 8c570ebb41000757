"""A storm over several replicas on one PostgreSQL: who leads is killed, frozen and replaced, and so are the others."""

from __future__ import annotations

import asyncio
import signal
import time
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from typing import Any

import aiohttp
from aiohttp import web

from sandbox.surroundings import Call
from tests.storm.processes import BotProcess
from tests.storm.storm import Storm

SECRET = "a-secret-of-the-storm"
RUNNING, STANDING_BY, STOPPED = "Otklik is running", "standing by", "has stopped working"
STRAY = 5  # requests that were on their way out when their process was frozen


class Balancer:
    """One address before all replicas: each request goes to the next one that takes it."""

    def __init__(self) -> None:
        self.ports: list[int] = []
        self.url = ""
        self._turn = 0

    async def __aenter__(self) -> Balancer:
        site = web.Application()
        site.router.add_post("/hook", self._forward)
        self._runner = web.AppRunner(site, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/hook"
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=3))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()
        await self._runner.cleanup()

    async def _forward(self, request: web.Request) -> web.Response:
        body, kept = await request.read(), ("Content-Type", "X-Telegram-Bot-Api-Secret-Token")
        headers = {name: request.headers[name] for name in kept if name in request.headers}
        self._turn += 1
        for number in range(len(self.ports)):
            port = self.ports[(self._turn + number) % len(self.ports)]
            try:
                url = f"http://127.0.0.1:{port}/hook"
                async with self._session.post(url, data=body, headers=headers) as answer:
                    if answer.status < 500:
                        return web.Response(status=answer.status)
            except (aiohttp.ClientError, TimeoutError):  # refused, reset or frozen
                continue
        return web.Response(status=502)


@dataclass(frozen=True, slots=True)
class Takeover:
    """How long it took after the end of a leader: until the next one called Telegram, and until it delivered."""

    why: str
    called_s: float
    delivered_s: float


def _is_there(process: BotProcess) -> bool:
    return STANDING_BY in process.log or RUNNING in process.log


def delivers(call: Call) -> bool:
    return call.outcome == "ok" and call.method.startswith(("send", "edit"))


@dataclass(eq=False)
class ReplicaStorm(Storm):
    """`kills` are of leaders and of standbys in turn; then a leader is frozen, and all replicas are replaced."""

    replicas: int = 3
    balancer: Balancer | None = None
    takeovers: list[Takeover] = field(default_factory=list)
    strays: list[Call] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.running: list[BotProcess] = []
        self.hosts: dict[int, str] = {}  # of the processes, by their ports

    def settings(self) -> dict[str, Any]:
        known = super().settings()
        return known | {"WEBHOOK_URL": self.balancer.url, "WEBHOOK_SECRET": SECRET} if self.balancer else known

    async def _rages(self) -> None:
        for _ in range(self.replicas):
            await self._joins()
        await self._until(lambda: self._leader() is not None, "one of them leads")
        await asyncio.sleep(self.chance.uniform(*self.severity.uptime_s))
        for number in range(self.severity.kills):
            if number == self.severity.kills // 2:
                await next(iter(self.crowd.managers.values())).blocks()
                await self._freezes()
            leader = await self._known_leader()
            victim = (
                leader
                if number % 2 == 0
                else self.chance.choice([process for process in self.running if process != leader])
            )
            victim.signals(signal.SIGKILL)
            died = time.monotonic()
            assert await victim.ends() == -signal.SIGKILL, victim.log
            self._leaves(victim)
            if victim is leader:
                await self._taken_over("kill", leader, died)
            await asyncio.sleep(self.chance.uniform(0, 0.5))
            await self._joins()
            await asyncio.sleep(self.chance.uniform(*self.severity.uptime_s))
        await self._deploys()

    async def _ends(self) -> None:
        for process in list(self.running):
            process.signals(signal.SIGTERM)
            assert await process.ends() == 0, process.log
            self._leaves(process)
        self._one_at_a_time()

    # --- the replicas ----------------------------------------------------------------------------------------------

    async def _joins(self) -> BotProcess:
        host = self.settings()["TELEGRAM_API_URL"].split("/")[2].partition(":")[0]
        process = await self._next()
        self.hosts[process.port] = host
        self.running.append(process)
        if self.balancer:
            self.balancer.ports.append(process.port)
        return process

    def _leaves(self, process: BotProcess) -> None:
        self.running.remove(process)
        if self.balancer:
            self.balancer.ports.remove(process.port)

    def _leader(self) -> BotProcess | None:
        leading = [process for process in self.running if process.log.count(RUNNING) > process.log.count(STOPPED)]
        return leading[-1] if leading else None

    async def _known_leader(self) -> BotProcess:
        await self._until(lambda: self._leader() is not None, "one of them leads")
        leader = self._leader()
        assert leader
        return leader

    async def _taken_over(self, why: str, old: BotProcess, since: float) -> None:
        """The owner asks for help, so that there is something to be handled and delivered."""
        await self.crowd.owner.types("/help")
        await self._until(lambda: any(map(delivers, self._calls_of_others(old, since))), f"one delivers after a {why}")
        calls = self._calls_of_others(old, since)
        delivered = next(filter(delivers, calls))
        self.takeovers.append(
            Takeover(why, round(calls[0].monotonic - since, 2), round(delivered.monotonic - since, 2))
        )

    def _calls_of_others(self, old: BotProcess, since: float) -> list[Call]:
        """What other processes have asked of Telegram since then, in order."""
        calls = self.world.calls[-2000:]
        return [call for call in calls if call.monotonic > since and call.host != self.hosts[old.port]]

    async def _freezes(self) -> None:
        """The leader stands still until another one has taken over, and wakes up again."""
        leader = await self._known_leader()
        leader.signals(signal.SIGSTOP)
        since = time.monotonic()
        self.running.remove(leader)  # it stays with the balancer, which does not know
        await self._taken_over("freeze", leader, since)
        leader.signals(signal.SIGCONT)
        self.running.insert(0, leader)
        await self._until(lambda: leader.log.count(STOPPED) > 0, "the frozen one has given up")
        calls = [call for call in self.world.calls if call.host == self.hosts[leader.port] and call.monotonic > since]
        self.strays += [call for call in calls if call.method != "getUpdates"]
        assert len(self.strays) <= STRAY, f"a frozen leader went on: {self.strays}"

    async def _deploys(self) -> None:
        """One after the other: a new one stands by, then an old one is stopped."""
        for old in list(self.running):
            new = await self._joins()
            await self._until(partial(_is_there, new), "the new one is there")
            led = old is await self._known_leader()
            old.signals(signal.SIGTERM)
            since = time.monotonic()
            assert await old.ends() == 0, old.log
            self._leaves(old)
            if led:
                await self._taken_over("deploy", old, since)

    def _one_at_a_time(self) -> None:
        """Once another one has begun to work, the one before works no more, unless it leads again."""
        calls = [call for call in self.world.calls if call.method != "getUpdates" and call not in self.strays]
        leaders = [host for host, _ in groupby(call.host for call in calls)]
        for process in self.processes:
            host = self.hosts[process.port]
            assert leaders.count(host) <= process.log.count(RUNNING), f"{host} worked beside another: {leaders}"
