"""A survey: what is asked, about what, on which occasion, of whom; and the seven of method §3, to be switched on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from nps.timings import REGULAR, Timings
from nps.values import Occasion, SurveyKind, Wording

DAY = timedelta(days=1)
RHYTHMS = (45 * DAY, 90 * DAY, 180 * DAY)
"""Of the regular survey: while the company keeps improving, the usual one, the longest that is sensible."""
MOST_REMINDERS = 2
HEADLINE = (SurveyKind.REGULAR, SurveyKind.AUDIT, SurveyKind.FIRST_DELIVERY)
"""The kinds whose answers make the headline index, as far as they ask the same question about the same thing."""
ASKS_LOST = (SurveyKind.WIN_BACK, SurveyKind.AUDIT)
"""The kinds that ask clients who were lost as well."""
FOR_LEADS = (SurveyKind.WIN_BACK, SurveyKind.PRE_SALE, SurveyKind.STUCK_LEAD)
"""The kinds for whom has mostly never joined: the staff are told whom to invite."""
TRANSACTIONAL = (Occasion.AFTER_EVENT, Occasion.BY_HAND)
"""What cannot wait comes before what comes round again."""


@dataclass(frozen=True, slots=True)
class Rule(Timings):
    """One survey as its owner set it, with the times it keeps; `repeat_after` is of the regular one.

    `counts_from`: the account's date (`first_delivery`, `last_purchase`) or the kinds of events, with spaces between
    them, that `starts_after` counts from. It may be asked for `open_for` from then on; None: without end.
    `audience`: words of a scope; "" is everybody. `about` None: the company itself.
    """

    kind: SurveyKind
    wording: Wording
    about: str | None
    enabled: bool
    occasion: Occasion
    counts_from: str | None
    starts_after: timedelta
    open_for: timedelta | None
    audience: str
    reminders: int

    @property
    def is_transactional(self) -> bool:
        return self.occasion in TRANSACTIONAL

    @property
    def asks_lost(self) -> bool:
        return self.kind in ASKS_LOST


def _preset(
    kind: SurveyKind,
    occasion: Occasion,
    counts_from: str | None = None,
    starts_after: timedelta = timedelta(),
    open_for: timedelta | None = None,
    *,
    enabled: bool = False,
) -> Rule:
    return Rule(
        *(REGULAR.repeat_after, REGULAR.remind_after, REGULAR.closes_after),
        kind=kind,
        wording=Wording.RECOMMEND,
        about=None,
        enabled=enabled,
        occasion=occasion,
        counts_from=counts_from,
        starts_after=starts_after,
        open_for=open_for,
        audience="",
        reminders=1,
    )


PRESETS: tuple[Rule, ...] = (
    _preset(SurveyKind.REGULAR, Occasion.EVERY, enabled=True),
    _preset(SurveyKind.AUDIT, Occasion.BY_HAND, open_for=14 * DAY),
    _preset(SurveyKind.FIRST_DELIVERY, Occasion.AFTER_DATE, "first_delivery", 14 * DAY, 16 * DAY),
    _preset(SurveyKind.DEAL, Occasion.AFTER_EVENT, "delivery invoice support stage", DAY, 2 * DAY),
    _preset(SurveyKind.WIN_BACK, Occasion.AFTER_DATE, "last_purchase lost", 120 * DAY, 60 * DAY),
    _preset(SurveyKind.PRE_SALE, Occasion.AFTER_EVENT, "proposal", 7 * DAY, 14 * DAY),
    _preset(SurveyKind.STUCK_LEAD, Occasion.AFTER_SILENCE, "lead", 60 * DAY, 60 * DAY),
)
"""As method §3 has them. All but the regular one are switched off."""
REGULAR_PRESET = PRESETS[0]
