"""The columns of a client list and the words people use for them and in them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from nps.text import fold
from nps.values import Circle, RelationStatus

_CURRENCY = re.compile(r"[,(\[]? ?(?:₽|\$|€|\b(?:руб(?:лей|лях|ли)?|р|rub|usd|eur)\b)\.?[)\]]?")
_HEADERS = {
    "account": "компания, клиент, контрагент, организация, название компании, наименование, company, client, customer",
    "account_id": "код клиента, код компании, id компании, id клиента, код контрагента, инн, company id, client id",
    "segment": "сегмент",
    "abc": "класс, класс abc, abc класс, авс, класс авс, abc class",
    "status": "статус, отношения, статус отношений, статус клиента, relation, relation status",
    "region": "регион, город, область, city",
    "revenue": "выручка, оборот, выручка за год, оборот за год, выручка за 12 месяцев, turnover, annual revenue",
    "first_delivery": "первая поставка, дата первой поставки, первая отгрузка, first delivery date",
    "last_purchase": "последняя покупка, дата последней покупки, последняя закупка, последняя отгрузка, "
    "дата последней закупки, последний заказ, last purchase date, last order",
    "manager": "менеджер, ответственный, аккаунт менеджер, ответственный менеджер, account manager",
    "contact": "контакт, контактное лицо, фио, имя, фио контакта, имя контакта, contact name, contact person, name",
    "contact_id": "код контакта, id контакта",
    "greeting": "обращение, приветствие, как обращаться, имя отчество, salutation",
    "circle": "круг, роль, роль контакта, role",
    "position": "должность, job title, title",
    "phone": "телефон, тел, мобильный, мобильный телефон, номер телефона, mobile, phone number",
    "email": "почта, эл почта, электронная почта, емейл, имейл, mail, e-mail address, email address",
    "language": "язык, lang",
    "left": "больше не работает, не работает, уволен, уволился, ушёл, left company, left the company, no longer works",
    "timezone": "часовой пояс, таймзона, зона, time zone, tz",
}
COLUMNS = tuple(_HEADERS)

_CIRCLES: dict[str, str] = {
    Circle.ADVOCATE: "адвокат, адвокат бренда, адвокаты, адвокаты бренда, brand advocate",
    Circle.DECISION_MAKER: "лпр, лицо принимающее решения, принимает решения, руководитель, dm, business leader",
    Circle.USER: "пользователь, пользователи, operational user",
    Circle.INTERMEDIARY: "посредник, посредники, дилер, розница, dealer, broker",
    Circle.END_USER: "конечный пользователь, конечные пользователи, конечный потребитель, потребитель, consumer",
}
_STATUSES: dict[str, str] = {
    RelationStatus.POTENTIAL: "потенциальный, потенциальный клиент",
    RelationStatus.SINGLE: "разовый, разовый клиент, one-time",
    RelationStatus.EPISODIC: "эпизодический, эпизодический клиент, occasional",
    RelationStatus.IRREGULAR: "нерегулярный, нерегулярный клиент",
    RelationStatus.STABLE: "стабильный, стабильный клиент",
    RelationStatus.PERMANENT: "постоянный, постоянный клиент, regular",
    RelationStatus.LOST: "потерянный, потерянный клиент, потерян, former",
}
_LANGUAGES = {
    "ru": "русский, рус, rus, russian, ru-ru",
    "en": "английский, англ, eng, english, en-us, en-gb",
}


_YES_OR_NO = {"yes": "да, 1, истина, true, уволен, ушёл", "no": "нет, 0, ложь, false, работает"}


def plain(title: str) -> str:
    """A title or word reduced to what is compared: letters and digits, without the currency it names.

    A scale ("тыс. руб.") stays: such a column is better unknown than read a thousand times too small.
    """
    return "".join(char for char in _CURRENCY.sub(" ", fold(title)) if char.isalnum())


def _index(words: Mapping[str, str]) -> dict[str, str]:
    """Every spelling, reduced, to its code; the code itself is a spelling too."""
    return {plain(spelling): code for code, text in words.items() for spelling in (code, *text.split(", "))}


def column_named(title: str) -> str | None:
    """The column a header cell names; None when it is none of ours."""
    return _BY_TITLE.get(plain(title))


def find_circle(word: str) -> Circle | None:
    code = _BY_CIRCLE.get(plain(word))
    return Circle(code) if code else None


def find_status(word: str) -> RelationStatus | None:
    code = _BY_STATUS.get(plain(word))
    return RelationStatus(code) if code else None


def find_language(word: str) -> str | None:
    return _BY_LANGUAGE.get(plain(word))


def find_left(word: str) -> bool | None:
    """Has this person left the company?"""
    code = _BY_YES_OR_NO.get(plain(word))
    return None if code is None else code == "yes"


def allowed(column: str) -> dict[str, str]:
    """What may stand in a column of fixed words, by language: one word for each code."""
    words = _FIXED[column]
    return {
        "allowed_ru": ", ".join(text.split(", ")[0] for text in words.values()),
        "allowed_en": ", ".join(code.replace("_", " ") for code in words),
    }


_BY_TITLE = _index(_HEADERS)
_BY_CIRCLE = _index(_CIRCLES)
_BY_STATUS = _index(_STATUSES)
_BY_LANGUAGE = _index(_LANGUAGES)
_BY_YES_OR_NO = _index(_YES_OR_NO)
_FIXED: dict[str, Mapping[str, str]] = {
    "left": _YES_OR_NO,
    "circle": _CIRCLES,
    "status": _STATUSES,
    "language": _LANGUAGES,
}
