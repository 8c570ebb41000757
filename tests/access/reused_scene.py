"""One scene, and the loop it lives in, for many stories one after another."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

from storage.engine.database import Database
from storage.schema import metadata
from tests.access.scene import Scene, set_up_scene


class ReusedScene:
    """One scene and one loop for all stories; each begins with every row, and the clock, as they were."""

    def __init__(self, url: str, *, anonymous: bool) -> None:
        self.runner, self.stack = asyncio.Runner(), AsyncExitStack()
        self.runner.get_loop().set_debug(False)
        self.scene = self.runner.run(self._open(url, anonymous))
        self.began = self.scene.stage.clock.now

    async def _open(self, url: str, anonymous: bool) -> Scene:
        database = Database(url)
        self.stack.push_async_callback(database.close)
        return await set_up_scene(database, self.stack, anonymous=anonymous)

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
