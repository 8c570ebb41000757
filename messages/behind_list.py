"""What stands behind a number that is not of answers, by pages: who is silent, cases, people, accounts.

Whoever shows such a number links here with `link`, and the list counts what the number does.
"""

from __future__ import annotations

from typing import Any

from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardButton

from messages import behind_accounts, behind_cases, behind_people, behind_silent, figures_of
from messages.behind_rows import Listed
from messages.dates import period_name
from messages.envelopes import to_staff
from messages.figures_of import Of
from messages.letters import letter
from messages.owed import Letter
from messages.readers import STAFF, StaffReader
from messages.scope_names import scope_line
from messages.taps.figures import AccountFlowTap, OwnTap, ReportTap, RowsTap
from messages.texts import Markup, label, lines, say
from messages.writing import Buttons, Context, button, edited, message
from nps.behind import LIST_CODES, LISTS, OWN, PEOPLE, PROMISED, WORK, Kind, Rows
from nps.subjects import ListOfRows
from storage.cases import opened
from storage.people.staff import Staff

PAGE = 8
NOW = (Kind.AT_RISK, Kind.OPEN_NOW, Kind.OVERDUE_NOW, Kind.UNREACHABLE)
"""Of which no period is told."""


def link(text: str, of: str, rows: Rows) -> InlineKeyboardButton:
    """A button with a number, which opens what is behind it. `of` as `figures_of.code_of` makes it."""
    return button(text, RowsTap(rows=LIST_CODES[rows], page=0, of=of).pack())


def show(reader: Staff, of: str, rows: Rows, *, page: int = 0, edit: int | None = None) -> Letter:
    """This page, in place of the message `edit`, if there is one."""
    code = LIST_CODES[rows]
    subject = ListOfRows(reader.id, f"{code}|{of}")
    return behind_list.owed(to_staff(reader, subject=subject), of=of, rows=code, page=page, edit=edit)


def show_again(reader: Staff, rows_of: str, message_id: int) -> Letter:
    """From its first page on, as it stands now: `rows_of` is the subject's."""
    code, _, of = rows_of.partition("|")
    return show(reader, of, LISTS[code], edit=message_id)


@letter(to=STAFF)
async def behind_list(
    ctx: Context, reader: StaffReader, *, of: str, rows: str, page: int, edit: int | None
) -> TelegramMethod[Any] | None:
    """Of what the reader may read; where answers are anonymous, for owners alone."""
    text, buttons = await _page(ctx, reader, of, LISTS[rows], page)
    return message(reader.chat_id, text, buttons) if edit is None else edited(reader.chat_id, edit, text, buttons)


async def _page(ctx: Context, reader: StaffReader, of: str, rows: Rows, page: int) -> tuple[Markup, Buttons]:
    language = reader.language
    if not ctx.programme.may_read_answers(reader.staff.role):
        return say(language, "answers-anonymous"), []
    found = await figures_of.read(ctx.conn, reader.staff, of)
    if found is None:
        return say(language, "answers-stale"), []
    listed = await _listed(ctx, reader, found, rows, page)
    last = max(listed.count - 1, 0) // PAGE
    if page > last:  # fewer than there were
        page, listed = last, await _listed(ctx, reader, found, rows, last)
    told: dict[str, str | int] = {"what": rows_name(language, rows), "count": listed.count}
    name = period_name(language, found.period, ctx.today, ctx.programme.zone)
    text = lines(
        say(language, "rows-title-now", **told)
        if rows.kind in NOW
        else say(language, "answers-title", period=name, **told),
        await scope_line(ctx, language, reader.staff, found.scope),
        *([Markup(""), *listed.told] if listed.told else [say(language, "rows-none")]),
    )
    taps = [listed.taps[at : at + listed.in_a_row] for at in range(0, len(listed.taps), listed.in_a_row)]
    return text, [*taps, *_steps(of, rows, page, last), [_back(language, found, rows)]]


def _back(language: str, of: Of, rows: Rows) -> InlineKeyboardButton:
    """To where the number stands."""
    if rows.kind in OWN or rows.kind in PROMISED:
        return button(label(language, "own-back"), OwnTap(of=of.code, page=0).pack())
    if rows.kind is Kind.WON:
        return button(label(language, "flow-back"), AccountFlowTap(period=of.period.key).pack())
    return button(label(language, "nps-back"), ReportTap(of=of.code).pack())


async def _listed(ctx: Context, reader: StaffReader, of: Of, rows: Rows, page: int) -> Listed:
    if rows.kind is Kind.SILENT:
        return await behind_silent.listed(ctx, reader, of, limit=PAGE, offset=page * PAGE)
    if rows.kind in PEOPLE:
        return await behind_people.listed(ctx, reader, of, rows.kind, limit=PAGE, offset=page * PAGE)
    if rows.kind in opened.KINDS or rows.kind in WORK or rows.kind in PROMISED:
        return await behind_cases.listed(ctx, reader, of, rows, limit=PAGE, offset=page * PAGE)
    return await behind_accounts.listed(ctx, reader, of, rows, limit=PAGE, offset=page * PAGE)


def rows_name(language: str, rows: Rows) -> str:
    """«Не ответили», «Клиенты, которые ответили: Промоутеры»"""
    reason = label(language, f"reason-{rows.reason.value}") if rows.reason is not None else ""
    name = label(language, f"rows-of-{rows.kind.value}", reason=reason)
    return name if rows.group is None else f"{name}: {label(language, f'answers-of-{rows.group.value}')}"


def _steps(of: str, rows: Rows, page: int, last: int) -> Buttons:
    """Pages count from 1 here: 0 opens the list in a message of its own."""
    if not last:
        return []
    steps = [(page - 1, "‹"), (page, f"{page + 1}/{last + 1}"), (page + 1, "›")]
    return [
        [
            button(text, RowsTap(rows=LIST_CODES[rows], page=number + 1, of=of).pack())
            for number, text in steps
            if 0 <= number <= last
        ]
    ]
