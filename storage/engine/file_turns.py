"""The writers' turns among processes on one SQLite file: a lock on a file beside it, which is kept open."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from filelock import lock_descriptor, unlock_descriptor

LOOKS_EVERY_S = 0.005


class FileTurns:
    """For one writer of this process at a time; a process that dies gives its turn back."""

    def __init__(self, path: str, *, patience_s: float = 60.0) -> None:
        self.path = path
        self._patience_s = patience_s
        self._file: int | None = None

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for the turn, and have it until the end of the block. Raises TimeoutError when it does not come."""
        deadline = asyncio.get_running_loop().time() + self._patience_s
        # Not in a thread: one that is waiting would take the lock even after its writer was cancelled.
        while (taken := self._take()) is None:
            if asyncio.get_running_loop().time() > deadline:
                raise TimeoutError(f"{self.path} has been held by another process for too long")
            await asyncio.sleep(LOOKS_EVERY_S)
        try:
            yield
        finally:
            unlock_descriptor(taken)

    def _take(self) -> int | None:
        """None while another process has it. A file that somebody has removed is made anew: others lock that one."""
        while True:
            if self._file is None:
                os.makedirs(os.path.dirname(self.path) or ".", exist_ok=True)  # whoever closes may find the folder gone
                self._file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
            if not lock_descriptor(self._file, blocking=False):
                return None
            try:
                if os.path.samestat(os.fstat(self._file), os.stat(self.path)):
                    return self._file
            except FileNotFoundError:
                pass
            except OSError:
                self.close()  # nobody has a turn that its writer has not
                raise
            self.close()

    def close(self) -> None:
        """While nobody has the turn."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
