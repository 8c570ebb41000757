"""The log's extract for an owner: the proof that somebody's data are gone, without who it was or what they said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Any

from aiogram.methods import TelegramMethod
from babel.dates import format_datetime

from messages.letters import letter
from messages.readers import OWNER, StaffReader
from messages.texts import label, say
from messages.writing import Context, file
from nps.values import ContactId, StaffId
from storage.people.staff import name_staff
from storage.privacy.extracts import Logged, list_gone, read_logged
from storage.schema.people import ACTION


@letter(to=OWNER)
async def erasure_extract(
    ctx: Context, reader: StaffReader, *, contacts: Sequence[ContactId], logged: Sequence[int]
) -> TelegramMethod[Any] | None:
    """A text file: `logged` are the numbers of the rows of the log that were about these contacts."""
    gone = await list_gone(ctx.conn, contacts)
    if not gone:
        return None
    language, zone = reader.language, ctx.programme.zone_named(reader.staff.timezone)
    names = await name_staff(ctx.conn)
    erasers = [each.staff_id for each in await read_logged(ctx.conn, logged) if each.action == "contact.erase"]
    kept = "kept" if ctx.programme.forget_keeps_score else "gone"
    told = [
        label(language, "extract-title", company=ctx.programme.company),
        label(language, "extract-made", when=_time(language, ctx.now, zone)),
        "",
        *(
            label(
                language,
                "extract-gone",
                number=str(each.contact_id),
                account=each.account,
                when=_time(language, each.at, zone),
                uid=each.uid,
            )
            for each in gone
        ),
        label(language, "extract-by", name=_name(language, erasers[-1] if erasers else None, names)),
        label(language, "extract-scores", scores=kept),
        "",
        label(language, "extract-log"),
        *[_line(language, each, names, zone) for each in await read_logged(ctx.conn, logged)],
    ]
    name = f"otklik-erasure-{gone[0].uid[:8]}.txt"
    return file(reader.chat_id, name, "\n".join(told) + "\n", say(language, "extract-caption"))


def _line(language: str, each: Logged, names: dict[StaffId, str], zone: tzinfo) -> str:
    """«24.11.2026, 12:10:05 · Анна Смирнова · ссылка-приглашение»"""
    known = each.action in ACTION.known
    what = label(language, f"logged-{each.action.replace('.', '-')}") if known else each.action
    return f"{_time(language, each.at, zone)} · {_name(language, each.staff_id, names)} · {what}"


def _name(language: str, staff_id: StaffId | None, names: dict[StaffId, str]) -> str:
    if staff_id is None:
        return label(language, "extract-client")
    return names.get(staff_id) or f"№ {staff_id}"


def _time(language: str, at: datetime, zone: tzinfo) -> str:
    pattern = "dd.MM.y, HH:mm:ss" if language == "ru" else "MMM d, y, HH:mm:ss"
    return format_datetime(at.astimezone(zone), pattern, locale=language)
