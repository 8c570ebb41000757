"""On Monday staff see which of their clients are asked this week; [Не сейчас] keeps one of them from it for a while."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from nps.working_calendar import WorkingCalendar
from sandbox.message import Message
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_surveys import questions_to

MONDAY = datetime(2027, 3, 1, 6, 0, tzinfo=UTC)  # nine in Moscow
THURSDAY = MONDAY + timedelta(days=3, hours=1)


def notices(actor: Actor) -> list[Message]:
    return [message for message in actor.person.inbox if "На этой неделе спросим" in read(message)]


def read(message: Message) -> str:
    return message.words.replace("\xa0", " ")


async def comes(stage: Stage, moment: datetime) -> None:
    stage.clock.now = moment
    await stage.ticks()


async def answers_so_that_thursday_is_due(stage: Stage, contact: Actor) -> None:
    """Ninety days before Thursday, the fourth of March."""
    stage.clock.now = datetime(2026, 12, 4, 7, 0, tzinfo=UTC)
    await contact.taps("9")


@pytest.fixture
async def due_on_thursday(stage: Stage, asked: Actor) -> Actor:
    await answers_so_that_thursday_is_due(stage, asked)
    return asked


@on_both
async def test_a_manager_sees_on_monday_who_is_asked_and_keeps_one_from_it(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, due_on_thursday: Actor
) -> None:
    await comes(stage, MONDAY - timedelta(days=7))
    await comes(stage, MONDAY - timedelta(seconds=1))
    assert notices(anna) == []  # nobody was asked in the week before
    await comes(stage, MONDAY)
    [notice] = notices(anna)
    assert read(notice).startswith("На этой неделе спросим 1 вашего клиента:\nООО «Вектор»\n")
    assert "· чт 4 мар. — Ирина Ким: регулярный опрос" in read(notice).replace("марта", "мар.")
    assert notices(igor) == []
    assert notices(boss) == []
    await comes(stage, MONDAY + timedelta(days=1))
    assert len(notices(anna)) == 1

    await anna.taps("⏸ Не сейчас: Ирина Ким", on=notice)
    await anna.types("до 20.04, отпуск")
    assert "не дольше 30 дней" in read(anna.last)
    await anna.types("потом")
    assert "Не получилось понять, до какого дня" in anna.last.words
    await anna.types("до 18.03")
    assert "Добавьте причину" in anna.last.words
    await anna.types("до 18.03, отпуск")
    assert "Ирина Ким, ООО «Вектор»: не спрашиваем до чт 18" in read(anna.last)
    await comes(stage, THURSDAY)
    assert await questions_to(stage, due_on_thursday) == 1

    await anna.types("/why Ким")
    assert "этого человека просили пока не спрашивать" in read(anna.last)
    assert "отпуск (Анна Смирнова)" in read(anna.last)
    assert "Следующий вопрос: пт 19" in read(anna.last)
    await boss.types("/client вектор")
    assert "⏸ Ирина Ким: не спрашиваем до чт 18" in read(boss.last)
    await boss.types("/surveys")
    assert "Анна Смирнова — 1: отпуск" in read(boss.last)
    await boss.taps("Кого сейчас не спрашиваем")
    assert "⏸ Ирина Ким, ООО «Вектор» — до чт 18" in read(boss.last)
    await comes(stage, datetime(2027, 3, 18, 10, 0, tzinfo=UTC))
    assert await questions_to(stage, due_on_thursday) == 1
    await comes(stage, datetime(2027, 3, 19, 6, 0, tzinfo=UTC))
    assert await questions_to(stage, due_on_thursday) == 2  # the reason's date was true


async def test_nobody_keeps_the_same_person_from_being_asked_again_and_again(
    stage: Stage, boss: Actor, anna: Actor, due_on_thursday: Actor
) -> None:
    await comes(stage, MONDAY)
    [notice] = notices(anna)
    await anna.taps("⏸ Не сейчас: Ирина Ким", on=notice)
    await anna.types("на 3 недели, отпуск")
    assert "не спрашиваем до" in anna.last.words
    await comes(stage, MONDAY + timedelta(days=23))
    await anna.taps("⏸ Не сейчас: Ирина Ким", on=notice)
    await anna.types("на 3 недели, ещё отпуск")
    assert "осталось дней: 9" in read(anna.last)
    await anna.types("/client вектор")
    await anna.taps("Не спрашивать…")
    await anna.types("на 3 недели, отпуск у всех")  # nor with the whole company
    assert "осталось дней: 9" in read(anna.last)


async def test_on_the_first_morning_the_notice_comes_before_the_questions(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await stage.stops()
    stage.programme = replace(stage.programme, told_before=timedelta(hours=2))
    await stage.starts()
    stage.clock.now = datetime(2026, 12, 1, 6, 30, tzinfo=UTC)
    await asked.taps("9")  # due on Monday at half past nine
    await comes(stage, MONDAY)
    assert "· пн 1 мар" in read(notices(anna)[0])
    await comes(stage, MONDAY + timedelta(hours=1))
    assert await questions_to(stage, asked) == 1
    await anna.taps("⏸ Не сейчас: Ирина Ким", on=notices(anna)[0])
    await anna.types("на неделю, отпуск")
    await comes(stage, MONDAY + timedelta(hours=3))
    assert await questions_to(stage, asked) == 1
    await anna.taps("Снова спрашивать")
    await comes(stage, MONDAY + timedelta(hours=4))
    assert await questions_to(stage, asked) == 2


async def test_it_is_lifted_by_the_button(stage: Stage, anna: Actor, due_on_thursday: Actor) -> None:
    await comes(stage, MONDAY)
    await anna.taps("⏸ Не сейчас: Ирина Ким", on=notices(anna)[0])
    await anna.types("на неделю, переезд")
    await anna.taps("Снова спрашивать")

    assert anna.toasts[-1] == "Хорошо, снова спрашиваем."
    await comes(stage, THURSDAY)
    assert await questions_to(stage, due_on_thursday) == 2


async def test_a_missed_monday_is_made_up_within_the_week(stage: Stage, anna: Actor, due_on_thursday: Actor) -> None:
    await stage.stops()
    stage.clock.now = MONDAY + timedelta(days=2, hours=1)
    await stage.starts()
    await stage.ticks()
    await stage.ticks()

    assert len(notices(anna)) == 1


async def test_on_a_holiday_it_waits_for_the_first_working_day(stage: Stage, anna: Actor, asked: Actor) -> None:
    await stage.stops()
    holiday = WorkingCalendar(frozenset({date(2027, 3, 8)}))
    stage.programme = replace(stage.programme, calendar=holiday)
    await stage.starts()
    stage.clock.now = datetime(2026, 12, 10, 7, 0, tzinfo=UTC)
    await asked.taps("9")  # due on Wednesday, 10 March; the Monday before is a day off
    await comes(stage, datetime(2027, 3, 8, 7, 0, tzinfo=UTC))
    await comes(stage, datetime(2027, 3, 9, 6, 0, tzinfo=UTC) - timedelta(seconds=1))
    assert notices(anna) == []
    await comes(stage, datetime(2027, 3, 9, 6, 0, tzinfo=UTC))
    assert len(notices(anna)) == 1


async def test_who_stands_in_for_an_absent_manager_has_it(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, due_on_thursday: Actor
) -> None:
    stage.clock.now = MONDAY - timedelta(days=3)
    await anna.types("/away до 31.03 Волков")
    await comes(stage, MONDAY)

    assert notices(anna) == []
    assert "Ирина Ким" in notices(igor)[0].words
    await igor.taps("⏸ Не сейчас: Ирина Ким", on=notices(igor)[0])
    await igor.types("на неделю, отпуск")
    assert "не спрашиваем до" in igor.last.words
    assert notices(boss) == []


async def test_where_answers_are_anonymous_it_is_the_owners_alone(
    stage: Stage, boss: Actor, anna: Actor, irina: Actor
) -> None:
    await stage.stops()
    stage.programme = replace(stage.programme, anonymous=True)
    await stage.starts()
    await irina.opens(await stage.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")
    await answers_so_that_thursday_is_due(stage, irina)
    await comes(stage, MONDAY)

    assert notices(anna) == []
    [notice] = notices(boss)
    assert "о котором сейчас некому сказать, кроме вас" in read(notice)
    await boss.taps("⏸ Не сейчас: Ирина Ким", on=notice)
    await boss.types("на неделю, отпуск")
    assert "не спрашиваем до" in boss.last.words
    assert notices(anna) == []


async def test_an_account_of_many_says_how_many_are_asked_and_turns_its_pages(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await stage.stops()
    stage.programme = replace(stage.programme, asked_one_in=3)
    await stage.starts()
    await answers_so_that_thursday_is_due(stage, asked)
    async with stage.database.write() as conn:
        filling = Filling(conn, now=stage.clock())
        for number in range(8):
            contact = await filling.contact(f"Коллега {number}", account=1, telegram_id=80_000 + number)
            await filling.answered(contact, 9, at=stage.clock())
    await comes(stage, MONDAY)
    [notice] = notices(anna)

    assert "ООО «Вектор» — не больше 3 из 9" in read(notice)
    assert notice.labels[-2:] == ["1/2", "›"]
    await anna.taps("›", on=notice)
    assert notice.labels[:3] == ["⏸ Не сейчас: Коллега 7", "‹", "2/2"]
