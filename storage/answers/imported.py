"""Answers that were given elsewhere before and brought in a file: kept at their own time, counted apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

import sqlalchemy as sa

from nps.values import Channel, ContactState, InvitationState, PartKind, Wording
from storage.asking.surveys import ensure_imported_survey
from storage.engine.conn import Conn
from storage.lists.past import Matched
from storage.people import latest
from storage.schema import accounts, comment_parts, contact_manager, contacts, invitations, responses
from storage.schema.surveys import IMPORTED_ID

NO_CHAT = -1
"""In place of the chat of a comment that nobody wrote to the bot; its message is the number of the answer."""
_AT_ONCE = 500


async def count_known(conn: Conn, answers: Sequence[Matched]) -> int:
    """How many of these are here already, whichever question they were said to be given to."""
    known = await _list_known(conn, answers)
    return sum((answer.contact_id, _occasion(answer)) in known for answer in answers)


async def add(conn: Conn, answers: Sequence[Matched], wording: Wording, *, now: datetime) -> int:
    """Keep those that are not here yet, each at the time it was given; tells how many they were.

    1. The question was answered at that very time, and is over: nobody is asked or reminded, and nothing the client
       taps or types is taken for a change of it. From that time runs the quiet period.
    2. The answer counts as followed at once: so it is nobody's latest, in no index, and rings nobody.
    3. The manager, the segment and the circle are those of now: nobody knows those of then.
    """
    known = await _list_known(conn, answers)
    about = await _list_about(conn, answers)
    new = [
        answer
        for answer in answers
        if answer.contact_id in about and (answer.contact_id, _occasion(answer)) not in known
    ]
    if not new:
        return 0
    survey = await ensure_imported_survey(conn, wording, now=now)
    newest = (await conn.execute(sa.select(sa.func.coalesce(sa.func.max(invitations.c.id), 0)))).scalar_one()
    common = {"survey_id": survey.id, "state": InvitationState.ANSWERED}
    await conn.execute(
        sa.insert(invitations),
        [
            {
                **common,
                "contact_id": answer.contact_id,
                "occasion": _occasion(answer),
                **dict.fromkeys(("planned_at", "closes_at", "ended_at"), answer.at),
            }
            for answer in new
        ],
    )
    added = (invitations.c.survey_id == survey.id, invitations.c.id > newest)
    written = sa.select(invitations.c.id, invitations.c.contact_id, invitations.c.occasion).where(*added)
    numbers = {(contact, occasion): number for number, contact, occasion in await conn.execute(written)}
    await conn.execute(
        sa.insert(responses),
        [
            {
                **about[answer.contact_id],
                "invitation_id": numbers[answer.contact_id, _occasion(answer)],
                "survey_id": survey.id,
                "contact_id": answer.contact_id,
                "score": answer.score,
                "channel": Channel.IMPORTED,
                **dict.fromkeys(("first_tap_at", "scored_at", "next_tap_at"), answer.at),
                "commented_at": answer.at if answer.words else None,
            }
            for answer in new
        ],
    )
    await latest.follow_each(conn, [answer.contact_id for answer in new])
    await _add_words(conn, new, numbers, newest)
    return len(new)


async def _add_words(conn: Conn, new: Sequence[Matched], numbers: dict[tuple[int, str], int], newest: int) -> None:
    said = {numbers[answer.contact_id, _occasion(answer)]: answer for answer in new if answer.words}
    if not said:
        return
    of_new = sa.select(responses.c.id, responses.c.invitation_id).where(responses.c.invitation_id > newest)
    parts = [
        {
            "response_id": number,
            "kind": PartKind.TEXT,
            "text": said[invitation].words,
            "source_chat_id": NO_CHAT,
            "source_message_id": number,
            "created_at": said[invitation].at,
        }
        for number, invitation in await conn.execute(of_new.order_by(responses.c.id))
        if invitation in said
    ]
    await conn.execute(sa.insert(comment_parts), parts)


def _occasion(answer: Matched) -> str:
    """What makes the same answer of the same contact the same: when it was given, and the score."""
    return f"imported:{answer.at.isoformat()}:{answer.score}"


def _contacts_of(answers: Sequence[Matched]) -> Iterator[list[int]]:
    """A few hundred in each statement."""
    ids = sorted({int(answer.contact_id) for answer in answers})
    return (ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE))


async def _list_known(conn: Conn, answers: Sequence[Matched]) -> set[tuple[int, str]]:
    known: set[tuple[int, str]] = set()
    for ids in _contacts_of(answers):
        theirs = (invitations.c.contact_id.in_(ids), invitations.c.survey_id.in_(IMPORTED_ID))
        query = sa.select(invitations.c.contact_id, invitations.c.occasion).where(*theirs)
        known |= {(contact, occasion) for contact, occasion in await conn.execute(query)}
    return known


async def _list_about(conn: Conn, answers: Sequence[Matched]) -> dict[int, dict[str, object]]:
    """What an answer keeps of these contacts; nothing of who has been erased meanwhile."""
    about: dict[int, dict[str, object]] = {}
    columns = (contacts.c.account_id, contact_manager.label("manager_id"), accounts.c.segment, contacts.c.circle)
    for ids in _contacts_of(answers):
        query = sa.select(contacts.c.id, *columns).join(accounts, accounts.c.id == contacts.c.account_id)
        here = (contacts.c.id.in_(ids), contacts.c.state != ContactState.ERASED)
        for number, account, manager, segment, circle in await conn.execute(query.where(*here)):
            values = {"account_id": account, "manager_id": manager, "segment": segment, "circle": circle}
            about[number] = values | {"heard_by": manager}
    return about
