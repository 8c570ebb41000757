"""Who stands in for whom while somebody is away."""

from __future__ import annotations

from collections.abc import Mapping

from nps.values import StaffId

Standing = Mapping[StaffId, StaffId | None]
"""Everybody who is away, and who stands in for them; None: the owners."""


def chain_of(staff: StaffId, standing: Standing) -> list[StaffId]:
    """Who stands in for one of the staff, and for them in turn; the last one is here, unless the owners are next.

    Empty for whoever is here, and for whoever leaves it to the owners.
    """
    chain: list[StaffId] = []
    deputy = standing.get(staff)
    while deputy is not None and deputy not in chain:
        chain.append(deputy)
        deputy = standing.get(deputy)
    return chain


def falls_to(staff: StaffId, standing: Standing) -> StaffId | None:
    """Who has what is theirs now: they, whoever stands in for them in the end, or None: the owners."""
    last = (chain_of(staff, standing) or [staff])[-1]
    return None if last in standing else last


def closes_circle(staff: StaffId, deputy: StaffId, standing: Standing) -> bool:
    """Would they stand in for themselves, by whatever way round?"""
    return staff == deputy or staff in chain_of(deputy, standing)


def stood_in_for(standing: Standing) -> dict[StaffId, tuple[StaffId, ...]]:
    """For whom each deputy stands in, directly or in turn."""
    of: dict[StaffId, list[StaffId]] = {}
    for staff in sorted(standing):
        for deputy in chain_of(staff, standing):
            of.setdefault(deputy, []).append(staff)
    return {deputy: tuple(staff) for deputy, staff in of.items()}
