"""Who leaves the staff loses everything at once: cards, lists, what they were about to write, whom they stood for."""

from __future__ import annotations

from dataclasses import replace

from nps.values import TelegramId
from tests.databases import on_both
from tests.rounds.stage import Actor, Stage

GONE = "Больше недоступно"


async def anna_leaves(boss: Actor) -> None:
    await boss.types("/invite Анна Смирнова")
    await boss.taps("Больше не работает")
    await boss.taps("Да, больше не работает")


@on_both
async def test_a_manager_who_leaves_sees_nothing_of_clients_any_more_and_the_owners_have_it(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.types("Опять опоздали")
    await asked.sends_voice()
    await anna.types("/cases")
    await anna.types("/case Ким")
    await stage.days_pass(1)
    assert anna.sees("ООО «Вектор»")
    await anna.taps("Беру", on=anna.find("🔴"))

    await anna_leaves(boss)

    assert "Вектор" not in anna.screen
    assert "Опять опоздали" not in anna.screen
    assert GONE in anna.screen
    assert not any(message.kind == "voice" for message in anna.person.messages)
    assert anna.sees("Вы больше не среди сотрудников")
    assert "Опять опоздали" in boss.find("🔴 3 из 10").words
    assert "Клиентов без менеджера: 1." in boss.screen
    assert await stage.query("SELECT taken_by FROM cases") == [None]
    await anna.types("/cases")
    assert "Вектор" not in anna.last.words
    await anna.taps(data="case:1:take", on=anna.find(GONE))
    assert await stage.query("SELECT taken_by FROM cases") == [None]


async def test_before_it_is_done_it_is_asked_about(stage: Stage, boss: Actor, anna: Actor) -> None:
    await boss.types("/invite Анна Смирнова")
    await boss.taps("Больше не работает")

    assert "Отменить нельзя" in boss.last.words
    assert await stage.query("SELECT COUNT(*) FROM staff WHERE retired_at IS NOT NULL") == [0]


@on_both
async def test_words_on_their_way_arrive_and_what_was_only_begun_is_void(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.types("Опять опоздали")
    await anna.taps("Обещание", on=anna.find("🔴"))
    await anna.types("замена")
    await anna.types("до пт")
    await anna.replies(anna.find("🔴"), "Не дописано")
    await anna.replies(anna.find("🔴"), "Уже едем")
    await anna.taps("Отправить")
    await anna.taps("Ответить", on=anna.find("🔴"))

    await anna_leaves(boss)
    await anna.types("Ответ после ухода")

    assert asked.sees("Анна Смирнова: Уже едем")
    assert not asked.sees("Не дописано")
    assert not asked.sees("Ответ после ухода")
    assert await stage.query("SELECT state, what FROM promises") == [("cancelled", None)]
    assert await stage.query("SELECT state FROM relays ORDER BY id") == ["cancelled", "sent"]
    assert await stage.query("SELECT COUNT(*) FROM prompts") == [0]


async def test_a_contact_they_had_alone_goes_back_to_who_has_the_account(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.taps("Передать", on=anna.find("🔴"))
    await anna.taps("Игорь Волков")
    await anna.taps("Клиента: Ирина Ким")
    await anna.taps("Передать без записки")
    assert igor.sees("🔴 3 из 10")

    await boss.types("/invite Игорь Волков")
    await boss.taps("Больше не работает")
    await boss.taps("Да, больше не работает")

    assert anna.sees("🔴 3 из 10")
    assert "Вектор" not in igor.screen
    assert await stage.query("SELECT COUNT(*) FROM contacts WHERE manager_id IS NOT NULL") == [0]


@on_both
async def test_who_stood_in_for_them_has_their_cases_no_longer(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await anna.types("/away до 8 дек Волков")
    await asked.taps("3")
    await asked.types("Опять опоздали")
    assert igor.sees("🔴 3 из 10")

    await anna_leaves(boss)

    assert "Опять опоздали" in boss.find("🔴 3 из 10").words
    assert not igor.sees("🔴 3 из 10")
    assert igor.sees("больше не за вами")
    assert await stage.query("SELECT COUNT(*) FROM absences WHERE ended_at IS NULL") == [0]


async def test_an_owner_whom_the_settings_name_no_longer_loses_it_at_the_next_start(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.taps("Отношение")
    assert boss.sees("🔴 3 из 10")

    await stage.stops()
    stage.programme = replace(stage.programme, owner_ids=frozenset({TelegramId(12)}))
    await stage.starts()
    await stage.ticks()

    assert not boss.sees("🔴 3 из 10")
    assert GONE in boss.screen
    assert boss.sees("Вы больше не среди сотрудников")
    await boss.types("/cases")
    assert "Вектор" not in boss.last.words


async def test_a_manager_who_never_came_can_leave_as_well(stage: Stage, boss: Actor) -> None:
    await boss.types("/invite Игорь Волков")
    await boss.taps("Больше не работает")
    await boss.taps("Да, больше не работает")

    assert boss.sees("Менеджер Игорь Волков: доступ закрыт")
    igor = stage.actor(22, "Игорь", "Волков", language_code="ru")
    await boss.types("/invite Игорь Волков")
    assert "никого нет" in boss.last.words
    await igor.types("/cases")
    assert "Ромашка" not in igor.screen
