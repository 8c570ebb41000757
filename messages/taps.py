"""What stands behind the buttons. A modified client can forge any of it: ownership is checked in the queries."""

from __future__ import annotations

from typing import Literal

from aiogram.filters.callback_data import CallbackData

from nps.values import Reason


class ScoreTap(CallbackData, prefix="score"):
    invitation: int
    score: int


class QuestionTap(CallbackData, prefix="ask"):
    invitation: int
    wish: Literal["change", "later", "stop"]


class ReasonTap(CallbackData, prefix="why"):
    response: int
    reason: Reason


class DoneTap(CallbackData, prefix="done"):
    response: int


class ConsentTap(CallbackData, prefix="join"):
    enrolment: int
    answer: Literal["yes", "later", "not_me"]


class MergeTap(CallbackData, prefix="merge"):
    enrolment: int


class TakeTap(CallbackData, prefix="take"):
    case: int


class ReportTap(CallbackData, prefix="nps", sep="|"):
    period: str


class InviteTap(CallbackData, prefix="invite"):
    kind: Literal["contact", "staff"]
    id: int


class LanguageTap(CallbackData, prefix="lang"):
    language: Literal["ru", "en"]


class ImportTap(CallbackData, prefix="import"):
    id: int
    wish: Literal["apply", "errors", "cancel"]
