"""One search for every name: who is found by what, who is not, and by whom."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from nps.names import Kind
from nps.values import Role
from storage.engine.conn import FullConn
from storage.people.search import MOST, Found, Wanted, search
from storage.people.staff import Staff, retire
from storage.schema import accounts, contacts, people, staff
from tests.filling import NOW, Filling

EVERYTHING: tuple[Kind, ...] = ("account", "contact", "staff")
NAMES = {"account": accounts.c, "contact": contacts.c, "staff": staff.c}


class Company:
    """«Вектор» and others, and whoever searches there."""

    def __init__(self, conn: FullConn, anna: Staff) -> None:
        self.conn = conn
        self.anna = anna

    async def look(
        self, typed: str, kinds: tuple[Kind, ...] = ("contact",), of: Staff | None = None, **more: frozenset[Role]
    ) -> Found:
        return await search(self.conn, typed, Wanted(kinds, None if of is None else [of.id], **more))

    async def finds(self, typed: str, kinds: tuple[Kind, ...] = ("contact",), of: Staff | None = None) -> list[str]:
        """Their names, the best first."""
        names = []
        for named in (await self.look(typed, kinds, of)).named:
            table = NAMES[named.kind]
            names.append((await self.conn.execute(sa.select(table.name).where(table.id == named.id))).scalar_one())
        return names


@pytest.fixture
async def company(conn: FullConn, filling: Filling) -> Company:
    anna, igor = await filling.manager("Анна Смирнова"), await filling.manager("Игорь Волков")
    vector = await filling.account("ООО «Вектор»", manager=anna)
    plus = await filling.account("ООО «Вектор-Плюс»", manager=anna)
    granit = await filling.account("АО «Гранит-Девелопмент»", manager=igor)
    concrete = await filling.account("ООО «Техно Бетон»", manager=igor)
    irina = await filling.contact(
        "Ким Ирина", account=vector, greeting="Ирина Петровна", phone="+79161234567", email="Kim@vektor.ru"
    )
    named = sa.update(people).where(people.c.telegram_id == irina.telegram_id)
    await conn.execute(named.values(username="IKim"))
    await filling.contact("Олег Дан", account=vector, joined=False)
    await filling.contact("Кимова Дарья", account=plus, joined=False)
    await filling.contact("Хабаров Пётр", account=granit, joined=False)
    await filling.contact("Ли Ян", account=granit, joined=False)
    await filling.contact("Юлия Щукина", account=concrete, joined=False)
    return Company(conn, anna)


@pytest.mark.parametrize(
    "typed",
    [
        *("Ким Ирина", "ирина ким", "«Ким, Ирина»", "КИМ", "Kim", "Irina", "rbv", "Bhbyf Rbv", "лшь"),
        *("Ирина Петровна", "петровна", "вектор ирина", "ирина вектор", "ООО «Вектор» Ким", "dtrnjh bhbyf"),
        *("8 916 123-45-67", "+7 (916) 123-45-67", "1234567", "@ikim", "t.me/IKim", "kim@vektor.ru", "kim@"),
        *("Ирна", "Ирнина", "Иирина", "Риина", "Ирана", "Ирина Птеровна", "Irna", "bhyf", "вектор ирна", "ветор ирина"),
    ],
)
async def test_a_contact_is_found_however_the_name_is_typed(company: Company, typed: str) -> None:
    assert await company.finds(typed) == ["Ким Ирина"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Вектор", "ООО «Вектор»"),
        ("ооо вектор", "ООО «Вектор»"),
        ("Vector", "ООО «Вектор»"),
        ("dtrnjh", "ООО «Вектор»"),
        ("ветор", "ООО «Вектор»"),
        ("вектро", "ООО «Вектор»"),
        ("векктор", "ООО «Вектор»"),
        ("vektr", "ООО «Вектор»"),
        ("плюс", "ООО «Вектор-Плюс»"),
        ("векторплюс", "ООО «Вектор-Плюс»"),
        ("девелоп", "АО «Гранит-Девелопмент»"),
        ("девелапм", "АО «Гранит-Девелопмент»"),
        ("гарнит девелопмент", "АО «Гранит-Девелопмент»"),
        ("uhfybn", "АО «Гранит-Девелопмент»"),
        ("техно-бетон", "ООО «Техно Бетон»"),
        ("технобетон", "ООО «Техно Бетон»"),
        ("tehnobeton", "ООО «Техно Бетон»"),
    ],
)
async def test_an_account_is_found_however_the_name_is_typed(company: Company, typed: str, name: str) -> None:
    assert (await company.finds(typed, ("account",)))[:1] == [name]


@pytest.mark.parametrize(
    "typed",
    [
        *("Ковалёв", "Ирма", "Мирон", "Лектор", "Лекарь", "Кит", "Цу", "ян ким", "вектор щукина", "ирина гранит"),
        *("абракадабра", "qwerty", "asdfgh", "ываыва", "zzz", "100%_", "%", "_", "\\", "🙂", "9161234568", "@kim"),
        *("kim@granit.ru", "ООО", "Кимм Ирана Сидорова", "и" * 200, "а б в г д е ё ж з и й к л м н о п р с т у"),
    ],
)
async def test_nonsense_finds_nobody(company: Company, typed: str) -> None:
    assert await company.finds(typed, EVERYTHING) == []


async def test_a_name_in_full_comes_alone_then_whole_words_then_parts(company: Company) -> None:
    assert await company.finds("вектор", ("account",)) == ["ООО «Вектор»"]
    assert await company.finds("ким") == ["Ким Ирина"]
    assert await company.finds("кимо") == ["Кимова Дарья"]
    assert await company.finds("ки") == ["Ким Ирина", "Кимова Дарья"]
    assert await company.finds("я", ("contact",)) == ["Ли Ян"]


async def test_where_accounts_are_wanted_too_people_are_found_by_names_of_their_own(company: Company) -> None:
    assert await company.finds("вектор", ("account", "contact")) == ["ООО «Вектор»"]
    assert await company.finds("вектор", ("contact",)) == ["Ким Ирина", "Олег Дан"]
    assert await company.finds("вектор дан", ("account", "contact")) == ["Олег Дан"]


async def test_a_manager_finds_nobody_of_somebody_else(company: Company) -> None:
    for typed in ("Хабаров", "Habarov", "[f,fhjd", "Хбаров", "гранит", "технобетон", "Щукина", "Волков"):
        assert await company.finds(typed, ("account", "contact")) != [] or typed == "Волков"
        assert await company.finds(typed, ("account", "contact"), of=company.anna) == []
    assert await company.finds("ким", of=company.anna) == ["Ким Ирина"]
    assert (await search(company.conn, "ким", Wanted(["contact"], []))).named == ()


async def test_staff_are_found_by_role_and_as_long_as_they_are_staff(
    conn: FullConn, company: Company, filling: Filling
) -> None:
    await filling.owner("Павел Смирнов")
    owners = frozenset({Role.OWNER})

    assert await company.finds("смирнова", ("staff",)) == ["Анна Смирнова"]
    assert await company.finds("смирно", ("staff",)) == ["Анна Смирнова", "Павел Смирнов"]
    assert await company.finds("cvbhyjdf", ("staff",)) == ["Анна Смирнова"]
    assert len((await company.look("смирно", ("staff",), roles=owners)).named) == 1
    await retire(conn, company.anna.id, now=NOW)
    assert await company.finds("смирно", ("staff",)) == ["Павел Смирнов"]


async def test_two_equal_names_are_both_found(company: Company, filling: Filling) -> None:
    elsewhere = await filling.account("Ромашка")
    await filling.contact("Ирина Ким", account=elsewhere, joined=False)

    assert sorted(await company.finds("ирина ким")) == ["Ирина Ким", "Ким Ирина"]
    assert await company.finds("ирина ким ромашка") == ["Ирина Ким"]


async def test_who_is_erased_or_listed_no_more_is_found_by_nobody(
    conn: FullConn, company: Company, filling: Filling
) -> None:
    erased = await filling.contact("Зинаида Канарейкина")
    await conn.execute(sa.update(contacts).where(contacts.c.id == erased.id).values(state="erased"))
    stranger = await filling.contact("Некто Чужой")
    await conn.execute(sa.update(contacts).where(contacts.c.id == stranger.id).values(name_folded="", search_key=None))

    assert await company.finds("канарейкина") == await company.finds("чужой") == []


async def test_only_so_many_are_found_at_once_and_the_text_finds_the_same_again(
    company: Company, filling: Filling
) -> None:
    account = await filling.account("Завод")
    for number in range(MOST + 5):
        await filling.contact(f"Рабочий {number}", account=account, joined=False)

    found = await company.look("hf,jxbq")

    assert (len(found.named), found.has_more, found.is_guess) == (MOST, True, False)
    assert await company.look(found.text) == found


async def test_a_name_that_is_only_spelled_alike_is_a_guess(company: Company) -> None:
    assert (await company.look("ирна")).is_guess
    assert not (await company.look("ирин")).is_guess
    assert not (await company.look("irina")).is_guess
