"""What stands below cards of figures, lists of accounts, summaries and their settings."""

from __future__ import annotations

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import AfterValidator, Field

from messages.taps.rows import RowId
from nps.sending import SENT
from nps.values import PeriodKind


class AccountsTap(CallbackData, prefix="accounts"):
    """A page of the list of accounts; `wanted` as messages.account_list writes it, `since` a day by its number."""

    page: Annotated[int, Field(ge=0, lt=10_000)]
    since: Annotated[int, Field(gt=365_000, lt=1_000_000)]
    wanted: Annotated[str, Field(pattern=r"^[0-9a-z.\-]{1,40}$")]


class AccountFlowTap(CallbackData, prefix="flow", sep="|"):
    """Lost and won accounts of a period; its key has colons of its own."""

    period: str


class OverdueTap(CallbackData, prefix="overdue"):
    """The overdue cases of one manager's clients, in a message below."""

    manager: RowId


class AnswerReasonTap(CallbackData, prefix="whyfix"):
    """The reasons of an answer, opened by the staff, and a reason to be added or struck."""

    response: RowId
    wish: Literal["open", "timeliness", "quality", "value", "attitude", "competence", "flexibility"]


class ReportTap(CallbackData, prefix="nps", sep="|"):
    """The card of other figures; `of` as `messages.figures_of` has it."""

    of: str


View = Literal[
    "managers", "segments", "circles", "regions", "surveys", "objects", "trend", "accounts", "reasons", "money"
]
"""How a period's figures are taken apart."""
Shown = Literal["figures", View]
"""The figures whole, or one of these."""


class BreakdownTap(CallbackData, prefix="npsby", sep="|"):
    """The same figures taken apart; `of` as `messages.figures_of` has it."""

    view: View
    of: str


class CardTap(CallbackData, prefix="npscard", sep="|"):
    """Below a card: what it means, or its picture where the words came alone."""

    wish: Literal["what", "picture"]
    view: Shown
    period: str


class PictureTap(CallbackData, prefix="pic", sep="|"):
    """The picture of figures whose words came alone; `of` as `messages.figures_of` has it."""

    view: Shown
    of: str


NarrowScreen = Literal["menu", "period", "managers", "segments", "circles", "regions", "surveys", "dates"]


class NarrowTap(CallbackData, prefix="of", sep="|"):
    """[Период и кто]: what the figures below a card are to be of, and one of the lists to choose from."""

    screen: NarrowScreen
    page: Annotated[int, Field(ge=0, lt=100)]
    of: str


class BehindTap(CallbackData, prefix="behind", sep="|"):
    """[Ответы]: the numbers of a card, each a button."""

    of: str


class SaidTap(CallbackData, prefix="said", sep="|"):
    """All that was said in a period: 0 opens it in a message of its own, 1 and on are its pages."""

    period: str
    page: Annotated[int, Field(ge=0, lt=10_000)]


class AnswersTap(CallbackData, prefix="who", sep="|"):
    """The answers behind a number: 0 opens them in a message of their own, 1 and on are its pages.

    `part` as in `nps.behind.PARTS`, `of` as `messages.figures_of` has it.
    """

    part: str
    page: Annotated[int, Field(ge=0, lt=100_000)]
    of: str


class RowsTap(CallbackData, prefix="rows", sep="|"):
    """What stands behind another number: 0 opens it in a message of its own, 1 and on are its pages.

    `rows` as in `nps.behind.LISTS`, `of` as `messages.figures_of` has it.
    """

    rows: str
    page: Annotated[int, Field(ge=0, lt=100_000)]
    of: str


class MyTap(CallbackData, prefix="my", sep="|"):
    """Another period of one's own figures, or another page of the managers."""

    period: str
    page: Annotated[int, Field(ge=0, lt=10_000)]


class OwnTap(CallbackData, prefix="own", sep="|"):
    """The numbers of one manager's work, each a button; `page`: on which of /my they stand."""

    of: str
    page: Annotated[int, Field(ge=0, lt=10_000)]


class ExportTap(CallbackData, prefix="export"):
    """In which form an export is wanted; or the same of now, where it came to nothing."""

    export: RowId
    wish: Literal["xlsx", "csv", "again"]


class NewsTap(CallbackData, prefix="news"):
    """What stands behind a summary, in a message below: accounts that changed after the day `since`, or cases."""

    what: Literal["accounts", "cases"]
    since: Annotated[int, Field(gt=365_000, lt=1_000_000)]


def _is_sent(kind: PeriodKind) -> PeriodKind:
    if kind not in SENT:
        raise ValueError("there are no summaries of these")
    return kind


SentKind = Annotated[PeriodKind, AfterValidator(_is_sent)]
SettingsPage = Literal["home", "week", "month", "quarter", "who", "what"]


class SummaryTap(CallbackData, prefix="summary"):
    """[Не присылать] below a summary, [Присылать снова] and [Показать сейчас] in /settings: for oneself."""

    kind: SentKind
    wish: Literal["stop", "again", "now"]


class SettingsTap(CallbackData, prefix="settings"):
    """A page of /settings."""

    page: SettingsPage


class ScheduleTap(CallbackData, prefix="schedule"):
    """When summaries of a kind are sent: the day, the time in minutes, whether at all, or what `.env` says."""

    kind: SentKind
    wish: Literal["day", "at", "off", "on", "env"]
    value: Annotated[int, Field(ge=0, lt=1440)] = 0


class SendingTap(CallbackData, prefix="sending"):
    """Who gets summaries, or what stands in them: this one is on or off from now on."""

    which: Literal["owner", "manager", "card", "changed", "words", "who_env", "what_env"]
