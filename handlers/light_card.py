"""Staff act on light cards: [Ответить], [Открыть обращение], [Прочитано]."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from actions import cases, light_cards, opening
from actions.turn import Turn
from handlers.refusals import Refused
from handlers.who import staff_of
from messages import relay_status
from messages.owed import Owed
from messages.replies import reply, toast
from messages.taps.cases import LightTap
from messages.texts import label
from nps.values import ContactState
from storage.cases import cases as stored_cases
from storage.cases import light_cards as stored
from storage.people.clients import get_contact
from storage.people.who import Who


async def on_light_tap(query: CallbackQuery, callback_data: LightTap, turn: Turn, who: Who, language: str) -> Owed:
    """Whoever is told of this client may; of what is a case by now, its number is said."""
    staff = staff_of(who)
    card = await stored.find_of_staff(turn.conn, callback_data.card, staff)
    if card is None or not turn.programme.may_read_answers(staff.role):
        raise Refused("light-not-yours", alert=True)
    if callback_data.wish == "reply":
        contact = await get_contact(turn.conn, card.contact_id)
        if contact.state is not ContactState.JOINED:
            case = await stored_cases.find(turn.conn, card.case_id) if card.case_id is not None else None
            cannot = relay_status.cannot(language, contact, case)
            light = query.message.message_id if query.message else None
            return [toast(query), reply(who, *cannot, to_message=light, about=contact.id)]
        return [toast(query), relay_status.want(language, staff, contact)]
    if card.case_id is not None:
        said = label(language, "light-opened", number=str(card.case_id))
        return [toast(query, said), *await light_cards.show(turn, card)]
    if callback_data.wish == "read":
        return [toast(query, label(language, "light-toast-read")), *await light_cards.mark_read(turn, who, staff, card)]
    case, is_new, cards = await opening.open_from_light_card(turn, who, staff, card)
    below = [] if is_new else await cases.show_anew(turn, staff, case.id, language)
    return [toast(query, label(language, "light-opened", number=str(case.id))), *below, *cards]


def router() -> Router:
    router = Router(name="light")
    router.callback_query.register(on_light_tap, LightTap.filter())
    return router
