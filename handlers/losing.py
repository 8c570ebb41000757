"""[Клиент потерян]: why and to whom, what becomes of other cases of theirs; and [Клиент вернулся]."""

from __future__ import annotations

from typing import Literal

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from actions import cases, losing
from actions.losing import NotLost
from actions.turn import Turn
from handlers.refusals import Refused
from handlers.settling import has_prompt, text_of
from handlers.who import is_answer, is_staff, staff_of
from handlers.words import part_of
from messages import losing as words
from messages.owed import Owed
from messages.replies import replace, reply, toast
from messages.taps.cases import CaseTap, LossTap, LossWishTap
from messages.texts import label, say
from nps.values import CaseId, LossReason, PromptKind
from storage.cases import prompts
from storage.cases.prompts import Prompt
from storage.people.clients import get_contact
from storage.people.staff import Staff
from storage.people.who import Who

LONGEST = 600
"""Of own words on why they left."""
LONGEST_NAME = 100
"""Of a competitor."""
PROMPTS = frozenset({PromptKind.LOSS, PromptKind.COMPETITOR})


async def on_begin(query: CallbackQuery, callback_data: CaseTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Клиент потерян]: why? Of an account that is lost already this case is over at once."""
    staff = staff_of(who)
    case, loss = await losing.find_to_lose(turn, staff, CaseId(callback_data.case))
    if loss is not None:
        owed = await losing.lose_too(turn, who, staff, case.id)
        return [toast(query, label(language, "loss-toast")), *owed]
    await cases.ask_to_write(turn, staff, case, PromptKind.LOSS, loss=LossReason.OTHER)
    contact = await get_contact(turn.conn, case.contact_id)
    return [toast(query), reply(who, *words.ask_reason(language, case, contact), about=contact.id)]


async def on_reason(query: CallbackQuery, callback_data: LossTap, turn: Turn, who: Who, language: str) -> Owed:
    """One of the reasons, or own words: then to whom they went."""
    staff = staff_of(who)
    case, _ = await losing.find_to_lose(turn, staff, CaseId(callback_data.case))
    contact = await get_contact(turn.conn, case.contact_id)
    reason = callback_data.reason
    if reason is LossReason.OTHER:
        await cases.ask_to_write(turn, staff, case, PromptKind.LOSS, loss=reason)
        return [toast(query), reply(who, *words.ask_words(language, contact), about=contact.id)]
    await cases.ask_to_write(turn, staff, case, PromptKind.COMPETITOR, loss=reason)
    asked = words.ask_competitor(language, case, contact, reason, None)
    return [toast(query), reply(who, *asked, about=contact.id)]


async def has_loss_prompt(message: Message, turn: Turn, who: Who) -> dict[str, Prompt] | Literal[False]:
    """Is it awaited of this person why a client left, or to whom? Handlers behind it get `asked`."""
    injected = await has_prompt(message, turn, who)
    return injected if injected and injected["asked"].kind in PROMPTS else False


async def on_written(message: Message, asked: Prompt, turn: Turn, who: Who, staff: Staff, language: str) -> Owed:
    """Why they left, in own words, or to whom. A service message (a pinned one) says nothing."""
    if part_of(message) is None:
        return []
    case, _ = await losing.find_to_lose(turn, staff, asked.case_id)
    if asked.kind is PromptKind.COMPETITOR:
        competitor = text_of(message, LONGEST_NAME)
        return await _lose(turn, who, staff, asked, " ".join(competitor.split()), language)
    text = text_of(message, LONGEST)
    await cases.ask_to_write(turn, staff, case, PromptKind.COMPETITOR, words=text, loss=LossReason.OTHER)
    contact = await get_contact(turn.conn, case.contact_id)
    question = words.ask_competitor(language, case, contact, LossReason.OTHER, text)
    return [reply(who, *question, about=contact.id)]


async def on_wish(query: CallbackQuery, callback_data: LossWishTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Неизвестно к кому], and what becomes of other cases of the account."""
    staff, case_id = staff_of(who), CaseId(callback_data.case)
    match callback_data.wish:
        case "unknown":
            await losing.find_to_lose(turn, staff, case_id)
            asked = await prompts.find(turn.conn, staff.id, now=turn.now)
            if asked is None or asked.kind is not PromptKind.COMPETITOR or asked.case_id != case_id:
                raise Refused("loss-stale", alert=True)
            return [toast(query), *await _lose(turn, who, staff, asked, None, language)]
        case "others":
            try:
                count, owed = await losing.lose_others(turn, who, staff, case_id)
            except NotLost:
                raise Refused("loss-none", alert=True) from None
            return [toast(query), replace(query, who, say(language, "loss-others-done", count=count)), *owed]
        case "keep":
            return [toast(query), replace(query, who, say(language, "loss-others-kept"))]


async def _lose(turn: Turn, who: Who, staff: Staff, asked: Prompt, competitor: str | None, language: str) -> Owed:
    case, owed = await losing.lose(turn, who, staff, asked, competitor)
    contact = await get_contact(turn.conn, case.contact_id)
    told: Owed = [reply(who, words.done(language, contact), about=contact.id)]
    others = await losing.list_others(turn, case)
    if others:
        told.append(reply(who, *await words.ask_others(turn.conn, language, case, others), about=contact.id))
    return [*told, *owed]


async def on_back(query: CallbackQuery, callback_data: CaseTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Клиент вернулся]"""
    try:
        owed = await losing.come_back(turn, who, staff_of(who), CaseId(callback_data.case))
    except NotLost:
        raise Refused("loss-none", alert=True) from None
    return [toast(query, label(language, "loss-toast-back")), *owed]


def router() -> Router:
    router = Router(name="loss")
    router.callback_query.register(on_begin, CaseTap.filter(F.wish == "lose"))
    router.callback_query.register(on_back, CaseTap.filter(F.wish == "back"))
    router.callback_query.register(on_reason, LossTap.filter())
    router.callback_query.register(on_wish, LossWishTap.filter())
    router.message.register(on_written, is_staff, is_answer, has_loss_prompt)
    return router
