"""Anonymous mode: nobody below the owners learns who said what, from no message and by no subtraction."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.settings import SettingsError
from tests.databases import on_both
from tests.rounds.beginnings import Beginning
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_reports import answers

WORDS = ("Везут вечно поздно", "Передайте наверх", "из 10", "🔴")
AUGUST = datetime(2026, 8, 12, 9, 0, tzinfo=UTC)
MAY = datetime(2026, 5, 13, 9, 0, tzinfo=UTC)
OCTOBER = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)


@pytest.fixture
def beginning() -> Beginning:
    """Nobody has joined: answers are anonymous before anybody joins."""
    return ()


@pytest.fixture
async def anonymous(stage: Stage) -> Stage:
    await stage.stops()
    stage.programme = replace(stage.programme, anonymous=True)
    await stage.starts()
    return stage


async def test_only_the_owners_learn_who_said_what(anonymous: Stage, boss: Actor, anna: Actor, irina: Actor) -> None:
    await irina.opens(await anonymous.link_of("Ирина Ким"))
    consent = irina.screen
    await irina.taps("Согласиться и начать")
    await irina.taps("3")
    await irina.taps("Отношение")
    await irina.types("Везут вечно поздно")
    await irina.sends_voice()
    await anonymous.passes(hours=25)
    await irina.types("Передайте наверх")
    passed_on = boss.person.inbox[-1].text
    await anna.types("/nps")
    await anna.types("/help")
    await anonymous.passes(days=7)  # the summary of the week

    assert "увидит только руководство компании" in consent
    assert passed_on.startswith("✉️ Ирина Ким")  # nobody else was to read it
    assert anna.sees("чьи они, видит только руководство")
    assert not anna.sees("карточка придёт сюда")
    assert "Передано руководству" in irina.screen
    assert [word for word in WORDS if not boss.sees(word)] == []
    assert anna.sees("Итоги недели")
    assert [word for word in WORDS if anna.sees(word)] == []
    assert await anonymous.query("SELECT mode FROM consents") == ["anonymous"]


@on_both
async def test_a_manager_cannot_take_an_anonymous_case_nor_gets_it_by_coming_back(
    anonymous: Stage, boss: Actor, anna: Actor, irina: Actor
) -> None:
    await irina.opens(await anonymous.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")
    await irina.taps("3")
    (case,) = await anonymous.query("SELECT id FROM cases")
    await anna.opens()
    await anna.types("/nps")
    await anna.taps(data=f"take:{case}")

    assert await anonymous.query("SELECT taken_by FROM cases") == [None]
    assert not anna.sees("из 10")


@on_both
async def test_an_account_that_changes_hands_takes_no_anonymous_case_along(
    anonymous: Stage, boss: Actor, anna: Actor, irina: Actor
) -> None:
    await irina.opens(await anonymous.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")
    await irina.taps("3")
    igor = anonymous.actor(22, "Игорь", language_code="ru")
    await igor.opens(await anonymous.link_of("Игорь Волков"))
    async with anonymous.database.write() as conn:
        await conn.exec_driver_sql(
            "UPDATE accounts SET manager_id = (SELECT id FROM staff WHERE name = 'Игорь Волков')"
        )
    await anonymous.ticks()

    assert not igor.sees("из 10")
    assert await anonymous.query("SELECT DISTINCT s.role FROM alerts a JOIN staff s ON s.id = a.staff_id") == ["owner"]


async def test_a_manager_sees_the_index_of_a_settled_quarter_and_nothing_it_could_be_taken_apart_with(
    anonymous: Stage, boss: Actor, anna: Actor
) -> None:
    await answers(anonymous, [10] * 4 + [3], AUGUST)
    await answers(anonymous, [10] * 6 + [3], OCTOBER)
    asked = ("", " 2026-08", " 2026", " 2026-W33", " 01.07-12.08", " Q3", " Q4")
    shown = set()
    for wanted in asked:
        await anna.types(f"/nps{wanted}")
        shown.add(anna.last.words)
    for view in ("managers", "trend", "reasons", "money"):
        await anna.taps(data=f"npsby|{view}|month:2026-08", on=anna.last)
        shown.add(anna.last.words)
    await boss.types("/nps 2026-08")

    (report,) = shown
    assert "NPS +60 (±" in report
    assert "III квартал 2026" in report
    assert not any(word in report for word in ("детрактор", "Ответили", "Обращения", "Недовольны"))
    assert boss.sees("4 промоутера")


@pytest.mark.parametrize("scores", [[10, 10, 10, 3], [3] * 6, [10] * 8, []])
async def test_small_groups_and_unanimous_ones_are_withheld_in_the_same_words(
    anonymous: Stage, boss: Actor, anna: Actor, scores: list[int]
) -> None:
    await answers(anonymous, scores, AUGUST)
    await anna.types("/nps")

    assert anna.last.words.splitlines()[0] == "NPS · III квартал 2026: не показывается"
    assert not re.search(r"\d", anna.last.words.replace("2026", ""))


async def test_a_quarter_is_shown_when_its_last_answer_can_change_no_more(
    anonymous: Stage, boss: Actor, anna: Actor
) -> None:
    await answers(anonymous, [10] * 5 + [3] * 5, OCTOBER)
    await anonymous.days_pass(60)  # 22 January: the answers of December may still change
    await anna.types("/nps Q4")
    early = anna.last.words
    await anonymous.days_pass(9)
    await anna.types("/nps")

    assert "IV квартал" not in early
    assert "NPS 0 (±" in anna.last.words
    assert "IV квартал 2026" in anna.last.words


async def test_the_mode_clients_agreed_to_cannot_be_changed_any_more(
    anonymous: Stage, boss: Actor, irina: Actor
) -> None:
    await irina.opens(await anonymous.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")
    await anonymous.stops()
    anonymous.programme = replace(anonymous.programme, anonymous=False)
    with pytest.raises(SettingsError, match="Set ANONYMOUS=yes again"):
        await anonymous.starts()
    await anonymous.stops()
    anonymous.programme = replace(anonymous.programme, anonymous=True)
    await anonymous.starts()

    assert await anonymous.query("SELECT mode FROM consents") == ["anonymous"]


@on_both
async def test_before_the_first_consent_the_mode_may_be_changed(anonymous: Stage, irina: Actor) -> None:
    await irina.opens(await anonymous.link_of("Ирина Ким"))
    await anonymous.stops()
    anonymous.programme = replace(anonymous.programme, anonymous=False)
    await anonymous.starts()
    await irina.opens(await anonymous.link_of("Ирина Ким"))
    consent = irina.last.words
    await irina.taps("Согласиться и начать")

    assert "Ответы и переписку здесь увидят" in consent
    assert await anonymous.query("SELECT mode FROM consents") == ["named"]


@on_both
async def test_an_owner_who_becomes_a_manager_gets_no_words_of_clients_any_more(
    anonymous: Stage, boss: Actor, anna: Actor, irina: Actor
) -> None:
    await irina.opens(await anonymous.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")
    await irina.taps("3")
    await anonymous.passes(hours=25)
    async with anonymous.database.write() as conn:
        await conn.exec_driver_sql("UPDATE staff SET role = 'manager' WHERE role = 'owner'")
        await conn.exec_driver_sql("UPDATE accounts SET manager_id = (SELECT id FROM staff WHERE telegram_id = 11)")
    await irina.taps("Изменить")
    await irina.taps("2")
    await irina.types("Передайте наверх")
    await anonymous.ticks()

    assert not boss.sees("2 из 10")
    assert not boss.sees("Передайте наверх")
    assert not anna.sees("Передайте наверх")


async def test_a_manager_has_nothing_that_somebody_could_stand_in_for(
    anonymous: Stage, boss: Actor, anna: Actor
) -> None:
    for actor, words in ((anna, "до 12 дек"), (boss, "Смирнова до 12 дек")):
        await actor.types(f"/away {words}")
        assert "обращений у менеджеров нет" in actor.last.words

    assert await anonymous.query("SELECT COUNT(*) FROM absences") == [0]


async def test_colours_and_losses_of_companies_are_the_owners_alone(
    anonymous: Stage, boss: Actor, anna: Actor, irina: Actor
) -> None:
    await irina.opens(await anonymous.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")
    await irina.taps("3")
    await boss.types("/accounts")
    assert "ЛПР: 3" in boss.last.words

    await anna.types("/accounts красные")
    assert "как идут дела у компаний, видят только владельцы" in anna.last.words
    for data in ("accounts:0:739000:-", "flow|year:2026"):
        await anna.taps(data=data)
        assert "как идут дела у компаний, видят только владельцы" in anna.last.words
        assert "Вектор" not in anna.screen


async def test_reasons_and_money_are_the_owners_and_no_manager_corrects_a_reason(
    anonymous: Stage, boss: Actor, anna: Actor, irina: Actor
) -> None:
    await irina.opens(await anonymous.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")
    await irina.taps("3")
    await irina.taps("Качество")
    await anna.taps(data="whyfix:1:open", on=anna.last)
    await anna.taps(data="whyfix:1:flexibility", on=anna.last)
    assert not anna.sees("Причины ответа")
    assert await anonymous.query("SELECT count(*) FROM reason_corrections") == [0]

    await boss.taps("Причины", on=boss.find("🔴"))
    await boss.taps("Гибкость", on=boss.last)
    await boss.types("/nps")
    await boss.taps("Причины")
    assert "· гибкость: 1" in boss.last.words.replace("\xa0", " ")
    assert not anna.sees("гибкость")
