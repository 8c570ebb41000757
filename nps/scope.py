"""What a figure is of: everything, or one survey's, manager's, segment's, circle's, region's or account's part."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from nps.values import AccountId, Circle, Role, StaffId, SurveyId, SurveyKind

Lacking = Literal["manager", "segment", "circle", "region"]


@dataclass(frozen=True, slots=True)
class Scope:
    """What is given narrows it down; None: all of them. A segment and a region stand as the client list has them."""

    survey: SurveyId | None = None
    manager: StaffId | None = None
    segment: str | None = None
    circle: Circle | None = None
    region: str | None = None
    account: AccountId | None = None
    kind: SurveyKind | None = None
    """Of the surveys that ask what `survey` does, those of this kind alone."""
    lacks: frozenset[Lacking] = frozenset()
    """What it has none of: «без сегмента»."""
    also_of: tuple[StaffId, ...] = ()
    """Beside `manager`: for whom they stand in. Of clients as they are now; answers are of whoever had them then."""
    every: bool = False
    """Every answer counts, not each contact's latest one alone."""


EVERYTHING = Scope()


def of_reader(role: Role, staff_id: StaffId) -> Scope:
    """An owner reads of everybody, a manager of their own clients."""
    return EVERYTHING if role is Role.OWNER else Scope(manager=staff_id)


def part_of(scope: Scope, dimension: str, part: Any) -> Scope:
    """The part of it that is of this manager, segment, circle or region; of None, of those who have none."""
    name: Any = dimension.removesuffix("s")
    if part is None:
        return replace(whole_of(scope, name), lacks=scope.lacks | {name})
    narrowed: dict[str, Any] = {name: part}
    return replace(whole_of(scope, name), **narrowed)


def whole_of(scope: Scope, dimension: Lacking) -> Scope:
    """The same whatever the manager, segment, circle or region is."""
    anything: dict[str, Any] = {dimension: None}
    return replace(scope, **anything, lacks=scope.lacks - {dimension})
