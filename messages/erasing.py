"""Erasing a person as people see it: the confirmation, and what becomes of their words in staff's chats."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from aiogram.methods import DeleteMessage, EditMessageCaption, EditMessageText, TelegramMethod
from sqlalchemy.ext.asyncio import AsyncConnection

from messages import case_card
from messages.owed import Card, Errand, Lane, Letter, Owed
from messages.taps import ForgetTap
from messages.texts import Markup, escape, join, label, lines, say
from messages.writing import Buttons, Context, button
from nps.programme import Programme
from nps.values import CaseId, ContactId
from storage.privacy import traces
from storage.privacy.erasing import Erased
from storage.privacy.traces import Quote

LOG_ERASURES = "log_erasures"
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


async def erased_owed(conn: AsyncConnection, erased: Erased, programme: Programme) -> Owed:
    """What follows from an erasure: staff's chats are brought up to date, and the log is written."""
    contacts = [one.contact_id for one in erased.erasures if one.contact_id is not None]
    owed = await quotes_owed(conn, contacts, list(erased.cases))
    return [*owed, *log_owed(programme)] if erased.erasures else owed


def log_owed(programme: Programme) -> Owed:
    """The line in the log of erasures, which is a file."""
    folder = programme.backup_folder
    return [Errand(name=LOG_ERASURES, arguments={"folder": str(folder)})] if folder is not None else []


async def quotes_owed(
    conn: AsyncConnection, contacts: list[ContactId], cases: list[CaseId], *, before: datetime | None = None
) -> Owed:
    """Cards show the present facts; what only quotes the person is replaced or deleted, if delivered `before`."""
    owed: Owed = []
    quotes = await traces.list_quotes(conn, contacts, cases)
    for case in cases:
        cards = await case_card.cards_owed(conn, case)
        keys = {card.key for card in cards if isinstance(card, Card)}
        shown = await traces.list_cards(conn, case)
        newest = {key: quote.message_id for key, quote in shown}
        delivered = [card for card in cards if isinstance(card, Card) and card.key in newest]
        owed += delivered
        # Older copies, and the chats of people who are no longer told of this case.
        quotes += [quote for key, quote in shown if key not in keys or newest[key] != quote.message_id]
    return [*owed, *(_neutral(quote) for quote in quotes if before is None or quote.delivered_at < before)]


def _neutral(quote: Quote) -> Letter:
    """In place of what the person said: a sentence, or nothing."""
    arguments = {
        "message_id": quote.message_id,
        "delivered": quote.delivered_at.isoformat(),
        "with_file": quote.with_file,
    }
    key = f"erased:{quote.chat_id}:{quote.message_id}"
    return Letter(name="erased_quote", chat_id=quote.chat_id, arguments=arguments, lane=Lane.SUMMARY, dedup_key=key)


async def compose_erased_quote(
    ctx: Context, chat_id: int, *, message_id: int, delivered: str, with_file: bool | None
) -> TelegramMethod[Any] | None:
    """Files can be taken back for two days, and a caption changed later; words are replaced at any time."""
    language = await ctx.language(chat_id)
    if with_file is False:
        text = say(language, "erased-quote")
        return EditMessageText(chat_id=chat_id, message_id=message_id, text=text, parse_mode="HTML")
    if ctx.now - datetime.fromisoformat(delivered) < DELETABLE:
        return DeleteMessage(chat_id=chat_id, message_id=message_id)
    caption = say(language, "erased-quote")
    return EditMessageCaption(chat_id=chat_id, message_id=message_id, caption=caption, parse_mode="HTML")
