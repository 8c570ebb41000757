"""Pictures are painted in a process of their own, one for each; one that breaks or hangs leaves the words alone."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from messages.pictures.font import FILES

log = logging.getLogger(__name__)
TIMEOUT_S = 3.0
AT_ONCE = 2
PNG = b"\x89PNG\r\n\x1a\n"
COMMAND = (sys.executable, "-I", str(Path(__file__).with_name("brush.py")))


class Painter:
    """`command`: the program that reads SVG and writes PNG; its last arguments are the fonts."""

    def __init__(self, command: Sequence[str] = COMMAND, timeout_s: float = TIMEOUT_S) -> None:
        self._command = (*command, *FILES)
        self._timeout_s = timeout_s
        self._room = asyncio.Semaphore(AT_ONCE)

    async def paint(self, svg: str) -> bytes | None:
        """The picture; None when it cannot be made, or not in time (waiting for others included)."""
        try:
            async with asyncio.timeout(self._timeout_s), self._room:
                return await self._painted(svg)
        except TimeoutError:
            log.warning("a picture took longer than %s s", self._timeout_s)
        except OSError as error:
            log.warning("no process to paint in: %s", type(error).__name__)
        return None

    async def _painted(self, svg: str) -> bytes | None:
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            *self._command, stdin=pipe, stdout=pipe, stderr=asyncio.subprocess.DEVNULL, env={}
        )
        try:
            picture, _ = await process.communicate(svg.encode())
        finally:
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    process.kill()
                await asyncio.shield(process.wait())
        if process.returncode or not picture.startswith(PNG):
            log.warning("a picture could not be painted: %s", process.returncode)
            return None
        return picture
