"""The morning list: at the beginning of the working day, whom to call today. Once, and nothing when nothing is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sandbox.message import Message
from storage.people.staff import list_staff
from tests.canaries import PHONE
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage

TUESDAY = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)  # nine in Moscow


def mornings(actor: Actor) -> list[Message]:
    return [message for message in actor.person.inbox if "☀️" in message.words]


async def comes(stage: Stage, moment: datetime) -> None:
    stage.clock.now = moment
    await stage.ticks()


async def complaints(stage: Stage, manager: str, *, count: int = 1, at: datetime, **account: object) -> None:
    """Clients of this manager who have complained, with a deadline a day later."""
    async with stage.database.write() as conn:
        managers = {member.name: member for member in await list_staff(conn)}
        filling = Filling(conn, now=at)
        numbers = await stage.query("SELECT count(*) FROM accounts")
        for number in range(count):
            name = f"Клиент-{numbers[0] + number}"
            client = await filling.account(name, manager=managers[manager], **account)
            contact = await filling.contact(
                f"Контакт {numbers[0] + number}", account=client, telegram_id=90_000 + numbers[0] + number
            )
            await filling.complaint(contact, 2, at=at)


@on_both
async def test_whoever_has_something_due_reads_in_the_morning_whom_to_call(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.taps("Был звонок", on=anna.find("🔴"))  # a plan within one working day: Tuesday at 10:00
    await comes(stage, TUESDAY - timedelta(seconds=1))
    assert mornings(anna) == []

    await comes(stage, TUESDAY)
    [morning] = mornings(anna)
    assert morning.words.startswith("☀️ Сегодня: 1")
    assert f"⏰ ООО «Вектор» · Ирина Ким · {PHONE} — нужен план до 10:00 · 12,4 млн ₽ · № " in morning.words
    assert mornings(boss) == []
    assert await stage.query("SELECT count(*) FROM summaries WHERE sent_at IS NULL") == [0]


async def test_what_was_due_last_year_says_so(stage: Stage, anna: Actor) -> None:
    await complaints(stage, "Анна Смирнова", at=datetime(2026, 12, 28, 9, 0, tzinfo=UTC))
    await comes(stage, datetime(2027, 1, 11, 6, 0, tzinfo=UTC))

    [morning] = mornings(anna)
    assert "связаться до вт 29 дек. 2026, 12:00" in morning.words
    await anna.types("/cases")
    assert "связаться до вт 29 дек. 2026, 12:00" in anna.last.words


async def test_it_comes_once_whatever_is_started_again_and_late_when_the_bot_was_down(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await stage.stops()
    stage.clock.now = TUESDAY + timedelta(hours=2)
    await stage.starts()
    await stage.ticks()
    await stage.stops()
    await stage.starts()
    await stage.ticks()

    assert len(mornings(anna)) == 1


async def test_nothing_on_days_off_at_night_and_when_nothing_is_due(stage: Stage, anna: Actor, asked: Actor) -> None:
    await comes(stage, TUESDAY)
    assert mornings(anna) == []  # nothing is due
    await asked.taps("3")
    await comes(stage, TUESDAY + timedelta(hours=1))
    assert mornings(anna) == []  # and what comes later that day has its own card
    await comes(stage, datetime(2026, 11, 28, 9, 0, tzinfo=UTC))  # a Saturday
    assert mornings(anna) == []
    await stage.stops()
    stage.clock.now = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)  # Monday, 19:00: the bot comes back too late
    await stage.starts()
    await stage.ticks()
    assert mornings(anna) == []


async def test_what_climbed_stands_in_every_owners_list_until_somebody_acts(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await comes(stage, TUESDAY)
    assert mornings(boss) == []
    await comes(stage, TUESDAY + timedelta(hours=1))  # half a working day after the deadline
    for day in (1, 2):
        await comes(stage, TUESDAY + timedelta(days=day))
    assert len(mornings(boss)) == 2
    assert "🔥 ООО «Вектор» · Ирина Ким" in mornings(boss)[-1].words
    assert "связаться до пн 23 нояб., 14:30" in mornings(boss)[-1].words
    assert "Анна Смирнова" in mornings(boss)[-1].words
    assert len(mornings(anna)) == 3

    await anna.taps("Был звонок", on=anna.find("🔴"))
    await comes(stage, TUESDAY + timedelta(days=3))
    assert len(mornings(boss)) == 2


async def test_cases_of_whoever_cannot_be_reached_are_the_owners(stage: Stage, boss: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await comes(stage, TUESDAY)

    assert "Ирина Ким" in mornings(boss)[0].words


async def test_nobody_reads_of_another_managers_cases(stage: Stage, boss: Actor, anna: Actor) -> None:
    igor = stage.actor(22, "Igor", "Volkov", language_code="en")
    await igor.opens(await stage.link_of("Игорь Волков"))
    await complaints(stage, "Анна Смирнова", at=stage.clock() - timedelta(hours=20))
    await comes(stage, TUESDAY)
    assert len(mornings(anna)) == 1
    assert mornings(igor) == []
    await complaints(stage, "Игорь Волков", at=stage.clock() - timedelta(hours=20), revenue=500_000)
    await comes(stage, TUESDAY + timedelta(days=1))

    [morning] = mornings(igor)
    assert morning.words.startswith("☀️ Today: 1")
    assert "get in touch by" in morning.words or "contact by" in morning.words
    assert "RUB" in morning.words or "₽" in morning.words


async def test_what_is_due_first_comes_first_then_who_spends_more_and_a_long_list_is_cut(
    stage: Stage, anna: Actor
) -> None:
    at = stage.clock() - timedelta(hours=20)
    await complaints(stage, "Анна Смирнова", at=at, count=13)
    await complaints(stage, "Анна Смирнова", at=at, revenue=9_000_000)
    await complaints(stage, "Анна Смирнова", at=at - timedelta(hours=1))
    await comes(stage, TUESDAY)

    [morning] = mornings(anna)
    lines = morning.words.split("\n")
    assert lines[0] == "☀️ Сегодня: 15"
    assert "Клиент-16" in lines[1]
    assert "9 млн ₽" in lines[2]
    assert lines[-1] == "… и ещё 3: /cases"


async def test_where_answers_are_anonymous_the_list_is_the_owners_alone(stage: Stage, boss: Actor, anna: Actor) -> None:
    await stage.stops()
    stage.programme = replace(stage.programme, anonymous=True)
    await stage.starts()
    await complaints(stage, "Анна Смирнова", at=stage.clock() - timedelta(hours=20))
    await comes(stage, TUESDAY)

    assert mornings(anna) == []
    assert len(mornings(boss)) == 1


async def test_it_comes_by_the_clocks_of_its_reader(stage: Stage, anna: Actor, asked: Actor) -> None:
    await anna.types("/timezone Камчатка")
    await asked.taps("3")
    await comes(stage, datetime(2026, 11, 23, 20, 59, tzinfo=UTC))
    assert mornings(anna) == []
    await comes(stage, datetime(2026, 11, 23, 21, 0, tzinfo=UTC))  # Tuesday, nine in the morning there

    [morning] = mornings(anna)
    assert "связаться до пн 23 нояб., 23:30" in morning.words


async def test_what_nobody_has_read_stands_in_the_next_morning_list(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("9")
    await asked.types("Хотим ещё 20 тонн")
    await comes(stage, TUESDAY)
    [morning] = mornings(anna)
    assert "🟢 ООО «Вектор» · Ирина Ким: «Хотим ещё 20 тонн» — не прочитано" in morning.words
    await anna.taps("Прочитано", on=anna.find("🟢 9"))
    await comes(stage, TUESDAY + timedelta(days=1))

    assert len(mornings(anna)) == 1
    assert mornings(boss) == []
