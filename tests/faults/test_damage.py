"""The file is damaged: the start refuses, and the backup it names carries on."""

from __future__ import annotations

import re
import shlex
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.commands.backup import restore
from storage.engine.database import Damaged, Database
from storage.safety.backups import make
from tests.bot.console import settings_for
from tests.faults.outage import received, recovers
from tests.rounds.company import staged
from tests.rounds.stage import Actor, Stage, programme

CARD = "🔴 3 из 10"
HEADER = 100  # bytes; what follows is the page that names all tables


@pytest.fixture
async def stage(sqlite: Database, tmp_path: Path) -> AsyncIterator[Stage]:
    """A running bot on a SQLite file with a folder for backups; in the end the invariants are checked."""
    async with staged(sqlite, pauses_s=(0.02,), programme=programme(backup_folder=tmp_path / "backups")) as stage:
        yield stage


def damage(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[HEADER : HEADER + 400] = b"\xff" * 400
    file.write_bytes(content)


async def test_after_damage_the_backup_that_is_named_carries_on_and_nothing_of_it_is_lost_or_doubled(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    file, folder = stage.database.path, stage.programme.backup_folder
    assert file
    assert folder
    await asked.taps("3")
    await stage.passes(hours=1)
    make(file, folder, now=stage.clock())
    await stage.passes(hours=1)
    await stage.stops()
    await stage.database.close()
    damage(file)

    with pytest.raises(Damaged, match="is damaged") as refusal:
        await stage.starts()
    (command,) = re.findall(r"python -m bot restore (\S+)", str(refusal.value))
    await stage.stops()
    await stage.database.close()
    await restore(settings_for(str(stage.database.url)), Path(*shlex.split(command)))
    await stage.starts()
    await asked.types("Брак.")
    await recovers(stage)

    assert await stage.query("SELECT score FROM responses") == [3]
    assert (received(anna, CARD), received(anna, "💬"), received(asked, "Ваша оценка: 3")) == (1, 1, 1)
    assert "«Брак.»" in anna.find(CARD).text
