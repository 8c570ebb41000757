"""What is said at once to whoever did something: a message, another text in its place, a toast, a 👍."""

from __future__ import annotations

from typing import Any

from aiogram.methods import AnswerCallbackQuery, EditMessageText, SetMessageReaction
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, ReactionTypeEmoji

from messages.owed import Envelope, Perishable, Send
from messages.texts import Markup
from messages.writing import Buttons, message
from nps.subjects import Subject
from nps.values import ContactId
from storage.people.staff import Staff
from storage.people.who import Who


def to_staff(receiver: Staff, **more: Any) -> Envelope:
    """For one of the staff. Raises ValueError for somebody who has no chat."""
    if receiver.telegram_id is None:
        raise ValueError(f"staff {receiver.id} has no chat")
    return Envelope(chat_id=receiver.telegram_id, for_staff=receiver.id, **more)


def to_contact(telegram_id: int, contact: ContactId, **more: Any) -> Envelope:
    """For a human as this contact of theirs."""
    return Envelope(chat_id=telegram_id, about=contact, **more)


def to_sender(who: Who, *, about: ContactId | None = None, subject: Subject | None = None) -> Envelope:
    """For whoever did something just now."""
    return Envelope(
        chat_id=who.telegram_id, for_staff=who.staff.id if who.staff else None, about=about, subject=subject
    )


def reply(
    who: Who,
    text: Markup,
    buttons: Buttons | None = None,
    *,
    to_message: int | None = None,
    about: ContactId | None = None,
) -> Send:
    """A message to whoever did something. `about` a contact: the text names them."""
    return Send(message(who.telegram_id, text, buttons, reply_to=to_message), to_sender(who, about=about))


def replace(query: CallbackQuery, who: Who, text: Markup, buttons: Buttons | None = None) -> Send:
    """The message with the pressed button turns into this text; a new message when Telegram does not say which one."""
    if query.message is None:
        return reply(who, text, buttons)
    edit = EditMessageText(
        chat_id=who.telegram_id,
        message_id=query.message.message_id,
        text=text,
        parse_mode="HTML",
        reply_markup=InlineKeyboardMarkup(inline_keyboard=buttons) if buttons else None,
    )
    return Send(edit, to_sender(who))


def toast(query: CallbackQuery, text: str | None = None, *, alert: bool = False) -> Perishable:
    """The answer to a tap: at most 200 characters, seconds after the tap or never."""
    answer = AnswerCallbackQuery(
        callback_query_id=query.id, text=text[:200] if text else None, show_alert=alert or None
    )
    return Perishable(method=answer)


def thumb(chat_id: int, message_id: int) -> Perishable:
    """A 👍 under the person's own message: noted, without another message."""
    like = ReactionTypeEmoji(emoji="👍")
    return Perishable(method=SetMessageReaction(chat_id=chat_id, message_id=message_id, reaction=[like]))
