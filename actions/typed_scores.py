"""A score in words: «9», «10!», and what it is about when it is corrected."""

from __future__ import annotations

from actions import answering
from actions.turn import Turn
from messages import survey
from messages.owed import Lane, Owed
from messages.replies import reply, thumb
from messages.texts import say
from nps.subjects import TypedScore
from nps.values import Channel, Score
from storage.answers import client_messages, responses
from storage.asking import invitations
from storage.asking.invitations import Invitation
from storage.people.who import Who
from storage.queues import deliveries

Source = tuple[int, int]
"""Chat and number of the person's own message."""


async def keep(
    turn: Turn, who: Who, source: Source, invitation: Invitation, score: Score, language: str
) -> Owed | None:
    """A typed score of this question; None when the survey has closed, or it is not theirs: then it is no score.

    A change of mind says so; the same score again changes nothing.
    """
    tapped = await invitations.find_tapped(turn.conn, invitation.id, who.telegram_id)
    if tapped is None or not tapped.invitation.is_open(turn.now):
        return None
    if answering.must_agree_first(turn, tapped):
        shown = survey.remind(invitation, who.telegram_id, turn.now.date(), lane=Lane.REPLY)
        return [shown, reply(who, say(language, "consent-anew-first"))]
    await deliveries.record_own(turn.conn, *source, TypedScore(invitation.id), invitation.contact_id, now=turn.now)
    before = await responses.find_by_invitation(turn.conn, invitation.id)
    if before is not None and before.score == score:  # a tap may overtake the same score in words
        await invitations.expect_change(turn.conn, invitation.id, None)
        as_before = await survey.questions_shown(turn.conn, invitation, who.telegram_id)
        return [thumb(*source), *as_before]
    owed = await answering.keep_score(turn, who, tapped, score, Channel.TYPED)
    if owed is None or before is None:
        return owed
    said = say(language, "score-changed", old=before.score, new=int(score))
    return [reply(who, said, to_message=source[1]), *owed]


async def take_words_back(turn: Turn, source: Source) -> bool:
    """Words that wait for their score were corrected into it: tells whether there were any."""
    return await client_messages.take_back(turn.conn, *source)
