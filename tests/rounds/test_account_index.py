"""«По клиентам и кругам»: accounts by their worst decision maker, and the circles side by side."""

from __future__ import annotations

from datetime import timedelta

from nps.values import Circle
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage

MAKER, USER = Circle.DECISION_MAKER, Circle.USER


async def companies(stage: Stage, *each: list[tuple[Circle | None, int]]) -> None:
    async with stage.database.write() as conn:
        filling = Filling(conn, now=stage.clock() - timedelta(days=1))
        for people in each:
            account = await filling.account()
            for circle, score in people:
                response = await filling.answered(await filling.contact(account=account, circle=circle), score)
                if score <= 6:
                    await filling.case(response)


def plain(actor: Actor) -> str:
    return actor.last.words.replace("\xa0", " ")


@on_both
async def test_accounts_count_once_by_their_worst_decision_maker_beside_the_circles(stage: Stage, boss: Actor) -> None:
    await companies(
        stage,
        [(MAKER, 9), (MAKER, 3), (USER, 10), (USER, 10)],  # an unhappy maker outweighs two content users
        [(MAKER, 10), (USER, 2)],
        [(USER, 9), (USER, 8), (USER, 2)],  # nobody decides: the middle one
        [(None, 10)],
        [(MAKER, 9)],
    )
    await boss.types("/nps")
    assert "По клиентам: +40 (±" in plain(boss)
    assert "5 клиентов, мало" in plain(boss)
    await boss.taps("Клиенты, круги")

    lines = plain(boss).split("\n")
    assert lines[0] == "По клиентам и кругам · IV квартал 2026, по 23 нояб."
    assert "Из них по ответу ЛПР: 3 из 5" in lines
    assert "ЛПР и другие говорят противоположное: 2 клиента" in lines
    assert "▫️ ЛПР: 4 ответа — для индекса мало" in lines
    assert "▫️ Адвокаты бренда: ответов нет" in lines
    (users,) = [line for line in lines if "Пользователи" in line]
    assert users.startswith("▫️ Пользователи: +17 (±")
    assert users.endswith("6 ответов: 3 / 1 / 2, мало")
    assert "▫️ Роль неизвестна: 1 ответ — для индекса мало" in lines
    assert not any("Посредники" in line for line in lines)
    await boss.taps("‹ К показателям")
    assert "По клиентам: +40" in plain(boss)


async def test_a_manager_reads_their_own_accounts_alone(stage: Stage, boss: Actor, anna: Actor) -> None:
    await companies(stage, [(MAKER, 9)], [(MAKER, 9)])
    await anna.types("/nps")
    assert "По клиентам:" not in plain(anna)
    await anna.taps("Клиенты, круги")

    assert "Ответов пока нет" in plain(anna)
    await boss.types("/nps")
    assert "По клиентам: 2 клиента — для индекса мало" in plain(boss)
