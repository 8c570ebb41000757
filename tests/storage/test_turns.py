"""Whose turn it is to write: one after the other, the urgent ones first, and nobody who gave up holds up the others."""

from __future__ import annotations

import asyncio

import pytest

from storage.engine.turns import Turns


class Line:
    """Those who want a turn, and in what order they had it."""

    def __init__(self) -> None:
        self.turns = Turns()
        self.served: list[str] = []
        self.may_go = asyncio.Event()

    async def wants(self, name: str, *, urgent: bool = False) -> asyncio.Task[None]:
        """Somebody who has come, and has the turn or waits for it."""
        task = asyncio.create_task(self._has(name, urgent=urgent))
        await asyncio.sleep(0)
        return task

    async def _has(self, name: str, *, urgent: bool) -> None:
        async with self.turns.turn(urgent=urgent):
            self.served.append(name)
            await self.may_go.wait()


@pytest.fixture
async def line() -> Line:
    return Line()


async def test_the_urgent_ones_come_first_and_equals_in_order_of_coming(line: Line) -> None:
    tasks = [await line.wants(name, urgent=name.isupper()) for name in "abCdE"]
    assert line.served == ["a"]
    line.may_go.set()
    await asyncio.gather(*tasks)

    assert line.served == ["a", "C", "E", "b", "d"]


async def test_a_block_that_raises_passes_the_turn_on(line: Line) -> None:
    async def fails() -> None:
        async with line.turns.turn():
            await line.may_go.wait()
            raise LookupError

    failing = asyncio.create_task(fails())
    await asyncio.sleep(0)
    waiting = await line.wants("a")
    line.may_go.set()
    await asyncio.wait({failing, waiting})

    assert isinstance(failing.exception(), LookupError)
    assert line.served == ["a"]


@pytest.mark.parametrize("called", [False, True], ids=["while waiting", "as the turn comes"])
async def test_who_is_cancelled_leaves_the_turn_to_the_next(line: Line, called: bool) -> None:
    first, gone, last = [await line.wants(name) for name in "abc"]
    line.may_go.set()
    if called:
        await asyncio.sleep(0)  # the first one has passed it on, and the second has not noticed yet
    gone.cancel()
    await asyncio.gather(first, last)

    assert line.served == ["a", "c"]
    assert gone.cancelled()
