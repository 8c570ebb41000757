"""The writers' turns among processes: one after the other, whatever becomes of the file that is locked."""

from __future__ import annotations

import asyncio
import multiprocessing
import shutil
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from storage.engine.file_turns import FileTurns


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "otklik.db.lock")


async def is_free(turns: FileTurns) -> bool:
    try:
        async with turns.turn():
            return True
    except TimeoutError:
        return False


async def test_one_has_the_turn_and_then_the_other(path: str) -> None:
    one, other = FileTurns(path), FileTurns(path, patience_s=0)

    async with one.turn():
        assert not await is_free(other)
    assert await is_free(other)
    assert await is_free(one)


async def test_it_is_given_back_by_whoever_fails_with_it(path: str) -> None:
    one, other = FileTurns(path), FileTurns(path)

    with pytest.raises(ZeroDivisionError):
        async with one.turn():
            raise ZeroDivisionError

    assert await is_free(other)


async def test_whoever_waits_has_it_soon(path: str) -> None:
    one, other = FileTurns(path), FileTurns(path)
    order = []

    async def writes(turns: FileTurns, name: str) -> None:
        async with turns.turn():
            order.append(name)
            await asyncio.sleep(0.01)
            order.append(name)

    await asyncio.gather(writes(one, "one"), writes(other, "other"))
    assert order == ["one", "one", "other", "other"]


async def test_a_removed_file_is_made_anew_for_all(path: str) -> None:
    one, other = FileTurns(path, patience_s=0), FileTurns(path)
    assert await is_free(one)
    Path(path).unlink()  # noqa: ASYNC240 - as somebody else would

    async with other.turn():
        assert not await is_free(one)
    assert await is_free(one)


async def test_where_the_folder_is_gone_there_is_a_turn_as_well(tmp_path: Path) -> None:
    """Whoever closes a database last may come after somebody has cleared it away."""
    turns = FileTurns(str(tmp_path / "gone" / "otklik.db.lock"))
    assert await is_free(turns)
    shutil.rmtree(tmp_path / "gone")

    assert await is_free(turns)


async def test_a_closed_one_opens_the_file_again(path: str) -> None:
    turns = FileTurns(path)
    assert await is_free(turns)
    turns.close()
    turns.close()

    assert await is_free(turns)


def hold(path: str, pipe: Connection) -> None:
    async def holds() -> None:
        async with FileTurns(path).turn():
            pipe.send("held")
            await asyncio.sleep(60)

    asyncio.run(holds())


async def test_a_process_that_is_killed_gives_it_back(path: str) -> None:
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=hold, args=(path, there))
    process.start()
    try:
        assert await asyncio.to_thread(here.recv) == "held"
        assert not await is_free(FileTurns(path, patience_s=0))
    finally:
        process.kill()
        await asyncio.to_thread(process.join)

    assert await is_free(FileTurns(path))
