"""«Later»: the days to choose from in place of the buttons under a question, and the question as it was."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any, Literal

from aiogram.methods import TelegramMethod

from messages.dates import day_in_words, days_between
from messages.letters import letter
from messages.readers import CONTACT, ContactReader
from messages.survey import as_asked, find_unanswered
from messages.taps.answering import LaterTap, QuestionTap
from messages.texts import Markup, label, lines, say
from messages.writing import Buttons, Context, button, edited
from nps.putting_off import Later
from nps.values import InvitationId


def day_told(language: str, at: datetime, now: datetime, zone: tzinfo) -> str:
    """«завтра, 24 ноября», «в понедельник, 30 ноября»"""
    on: Literal["tomorrow"] | int = "tomorrow" if days_between(now, at, zone) == 1 else at.astimezone(zone).weekday()
    return label(language, "later-day", on=on, day=day_in_words(language, at, zone))


def _days(language: str, invitation: InvitationId) -> Buttons:
    def day(later: Later) -> Any:
        return button(label(language, f"later-{later.value}"), LaterTap(invitation=invitation, later=later).pack())

    back = button(label(language, "later-back"), QuestionTap(invitation=invitation, wish="back").pack())
    return [[day(Later.TOMORROW), day(Later.WEEK)], [day(Later.MONTH), back]]


@letter(to=CONTACT, quick=True)
async def later_choice(
    ctx: Context, reader: ContactReader, *, invitation: InvitationId, message_id: int
) -> TelegramMethod[Any] | None:
    asked = await find_unanswered(ctx, reader, invitation)
    if asked is None:
        return None
    text, _ = await as_asked(ctx, reader, asked)
    text = lines(text, Markup(""), say(reader.language, "later-when"))
    return edited(reader.chat_id, message_id, text, _days(reader.language, asked.id))


@letter(to=CONTACT, quick=True)
async def question_back(
    ctx: Context, reader: ContactReader, *, invitation: InvitationId, message_id: int, until: str | None = None
) -> TelegramMethod[Any] | None:
    """The question, to be answered also now; `until`: when it comes once more."""
    asked = await find_unanswered(ctx, reader, invitation)
    if asked is None:
        return None
    text, buttons = await as_asked(ctx, reader, asked)
    if until is not None:
        zone = ctx.programme.zone_named(reader.contact.timezone)
        day = day_told(reader.language, datetime.fromisoformat(until), ctx.now, zone)
        text = lines(text, Markup(""), say(reader.language, "later-until", day=day))
    return edited(reader.chat_id, message_id, text, buttons)
