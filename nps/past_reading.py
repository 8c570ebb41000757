"""Reading a table as answers of before: what its rows say, and what cannot be taken for an answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo

from nps import client_phones
from nps import client_values as values
from nps.client_columns import ListError, short
from nps.client_list import Note, RowError
from nps.client_reading import numbers
from nps.past_answers import PastAnswer, PastAnswers
from nps.past_columns import Columns, find_columns
from nps.past_dates import DateOrder, moment, order_of
from nps.past_scores import Verdict, is_outside, score_of
from nps.past_titles import WHO, Role, guess_wording
from nps.text import fold

LONGEST_WORDS = 3_500
_AHEAD = timedelta(days=1)  # clocks and zones differ
_LOW_FROM = 20
AMBIGUOUS = "past-dates-ambiguous"


def read_past(
    rows: Sequence[Sequence[object]],
    *,
    zone: tzinfo,
    now: datetime,
    order: DateOrder | None = None,
    seven: bool = True,
    is_text: bool = False,
    notes: Sequence[Note] = (),
) -> PastAnswers:
    """Read a whole table; raises ListError when it holds no scores from 0 to 10, no date, or nobody who answered.

    `zone`: of times that name none. `order` of dates with slashes, where it was told: without it and with doubt in
    every row, that is a ListError too (AMBIGUOUS). `seven` and `is_text` as in a client list.
    """
    if not any(values.spelled(cell) for row in rows for cell in row):
        raise ListError("past-empty")
    columns = find_columns(rows)
    if columns is None:
        raise ListError("past-no-header")
    if not any(values.spelled(cell) for row in rows[columns.header + 1 :] for cell in row):
        raise ListError("past-empty")
    _check(columns)
    body = list(enumerate(rows[columns.header + 1 :], columns.header + 2))
    date_at, date_title = columns.at[Role.DATE][0], columns.title(Role.DATE) or ""
    said, doubtful = order_of(_cell(row, date_at) for _, row in body)
    if doubtful is not None and order is None:
        raise ListError(AMBIGUOUS, {"value": short(doubtful), "column": short(date_title)})
    reader = _Reader(columns, UTC if "utc" in fold(date_title) else zone, said or order, now, seven)
    if body and _is_second_header(body[0][1], columns, reader):
        body = body[1:]
        notes = (*notes, Note("past-second-header", {"rows": str(columns.header + 2)}))
    width = max((place for place, title in enumerate(columns.titles, 1) if title), default=0)
    for number, row in body:
        if is_text and any(values.spelled(cell) for cell in row[width:]):
            about = {"cells": str(len(row)), "columns": str(width)}
            reader.errors.append(RowError(number, "row-too-wide", about))
        elif any(values.spelled(cell) for cell in row):
            reader.read(number, row)
    if not reader.answers and not reader.errors:
        raise ListError("past-empty")
    return PastAnswers(
        answers=tuple(reader.answers),
        errors=tuple(reader.errors),
        columns=tuple((role.value, short(title)) for role in Role if (title := columns.title(role))),
        notes=(*notes, *reader.notes()),
        wording=guess_wording(columns.title(Role.SCORE) or ""),
    )


def _check(columns: Columns) -> None:
    """Raises ListError for a table that cannot be answers."""
    if Role.SCORE not in columns.at:
        raise ListError("past-no-score" if columns.score in (Verdict.NONE, Verdict.SCORES) else columns.score.value)
    if Role.DATE not in columns.at:
        raise ListError("past-no-date")
    if not any(role in columns.at for role in WHO):
        raise ListError("past-nobody")


def _cell(row: Sequence[object], position: int) -> object:
    return row[position] if position < len(row) else None


def _is_second_header(row: Sequence[object], columns: Columns, reader: _Reader) -> bool:
    """The row below the headings with neither a date nor a score: SurveyMonkey's sub-questions."""
    score, dated = _cell(row, columns.at[Role.SCORE][0]), _cell(row, columns.at[Role.DATE][0])
    filled = any(values.spelled(cell) for cell in row)
    return filled and score_of(score) is None and not is_outside(score) and reader.when(dated) is None


class _Reader:
    """What has been read so far."""

    def __init__(
        self,
        columns: Columns,
        zone: tzinfo,
        order: DateOrder | None,
        now: datetime,
        seven: bool,
    ) -> None:
        self._columns, self._zone, self._order, self._now, self._seven = columns, zone, order, now, seven
        self.answers: list[PastAnswer] = []
        self.errors: list[RowError] = []
        self._silent: list[int] = []
        self._cut: list[int] = []

    def when(self, cell: object) -> datetime | None:
        return moment(cell, self._zone, self._order)

    def read(self, number: int, row: Sequence[object]) -> None:
        """An answer, or why there is none. A row without a score is somebody who did not answer."""
        raw = _cell(row, self._columns.at[Role.SCORE][0])
        if not values.spelled(raw):
            self._silent.append(number)
            return
        score, dated = score_of(raw), _cell(row, self._columns.at[Role.DATE][0])
        at = self.when(dated)
        error = self._wrong(raw, dated, score, at)
        who = self._who(row)
        if error is None and not any(who.get(name) for name in ("contact_id", "email", "phone", "name")):
            error = ("row-past-nobody", {})
        if error is not None or score is None or at is None:
            key, about = error or ("row-past-nobody", {})
            self.errors.append(RowError(number, key, about))
            return
        words = self._words(row)
        if words is not None and len(words) > LONGEST_WORDS:
            words = words[: LONGEST_WORDS - 1] + "…"
            self._cut.append(number)
        shown = ", ".join(
            text for name in ("name", "account", "email", "phone", "contact_id") if (text := who.get(name))
        )
        self.answers.append(PastAnswer(number, score, at, words, shown=shown, **who))

    def _wrong(
        self, raw: object, dated: object, score: int | None, at: datetime | None
    ) -> tuple[str, dict[str, str]] | None:
        if score is None:
            about = {"column": short(self._columns.title(Role.SCORE) or ""), "value": short(values.spelled(raw))}
            return "row-score-broken", about
        about = {"column": short(self._columns.title(Role.DATE) or ""), "value": short(values.spelled(dated))}
        if not values.spelled(dated):
            return "row-past-undated", {}
        if at is None:
            return ("row-date-ambiguous" if self.when_ordered(dated) else "row-date-broken"), about
        return ("row-date-ahead", about) if at > self._now + _AHEAD else None

    def when_ordered(self, cell: object) -> bool:
        """Would it be a date if its order were known?"""
        return moment(cell, self._zone, DateOrder.DAY_FIRST) is not None

    def _text(self, row: Sequence[object], role: Role) -> str:
        """Of the first column that says anything in this row."""
        told = (values.text_of(_cell(row, place)) for place in self._columns.at.get(role, ()))
        return next(filter(None, told), "")

    def _who(self, row: Sequence[object]) -> dict[str, str | None]:
        cells = [_cell(row, place) for place in self._columns.at.get(Role.PHONE, ())]
        told = [number for cell in cells for number in client_phones.phones(cell, seven=self._seven)]
        parts = [self._text(row, role) for role in (Role.FIRST_NAME, Role.LAST_NAME)]
        code, account_code = self._text(row, Role.CONTACT_ID), self._text(row, Role.ACCOUNT_ID)
        return {
            "contact_id": values.code(code) if code else None,
            "email": values.email(self._text(row, Role.EMAIL)),
            "phone": told[0] if told else None,
            "name": self._text(row, Role.NAME) or " ".join(part for part in parts if part) or None,
            "account": self._text(row, Role.ACCOUNT) or None,
            "account_id": values.code(account_code) if account_code else None,
        }

    def _words(self, row: Sequence[object]) -> str | None:
        """The comment, a line for each column of it, and the tags below."""
        said = [values.text_of(_cell(row, position)) for position in self._columns.at.get(Role.WORDS, ())]
        tags = [values.text_of(_cell(row, position)) for position in self._columns.at.get(Role.TAGS, ())]
        tagged = "🏷 " + ", ".join(filter(None, tags)) if any(tags) else ""
        return "\n".join(filter(None, [*said, tagged])) or None

    def notes(self) -> list[Note]:
        told = []
        if self._silent:
            told.append(Note("past-silent", {"rows": numbers(self._silent), "count": str(len(self._silent))}))
        if self._cut:
            told.append(Note("past-cut", {"rows": numbers(self._cut), "count": str(len(self._cut))}))
        if len(self.answers) >= _LOW_FROM and max(answer.score for answer in self.answers) <= 5:
            told.append(Note("past-low", {"most": str(max(answer.score for answer in self.answers))}))
        unread = self._columns.unread
        if unread:
            told.append(Note("past-unread", {"words": "\n".join(map(short, unread[:8])), "count": str(len(unread))}))
        return told
