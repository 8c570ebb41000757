"""What is said at once to whoever did something: a message, another text in its place, a toast, a 👍."""

from __future__ import annotations

from dataclasses import replace as replace_fields

from aiogram.methods import AnswerCallbackQuery, SetMessageReaction
from aiogram.types import CallbackQuery, Message, ReactionTypeEmoji

from messages.envelopes import to_sender
from messages.owed import Perishable, Send
from messages.texts import Markup
from messages.writing import Buttons, edited, message
from nps.values import ContactId
from storage.people.who import Who


def reply(
    who: Who,
    text: Markup,
    buttons: Buttons | None = None,
    *,
    to_message: int | None = None,
    about: ContactId | None = None,
    once: str | None = None,
) -> Send:
    """A message to whoever did something. `about` a contact: the text names them; `once`: never a second time."""
    to = replace_fields(to_sender(who, about=about), once=once)
    return Send(message(who.telegram_id, text, buttons, reply_to=to_message), to)


def once_for_album(said: Message) -> str | None:
    """An album comes as several messages and is answered as one; None for anything else."""
    return f"album:{said.chat.id}:{said.media_group_id}" if said.media_group_id else None


def replace(
    query: CallbackQuery, who: Who, text: Markup, buttons: Buttons | None = None, *, about: ContactId | None = None
) -> Send:
    """The message with the pressed button turns into this text; a new message when Telegram does not say which one."""
    if query.message is None:
        return reply(who, text, buttons, about=about)
    return Send(edited(who.telegram_id, query.message.message_id, text, buttons), to_sender(who, about=about))


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
