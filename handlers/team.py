"""/staff: who is on the staff; all that one of them has goes to a colleague; owners and managers come and go."""

from __future__ import annotations

from typing import Literal

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from actions import handing_all, inviting, team
from actions.team import CannotChange
from actions.turn import Turn
from handlers.case import subject_replied_to
from handlers.commands import command
from handlers.refusals import NotYours, Refused
from handlers.settling import text_of
from handlers.who import is_answer, is_owner, is_staff, owner_of
from handlers.words import part_of
from messages import team as words
from messages.owed import Owed
from messages.replies import replace, reply, toast
from messages.taps.staff import HandAllTap, MemberTap, NewMemberTap, TeamTap
from messages.texts import clip, say
from nps.handing import CannotHand
from nps.values import AskingPrompt, Role
from storage.asking import asking_prompts
from storage.asking.asking_prompts import Asked
from storage.cases import loads
from storage.people.staff import Staff, find_staff
from storage.people.who import Who

SHOWN = 60
LONGEST = 200
ROLES = {AskingPrompt.NEW_MANAGER: Role.MANAGER, AskingPrompt.NEW_OWNER: Role.OWNER}


async def on_staff(message: Message, staff: Staff) -> Owed:
    return [words.show_list(staff)]


async def on_list(query: CallbackQuery, callback_data: TeamTap, who: Who) -> Owed:
    return [toast(query), words.show_list(owner_of(who), page=callback_data.page, edit=_message_of(query))]


def _message_of(query: CallbackQuery) -> int:
    if query.message is None:
        raise NotYours
    return query.message.message_id


async def find_member(turn: Turn, number: int) -> Staff:
    """Raises Refused for who is not on the staff any more."""
    member = await find_staff(turn.conn, number)
    if member is None:
        raise Refused("team-gone", alert=True)
    return member


async def on_member(query: CallbackQuery, callback_data: MemberTap, turn: Turn, who: Who, language: str) -> Owed:
    """One of them, and what is to become of them."""
    owner, member = owner_of(who), await find_member(turn, callback_data.staff)
    edit = _message_of(query)
    try:
        match callback_data.wish:
            case "hand":
                return [toast(query), words.ask_receiver(owner, member.id, page=callback_data.page, edit=edit)]
            case "link":
                return [toast(query), *await _link(turn, who, member)]
            case "owner":
                await team.check_appointing(turn, member)
                return [toast(query), replace(query, who, *words.sure_to_appoint(language, member))]
            case "appoint":
                owed = await team.appoint(turn, who, owner, member)
                return [toast(query), replace(query, who, *words.appointed(language, member)), *owed]
            case "remove":
                return [toast(query), *await _ask_to_remove(query, turn, who, owner, member, language)]
            case "gone":
                owed = await team.remove(turn, who, owner, member)
                return [toast(query), replace(query, who, *words.removed(language, member)), *owed]
    except CannotChange as error:
        raise Refused(error.key, alert=True, name=clip(error.name, SHOWN)) from None
    return [toast(query), words.show(owner, member.id, edit=edit)]


async def _link(turn: Turn, who: Who, member: Staff) -> Owed:
    if member.telegram_id is not None:
        raise Refused("team-joined-already", alert=True, name=clip(member.name, SHOWN) or "—")
    return await inviting.invite_manager(turn, who, member)


async def _ask_to_remove(
    query: CallbackQuery, turn: Turn, who: Who, owner: Staff, member: Staff, language: str
) -> Owed:
    load = await loads.read_load(turn.conn, member.id)
    try:
        await team.check_removing(turn, owner, member)
    except CannotChange as error:
        if error.key != "team-remove-has":
            raise
        return [replace(query, who, *words.hand_first(language, member, load))]
    return [replace(query, who, *words.sure_to_remove(language, member))]


async def on_hand_all(query: CallbackQuery, callback_data: HandAllTap, turn: Turn, who: Who, language: str) -> Owed:
    """To this colleague: first how much it is, then it is done."""
    owner, member = owner_of(who), await find_member(turn, callback_data.staff)
    try:
        to = await handing_all.check_receiver(turn, member, callback_data.to)
    except CannotHand as error:
        raise Refused(error.key, alert=True, name=clip(error.name, SHOWN)) from None
    if callback_data.wish == "ask":
        return [toast(query), words.ask_sure(owner, member.id, to.id, edit=_message_of(query))]
    load, owed = await handing_all.hand_all(turn, who, owner, member, to)
    return [toast(query), replace(query, who, *words.handed(language, member, to, load)), *owed]


async def on_new(query: CallbackQuery, callback_data: NewMemberTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Новый менеджер] and [Новый владелец]: how are they called?"""
    await team.ask_name(turn, owner_of(who), callback_data.role)
    return [toast(query), reply(who, say(language, "team-new-name", role=callback_data.role.value))]


async def has_name_prompt(message: Message, turn: Turn, who: Who) -> dict[str, Asked] | Literal[False]:
    """Is the name of somebody new awaited of this owner? Handlers behind it get `asked`."""
    if who.staff is None or await subject_replied_to(message, turn) is not None:
        return False
    asked = await asking_prompts.find(turn.conn, who.staff.id, now=turn.now)
    return {"asked": asked} if asked is not None and asked.kind in ROLES else False


async def on_named(message: Message, asked: Asked, turn: Turn, who: Who, staff: Staff, language: str) -> Owed:
    """Their name: they get a personal link."""
    if part_of(message) is None:
        return []
    owner = owner_of(who)
    try:
        member, owed = await team.add(turn, who, owner, ROLES[asked.kind], text_of(message, LONGEST))
    except CannotChange as error:
        raise Refused(error.key, name=clip(error.name, SHOWN)) from None
    return [reply(who, words.added(language, member)), *owed]


def router() -> Router:
    router = Router(name="staff")
    router.message.register(on_staff, command("staff"), is_owner)
    router.callback_query.register(on_list, TeamTap.filter())
    router.callback_query.register(on_member, MemberTap.filter())
    router.callback_query.register(on_hand_all, HandAllTap.filter())
    router.callback_query.register(on_new, NewMemberTap.filter())
    router.message.register(on_named, is_staff, is_answer, has_name_prompt)
    return router
