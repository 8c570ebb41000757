"""/surveys, /why and [Не спрашивать…]: an owner sets whom the programme asks; staff see when, and why not."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from storage.schema import contacts, invitations
from tests.databases import on_both
from tests.rounds.stage import Actor, Stage


async def questions_to(stage: Stage, actor: Actor) -> int:
    of_actor = sa.select(sa.func.count()).select_from(invitations).join(contacts)
    async with stage.database.read() as conn:
        return int((await conn.execute(of_actor.where(contacts.c.telegram_id == actor.id))).scalar_one())


@pytest.fixture
async def content(asked: Actor) -> Actor:
    """Ирина, who is content: nothing keeps her from being asked again but time."""
    await asked.taps("9")
    return asked


@on_both
async def test_an_owner_sees_all_surveys_and_opens_one(stage: Stage, boss: Actor, content: Actor) -> None:
    await boss.types("/surveys")

    assert "✅ регулярный опрос — раз в 90 дней" in boss.last.words.replace("\xa0", " ")
    assert "▫️ первая поставка — один раз, через 14–30 дней" in boss.last.words.replace("\xa0", " ")
    await boss.taps("после события")
    assert "▫️ после события — выключен" in boss.last.words
    assert "в общий NPS не входят" in boss.last.words
    await boss.taps("Включить")
    assert "✅ после события" in boss.last.words
    await boss.taps("Как это увидит клиент")
    assert "По шкале от 0 до 10" in boss.last.words
    await boss.taps("‹ Назад")
    await boss.taps("Кого спросим")
    assert "опрос не про них" in boss.last.words


async def test_the_rhythm_and_the_question_are_changed_by_buttons(stage: Stage, boss: Actor, content: Actor) -> None:
    await boss.types("/surveys")
    await boss.taps("регулярный опрос")
    await boss.taps("Изменить")
    await boss.taps("раз в 45 дн.")
    assert "✓ раз в 45 дн." in [label.replace("\xa0", " ") for label in boss.last.labels]
    await boss.taps("«продолжите ли закупать»")
    assert "✓ «продолжите ли закупать»" in boss.last.labels
    await stage.days_pass(46)

    assert content.sees("вы продолжите закупать у компании")
    await boss.types("/nps")
    assert "9" not in boss.last.words.split("\n")[0]  # what was asked before is another index
    kinds = await stage.query("SELECT count(*) FROM surveys WHERE kind = 'regular' AND replaced_at IS NULL")
    assert kinds == [1]


async def test_an_audience_in_words(stage: Stage, boss: Actor, content: Actor) -> None:
    await boss.types("/surveys")
    await boss.taps("регулярный опрос")
    await boss.taps("Изменить")
    await boss.taps("Кого спрашивать…")
    await boss.types("Уганда")
    assert "Уганда" in boss.last.words
    await boss.types("за прошлый квартал")
    assert "Нужны только слова о клиентах" in boss.last.words
    await boss.types("пользователь")
    assert "Кого: пользователь" in boss.last.words
    await boss.types("/why Ким")
    assert "Ни один из включённых опросов" in boss.last.words
    await stage.days_pass(100)
    assert await questions_to(stage, content) == 1
    await boss.taps("Изменить", on=boss.find("Кого: пользователь"))
    await boss.taps("Кого спрашивать…")
    await boss.types("все")
    assert "Кого: всех клиентов" in boss.last.words
    await stage.days_pass(7)
    assert await questions_to(stage, content) == 2


@on_both
async def test_why_says_when_and_why_not(stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor) -> None:
    await anna.types("/why Ким")
    assert "Вопрос уже задан 23 нояб." in anna.last.words.replace("\xa0", " ")
    await asked.taps("9")
    await anna.types("/why Ким")
    told = anna.last.words.replace("\xa0", " ")
    assert told.startswith("Ирина Ким, ООО «Вектор»")
    assert "Следующий вопрос: вс 21 фев." not in told
    assert "Следующий вопрос:" in told
    assert "последний ответ 23 нояб. 2026, после него тишина 90 дней" in told
    await igor.types("/why Ким")
    assert "Вектор" not in igor.last.words
    await boss.types("/why")
    assert "Например: /why Ким" in boss.last.words


async def test_an_open_case_keeps_every_question_waiting(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await anna.types("/why Ким")

    assert "Открыто обращение" in anna.last.words
    await stage.days_pass(100)
    assert await questions_to(stage, asked) == 1


@on_both
async def test_a_company_that_is_not_to_be_asked_for_a_while(
    stage: Stage, boss: Actor, anna: Actor, content: Actor
) -> None:
    await stage.days_pass(80)
    await anna.types("/client вектор")
    await anna.taps("Не спрашивать…")
    await anna.types("потом как-нибудь")
    assert "Не получилось понять, до какого дня" in anna.last.words
    await anna.types("до 20.02")
    assert "Добавьте причину" in anna.last.words
    await anna.types("до 30.03, спор по оплате")
    assert "не дольше 30 дней" in anna.last.words.replace("\xa0", " ")
    await anna.types("на 3 недели, спор по оплате")
    assert "спор по оплате" in anna.last.words
    await stage.days_pass(14)
    assert await questions_to(stage, content) == 1
    await boss.types("/client вектор")
    assert "⏸ Не спрашиваем до" in boss.last.words
    assert "спор по оплате (Анна Смирнова)" in boss.last.words
    await anna.types("/why Ким")
    assert "компанию просили не спрашивать" in anna.last.words
    await stage.days_pass(9)
    assert await questions_to(stage, content) == 2


async def test_a_hold_is_lifted_by_the_button(stage: Stage, anna: Actor, content: Actor) -> None:
    await anna.types("/client вектор")
    await anna.taps("Не спрашивать…")
    await anna.types("на неделю, переезд")
    await anna.types("/client вектор")
    await anna.taps("Снова спрашивать")

    assert anna.toasts[-1] == "Хорошо, снова спрашиваем."
    await anna.types("/client вектор")
    assert "⏸" not in anna.last.words


async def test_when_a_hold_is_lifted_the_next_question_comes_when_it_is_due(
    stage: Stage, anna: Actor, content: Actor
) -> None:
    await stage.days_pass(80)
    await anna.types("/client вектор")
    await anna.taps("Не спрашивать…")
    await anna.types("на 4 недели, переезд")
    await stage.days_pass(5)
    await anna.types("/client вектор")
    await anna.taps("Снова спрашивать")
    await anna.types("/why Ким")
    assert "просили не спрашивать" not in anna.last.words
    await stage.days_pass(7)

    assert await questions_to(stage, content) == 2


async def test_a_manager_has_thirty_days_in_half_a_year_and_an_owner_has_more(
    stage: Stage, boss: Actor, anna: Actor, content: Actor
) -> None:
    await anna.types("/client вектор")
    await anna.taps("Не спрашивать…")
    await anna.types("на 3 недели, спор по оплате")
    await stage.days_pass(28)
    await anna.types("/client вектор")
    await anna.taps("Не спрашивать…")
    await anna.types("на 2 недели, всё ещё спор")
    assert "осталось дней: 9" in anna.last.words.replace("\xa0", " ")
    await anna.types("на неделю, всё ещё спор")
    assert "не спрашиваем до" in anna.last.words
    await boss.types("/client вектор")
    await boss.taps("Снова спрашивать")
    await boss.types("/client вектор")
    await boss.taps("Не спрашивать…")
    await boss.types("на 2 недели, всё ещё спор")

    assert "не спрашиваем до" in boss.last.words


async def test_in_english(stage: Stage, boss: Actor, content: Actor) -> None:
    await boss.types("/language")
    await boss.taps("English")
    await boss.types("/surveys")
    assert "regular survey — every 90 days" in boss.last.words.replace("\xa0", " ")
    await boss.types("/why Kim")
    assert "it is quiet for 90 days" in boss.last.words.replace("\xa0", " ")


async def test_times_and_the_object_are_changed_by_short_prompts(stage: Stage, boss: Actor, content: Actor) -> None:
    await boss.types("/surveys")
    await boss.taps("после события")
    await boss.taps("Изменить")
    assert "Через сколько: 1 дн." in [shown.replace("\xa0", " ") for shown in boss.last.labels]
    await boss.taps("Через сколько: 1 дн.")
    assert "Напишите от 0 до 180" in boss.last.words
    for nonsense in ("скоро", "-3", "500", "через сто лет"):
        await boss.types(nonsense)
        assert "Нужно число дней от 0 до 180" in boss.last.words
    await boss.sends_sticker()
    assert "словами" in boss.last.words or "текст" in boss.last.words
    await boss.types("через неделю")
    assert "через 7–9 дн. после отгрузки" in boss.last.words
    await boss.taps("Изменить")
    await boss.taps("Окно: 2 дн.")
    await boss.types("2 недели")
    assert "через 7–21 дн. после отгрузки" in boss.last.words
    await boss.taps("Изменить")
    await boss.taps("Напоминать через: 5 дн.")
    await boss.types("30")
    assert "Напоминание не успеет" in boss.last.words
    await boss.types("3")
    assert "Напоминания: 1, через 3 дн." in boss.last.words
    await boss.taps("Изменить")
    await boss.taps("Срок ответа: 30 дн.")
    await boss.types("14")
    assert "Ответить можно 14 дней" in boss.last.words
    rows = "SELECT starts_after, open_for, remind_after, closes_after FROM surveys WHERE kind = 'deal'"
    day = 86_400
    assert await stage.query(rows) == [(7 * day, 14 * day, 3 * day, 14 * day)]


async def test_another_rhythm_within_its_limits_asks_by_it(stage: Stage, boss: Actor, content: Actor) -> None:
    await boss.types("/surveys")
    await boss.taps("регулярный опрос")
    await boss.taps("Изменить")
    await boss.taps("Другой ритм…")
    await boss.types("10")
    assert "Нужно число дней от 45 до 180" in boss.last.words
    await boss.types("раз в 2 месяца")
    assert "раз в 60 дней" in boss.last.words
    await stage.days_pass(60)
    assert await questions_to(stage, content) == 2


async def test_what_the_question_is_about_is_written(stage: Stage, boss: Actor, content: Actor) -> None:
    await boss.types("/surveys")
    await boss.taps("регулярный опрос")
    await boss.taps("Изменить")
    await boss.taps("О чём: вся компания")
    await boss.types("!!!")
    assert "Напишите несколько слов" in boss.last.words
    await boss.types("х" * 61)
    assert "до 60 знаков" in boss.last.words
    await boss.types("«доставка»")
    assert "порекомендуете «доставка» компании" in boss.last.words
    of_headline = "SELECT kind FROM surveys WHERE about = 'доставка' AND replaced_at IS NULL ORDER BY id"
    assert await stage.query(of_headline) == ["regular", "audit", "first_delivery"]
    await stage.days_pass(91)
    assert content.sees("доставка")
    await boss.taps("‹ Назад", on=boss.find("порекомендуете «доставка»"))
    assert "О чём: «доставка»" in boss.last.words or boss.sees("О чём: «доставка»")


async def test_figures_name_their_question_as_soon_as_there_are_two(
    stage: Stage, boss: Actor, anna: Actor, content: Actor
) -> None:
    await boss.types("/nps")
    assert "Вопрос:" not in boss.last.words
    await boss.types("/surveys")
    await boss.taps("регулярный опрос")
    await boss.taps("Изменить")
    await boss.taps("О чём: вся компания")
    await boss.types("доставка")
    await boss.types("/nps")
    assert "Вопрос: порекомендуют ли «доставка». Другие вопросы считаются отдельно." in boss.last.words
    await boss.taps("Тренд")
    assert "Вопрос: порекомендуют ли «доставка»" in boss.last.words
    await anna.types("/nps")
    assert "Вопрос: порекомендуют ли «доставка»" in anna.last.words


async def test_an_audience_of_nobody_says_so(stage: Stage, boss: Actor, content: Actor) -> None:
    await boss.types("/surveys")
    await boss.taps("регулярный опрос")
    await boss.taps("Изменить")
    await boss.taps("Кого спрашивать…")
    await boss.types("посредник")

    assert "сейчас нет ни одного клиента" in boss.last.words


async def test_an_audit_begins_on_its_card_and_leads_are_whom_lead_surveys_ask(
    stage: Stage, boss: Actor, content: Actor
) -> None:
    await boss.types("/surveys")
    assert "За 30 дней никого не спросим" in boss.last.words
    await boss.taps("застрявший лид")
    assert "Кого: всех лидов" in boss.last.words
    await boss.taps("‹ Все опросы")
    await boss.taps("аудит")
    assert boss.last.words.startswith("▫️ аудит\n")  # neither on nor off
    await boss.taps("Кого спросить и начать…")
    assert boss.last.words.startswith("Аудит: все клиенты")


async def test_a_prompt_of_another_occasion_is_nobodys(stage: Stage, boss: Actor, content: Actor) -> None:
    await boss.types("/surveys")
    await boss.taps(data="surveyset:1:delay:0")

    assert boss.toasts[-1] == "Эта кнопка не для вас."
