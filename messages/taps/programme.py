"""Who is asked and when: surveys, campaigns, holds, whose turn it is this week."""

from __future__ import annotations

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from messages.taps.rows import RowId

AuditWish = Literal["whom", "not", "start", "cancel"]


class AuditTap(CallbackData, prefix="audit"):
    """A campaign that may be started; `wanted` is whom it would ask, as messages.case_list writes it."""

    wish: AuditWish
    page: Annotated[int, Field(ge=0, lt=10_000)]
    wanted: Annotated[str, Field(pattern=r"^[0-9a-z.\-]{1,40}$")]


CampaignWish = Literal["pause", "go", "stop"]


class CampaignTap(CallbackData, prefix="campaign"):
    """A campaign that runs."""

    campaign: RowId
    wish: CampaignWish


class WhyTap(CallbackData, prefix="whynot"):
    """Why is this one of several asked, or not?"""

    kind: Literal["contact"]
    id: RowId


class SurveysTap(CallbackData, prefix="surveys"):
    """The list of surveys."""

    page: Annotated[int, Field(ge=0, lt=100)]


SurveyView = Literal["card", "question", "whom", "change"]


class SurveyTap(CallbackData, prefix="survey"):
    survey: RowId
    view: SurveyView
    page: Annotated[int, Field(ge=0, lt=10_000)] = 0


SurveyPrompt = Literal["audience", "about", "pace", "delay", "window", "expiry", "reminding"]
"""What is written; "pace" is another rhythm than those of the buttons."""
SurveySetting = Literal["on", "off", "rhythm", "reminders", "wording", SurveyPrompt]


class SurveySetTap(CallbackData, prefix="surveyset"):
    """`value`: days of the rhythm, how many reminders, which wording; else it says nothing."""

    survey: RowId
    what: SurveySetting
    value: Annotated[int, Field(ge=0, lt=1_000)] = 0


class HoldTap(CallbackData, prefix="hold"):
    """Not to be asked for a while; or asked again."""

    account: RowId
    wish: Literal["ask", "lift"]


class NotNowTap(CallbackData, prefix="notnow"):
    """One person is not to be asked for a while; or is asked again."""

    contact: RowId
    wish: Literal["ask", "lift"]


class WeekTap(CallbackData, prefix="week"):
    """Another page of whom the programme asks this week."""

    page: Annotated[int, Field(ge=0, lt=1_000)]


class HoldsTap(CallbackData, prefix="holds"):
    """Whom the staff keep from being asked, for the owners."""

    page: Annotated[int, Field(ge=0, lt=1_000)]
