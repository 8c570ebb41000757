"""The picture of /nps: with its words below it, and without them never; the words come without it where they must."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.traffic.painting import Painter
from messages.pictured import Drawing
from nps.period import containing
from nps.values import PeriodKind
from storage.people.who import find_who
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_reports import AUGUST, OCTOBER, answers

NUMBER = re.compile(r"[+−]?\d+")
HANGS = (sys.executable, "-c", "import time; time.sleep(600)")
DIES = (sys.executable, "-c", "import os; os.kill(os.getpid(), 9)")
BABBLES = (sys.executable, "-c", "print('no picture')")


def painter_of(stage: Stage, *command: str, timeout_s: float = 60) -> None:
    assert stage.app
    more = {"command": command} if command else {}
    stage.app.postman.composing.painter = Painter(timeout_s=timeout_s, **more)


async def test_nps_is_a_picture_with_the_words_below_it(stage: Stage, boss: Actor) -> None:
    await answers(stage, [10] * 6 + [8] * 2 + [3] * 2, OCTOBER)
    await boss.types("/nps")
    message = boss.last

    assert message.kind == "photo"
    assert message.file
    assert (message.file.width, message.file.height) == (1080, 1080)
    assert "NPS +40 (±43, от −13 до +74) · IV квартал 2026, по 23 нояб. · мало ответов" in message.words


async def test_another_period_is_another_picture_in_the_same_message(stage: Stage, boss: Actor) -> None:
    await answers(stage, [10] * 6, OCTOBER)
    await boss.types("/nps")
    before, message_id = boss.last.file, boss.last.message_id
    await boss.taps("‹ III кв. 2026")

    assert (boss.last.message_id, boss.last.kind) == (message_id, "photo")
    assert boss.last.file is not before
    assert "III квартал 2026" in boss.last.words


async def test_the_words_say_every_figure_of_the_picture(stage: Stage, boss: Actor) -> None:
    await answers(stage, [10] * 12 + [8] * 12 + [3] * 9, OCTOBER)
    await answers(stage, [10] * 4 + [8] * 5 + [3] * 3, AUGUST)
    await boss.types("/nps")
    drawing = await drawing_of(stage, boss)
    drawn = NUMBER.findall(" ".join(re.findall(r">([^<]+)</text>", drawing.svg)))
    said = NUMBER.findall(boss.last.words)

    assert set(drawn) - set(said) - {"−100", "+100", "0"} == set()


async def drawing_of(stage: Stage, boss: Actor) -> Drawing:
    """What /nps of this quarter is drawn from now."""
    from messages import report
    from messages.composing import compose
    from messages.pictured import drawing_in
    from messages.writing import Context

    async with stage.database.read() as conn:
        who = await find_who(conn, boss.id)
        assert who
        assert who.staff
        letter = report.show(who.staff, containing(PeriodKind.QUARTER, stage.clock().date()).key)
        method = await compose(Context(conn, stage.clock(), stage.programme), letter.name, letter.to, letter.arguments)
    assert method
    drawing = drawing_in(method)
    assert drawing
    return drawing


@pytest.mark.parametrize(
    "command", [HANGS, DIES, BABBLES, ("/nowhere/at/all",)], ids=["hangs", "dies", "babbles", "none"]
)
async def test_words_go_alone_where_no_picture_can_be_made_and_it_comes_when_asked_for(
    stage: Stage, boss: Actor, command: tuple[str, ...]
) -> None:
    await answers(stage, [10] * 6, OCTOBER)
    painter_of(stage, *command, timeout_s=1)
    await boss.types("/nps")
    alone = boss.last
    painter_of(stage)
    await boss.taps("🖼 Картинка")

    assert alone.kind == "text"
    assert alone.words.startswith("NPS +100")
    assert boss.last.kind == "photo"
    assert boss.last.words == alone.words


async def test_another_period_comes_in_words_below_where_no_picture_can_be_made(stage: Stage, boss: Actor) -> None:
    """In place of the picture they would stand below the figures of another period."""
    await boss.types("/nps")
    painter_of(stage, *DIES)
    await boss.taps("‹ III кв. 2026")

    assert [message.kind for message in boss.person.inbox[-2:]] == ["photo", "text"]
    assert "III квартал 2026" in boss.last.words


@pytest.mark.parametrize("kind", ["refuse", "5xx"])
async def test_words_go_alone_where_the_picture_does_not_get_through(stage: Stage, boss: Actor, kind: str) -> None:
    fault = stage.world.faults.add("sendPhoto", kind)  # type: ignore[arg-type]  # one of its kinds
    await answers(stage, [10] * 6, OCTOBER)
    await boss.types("/nps")
    await stage.passes(minutes=5)

    assert fault.hits == 1
    assert boss.last.kind == "text"
    assert boss.last.words.startswith("NPS +100")


async def test_what_it_means_stands_one_tap_away(stage: Stage, boss: Actor) -> None:
    await boss.types("/nps")
    await boss.taps("❔ Что это")

    assert boss.last.words.startswith("Что на карточке")


async def test_the_figures_are_taken_apart_in_six_ways(stage: Stage, boss: Actor) -> None:
    await answers(stage, [10] * 6, OCTOBER)
    await boss.types("/nps")
    card = boss.last.message_id
    for view, line in {
        "Менеджеры": "Анна Смирнова: +100",
        "Сегменты": "Без сегмента: +100",
        "Роли": ": +100",
        "Регионы": "Без региона: +100",
        "Опросы": "регулярный опрос: +100",
        "О чём": "О компании: +100",
    }.items():
        await boss.taps(view)

        assert (boss.last.message_id, boss.last.kind) == (card, "photo")
        assert line in boss.last.words
        await boss.taps("‹ К показателям")


async def test_cases_are_those_of_the_period(stage: Stage, boss: Actor) -> None:
    await answers(stage, [10] * 6 + [3] * 2, OCTOBER)
    await answers(stage, [10] * 6 + [3], AUGUST + timedelta(hours=1))
    await boss.types("/nps Q3")

    assert "Обращения за этот срок: 1 · открыто 1, просрочено 1" in boss.last.words


async def test_while_telegram_is_slow_the_words_go_first(stage: Stage, boss: Actor) -> None:
    assert stage.app
    stage.app.postman.sending.slow_s = 0.5
    stage.world.faults.add("sendMessage", "slow", times=1, delay=1)
    await boss.types("/help")
    await boss.types("/nps")
    first = boss.last
    stage.app.postman.sending.slow_s = 60
    await boss.taps("🖼 Картинка")

    assert first.kind == "text"
    assert "NPS" in first.words
    assert boss.last.kind == "photo"


async def test_a_manager_who_may_read_no_answers_gets_no_picture(stage: Stage, boss: Actor, anna: Actor) -> None:
    await answers(stage, [10] * 6, OCTOBER)
    await stage.stops()
    stage.programme = replace(stage.programme, anonymous=True)
    await stage.starts()
    await anna.types("/nps")
    for view in ("figures", "segments", "managers"):
        await anna.taps(data=f"npscard|picture|{view}|quarter:2026-Q4", on=anna.last)

    assert {message.kind for message in anna.person.inbox} == {"text"}
    assert not anna.sees("Без сегмента")
