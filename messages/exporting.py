"""/export: what it would hold, how far it is, and the files themselves."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from aiogram.methods import TelegramMethod

from messages.campaign_names import name_of
from messages.dates import period_name
from messages.envelopes import to_staff
from messages.letters import card, letter
from messages.owed import Card, Lane, Letter
from messages.readers import OWNER, STAFF, StaffReader
from messages.taps.figures import ExportTap
from messages.texts import Markup, label, lines, say
from messages.writing import Buttons, Context, button, file_on_disk, message
from nps.period import Period
from nps.programme import Programme
from nps.scope_words import Directory
from nps.subjects import ExportCard, ExportFile
from nps.values import ExportState, Role
from storage.exports import kept, rows
from storage.exports.kept import WAITS_FOR, Export
from storage.exports.what import ALWAYS, What, stamp_of
from storage.people.directory import read_directory
from storage.people.staff import Staff, name_staff

AGAIN = (ExportState.FAILED, ExportState.CHANGED)


def show(export: Export, reader: Staff) -> Card:
    """The card of an export, which is brought up to date as it goes on."""
    return export_card.owed(to_staff(reader, subject=ExportCard(export.id, reader.id)), export=export.id)


def send(export: Export, reader: Staff, *, now: datetime) -> list[Letter]:
    """Its files."""
    parts = range(len(export.files or ()))
    subjects = [ExportFile(export.id, part, reader.id) for part in parts]
    return [
        export_file.owed(
            to_staff(reader, subject=subject, once=subject.key, expires_at=now + WAITS_FOR),
            export=export.id,
            part=subject.part,
        )
        for subject in subjects
    ]


def tell_owner(export: Export, owner: Staff) -> Letter:
    """That one of the managers has taken data out."""
    return export_told.owed(to_staff(owner, once=f"export-told:{export.id}:{owner.id}"), export=export.id)


def what_of(language: str, export: Export, reader: Staff, directory: Directory) -> str:
    """«VIP, Анна Смирнова», «все клиенты», «ваши клиенты»"""
    named = name_of(language, export.wanted, directory)
    return named or label(language, "export-all" if reader.scope.manager is None else "export-own")


def when_of(language: str, export: Export, programme: Programme, now: datetime) -> Markup:
    """«III квартал 2026», «за всё время»"""
    if export.period is None:
        return say(language, "export-always")
    zone = programme.zone
    return period_name(language, Period.from_key(export.period), now.astimezone(zone).date(), zone)


def span_of(export: Export, programme: Programme) -> tuple[datetime, datetime]:
    return Period.from_key(export.period).bounds(programme.zone) if export.period else ALWAYS


def held_by(export: Export, reader: Staff, programme: Programme) -> What:
    """What the reader may have of it."""
    return What(reader.scope, export.wanted, *span_of(export, programme))


@card(to=STAFF)
async def export_card(ctx: Context, reader: StaffReader, *, export: int) -> TelegramMethod[Any] | None:
    """Nothing for anybody but whoever asked for it; where answers are anonymous that can only be an owner."""
    found = await kept.find(ctx.conn, export)
    if found is None or found.staff_id != reader.staff.id or not ctx.programme.may_read_answers(reader.staff.role):
        return None
    language = reader.language
    directory = await read_directory(ctx.conn, reader.staff)
    title = say(
        language,
        "export-title",
        what=what_of(language, found, reader.staff, directory),
        when=when_of(language, found, ctx.programme, ctx.now),
    )
    told, buttons = await _state(ctx, reader, found)
    return message(reader.chat_id, lines(title, *told), buttons)


async def _state(ctx: Context, reader: StaffReader, export: Export) -> tuple[list[Markup], Buttons | None]:
    language = reader.language
    match export.state:
        case ExportState.ASKED:
            counts = await rows.count_rows(ctx.conn, held_by(export, reader.staff, ctx.programme))
            holds = {name: counts[name] for name in ("answers", "accounts", "contacts", "cases")}
            is_manager = reader.staff.role is Role.MANAGER
            phones = [say(language, "export-no-phones")] if is_manager and not _phones(ctx, reader) else []
            return [say(language, "export-holds", **holds), *phones, say(language, "export-choose")], [
                [
                    button("XLSX", ExportTap(export=export.id, wish="xlsx").pack()),
                    button("CSV", ExportTap(export=export.id, wish="csv").pack()),
                ]
            ]
        case ExportState.MAKING:
            if export.sheet is None or not export.total:
                return [say(language, "export-making")], None
            sheet = label(language, f"export-sheet-{export.sheet}").lower()
            return [say(language, "export-progress", sheet=sheet, done=export.done or 0, total=export.total)], None
        case ExportState.MADE:
            return [say(language, "export-made")], None
        case ExportState.SENT:
            return [say(language, "export-sent")], None
    again = button(label(language, "export-again"), ExportTap(export=export.id, wish="again").pack())
    return [say(language, f"export-{export.state.value}")], [[again]]


def _phones(ctx: Context, reader: StaffReader) -> bool:
    return reader.staff.role is Role.OWNER or ctx.programme.managers_export_phones


@letter(to=OWNER, lane=Lane.ALERT)
async def export_told(ctx: Context, reader: StaffReader, *, export: int) -> TelegramMethod[Any] | None:
    found = await kept.find(ctx.conn, export)
    if found is None or found.format is None:
        return None
    names, language = await name_staff(ctx.conn), reader.language
    return message(
        reader.chat_id,
        say(
            language,
            "export-owner-told",
            name=names.get(found.staff_id) or f"№ {found.staff_id}",
            what=name_of(language, found.wanted, await read_directory(ctx.conn, reader.staff))
            or label(language, "export-theirs"),
            when=when_of(language, found, ctx.programme, ctx.now),
            format=found.format.value.upper(),
            answers=found.answers or 0,
            phones="yes" if ctx.programme.managers_export_phones else "no",
        ),
    )


@letter(to=STAFF)
async def export_file(ctx: Context, reader: StaffReader, *, export: int, part: int) -> TelegramMethod[Any] | None:
    """One of its files: while all that stands in it is the reader's, and nobody in it was erased since."""
    found = await kept.find(ctx.conn, export)
    if found is None or found.state is not ExportState.MADE or found.staff_id != reader.staff.id:
        return None
    if not ctx.programme.may_read_answers(reader.staff.role) or found.stamp != await stamp_of(ctx.conn, reader.staff):
        return None
    files, language = found.files or [], reader.language
    if part >= len(files) or not _is_there(files[part]):
        return None
    what = what_of(language, found, reader.staff, await read_directory(ctx.conn, reader.staff))
    caption = say(
        language,
        "export-caption",
        what=what,
        when=when_of(language, found, ctx.programme, ctx.now),
        answers=found.answers or 0,
    )
    more = say(language, "export-part", part=part + 1, parts=len(files)) if len(files) > 1 else None
    stays = say(language, "export-kept")
    return file_on_disk(reader.chat_id, Path(files[part]), _file_name(ctx, files, part), lines(caption, more, stays))


def _is_there(file: str) -> bool:
    return Path(file).is_file()


def _file_name(ctx: Context, files: list[str], part: int) -> str:
    number = f"-{part + 1}" if len(files) > 1 else ""
    return f"otklik-{ctx.today.isoformat()}{number}{Path(files[part]).suffix}"
