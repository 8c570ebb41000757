"""A client who changes hands: index and response rate stay with whoever asked, words go to whoever has them now."""

from __future__ import annotations

from tests.databases import on_both
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_handing import COMPANY, to_igor


def plain(actor: Actor) -> str:
    return actor.last.words.replace("\xa0", " ")


async def card_of(actor: Actor) -> str:
    await actor.types("/nps")
    return plain(actor)


@on_both
async def test_after_the_handing_over_index_and_rate_are_both_of_whoever_asked(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await to_igor(anna, COMPANY)

    for actor, index, rate in (
        (anna, "1 детрактор", "Ответ от 1 из 1"),
        (igor, "ответов пока нет", "никого не спрашивали"),
    ):
        told = await card_of(actor)
        assert index in told, told
        assert rate in told, told
        await actor.types("/my")
        assert ("NPS: 1 ответ" in plain(actor)) == (actor is anna)


@on_both
async def test_an_answer_after_the_handing_over_counts_for_whoever_asked_and_is_read_by_whoever_has_the_client(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    listed = "account,contact,manager\nООО «Вектор»,Ирина Ким,Игорь Волков\n"
    await boss.sends_document("clients.csv", listed.encode())
    await boss.taps("Применить")
    await asked.taps("2")
    await asked.types("Анна не отвечает на звонки")

    assert igor.sees("Анна не отвечает на звонки")
    assert not anna.sees("Анна не отвечает на звонки")
    assert await stage.query(
        "SELECT m.name, h.name, c.name FROM responses r JOIN staff m ON m.id = r.manager_id"
        " JOIN staff h ON h.id = r.heard_by JOIN case_responses k ON k.response_id = r.id"
        " JOIN cases o ON o.id = k.case_id JOIN staff c ON c.id = o.manager_id"
    ) == [("Анна Смирнова", "Игорь Волков", "Игорь Волков")]
    assert "1 детрактор" in await card_of(anna)
    assert "детрактор" not in await card_of(igor)

    await stage.passes(days=7)  # names are words too: a summary has them for whoever has the client
    assert "Новые детракторы: 1 — Ирина Ким" in igor.find("Итоги недели").words.replace("\xa0", " ")
    assert "Ирина Ким" not in anna.find("Итоги недели").words.replace("\xa0", " ")
