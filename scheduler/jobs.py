"""What one tick does: every job looks at what is due and lacks its row. Late is fine, twice is impossible."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from actions.absences import end_due
from actions.alerting import take_back_lent
from actions.erasing import finish_erasures, keep_no_longer
from actions.exporting import drop_stale
from actions.light_cards import hand_over_light_cards
from actions.newcomers import forget_old
from actions.passing_on import pass_on_early
from actions.recording import forget_drafts
from actions.relay_outcomes import settle_relays
from actions.turn import Turn
from messages.owed import Owed
from scheduler.asking import ask_due, close_expired, remind_silent, remind_undecided
from scheduler.campaigning import follow_campaigns
from scheduler.climbing import ring_due
from scheduler.closing import close_unanswered
from scheduler.colouring import follow_colours, keep_colours
from scheduler.counting import count_rows
from scheduler.fixing import open_repeated, ring_fixes, tell_mended
from scheduler.handing import follow_open_cases, hand_over_cases
from scheduler.mornings import owe_mornings
from scheduler.promising import follow_promises
from scheduler.pruning import forget_done
from scheduler.rechecking import ask_recovered
from scheduler.safety import owe_backup, owe_rehearsal
from scheduler.slices import Sliced
from scheduler.storytelling import suggest_stories
from scheduler.summaries import owe_summaries
from scheduler.weeks_ahead import owe_weeks_ahead

AtOnce = Callable[[Turn], Awaitable[Owed]]
Job = AtOnce | Sliced

# In this order: whoever is back has what comes now, what has expired is not reminded of, and questions come after
# summaries.
JOBS: tuple[Job, ...] = (
    end_due,
    pass_on_early,
    take_back_lent,
    hand_over_cases,
    hand_over_light_cards,
    follow_open_cases,
    close_unanswered,
    settle_relays,
    follow_promises,
    forget_drafts,
    forget_old,
    ring_due,
    close_expired,
    open_repeated,
    ring_fixes,
    owe_mornings,
    keep_colours,
    follow_colours,
    owe_summaries,
    owe_weeks_ahead,
    suggest_stories,
    remind_silent,
    remind_undecided,
    tell_mended,
    ask_recovered,
    follow_campaigns,
    ask_due,
    finish_erasures,
    keep_no_longer,
    owe_backup,
    owe_rehearsal,
    drop_stale,
    forget_done,
    count_rows,
)


def name_of(job: Job) -> str:
    return job.name if isinstance(job, Sliced) else str(getattr(job, "__name__", job))
