"""Words with a picture that is painted on the way: what goes out when the picture can be made, and when it cannot."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING, Any

from aiogram.methods import EditMessageCaption, EditMessageMedia, SendMessage, SendPhoto, TelegramMethod
from aiogram.types import BufferedInputFile, InlineKeyboardMarkup, InputFile, InputMediaPhoto

from messages.texts import Markup, units
from messages.writing import Buttons, edited, message

if TYPE_CHECKING:
    from aiogram import Bot

CAPTION = 1024
"""Telegram's limit, after markup; longer words go as a message of their own."""


class Drawing(InputFile):
    """A picture that is not painted yet, and the words that go alone when it cannot be."""

    def __init__(self, svg: str, words: SendMessage) -> None:
        super().__init__("nps.png")
        self.svg = svg
        self.words = words

    def read(self, bot: Bot) -> AsyncGenerator[bytes, None]:
        raise TypeError("a drawing is painted before it is sent")


def shown(
    chat_id: int,
    text: Markup,
    buttons: Buttons,
    svg: str | None,
    *,
    ask: Buttons,
    edit: int | None = None,
    on_picture: bool = False,
    wanted: bool = False,
) -> TelegramMethod[Any]:
    """A picture with the words below it, or the words.

    `edit`: in place of this message, which is a picture itself or else stays text. `ask`: what asks for the picture
    below words that go alone. `wanted`: it was asked for, so that it comes even without all of its words.
    """
    alone = message(chat_id, text, [*buttons, *ask] if svg else buttons)
    if edit is not None and not on_picture:
        return edited(chat_id, edit, text, [*buttons, *ask] if svg else buttons)
    if svg is None or (not fits(text) and not wanted):
        return alone
    caption = text if fits(text) else Markup(text.split("\n", 1)[0])
    keyboard = InlineKeyboardMarkup(inline_keyboard=buttons)
    drawing = Drawing(svg, alone)
    if edit is None:
        return SendPhoto(chat_id=chat_id, photo=drawing, caption=caption, parse_mode="HTML", reply_markup=keyboard)
    media = InputMediaPhoto(media=drawing, caption=caption, parse_mode="HTML")
    return EditMessageMedia(chat_id=chat_id, message_id=edit, media=media, reply_markup=keyboard)


def in_place(chat_id: int, edit: int, text: Markup, buttons: Buttons, *, on_picture: bool) -> TelegramMethod[Any]:
    """Other words in place of those of a card; its picture stays where there is one."""
    if not on_picture:
        return edited(chat_id, edit, text, buttons)
    keyboard = InlineKeyboardMarkup(inline_keyboard=buttons)
    return EditMessageCaption(chat_id=chat_id, message_id=edit, caption=text, parse_mode="HTML", reply_markup=keyboard)


def fits(text: Markup) -> bool:
    """As a caption: markup counts here, which makes it shorter than it might be, and never longer."""
    return units(text) <= CAPTION


def drawing_in(method: TelegramMethod[Any]) -> Drawing | None:
    match method:
        case SendPhoto(photo=Drawing() as drawing):
            return drawing
        case EditMessageMedia(media=InputMediaPhoto(media=Drawing() as drawing)):
            return drawing
        case _:
            return None


def painted(method: TelegramMethod[Any], png: bytes) -> TelegramMethod[Any]:
    """The same with the picture itself."""
    file = BufferedInputFile(png, filename="nps.png")
    if isinstance(method, EditMessageMedia):
        return method.model_copy(update={"media": method.media.model_copy(update={"media": file})})
    return method.model_copy(update={"photo": file})
