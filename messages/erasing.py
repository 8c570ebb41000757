"""Erasing a person as people see it: the confirmation, and what becomes of their words in staff's chats."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from aiogram.methods import DeleteMessage, EditMessageCaption, TelegramMethod

from messages.letters import letter
from messages.owed import Envelope, Lane, Letter
from messages.readers import ANYBODY, Reader
from messages.taps.answering import ForgetTap
from messages.taps.clients import EraseTap
from messages.texts import Markup, escape, join, label, lines, say
from messages.writing import Buttons, Context, button, edited
from nps.programme import Programme
from nps.subjects import AboutContact
from nps.values import StaffId
from storage.people.clients import Contact
from storage.privacy.traces import Quote, Shown

DELETABLE = timedelta(hours=47)  # Telegram lets a bot delete its message for 48 hours


def question(language: str, programme: Programme, accounts: list[str], *, now: datetime) -> tuple[Markup, Buttons]:
    """What will be gone, before it is."""
    named = join(", ", [Markup(f"<b>{escape(account)}</b>") for account in accounts])
    text = lines(
        say(language, "forget-ask", company=programme.company),
        say(language, "forget-ask-accounts", accounts=named) if len(accounts) > 1 else None,
        say(language, "forget-ask-score-kept" if programme.forget_keeps_score else "forget-ask-score-gone"),
        say(language, "forget-ask-else"),
    )
    asked = int(now.timestamp())
    buttons = [
        [button(label(language, "forget-yes"), ForgetTap(asked=asked, wish="yes").pack())],
        [button(label(language, "forget-no"), ForgetTap(asked=asked, wish="no").pack())],
    ]
    return text, buttons


def question_for_owner(
    language: str, programme: Programme, contact: Contact, accounts: list[str], *, now: datetime
) -> tuple[Markup, Buttons]:
    """The same of somebody who has asked for it in a letter: who, of which company, and what goes."""
    named = join(", ", [Markup(f"<b>{escape(account)}</b>") for account in accounts])
    text = lines(
        say(language, "erase-ask", contact=contact.name or "—", account=contact.account),
        say(language, "erase-ask-accounts", accounts=named) if len(accounts) > 1 else None,
        say(language, "forget-ask-score-kept" if programme.forget_keeps_score else "forget-ask-score-gone"),
        say(language, "erase-ask-else"),
    )
    asked = int(now.timestamp())
    buttons = [
        [button(label(language, "erase-yes"), EraseTap(contact=contact.id, asked=asked, wish="yes").pack())],
        [button(label(language, "forget-no"), EraseTap(contact=contact.id, asked=asked, wish="no").pack())],
    ]
    return text, buttons


def unsay(quote: Quote) -> Letter:
    """In place of what the person said: a sentence, or nothing."""
    once = f"erased:{quote.chat_id}:{quote.message_id}"
    return erased_quote.owed(
        Envelope(chat_id=quote.chat_id, for_staff=quote.staff_id, once=once),
        message_id=quote.message_id,
        delivered=quote.delivered_at.isoformat(),
        with_file=quote.with_file,
        is_mention=isinstance(quote.subject, AboutContact),
    )


def take_away(shown: Shown, staff_id: StaffId) -> Letter:
    """In place of what somebody was shown who is no longer staff: a sentence, or nothing."""
    return erased_quote.owed(
        Envelope(chat_id=shown.chat_id, once=f"taken-away:{staff_id}:{shown.chat_id}:{shown.message_id}"),
        message_id=shown.message_id,
        delivered=shown.delivered_at.isoformat(),
        with_file=shown.with_file,
        has_left=True,
    )


def unsay_list(chat_id: int, message_id: int) -> Letter:
    """The same in place of a list of clients."""
    to = Envelope(chat_id=chat_id, once=f"erased:{chat_id}:{message_id}")
    return erased_quote.owed(to, message_id=message_id, delivered="", with_file=False, is_mention=True)


@letter(to=ANYBODY, lane=Lane.SUMMARY, quick=True)
async def erased_quote(
    ctx: Context,
    reader: Reader,
    *,
    message_id: int,
    delivered: str,
    with_file: bool | None,
    has_left: bool = False,
    is_mention: bool = False,
) -> TelegramMethod[Any] | None:
    """Files can be taken back for two days, and a caption changed later; words are replaced at any time.

    `has_left`: the client's words are there still, but not for this person. `is_mention`: what named the client.
    """
    key = "left-quote" if has_left else "erased-mention" if is_mention else "erased-quote"
    chat_id, text = reader.chat_id, say(reader.language, key)
    if with_file is False:
        return edited(chat_id, message_id, text)
    if ctx.now - datetime.fromisoformat(delivered) < DELETABLE:
        return DeleteMessage(chat_id=chat_id, message_id=message_id)
    return EditMessageCaption(chat_id=chat_id, message_id=message_id, caption=text, parse_mode="HTML")
