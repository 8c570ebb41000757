"""/my: own accounts' index, deadlines and promises; an owner has it for each manager."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_morning_list import complaints


async def answered(stage: Stage, scores: list[int]) -> None:
    """So many people of «Вектор» have answered."""
    async with stage.database.write() as conn:
        filling = Filling(conn, now=stage.clock())
        (account,) = await stage.query("SELECT id FROM accounts WHERE name = 'ООО «Вектор»'")
        for number, score in enumerate(scores):
            await filling.answered(await filling.contact(f"Рабочий {number}", account=account), score)


def plain(actor: Actor) -> str:
    return actor.last.words.replace("\xa0", " ")


@on_both
async def test_a_manager_reads_their_own_and_an_owner_everybodys(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await answered(stage, [10, 9, 9, 8])
    await asked.taps("3")
    await stage.passes(hours=2, minutes=15)
    await anna.taps("Был звонок", on=anna.find("🔴"))
    await complaints(stage, "Игорь Волков", at=stage.clock())
    await anna.types("/my")

    lines = plain(anna).split("\n")
    assert lines[0] == "Работа с клиентами · IV квартал 2026, по 23 нояб."
    assert lines[1] == "Анна Смирнова"
    assert lines[2].startswith("NPS: +40 (±")
    assert "5 ответов" in lines[2]
    assert lines[3] == "Обращения: открыто 1"
    assert lines[4] == "До связи с клиентом: 2 ч 15 мин рабочего времени — медиана, 1 обращение"
    assert len(lines) == 5
    await boss.types("/my")
    assert "Анна Смирнова\nNPS: +40" in plain(boss)
    assert "Игорь Волков\nNPS: 1 ответ" in plain(boss)
    assert "Волков" not in plain(anna)


async def test_promises_and_what_the_client_confirmed(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    card = anna.find("🔴")
    await anna.taps("Обещание", on=card)
    await anna.types("Замена перевозчика")
    await anna.taps("завтра")
    await anna.taps("Сохранить и отправить")
    await stage.passes(days=2)
    await asked.taps("Да")
    await anna.taps("Закрыть", on=anna.find("🔴"))
    await anna.taps("Сроки и обещания")
    await anna.types("Сменили перевозчика")
    await asked.taps("Да, решено")
    await anna.types("/my")

    assert "Обращения: открыто 0" in plain(anna)
    assert "Обещания: выполнено 1, нарушено 0" in plain(anna)
    assert "Клиент подтвердил, что решено: 1 из 1 закрытых" in plain(anna)


async def test_few_answers_make_no_index_and_are_not_told_apart(stage: Stage, anna: Actor) -> None:
    await answered(stage, [10, 7])
    await anna.types("/my")

    assert "NPS: 2 ответа" in plain(anna)
    assert "(±" not in plain(anna)


async def test_another_period_stands_in_the_same_message_and_nonsense_gets_examples(stage: Stage, anna: Actor) -> None:
    await anna.types("/my")
    shown = anna.last
    await anna.taps("‹ III кв. 2026", on=shown)
    assert shown.words.replace("\xa0", " ").startswith("Работа с клиентами · III квартал 2026")
    await anna.types("/my позавчера вечером")

    assert anna.last.words.startswith("Не понимаю, за какой срок: «позавчера вечером».")


async def test_many_managers_come_by_pages_in_the_owners_language(stage: Stage, boss: Actor) -> None:
    async with stage.database.write() as conn:
        filling = Filling(conn, now=stage.clock())
        for number in range(6):
            await filling.account(manager=await filling.manager(f"Менеджер {number}"))
    await boss.types("/language")
    await boss.taps("English")
    await boss.types("/my")
    shown = boss.last
    assert shown.words.startswith("Looking after clients · Q4 2026")
    assert "1/2" in shown.labels
    first = shown.words
    await boss.taps("›", on=shown)

    assert "Менеджер 5" in first + shown.words
    assert "Менеджер 5" not in first or "Менеджер 4" in first


async def test_where_answers_are_anonymous_it_is_the_owners_alone(stage: Stage, anna: Actor, boss: Actor) -> None:
    await answered(stage, [10, 9, 9, 8, 7])
    await stage.stops()
    stage.programme = replace(stage.programme, anonymous=True)
    await stage.starts()
    await anna.types("/my")
    assert anna.last.words.startswith("Опрос анонимный: эти показатели видят только владельцы.")
    await anna.taps(data="my|quarter:2026-Q4|0", on=anna.last)
    assert anna.last.words.startswith("Опрос анонимный")
    await boss.types("/my")

    assert "NPS: +60" in plain(boss)


@pytest.mark.parametrize("period", ["quarter:9999-Q4", "week", "custom:2026-01-01"])
async def test_a_forged_period_is_refused(stage: Stage, anna: Actor, period: str) -> None:
    await anna.types("/my")
    await anna.taps(data=f"my|{period}|0", on=anna.last)

    assert anna.toasts[-1] == "Эта кнопка не для вас."
