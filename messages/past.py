"""A file that is no client list, in the chat: what it is, which dates it means, what it brings."""

from __future__ import annotations

from datetime import tzinfo
from typing import Any

from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardButton

from messages.dates import day_of_year
from messages.import_list import errors_file
from messages.letters import letter
from messages.past_words import PastPlan, describe_past, plan_of
from messages.readers import OWNER, StaffReader
from messages.taps.clients import FileKindTap, PastTap
from messages.texts import Markup, label, lines, say
from messages.writing import Buttons, Context, button, message
from nps.file_kind import ASKED_ABOUT
from nps.past_dates import DateOrder, moment
from nps.values import ImportState, Wording
from storage.engine.conn import Conn
from storage.lists import files, past
from storage.lists.files import SentFile


@letter(to=OWNER)
async def file_question(ctx: Context, reader: StaffReader, *, import_id: int) -> TelegramMethod[Any] | None:
    """«Это прошлые ответы? [Прошлые ответы] [Список клиентов] [Отмена]»: to the owner who sent it alone."""
    sent = await files.find(ctx.conn, import_id, staff_id=reader.staff.id)
    if sent is None or sent.state is not ImportState.ASKED:
        return None
    language = reader.language
    choices: Buttons = [
        [button(label(language, f"file-kind-{kind.value}"), FileKindTap(id=sent.id, kind=kind.value).pack())]
        for kind in ASKED_ABOUT
    ]
    cancel = button(label(language, "file-kind-cancel"), FileKindTap(id=sent.id, kind="cancel").pack())
    return message(
        reader.chat_id, say(language, "file-question", file=sent.file_name, kind=sent.kind.value), [*choices, [cancel]]
    )


@letter(to=OWNER)
async def past_dates(
    ctx: Context, reader: StaffReader, *, import_id: int, value: str, column: str
) -> TelegramMethod[Any] | None:
    """«03/04/2026 — это какой день?»: asked once, when no row tells."""
    sent = await files.find(ctx.conn, import_id, staff_id=reader.staff.id)
    if sent is None or sent.state is not ImportState.ASKED:
        return None
    zone, language = ctx.programme.zone, reader.language
    days = {order: moment(value, zone, order) for order in DateOrder}
    choices = [
        button(day_of_year(language, at, zone), PastTap(id=sent.id, wish=order.value).pack())
        for order, at in days.items()
        if at is not None
    ]
    text = say(language, "past-dates", value=value, column=column)
    return message(reader.chat_id, text, [choices, [_cancel(language, sent.id)]])


@letter(to=OWNER)
async def past_plan(ctx: Context, reader: StaffReader, *, import_id: int) -> TelegramMethod[Any] | None:
    """What the file would bring, and the question which question it was; nothing when it waits no more."""
    sent = await files.find(ctx.conn, import_id, staff_id=reader.staff.id)
    shown = await planned(ctx.conn, reader.language, sent, ctx.programme.zone) if sent is not None else None
    return message(reader.chat_id, *shown) if shown is not None else None


async def planned(conn: Conn, language: str, sent: SentFile, zone: tzinfo) -> tuple[Markup, Buttons] | None:
    """None when nothing of it waits any more."""
    found = await past.load(conn, sent.id)
    if found is None:
        return None
    plan = await plan_of(conn, found, sent.wording)
    told = describe_past(language, plan, zone)
    return lines(told, *_question(language, plan)), _buttons(language, sent.id, plan)


def _question(language: str, plan: PastPlan) -> list[Markup | None]:
    """The question about the question, or what has been said of it and what follows."""
    if not plan.new:
        return []
    if plan.wording is not None:
        said = say(language, "past-wording-is", wording=plan.wording.value)
        return [Markup(""), said, say(language, "past-follows")]
    guessed = plan.past.guessed
    guess = say(language, "past-wording-guess", wording=guessed.value) if guessed else None
    return [Markup(""), say(language, "past-wording"), guess]


def _buttons(language: str, import_id: int, plan: PastPlan) -> Buttons:
    buttons: Buttons = []
    if plan.new and plan.wording is None:
        for wording in Wording:
            tap = PastTap(id=import_id, wish=wording.value)
            buttons.append([button(label(language, f"past-wording-{wording.value}"), tap.pack())])
    elif plan.new:
        apply = label(language, "past-apply", count=plan.new)
        change = label(language, "past-wording-change")
        buttons.append([button(apply, PastTap(id=import_id, wish="apply").pack())])
        buttons.append([button(change, PastTap(id=import_id, wish="change").pack())])
    errors = [errors_button(language, import_id)] if plan.past.errors else []
    return [*buttons, [*errors, _cancel(language, import_id)]]


def errors_button(language: str, import_id: int) -> InlineKeyboardButton:
    return button(label(language, "import-errors"), PastTap(id=import_id, wish="errors").pack())


def _cancel(language: str, import_id: int) -> InlineKeyboardButton:
    return button(label(language, "import-cancel"), PastTap(id=import_id, wish="cancel").pack())


@letter(to=OWNER)
async def past_errors(ctx: Context, reader: StaffReader, *, import_id: int) -> TelegramMethod[Any] | None:
    """The rows that were left out as a file: the row and a sentence."""
    errors = await past.list_errors(ctx.conn, import_id, staff_id=reader.staff.id)
    return None if errors is None else errors_file(reader.language, reader.chat_id, errors)
