"""A client list in the chat: the dry run, the file of errors, the result."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardButton

from messages.import_samples import coded
from messages.import_words import describe_applied, describe_plan, describe_word, sentence
from messages.letters import letter
from messages.readers import OWNER, StaffReader
from messages.taps.clients import ImportTap, WordTap
from messages.texts import Markup, clip, label, lines, say
from messages.writing import Buttons, Context, button, file, message
from nps.client_list import RowError, UnknownWord
from nps.client_words import KEEP, meanings
from nps.text import harmless
from storage.lists import imports
from storage.lists.imports import READ, Applied
from storage.lists.plan import Plan

CHANGE = "change"
"""In place of a meaning: the word is asked about anew."""
MOST_KNOWN = 3


@letter(to=OWNER)
async def import_plan(ctx: Context, reader: StaffReader, *, import_id: int) -> TelegramMethod[Any] | None:
    """What would change, and the choice; nothing when the list does not wait for one any more.

    A list shows the company's clients: only to the owner who sent it.
    """
    listed = await imports.find(ctx.conn, import_id, staff_id=reader.staff.id)
    if listed is None or listed.state != READ:
        return None
    return message(reader.chat_id, *planned(reader.language, listed.id, await imports.plan(ctx.conn, listed.id)))


def planned(language: str, import_id: int, plan: Plan) -> tuple[Markup, Buttons]:
    """The dry run, a question about a word that nobody has explained yet, and the choice."""
    errors = _errors_button(language, import_id) if plan.remarks else []
    buttons: Buttons = [errors] if errors else []
    if plan.changes_something:
        apply = button(label(language, "import-apply"), ImportTap(id=import_id, wish="apply").pack())
        cancel = button(label(language, "import-cancel"), ImportTap(id=import_id, wish="cancel").pack())
        buttons = [[apply], [*errors, cancel]]
    known = _known_buttons(language, import_id, plan)
    asked = _word_buttons(language, import_id, plan.words[0]) if plan.words else known
    return lines(describe_plan(language, plan), describe_word(language, plan)), [*asked, *buttons]


def _word_buttons(language: str, import_id: int, word: UnknownWord) -> Buttons:
    """Two in each row: what the word may mean, and that it means nothing."""
    names = {code: coded(language, word.column, code) for code in meanings(word.column)}
    names[KEEP] = label(language, "import-word-keep")
    asked: list[InlineKeyboardButton] = []
    for code, name in names.items():
        tap = WordTap(id=import_id, column=word.column, row=word.rows[0], meaning=code)  # type: ignore[arg-type]  # of ASKED
        asked.append(button(name[:1].upper() + name[1:], tap.pack()))
    return [asked[at : at + 2] for at in range(0, len(asked), 2)]


def _known_buttons(language: str, import_id: int, plan: Plan) -> Buttons:
    """A word that was explained wrongly once is not wrong for ever."""
    buttons = []
    for word, _ in plan.known[:MOST_KNOWN]:
        tap = WordTap(id=import_id, column=word.column, row=word.rows[0], meaning=CHANGE)  # type: ignore[arg-type]  # of ASKED
        buttons.append([button(label(language, "import-word-change", word=clip(word.word, 30)), tap.pack())])
    return buttons


def _errors_button(language: str, import_id: int) -> list[InlineKeyboardButton]:
    return [button(label(language, "import-errors"), ImportTap(id=import_id, wish="errors").pack())]


@letter(to=OWNER)
async def import_errors(ctx: Context, reader: StaffReader, *, import_id: int) -> TelegramMethod[Any] | None:
    """All errors and warnings as a file: the row and a sentence."""
    listed = await imports.find(ctx.conn, import_id, staff_id=reader.staff.id)
    if listed is None:
        return None
    return errors_file(reader.language, reader.chat_id, await imports.list_remarks(ctx.conn, listed.id))


def errors_file(language: str, chat_id: int, remarks: Sequence[RowError]) -> TelegramMethod[Any]:
    """Each row that was left out, or is remarked upon, with a sentence."""
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
