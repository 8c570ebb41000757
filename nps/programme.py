"""The programme's settings: what a company decided once, frozen, handed to everything that needs a rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from nps import pseudonym
from nps.sending import EVERYBODY, EVERYTHING, Sending, SummaryPart
from nps.timetable import WorkingHours
from nps.values import ConsentMode, PeriodKind, Role, TelegramId
from nps.working_calendar import WorkingCalendar
from nps.working_time import WorkingTime

RECOVERED_WITHIN = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Programme:
    """Settings of one company's NPS programme.

    `link_key` signs invitation links; it is derived from the bot's token and never stored.
    """

    company: str
    language: str = "ru"
    zone: tzinfo = UTC
    currency: str = "RUB"
    country: str = "RU"  # two letters, or "off": how national phone numbers are read
    owner_ids: frozenset[TelegramId] = frozenset()
    working_hours: WorkingHours = field(default_factory=WorkingHours)
    calendar: WorkingCalendar = field(default_factory=WorkingCalendar)
    weekly_summary: str = "0 9 * * mon"
    monthly_summary: str = "0 9 1 * *"
    quarterly_summary: str = "0 9 1 1,4,7,10 *"
    summary_recipients: frozenset[Role] = EVERYBODY
    summary_contents: frozenset[SummaryPart] = EVERYTHING
    holidays: Mapping[str, Mapping[date, str]] = field(default_factory=dict, hash=False, repr=False)  # by language
    privacy_url: str | None = None
    link_shows_name: bool = True  # may whoever opens a personal link read the client's greeting and the manager's name?
    backup_folder: Path | None = None  # for the erasure log as well
    backs_up: bool = False  # a backup every day, and a rehearsed restore every week
    link_key: bytes = field(default=b"", repr=False)

    forget_keeps_score: bool = True  # an erased person's score stays in the figures, without a name
    anonymous: bool = False  # nobody below the owners sees who said what
    managers_export_phones: bool = False  # phones and e-mails of their clients, in the files managers take out
    retention_months: int | None = None  # None: kept for ever

    quiet_for: timedelta = timedelta(days=90)  # no question to a human so soon after another one, or after an answer
    asked_one_in: int = 3  # so many contacts of an account, in a week
    asked_together: int = 50  # so many on the same day are no burst; more are spread over the days of a week
    told_before: timedelta = timedelta(hours=2)  # of a week, so that [Не сейчас] on its first morning comes in time
    link_lives: timedelta = timedelta(days=90)
    consent_reminder_after: timedelta = timedelta(days=3)
    comment_first_within: timedelta = timedelta(hours=24)
    comment_more_within: timedelta = timedelta(minutes=30)
    change_open_for: timedelta = timedelta(minutes=10)
    early_comment_waits: timedelta = timedelta(minutes=2)
    early_comment_reply_after: timedelta = timedelta(seconds=5)
    ring_at_most_every: timedelta = timedelta(minutes=1)
    contact_within_working_days: int = 1
    plan_within_working_days: int = 2
    settled_without_answer_after: timedelta = timedelta(days=7)
    recheck_after: timedelta = timedelta(days=30)  # from the closing of a complaint: the same question once more
    recheck_gives_way_within: timedelta = timedelta(days=30)  # to a regular question that is due so soon after it
    recovered_within: timedelta = RECOVERED_WITHIN  # a regular answer so soon after the closing counts as well
    promise_without_answer_for: int = 3  # working days, in which the client may say whether it was kept
    prompt_open_for: timedelta = timedelta(minutes=30)
    relay_after: timedelta = timedelta(seconds=10)  # so long an answer to a client's own words may be cancelled
    relay_asked_for: timedelta = timedelta(hours=24)  # so long [Отправить] is good
    album_silence: timedelta = timedelta(seconds=2)  # then an album is complete: Telegram does not say
    forget_confirm_within: timedelta = timedelta(minutes=10)
    forget_done_within: timedelta = timedelta(hours=1)  # the last message; until then the chat's number is needed

    @property
    def pseudonym_key(self) -> bytes:
        return pseudonym.derive_key(self.link_key)

    @property
    def working_time(self) -> WorkingTime:
        """The company's own; of somebody who lives elsewhere: `.in_zone(programme.zone_named(…))`."""
        return WorkingTime(self.working_hours, self.zone, self.calendar)

    @property
    def sending(self) -> Sending:
        """Of summaries: the first values; owners may have chosen others (`storage.figures.sending`)."""
        schedules = {
            PeriodKind.WEEK: self.weekly_summary,
            PeriodKind.MONTH: self.monthly_summary,
            PeriodKind.QUARTER: self.quarterly_summary,
        }
        return Sending(schedules, self.summary_recipients, self.summary_contents)

    @property
    def mode(self) -> ConsentMode:
        return ConsentMode.ANONYMOUS if self.anonymous else ConsentMode.NAMED

    def may_read_answers(self, role: Role) -> bool:
        """May somebody of this role know who said what? Of which clients is another question."""
        return role is Role.OWNER or not self.anonymous

    def zone_named(self, name: str | None) -> tzinfo:
        """A person's zone; the company's when none, or an unknown one, is given."""
        if name:
            try:
                return ZoneInfo(name)
            except (ZoneInfoNotFoundError, ValueError, OSError):
                return self.zone
        return self.zone
