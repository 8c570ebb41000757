"""[Этап потери]: how far the loss of a client has come, told and corrected by a button."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.types import CallbackQuery

from actions import staging
from actions.staging import Same
from actions.turn import Turn
from handlers.refusals import Refused
from handlers.who import staff_of
from messages import staging as words
from messages.owed import Owed
from messages.replies import replace, reply, toast
from messages.taps.cases import CaseTap, StageTap
from messages.texts import say
from nps.case import Stage
from nps.values import CaseId
from storage.people.clients import get_contact
from storage.people.who import Who


async def on_begin(query: CallbackQuery, callback_data: CaseTap, turn: Turn, who: Who, language: str) -> Owed:
    """How far is it?"""
    case, present = await staging.find_staged(turn, staff_of(who), CaseId(callback_data.case))
    contact = await get_contact(turn.conn, case.contact_id)
    card = query.message.message_id if query.message else None
    asked = words.ask_stage(language, case, contact, present)
    return [toast(query), reply(who, *asked, to_message=card, about=contact.id)]


async def on_stage(query: CallbackQuery, callback_data: StageTap, turn: Turn, who: Who, language: str) -> Owed:
    """So far, or back again."""
    staff, stage = staff_of(who), Stage(callback_data.stage)
    try:
        owed = await staging.set_stage(turn, who, staff, CaseId(callback_data.case), stage)
    except Same:
        raise Refused("stage-same", alert=True, stage=words.named(language, stage)) from None
    done = say(language, "stage-done", stage=words.named(language, stage), number=str(callback_data.case))
    return [toast(query), replace(query, who, done), *owed]


def router() -> Router:
    router = Router(name="stage")
    router.callback_query.register(on_begin, CaseTap.filter(F.wish == "stage"))
    router.callback_query.register(on_stage, StageTap.filter())
    return router
