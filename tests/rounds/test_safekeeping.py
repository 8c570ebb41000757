"""The daily backup and the weekly rehearsal of a restore, as the owner lives through them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from storage.safety.backups import checksum_file, find_newest_good, list_backups, made_at
from tests.rounds.stage import Actor, Stage, programme

FAILED = "резервная копия не сделана"
REHEARSAL_FAILED = "Пробное восстановление резервной копии не удалось"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
async def kept(stage: Stage, boss: Actor, folder: Path) -> Stage:
    """The stage with backups switched on, before the first tick."""
    stage.programme = programme(backup_folder=folder, backs_up=True)
    await restarts(stage)
    return stage


async def restarts(stage: Stage) -> None:
    await stage.stops()
    await stage.starts()


def told(boss: Actor, words: str) -> int:
    return sum(words in message.text for message in boss.person.messages)


def block(folder: Path) -> None:
    folder.write_text("a file where the folder should be")


def unblock(folder: Path) -> None:
    folder.unlink()


def hidden(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


async def errands(stage: Stage, name: str) -> list[Any]:
    rows = await stage.query("SELECT name, state FROM outbox ORDER BY id")
    return [state for errand, state in rows if errand == name]


async def test_a_backup_is_made_once_in_each_local_day_whatever_restarts_happen(kept: Stage, folder: Path) -> None:
    for _ in range(2):
        await kept.ticks()
        await restarts(kept)
    first_day = len(list_backups(folder))
    await kept.passes(hours=13, minutes=59)  # 23:59 in Moscow
    before_midnight = len(list_backups(folder))
    await kept.passes(minutes=1)
    await kept.ticks()

    assert (first_day, before_midnight, len(list_backups(folder))) == (1, 1, 2)
    assert await errands(kept, "back_up") == ["done", "done"]
    assert find_newest_good(folder) == list_backups(folder)[0]
    assert made_at(list_backups(folder)[0]) == kept.clock()


async def test_after_days_of_downtime_one_backup_is_made_at_once(kept: Stage, folder: Path) -> None:
    await kept.ticks()
    await kept.stops()
    kept.clock.now += timedelta(days=3, hours=2)
    await kept.starts()
    await kept.ticks()

    assert [made_at(file) for file in list_backups(folder)] == [kept.clock(), kept.clock() - timedelta(days=3, hours=2)]


async def test_a_backup_that_fails_is_told_once_a_day_and_tried_every_hour_until_it_works(
    kept: Stage, boss: Actor, folder: Path
) -> None:
    block(folder)
    for _ in range(3):
        await kept.ticks()
        await kept.passes(hours=1)
    tries = await errands(kept, "back_up")
    once = told(boss, FAILED)
    await kept.passes(days=1)
    again = told(boss, FAILED)
    unblock(folder)
    await kept.passes(hours=1)

    assert len(tries) == 4
    assert (once, again) == (1, 2)
    assert boss.sees(f"в папку нельзя писать. Проверьте, что она есть и доступна боту.\nПапка: {folder}")
    assert boss.sees("Последняя хорошая копия: —. Следующая попытка — через час.")
    assert len(list_backups(folder)) == 1


async def test_a_restore_is_rehearsed_once_a_week_and_is_nobodys_news_when_it_works(
    kept: Stage, boss: Actor, folder: Path
) -> None:
    for _ in range(2):
        await kept.ticks()
        await kept.ticks()
        await restarts(kept)
    first_week = await errands(kept, "rehearse_restore")
    await kept.passes(days=6)
    same_week = await errands(kept, "rehearse_restore")
    await kept.passes(days=1)
    await kept.ticks()

    assert (len(first_week), len(same_week)) == (1, 1)
    assert await errands(kept, "rehearse_restore") == ["done", "done"]
    assert not boss.sees(REHEARSAL_FAILED)
    assert hidden(folder) == []


async def test_a_backup_that_cannot_be_restored_is_told_once_and_the_next_day_tries_with_a_new_one(
    kept: Stage, boss: Actor, folder: Path
) -> None:
    await kept.ticks()
    (made,) = list_backups(folder)
    content = bytearray(made.read_bytes())
    content[5_000] ^= 1
    made.write_bytes(content)
    await kept.ticks()
    await restarts(kept)
    await kept.ticks()
    once = told(boss, REHEARSAL_FAILED)
    await kept.passes(days=1)
    await kept.ticks()

    assert once == told(boss, REHEARSAL_FAILED) == 1
    assert boss.sees(f"копия {made.name} повреждена")
    assert await stage_mark(kept, "rehearsed_at") == kept.clock().isoformat()


async def test_a_backup_in_which_rules_are_broken_is_told_by_their_names(kept: Stage, boss: Actor) -> None:
    async with kept.database.write() as conn:
        await conn.exec_driver_sql(
            "INSERT INTO summaries (staff_id, period_key, due_at, created_at) "
            "SELECT id, 'week:2026-W40', created_at, created_at FROM staff LIMIT 1"
        )
    await kept.ticks()
    await kept.ticks()

    assert boss.sees("нарушены правила: summary_lost")
    async with kept.database.write() as conn:  # the story ends with nothing broken
        await conn.exec_driver_sql("DELETE FROM summaries WHERE period_key = 'week:2026-W40'")


async def test_a_rehearsal_without_any_backup_is_told(kept: Stage, boss: Actor, folder: Path) -> None:
    await kept.ticks()
    (made,) = list_backups(folder)
    made.unlink()
    checksum_file(made).unlink()
    await kept.ticks()

    assert boss.sees("в папке нет ни одной копии")


async def stage_mark(stage: Stage, key: str) -> Any:
    return dict(await stage.query("SELECT key, value FROM marks")).get(key)
