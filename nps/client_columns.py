"""The columns of a client list: the titles Bitrix24, amoCRM, 1C and people give them, and a header made of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nps.text import fold

_CURRENCY = re.compile(r"[,(\[]? ?(?:₽|\$|€|\b(?:руб(?:лей|лях|ли)?|р|rub|usd|eur)\b)\.?[)\]]?")
_OF_CONTACT = re.compile(r"^контакт ?: ?| ?\(контакт\)$|^contact ?: ?| ?\(contact\)$")
_TITLES = {
    "account": "компания, клиент, контрагент, организация, название компании, наименование, company, client, customer, "
    "наименование компании, наименование организации, наименование контрагента, наименование клиента, "
    "компания контакта, фирма, заказчик, покупатель, партнер, юридическое лицо, юрлицо, company name, account name, "
    "organization, organisation",
    "account_id": "код клиента, код компании, id компании, id клиента, код контрагента, инн, company id, client id",
    "segment": "сегмент",
    "type": "тип, тип клиента, тип компании, тип контрагента, вид клиента, client type, company type, customer type, "
    "account type",
    "abc": "класс, класс abc, abc класс, авс, класс авс, abc class",
    "xyz": "класс xyz, xyz класс, xyz class",
    "status": "статус, отношения, статус отношений, статус клиента, relation, relation status",
    "region": "регион, город, область, city",
    "revenue": "выручка, оборот, выручка за год, оборот за год, выручка за 12 месяцев, turnover, annual revenue, "
    "сумма сделок, общая сумма сделок, сумма покупок, сумма продаж, объем продаж, годовой оборот",
    "debt": "задолженность, долг, сумма долга, сумма задолженности, дебиторская задолженность, дебиторка, "
    "долг клиента, receivables, accounts receivable, outstanding debt, amount due, balance due",
    "first_delivery": "первая поставка, дата первой поставки, первая отгрузка, first delivery date, "
    "дата первой продажи, дата первой сделки, первая сделка, первая продажа",
    "last_purchase": "последняя покупка, дата последней покупки, последняя закупка, последняя отгрузка, "
    "дата последней закупки, последний заказ, last purchase date, last order, дата последней отгрузки, "
    "дата последнего заказа, последняя продажа, дата последней продажи, последняя сделка, дата последней сделки",
    "manager": "менеджер, ответственный, аккаунт менеджер, ответственный менеджер, account manager, основной менеджер, "
    "персональный менеджер, менеджер клиента, ответственный сотрудник, ответственный за контакт, "
    "ответственный за компанию, куратор, responsible, responsible person, assigned to, account owner, contact owner",
    "contact": "контакт, контактное лицо, фио, фио контакта, имя контакта, contact name, contact person, "
    "name, основной контакт, полное имя, полное имя контакта, название контакта, наименование контакта, "
    "фамилия имя отчество, фамилия имя, имя фамилия, имя и фамилия, фио контактного лица, full name",
    "last_name": "фамилия, фамилия контакта, last name, surname, family name",
    "first_name": "имя, first name, given name",
    "patronymic": "отчество, отчество контакта, middle name, second name",
    "contact_id": "код контакта, id контакта",
    "greeting": "обращение, приветствие, как обращаться, имя отчество, salutation, honorific",
    "circle": "круг, роль, роль контакта, role",
    "position": "должность, должность контакта, job title, title",
    "phone": "телефон, тел, номер телефона, phone number, телефоны, phones, рабочий телефон, телефон рабочий, "
    "рабочий прямой телефон, прямой телефон, контактный телефон, телефон контакта, домашний телефон, другой телефон, "
    "дополнительный телефон, work phone, business phone, home phone, other phone, telephone",
    "mobile": "мобильный, мобильный телефон, телефон мобильный, номер мобильного, сотовый, сотовый телефон, "
    "мобильный телефон контакта, mobile phone, cell phone, mobile number",
    "email": "почта, эл почта, электронная почта, емейл, имейл, mail, e-mail address, email address, "
    "адрес электронной почты, рабочий e-mail, рабочая почта, личный e-mail, личная почта, частный e-mail, "
    "другой e-mail, e-mail для рассылок, e-mail контакта, work e-mail, home e-mail, other e-mail, private e-mail",
    "language": "язык, lang",
    "left": "больше не работает, не работает, уволен, уволился, ушёл, left company, left the company, no longer works",
    "timezone": "часовой пояс, таймзона, зона, time zone, tz",
}
SEVERAL = ("phone", "mobile", "email")
"""Columns that may stand there more than once: the first filled one counts."""
NAME_PARTS = ("last_name", "first_name", "patronymic")
COLUMNS = tuple(column for column in _TITLES if column not in (*NAME_PARTS, "mobile"))
"""What a row of a list is made of; parts of a name and a mobile phone become one of these."""
SHOWN = 40
"""Characters of a title or cell that messages about it repeat."""


class ListError(Exception):
    """The whole list cannot be read; `key` and `details` are the text for the person."""

    def __init__(self, key: str, args: Mapping[str, str] | None = None) -> None:
        super().__init__(key)
        self.key = key
        self.details = dict(args or {})


@dataclass(frozen=True, slots=True)
class Header:
    """Which columns stand where, in the order of the file; `titles` are its words by position.

    `unread` are the titles of columns that are not read. `width` is how many cells reach to the last title.
    """

    positions: Mapping[str, tuple[int, ...]]
    titles: Mapping[int, str]
    unread: tuple[str, ...] = ()
    width: int = 0

    @property
    def column_at(self) -> dict[int, str]:
        return {position: column for column, places in self.positions.items() for position in places}


def plain(title: str) -> str:
    """A title or word reduced to what is compared: letters and digits, without the currency it names.

    A scale ("тыс. руб.") stays: such a column is better unknown than read a thousand times too small.
    """
    return "".join(char for char in _CURRENCY.sub(" ", fold(title)) if char.isalnum())


def column_named(title: str) -> str | None:
    """The column a header cell names; None when it is none of ours."""
    return _BY_TITLE.get(plain(title)) or _BY_TITLE.get(plain(_OF_CONTACT.sub("", fold(title))))


def read_header(titles: Sequence[str]) -> Header:
    """The columns of a header row.

    1. "Имя" alone is the whole name; beside "Фамилия" or "Отчество" it is a part of it.
    2. A whole name beside its parts: the parts only tell how to greet.
    3. Several phones and addresses are all read. Of any other column that stands there twice the first one is read.

    Raises ListError when a required column is missing or stands there twice.
    """
    named = [column_named(title) for title in titles]
    if not {"last_name", "patronymic"} & set(named):
        named = ["contact" if column == "first_name" else column for column in named]
    elif "first_name" not in named:  # "Имя контакта", "Name"
        parts = ("имя контакта", "name", "contact name")
        named = [
            "first_name" if plain(title) in map(plain, parts) else column
            for title, column in zip(titles, named, strict=True)
        ]
    positions: dict[str, tuple[int, ...]] = {}
    unread: list[str] = []
    for position, (title, column) in enumerate(zip(titles, named, strict=True)):
        if column is None:
            unread += [short(title)] if title else []
        elif column not in positions or column in SEVERAL:
            positions[column] = (*positions.get(column, ()), position)
        elif column in ("account", "contact"):
            twice = {"first": short(titles[positions[column][0]]), "second": short(title)}
            raise ListError("list-column-twice", twice)
        else:
            unread.append(short(title))
    names = {"contact", "last_name", "first_name"} & positions.keys()
    if "account" not in positions and not names:
        raise ListError("list-header-missing")
    if "account" not in positions:
        raise ListError("list-account-missing")
    if not names:
        raise ListError("list-contact-missing")
    shown = {position: short(title) for position, title in enumerate(titles) if title}
    return Header(positions, shown, tuple(unread), max(shown, default=-1) + 1)


def count_columns(titles: Sequence[str]) -> int:
    """How many of our columns a row names: the row that names the most is the header."""
    return len({column for title in titles if (column := column_named(title))})


def short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _index() -> dict[str, str]:
    """Every title, reduced, to its column; the column's own name is a title too."""
    return {plain(title): column for column, text in _TITLES.items() for title in (column, *text.split(", "))}


_BY_TITLE = _index()
