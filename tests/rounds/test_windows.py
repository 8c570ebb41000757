"""/nps by each contact's latest score or by all answers: a tap changes it, words ask for it, the card says which."""

from __future__ import annotations

from datetime import timedelta

from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage

LATEST, EVERY = "по последней оценке каждого", "по всем ответам"


async def changed_minds(stage: Stage) -> None:
    """Six people said 7 a month ago, and 10 now."""
    now = stage.clock()
    async with stage.database.write() as conn:
        filling = Filling(conn, now=now)
        account = await filling.account(segment="VIP")
        for _ in range(6):
            contact = await filling.contact(account=account)
            for score, ago in ((7, 30), (10, 1)):
                await filling.answered(contact, score, at=now - timedelta(days=ago))


def plain(actor: Actor) -> str:
    return actor.last.words.replace("\xa0", " ")


@on_both
async def test_a_tap_turns_the_card_to_all_answers_and_everything_below_it_follows(stage: Stage, boss: Actor) -> None:
    await changed_minds(stage)
    await boss.types("/nps")
    assert "NPS +100" in plain(boss)
    assert LATEST in plain(boss)
    await boss.taps("Все ответы")

    assert "NPS +50" in plain(boss)
    assert EVERY in plain(boss)
    assert LATEST not in plain(boss)
    assert "6 промоутеров, 6 нейтральных, 0 детракторов" in plain(boss)
    assert "Ответили 12 из 12 (100 %)" in plain(boss)
    await boss.taps("Сегменты")
    assert "VIP: +50 (±" in plain(boss)
    assert "12 ответов" in plain(boss)
    assert EVERY in plain(boss)
    await boss.taps("‹ К показателям")
    assert "NPS +50" in plain(boss)
    await boss.taps("Последние ответы")
    assert "NPS +100" in plain(boss)


async def test_words_ask_for_it_beside_a_period(stage: Stage, boss: Actor) -> None:
    await changed_minds(stage)
    for words, index in (
        ("все ответы", "NPS +50"),
        ("all answers", "NPS +50"),
        ("2026 все ответы", "NPS +50"),
        ("последние ответы 2026", "NPS +100"),
    ):
        await boss.types(f"/nps {words}")
        assert index in plain(boss), words
