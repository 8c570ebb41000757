"""Who is away, who stands in, and that it is over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date
from typing import Any

from aiogram.methods import TelegramMethod

from messages.dates import day_in_words
from messages.envelopes import to_sender, to_staff
from messages.letters import letter
from messages.owed import Lane, Letter, Owed
from messages.readers import STAFF, StaffReader
from messages.taps.staff import AwayTap
from messages.texts import clip, label, lines, say
from messages.writing import Context, button, message
from nps.values import StaffId
from storage.people import absences
from storage.people.staff import Staff, find_staff, name_staff
from storage.people.who import Who

MOST = 12
"""Lines of those who are away: what is left out is counted."""
NAME = 60
LABEL = 60


def answer_begun(
    who: Who, absent: Staff, stands_in: Staff | None, deputy: Staff | None, last_day: date, count: int
) -> Letter:
    """To whoever set it. `deputy`: who was named; `stands_in`: who it is in the end, since they may be away as well."""
    return away_set.owed(
        to_sender(who),
        absent=absent.id,
        deputy=deputy.id if deputy else None,
        stands_in=stands_in.id if stands_in else None,
        last_day=last_day.isoformat(),
        count=count,
    )


def tell_begun(
    told: Sequence[Staff], absent: Staff, stands_in: Staff | None, last_day: date, count: int, *, once: str
) -> Owed:
    """To whoever is away, if somebody else has set it, and to whoever stands in."""
    return [
        away_told.owed(
            to_staff(receiver, once=f"{once}:{receiver.id}"),
            absent=absent.id,
            stands_in=stands_in.id if stands_in else None,
            last_day=last_day.isoformat(),
            count=count,
        )
        for receiver in told
        if receiver.can_be_written_to
    ]


def tell_ended(told: Sequence[Staff], absent: Staff, count: int, *, once: str) -> Owed:
    """To whoever was away, and to whoever stood in."""
    return [
        away_over.owed(to_staff(receiver, once=f"{once}:{receiver.id}"), absent=absent.id, count=count)
        for receiver in told
        if receiver.can_be_written_to
    ]


def answer_ended(who: Who, absent: Staff, count: int) -> Letter:
    return away_over.owed(to_sender(who), absent=absent.id, count=count)


@letter(to=STAFF, quick=True)
async def away_set(
    ctx: Context,
    reader: StaffReader,
    *,
    absent: StaffId,
    deputy: StaffId | None,
    stands_in: StaffId | None,
    last_day: str,
    count: int,
) -> TelegramMethod[Any] | None:
    """«До 8 декабря включительно вместо вас — Игорь Волков»"""
    language = reader.language
    names = await name_staff(ctx.conn)
    is_own = absent == reader.staff.id
    until = day_in_words(language, date.fromisoformat(last_day), UTC)
    by = "owners" if stands_in is None else "deputy"
    whose = "own" if is_own else "other"
    is_away_too = deputy is not None and deputy != stands_in
    text = lines(
        say(
            language,
            "away-set",
            whose=whose,
            by=by,
            absent=_name(names, absent),
            name=_name(names, stands_in),
            day=until,
        ),
        say(language, "away-deputy-away", name=_name(names, deputy)) if is_away_too else None,
        say(language, "away-moved", count=count) if count else None,
        say(language, "away-how-back", whose=whose, absent=_name(names, absent)),
    )
    return message(reader.chat_id, text)


@letter(to=STAFF, lane=Lane.ALERT, quick=True)
async def away_told(
    ctx: Context, reader: StaffReader, *, absent: StaffId, stands_in: StaffId | None, last_day: str, count: int
) -> TelegramMethod[Any] | None:
    """To whoever is away, and to whoever has their clients meanwhile."""
    language = reader.language
    names = await name_staff(ctx.conn)
    until = day_in_words(language, date.fromisoformat(last_day), UTC)
    by = "owners" if stands_in is None else "deputy"
    if absent == reader.staff.id:
        told = say(language, "away-set", whose="own", by=by, absent="", name=_name(names, stands_in), day=until)
        return message(reader.chat_id, lines(told, say(language, "away-how-back", whose="own", absent="")))
    told = say(language, "away-stand-in", by=by, absent=_name(names, absent), day=until)
    return message(reader.chat_id, lines(told, say(language, "away-cards-below", count=count) if count else None))


@letter(to=STAFF, lane=Lane.ALERT, quick=True)
async def away_over(ctx: Context, reader: StaffReader, *, absent: StaffId, count: int) -> TelegramMethod[Any] | None:
    names = await name_staff(ctx.conn)
    whose = "own" if absent == reader.staff.id else "other"
    return message(
        reader.chat_id, say(reader.language, "away-over", whose=whose, name=_name(names, absent), count=count)
    )


@letter(to=STAFF, quick=True)
async def away_now(ctx: Context, reader: StaffReader) -> TelegramMethod[Any] | None:
    """How the command is used, and who is away now: an owner reads of everybody, others of what concerns them."""
    language, own = reader.language, reader.staff
    names = await name_staff(ctx.conn)
    away = [
        absence
        for absence in await absences.list_under_way(ctx.conn)
        if reader.who.is_owner or absence.staff_id in own.managers
    ]
    rows = [
        say(
            language,
            "away-line",
            absent=_name(names, absence.staff_id),
            day=day_in_words(language, absence.last_day, UTC),
            by="owners" if absence.deputy_id is None else "deputy",
            name=_name(names, absence.deputy_id),
        )
        for absence in away[:MOST]
    ]
    if len(away) > MOST:
        rows.append(say(language, "away-more", count=len(away) - MOST))
    return message(reader.chat_id, lines(*rows, say(language, "away-usage", role=own.role.value)))


@letter(to=STAFF, quick=True)
async def away_choice(
    ctx: Context, reader: StaffReader, *, pairs: Sequence[tuple[StaffId, StaffId]], last_day: str | None
) -> TelegramMethod[Any] | None:
    """Several have such a name, or it is only spelled alike. `pairs`: who is away, and who stands in (0: nobody)."""
    language = reader.language
    buttons = []
    for absent, deputy in pairs:
        who, other = await find_staff(ctx.conn, absent), await find_staff(ctx.conn, deputy or None)
        if who is None or (deputy and other is None):
            continue
        of = clip(who.name, LABEL // 2)
        text = label(language, "away-pair", absent=of, name=clip(other.name, LABEL // 2)) if other else of
        data = AwayTap(absent=absent, deputy=deputy, until=last_day or "back")
        buttons.append([button(text, data.pack())])
    return message(reader.chat_id, say(language, "away-which"), buttons) if buttons else None


def _name(names: dict[StaffId, str], staff: StaffId | None) -> str:
    return clip(names.get(staff, "") or "—", NAME) if staff is not None else "—"
