"""Who is told what a client says: the account's manager, their deputy, or the owners, and why."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from nps.values import AlertWhy


class Colleague(Protocol):
    """What the rule asks of one of the staff."""

    @property
    def joined_at(self) -> datetime | None: ...

    @property
    def can_be_written_to(self) -> bool: ...

    @property
    def is_away(self) -> bool: ...


def why_told(manager: Colleague | None, *, anonymous: bool, deputy: Colleague | None = None) -> AlertWhy:
    """ASSIGNED: the manager is told; STANDS_IN: the deputy. Anything else: the owners, for this reason (method §6, §9).

    `deputy`: who has what is the manager's while they are away; None: the owners.

    1. Where answers are anonymous, nobody below the owners learns who said what.
    2. While the manager is away, whoever stands in for them and can be written to.
    3. The manager of the account, if there is one who can be written to.
    4. Else the owners: a complaint must not lie where nobody reads it.
    """
    if anonymous:
        return AlertWhy.ANONYMOUS
    if manager is None:
        return AlertWhy.NO_MANAGER
    if manager.is_away:
        return AlertWhy.STANDS_IN if deputy is not None and deputy.can_be_written_to else AlertWhy.AWAY
    if manager.can_be_written_to:
        return AlertWhy.ASSIGNED
    return AlertWhy.NOT_JOINED if manager.joined_at is None else AlertWhy.UNREACHABLE
