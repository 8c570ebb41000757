"""Tables of events: whatever the columns are called, in whatever words and dates they are told."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from nps.client_columns import ListError
from nps.event_columns import looks_like_events
from nps.event_kinds import find_kind
from nps.event_reading import LONGEST_NOTE, read_events
from nps.event_rows import EventRows
from nps.file_kind import FileKind, guess
from nps.past_dates import DateOrder
from nps.values import EventKind

TODAY = date(2026, 11, 23)
MOSCOW = ZoneInfo("Europe/Moscow")
Rows = list[list[object]]


def read(rows: Rows, **more: object) -> EventRows:
    return read_events(rows, zone=MOSCOW, today=TODAY, **more)  # type: ignore[arg-type]  # by name


def told(kind: object, on: object = "01.11.2026", account: object = "Вектор") -> EventRows:
    return read([["Компания", "Событие", "Дата"], [account, kind, on]])


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        *[(kind.value, kind) for kind in EventKind],
        ("Отгрузка", EventKind.DELIVERY),
        ("Отгрузка по договору 12", EventKind.DELIVERY),
        ("Реализация (акт, накладная)", EventKind.DELIVERY),
        ("Заказ отгружен", EventKind.DELIVERY),
        ("Order shipped", EventKind.DELIVERY),
        ("Счёт", EventKind.INVOICE),
        ("Счет на оплату", EventKind.INVOICE),
        ("Счёт-фактура", EventKind.INVOICE),
        ("Invoice sent", EventKind.INVOICE),
        ("Счёт оплачен", EventKind.PURCHASE),
        ("Сделка успешна", EventKind.PURCHASE),
        ("Успешно реализовано", EventKind.PURCHASE),
        ("Closed won", EventKind.PURCHASE),
        ("Покупка", EventKind.PURCHASE),
        ("обращение в поддержку", EventKind.SUPPORT),
        ("Рекламация: возврат товара", EventKind.SUPPORT),
        ("Support ticket", EventKind.SUPPORT),
        ("КП отправлено", EventKind.PROPOSAL),
        ("Отправлено КП", EventKind.PROPOSAL),
        ("Коммерческое предложение выслано", EventKind.PROPOSAL),
        ("Quotation", EventKind.PROPOSAL),
        ("Договор подписан", EventKind.CONTRACT),
        ("Contract signed", EventKind.CONTRACT),
        ("лид", EventKind.LEAD),
        ("Новая заявка", EventKind.LEAD),
        ("Этап проекта", EventKind.STAGE),
        ("Внедрение завершено", EventKind.STAGE),
        ("Закрыто и не реализовано", None),
        ("Заказ отменён", None),
        ("Closed lost", None),
        ("Возврат", None),
        ("В работе", None),
        ("Опт", None),
    ],
)
def test_a_kind_is_told_in_words(word: str, kind: EventKind | None) -> None:
    assert find_kind(word) is kind


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (date(2026, 11, 1), date(2026, 11, 1)),
        (datetime(2026, 11, 1, 23, 30), date(2026, 11, 1)),  # noqa: DTZ001  # as spreadsheets have them
        ("01.11.2026", date(2026, 11, 1)),
        ("1.11.26", date(2026, 11, 1)),
        ("2026-11-01", date(2026, 11, 1)),
        ("2026-11-01T22:30:00Z", date(2026, 11, 2)),
        ("01.11.2026 10:15:00", date(2026, 11, 1)),
        ("1 ноября 2026 г.", date(2026, 11, 1)),
        ("Nov 1, 2026", date(2026, 11, 1)),
        ("31/10/2026", date(2026, 10, 31)),
        ("10/31/2026", date(2026, 10, 31)),
        (datetime(2026, 11, 1, 12, tzinfo=UTC).timestamp(), date(2026, 11, 1)),
        ("1793534400", date(2026, 11, 1)),
    ],
)
def test_dates_of_all_kinds(cell: object, day: date) -> None:
    (event,) = told("счёт", cell).rows

    assert event.day == day


@pytest.mark.parametrize(
    ("kind", "on", "account", "key"),
    [
        ("счёт", "вчера", "Вектор", "row-date-broken"),
        ("счёт", "31.02.2026", "Вектор", "row-date-broken"),
        ("счёт", "", "Вектор", "row-past-undated"),
        ("счёт", "01.12.2027", "Вектор", "row-event-too-far"),
        ("счёт", "01.11.1926", "Вектор", "row-date-broken"),
        ("танцы", "01.11.2026", "Вектор", "row-event-kind-unknown"),
        ("", "01.11.2026", "Вектор", "row-event-no-kind"),
        ("счёт", "01.11.2026", "", "row-event-nobody"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(kind: str, on: str, account: str, key: str) -> None:
    read_rows = read(
        [["Компания", "Событие", "Дата"], [account, kind, on], ["Омега", "лид", "30.10.2026"]],
    )

    assert [(error.row, error.key) for error in read_rows.errors] == [(2, key)]
    assert [event.account for event in read_rows.rows] == ["Омега"]


def test_what_is_planned_within_a_year_is_an_event() -> None:
    assert [event.day for event in told("поставка", "01.06.2027").rows] == [date(2027, 6, 1)]


def test_deals_as_bitrix_writes_them() -> None:
    rows: Rows = [
        ["ID", "Название сделки", "Стадия сделки", "Компания", "Контакт", "Сумма", "Дата закрытия", "Дата создания"],
        [17, "Насосы", "Сделка успешна", "ООО «Вектор»", "Ирина Ким", "125 000,50", "02.11.2026", "01.10.2026 10:00"],
        [18, "Трубы", "КП отправлено", "Омега", "", "", "20.11.2026", "19.11.2026 09:00"],
    ]
    sold, offered = read(rows).rows

    assert looks_like_events(rows)
    assert (sold.kind, sold.day, sold.amount, sold.note) == (EventKind.PURCHASE, date(2026, 11, 2), 125_001, "Насосы")
    assert (sold.account, sold.name, sold.shown) == ("ООО «Вектор»", "Ирина Ким", "ООО «Вектор», Ирина Ким")
    assert (offered.kind, offered.day, offered.note) == (EventKind.PROPOSAL, date(2026, 11, 20), "Трубы")
    assert sold.code is not None
    assert sold.code != offered.code


def test_a_register_of_deliveries_says_by_its_date_what_it_is() -> None:
    rows: Rows = [
        ["Отгрузки за ноябрь"],
        ["Контрагент", "ИНН", "Дата отгрузки", "Сумма", "Накладная"],
        ["Вектор", 7701234567.0, date(2026, 11, 3), 5000, "А-12"],
        ["Итого", "", "", 5000, ""],
    ]
    found = read(rows)

    assert guess(rows) is FileKind.EVENTS
    assert [(event.kind, event.account_id, event.amount) for event in found.rows] == [
        (EventKind.DELIVERY, "7701234567", 5000)
    ]
    assert [(note.key, note.args.get("rows", note.args.get("words"))) for note in found.notes] == [
        ("list-events-skipped", "4"),
        ("past-unread", "Накладная"),
    ]


def test_english_headings_and_own_words_are_kept_in_the_note() -> None:
    (event,) = read(
        [
            ["Email", "Event type", "Occurred at", "Amount", "Comment"],
            ["kim@vektor.ru", "Support ticket: login", "2026-11-20 10:00", "—", "solved"],
        ]
    ).rows

    assert (event.email, event.kind, event.note) == (
        "kim@vektor.ru",
        EventKind.SUPPORT,
        "Support ticket: login: solved",
    )


def test_an_amount_that_cannot_be_read_leaves_the_event() -> None:
    found = read([["Клиент", "Событие", "Дата", "Сумма"], ["Вектор", "счёт", "01.11.2026", "много"]])

    assert [event.amount for event in found.rows] == [None]
    assert [(cell.row, cell.key) for cell in found.cells] == [(2, "row-revenue-broken")]


def test_a_date_that_may_be_two_is_asked_about_unless_another_row_tells() -> None:
    head: list[object] = ["Company", "Event", "Date"]
    unsure: Rows = [head, ["Vector", "order", "03/04/2026"]]

    with pytest.raises(ListError) as refused:
        read(unsure)

    assert (refused.value.key, refused.value.details) == (
        "past-dates-ambiguous",
        {"value": "03/04/2026", "column": "Date"},
    )
    assert read(unsure, order=DateOrder.DAY_FIRST).rows[0].day == date(2026, 4, 3)
    assert [event.day for event in read([*unsure, ["Omega", "order", "12/31/2025"]]).rows] == [
        date(2026, 3, 4),
        date(2025, 12, 31),
    ]


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ([[""]], "events-empty"),
        ([["Компания", "Событие", "Дата"]], "events-empty"),
        ([["Имя", "Возраст"], ["Вектор", "12"]], "events-no-header"),
        ([["Компания", "Событие"], ["Вектор", "счёт"]], "events-no-date"),
        ([["Компания", "Дата"], ["Вектор", "01.11.2026"]], "events-no-kind"),
        ([["Событие", "Дата"], ["счёт", "01.11.2026"]], "events-nobody"),
    ],
)
def test_a_table_that_says_nothing_of_the_kind_is_refused_with_a_sentence(rows: Rows, key: str) -> None:
    with pytest.raises(ListError) as refused:
        read(rows)

    assert refused.value.key == key


def test_the_kind_may_be_told_of_all_rows() -> None:
    (event,) = read([["Компания", "Дата"], ["Вектор", "01.11.2026"]], kind=EventKind.INVOICE).rows

    assert event.kind is EventKind.INVOICE


def test_a_note_that_is_too_long_is_cut() -> None:
    (event,) = read([["Клиент", "Событие", "Дата", "Примечание"], ["Вектор", "счёт", "01.11.2026", "ы" * 3_000]]).rows

    assert event.note is not None
    assert (len(event.note), event.note[-1]) == (LONGEST_NOTE, "…")


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        (
            [["Компания", "Контакт", "Тип", "Последняя покупка"], ["Вектор", "Ким", "опт", "01.11.2026"]],
            FileKind.CLIENTS,
        ),
        (
            [["Компания", "Контакт", "Статус", "Дата создания"], ["Вектор", "Ким", "постоянный", "01.11.2026"]],
            FileKind.CLIENTS,
        ),
        ([["Email", "Score", "Date", "Comment"], ["kim@a.ru", 9, "2026-11-01", "ок"]], FileKind.HISTORY),
        ([["Клиент", "Тип", "Дата"], ["Вектор", "отгрузка", "01.11.2026"]], FileKind.EVENTS),
        ([["Контрагент", "Дата", "Сумма"], ["Вектор", "01.11.2026", 500]], FileKind.EVENTS),
        ([["Контрагент", "Контакт", "Дата", "Сумма"], ["Вектор", "Ким", "01.11.2026", 500]], FileKind.CLIENTS),
        ([["Клиент", "Этап сделки", "Дата"], ["Вектор", "Первый контакт", "01.11.2026"]], FileKind.CLIENTS),
    ],
)
def test_what_a_file_is_is_guessed_by_its_content(rows: Rows, kind: FileKind) -> None:
    assert guess(rows) is kind
