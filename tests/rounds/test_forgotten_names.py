"""An erased person's name outside their own chat: notices about links they tried, remarks about lists they stood in."""

from __future__ import annotations

import pytest

from nps.client_list import RowError
from storage.lists import imports
from storage.schema import contacts
from tests.databases import on_both
from tests.dump import find_in_database
from tests.rounds.beginnings import Beginning
from tests.rounds.stage import Actor, Stage
from tests.storage.client_lists import listed

NAMES = ("Иришка", "irina_kim", "313131313")


@pytest.fixture
def beginning() -> Beginning:
    """Nobody has joined: Ирина is called otherwise here."""
    return ()


@pytest.fixture
async def irina(stage: Stage) -> Actor:
    """Ирина Ким, whom Telegram knows by a name that the company does not know."""
    return stage.actor(313131313, "Иришка", username="irina_kim", language_code="ru")


async def forgets(person: Actor) -> None:
    await person.types("/forget")
    await person.taps("Удалить мои данные")


async def find_names(stage: Stage) -> list[str]:
    async with stage.database.read() as conn:
        return await find_in_database(conn, NAMES)


@on_both
async def test_a_notice_about_a_link_they_tried_no_longer_names_them(stage: Stage, boss: Actor, asked: Actor) -> None:
    await asked.opens(await stage.link_of("Анна Смирнова"))
    assert boss.find("Ссылку менеджера").text.count("@irina_kim") == 1

    await forgets(asked)
    await stage.passes(minutes=2)

    assert await find_names(stage) == []


@on_both
async def test_a_notice_about_their_attempts_that_still_waits_is_not_sent(
    stage: Stage, boss: Actor, asked: Actor
) -> None:
    away = stage.world.faults.add("sendMessage", "refuse", chat_id=boss.id)
    for number in range(6):
        await asked.opens(f"c_nobody_made_this_{number}")
    assert await stage.query("SELECT state FROM outbox WHERE about_human IS NOT NULL") == ["waiting"]

    await forgets(asked)
    away.remove()
    await stage.passes(minutes=5)

    assert not boss.sees("подбирает личные ссылки")
    assert await find_names(stage) == []


@on_both
async def test_a_notice_in_hand_at_that_moment_is_not_tried_again(stage: Stage, boss: Actor, asked: Actor) -> None:
    slow = stage.world.faults.add("sendMessage", "slow", delay=2, chat_id=boss.id)
    refused = stage.world.faults.add("sendMessage", "refuse", chat_id=boss.id)
    await asked.person.opens(await stage.link_of("Анна Смирнова"))
    await stage.world.wait_until(lambda: any(call.chat_id == boss.id for call in stage.world.calls), 20)
    await forgets(asked)
    slow.remove()
    refused.remove()

    await stage.passes(minutes=5)

    assert await find_names(stage) == []


@pytest.mark.parametrize(
    "cell",
    [
        "Ирина Ким",
        "irina@vektor.ru; buh@vektor.ru",
        "спросить Ирину, то есть Ирина Ким, она в отпуске",
        "в бухгалтерии, третий этаж, Ирина К…",
        "8 (916) 123-45-67 доб. 3",
        "K-7",
    ],
)
async def test_a_remark_about_a_list_that_shows_them_goes(stage: Stage, asked: Actor, cell: str) -> None:
    about_her = RowError(3, "row-email-broken", {"column": "E-mail", "value": cell})
    about_another = RowError(4, "row-email-broken", {"column": "E-mail", "value": "Иван Кимов, K-77, +7 916 765-43-21"})
    async with stage.database.write() as conn:
        known = {"phone": "+79161234567", "email": "irina@vektor.ru", "external_id": "K-7"}
        await conn.execute(contacts.update().where(contacts.c.name == "Ирина Ким").values(**known))
        client_list = listed(errors=(about_her, about_another))
        import_id = await imports.stage(
            conn, staff_id=None, file_name="clients.csv", client_list=client_list, now=stage.clock()
        )

    await forgets(asked)

    async with stage.database.read() as conn:
        assert await imports.list_remarks(conn, import_id) == (about_another,)
