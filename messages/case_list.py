"""/cases: open cases, what is due first, by pages; a button for each opens its card."""

from __future__ import annotations

from typing import Any

from aiogram.methods import TelegramMethod

from messages import scope_code
from messages.case_lines import case_line
from messages.envelopes import to_staff
from messages.letters import letter
from messages.owed import Letter
from messages.readers import STAFF, StaffReader
from messages.scope_code import EVERYTHING
from messages.taps.cases import CasesTap, OpenTap
from messages.texts import Markup, label, lines, say
from messages.writing import Buttons, Context, button, edited, message
from nps.case_words import CaseKind, WantedCases
from nps.scope import Scope
from nps.scope_words import Directory
from nps.subjects import ListOfCases
from nps.values import Role
from storage.cases import listing
from storage.cases.listing import Listed
from storage.people.directory import read_directory
from storage.people.staff import Staff

PAGE = 8
IN_A_ROW = 4
_KINDS = tuple(CaseKind)


def show(reader: Staff, wanted: str, *, page: int = 0, edit: int | None = None) -> Letter:
    """The list for this person, `wanted` as `code_of` says it, in place of the message `edit`, if there is one."""
    return case_list.owed(to_staff(reader, subject=ListOfCases(reader.id)), wanted=wanted, page=page, edit=edit)


@letter(to=STAFF)
async def case_list(
    ctx: Context, reader: StaffReader, *, wanted: str, page: int, edit: int | None
) -> TelegramMethod[Any] | None:
    """Of a manager's own accounts, or of all; where answers are anonymous, for owners alone."""
    text, buttons = await _page(ctx, reader, wanted, page)
    if edit is None:
        return message(reader.chat_id, text, buttons)
    return edited(reader.chat_id, edit, text, buttons)


async def _page(ctx: Context, reader: StaffReader, wanted: str, page: int) -> tuple[Markup, Buttons]:
    language = reader.language
    if not ctx.programme.may_read_answers(reader.staff.role):
        return say(language, "cases-anonymous"), []
    directory = Directory() if wanted == EVERYTHING else await read_directory(ctx.conn, reader.staff)
    asked = decode(wanted, directory, reader.staff.reach)
    if asked is None:
        return say(language, "cases-stale"), []
    count, late = await listing.count_of(ctx.conn, asked.scope, asked.kinds, now=ctx.now)
    if not count:
        return say(language, "cases-none" if wanted == EVERYTHING else "cases-none-such"), []
    last = (count - 1) // PAGE
    page = min(page, last)
    shown = await listing.list_open(
        ctx.conn, asked.scope, kinds=asked.kinds, now=ctx.now, limit=PAGE, offset=page * PAGE
    )
    title = say(language, "cases-title", count=count, late=late)
    names_manager = reader.staff.role is Role.OWNER or bool(reader.staff.stands_in_for)
    zone = ctx.programme.zone_named(reader.staff.timezone)
    rows = [case_line(ctx, language, case, names_manager=names_manager, zone=zone) for case in shown]
    return lines(title, *rows), [*_open_buttons(language, shown), *_steps(wanted, page, last)]


def _open_buttons(language: str, shown: list[Listed]) -> Buttons:
    each = [button(label(language, "cases-open", number=str(case.id)), OpenTap(case=case.id).pack()) for case in shown]
    return [each[at : at + IN_A_ROW] for at in range(0, len(each), IN_A_ROW)]


def _steps(wanted: str, page: int, last: int) -> Buttons:
    if not last:
        return []
    steps = [button(f"{page + 1}/{last + 1}", CasesTap(page=page, wanted=wanted).pack())]
    if page:
        steps.insert(0, button("‹", CasesTap(page=page - 1, wanted=wanted).pack()))
    if page < last:
        steps.append(button("›", CasesTap(page=page + 1, wanted=wanted).pack()))
    return [steps]


def code_of(wanted: WantedCases) -> str:
    """What is wanted, short enough for a button."""
    return scope_code.encode(wanted.scope, [number for number, kind in enumerate(_KINDS) if kind in wanted.kinds])


def decode(code: str, directory: Directory, own: Scope) -> WantedCases | None:
    """Back from `code_of`, within the reader's `own` scope; None when it names nothing (any more)."""
    decoded = scope_code.decode(code, directory, own, kinds=len(_KINDS))
    return decoded and WantedCases(decoded[0], frozenset(_KINDS[number] for number in decoded[1]))
