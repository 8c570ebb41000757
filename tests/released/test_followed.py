"""Cases that 0.1.0 had open are followed from the upgrade on, and nobody is late for what was before."""

from __future__ import annotations

from tests.released.company import Company

OPEN = "SELECT id, state, due FROM cases WHERE closed_at IS NULL ORDER BY id"


async def test_open_cases_get_a_working_day_from_the_upgrade_and_the_owners_read_which(company: Company) -> None:
    assert await company.query(OPEN) == [
        (1, "in_work", "plan"),
        *((case, "new", "contact") for case in (2, 3, 6, 8, 9, 10)),
    ]
    assert await company.query("SELECT id FROM cases WHERE state = 'closed' ORDER BY id") == [4, 5, 7]
    await company.ticks()
    await company.ticks()

    deadlines = await company.query("SELECT DISTINCT deadline_at FROM cases WHERE closed_at IS NULL")
    assert [str(deadline)[:16].replace("T", " ") for deadline in deadlines] == ["2026-11-24 07:31"]
    assert await company.query("SELECT chat_id FROM outbox WHERE name = 'cases_upgraded' ORDER BY chat_id") == [11, 12]
    (told,) = [message for message in company[11].person.inbox if "ведутся до конца" in message.words]
    assert "Открыто 7 обращений" in told.words
    assert "связаться до вт 24 нояб., 10:31" in told.words
    assert "🔥" not in told.words


async def test_the_button_that_0_1_0_put_below_a_card_says_who_is_on_it(company: Company) -> None:
    await company.ticks()
    before = await company.query("SELECT state, due, deadline_at FROM cases WHERE id = 9")
    await company.presses(21, 333, "take:9")

    assert await company.query("SELECT state, due, deadline_at FROM cases WHERE id = 9") == before
    assert await company.query("SELECT taken_by FROM cases WHERE id = 9") == [3]
    assert "Занимается Анна Смирнова" in company.shows(21, 333)
    assert "Был звонок" in company.shows(21, 333)
