"""What figures are of, short enough for a button: a period, and whose answers of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from messages import scope_code
from messages.scope_code import EVERYTHING as WHOLE
from nps.period import Period, containing
from nps.scope import Scope
from nps.scope_words import Directory
from nps.values import PeriodKind
from storage.engine.conn import Conn
from storage.people.clients import find_account
from storage.people.directory import list_segments_of_answers, read_directory
from storage.people.staff import Staff

_LETTERS = {
    "w": PeriodKind.WEEK,
    "m": PeriodKind.MONTH,
    "q": PeriodKind.QUARTER,
    "h": PeriodKind.HALF,
    "y": PeriodKind.YEAR,
    "c": PeriodKind.CUSTOM,
}
_KINDS = {kind: letter for letter, kind in _LETTERS.items()}
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_DAY = 4
"""So many digits any day of ours has."""


@dataclass(frozen=True, slots=True)
class Of:
    """What a card is of, and who reads it."""

    reader: Staff
    period: Period
    scope: Scope

    @property
    def code(self) -> str:
        return code_of(self.reader, self.period, self.scope)

    @property
    def is_narrowed(self) -> bool:
        """Less than all the reader may read, whichever of the answers count?"""
        return replace(self.scope, every=False) != self.reader.scope

    def at(self, period: Period) -> str:
        """The same of another period."""
        return code_of(self.reader, period, self.scope)

    def within(self, scope: Scope) -> str:
        """The same period of others."""
        return code_of(self.reader, self.period, scope)


def everything(reader: Staff, period: Period) -> Of:
    """All that the reader may read."""
    return Of(reader, period, reader.scope)


def code_of(reader: Staff, period: Period, of: Scope) -> str:
    """The period's key where it is all that the reader may read, else both, as "qfv01.s0a1b2c"."""
    narrowed = replace(of, manager=None, also_of=()) if of.manager == reader.scope.manager else of
    code = scope_code.encode(narrowed, (), of_answers=True)
    return period.key if code == WHOLE else f"{_short(period)}.{code}"


def split(code: str) -> tuple[Period, str]:
    """The period, and what `scope_code` reads; of a period's key alone everything. Raises ValueError."""
    if ":" in code:
        return Period.from_key(code), WHOLE
    shown, _, of = code.partition(".")
    return _long(shown), of or WHOLE


async def read(conn: Conn, reader: Staff, code: str) -> Of | None:
    """Back from `code_of`, within what the reader may read; None when it names nothing (any more).

    What names nobody is one's own for a manager, and of a client whom they look after for somebody else that one's:
    never both together, as the figures count.
    """
    try:
        period, of = split(code)
    except ValueError:
        return None
    if of == WHOLE:
        return everything(reader, period)
    directory = await read_directory(conn, reader)
    decoded = scope_code.decode(of, directory, reader.reach, kinds=0)
    if decoded is None:  # perhaps of a segment that no company has any more: the answers keep it
        of_answers = await list_segments_of_answers(conn, reader)
        directory = replace(directory, segments=[*directory.segments, *of_answers])
        decoded = scope_code.decode(of, directory, reader.reach, kinds=0)
    if decoded is None or not _is_theirs(decoded[0], directory):
        return None
    scope = decoded[0]
    if scope.account is not None and scope.also_of:  # nobody was named: a client is of whoever looks after them
        account = await find_account(conn, scope.account)
        if account is not None and account.manager_id in scope.also_of:
            scope = replace(scope, manager=account.manager_id)
    return Of(reader, period, replace(scope, also_of=()))


def _is_theirs(of: Scope, directory: Directory) -> bool:
    """A client by number is looked up like one by name: of others' the reader learns nothing."""
    return of.account is None or any(number == of.account for number, _ in directory.accounts)


def _short(period: Period) -> str:
    days = [period.first] if period.kind is not PeriodKind.CUSTOM else [period.first, period.last]
    return _KINDS[period.kind] + "".join(_digits(day.toordinal()) for day in days)


def _long(code: str) -> Period:
    kind, days = _LETTERS.get(code[:1]), [code[1 : 1 + _DAY], code[1 + _DAY :]]
    if kind is None or not code.isascii() or not code.isalnum():
        raise ValueError("not the code of a period")
    first = date.fromordinal(int(days[0], 36))
    period = (
        Period(kind, first, date.fromordinal(int(days[1], 36)))
        if kind is PeriodKind.CUSTOM
        else containing(kind, first)
    )
    if _short(period) != code:
        raise ValueError("not the code of a period")
    return period


def _digits(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits.rjust(_DAY, "0")
