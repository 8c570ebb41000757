"""A contact answers: the score and its changes, the reasons, the comment, and words that belong to no answer."""

from __future__ import annotations

from actions import alerting, correcting, passing_on
from actions.turn import Turn
from messages import joining, quotes, survey
from messages.envelopes import to_contact
from messages.owed import Lane, Owed
from messages.replies import reply, thumb
from messages.texts import say
from nps.subjects import Why
from nps.values import Channel, ContactId, Group, InvitationState, Reason, Score
from storage.answers import client_messages, comments, corrections, responses
from storage.answers.comments import Part
from storage.answers.responses import Response
from storage.asking import invitations
from storage.asking.invitations import Invitation, Tapped
from storage.cases import cases
from storage.cases.relays import Relay
from storage.people.clients import get_contact
from storage.people.who import Who
from storage.queues import deliveries


def must_agree_first(turn: Turn, tapped: Tapped) -> bool:
    """Was the consent rewritten since this contact agreed? Silence is no consent, and neither is a score.

    What was answered already may be corrected all the same.
    """
    is_answered = tapped.invitation.state is InvitationState.ANSWERED
    return tapped.invitation.is_open(turn.now) and not is_answered and not joining.is_todays(tapped.agreed)


async def keep_score(turn: Turn, who: Who, tapped: Tapped, score: Score, channel: Channel) -> Owed | None:
    """Keep the score and say what follows from it; None when the survey has closed.

    1. The score, at the first tap or as a change of mind.
    2. «Why?», which the person waits for, and then the question wherever it is shown.
    3. At the first tap: a comment that overtook its score on the way is its comment, and is thanked for.
       At a change: a typed number is no longer taken for one; who was thanked for something else is thanked anew.
    4. The follow-up. What one of the staff has recorded meanwhile is replaced by it.
    """
    conn, invitation = turn.conn, tapped.invitation
    known = next((contact for contact in who.contacts if contact.id == invitation.contact_id), None)
    contact = known or await get_contact(conn, invitation.contact_id)
    scored = await responses.record_score(conn, invitation, contact, score, channel, now=turn.now)
    if scored is None:
        return None
    response = scored.response
    owed: Owed = [survey.ask_why(response, who.telegram_id)]
    if tapped.shown_again:
        owed += await survey.questions_shown(conn, invitation, who.telegram_id)
    else:
        owed.append(survey.ask(invitation, who.telegram_id, lane=Lane.REPLY))
    if scored.before is None:
        parts = await _claim_early(turn, invitation) if tapped.wrote_early else []
        for part in parts:
            await comments.add_part(conn, response.id, part, now=turn.now)
        if parts:
            owed += await _thank_once(turn, who, response)
    else:
        await invitations.expect_change(conn, invitation.id, None)
        if response.group is Group.DETRACTOR and scored.before.group is not Group.DETRACTOR:
            await responses.thank_again(conn, response.id)
        parts = await comments.list_parts(conn, response.id)
    instead = await correcting.follow_own(turn, scored, invitation, parts, tapped.manager)
    return [
        *owed,
        *(instead if instead is not None else await alerting.follow_score(turn, scored, parts, tapped.manager)),
    ]


async def expect_change(turn: Turn, who: Who, invitation: Invitation, message_id: int) -> Owed:
    """[Изменить]: the buttons come back in this message, and for a while a typed number is a score as well."""
    await invitations.expect_change(turn.conn, invitation.id, turn.now + turn.programme.change_open_for)
    to = to_contact(who.telegram_id, invitation.contact_id)
    return [survey.question_again.owed(to, invitation=invitation.id, message_id=message_id)]


async def _claim_early(turn: Turn, invitation: Invitation) -> list[Part]:
    within = turn.programme.comment_more_within
    early = await client_messages.claim_early(turn.conn, invitation.id, now=turn.now, within=within)
    return [words.part for words in early]


async def _thank_once(turn: Turn, who: Who, response: Response) -> Owed:
    if await responses.claim_thanks(turn.conn, response.id, now=turn.now):
        return [survey.give_thanks(response, who.telegram_id)]
    return []


async def mark_reason(turn: Turn, who: Who, response: Response, reason: Reason, message_id: int | None) -> Owed:
    """Mark or unmark a reason, in the message that was tapped; the card follows.

    Whoever was promised the manager's call and then complains of the attitude is told who else will call.
    """
    if message_id is not None:
        why, about = Why(response.id), response.contact_id
        await deliveries.record_tapped(turn.conn, who.telegram_id, message_id, why, about, now=turn.now)
    if await corrections.end(turn.conn, response.id, reason, now=turn.now):  # whoever spoke of it last is right
        is_marked = reason in await responses.list_reasons(turn.conn, response.id)
    else:
        is_marked = await responses.toggle_reason(turn.conn, response.id, reason)
    owed: Owed = [survey.ask_why(response, who.telegram_id), *await alerting.follow_reasons(turn, response)]
    is_late = response.thanked_at is not None and response.group is Group.DETRACTOR
    if is_marked and is_late and reason is Reason.ATTITUDE:
        owed.append(survey.give_thanks(response, who.telegram_id, after=reason))
    return owed


async def finish_reasons(turn: Turn, who: Who, response: Response, message_id: int | None) -> Owed:
    """No reason at all is fine; thanks come once."""
    owed: Owed = []
    if message_id is not None:
        to = to_contact(who.telegram_id, response.contact_id)
        owed.append(survey.why_finished.owed(to, response=response.id, message_id=message_id))
    return [*owed, *await _thank_once(turn, who, response)]


async def add_comment(turn: Turn, who: Who, response: Response, part: Part) -> Owed:
    """Thanks once, at the first part; later parts get a 👍."""
    is_first = await comments.add_part(turn.conn, response.id, part, now=turn.now)
    contact = await get_contact(turn.conn, response.contact_id)
    alerts = await alerting.follow_comment(turn, response, contact, part)
    thanks = await _thank_once(turn, who, response)
    if thanks:
        return [*alerts, *thanks]
    offered = [quotes.offer(response, who.telegram_id)] if is_first and response.group is Group.PROMOTER else []
    return [*alerts, thumb(part.source_chat_id, part.source_message_id), *offered]


async def keep_early_comment(turn: Turn, who: Who, invitation: Invitation, part: Part) -> Owed:
    """Taps and messages may overtake each other: the comment waits for its score, then goes to the manager."""
    wait = turn.now + turn.programme.early_comment_waits
    await client_messages.keep(
        turn.conn, invitation.contact_id, part, now=turn.now, invitation_id=invitation.id, pass_on_at=wait
    )
    to = to_contact(
        who.telegram_id,
        invitation.contact_id,
        once=f"early:{invitation.id}:{turn.now.date().isoformat()}",
        not_before=turn.now + turn.programme.early_comment_reply_after,
    )
    liked = thumb(part.source_chat_id, part.source_message_id)
    return [liked, survey.early_comment.owed(to, invitation=invitation.id)]


async def keep_message(
    turn: Turn,
    who: Who,
    part: Part,
    language: str,
    *,
    once: str | None = None,
    answer: Owed | None = None,
    talk: Relay | None = None,
) -> Owed:
    """Words that belong to no answer: a message to the manager, on the contact's open case if there is one.

    `once`: what the answer is unique by, when several messages are said at one go; `answer`: in place of the usual one.
    `talk`: what of ours they answer; that it was heard is said by a 👍 then.
    """
    if talk is not None:
        contact_id = talk.contact_id
    else:
        latest = await invitations.find_latest_contact(turn.conn, who.telegram_id)
        contact_id = ContactId(latest or who.contacts[0].id)
    case = await cases.find_open_of_contact(turn.conn, contact_id)
    words = await client_messages.keep(turn.conn, contact_id, part, now=turn.now, case_id=case.id if case else None)
    if words is None:
        return []
    receivers, owed = await passing_on.pass_on(turn, words)
    if answer is not None:
        return [*owed, *answer]
    if talk is not None and receivers.staff:
        return [*owed, thumb(part.source_chat_id, part.source_message_id)]
    if not receivers.staff:
        text = say(language, "message-kept", company=turn.programme.company)
    elif receivers.instead:
        text = say(language, "message-passed-owners", company=turn.programme.company)
    elif case is not None and await cases.complains_of(turn.conn, case.id, Reason.ATTITUDE):
        text = say(language, "message-passed-on")
    else:
        text = say(language, "message-passed", manager=receivers.staff[0].name)
    return [*owed, reply(who, text, to_message=part.source_message_id, once=once)]


async def correct_words(turn: Turn, part: Part) -> Owed | None:
    """The person edited a message of theirs, which now reads like this; None when nothing is kept of it.

    1. A comment: its card follows.
    2. A message that waits for its score, or was passed on: whoever has it reads how it is now.
    """
    source = (part.source_chat_id, part.source_message_id)
    kept, words = await comments.find_part(turn.conn, *source), await client_messages.find_sent_as(turn.conn, *source)
    if kept is None and words is None:
        return None
    owed: Owed = []
    if kept is not None and comments.said_in(kept[1]) != comments.said_in(part):
        await comments.edit_part(turn.conn, part)
        owed += await alerting.follow_correction(turn, kept[0], kept[1], part)
    if words is not None and comments.said_in(words.part) != comments.said_in(part):
        owed += await passing_on.correct(turn, words, part)
    return owed
