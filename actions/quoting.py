"""A promoter's words are quoted by their permission alone: it is given, refused, taken back, and asked for once."""

from __future__ import annotations

from datetime import timedelta

from actions import light_cards
from actions.telling import find_receivers
from actions.turn import Turn
from messages import quotes as letters
from messages.envelopes import to_staff
from messages.naming import outdated
from messages.notices import Arguments, notify
from messages.owed import Owed
from nps import quoting
from nps.subjects import ListOfQuotes
from nps.values import ContactId, ContactState, QuoteObstacle, QuoteState
from storage.answers import quotes, responses
from storage.answers.quotes import Quote
from storage.answers.responses import Response
from storage.cases import cases
from storage.people.audit import record_audit
from storage.people.clients import Contact, get_contact
from storage.people.staff import Staff, find_staff, list_present_owners
from storage.people.who import Who, find_who
from storage.queues import deliveries

STANDS = timedelta(days=400)
"""So long it is known where a list of quotes stands in a chat (storage.queues.pruning)."""


class NothingToQuote(Exception):
    """There are no words of a promoter there (any more)."""


class HasChanged(Exception):
    """The words, or how they are signed, are others than were read."""


class CannotAsk(Exception):
    """`why` the client is not asked."""

    def __init__(self, why: QuoteObstacle) -> None:
        super().__init__(why)
        self.why = why


async def give(turn: Turn, response: Response, contact: Contact, *, named: bool, mark: int) -> tuple[Quote, Owed]:
    """[Да, с именем], [Да, без имени]: the permission is of these very words. Raises NothingToQuote, HasChanged.

    1. What is quoted, and under which signature, is kept as it was read: what is said later is not covered.
    2. The light card shows it, and whoever is told of this client hears of it.
    """
    words = await quotes.find_words(turn.conn, response)
    if words is None:
        raise NothingToQuote
    text = letters.quotable(words)
    signature = letters.signature_of(turn.programme, contact) if named else None
    if (named and signature is None) or mark != quoting.mark_of(text, signature or ""):
        raise HasChanged
    before = await quotes.find_of_response(turn.conn, response.id)
    state = QuoteState.GIVEN
    await quotes.settle(turn.conn, response, state, text=text, signature=signature, now=turn.now)
    quote = await quotes.find_of_response(turn.conn, response.id)
    if quote is None:
        raise NothingToQuote
    is_same = before is not None and (before.state, before.text, before.signature) == (state, text, signature)
    told = [] if is_same else await _tell_of_quote(turn, contact, "quote-given", named="yes" if signature else "no")
    return quote, [*told, *await light_cards.follow_answer(turn, response.id)]


async def refuse(turn: Turn, response: Response, contact: Contact) -> Owed:
    """[Нет]: they are not asked about it again. What was given before is taken back."""
    before = await quotes.find_of_response(turn.conn, response.id)
    if before is not None and before.state is QuoteState.GIVEN:
        return await withdraw(turn, before)
    await quotes.settle(turn.conn, response, QuoteState.REFUSED, now=turn.now)
    return await light_cards.follow_answer(turn, response.id)


async def withdraw(turn: Turn, quote: Quote) -> Owed:
    """[Отозвать]: the words are gone from here at once, and whoever has used them reads that they may not any more."""
    await quotes.withdraw(turn.conn, quote, now=turn.now)
    contact = await get_contact(turn.conn, quote.contact_id)
    told = await _tell_of_quote(turn, contact, "quote-withdrawn")
    return [*told, *await _close_lists(turn), *await light_cards.follow_answer(turn, quote.response_id)]


async def _tell_of_quote(turn: Turn, contact: Contact, key: str, **more: str) -> Owed:
    """Of a quote the owners hear, and who looks after the client, unless answers are anonymous."""
    told = {staff.id: staff for staff in (await find_receivers(turn, contact.manager_id)).staff}
    told |= {owner.id: owner for owner in await list_present_owners(turn.conn)}
    args: Arguments = {"contact": contact.name, "account": contact.account, **more}
    return [*notify(list(told.values()), key, args, about=contact.id)]


async def _close_lists(turn: Turn) -> Owed:
    """Lists of quotes that may show the words say that they are out of date."""
    owed: Owed = []
    for chat_id, message_id, shown in await deliveries.list_of_kind(turn.conn, ListOfQuotes, since=turn.now - STANDS):
        reader = await find_staff(turn.conn, shown.staff)
        if reader is not None and reader.telegram_id == chat_id:
            owed.append(outdated.owed(to_staff(reader), message_id=message_id))
    return owed


async def find_obstacle(turn: Turn, response: Response) -> QuoteObstacle | None:
    """Why a client is not asked for these words; None when they may be."""
    if await quotes.find_words(turn.conn, response) is None:
        return QuoteObstacle.NO_WORDS
    if await quotes.find_of_response(turn.conn, response.id) is not None:
        return QuoteObstacle.ASKED_BEFORE
    contact = await get_contact(turn.conn, response.contact_id)
    who = await find_who(turn.conn, contact.telegram_id) if contact.telegram_id is not None else None
    if contact.state is not ContactState.JOINED or who is None or who.person.opted_out_at is not None:
        return QuoteObstacle.NOT_HERE
    if await cases.find_open_of_contact(turn.conn, contact.id) is not None:
        return QuoteObstacle.OPEN_CASE
    return None


async def ask(turn: Turn, who: Who, staff: Staff, response_id: int) -> Owed:
    """[Попросить цитату]: once for each answer, whoever of the staff wishes it. Raises CannotAsk."""
    response = await responses.get(turn.conn, response_id)
    why = await find_obstacle(turn, response)
    if why is not None:
        raise CannotAsk(why)
    contact = await get_contact(turn.conn, response.contact_id)
    if contact.telegram_id is None or not await quotes.record_asked(turn.conn, response, staff.id, now=turn.now):
        raise CannotAsk(QuoteObstacle.ASKED_BEFORE)
    await record_audit(turn.conn, who, "quote.ask", f"contact:{contact.id}", now=turn.now)
    wanted = letters.ask(response, contact.telegram_id, by_staff=True)
    return [wanted, *await light_cards.follow_answer(turn, response.id)]


async def find_asked(turn: Turn, staff: Staff, response_id: int) -> ContactId | None:
    """Whose answer this is, if this one of the staff may read it."""
    response = await responses.find(turn.conn, response_id)
    contact = await get_contact(turn.conn, response.contact_id) if response is not None else None
    if contact is None or contact.state is ContactState.ERASED:
        return None
    may_read = staff.may_read(contact.manager_id) and turn.programme.may_read_answers(staff.role)
    return contact.id if may_read else None
