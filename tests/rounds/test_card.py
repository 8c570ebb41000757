"""The card of a case on one screen: how the client is reached, what repeats, what else is open, and its history."""

from __future__ import annotations

from tests.canaries import PHONE
from tests.rounds.stage import Actor, Stage


async def complains(stage: Stage, actor: Actor, score: str, reason: str) -> None:
    await actor.taps(score)
    await actor.taps(reason)


async def test_the_card_says_how_the_client_is_reached(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    assert f"{PHONE} · @canary_31" in anna.find("🔴").words


async def test_a_complaint_that_comes_again_is_counted_for_the_company_and_the_third_is_a_fault_of_the_system(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    oleg = stage.actor(32, "Олег", "Дан", language_code="ru")
    await oleg.opens(await stage.link_of("Олег Дан"))
    await oleg.taps("Согласиться и начать")
    await complains(stage, asked, "3", "Сроки и обещания")
    assert "жалоба за полгода" not in anna.find("🔴 3").words
    await complains(stage, oleg, "2", "Сроки и обещания")
    card = anna.find("🔴 2").words
    assert "2-я жалоба за полгода: сроки и обещания" in card
    assert "системная" not in card
    await stage.days_pass(91)
    await stage.asks(asked)
    await complains(stage, asked, "1", "Сроки и обещания")

    assert "3-я жалоба за полгода: сроки и обещания — системная" in anna.find("🔴 1").words


async def test_who_was_an_advocate_is_called_so_only_above_a_good_score(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    async with stage.database.write() as conn:
        await conn.exec_driver_sql("UPDATE contacts SET circle = 'advocate'")
    question = asked.last
    await asked.taps("0")
    assert "раньше — адвокат бренда" in anna.find("🔴 0").words
    await asked.taps("Изменить", on=question)
    await asked.taps("9", on=question)

    assert "· адвокат бренда" in anna.find("🟢 9").words


async def test_the_card_names_other_open_cases_of_the_company(stage: Stage, anna: Actor, asked: Actor) -> None:
    oleg = stage.actor(32, "Олег", "Дан", language_code="ru")
    await oleg.opens(await stage.link_of("Олег Дан"))
    await oleg.taps("Согласиться и начать")
    await asked.taps("3")
    await oleg.taps("2")
    first = (await stage.query("SELECT MIN(id) FROM cases"))[0]

    assert f"Ещё обращения этой компании: № {first}" in anna.find("🔴 2").words


async def test_the_history_of_a_case_is_read_by_pages_with_the_voices_among_its_notes(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.taps("Отношение")
    card = anna.find("🔴")
    for number in range(6):
        await anna.taps("Был звонок", on=card)
        await anna.types(f"разговор {number}")
    await anna.taps("Был звонок", on=card)
    await anna.sends_voice()
    await boss.taps("История", on=boss.find("🔴"))
    page = next(
        message for message in boss.person.inbox if "Обращение №" in message.words and "разговор 5" in message.words
    )

    assert "звонок — Анна Смирнова" in page.words
    assert "обращение открыто" not in page.words
    assert [message.kind for message in boss.person.inbox if message.message_id > page.message_id] == ["voice"]
    await boss.taps("‹ Раньше", on=page)
    assert "обращение открыто" in page.words
    assert "разговор 5" not in page.words
    await boss.taps("Позже ›", on=page)
    assert "разговор 5" in page.words
    assert not asked.sees("разговор")
