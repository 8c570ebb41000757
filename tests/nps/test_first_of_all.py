"""What an owner reads before all else: the rule alone."""

from __future__ import annotations

from nps.colours import Colour, Current
from nps.first_of_all import LEAST_LATE, Late, LeftLying, choose
from nps.values import AccountId, StaffId

ANNA, IGOR = StaffId(1), StaffId(2)


def account(number: int, revenue: int | None, colour: Colour) -> Current:
    return Current(AccountId(number), revenue, None, colour, is_heard=True, makers=0, makers_listed=0)


def red(number: int, revenue: int | None = None) -> Current:
    return account(number, revenue, Colour.AT_RISK)


def white(number: int, revenue: int | None = None) -> Current:
    return account(number, revenue, Colour.UNHEARD)


def late(manager: StaffId | None, account: int, count: int, revenue: int | None = None) -> Late:
    return Late(manager, AccountId(account), count, revenue)


def test_who_has_nothing_to_read_reads_nothing() -> None:
    chosen = choose([account(1, 900, Colour.SAFE), account(2, 800, Colour.WATCH)], [], {AccountId(1)})

    assert (chosen.left_lying, chosen.unheard, chosen.at_risk) == (None, None, None)


def test_cases_of_one_manager_are_summed_over_their_accounts_and_a_few_are_no_habit() -> None:
    of_two = [late(IGOR, 1, 2, 900), late(IGOR, 2, 1, None), late(ANNA, 3, 2, 5_000)]

    assert choose([], of_two, ()).left_lying == LeftLying(IGOR, LEAST_LATE, 900)
    assert choose([], of_two[1:], ()).left_lying is None


def test_of_equals_it_is_the_manager_whose_clients_are_worth_more_and_nobodys_cases_are_nobodys() -> None:
    cases = [late(None, 1, 9, 9_000), late(ANNA, 2, 3, 100), late(IGOR, 3, 3, 200)]

    assert choose([], cases, ()).left_lying == LeftLying(IGOR, 3, 200)


def test_of_the_unheard_a_key_account_comes_before_more_revenue() -> None:
    unheard = [white(1, 900), white(2, 100), white(3), white(4, 50)]

    assert choose(unheard, [], {AccountId(2), AccountId(4)}).unheard == white(2, 100)
    assert choose(unheard, [], {AccountId(3)}).unheard == white(3)
    assert choose(unheard, [], ()).unheard == white(1, 900)
    assert choose(unheard[2:3], [], ()).unheard is None


def test_of_those_at_risk_it_is_the_one_with_the_most_revenue() -> None:
    at_risk = [red(1, 100), red(2, 900), red(3)]

    assert choose(at_risk, [], {AccountId(1)}).at_risk == red(2, 900)
    assert choose([at_risk[0], at_risk[2]], [], {AccountId(3)}).at_risk == red(1, 100)
    assert choose(at_risk[2:], [], {AccountId(3)}).at_risk == red(3)
