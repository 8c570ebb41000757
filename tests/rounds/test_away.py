"""/away: cases, deadlines and clients' words go to who stands in, and back; the deadlines stay."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from storage.people.staff import find_staff_by_telegram, retire
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage


async def deadline(stage: Stage) -> str:
    (at,) = await stage.query("SELECT deadline_at FROM cases")
    return str(at)


@on_both
async def test_a_complaint_reaches_who_stands_in_and_they_may_act(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await anna.types("/away до 8 дек Волков")
    assert "По 8 декабря включительно вас замещает Игорь Волков" in anna.last.words
    assert igor.sees("вы замещаете: Анна Смирнова")

    await asked.taps("3")

    assert "Вы замещаете. Менеджер: Анна Смирнова" in igor.find("🔴 3 из 10").words
    assert not anna.sees("🔴 3 из 10")
    await igor.types("/cases")
    assert "ООО «Вектор»" in igor.last.words
    await igor.taps("Был звонок", on=igor.find("🔴 3 из 10"))
    assert await stage.query("SELECT state FROM cases") == ["in_work"]


async def test_open_cases_move_at_once_with_the_same_deadline_and_come_back(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.types("Опять опоздали")
    before = await deadline(stage)

    await anna.types("/away до пятницы Волков")
    assert "Пока вас нет, обращением" in anna.screen
    assert "Опять опоздали" in igor.find("🔴 3 из 10").words
    (case,) = await stage.query("SELECT id FROM cases")
    await anna.types("/away off")

    assert await deadline(stage) == before
    assert anna.sees("С возвращением")
    assert anna.sees("🔴 3 из 10")
    assert igor.sees("больше не за вами")
    await igor.taps(data=f"case:{case}:called", on=igor.find("больше не за вами"))
    assert any("менеджера" in toast for toast in igor.toasts)
    assert await stage.query("SELECT state FROM cases") == ["new"]


async def test_who_has_a_case_again_gets_its_card_below_and_not_far_above(
    stage: Stage, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.types("/away до пятницы Волков")
    await anna.types("/away off")
    back, card = (anna.find(words).message_id for words in ("С возвращением", "🔴 3 из 10"))
    assert card > back

    await anna.types("/away до пятницы Волков")

    told, card = (igor.find(words).message_id for words in ("вы замещаете", "🔴 3 из 10"))
    assert card > told
    assert len([message for message in igor.person.inbox if "🔴 3 из 10" in message.words]) == 1


async def test_it_ends_by_itself_when_the_next_working_day_begins_and_both_read_so(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor
) -> None:
    await anna.types("/away до пятницы Волков")
    stage.clock.now = datetime(2026, 11, 30, 5, 59, tzinfo=UTC)  # a minute before Monday is worked in Moscow
    await stage.ticks()
    assert not anna.sees("С возвращением")

    stage.clock.now = datetime(2026, 11, 30, 6, 1, tzinfo=UTC)
    await stage.ticks()

    assert anna.sees("С возвращением")
    assert igor.sees("Отсутствие закончилось: Анна Смирнова")
    assert await stage.query("SELECT COUNT(*) FROM absences WHERE ended_at IS NULL") == [0]


async def test_without_a_name_the_owners_have_it(stage: Stage, boss: Actor, anna: Actor, asked: Actor) -> None:
    await anna.types("/away на неделю")
    assert "приходят владельцам" in anna.last.words
    assert boss.sees("Анна Смирнова: отсутствие по")

    await asked.taps("3")

    assert "Менеджер Анна Смирнова отсутствует" in boss.find("🔴 3 из 10").words
    assert not anna.sees("🔴 3 из 10")


async def test_a_deputy_who_is_away_passes_it_on_and_a_circle_is_refused(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await igor.types("/away до 8 дек")
    await anna.types("/away до 8 дек Волков")
    assert "Игорь Волков тоже отсутствует" in anna.last.words
    await asked.taps("3")
    assert "Менеджер Анна Смирнова отсутствует" in boss.find("🔴 3 из 10").words
    assert not igor.sees("🔴 3 из 10")

    await igor.types("/away до 8 дек Смирнова")

    assert "Получился бы круг" in igor.last.words


async def test_through_a_chain_it_goes_to_the_first_who_is_here_and_back_link_by_link(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    async with stage.database.write() as conn:
        await Filling(conn, now=stage.clock()).manager("Пётр Лось", joined=False)
    petr = stage.actor(23, "Пётр", language_code="ru")
    await petr.opens(await stage.link_of("Пётр Лось"))
    await igor.types("/away до 8 дек Лось")
    await anna.types("/away до 8 дек Волков")
    await asked.taps("3")

    assert "Вы замещаете. Менеджер: Анна Смирнова" in petr.find("🔴 3 из 10").words
    assert not igor.sees("🔴 3 из 10")
    await igor.types("/away off")
    assert "Вы замещаете. Менеджер: Анна Смирнова" in igor.find("🔴 3 из 10").words
    assert not petr.sees("🔴 3 из 10")
    (case,) = await stage.query("SELECT id FROM cases")
    await petr.taps(data=f"case:{case}:called", on=petr.last)
    assert petr.toasts[-1] == "Это обращение другого менеджера."
    await petr.types("/away до 8 дек Смирнова")
    await igor.types("/away до 8 дек Лось")
    assert "Получился бы круг" in igor.last.words
    await anna.types("/away off")

    assert anna.sees("🔴 3 из 10")
    assert not igor.sees("🔴 3 из 10")
    assert await stage.query("SELECT state FROM cases") == ["new"]


async def test_a_light_word_goes_to_who_stands_in(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await anna.types("/away до 8 дек Волков")

    await asked.taps("9")
    await asked.types("Хотим ещё 20 тонн")

    assert "Хотим ещё 20 тонн" in igor.screen
    assert "Хотим ещё 20 тонн" not in anna.screen
    await anna.types("я вернулась")
    assert "Хотим ещё 20 тонн" in anna.screen
    assert igor.sees("больше не за вами")


async def test_an_owner_sets_it_for_anybody_and_a_manager_for_nobody_else(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor
) -> None:
    await igor.types("/away Смирнова до 8 дек Волков")
    assert "ставит владелец" in igor.last.words
    assert await stage.query("SELECT COUNT(*) FROM absences") == [0]

    await boss.types("/away Смирнова до 8 дек Волков")

    assert "замещает Игорь Волков" in boss.last.words
    assert anna.sees("вас замещает Игорь Волков")
    await boss.types("/away Смирнова off")
    assert anna.sees("С возвращением")


async def test_a_name_that_is_only_spelled_alike_is_asked_about(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor
) -> None:
    await anna.types("/away до 8 дек Валков")
    assert anna.last.labels == ["Анна Смирнова → Игорь Волков"]
    assert await stage.query("SELECT COUNT(*) FROM absences") == [0]

    await anna.taps("Анна Смирнова → Игорь Волков")

    assert anna.sees("вас замещает Игорь Волков")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("до вчера", "уже прошёл"),
        ("с 8 дек до 1 дек", "раньше начала"),
        ("до 12.12 по 01.12", "раньше начала"),
        ("Волков", "до какого дня"),
        ("до 31.02", "нет в календаре"),
        ("до 8 дек Смирнова", "самого себя"),
        ("до 8 дек Кукушкин", "никого нет по запросу"),
        ("до 8 дек Волков", "бот не запущен"),
        ("off", "не отмечены"),
        ("<b>&", "до какого дня"),
        ("с 8 дек до 1 дек", "Конец раньше начала"),
    ],
)
async def test_what_cannot_be_is_answered_with_what_to_do(
    stage: Stage, boss: Actor, anna: Actor, words: str, answer: str
) -> None:
    await anna.types(f"/away {words}")

    assert answer in anna.last.words
    assert await stage.query("SELECT COUNT(*) FROM absences") == [0]


async def test_the_last_owner_cannot_be_away_and_no_manager_stands_in_for_one(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    await boss.types("/away до 8 дек Смирнова")
    assert "замещает только владелец" in boss.last.words

    await boss.types("/away до 8 дек")

    assert "Других владельцев на месте нет" in boss.last.words


async def test_a_deputy_who_leaves_the_staff_leaves_it_to_the_owners(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.types("/away до 8 дек Волков")
    async with stage.database.write() as conn:
        igor_row = await find_staff_by_telegram(conn, igor.id)
        assert igor_row is not None
        await retire(conn, igor_row.id, now=stage.clock())
    await stage.ticks()

    assert boss.sees("🔴 3 из 10")


@on_both
async def test_deadlines_and_the_morning_list_go_to_who_stands_in(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.types("/away до пятницы Волков")
    anna_read = len(anna.person.inbox)

    await stage.passes(hours=3, minutes=23)
    assert "осталось" in igor.last.words
    await stage.passes(hours=1, minutes=7)
    assert "Срок прошёл" in igor.last.words
    await stage.passes(hours=19)

    assert igor.sees("Сегодня: 1")
    later = [message.words for message in anna.person.inbox[anna_read:]]
    assert not any("осталось" in words or "Срок прошёл" in words for words in later)
    assert not anna.sees("Сегодня: 1")


@on_both
async def test_with_nobody_to_stand_in_it_is_in_the_owners_morning_list(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.types("/away до пятницы")

    await stage.days_pass(1)

    assert boss.sees("Сегодня: 1")
    assert not anna.sees("Сегодня: 1")


async def test_words_written_while_standing_in_do_not_go_after_it_has_ended(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await anna.types("/away до пятницы Волков")
    await asked.taps("3")
    await igor.replies(igor.find("🔴 3 из 10"), "Уже разбираюсь")
    await anna.types("/away off")

    await igor.taps("Отправить")

    assert not asked.sees("Уже разбираюсь")
    assert igor.toasts
