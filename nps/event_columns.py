"""Which column of a table of events says what, by the headings that CRMs, 1C and people give them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

from nps import client_values as values
from nps.client_columns import column_named, plain
from nps.event_kinds import find_kind
from nps.text import fold
from nps.values import EventKind

TITLE_ROWS = 15
"""Rows that may stand above the header."""
_MOSTLY, _LOOKED_AT = 0.5, 500


class EventRole(StrEnum):
    """What a column of such a table is."""

    KIND = auto()
    DATE = auto()
    AMOUNT = auto()
    NOTE = auto()
    NUMBER = auto()
    ACCOUNT = auto()
    ACCOUNT_ID = auto()
    CONTACT_ID = auto()
    EMAIL = auto()
    PHONE = auto()
    NAME = auto()
    FIRST_NAME = auto()
    LAST_NAME = auto()


WHO = (EventRole.ACCOUNT, EventRole.ACCOUNT_ID, EventRole.CONTACT_ID, EventRole.EMAIL, EventRole.PHONE, EventRole.NAME)
"""One of them has to be there."""

_TITLES: dict[EventRole, str] = {
    EventRole.KIND: "событие, тип события, вид события, название события, операция, тип операции, вид операции, "
    "тип документа, вид документа, документ, этап, этап сделки, стадия, стадия сделки, статус сделки, статус заказа, "
    "тип обращения, что произошло, вид, тип, статус, event, event type, event name, kind, type, activity, "
    "activity type, deal stage, stage, status, transaction type, document type, what happened",
    EventRole.AMOUNT: "сумма, сумма сделки, сумма документа, сумма заказа, сумма отгрузки, сумма счёта, сумма продажи, "
    "сумма покупки, сумма оплаты, сумма с ндс, бюджет, бюджет сделки, стоимость, итого, всего, amount, sum, total, "
    "price, value, deal value, deal amount, order total, invoice amount, total amount, opportunity",
    EventRole.NOTE: "примечание, комментарий, комментарии, описание, тема, тема обращения, содержание, подробности, "
    "название сделки, сделка, назначение платежа, note, notes, comment, comments, description, subject, details, "
    "deal name, deal title, memo",
    EventRole.NUMBER: "номер, номер документа, номер заказа, номер счёта, номер сделки, номер обращения, "
    "номер отгрузки, номер накладной, id, id сделки, id заказа, id события, код сделки, deal id, order id, "
    "order number, invoice number, invoice no, ticket id, ticket number, document number, number, event id, no",
}
_NAMED = {plain(title): role for role, titles in _TITLES.items() for title in titles.split(", ")}
_DATES = (
    "дата события, дата документа, когда, event date, date of event, happened on, happened at, occurred at, "
    "occurred on",
    "дата отгрузки, дата поставки, дата доставки, дата покупки, дата продажи, дата заказа, дата счёта, дата оплаты, "
    "дата обращения, дата договора, дата подписания договора, дата кп, order date, purchase date, sale date, "
    "invoice date, delivery date, ship date, shipment date, ticket date, payment date, contract date, proposal date",
    "дата, дата и время, date, date and time, timestamp, period, период, день, day",
    "дата закрытия, дата закрытия сделки, дата завершения, дата изменения, close date, closed at, closed date, "
    "closing date, completed at, updated at, stage changed at, дата перехода, дата смены стадии",
    "дата создания, дата создания сделки, created at, created, created on, date created, creation date",
)
"""The headings of dates, the likelier ones first: when it happened before when it was kept."""
_RANKS = {plain(title): rank for rank, titles in enumerate(_DATES) for title in titles.split(", ")}
_BY_COLUMN = {
    "account": EventRole.ACCOUNT,
    "account_id": EventRole.ACCOUNT_ID,
    "contact": EventRole.NAME,
    "first_name": EventRole.FIRST_NAME,
    "last_name": EventRole.LAST_NAME,
    "contact_id": EventRole.CONTACT_ID,
    "email": EventRole.EMAIL,
    "phone": EventRole.PHONE,
    "mobile": EventRole.PHONE,
}
_IN_BRACKETS = re.compile(r" ?[(\[][^)\]]*[)\]]$")


@dataclass(frozen=True, slots=True)
class EventColumns:
    """Where each role stands, the headings, where the header is, and the kind that the heading of the date names."""

    header: int
    titles: tuple[str, ...]
    at: dict[EventRole, int]
    implied: EventKind | None

    def title(self, role: EventRole) -> str | None:
        return self.titles[self.at[role]] if role in self.at else None

    @property
    def unread(self) -> tuple[str, ...]:
        read = set(self.at.values())
        return tuple(title for position, title in enumerate(self.titles) if title and position not in read)


def role_named(title: str) -> EventRole | None:
    bare = plain(_IN_BRACKETS.sub("", fold(title)))
    if not bare:
        return EventRole.NUMBER if "№" in title else None
    if bare in _RANKS:
        return EventRole.DATE
    return _NAMED.get(bare) or _BY_COLUMN.get(column_named(title) or "")


def find_columns(rows: Sequence[Sequence[object]]) -> EventColumns | None:
    """The columns of a table; None when no row of it names a date or what happened."""
    header = _find_header(rows)
    if header is None:
        return None
    titles = tuple(values.spelled(cell) for cell in rows[header])
    body = rows[header + 1 :]
    at: dict[EventRole, int] = {}
    kinds: list[int] = []
    dates: list[int] = []
    implied: EventKind | None = None
    for position, title in enumerate(titles):
        role = role_named(title)
        if role is None or not _filled(body, position):
            continue
        if role is EventRole.KIND:
            kinds.append(position)
        elif role is EventRole.DATE:
            dates.append(position)
        else:
            at.setdefault(role, position)
    if dates:
        at[EventRole.DATE] = min(
            dates, key=lambda position: _RANKS[plain(_IN_BRACKETS.sub("", fold(titles[position])))]
        )
        implied = _implied(titles[at[EventRole.DATE]])
    told = max(kinds, key=lambda position: _share_of_kinds(body, position), default=None)
    if told is not None and (implied is None or _share_of_kinds(body, told) > 0):
        at[EventRole.KIND] = told
    return EventColumns(header, titles, at, implied)


def looks_like_events(rows: Sequence[Sequence[object]]) -> bool:
    """Is there a date, somebody with whom it happened, and a column in which most cells say what it was?

    Sums by date and company are events too, of which the sender is asked what they were.
    """
    columns = find_columns(rows)
    if columns is None or EventRole.DATE not in columns.at or not any(role in columns.at for role in WHO):
        return False
    body = rows[columns.header + 1 :]
    if EventRole.KIND in columns.at:
        return _share_of_kinds(body, columns.at[EventRole.KIND]) >= _MOSTLY
    named = any(role in columns.at for role in (EventRole.NAME, EventRole.FIRST_NAME, EventRole.LAST_NAME))
    return columns.implied is not None or (EventRole.AMOUNT in columns.at and not named)


def _find_header(rows: Sequence[Sequence[object]]) -> int | None:
    """The row that names the most roles, a date or a kind among them."""
    best, most = None, 1
    for number, row in enumerate(rows[: TITLE_ROWS + 1]):
        named = {role for cell in row if (role := role_named(values.spelled(cell))) is not None}
        if len(named) > most and named & {EventRole.DATE, EventRole.KIND}:
            best, most = number, len(named)
    return best


def _implied(title: str) -> EventKind | None:
    """«Дата отгрузки» says what happened then."""
    said = fold(title)
    return find_kind(said) if plain(said) in map(plain, _DATES[1].split(", ")) else None


def _filled(body: Sequence[Sequence[object]], position: int) -> list[str]:
    return [text for row in body if position < len(row) and (text := values.text_of(row[position]))]


def _share_of_kinds(body: Sequence[Sequence[object]], position: int) -> float:
    """Which part of a column's filled cells names a kind."""
    cells = _filled(body[:_LOOKED_AT], position)
    return sum(find_kind(cell) is not None for cell in cells) / len(cells) if cells else 0.0
