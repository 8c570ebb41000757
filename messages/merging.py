"""[Объединить]: which other one it is, what would move, and what was done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aiogram.methods import TelegramMethod

from messages.dates import own_moment
from messages.envelopes import to_staff
from messages.letters import letter
from messages.owed import Letter
from messages.readers import OWNER, StaffReader
from messages.taps.staff import ApartTap, OneTap, SameTap
from messages.texts import Markup, clip, join, label, lines, say
from messages.writing import Buttons, Context, button, message
from nps.subjects import ChoiceOfNames
from nps.values import ContactId, MergeKind
from storage.merging import looking, merging
from storage.merging.looking import CannotMerge, Look
from storage.merging.merging import CAN_BE_UNDONE_FOR
from storage.people.staff import Staff, list_staff

PAGE = 8
NAME = 50
NAMES = 5
COUNTED = (
    *("accounts", "contacts", "responses", "invitations", "cases", "promises", "light_cards", "client_messages"),
    *("relays", "events", "enrolments", "holds", "losses", "campaign_contacts", "fixes", "absences", "notes"),
)
"""The tables of which it is told how much moves, in this order."""


def ask_whom(reader: Staff, kind: MergeKind, number: int, *, page: int = 0) -> Letter:
    to = to_staff(reader, subject=ChoiceOfNames(reader.id))
    return merge_whom.owed(to, kind=kind.value, number=number, page=page)


def ask_sure(reader: Staff, kind: MergeKind, first: int, second: int) -> Letter:
    to = to_staff(reader, subject=ChoiceOfNames(reader.id))
    return merge_look.owed(to, kind=kind.value, first=first, second=second)


def show_done(reader: Staff, kind: MergeKind, number: int, kept: int) -> Letter:
    about = ContactId(kept) if kind is MergeKind.CONTACT else None
    return merge_done.owed(to_staff(reader, about=about), merge=number)


@letter(to=OWNER)
async def merge_whom(
    ctx: Context, reader: StaffReader, *, kind: str, number: int, page: int = 0
) -> TelegramMethod[Any] | None:
    """The others among whom the same one may be; an account's are too many, their name is written."""
    language, of = reader.language, MergeKind(kind)
    name = await looking.find_name(ctx.conn, of, number)
    if not name:
        return message(reader.chat_id, say(language, "merge-gone"))
    others = await _list_others(ctx, of, number)
    last = max(len(others) - 1, 0) // PAGE
    page = min(page, last)
    tapped: list[tuple[str, str]] = []
    for other, called in others[page * PAGE : (page + 1) * PAGE]:
        data = (
            SameTap(kind=MergeKind.CONTACT, id=other).pack()
            if of is MergeKind.ACCOUNT
            else OneTap(kind=of, first=number, second=other, wish="ask").pack()
        )
        tapped.append((called, data))
    steps = [(page - 1, label(language, "names-back")), (page + 1, label(language, "names-next"))]
    turns = [button(text, SameTap(kind=of, id=number, page=at).pack()) for at, text in steps if 0 <= at <= last]
    text = say(language, "merge-whom", kind=of.value, name=clip(name, NAME), others="yes" if others else "none")
    return message(reader.chat_id, text, [*_rows(tapped), *([turns] if turns else [])])


async def _list_others(ctx: Context, kind: MergeKind, number: int) -> list[tuple[int, str]]:
    match kind:
        case MergeKind.STAFF:
            return [(each.id, each.name) for each in await list_staff(ctx.conn) if each.id != number and each.name]
        case MergeKind.CONTACT:
            return await looking.list_others(ctx.conn, number)
    return await looking.list_of_account(ctx.conn, number)


def _rows(tapped: Sequence[tuple[str, str]]) -> Buttons:
    return [[button(clip(text, NAME), data)] for text, data in tapped]


def choose(language: str, first: int, found: Sequence[tuple[int, str]]) -> tuple[Markup, Buttons]:
    """Several companies are called so."""
    tapped = [
        (name, OneTap(kind=MergeKind.ACCOUNT, first=first, second=other, wish="ask").pack()) for other, name in found
    ]
    return say(language, "merge-which"), _rows(tapped)


@letter(to=OWNER)
async def merge_look(
    ctx: Context, reader: StaffReader, *, kind: str, first: int, second: int
) -> TelegramMethod[Any] | None:
    """What would be done; nothing has been."""
    language, of = reader.language, MergeKind(kind)
    try:
        looked = await looking.look(ctx.conn, of, first, second)
    except CannotMerge as error:
        details: dict[str, Any] = {**error.details}
        return message(reader.chat_id, say(language, error.key, **details))
    kept, gone = clip(looked.kept["name"], NAME), clip(looked.gone["name"], NAME)
    text = lines(
        say(language, "merge-sure", kind=of.value, kept=kept, gone=gone),
        _counts(language, looked),
        say(language, "merge-fills", count=len(looked.filled)) if looked.filled else None,
        say(language, "merge-along", count=len(looked.along)) if looked.along else None,
        say(language, "merge-namesakes", names=_names(looked.namesakes)) if looked.namesakes else None,
        say(language, "merge-question") if looked.question else None,
        say(language, "merge-known", gone=gone),
        say(language, "merge-undoable"),
    )
    do = OneTap(kind=of, first=looked.pair.kept, second=looked.pair.gone, wish="yes").pack()
    return message(reader.chat_id, text, [[button(label(language, "merge-do"), do)]])


def _counts(language: str, looked: Look) -> Markup:
    told = [(table, looked.counts[table]) for table in COUNTED if looked.counts[table]]
    if not told:
        return say(language, "merge-nothing")
    parts = [say(language, "merge-counts", what=table, count=count) for table, count in told]
    return say(language, "merge-moves", what=join(", ", parts))


def _names(names: Sequence[str]) -> str:
    return ", ".join(clip(name, NAME) for name in names[:NAMES]) + ("…" if len(names) > NAMES else "")


@letter(to=OWNER)
async def merge_done(ctx: Context, reader: StaffReader, *, merge: int) -> TelegramMethod[Any] | None:
    """They are one, and until when that can be undone."""
    language, done = reader.language, await merging.find(ctx.conn, merge)
    if done is None or done.undone_at is not None:
        return None
    kept, gone = await looking.find_names(ctx.conn, done.kind, done.kept, done.gone)
    if not kept or not gone:  # erased meanwhile
        return None
    until = own_moment(language, done.at + CAN_BE_UNDONE_FOR, ctx.programme.zone)
    text = say(language, "merge-done", kept=clip(kept, NAME), gone=clip(gone, NAME), until=until)
    return message(reader.chat_id, text, [[button(label(language, "merge-undo"), ApartTap(merge=done.id).pack())]])
