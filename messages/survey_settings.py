"""[Изменить] of a survey: what may be set of it, by buttons and short prompts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from aiogram.types import InlineKeyboardButton

from messages.planned import survey_name
from messages.taps.programme import SurveySetTap
from messages.texts import Markup, clip, label, lines, say
from messages.writing import Buttons, button
from nps.survey import MOST_REMINDERS, RHYTHMS
from nps.survey_settings import DAYS, settings_of
from nps.values import AskingPrompt, Occasion, Wording
from storage.asking.surveys import Survey

WORDINGS = tuple(Wording)
DAY = timedelta(days=1)
ABOUT = 30


def what_to_change(language: str, survey: Survey) -> tuple[Markup, Buttons]:
    text = lines(
        say(language, "survey-change-title", name=survey_name(language, survey.kind)),
        say(language, "survey-change-hint"),
    )
    rhythms = [
        set_button(language, survey, "survey-rhythm", "rhythm", every.days, is_so=survey.repeat_after == every)
        for every in RHYTHMS
    ]
    reminders = [
        set_button(language, survey, "survey-reminders-button", "reminders", count, is_so=survey.reminders == count)
        for count in range(MOST_REMINDERS + 1)
    ]
    wordings = [
        [
            set_button(
                language, survey, f"survey-wording-{wording.value}", "wording", place, is_so=survey.wording is wording
            )
        ]
        for place, wording in enumerate(WORDINGS)
    ]
    return text, [
        *([rhythms] if survey.occasion is Occasion.EVERY else []),
        reminders,
        *wordings,
        *_in_pairs([_prompt_button(language, survey, kind) for kind in settings_of(survey.occasion)]),
    ]


def _in_pairs(buttons: list[InlineKeyboardButton]) -> Buttons:
    return [buttons[at : at + 2] for at in range(0, len(buttons), 2)]


def _prompt_button(language: str, survey: Survey, kind: AskingPrompt) -> InlineKeyboardButton:
    """With what it is now: «Срок ответа: 30 дн.»"""
    if kind is AskingPrompt.AUDIENCE:
        return set_button(language, survey, "survey-set-audience", kind.value)
    if kind is AskingPrompt.ABOUT:
        about = clip(survey.about, ABOUT) if survey.about else "none"
        text = label(language, "survey-set-about", about=about)
    else:
        text = label(language, f"survey-set-{kind.value}", days=days_now(survey, kind) or 0)
    return button(text, SurveySetTap(survey=survey.id, what=_what(kind)).pack())


def _what(kind: AskingPrompt) -> Any:
    """A tap's «rhythm» chooses one of three; to write another one is «pace»."""
    return "pace" if kind is AskingPrompt.RHYTHM else kind.value


def days_now(survey: Survey, kind: AskingPrompt) -> int | None:
    """As it is; None: without end."""
    lasts: timedelta | None = getattr(survey, DAYS[kind].field)
    return None if lasts is None else lasts // DAY


def question_of(language: str, survey: Survey, kind: AskingPrompt) -> Markup:
    """What the owner is to write."""
    if kind not in DAYS:
        return say(language, f"survey-{kind.value}-ask")
    limits = DAYS[kind]
    now = days_now(survey, kind)
    return say(language, f"survey-{kind.value}-ask", now=now or 0, least=limits.least, most=limits.most)


def set_button(
    language: str, survey: Survey, key: str, what: Any, value: int = 0, *, is_so: bool = False
) -> InlineKeyboardButton:
    shown = label(language, key, count=value)
    return button(f"✓ {shown}" if is_so else shown, SurveySetTap(survey=survey.id, what=what, value=value).pack())
