"""/cases: open cases, what is due first, by pages; a button for each opens its card."""

from __future__ import annotations

import re
from typing import Any
from zlib import crc32

from aiogram.methods import TelegramMethod

from messages.case_lines import case_line
from messages.envelopes import to_staff
from messages.letters import letter
from messages.owed import Letter
from messages.readers import STAFF, StaffReader
from messages.taps import CasesTap, OpenTap
from messages.texts import Markup, label, lines, say
from messages.writing import Buttons, Context, button, edited, message
from nps.case_words import CaseKind, WantedCases
from nps.scope import Scope
from nps.scope_words import Directory
from nps.subjects import ListOfCases
from nps.values import AccountId, Circle, Role, StaffId
from storage.cases import listing
from storage.cases.listing import Listed
from storage.people.directory import read_directory
from storage.people.staff import Staff

PAGE = 8
IN_A_ROW = 4
EVERYTHING = "-"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_CIRCLES, _KINDS = tuple(Circle), tuple(CaseKind)
_PART = re.compile(r"k[0-6]+|[ma][0-9a-z]{1,13}|[sr][0-9a-f]{6}|c[0-4]")
_LARGEST = 2**63


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


# --- what is wanted, short enough for a button ---------------------------------------------------------------------


def code_of(wanted: WantedCases) -> str:
    """As "k0.m1f.s0a1b2c": kinds by number, a segment and a region by checksum; a client says all but the circle."""
    scope = wanted.scope
    kinds = "".join(str(number) for number, kind in enumerate(_KINDS) if kind in wanted.kinds)
    parts = [f"k{kinds}"] if kinds else []
    if scope.account is not None:
        parts.append(f"a{_short(scope.account)}")
    else:
        parts += [f"m{_short(scope.manager)}"] if scope.manager is not None else []
        parts += [f"s{_checksum(scope.segment)}"] if scope.segment is not None else []
        parts += [f"r{_checksum(scope.region)}"] if scope.region is not None else []
    parts += [f"c{_CIRCLES.index(scope.circle)}"] if scope.circle is not None else []
    return ".".join(parts) or EVERYTHING


def decode(code: str, directory: Directory, own: Scope) -> WantedCases | None:
    """Back from `code_of`, within the reader's `own` scope; None when it names nothing (any more)."""
    kinds: frozenset[CaseKind] = frozenset()
    scope: dict[str, Any] = {}
    for part in [] if code == EVERYTHING else code.split("."):
        if not _PART.fullmatch(part):
            return None
        what, rest = part[0], part[1:]
        if what == "k":
            kinds = frozenset(_KINDS[int(digit)] for digit in rest)
        elif what == "c":
            scope["circle"] = _CIRCLES[int(rest)]
        elif what in "ma":
            number = int(rest, 36)
            if number >= _LARGEST:
                return None
            scope |= {"manager": StaffId(number)} if what == "m" else {"account": AccountId(number)}
        else:
            names = directory.segments if what == "s" else directory.regions
            name = next((name for name in names if _checksum(name) == rest), None)
            if name is None:
                return None
            scope["segment" if what == "s" else "region"] = name
    if own.manager is not None and scope.get("manager") not in (own.manager, *own.also_of):
        scope |= {"manager": own.manager, "also_of": own.also_of}
    return WantedCases(Scope(**scope), kinds)


def _short(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"


def _checksum(name: str) -> str:
    return f"{crc32(name.encode()) & 0xFFFFFF:06x}"
