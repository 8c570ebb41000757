"""«Чинить систему»: what is asked of whoever gives it a person and a date, says what was done, or tells the clients."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from aiogram.types import InlineKeyboardButton

from messages.dates import day_of_week
from messages.fixes import reason_of
from messages.promising import until
from messages.taps.answering import PromptTap
from messages.taps.fixes import FixDayTap, FixPageTap, FixTap, FixToTap
from messages.texts import Markup, clip, label, say
from messages.writing import Buttons, button
from nps.programme import Programme
from nps.promise_dates import By, choices
from storage.cases.fixes import Fix
from storage.people.staff import Staff

AT_ONCE = 8
"""Colleagues on a page."""
NAME = 48


def ask_whom(language: str, fix: Fix, menders: Sequence[Staff], page: int = 0) -> tuple[Markup, Buttons]:
    """A page of those who may mend it."""
    page = min(page, max(len(menders) - 1, 0) // AT_ONCE)
    shown = menders[page * AT_ONCE : (page + 1) * AT_ONCE]
    rows = [[button(_name(each), FixToTap(fix=fix.id, staff=each.id).pack())] for each in shown]
    turns: list[InlineKeyboardButton] = []
    if page > 0:
        turns.append(button(label(language, "names-back"), FixPageTap(fix=fix.id, page=page - 1).pack()))
    if (page + 1) * AT_ONCE < len(menders):
        turns.append(button(label(language, "names-next"), FixPageTap(fix=fix.id, page=page + 1).pack()))
    text = say(language, "fix-ask-whom", reason=reason_of(language, fix.reason))
    return text, [*rows, *([turns] if turns else []), [_nothing(language)]]


def _name(staff: Staff) -> str:
    return clip(staff.name, NAME) or f"№ {staff.id}"


def ask_when(language: str, fix: Fix, mender: Staff, programme: Programme, now: datetime) -> tuple[Markup, Buttons]:
    """By which day: the next ones to choose from, or any other to be typed."""
    today = now.astimezone(programme.zone).date()
    offered = [
        button(_offered(language, each, today), FixDayTap(fix=fix.id, staff=mender.id, day=each.isoformat()).pack())
        for each in choices(now, programme.working_time)
    ]
    rows = [offered[at : at + 2] for at in range(0, len(offered), 2)]
    return say(language, "fix-ask-when", name=_name(mender)), [*rows, [_nothing(language)]]


def _offered(language: str, each: date, today: date) -> str:
    days = (each - today).days
    if days in (0, 1):
        return label(language, "promise-today" if days == 0 else "promise-tomorrow")
    shown = day_of_week(language, each, today)
    return label(language, "promise-in-a-week", day=shown) if days == 7 else shown


def saved(
    language: str, fix: Fix, mender: Staff, by: By, programme: Programme, now: datetime
) -> tuple[Markup, Buttons]:
    """Whose it is, and by when, with the day of the week."""
    due = until(language, by, programme, now)
    text = say(language, "fix-saved", reason=reason_of(language, fix.reason), name=_name(mender), by=due)
    other = FixToTap(fix=fix.id, staff=mender.id).pack()
    return text, [[button(label(language, "fix-button-date"), other)]]


def ask_done(language: str, fix: Fix) -> tuple[Markup, Buttons]:
    """What was done? For the staff alone."""
    plain = button(label(language, "fix-button-plain"), FixTap(fix=fix.id, wish="plain").pack())
    return say(language, "fix-ask-done", reason=reason_of(language, fix.reason)), [[plain], [_nothing(language)]]


def ask_news(language: str, fix: Fix) -> tuple[Markup, Buttons]:
    """What do the clients read of it?"""
    return say(language, "fix-ask-news", reason=reason_of(language, fix.reason)), [[_nothing(language)]]


def _nothing(language: str) -> InlineKeyboardButton:
    return button(label(language, "prompt-cancel"), PromptTap(wish="cancel").pack())
