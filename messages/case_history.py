"""[История]: all that happened on a case, by pages, the newest page first; and the voices and files among the notes."""

from __future__ import annotations

from typing import Any

from aiogram.methods import TelegramMethod

from messages import staging
from messages.dates import own_moment
from messages.envelopes import to_staff
from messages.letters import letter
from messages.owed import Lane, Letter, Owed
from messages.readers import HEARS_CLIENT, ClientReader
from messages.reasons import reasons_or_none
from messages.taps.cases import HistoryTap
from messages.texts import Markup, clip, in_quotes, label, lines, say
from messages.writing import Buttons, Context, attachment, button, edited, message, uncaptioned
from nps.subjects import BelowCard, CaseCard
from nps.values import CaseEvent, CaseId, NoteKind
from storage.answers.comments import Part
from storage.answers.reason_changes import Changed
from storage.cases import cases, history, notes
from storage.cases.cases import Case, Event
from storage.cases.history import Entry
from storage.cases.notes import Note
from storage.people.staff import Staff, name_staff
from storage.queues import deliveries

AT_ONCE = 8
"""Entries of a page."""
LONG = 200
"""Of a note: the rest is cut, since a page has to fit into one message."""


def show(case: Case, reader: Staff, *, page: int = 0, edit: int | None = None) -> Letter:
    """Page 0 is the newest one; `edit`: the message in which another page stands."""
    to = to_staff(reader, about=case.contact_id, subject=BelowCard(case.id, reader.id))
    return case_history.owed(to, case=case.id, page=page, edit=edit)


def send_files(case: Case, reader: Staff, entries: list[Entry]) -> Owed:
    """The voices and files of these notes, since a page shows words alone."""
    return [owed for entry in entries if entry.note for owed in send_file(case, reader, entry.note)]


def send_file(case: Case, reader: Staff, note: Note) -> Owed:
    """The voice or file of this one, if it has any."""
    to = to_staff(reader, about=case.contact_id, subject=BelowCard(case.id, reader.id))
    return [note_file.owed(to, note=note.id)] if note.file_id else []


def page_of(entries: list[Entry], page: int) -> list[Entry]:
    """Of the newest ones page 0, in the order in which they happened."""
    end = len(entries) - page * AT_ONCE
    return entries[max(end - AT_ONCE, 0) : max(end, 0)]


@letter(to=HEARS_CLIENT, lane=Lane.REPLY, quick=True)
async def case_history(
    ctx: Context, reader: ClientReader, *, case: CaseId, page: int, edit: int | None = None
) -> TelegramMethod[Any] | None:
    entries = await history.list_entries(ctx.conn, case)
    if await cases.find(ctx.conn, case) is None:
        return None
    language, chat_id = reader.language, reader.chat_id
    names = await name_staff(ctx.conn)
    text = lines(
        say(language, "history", number=str(case), contact=clip(reader.contact.name, 60)),
        *(_line(ctx, language, entry, names) for entry in page_of(entries, page)),
    )
    buttons = _pages(language, case, page, len(entries))
    if edit is not None:
        return edited(chat_id, edit, text, buttons)
    shown = await deliveries.find_card_message(ctx.conn, CaseCard(case, reader.staff.id).key, chat_id=chat_id)
    return message(chat_id, text, buttons, reply_to=shown)


def _line(ctx: Context, language: str, entry: Entry, names: dict[Any, str]) -> Markup:
    if entry.changed is not None:
        told = _reasons(language, entry.changed)
    else:
        told = event_told(language, entry.event, entry, names) if entry.event else _note(language, entry)
    name = names.get(entry.staff_id)
    when = own_moment(language, entry.at, ctx.programme.zone)
    return say(language, "history-line", when=when, told=told, name=f" — {name}" if name else "")


def event_told(language: str, event: CaseEvent, entry: Entry | Event, names: dict[Any, str]) -> Markup:
    """«передано: Игорь Волков», «этап потери: жалоба нашему руководству», as far as that is known."""
    told = say(language, f"case-event-{event.value}")
    if entry.stage is not None:
        return say(language, "case-event-stage", told=told, stage=staging.named(language, entry.stage))
    to = names.get(entry.handed_to)
    return say(language, "case-event-to", told=told, name=clip(to, 60)) if to else told


def _reasons(language: str, changed: Changed) -> Markup:
    """«✎ причины: качество → сроки и обещания»"""
    before, after = reasons_or_none(language, changed.before), reasons_or_none(language, changed.after)
    return say(language, "case-reasons", before=before, after=after)


def _note(language: str, entry: Entry) -> Markup:
    note = entry.note
    if note is None:
        return Markup("")
    said = in_quotes(language, clip(note.text, LONG)) if note.text else label(language, "case-note-voice")
    return say(language, "case-note", kind=note.kind.value, text=said)


def _pages(language: str, case: CaseId, page: int, count: int) -> Buttons | None:
    row = []
    if (page + 1) * AT_ONCE < count:
        row.append(button(label(language, "history-older"), HistoryTap(case=case, page=page + 1).pack()))
    if page:
        row.append(button(label(language, "history-newer"), HistoryTap(case=case, page=page - 1).pack()))
    return [row] if row else None


@letter(to=HEARS_CLIENT, lane=Lane.REPLY, quick=True)
async def note_file(ctx: Context, reader: ClientReader, *, note: int) -> TelegramMethod[Any] | None:
    """A voice or a file that one of the staff left as a note, for a colleague."""
    kept = await notes.find(ctx.conn, note)
    if kept is None or kept.file_kind is None:
        return None
    case = await cases.find(ctx.conn, kept.case_id)
    if case is None or case.contact_id != reader.contact.id:
        return None
    part = Part(kept.file_kind, kept.text, kept.file_id, None, reader.chat_id, 0, None)
    key = "history-call" if kept.kind is NoteKind.CALL else "history-note"
    shown = await deliveries.find_card_message(ctx.conn, CaseCard(case.id, reader.staff.id).key, chat_id=reader.chat_id)
    caption = say(reader.language, key, number=str(case.id))
    return attachment(reader.chat_id, part, caption, reply_to=shown) or uncaptioned(
        reader.chat_id, part, reply_to=shown
    )
