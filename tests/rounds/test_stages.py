"""How far the loss of a client has come: told by a button, shown on the card, and from the third stage on rung."""

from __future__ import annotations

from tests.databases import on_both
from tests.rounds.stage import Actor, Stage


async def says(actor: Actor, stage: str) -> None:
    await actor.taps("Этап потери", on=actor.find("🔴"))
    await actor.taps(stage)


async def is_on_card(actor: Actor) -> bool:
    return "Этап потери" in actor.find("🔴").words


@on_both
async def test_from_the_third_stage_on_every_owner_has_the_card_and_is_rung_at_once(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    before = await stage.query("SELECT deadline_at, deadline_version, state, taken_by FROM cases")
    await says(anna, "2 · Собирает доказательства")
    assert "Этап потери 2 из 4: клиент собирает доказательства (Анна Смирнова" in anna.find("🔴").words
    assert not boss.sees("🔴")

    await says(anna, "3 · Жалоба нашему руководству")

    card = boss.find("🔴")
    assert "Клиент близок к уходу" in card.words
    assert "Этап потери 3 из 4: жалоба нашему руководству (Анна Смирнова" in card.words
    assert boss.last == card
    assert not card.silent
    assert not boss.sees("🚨 ООО «Вектор»")
    assert not asked.sees("жалоба")
    assert await stage.query("SELECT deadline_at, deadline_version, state, taken_by FROM cases") == before
    await anna.taps("История", on=anna.find("🔴"))
    assert "этап потери: жалоба нашему руководству — Анна Смирнова" in anna.last.words
    await stage.passes(minutes=1)
    assert boss.last == card


@on_both
async def test_an_owner_who_has_the_card_is_rung_by_one_message_below_it(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await boss.types("/cases")
    await boss.taps("№ 1")  # has only looked at it so far
    await says(anna, "3 · Жалоба нашему руководству")

    assert "🚨 ООО «Вектор», Ирина Ким: жалоба нашему руководству. Отметка: Анна Смирнова" in boss.screen
    assert boss.find("🚨 ООО «Вектор»").reply_to == boss.find("🔴").message_id
    assert not anna.sees("🚨 ООО «Вектор»")
    await stage.passes(minutes=1)
    assert boss.screen.count("🚨 ООО «Вектор»") == 1
    await says(anna, "4 · Претензия или суд")
    assert boss.screen.count("🚨 ООО «Вектор»") == 2


async def test_a_slip_is_corrected_without_a_ring_and_another_time_rings_anew(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.taps("Отношение")  # so that the owner has the card
    await says(anna, "4 · Претензия или суд")
    await says(anna, "1 · Просто жалоба: ошиблись кнопкой")

    assert not await is_on_card(anna)
    assert not await is_on_card(boss)
    assert boss.screen.count("🚨 ООО «Вектор»") == 1

    await says(anna, "3 · Жалоба нашему руководству")

    assert boss.screen.count("🚨 ООО «Вектор»") == 2
    assert await stage.query("SELECT event FROM case_events") == ["opened", *["stage_set"] * 3]


async def test_an_owner_who_says_so_themselves_is_not_rung(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.taps("Отношение")
    await says(boss, "3 · Жалоба нашему руководству")

    assert not boss.sees("🚨 ООО «Вектор»")
    assert await is_on_card(anna)


async def test_the_same_stage_again_and_one_there_is_not_are_answered(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await says(anna, "2 · Собирает доказательства")
    await anna.taps(data="stage:1:2", on=anna.last)
    assert anna.toasts[-1] == "Этап и так такой: клиент собирает доказательства."

    await anna.taps(data="stage:1:5", on=anna.last)

    assert await stage.query("SELECT COUNT(*) FROM case_events WHERE event = 'stage_set'") == [1]
    assert anna.toasts[-1]
