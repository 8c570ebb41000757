"""/timezone: by which clocks one of the staff is rung."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from actions import zones
from actions.turn import Turn
from handlers.commands import command
from handlers.refusals import Refused
from handlers.who import is_staff, staff_of
from messages.owed import Owed
from messages.replies import replace, reply, toast
from messages.taps.staff import ZoneTap
from messages.texts import clip
from messages.zones import ask_zone, cities, zone_set
from nps.zones import RUSSIAN, parse
from storage.people.staff import Staff
from storage.people.who import Who


async def on_timezone(
    message: Message, command: CommandObject, turn: Turn, who: Who, staff: Staff, language: str
) -> Owed:
    """The zone that is named, else a choice."""
    if not command.args:
        return [reply(who, *ask_zone(language, turn.programme, staff, turn.now))]
    name = parse(command.args, cities())
    if name is None:
        raise Refused("timezone-wrong", text=clip(command.args, 60))
    await zones.choose(turn, staff, name)
    return [reply(who, zone_set(language, turn.programme.zone_named(name), turn.now))]


async def on_zone_tap(query: CallbackQuery, callback_data: ZoneTap, turn: Turn, who: Who, language: str) -> Owed:
    """One of the zones of Russia, or the company's own."""
    staff = staff_of(who)
    name = RUSSIAN[callback_data.zone] if callback_data.zone < len(RUSSIAN) else None
    await zones.choose(turn, staff, name)
    zone = turn.programme.zone_named(name)
    return [toast(query), replace(query, who, zone_set(language, zone, turn.now))]


def router() -> Router:
    router = Router(name="timezone")
    router.message.register(on_timezone, command("timezone"), is_staff)
    router.callback_query.register(on_zone_tap, ZoneTap.filter())
    return router
