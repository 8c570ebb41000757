"""[Период и кто]: a card of any period and of whom, by taps and in words, and never of others' clients."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from nps.values import Circle, SurveyKind
from storage.people.staff import list_staff
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage

AT = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)


async def answers(
    stage: Stage, name: str, manager: str | None, scores: list[int], *, at: datetime = AT, **about: Any
) -> int:
    """An account whose people have answered at this moment."""
    circle = about.pop("circle", None)
    async with stage.database.write() as conn:
        filling = Filling(conn, now=at)
        managers = {member.name: member for member in await list_staff(conn)}
        account = await filling.account(name, manager=managers[manager] if manager else None, **about)
        for number, score in enumerate(scores):
            telegram = 900_000 + 1_000 * account + number
            contact = await filling.contact(f"{name} {number}", account=account, telegram_id=telegram, circle=circle)
            response = await filling.answered(contact, score, at=at)
            if score <= 6:
                await filling.case(response, at=at)
    return account


def read(actor: Actor) -> str:
    return actor.last.words.replace("\xa0", " ")


def labels(actor: Actor) -> list[str]:
    return [label.replace("\xa0", " ") for label in actor.last.labels]


async def taps(actor: Actor, label: str) -> None:
    """The button whose words begin so, spaces read alike."""
    found = next(each for each in actor.last.labels if each.replace("\xa0", " ").startswith(label))
    await actor.taps(found, on=actor.last)


@pytest.fixture
async def company(stage: Stage) -> Stage:
    await answers(stage, "АО «Гранит»", "Анна Смирнова", [10] * 6, segment="VIP", region="Урал")
    await answers(stage, "АО «Сланец»", "Анна Смирнова", [1] * 5, region="Центр", circle=Circle.USER)
    await answers(stage, "АО «Кварц»", "Игорь Волков", [8] * 5 + [3] * 2, segment="VIP", region="Урал")
    await answers(stage, "АО «Базальт»", None, [9] * 5, segment="Опт")
    await answers(stage, "АО «Гнейс»", "Анна Смирнова", [7] * 5, segment="VIP", at=AT - timedelta(days=80))
    return stage


@on_both
async def test_words_in_any_order_make_a_card(stage: Stage, boss: Actor) -> None:
    await answers(stage, "АО «Гранит»", "Анна Смирнова", [10] * 6, segment="VIP", region="Урал")
    await answers(stage, "АО «Кварц»", "Игорь Волков", [8] * 5 + [3] * 2, segment="VIP", region="Урал")
    for words in (
        "VIP Смирнова Q4",
        "Q4 Смирнова VIP",
        "сегмент vip за 4 квартал по смирнова",
        "IV квартал, VIP, «Анна Смирнова»",
    ):
        await boss.types(f"/nps {words}")
        assert read(boss).startswith("NPS +100 "), words
        assert "Только: VIP · Анна Смирнова" in read(boss), words
        assert "6 промоутеров, 0 нейтральных, 0 детракторов" in read(boss), words
        assert "IV квартал 2026" in read(boss)


@pytest.mark.parametrize(
    ("words", "count", "names"),
    [
        ("регион Урал", 13, "регион Урал"),
        ("ЛПР", 0, "ЛПР"),
        ("пользователи", 5, "пользователь"),
        ("Кварц", 7, "АО «Кварц»"),
        ("VIP последние 90 дней", 13, "VIP"),
        ("VIP последние 365 дней", 18, "VIP"),
        ("VIP второе полугодие", 18, "VIP"),
        ("VIP 01.07-30.09", 5, "VIP"),
        ("VIP с 1.10 по 31.10", 13, "VIP"),
        ("регулярный опрос", 23, "регулярный опрос"),
        ("аудит", 0, "аудит"),
        ("опрос аудит VIP", 0, "VIP · аудит"),
    ],
)
async def test_each_dimension_and_period_counts_its_own(
    company: Stage, boss: Actor, words: str, count: int, names: str
) -> None:
    await boss.types(f"/nps {words}")

    assert f"Только: {names}" in read(boss)
    groups = re.search(r"(\d+) промоутер\w*, (\d+) нейтральн\w+, (\d+) детрактор", read(boss))
    assert sum(map(int, groups.groups() if groups else ())) == count
    if count:
        assert f"👥 Ответы: {count}" in labels(boss)


async def test_taps_choose_one_after_another_in_place_of_the_card_and_lead_back(company: Stage, boss: Actor) -> None:
    await boss.types("/nps")
    card = boss.last.message_id
    await taps(boss, "🔎 Период и кто")
    assert read(boss).startswith("Период и кто\nКто: все клиенты\nNPS ")
    assert "Или напишите: /nps VIP Смирнова Q4 2026" in read(boss)
    await taps(boss, "Сегмент")
    assert labels(boss)[:4] == ["VIP · 13", "Без сегмента · 5", "Опт · 5", "‹ Назад"]
    await taps(boss, "VIP · 13")
    await taps(boss, "Менеджер")
    assert labels(boss)[:2] == ["Игорь Волков · 7", "Анна Смирнова · 6"]
    await taps(boss, "Анна Смирнова · 6")
    await taps(boss, "Период")
    await taps(boss, "II полугодие 2026" if "II полугодие 2026" in labels(boss) else "II пол")
    assert "Кто: VIP · Анна Смирнова" in read(boss)
    assert "Или напишите: /nps VIP «Анна Смирнова» H2 2026" in read(boss)
    assert "Сегмент: VIP" in labels(boss)
    await taps(boss, "‹ К показателям")

    assert boss.last.message_id == card
    assert "Только: VIP · Анна Смирнова" in read(boss)
    assert "6 промоутеров, 5 нейтральных, 0 детракторов" in read(boss)
    await taps(boss, "🔎 Период и кто")
    await taps(boss, "Сбросить")
    assert "Кто: все клиенты" in read(boss)


async def test_what_a_screen_says_to_type_leads_to_the_same_card(company: Stage, boss: Actor) -> None:
    await boss.types("/nps VIP Урал Смирнова 30 дней")
    await taps(boss, "🔎 Период и кто")
    (typed,) = re.findall(r"Или напишите: (/nps .+)", boss.last.words)
    await taps(boss, "‹ К показателям")
    card = read(boss)
    await boss.types(typed)

    assert read(boss) == card


async def test_each_bar_opens_the_card_of_its_part(company: Stage, boss: Actor) -> None:
    for view, bars in {
        "Менеджеры": {"Анна Смирнова · 11": (6, 5), "Игорь Волков · 7": (0, 2), "Без менеджера · 5": (5, 0)},
        "Сегменты": {"VIP · 13": (6, 2), "Без сегмента · 5": (0, 5), "Опт · 5": (5, 0)},
        "Роли": {"пользователь · 5": (0, 5), "Без роли · 18": (11, 2)},
        "Регионы": {"Урал · 13": (6, 2), "Центр · 5": (0, 5), "Без региона · 5": (5, 0)},
        "Опросы": {"регулярный опрос · 23": (11, 7)},
        "О чём": {"О компании · 23": (11, 7)},
    }.items():
        for bar, (promoters, detractors) in bars.items():
            await boss.types("/nps Q4")
            await taps(boss, view)
            await taps(boss, bar)
            groups = re.search(r"(\d+) промоутер\w*, (\d+) нейтральн\w+, (\d+) детрактор", read(boss))
            assert groups is not None, bar
            assert (int(groups[1]), int(groups[3])) == (promoters, detractors), bar
            await taps(boss, "👥 Ответы")
            await taps(boss, "Все: ")
            assert f"Все ответы · IV квартал 2026, по 23 нояб.: {bar.split(' · ')[1]}" in read(boss)


async def test_numbers_of_the_card_open_as_many_answers(company: Stage, boss: Actor) -> None:
    await boss.types("/nps VIP")
    card = boss.last
    await taps(boss, "👥 Ответы: 13")
    assert labels(boss)[:5] == ["Все: 13", "🟢 6", "🟡 5", "🔴 2", "Ответили: 13"]
    assert "‹ К показателям" in labels(boss)
    await taps(boss, "🔴 2")
    assert boss.last.message_id > card.message_id
    assert read(boss).count("🔴 3 · АО «Кварц»") == 2
    assert read(boss).startswith("Детракторы · IV квартал 2026, по 23 нояб.: 2\nТолько: VIP")


async def test_two_dates_are_asked_for_and_taken_from_a_reply(company: Stage, boss: Actor) -> None:
    await boss.types("/nps VIP")
    await taps(boss, "🔎 Период и кто")
    await taps(boss, "Период")
    await taps(boss, "Две даты")
    asked = boss.last
    assert read(boss).startswith("За какие дни?")
    await boss.replies(asked, "30.09-01.07")
    assert "Даты наоборот" in read(boss)
    await boss.replies(asked, "вчерась")
    assert "Не знаю, что такое «вчерась»" in read(boss)
    await boss.replies(asked, "01.07 – 30.09")

    assert "Только: VIP" in read(boss)
    assert "5 нейтральных, 0 детракторов" in read(boss)
    assert "1 июл. — 30 сент. 2026" in read(boss)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Смирнава", "Не нашлось: «Смирнава». Есть похожие: Анна Смирнова."),
        ("VIP Cvbhyjdf", "Не нашлось: «Cvbhyjdf». Есть похожие: Анна Смирнова."),
        ("VIP 15.10-01.09", "/nps VIP 01.09.2026-15.10.2026"),
        ("15.10 - 01.09", "/nps 01.09.2026-15.10.2026"),
        ("2027", "Этот период ещё не начался: первый день — 1 янв. 2027."),
        ("VIP 12.2026", "Этот период ещё не начался: первый день — 1 дек. 2026."),
        ("53 неделя 2025", "«53 неделя 2025» — такого периода нет"),
        ("Q3 март", "«Q3 март» — такого периода нет, или это несколько сразу. Оставьте один."),
        ("VIP 31.02.2026", "Не понимаю период «31.02.2026»"),
        ("VIP Q7", "Не понимаю период «Q7»"),
        ("31 февраля", "Не понимаю период «31 февраля»"),
        ("VIP с 31 февраля по 5 марта 2026 Смирнова", "Не понимаю период «31 февраля»"),
        ("VIP 15 октября - 1 сентября", "/nps VIP 01.09.2026-15.10.2026"),
        ("VIP Опт", "вместе не посмотреть"),
        ("🙂🙂", "Не знаю, что такое «🙂🙂»"),
    ],
)
async def test_what_was_not_understood_is_told(company: Stage, boss: Actor, words: str, told: str) -> None:
    await boss.types(f"/nps {words}")

    assert told in read(boss)
    assert "NPS" not in read(boss)


async def test_in_english_too(company: Stage, boss: Actor) -> None:
    await boss.types("/language")
    await boss.taps("English")
    await boss.types("/nps VIP last 365 days")
    assert "Only: VIP" in read(boss)
    await boss.types("/nps decision maker second half of 2025")
    assert "There has never been such a response." in read(boss)
    await boss.types("/nps Smirnova VIP 2027")
    assert "Not found: “Smirnova”. Similar: Анна Смирнова." in read(boss)


async def test_why_nobody_answered_is_told(company: Stage, boss: Actor) -> None:
    await boss.types("/nps Опт Волков")
    assert "Под это не подходит ни один клиент" in read(boss)
    await boss.types("/nps Ромашка")
    assert "Таких ответов ещё не было ни разу." in read(boss)
    await boss.types("/nps Гнейс")
    assert "Последний такой ответ — 26 июл. 2026." in read(boss)


async def test_a_manager_is_shown_and_told_nothing_of_others_clients(company: Stage, boss: Actor, anna: Actor) -> None:
    (igor,) = await company.query("SELECT id FROM staff WHERE name = 'Игорь Волков'")
    (quartz,) = await company.query("SELECT id FROM accounts WHERE name = 'АО «Кварц»'")
    await anna.types("/nps")
    own = read(anna)
    await taps(anna, "🔎 Период и кто")
    seen = [read(anna), *labels(anna)]
    assert not any(label.startswith("Менеджер") for label in labels(anna))
    for screen in ("Сегмент", "Роль", "Регион"):
        await taps(anna, screen)
        seen += [read(anna), *labels(anna)]
        await taps(anna, "‹ Назад")
    assert [word for word in ("Опт", "Кварц", "Волков", "Базальт") if any(word in text for text in seen)] == []
    for words in ("Волков", "Кварц", "Опт", "менеджер Волков", "клиент Кварц"):
        await anna.types(f"/nps {words}")
        assert "Не знаю, что такое" in read(anna)
        assert "АО" not in read(anna)
    for code in (f"m{igor}", f"a{quartz}", "m-", "s-", f"m{igor}.m-"):
        for data in (
            f"nps|qfuwi.{code}",
            f"npsby|managers|qfuwi.{code}",
            f"of|managers|0|qfuwi.{code}",
            f"behind|qfuwi.{code}",
        ):
            await anna.taps(data=data, on=anna.last)
            assert not any(word in f"{read(anna)} {labels(anna)}" for word in ("Кварц", "Волков", "Базальт", "Опт")), (
                data
            )
    assert own.startswith("NPS +9 ")


async def test_a_manager_who_stands_in_for_another_may_look_at_theirs(
    company: Stage, boss: Actor, anna: Actor, igor: Actor
) -> None:
    await igor.types("/away до 8 дек Смирнова")
    await anna.types("/nps Волков")
    assert "0 промоутеров, 5 нейтральных, 2 детрактора" in read(anna)
    await taps(anna, "👥 Ответы: 7")
    await taps(anna, "🔴 2")
    assert "АО «Кварц»" in read(anna)
    await anna.types("/nps")
    await taps(anna, "🔎 Период и кто")
    await taps(anna, "Менеджер")
    assert labels(anna)[:2] == ["✓ Анна Смирнова · 11", "Игорь Волков · 7"]
    for words in ("Кварц", "Кварц Волков"):
        await anna.types(f"/nps {words}")
        assert "Только: АО «Кварц» · Игорь Волков" in read(anna)
        assert "0 промоутеров, 5 нейтральных, 2 детрактора" in read(anna)


async def test_where_answers_are_anonymous_a_manager_gets_the_same_whatever_the_words_and_buttons_say(
    company: Stage, boss: Actor, anna: Actor
) -> None:
    """Nothing to subtract: a part, or the same without a part, is never shown."""
    await company.stops()
    company.programme = replace(company.programme, anonymous=True)
    await company.starts()
    await anna.types("/nps")
    usual = read(anna)
    assert "🔎" not in " ".join(labels(anna))
    for words in ("VIP", "Гранит", "ЛПР", "регион Урал", "VIP Q4", "90 дней", "аудит"):
        await anna.types(f"/nps {words}")
        assert read(anna) == usual, words
    for code in ("s-", "c-", "r-", "c0", "o1", "o1.q0"):
        await anna.taps(data=f"nps|qfuwi.{code}", on=anna.last)
        assert read(anna) == usual, code
        for data in (f"of|segments|0|qfuwi.{code}", f"behind|qfuwi.{code}", f"who|a|0|qfuwi.{code}"):
            await anna.taps(data=data, on=anna.last)
            assert read(anna) == "🔒 Опрос анонимный: ответы по одному видят только владельцы.", data
    await boss.types("/nps VIP")
    assert "Только: VIP" in read(boss)


async def test_a_question_of_its_own_is_said_on_the_card_of_its_survey(company: Stage, boss: Actor) -> None:
    async with company.database.write() as conn:
        filling = Filling(conn, now=AT)
        deal = await filling.survey(SurveyKind.DEAL, closes_after=timedelta(days=60))
        contact = await filling.contact("Вера", telegram_id=990_001)
        await filling.answered(contact, 9, at=AT, invitation=await filling.asked(contact, survey=deal))
    await boss.types("/nps после события")

    assert "Только: после события" in read(boss)
    assert "Оценки: 9" in read(boss)
    assert "Обращения" not in read(boss)
