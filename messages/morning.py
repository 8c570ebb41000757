"""The morning list: whom to call today, by deadline and then by the money at risk, with phones."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from aiogram.methods import TelegramMethod

from messages.case_card import MARKS
from messages.case_lines import NAME, mark_of, next_today, with_promise
from messages.dates import day as day_name
from messages.dates import money
from messages.envelopes import to_staff
from messages.letters import letter
from messages.owed import Lane, Letter
from messages.readers import STAFF, StaffReader
from messages.texts import Markup, clip, in_quotes, lines, say
from messages.writing import Context, edited, message
from nps.programme import Programme
from nps.subjects import SummaryOf
from nps.values import Score
from storage.cases import light_cards, listing
from storage.cases.listing import DueFor, Listed
from storage.people.staff import Staff

MOST = 12
"""Lines of one part: what is left out is counted."""
WORDS = 80
"""Of what stands in full on its card."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the list: how many there are, and lines for the first of them."""

    count: int
    lines: list[Markup]


PREFIX = "morning:"


def key_of(day: date) -> str:
    """By which the list of this day is known among the summaries."""
    return f"{PREFIX}{day.isoformat()}"


def day_of(key: str) -> date | None:
    """The day of a list with this key; None when it is another summary's."""
    return date.fromisoformat(key.removeprefix(PREFIX)) if key.startswith(PREFIX) else None


def tell(programme: Programme, reader: Staff, day: date, key: str) -> Letter:
    """For one of the staff, once; the next day it is worthless."""
    subject = SummaryOf(reader.id, key)
    _, ends = bounds(programme, reader, day)
    to = to_staff(reader, subject=subject, once=subject.key, expires_at=ends)
    return morning_list.owed(to, day=day.isoformat())


def bounds(programme: Programme, reader: Staff, day: date) -> tuple[datetime, datetime]:
    """When this day begins and ends where they are."""
    zone = programme.zone_named(reader.timezone)
    return datetime.combine(day, time(), zone), datetime.combine(day + timedelta(days=1), time(), zone)


def scope_of(programme: Programme, reader: Staff, day: date) -> DueFor:
    """What is due for them by the end of this day."""
    return DueFor(reader.managers, reader.role, anonymous=programme.anonymous, before=bounds(programme, reader, day)[1])


@letter(to=STAFF, lane=Lane.SUMMARY)
async def morning_list(ctx: Context, reader: StaffReader, *, day: str) -> TelegramMethod[Any] | None:
    """None when everything is done by now."""
    text = await _list_of(ctx, reader, date.fromisoformat(day))
    return message(reader.chat_id, text) if text else None


def tell_again(reader: Staff, day: date, message_id: int) -> Letter:
    """In place of the list that names somebody who was erased."""
    return morning_list_again.owed(to_staff(reader), day=day.isoformat(), message_id=message_id)


@letter(to=STAFF, lane=Lane.SUMMARY, quick=True)
async def morning_list_again(
    ctx: Context, reader: StaffReader, *, day: str, message_id: int
) -> TelegramMethod[Any] | None:
    """Of today what is still due; a list of the past is of no use any more."""
    of = date.fromisoformat(day)
    begins, ends = bounds(ctx.programme, reader.staff, of)
    text = await _list_of(ctx, reader, of) if begins <= ctx.now < ends else None
    removed = say(
        reader.language, "morning-removed", day=day_name(reader.language, of, begins.tzinfo or ctx.programme.zone)
    )
    return edited(reader.chat_id, message_id, text or removed)


async def _list_of(ctx: Context, reader: StaffReader, day: date) -> Markup | None:
    return await due_today(ctx, reader, day, MOST)


async def due_today(ctx: Context, reader: StaffReader, day: date, most: int) -> Markup | None:
    """The list with so many lines of each part; None when nothing is due."""
    parts = [await part(ctx, reader, day, most) for part in PARTS]
    count = sum(part.count for part in parts)
    if not count:
        return None
    return lines(say(reader.language, "morning", count=count), *(line for part in parts for line in part.lines))


async def _calls(ctx: Context, reader: StaffReader, day: date, most: int) -> Part:
    """Clients who are to be called today, or were to be."""
    scope = scope_of(ctx.programme, reader.staff, day)
    count = await listing.count_due(ctx.conn, scope)
    shown = [_call_line(ctx, reader, case) for case in await listing.list_due(ctx.conn, scope, limit=most)]
    more = [say(reader.language, "morning-more", count=count - most)] if count > most else []
    return Part(count, [*shown, *more])


async def _unread(ctx: Context, reader: StaffReader, day: date, most: int) -> Part:
    """What clients said without a complaint, and nobody has answered, opened or marked yet."""
    count = await light_cards.count_unread(ctx.conn, reader.staff.id)
    shown = await light_cards.list_unread(ctx.conn, reader.staff.id, limit=most)
    more = [say(reader.language, "morning-more-unread", count=count - most)] if count > most else []
    return Part(count, [*(_unread_line(reader.language, card) for card in shown), *more])


def _unread_line(language: str, card: light_cards.Listed) -> Markup:
    """«🟢 ООО «Магнит» · Виталий Кабанов: «Хотим ещё 20 тонн» — не прочитано»"""
    return say(
        language,
        "morning-unread",
        mark=MARKS[Score(card.score).group] if card.score is not None else "✉️",
        account=clip(card.account, NAME),
        contact=clip(card.contact, NAME),
        text=": " + in_quotes(language, clip(card.text, WORDS)) if card.text else "",
    )


PARTS: tuple[Callable[[Context, StaffReader, date, int], Awaitable[Part]], ...] = (_calls, _unread)
"""In this order; `actions.mornings.DUE` says of each whether there is anything."""


def _call_line(ctx: Context, reader: StaffReader, case: Listed) -> Markup:
    """«⏰ ООО «Вектор» · Ирина Ким · +7 916 … — связаться до 12:10 · 12,4 млн ₽ · № 12»"""
    language = reader.language
    zone = ctx.programme.zone_named(reader.staff.timezone)
    is_others = case.manager_id != reader.staff.id
    risk = money(language, case.revenue, ctx.programme.currency) if case.revenue else None
    return say(
        language,
        "morning-line",
        mark=mark_of(case, ctx.now),
        account=clip(case.account, NAME),
        contact=clip(case.contact, NAME),
        phone=f" · {case.phone}" if case.phone else "",
        due=with_promise(language, case, next_today(language, case, ctx.now, zone)),
        risk=f" · {risk}" if risk else "",
        manager=f" · {clip(case.manager or '—', NAME)}" if is_others else "",
        number=str(case.id),
    )
