"""The people of an account, what each said last, and who is silent since when."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from nps.circles import CIRCLES
from nps.values import AccountId, ContactId, ContactState, InvitationState
from storage.answers.responses import RESPONSE, Response
from storage.engine.conn import Conn
from storage.engine.statements import select_of
from storage.people.clients import CONTACT_QUERY, STILL_HERE, Contact
from storage.schema import comment_parts, contacts, invitations, people, responses


@dataclass(frozen=True, slots=True)
class PersonHeard:
    """One contact: their latest answer with its words, and since when they leave questions unanswered.

    `silent_since` None: they are not silent. `opted_out`: they do not wish to be asked.
    """

    contact: Contact
    response: Response | None
    words: str | None
    silent_since: datetime | None
    opted_out: bool


_CIRCLES = (*CIRCLES, None)


async def list_heard(conn: Conn, account_id: AccountId, first: ContactId | None = None) -> list[PersonHeard]:
    """Who works at this account: by circle, of each those who answered, the worst score first.

    `first`: who was asked about comes before all others, whether they still work there or not.
    """
    asked_about = sa.and_(contacts.c.id == first, contacts.c.state != ContactState.ERASED)
    of_account = CONTACT_QUERY.where(contacts.c.account_id == account_id, sa.or_(STILL_HERE, asked_about))
    everybody = [Contact(*row) for row in await conn.execute(of_account.order_by(contacts.c.name_folded))]
    ids = sa.select(contacts.c.id).where(contacts.c.account_id == account_id)
    answers = await _latest(conn, ids)
    words = await _words(conn, [response.id for response in answers.values()])
    unanswered = await _list_unanswered(conn, ids)
    opted_out = await _list_opted_out(conn, account_id)
    heard = []
    for contact in everybody:
        response = answers.get(contact.id)
        since = [at for at in unanswered.get(contact.id, ()) if response is None or at > response.first_tap_at]
        heard.append(
            PersonHeard(
                contact,
                response,
                words.get(response.id) if response else None,
                min(since, default=None) if contact.state is ContactState.JOINED else None,
                contact.telegram_id in opted_out,
            )
        )
    return sorted(heard, key=lambda person: _place(person, first))


def _place(person: PersonHeard, first: ContactId | None) -> tuple[bool, int, bool, int]:
    score = person.response.score if person.response else 0
    return person.contact.id != first, _CIRCLES.index(person.contact.circle), person.response is None, score


async def _latest(conn: Conn, ids: sa.Select[tuple[int]]) -> dict[ContactId, Response]:
    counts = responses.c.replaced_at.is_(None)  # not what was recorded, once the client has corrected it
    query = select_of(RESPONSE).where(responses.c.contact_id.in_(ids), counts)
    ordered = [Response(*row) for row in await conn.execute(query.order_by(responses.c.first_tap_at, responses.c.id))]
    return {response.contact_id: response for response in ordered}


async def _words(conn: Conn, response_ids: Collection[int]) -> dict[int, str]:
    """All words of each comment in one text, each part of it on a line of its own."""
    query = sa.select(comment_parts.c.response_id, comment_parts.c.text)
    said = (comment_parts.c.response_id.in_(response_ids), comment_parts.c.text.is_not(None))
    texts: dict[int, str] = {}
    for response_id, text in await conn.execute(query.where(*said).order_by(comment_parts.c.id)):
        texts[response_id] = f"{texts[response_id]}\n{text}" if response_id in texts else text
    return texts


async def _list_unanswered(conn: Conn, ids: sa.Select[tuple[int]]) -> dict[ContactId, list[datetime]]:
    """When each was asked and said nothing, not even after the reminder."""
    is_over = invitations.c.state == InvitationState.EXPIRED
    is_late = sa.and_(invitations.c.state == InvitationState.SENT, invitations.c.reminded_at.is_not(None))
    query = sa.select(invitations.c.contact_id, invitations.c.sent_at)
    query = query.where(invitations.c.contact_id.in_(ids), invitations.c.sent_at.is_not(None), sa.or_(is_over, is_late))
    asked: dict[ContactId, list[datetime]] = {}
    for contact_id, sent_at in await conn.execute(query):
        asked.setdefault(contact_id, []).append(sent_at)
    return asked


async def _list_opted_out(conn: Conn, account_id: AccountId) -> set[int]:
    query = sa.select(people.c.telegram_id).join(contacts, contacts.c.telegram_id == people.c.telegram_id)
    query = query.where(contacts.c.account_id == account_id, people.c.opted_out_at.is_not(None))
    return set((await conn.execute(query)).scalars())
