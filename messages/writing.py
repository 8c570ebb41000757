"""Composing: what a composer gets, and the few Bot API methods in which every text goes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from aiogram.methods import (
    CopyMessage,
    EditMessageText,
    SendAnimation,
    SendAudio,
    SendDocument,
    SendMessage,
    SendPhoto,
    SendSticker,
    SendVideo,
    SendVideoNote,
    SendVoice,
    TelegramMethod,
)
from aiogram.types import (
    BufferedInputFile,
    FSInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
)

from messages.texts import Markup, label, language_of
from nps.programme import Programme
from nps.typography import NO_BREAK
from nps.values import PartKind
from storage.answers.comments import Part
from storage.engine.conn import Conn
from storage.people.who import Who

Buttons = list[list[InlineKeyboardButton]]


@dataclass(frozen=True, slots=True)
class Context:
    """What a letter is composed from: the present facts, read only."""

    conn: Conn
    now: datetime
    programme: Programme
    bot_username: str | None = None

    @property
    def today(self) -> date:
        """The company's day."""
        return self.now.astimezone(self.programme.zone).date()

    def language_of(self, who: Who | None) -> str:
        return language_of(who, self.programme) if who else self.programme.language


def message(
    chat_id: int, text: Markup, buttons: Buttons | None = None, *, reply_to: int | None = None, silent: bool = False
) -> SendMessage:
    """A text message in HTML without link previews; a `silent` one makes no sound."""
    return SendMessage(
        chat_id=chat_id,
        text=text,
        parse_mode="HTML",
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_markup=InlineKeyboardMarkup(inline_keyboard=buttons) if buttons else None,
        reply_parameters=replying(reply_to),
        disable_notification=silent or None,
    )


def edited(chat_id: int, message_id: int, text: Markup, buttons: Buttons | None = None) -> EditMessageText:
    """The same in place of a message that is there."""
    keyboard = InlineKeyboardMarkup(inline_keyboard=buttons) if buttons else None
    return EditMessageText(chat_id=chat_id, message_id=message_id, text=text, parse_mode="HTML", reply_markup=keyboard)


def file(
    chat_id: int, name: str, content: str | bytes, caption: Markup, buttons: Buttons | None = None
) -> SendDocument:
    """A file that is written on the way."""
    document = BufferedInputFile(content.encode() if isinstance(content, str) else content, filename=name)
    keyboard = InlineKeyboardMarkup(inline_keyboard=buttons) if buttons else None
    return SendDocument(chat_id=chat_id, document=document, caption=caption, parse_mode="HTML", reply_markup=keyboard)


def file_on_disk(chat_id: int, path: Path, name: str, caption: Markup) -> SendDocument:
    """A file that is read piece by piece while it is sent."""
    document = FSInputFile(path, filename=name)
    return SendDocument(chat_id=chat_id, document=document, caption=caption, parse_mode="HTML")


def replying(message_id: int | None) -> ReplyParameters | None:
    """A reply that is sent all the same when the message replied to is gone."""
    return ReplyParameters(message_id=message_id, allow_sending_without_reply=True) if message_id else None


def button(text: str, data: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=text, callback_data=data)


def attachment(
    chat_id: int, part: Part, caption: Markup, *, reply_to: int | None, silent: bool = False
) -> TelegramMethod[Any] | None:
    """A client's voice, photo, video or file by its file id, with a caption; None for what carries none."""
    if part.file_id is None:
        return None
    common: dict[str, Any] = {"chat_id": chat_id, "caption": caption, "parse_mode": "HTML"}
    common |= {"reply_parameters": replying(reply_to), "disable_notification": silent or None}
    match part.kind:
        case PartKind.VOICE:
            return SendVoice(voice=part.file_id, **common)
        case PartKind.PHOTO:
            return SendPhoto(photo=part.file_id, **common)
        case PartKind.DOCUMENT:
            return SendDocument(document=part.file_id, **common)
        case PartKind.VIDEO:
            return SendVideo(video=part.file_id, **common)
        case PartKind.AUDIO:
            return SendAudio(audio=part.file_id, **common)
        case PartKind.ANIMATION:
            return SendAnimation(animation=part.file_id, **common)
        case _:
            return None


def uncaptioned(chat_id: int, part: Part, *, reply_to: int | None = None, silent: bool = False) -> TelegramMethod[Any]:
    """What of a client's carries no caption: a round video or a sticker by its file id, a copy of everything else."""
    common: dict[str, Any] = {"chat_id": chat_id, "reply_parameters": replying(reply_to)}
    common["disable_notification"] = silent or None
    if part.kind is PartKind.VIDEO_NOTE and part.file_id:
        return SendVideoNote(video_note=part.file_id, **common)
    if part.kind is PartKind.STICKER and part.file_id:
        return SendSticker(sticker=part.file_id, **common)
    return CopyMessage(from_chat_id=part.source_chat_id, message_id=part.source_message_id, **common)


def who_is_it(who: Who) -> str:
    """How a stranger is named to staff: the name Telegram shows and the username."""
    return f"{who.person.name} (@{who.person.username})" if who.person.username else who.person.name


def kinds_named(language: str, kinds: Iterable[PartKind]) -> str:
    """«голосовое сообщение, фото × 3»"""
    return ", ".join(
        label(language, f"held-part-{kind.value}") + (f"{NO_BREAK}×{NO_BREAK}{count}" if count > 1 else "")
        for kind, count in Counter(kinds).items()
    )
