"""When summaries are sent, to whom, and what stands in them: first values, and what owners have chosen since."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nps.period import Period, containing, last_complete
from nps.values import PeriodKind, Role

OFF = "off"
SENT = (PeriodKind.WEEK, PeriodKind.MONTH, PeriodKind.QUARTER)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FIRST_OF_THE_END = WEEKDAYS.index("fri")
_SCHEDULES = {
    PeriodKind.WEEK: ("weekly_summary", "0 9 * * mon"),
    PeriodKind.MONTH: ("monthly_summary", "0 9 1 * *"),
    PeriodKind.QUARTER: ("quarterly_summary", "0 9 1 1,4,7,10 *"),
}
"""By which name each is set, and when it would come if it is switched off: then its row alone is kept."""
RECIPIENTS, CONTENTS = "summary_recipients", "summary_contents"
SETTINGS = (*(name for name, _ in _SCHEDULES.values()), RECIPIENTS, CONTENTS)
"""All of them."""
LATEST_DAY = 28
"""Of a month: every month has it."""
_WEEKLY = re.compile(rf"(\d{{1,2}}) (\d{{1,2}}) \* \* ({'|'.join(WEEKDAYS)})", re.ASCII)
_DATED = re.compile(r"(\d{1,2}) (\d{1,2}) (\d{1,2}) (\*|1,4,7,10) \*", re.ASCII)


class SummaryPart(StrEnum):
    """What a summary is made of, in this order."""

    CARD = "card"
    CHANGED = "changed"
    WORDS = "words"


EVERYBODY = frozenset(Role)
EVERYTHING = frozenset(SummaryPart)
ROLES = {"owners": Role.OWNER, "managers": Role.MANAGER}
"""As settings write them."""


@dataclass(frozen=True, slots=True)
class When:
    """A weekday (0 is Monday) or a day of the month, and the time of day."""

    day: int
    hour: int
    minute: int = 0


@dataclass(frozen=True, slots=True)
class Sending:
    """`schedules`: a cron expression for each kind, or `off`. `chosen`: names of what owners have set in the chat."""

    schedules: Mapping[PeriodKind, str]
    recipients: frozenset[Role] = EVERYBODY
    contents: frozenset[SummaryPart] = EVERYTHING
    chosen: frozenset[str] = frozenset()

    def is_on(self, kind: PeriodKind) -> bool:
        return self.schedules[kind] != OFF

    def cron(self, kind: PeriodKind) -> str:
        """When its row is due, whether or not it is sent."""
        return self.schedules[kind] if self.is_on(kind) else _SCHEDULES[kind][1]

    def goes_to(self, role: Role, kind: PeriodKind) -> bool:
        return self.is_on(kind) and role in self.recipients

    def with_chosen(self, kept: Mapping[str, str]) -> Sending:
        """These with what owners have chosen, which comes first; what cannot be read counts as not chosen."""
        schedules, chosen = dict(self.schedules), set()
        for kind, (name, _) in _SCHEDULES.items():
            if name in kept and (kept[name] == OFF or when_of(kind, kept[name])):
                schedules[kind] = kept[name]
                chosen.add(name)
        recipients, contents = self.recipients, self.contents
        if (roles := read_recipients(kept.get(RECIPIENTS, ""))) is not None:
            recipients = roles
            chosen.add(RECIPIENTS)
        if parts := read_contents(kept.get(CONTENTS, "")):
            contents = parts
            chosen.add(CONTENTS)
        return Sending(schedules, recipients, contents, frozenset(chosen))


def name_of(kind: PeriodKind) -> str:
    """Under which name its schedule is set."""
    return _SCHEDULES[kind][0]


def when_of(kind: PeriodKind, cron: str) -> When | None:
    """The day and time of a schedule such as the chat sets; None: it is a freer one, which only settings can have."""
    match = (_WEEKLY if kind is PeriodKind.WEEK else _DATED).fullmatch(cron)
    if match is None or int(match[2]) > 23 or int(match[1]) > 59:
        return None
    if kind is PeriodKind.WEEK:
        return When(WEEKDAYS.index(match[3]), int(match[2]), int(match[1]))
    is_quarterly = match[4] != "*"
    if is_quarterly is not (kind is PeriodKind.QUARTER) or not 1 <= int(match[3]) <= LATEST_DAY:
        return None
    return When(int(match[3]), int(match[2]), int(match[1]))


def cron_of(kind: PeriodKind, when: When) -> str:
    at = f"{when.minute} {when.hour}"
    match kind:
        case PeriodKind.WEEK:
            return f"{at} * * {WEEKDAYS[when.day]}"
        case PeriodKind.MONTH:
            return f"{at} {when.day} * *"
        case _:
            return f"{at} {when.day} 1,4,7,10 *"


def reported(kind: PeriodKind, day: date) -> Period:
    """What a summary of that day is about: the last complete period; from Friday on, the week that ends."""
    if kind is PeriodKind.WEEK and day.weekday() >= _FIRST_OF_THE_END:
        return containing(kind, day)
    return last_complete(kind, day)


def read_recipients(text: str) -> frozenset[Role] | None:
    """Of "owners, managers"; an `off` is nobody. None when it is neither."""
    names = _names(text)
    if names == [OFF]:
        return frozenset()
    return frozenset(ROLES[name] for name in names) if names and set(names) <= set(ROLES) else None


def read_contents(text: str) -> frozenset[SummaryPart] | None:
    """Of "card, changed, words"; None when a word is none of them, or there is none."""
    names, known = _names(text), {part.value for part in SummaryPart}
    return frozenset(SummaryPart(name) for name in names) if names and set(names) <= known else None


def _names(text: str) -> list[str]:
    return [name for name in re.split(r"[,;\s]+", text.strip().lower()) if name]


def written_recipients(roles: frozenset[Role]) -> str:
    return ",".join(name for name, role in ROLES.items() if role in roles) or OFF


def written_contents(parts: frozenset[SummaryPart]) -> str:
    return ",".join(part.value for part in SummaryPart if part in parts)


def written(sending: Sending) -> tuple[str, ...]:
    """What each of `SETTINGS` says, as `.env` would write it."""
    schedules = (sending.schedules[kind] for kind in _SCHEDULES)
    return (*schedules, written_recipients(sending.recipients), written_contents(sending.contents))
