"""/accounts: client companies by colour, why, what has changed, filtered by words, by pages; a tap opens /client."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from storage.people import losses
from storage.schema import accounts, staff
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage


@pytest.fixture
async def volkov(stage: Stage) -> Actor:
    volkov = stage.actor(22, "Igor", "Volkov", language_code="en")
    await volkov.opens(await stage.link_of("Игорь Волков"))
    return volkov


async def add(stage: Stage, manager: str, count: int = 1, *, name: str = "Клиент", **columns: object) -> None:
    """Companies of this manager, with nobody in the bot."""
    async with stage.database.write() as conn:
        number = (await conn.execute(sa.select(staff.c.id).where(staff.c.name == manager))).scalar_one()
        filling = Filling(conn, now=stage.clock())
        for place in range(count):
            await filling.account(name if count == 1 else f"{name}-{place + 1}", manager=number, **columns)


def line_of(actor: Actor, name: str) -> str:
    return next(line for line in actor.last.words.split("\n") if name in line)


@on_both
async def test_a_manager_sees_their_own_companies_and_an_owner_all_the_worst_first(
    stage: Stage, boss: Actor, anna: Actor, volkov: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await add(stage, "Игорь Волков", name="Гранит", revenue=9_000_000, segment="Опт")

    await boss.types("/accounts")
    assert "⚪ не слышно: " in boss.last.words
    vector, granite = line_of(boss, "ООО «Вектор»"), line_of(boss, "Гранит")
    assert vector.startswith("🔴 ООО «Вектор» · VIP · ")
    assert "ЛПР: 3, 23 нояб." in vector
    assert "Анна Смирнова" in vector
    assert granite == "⚪ Гранит · Опт · 9 млн ₽ — в боте пока никого · Игорь Волков"
    assert boss.last.words.index(vector) < boss.last.words.index(granite)

    await anna.types("/accounts")
    assert "Вектор" in anna.last.words
    assert "Гранит" not in anna.last.words
    assert "Анна Смирнова" not in anna.last.words
    await volkov.types("/accounts")
    assert "Granit" not in volkov.last.words
    assert "Гранит" in volkov.last.words
    assert "nobody is in the bot yet" in volkov.last.words
    assert "Вектор" not in volkov.last.words


@on_both
async def test_a_tap_opens_the_card_which_says_the_same(stage: Stage, boss: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await boss.types("/accounts красные")
    line = line_of(boss, "Вектор")
    await boss.taps("🔴 ООО «Вектор»")

    said = next(line for line in boss.last.words.split("\n") if line.startswith("🔴 под угрозой: "))
    assert line.split(" — ")[1].split(";")[0].split(" · ")[0] in said
    assert "обращение открыто с 23 нояб." in said  # all of its signs
    assert "Компания: детрактор — худшая оценка ЛПР 3" in boss.last.words


async def test_words_and_buttons_narrow_it_down(stage: Stage, boss: Actor, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await add(stage, "Игорь Волков", name="Гранит", segment="Опт", region="Урал", revenue=5)
    await add(stage, "Анна Смирнова", name="Меридиан", segment="Опт")
    for words, shown in {
        "красные": {"Вектор"},
        "🔴": {"Вектор"},
        "RED": {"Вектор"},
        "белые": {"Гранит", "Меридиан"},
        "не слышно опт": {"Гранит", "Меридиан"},
        "зелёные": set(),
        "VIP": {"Вектор"},
        "опт Смирнова": {"Меридиан"},
        "регион Урал": {"Гранит"},
        "красные и белые": {"Вектор", "Гранит", "Меридиан"},
        "Гранит": {"Гранит"},
        "изменения": set(),
        "все": {"Вектор", "Гранит", "Меридиан"},
    }.items():
        await boss.types(f"/accounts {words}")
        lines = [line for line in boss.last.words.split("\n") if " — " in line]
        seen = {name for name in ("Вектор", "Гранит", "Меридиан") if any(name in line for line in lines)}
        assert seen == shown, words
    await anna.types("/accounts мои белые")
    assert "Меридиан" in anna.last.words
    assert "Гранит" not in anna.last.words

    await boss.types("/accounts")
    whole = boss.last.words
    await boss.taps("🔴 1")
    assert "Меридиан" not in boss.last.words
    await boss.taps("‹ Все")
    assert boss.last.words == whole


@pytest.mark.parametrize(
    "words", ["квазар", "на прошлой неделе", "Смирнова Волков", "«»«", "сегмент", "а" * 300, "ЛПР"]
)
async def test_nonsense_gets_examples_of_what_works(stage: Stage, boss: Actor, words: str) -> None:
    await boss.types(f"/accounts {words}")

    assert "/accounts красные" in boss.last.words or "Клиенты: " in boss.last.words


async def test_a_manager_cannot_even_name_what_is_anothers(stage: Stage, volkov: Actor) -> None:
    await add(stage, "Анна Смирнова", name="Гранит")
    for words in ("Гранит", "Смирнова", "VIP"):
        await volkov.types(f"/accounts {words}")
        assert "I do not know" in volkov.last.words
        assert "/accounts red" in volkov.last.words


async def test_whoever_has_no_companies_reads_a_sentence(stage: Stage, boss: Actor, volkov: Actor) -> None:
    async with stage.database.write() as conn:
        await conn.execute(sa.update(accounts).values(manager_id=None))
    await volkov.types("/accounts")
    assert "There are no companies yet" in volkov.last.words
    async with stage.database.write() as conn:
        await conn.execute(sa.update(accounts).values(status="lost"))
        await losses.follow_statuses(conn, now=stage.clock())  # as after a client list
    await boss.types("/accounts")
    assert "Компаний пока нет" in boss.last.words


async def test_long_lists_have_pages_which_keep_the_filter(stage: Stage, boss: Actor) -> None:
    await add(stage, "Анна Смирнова", 19, segment="Опт")
    await boss.types("/accounts белые опт")
    shown, seen = boss.last, set()
    for _ in range(3):
        seen |= {line.partition(" · ")[0] for line in shown.words.split("\n") if " — " in line}
        if "›" in shown.labels:
            await boss.taps("›", on=shown)
    assert len(seen) == 19
    assert shown.labels[-2:] == ["‹", "3/3"]
    async with stage.database.write() as conn:
        await conn.execute(sa.update(accounts).values(segment=None))
    await boss.taps("‹", on=shown)
    assert "Этот список устарел" in shown.words


async def test_a_manager_who_is_away_is_stood_in_for_in_the_list(
    stage: Stage, boss: Actor, anna: Actor, volkov: Actor
) -> None:
    await add(stage, "Анна Смирнова", name="Гранит")
    await boss.types("/away Смирнова до 12 дек Волков")
    await volkov.types("/accounts")

    assert "Гранит" in volkov.last.words
    assert "Анна Смирнова" in volkov.last.words


async def test_silence_of_half_a_year_makes_it_unheard(stage: Stage, boss: Actor, asked: Actor) -> None:
    await asked.taps("9")
    await boss.types("/accounts")
    assert "🟢 ООО «Вектор»" in boss.last.words
    await stage.passes(days=181)
    await boss.types("/accounts")
    assert "молчит с 23 нояб. 2026" in line_of(boss, "Вектор")
    assert line_of(boss, "Вектор").startswith("⚪")
