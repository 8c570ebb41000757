"""[Ответы]: the numbers of a card, each a button that opens what is behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardButton

from messages import behind_list, behind_work, figures_of
from messages.answer_list import link, reason_name
from messages.case_card import MARKS
from messages.dates import period_name
from messages.envelopes import to_staff
from messages.figures_of import Of
from messages.letters import letter
from messages.owed import Letter
from messages.pictured import in_place
from messages.readers import STAFF, StaffReader
from messages.scope_names import scope_line
from messages.taps.figures import BreakdownTap, ReportTap
from messages.texts import Markup, label, lines, say
from messages.writing import Buttons, Context, button, message
from nps.behind import Counted, Kind, Part, Rows
from nps.score import Tally
from nps.values import Group
from storage.cases import opened
from storage.colours import earned
from storage.figures import behind, by_account, measures, recovered
from storage.figures.measures import Figures
from storage.people.staff import Staff

RECORDED, IMPORTED = Part(recorded=True), Part(imported=True)
IN_A_ROW = 2


def show(reader: Staff, of: str, *, edit: int | None, on_picture: bool = False) -> Letter:
    """In place of the card `edit`; None: below a summary, with what it says of the work on cases."""
    return behind_numbers.owed(to_staff(reader), of=of, edit=edit, on_picture=on_picture)


@letter(to=STAFF)
async def behind_numbers(
    ctx: Context, reader: StaffReader, *, of: str, edit: int | None, on_picture: bool
) -> TelegramMethod[Any] | None:
    """Of what the reader may read; where answers are anonymous, for owners alone."""
    found = await figures_of.read(ctx.conn, reader.staff, of)
    buttons: Buttons = []
    if not ctx.programme.may_read_answers(reader.staff.role):
        text = say(reader.language, "answers-anonymous")
    elif found is None:
        text = say(reader.language, "answers-stale")
    else:
        text, buttons = await _numbers(ctx, reader.language, found, of_summary=edit is None)
    if edit is None:
        return message(reader.chat_id, text, buttons)
    return in_place(reader.chat_id, edit, text, buttons, on_picture=on_picture)


async def _numbers(ctx: Context, language: str, of: Of, *, of_summary: bool) -> tuple[Markup, Buttons]:
    """The same counts as on the card, in its order; a number that is none opens nothing."""
    figures = await measures.measure(ctx.conn, *of.period.bounds(ctx.programme.zone), of.scope)
    rows = [
        *_of_index(language, of, figures),
        _of_rate(language, of, figures),
        [] if of.scope.survey is not None else await _of_cases(ctx, language, of),  # cases are of no survey
        await _beside(ctx, language, of),
        *(await behind_work.openings(ctx, language, of) if of_summary else []),
    ]
    rows = [row for row in rows if row]
    name = period_name(language, of.period, ctx.today, ctx.programme.zone)
    text = lines(
        say(language, "answers-numbers", period=name),
        await scope_line(ctx, language, of.reader, of.scope),
        say(language, "answers-tap" if rows else "nps-no-answers"),
    )
    back = button(label(language, "nps-back"), ReportTap(of=of.code).pack())
    return text, [*rows, [back, *await _of_accounts(ctx, language, of)]]


def _of_index(language: str, of: Of, figures: Figures) -> Buttons:
    """All and each group in one row, then the reasons of detractors."""
    reasons = [
        link(f"{reason_name(language, reason)}: {count}", of.code, Part(Group.DETRACTOR, reason))
        for reason, count in figures.reasons
    ]
    rows = [reasons[at : at + IN_A_ROW] for at in range(0, len(reasons), IN_A_ROW)]
    return [of_groups(language, of, figures.tally), *rows]


def of_groups(language: str, of: Of, tally: Tally) -> list[InlineKeyboardButton]:
    """All, then those of each group."""
    if not tally.count:
        return []
    groups = {Group.PROMOTER: tally.promoters, Group.PASSIVE: tally.passives, Group.DETRACTOR: tally.detractors}
    whole = link(label(language, "number-all", count=tally.count), of.code)
    return [whole, *(link(f"{MARKS[group]} {count}", of.code, Part(group)) for group, count in groups.items() if count)]


def _of_rate(language: str, of: Of, figures: Figures) -> list[InlineKeyboardButton]:
    """«Ответили N из M»: who has, and who has not."""
    answered, silent = figures.answered_of_asked, figures.asked - figures.answered_of_asked
    taps = []
    if not figures.asked and figures.answers:  # then the card says how many answers came instead
        every = of.within(replace(of.scope, every=True))
        taps.append(link(label(language, "number-answers", count=figures.answers), every))
    if answered:
        part = Part(otherwise=Counted.OF_ASKED)
        taps.append(link(label(language, "number-answered", count=answered), of.code, part))
    if silent:
        taps.append(behind_list.link(label(language, "number-silent", count=silent), of.code, Rows(Kind.SILENT)))
    return taps


async def _of_cases(ctx: Context, language: str, of: Of) -> list[InlineKeyboardButton]:
    counts = await opened.count(ctx.conn, of.period.bounds(ctx.programme.zone), of.scope, now=ctx.now)
    kinds = zip((Kind.CASES, Kind.OPEN, Kind.OVERDUE), counts, strict=True)
    return [
        behind_list.link(label(language, f"number-{kind.value}", count=count), of.code, Rows(kind))
        for kind, count in kinds
        if count
    ]


async def _beside(ctx: Context, language: str, of: Of) -> list[InlineKeyboardButton]:
    """What is in no index: recorded, given elsewhere before, who came by a client's word, and is content again."""
    span, within = of.period.bounds(ctx.programme.zone), ctx.programme.recovered_within
    recorded, imported = [await behind.count(ctx.conn, *span, of.scope, part) for part in (RECORDED, IMPORTED)]
    taps = [link(label(language, "number-recorded", count=recorded), of.code, RECORDED)] if recorded else []
    taps += [link(label(language, "number-imported", count=imported), of.code, IMPORTED)] if imported else []
    if not of.is_narrowed and (came := len(await earned.list_came(ctx.conn, *span, of.scope))):
        taps.append(behind_list.link(label(language, "number-came", count=came), of.code, Rows(Kind.CAME)))
    back = await recovered.measure(ctx.conn, *span, of.scope, within=within)
    if back.answered and of.scope.survey is None:
        told = label(language, "number-recovered", recovered=back.recovered, answered=back.answered)
        taps.append(link(told, of.code, Part(otherwise=Counted.AFTER_CLOSING)))
    return taps


async def _of_accounts(ctx: Context, language: str, of: Of) -> list[InlineKeyboardButton]:
    """The screen that has the numbers of the index of accounts."""
    found = await by_account.of_accounts(ctx.conn, *of.period.bounds(ctx.programme.zone), of.scope)
    if not found.tally.count:
        return []
    told = label(language, "number-accounts", count=found.tally.count)
    return [button(told, BreakdownTap(view="accounts", of=of.code).pack())]
