"""From 0.1.0 to the program of today: nothing it held is lost, and what it owed goes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from storage.engine.database import Database
from storage.migrations import HEAD
from storage.safety.invariants import check
from storage.safety.migrate import find_revision, migrate
from tests.released.company import NOW, Company

ELSEWHERE: dict[str, str] = {
    "outbox.arguments": "whom a letter is for and about stands in columns; a finished message stands in its chat",
    "kept_tallies": "figures that were counted once and kept: they are counted from the answers, which are all there",
    "cases.state": "open is new, taken is in work: more may become of a case than of 0.1.0's",
    "cases.deadline_at": "what was open has a working day from the upgrade on, what is over has no deadline",
    "contacts.asked_at": "when the newest question was planned: the question itself says so",
}
"""Columns and tables of 0.1.0 that a later migration drops, moves or rewrites, each with why nothing is lost by it."""

WENT_OUT: dict[int, list[str]] = {
    11: [
        "57 ⚠️ У клиента не назначен менеджер — карточка при",
        "263 ⚠️ Менеджер Анна Смирнова: дошла ли карточка, не",
        "328 ⚠️ Менеджер Игорь Волков недоступен в Telegram —",
        "+ Ждут вашего решения:",
        "+ Перешлите следующее сообщение. Кому: Майя Липа, ",
        "+ Здравствуйте!",
        "+ 💬 Денис Бобр: Ещё хуже.",
        "+ ⚠️ Менеджер сейчас этого не прочитает — сообщени",
        "+ ⚠️ Похоже, кто-то подбирает личные ссылки: Некто",
        "+ ⚠️ Менеджер Пётр Новиков ещё не в боте — карточк",
        "+ Обращения теперь ведутся до конца. Открыто 7 обр",
    ],
    12: [
        "48 ⚠️ Менеджер Пётр Новиков ещё не в боте — карточк",
        "58 ⚠️ У клиента не назначен менеджер — карточка при",
        "264 ⚠️ Менеджер Анна Смирнова: дошла ли карточка, не",
        "329 ⚠️ Менеджер Игорь Волков недоступен в Telegram —",
        "+ 🗄 Бот работает на резервной копии от вс 22 нояб.",
        "+ 💬 Денис Бобр: Ещё хуже.",
        "+ ⚠️ Менеджер сейчас этого не прочитает — сообщени",
        "+ ⚠️ Похоже, кто-то подбирает личные ссылки: Некто",
        "+ Читаю «ближний.csv»…",
        "+ В файле 1 контакт в 1 компании: 1 новый, 0 измен",
        "+ Обращения теперь ведутся до конца. Открыто 7 обр",
    ],
    21: [
        "319 🟡 8 из 10 · Ромашка · Опт",
        "321 🔴 1 из 10 · Гавань · Розница",
        "322 🔴 4 из 10 · Гавань",
        "323 Слова клиента удалены",
        "333 🔴 3 из 10 · ООО «Вектор» · VIP",
        "+ 🗑 Один из контактов (Гавань) удалил свои данные ",
        "+ 💬 Денис Бобр: Ещё хуже.",
        "+ ✉️ Гавань · Яна Кит",
        "+ ✉️ Яна Кит, Гавань",
        "+ 🔴 5 из 10 · Гавань · Розница",
        "+ ☀️ Сегодня: 1",
    ],
    23: [
        "275 Слова клиента удалены",
        "279 Слова клиента удалены",
        "281 Слова клиента удалены",
        "284 Слова клиента удалены",
        "288 Слова клиента удалены",
    ],
    32: ["+ Я спрашиваю, порекомендуете ли вы компанию «Стро"],
    41: ["+ This is everything held about you: open the file"],
    51: ["+ Я спрашиваю, порекомендуете ли вы компанию «Стро"],
    52: ["348 Мы изменили то, о чём вас предупреждали. Прочтит"],
    61: ["+ Передано руководству компании «Стройснаб»."],
    83: ["+ Записано. Осталось поставить оценку: число от 0 "],
    90: [
        "259 Ваша оценка: 1",
        "261 Спасибо, что сказали прямо. Что больше всего пов",
        "+ Записано, спасибо. Передано руководству, с вами ",
    ],
    92: ["429 Удалить ваши данные?", "+ Ваши данные и слова удалены; в статистике остали"],
    94: ["393 Спасибо! Теперь всего один вопрос.", "+ По шкале от 0 до 10: какова вероятность, что вы "],
    4_503_599_627_370_495: [
        "+ Эта ссылка не подходит: возможно, она скопирован",
        "+ Эта ссылка не подходит: возможно, она скопирован",
        "+ Эта ссылка не подходит: возможно, она скопирован",
        "+ Эта ссылка не подходит: возможно, она скопирован",
        "+ Эта ссылка не подходит: возможно, она скопирован",
        "+ Слишком много неверных ссылок подряд, поэтому но",
    ],
}
"""What is new in people's chats when the program of today has started: of each message how its first line begins."""

RELEASED: dict[int, list[str]] = {
    11: [
        "368 NPS по менеджерам · IV квартал 2026, по 23 нояб.",
        "425 🗄 Бот работает на резервной копии от вс 22 нояб.",
        "+ Приглашения: в боте 23 из 27",
        "+ Личные ссылки: 5. Каждая сработает один раз, и т",
        "+ Замечаний: 1. Исправьте отмеченное в своём файле",
        "+ 📊 Итоги недели",
    ],
    12: ["+ В файле 1 контакт в 1 компании: 1 новый, 0 измен", "+ Читаю «крайний.csv»…", "+ 📊 Итоги недели"],
    21: [
        "+ 💬 Фёдор Грач: Долго ждём ответа.",
        "+ Фёдор Грач, Гавань",
        "+ ✉️ Олег Дан, ООО «Вектор» · пользователь",
        "+ ✉️ Олег Дан, ООО «Вектор» · пользователь",
        "+ ✉️ Олег Дан, ООО «Вектор» · пользователь",
        "+ sticker",
        "+ Перешлите следующее сообщение. Кому: Захар Дуб, ",
        "+ Здравствуйте!",
        "+ NPS · октябрь 2026: 1 ответ — для индекса мало",
        "+ ✉️ Яна Кит, Гавань · пользователь",
        "+ 📊 Итоги недели",
    ],
    23: ["+ Здравствуйте! Этот бот компании «Стройснаб» спра"],
    32: [
        "+ Передано. Прочитает Анна Смирнова.",
        "+ Передано. Прочитает Анна Смирнова.",
        "+ Передано. Прочитает Анна Смирнова.",
        "+ Здесь всё, что о вас хранится: откройте файл на ",
    ],
    81: ["+ Вы с нами. Когда подойдёт время вопроса, он появ", "+ Мы изменили то, о чём вас предупреждали. Прочтит"],
    82: ["254 По шкале от 0 до 10: какова вероятность, что вы "],
    83: ["+ Записано. Осталось поставить оценку: число от 0 "],
    84: ["+ Связь прерывалась. Если вы нажимали оценку, нажм"],
    91: [
        "271 Ваша оценка: 5",
        "310 Ваша оценка: 5",
        "+ Спасибо, что сказали прямо. Что больше всего пов",
        "+ Записано, спасибо. Анна Смирнова свяжется с вами",
    ],
    93: ["325 Спасибо, что сказали прямо. Что больше всего пов", "+ Записано, спасибо. Передано руководству, с вами "],
    99: ["+ Здравствуйте!", "+ Эта ссылка не подходит: возможно, она скопирован"],
}
"""What the owner's [Отправить] adds to that."""

Rows = dict[str, tuple[list[str], list[tuple[Any, ...]]]]
"""Of each table its columns and rows."""


async def read_all(database: Database) -> Rows:
    def tables(connection: sa.Connection) -> sa.MetaData:
        schema = sa.MetaData()
        schema.reflect(connection)
        return schema

    async with database.read() as conn:
        schema = await conn.run_sync(tables)
        return {
            table.name: (list(table.columns.keys()), [tuple(row) for row in await conn.execute(sa.select(table))])
            for table in schema.sorted_tables
            if table.name != "alembic_version"
        }


def gone(before: Rows, after: Rows) -> set[str]:
    """Tables and columns that are there no more."""
    tables = before.keys() - after.keys()
    columns = ((table, column) for table in before.keys() & after.keys() for column in before[table][0])
    return tables | {f"{table}.{column}" for table, column in columns if column not in after[table][0]}


def rewritten(before: Rows, after: Rows) -> set[str]:
    """Columns some of whose values are there no more."""
    columns = ((table, column) for table in before.keys() & after.keys() for column in before[table][0])
    return {
        f"{table}.{column}"
        for table, column in columns
        if column in after[table][0] and only([column], *before[table]) - only([column], *after[table])
    }


def lost(before: Rows, after: Rows, *, apart_from: Collection[str] = ()) -> dict[str, int]:
    """How many rows of a table are not to be found again with all the values of the columns it still has."""
    missing_rows: dict[str, int] = {}
    for table in before.keys() & after.keys():
        here = [column for column in before[table][0] if column in after[table][0]]
        kept = [column for column in here if f"{table}.{column}" not in apart_from]
        missing = only(kept, *before[table]) - only(kept, *after[table])
        missing_rows |= {table: missing.total()} if missing else {}
    return missing_rows


def only(kept: list[str], columns: list[str], rows: list[tuple[Any, ...]]) -> Counter[tuple[Any, ...]]:
    places = [columns.index(column) for column in kept]
    return Counter(tuple(row[place] for place in places) for row in rows)


async def test_every_row_comes_through_the_migrations_with_every_value(released: Database) -> None:
    before = await read_all(released)
    await migrate(released, now=NOW)
    after = await read_all(released)

    async with released.read() as conn:
        assert await conn.run_sync(find_revision) == HEAD
    assert gone(before, after) | rewritten(before, after) == ELSEWHERE.keys()
    assert lost(before, after, apart_from=ELSEWHERE) == {}


async def test_the_comparison_would_notice_a_lost_row_a_lost_value_and_a_lost_column(released: Database) -> None:
    before = await read_all(released)
    async with released.write() as conn:
        await conn.execute(sa.text("DELETE FROM response_reasons WHERE response_id = 3"))
        await conn.execute(sa.text("UPDATE contacts SET phone = NULL"))
        await conn.execute(sa.text("ALTER TABLE audit DROP COLUMN action"))
    after = await read_all(released)

    assert gone(before, after) == {"audit.action"}
    assert rewritten(before, after) == {"contacts.phone", "response_reasons.reason", "response_reasons.response_id"}
    assert lost(before, after) == {"contacts": 1, "response_reasons": 5}


async def test_the_dump_fills_every_column_of_every_table(released: Database) -> None:
    empty = [
        f"{table}.{column}"
        for table, (columns, rows) in (await read_all(released)).items()
        for place, column in enumerate(columns)
        if all(row[place] is None for row in rows)
    ]

    assert empty == []


async def test_the_checks_find_nothing_but_what_0_1_0_left_for_somebody_to_look_at(released: Database) -> None:
    await migrate(released, now=NOW)
    async with released.read() as conn:
        broken = [(rule.severity, rule.code, rule.count) for rule in await check(conn, now=NOW)]

    assert broken == [("attention", "update_set_aside", 1), ("attention", "update_unparsable", 1)]


async def test_whom_a_notice_names_is_known_by_their_number(released: Database) -> None:
    """So that it is cleared when they are erased; 0.1.0 knew only the name."""
    await migrate(released, now=NOW)

    async with released.read() as conn:
        named = sa.text("SELECT DISTINCT about_human FROM outbox WHERE arguments LIKE '%\"person\"%'")
        assert (await conn.execute(named)).scalars().all() == [4_503_599_627_370_495]


async def test_what_had_come_in_is_handled_and_what_waited_or_was_in_hand_goes_out(company: Company) -> None:
    await company.passes(hours=1)  # until then Telegram had refused the chat of the second owner

    # The score that waited for the upgrade needs the consent to the new text first, as the question says now.
    assert await company.query("SELECT score FROM responses WHERE invitation_id = 36") == []
    assert "Согласиться и продолжить" in company.shows(52, 348)
    assert await company.query("SELECT id FROM outbox WHERE state IN ('waiting', 'claimed')") == []
    unsent = "SELECT id FROM outbox WHERE id BETWEEN 541 AND 591 AND state NOT IN ('sent', 'done')"
    assert await company.query(unsent) == [554]  # of a sticker, which nobody can take back after two days or caption
    assert company.all_news() == WENT_OUT


async def test_what_a_restore_had_held_goes_out_at_the_owners_tap(company: Company) -> None:
    await company.passes(hours=1)
    before = company.all_news()
    await company.presses(11, 425, "review:send")
    after = company.all_news()

    assert await company.query("SELECT id FROM outbox WHERE state = 'held'") == []
    unsent = "SELECT id FROM outbox WHERE id BETWEEN 501 AND 540 AND state NOT IN ('sent', 'done')"
    assert await company.query(unsent) == []
    told = {number: list((Counter(lines) - Counter(before.get(number))).elements()) for number, lines in after.items()}
    assert {number: lines for number, lines in told.items() if lines} == RELEASED


async def test_the_owner_may_look_at_what_is_held_and_let_it_be(company: Company) -> None:
    await company.presses(11, 425, "review:show")
    await company.presses(11, 425, "review:drop")

    assert company[11].sees("Ждут вашего решения")
    assert "не отправляется (сообщений: 39)" in company.shows(11, 425)
    assert await company.query("SELECT state FROM alerts WHERE case_id = 10") == ["delivered"]
