"""What repeats: complaints of one reason that are no accident any more, so that the system is to be mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from nps.values import AccountId, Reason

WITHIN = timedelta(days=180)
AT_ACCOUNTS = 3
AT_ONE = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody of this account complained of this, then: an answer, or a case that was closed with this cause."""

    reason: Reason
    account_id: AccountId
    at: datetime


@dataclass(frozen=True, slots=True)
class Repeated:
    """A reason that repeats: at how many accounts, and how often at the one that named it most."""

    reason: Reason
    accounts: int
    most: int

    @property
    def is_wide(self) -> bool:
        """At three accounts; else three times at one."""
        return self.accounts >= AT_ACCOUNTS


def counts_since(now: datetime, done_at: datetime | None) -> datetime:
    """From when complaints count: half a year, and nothing of before it was mended last."""
    since = now - WITHIN
    return max(since, done_at) if done_at is not None else since


def find_repeated(
    mentions: Iterable[Mention], done: Mapping[Reason, datetime], *, now: datetime
) -> tuple[Repeated, ...]:
    """The reasons that repeat, in the order in which reasons are shown. `done`: when each was mended last."""
    counts: dict[Reason, Counter[AccountId]] = {}
    for mention in mentions:
        if counts_since(now, done.get(mention.reason)) < mention.at <= now:
            counts.setdefault(mention.reason, Counter())[mention.account_id] += 1
    found = (
        Repeated(reason, len(counts[reason]), max(counts[reason].values())) for reason in Reason if reason in counts
    )
    return tuple(each for each in found if each.is_wide or each.most >= AT_ONE)
