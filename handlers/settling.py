"""Closing a case: its cause, what was done, what was said on the phone; and the client's word on it."""

from __future__ import annotations

from typing import Literal

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from actions import cases, settling
from actions.case_steps import CannotHappen
from actions.turn import Turn
from handlers.case import prompt, subject_replied_to
from handlers.refusals import NotYours, Refused
from handlers.who import is_answer, is_staff, staff_of
from handlers.words import part_of
from messages.owed import Owed
from messages.replies import replace, reply, thumb, toast
from messages.taps.answering import PromptTap, SettledTap
from messages.taps.cases import CauseTap
from messages.texts import label, say
from nps.values import CaseId, PromptKind, Reason
from storage.cases import cases as stored
from storage.cases import prompts
from storage.cases.prompts import Prompt
from storage.people.clients import get_contact
from storage.people.staff import Staff
from storage.people.who import Who

LONGEST = 600
"""Of what was done: it stands in a sentence to the client."""


async def on_cause(query: CallbackQuery, callback_data: CauseTap, turn: Turn, who: Who, language: str) -> Owed:
    """Why the client complained is chosen: now what was done about it."""
    staff = staff_of(who)
    case = await cases.find_to_close(turn, staff, CaseId(callback_data.case))
    cause = None if callback_data.cause == "own" else Reason(callback_data.cause)
    kind = PromptKind.OUTCOME if cause else PromptKind.CAUSE
    await cases.ask_to_write(turn, staff, case, kind, cause=cause)
    return [toast(query), await prompt(turn, who, case, kind, language)]


async def on_cancel(query: CallbackQuery, turn: Turn, who: Who, language: str) -> Owed:
    """Nothing is to be written after all."""
    await prompts.close(turn.conn, staff_of(who).id)
    return [toast(query), replace(query, who, say(language, "prompt-cancelled"))]


async def has_prompt(message: Message, turn: Turn, who: Who) -> dict[str, Prompt] | Literal[False]:
    """Is something awaited of this person? Handlers behind it get `asked`. A reply is about what it replies to.

    A reply to what the bot asked is an answer to it.
    """
    if who.staff is None or await subject_replied_to(message, turn) is not None:
        return False
    asked = await prompts.find(turn.conn, who.staff.id, now=turn.now)
    return {"asked": asked} if asked is not None else False


async def on_written(message: Message, asked: Prompt, turn: Turn, who: Who, staff: Staff, language: str) -> Owed:
    """What one of the staff was asked to write."""
    part = part_of(message)
    if part is None:
        return []
    case = await cases.find_case(turn, staff, asked.case_id)
    if asked.kind is PromptKind.CALL:
        return [thumb(message.chat.id, message.message_id), *await cases.keep_call(turn, staff, case, part)]
    text = text_of(message, LONGEST)
    if asked.kind is PromptKind.CAUSE:
        await cases.ask_to_write(turn, staff, case, PromptKind.OUTCOME, words=text)
        return [await prompt(turn, who, case, PromptKind.OUTCOME, language)]
    case, is_asked, owed = await settling.settle(turn, who, staff, asked, text)
    contact = await get_contact(turn.conn, case.contact_id)
    key = "case-closed-asking" if is_asked else "case-closed-cannot-ask"
    return [reply(who, say(language, key, contact=contact.name), about=contact.id), *owed]


def text_of(message: Message, longest: int) -> str:
    """Raises Refused for what cannot stand in a sentence."""
    text = (message.text or "").strip()
    if not text:
        raise Refused("prompt-needs-text")
    if len(text) > longest:
        raise Refused("prompt-too-long", longest=longest, length=len(text))
    return text


async def on_settled(query: CallbackQuery, callback_data: SettledTap, turn: Turn, who: Who, language: str) -> Owed:
    """The client says whether it is settled."""
    case = await stored.find_of_contact(turn.conn, callback_data.case, who.telegram_id)
    if case is None:
        raise NotYours
    if case.reopened != callback_data.times:
        raise Refused("settled-before")
    try:
        owed = await settling.hear(turn, case, is_settled=callback_data.answer == "yes")
    except CannotHappen:
        raise Refused("settled-before") from None
    return [toast(query, label(language, "settled-toast")), *owed]


def router() -> Router:
    router = Router(name="settling")
    router.callback_query.register(on_cause, CauseTap.filter())
    router.callback_query.register(on_cancel, PromptTap.filter())
    router.callback_query.register(on_settled, SettledTap.filter())
    router.message.register(on_written, is_staff, is_answer, has_prompt)
    return router
