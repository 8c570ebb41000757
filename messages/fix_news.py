"""«Вы сказали — мы сделали»: what stands before an owner to be sent, and what those read who had named the reason."""

from __future__ import annotations

from typing import Any

from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardButton

from messages.envelopes import to_contact, to_staff
from messages.letters import letter
from messages.owed import Lane, Letter
from messages.readers import CONTACT, OWNER, ContactReader, StaffReader
from messages.taps.fixes import FixNewsTap, FixNewsWish
from messages.texts import Markup, clip, label, lines, say
from messages.writing import Context, button, message
from nps.subjects import FixCard, FixNews
from nps.values import ContactId, ContactState, FixId, FixNewsState
from storage.cases import fix_news as stored
from storage.cases import fixes
from storage.cases.fixes import Fix
from storage.people.clients import Contact, find_contact
from storage.people.staff import Staff

LONGEST = 1500
"""Of what clients read: before it is sent it stands in one message with the names of its readers."""
NAME, NAMED, UNNAMED = 30, 12, 8


def show(
    fix: Fix, owner: Staff, mark: int | None, text: str | None, to: list[Contact], not_to: list[tuple[Contact, str]]
) -> Letter:
    """`mark`: what tells these words and readers from others; None when there is nobody to send it to.

    It names clients: an erasure finds it as it finds the card.
    """
    envelope = to_staff(owner, subject=FixCard(fix.id, owner.id))
    left_out = [[contact.id, why] for contact, why in not_to]
    return fix_audience.owed(
        envelope, fix=fix.id, mark=mark, text=text, readers=[each.id for each in to], not_to=left_out
    )


@letter(to=OWNER, quick=True)
async def fix_audience(
    ctx: Context,
    reader: StaffReader,
    *,
    fix: FixId,
    mark: int | None,
    text: str | None,
    readers: list[int],
    not_to: list[Any],
) -> TelegramMethod[Any] | None:
    """As the clients will read it, who they are, and who is left out and why."""
    language = reader.language
    read = _news(language, text, ctx.programme.company) if text is not None else None
    named = [contact for number in readers[:NAMED] if (contact := await _known(ctx, number)) is not None]
    unnamed = [(each, why) for number, why in not_to[:UNNAMED] if (each := await _known(ctx, number)) is not None]
    shown = lines(
        say(language, "fix-news-reads") if read else None,
        Markup(f"<blockquote>{read}</blockquote>") if read else None,
        say(language, "fix-news-to", count=len(readers)) if readers else say(language, "fix-news-nobody"),
        *(say(language, "fix-news-name", **_who(contact)) for contact in named),
        say(language, "fix-news-more", count=len(readers) - NAMED) if len(readers) > NAMED else None,
        say(language, "fix-news-not", count=len(not_to)) if not_to else None,
        *(say(language, "fix-news-why", why=why, **_who(contact)) for contact, why in unnamed),
        say(language, "fix-news-more", count=len(not_to) - UNNAMED) if len(not_to) > UNNAMED else None,
        say(language, "fix-news-how") if readers and read else None,
    )
    if mark is None:
        return message(reader.chat_id, shown)
    send, other, cancel = (_button(language, fix, mark, wish) for wish in ("send", "text", "cancel"))
    return message(reader.chat_id, shown, [*([[send]] if readers else []), [other, cancel]])


async def _known(ctx: Context, contact_id: int) -> Contact | None:
    """None for somebody who was erased."""
    contact = await find_contact(ctx.conn, contact_id)
    return contact if contact is not None and contact.state is not ContactState.ERASED else None


def _who(contact: Contact) -> dict[str, str]:
    return {"name": clip(contact.name, NAME), "account": clip(contact.account, NAME)}


def _button(language: str, fix: FixId, mark: int, wish: FixNewsWish) -> InlineKeyboardButton:
    key = "prompt-cancel" if wish == "cancel" else f"fix-news-button-{wish}"
    return button(label(language, key), FixNewsTap(fix=fix, mark=mark, wish=wish).pack())


def _news(language: str, text: str, company: str) -> Markup:
    return say(language, "fix-news", text=text, company=company)


def tell(fix_id: FixId, contact_id: ContactId, chat_id: int) -> Letter:
    """For this contact, in the chat that was theirs when it was confirmed."""
    subject = FixNews(fix_id, contact_id)
    return fix_news.owed(to_contact(chat_id, contact_id, subject=subject, once=subject.key), fix=fix_id)


@letter(to=CONTACT, lane=Lane.ASK, quick=True)
async def fix_news(ctx: Context, reader: ContactReader, *, fix: FixId) -> TelegramMethod[Any] | None:
    """News, and no question. None for whom it was not owed to, and for whoever may not be told any more."""
    told = await fixes.find(ctx.conn, fix)
    news = await stored.find(ctx.conn, fix, reader.contact.id)
    if told is None or told.news is None or news is None or news.state is not FixNewsState.OWED:
        return None
    if news.chat_id != reader.chat_id or await stored.find_obstacle(ctx.conn, reader.contact) is not None:
        return None
    return message(reader.chat_id, _news(reader.language, told.news, ctx.programme.company))
