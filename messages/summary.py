"""The scheduled summaries: the card of a period, what is new since the one before, and what clients said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aiogram.methods import TelegramMethod

from messages import first_of_all, fixes, report, said, what_changed
from messages.dates import period_name
from messages.envelopes import to_staff
from messages.first_of_all import First
from messages.first_taps import slower_line
from messages.letters import letter
from messages.owed import Lane, Letter
from messages.readers import STAFF, StaffReader
from messages.summary_window import whole_weeks, window_of_summary
from messages.summary_year import year_lines
from messages.taps.figures import BehindTap, CardTap, NewsTap, SummaryTap
from messages.texts import Markup, label, lines, say
from messages.writing import Buttons, Context, button, edited, message
from nps.case_counts import Span
from nps.period import Period
from nps.sending import SummaryPart
from nps.subjects import ListOfWords, SummaryOf
from nps.values import PeriodKind, Role
from storage.figures import measures, summaries
from storage.figures.sending import read_sending
from storage.people.staff import Staff


@dataclass(frozen=True, slots=True)
class Told:
    """What stands in a summary; `is_news`: something happened, or is late."""

    card: list[Markup | None]
    changed: list[Markup | None]
    words: list[Markup | None]
    is_news: bool


def sum_up(reader: Staff, period: Period) -> Letter:
    """The scheduled summary of a period, once for each recipient."""
    subject = SummaryOf(reader.id, period.key)
    return summary.owed(to_staff(reader, subject=subject, once=subject.key), period=period.key)


def sum_up_again(reader: Staff, period: Period, message_id: int) -> Letter:
    """In place of the summary that names somebody who was erased."""
    return summary_again.owed(to_staff(reader), period=period.key, message_id=message_id)


def preview(reader: Staff, period: Period) -> Letter:
    """As it would be if it were due now."""
    to = to_staff(reader, subject=ListOfWords(reader.id, period.key))
    return summary_preview.owed(to, period=period.key)


@letter(to=STAFF, lane=Lane.SUMMARY)
async def summary(ctx: Context, reader: StaffReader, *, period: str) -> TelegramMethod[Any] | None:
    """None for a manager when nothing happened; owners read that in one line."""
    wanted = Period.from_key(period)
    text, buttons = await _composed(ctx, reader, wanted, await window_of_summary(ctx, reader.staff, wanted))
    return message(reader.chat_id, text, buttons) if text is not None else None


@letter(to=STAFF)
async def summary_preview(ctx: Context, reader: StaffReader, *, period: str) -> TelegramMethod[Any] | None:
    """The one that is asked for: also of a period in which nothing happened."""
    wanted = Period.from_key(period)
    since = await summaries.find_last_due(ctx.conn, reader.staff.id, wanted.kind, before=ctx.now)
    begins, _ = wanted.bounds(ctx.programme.zone)
    span = whole_weeks(ctx, reader.staff, wanted, Span(since or begins, ctx.now))
    text, buttons = await _composed(ctx, reader, wanted, span)
    text = text or _nothing(ctx, reader.language, wanted)
    return message(reader.chat_id, lines(say(reader.language, "summary-preview"), text), buttons)


@letter(to=STAFF, lane=Lane.SUMMARY, quick=True)
async def summary_again(
    ctx: Context, reader: StaffReader, *, period: str, message_id: int
) -> TelegramMethod[Any] | None:
    """What happened in the period, as far as it is still known; what was overdue on that day is not."""
    language, wanted = reader.language, Period.from_key(period)
    span = await window_of_summary(ctx, reader.staff, wanted)
    text, buttons = await _composed(ctx, reader, wanted, span, erased=say(language, "summary-erased"))
    return edited(reader.chat_id, message_id, text or say(language, "summary-erased"), buttons)


# --- its words -----------------------------------------------------------------------------------------------------


async def _composed(
    ctx: Context, reader: StaffReader, period: Period, span: Span, *, erased: Markup | None = None
) -> tuple[Markup | None, Buttons]:
    """Written anew (`erased`) it has nothing of what stood on that day, and may be empty."""
    language, staff = reader.language, reader.staff
    title = say(language, f"summary-title-{period.kind.value}")
    if not ctx.programme.may_read_answers(staff.role):
        joined = await what_changed.joined(ctx, language, staff, span)
        now = [] if erased is not None else await what_changed.not_heard(ctx, language, staff)
        if joined is None and erased is None:
            return None, _stop(language, period.kind)
        told = lines(title, erased, joined, *now, Markup(""), say(language, "nps-anonymous"))
        return told, _stop(language, period.kind)
    told_of = await _told(ctx, language, staff, period, span, of_now=erased is None)
    if not told_of.is_news and erased is None:
        nothing = _nothing(ctx, language, period) if staff.role is Role.OWNER else None
        return nothing, _stop(language, period.kind)
    sending = await read_sending(ctx.conn, ctx.programme)
    parts = {
        SummaryPart.CARD: told_of.card,
        SummaryPart.CHANGED: told_of.changed,
        SummaryPart.WORDS: told_of.words,
    }
    chosen = [line for part, told_lines in parts.items() if part in sending.contents for line in told_lines]
    if SummaryPart.CARD not in sending.contents:
        chosen.insert(0, period_name(language, period, ctx.today, ctx.programme.zone))
    first = await first_of_all.read(ctx, language, staff) if erased is None else First([], [])
    buttons = [*first.buttons, *await _buttons(ctx, language, staff, period, span)]
    return lines(title, erased, *first.lines, *chosen), buttons


async def _told(ctx: Context, language: str, staff: Staff, period: Period, span: Span, *, of_now: bool) -> Told:
    figures = await measures.measure(ctx.conn, *period.bounds(ctx.programme.zone), staff.scope)
    card = await report.card_words(ctx, language, staff, period, figures)
    card += await year_lines(ctx, language, staff, period)
    happened: list[Markup | None] = [*await what_changed.happened(ctx, language, staff, span)]
    words: list[Markup | None] = [*await what_changed.said(ctx, language, staff, span)]
    if not of_now:
        return Told(card, happened, words, is_news=True)
    happened += await what_changed.overdue(ctx, language, staff)
    mending = [
        *await fixes.weekly_lines(ctx, language, staff, period),
        await slower_line(ctx, language, staff.role, period),
    ]
    is_news = bool(figures.answers or figures.asked or happened or words or any(mending))
    not_heard = await what_changed.not_heard(ctx, language, staff)
    return Told(card, [*happened, *not_heard, *mending], words, is_news)


def _nothing(ctx: Context, language: str, period: Period) -> Markup:
    name = period_name(language, period, ctx.today, ctx.programme.zone)
    return say(language, f"summary-nothing-{period.kind.value}", period=name)


# --- its buttons ---------------------------------------------------------------------------------------------------


async def _buttons(ctx: Context, language: str, staff: Staff, period: Period, span: Span) -> Buttons:
    since = span.start.astimezone(ctx.programme.zone).date()
    return [
        *report.steps(ctx, language, staff, period),
        *await said.opening(ctx, language, staff, period),
        [
            button(label(language, "summary-accounts"), NewsTap(what="accounts", since=since.toordinal()).pack()),
            button(label(language, "summary-cases"), NewsTap(what="cases", since=since.toordinal()).pack()),
        ],
        [
            button(label(language, "summary-numbers"), BehindTap(of=period.key).pack()),
            button(label(language, "pic-picture"), CardTap(wish="picture", view="figures", period=period.key).pack()),
            *_stop(language, period.kind)[0],
        ],
    ]


def _stop(language: str, kind: PeriodKind) -> Buttons:
    return [[button(label(language, "summary-stop"), SummaryTap(kind=kind, wish="stop").pack())]]
