"""An audit: whom it would ask is shown first; then it asks each of them once, and its card says how far it has come."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from actions import campaigning
from actions.turn import Turn
from nps.values import Circle
from sandbox.message import Message
from storage.people.clients import Contact
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage

ASKED = "SELECT contact_id FROM invitations WHERE occasion LIKE 'campaign:%' ORDER BY contact_id"
STATES = "SELECT state FROM campaigns ORDER BY id"


def actor_of(stage: Stage, contact: Contact) -> Actor:
    return stage.actor(contact.telegram_id or 0, contact.name)


async def clients(stage: Stage, count: int, *, asked_days_ago: int | None = 100, **account: object) -> list[Contact]:
    """Contacts of an account of their own, who have joined and were asked that long ago; None: never."""
    async with stage.database.write() as conn:
        filling = Filling(conn, now=stage.clock())
        numbers = (await conn.execute(text("SELECT coalesce(max(id), 0) FROM contacts"))).scalar_one()
        name = f"Завод {numbers}"
        its = await filling.account(name, **account)  # type: ignore[arg-type]
        made = []
        for number in range(numbers + 1, numbers + count + 1):
            contact = await filling.contact(f"Клиент {number}", account=its, telegram_id=9_000 + number)
            if asked_days_ago is not None:
                asked_at = stage.clock() - timedelta(days=asked_days_ago)
                invitation = await filling.asked(contact, at=asked_at)
                await filling.answered(contact, 9, at=asked_at + timedelta(hours=1), invitation=invitation)
            made.append(contact)
    for contact in made:
        actor_of(stage, contact).person.chat.started = True
    return made


@pytest.fixture(autouse=True)
async def nobody_is_due(stage: Stage) -> None:
    """The regular survey asks nobody in these stories."""
    async with stage.database.write() as conn:
        await conn.execute(text("UPDATE surveys SET repeat_after = repeat_after * 4 WHERE kind = 'regular'"))


def card(actor: Actor) -> Message:
    return next(m for m in reversed(actor.person.inbox) if "Аудит:" in m.words and "Отправлено" in m.words)


def questions(stage: Stage, contact: Contact) -> int:
    sent = stage.world.sent(contact.telegram_id or 0, "sendMessage")
    return len([call for call in sent if call.outcome == "ok" and "По шкале" in call.params["text"]])


@on_both
async def test_an_audit_shows_whom_it_asks_then_asks_them_and_is_done(stage: Stage, boss: Actor) -> None:
    made = await clients(stage, 3, segment="Опт")
    quiet = await clients(stage, 2, asked_days_ago=10)
    await boss.types("/audit")
    shown = boss.last.words.replace("\xa0", " ")
    assert "Аудит: все клиенты" in shown
    assert "Спросим: 3 человек" in shown
    assert f"Завод {made[0].id - 1}: {made[0].name}, {made[1].name}, {made[2].name}" in shown
    assert "недавно был ответ: 2" in shown
    assert "ещё не в боте: 3" in shown
    assert "меньше чем за минуту" in shown
    assert "какова вероятность, что вы порекомендуете компанию «Стройснаб»" in shown
    assert boss.last.labels == ["Кого не спросим", "Начать", "Отмена"]
    assert await stage.query(STATES) == []

    await boss.taps("Начать")
    assert boss.sees("Аудит начат: 3 человека")
    assert "▶️ идёт" in card(boss).words
    assert card(boss).labels == ["Пауза", "Остановить"]
    await stage.passes(seconds=10)
    await stage.passes(seconds=20)
    assert await stage.query(ASKED) == [contact.id for contact in made]
    assert [questions(stage, contact) for contact in [*made, *quiet]] == [1, 1, 1, 0, 0]
    assert await stage.query(STATES) == ["done"]
    assert "✅ закончен" in card(boss).words
    assert "Отправлено: 3 из 3" in card(boss).words
    assert "Ответили: 0" in card(boss).words
    assert card(boss).labels == []
    assert await stage.query("SELECT enabled FROM surveys WHERE kind = 'audit'") == [False]


async def test_answers_show_on_the_card_no_more_often_than_every_15_seconds(stage: Stage, boss: Actor) -> None:
    made = await clients(stage, 2)
    await boss.types("/audit")
    await boss.taps("Начать")
    await stage.passes(seconds=10)
    await stage.passes(seconds=20)
    await actor_of(stage, made[0]).taps("9")
    await stage.passes(seconds=5)
    assert "Ответили: 0" in card(boss).words
    await stage.passes(seconds=15)

    assert "Ответили: 1" in card(boss).words


async def start(boss: Actor, words: str = "/audit") -> None:
    await boss.types(words)
    await boss.taps("Начать")


# --- whom ------------------------------------------------------------------------------------------------------------


async def test_words_say_whom_and_only_they_are_asked(stage: Stage, boss: Actor) -> None:
    wanted = await clients(stage, 2, segment="Опт")
    await clients(stage, 2, segment="Розница")
    async with stage.database.write() as conn:
        await conn.execute(
            text("UPDATE contacts SET circle = :circle WHERE id = :id"),
            {"circle": Circle.DECISION_MAKER.value, "id": wanted[1].id},
        )
    await boss.types("/audit ЛПР Опт")
    assert "Аудит: Опт, ЛПР" in boss.last.words
    assert "Спросим: 1 человека, 1 компания" in boss.last.words.replace("\xa0", " ")
    await boss.taps("Начать")
    await stage.passes(seconds=10)

    assert await stage.query(ASKED) == [wanted[1].id]
    assert "Опт, ЛПР" in card(boss).words


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("квазар", "Не знаю, что такое «квазар»"),
        ("прошлый квартал", "Не знаю, что такое «прошлый квартал»"),
        ("Смирнова Волков", "вместе не посмотреть"),
        ("а" * 300, "Не знаю, что такое"),
    ],
)
async def test_words_that_name_nobody_get_examples(stage: Stage, boss: Actor, words: str, said: str) -> None:
    await boss.types(f"/audit {words}")

    assert said in boss.last.words
    assert "/audit VIP" in boss.last.words
    assert boss.last.labels == []


async def test_an_empty_audience_and_one_in_its_quiet_period_get_a_sentence_each(stage: Stage, boss: Actor) -> None:
    async with stage.database.write() as conn:
        await Filling(conn, now=stage.clock()).account("Пустая", segment="Опт")
    await clients(stage, 2, asked_days_ago=10, segment="Розница")
    await boss.types("/audit Опт")
    assert "Здесь нет ни одного контакта" in boss.last.words
    assert boss.last.labels == []

    await boss.types("/audit Розница")
    shown = boss.last.words.replace("\xa0", " ")
    assert "Сейчас спросить некого." in shown
    assert "Первых можно будет спросить: чт 11 февр." in shown
    assert "недавно был ответ: 2" in shown
    assert boss.last.labels == ["Кого не спросим"]
    await boss.taps("Кого не спросим")
    assert "— недавно был ответ, до 11 февр." in boss.last.words.replace("\xa0", " ")
    await boss.taps("‹ Назад")
    assert "Сейчас спросить некого." in boss.last.words


async def test_long_lists_have_pages_and_names_of_who_is_not_asked(stage: Stage, boss: Actor) -> None:
    for _ in range(11):
        await clients(stage, 1)
    await clients(stage, 6)
    await clients(stage, 17, asked_days_ago=3)
    await boss.types("/audit")
    shown = boss.last
    assert "Спросим: 17 человек, 12 компаний" in shown.words.replace("\xa0", " ")
    assert shown.labels == ["1/2", "›", "Кого не спросим", "Начать", "Отмена"]
    await boss.taps("›", on=shown)
    assert "и ещё 2" in shown.words.replace("\xa0", " ")
    assert shown.labels[:2] == ["‹", "2/2"]
    await boss.taps("Кого не спросим", on=shown)
    assert "Не спросим: 20" in shown.words.replace("\xa0", " ")
    assert "Ирина Ким, ООО «Вектор» — ещё не в боте" in shown.words.replace("\xa0", " ")
    await boss.taps("›", on=shown)
    assert shown.labels == ["‹", "2/2", "‹ Назад"]
    await boss.taps("‹ Назад", on=shown)
    await boss.taps("Отмена", on=shown)
    assert "никого не спрашиваем" in shown.words
    await stage.passes(minutes=1)

    assert await stage.query(ASKED) == []


async def test_one_human_at_two_accounts_is_asked_once(stage: Stage, boss: Actor) -> None:
    [first] = await clients(stage, 1)
    async with stage.database.write() as conn:
        filling = Filling(conn, now=stage.clock())
        await filling.contact("Он же", telegram_id=first.telegram_id)
    await boss.types("/audit")
    assert "Спросим: 1 человека" in boss.last.words.replace("\xa0", " ")
    assert "тот же человек" in boss.last.words
    await boss.taps("Начать")
    await stage.passes(seconds=10)
    await stage.passes(seconds=20)

    assert questions(stage, first) == 1
    assert await stage.query(STATES) == ["done"]


async def test_whoever_is_outside_working_hours_is_asked_in_the_morning(stage: Stage, boss: Actor) -> None:
    [far, near] = await clients(stage, 2)
    async with stage.database.write() as conn:
        await conn.execute(text("UPDATE contacts SET timezone = 'America/New_York' WHERE id = :id"), {"id": far.id})
    await boss.types("/audit")
    assert "Из них позже: 1" in boss.last.words.replace("\xa0", " ")
    await boss.taps("Начать")
    await stage.passes(seconds=10)
    await stage.passes(seconds=20)
    assert [questions(stage, far), questions(stage, near)] == [0, 1]
    assert "Осталось спросить: 1" in card(boss).words
    assert "Закончим: пн 23 нояб., 17:00" in card(boss).words.replace("\xa0", " ")
    await stage.passes(hours=7)
    await stage.passes(seconds=20)

    assert [questions(stage, far), questions(stage, near)] == [1, 1]
    assert await stage.query(STATES) == ["done"]


# --- its card --------------------------------------------------------------------------------------------------------


async def test_pause_go_on_and_stop(stage: Stage, boss: Actor) -> None:
    made = await clients(stage, 2)
    await start(boss)
    await boss.taps("Пауза", on=card(boss))
    assert "⏸ на паузе" in card(boss).words
    assert "Можно продолжить до: пн 7 дек." in card(boss).words.replace("\xa0", " ")
    await stage.passes(minutes=1)
    assert await stage.query(ASKED) == []
    await boss.taps("Дальше", on=card(boss))
    assert "▶️ идёт" in card(boss).words
    old = [button.data for row in card(boss).buttons for button in row]
    await stage.passes(seconds=10)
    assert [questions(stage, contact) for contact in made] == [1, 1]
    await stage.passes(seconds=20)
    assert await stage.query(STATES) == ["done"]

    for data in old:  # the buttons as they were
        await boss.taps(data=data, on=card(boss))
        assert "уже закончен" in boss.toasts[-1]
    assert await stage.query(STATES) == ["done"]


async def test_stopped_it_asks_nobody_else_and_the_next_one_asks_those(stage: Stage, boss: Actor) -> None:
    made = await clients(stage, 2)
    await start(boss)
    await boss.taps("Остановить", on=card(boss))
    assert "⏹ остановлен" in card(boss).words
    assert "Не спросили: 2" in card(boss).words
    await stage.passes(minutes=1)
    assert await stage.query(ASKED) == []
    await start(boss)
    await stage.passes(seconds=10)
    await stage.passes(seconds=20)

    assert await stage.query(ASKED) == [contact.id for contact in made]
    assert await stage.query(STATES) == ["stopped", "done"]


async def test_there_is_one_at_a_time(stage: Stage, boss: Actor) -> None:
    await clients(stage, 1)
    await boss.types("/audit")
    first = boss.last
    await boss.types("/audit")
    await boss.taps("Начать")
    await boss.taps("Начать", on=first)
    assert "Аудит уже идёт" in boss.toasts[-1]
    before = card(boss)
    await boss.types("/audit")
    assert boss.sees("Аудит уже идёт")
    assert "карточка ниже" in before.words
    assert "▶️ идёт" in card(boss).words
    assert await stage.query(STATES) == ["running"]


async def test_another_owner_sees_it_and_may_pause_it_and_a_manager_may_not(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    await clients(stage, 2)
    async with stage.database.write() as conn:
        await Filling(conn, now=stage.clock()).owner("Вторая Ольга", telegram_id=12)
    other = stage.actor(12, "Ольга")
    other.person.chat.started = True
    await start(boss)
    await anna.types("/audit")
    assert not anna.sees("Аудит")
    await anna.taps(data="campaign:1:pause", on=anna.last)
    await anna.taps(data="audit:start:0:-", on=anna.last)
    assert await stage.query(STATES) == ["running"]
    await other.types("/audit")
    await other.taps("Пауза", on=card(other))

    assert await stage.query(STATES) == ["paused"]
    assert "⏸ на паузе" in card(boss).words
    assert "⏸ на паузе" in card(other).words


async def test_a_manager_starts_none(stage: Stage, boss: Actor, anna: Actor) -> None:
    await clients(stage, 2)
    await boss.types("/audit")
    for data in ("audit:whom:0:-", "audit:start:0:-"):
        await anna.taps(data=data, on=anna.last)
        assert "Клиент" not in anna.last.words

    assert await stage.query(STATES) == []


async def test_when_its_time_is_over_it_is_done_and_says_who_was_not_asked(stage: Stage, boss: Actor) -> None:
    await clients(stage, 2)
    await start(boss)
    await boss.taps("Пауза", on=card(boss))
    await stage.passes(days=14)

    assert await stage.query(STATES) == ["done"]
    assert "Не спросили: 2" in card(boss).words


async def test_what_an_owner_pauses_between_the_look_and_the_turn_is_paused_and_not_done(
    stage: Stage, boss: Actor
) -> None:
    [only] = await clients(stage, 1)
    await start(boss)
    await actor_of(stage, only).types("/stop")  # nobody is left whom it may ask
    async with stage.database.read() as conn:
        seen = await campaigning.look(Turn(conn, stage.clock(), stage.programme))
    await boss.taps("Пауза", on=card(boss))
    assert seen is not None
    assert seen.ends
    async with stage.database.write() as conn:
        await campaigning.follow(Turn(conn, stage.clock(), stage.programme), seen)

    assert await stage.query(STATES) == ["paused"]


async def test_whoever_cannot_be_reached_is_counted_and_does_not_hold_it_up(stage: Stage, boss: Actor) -> None:
    [gone, stays] = await clients(stage, 2)
    actor_of(stage, gone).person.chat.blocked = True
    await start(boss)
    await stage.passes(seconds=10)
    await stage.passes(seconds=20)

    assert questions(stage, stays) == 1
    assert "Не дошло: 1" in card(boss).words
    assert await stage.query(STATES) == ["done"]


async def test_a_client_who_is_lost_is_asked_by_an_audit(stage: Stage, boss: Actor) -> None:
    [lost] = await clients(stage, 1)
    async with stage.database.write() as conn:
        about = {"account": lost.account_id, "contact": lost.id, "now": "2026-11-01 00:00:00.000000"}
        await conn.execute(text("UPDATE accounts SET status = 'lost' WHERE id = :account"), about)
        await conn.execute(
            text("INSERT INTO losses (account_id, contact_id, lost_at) VALUES (:account, :contact, :now)"), about
        )
    await start(boss)
    await stage.passes(seconds=10)

    assert questions(stage, lost) == 1


async def test_in_an_anonymous_programme_no_number_below_five_stands_on_the_card(stage: Stage, boss: Actor) -> None:
    made = await clients(stage, 6)
    stage.programme = replace(stage.programme, anonymous=True)
    await stage.stops()
    await stage.starts()
    await start(boss)
    await stage.passes(seconds=10)
    for contact in made[:3]:
        await actor_of(stage, contact).taps("9")
    await stage.passes(seconds=20)
    assert "Отправлено: 6 из 6" in card(boss).words
    assert "Ответили: меньше 5" in card(boss).words.replace("\xa0", " ")
    for contact in made[3:5]:
        await actor_of(stage, contact).taps("9")
    await stage.passes(seconds=20)

    assert "Ответили: 5" in card(boss).words


# --- whatever happens meanwhile --------------------------------------------------------------------------------------


async def test_whoever_is_erased_disappears_from_the_list(stage: Stage, boss: Actor) -> None:
    [one, _] = await clients(stage, 2)
    await boss.types("/audit")
    shown = boss.last
    assert one.name in shown.words
    client = actor_of(stage, one)
    await client.types("/forget")
    await client.taps("Удалить мои данные")
    await stage.passes(minutes=2)

    assert one.name not in shown.words
