"""The comment of an answer, part by part."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from nps.values import CaseId, PartKind, ResponseId
from storage.answers.responses import RESPONSE, Response
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, insert_once, select_of
from storage.people.clients import STILL_HERE
from storage.schema import case_responses, comment_parts, contacts, invitations, responses


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of what a person said: `file_id` for voice, photo and document.

    `forwarded_from`: whose words they were; None: their own.
    """

    kind: PartKind
    text: str | None
    file_id: str | None
    file_name: str | None
    source_chat_id: int
    source_message_id: int
    forwarded_from: str | None = None

    @property
    def marked(self) -> str | None:
        """The words; those of somebody else are told apart."""
        return f"↪️ {self.forwarded_from}:\n{self.text}" if self.forwarded_from and self.text else self.text


PART = fields_of(comment_parts, tuple(field.name for field in fields(Part)))


async def find_awaiting_comment(
    conn: Conn, telegram_id: int, *, now: datetime, first_within: timedelta, more_within: timedelta
) -> Response | None:
    """The newest answer of this human that a message now would belong to as its comment.

    The first part is waited for `first_within` after the score, further ones `more_within` after the last part.
    """
    first = sa.and_(responses.c.commented_at.is_(None), responses.c.scored_at > now - first_within)
    latest = (
        sa.select(responses.c.id)
        .join(invitations, invitations.c.id == responses.c.invitation_id)
        .join(contacts, contacts.c.id == responses.c.contact_id)
        .where(contacts.c.telegram_id == telegram_id, STILL_HERE, invitations.c.closes_at > now)
        .order_by(responses.c.scored_at.desc(), responses.c.id.desc())
        .limit(1)
    )
    query = select_of(RESPONSE).where(
        responses.c.id == latest.scalar_subquery(), sa.or_(first, responses.c.commented_at > now - more_within)
    )
    return await find_one(conn, Response, query)


async def add_part(conn: Conn, response_id: ResponseId, part: Part, *, now: datetime) -> bool:
    """Add to the comment; tells whether it was its first part. An edited or repeated message adds nothing."""
    first = sa.select(comment_parts.c.id).where(comment_parts.c.response_id == response_id).limit(1)
    is_first = (await conn.execute(first)).first() is None
    values = {field.name: getattr(part, field.name) for field in fields(Part)}
    if not await insert_once(conn, comment_parts, response_id=response_id, **values, created_at=now):
        return False
    await conn.execute(sa.update(responses).where(responses.c.id == response_id).values(commented_at=now))
    return is_first


async def find_part(conn: Conn, chat_id: int, message_id: int) -> tuple[ResponseId, Part] | None:
    """The part that a person sent as this message, and the response it belongs to."""
    sent_as = (comment_parts.c.source_chat_id == chat_id, comment_parts.c.source_message_id == message_id)
    row = (await conn.execute(sa.select(comment_parts.c.response_id, *PART).where(*sent_as))).first()
    return (row[0], Part(*row[1:])) if row else None


async def edit_part(conn: Conn, part: Part) -> None:
    """The person edited their own message."""
    sent_as = (
        comment_parts.c.source_chat_id == part.source_chat_id,
        comment_parts.c.source_message_id == part.source_message_id,
    )
    await conn.execute(sa.update(comment_parts).where(*sent_as).values(**said_in(part)))


def said_in(part: Part) -> dict[str, Any]:
    """What a person may change in a message of theirs."""
    return {"kind": part.kind, "text": part.text, "file_id": part.file_id, "file_name": part.file_name}


async def find_on_case(conn: Conn, case_id: CaseId, message_id: int) -> Part | None:
    """The part that a contact sent under this number, of any answer that is on this case."""
    query = select_of(PART).join(case_responses, case_responses.c.response_id == comment_parts.c.response_id)
    sent_as = (case_responses.c.case_id == case_id, comment_parts.c.source_message_id == message_id)
    return await find_one(conn, Part, query.where(*sent_as).order_by(comment_parts.c.id.desc()).limit(1))


_PARTS = select_of(PART).where(comment_parts.c.response_id == sa.bindparam("response")).order_by(comment_parts.c.id)


async def list_parts(conn: Conn, response_id: ResponseId) -> list[Part]:
    return [Part(*row) for row in await conn.execute(_PARTS, {"response": response_id})]
