"""A scope: what a reader may see, and what people say when they mean a part of it."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nps.scope import EVERYTHING, Scope, of_reader
from nps.scope_words import Directory, ScopeError, Spoken, parse
from nps.values import AccountId, Circle, Role, StaffId, SurveyId

SMIRNOVA, PETROV, IVANOV = StaffId(1), StaffId(2), StaffId(3)
VECTOR, MARCH, DRIVING, REGION_AUTO = AccountId(1), AccountId(2), AccountId(3), AccountId(4)
GUSEV, COMMAS, PETROV_TRADE = AccountId(5), AccountId(6), AccountId(7)
COMPANY = Directory(
    managers=((SMIRNOVA, "Анна Смирнова"), (PETROV, "Пётр Петров"), (IVANOV, "John Ivanov")),
    accounts=(
        (VECTOR, "ООО «Вектор»"),
        (MARCH, "Март"),
        (DRIVING, "За рулём"),
        (REGION_AUTO, "Регион Авто"),
        (GUSEV, "ИП Гусев С. В."),
        (COMMAS, "ООО «Рога, копыта и К°»"),
        (PETROV_TRADE, "Торговый дом Петров"),
    ),
    segments=("VIP", "Крупный опт", "Розница"),
    regions=("Урал", "Тульская область", "Ural"),
    surveys=((SurveyId(1), "регулярный"), (SurveyId(2), "сделки")),
)


def scope_of(text: str) -> Scope:
    spoken = parse(text, COMPANY)
    assert spoken.rest == ""
    return spoken.scope


def mistake(text: str) -> tuple[str, dict[str, str]]:
    with pytest.raises(ScopeError) as raised:
        parse(text, COMPANY)
    return raised.value.key, raised.value.details


def test_an_owner_reads_of_everybody_and_a_manager_of_their_own() -> None:
    assert of_reader(Role.OWNER, SMIRNOVA) == EVERYTHING == Scope()
    assert of_reader(Role.MANAGER, SMIRNOVA) == Scope(manager=SMIRNOVA)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("", EVERYTHING),
        ("  ,; ", EVERYTHING),
        ("VIP", Scope(segment="VIP")),
        ("vip", Scope(segment="VIP")),
        ("крупный опт", Scope(segment="Крупный опт")),
        ("сегмент опт", Scope(segment="Крупный опт")),
        ("segment VIP", Scope(segment="VIP")),
        ("ЛПР", Scope(circle=Circle.DECISION_MAKER)),
        ("конечный пользователь", Scope(circle=Circle.END_USER)),
        ("decision maker", Scope(circle=Circle.DECISION_MAKER)),
        ("круг пользователи", Scope(circle=Circle.USER)),
        ("Смирнова", Scope(manager=SMIRNOVA)),
        ("анна смирнова?", Scope(manager=SMIRNOVA)),
        ("менеджер Петров", Scope(manager=PETROV)),
        ("manager Ivanov", Scope(manager=IVANOV)),
        ("регион Урал", Scope(region="Урал")),
        ("по региону Урал", Scope(region="Урал")),
        ("in region Ural", Scope(region="Ural")),
        ("Тульская область", Scope(region="Тульская область")),
        ("регион Тульская", Scope(region="Тульская область")),
        ("ООО «Вектор»", Scope(account=VECTOR)),
        ('ООО "Вектор"', Scope(account=VECTOR)),
        ("ООО«Вектор»", Scope(account=VECTOR)),
        ("Вектор", Scope(account=VECTOR)),
        ("«Вектор", Scope(account=VECTOR)),
        ("клиент Вектор", Scope(account=VECTOR)),
        ("Гусев", Scope(account=GUSEV)),
        ("рога, копыта", Scope(account=COMMAS)),
        ("За рулем", Scope(account=DRIVING)),
        ("опрос сделки", Scope(survey=SurveyId(2))),
        ("регулярный", Scope(survey=SurveyId(1))),
        ("VIP и ЛПР", Scope(segment="VIP", circle=Circle.DECISION_MAKER)),
        ("VIP, Смирнова, Урал", Scope(segment="VIP", manager=SMIRNOVA, region="Урал")),
        ("Смирнова, менеджер Анна", Scope(manager=SMIRNOVA)),
    ],
)
def test_words_name_a_part_of_the_company(text: str, scope: Scope) -> None:
    assert scope_of(text) == scope


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("прошлый квартал", Spoken(EVERYTHING, "прошлый квартал")),
        ("VIP за март", Spoken(Scope(segment="VIP"), "за март")),
        ("сентябрь 2026 Смирнова", Spoken(Scope(manager=SMIRNOVA), "сентябрь 2026")),
        ("Q3 VIP", Spoken(Scope(segment="VIP"), "Q3")),
        ("VIP 01.09 - 15.10", Spoken(Scope(segment="VIP"), "01.09 - 15.10")),
        ("VIP с 1 сентября по 15 октября", Spoken(Scope(segment="VIP"), "с 1 сентября по 15 октября")),
        ("October 1-15 VIP", Spoken(Scope(segment="VIP"), "October 1-15")),
        ("last week for Ivanov", Spoken(Scope(manager=IVANOV), "last week")),
    ],
)
def test_a_period_is_left_for_its_own_parser(text: str, spoken: Spoken) -> None:
    assert parse(text, COMPANY) == spoken


def test_a_client_called_like_a_month_is_meant_in_quotes_or_when_called_a_client() -> None:
    assert parse("март", COMPANY) == Spoken(EVERYTHING, "март")
    assert scope_of("«Март»") == scope_of("клиент Март") == Scope(account=MARCH)


def test_a_client_called_like_a_region_is_meant_by_its_whole_name() -> None:
    assert scope_of("Регион Авто") == Scope(account=REGION_AUTO)
    assert scope_of("регион Урал") == Scope(region="Урал")


def test_the_companys_own_word_comes_before_a_circles() -> None:
    assert scope_of("розница") == Scope(segment="Розница")
    assert scope_of("круг розница") == Scope(circle=Circle.INTERMEDIARY)


def test_a_name_of_several_is_asked_about_again() -> None:
    key, details = mistake("VIP Петров")

    assert (key, details) == ("scope-ambiguous", {"words": "Петров", "names": "Пётр Петров, Торговый дом Петров"})
    assert scope_of("клиент Петров") == Scope(account=PETROV_TRADE)


def test_of_many_who_are_called_so_three_are_named() -> None:
    many = Directory(accounts=[(AccountId(n), f"ООО «Альфа {n}»") for n in range(9)])

    with pytest.raises(ScopeError) as raised:
        parse("альфа", many)
    assert raised.value.details["names"] == "ООО «Альфа 0», ООО «Альфа 1», ООО «Альфа 2», …"


@pytest.mark.parametrize(
    ("text", "words"),
    [("бурундук", "бурундук"), ("VIP бурундук", "бурундук"), ("регион Марс", "регион Марс"), ("круг", "круг")],
)
def test_a_word_that_means_nothing_is_named(text: str, words: str) -> None:
    assert mistake(text) == ("scope-unknown", {"words": words})


def test_two_of_one_kind_are_too_many() -> None:
    details = {"first": "Анна Смирнова", "second": "Пётр Петров"}

    assert mistake("Смирнова менеджер Петров") == ("scope-twice", details)


def test_people_and_clients_without_a_name_are_never_meant() -> None:
    nameless = Directory(managers=((SMIRNOVA, ""),), accounts=((VECTOR, "«»"),))

    assert parse("", nameless).scope == EVERYTHING
    with pytest.raises(ScopeError):
        parse("кто", nameless)


@given(
    manager=st.none() | st.sampled_from(COMPANY.managers),
    account=st.none() | st.sampled_from(COMPANY.accounts),
    segment=st.none() | st.sampled_from(COMPANY.segments),
    region=st.none() | st.sampled_from(COMPANY.regions),
    survey=st.none() | st.sampled_from(COMPANY.surveys),
    period=st.sampled_from(["", "март 2026", "прошлая неделя", "Q3"]),
    order=st.randoms(use_true_random=False),
)
def test_every_name_behind_its_dimension_is_understood_in_any_order(
    manager: tuple[StaffId, str] | None,
    account: tuple[AccountId, str] | None,
    segment: str | None,
    region: str | None,
    survey: tuple[SurveyId, str] | None,
    period: str,
    order: Random,
) -> None:
    said = [
        period,
        f"менеджер {manager[1]}" if manager else "",
        f"client {account[1]}" if account else "",
        f"сегмент {segment}" if segment else "",
        f"region {region}" if region else "",
        f"опрос {survey[1]}" if survey else "",
    ]
    order.shuffle(said)

    assert parse(" ".join(said), COMPANY) == Spoken(
        Scope(
            manager=manager[0] if manager else None,
            account=account[0] if account else None,
            segment=segment,
            region=region,
            survey=survey[0] if survey else None,
        ),
        period,
    )


WORDS = ["за", "«", "»", "регион", "клиент", "март", "2026", "Петров", "VIP", "-", "№", "Q3", "\u200b", "ЛПР", '"']


def heard(text: str) -> Spoken | ScopeError:
    try:
        return parse(text, COMPANY)
    except ScopeError as error:
        return error


@given(st.text(max_size=300) | st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_whatever_is_said_is_a_scope_or_a_mistake_with_a_text(text: str) -> None:
    spoken = heard(text)

    if isinstance(spoken, ScopeError):
        assert spoken.key in {"scope-unknown", "scope-ambiguous", "scope-twice"}
        assert all(spoken.details.values())
