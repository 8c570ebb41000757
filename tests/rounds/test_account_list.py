"""/accounts: client companies by colour, why, what has changed, filtered by words, by pages; a tap opens /client."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from nps.values import LossReason
from storage.people import losses
from storage.people.clients import get_contact
from storage.schema import accounts, contacts, staff
from storage.schema import losses as losses_table
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
    """In the list itself: an owner may read of the company above it as well."""
    return [line for line in actor.last.words.split("\n") if name in line][-1]


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
    assert boss.last.words.rindex(vector) < boss.last.words.rindex(granite)

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


@on_both
async def test_what_has_changed_since_the_last_look_is_told_with_its_day(
    stage: Stage, boss: Actor, asked: Actor
) -> None:
    await asked.taps("9")
    await add(stage, "Игорь Волков", name="Гранит")
    await stage.ticks()
    await boss.types("/accounts")
    assert "было" not in boss.last.words
    await stage.passes(days=1)
    await stage.ticks()
    async with stage.database.write() as conn:
        irina = (await conn.execute(sa.select(contacts.c.id).where(contacts.c.name == "Ирина Ким"))).scalar_one()
        await Filling(conn, now=stage.clock()).complaint(await get_contact(conn, irina), 2)

    await boss.types("/accounts")  # before the day's look has kept it
    assert "было 🟢, стало 🔴 24 нояб." in line_of(boss, "Вектор")
    await stage.passes(days=1)
    await stage.ticks()
    await boss.types("/accounts")
    assert "было 🟢, стало 🔴 25 нояб." in line_of(boss, "Вектор")
    await boss.taps("Изменились: 1")
    assert "Гранит" not in boss.last.words
    assert "Вектор" in boss.last.words
    await boss.types("/accounts изменения")
    assert "Вектор" in boss.last.words
    await stage.passes(days=1)
    await boss.types("/accounts")
    assert "было" not in boss.last.words


@on_both
async def test_lost_and_won_accounts_stand_beside_the_yearly_line(
    stage: Stage, boss: Actor, anna: Actor, volkov: Actor
) -> None:
    async with stage.database.write() as conn:
        await conn.execute(sa.update(accounts).values(created_at=stage.clock() - timedelta(days=900)))
    await add(stage, "Анна Смирнова", 8, name="Давний", first_delivery=stage.clock().date() - timedelta(days=900))
    await add(stage, "Анна Смирнова", name="Новый", first_delivery=stage.clock().date())
    await add(stage, "Игорь Волков", name="Гранит", revenue=9_000_000, status="lost")
    async with stage.database.write() as conn:
        gone = sa.update(accounts).where(accounts.c.name == "Гранит")
        await conn.execute(gone.values(created_at=stage.clock() - timedelta(days=900)))
        await losses.follow_statuses(conn, now=stage.clock())
        why = {"reason": LossReason.FAILURES, "competitor": "Базальт"}
        await conn.execute(sa.update(losses_table).values(**why))

    await boss.types("/accounts")
    assert "Гранит" not in boss.last.words
    await boss.taps("Потери и приход")
    lines = boss.last.words.split("\n")
    assert lines[1] == "⚫ Потеряно: 1, а было клиентов: 11 · 9 млн ₽"
    assert lines[2] == "🆕 Новых: 1, вернулись: 0"
    assert lines[3] == "Причины потерь: качество или сроки 1"
    assert lines[4] == "За 12 месяцев, по 23 нояб. 2026: потеряно 1, было 11 — 9,1 % (черта — 10 % в год)"
    assert "⚫ Гранит · 9 млн ₽ — качество или сроки → Базальт · 23 нояб. · Игорь Волков" in lines
    await anna.types("/accounts потери")
    assert "Потеряно: 0, а было клиентов: 9" in anna.last.words
    assert "Гранит" not in anna.last.words
    for words in ("losses", "Lost and won", "кто ушёл", "churn"):
        await volkov.types(f"/accounts {words}")
        assert "Lost and won" in volkov.last.words, words
    assert "1 lost of 2 — 50% ⚠️ above 10% a year: alarming" in volkov.last.words
    await boss.taps("‹ 2025")
    assert "Потеряно: 0" in boss.last.words
    await boss.taps("‹ К списку")
    assert "Клиенты: " in boss.last.words

    async with stage.database.write() as conn:
        await conn.execute(sa.update(accounts).where(accounts.c.name == "Гранит").values(status="stable"))
        await losses.follow_statuses(conn, now=stage.clock())
    await boss.types("/accounts потери")
    assert "🆕 Новых: 1, вернулись: 1" in boss.last.words
    assert "клиент вернулся" in line_of(boss, "Гранит")
