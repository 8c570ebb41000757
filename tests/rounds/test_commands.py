"""Commands as people write them: in any case of letters, and with words behind them."""

from __future__ import annotations

import pytest

from tests.rounds.stage import Actor, Stage


@pytest.fixture
async def quiet(stage: Stage, anna: Actor, asked: Actor) -> Actor:
    """Ирина, who has answered, and of whom nothing is awaited any more."""
    await asked.taps("9")
    await asked.taps("Готово")
    await stage.passes(days=2)
    return asked


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("/Help", "/mydata"),
        ("/HELP", "/mydata"),
        ("/Language", "На каком языке"),
        ("/Forget", "Удалить мои данные"),
        ("/START", "Вы с нами"),
    ],
)
async def test_a_command_may_be_written_in_any_case(quiet: Actor, typed: str, shown: str) -> None:
    seen = len(quiet.person.inbox)
    await quiet.types(typed)

    assert shown in str(quiet.person.inbox[seen])


async def test_stop_in_any_case_is_the_same_command(stage: Stage, asked: Actor) -> None:
    await asked.types("/Stop")

    assert not asked.sees("Осталось поставить оценку")
    assert await stage.query("SELECT count(*) FROM client_messages") == [0]


async def test_staff_write_commands_in_any_case_as_well(stage: Stage, boss: Actor, anna: Actor) -> None:
    await boss.types("/NPS")
    assert boss.sees("NPS")
    await boss.types("/Invites")
    assert boss.sees("Приглашения")
    await anna.types("/Invite ким")
    assert anna.sees("Ирина Ким")


async def test_a_personal_link_typed_with_a_capital_opens_it(stage: Stage, irina: Actor) -> None:
    await irina.types(f"/Start {await stage.link_of('Ирина Ким')}")

    assert irina.sees("Ирина Петровна")


@pytest.mark.parametrize("typed", ["/complaint delivery is late", "/help не помогает", "/nps у вас низкий"])
async def test_words_behind_a_command_that_takes_none_reach_the_manager(anna: Actor, quiet: Actor, typed: str) -> None:
    await quiet.types(typed)

    assert anna.sees(typed)
    assert quiet.sees("Прочитает Анна Смирнова")


async def test_a_command_with_words_is_still_carried_out(anna: Actor, quiet: Actor) -> None:
    await quiet.types("/help не помогает")

    assert quiet.sees("/forget — удалить")


async def test_words_behind_a_command_are_a_comment_where_one_is_awaited(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.types("/complaint delivery is late")

    assert "/complaint delivery is late" in anna.find("🔴 3 из 10").text


async def test_a_photo_below_a_command_reaches_the_manager(anna: Actor, quiet: Actor) -> None:
    await quiet.sends_photo("/help вот так это выглядит")

    assert anna.person.inbox[-1].kind == "photo"
    assert anna.sees("/help вот так это выглядит")


async def test_an_unknown_command_without_words_disturbs_nobody(anna: Actor, quiet: Actor) -> None:
    seen = len(anna.person.inbox)
    await quiet.types("/complaint")

    assert quiet.sees("/forget — удалить")
    assert len(anna.person.inbox) == seen


async def test_stop_with_a_please_is_done_and_not_asked_about_once_more(
    stage: Stage, anna: Actor, quiet: Actor
) -> None:
    await quiet.types("/stop пожалуйста")

    assert "Больше не спрашиваем" in quiet.last.words
    assert not quiet.sees("Совсем не спрашивать?")
    assert not anna.sees("/stop пожалуйста")
    assert await stage.query("SELECT count(*) FROM people WHERE opted_out_at IS NOT NULL") == [1]


@pytest.mark.parametrize("typed", ["/audit", "/Staff", "/surveys VIP", "/audit@otklik_bot"])
async def test_a_manager_reads_whose_a_command_of_the_owners_is(stage: Stage, anna: Actor, typed: str) -> None:
    await anna.types(typed)

    assert anna.last.words == "Эта команда для владельцев. Всё, что можно вам: /help"
