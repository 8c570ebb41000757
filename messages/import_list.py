"""A client list in the chat: the dry run, the file of errors, the result."""

from __future__ import annotations

import csv
import io
from typing import Any

from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardButton

from messages.import_words import describe_applied, describe_plan, sentence
from messages.letters import letter
from messages.readers import OWNER, StaffReader
from messages.taps import ImportTap
from messages.texts import Markup, label, say
from messages.writing import Buttons, Context, button, file, message
from nps.text import harmless
from storage.lists import imports
from storage.lists.imports import READ, Applied


@letter(to=OWNER)
async def import_plan(ctx: Context, reader: StaffReader, *, import_id: int) -> TelegramMethod[Any] | None:
    """What would change, and the choice; nothing when the list does not wait for one any more.

    A list shows the company's clients: only to the owner who sent it.
    """
    listed = await imports.find(ctx.conn, import_id, staff_id=reader.staff.id)
    if listed is None or listed.state != READ:
        return None
    language = reader.language
    plan = await imports.plan(ctx.conn, listed.id)
    errors = _errors_button(language, listed.id) if plan.remarks else []
    buttons: Buttons = [errors] if errors else []
    if plan.changes_something:
        apply = button(label(language, "import-apply"), ImportTap(id=listed.id, wish="apply").pack())
        cancel = button(label(language, "import-cancel"), ImportTap(id=listed.id, wish="cancel").pack())
        buttons = [[apply], [*errors, cancel]]
    return message(reader.chat_id, describe_plan(language, plan), buttons)


def _errors_button(language: str, import_id: int) -> list[InlineKeyboardButton]:
    return [button(label(language, "import-errors"), ImportTap(id=import_id, wish="errors").pack())]


@letter(to=OWNER)
async def import_errors(ctx: Context, reader: StaffReader, *, import_id: int) -> TelegramMethod[Any] | None:
    """All errors and warnings as a file: the row and a sentence."""
    listed = await imports.find(ctx.conn, import_id, staff_id=reader.staff.id)
    if listed is None:
        return None
    chat_id, language = reader.chat_id, reader.language
    remarks = await imports.list_remarks(ctx.conn, listed.id)
    if not remarks:
        return message(chat_id, say(language, "import-no-errors"))
    out = io.StringIO()
    # Spreadsheets expect the separator of their country.
    writer = csv.writer(out, delimiter=";" if language == "ru" else ",")
    writer.writerow([label(language, "import-errors-row"), label(language, "import-errors-text")])
    for remark in remarks:
        writer.writerow([remark.row, harmless(sentence(language, remark.key, remark.args))])
    caption = say(language, "import-errors-caption", count=len(remarks))
    return file(chat_id, "errors.csv", "\ufeff" + out.getvalue(), caption)


def applied(language: str, import_id: int, done: Applied) -> tuple[Markup, Buttons | None]:
    """What the dry run turns into; the errors stay at hand."""
    buttons = [_errors_button(language, import_id)] if done.plan.remarks else None
    return describe_applied(language, done), buttons
