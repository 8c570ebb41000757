"""/export: the company's data as a workbook or as tables, of what the reader may read."""

from __future__ import annotations

from typing import Any

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from actions import exporting
from actions.exporting import Begun, Busy, Nobody
from actions.turn import Turn
from handlers.commands import command
from handlers.refusals import NotYours, Refused
from handlers.who import is_staff, staff_of
from messages.owed import Owed
from messages.replies import reply, toast
from messages.taps.figures import ExportTap
from messages.texts import clip, lines, say
from nps import period as periods
from nps.period import Period
from nps.scope import Scope
from nps.scope_words import ScopeError, parse
from nps.values import ExportFormat
from storage.exports import kept
from storage.people.directory import read_directory
from storage.people.staff import Staff
from storage.people.who import Who

SHOWN = 60


async def on_export(
    message: Message, command: CommandObject, turn: Turn, who: Who, staff: Staff, language: str
) -> Owed:
    """Everything, or what the words narrow it down to; nonsense gets examples of what works."""
    if not turn.programme.may_read_answers(staff.role):
        raise Refused("export-anonymous")
    try:
        scope, period = await _read(turn, staff, command.args or "")
        return await exporting.offer(turn, staff, scope, period)
    except ScopeError as error:
        why = say(language, error.key, **{name: clip(value, SHOWN) for name, value in error.details.items()})
        return [reply(who, lines(why, say(language, "export-examples")))]
    except Nobody:
        return [reply(who, lines(say(language, "export-nobody"), say(language, "export-examples")))]


async def _read(turn: Turn, staff: Staff, words: str) -> tuple[Scope, Period | None]:
    """Whose, and of which time; None: of all there was. Raises ScopeError, Refused."""
    meant = periods.turned(words, turn.today) if words else None
    if meant is not None:
        raise Refused("export-backwards", right=f"{meant.first:%d.%m.%Y}-{meant.last:%d.%m.%Y}")
    spoken = parse(words, await read_directory(turn.conn, staff))
    if not spoken.rest:
        return spoken.scope, None
    period = periods.parse(spoken.rest, turn.today)
    if period is None:
        raise ScopeError("narrow-two-periods", {"words": spoken.rest})
    return spoken.scope, period


async def on_export_tap(query: CallbackQuery, callback_data: ExportTap, turn: Turn, who: Who) -> Owed:
    """[XLSX], [CSV]: it is made; [Сделать заново]: the same of now is asked for, in a message below."""
    staff = staff_of(who)
    export = await kept.find(turn.conn, callback_data.export)
    if export is None or export.staff_id != staff.id:
        raise NotYours(alert=True)
    if not turn.programme.may_read_answers(staff.role):
        raise Refused("export-anonymous", alert=True)
    try:
        if callback_data.wish == "again":
            period = Period.from_key(export.period) if export.period else None
            return [toast(query), *await exporting.offer(turn, staff, export.wanted, period)]
        form = ExportFormat(callback_data.wish)
        return [toast(query), *await exporting.begin(turn, who, staff, export, form)]
    except Nobody:
        raise Refused("export-nobody", alert=True) from None
    except Busy:
        raise Refused("export-busy", alert=True) from None
    except Begun:
        raise Refused("export-begun", alert=True) from None


async def on_exported(turn: Turn, payload: dict[str, Any]) -> Owed:
    """Its files are there, or there is nobody left for whom they would be."""
    return await exporting.send(turn, payload)


async def on_export_failed(turn: Turn, payload: dict[str, Any]) -> Owed:
    """They could not be written."""
    return await exporting.fail(turn, payload)


async def on_dropped(turn: Turn, payload: dict[str, Any]) -> Owed:
    """Its files are deleted; where that failed, the next start does it."""
    return []


def router() -> Router:
    router = Router(name="exporting")
    router.message.register(on_export, command("export"), is_staff)
    router.callback_query.register(on_export_tap, ExportTap.filter())
    return router
