"""Which cases somebody wants to see, as they say it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nps.case_words import CaseKind, WantedCases, parse_cases
from nps.scope import EVERYTHING, Scope
from nps.scope_words import ScopeError
from nps.values import AccountId, StaffId
from tests.nps.test_scope import COMPANY, PETROV, SMIRNOVA, VECTOR

LATE, NEW = CaseKind.LATE, CaseKind.NEW


def wanted(text: str) -> WantedCases:
    return parse_cases(text, COMPANY, me=PETROV)


@pytest.mark.parametrize(
    ("text", "scope", "kinds"),
    [
        ("", EVERYTHING, set()),
        ("все обращения", EVERYTHING, set()),
        ("просрочено", EVERYTHING, {LATE}),
        ("Просроченные!", EVERYTHING, {LATE}),
        ("overdue", EVERYTHING, {LATE}),
        ("новые", EVERYTHING, {NEW}),
        ("new VIP", Scope(segment="VIP"), {NEW}),
        ("новые просроченные Смирнова", Scope(manager=SMIRNOVA), {NEW, LATE}),
        ("ждём клиента Вектор", Scope(account=VECTOR), {CaseKind.WAITING}),
        ("не решено", EVERYTHING, {CaseKind.REOPENED}),
        ("закрытые", EVERYTHING, {CaseKind.SETTLED}),
        ("обещанные", EVERYTHING, {CaseKind.PROMISED}),
        ("мои", Scope(manager=PETROV), set()),
        ("my overdue cases", Scope(manager=PETROV), {LATE}),
    ],
)
def test_words_say_which_cases(text: str, scope: Scope, kinds: set[CaseKind]) -> None:
    assert wanted(text) == WantedCases(scope, frozenset(kinds))


def test_a_name_of_the_companys_goes_before_how_a_case_stands() -> None:
    company = replace(COMPANY, accounts=((AccountId(1), "Новые технологии"),))

    assert parse_cases("новые технологии", company, me=PETROV) == WantedCases(Scope(account=AccountId(1)))
    assert parse_cases("«новые»", company, me=PETROV) == WantedCases(Scope(account=AccountId(1)))
    assert parse_cases("новые", company, me=PETROV) == WantedCases(kinds=frozenset({NEW}))


@pytest.mark.parametrize("text", ["квазар", "просрочено квазар", "прошлый квартал", "мои Смирнова", "VIP розница"])
def test_what_says_nothing_is_an_error(text: str) -> None:
    with pytest.raises(ScopeError):
        wanted(text)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(ScopeError):
        assert isinstance(parse_cases(text, COMPANY, me=StaffId(7)), WantedCases)
