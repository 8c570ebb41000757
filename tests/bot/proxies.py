"""The two kinds of proxy people run in front of Telegram, small: HTTP with CONNECT, and SOCKS5."""

from __future__ import annotations

import asyncio
import base64
from asyncio import StreamReader, StreamWriter
from types import TracebackType
from typing import Self


class Proxy:
    """Listens on a free port; `carried` names the targets it has connected to, `refuses` makes it say no."""

    scheme = ""

    def __init__(self, user: str = "", password: str = "") -> None:
        self.user = user
        self.password = password
        self.carried: list[tuple[str, int]] = []
        self.refuses = False
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        assert self._server
        port = self._server.sockets[0].getsockname()[1]
        who = f"{self.user}:{self.password}@" if self.user else ""
        return f"{self.scheme}://{who}127.0.0.1:{port}"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._on_client, "127.0.0.1", 0)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _on_client(self, reader: StreamReader, writer: StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._tasks.add(task)
        try:
            target = await self._greet(reader, writer)
            if target is not None:
                self.carried.append(target)
                await self._carry(reader, writer, *target)
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _greet(self, reader: StreamReader, writer: StreamWriter) -> tuple[str, int] | None:
        """Speak the protocol up to the open way; None when the client is turned away."""
        raise NotImplementedError

    async def _carry(self, reader: StreamReader, writer: StreamWriter, host: str, port: int) -> None:
        far_reader, far_writer = await asyncio.open_connection(host, port)
        try:
            await asyncio.gather(_pump(reader, far_writer), _pump(far_reader, writer))
        finally:
            far_writer.close()


class HttpProxy(Proxy):
    scheme = "http"

    async def _greet(self, reader: StreamReader, writer: StreamWriter) -> tuple[str, int] | None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        verb, target, _ = head.split(" ", 2)
        assert verb == "CONNECT"
        expected = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
        if self.user and f"Basic {expected}" not in head:
            writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")
            return None
        if self.refuses:
            writer.write(b"HTTP/1.1 502 Bad Gateway\r\n\r\n")
            return None
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        host, _, port = target.rpartition(":")
        return host, int(port)


class SocksProxy(Proxy):
    scheme = "socks5"

    async def _greet(self, reader: StreamReader, writer: StreamWriter) -> tuple[str, int] | None:
        _, count = await reader.readexactly(2)
        await reader.readexactly(count)
        writer.write(b"\x05\x02" if self.user else b"\x05\x00")
        if self.user:
            await reader.readexactly(1)
            user = await reader.readexactly((await reader.readexactly(1))[0])
            password = await reader.readexactly((await reader.readexactly(1))[0])
            right = (user.decode(), password.decode()) == (self.user, self.password)
            writer.write(b"\x01\x00" if right else b"\x01\x01")
            if not right:
                return None
        _, _, _, kind = await reader.readexactly(4)
        if kind == 1:
            host = ".".join(str(byte) for byte in await reader.readexactly(4))
        else:
            host = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        port = int.from_bytes(await reader.readexactly(2), "big")
        answer = b"\x05\x05" if self.refuses else b"\x05\x00"  # 5: connection refused
        writer.write(answer + b"\x00\x01\x00\x00\x00\x00\x00\x00")
        return None if self.refuses else (host, port)


async def _pump(reader: StreamReader, writer: StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    if writer.can_write_eof():
        writer.write_eof()
