"""What owners and managers read: /nps and the scheduled summaries."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.traffic.owing import rows_of
from messages import report
from storage.people.staff import list_staff
from storage.queues import outbox
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage


async def answers(
    stage: Stage, scores: list[int], at: datetime, *, manager: str = "Анна Смирнова", asked_at: datetime | None = None
) -> None:
    """Answers of so many contacts at this moment, with a case for each detractor; asked then, or earlier."""
    async with stage.database.write() as conn:
        filling = Filling(conn, now=at)
        managers = {member.name: member for member in await list_staff(conn)}
        account = await filling.account(manager=managers[manager])
        for number, score in enumerate(scores):
            telegram = 10_000 + int(at.timestamp()) % 1_000_000 * 100 + number + (50 if manager[0] == "И" else 0)
            contact = await filling.contact(account=account, telegram_id=telegram)
            asked = await filling.asked(contact, at=asked_at or at)
            response = await filling.answered(contact, score, at=at, invitation=asked)
            if score <= 6:
                await filling.case(response, at=at)


OCTOBER = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)
AUGUST = datetime(2026, 8, 12, 9, 0, tzinfo=UTC)


async def test_nps_shows_the_index_its_margin_the_groups_and_the_rate(stage: Stage, boss: Actor) -> None:
    await answers(stage, [10] * 6 + [8] * 2 + [3] * 2, OCTOBER)
    await boss.types("/nps")

    assert boss.sees("NPS +40 (±")
    assert boss.sees("IV квартал 2026, по 23 нояб.")
    assert boss.sees("6 промоутеров, 2 нейтральных, 2 детрактора")
    assert boss.sees("Ответили 10 из 10 (100\u00a0%)")
    assert boss.sees("мало ответов")
    assert not boss.sees("удовлетворительно")


async def test_figures_that_an_earlier_version_owes_are_sent(stage: Stage, boss: Actor) -> None:
    """It called the code of what they are of a period."""
    await answers(stage, [10] * 6 + [8] * 2 + [3] * 2, OCTOBER)
    async with stage.database.write() as conn:
        owner = next(member for member in await list_staff(conn) if member.telegram_id == boss.id)
        shown = report.show(owner, "quarter:2026-Q4")
        arguments = {"period" if name == "code" else name: value for name, value in shown.arguments.items()}
        await outbox.owe(conn, rows_of([replace(shown, arguments=arguments)]), now=stage.clock())
    await stage.settles()

    assert boss.sees("NPS +40 (±")


async def test_the_response_rate_says_of_whom_when_others_answered_too(stage: Stage, boss: Actor) -> None:
    """Who was asked in the last days of a quarter answers in the next one: «2 из 5» above five groups looked wrong."""
    await answers(stage, [10] * 6, OCTOBER)
    await answers(stage, [3] * 2, datetime(2026, 10, 2, 9, 0, tzinfo=UTC), asked_at=datetime(2026, 9, 29, tzinfo=UTC))
    await boss.types("/nps")

    assert boss.sees("Из спрошенных за период ответили 6 из 6 (100\u00a0%)")
    assert boss.sees("Ответов в индексе: 8 · 6 промоутеров, 0 нейтральных, 2 детрактора")


async def test_under_five_answers_are_not_called_an_index_when_others_answered_too(stage: Stage, boss: Actor) -> None:
    await answers(stage, [10], OCTOBER)
    await answers(stage, [9] * 2, datetime(2026, 10, 2, 9, 0, tzinfo=UTC), asked_at=datetime(2026, 9, 29, tzinfo=UTC))
    await boss.types("/nps")

    assert boss.sees("Из спрошенных за период ответ от 1 из 1")
    assert boss.sees("3 промоутера")
    assert not boss.sees("Ответов в индексе")


async def test_nps_compares_honestly_with_the_previous_period(stage: Stage, boss: Actor) -> None:
    await answers(stage, [10] * 30 + [3] * 2, OCTOBER)
    await answers(stage, [10] * 5 + [3] * 30, AUGUST)
    await boss.types("/nps")
    assert boss.sees("III квартал 2026: −71")
    assert boss.sees("Разница +159 больше погрешности: это рост")
    await boss.types("/nps 2026-08")

    assert boss.sees("NPS −71")


async def test_a_small_difference_is_not_called_growth(stage: Stage, boss: Actor) -> None:
    await answers(stage, [10] * 5 + [8] * 4 + [3] * 3, OCTOBER)
    await answers(stage, [10] * 4 + [8] * 5 + [3] * 3, AUGUST)
    await boss.types("/nps")

    assert boss.sees("в пределах погрешности, говорить о росте рано")


async def test_fewer_than_five_answers_show_no_index(stage: Stage, boss: Actor) -> None:
    await answers(stage, [10, 9, 2], OCTOBER)
    await boss.types("/nps")

    assert boss.sees("3 ответа")
    assert boss.sees("Оценки: 10, 9, 2")
    assert not boss.sees("NPS +")


async def test_no_answers_is_no_index_and_not_zero(stage: Stage, boss: Actor) -> None:
    await boss.types("/nps 2020")

    assert boss.sees("ответов пока нет")
    assert not boss.sees("NPS 0")


async def test_buttons_switch_the_period_in_the_same_message(stage: Stage, boss: Actor) -> None:
    await answers(stage, [10] * 6, OCTOBER)
    await boss.types("/nps")
    message = boss.last
    await boss.taps("Год")
    assert message.words.startswith("NPS +100")
    assert "2026 год" in message.words
    await boss.taps("‹ 2025")

    assert "2025 год" in boss.last.words
    assert boss.last.message_id == message.message_id


async def test_from_the_quarter_before_a_button_leads_back_to_the_running_one_and_no_further(
    stage: Stage, boss: Actor
) -> None:
    await boss.types("/nps")
    assert "I кв. 2027 ›" not in boss.buttons()
    await boss.taps("‹ III кв. 2026")
    await boss.taps("IV кв. 2026 ›")

    assert "IV квартал 2026, по 23 нояб." in boss.last.words


async def test_a_forged_period_is_refused(stage: Stage, boss: Actor) -> None:
    await boss.types("/nps")
    for period in ("custom:1902-01-01:2198-12-31", "year:0001", "quarter:2026-Q9", "x"):
        await boss.taps(data=f"nps|{period}", on=boss.last)

    assert [toast for toast in boss.toasts[-4:] if "не для вас" in toast] == boss.toasts[-4:]


@on_both
async def test_an_owner_sees_each_manager_the_lowest_first_and_few_answers_without_an_index(
    stage: Stage, boss: Actor
) -> None:
    await answers(stage, [10] * 6, OCTOBER)
    await answers(stage, [9, 1, 1, 1, 1], OCTOBER + timedelta(minutes=1), manager="Игорь Волков")
    async with stage.database.write() as conn:
        filling = Filling(conn, now=OCTOBER)
        await filling.answered(await filling.contact(telegram_id=77), 10, at=OCTOBER)
    await boss.types("/nps")
    figures = boss.last.words
    await boss.taps("Менеджеры")
    by_manager = boss.last.words.splitlines()
    await boss.taps("‹ К показателям")

    assert by_manager == [
        "NPS по менеджерам · IV квартал 2026, по 23 нояб. · по последней оценке каждого",
        "Игорь Волков: −60 (±57) · 5 ответов, мало",
        "Анна Смирнова: +100 (±41) · 6 ответов, мало",
        "Без менеджера: 1 ответ — для индекса мало",
    ]
    assert boss.last.words == figures


async def test_a_manager_finds_nobody_else_behind_a_forged_button(stage: Stage, anna: Actor) -> None:
    await answers(stage, [10] * 6, OCTOBER)
    await answers(stage, [1] * 6, OCTOBER, manager="Игорь Волков")
    await anna.types("/nps")
    shown = {button.text for row in anna.last.buttons for button in row}
    await anna.taps(data="npsby|managers|quarter:2026-Q4", on=anna.last)

    assert "Тренд" in shown
    assert "Менеджеры" not in shown
    assert anna.sees("Анна Смирнова: +100")
    assert not anna.sees("Игорь Волков")


async def test_the_trend_shows_the_months_since_the_first_answer_the_newest_first(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    await answers(stage, [10] * 6, OCTOBER)
    await answers(stage, [1] * 30, AUGUST)
    await answers(stage, [1] * 6, OCTOBER, manager="Игорь Волков")
    trends = []
    for actor in (boss, anna):
        await actor.types("/nps")
        await actor.taps("Тренд")
        trends.append(actor.last.words.splitlines())

    assert trends[0] == [
        "NPS по месяцам · по последней оценке каждого",
        "нояб. 2026: ответов нет",
        "окт. 2026: 0 (±48) · 12 ответов, мало",
        "сент. 2026: ответов нет",
        "авг. 2026: −100 (±12) · 30 ответов",
    ]
    assert trends[1][1:4:2] == ["Клиенты, за которых отвечает Анна Смирнова", "окт. 2026: +100 (±41) · 6 ответов, мало"]


async def test_nonsense_gets_examples(stage: Stage, boss: Actor) -> None:
    await boss.types("/nps <b>когда-нибудь</b>")

    assert boss.sees("<b>когда-нибудь</b>")
    assert boss.sees("/nps 2026-09")
    assert boss.sees("/nps VIP Смирнова Q3")
    assert boss.sees("/nps 01.09-15.10")
    await boss.types("/nps 15.10-01.09")
    assert boss.last.words == "Даты наоборот: начало позже конца. Если речь об этих днях: /nps 01.09.2026-15.10.2026"


async def test_explicit_periods_work(stage: Stage, boss: Actor) -> None:
    await answers(stage, [10] * 6, OCTOBER)
    for words in ("2026-10", "Q4", "01.10-15.10", "октябрь"):
        await boss.types(f"/nps {words}")
        assert boss.last.words.startswith("NPS +100"), words


async def test_a_manager_sees_only_their_own_accounts(stage: Stage, anna: Actor, boss: Actor) -> None:
    await answers(stage, [10] * 6, OCTOBER)
    await answers(stage, [1] * 6, OCTOBER, manager="Игорь Волков")
    await anna.types("/nps")
    await boss.types("/nps")
    await answers(stage, [9], stage.clock() + timedelta(days=1))

    assert anna.last.words.startswith("NPS +100")
    assert boss.last.words.startswith("NPS 0")


async def test_the_latest_answer_of_each_contact_counts(stage: Stage, boss: Actor) -> None:
    async with stage.database.write() as conn:
        filling = Filling(conn, now=OCTOBER)
        for number in range(5):
            contact = await filling.contact(telegram_id=900 + number)
            await filling.answered(contact, 10, at=OCTOBER)
            await filling.complaint(contact, 0, at=OCTOBER + timedelta(days=3))
    await boss.types("/nps")

    assert boss.last.words.startswith("NPS −100")


async def test_reasons_of_detractors_are_counted(stage: Stage, boss: Actor, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await asked.taps("Цена и ценность")
    await boss.types("/nps")

    assert boss.sees("цена и ценность 1")
    assert boss.sees("открыто 1")


async def test_the_weekly_summary_comes_on_monday_at_nine_to_owner_and_manager_once(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    await answers(stage, [10] * 5 + [3], stage.clock() + timedelta(days=1))
    await stage.passes(days=6, hours=22, minutes=59)
    assert not boss.sees("Итоги недели")
    await stage.passes(minutes=1)
    assert boss.sees("Итоги недели")
    assert anna.sees("Итоги недели")
    assert boss.sees("неделя 23 нояб. — 29 нояб. 2026")
    assert boss.sees("Новые детракторы")
    for _ in range(3):
        await stage.passes(hours=1)
    await stage.stops()
    await stage.starts()
    await stage.ticks()

    for person in (boss, anna):
        assert len([m for m in person.person.inbox if "Итоги недели" in m.text]) == 1


async def test_the_summary_quotes_what_people_said_promoters_too(stage: Stage, boss: Actor, asked: Actor) -> None:
    await asked.taps("10")
    await asked.types("Возят\nвовремя <b>")
    await stage.passes(days=7)

    assert boss.sees("10 — «Возят вовремя <b>» Ирина Ким, ООО «Вектор»")


@on_both
async def test_summaries_owed_during_downtime_come_all_of_them_oldest_first(stage: Stage, boss: Actor) -> None:
    await stage.stops()
    stage.clock.now += timedelta(days=17)
    await stage.starts()
    await stage.ticks()

    weeks = [m.words.replace("\xa0", " ") for m in boss.person.inbox if "Итоги недели" in m.text]
    assert all("ничего нового" in week for week in weeks)
    assert [week.partition("неделя ")[2][:8] for week in weeks] == ["23 нояб.", "30 нояб."]
    assert len([m for m in boss.person.inbox if "Итоги месяца" in m.text]) == 1


async def test_the_monthly_summary_covers_the_last_complete_month(stage: Stage, boss: Actor) -> None:
    await answers(stage, [10] * 5, stage.clock() + timedelta(hours=1))
    await stage.passes(days=8, hours=1)

    assert boss.sees("Итоги месяца")
    assert boss.sees("ноябрь 2026")


async def test_a_manager_who_joins_is_owed_summaries_from_then_on(stage: Stage, boss: Actor) -> None:
    await stage.passes(days=10)
    igor = stage.actor(22, "Игорь", language_code="ru")
    await igor.opens(await stage.link_of("Игорь Волков"))
    await stage.ticks()
    assert not igor.sees("Итоги недели")
    await answers(stage, [9], stage.clock() + timedelta(days=1), manager="Игорь Волков")
    await stage.passes(days=7)

    assert len([m for m in igor.person.inbox if "Итоги недели" in m.text]) == 1


async def test_a_manager_reads_of_no_case_of_another_manager(stage: Stage, boss: Actor, anna: Actor) -> None:
    await answers(stage, [10] * 6, OCTOBER)
    await answers(stage, [1] * 6, OCTOBER, manager="Игорь Волков")
    await anna.types("/nps")
    await boss.types("/nps")
    await answers(stage, [9], stage.clock() + timedelta(days=1))
    await stage.passes(days=7)

    assert boss.sees("Обращения за этот срок: 6 · открыто 6, просрочено 6")
    assert boss.sees("Просроченные обращения")
    assert anna.sees("Итоги недели")
    assert not anna.sees("Обращения за этот срок")
    assert not anna.sees("Просроченные обращения")
