"""The staff correct which reasons an answer names, with one tap; the client's own marks, words and score stay."""

from __future__ import annotations

from typing import Any

from tests.databases import on_both
from tests.rounds.stage import Actor, Stage

WHY = "Что больше всего повлияло"


async def counted(stage: Stage) -> list[str]:
    return await stage.query("SELECT reason FROM response_reasons ORDER BY reason")


async def complains(irina: Actor, *reasons: str) -> None:
    await irina.taps("3")
    for reason in reasons:
        await irina.taps(reason, on=irina.find(WHY))
    await irina.types("Везут позже срока")


async def opens_reasons(actor: Actor, card: str = "🔴") -> None:
    await actor.taps("Причины", on=actor.find(card))


async def said(stage: Stage) -> list[Any]:
    texts = await stage.query("SELECT text FROM comment_parts ORDER BY id")
    return [*texts, *await stage.query("SELECT score, scored_at FROM responses")]


@on_both
async def test_one_tap_corrects_a_reason_and_everybody_reads_who_it_was(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await complains(asked, "Качество")
    before = await said(stage)
    await opens_reasons(anna)
    opened = anna.last
    assert "Причины ответа 3 · Ирина Ким, ООО «Вектор»" in opened.words
    assert "Клиент отметил: качество\nВ отчётах: качество" in opened.words
    assert "✓ Качество" in opened.labels

    await anna.taps("Сроки и обещания", on=opened)
    await anna.taps("✓ Качество", on=anna.find("Причины ответа"))

    shown = anna.find("Причины ответа")
    assert shown.message_id == opened.message_id
    assert "Клиент отметил: качество\nВ отчётах: сроки и обещания\n" in shown.words
    assert "Анна Смирнова: добавлено «сроки и обещания»" in shown.words
    assert "Анна Смирнова: снято «качество»" in shown.words
    card = anna.find("🔴").words
    assert "Причины: сроки и обещания\n✎ причины уточнены: Анна Смирнова, " in card
    assert "; клиент отметил: качество" in card
    assert await counted(stage) == ["timeliness"]
    assert await said(stage) == before
    audited = await stage.query("SELECT subject FROM audit WHERE action = 'reasons.correct'")
    assert audited == ["contact:1"] * 2
    await boss.types("/nps")
    assert "сроки и обещания 1" in boss.last.words


@on_both
async def test_the_client_sees_their_own_marks_and_their_word_is_the_last(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await complains(asked, "Качество")
    await opens_reasons(anna)
    await anna.taps("✓ Качество", on=anna.last)
    await anna.taps("Гибкость", on=anna.find("Причины ответа"))
    assert await counted(stage) == ["flexibility"]

    await asked.taps("Сроки и обещания", on=asked.find(WHY))
    assert [name for name in asked.find(WHY).labels if name.startswith("✓")] == ["✓ Сроки и обещания", "✓ Качество"]
    assert await counted(stage) == ["flexibility", "timeliness"]

    await asked.taps("✓ Качество", on=asked.find(WHY))  # not meant after all: so say both by now
    await asked.taps("Гибкость", on=asked.find(WHY))
    assert await counted(stage) == ["flexibility", "timeliness"]
    assert "✎" not in anna.find("🔴").words
    await asked.taps("Качество", on=asked.find(WHY))
    assert await counted(stage) == ["flexibility", "quality", "timeliness"]


@on_both
async def test_the_history_of_the_case_and_of_the_client_says_who_exchanged_what(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await complains(asked, "Качество")
    await opens_reasons(anna)
    await anna.taps("Сроки и обещания", on=anna.last)
    await anna.taps("✓ Качество", on=anna.find("Причины ответа"))
    await stage.passes(hours=1)
    for label in ("Гибкость", "✓ Гибкость"):
        await anna.taps(label, on=anna.find("Причины ответа"))
    await stage.passes(hours=1)
    await boss.taps(data="whyfix:1:timeliness", on=boss.last)

    await anna.taps("История", on=anna.find("🔴"))
    told = [line for line in anna.last.words.split("\n") if "✎" in line]
    assert [line.split(" · ", 1)[1] for line in told] == [
        "✎ причины: качество → сроки и обещания — Анна Смирнова",
        "✎ причины: сроки и обещания → ничего — Павел Громов",
    ]
    await boss.types("/client Вектор")
    await boss.taps("История", on=boss.last)
    told = [line.split(" · ", 1)[1] for line in boss.last.words.split("\n") if "✎" in line]
    assert told == [
        "✎ причины ответа 3, Ирина Ким: сроки и обещания → ничего — Павел Громов",
        "✎ причины ответа 3, Ирина Ким: качество → сроки и обещания — Анна Смирнова",
    ]


async def test_a_correction_is_taken_back_by_the_same_tap(stage: Stage, anna: Actor, asked: Actor) -> None:
    await complains(asked, "Качество")
    await opens_reasons(anna)
    for label in ("✓ Качество", "Качество"):
        await anna.taps(label, on=anna.find("Причины ответа"))

    assert await counted(stage) == ["quality"]
    assert "✎" not in anna.find("🔴").words
    made = await stage.query("SELECT became, ended_at IS NULL FROM reason_corrections ORDER BY id")
    assert [(became, bool(in_force)) for became, in_force in made] == [("struck", False), ("added", False)]
    assert "добавлено «качество»" in anna.find("Причины ответа").words


@on_both
async def test_reasons_of_a_content_client_are_corrected_below_the_light_card(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("9")
    await asked.types("Привозят раньше, чем ждали")
    await opens_reasons(anna, "🟢")
    await anna.taps("Сроки и обещания", on=anna.last)

    assert "✎ причины уточнены: Анна Смирнова" in anna.find("🟢 9").words
    assert "; клиент отметил: ничего" in anna.find("🟢 9").words
    assert await counted(stage) == ["timeliness"]


async def test_who_adds_the_attitude_calls_the_owners_and_who_strikes_it_hides_nothing(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await complains(asked)
    assert not boss.sees("🔴")
    await opens_reasons(anna)
    await anna.taps("Отношение", on=anna.last)
    assert boss.sees("🔴")

    await anna.taps("✓ Отношение", on=anna.find("Причины ответа"))
    assert boss.sees("🔴")
    await opens_reasons(boss)
    assert "Анна Смирнова: добавлено «отношение»" in boss.last.words


async def test_another_manager_can_neither_open_nor_change_them(stage: Stage, igor: Actor, asked: Actor) -> None:
    await complains(asked, "Качество")
    for wish in ("open", "flexibility"):
        await igor.taps(data=f"whyfix:1:{wish}")

    assert "не" in (igor.toasts[-1] or "")
    assert not igor.sees("Причины ответа")
    assert await counted(stage) == ["quality"]


async def test_in_english(stage: Stage, boss: Actor, asked: Actor) -> None:
    await boss.types("/language")
    await boss.taps("English")
    await complains(asked, "Качество")
    await boss.taps("Reasons", on=boss.find("🔴"))
    await boss.taps("✓ Quality", on=boss.last)

    assert "The client marked: quality\nIn the figures: nothing" in boss.find("Reasons of the answer").words
    assert "; the client marked: quality" in boss.find("🔴").words
