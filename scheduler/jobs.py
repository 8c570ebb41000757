"""What one tick does: every job looks at what is due and lacks its row. Late is fine, twice is impossible."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from messages.owed import Owed
from scheduler.asking import ask_due, close_expired, remind_silent, remind_undecided
from scheduler.erasing import finish_erasures
from scheduler.retention import keep_no_longer
from scheduler.safety import owe_backup, owe_rehearsal
from scheduler.summaries import owe_summaries
from scheduler.upkeep import forget_done, hand_over_cases, pass_on_early

Job = Callable[..., Awaitable[Owed]]

# In this order: what has expired is not reminded of, and questions come after summaries.
JOBS: tuple[Job, ...] = (
    pass_on_early,
    hand_over_cases,
    close_expired,
    owe_summaries,
    remind_silent,
    remind_undecided,
    ask_due,
    finish_erasures,
    keep_no_longer,
    owe_backup,
    owe_rehearsal,
    forget_done,
)


def name_of(job: Job) -> str:
    return str(getattr(job, "__name__", job))
