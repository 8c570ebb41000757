"""What may be handed over, and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from nps.handing import CannotHand, Held, Scope, check, scopes
from nps.values import Role, StaffId

THEN = datetime(2026, 11, 23, tzinfo=UTC)
ANNA, IGOR, BOSS = StaffId(1), StaffId(2), StaffId(3)
ANNAS = Held(ANNA, ANNA)


@dataclass(frozen=True)
class Somebody:
    id: StaffId
    role: Role = Role.MANAGER
    joined_at: datetime | None = THEN
    can_be_written_to: bool = True
    is_away: bool = False
    name: str = "Игорь"


def why(by: Somebody, to: Somebody | None, held: Held = ANNAS, scope: Scope | None = None, **more: bool) -> str | None:
    try:
        check(by, to, held, scope, anonymous=more.get("anonymous", False))
    except CannotHand as error:
        return error.key
    return None


def test_whoever_has_one_contact_alone_cannot_give_away_the_account() -> None:
    everything = [Scope.CASE, Scope.CONTACT, Scope.ACCOUNT]
    assert scopes(Role.MANAGER, (ANNA,), ANNAS, anonymous=False) == everything
    assert scopes(Role.MANAGER, (IGOR,), Held(IGOR, ANNA), anonymous=False) == [Scope.CASE, Scope.CONTACT]
    assert scopes(Role.MANAGER, (IGOR, ANNA), ANNAS, anonymous=False) == everything  # stands in for her
    assert scopes(Role.OWNER, (BOSS,), Held(IGOR, ANNA), anonymous=False) == everything
    assert scopes(Role.OWNER, (BOSS,), Held(None, None), anonymous=True) == [Scope.CASE]


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        (None, "hand-left"),
        (Somebody(ANNA), "hand-oneself"),
        (Somebody(IGOR, joined_at=None, can_be_written_to=False), "hand-not-joined"),
        (Somebody(IGOR, can_be_written_to=False), "hand-unreachable"),
        (Somebody(IGOR, is_away=True), None),
        (Somebody(BOSS, Role.OWNER), None),
    ],
)
def test_to_whom_it_can_go(to: Somebody | None, expected: str | None) -> None:
    assert why(Somebody(ANNA), to) == expected


def test_an_owner_takes_what_is_not_theirs_and_no_manager_does() -> None:
    boss = Somebody(BOSS, Role.OWNER)
    assert why(boss, boss) is None
    assert why(boss, boss, Held(BOSS, BOSS)) == "hand-oneself"
    assert why(Somebody(IGOR), Somebody(IGOR)) == "hand-oneself"  # who stands in


def test_an_account_may_go_to_whoever_has_one_of_its_contacts() -> None:
    boss, igor = Somebody(BOSS, Role.OWNER), Somebody(IGOR)
    held = Held(IGOR, ANNA)
    assert why(boss, igor, held) is None
    assert why(boss, igor, held, Scope.ACCOUNT) is None
    assert why(boss, igor, held, Scope.CONTACT) == "hand-already"
    assert why(boss, Somebody(ANNA), held, Scope.CONTACT) is None  # back to who has the account


def test_where_answers_are_anonymous_none_but_an_owner_has_it() -> None:
    boss = Somebody(BOSS, Role.OWNER)
    assert why(boss, Somebody(IGOR), anonymous=True) == "hand-owners-only"
    assert why(boss, Somebody(StaffId(4), Role.OWNER), anonymous=True) is None
