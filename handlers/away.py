"""/away: somebody of the staff is away until a day, and who stands in for them."""

from __future__ import annotations

from datetime import date
from typing import Any

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from actions import absences
from actions.absences import CannotBeAway
from actions.turn import Turn
from handlers.commands import command
from handlers.refusals import NotYours, Refused
from handlers.who import is_staff, staff_of
from messages.absences import away_choice, away_now
from messages.envelopes import to_sender
from messages.owed import Owed
from messages.replies import toast
from messages.taps.staff import AwayTap
from messages.texts import clip
from nps.absence_words import AbsenceError, parse_absence, says_back
from nps.names import readings
from nps.values import StaffId
from storage.people.search import Wanted, search
from storage.people.staff import Staff, find_staff
from storage.people.who import Who

SHOWN = 60
AT_ONCE = 8

Names = list[Staff | None]
"""Whom a name may mean; a name that is not given means one: None."""


async def on_away(message: Message, command: CommandObject, turn: Turn, who: Who, staff: Staff) -> Owed:
    """«/away до 8 дек Иванов», of an owner also «/away Смирнова до 8 дек Иванов»; and «/away off».

    1. Without words: who is away, and how it is said.
    2. A manager names nobody else as the one who is away.
    3. Names that may mean several are asked about before anything changes.
    """
    if not command.args:
        return [away_now.owed(to_sender(who))]
    try:
        said = parse_absence(command.args, turn.now.astimezone(turn.programme.zone_named(staff.timezone)).date())
    except AbsenceError as error:
        raise Refused(error.key, words=clip(command.args, SHOWN)) from None
    absent, is_guess = await _find(turn, said.who)
    if not said.who:
        absent = [staff]
    _check(turn, staff, absent)
    deputies, is_guess_too = await _find(turn, said.deputy)
    pairs = [(each, deputy) for each in absent if each for deputy in deputies]
    if len(pairs) == 1 and not (is_guess or is_guess_too):
        return await _set(turn, who, staff, *pairs[0], said.until)
    numbers = [(each.id, deputy.id if deputy else StaffId(0)) for each, deputy in pairs][:AT_ONCE]
    last_day = said.until.isoformat() if said.until else None
    return [away_choice.owed(to_sender(who), pairs=numbers, last_day=last_day)]


async def _find(turn: Turn, name: str) -> tuple[Names, bool]:
    """Whom of the staff this name may mean, and whether it is only spelled alike. Raises Refused for nobody's."""
    if not name:
        return [None], False
    found = await search(turn.conn, name, Wanted({"staff"}, None)) if readings(name) else None
    if found is None or not found.named:
        raise Refused("names-none", among="staff", words=clip(name, SHOWN))
    if len(found.named) > AT_ONCE:
        raise Refused("away-too-many", words=clip(name, SHOWN))
    return [await find_staff(turn.conn, named.id) for named in found.named], found.is_guess


def _check(turn: Turn, staff: Staff, absent: Names) -> None:
    """Before anything is asked: whoever may not set any of these is told so. Raises Refused."""
    error_of: CannotBeAway | None = None
    for each in absent:
        try:
            if each is not None:
                absences.may_set(turn, staff, each)
                return
        except CannotBeAway as error:
            error_of = error
    if error_of is not None:
        raise _refused(error_of)


def _refused(error: CannotBeAway, *, alert: bool = False) -> Refused:
    details: dict[str, Any] = {**error.names}
    return Refused(error.key, alert=alert, **details)


async def _set(
    turn: Turn,
    who: Who,
    staff: Staff,
    absent: Staff,
    deputy: Staff | None,
    last_day: date | None,
    *,
    alert: bool = False,
) -> Owed:
    try:
        if last_day is None:
            return await absences.end_early(turn, who, staff, absent)
        return await absences.begin(turn, who, staff, absent, deputy, last_day)
    except CannotBeAway as error:
        raise _refused(error, alert=alert) from None


async def on_away_tap(query: CallbackQuery, callback_data: AwayTap, turn: Turn, who: Who) -> Owed:
    """One of several was chosen; a manager sets none but their own."""
    staff = staff_of(who)
    absent = await find_staff(turn.conn, callback_data.absent)
    deputy = await find_staff(turn.conn, callback_data.deputy or None)
    if absent is None or (callback_data.deputy and deputy is None):
        raise NotYours
    until = callback_data.last_day
    return [toast(query), *await _set(turn, who, staff, absent, deputy, until, alert=True)]


async def is_back(message: Message, who: Who) -> bool:
    """«Я вернулся», from somebody who is away."""
    is_theirs = who.staff is not None and who.staff.is_away and message.reply_to_message is None
    return is_theirs and message.forward_origin is None and says_back(message.text or "")


async def on_back(message: Message, turn: Turn, who: Who, staff: Staff) -> Owed:
    return await _set(turn, who, staff, staff, None, None)


def router() -> Router:
    router = Router(name="away")
    router.message.register(on_away, command("away"), is_staff)
    router.message.register(on_back, is_back, is_staff)
    router.callback_query.register(on_away_tap, AwayTap.filter())
    return router
