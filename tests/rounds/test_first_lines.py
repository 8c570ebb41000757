"""«Прежде всего»: the first lines of an owner's list of accounts and of their summary, and of nobody else's."""

from __future__ import annotations

from dataclasses import replace

from tests.databases import on_both
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_morning_list import complaints
from tests.rounds.test_weekly_summary import summed_up

LYING = "Прежде всего. ⏰ Игорь Волков: просрочено 3 обращения, у клиентов на 27 млн ₽"
AT_RISK = "🔴 Клиент-"


def first_of(actor: Actor) -> list[str]:
    return actor.last.words.replace("\xa0", " ").split("\n")


def below(actor: Actor) -> list[str]:
    return [button.text for row in actor.last.buttons for button in row]


@on_both
async def test_an_owner_reads_who_lets_complaints_lie_and_who_is_silent(stage: Stage, boss: Actor, anna: Actor) -> None:
    await complaints(stage, "Игорь Волков", count=3, at=stage.clock(), revenue=9_000_000)
    await stage.passes(days=7)
    expected = [LYING, "⚪ ООО «Вектор» · VIP · 12,4 млн ₽ — в боте пока никого"]

    await boss.types("/accounts")
    assert first_of(boss)[:2] == expected
    assert first_of(boss)[2].startswith(AT_RISK)
    assert first_of(boss)[3] == ""
    assert summed_up(boss).split("\n")[1:3] == expected
    await anna.types("/accounts")
    assert "Прежде всего" not in anna.last.words
    assert "Прежде всего" not in "".join(message.words for message in anna.person.inbox)


@on_both
async def test_each_line_opens_what_it_tells_of_below_what_was_read(stage: Stage, boss: Actor, anna: Actor) -> None:
    await complaints(stage, "Анна Смирнова", count=1, at=stage.clock())
    await complaints(stage, "Игорь Волков", count=3, at=stage.clock(), revenue=9_000_000)
    await stage.passes(days=7)
    summary = boss.find("Итоги недели")
    cases, cards, *_ = summary.buttons

    assert [each.text for each in cases] == ["⏰ Просроченные: Игорь Волков"]
    assert [each.text[: len(AT_RISK)] for each in cards] == ["⚪ ООО «Ве", AT_RISK]
    await boss.taps("⏰ Просроченные: Игорь Волков", on=summary)
    assert first_of(boss)[0].startswith("Открыто 3 обращения, просрочено 3")
    assert "Анна" not in boss.last.words
    await boss.taps("⚪ ООО «Вектор»", on=summary)
    assert "ООО «Вектор»" in first_of(boss)[0]
    assert boss.last.words != summary.words
    await anna.taps(data=cases[0].data, on=anna.last)
    assert first_of(anna)[0].startswith("Открыто 1 обращение, просрочено 1")
    assert "Волков" not in anna.last.words


async def test_an_account_with_a_button_in_the_list_has_no_second_one(stage: Stage, boss: Actor) -> None:
    await complaints(stage, "Игорь Волков", count=9, at=stage.clock(), revenue=9_000_000)
    await stage.passes(days=3)
    await boss.types("/accounts")
    buttons = below(boss)

    assert buttons[0] == "⏰ Просроченные: Игорь Волков"
    assert buttons[1] == "⚪ ООО «Вектор»"  # the unheard stand on the second page, those at risk on this one
    assert len(buttons) == len(set(buttons))
    await boss.taps("›")
    assert below(boss).count("⚪ ООО «Вектор»") == 1
    assert "⏰ Просроченные: Игорь Волков" not in below(boss)


async def test_words_and_further_pages_have_the_list_alone(stage: Stage, boss: Actor) -> None:
    await complaints(stage, "Игорь Волков", count=9, at=stage.clock(), revenue=9_000_000)
    await stage.passes(days=3)
    await boss.types("/accounts Волков")
    assert "Прежде всего" not in boss.last.words
    await boss.types("/accounts")
    assert "просрочено 9 обращений, у клиентов на 81 млн ₽" in first_of(boss)[0]
    await boss.taps("›")
    assert "Прежде всего" not in boss.last.words
    await boss.taps("‹")
    assert "Прежде всего" in boss.last.words


async def test_nothing_late_and_nothing_of_worth_says_nothing(stage: Stage, boss: Actor) -> None:
    async with stage.database.write() as conn:
        await conn.exec_driver_sql("UPDATE accounts SET segment = NULL, revenue = NULL")
    await complaints(stage, "Игорь Волков", count=2, at=stage.clock())
    await stage.passes(days=3)
    await boss.types("/accounts")

    assert first_of(boss)[0].startswith("Клиенты: ")


async def test_where_answers_are_anonymous_it_is_the_owners_alone(stage: Stage, boss: Actor, anna: Actor) -> None:
    await complaints(stage, "Игорь Волков", count=3, at=stage.clock(), revenue=9_000_000)
    await stage.stops()
    stage.programme = replace(stage.programme, anonymous=True)
    await stage.starts()
    await stage.passes(days=7)
    await boss.types("/accounts")
    await anna.types("/accounts")

    assert first_of(boss)[0] == LYING
    assert "Волков" not in "".join(message.words for message in anna.person.inbox)
