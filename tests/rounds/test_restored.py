"""After a restore: nothing that went out before goes out again unless an owner says so, and nobody is asked twice."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from bot.commands.backup import restore
from storage.safety import backups
from tests.bot.console import settings_for
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage

RESTORED = "Бот работает на резервной копии от пн 23 нояб., 10:00"
HOUR = timedelta(hours=1)
SENT = (
    "SELECT period_key FROM summaries WHERE sent_at IS NOT NULL"
    " AND period_key NOT LIKE 'morning:%' AND period_key NOT LIKE 'ahead:%'"
)


class Keeper:
    """Makes a backup and puts it in place, as somebody at the command line would."""

    def __init__(self, stage: Stage, folder: Path) -> None:
        assert stage.database.path
        self.stage = stage
        self.file = stage.database.path
        self.saved = folder / "saved.db"

    def saves(self) -> None:
        backups.write(self.file, self.saved, now=self.stage.clock())

    async def restores(self) -> None:
        await self._between_stop_and_start(by_hand=False)

    async def copies_the_file_by_hand(self) -> None:
        await self._between_stop_and_start(by_hand=True)

    async def _between_stop_and_start(self, *, by_hand: bool) -> None:
        await self.stage.stops()
        await self.stage.database.close()
        if by_hand:
            shutil.copyfile(self.saved, self.file)
        else:
            await restore(settings_for(f"sqlite:///{self.file}"), self.saved)
        await self.stage.starts()


@pytest.fixture
def keeper(stage: Stage, tmp_path: Path) -> Keeper:
    return Keeper(stage, tmp_path)


def seen(actor: Actor) -> int:
    """How many messages of the bot stand in the chat."""
    return len(actor.person.messages)


@pytest.fixture
async def complained(stage: Stage, boss: Actor, anna: Actor, asked: Actor, keeper: Keeper) -> Actor:
    """Ирина, whose 3 was answered and reported only after the backup; then everything went out."""
    away = stage.world.faults.add("sendMessage", "refuse")
    await asked.taps("3")
    keeper.saves()
    away.remove()
    await stage.passes(minutes=1)
    assert asked.sees("Что больше всего повлияло")
    assert anna.sees("ООО «Вектор»")
    await stage.passes(minutes=30)
    return asked


async def test_what_was_owed_at_the_backup_is_held_and_the_owner_is_asked_once(
    stage: Stage, boss: Actor, anna: Actor, complained: Actor, keeper: Keeper
) -> None:
    before = seen(complained), seen(anna)

    await keeper.restores()
    await stage.passes(hours=1)
    await stage.stops()
    await stage.starts()

    assert (seen(complained), seen(anna)) == before
    assert boss.sees(RESTORED)
    assert boss.sees("В ней 3 неотправленных сообщения: ответы 2, уведомления 1, сводки 0, вопросы 0")
    assert boss.sees("подождут до вт 24 нояб., 10:31")
    assert sum(RESTORED in message.words for message in boss.person.messages) == 1
    assert await stage.broken() == []


async def test_the_owner_looks_at_it_and_says_it_went_out(
    stage: Stage, boss: Actor, anna: Actor, complained: Actor, keeper: Keeper
) -> None:
    await keeper.restores()
    question = boss.find(RESTORED)
    before = seen(complained), seen(anna)

    await boss.taps("Показать", on=question)
    shown = boss.last.words
    await boss.taps("Не отправлять", on=question)
    await boss.taps(on=question, data="review:send")  # a second tap, on a keyboard of the past
    await stage.passes(hours=1)

    assert shown == "Ждут вашего решения:\n• ответ — Ирина Ким\n• ответ — Ирина Ким\n• уведомление — Анна Смирнова"
    assert (seen(complained), seen(anna)) == before
    assert boss.sees("не отправляется (сообщений: 3): считаем, что оно ушло раньше")
    assert boss.toasts[-1] == "Уже решено."
    assert await stage.query("SELECT state FROM alerts") == ["delivered"]
    assert await stage.broken() == []


async def test_the_owner_says_it_did_not_go_out_and_it_does_once(
    stage: Stage, boss: Actor, anna: Actor, complained: Actor, keeper: Keeper
) -> None:
    await keeper.restores()
    question = boss.find(RESTORED)
    before = seen(complained), seen(anna)

    await boss.taps("Отправить", on=question)
    await boss.taps(on=question, data="review:send")
    await stage.passes(hours=1)

    assert (seen(complained), seen(anna)) == (before[0] + 1, before[1] + 1)
    assert "Что больше всего повлияло" in complained.last.words
    assert boss.sees("отправляется (сообщений: 3)")
    assert await stage.broken() == []


async def test_only_an_owner_decides(stage: Stage, boss: Actor, anna: Actor, complained: Actor, keeper: Keeper) -> None:
    await keeper.restores()
    before = seen(complained), seen(anna)

    for somebody in (anna, complained):
        for wish in ("send", "show", "drop"):
            await somebody.taps(on=somebody.last, data=f"review:{wish}")
            assert somebody.toasts[-1] == "Эта кнопка не для вас."

    assert (seen(complained), seen(anna)) == before
    assert await stage.query("SELECT count(*) FROM outbox WHERE state = 'held'") == [3]


async def test_a_file_put_in_place_by_hand_is_known_for_a_copy_too(
    stage: Stage, boss: Actor, anna: Actor, complained: Actor, keeper: Keeper
) -> None:
    before = seen(complained), seen(anna)

    await keeper.copies_the_file_by_hand()

    assert (seen(complained), seen(anna)) == before
    assert boss.sees("В ней 3 неотправленных сообщения")


async def test_a_new_detractor_after_the_restore_alerts_at_once(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor, keeper: Keeper
) -> None:
    keeper.saves()
    await keeper.restores()

    await asked.taps("2")

    assert boss.sees("Неотправленных сообщений в ней нет.")
    assert anna.sees("🔴 2 из 10 · ООО «Вектор»")
    assert asked.sees("Что больше всего повлияло")


async def test_who_answered_after_the_backup_is_neither_nudged_for_the_gap_nor_reminded_on_the_quiet_day(
    stage: Stage, boss: Actor, asked: Actor, keeper: Keeper
) -> None:
    await stage.passes(days=2)
    keeper.saves()
    await asked.taps("9")
    await stage.passes(days=6)  # Tuesday; the reminder would be due: the backup does not know of the answer
    before = seen(asked)

    await keeper.restores()
    await stage.ticks()
    await stage.stops()
    stage.clock.now += HOUR  # a gap of its own
    await stage.starts()
    await stage.passes(hours=22)
    quiet = seen(asked)
    await stage.passes(hours=2)

    assert quiet == before
    assert seen(asked) == before + 1  # what waited comes when the day is over
    assert await stage.query("SELECT count(*) FROM outbox WHERE name = 'gap_nudge'") == [0]


async def test_nobody_is_asked_and_no_question_closes_on_the_quiet_day(
    stage: Stage, boss: Actor, asked: Actor, keeper: Keeper
) -> None:
    keeper.saves()
    stage.clock.now += timedelta(days=31)
    await keeper.restores()
    await stage.ticks()
    on_the_day = await stage.query("SELECT state FROM invitations")
    await stage.passes(hours=25)

    assert on_the_day == ["sent"]
    assert await stage.query("SELECT state FROM invitations") == ["expired"]


async def test_summaries_due_before_the_restore_are_held_and_later_ones_go_out_by_themselves(
    stage: Stage, boss: Actor, keeper: Keeper
) -> None:
    keeper.saves()
    await stage.passes(days=7)
    sent = await stage.query(SENT)
    before = seen(boss)

    await keeper.restores()
    await stage.ticks()
    held = await stage.query("SELECT state FROM outbox WHERE name = 'summary'")
    told = seen(boss)
    await stage.passes(days=7)

    assert sent == ["week:2026-W48"]
    assert held == ["held"]
    assert told == before + 1  # the question about what is held
    assert boss.sees("сводки 1")
    went_out = await stage.query(SENT)
    assert sorted(went_out) == ["month:2026-11", "week:2026-W49"]


async def test_after_a_second_restore_the_owner_is_asked_anew(
    stage: Stage, boss: Actor, anna: Actor, complained: Actor, keeper: Keeper
) -> None:
    await keeper.restores()
    await boss.taps("Не отправлять", on=boss.find(RESTORED))
    stage.clock.now += HOUR
    await keeper.restores()

    assert "В ней 3 неотправленных сообщения" in boss.last.words
    assert await stage.query("SELECT state FROM outbox WHERE state = 'held'") == ["held"] * 3


async def test_who_said_not_now_is_reminded_only_when_the_quiet_day_is_over(
    stage: Stage, boss: Actor, irina: Actor, keeper: Keeper
) -> None:
    await irina.opens(await stage.link_of("Ирина Ким"))
    await irina.taps("Не сейчас")
    keeper.saves()
    stage.clock.now += timedelta(days=3, hours=1)
    before = seen(irina)

    await keeper.restores()
    await stage.ticks()
    quiet = seen(irina)
    await stage.passes(hours=24)

    assert quiet == before
    assert irina.sees("Напоминаем один раз и больше не будем")


async def test_what_is_held_goes_out_though_a_newer_change_of_its_card_waits_already(
    stage: Stage, boss: Actor, anna: Actor, complained: Actor, keeper: Keeper
) -> None:
    await keeper.restores()
    question = boss.find(RESTORED)
    before = seen(anna)
    away = stage.world.faults.add("sendMessage", "refuse", chat_id=anna.id)
    await complained.taps("Отношение", on=complained.find("Что больше всего повлияло"))
    await boss.taps("Отправить", on=question)
    decided = boss.sees("отправляется (сообщений: 3)")
    away.remove()
    await stage.passes(minutes=5)

    assert decided
    assert seen(anna) == before + 1
    assert "Причины: отношение" in anna.last.words
    assert await stage.broken() == []


async def test_the_programs_own_errands_are_no_question_to_the_owner(stage: Stage, boss: Actor, keeper: Keeper) -> None:
    """Each automatic backup holds the errand that is making it."""
    await stage.stops()
    async with stage.database.write() as conn:
        errand = {"kind": "errand", "name": "back_up", "arguments": {"folder": "backups"}, "chat_id": None}
        await Filling(conn, now=stage.clock()).owe(**errand, dedup_key="backup:2026-11-23T07")
    keeper.saves()

    await keeper.restores()

    assert boss.sees("Неотправленных сообщений в ней нет.")
    assert await stage.query("SELECT count(*) FROM outbox WHERE dedup_key = 'backup:2026-11-23T07'") == [0]
