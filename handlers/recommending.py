"""[Порекомендовать] of promoters, who says who they are that came by it, and [Назначить] of the owners."""

from __future__ import annotations

from typing import Literal

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from actions import recommending
from actions.recommending import NoPromoter
from actions.turn import Turn
from handlers.refusals import NotYours, Refused
from handlers.who import is_plain, owner_of
from messages.owed import Owed
from messages.recommending import ask_to_whom
from messages.replies import replace, reply, toast
from messages.taps.promoters import RecommendedTap, ReferTap
from messages.texts import label, say
from nps.values import NewcomerState
from storage.people import newcomers as stored
from storage.people import referrals
from storage.people.newcomers import Newcomer
from storage.people.staff import find_staff, list_staff
from storage.people.who import Who


async def on_refer(query: CallbackQuery, callback_data: ReferTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Порекомендовать] and [Отключить ссылку], of the contact whose button it is."""
    contact = next((each for each in who.contacts if each.id == callback_data.contact), None)
    if contact is None:
        raise NotYours
    if callback_data.wish == "stop":
        is_new = await recommending.revoke(turn, contact)
        return [toast(query, label(language, "refer-stopped" if is_new else "refer-stopped-before"), alert=True)]
    try:
        return [toast(query), *await recommending.give_link(turn, who, contact)]
    except NoPromoter:
        raise Refused("refer-not-now", alert=True) from None


async def is_recommended(_: Message, turn: Turn, who: Who) -> dict[str, Newcomer] | Literal[False]:
    """Somebody who came by a promoter's link and is to say who they are. Handlers behind it get `newcomer`."""
    found = None if who.is_known else await stored.find_of_human(turn.conn, who.telegram_id)
    is_asked = found is not None and found.referral_id is not None and found.state is NewcomerState.AGREED
    return {"newcomer": found} if found is not None and is_asked else False


async def on_words(message: Message, turn: Turn, who: Who, newcomer: Newcomer, language: str) -> Owed:
    return await recommending.hear(turn, who, newcomer, language, message.text or "")


async def on_recommended(
    query: CallbackQuery, callback_data: RecommendedTap, turn: Turn, who: Who, language: str
) -> Owed:
    """[Назначить], then to whom; or into the company that is there already: by an owner, and once."""
    owner = owner_of(who)
    newcomer = await stored.find(turn.conn, callback_data.newcomer)
    if newcomer is None or newcomer.referral_id is None or newcomer.state is not NewcomerState.WAITING:
        raise Refused("newcomer-gone", alert=True)
    if callback_data.wish in ("whom", "page"):
        staff = [each for each in await list_staff(turn.conn) if each.name]
        asked = ask_to_whom(language, newcomer.id, staff, callback_data.page)
        return [toast(query), replace(query, who, *asked) if callback_data.wish == "page" else reply(who, *asked)]
    account, to = None, None
    if callback_data.wish == "join":
        account = await referrals.find_called(turn.conn, newcomer.company or "")
        if account is None or account.id != callback_data.target:
            raise NotYours
        to = await find_staff(turn.conn, account.manager_id)
    else:
        to = await find_staff(turn.conn, callback_data.target)
        if to is None:
            raise NotYours
    contact = await recommending.assign(turn, who, owner, newcomer, to, account)
    if contact is None:
        raise Refused("newcomer-gone", alert=True)
    done = say(
        language,
        "recommended-done",
        contact=contact.name,
        account=contact.account,
        name=to.name if to is not None else "—",
    )
    followed = await recommending.follow_assigned(turn, newcomer, contact, to, owner)
    return [toast(query), *followed, reply(who, done, about=contact.id)]


def router() -> Router:
    router = Router(name="recommending")
    router.message.register(on_words, F.text, is_plain, is_recommended)
    router.callback_query.register(on_refer, ReferTap.filter())
    router.callback_query.register(on_recommended, RecommendedTap.filter())
    return router
