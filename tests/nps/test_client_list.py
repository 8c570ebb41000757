from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nps.client_columns import COLUMNS
from nps.client_list import ClientRow, ListError, RowError, read_header, read_list, read_row
from nps.values import Circle, RelationStatus

RUSSIAN = [
    *("Компания", "Код клиента", "Сегмент", "ABC", "Статус", "Регион", "Выручка, ₽", "Первая поставка"),
    *("Последняя покупка", "Менеджер", "Контактное лицо", "Код контакта", "Обращение", "Круг", "Должность"),
    *("Телефон", "Эл. почта", "Язык", "Часовой пояс"),
]


def read_cells(**cells: object) -> ClientRow | tuple[RowError, ...] | None:
    """Read one row with an account and a contact and the given cells."""
    filled = {"account": "Вектор", "contact": "Ирина Ким", **cells}
    return read_row(read_header(list(filled)), 2, list(filled.values()))


def refused(title: str, cell: object) -> RowError:
    row = read_cells(**{title: cell})
    assert isinstance(row, tuple), row
    (error,) = row
    return error


def test_a_full_row_in_russian() -> None:
    row = [
        *("ООО  «Вектор» ", 17.0, "VIP", "а", "Постоянный", "Пермь", "12,4 млн", "01.09.2025", "2026-11-02"),
        *("Анна Смирнова", "Ирина\u00a0Ким", "C-7", "Ирина Петровна", "ЛПР", "директор по закупкам"),
        *("8 (916) 123-45-67", "kim@vektor.ru", "русский", "МСК+2"),
    ]

    read = read_list([RUSSIAN, row])

    assert not read.errors
    assert read.rows == (
        ClientRow(
            number=2,
            account="ООО «Вектор»",
            contact="Ирина Ким",
            account_id="17",
            segment="VIP",
            abc="A",
            status=RelationStatus.PERMANENT,
            region="Пермь",
            revenue=12_400_000,
            first_delivery=date(2025, 9, 1),
            last_purchase=date(2026, 11, 2),
            manager="Анна Смирнова",
            contact_id="C-7",
            greeting="Ирина Петровна",
            circle=Circle.DECISION_MAKER,
            position="директор по закупкам",
            phone="+79161234567",
            email="kim@vektor.ru",
            language="ru",
            timezone="Asia/Yekaterinburg",
        ),
    )


def test_every_column_has_a_russian_and_an_english_header() -> None:
    assert set(read_header([*RUSSIAN, "Больше не работает"]).positions) == set(COLUMNS)
    assert set(read_header(COLUMNS).positions) == set(COLUMNS)
    assert set(read_header([column.replace("_", " ").title() for column in COLUMNS]).positions) == set(COLUMNS)


def test_columns_stand_in_any_order_and_unknown_ones_are_named() -> None:
    header = read_header(["ТЕЛЕФОН", "Любимый цвет", None, "контакт ", "К л и е н т", "Выручка, тыс. руб."])

    assert dict(header.positions) == {"phone": 0, "contact": 3, "account": 4}
    assert header.unknown == ("Любимый цвет", "Выручка, тыс. руб.")


@pytest.mark.parametrize(
    ("cells", "key", "args"),
    [
        (["Компания", "Телефон"], "list-contact-missing", {}),
        (["ФИО", "Телефон"], "list-account-missing", {}),
        (["Телефон"], "list-header-missing", {}),
        (["Компания", "ФИО", "Контакт"], "list-column-twice", {"first": "ФИО", "second": "Контакт"}),
    ],
)
def test_a_header_that_cannot_be_used(cells: list[object], key: str, args: dict[str, str]) -> None:
    with pytest.raises(ListError) as refused:
        read_header(cells)

    assert (refused.value.key, refused.value.details) == (key, args)


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ([], "list-empty"),
        ([[], [None, "  "], []], "list-empty"),
        ([["Вектор", "Ким"]], "list-header-missing"),
        ([[]] * 6 + [["Компания", "Контакт"]], "list-header-missing"),
    ],
)
def test_a_table_without_a_header_is_refused(rows: list[list[object]], key: str) -> None:
    with pytest.raises(ListError) as refused:
        read_list(rows)

    assert refused.value.key == key


def test_titles_above_the_header_and_blank_rows_keep_their_numbers() -> None:
    rows = [["Наши клиенты"], [], ["Клиент"], ["Компания", "Контакт"], [], ["Вектор", "Ким"], ["Альфа", ""]]

    read = read_list(rows)

    assert [row.number for row in read.rows] == [6]
    assert read.errors == (RowError(7, "row-contact-missing"),)


def test_everything_that_is_wrong_with_a_row_is_named_at_once() -> None:
    read = read_list(
        [("account", "contact", "abc", "phone"), ("", "Ирина Ким", "Ж", "звоните"), ("Вектор", "Олег", "", "")]
    )

    assert [row.contact for row in read.rows] == ["Олег"]
    assert [(error.row, error.key) for error in read.errors] == [
        (2, "row-account-missing"),
        (2, "row-abc-unknown"),
        (2, "row-phone-broken"),
    ]


def test_an_empty_cell_and_a_short_row_change_nothing() -> None:
    row = read_row(read_header(["account", "contact", "phone", "region"]), 2, ["Вектор", "Ким", " — "])

    assert row == ClientRow(2, "Вектор", "Ким")


def test_rows_without_our_cells_are_no_rows() -> None:
    header = read_header(["account", "contact", "colour"])

    assert read_row(header, 2, ["", None, "red"]) is None
    assert read_row(header, 2, []) is None


def test_dirt_in_names_is_removed() -> None:
    row = read_cells(account="\ufeffООО\x00 «Век\u200bтор»\t\n", position="a\u202eb\ud800")

    assert isinstance(row, ClientRow)
    assert (row.account, row.position) == ("ООО «Вектор»", "ab")


def test_a_cell_may_have_two_hundred_characters() -> None:
    assert isinstance(read_cells(position="x" * 200), ClientRow)
    error = refused("position", "x" * 201)
    assert (error.key, error.args["column"], error.args["longest"]) == ("row-cell-too-long", "position", "200")
    assert len(error.args["value"]) == 40


@pytest.mark.parametrize(
    ("cell", "revenue"),
    [
        *(("12,4 млн", 12_400_000), ("12.4e6", 12_400_000), ("12 400 000 ₽", 12_400_000), ("12400000", 12_400_000)),
        *(("12\u00a0400\u00a0000,50 руб.", 12_400_001), ("12.400.000", 12_400_000), ("1,234,567.89", 1_234_568)),
        *(("1.234.567,89", 1_234_568), ("350 тыс.", 350_000), ("1,5 млрд руб", 1_500_000_000), ("$12.4m", 12_400_000)),
        *(
            ("12,400", 12_400),
            ("12,400 млн", 12_400_000),
            ("0", 0),
            ("0,5", 1),
            (0, 0),
            (12.5, 13),
            (12_400_000, 12_400_000),
        ),
        *(("350k", 350_000), ("12’400", None), ("12 400 р.", 12_400), ("1'000", 1000)),
    ],
)
def test_revenue_in_the_ways_people_write_it(cell: object, revenue: int | None) -> None:
    if revenue is None:
        assert refused("revenue", cell).key == "row-revenue-broken"
    else:
        row = read_cells(revenue=cell)
        assert isinstance(row, ClientRow)
        assert row.revenue == revenue


@pytest.mark.parametrize(
    "cell",
    ["много", "-5", "12 млн 5", "1,2,3", "1.2.3,4,5", "1e99", "9" * 40, -1, 1e16, float("nan"), True, "млн", "."],
)
def test_revenue_that_is_no_amount(cell: object) -> None:
    assert refused("revenue", cell).key == "row-revenue-broken"


@pytest.mark.parametrize(
    "cell",
    [
        *("01.09.2026", "1.9.2026", "2026-09-01", "2026-09-01 00:00:00", "2026-09-01T10:30", "01.09.2026 0:00"),
        *(date(2026, 9, 1), datetime.fromisoformat("2026-09-01T10:30"), "01.09.2026 г."),
    ],
)
def test_dates(cell: object) -> None:
    row = read_cells(first_delivery=cell)

    assert isinstance(row, ClientRow)
    assert row.first_delivery == date(2026, 9, 1)


@pytest.mark.parametrize("cell", ["31.02.2026", "2026-13-01", "09/01/2026", "вчера", 46266, "01.09.26", "01.01.0026"])
def test_impossible_dates_name_the_column_and_the_value(cell: object) -> None:
    error = refused("Первая поставка", cell)

    assert error == RowError(2, "row-date-broken", {"column": "Первая поставка", "value": str(cell)})


@pytest.mark.parametrize(
    ("cell", "phone"),
    [
        *(("+7 (916) 123-45-67", "+79161234567"), ("8 916 123 45 67", "+79161234567"), (79161234567.0, "+79161234567")),
        *(("9161234567", "+79161234567"), ("495 123-45-67 доб. 12", "+74951234567"), ("'+79161234567", "+79161234567")),
        *(("+49 30 123456", "+4930123456"), ("0049 30 123456", "+4930123456"), ("375291234567", "+375291234567")),
        ("+7 916 123-45-67, +7 916 765-43-21", "+79161234567"),
    ],
)
def test_phones_become_plus_and_digits(cell: object, phone: str) -> None:
    row = read_cells(phone=cell)

    assert isinstance(row, ClientRow)
    assert row.phone == phone


@pytest.mark.parametrize("cell", ["нет", "123", "12+34567890", "+0123456789", "+" + "1" * 16, "@ivan", ", 5"])
def test_broken_phones(cell: object) -> None:
    assert refused("phone", cell).key == "row-phone-broken"


@pytest.mark.parametrize(
    ("title", "cell", "value"),
    [
        *(
            ("circle", "лпр", "decision_maker"),
            ("circle", "Decision Maker", "decision_maker"),
            ("circle", "дилер", "intermediary"),
        ),
        *(("circle", "Пользователь", "user"), ("circle", "end_user", "end_user"), ("status", "разовый", "single")),
        *(("status", "LOST", "lost"), ("status", "Потерянный клиент", "lost"), ("language", "EN", "en")),
        *(
            ("language", "Английский", "en"),
            ("abc", "b", "B"),
            ("abc", "С", "C"),
            ("email", "A.b@c.example", "A.b@c.example"),
        ),
        *(("timezone", "europe/berlin", "Europe/Berlin"), ("timezone", "мск", "Europe/Moscow")),
        *(
            ("timezone", "MSK +9", "Asia/Kamchatka"),
            ("timezone", "UTC+5", "Etc/GMT-5"),
            ("timezone", "UTC−3", "Etc/GMT+3"),
        ),
    ],
)
def test_words_become_codes(title: str, cell: object, value: str) -> None:
    row = read_cells(**{title: cell})

    assert isinstance(row, ClientRow)
    assert getattr(row, title) == value


@pytest.mark.parametrize("hours", range(-1, 10))
def test_hours_from_moscow_name_a_zone_so_far_from_moscow(hours: int) -> None:
    row = read_cells(timezone=f"МСК{hours:+}")

    assert isinstance(row, ClientRow)
    now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    there, moscow = (now.astimezone(ZoneInfo(name)).utcoffset() for name in (row.timezone or "", "Europe/Moscow"))
    assert there is not None
    assert moscow is not None
    assert there - moscow == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("title", "cell", "key"),
    [
        *(("circle", "бухгалтер", "row-circle-unknown"), ("status", "так себе", "row-status-unknown")),
        *(("language", "эльфийский", "row-language-unknown"), ("abc", "D", "row-abc-unknown")),
        *(("timezone", "Mars/Olympus", "row-timezone-unknown"), ("timezone", "МСК+15", "row-timezone-unknown")),
        *(("timezone", "../etc/passwd", "row-timezone-unknown"), ("email", "kim at vektor", "row-email-broken")),
    ],
)
def test_unknown_words_are_row_errors(title: str, cell: object, key: str) -> None:
    error = refused(title, cell)

    assert (error.key, error.args["column"], error.args["value"]) == (key, title, cell)


def test_an_unknown_word_comes_with_those_allowed_in_both_languages() -> None:
    error = refused("circle", "бухгалтер")

    assert error.args["allowed_ru"] == "адвокат, лпр, пользователь, посредник, конечный пользователь"
    assert error.args["allowed_en"] == "advocate, decision maker, user, intermediary, end user"
    for word in (error.args["allowed_ru"] + ", " + error.args["allowed_en"]).split(", "):
        assert isinstance(read_cells(circle=word), ClientRow)


def test_the_same_contact_twice_is_an_error_on_the_later_row() -> None:
    rows: list[list[object]] = [
        ["account", "contact", "contact_id", "phone"],
        ["Вектор", "Ирина Ким", "7", None],
        ["Другая", "Другая", "7", None],
        ["ООО «Альфа»", "Пётр", None, "+7 916 123-45-67"],
        ['ООО "АЛЬФА"', "Петр", None, "89161234567"],
        ["ООО «Альфа»", "Пётр", None, "+7 916 000-00-00"],
    ]

    read = read_list(rows)

    assert [row.number for row in read.rows] == [2, 4, 6]
    assert read.errors == (
        RowError(3, "row-contact-twice", {"first": "2"}),
        RowError(5, "row-contact-twice", {"first": "4"}),
    )


cells = st.one_of(st.none(), st.text(), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes())


@given(st.lists(cells, min_size=len(COLUMNS), max_size=len(COLUMNS) + 1))
def test_no_cell_breaks_the_reading(row: list[object]) -> None:
    header = read_header(COLUMNS)

    assert isinstance(read_row(header, 2, row), ClientRow | tuple | None)
    for column, cell in zip(COLUMNS, row, strict=False):
        assert isinstance(read_cells(**{column: cell}), ClientRow | tuple)
