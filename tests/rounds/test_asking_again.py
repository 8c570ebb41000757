"""Asked once more: on the day that somebody chose, by reminders, and about what was answered before."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from storage.asking import invitations
from storage.asking.surveys import ensure_recorded_survey
from storage.schema import contacts, responses, surveys
from storage.schema import invitations as invitations_table
from tests.databases import on_both
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_answering import scores
from tests.rounds.test_asking import questions
from tests.rounds.test_consent_anew import rewrite

CHOICE = ["Завтра", "Через неделю", "Через месяц", "Назад"]


async def puts_off(asked: Actor, day: str) -> None:
    await asked.taps("Позже")
    await asked.taps(day)


# --- «later» -------------------------------------------------------------------------------------------------------


@on_both
async def test_later_offers_days_and_the_question_comes_on_the_one_that_is_chosen(stage: Stage, asked: Actor) -> None:
    await asked.taps("Позже")
    assert asked.last.labels == CHOICE
    assert asked.last.words.endswith("Когда спросить ещё раз?")
    await asked.taps("Через неделю")
    assert asked.toasts[-1].replace("\xa0", " ") == (
        "Хорошо, спросим в понедельник, 30 ноября. Ответить можно и раньше."
    )
    assert asked.last.words.endswith("Спросим ещё раз в понедельник, 30 ноября.")
    await stage.days_pass(6)
    assert questions(asked) == 1
    await stage.passes(days=1)

    assert questions(asked) == 2
    await asked.taps("9")
    assert questions(asked) == 0
    assert await scores(stage) == [9]


async def test_after_a_month_the_question_is_still_open_for_a_week(stage: Stage, asked: Actor) -> None:
    await puts_off(asked, "Через месяц")
    assert "в среду, 23 декабря" in asked.toasts[-1].replace("\xa0", " ")
    await stage.days_pass(29)
    assert questions(asked) == 1
    await stage.passes(days=1)
    assert questions(asked) == 2
    await stage.passes(days=6)
    assert questions(asked) == 2
    await stage.passes(days=1, minutes=1)

    assert questions(asked) == 0
    assert await stage.query("SELECT state FROM invitations") == ["expired"]


async def test_tomorrow_after_a_friday_is_a_monday_and_the_toast_says_so(stage: Stage, asked: Actor) -> None:
    await stage.passes(days=4)
    await puts_off(asked, "Завтра")

    assert "спросим в понедельник, 30 ноября" in asked.toasts[-1].replace("\xa0", " ")
    await stage.passes(days=1)
    assert questions(asked) == 1
    await stage.passes(days=2)
    assert questions(asked) == 2


async def test_the_day_is_that_of_the_clients_own_zone(stage: Stage, asked: Actor) -> None:
    async with stage.database.write() as conn:
        await conn.execute(update(contacts).values(timezone="Asia/Vladivostok"))
    await stage.passes(hours=8)  # 18:00 in Moscow, 01:00 of the next day in Vladivostok
    await puts_off(asked, "Завтра")

    assert "спросим завтра, 25 ноября" in asked.toasts[-1].replace("\xa0", " ")
    await stage.passes(hours=31, minutes=59)
    assert questions(asked) == 1
    await stage.passes(minutes=1)  # 09:00 there
    assert questions(asked) == 2


async def test_back_leaves_everything_as_it_was(stage: Stage, asked: Actor) -> None:
    text, buttons = asked.last.words, asked.last.labels
    before = await stage.query("SELECT remind_at, closes_at FROM invitations")
    await asked.taps("Позже")
    await asked.taps("Назад")

    assert (asked.last.words, asked.last.labels) == (text, buttons)
    assert await stage.query("SELECT remind_at, closes_at FROM invitations") == before


async def test_whoever_put_the_question_off_may_answer_it_at_once_and_is_asked_no_more(
    stage: Stage, asked: Actor
) -> None:
    await puts_off(asked, "Завтра")
    await asked.taps("9")
    await stage.days_pass(14)

    assert await scores(stage) == [9]
    assert questions(asked) == 0


async def test_a_score_may_be_typed_while_the_days_are_shown(stage: Stage, asked: Actor) -> None:
    await asked.taps("Позже")
    await asked.types("8")

    assert await scores(stage) == [8]
    assert questions(asked) == 0
    await asked.taps(data="later:1:week", on=asked.find("Ваша оценка"))
    assert asked.toasts == []
    assert asked.sees("Ваша оценка: 8")


async def test_a_day_tapped_after_the_question_has_closed_puts_nothing_off(stage: Stage, asked: Actor) -> None:
    await asked.taps("Позже")
    days = asked.last
    await stage.days_pass(31)
    await asked.taps(data="later:1:week", on=days)

    assert "опрос уже закрыт" in asked.toasts[-1]
    await stage.days_pass(20)
    assert questions(asked) == 0


async def test_the_same_question_can_be_put_off_again(stage: Stage, asked: Actor) -> None:
    await puts_off(asked, "Завтра")
    await stage.passes(days=1)
    assert questions(asked) == 2
    await puts_off(asked, "Через неделю")
    await stage.days_pass(6)
    assert questions(asked) == 2
    await stage.passes(days=1)

    assert questions(asked) == 3


@on_both
async def test_nobody_asks_anything_else_before_the_chosen_day(stage: Stage, asked: Actor) -> None:
    """Neither as the other account's contact, nor by a reminder of what was asked there."""
    await asked.opens(await stage.link_of("John Smith"))
    await asked.taps("Согласиться и начать")
    await asked.taps("Позже", on=asked.find("По шкале"))
    await asked.taps("In a month")
    seen = len(asked.person.inbox)
    await stage.days_pass(29)
    assert len(asked.person.inbox) == seen
    await stage.passes(days=1)

    assert len(asked.person.inbox) == seen + 1
    assert "ООО «Вектор»" in asked.last.words
    assert "One question is left" in asked.last.words


async def test_a_consent_that_was_rewritten_is_put_off_as_well(stage: Stage, asked: Actor) -> None:
    await asked.taps("9")
    await rewrite(stage)
    await stage.days_pass(92)
    anew = asked.find("решите заново")
    assert anew.labels == ["Согласиться и продолжить", "Позже", "Отписаться"]
    await puts_off(asked, "Завтра")
    assert asked.find("решите заново").labels == anew.labels
    seen = len(asked.person.inbox)
    await stage.passes(days=1)

    assert len(asked.person.inbox) == seen + 1
    assert "решите заново" in asked.last.words


async def test_later_chosen_before_the_delivery_is_known_holds(stage: Stage, asked: Actor) -> None:
    """Telegram's answer to a sending may be late, and the person quick."""
    async with stage.database.write() as conn:
        await conn.exec_driver_sql("UPDATE invitations SET state = 'planned', sent_at = NULL, remind_at = NULL")
    await puts_off(asked, "Через месяц")
    async with stage.database.write() as conn:
        await invitations.record_sent(conn, 1, now=stage.clock())
    await stage.days_pass(29)
    assert questions(asked) == 1
    await stage.passes(days=1)

    assert questions(asked) == 2


async def test_somebody_elses_question_cannot_be_put_off(stage: Stage, asked: Actor) -> None:
    oleg = stage.actor(32, "Олег", "Дан", language_code="ru")
    await oleg.opens(await stage.link_of("Олег Дан"))
    before = await stage.query("SELECT remind_at FROM invitations WHERE id = 1")
    for data in ("ask:1:later", "ask:1:back", "later:1:week"):
        await oleg.taps(data=data, on=oleg.last)
        assert "не для вас" in oleg.toasts[-1]

    assert await stage.query("SELECT remind_at FROM invitations WHERE id = 1") == before
    assert not oleg.sees("По шкале")


# --- reminders -----------------------------------------------------------------------------------------------------


async def reminders(stage: Stage, number: int) -> None:
    """So many reminders of each question."""
    async with stage.database.write() as conn:
        await conn.execute(update(surveys).values(reminders=number))


async def asked_anew(stage: Stage, asked: Actor, after: int = 92) -> None:
    await asked.taps("9")
    await stage.days_pass(after)


async def test_without_reminders_nobody_is_reminded_but_who_put_the_question_off_is_asked_then(
    stage: Stage, asked: Actor
) -> None:
    await reminders(stage, 0)
    await asked_anew(stage, asked)
    await stage.days_pass(14)
    assert questions(asked) == 1
    await asked.taps("Позже", on=asked.find("По шкале"))
    await asked.taps("Завтра")
    await stage.days_pass(9)

    assert questions(asked) == 2


@on_both
async def test_a_second_reminder_comes_as_long_after_the_first_and_a_third_never(stage: Stage, asked: Actor) -> None:
    await reminders(stage, 2)
    await asked_anew(stage, asked)
    await stage.days_pass(7)
    assert questions(asked) == 2
    await stage.days_pass(4)
    assert questions(asked) == 2
    await stage.days_pass(3)
    assert questions(asked) == 3
    await stage.days_pass(14)

    assert questions(asked) == 3
    assert await stage.query("SELECT reminders_sent FROM invitations WHERE id = 2") == [2]


async def test_nobody_is_reminded_a_second_time_after_a_score(stage: Stage, asked: Actor) -> None:
    await reminders(stage, 2)
    await asked_anew(stage, asked)
    await stage.days_pass(7)
    await asked.taps("8")
    await stage.days_pass(21)

    assert questions(asked) == 0
    assert await stage.query("SELECT reminders_sent FROM invitations WHERE id = 2") == [1]


# --- what was answered before --------------------------------------------------------------------------------------

BEFORE = "Здравствуйте, Ирина Петровна! В ноябре вы поставили 8: сроки и обещания, цена и ценность. Как теперь?"


async def answers_8(asked: Actor) -> None:
    await asked.taps("8")
    await asked.taps("Сроки и обещания")
    await asked.taps("Цена и ценность")
    await asked.taps("Готово")


def question(asked: Actor) -> str:
    return asked.find("По шкале").words.replace("\xa0", " ")


@on_both
async def test_the_next_question_greets_and_remembers_the_answer(stage: Stage, asked: Actor) -> None:
    assert "Здравствуйте" not in question(asked)
    await answers_8(asked)
    await stage.days_pass(92)
    first = question(asked)
    await stage.days_pass(7)

    assert first.startswith(BEFORE.replace("В ноябре", "В ноябре 2026 года"))
    assert "\n\nПо шкале" in first
    assert asked.last.words.startswith("Остался один вопрос")


async def test_within_the_year_no_year_is_said_and_no_name_or_reason_that_is_not_known(stage: Stage) -> None:
    oleg = stage.actor(32, "Олег", "Дан", language_code="ru")
    await oleg.opens(await stage.link_of("Олег Дан"))
    await oleg.taps("Согласиться и начать")
    await oleg.taps("8")
    async with stage.database.write() as conn:
        await conn.execute(update(surveys).values(repeat_after=timedelta(days=30)))
    await stage.days_pass(31)

    assert question(oleg).startswith("Здравствуйте! В ноябре вы поставили 8. Как теперь?")


async def test_an_answer_of_long_ago_is_not_spoken_of(stage: Stage, asked: Actor) -> None:
    await answers_8(asked)
    stage.clock.now += timedelta(days=735)
    await stage.ticks()
    await stage.days_pass(3)

    assert question(asked).startswith("По шкале")


async def test_what_somebody_else_recorded_is_remembered_only_once_the_client_has_confirmed_it(
    stage: Stage, asked: Actor
) -> None:
    await answers_8(asked)
    async with stage.database.write() as conn:
        recorded = await ensure_recorded_survey(conn, now=stage.clock())
        await conn.execute(update(invitations_table).values(survey_id=recorded.id))
        by = {"recorded_by": 1, "next_tap_at": responses.c.first_tap_at, "survey_id": recorded.id}
        await conn.execute(update(responses).values(by))
    await stage.days_pass(92)
    unconfirmed = question(asked)
    async with stage.database.write() as conn:
        await conn.exec_driver_sql("UPDATE responses SET confirmed_at = scored_at")
    await asked.taps("Позже", on=asked.find("По шкале"))
    await asked.taps("Назад")

    assert unconfirmed.startswith("По шкале")
    assert question(asked).startswith("Здравствуйте, Ирина Петровна! В ноябре 2026 года вы поставили 8")


# --- about what ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wording", "words"),
    [
        ("recommend", "порекомендуете «Складскую логистику» компании «Стройснаб» коллегам или знакомым?"),
        ("keep_buying", "продолжите закупать «Складскую логистику» у компании «Стройснаб»?"),
        ("work_more", "активнее заказывать «Складскую логистику» у компании «Стройснаб»?"),
    ],
)
async def test_a_question_names_what_it_is_about(stage: Stage, irina: Actor, wording: str, words: str) -> None:
    async with stage.database.write() as conn:
        await conn.execute(update(surveys).values(wording=wording, about="Складскую логистику"))
    await irina.opens(await stage.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")

    assert words in question(irina)
