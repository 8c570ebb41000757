"""`client_search_ms`: whoever a name means, looked for among 5,000 accounts with three contacts each."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import sqlalchemy as sa

from bench.figure import Figure
from bench.filling import PROGRAMME, utc_now
from bot.start import prepare
from nps.names import Kind
from nps.text import fold
from nps.values import ContactState, Role
from storage.engine import statistics
from storage.engine.database import Database
from storage.people.search import Wanted, search
from storage.schema import accounts, contacts, staff

ACCOUNTS = 5_000
PER_ACCOUNT = 3
MANAGERS = 20
ROUNDS = 3
KINDS: tuple[Kind, ...] = ("account", "contact", "staff")
_FORMS = ("ООО «{}»", "АО «{}»", "ПАО «{}»", "ИП {}", "{}")
_BEGINNINGS = "Строй Техно Урал Сибирь Мега Евро Пром Агро Транс Гранит Вектор Альфа Север Юг Нева Волга Дон Ока"
_MIDDLES = "снаб торг ресурс монтаж проект сервис бетон металл лес фарм мебель строй логистик энерго дизайн маркет газ"
_ENDS = "Плюс Групп Девелопмент Холдинг Центр Сити Трейд Инвест Партнёр Лидер Стандарт Гарант Эксперт Регион Про Восток"
_FIRST = "Анна Мария Ирина Ольга Елена Юлия Дарья Олег Иван Пётр Павел Денис Роман Игорь Фёдор Виталий Сергей Алексей"
_STEMS = "Ким Дан Щукин Хабаров Канарейкин Кабанов Смирнов Волков Орлов Кравцов Майоров Юрьев Цой Елкин Грачёв Бобров"
_TAILS = ("", "ский", "енко", "ич", "ов", "ян", "ук", "швили", "ева", "ко", "ых", "ин")
_RUSSIAN = str.maketrans("йцукенгшщзхъфывапролджэячсмитьбюё", "qwertyuiop[]asdfghjkl;'zxcvbnm,.`")


async def client_search_ms(folder: Path) -> list[Figure]:
    chance = random.Random(1)
    database = Database(f"sqlite+aiosqlite:///{folder / 'otklik.db'}")
    try:
        await prepare(database, PROGRAMME)
        await _fill(database, chance)
        async with database.read() as conn:
            names = [row[0] for row in await conn.execute(sa.select(accounts.c.name))]
            both = sa.select(contacts.c.name, accounts.c.name).join(accounts)
            people = [tuple(row) for row in await conn.execute(both)]
        took: dict[str, list[float]] = {way: [] for way in WAYS}
        for way, typed in WAYS.items():
            for number in range(15):
                words = typed(chance, chance.choice(names), *chance.choice(people))
                of = None if number % 3 else [10 + number % MANAGERS]  # owners and managers
                took[way].append(await _times(partial(_look, database, words, of)))
    finally:
        await database.close()
    worst = max(took, key=lambda way: median(took[way]))
    every = [each for times in took.values() for each in times]
    note = (
        f"{ACCOUNTS:,} accounts, {ACCOUNTS * PER_ACCOUNT:,} contacts, sqlite, median of {len(every)} queries typed in "
        f"{len(WAYS)} ways, two of three by an owner; the slowest way is {worst}: median {median(took[worst]):.1f}, "
        f"at most {max(every):.1f}; wanted: at most 20. Floor: the bare driver looks through the same names once"
    )
    leaves_out = "the chat, what the command then shows, whoever writes or answers meanwhile, PostgreSQL"
    return [Figure("client_search_ms", median(every), "ms", await _floor(folder / "otklik.db"), note, leaves_out)]


def _slip(chance: random.Random, text: str) -> str:
    """A letter missing, doubled, or two of them swapped, in the longest word."""
    word = max(text.replace("«", " ").replace("»", " ").split(), key=len)
    at = chance.randrange(1, len(word) - 2) if len(word) > 3 else 0
    missing, doubled = word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:]
    swapped = word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    slipped = chance.choice([missing, doubled, swapped])
    return text.replace(word, slipped)


def _other_layout(text: str) -> str:
    return text.casefold().translate(_RUSSIAN)


WAYS: dict[str, Callable[[random.Random, str, str, str], str]] = {
    "a company": lambda chance, company, person, of: company,
    "a part of one": lambda chance, company, person, of: fold(company).split()[-1][:5],
    "a person": lambda chance, company, person, of: person,
    "a person and the company": lambda chance, company, person, of: f"{fold(of).split()[-1]} {person.split()[-1]}",
    "the other keyboard layout": lambda chance, company, person, of: _other_layout(person),
    "a slip in a company": lambda chance, company, person, of: _slip(chance, company),
    "a slip in a person": lambda chance, company, person, of: _slip(chance, person),
    "a slip in the other layout": lambda chance, company, person, of: _other_layout(_slip(chance, person)),
    "a phone": lambda chance, company, person, of: f"8 916 {chance.randrange(ACCOUNTS):07}",
    "a letter": lambda chance, company, person, of: person[0],
    "nonsense": lambda chance, company, person, of: "".join(chance.sample("абвгдежзиклмнопрст", 9)),
}
"""How somebody types: from a company's name, a person's and the name of that person's company."""


async def _look(database: Database, words: str, of: list[int] | None) -> None:
    async with database.read() as conn:
        await search(conn, words, Wanted(KINDS, of))  # type: ignore[arg-type]  # numbers of staff


async def _fill(database: Database, chance: random.Random) -> None:
    now = utc_now()
    new = {"created_at": now, "updated_at": now}
    managers = [
        {"id": 10 + n, "role": Role.MANAGER, "telegram_id": 6_000_000_000 + n, "joined_at": now, "created_at": now}
        | _named(_person(chance))
        for n in range(MANAGERS)
    ]
    clients = [
        {"id": n, "manager_id": 10 + n % MANAGERS, **_named(chance.choice(_FORMS).format(_company(chance))), **new}
        for n in range(1, ACCOUNTS + 1)
    ]
    listed = [
        {"account_id": 1 + n // PER_ACCOUNT, "state": ContactState.INVITED, "phone": f"+7916{n:07}", **new}
        | _named(_person(chance))
        for n in range(ACCOUNTS * PER_ACCOUNT)
    ]
    async with database.write() as conn:
        for table, rows in ((staff, managers), (accounts, clients), (contacts, listed)):
            await conn.execute(sa.insert(table), rows)
        await statistics.gather(conn)


def _named(name: str) -> dict[str, Any]:
    return {"name": name, "name_folded": fold(name)}


def _company(chance: random.Random) -> str:
    first, middle, end = (chance.choice(words.split()) for words in (_BEGINNINGS, _MIDDLES, _ENDS))
    return chance.choice([f"{first}{middle} {end}", f"{first}{middle}-{end}", f"{first} {end}", f"{first}{middle}"])


def _person(chance: random.Random) -> str:
    surname = chance.choice(_STEMS.split()) + chance.choice(_TAILS)
    return f"{chance.choice(_FIRST.split())} {surname}"


async def _times(work: Callable[[], Awaitable[None]]) -> float:
    """Milliseconds; the first run only warms up."""
    took = []
    for _ in range(ROUNDS + 1):
        began = perf_counter()
        await work()
        took.append((perf_counter() - began) * 1000)
    return median(took[1:])


async def _floor(file: Path) -> float:
    sql = "SELECT id FROM {} WHERE search_key LIKE '%nobody is called so%'"
    with closing(sqlite3.connect(file)) as bare:

        async def look() -> None:
            for table in ("accounts", "contacts", "staff"):
                bare.execute(sql.format(table)).fetchall()

        return await _times(look)
