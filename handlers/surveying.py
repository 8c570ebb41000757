"""/surveys and /why: whom the programme asks, when, what, and why not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Literal

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from actions import surveying
from actions.turn import Turn
from handlers import not_asking
from handlers.case import subject_replied_to
from handlers.commands import command
from handlers.naming import Named, find_named, own_named, takes_name
from handlers.refusals import NotYours, Refused
from handlers.settling import text_of
from handlers.who import is_owner, is_staff, owner_of, staff_of
from handlers.words import part_of
from messages import survey_list, why_asked
from messages.owed import Owed
from messages.replies import reply, toast
from messages.survey_list import WORDINGS
from messages.taps import SurveySetTap, SurveysTap, SurveyTap, WhyTap
from messages.texts import say
from nps import scope_words
from nps.scope_words import ScopeError
from nps.survey import MOST_REMINDERS, RHYTHMS
from nps.values import AskingPrompt
from storage.asking import asking_prompts, surveys
from storage.asking.asking_prompts import Asked
from storage.asking.surveys import Survey
from storage.people.clients import Contact
from storage.people.directory import read_whole_directory
from storage.people.staff import Staff
from storage.people.who import Who

WHY = takes_name(WhyTap, owner=["contact"], manager=["contact"], sure=True)
LONGEST = 300


# --- /why ----------------------------------------------------------------------------------------------------------


async def on_why(message: Message, command: CommandObject, turn: Turn, who: Who, staff: Staff) -> Owed:
    """Where answers are anonymous, who is asked when tells who answered: it is the owners' alone."""
    if not turn.programme.may_read_answers(staff.role):
        raise Refused("planned-owners-alone")
    named = await find_named(turn, who, staff, command.args or "", WHY)
    return named if isinstance(named, list) else _why(staff, named)


async def on_why_tap(query: CallbackQuery, callback_data: WhyTap, turn: Turn, who: Who) -> Owed:
    """One of several was chosen."""
    staff = staff_of(who)
    if not turn.programme.may_read_answers(staff.role):
        raise NotYours
    named = await own_named(turn, who, callback_data.kind, callback_data.id, WHY)
    return [toast(query), *_why(staff, named)]


def _why(staff: Staff, named: Named) -> Owed:
    if not isinstance(named, Contact):
        raise NotYours
    return [why_asked.show(staff, named.id)]


# --- /surveys ------------------------------------------------------------------------------------------------------


async def on_surveys(message: Message, staff: Staff) -> Owed:
    return [survey_list.show_list(staff)]


async def on_list(query: CallbackQuery, callback_data: SurveysTap, who: Who) -> Owed:
    return [toast(query), survey_list.show_list(owner_of(who), edit=_message_of(query))]


async def on_survey(query: CallbackQuery, callback_data: SurveyTap, turn: Turn, who: Who) -> Owed:
    """One of them, or another view of it, in the same message."""
    owner = owner_of(who)
    survey = await _find(turn, callback_data.survey)
    shown = survey_list.show(
        owner, survey.id, view=callback_data.view, page=callback_data.page, edit=_message_of(query)
    )
    return [toast(query), shown]


async def on_set(query: CallbackQuery, callback_data: SurveySetTap, turn: Turn, who: Who, language: str) -> Owed:
    """On or off, its rhythm, its reminders, what it asks; its audience is written."""
    owner, survey, value = owner_of(who), await _find(turn, callback_data.survey), callback_data.value
    match callback_data.what:
        case "on" | "off":
            await surveying.change(turn, who, survey, enabled=callback_data.what == "on")
            return [toast(query), survey_list.show(owner, survey.id, edit=_message_of(query))]
        case "audience":
            await surveying.ask_for_words(turn, owner, AskingPrompt.AUDIENCE, survey=survey.id)
            return [toast(query), reply(who, say(language, "survey-audience-ask"))]
        case "rhythm" if timedelta(days=value) in RHYTHMS:
            await surveying.change(turn, who, survey, repeat_after=timedelta(days=value))
        case "reminders" if value <= MOST_REMINDERS:
            await surveying.change(turn, who, survey, reminders=value)
        case "wording" if value < len(WORDINGS):
            number = await surveying.ask_otherwise(turn, who, survey, WORDINGS[value])
            return [toast(query), survey_list.show(owner, number, view="change", edit=_message_of(query))]
        case _:
            raise NotYours
    return [toast(query), survey_list.show(owner, survey.id, view="change", edit=_message_of(query))]


async def _find(turn: Turn, number: int) -> Survey:
    survey = await surveys.find_survey(turn.conn, number)
    if survey is None or survey not in await surveys.list_surveys(turn.conn):
        raise Refused("survey-gone", alert=True)
    return survey


def _message_of(query: CallbackQuery) -> int:
    if query.message is None:
        raise NotYours
    return query.message.message_id


# --- what is written -----------------------------------------------------------------------------------------------


async def has_asking_prompt(message: Message, turn: Turn, who: Who) -> dict[str, Asked] | Literal[False]:
    """Is an audience, or until when an account is not to be asked, awaited of this person?"""
    if who.staff is None or await subject_replied_to(message, turn) is not None:
        return False
    asked = await asking_prompts.find(turn.conn, who.staff.id, now=turn.now)
    return {"asked": asked} if asked is not None else False


async def on_written(message: Message, asked: Asked, turn: Turn, who: Who, staff: Staff, language: str) -> Owed:
    if part_of(message) is None:
        return []
    text = text_of(message, LONGEST)
    if asked.kind is AskingPrompt.HOLD:
        return await not_asking.keep_hold(turn, who, asked, text, language)
    return await _keep_audience(turn, who, owner_of(who), asked, text)


async def _keep_audience(turn: Turn, who: Who, owner: Staff, asked: Asked, text: str) -> Owed:
    survey = await _find(turn, asked.survey_id or 0)
    words = "" if text.casefold().strip(" .!") in ("все", "всех", "everybody", "everyone", "all") else text
    if words:
        try:
            spoken = scope_words.parse(words, await read_whole_directory(turn.conn))
        except ScopeError as error:
            details: dict[str, Any] = {**error.details}
            raise Refused(error.key, **details) from None
        if spoken.rest or spoken.scope.survey is not None:
            raise Refused("survey-audience-wrong")
    await surveying.stop_waiting(turn, owner)
    await surveying.change(turn, who, survey, audience=" ".join(words.split()))
    return [survey_list.show(owner, survey.id)]


def router() -> Router:
    router = Router(name="surveys")
    router.message.register(on_why, command("why"), is_staff)
    router.callback_query.register(on_why_tap, WhyTap.filter())
    router.message.register(on_surveys, command("surveys"), is_owner)
    router.callback_query.register(on_list, SurveysTap.filter())
    router.callback_query.register(on_survey, SurveyTap.filter())
    router.callback_query.register(on_set, SurveySetTap.filter())
    router.message.register(on_written, has_asking_prompt, is_staff)
    return router
