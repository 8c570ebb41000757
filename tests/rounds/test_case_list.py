"""/cases: open cases with what is due first, filtered by words, by pages; a tap shows the card anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from sandbox.message import Message
from tests.databases import on_both
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_morning_list import complaints


def current_cards(actor: Actor) -> list[Message]:
    """The messages in a chat that are a card with buttons."""
    return [message for message in actor.person.inbox if "Беру" in message.labels]


@pytest.fixture
async def volkov(stage: Stage) -> Actor:
    volkov = stage.actor(22, "Igor", "Volkov", language_code="en")
    await volkov.opens(await stage.link_of("Игорь Волков"))
    return volkov


@on_both
async def test_a_manager_sees_their_own_cases_and_an_owner_all_what_is_due_first(
    stage: Stage, boss: Actor, anna: Actor, volkov: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await complaints(stage, "Игорь Волков", at=stage.clock() - timedelta(days=2))

    await anna.types("/cases")
    assert anna.last.words.startswith("Открыто 1 обращение\n")
    assert "⏰ ООО «Вектор» · Ирина Ким — связаться до пн 23 нояб., 14:30 · № " in anna.last.words
    assert "Анна Смирнова" not in anna.last.words
    await volkov.types("/cases")
    assert volkov.last.words.startswith("1 open case, 1 overdue\n🔥 Клиент-2 · Контакт 2")
    assert "Вектор" not in volkov.last.words

    await boss.types("/cases")
    title, first, second = boss.last.words.split("\n")
    assert title == "Открыто 2 обращения, просрочено 1"
    assert "Клиент-2" in first
    assert "Игорь Волков" in first
    assert "ООО «Вектор»" in second
    assert "Анна Смирнова" in second


async def test_there_is_a_sentence_when_there_is_none(stage: Stage, boss: Actor, anna: Actor, volkov: Actor) -> None:
    for actor, said in (
        (boss, "Открытых обращений нет."),
        (anna, "Открытых обращений нет."),
        (volkov, "no open cases"),
    ):
        await actor.types("/cases")
        assert said in actor.last.words
    await boss.types("/cases просрочено")
    assert "Таких открытых обращений нет. Все открытые: /cases" in boss.last.words


async def test_words_narrow_it_down(stage: Stage, boss: Actor, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await complaints(stage, "Игорь Волков", at=stage.clock() - timedelta(days=2), segment="Опт", region="Урал")
    await complaints(stage, "Анна Смирнова", at=stage.clock() - timedelta(days=2), segment="Опт")
    await anna.taps("Был звонок", on=anna.find("🔴"))
    for words, shown in {
        "просрочено": {"Клиент-2", "Клиент-3"},
        "OVERDUE": {"Клиент-2", "Клиент-3"},
        "новые": {"Клиент-2", "Клиент-3"},
        "в работе": {"Вектор"},
        "VIP": {"Вектор"},
        "опт": {"Клиент-2", "Клиент-3"},
        "регион Урал": {"Клиент-2"},
        "Смирнова": {"Вектор", "Клиент-3"},
        "просрочено Смирнова": {"Клиент-3"},
        "просроченные обращения менеджера Волков": {"Клиент-2"},
        "клиент Вектор": {"Вектор"},
        "все": {"Вектор", "Клиент-2", "Клиент-3"},
        "обещано": set(),
    }.items():
        await boss.types(f"/cases {words}")
        seen = {name for name in ("Вектор", "Клиент-2", "Клиент-3") if name in boss.last.words}
        assert seen == shown, words
    await anna.types("/cases мои просрочено")
    assert "Клиент-3" in anna.last.words
    assert "Клиент-2" not in anna.last.words


@pytest.mark.parametrize("words", ["квазар", "на прошлой неделе", "Смирнова Волков", "«»«", "сегмент", "а" * 300])
async def test_nonsense_gets_examples_of_what_works(stage: Stage, boss: Actor, words: str) -> None:
    await boss.types(f"/cases {words}")

    assert "/cases просрочено" in boss.last.words or "Открытых обращений нет" in boss.last.words


async def test_a_manager_cannot_even_name_what_is_anothers(stage: Stage, anna: Actor, volkov: Actor) -> None:
    await complaints(stage, "Анна Смирнова", at=stage.clock())
    for words in ("Вектор", "Смирнова", "VIP"):
        await volkov.types(f"/cases {words}")
        assert "I do not know" in volkov.last.words
        assert "Вектор-" not in volkov.last.words
        assert "/cases overdue" in volkov.last.words


async def test_long_lists_have_pages_which_keep_the_filter(stage: Stage, boss: Actor) -> None:
    await complaints(stage, "Анна Смирнова", count=17, at=stage.clock() - timedelta(days=2), segment="Опт")
    await complaints(stage, "Игорь Волков", count=3, at=stage.clock() - timedelta(days=3))
    await boss.types("/cases просрочено опт")
    shown = boss.last
    assert shown.words.startswith("Открыто 17 обращений, просрочено 17")
    assert boss.last.labels[-2:] == ["1/3", "›"]
    seen = set()
    for _ in range(3):
        seen |= {line.partition(" · ")[0] for line in shown.words.split("\n")[1:]}
        if "›" in boss.last.labels:
            await boss.taps("›", on=shown)
    assert len(seen) == 17
    assert boss.last is shown
    assert boss.last.labels[-2:] == ["‹", "3/3"]
    await boss.taps("‹", on=shown)
    assert boss.last.labels[-3:] == ["‹", "2/3", "›"]

    async with stage.database.write() as conn:
        await conn.execute(text("UPDATE accounts SET segment = NULL"))
    await boss.taps("›", on=shown)
    assert "Этот список устарел" in shown.words


async def test_a_tap_shows_the_card_anew_and_it_is_the_only_one(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    first = anna.find("🔴")
    await anna.types("/cases")
    await anna.taps(anna.last.labels[0])
    second = anna.last
    assert current_cards(anna) == [second]
    assert second.words.startswith("🔴 3 из 10")
    assert "карточка ниже" in first.words
    assert "Ирина" not in first.words
    assert first.buttons == []

    await asked.types("Третий раз везут поздно")  # facts go to where the card is now
    assert "Третий раз везут поздно" in second.words
    assert anna.last.reply_to == second.message_id
    await anna.replies(first, "а это кому?")
    assert "Отправить клиенту?" in anna.last.words
    await anna.taps("Беру", on=second)
    assert "Занимается Анна Смирнова" in second.words
    for _ in range(3):
        await anna.types("/cases")
        await anna.taps(anna.last.labels[0])
    assert len([message for message in anna.person.inbox if message.labels and "🔴" in message.words]) == 1


async def test_an_owner_who_looked_has_the_card_kept_and_is_told_when_it_climbs(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await boss.types("/cases Смирнова")
    await boss.taps(boss.last.labels[0])
    [card] = current_cards(boss)
    assert "⚠️" not in card.words
    await anna.taps("Беру", on=anna.find("🔴"))
    assert "Занимается Анна Смирнова" in card.words

    await stage.passes(days=1)
    await stage.ticks()
    assert "Срок прошёл, и ничего не изменилось" in card.words


async def test_an_owner_who_looked_does_not_stand_in_for_a_manager_who_left(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await boss.types("/cases")
    await boss.taps(boss.last.labels[0])
    async with stage.database.write() as conn:
        await conn.execute(text("UPDATE staff SET retired_at = created_at, telegram_id = NULL WHERE name LIKE 'Анна%'"))
        await conn.execute(text("UPDATE alerts SET state = 'withdrawn' WHERE why = 'assigned'"))
    await stage.ticks()
    await stage.ticks()

    assert "⚠️" in boss.find("🔴").words
    assert await stage.query("SELECT count(*) FROM alerts WHERE why = 'looked'") == [0]


async def test_a_card_of_another_managers_case_is_not_shown(
    stage: Stage, anna: Actor, volkov: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    number = (await stage.query("SELECT id FROM cases"))[0]
    await volkov.types("/cases")
    await volkov.taps(data=f"open:{number}", on=volkov.last)

    assert volkov.toasts[-1]
    assert current_cards(volkov) == []
    assert not volkov.sees("Вектор")


async def test_where_answers_are_anonymous_a_manager_reads_that_owners_see_them(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    await stage.stops()
    stage.programme = replace(stage.programme, anonymous=True)
    await stage.starts()
    await complaints(stage, "Анна Смирнова", at=stage.clock())
    await anna.types("/cases")
    assert "обращения видят только владельцы" in anna.last.words
    assert "Клиент" not in anna.last.words
    number = (await stage.query("SELECT id FROM cases"))[0]
    await anna.taps(data=f"open:{number}", on=anna.last)
    assert current_cards(anna) == []
    await boss.types("/cases")
    assert "Клиент-2" in boss.last.words
