"""One running Otklik for each SQLite file: a lock beside it, held as long as the process lives."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from storage.engine.database import DatabaseError


class AlreadyRunning(DatabaseError):
    """Another process works on the same SQLite file."""


def take_instance_lock(path: Path) -> FileLock:
    """Take the lock, or raise AlreadyRunning with a sentence."""
    lock = FileLock(f"{path}.running", thread_local=False)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        raise AlreadyRunning(f"another Otklik is running on {path}: stop it first") from None
    return lock


@contextmanager
def instance_lock(path: Path) -> Iterator[None]:
    lock = take_instance_lock(path)
    try:
        yield
    finally:
        lock.release()
