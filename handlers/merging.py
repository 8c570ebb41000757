"""[Объединить] on /staff and /client: which other one it is, what would move, done, and undone within a day."""

from __future__ import annotations

from typing import Any, Literal

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from actions import merging
from actions.turn import Turn
from handlers.case import subject_replied_to
from handlers.refusals import NotYours, Refused
from handlers.settling import text_of
from handlers.who import is_answer, is_staff, owner_of
from handlers.words import part_of
from messages import merging as words
from messages.owed import Owed
from messages.replies import replace, reply, toast
from messages.taps.staff import ApartTap, OneTap, SameTap
from messages.texts import clip, say
from nps.names import readings
from nps.values import AskingPrompt, ContactId, MergeKind
from storage.asking import asking_prompts
from storage.asking.asking_prompts import Asked
from storage.merging import looking
from storage.merging import merging as stored
from storage.merging.looking import CannotMerge
from storage.people.clients import find_account
from storage.people.search import Wanted, search
from storage.people.staff import Staff
from storage.people.who import Who

SHOWN = 60
LONGEST = 200
AT_ONCE = 8


async def on_same(query: CallbackQuery, callback_data: SameTap, turn: Turn, who: Who) -> Owed:
    """Whom is this one the same as? Of an account the name of the other one is awaited."""
    owner, kind = owner_of(who), callback_data.kind
    if kind is MergeKind.ACCOUNT:
        account = await find_account(turn.conn, callback_data.id)
        if account is None:
            raise NotYours
        await merging.ask_account(turn, owner, account)
    return [toast(query), words.ask_whom(owner, kind, callback_data.id, page=callback_data.page)]


def _why_not(who: Who, language: str, error: CannotMerge, contact: int | None = None) -> Owed:
    """Why it cannot be, and what to do: longer than a toast. `contact`: whom it may name."""
    details: dict[str, Any] = {
        name: clip(value, SHOWN) if isinstance(value, str) else value for name, value in error.details.items()
    }
    about = ContactId(contact) if contact is not None else None
    return [reply(who, say(language, error.key, **details), about=about)]


async def on_one(query: CallbackQuery, callback_data: OneTap, turn: Turn, who: Who, language: str) -> Owed:
    """These two: what would move; and when somebody is sure, it does."""
    owner, kind = owner_of(who), callback_data.kind
    first, second = callback_data.first, callback_data.second
    try:
        if callback_data.wish == "ask":
            await looking.look(turn.conn, kind, first, second)
            return [toast(query), words.ask_sure(owner, kind, first, second)]
        number, looked, owed = await merging.merge(turn, who, owner, kind, first, second)
    except CannotMerge as error:
        return [toast(query), *_why_not(who, language, error, first if kind is MergeKind.CONTACT else None)]
    done = replace(query, who, say(language, "merge-see-below"))
    return [toast(query), done, words.show_done(owner, kind, number, looked.pair.kept), *owed]


async def on_apart(query: CallbackQuery, callback_data: ApartTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Отменить объединение]"""
    owner, merge = owner_of(who), await stored.find(turn.conn, callback_data.merge)
    if merge is None:
        raise NotYours
    try:
        owed = await merging.undo(turn, who, owner, merge)
    except CannotMerge as error:
        return [toast(query), *_why_not(who, language, error)]
    return [toast(query), replace(query, who, say(language, "merge-apart")), *owed]


async def has_same_prompt(message: Message, turn: Turn, who: Who) -> dict[str, Asked] | Literal[False]:
    """Is the name of the other account awaited of this owner? Handlers behind it get `asked`."""
    if who.staff is None or await subject_replied_to(message, turn) is not None:
        return False
    asked = await asking_prompts.find(turn.conn, who.staff.id, now=turn.now)
    return {"asked": asked} if asked is not None and asked.kind is AskingPrompt.SAME_ACCOUNT else False


async def on_named(message: Message, asked: Asked, turn: Turn, who: Who, staff: Staff, language: str) -> Owed:
    """The name of the other account; of several one is chosen."""
    if part_of(message) is None:
        return []
    owner, first, typed = owner_of(who), asked.account_id or 0, text_of(message, LONGEST)
    found = await search(turn.conn, typed, Wanted({"account"}, None)) if readings(typed) else None
    others = [named.id for named in found.named if named.id != first] if found else []
    if not others:
        raise Refused("merge-unknown", words=clip(typed, SHOWN))
    if len(others) > 1 or (found is not None and found.is_guess):
        names = [(number, await looking.find_name(turn.conn, MergeKind.ACCOUNT, number)) for number in others[:AT_ONCE]]
        return [reply(who, *words.choose(language, first, [(number, name) for number, name in names if name]))]
    try:
        await looking.look(turn.conn, MergeKind.ACCOUNT, first, others[0])
    except CannotMerge as error:
        return _why_not(who, language, error)
    return [words.ask_sure(owner, MergeKind.ACCOUNT, first, others[0])]


def router() -> Router:
    router = Router(name="merging")
    router.callback_query.register(on_same, SameTap.filter())
    router.callback_query.register(on_one, OneTap.filter())
    router.callback_query.register(on_apart, ApartTap.filter())
    router.message.register(on_named, is_staff, is_answer, has_same_prompt)
    return router
