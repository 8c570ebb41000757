"""One scene, and the loop it lives in, for many stories one after another."""

from __future__ import annotations

import asyncio
from contextlib import AbstractAsyncContextManager, AsyncExitStack

from storage.schema import metadata
from tests.access.scene import Scene


class ReusedScene:
    """One scene and one loop for all stories; each begins with every row, and the clock, as they were."""

    def __init__(self, copied: AbstractAsyncContextManager[Scene]) -> None:
        self.runner, self.stack = asyncio.Runner(), AsyncExitStack()
        self.runner.get_loop().set_debug(False)
        self.scene = self.runner.run(self.stack.enter_async_context(copied))
        self.began = self.scene.stage.clock.now

    async def reset(self) -> None:
        scene, stage = self.scene, self.scene.stage
        for actor in scene.actors.values():
            actor.person.chat.blocked = False
        await stage.settles()
        await stage.stops()
        await scene.snapshot.restore(stage.database, only=frozenset(metadata.tables))
        stage.clock.now = self.began
        await stage.starts()

    def close(self) -> None:
        try:
            self.runner.run(self.stack.aclose())
        finally:
            self.runner.close()
