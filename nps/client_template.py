"""The template of a client list: the columns worth filling, and two example rows that no list brings in."""

from __future__ import annotations

from nps.text import fold

TITLES: dict[str, tuple[str, ...]] = {
    "ru": (
        *("Компания", "Контакт", "Обращение", "Должность", "Роль", "Мобильный телефон", "E-mail"),
        *("Менеджер", "Статус", "Тип клиента", "Класс ABC", "Класс XYZ", "Регион", "Выручка за год"),
        *("Задолженность", "Последняя покупка", "Часовой пояс"),
    ),
    "en": (
        *("Company", "Contact", "Salutation", "Position", "Role", "Mobile phone", "Email"),
        *("Manager", "Relation status", "Client type", "ABC class", "XYZ class", "Region", "Annual revenue"),
        *("Debt", "Last purchase", "Time zone"),
    ),
}
EXAMPLES: dict[str, tuple[tuple[str, ...], ...]] = {
    "ru": (
        (
            *("ООО «Пример»", "Ким Ирина Петровна", "Ирина Петровна", "директор по закупкам", "ЛПР"),
            *("+7 916 000-00-01", "kim@example.ru", "Анна Смирнова", "постоянный", "опт", "A", "X", "Пермь"),
            *("12,4 млн", "150 000", "01.09.2026", "МСК+2"),
        ),
        (
            *("ООО «Пример»", "Дан Олег Львович", "Олег Львович", "инженер", "пользователь"),
            *("", "dan@example.ru", "Анна Смирнова", "", "", "", "", "", "", "", "", ""),
        ),
    ),
    "en": (
        (
            *("Example Ltd", "Irene Kim", "Irene", "Head of purchasing", "decision maker"),
            *("+44 7700 900001", "kim@example.com", "Anna Smith", "permanent", "wholesale", "A", "X", "Leeds"),
            *("12.4M", "150,000", "2026-09-01", "Europe/London"),
        ),
        (
            *("Example Ltd", "Oliver Dane", "Oliver", "Engineer", "user"),
            *("", "dane@example.com", "Anna Smith", "", "", "", "", "", "", "", "", ""),
        ),
    ),
}
_NAMES = frozenset((fold(row[0]), fold(row[1])) for rows in EXAMPLES.values() for row in rows)


def is_example(account: str, contact: str) -> bool:
    """Is it a row of the template that somebody has left in place?"""
    return (fold(account), fold(contact)) in _NAMES
