"""Files of past answers as the tools write them: what is found in them, and why others are refused."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from nps.client_columns import ListError
from nps.file_kind import FileKind, guess
from nps.past_answers import PastAnswer, PastAnswers
from nps.past_dates import DateOrder, moment, order_of
from nps.past_reading import AMBIGUOUS, LONGEST_WORDS, read_past
from nps.past_scores import score_of
from nps.past_titles import guess_wording
from nps.values import Wording

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
MOSCOW = ZoneInfo("Europe/Moscow")
AT = datetime(2026, 3, 24, 6, 5, 11, tzinfo=UTC)  # 9:05:11 in Moscow

DELIGHTED = (
    "Response ID,Survey Type,Score,Comment,Person Email,Person Name,Created At,Updated At,Tags,Notes\n"
    "1,nps,0,Late again,kim@example.ru,Irina Kim,1774332311,1774400000,delivery,\n"
    "2,nps,9,,dan@example.ru,Oleg Dan,1774418711,1774418711,,\n"
)
RETENTLY = (
    "First Name,Last Name,Email,Company,Score,Feedback,Campaign,Date\n"
    'Irina,Kim,kim@example.ru,Vector,0,Late again,NPS 2026,"Mar 24, 2026 9:05:11 AM"\n'
    'Oleg,Dan,dan@example.ru,Vector,9,,NPS 2026,"Mar 25, 2026 12:05 PM"\n'
)
SURVEYMONKEY = (
    "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,"
    "How likely is it that you would recommend this company to a friend or colleague?,"
    "What is the primary reason for your score?\n"
    ",,,,,,,,,,Open-Ended Response\n"
    "118,9,03/24/2026 08:59:00 AM,03/24/2026 09:05:11 AM,10.0.0.1,kim@example.ru,Irina,Kim,,"
    "0 - Not at all likely,Late again\n"
    "119,9,03/05/2026 08:59:00 AM,03/05/2026 09:05:11 PM,10.0.0.2,dan@example.ru,Oleg,Dan,,9,\n"
    "120,9,03/06/2026 08:59:00 AM,03/06/2026 09:05:11 PM,10.0.0.2,gai@example.ru,,,,10 - Extremely likely,\n"
)
GOOGLE = (
    "Отметка времени,Адрес электронной почты,"
    '"Насколько вероятно, что вы порекомендуете нас коллегам?",Почему вы поставили такую оценку?,Ваша компания\n'
    "24.03.2026 9:05:11,kim@example.ru,0,Late again,ООО «Вектор»\n"
    "05.04.2026 10:00:00,dan@example.ru,9,,ООО «Вектор»\n"
)
TYPEFORM = (
    "#,How likely are you to recommend us?,Why?,email,Response Type,Start Date (UTC),Stage Date (UTC),"
    "Submit Date (UTC),Network ID,Tags\n"
    "abc,0,Late again,kim@example.ru,completed,2026-03-24 05:00:00,,2026-03-24 06:05:11,n1,\n"
    "def,9,,dan@example.ru,completed,2026-03-25 05:00:00,,2026-03-25 06:05:11,n2,\n"
)
YANDEX = (
    "ID;Время создания;Насколько вероятно, что вы порекомендуете нас (0–10)?;Расскажите подробнее;Ваш e-mail;"
    "Как вас зовут?;Название компании\n"
    "100;2026-03-24 09:05:11;0;Late again;kim@example.ru;Irina Kim;Вектор\n"
    "101;2026-03-25 09:05:11;9;;dan@example.ru;Олег Дан;Вектор\n"
)
TOOLS = {
    "Delighted": DELIGHTED,
    "Retently": RETENTLY,
    "SurveyMonkey": SURVEYMONKEY,
    "Google": GOOGLE,
    "Typeform": TYPEFORM,
    "Yandex": YANDEX,
}


def table(text: str) -> list[list[str | None]]:
    delimiter = ";" if text.split("\n")[0].count(";") > 2 else ","
    return [[cell or None for cell in row] for row in csv.reader(io.StringIO(text), delimiter=delimiter)]


def answers(text: str, order: DateOrder | None = None) -> PastAnswers:
    return read_past(table(text), zone=MOSCOW, now=NOW, order=order, is_text=True)


def first(text: str) -> PastAnswer:
    return answers(text).answers[0]


@pytest.mark.parametrize("tool", TOOLS)
def test_each_tools_file_is_known_for_what_it_is_and_understood(tool: str) -> None:
    found = answers(TOOLS[tool])

    assert guess(table(TOOLS[tool])) is FileKind.HISTORY
    assert not found.errors
    answer = found.answers[0]
    assert (answer.score, answer.at, answer.email) == (0, AT, "kim@example.ru")
    assert (answer.words or "").split("\n")[0] == "Late again"
    assert found.answers[1].score == 9
    assert found.answers[1].words is None


def test_an_address_is_taken_from_whichever_column_has_one() -> None:
    found = answers("Date,NPS,Email Address,Your e-mail\n2026-03-04,9,,a@b.ru\n2026-03-05,9,b@b.ru,\n")

    assert [answer.email for answer in found.answers] == ["a@b.ru", "b@b.ru"]


def test_names_of_campaigns_and_sizes_of_companies_are_nobodys() -> None:
    answer = first(
        "Survey name,Campaign name,Company size,Company,Your name,NPS,Date\nQ1,Spring,50,Vector,Kim,9,2026-03-04\n"
    )

    assert (answer.name, answer.account) == ("Kim", "Vector")


def test_tags_stand_below_the_comment() -> None:
    assert first(DELIGHTED).words == "Late again\n🏷 delivery"


def test_the_second_header_of_surveymonkey_is_no_answer_and_is_named() -> None:
    found = answers(SURVEYMONKEY)

    assert [answer.number for answer in found.answers] == [3, 4, 5]
    assert [answer.score for answer in found.answers] == [0, 9, 10]
    assert found.notes[0].key == "past-second-header"


def test_one_row_tells_the_order_of_the_others() -> None:
    """03/24 can only be the month first: so 03/05 is the fifth of March, at nine in the evening."""
    assert answers(SURVEYMONKEY).answers[1].at == datetime(2026, 3, 5, 18, 5, 11, tzinfo=UTC)


def test_titles_may_stand_above_the_header() -> None:
    assert first(f"NPS 2026,\n,\n{GOOGLE}").number == 4


def test_names_of_two_cells_are_joined() -> None:
    assert first(RETENTLY).name == "Irina Kim"


def test_a_zone_in_the_heading_is_believed_and_else_it_is_the_companys() -> None:
    of_utc = first("Submit Date (UTC),Score,Email\n2026-03-24 06:05:11,9,a@b.ru\n")
    of_company = first("Submit Date,Score,Email\n2026-03-24 09:05:11,9,a@b.ru\n")

    assert of_utc.at == of_company.at == AT


DOUBTFUL = "Date,Score,Email\n03/04/2026,9,a@b.ru\n05/06/2026,8,b@b.ru\n"


def test_dates_that_may_be_two_are_asked_about() -> None:
    with pytest.raises(ListError) as raised:
        answers(DOUBTFUL)

    assert (raised.value.key, raised.value.details) == (AMBIGUOUS, {"value": "03/04/2026", "column": "Date"})


@pytest.mark.parametrize(("order", "day"), [(DateOrder.DAY_FIRST, (4, 3)), (DateOrder.MONTH_FIRST, (3, 4))])
def test_they_are_read_as_was_told(order: DateOrder, day: tuple[int, int]) -> None:
    at = answers(DOUBTFUL, order).answers[0].at

    assert (at.month, at.day) == day
    assert at.astimezone(MOSCOW).hour == 12


def test_in_a_column_of_both_orders_only_doubtful_rows_are_left_out() -> None:
    found = answers("Date,Score,Email\n24/03/2026,9,a@b.ru\n03/24/2026,8,b@b.ru\n03/04/2026,7,c@b.ru\n")

    assert [answer.score for answer in found.answers] == [9, 8]
    assert [(error.row, error.key) for error in found.errors] == [(4, "row-date-ambiguous")]


@pytest.mark.parametrize(
    "cell",
    [
        "1774332311",
        1774332311,
        1774332311.0,
        "1774332311000",
        "2026-03-24T06:05:11Z",
        "2026-03-24 06:05:11 UTC",
        "2026-03-24T09:05:11+03:00",
        "2026-03-24 09:05:11.250",
        "24.03.2026 9:05:11",
        "24.03.2026, 09:05:11",
        "24 марта 2026 г., 9:05:11",
        "24 марта 2026 г. в 9:05:11",
        "Tue, Mar 24, 2026 9:05:11 AM",
        "2026/03/24 9:05:11 AM GMT+3",
        "24/03/2026 09:05:11",
        "03/24/2026 09:05:11 AM",
        datetime(2026, 3, 24, 9, 5, 11),  # noqa: DTZ001 - as spreadsheets keep it
    ],
)
def test_a_moment_is_read_however_it_is_written(cell: object) -> None:
    assert moment(cell, MOSCOW) == AT


@pytest.mark.parametrize("cell", ["", "вчера", "31.02.2026", "2026-03-24 25:00", "13:00 PM", 9, True, "12/12/1990"])
def test_what_is_no_moment_is_none(cell: object) -> None:
    assert moment(cell, MOSCOW) is None


def test_the_same_day_and_month_is_in_no_doubt() -> None:
    assert order_of(["05/05/2026"]) == (None, None)


@pytest.mark.parametrize(
    ("cell", "score"),
    [
        ("0", 0), (0, 0), (0.0, 0), ("10", 10), ("9.0", 9), ("9/10", 9), ("9 / 10", 9), ("9 из 10", 9),
        ("10 - Extremely likely", 10), ("0 – точно нет", 0), ("10 (точно да)", 10),
        ("11", None), ("-1", None), ("9.5", None), ("", None), (None, None), (True, None), ("девять", None),
        ("4/5", None), ("90%", None),
    ],
)  # fmt: skip
def test_a_score_is_zero_to_ten_and_nothing_else(cell: object, score: int | None) -> None:
    assert score_of(cell) == score


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Date,Rating (1-10 stars),Email\n2026-03-04,9,a@b.ru\n", "past-stars"),
        ("Дата,Оценка,Почта\n2026-03-04,★★★★,a@b.ru\n", "past-stars"),
        ("Дата,Оцените нас от 1 до 10,Почта\n2026-03-04,9,a@b.ru\n", "past-from-one"),
        ("Date,Score (1 to 10),Email\n2026-03-04,9,a@b.ru\n", "past-from-one"),
        ("Date,Score,Email\n2026-03-04,90,a@b.ru\n2026-03-05,8,a@b.ru\n", "past-other-scale"),
        ("Date,Score,Email\n2026-03-04,-1,a@b.ru\n2026-03-05,8,a@b.ru\n", "past-other-scale"),
        ("Date,Score,Email\n2026-03-04,4/5,a@b.ru\n", "past-other-scale"),
        ("Date,CSAT score,Email\n2026-03-04,4,a@b.ru\n", "past-other-scale"),
        ("Date,Email,Comment\n2026-03-04,a@b.ru,fine\n", "past-no-score"),
        ("Date,Score,Email\n2026-03-04,promoter,a@b.ru\n", "past-no-score"),
        ("Score,Email,Comment\n9,a@b.ru,fine\n", "past-no-date"),
        ("Date,Score\n2026-03-04,9\n", "past-nobody"),
        ("Date,Score,Email\n", "past-empty"),
        (" , \n , \n", "past-empty"),
        ("привет\n", "past-no-header"),
    ],
)
def test_what_is_no_table_of_past_answers_is_refused_with_a_reason(text: str, key: str) -> None:
    with pytest.raises(ListError) as raised:
        answers(text)

    assert raised.value.key == key


def test_one_slip_of_the_hand_is_the_error_of_its_row() -> None:
    rows = "".join(f"2026-03-04,{score},a@b.ru\n" for score in [*range(10), 9, 11])
    found = answers(f"Date,Score,Email\n{rows}")

    assert len(found.answers) == 11
    assert [(error.row, error.key, error.args["value"]) for error in found.errors] == [(13, "row-score-broken", "11")]


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ("2026-03-04,xx,a@b.ru", "row-score-broken"),
        (",9,a@b.ru", "row-past-undated"),
        ("soon,9,a@b.ru", "row-date-broken"),
        ("2027-03-04,9,a@b.ru", "row-date-ahead"),
        ("2026-03-04,9,", "row-past-nobody"),
        ("2026-03-04,9,a@b.ru,what,more", "row-too-wide"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(row: str, key: str) -> None:
    good = "".join(f"2026-03-0{day},9,a@b.ru\n" for day in range(1, 6))
    found = answers(f"Date,Score,Email\n{good}{row}\n")

    assert [(error.row, error.key) for error in found.errors] == [(7, key)]
    assert len(found.answers) == 5


def test_rows_without_a_score_are_counted_and_zero_is_none_of_them() -> None:
    found = answers("Date,Score,Email\n2026-03-04,0,a@b.ru\n2026-03-05,,b@b.ru\n")

    assert [answer.score for answer in found.answers] == [0]
    assert [(note.key, note.args["rows"]) for note in found.notes] == [("past-silent", "3")]


def test_a_comment_without_end_is_cut_off_and_said_so() -> None:
    found = answers(f"Date,Score,Email,Comment\n2026-03-04,9,a@b.ru,{'x' * 4_000}\n")

    assert len(found.answers[0].words or "") == LONGEST_WORDS
    assert found.notes[0].key == "past-cut"


def test_scores_that_never_pass_five_are_doubted() -> None:
    rows = "".join(f"2026-03-04,{score % 6},a{score}@b.ru\n" for score in range(30))

    assert "past-low" in [note.key for note in answers(f"Date,Score,Email\n{rows}").notes]


def test_an_apostrophe_before_a_formula_is_no_part_of_the_comment() -> None:
    assert first("Date,Score,Email,Comment\n2026-03-04,9,a@b.ru,'=1+1 is two\n").words == "=1+1 is two"


CLIENT_LISTS = (
    "Компания;Контакт;Телефон;Последняя покупка;Выручка\nВектор;Ирина Ким;+79161234567;01.09.2026;5\n",
    "account,contact,phone,role\nVector,Irina Kim,+79161234567,buyer\n",
    "№;Компания;Контакт;Класс\n1;Вектор;Ирина Ким;A\n",
)


@pytest.mark.parametrize("text", CLIENT_LISTS)
def test_a_client_list_is_not_taken_for_answers(text: str) -> None:
    assert guess(table(text)) is FileKind.CLIENTS


@pytest.mark.parametrize("rows", [[], [[]], [[None]], [["x"]], [[None, None], [True, 3.5]]])
def test_guessing_takes_anything(rows: Sequence[Sequence[object]]) -> None:
    assert guess(rows) is FileKind.CLIENTS


@pytest.mark.parametrize(
    ("title", "wording"),
    [
        ("How likely are you to recommend us?", Wording.RECOMMEND),
        ("Насколько вероятно, что вы порекомендуете нас?", Wording.RECOMMEND),
        ("How likely are you to continue buying from us?", Wording.KEEP_BUYING),
        ("Какова вероятность, что вы продолжите закупать у нас?", Wording.KEEP_BUYING),
        ("How likely are you to recommend doing more with us?", Wording.WORK_MORE),
        ("NPS", None),
    ],
)
def test_the_heading_may_tell_the_question(title: str, wording: Wording | None) -> None:
    assert guess_wording(title) is wording
