"""A file of events in the chat: which dates it means, what it brings, the rows that were left out."""

from __future__ import annotations

from typing import Any

from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardButton

from messages.dates import day_of_year
from messages.event_words import EventPlan, describe_events, plan_of
from messages.import_list import errors_file
from messages.letters import letter
from messages.readers import OWNER, StaffReader
from messages.taps.clients import EventsTap
from messages.texts import Markup, label, lines, say
from messages.writing import Buttons, Context, button, message
from nps.past_dates import DateOrder, moment
from nps.values import ImportState
from storage.lists import files, told_events


@letter(to=OWNER)
async def events_dates(
    ctx: Context, reader: StaffReader, *, import_id: int, value: str, column: str
) -> TelegramMethod[Any] | None:
    """«03/04/2026 — это какой день?»: asked once, when no row tells."""
    sent = await files.find(ctx.conn, import_id, staff_id=reader.staff.id)
    if sent is None or sent.state is not ImportState.ASKED:
        return None
    zone, language = ctx.programme.zone, reader.language
    days = {order: moment(value, zone, order) for order in DateOrder}
    choices = [
        button(day_of_year(language, at, zone), EventsTap(id=sent.id, wish=order.value).pack())
        for order, at in days.items()
        if at is not None
    ]
    text = say(language, "past-dates", value=value, column=column)
    return message(reader.chat_id, text, [choices, [_cancel(language, sent.id)]])


@letter(to=OWNER)
async def events_plan(ctx: Context, reader: StaffReader, *, import_id: int) -> TelegramMethod[Any] | None:
    """What the file would bring; nothing when it waits no more."""
    sent = await files.find(ctx.conn, import_id, staff_id=reader.staff.id)
    told = await told_events.load(ctx.conn, import_id) if sent is not None else None
    if sent is None or told is None:
        return None
    language, plan = reader.language, await plan_of(ctx.conn, told)
    follows = [Markup(""), say(language, "events-follows")] if plan.new else []
    text = lines(describe_events(language, plan, ctx.programme), *follows)
    return message(reader.chat_id, text, _buttons(language, sent.id, plan))


def _buttons(language: str, import_id: int, plan: EventPlan) -> Buttons:
    apply = button(label(language, "past-apply", count=plan.new), EventsTap(id=import_id, wish="apply").pack())
    errors = [errors_button(language, import_id)] if plan.told.errors or plan.told.remarks else []
    return [*([[apply]] if plan.new else []), [*errors, _cancel(language, import_id)]]


def errors_button(language: str, import_id: int) -> InlineKeyboardButton:
    return button(label(language, "import-errors"), EventsTap(id=import_id, wish="errors").pack())


def _cancel(language: str, import_id: int) -> InlineKeyboardButton:
    return button(label(language, "import-cancel"), EventsTap(id=import_id, wish="cancel").pack())


@letter(to=OWNER)
async def events_errors(ctx: Context, reader: StaffReader, *, import_id: int) -> TelegramMethod[Any] | None:
    """The rows that were left out or are remarked upon as a file: the row and a sentence."""
    errors = await told_events.list_errors(ctx.conn, import_id, staff_id=reader.staff.id)
    return None if errors is None else errors_file(reader.language, reader.chat_id, errors)
