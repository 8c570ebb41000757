"""What names are searched by: one key for all ways of writing one name."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nps.names import MOST_WORDS, Query, company_key, person_key, readings


@pytest.mark.parametrize(
    "names",
    [
        (
            "Вектор",
            "ООО «Вектор»",
            'ООО "ВЕКТОР"',
            "Вектор, ООО",
            "О.О.О. Вектор",
            "Vektor",
            "Vector LLC",
            "OOO Vektor",
        ),
        ("Общество с ограниченной ответственностью «Вектор»", "«Вектор» (ООО)", "вектор ооо", "VECTOR Ltd.", "вэктор"),
        ("АО «Гранит-Девелопмент»", "Гранит Девелопмент", "ПАО Гранит–Девелопмент", "Granit Development JSC"),
        ("ИП Ёлкин", "Елкин", "Yolkin", "Индивидуальный предприниматель Ёлкин"),
        ("Müller GmbH", "Muller", "MÜLLER"),
        ("O’Neill & Co", "ONeill", "O'Neil"),
    ],
)
def test_a_company_has_one_key_however_it_is_written(names: tuple[str, ...]) -> None:
    assert len({company_key(name) for name in names}) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("Анна Хабарова", "Anna Khabarova", "Ana Habarova"),
        ("Юлия Щукина", "Yuliya Shchukina", "Iuliia Schukina", "Julia Shukina"),
        ("Алексей Цой", "Aleksey Tsoy", "Alexei Tsoi", "Aleksej Tzoy"),
        ("Фёдор Юрьев", "Fyodor Yurev", "Федор Юрьев"),
        ("Ксения Майорова", "Xenia Mayorova", "Kseniya Mayorova"),
        ("Олена Гай", "Олена Гaй"),  # an a of the other alphabet
    ],
)
def test_a_person_has_one_key_in_either_alphabet(names: tuple[str, ...]) -> None:
    assert len({person_key(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Вектор", "Сектор"), ("Ким", "Цим"), ("Гранит", "Гарант"), ("Шишкин", "Жижкин"), ("Клиент 7", "Клиент 77")],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert company_key(one) != company_key(other)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("ООО", "ooo"),
        ("ААА", "aaa"),
        ("«»", ""),
        ("🙂", "🙂"),
        ("株式会社", "株式会社"),
        ("АО АО", "ao ao"),
        ("Завод 555", "zavod 555"),
        ("И. П. Ким", "i p kim"),
    ],
)
def test_nothing_listed_is_left_without_a_key(name: str, key: str) -> None:
    assert company_key(name) == key


def test_a_greeting_adds_the_words_the_name_lacks() -> None:
    assert person_key("Ким И.", "Ирина Петровна") == "kim i irina petrovna"
    assert person_key("Ким Ирина", "Ирина") == "kim irina"
    assert person_key("Се Ао") == "se ao"  # legal forms are of companies


@given(st.text(alphabet="абвгджзийкхцчшщъыьэюяё abcehjkpqstwxyz«»\"'.,-7Oo") | st.text(max_size=30))
@example("ckh tz shch sschh x")
@example("О О О")
@example("0:GQ")
def test_a_key_is_its_own_key(name: str) -> None:
    key = company_key(name)

    assert person_key(key) == " ".join(dict.fromkeys(key.split()))
    assert person_key(person_key(name)) == person_key(name)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("dtrnjh", ("vektor",)),
        ("Dtrnjh", ("vektor",)),
        ("JJJ Dtrnjh", ("vektor",)),
        ("rbv? bhbyf", ("kim", "irina")),
        (",tkrby", ("belkin",)),
        ("`kry", ("elkn",)),
        ("мусещк", ("vektor",)),
        ("ыьшер", ("smith",)),
    ],
)
def test_words_are_read_in_the_other_keyboard_layout_too(typed: str, words: tuple[str, ...]) -> None:
    assert Query(words) in readings(typed)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("8 (916) 123-45-67", Query(number="9161234567")),
        ("+7 916 123 45 67", Query(number="9161234567")),
        ("4567", Query(("4567",), number="4567")),
        ("123", Query(("123",))),
        ("@IKim", Query(username="ikim")),
        ("https://t.me/IKim", Query(username="ikim")),
        ("Kim@Vektor.ru", Query(address="kim@vektor.ru")),
        ("@vektor.ru", Query(address="@vektor.ru")),
    ],
)
def test_phones_addresses_and_usernames_are_no_names(typed: str, query: Query) -> None:
    assert readings(typed) == (query,)


@pytest.mark.parametrize("typed", ["", "  ", "«»", '"'])
def test_nothing_typed_is_nothing_to_look_for(typed: str) -> None:
    assert readings(typed) == ()


@given(st.text(max_size=300))
@example("YP:0")
@example("c f h 0")
def test_whatever_is_typed_can_be_read_again_from_its_text(typed: str) -> None:
    for query in readings(typed):
        assert len(query.words) <= MOST_WORDS
        if query.words:
            assert Query(query.words) in {Query(again.words) for again in readings(query.text)}
