"""/settings: owners choose when summaries come, to whom and with what; everybody which of them they get."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from actions import sending as choosing
from actions.turn import Turn
from handlers.commands import command
from handlers.refusals import NotYours, Refused
from handlers.who import is_staff, owner_of, staff_of
from messages import settings
from messages.owed import Owed
from messages.replies import replace, reply, toast
from messages.settings import Known
from messages.taps.figures import ScheduleTap, SendingTap, SettingsTap
from messages.texts import clip, label
from nps.sending import (
    CONTENTS,
    LATEST_DAY,
    OFF,
    RECIPIENTS,
    Sending,
    SummaryPart,
    When,
    cron_of,
    name_of,
    when_of,
    written_contents,
    written_recipients,
)
from nps.sending_words import parse_sending
from nps.values import PeriodKind, Role
from storage.figures import summaries
from storage.figures.sending import read_sending
from storage.people.staff import Staff
from storage.people.who import Who


async def on_settings(
    message: Message, command: CommandObject, turn: Turn, who: Who, staff: Staff, language: str
) -> Owed:
    """What there is to choose; words behind it set when a summary comes: «неделя пт 17:30»."""
    if not command.args or not who.is_owner:
        return [reply(who, *settings.page(language, await _known(turn, staff), "home"))]
    wanted = parse_sending(command.args)
    if wanted is None:
        raise Refused("settings-wrong", text=clip(command.args, 60))
    value = cron_of(wanted.kind, wanted.when) if wanted.when is not None else OFF
    await choosing.choose(turn, who, staff, name_of(wanted.kind), value)
    return [reply(who, *settings.page(language, await _known(turn, staff), wanted.kind.value))]


async def on_page(query: CallbackQuery, callback_data: SettingsTap, turn: Turn, who: Who, language: str) -> Owed:
    """Another page, in the same message."""
    staff = staff_of(who) if callback_data.page == "home" else owner_of(who)
    shown = settings.page(language, await _known(turn, staff), callback_data.page)
    return [toast(query), replace(query, who, *shown)]


async def on_schedule(query: CallbackQuery, callback_data: ScheduleTap, turn: Turn, who: Who, language: str) -> Owed:
    """Another day or time, none at all, or again what `.env` says."""
    owner, kind = owner_of(who), callback_data.kind
    sending = await read_sending(turn.conn, turn.programme)
    value = _value(sending, callback_data)
    await choosing.choose(turn, who, owner, name_of(kind), value)
    shown = settings.page(language, await _known(turn, owner), kind.value)
    return [toast(query), replace(query, who, *shown)]


def _value(sending: Sending, tap: ScheduleTap) -> str | None:
    """What the setting says after this tap; None: what `.env` says."""
    kind = tap.kind
    first = 0 if kind is PeriodKind.WEEK else 1
    when = when_of(kind, sending.cron(kind)) or When(first, 9)
    match tap.wish:
        case "day":
            if not first <= tap.value <= (6 if kind is PeriodKind.WEEK else LATEST_DAY):
                raise NotYours
            return cron_of(kind, When(tap.value, when.hour, when.minute))
        case "at":
            return cron_of(kind, When(when.day, *divmod(tap.value, 60)))
        case "off":
            return OFF
        case "on":
            return sending.cron(kind)
    return None


async def on_sending(query: CallbackQuery, callback_data: SendingTap, turn: Turn, who: Who, language: str) -> Owed:
    """This one gets summaries from now on, or no more; this part stands in them, or not."""
    owner, which = owner_of(who), callback_data.which
    sending = await read_sending(turn.conn, turn.programme)
    if which in ("who_env", "what_env"):
        page = which.removesuffix("_env")
        await choosing.choose(turn, who, owner, RECIPIENTS if page == "who" else CONTENTS, None)
    elif which in set(Role):
        page, roles = "who", sending.recipients ^ {Role(which)}
        await choosing.choose(turn, who, owner, RECIPIENTS, written_recipients(roles))
    else:
        page, parts = "what", sending.contents ^ {SummaryPart(which)}
        if not parts:
            return [toast(query, label(language, "settings-one-stays"), alert=True)]
        await choosing.choose(turn, who, owner, CONTENTS, written_contents(parts))
    shown = settings.page(language, await _known(turn, owner), page)
    return [toast(query), replace(query, who, *shown)]


async def _known(turn: Turn, staff: Staff) -> Known:
    stopped = {kind for _, kind in await summaries.list_stopped(turn.conn, staff.id)}
    return Known(staff, await read_sending(turn.conn, turn.programme), stopped)


def router() -> Router:
    router = Router(name="settings")
    router.message.register(on_settings, command("settings"), is_staff)
    router.callback_query.register(on_page, SettingsTap.filter())
    router.callback_query.register(on_schedule, ScheduleTap.filter())
    router.callback_query.register(on_sending, SendingTap.filter())
    return router
