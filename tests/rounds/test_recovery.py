"""A month after a complaint was closed its client is asked the same question once more, which is in no index."""

from __future__ import annotations

import sqlalchemy as sa

from nps.timings import RARELY
from nps.values import TelegramId
from storage.people.who import set_quiet_until
from storage.schema import contacts
from tests.databases import on_both
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_closing import closes

CHECK = "Не так давно ваш вопрос был закрыт. Как теперь?"


async def settles(anna: Actor, asked: Actor) -> None:
    """A complaint that the client says is settled."""
    await asked.taps("3")
    await closes(anna)
    await asked.taps("Да, решено")


async def kinds(stage: Stage) -> list[str]:
    """By which surveys was asked, in their order."""
    return await stage.query("SELECT s.kind FROM invitations i JOIN surveys s ON s.id = i.survey_id ORDER BY i.id")


async def test_the_client_is_asked_once_more_thirty_days_after_the_closing(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await settles(anna, asked)
    await stage.days_pass(29)
    assert not asked.sees(CHECK)
    await stage.days_pass(1)

    assert asked.sees(CHECK)
    assert "порекомендуете компанию «Стройснаб»" in asked.find(CHECK).words
    await stage.days_pass(2)
    assert await kinds(stage) == ["regular", "recovery"]


@on_both
async def test_whoever_is_content_again_counts_as_won_back_and_in_no_other_figure(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await settles(anna, asked)
    await stage.days_pass(30)
    await asked.taps("9")
    await boss.types("/nps 2026")

    assert boss.sees("Вернули: 1 из 1 недовольных")
    assert boss.sees("0 промоутеров")
    assert "1 детрактор" in boss.last.words
    assert "из 1 (" in boss.last.words
    assert await stage.query("SELECT count(*) FROM cases") == [1]
    await anna.types("/my 2026")
    assert "Вернули: 1 из 1 недовольных" in anna.last.words


async def test_an_unhappy_answer_to_it_opens_a_new_case(stage: Stage, boss: Actor, anna: Actor, asked: Actor) -> None:
    await settles(anna, asked)
    await stage.days_pass(30)
    await asked.taps("2")

    assert await stage.query("SELECT state FROM cases ORDER BY id") == ["confirmed", "new"]
    assert "🔴 2 из 10" in anna.last.words
    assert "Ответ на повторный вопрос" in anna.last.words
    await boss.types("/nps 2026")
    assert boss.sees("Вернули: 0 из 1 недовольных")
    assert "1 детрактор" in boss.last.words


async def test_it_waits_for_no_quiet_period_and_begins_none(stage: Stage, anna: Actor, asked: Actor) -> None:
    await settles(anna, asked)
    await stage.days_pass(30)
    await asked.taps("8")
    await stage.days_pass(59)
    assert await kinds(stage) == ["regular", "recovery"]
    await stage.days_pass(2)  # ninety days after the regular answer, a Monday

    assert await kinds(stage) == ["regular", "recovery", "regular"]


async def test_a_regular_question_that_is_due_soon_takes_its_place_and_counts_for_it(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await stage.days_pass(35)
    await closes(anna)
    await asked.taps("Да, решено")
    await stage.days_pass(30)
    assert await kinds(stage) == ["regular"]
    assert await stage.query("SELECT recheck_at FROM cases") == [None]
    await stage.days_pass(26)
    assert await kinds(stage) == ["regular", "regular"]
    assert not asked.sees(CHECK)
    await asked.taps("10")
    await boss.types("/nps 2027-Q1")

    assert boss.sees("Вернули: 1 из 1 недовольных")
    assert "1 промоутер" in boss.last.words


async def test_whoever_does_not_say_whether_it_is_settled_is_asked_as_well(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await closes(anna)
    await stage.days_pass(7)
    assert await stage.query("SELECT state FROM cases") == ["unconfirmed"]
    await stage.days_pass(30)

    assert asked.sees(CHECK)


async def test_whoever_opted_out_is_never_asked(stage: Stage, anna: Actor, asked: Actor) -> None:
    await settles(anna, asked)
    await asked.types("/stop")
    await stage.days_pass(40)

    assert await kinds(stage) == ["regular"]


async def test_whoever_wants_to_be_asked_rarely_is_not_asked(stage: Stage, anna: Actor, asked: Actor) -> None:
    await settles(anna, asked)
    async with stage.database.write() as conn:
        await set_quiet_until(conn, TelegramId(asked.id), stage.clock() + RARELY)
    await stage.days_pass(40)

    assert await kinds(stage) == ["regular"]


async def test_a_client_who_is_lost_meanwhile_is_not_asked(stage: Stage, anna: Actor, asked: Actor) -> None:
    await settles(anna, asked)
    oleg = stage.actor(32, "Олег", "Дан", language_code="ru")
    await oleg.opens(await stage.link_of("Олег Дан"))
    await oleg.taps("Согласиться и начать")
    await oleg.taps("2")
    await anna.taps("Клиент потерян", on=anna.find("🔴 2 из 10"))
    await anna.taps("Качество или сроки")
    await anna.types("Мегаснаб")
    await stage.days_pass(40)

    assert await kinds(stage) == ["regular", "regular"]


async def test_a_client_whose_case_is_open_again_is_not_asked(stage: Stage, anna: Actor, asked: Actor) -> None:
    await settles(anna, asked)
    await anna.taps("Открыть снова", on=anna.find("🔴"))
    assert await stage.query("SELECT recheck_at FROM cases") == [None]
    await stage.days_pass(40)

    assert await kinds(stage) == ["regular"]


async def test_a_client_far_in_the_east_is_asked_in_their_own_working_hours(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    async with stage.database.write() as conn:
        await conn.execute(sa.update(contacts).where(contacts.c.name == "Ирина Ким").values(timezone="Asia/Kamchatka"))
    await settles(anna, asked)
    await stage.days_pass(30)  # 19:00 there
    assert not asked.sees(CHECK)
    await stage.passes(hours=15)

    assert asked.sees(CHECK)


async def test_a_wish_to_be_called_is_no_complaint_and_is_not_followed_by_a_question(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("9")
    await asked.types("хотим ещё 20 тонн")
    await asked.taps("Свяжитесь со мной")
    await anna.taps("Закрыть", on=anna.find("🟢"))
    await anna.taps("Гибкость")
    await anna.types("отгрузили")
    await asked.taps("Да, решено")
    await stage.days_pass(40)

    assert await kinds(stage) == ["regular"]


async def test_an_english_client_reads_it_in_english(stage: Stage, anna: Actor) -> None:
    igor = stage.actor(22, "Игорь", "Волков", language_code="ru")
    await igor.opens(await stage.link_of("Игорь Волков"))
    john = stage.actor(33, "John", "Smith", language_code="en")
    await john.opens(await stage.link_of("John Smith"))
    await john.taps("Agree and start")
    await john.taps("4")
    await closes(igor)
    await john.taps("Yes, settled")
    await stage.days_pass(30)

    assert john.sees("Not long ago your issue was closed. How is it now?")


@on_both
async def test_it_waits_until_the_account_may_be_asked_again(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    """A bug once: a hold kept every question waiting but this one."""
    await settles(anna, asked)
    await stage.days_pass(28)
    await anna.types("/client вектор")
    await anna.taps("Не спрашивать…")
    await anna.types("на 2 недели, спор по оплате")
    await stage.days_pass(7)
    assert not asked.sees(CHECK)
    await stage.days_pass(14)

    assert asked.sees(CHECK)
