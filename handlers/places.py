"""The buttons under /invite: a new link for the same person or for another, who left, who is back, a revoked link."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from actions import inviting, leaving, places
from actions.turn import Turn
from handlers.inviting import INVITE
from handlers.naming import own_named
from handlers.refusals import NotYours, Refused
from messages import places as words
from messages.owed import Owed
from messages.replies import replace, toast
from messages.taps.enrolling import PlaceTap
from messages.texts import say
from nps.values import ContactState
from storage.people.clients import Contact, count_accounts_of
from storage.people.places import find_former
from storage.people.staff import Staff
from storage.people.who import Who


async def on_place_tap(query: CallbackQuery, callback_data: PlaceTap, turn: Turn, who: Who, language: str) -> Owed:
    """A manager's clients are theirs to tell of; of managers the owners."""
    match await own_named(turn, who, callback_data.kind, callback_data.id, INVITE):
        case Contact() as contact:
            return [toast(query), *await _of_contact(query, callback_data, turn, who, language, contact)]
        case Staff() as manager:
            return [toast(query), *await _of_manager(query, callback_data, turn, who, language, manager)]
    raise NotYours


async def _of_contact(
    query: CallbackQuery, tapped: PlaceTap, turn: Turn, who: Who, language: str, contact: Contact
) -> Owed:
    """What the button says, as long as it fits what the contact is by now.

    Where answers are anonymous, a link behind which there are some is for owners alone: whoever agrees to it reads
    them in /mydata.
    """
    is_left = contact.state is ContactState.LEFT
    has_joined = contact.telegram_id is not None and not is_left
    may_carry = who.staff is not None and turn.programme.may_read_answers(who.staff.role)
    names = {"contact": contact.name, "account": contact.account}
    match tapped.wish:
        case "renew" if has_joined:
            former = await find_former(turn.conn, contact)
            has_moved = former is not None
            asked = words.whose(language, "contact", contact.id, contact.name, may_carry=may_carry, has_moved=has_moved)
            return [replace(query, who, *asked, about=contact.id)]
        case "same" if has_joined:
            if not may_carry:
                raise Refused("place-owners-only", alert=True)
            done = replace(query, who, say(language, "place-renewed", **names), about=contact.id)
            return [done, *await places.renew(turn, who, contact)]
        case "former" if has_joined and (former := await find_former(turn.conn, contact)):
            done = replace(query, who, say(language, "place-given-back", **names), about=contact.id)
            return [done, *await places.give_back(turn, who, contact, former)]
        case "other" if has_joined and not await find_former(turn.conn, contact):
            done = replace(query, who, say(language, "place-is-other", **names), about=contact.id)
            return [done, *await places.part(turn, who, contact, language)]
        case "left" if not is_left:
            owed = await places.leave(turn, who, contact)
            again = words.choice(language, "back", "contact", contact.id)
            done = replace(query, who, say(language, "place-left-done", **names), again, about=contact.id)
            return [done, *owed]
        case "back" if is_left:
            await places.come_back(turn, who, contact)
            return [replace(query, who, say(language, "place-back-done", **names), about=contact.id)]
        case "revoke":
            count = await inviting.revoke_of_contact(turn, who, contact)
            return [
                replace(query, who, say(language, "place-revoked", name=contact.name, count=count), about=contact.id)
            ]
    raise Refused("place-changed", alert=True)


async def _of_manager(
    query: CallbackQuery, tapped: PlaceTap, turn: Turn, who: Who, language: str, manager: Staff
) -> Owed:
    has_joined = manager.telegram_id is not None
    match tapped.wish:
        case "renew" if has_joined:
            return [replace(query, who, *words.whose(language, "staff", manager.id, manager.name))]
        case "same" if has_joined:
            done = replace(query, who, say(language, "place-manager-renewed", name=manager.name))
            return [done, *await places.renew_manager(turn, who, manager)]
        case "other" if has_joined:
            done = replace(query, who, say(language, "place-manager-parted", name=manager.name))
            return [done, *await places.part_manager(turn, who, manager)]
        case "left":
            accounts = await count_accounts_of(turn.conn, manager.id)
            return [replace(query, who, *words.of_leaving(language, manager, accounts))]
        case "gone":
            count, owed = await leaving.leave(turn, who, manager)
            return [replace(query, who, say(language, "place-manager-left", name=manager.name, count=count)), *owed]
        case "revoke":
            count = await inviting.revoke_of_manager(turn, who, manager)
            return [replace(query, who, say(language, "place-revoked", name=manager.name, count=count))]
    raise Refused("place-changed", alert=True)


def router() -> Router:
    router = Router(name="place")
    router.callback_query.register(on_place_tap, PlaceTap.filter())
    return router
