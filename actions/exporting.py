"""Exports: asked for, begun, sent, and what becomes of those that cannot be."""

from __future__ import annotations

from typing import Any

from actions.turn import Turn
from messages import exporting as words
from messages.exporting import held_by
from messages.owed import Errand, Owed
from nps.period import Period
from nps.scope import Scope
from nps.values import ErrandName, ExportFormat, ExportState, Role
from storage.exports import kept, rows
from storage.exports.kept import WAITS_FOR, Export
from storage.exports.what import stamp_of
from storage.people.audit import record_audit
from storage.people.staff import Staff, find_staff, list_present_owners
from storage.people.who import Who, find_who


class Busy(Exception):
    """Another one of theirs is being made, or is on its way."""


class Nobody(Exception):
    """There is nobody and nothing in it."""


class Begun(Exception):
    """It has been begun already."""


async def offer(turn: Turn, reader: Staff, scope: Scope, period: Period | None) -> Owed:
    """What it would hold, and the forms in which it can be had. Raises Nobody."""
    export = await kept.ask(turn.conn, reader.id, scope, period.key if period else None, now=turn.now)
    counts = await rows.count_rows(turn.conn, held_by(export, reader, turn.programme))
    if not any(counts.values()):
        raise Nobody
    return [words.show(export, reader)]


async def begin(turn: Turn, who: Who, reader: Staff, export: Export, form: ExportFormat) -> Owed:
    """The files are written outside of any transaction. Raises Busy, Begun."""
    if await kept.find_under_way(turn.conn, reader.id) is not None:
        raise Busy
    if not await kept.begin(turn.conn, export.id, form, now=turn.now):
        raise Begun
    await record_audit(turn.conn, who, f"export.{form.value}", f"export:{export.id}", now=turn.now)
    errand = Errand(name=ErrandName.EXPORT, arguments={"export": export.id}, once=f"export:{export.id}")
    return [words.show(export, reader), errand]


async def send(turn: Turn, payload: dict[str, Any]) -> Owed:
    """Its files are there: they go out, and of a manager's the owners hear."""
    export_id = int(payload["export"])
    if "files" not in payload:
        return await _end(turn, export_id, ExportState.FAILED)
    made = {"files": payload["files"], "answers": payload["answers"], "stamp": payload["stamp"]}
    export = await kept.record_made(turn.conn, export_id, **made, now=turn.now)
    reader = await find_staff(turn.conn, export.staff_id) if export is not None else None
    if export is None or reader is None or not reader.can_be_written_to:
        return await _end(turn, export_id, ExportState.FAILED)
    owed: Owed = [words.show(export, reader), *words.send(export, reader, now=turn.now)]
    if reader.role is Role.MANAGER:
        owed += [
            words.tell_owner(export, owner) for owner in await list_present_owners(turn.conn) if owner.can_be_written_to
        ]
    return owed


async def fail(turn: Turn, payload: dict[str, Any]) -> Owed:
    """The files could not be written, again and again."""
    return await _end(turn, int(payload["export"]), ExportState.FAILED)


async def settle(turn: Turn, export_id: int, *, sent: bool) -> Owed:
    """One of its files has left, or never will; after the last one they are deleted."""
    export = await kept.record_settled(turn.conn, export_id)
    if export is None:
        return []
    if sent:
        return await _end(turn, export_id, ExportState.SENT) if export.settled >= len(export.files or ()) else []
    return await _end(turn, export_id, ExportState.FAILED if await _may_have(turn, export) else ExportState.CHANGED)


async def drop_stale(turn: Turn) -> Owed:
    """Files that nobody could be brought for a day; and at once those that hold what is not for their reader any more.

    Somebody in them may have been erased: they wait for nobody then.
    """
    owed: Owed = []
    for export in await kept.list_made(turn.conn):
        if not await _may_have(turn, export):
            owed += await _end(turn, export.id, ExportState.CHANGED)
        elif export.made_at is not None and export.made_at <= turn.now - WAITS_FOR:
            owed += await _end(turn, export.id, ExportState.FAILED)
    return owed


async def _may_have(turn: Turn, export: Export) -> bool:
    """Are they still staff, with the same clients, and was nobody erased since it was made?"""
    reader = await find_staff(turn.conn, export.staff_id)
    if reader is None or not turn.programme.may_read_answers(reader.role):
        return False
    return export.stamp == await stamp_of(turn.conn, reader)


async def _end(turn: Turn, export_id: int, state: ExportState) -> Owed:
    export = await kept.find(turn.conn, export_id)
    if export is None or export.state not in (ExportState.MAKING, ExportState.MADE):
        return []
    await kept.end(turn.conn, export_id, state, now=turn.now)
    drop = Errand(name=ErrandName.DROP_EXPORT, arguments={"export": export_id}, once=f"drop-export:{export_id}")
    reader = await find_staff(turn.conn, export.staff_id)
    if reader is None or not reader.can_be_written_to or reader.telegram_id is None:
        return [drop]
    who = await find_who(turn.conn, reader.telegram_id)
    if state is ExportState.SENT and who is not None:
        await record_audit(turn.conn, who, "export.sent", f"export:{export_id}", now=turn.now)
    return [words.show(export, reader), drop]
