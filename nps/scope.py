"""What a figure is of: everything, or one survey's, manager's, segment's, circle's, region's or account's part."""

from __future__ import annotations

from dataclasses import dataclass

from nps.values import AccountId, Circle, Role, StaffId, SurveyId


@dataclass(frozen=True, slots=True)
class Scope:
    """What is given narrows it down; None: all of them. A segment and a region stand as the client list has them."""

    survey: SurveyId | None = None
    manager: StaffId | None = None
    segment: str | None = None
    circle: Circle | None = None
    region: str | None = None
    account: AccountId | None = None
    also_of: tuple[StaffId, ...] = ()
    """Beside `manager`: for whom they stand in. Of clients as they are now; answers are of whoever had them then."""
    every: bool = False
    """Every answer counts, not each contact's latest one alone."""


EVERYTHING = Scope()


def of_reader(role: Role, staff_id: StaffId) -> Scope:
    """An owner reads of everybody, a manager of their own clients."""
    return EVERYTHING if role is Role.OWNER else Scope(manager=staff_id)
