"""What the cells of an export say: titles of its sheets and columns, and words for what the database keeps as codes.

Read by the process that writes the files: it loads nothing of Telegram.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any

from messages.texts import label
from nps.values import Channel, PartKind, Score, StaffId, SurveyKind

Cell = str | int | datetime | date | None
SHEETS = ("answers", "accounts", "contacts", "cases", "events", "promises", "quotes")
OF_CONTACTS_ALONE = 2
"""Columns of phone and e-mail, which a manager's file has only where the owners allow it."""
PHONE_AT = 7


def sheet_title(language: str, sheet: str) -> str:
    return label(language, f"export-sheet-{sheet}")


def column_titles(language: str, sheet: str, *, phones: bool) -> list[str]:
    titles = label(language, f"export-columns-{sheet}").replace("\xa0", " ").split(" | ")
    return titles if phones or sheet != "contacts" else without_phones(titles)


def without_phones(row: list[Any]) -> list[Any]:
    return row[:PHONE_AT] + row[PHONE_AT + OF_CONTACTS_ALONE :]


@dataclass(frozen=True, slots=True)
class Wording:
    """The reader's language and zone, and the names of all who ever were staff."""

    language: str
    zone: tzinfo
    names: Mapping[StaffId, str]

    def answer(self, row: Any, reasons: Sequence[Any], said: Sequence[tuple[PartKind, str | None]]) -> list[Cell]:
        language, recorded = self.language, row.channel in (Channel.PHONE, Channel.IN_PERSON)
        return [
            row.id,
            self.time(row.first_tap_at),
            row.account,
            row.contact,
            row.position,
            label(language, f"circle-{row.circle.value}") if row.circle else None,
            row.score,
            label(language, f"export-group-{Score(row.score).group.value}"),
            ", ".join(label(language, f"reason-{reason.value}") for reason in reasons) or None,
            "\n".join(filter(None, (self._part(kind, text) for kind, text in said))) or None,
            self._survey(row.survey, row.about),
            label(language, f"held-channel-{row.channel.value}"),
            self.name(row.recorded_by) if recorded else None,
            self._yes(row.replaced_at is not None),
            self.name(row.manager_id),
            row.segment,
            row.region,
            self._yes(bool(row.counts)),
        ]

    def company(self, row: Any, people: int, joined: int, signs: tuple[Cell, Cell]) -> list[Cell]:
        """`signs`: its colour and why, in words."""
        language = self.language
        return [
            row.id,
            row.external_id,
            row.name,
            self.name(row.manager_id),
            row.segment,
            row.abc,
            row.xyz,
            row.type,
            row.region,
            label(language, f"relation-{row.status.value}") if row.status else None,
            row.revenue,
            row.debt,
            row.first_delivery,
            row.last_purchase,
            label(language, f"loyalty-{row.loyalty.value}") if row.loyalty else None,
            ", ".join(label(language, f"buys-{why}") for why in row.buys_for or ()) or None,
            ", ".join(map(str, row.tags or ())) or None,
            people,
            joined,
            *signs,
        ]

    def person(self, row: Any, latest: Any, *, phones: bool) -> list[Cell]:
        language = self.language
        cells = [
            row.id,
            row.external_id,
            row.name,
            row.account,
            self.name(row.manager_id),
            label(language, f"circle-{row.circle.value}") if row.circle else None,
            row.position,
            row.phone,
            row.email,
            label(language, f"export-state-{row.state.value}"),
            self.time(row.joined_at),
            row.language,
            row.timezone,
            latest.score if latest else None,
            self.time(latest.first_tap_at) if latest else None,
        ]
        return cells if phones else without_phones(cells)

    def complaint(self, row: Any) -> list[Cell]:
        language = self.language
        return [
            row.id,
            self.time(row.opened_at),
            row.account,
            row.contact,
            self.name(row.manager_id),
            label(language, f"export-case-{row.state.value}"),
            label(language, f"export-why-{row.why.value}"),
            self.time(row.deadline_at) if row.closed_at is None else None,
            self.time(row.taken_at),
            self.name(row.taken_by),
            self.time(row.contacted_at),
            self.time(row.settled_at),
            self.time(row.closed_at),
            label(language, f"reason-{row.cause.value}") if row.cause else None,
            row.cause_words,
            row.outcome,
            row.reopened,
        ]

    def event(self, row: Any) -> list[Cell]:
        told = label(self.language, f"case-event-{row.event.value}")
        return [row.case_id, row.account, self.time(row.at), told, self.name(row.staff_id)]

    def promise(self, row: Any) -> list[Cell]:
        due = self.time(row.due_at)
        return [
            row.case_id,
            row.account,
            row.contact,
            row.what,
            self.name(row.staff_id),
            self.time(row.made_at),
            due.date() if row.is_day and isinstance(due, datetime) else due,
            label(self.language, f"export-promise-{row.state.value}"),
            self.time(row.settled_at),
        ]

    def quote(self, row: Any, *, nameless: bool) -> list[Cell]:
        """`nameless`: all of them are; such a one names neither the person nor the company."""
        signature = None if nameless else row.signature
        company = row.account if signature is not None else None
        return [row.text, signature, row.score, company, self.time(row.settled_at)]

    def time(self, at: datetime | None) -> datetime | None:
        """By the reader's clock, as spreadsheets keep it: without a zone, to the second."""
        return at.astimezone(self.zone).replace(tzinfo=None, microsecond=0) if at else None

    def name(self, staff_id: StaffId | None) -> str | None:
        return None if staff_id is None else self.names.get(staff_id) or f"№ {staff_id}"

    def _yes(self, holds: bool) -> str | None:
        return label(self.language, "export-yes") if holds else None

    def _survey(self, kind: SurveyKind, about: str | None) -> str:
        own = (SurveyKind.RECORDED, SurveyKind.IMPORTED)
        name = label(self.language, f"export-survey-{kind.value}" if kind in own else f"survey-name-{kind.value}")
        return f"{name}: {about}" if about else name

    def _part(self, kind: PartKind, text: str | None) -> str | None:
        """Words as they were written; of a voice or a picture that there was one."""
        if kind is PartKind.TEXT:
            return text
        what = label(self.language, f"held-part-{kind.value}")
        return f"[{what}] {text}" if text else f"[{what}]"
