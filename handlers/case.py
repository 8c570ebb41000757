"""Staff act on cases: the buttons of a card."""

from __future__ import annotations

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from actions import cases
from actions.cases import TooOften
from actions.turn import Turn
from handlers.refusals import Refused
from messages import case_history, relay_status, settling
from messages.owed import Owed
from messages.replies import reply, toast
from messages.taps.cases import CaseTap, CaseWish, HistoryTap, TakeTap
from messages.texts import label
from nps.case import RETRIES
from nps.subjects import AboutContact, Subject, parse
from nps.values import CaseEvent, CaseId, ContactState, PromptKind
from storage.cases import history
from storage.cases.cases import Case
from storage.people.clients import get_contact
from storage.people.staff import Staff, find_staff
from storage.people.who import Who
from storage.queues import deliveries

EVENTS: dict[CaseWish, CaseEvent] = {
    "take": CaseEvent.TAKEN,
    "called": CaseEvent.CALLED,
    "not_reached": CaseEvent.NOT_REACHED,
    "open_again": CaseEvent.OPENED_AGAIN,
}


async def on_take(query: CallbackQuery, callback_data: TakeTap, turn: Turn, who: Who, language: str) -> Owed:
    """A card that the first version sent."""
    return await on_act(query, CaseTap(case=callback_data.case, wish="take"), turn, who, language)


async def on_act(query: CallbackQuery, callback_data: CaseTap, turn: Turn, who: Who, language: str) -> Owed:
    """What was done is written down at once; what else there is to say is asked for after it."""
    staff = _staff_of(who)
    case_id, wish = CaseId(callback_data.case), callback_data.wish
    if wish == "history":
        return await _show_history(query, turn, staff, case_id)
    if wish == "close":
        return await _ask_cause(query, turn, who, staff, case_id, language)
    if wish == "reply":
        return await _ask_words(query, turn, who, staff, case_id, language)
    try:
        case, cards = await cases.act(turn, who, staff, case_id, EVENTS[wish])
    except TooOften:
        raise Refused("case-not-reached-often", alert=True, count=RETRIES) from None
    if wish == "take":
        return [await _tell_taken(query, turn, staff, case, language), *cards]
    owed = [toast(query, label(language, f"case-toast-{wish}")), *cards]
    if wish == "called":
        await cases.ask_to_write(turn, staff, case, PromptKind.CALL)
        owed.append(await prompt(turn, who, case, PromptKind.CALL, language))
    return owed


def _staff_of(who: Who) -> Staff:
    if who.staff is None:
        raise Refused("card-not-yours", alert=True)
    return who.staff


async def _tell_taken(query: CallbackQuery, turn: Turn, staff: Staff, case: Case, language: str) -> Any:
    if case.taken_by == staff.id:
        return toast(query, label(language, "card-taken-toast"))
    taker = await find_staff(turn.conn, case.taken_by)
    return toast(query, label(language, "card-taken-other", name=taker.name if taker else "—"), alert=True)


async def _ask_cause(query: CallbackQuery, turn: Turn, who: Who, staff: Staff, case_id: CaseId, language: str) -> Owed:
    case = await cases.find_to_close(turn, staff, case_id)
    await cases.ask_to_write(turn, staff, case, PromptKind.CAUSE)
    card = query.message.message_id if query.message else None
    return [toast(query), reply(who, *settling.ask_cause(language, case), to_message=card, about=case.contact_id)]


async def _ask_words(query: CallbackQuery, turn: Turn, who: Who, staff: Staff, case_id: CaseId, language: str) -> Owed:
    """[Ответить]: the next message is for the client."""
    case = await cases.find_case(turn, staff, case_id)
    contact = await get_contact(turn.conn, case.contact_id)
    if contact.state is ContactState.ERASED:
        raise Refused("relay-erased", alert=True)
    if contact.state is not ContactState.JOINED:
        card = query.message.message_id if query.message else None
        cannot = relay_status.cannot(language, contact, case)
        return [toast(query), reply(who, *cannot, to_message=card, about=contact.id)]
    await cases.ask_to_write(turn, staff, case, PromptKind.REPLY)
    return [toast(query), await prompt(turn, who, case, PromptKind.REPLY, language)]


async def _show_history(
    query: CallbackQuery, turn: Turn, staff: Staff, case_id: CaseId, page: int | None = None
) -> Owed:
    """A page of what happened; a first look is a message below the card, turning pages stays in it."""
    case = await cases.find_case(turn, staff, case_id)
    entries = case_history.page_of(await history.list_entries(turn.conn, case.id), page or 0)
    edit = query.message.message_id if query.message and page is not None else None
    shown = case_history.show(case, staff, page=page or 0, edit=edit)
    return [toast(query), shown, *case_history.send_files(case, staff, entries)]


async def on_history_page(query: CallbackQuery, callback_data: HistoryTap, turn: Turn, who: Who) -> Owed:
    """[Раньше] and [Позже]"""
    return await _show_history(query, turn, _staff_of(who), CaseId(callback_data.case), callback_data.page)


async def prompt(turn: Turn, who: Who, case: Case, kind: PromptKind, language: str) -> Any:
    """Asks one of the staff to write something about a case."""
    contact = await get_contact(turn.conn, case.contact_id)
    return reply(who, *settling.prompt(language, kind, contact), about=contact.id)


async def subject_replied_to(message: Message, turn: Turn) -> Subject | None:
    """What the message that is replied to was about, by our own record of it; of a mere mention nothing is."""
    if message.reply_to_message is None:
        return None
    subject = parse(await deliveries.find_subject(turn.conn, message.chat.id, message.reply_to_message.message_id))
    return None if isinstance(subject, AboutContact) else subject


def router() -> Router:
    router = Router(name="case")
    router.callback_query.register(on_take, TakeTap.filter())
    router.callback_query.register(on_act, CaseTap.filter())
    router.callback_query.register(on_history_page, HistoryTap.filter())
    return router
