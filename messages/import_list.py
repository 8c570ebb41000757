"""A client list in the chat: the dry run, the file of errors, the result."""

from __future__ import annotations

import csv
import io
from typing import Any

from aiogram.methods import EditMessageText, SendDocument, TelegramMethod
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup

from messages.import_words import describe_applied, describe_plan, sentence
from messages.taps import ImportTap
from messages.texts import Markup, label, say
from messages.writing import Buttons, Context, button, message
from nps.text import harmless
from nps.values import Role
from storage.lists import imports
from storage.lists.imports import READ, Applied, Import
from storage.people.staff import find_staff_by_telegram


async def compose_plan(ctx: Context, chat_id: int, *, import_id: int) -> TelegramMethod[Any] | None:
    """What would change, and the choice; nothing when the list does not wait for one any more."""
    found = await _find(ctx, chat_id, import_id)
    if found is None or found.state != READ:
        return None
    language = await ctx.language(chat_id)
    plan = await imports.plan(ctx.conn, found.id)
    errors = _errors_button(language, found.id) if plan.remarks else []
    buttons: Buttons = [errors] if errors else []
    if plan.changes_something:
        apply = button(label(language, "import-apply"), ImportTap(id=found.id, wish="apply").pack())
        cancel = button(label(language, "import-cancel"), ImportTap(id=found.id, wish="cancel").pack())
        buttons = [[apply], [*errors, cancel]]
    return message(chat_id, describe_plan(language, plan), buttons)


def _errors_button(language: str, import_id: int) -> list[InlineKeyboardButton]:
    return [button(label(language, "import-errors"), ImportTap(id=import_id, wish="errors").pack())]


async def _find(ctx: Context, chat_id: int, import_id: int) -> Import | None:
    """A list shows the company's clients: only to the owner who sent it, as long as they are one."""
    owner = await find_staff_by_telegram(ctx.conn, chat_id)
    if owner is None or owner.role is not Role.OWNER:
        return None
    return await imports.find(ctx.conn, import_id, staff_id=owner.id)


async def compose_errors(ctx: Context, chat_id: int, *, import_id: int) -> TelegramMethod[Any] | None:
    """All errors and warnings as a file: the row and a sentence."""
    found = await _find(ctx, chat_id, import_id)
    if found is None:
        return None
    language = await ctx.language(chat_id)
    remarks = await imports.list_remarks(ctx.conn, found.id)
    if not remarks:
        return message(chat_id, say(language, "import-no-errors"))
    out = io.StringIO()
    # Spreadsheets expect the separator of their country.
    writer = csv.writer(out, delimiter=";" if language == "ru" else ",")
    writer.writerow([label(language, "import-errors-row"), label(language, "import-errors-text")])
    for remark in remarks:
        writer.writerow([remark.row, harmless(sentence(language, remark.key, remark.args))])
    return SendDocument(
        chat_id=chat_id,
        document=BufferedInputFile(("\ufeff" + out.getvalue()).encode(), filename="errors.csv"),
        caption=say(language, "import-errors-caption", count=len(remarks)),
        parse_mode="HTML",
    )


def replaced(chat_id: int, message_id: int | None, text: Markup, buttons: Buttons | None = None) -> TelegramMethod[Any]:
    """The dry run turns into what became of it; a new message when Telegram does not say which one it was."""
    if message_id is None:
        return message(chat_id, text, buttons)
    keyboard = InlineKeyboardMarkup(inline_keyboard=buttons) if buttons else None
    return EditMessageText(chat_id=chat_id, message_id=message_id, text=text, parse_mode="HTML", reply_markup=keyboard)


def applied(language: str, chat_id: int, message_id: int | None, import_id: int, done: Applied) -> TelegramMethod[Any]:
    """The dry run turns into the result; the errors stay at hand."""
    buttons = [_errors_button(language, import_id)] if done.plan.remarks else None
    return replaced(chat_id, message_id, describe_applied(language, done), buttons)
