"""All that clients said in a period, by pages: behind a button under the figures."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from aiogram.methods import TelegramMethod

from messages.case_card import MARKS
from messages.dates import period_name
from messages.envelopes import to_staff
from messages.letters import letter
from messages.owed import Letter
from messages.readers import STAFF, StaffReader
from messages.taps.figures import SaidTap
from messages.texts import Markup, clip, escape, join, label, lines, say
from messages.writing import Buttons, Context, button, edited, message
from nps.period import Period
from nps.subjects import ListOfWords
from nps.values import PartKind, Score
from storage.figures import said
from storage.figures.said import Said
from storage.people.staff import Staff

PAGE = 8
WORDS = 350  # so that a full page stays within one message
NAME = 40


def show(reader: Staff, period: Period, *, page: int = 0, edit: int | None = None) -> Letter:
    """This page, in place of the message `edit`, if there is one."""
    subject = ListOfWords(reader.id, period.key)
    return words_said.owed(to_staff(reader, subject=subject), period=period.key, page=page, edit=edit)


async def opening(ctx: Context, language: str, reader: Staff, period: Period) -> Buttons:
    """The button that opens it; none while nobody has said anything."""
    count = await said.count(ctx.conn, *period.bounds(ctx.programme.zone), reader.reach)
    if not count:
        return []
    return [[button(label(language, "said-open", count=count), SaidTap(period=period.key, page=0).pack())]]


@letter(to=STAFF)
async def words_said(
    ctx: Context, reader: StaffReader, *, period: str, page: int, edit: int | None
) -> TelegramMethod[Any] | None:
    """Of whose clients a manager looks after, or of all; where answers are anonymous, for owners alone."""
    if ctx.programme.may_read_answers(reader.staff.role):
        text, buttons = await _page(ctx, reader, Period.from_key(period), page)
    else:
        text, buttons = say(reader.language, "said-anonymous"), []
    return message(reader.chat_id, text, buttons) if edit is None else edited(reader.chat_id, edit, text, buttons)


async def _page(ctx: Context, reader: StaffReader, period: Period, page: int) -> tuple[Markup, Buttons]:
    language, scope, span = reader.language, reader.staff.reach, period.bounds(ctx.programme.zone)
    name = period_name(language, period, ctx.today, ctx.programme.zone)
    count = await said.count(ctx.conn, *span, scope)
    if not count:
        return say(language, "said-nothing", period=name), []
    last = (count - 1) // PAGE
    page = min(page, last)
    shown = await said.list_page(ctx.conn, *span, scope, limit=PAGE, offset=page * PAGE)
    blocks = [
        lines(Markup(""), *_block(language, list(together)))
        for _, together in groupby(shown, key=lambda each: (each.contact_id, each.score, each.recorded, each.imported))
    ]
    return lines(say(language, "said-title", period=name, count=count), *blocks), _steps(period, page, last)


def _block(language: str, together: list[Said]) -> list[Markup]:
    """Who, with the score, and each thing they said on a line of its own."""
    first = together[0]
    who = {"name": clip(first.name or label(language, "erased-name"), NAME), "account": clip(first.account, NAME)}
    if first.score is None:
        head = say(language, "said-by", **who)
    else:
        head = say(language, "said-scored", mark=MARKS[Score(first.score).group], score=first.score, **who)
    recorded = [say(language, "said-recorded")] if first.recorded else []
    recorded += [say(language, "answer-imported")] if first.imported else []
    return [join(" · ", [head, *recorded]), *(_line(language, each) for each in together)]


def _line(language: str, each: Said) -> Markup:
    if each.kind is None:
        return say(language, "said-no-words")
    words = say(language, "said-words", words=clip(" ".join(each.text.split()), WORDS)) if each.text else None
    file = None if each.kind is PartKind.TEXT else escape(label(language, f"held-part-{each.kind.value}"))
    return join(" · ", [part for part in (file, words) if part is not None])


def _steps(period: Period, page: int, last: int) -> Buttons:
    """Pages count from 1 here: 0 opens the list in a message of its own."""
    if not last:
        return []
    steps = [button(f"{page + 1}/{last + 1}", SaidTap(period=period.key, page=page + 1).pack())]
    if page:
        steps.insert(0, button("‹", SaidTap(period=period.key, page=page).pack()))
    if page < last:
        steps.append(button("›", SaidTap(period=period.key, page=page + 2).pack()))
    return [steps]
