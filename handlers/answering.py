"""A contact answers by taps: the score, a change of mind, reasons, «later», «no more»."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from actions import answering, asking, joining, opening
from actions.turn import Turn
from handlers.refusals import NotYours, Refused
from messages import putting_off, stopping, survey
from messages.envelopes import to_contact
from messages.owed import Owed
from messages.replies import reply, toast
from messages.taps.answering import ContactMeTap, DoneTap, LaterTap, QuestionTap, ReasonTap, ScoreTap
from messages.texts import label
from nps.values import Channel, InvitationState, Score
from storage.answers import responses
from storage.answers.responses import Response
from storage.asking import invitations
from storage.asking.invitations import Invitation
from storage.people.clients import get_contact
from storage.people.who import Who


async def on_score(query: CallbackQuery, callback_data: ScoreTap, turn: Turn, who: Who, language: str) -> Owed:
    """Keep the score at the first tap; a later tap until the survey closes is a change of mind."""
    tapped = await invitations.find_tapped(turn.conn, callback_data.invitation, who.telegram_id)
    if tapped is None or not 0 <= callback_data.score <= 10:
        raise NotYours
    if answering.must_agree_first(turn, tapped):
        shown = await survey.questions_shown(turn.conn, tapped.invitation, who.telegram_id, agrees=False)
        return [toast(query, label(language, "consent-anew-first"), alert=True), *shown]
    score = Score(callback_data.score)
    owed = await answering.keep_score(turn, who, tapped, score, Channel.BUTTON)
    if owed is None:
        shown = await survey.questions_shown(turn.conn, tapped.invitation, who.telegram_id)
        return [toast(query, label(language, "survey-closed"), alert=True), *shown]
    return [toast(query, label(language, "score-toast", score=int(score))), *owed]


async def on_question_wish(
    query: CallbackQuery, callback_data: QuestionTap, turn: Turn, who: Who, language: str
) -> Owed:
    """[Изменить], [Позже] with its [Назад], and [Отписаться] under the question; the consent to a new text above it.

    Whoever wants no more questions may say so under a closed one as well.
    """
    invitation = await invitations.find_owned(turn.conn, callback_data.invitation, who.telegram_id)
    if invitation is None:
        raise NotYours
    if callback_data.wish == "stop":
        return [toast(query), reply(who, *stopping.question(language))]
    if not invitation.is_open(turn.now):
        raise Refused("survey-closed", alert=True)
    match callback_data.wish:
        case "change" if query.message:
            return [toast(query), *await answering.expect_change(turn, who, invitation, query.message.message_id)]
        case "agree":
            return [toast(query), *await joining.agree_anew(turn, who, invitation)]
        case "later" | "back" as wish if query.message:
            to, message_id = to_contact(who.telegram_id, invitation.contact_id), query.message.message_id
            letter = putting_off.later_choice if wish == "later" else putting_off.question_back
            return [toast(query), letter.owed(to, invitation=invitation.id, message_id=message_id)]
    return [toast(query)]


async def on_later(query: CallbackQuery, callback_data: LaterTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Завтра], [Через неделю], [Через месяц]: the buttons come back, and the day is said."""
    invitation = await invitations.find_owned(turn.conn, callback_data.invitation, who.telegram_id)
    if invitation is None:
        raise NotYours
    if not invitation.is_open(turn.now):
        raise Refused("survey-closed", alert=True)
    if invitation.state is InvitationState.ANSWERED:
        return [toast(query), *await survey.questions_shown(turn.conn, invitation, who.telegram_id)]
    contact = await get_contact(turn.conn, invitation.contact_id)
    at = await asking.put_off(turn, who, invitation, callback_data.later)
    day = putting_off.day_told(language, at, turn.now, turn.programme.zone_named(contact.timezone))
    done = toast(query, label(language, "later-done", day=day), alert=True)
    if query.message is None:
        return [done]
    to = to_contact(who.telegram_id, contact.id)
    message_id, until = query.message.message_id, at.isoformat()
    return [done, putting_off.question_back.owed(to, invitation=invitation.id, message_id=message_id, until=until)]


async def on_reason(query: CallbackQuery, callback_data: ReasonTap, turn: Turn, who: Who) -> Owed:
    response, invitation = await _owned(turn, callback_data.response, who)
    if not invitation.is_open(turn.now):
        raise Refused("survey-closed", alert=True)
    message_id = query.message.message_id if query.message else None
    return [toast(query), *await answering.mark_reason(turn, who, response, callback_data.reason, message_id)]


async def on_done(query: CallbackQuery, callback_data: DoneTap, turn: Turn, who: Who) -> Owed:
    """[Готово]"""
    response, _ = await _owned(turn, callback_data.response, who)
    message_id = query.message.message_id if query.message else None
    return [toast(query), *await answering.finish_reasons(turn, who, response, message_id)]


async def on_contact_me(query: CallbackQuery, callback_data: ContactMeTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Свяжитесь со мной], however long ago the answer was: somebody wishes to speak to us."""
    response, _ = await _owned(turn, callback_data.response, who)
    contact = next((contact for contact in who.contacts if contact.id == response.contact_id), None)
    if contact is None:  # they answer for this company no more
        raise NotYours
    is_first, owed = await opening.ask_for_contact(turn, response, contact)
    if not is_first:
        return [toast(query, label(language, "contact-me-again"), alert=True)]
    message_id = query.message.message_id if query.message else None
    told = survey.promise_contact(response, who.telegram_id, message_id, now=turn.now)
    return [toast(query, label(language, "contact-me-toast")), told, *owed]


async def _owned(turn: Turn, response_id: int, who: Who) -> tuple[Response, Invitation]:
    owned = await responses.find_owned(turn.conn, response_id, who.telegram_id)
    if owned is None:
        raise NotYours
    return owned


def router() -> Router:
    router = Router(name="answer")
    router.callback_query.register(on_score, ScoreTap.filter())
    router.callback_query.register(on_question_wish, QuestionTap.filter())
    router.callback_query.register(on_later, LaterTap.filter())
    router.callback_query.register(on_reason, ReasonTap.filter())
    router.callback_query.register(on_done, DoneTap.filter())
    router.callback_query.register(on_contact_me, ContactMeTap.filter())
    return router
