"""The summary says how cases were followed up, each figure with how many it is of."""

from __future__ import annotations

from datetime import timedelta

from storage.figures import first_taps
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_closing import closes, events
from tests.rounds.test_morning_list import complaints


def summed_up(actor: Actor) -> str:
    """The latest weekly summary in this chat."""
    return [m.words for m in actor.person.inbox if "Итоги недели" in m.text][-1].replace("\xa0", " ")


@on_both
async def test_the_week_says_what_was_opened_reached_in_time_settled_and_confirmed(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.taps("Был звонок", on=anna.find("🔴"))
    await anna.types("Поговорили")
    await closes(anna)
    await asked.taps("Нет")
    await closes(anna)
    await asked.taps("Да, решено")
    told = await events(stage)
    await stage.passes(days=7)

    expected = {
        "новых": f": {told.count('opened')}\n",
        "связались вовремя": ": 1 из 1, чей срок наступил",
        "закрыто": f": {told.count('settled')}\n",
        "клиент подтвердил, что решено": f": {told.count('confirmed')} из 2 ответивших — Ирина Ким, ООО «Вектор»",
        "открыто снова": f": {told.count('not_confirmed')} — Ирина Ким, ООО «Вектор»\n",
    }
    for reader in (boss, anna):
        for what, figure in expected.items():
            assert f"· {what}{figure}" in summed_up(reader) + "\n"
    assert told.count("settled") == 2


async def test_who_was_reached_late_or_never_is_not_counted_as_in_time_and_what_is_overdue_has_its_manager(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await complaints(stage, "Игорь Волков", count=2, at=stage.clock())
    await stage.passes(days=7)

    overdue = await stage.query("SELECT count(*) FROM cases WHERE closed_at IS NULL")
    assert overdue == [3]
    assert "\n\nПросрочено на сейчас, по менеджерам: Игорь Волков 2 · Анна Смирнова 1" in summed_up(boss)
    assert "связались вовремя: 0 из " in summed_up(boss)
    assert "связались вовремя: 0 из 1, чей срок наступил" in summed_up(anna)
    assert "по менеджерам" not in summed_up(anna)
    assert "Волков" not in summed_up(anna)


async def test_a_broken_promise_is_told_with_how_many_ended(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.taps("Обещание", on=anna.find("🔴"))
    await anna.types("Замена перевозчика")
    await anna.taps("завтра")
    await anna.taps("Сохранить и отправить")
    await stage.passes(days=2)
    await asked.taps("Нет")
    await stage.passes(days=5)

    assert "обещаний нарушено: 1 из 1" in summed_up(boss)
    assert "обещаний нарушено: 1 из 1" in summed_up(anna)


async def test_a_week_in_which_nothing_was_done_and_nothing_was_due_says_nothing_of_it(
    stage: Stage, boss: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await stage.passes(days=7)
    assert "Работа с обращениями" in summed_up(boss)
    await stage.passes(days=7)

    assert "Работа с обращениями" not in summed_up(boss)
    assert "Просрочено на сейчас" in summed_up(boss)


async def test_in_an_owners_language(stage: Stage, boss: Actor, asked: Actor) -> None:
    await boss.types("/language")
    await boss.taps("English")
    await asked.taps("3")
    await stage.passes(days=7)

    week = [m.words for m in boss.person.inbox if "The week in review" in m.text][-1].replace("\xa0", " ")
    assert "· new: 1\n· contacted in time: 0 of 1 due" in week
    assert "Overdue as of now, by manager: Анна Смирнова 1" in week


async def test_whoever_stands_in_reads_of_those_clients_too(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await anna.types("/away до 5 дек Волков")
    await asked.taps("3")
    await asked.types("Опять опоздали")
    await complaints(stage, "Игорь Волков", at=stage.clock())
    await stage.passes(days=7)

    summary = summed_up(igor)
    for title in ("Просроченные обращения", "Новые детракторы", "Что сказали"):
        assert title in summary
    assert summary.count("Ирина Ким") == 3
    await igor.taps("💬 Кто и что сказал: 2", on=igor.find("Итоги недели"))
    assert "«Опять опоздали»" in igor.last.words
    await anna.types("/away off")
    await igor.taps("💬 Кто и что сказал: 2", on=igor.find("Итоги недели"))
    assert "Опять опоздали" not in igor.last.words


async def taps_of_a_week(stage: Stage, *, days_ago: int, count: int, wait: timedelta) -> None:
    """So many clients tap in that week, each so long after the question came."""
    async with stage.database.write() as conn:
        filling = Filling(conn, now=stage.clock())
        account = await filling.account("Много людей")
        tapped = stage.clock() - timedelta(days=days_ago)
        for number in range(count):
            contact = await filling.contact(account=account, telegram_id=10_000 + days_ago * 100 + number)
            asked = await filling.asked(contact, at=tapped - wait)
            await filling.answered(contact, 9, at=tapped, invitation=asked)


@on_both
async def test_first_taps_that_take_twice_as_long_are_told_to_owners(stage: Stage, boss: Actor, anna: Actor) -> None:
    await stage.passes(days=7)  # Monday of the next week
    await taps_of_a_week(stage, days_ago=9, count=30, wait=timedelta(minutes=90))
    await taps_of_a_week(stage, days_ago=2, count=30, wait=timedelta(minutes=180))
    async with stage.database.read() as conn:
        week = await first_taps.measure(conn, stage.clock() - timedelta(days=7), stage.clock())
    await stage.passes(days=7)
    assert "До первого нажатия" not in summed_up(boss)  # of that week nobody tapped
    assert week.taps == 30
    assert week.median == timedelta(minutes=180)


@on_both
async def test_the_summary_of_the_slow_week_says_so_in_a_sentence(stage: Stage, boss: Actor, anna: Actor) -> None:
    await stage.passes(days=6)  # Sunday
    await taps_of_a_week(stage, days_ago=8, count=30, wait=timedelta(minutes=90))
    await taps_of_a_week(stage, days_ago=1, count=30, wait=timedelta(minutes=180))
    await stage.passes(days=1)

    assert "До первого нажатия теперь проходит вдвое больше времени: 3 ч вместо 1 ч 30 мин" in summed_up(boss)
    assert not anna.sees("До первого нажатия")


async def test_of_few_taps_nothing_is_said(stage: Stage, boss: Actor) -> None:
    await stage.passes(days=6)
    await taps_of_a_week(stage, days_ago=8, count=29, wait=timedelta(minutes=90))
    await taps_of_a_week(stage, days_ago=1, count=40, wait=timedelta(minutes=180))
    await stage.passes(days=1)

    assert "До первого нажатия" not in summed_up(boss)


async def test_who_is_not_heard_is_told_in_one_line_with_dates(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await stage.passes(days=3)
    await asked.blocks()
    await stage.passes(days=4)

    told = summed_up(boss)
    assert "Не слышно: не в боте — 2 (первый с 23 нояб.), заблокировали бота — 1 (первый с 26 нояб.)" in told
    assert "Недоступны: 1 — Ирина Ким, ООО «Вектор»: бот заблокирован с 26 нояб." in told
    assert "Не слышно: не в боте — 1 (первый с 23 нояб.), заблокировали бота — 1" in summed_up(anna)
