"""A promoter's words: [Можно процитировать?], its answers, [Отозвать]; /quotes and [Попросить цитату] of the staff."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from actions import quoting
from actions.quoting import CannotAsk, HasChanged, NothingToQuote
from actions.turn import Turn
from handlers.commands import command
from handlers.refusals import NotYours, Refused
from handlers.who import is_staff, owner_of, staff_of
from messages import quotes as letters
from messages.owed import Owed
from messages.replies import replace, reply, toast
from messages.scope_code import EVERYTHING, encode
from messages.taps.promoters import AskQuoteTap, QuoteBackTap, QuotesTap, QuoteTap, StoryTap
from messages.texts import Markup, clip, label, lines, say
from nps.listed_words import parse_listed
from nps.scope_words import ScopeError
from storage.answers import quotes, responses
from storage.answers.quotes import Quote
from storage.people.audit import record_audit
from storage.people.directory import read_directory
from storage.people.staff import Staff
from storage.people.who import Who

SHOWN = 60
ALL = r"все|всё|all|цитаты|quotes"


async def on_quote(query: CallbackQuery, callback_data: QuoteTap, turn: Turn, who: Who, language: str) -> Owed:
    """A client looks what would be quoted, and says whether it may be: of their own answer, as the contact they are."""
    owned = await responses.find_owned(turn.conn, callback_data.response, who.telegram_id)
    contact = next((each for each in who.contacts if owned is not None and each.id == owned[0].contact_id), None)
    if owned is None or contact is None:
        raise NotYours
    response, about = owned[0], contact.id
    if callback_data.wish == "no":
        owed = await quoting.refuse(turn, response, contact)
        return [toast(query), replace(query, who, say(language, "quote-refused"), about=about), *owed]
    if await quotes.find_words(turn.conn, response) is None:
        raise Refused("quote-nothing", alert=True)
    if callback_data.wish == "ask":
        return [toast(query), letters.ask(response, who.telegram_id)]
    named = callback_data.wish == "named"
    try:
        quote, owed = await quoting.give(turn, response, contact, named=named, mark=callback_data.mark)
    except NothingToQuote:
        raise Refused("quote-nothing", alert=True) from None
    except HasChanged:
        shown = query.message.message_id if query.message else None
        said = toast(query, label(language, "quote-changed"), alert=True)
        return [said, letters.ask(response, who.telegram_id, message_id=shown)]
    return [toast(query), replace(query, who, _given(turn, language, quote), about=about), *owed]


def _given(turn: Turn, language: str, quote: Quote) -> Markup:
    """What is quoted from now on, and how it is taken back."""
    signature = letters.signed(language, turn.programme, quote)
    ready = label(language, "quote-ready", words=quote.text or "", signature=signature)
    return say(language, "quote-thanks", quote=ready)


async def on_back(query: CallbackQuery, callback_data: QuoteBackTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Отозвать] below /mydata, of their own."""
    quote = await quotes.find_own(turn.conn, callback_data.quote, who.telegram_id)
    if quote is None:
        raise Refused("quote-withdrawn-before", alert=True)
    owed = await quoting.withdraw(turn, quote)
    return [toast(query), reply(who, say(language, "quote-withdrawn-done")), *owed]


async def on_quotes(
    message: Message, command: CommandObject, turn: Turn, who: Who, staff: Staff, language: str
) -> Owed:
    """All of them, or of whom the words name; nonsense gets examples of what works."""
    wanted = EVERYTHING
    if command.args and turn.programme.may_read_answers(staff.role):
        try:
            directory = await read_directory(turn.conn, staff)
            scope, _ = parse_listed(command.args, directory, (), ALL, me=staff.id)
        except ScopeError as error:
            why = say(language, error.key, **{name: clip(value, SHOWN) for name, value in error.details.items()})
            return [reply(who, lines(why, say(language, "quotes-examples")))]
        wanted = encode(scope, ())
    await record_audit(turn.conn, who, "quotes.read", wanted, now=turn.now)
    return [letters.show(staff, wanted)]


async def on_quotes_tap(query: CallbackQuery, callback_data: QuotesTap, who: Who) -> Owed:
    """Another page, in the same message."""
    staff = staff_of(who)
    if query.message is None:
        raise NotYours
    shown = letters.show(staff, callback_data.wanted, page=callback_data.page, edit=query.message.message_id)
    return [toast(query), shown]


async def on_ask(query: CallbackQuery, callback_data: AskQuoteTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Попросить цитату] by whoever may read this answer; what stands in the way is said."""
    staff = staff_of(who)
    about = await quoting.find_asked(turn, staff, callback_data.response)
    if about is None:
        raise NotYours
    try:
        owed = await quoting.ask(turn, who, staff, callback_data.response)
    except CannotAsk as error:
        raise Refused(f"quote-cannot-{error.why.value}", alert=True) from None
    return [toast(query, label(language, "quote-asked-toast"), alert=True), *owed]


async def on_story(query: CallbackQuery, callback_data: StoryTap, who: Who, language: str) -> Owed:
    """[Не сейчас]: the next quarter brings another one."""
    owner_of(who)
    return [toast(query), replace(query, who, say(language, "story-later"))]


def router() -> Router:
    router = Router(name="quoting")
    router.message.register(on_quotes, command("quotes"), is_staff)
    router.callback_query.register(on_quote, QuoteTap.filter())
    router.callback_query.register(on_back, QuoteBackTap.filter())
    router.callback_query.register(on_quotes_tap, QuotesTap.filter())
    router.callback_query.register(on_ask, AskQuoteTap.filter())
    router.callback_query.register(on_story, StoryTap.filter())
    return router
