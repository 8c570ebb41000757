"""Once a quarter one promoter is suggested to the owners for a story of success; and what recommendations earn."""

from __future__ import annotations

from sqlalchemy import update

from messages.taps.promoters import StoryTap
from nps.values import RelationStatus
from storage.schema import accounts
from tests.databases import on_both
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_quotes import praises, read
from tests.rounds.test_recommendations import comes, recommends


def suggested(actor: Actor) -> int:
    return sum("История успеха?" in message.words for message in actor.person.inbox)


@on_both
async def test_a_vip_promoter_is_suggested_once_a_quarter_with_a_request_to_forward(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await stage.ticks()
    assert suggested(boss) == 0
    await praises(asked)
    await stage.ticks()
    assert suggested(boss) == 0  # it was looked today already
    await stage.passes(days=1)
    letter = boss.find("История успеха?")
    assert "Ирина Ким, ООО «Вектор» · VIP — оценка 10" in read(letter.words)
    assert "«Везут вовремя, спасибо»" in letter.words
    assert "Ирина Петровна, спасибо за добрые слова о компании «Стройснаб»" in read(letter.words)
    assert letter.labels == ["Попросить цитату", "Не сейчас"]
    assert not anna.sees("История успеха?")
    await boss.taps("Попросить цитату", on=letter)
    assert asked.last.words.startswith("Можно компании «Стройснаб» процитировать ваш отзыв?")
    await boss.taps("Не сейчас", on=letter)
    assert letter.words.startswith("Хорошо, не сейчас")
    await stage.days_pass(60)

    assert suggested(boss) == 0
    assert await stage.query("SELECT count(*) FROM stories") == [1]


async def test_it_is_not_said_at_night_nor_twice_after_a_kill(stage: Stage, boss: Actor, asked: Actor) -> None:
    await praises(asked)
    await stage.passes(hours=14)  # midnight
    assert suggested(boss) == 0
    await stage.passes(hours=10)
    await stage.stops()
    await stage.starts()
    await stage.ticks()

    assert suggested(boss) == 1


async def test_nobody_is_suggested_over_an_open_case_or_after_a_lower_score(
    stage: Stage, boss: Actor, asked: Actor
) -> None:
    await praises(asked)
    await asked.taps("Свяжитесь со мной")
    await stage.passes(days=1)
    assert suggested(boss) == 0
    assert await stage.query("SELECT count(*) FROM stories") == [0]


async def test_who_is_neither_vip_nor_of_class_a_is_not_suggested(stage: Stage, boss: Actor, asked: Actor) -> None:
    async with stage.database.write() as conn:
        await conn.execute(update(accounts).values(segment="крупный", abc=None))
    await praises(asked)
    await stage.passes(days=1)
    assert suggested(boss) == 0
    async with stage.database.write() as conn:
        await conn.execute(update(accounts).values(abc="A"))
    await stage.passes(days=1)

    assert suggested(boss) == 1


async def test_erasing_takes_the_suggestion_away(stage: Stage, boss: Actor, asked: Actor) -> None:
    await praises(asked)
    await stage.passes(days=1)
    assert suggested(boss) == 1
    await asked.types("/forget")
    await asked.taps("Удалить мои данные")
    await stage.passes(minutes=30)

    assert "Ирина" not in boss.screen


async def test_putting_it_off_is_the_owners(stage: Stage, anna: Actor, asked: Actor) -> None:
    for stranger in (anna, asked):
        await stranger.taps(data=StoryTap(contact=1).pack())
        assert not stranger.sees("Хорошо, не сейчас")


@on_both
async def test_what_recommendations_earn_stands_beside_the_index(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    payload = await recommends(asked)
    for number, company in ((91, "Первая"), (92, "Вторая"), (93, "Третья")):
        await comes(stage, payload, number, company)
        await boss.taps("Назначить", on=boss.find("По совету"))
        await boss.taps("Анна Смирнова")
    await boss.types("/nps")
    assert "По совету клиентов: пришло компаний 3, из них покупают 0" in read(boss.screen)
    async with stage.database.write() as conn:
        for name, revenue in (("Первая", 3_100_000), ("Вторая", None)):
            bought = {"status": RelationStatus.SINGLE, "revenue": revenue}
            await conn.execute(update(accounts).where(accounts.c.name == name).values(**bought))
    await boss.types("/nps")

    said = "пришло компаний 3, из них покупают 2, их выручка 3,1 млн ₽ (известна у 1 из 2) — 20 % выручки всех клиентов"
    assert said in read(boss.last.words)
    await anna.types("/nps")
    assert said in read(anna.last.words)
    await igor.types("/nps")
    assert "По совету клиентов" not in igor.screen
    await boss.types("/nps Q2")
    assert "По совету клиентов" not in boss.last.words
