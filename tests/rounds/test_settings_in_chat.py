"""/settings: owners choose when summaries come, to whom and with what; everybody which of them they get."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from messages.taps.figures import ScheduleTap, SendingTap, SettingsTap
from nps.sending import SummaryPart
from nps.values import PeriodKind, Role
from tests.databases import on_both
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_reports import answers

FRIDAY = datetime(2026, 11, 27, 14, 30, tzinfo=UTC)  # half past five in Moscow, in the stage's first week


def read(text: str) -> str:
    return text.replace("\xa0", " ")


def weeks(actor: Actor) -> list[str]:
    return [read(m.words) for m in actor.person.inbox if "📊 Итоги недели" in m.words]


async def comes(stage: Stage, moment: datetime) -> None:
    stage.clock.now = moment
    await stage.ticks()


async def something_happens(stage: Stage) -> None:
    await answers(stage, [10, 9], stage.clock() + timedelta(hours=1))


@on_both
async def test_an_owner_chooses_the_day_and_the_time_and_it_wins_over_the_settings(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    await boss.types("/settings")
    assert "Неделя: пн в 09:00" in read(boss.last.words)
    assert "Пока всё как задано при установке (.env)." in read(boss.last.words)
    await boss.taps("Неделя")
    await boss.taps("пт")
    await boss.taps("17:00")
    assert "Неделя: пт в 17:00" in read(boss.last.words)
    await boss.taps("‹ Назад")
    assert "Выбрано здесь, и это важнее .env: WEEKLY_SUMMARY" in read(boss.last.words)
    await something_happens(stage)
    await comes(stage, FRIDAY - timedelta(minutes=31))
    assert weeks(boss) == []
    await comes(stage, FRIDAY - timedelta(minutes=30))
    assert len(weeks(boss)) == len(weeks(anna)) == 1

    await boss.taps("Неделя", on=boss.find("⚙️"))
    await boss.taps("Как в .env", on=boss.find("Неделя: пт"))
    assert "Неделя: пн в 09:00" in read(boss.find("Неделя: пн").words)
    assert await stage.query("SELECT count(*) FROM kept_settings") == [0]
    assert "settings.changed" in await stage.query("SELECT action FROM audit")


async def test_what_is_typed_is_understood_or_answered_with_examples(stage: Stage, boss: Actor) -> None:
    for typed, told in (
        ("неделя пт 17:30", "Неделя: пт в 17:30"),
        ("месяц 5 10:00", "Месяц: 5-го числа в 10:00"),
        ("quarter 10 8.15", "Квартал: 10-го числа после квартала в 08:15"),
        ("квартал выкл", "Квартал: не присылаем"),
    ):
        await boss.types(f"/settings {typed}")
        assert read(boss.last.words).startswith(told)
    for typed in ("неделя 32", "месяц 31 9:00", "завтра", "неделя пт 25:00", "неделя"):
        await boss.types(f"/settings {typed}")
        assert "Не получилось понять" in read(boss.last.words)
        assert "/settings неделя пт 17:30" in read(boss.last.words)


@on_both
async def test_one_who_wants_no_summary_has_none_until_they_want_it_again(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    await something_happens(stage)
    await stage.passes(days=7)
    await anna.taps("Не присылать", on=anna.find("Итоги недели"))
    assert "Итоги недели больше не придут" in read(anna.last.words)
    await something_happens(stage)
    await stage.passes(days=7)
    assert len(weeks(anna)) == 1
    assert len(weeks(boss)) == 2

    await anna.types("/settings")
    assert "Вам не приходят: неделя" in read(anna.last.words)
    assert "Кому" not in anna.last.labels
    await anna.taps("Присылать снова")
    await something_happens(stage)
    await stage.passes(days=7)
    assert len(weeks(anna)) == 2
    assert await stage.query("SELECT count(*) FROM summaries WHERE sent_at IS NULL") == [0]


async def test_owners_choose_who_gets_them_and_what_stands_in_them(stage: Stage, boss: Actor, anna: Actor) -> None:
    await boss.types("/settings")
    await boss.taps("Кому")
    await boss.taps("✓ менеджеры")
    assert read(boss.last.words) == "Кому: владельцы"
    await boss.taps("‹ Назад")
    await boss.taps("Что внутри")
    await boss.taps("✓ показатели")
    await boss.taps("✓ что сказали")
    await boss.taps("✓ что изменилось")
    assert "Что-то одно должно остаться" in boss.toasts[-1]
    await something_happens(stage)
    await stage.passes(days=7)

    assert weeks(anna) == []
    [told] = weeks(boss)
    assert told.startswith("📊 Итоги недели\nПрежде всего.")
    assert "\nнеделя 23 нояб. — 29 нояб. 2026\n\nЧто изменилось" in told
    assert "NPS" not in told
    await anna.types("/settings")
    assert "Менеджерам сводки сейчас не присылаем" in read(anna.last.words)


async def test_the_first_values_are_those_of_the_settings(stage: Stage, boss: Actor, anna: Actor) -> None:
    await stage.stops()
    stage.programme = replace(
        stage.programme,
        weekly_summary="30 17 * * fri",
        monthly_summary="off",
        summary_recipients=frozenset({Role.MANAGER}),
        summary_contents=frozenset({SummaryPart.CARD}),
    )
    await stage.starts()
    await something_happens(stage)
    await comes(stage, FRIDAY)
    await comes(stage, FRIDAY + timedelta(days=7))

    assert weeks(boss) == []
    assert len(weeks(anna)) == 2 - 1  # nothing new in the second one
    assert "Что изменилось" not in weeks(anna)[0]
    assert not anna.sees("Итоги месяца")


async def test_the_summary_of_now_is_shown_at_once_and_changes_nothing(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await stage.passes(days=2)
    await boss.types("/settings")
    await boss.taps("Показать сейчас: неделя")
    assert read(boss.last.words).startswith("Как было бы сейчас:\n📊 Итоги недели")
    await boss.taps("Показать сейчас: квартал", on=boss.find("⚙️"))
    assert "Итоги квартала" in read(boss.last.words)
    assert await stage.query("SELECT count(*) FROM summaries WHERE period_key LIKE 'week:%'") == [0]
    await stage.passes(days=5)

    assert any("Новые детракторы: 1" in week for week in weeks(boss) if "сейчас:" not in week)


async def test_no_manager_changes_what_owners_choose(stage: Stage, boss: Actor, anna: Actor) -> None:
    await anna.types("/settings неделя пт 17:30")
    assert "Неделя: пн в 09:00" in read(anna.last.words)
    for data in (
        SettingsTap(page="week").pack(),
        ScheduleTap(kind=PeriodKind.WEEK, wish="off").pack(),
        SendingTap(which="owner").pack(),
    ):
        await anna.taps(data=data, on=anna.last)

    assert await stage.query("SELECT count(*) FROM kept_settings") == [0]
    assert not anna.sees("День и время")
