"""May these words be quoted? What a client is shown of it, and the quotes as the staff read them."""

from __future__ import annotations

from typing import Any

from aiogram.methods import TelegramMethod

from messages.dates import day_of_year
from messages.envelopes import to_contact, to_staff
from messages.letters import letter
from messages.owed import Envelope, Letter
from messages.readers import CONTACT, STAFF, ContactReader, StaffReader
from messages.scope_code import EVERYTHING, decode
from messages.taps.promoters import QuoteBackTap, QuotesTap, QuoteTap, QuoteWish
from messages.texts import Markup, clip, escape, label, lines, say
from messages.writing import Buttons, Context, button, edited, message
from nps import quoting
from nps.programme import Programme
from nps.scope_words import Directory
from nps.subjects import ListOfQuotes
from nps.values import Group, QuoteState, ResponseId
from storage.answers import quotes, responses
from storage.answers.quotes import Listed, Quote
from storage.answers.responses import Response
from storage.cases import cases
from storage.people.clients import Contact
from storage.people.directory import read_directory
from storage.people.staff import Staff

PAGE = 3
LABEL, MOST = 30, 20
NAMED = 80
"""Of each part of a signature."""


def signature_of(programme: Programme, contact: Contact) -> str | None:
    """How words of this contact would be signed; None where they have no name, or answers are anonymous."""
    if programme.anonymous or not contact.name:
        return None
    position = clip(contact.position, NAMED) if contact.position else None
    return quoting.signature(clip(contact.name, NAMED), position, clip(contact.account, NAMED))


def nameless(language: str, programme: Programme) -> str:
    """«клиент компании «Стройснаб»»"""
    return label(language, "quote-nameless", company=programme.company)


def signed(language: str, programme: Programme, quote: Quote | Listed) -> str:
    """As it is to stand below the words, by what the company promises now."""
    if quote.signature is None or programme.anonymous:
        return nameless(language, programme)
    return quote.signature


def quotable(words: str) -> str:
    return clip(words, quoting.LONGEST)


async def may_quote(ctx: Context, language: str, response: Response) -> Buttons:
    """[Можно процитировать?] of whoever has written something; not of whoever has said so, nor over an open case."""
    words = await quotes.find_words(ctx.conn, response)
    settled = await quotes.find_of_response(ctx.conn, response.id) if words else None
    if words is None or (settled is not None and settled.state is not QuoteState.ASKED):
        return []
    if await cases.find_open_of_contact(ctx.conn, response.contact_id) is not None:
        return []
    return [[button(label(language, "quote-may"), QuoteTap(response=response.id, wish="ask").pack())]]


def ask(response: Response, telegram_id: int, *, by_staff: bool = False, message_id: int | None = None) -> Letter:
    """The words with their signature, for the client to say; `message_id`: in place of this message."""
    once = f"quote-wanted:{response.id}" if by_staff else None
    to = to_contact(telegram_id, response.contact_id, once=once)
    return quote_asked.owed(to, response=response.id, by_staff=by_staff, message_id=message_id)


def offer(response: Response, telegram_id: int) -> Letter:
    """For who has written only after the thanks: what stood below those has come too early."""
    to = to_contact(telegram_id, response.contact_id, once=f"quote-offered:{response.id}")
    return quote_offer.owed(to, response=response.id)


@letter(to=CONTACT, quick=True)
async def quote_offer(ctx: Context, reader: ContactReader, *, response: ResponseId) -> TelegramMethod[Any] | None:
    answer = await responses.get(ctx.conn, response)
    if answer.contact_id != reader.contact.id or answer.group is not Group.PROMOTER:
        return None
    buttons = await may_quote(ctx, reader.language, answer)
    return message(reader.chat_id, say(reader.language, "quote-offer"), buttons) if buttons else None


@letter(to=CONTACT, quick=True)
async def quote_asked(
    ctx: Context, reader: ContactReader, *, response: ResponseId, by_staff: bool, message_id: int | None
) -> TelegramMethod[Any] | None:
    """Exactly what would be quoted, and how it would be signed. By the wish of the staff not over an open case."""
    answer = await responses.get(ctx.conn, response)
    words = await quotes.find_words(ctx.conn, answer)
    if answer.contact_id != reader.contact.id or words is None:
        return None
    if by_staff and (
        reader.who.person.opted_out_at is not None
        or await cases.find_open_of_contact(ctx.conn, reader.contact.id) is not None
    ):
        return None
    language, shown = reader.language, quotable(words)
    named, without = signature_of(ctx.programme, reader.contact), nameless(language, ctx.programme)

    def tap(wish: QuoteWish, sign: str) -> str:
        return QuoteTap(response=answer.id, wish=wish, mark=quoting.mark_of(shown, sign)).pack()

    text = lines(
        say(language, "quote-ask", company=ctx.programme.company),
        Markup(f"<blockquote>{escape(shown)}</blockquote>"),
        say(language, "quote-signed", signature=named) if named else None,
        say(language, "quote-signed-nameless", signature=without),
        say(language, "quote-how"),
    )
    buttons = [
        *([[button(label(language, "quote-yes-named"), tap("named", named))]] if named else []),
        [button(label(language, "quote-yes-nameless"), tap("nameless", ""))],
        [button(label(language, "quote-no"), tap("no", ""))],
    ]
    if message_id is not None:
        return edited(reader.chat_id, message_id, text, buttons)
    return message(reader.chat_id, text, buttons)


async def withdraw_buttons(ctx: Context, language: str, telegram_id: int) -> Buttons:
    """Below /mydata: one for each quote that may be used."""
    return [
        [
            button(
                label(language, "quote-withdraw", words=clip(" ".join((quote.text or "").split()), LABEL)),
                QuoteBackTap(quote=quote.id).pack(),
            )
        ]
        for quote in (await quotes.list_own(ctx.conn, telegram_id))[:MOST]
    ]


# --- /quotes ----------------------------------------------------------------------------------------------------------


def show(reader: Staff, wanted: str = EVERYTHING, *, page: int = 0, edit: int | None = None) -> Letter:
    """This page, in place of the message `edit`, if there is one; `wanted` as messages.scope_code writes it."""
    to: Envelope = to_staff(reader, subject=ListOfQuotes(reader.id))
    return quote_list.owed(to, wanted=wanted, page=page, edit=edit)


@letter(to=STAFF)
async def quote_list(
    ctx: Context, reader: StaffReader, *, wanted: str, page: int, edit: int | None
) -> TelegramMethod[Any] | None:
    """Of a manager's own accounts, or of all; where answers are anonymous, for owners alone."""
    text, buttons = await _page(ctx, reader, wanted, page)
    return message(reader.chat_id, text, buttons) if edit is None else edited(reader.chat_id, edit, text, buttons)


async def _page(ctx: Context, reader: StaffReader, wanted: str, page: int) -> tuple[Markup, Buttons]:
    language = reader.language
    if not ctx.programme.may_read_answers(reader.staff.role):
        return say(language, "quotes-anonymous"), []
    directory = Directory() if wanted == EVERYTHING else await read_directory(ctx.conn, reader.staff)
    asked = decode(wanted, directory, reader.staff.reach, kinds=0)
    if asked is None:
        return say(language, "quotes-stale"), []
    count = await quotes.count_quotes(ctx.conn, asked[0])
    if not count:
        return say(language, "quotes-none" if wanted == EVERYTHING else "quotes-none-such"), []
    last = (count - 1) // PAGE
    page = min(page, last)
    shown = await quotes.list_quotes(ctx.conn, asked[0], limit=PAGE, offset=page * PAGE)
    blocks = [lines(Markup(""), *_block(ctx, language, each)) for each in shown]
    return lines(say(language, "quotes-title", count=count), *blocks), _steps(wanted, page, last)


def _block(ctx: Context, language: str, each: Listed) -> list[Markup]:
    """The day, and below it what is copied by one tap."""
    ready = label(language, "quote-ready", words=each.text, signature=signed(language, ctx.programme, each))
    given = say(
        language, "quotes-given", score=each.score, day=day_of_year(language, each.given_at, ctx.programme.zone)
    )
    return [given, Markup(f"<pre>{escape(ready)}</pre>")]


def _steps(wanted: str, page: int, last: int) -> Buttons:
    if not last:
        return []
    steps = [button(f"{page + 1}/{last + 1}", QuotesTap(page=page, wanted=wanted).pack())]
    if page:
        steps.insert(0, button("‹", QuotesTap(page=page - 1, wanted=wanted).pack()))
    if page < last:
        steps.append(button("›", QuotesTap(page=page + 1, wanted=wanted).pack()))
    return [steps]
