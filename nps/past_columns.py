"""Which column of a table of past answers says what: by the words of its heading, then by what stands in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC

from nps import client_values as values
from nps.client_columns import column_named, count_columns, plain
from nps.past_dates import DateOrder, moment
from nps.past_scores import Verdict, verdict
from nps.past_titles import ONE, Role, date_rank, role_named

TITLE_ROWS = 15
"""Rows that may stand above the header."""
_MOSTLY = 0.8
_OF_NUMBERS = frozenset(map(plain, ("№", "#", "id", "n", "номер", "no", "row", "строка")))
_NOT_AN_ANSWERS = ("first_delivery", "last_purchase")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each role stands (positions in the order of the file), the headings, and where the rows begin."""

    header: int
    titles: tuple[str, ...]
    at: dict[Role, tuple[int, ...]]
    score: Verdict

    def title(self, role: Role) -> str | None:
        return self.titles[self.at[role][0]] if role in self.at else None

    @property
    def unread(self) -> tuple[str, ...]:
        read = {position for places in self.at.values() for position in places}
        return tuple(title for position, title in enumerate(self.titles) if title and position not in read)


def find_columns(rows: Sequence[Sequence[object]]) -> Columns | None:
    """The columns of a table; None when it has no row of headings. A score or a date may be missing."""
    header = _find_header(rows)
    if header is None:
        return None
    titles = tuple(values.spelled(cell) for cell in rows[header])
    body = rows[header + 1 :]
    roles = [role_named(title) for title in titles]
    at: dict[Role, tuple[int, ...]] = {}
    for position, role in enumerate(roles):
        if role is not None and role not in ONE and _is_filled(body, position):
            at[role] = (*at.get(role, ()), position)
    told = _find_score(titles, roles, body)
    if told is not None and told[0] is not None:
        at[Role.SCORE] = (told[0],)
    free = [position for position, role in enumerate(roles) if role is None and (position,) != at.get(Role.SCORE)]
    dated = _find_date(titles, roles, body, free)
    if dated is not None:
        at[Role.DATE] = (dated,)
    if Role.EMAIL not in at and (mailed := _where(free, body, lambda cell: values.email(values.spelled(cell)))):
        at[Role.EMAIL] = (mailed[0],)
    return Columns(header, titles, at, told[1] if told else Verdict.NONE)


def looks_like_answers(rows: Sequence[Sequence[object]]) -> bool:
    """Does a heading speak of a score, and is there a date of it, or no client list in it at all?"""
    columns = find_columns(rows)
    if columns is None:
        return False
    scored = any(role_named(title) is Role.SCORE for title in columns.titles)
    if not scored or columns.score is Verdict.NONE:
        return False
    listed = count_columns([values.spelled(cell) for cell in rows[columns.header]])
    return Role.DATE in columns.at or listed < 2


def _find_header(rows: Sequence[Sequence[object]]) -> int | None:
    """The row that names the most roles; where none does, the first one of two cells and more."""
    best, most = None, 0
    for number, row in enumerate(rows[: TITLE_ROWS + 1]):
        texts = [values.spelled(cell) for cell in row]
        filled = [text for text in texts if text]
        named = len({role for text in filled if (role := role_named(text)) is not None})
        if (named > most or best is None) and (len(filled) > 1 or named):
            best, most = number, named
    return best


def _find_score(
    titles: Sequence[str], roles: Sequence[Role | None], body: Sequence[Sequence[object]]
) -> tuple[int | None, Verdict] | None:
    """The first column named so that holds scores, else why the first of them is none; else by what stands in it."""
    wrong: Verdict | None = None
    for position, role in enumerate(roles):
        if role is not Role.SCORE:
            continue
        found = verdict(titles[position], [cell for cell in _column(body, position) if values.spelled(cell)])
        if found is Verdict.SCORES:
            return position, found
        wrong = wrong or (found if found is not Verdict.NONE else None)
    if wrong is not None:
        return None, wrong
    likely = [
        position
        for position, role in enumerate(roles)
        if role is None
        and plain(titles[position]) not in _OF_NUMBERS
        and verdict(titles[position], [cell for cell in _column(body, position) if values.spelled(cell)])
        is Verdict.SCORES
    ]
    return (likely[0], Verdict.SCORES) if len(likely) == 1 else None


def _find_date(
    titles: Sequence[str], roles: Sequence[Role | None], body: Sequence[Sequence[object]], free: Sequence[int]
) -> int | None:
    named = [position for position, role in enumerate(roles) if role is Role.DATE and _is_filled(body, position)]
    if named:
        return min(named, key=lambda position: date_rank(titles[position]))
    likely = [position for position in free if column_named(titles[position]) not in _NOT_AN_ANSWERS]
    found = _where(likely, body, lambda cell: not _is_number(cell) and moment(cell, UTC, DateOrder.DAY_FIRST))
    return found[0] if found else None


def _where(positions: Sequence[int], body: Sequence[Sequence[object]], fits: Callable[[object], object]) -> list[int]:
    """The columns of which nearly every filled cell fits."""
    found = []
    for position in positions:
        cells = [cell for cell in _column(body, position) if values.spelled(cell)]
        if cells and sum(bool(fits(cell)) for cell in cells) >= _MOSTLY * len(cells):
            found.append(position)
    return found


def _is_number(cell: object) -> bool:
    return isinstance(cell, int | float) or values.spelled(cell).isdecimal()


def _column(body: Sequence[Sequence[object]], position: int) -> list[object]:
    return [row[position] for row in body if position < len(row)]


def _is_filled(body: Sequence[Sequence[object]], position: int) -> bool:
    return any(values.spelled(cell) for cell in _column(body, position))
