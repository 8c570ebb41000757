"""/mydata: everything held about a person, as a page in their own language and zone.

What stands on it, and how, each table says itself (storage.schema.privacy).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, tzinfo
from string import Formatter
from typing import Any

import sqlalchemy as sa
from aiogram.methods import TelegramMethod
from babel.dates import format_date, format_datetime

from messages.joining import CONSENT_VERSION, consent_buttons, consent_text
from messages.letters import letter
from messages.page import Line, heading, listing, page, paragraph, section
from messages.quotes import withdraw_buttons
from messages.readers import ANYBODY, Reader
from messages.recommending import own_link_buttons
from messages.texts import label, language_of, say
from messages.writing import Context, file, message
from nps.values import EnrolmentId, Role
from storage.lists.plan import CONTACT_COLUMNS
from storage.people import enrolments
from storage.people.clients import get_contact
from storage.privacy.mydata import ContactData, PersonalData, Row, Rows, collect, collect_listed
from storage.schema import contacts, metadata
from storage.schema.privacy import Coded, Lines, Section, Staff, parent_of, personal_tables, word_of

FILE_NAME = "otklik-mydata.html"
TAGS = re.compile(r"<[^<>]*>")
BRACKETS = re.compile(r"(\[[^\]]*\])")
SECTIONS = (
    None,
    "held-title-consents",
    "held-title-links",
    "held-title-openings",
    "held-title-questions",
    "held-title-answers",
    "held-title-cases",
    "held-title-messages",
    "held-title-light",
    "held-title-audit",
)
"""The titles in their order on the page, first what has none; all others follow."""


@letter(to=ANYBODY)
async def mydata(ctx: Context, reader: Reader) -> TelegramMethod[Any] | None:
    """The page as a file, with a short message; somebody who is no contact is told in words."""
    language, chat_id = reader.language, reader.chat_id
    data = await collect(ctx.conn, chat_id)
    if not data.contacts:
        is_staff = reader.who is not None and reader.who.staff is not None
        return message(chat_id, say(language, "mydata-staff") if is_staff else say(language, "mydata-none"))
    consents = {contact.contact["id"]: await _consent(ctx, language, contact) for contact in data.contacts}
    buttons = [
        *await withdraw_buttons(ctx, language, chat_id),
        *await own_link_buttons(ctx, language, reader.who),
    ]
    told = document(ctx, language, data, consents)
    return file(chat_id, FILE_NAME, told, say(language, "mydata-file"), buttons or None)


async def _consent(ctx: Context, language: str, data: ContactData) -> str:
    """Today's text of the consent, to be read again."""
    contact = await get_contact(ctx.conn, data.contact["id"])
    read = html.unescape(TAGS.sub("", await consent_text(ctx, language, contact)))
    told = [paragraph(part) for part in read.split("\n") if part]
    url = [paragraph(ctx.programme.privacy_url)] if ctx.programme.privacy_url else []
    version = paragraph(label(language, "held-consent-today", version=CONSENT_VERSION))
    return "\n".join([heading(label(language, "held-title-consent"), 3), *told, *url, version])


@letter(to=ANYBODY)
async def before_consent(ctx: Context, reader: Reader, *, enrolment: EnrolmentId) -> TelegramMethod[Any] | None:
    """Which kinds of data the client list holds about whoever is invited, whence, and how to refuse.

    The values are for whoever has agreed: the link may be in the wrong hands.
    """
    invited = await enrolments.find(ctx.conn, enrolment)
    if invited is None or not await enrolments.has_opened(ctx.conn, enrolment, reader.chat_id):
        return None
    contact = await collect_listed(ctx.conn, invited.contact_id or 0)
    if contact is None or reader.who is None:
        return None
    language = language_of(reader.who, ctx.programme, await get_contact(ctx.conn, contact["id"]))
    kinds = [
        label(language, word.label)
        for column in contacts.columns
        if column.name in CONTACT_COLUMNS and (word := word_of(column)).label and contact[column.name] is not None
    ]
    text = say(language, "mydata-before", company=ctx.programme.company, kinds=", ".join(kinds).lower())
    return message(reader.chat_id, text, consent_buttons(language, enrolment))


@letter(to=ANYBODY)
async def newcomer_data(ctx: Context, reader: Reader) -> TelegramMethod[Any] | None:
    """Of whoever came by the link for everybody and is nobody here yet: the same page with what there is."""
    data = await collect(ctx.conn, reader.chat_id)
    language = reader.language
    if data.contacts or not data.rows.get("newcomers"):
        return None
    return file(reader.chat_id, FILE_NAME, document(ctx, language, data, {}), say(language, "mydata-newcomer"))


def document(ctx: Context, language: str, data: PersonalData, consents: Mapping[int, str]) -> str:
    """The whole page; times are in the zone of the person's first contact that has one.

    `consents`: by contact, what stands of the consent beside its data.
    """
    zones = [contact.contact["timezone"] for contact in data.contacts if contact.contact["timezone"]]
    telling = _Telling(language, ctx.programme.zone_named(zones[0] if zones else None), data)
    parts = [
        paragraph(label(language, "held-intro", company=ctx.programme.company, when=telling.time(ctx.now))),
        *telling.human(),
        *(part for contact in data.contacts for part in (*telling.contact(contact), consents[contact.contact["id"]])),
        heading(label(language, "held-title-rights")),
        paragraph(label(language, "held-kept")),
        paragraph(label(language, "held-rights")),
    ]
    return page(language, label(language, "held-title"), parts)


class _Telling:
    """Rows as lines of the page, in one person's language and zone."""

    def __init__(self, language: str, zone: tzinfo, data: PersonalData) -> None:
        self._language = language
        self._zone = zone
        self._data = data

    def human(self) -> Iterator[str]:
        """What is theirs whichever company they answer for."""
        for table, shown in _sections():
            listings = [listing(self._lines(table, shown, row, {})) for row in self._data.rows.get(table.name, [])]
            if listings and shown.title is not None:
                yield heading(label(self._language, shown.title)) + "".join(listings)

    def contact(self, data: ContactData) -> Iterator[str]:
        """The company, what is known of them there, and a part for each table."""
        yield heading(data.account)
        for table, shown in _sections():
            rows = [data.contact] if table is contacts else data.rows.get(table.name, [])
            blocks = [self._lines(table, shown, row, data.rows) for row in rows]
            yield section(label(self._language, shown.title), blocks) if shown.title else "".join(map(listing, blocks))

    def _lines(self, table: sa.Table, shown: Section, row: Row, rows: Rows) -> list[Line]:
        """A row and what hangs on it, in the order that the table declares."""
        lines: list[Line] = []
        if shown.lines is not None:
            lines.append((label(self._language, shown.lines.label), self._told(table, shown.lines, row)))
        hanging = _hanging_on(table)
        first = shown.first.split()
        for name in (*first, *(name for name in (*table.columns.keys(), *hanging) if name not in first)):
            if name in hanging:
                lines += self._hanging(*hanging[name], row, rows)
            elif (word := word_of(table.c[name])).label is not None:
                lines.append((label(self._language, word.label), self._value(table.c[name], row)))
        return lines

    def _hanging(self, table: sa.Table, reference: sa.Column[Any], shown: Lines, owner: Row, rows: Rows) -> list[Line]:
        """The rows of this table that hang on their owner, each in a line or all in one."""
        (key,) = reference.foreign_keys
        hanging = [row for row in rows.get(table.name, []) if row[reference.name] == owner[key.column.name]]
        lines = [self._told(table, shown, row) for row in hanging]
        if shown.joined is not None:
            lines = [shown.joined.join(lines)]
        return [(label(self._language, shown.label), line) for line in lines]

    def _told(self, table: sa.Table, shown: Lines, row: Row) -> str:
        """A row in one line; brackets and what is in them are left out when a value in them is."""
        values = {column.name: self._value(column, row) or "" for column in table.columns}
        line = ""
        for part in BRACKETS.split(shown.told):
            optional = part.startswith("[")
            text = part[1:-1] if optional else part
            names = [name for _, name, _, _ in Formatter().parse(text) if name]
            if not optional or all(values[name] for name in names):
                line += text.format_map(values)
        return line

    def _value(self, column: sa.Column[Any], row: Row) -> str | None:
        value = row[column.name]
        if value is None:
            return None
        match word_of(column).how:
            case Coded() as how:
                return label(self._language, how.key(value)) if value in how.codes(column) else str(value)
            case Staff() as how:
                staff_ids = value if isinstance(value, list) else [value]
                return ", ".join(self._staff(staff_id, named=how is Staff.BY_NAME) for staff_id in staff_ids)
        if isinstance(value, datetime):
            return self.time(value)
        return self._day(value) if isinstance(value, date) else str(value)

    def _staff(self, staff_id: int, *, named: bool) -> str:
        """Account managers by name, owners by role: a contact hears the manager's name anyway."""
        role, name = self._data.staff[staff_id]
        if role is Role.OWNER or not named or not name:
            return label(self._language, f"held-role-{role.value}")
        return name

    def _day(self, day: date) -> str:
        return format_date(day, "dd.MM.y" if self._language == "ru" else "MMM d, y", locale=self._language)

    def time(self, at: datetime) -> str:
        """«24.11.2026, 12:10:05»"""
        pattern = "dd.MM.y, HH:mm:ss" if self._language == "ru" else "MMM d, y, HH:mm:ss"
        return format_datetime(at.astimezone(self._zone), pattern, locale=self._language)


def _sections() -> list[tuple[sa.Table, Section]]:
    """The tables with a part of the page of their own, in its order."""
    shown = [
        (table, about.page)
        for table, about in personal_tables(metadata.tables.values())
        if isinstance(about.page, Section)
    ]
    places = {title: place for place, title in enumerate(SECTIONS)}
    return sorted(shown, key=lambda part: places.get(part[1].title, len(SECTIONS)))


def _hanging_on(table: sa.Table) -> dict[str, tuple[sa.Table, sa.Column[Any], Lines]]:
    """The tables whose rows stand with those of this one, and their references to it."""
    tables = {}
    for hanging, about in personal_tables(metadata.tables.values()):
        if isinstance(about.page, Lines) and isinstance(about.by, str):
            parent = parent_of(hanging, about.by)
            if parent is not None and parent.table is table:
                tables[hanging.name] = (hanging, hanging.c[about.by], about.page)
    return tables
