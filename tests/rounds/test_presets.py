"""Each survey of the method, from what makes it due to the question in the client's chat and the index it counts in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from nps.scope import EVERYTHING, Scope
from nps.values import SurveyId, SurveyKind
from sandbox.message import read
from storage.asking import surveys
from storage.figures import tallies
from tests.databases import on_both
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_campaigns import card
from tests.rounds.test_closing import closes
from tests.rounds.test_events import bring

RECOMMEND = "По шкале от 0 до 10: какова вероятность, что вы порекомендуете компанию «Стройснаб» коллегам или знакомым?"
SCALE = "0 — точно нет, 10 — точно да"
EVENTS = "Компания;Событие;Дата\nВектор;{};{}\n"


@pytest.fixture
async def content(stage: Stage, boss: Actor, asked: Actor) -> Actor:
    """Ирина gave a 9 when she joined; a hundred days later nothing keeps her from being asked but the rhythm."""
    await asked.taps("9")
    await _switch(boss, "регулярный опрос", "Изменить", "раз в 180 дн.")
    stage.clock.now += timedelta(days=99)  # nobody has come to the bot meanwhile, and no clock has ticked
    await stage.ticks()
    assert _asked(asked) == 0
    return asked


async def _switch(boss: Actor, survey: str, *presses: str) -> None:
    """Open a survey in the list, and press these buttons, whatever spaces they have."""
    await boss.types("/surveys")
    for wanted in (survey, *presses):
        await boss.taps(next(label for label in boss.last.labels if label.replace("\xa0", " ") == wanted))


def _asked(actor: Actor) -> int:
    return sum(message.find_button("0") is not None for message in actor.person.inbox)


def _question(actor: Actor) -> list[str]:
    """What stands in the client's chat, line by line."""
    return [line for line in read(actor.last.text).splitlines() if line]


async def _day_of(stage: Stage, days_ago: int) -> str:
    return (stage.clock() - timedelta(days=days_ago)).strftime("%d.%m.%Y")


async def _counts(stage: Stage, kind: SurveyKind) -> tuple[int, int]:
    """How many answers of these hundred days make the headline index, and how many this survey's own."""
    async with stage.database.read() as conn:
        survey = await surveys.find_of_kind(conn, kind)
        assert survey is not None
        span = (stage.clock() - timedelta(days=60), stage.clock() + timedelta(days=1))
        headline = await tallies.of_span(conn, *span, EVERYTHING)
        own = await tallies.of_span(conn, *span, Scope(survey=SurveyId(survey.id)))
    return headline.count, own.count


async def _answers(stage: Stage, actor: Actor, kind: SurveyKind, score: str = "10") -> tuple[int, int]:
    await actor.taps(score)
    assert await stage.query(
        "SELECT s.kind FROM responses r JOIN surveys s ON s.id = r.survey_id ORDER BY r.id DESC LIMIT 1"
    ) == [kind.value]
    return await _counts(stage, kind)


# --- the headline: what asks the same of clients ---------------------------------------------------------------------


@on_both
async def test_regular(stage: Stage, boss: Actor, asked: Actor) -> None:
    await asked.taps("9")
    await stage.days_pass(91)

    assert _question(asked) == [
        "Здравствуйте, Ирина Петровна! В ноябре 2026 года вы поставили 9. Как теперь?",
        RECOMMEND,
        SCALE,
    ]
    assert await _answers(stage, asked, SurveyKind.REGULAR) == (1, 1)
    await boss.types("/nps 2027")
    assert boss.sees("1 промоутер")


async def test_an_audit(stage: Stage, boss: Actor, content: Actor) -> None:
    await boss.types("/audit")
    await boss.taps("Начать")
    await stage.passes(seconds=10)
    await stage.passes(seconds=20)

    assert _question(content)[1:] == [RECOMMEND, SCALE]
    assert "Отправлено: 1 из 1" in read(card(boss).text)
    assert (await _answers(stage, content, SurveyKind.AUDIT))[0] == 1
    await stage.passes(seconds=20)
    assert "Ответили: 1" in read(card(boss).text)


async def test_a_first_delivery_out_of_the_client_list(stage: Stage, boss: Actor, content: Actor) -> None:
    await _switch(boss, "первая поставка", "Включить")
    first = await _day_of(stage, 14)
    listed = f"Компания;Контакт;Первая поставка\nООО «Вектор»;Ирина Ким;{first}\n"
    await boss.sends_document("clients.csv", listed.encode())
    await boss.taps("Применить")
    await stage.ticks()

    assert _question(content)[1:] == [RECOMMEND, SCALE]
    assert (await _answers(stage, content, SurveyKind.FIRST_DELIVERY))[0] == 1
    await stage.days_pass(28)
    assert _asked(content) == 0  # once


# --- indexes of their own ---------------------------------------------------------------------------------------------


async def test_a_deal_out_of_a_file_of_events(stage: Stage, boss: Actor, content: Actor) -> None:
    await _switch(boss, "после события", "Включить")
    await bring(boss, EVENTS.format("отгрузка", await _day_of(stage, 1)))
    await stage.ticks()

    assert _question(content) == [RECOMMEND, SCALE]
    assert await _answers(stage, content, SurveyKind.DEAL, "3") == (0, 1)
    assert await stage.query("SELECT state FROM cases") == ["new"]  # a complaint is one, whatever was asked
    await boss.types("/nps 2027")
    assert "ответов пока нет" in boss.last.words


async def test_a_client_who_has_not_bought_for_long(stage: Stage, boss: Actor, content: Actor) -> None:
    await _switch(boss, "возврат", "Включить")
    await bring(boss, EVENTS.format("покупка", await _day_of(stage, 121)))
    await stage.ticks()

    assert _question(content) == [RECOMMEND, SCALE]
    assert await _answers(stage, content, SurveyKind.WIN_BACK) == (0, 1)


async def test_a_proposal_without_a_contract(stage: Stage, boss: Actor, content: Actor) -> None:
    await _switch(boss, "до сделки", "Включить")
    await bring(boss, EVENTS.format("отправлено КП", await _day_of(stage, 7)))
    await stage.ticks()

    assert _question(content) == [RECOMMEND, SCALE]
    assert await _answers(stage, content, SurveyKind.PRE_SALE) == (0, 1)


async def test_a_lead_with_whom_nothing_happens(stage: Stage, boss: Actor, content: Actor) -> None:
    await _switch(boss, "застрявший лид", "Включить")
    await bring(boss, EVENTS.format("лид", await _day_of(stage, 60)))
    await stage.ticks()

    assert _question(content) == [RECOMMEND, SCALE]
    assert await _answers(stage, content, SurveyKind.STUCK_LEAD) == (0, 1)


async def test_a_touchpoint_by_the_button_on_the_clients_card(
    stage: Stage, boss: Actor, anna: Actor, content: Actor
) -> None:
    await _switch(boss, "после события", "Включить")
    await anna.types("/client вектор")
    await anna.taps("События")
    await anna.taps("Обращение в поддержку")
    await anna.taps("Вчера")
    await stage.ticks()

    assert _question(content) == [RECOMMEND, SCALE]
    assert await _answers(stage, content, SurveyKind.DEAL) == (0, 1)


# --- over all of them -------------------------------------------------------------------------------------------------


async def test_two_occasions_at_once_are_one_question(stage: Stage, boss: Actor, content: Actor) -> None:
    await _switch(boss, "после события", "Включить")
    await _switch(boss, "первая поставка", "Включить")
    first = await _day_of(stage, 14)
    await boss.sends_document("c.csv", f"Компания;Контакт;Первая поставка\nООО «Вектор»;Ирина Ким;{first}\n".encode())
    await boss.taps("Применить")
    await bring(boss, EVENTS.format("отгрузка", await _day_of(stage, 1)))
    await stage.ticks()
    await content.taps("9")
    await stage.days_pass(28)

    assert await stage.query("SELECT s.kind FROM invitations i JOIN surveys s ON s.id = i.survey_id ORDER BY i.id") == [
        "regular",
        "deal",
    ]
    await boss.types("/why Ким")
    assert "тишина 90 дней" in read(boss.last.text)


async def test_over_an_open_case_no_occasion_asks_and_after_it_the_next_one_does(
    stage: Stage, boss: Actor, anna: Actor, content: Actor
) -> None:
    await _switch(boss, "после события", "Включить")
    await bring(boss, EVENTS.format("отгрузка", await _day_of(stage, 1)))
    await stage.ticks()
    await content.taps("3")
    await stage.days_pass(100)
    await bring(boss, EVENTS.format("отгрузка", await _day_of(stage, 1)))
    await stage.ticks()
    assert _asked(content) == 0
    await closes(anna)
    await content.taps("Да, решено")
    await stage.ticks()

    assert _question(content)[-2:] == [RECOMMEND, SCALE]


# --- who cannot be reached --------------------------------------------------------------------------------------------


async def _blocks(content: Actor) -> None:
    await content.blocks()


async def _deactivates(content: Actor) -> None:
    await content.person.deactivates()


async def _opts_out(content: Actor) -> None:
    await content.types("/stop")


@pytest.mark.parametrize(
    ("becomes", "told", "state"),
    [
        (_blocks, "Сообщения не доходят", None),
        (_deactivates, "Сообщения не доходят", "skipped"),
        (_opts_out, "Отписка", None),
    ],
)
async def test_whoever_cannot_be_reached_is_asked_by_no_occasion(
    stage: Stage,
    boss: Actor,
    content: Actor,
    becomes: Callable[[Actor], Awaitable[None]],
    told: str,
    state: str | None,
) -> None:
    """`state`: of the question by which it is found out, for no bot is told of an account that is gone."""
    await becomes(content)
    await _switch(boss, "после события", "Включить")
    await bring(boss, EVENTS.format("отгрузка", await _day_of(stage, 1)))
    await stage.ticks()
    await boss.types("/why Ким")

    assert told in read(boss.last.text)
    states = await stage.query("SELECT state FROM invitations ORDER BY id")
    assert states == ["answered", *([state] if state else [])]


async def test_who_has_not_joined_is_asked_by_no_occasion(stage: Stage, boss: Actor, content: Actor) -> None:
    await _switch(boss, "после события", "Включить")
    await bring(boss, EVENTS.format("отгрузка", await _day_of(stage, 1)))
    await stage.ticks()
    await boss.types("/why Дан")

    assert "Ещё не в боте. Сообщение со ссылкой: /invite Олег Дан" in read(boss.last.text)
    asked = "SELECT c.name FROM invitations i JOIN contacts c ON c.id = i.contact_id ORDER BY i.id"
    assert await stage.query(asked) == ["Ирина Ким", "Ирина Ким"]


async def test_who_is_silent_is_asked_again_when_the_quiet_period_is_over(
    stage: Stage, boss: Actor, asked: Actor
) -> None:
    await stage.days_pass(84)
    await boss.types("/why Ким")
    assert "прошлый вопрос 23 нояб. 2026, после него тишина 90 дней" in read(boss.last.text)
    assert await stage.query("SELECT state FROM invitations ORDER BY id") == ["expired"]
    await stage.days_pass(7)

    assert await stage.query("SELECT state FROM invitations ORDER BY id") == ["expired", "sent"]
