"""A contact answers: the score, a change of mind, reasons, «later», «no more»."""

from __future__ import annotations

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery
from sqlalchemy.ext.asyncio import AsyncConnection

from handlers import alerting
from messages import joining, survey
from messages.owed import Lane, Letter, Owed
from messages.survey import toast
from messages.taps import DoneTap, QuestionTap, ReasonTap, ScoreTap
from messages.texts import label
from nps.programme import Programme
from nps.values import Channel, Group, InvitationState, Score
from storage.answers import client_messages, comments, responses
from storage.answers.comments import Part
from storage.asking import invitations, surveys
from storage.asking.invitations import Invitation, Tapped
from storage.people import enrolments
from storage.people.clients import get_contact
from storage.people.who import Who, set_opted_out
from storage.queues import deliveries


def must_agree_first(tapped: Tapped, now: datetime) -> bool:
    """Was the consent rewritten since this contact agreed? Silence is no consent, and neither is a score.

    What was answered already may be corrected all the same.
    """
    answered = tapped.invitation.state is InvitationState.ANSWERED
    return tapped.invitation.is_open(now) and not answered and not joining.is_todays(tapped.agreed)


async def keep_score(
    conn: AsyncConnection,
    who: Who,
    tapped: Tapped,
    score: Score,
    channel: Channel,
    *,
    now: datetime,
    programme: Programme,
) -> Owed | None:
    """Commit the score and say what follows from it; None when the survey has closed."""
    invitation = tapped.invitation
    mine = (contact for contact in who.contacts if contact.id == invitation.contact_id)
    contact = next(mine, None) or await get_contact(conn, invitation.contact_id)
    scored = await responses.record_score(conn, invitation, contact, score, channel, now=now)
    if scored is None:
        return None
    owed: Owed = [survey.question(invitation.id, who.telegram_id, lane=Lane.REPLY)]
    if tapped.shown_again:
        owed = await survey.questions_shown(conn, invitation.id, who.telegram_id)
    owed.append(survey.why(scored.response, who.telegram_id))
    if scored.before is None:
        parts = await _claim_early(conn, invitation, now=now, programme=programme) if tapped.wrote_early else []
        for part in parts:  # the comment overtook its score on the way
            await comments.add_part(conn, scored.response.id, part, now=now)
        if parts and await responses.claim_thanks(conn, scored.response.id, now=now):
            owed.append(survey.thanks(scored.response, who.telegram_id))
    else:
        await invitations.expect_change(conn, invitation.id, None)
        if scored.response.group is Group.DETRACTOR and scored.before.group is not Group.DETRACTOR:
            await responses.thank_again(conn, scored.response.id)  # they were thanked for something else
        parts = await comments.list_parts(conn, scored.response.id)
    return [*owed, *await alerting.on_scored(conn, scored, parts, tapped.manager, now=now, programme=programme)]


async def _claim_early(
    conn: AsyncConnection, invitation: Invitation, *, now: datetime, programme: Programme
) -> list[Part]:
    within = programme.comment_more_within
    return [found.part for found in await client_messages.claim_early(conn, invitation.id, now=now, within=within)]


async def on_score(
    query: CallbackQuery,
    callback_data: ScoreTap,
    conn: AsyncConnection,
    who: Who,
    language: str,
    now: datetime,
    programme: Programme,
) -> Owed:
    """Keep the score at the first tap; a later tap until the survey closes is a change of mind."""
    tapped = await invitations.find_tapped(conn, callback_data.invitation, who.telegram_id)
    if tapped is None or not 0 <= callback_data.score <= 10:
        return [toast(query, label(language, "not-yours"))]
    if must_agree_first(tapped, now):
        asked = await survey.questions_shown(conn, tapped.invitation.id, who.telegram_id, agrees=False)
        return [toast(query, label(language, "consent-anew-first"), alert=True), *asked]
    score = Score(callback_data.score)
    owed = await keep_score(conn, who, tapped, score, Channel.BUTTON, now=now, programme=programme)
    if owed is None:
        shown = await survey.questions_shown(conn, tapped.invitation.id, who.telegram_id)
        return [toast(query, label(language, "survey-closed"), alert=True), *shown]
    return [toast(query, label(language, "score-toast", score=int(score))), *owed]


async def on_question_wish(
    query: CallbackQuery,
    callback_data: QuestionTap,
    conn: AsyncConnection,
    who: Who,
    language: str,
    now: datetime,
    programme: Programme,
) -> Owed:
    """[Изменить], [Позже] and [Отписаться] under the question; the consent to a new text above it."""
    invitation = await invitations.find_owned(conn, callback_data.invitation, who.telegram_id)
    if invitation is None:
        return [toast(query, label(language, "not-yours"))]
    if not invitation.is_open(now):
        return [toast(query, label(language, "survey-closed"), alert=True)]
    match callback_data.wish:
        case "change" if query.message:
            arguments = {"invitation": invitation.id, "message_id": query.message.message_id}
            await invitations.expect_change(conn, invitation.id, now + programme.change_open_for)
            again = Letter(name="question_again", chat_id=who.telegram_id, arguments=arguments)
            return [toast(query), again]
        case "agree":
            if not await joining.has_agreed(conn, invitation.contact_id):
                version, mode = joining.CONSENT_VERSION, programme.mode
                await enrolments.record_consent(conn, invitation.contact_id, who.telegram_id, version, mode, now=now)
            return [toast(query), *await survey.questions_shown(conn, invitation.id, who.telegram_id)]
        case "later":
            later_after = (await surveys.get_survey(conn, invitation.survey_id)).later_after
            await invitations.put_off(conn, invitation.id, now + later_after)
            return [toast(query, label(language, "question-later-done"), alert=True)]
        case "stop":
            return [toast(query, label(language, "question-declined")), *await stop_asking(conn, who, now=now)]
    return [toast(query)]


async def stop_asking(conn: AsyncConnection, who: Who, *, now: datetime) -> Owed:
    """Opt out: open questions are declined and say so."""
    await set_opted_out(conn, who.telegram_id, now)
    owed: Owed = []
    for invitation in await invitations.decline_open(conn, who.telegram_id, now=now):
        keys = await deliveries.list_card_keys(conn, who.telegram_id, f"ask:{invitation.id}:")
        if keys:
            owed += await survey.questions_shown(conn, invitation.id, who.telegram_id)
    return owed


async def on_reason(
    query: CallbackQuery, callback_data: ReasonTap, conn: AsyncConnection, who: Who, language: str, now: datetime
) -> Owed:
    found = await responses.find_owned(conn, callback_data.response, who.telegram_id)
    if found is None:
        return [toast(query, label(language, "not-yours"))]
    response, invitation = found
    if not invitation.is_open(now):
        return [toast(query, label(language, "survey-closed"), alert=True)]
    await responses.toggle_reason(conn, response.id, callback_data.reason)
    alerts = await alerting.on_reasons(conn, response, now=now)
    return [toast(query), survey.why(response, who.telegram_id), *alerts]


async def on_done(
    query: CallbackQuery, callback_data: DoneTap, conn: AsyncConnection, who: Who, language: str, now: datetime
) -> Owed:
    """[Готово]: no reason at all is fine; thanks come once."""
    found = await responses.find_owned(conn, callback_data.response, who.telegram_id)
    if found is None:
        return [toast(query, label(language, "not-yours"))]
    response, _ = found
    owed: Owed = [toast(query)]
    if query.message:
        arguments = {"response": response.id, "message_id": query.message.message_id}
        owed.append(Letter(name="why_finished", chat_id=who.telegram_id, arguments=arguments))
    if await responses.claim_thanks(conn, response.id, now=now):
        owed.append(survey.thanks(response, who.telegram_id))
    return owed


def router() -> Router:
    router = Router(name=__name__)
    router.callback_query.register(on_score, ScoreTap.filter())
    router.callback_query.register(on_question_wish, QuestionTap.filter())
    router.callback_query.register(on_reason, ReasonTap.filter())
    router.callback_query.register(on_done, DoneTap.filter())
    return router
