"""/surveys and /why: whom the programme asks, when, what, and why not."""

from __future__ import annotations

from dataclasses import replace
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
from messages.survey_settings import WORDINGS, question_of
from messages.taps.programme import SurveySetTap, SurveysTap, SurveyTap, WhyTap
from nps import scope_words
from nps.scope_words import ScopeError
from nps.survey import MOST_REMINDERS, RHYTHMS
from nps.survey_settings import DAYS, LONGEST_ABOUT, parse_days, settings_of
from nps.text import fold
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
_ALL_OF_IT = {fold(word) for word in ("компания", "компании", "вся компания", "company", "the company")}
PROMPTS = frozenset({AskingPrompt.AUDIENCE, AskingPrompt.ABOUT, AskingPrompt.HOLD, *DAYS})


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
        case "audience" | "about" | "pace" | "delay" | "window" | "expiry" | "reminding" as named:
            kind = AskingPrompt.RHYTHM if named == "pace" else AskingPrompt(named)
            if kind not in settings_of(survey.occasion):
                raise NotYours
            await surveying.ask_for_words(turn, owner, kind, survey=survey.id)
            return [toast(query), reply(who, question_of(language, survey, kind))]
        case "rhythm" if timedelta(days=value) in RHYTHMS:
            await surveying.change(turn, who, survey, repeat_after=timedelta(days=value))
        case "reminders" if value <= MOST_REMINDERS:
            if survey.remind_after * value >= survey.closes_after:
                closes, reminds = survey.closes_after.days, survey.remind_after.days
                raise Refused("survey-reminder-late", alert=True, closes=closes, reminds=reminds)
            await surveying.change(turn, who, survey, reminders=value)
        case "wording" if value < len(WORDINGS):
            number = await surveying.ask_otherwise(turn, who, survey, WORDINGS[value], survey.about)
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
    return {"asked": asked} if asked is not None and asked.kind in PROMPTS else False


async def on_written(message: Message, asked: Asked, turn: Turn, who: Who, staff: Staff, language: str) -> Owed:
    if part_of(message) is None:
        return []
    text = text_of(message, LONGEST)
    if asked.kind is AskingPrompt.HOLD:
        return await not_asking.keep_hold(turn, who, asked, text, language)
    owner, survey = owner_of(who), await _find(turn, asked.survey_id or 0)
    if asked.kind is AskingPrompt.ABOUT:
        return await _keep_about(turn, who, owner, survey, text)
    if asked.kind in DAYS:
        return await _keep_days(turn, who, owner, survey, asked.kind, text)
    return await _keep_audience(turn, who, owner, survey, text)


async def _keep_days(turn: Turn, who: Who, owner: Staff, survey: Survey, kind: AskingPrompt, text: str) -> Owed:
    """«60», «раз в два месяца»: within the limits, and a reminder comes before the question closes."""
    limits, days = DAYS[kind], parse_days(text)
    if days is None or not limits.least <= days <= limits.most:
        raise Refused("survey-days-wrong", least=limits.least, most=limits.most)
    lasts: dict[str, Any] = {limits.field: timedelta(days=days)}
    set_so = replace(survey, **lasts)
    if set_so.remind_after * max(set_so.reminders, 1) >= set_so.closes_after:
        raise Refused("survey-reminder-late", closes=set_so.closes_after.days, reminds=set_so.remind_after.days)
    await surveying.stop_waiting(turn, owner)
    await surveying.change(turn, who, survey, **lasts)
    return [survey_list.show(owner, survey.id)]


async def _keep_about(turn: Turn, who: Who, owner: Staff, survey: Survey, text: str) -> Owed:
    """What the question is about: a product, a service; «компания» for all of it."""
    words = " ".join(text.split()).strip(' .!«»"“”„')
    if len(words) > LONGEST_ABOUT or not any(letter.isalpha() for letter in words):
        raise Refused("survey-about-wrong", most=LONGEST_ABOUT)
    about = None if fold(words) in _ALL_OF_IT else words
    await surveying.stop_waiting(turn, owner)
    number = await surveying.ask_otherwise(turn, who, survey, survey.wording, about)
    return [survey_list.show(owner, number, view="question")]


async def _keep_audience(turn: Turn, who: Who, owner: Staff, survey: Survey, text: str) -> Owed:
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
