"""What repeats: complaints of one reason that are no accident any more, so that the system is to be mended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from nps.values import Reason

WITHIN = timedelta(days=180)
AT_ACCOUNTS = 3
AT_ONE = 3


@dataclass(frozen=True, slots=True)
class Repeated:
    """Complaints of a reason: at how many accounts, and how often at the one that named it most."""

    reason: Reason
    accounts: int
    most: int

    @property
    def is_wide(self) -> bool:
        """At three accounts; else three times at one."""
        return self.accounts >= AT_ACCOUNTS

    @property
    def is_to_be_mended(self) -> bool:
        return self.is_wide or self.most >= AT_ONE


def counts_since(now: datetime, done_at: datetime | None) -> datetime:
    """From when complaints count: half a year, and nothing of before it was mended last."""
    since = now - WITHIN
    return max(since, done_at) if done_at is not None else since
