"""The template of a client list, for an owner who has none yet."""

from __future__ import annotations

from typing import Any

from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardButton

from messages.letters import letter
from messages.readers import OWNER, StaffReader
from messages.taps.clients import FileTap
from messages.texts import label, say
from messages.workbooks import workbook
from messages.writing import Context, button, file
from nps.client_template import EXAMPLES, TITLES


def template_button(language: str) -> InlineKeyboardButton:
    return button(label(language, "template-button"), FileTap(wish="template").pack())


@letter(to=OWNER)
async def list_template(ctx: Context, reader: StaffReader) -> TelegramMethod[Any] | None:
    """A workbook with the titles and two example rows, in the owner's language."""
    language = reader.language
    content = workbook(label(language, "template-sheet"), TITLES[language], EXAMPLES[language])
    return file(reader.chat_id, "clients.xlsx", content, say(language, "template-caption"))
