from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nps.client_columns import COLUMNS, column_named, read_header
from nps.client_list import ClientRow, ListError, Note, RowError, UnknownWord, explained, word_key
from nps.client_reading import ReadRow, read_list, read_row
from nps.client_words import KEEP
from nps.values import Circle, RelationStatus

RUSSIAN = [
    *("Компания", "Код клиента", "Сегмент", "Тип клиента", "ABC", "XYZ", "Статус", "Регион"),
    *("Выручка, ₽", "Задолженность", "Первая поставка"),
    *("Последняя покупка", "Менеджер", "Контактное лицо", "Код контакта", "Обращение", "Круг", "Должность"),
    *("Телефон", "Эл. почта", "Язык", "Часовой пояс"),
]


def read(**cells: object) -> ReadRow:
    """Read one row with an account and a contact and the given cells."""
    filled = {"account": "Вектор", "contact": "Ирина Ким", **cells}
    return read_row(read_header(list(filled)), 2, list(filled.values()))


def read_cells(**cells: object) -> ClientRow:
    """The same where all cells can be read."""
    row = read(**cells)
    assert row.contact, row
    assert (row.errors, row.cells, row.unknown) == ((), (), ())
    return row.contact


def left_out(title: str, cell: object) -> RowError:
    """Why this cell is left out; the person is kept without it."""
    row = read(**{title: cell})
    assert row.contact == ClientRow(2, "Вектор", "Ирина Ким")
    (remark,) = row.cells
    return remark


def test_a_full_row_in_russian() -> None:
    row = [
        *(
            "ООО  «Вектор» ",
            17.0,
            "VIP",
            "опт",
            "а",
            "х",
            "Постоянный",
            "Пермь",
            "12,4 млн",
            "150 000 ₽",
            "01.09.2025",
            "2026-11-02",
        ),
        *("Анна Смирнова", "Ирина\u00a0Ким", "C-7", "Ирина Петровна", "ЛПР", "директор по закупкам"),
        *("8 (916) 123-45-67", "kim@vektor.ru", "русский", "МСК+2"),
    ]

    listed = read_list([RUSSIAN, row])

    assert not listed.errors
    assert listed.rows == (
        ClientRow(
            number=2,
            account="ООО «Вектор»",
            contact="Ирина Ким",
            account_id="17",
            segment="VIP",
            type="опт",
            abc="A",
            xyz="X",
            status=RelationStatus.PERMANENT,
            region="Пермь",
            revenue=12_400_000,
            debt=150_000,
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
    header = read_header(["ТЕЛЕФОН", "Любимый цвет", "", "контакт ", "К л и е н т", "Выручка, тыс. руб."])

    assert dict(header.positions) == {"phone": (0,), "contact": (3,), "account": (4,)}
    assert header.unread == ("Любимый цвет", "Выручка, тыс. руб.")


@pytest.mark.parametrize(
    ("cells", "key", "args"),
    [
        (["Компания", "Телефон"], "list-contact-missing", {}),
        (["ФИО", "Телефон"], "list-account-missing", {}),
        (["Телефон"], "list-header-missing", {}),
        (["Компания", "ФИО", "Контакт"], "list-column-twice", {"first": "ФИО", "second": "Контакт"}),
    ],
)
def test_a_header_that_cannot_be_used(cells: list[str], key: str, args: dict[str, str]) -> None:
    with pytest.raises(ListError) as refused:
        read_header(cells)

    assert (refused.value.key, refused.value.details) == (key, args)


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ([], "list-empty"),
        ([[], [None, "  "], []], "list-empty"),
        ([["Вектор", "Ким"]], "list-header-missing"),
        ([[]] * 16 + [["Компания", "Контакт"]], "list-header-missing"),
    ],
)
def test_a_table_without_a_header_is_refused(rows: list[list[object]], key: str) -> None:
    with pytest.raises(ListError) as refused:
        read_list(rows)

    assert refused.value.key == key


def test_titles_above_the_header_and_blank_rows_keep_their_numbers() -> None:
    rows = [["Наши клиенты"], [], ["Клиент"], ["Компания", "Контакт"], [], ["Вектор", "Ким"], ["Альфа", ""]]

    listed = read_list(rows)

    assert [row.number for row in listed.rows] == [6]
    assert listed.errors == (RowError(7, "row-contact-missing"),)


def test_everything_that_is_wrong_with_a_row_is_named_at_once() -> None:
    listed = read_list(
        [("account", "contact", "abc", "phone"), ("", "Ирина Ким", "Ж", "звоните"), ("Вектор", "Олег", "", "")]
    )

    assert [row.contact for row in listed.rows] == ["Олег"]
    assert [(error.row, error.key) for error in listed.errors] == [
        (2, "row-account-missing"),
        (2, "row-abc-unknown"),
        (2, "row-phone-broken"),
    ]


def test_an_empty_cell_and_a_short_row_change_nothing() -> None:
    row = read_row(read_header(["account", "contact", "phone", "region"]), 2, ["Вектор", "Ким", " — "])

    assert row == ReadRow(ClientRow(2, "Вектор", "Ким"))


def test_rows_without_our_cells_are_no_rows() -> None:
    header = read_header(["account", "contact", "colour"])

    assert read_row(header, 2, ["", None, "red"]) == ReadRow(None)
    assert read_row(header, 2, []) == ReadRow(None)


def test_dirt_in_names_is_removed() -> None:
    row = read_cells(account="\ufeffООО\x00 «Век\u200bтор»\t\n", position="a\u202eb\ud800")

    assert (row.account, row.position) == ("ООО «Вектор»", "ab")


def test_joiners_stay_in_names_and_make_no_phone_wrong() -> None:
    row = read_cells(contact="علی\u200cرضا", phone="+7 916\u200c 123-45-67")

    assert isinstance(row, ClientRow)
    assert (row.contact, row.phone) == ("علی\u200cرضا", "+79161234567")


def test_a_cell_may_have_two_hundred_characters() -> None:
    assert read_cells(position="x" * 200).position == "x" * 200
    error = left_out("position", "x" * 201)
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
        assert left_out("revenue", cell).key == "row-revenue-broken"
    else:
        row = read_cells(revenue=cell)
        assert row.revenue == revenue


@pytest.mark.parametrize(
    "cell",
    ["много", "-5", "12 млн 5", "1,2,3", "1.2.3,4,5", "1e99", "9" * 40, -1, 1e16, True, "млн"],
)
def test_revenue_that_is_no_amount(cell: object) -> None:
    assert left_out("revenue", cell).key == "row-revenue-broken"


@pytest.mark.parametrize(
    "cell",
    [
        *("01.09.2026", "1.9.2026", "2026-09-01", "2026-09-01 00:00:00", "2026-09-01T10:30", "01.09.2026 0:00"),
        *(date(2026, 9, 1), datetime.fromisoformat("2026-09-01T10:30"), "01.09.2026 г.", "01.09.2026г.", "01.09.26"),
        *("2026/09/01", "1 сентября 2026 г.", "September 1, 2026", "2026-09-01T10:00:00+03:00", "2026-09-01T10:00:00Z"),
    ],
)
def test_dates(cell: object) -> None:
    row = read_cells(first_delivery=cell)

    assert row.first_delivery == date(2026, 9, 1)


@pytest.mark.parametrize("cell", ["31.02.2026", "2026-13-01", "31/31/2026", "вчера", 46266, "09.2026", "01.01.0026"])
def test_impossible_dates_name_the_column_and_the_value(cell: object) -> None:
    error = left_out("Первая поставка", cell)

    assert error == RowError(2, "row-date-broken", {"column": "Первая поставка", "value": str(cell)})


@pytest.mark.parametrize(
    ("cell", "phone"),
    [
        *(("+7 (916) 123-45-67", "+79161234567"), ("8 916 123 45 67", "+79161234567"), (79161234567.0, "+79161234567")),
        *(("9161234567", "+79161234567"), ("495 123-45-67 доб. 12", "+74951234567"), ("'+79161234567", "+79161234567")),
        *(("+49 30 123456", "+4930123456"), ("0049 30 123456", "+4930123456"), ("375291234567", "+375291234567")),
        ("+7 916 123-45-67, +7 916 765-43-21", "+79161234567"),
        *(("+8 916 123-45-67", "+79161234567"), ("+44 (0)20 7946 0018", "+442079460018")),
        *(("0049 (0) 30 123456", "+4930123456"), ("+84 912 345 678", "+84912345678")),
    ],
)
def test_phones_become_plus_and_digits(cell: object, phone: str) -> None:
    row = read_cells(phone=cell)

    assert row.phone == phone


@pytest.mark.parametrize("cell", ["звоните", "123", "12+34567890", "+0123456789", "+" + "1" * 16, "@ivan", ", 5"])
def test_broken_phones(cell: object) -> None:
    assert left_out("phone", cell).key == "row-phone-broken"


def test_what_is_wrong_with_a_name_is_said_once() -> None:
    listed = read_list([["account", "contact"], ["А", "#ССЫЛКА!"]])

    assert [error.key for error in listed.errors] == ["row-cell-formula"]


@pytest.mark.parametrize(("cell", "left"), [("да", True), ("нет", False), ("-", None), ("—", None), ("", None)])
def test_a_dash_says_nothing_of_who_has_left(cell: str, left: bool | None) -> None:
    listed = read_list([["account", "contact", "Уволен"], ["А", "Б", cell]])

    assert (listed.rows[0].left, listed.cells) == (left, ())


@pytest.mark.parametrize("dash", "-‐‑‒–—―−﹣－⁃")
def test_any_dash_may_stand_in_a_phone(dash: str) -> None:
    assert read_cells(phone=f"8 916 123{dash}45{dash}67").phone == "+79161234567"


@pytest.mark.parametrize(
    ("cell", "phone"),
    [
        *(("79161234567.0", "+79161234567"), ("89161234568.0", "+79161234568"), ("9161234569.0", "+79161234569")),
        *(
            ("+79161234570.0", "+79161234570"),
            ("7.9161234567E10", "+79161234567"),
            ("8 10 49 30 123456", "+4930123456"),
        ),
        *(("тел.: 8 (916) 123-45-67", "+79161234567"), ("(+7 916) 123 45 67", "+79161234567")),
        *(
            ("+7 495 111-22-33\n+7 916 123-45-67", "+79161234567"),
            ("факс 8 495 1112233, 8 495 1112244", "+74951112244"),
        ),
    ],
)
def test_phones_as_programs_and_people_leave_them(cell: object, phone: str) -> None:
    assert read_cells(phone=cell).phone == phone


@pytest.mark.parametrize(
    "cell", ["0301234567", "80291234567", "030 123456", "13812345678", "91612345678", "1234567890"]
)
def test_a_phone_without_a_country_is_nobody_elses(cell: object) -> None:
    assert left_out("phone", cell).key == "row-phone-no-country"


def test_a_national_phone_outside_russia_is_not_made_russian() -> None:
    table = [
        ["account", "contact", "phone"],
        ["A", "B", "3012345678"],
        ["A", "C", "8 916 123-45-67"],
        ["A", "D", "375291234567"],
    ]

    listed = read_list(table, seven=False)

    assert [row.phone for row in listed.rows] == [None, None, "+375291234567"]
    assert [cell.key for cell in listed.cells] == ["row-phone-no-country", "row-phone-no-country"]


@pytest.mark.parametrize("column", ["phone", "account_id", "contact_id"])
def test_a_number_the_spreadsheet_has_rounded_is_left_out(column: str) -> None:
    assert left_out(column, "7,91612E+10").key == "row-number-rounded"


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
            ("xyz", "у", "Y"),
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

    assert getattr(row, title) == value


@pytest.mark.parametrize("hours", range(-1, 10))
def test_hours_from_moscow_name_a_zone_so_far_from_moscow(hours: int) -> None:
    row = read_cells(timezone=f"МСК{hours:+}")

    now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    there, moscow = (now.astimezone(ZoneInfo(name)).utcoffset() for name in (row.timezone or "", "Europe/Moscow"))
    assert there is not None
    assert moscow is not None
    assert there - moscow == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("title", "cell", "key"),
    [
        *(("language", "эльфийский", "row-language-unknown"), ("abc", "D", "row-abc-unknown")),
        *(("xyz", "A", "row-xyz-unknown"), ("debt", "много", "row-revenue-broken")),
        *(("timezone", "Mars/Olympus", "row-timezone-unknown"), ("timezone", "МСК+15", "row-timezone-unknown")),
        *(("timezone", "../etc/passwd", "row-timezone-unknown"), ("email", "kim at vektor", "row-email-broken")),
        *(("email", "kim@a.ru, dan@a.ru", "row-email-several"), ("email", "kim@a.ru / dan@a.ru", "row-email-several")),
        *(("last_purchase", "1/9/2026", "row-date-ambiguous"), ("last_purchase", "01-09-2026", "row-date-ambiguous")),
        *(("manager", "#ССЫЛКА!", "row-cell-formula"), ("greeting", "#REF!", "row-cell-formula")),
        *(("position", "мастер \ufffd склад", "row-cell-garbled"), ("revenue", "#ЗНАЧ!", "row-cell-formula")),
    ],
)
def test_a_cell_that_cannot_be_read_leaves_the_person(title: str, cell: object, key: str) -> None:
    remark = left_out(title, cell)

    assert (remark.key, remark.args["column"], remark.args["value"]) == (key, title, cell)


@pytest.mark.parametrize(("title", "cell"), [("circle", "закупщик"), ("status", "действующий")])
def test_an_unknown_word_leaves_the_person_and_is_asked_about(title: str, cell: str) -> None:
    listed = read_list(
        [["account", "contact", title], ["Вектор", "Ирина Ким", cell], ["Вектор", "Олег Дан", cell.upper()]]
    )

    assert [row.contact for row in listed.rows] == ["Ирина Ким", "Олег Дан"]
    assert listed.words == (UnknownWord(title, cell, title, (2, 3)),)
    assert not listed.cells


def test_an_explained_word_is_taken_and_one_that_means_nothing_changes_nothing() -> None:
    listed = read_list(
        [["account", "contact", "role"], ["А", "Б", "закупщик"], ["А", "В", "гость"], ["А", "Г", "друг"]]
    )
    meanings = {word_key("circle", "Закупщик"): "decision_maker", word_key("circle", "гость"): KEEP}

    known = explained(listed, meanings)

    assert [row.circle for row in known.rows] == [Circle.DECISION_MAKER, None, None]
    assert [word.word for word in known.words] == ["друг"]
    (cell,) = known.cells
    assert (cell.row, cell.key) == (4, "row-circle-unknown")
    assert cell.args["allowed_ru"] == "адвокат, лпр, пользователь, посредник, конечный пользователь"
    assert cell.args["allowed_en"] == "advocate, decision maker, user, intermediary, end user"
    for word in (cell.args["allowed_ru"] + ", " + cell.args["allowed_en"]).split(", "):
        assert read_cells(circle=word).circle


@pytest.mark.parametrize(
    "cell", ["NULL", "N/A", "n/a", "нет", "None", "не указано", "—", ". .", "01.01.0001 0:00:00", "0000-00-00", "#N/A"]
)
@pytest.mark.parametrize("title", ["manager", "greeting", "phone", "last_purchase", "circle", "account_id"])
def test_a_word_for_nothing_is_an_empty_cell(title: str, cell: str) -> None:
    assert read_cells(**{title: cell}) == ClientRow(2, "Вектор", "Ирина Ким")


def test_words_for_nothing_are_told_once() -> None:
    listed = read_list([["account", "contact", "manager"], ["А", "Б", "нет"], ["А", "В", "НЕТ"], ["А", "Г", "NULL"]])

    assert listed.notes == (Note("list-blanks", {"words": "нет\nNULL"}),)


@pytest.mark.parametrize(
    ("cell", "code"), [("1001", "1001"), ("1001.0", "1001"), (1001.0, "1001"), ('="0042"', "0042"), ("0042", "0042")]
)
def test_a_code_is_the_same_however_it_was_saved(cell: object, code: str) -> None:
    assert read_cells(account_id=cell, contact_id=cell) == ClientRow(
        2, "Вектор", "Ирина Ким", account_id=code, contact_id=code
    )


@pytest.mark.parametrize("cell", ["Ирина Ким <kim@example.ru>", "mailto:kim@example.ru", "<kim@example.ru>"])
def test_an_address_is_taken_out_of_what_stands_around_it(cell: str) -> None:
    assert read_cells(email=cell).email == "kim@example.ru"


def test_the_same_contact_twice_is_an_error_on_the_later_row() -> None:
    rows: list[list[object]] = [
        ["account", "contact", "contact_id", "phone"],
        ["Вектор", "Ирина Ким", "7", None],
        ["Другая", "Другая", "7", None],
        ["ООО «Альфа»", "Пётр", None, "+7 916 123-45-67"],
        ['ООО "АЛЬФА"', "Петр", None, "89161234567"],
        ["ООО «Альфа»", "Пётр", None, "+7 916 000-00-00"],
    ]

    listed = read_list(rows)

    assert [row.number for row in listed.rows] == [2, 4, 6]
    assert listed.errors == (
        RowError(3, "row-contact-twice", {"first": "2"}),
        RowError(5, "row-contact-twice", {"first": "4"}),
    )


any_cells = st.one_of(st.none(), st.text(), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes())


@given(st.lists(any_cells, min_size=len(COLUMNS), max_size=len(COLUMNS) + 1))
def test_no_cell_breaks_the_reading(row: list[object]) -> None:
    header = read_header(COLUMNS)

    read_row(header, 2, row)
    for column, cell in zip(COLUMNS, row, strict=False):
        read(**{column: cell})


CRM = [
    "ID",
    "Обращение",
    "Имя",
    "Отчество",
    "Фамилия",
    "Компания",
    "Рабочий телефон",
    "Мобильный телефон",
    "Другой телефон",
]


def test_the_parts_of_a_name_are_joined_and_tell_how_to_greet() -> None:
    row = ["17", "г-жа", "Ирина", "Петровна", "Ким", "Вектор", "+7 495 1112233", "+7 916 1234567", ""]

    listed = read_list([CRM, row])

    (read,) = listed.rows
    assert (read.contact, read.greeting, read.phone) == ("Ким Ирина Петровна", "Ирина Петровна", "+79161234567")
    assert listed.unknown_columns == ("ID",)


@pytest.mark.parametrize(
    ("phones", "phone"),
    [
        (["84951112233", "89161234567", "89267654321"], "+79161234567"),
        (["89161234567", "89267654321", ""], "+79161234567"),
        (["84951112233", "", "84951112244"], "+74951112233"),
        (["", "+49 170 1234567", "84951112244"], "+491701234567"),
    ],
)
def test_of_several_phones_the_first_mobile_counts(phones: list[str], phone: str) -> None:
    (row,) = read_list([CRM, ["", "", "Олег", "", "Дан", "Вектор", *phones]]).rows

    assert row.phone == phone


def test_a_name_alone_is_no_part_of_a_name() -> None:
    (row,) = read_list([["Компания", "Имя"], ["Вектор", "Ирина Ким"]]).rows

    assert (row.contact, row.greeting) == ("Ирина Ким", None)


@pytest.mark.parametrize(
    ("title", "column"),
    [
        *(("Название компании", "account"), ("Контрагент", "account"), ("Основной менеджер", "manager")),
        *(("Ответственный", "manager"), ("Рабочий телефон", "phone"), ("Телефоны", "phone"), ("Сотовый", "mobile")),
        *(("Годовой оборот", "revenue"), ("Сумма сделок", "revenue"), ("Должность", "position")),
        *(("Рабочий e-mail", "email"), ("Рабочий email", "email"), ("Контакт: Должность", "position")),
        *(
            ("Мобильный телефон (контакт)", "mobile"),
            ("Основной контакт", "contact"),
            ("Рабочий телефон (компания)", None),
        ),
        *(("Номер факса", None), ("Годовой оборот, тыс. руб.", None)),
    ],
)
def test_titles_of_crms_and_of_accounting(title: str, column: str | None) -> None:
    assert column_named(title) == column


def test_an_optional_column_that_stands_there_twice_is_read_once_and_named() -> None:
    listed = read_list([["Компания", "Контакт", "Менеджер", "Ответственный"], ["А", "Б", "Анна", "Игорь"]])

    assert listed.rows[0].manager == "Анна"
    assert listed.unknown_columns == ("Ответственный",)


def test_a_row_wider_than_its_header_is_left_out_of_a_text_and_named_in_a_workbook() -> None:
    table = [["account", "contact"], ["ООО Дельта", " филиал в Туле", "Олег Дан"], ["А", "Б", ""]]

    text, book = read_list(table, is_text=True), read_list(table)

    assert [row.number for row in text.rows] == [3]
    assert text.errors == (RowError(2, "row-too-wide", {"cells": "3", "columns": "2"}),)
    assert [row.number for row in book.rows] == [2, 3]
    assert book.notes == (Note("list-untitled", {"columns": "C", "count": "1"}),)


@pytest.mark.parametrize(
    ("row", "note"),
    [
        (["Компания", "Контакт", "Должность"], "list-header-again"),
        (["Итого", "2", ""], "list-total"),
        (["Всего:", "", "4"], "list-total"),
        (["ООО «Пример»", "Ким Ирина Петровна", ""], "list-example"),
    ],
)
def test_a_row_that_is_no_client_is_skipped_and_told(row: list[str], note: str) -> None:
    listed = read_list([["Компания", "Контакт", "Должность"], ["Вектор", "Ирина Ким", "директор"], row])

    assert [contact.number for contact in listed.rows] == [2]
    assert listed.notes == (Note(note, {"rows": "3", "count": "1"}),)
    assert not listed.errors


def test_a_company_called_total_is_a_client() -> None:
    assert read_list([["Компания", "Контакт"], ["Total", "Jean Petit"]]).rows[0].account == "Total"


def test_namesakes_who_differ_in_anything_are_not_the_same_row() -> None:
    head = ["account", "contact", "position", "email"]

    listed = read_list(
        [head, ["А", "Олег", "инженер", ""], ["А", "Олег", "водитель", ""], ["А", "Олег", "Инженер", ""]]
    )

    assert [row.number for row in listed.rows] == [2, 3]
    assert listed.errors == (RowError(4, "row-contact-twice", {"first": "2"}),)
