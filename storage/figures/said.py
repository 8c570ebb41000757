"""What clients said in a span: every detractor, every part of a comment and every free message, whole and by pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.scope import Scope
from nps.values import Channel, ContactId, Group, PartKind
from storage.engine.conn import Conn
from storage.figures.scoping import IN_GROUP, contacts_of, heard_in
from storage.schema import accounts, client_messages, comment_parts, contacts, responses
from storage.schema.columns import Code

_LAST = 11  # free messages have no score, and come after those that have

_STANDS = responses.c.replaced_at.is_(None)  # not what was recorded, once the client has corrected it
_RECORDED = responses.c.recorded_by.is_not(None)
_IMPORTED = responses.c.channel == Channel.IMPORTED


@dataclass(frozen=True, slots=True)
class Said:
    """One thing a client said. `score`: of the answer it belongs to; `kind` None: a score without a word.

    `recorded`: given by phone or in person, and written down by one of the staff. `imported`: given elsewhere before.
    """

    contact_id: ContactId
    name: str
    account: str
    score: int | None
    kind: PartKind | None
    text: str | None
    recorded: bool
    imported: bool


async def count(conn: Conn, start: datetime, end: datetime, scope: Scope) -> int:
    """How many they are in a half-open UTC span."""
    said = _said(start, end, scope).subquery()
    return int((await conn.execute(sa.select(sa.func.count()).select_from(said))).scalar_one())


async def list_page(conn: Conn, start: datetime, end: datetime, scope: Scope, *, limit: int, offset: int) -> list[Said]:
    """The worst score first, what one contact said together and in its order; free messages after them."""
    said = _said(start, end, scope).subquery()
    about = (said.c.contact_id, contacts.c.name, accounts.c.name, said.c.score, said.c.kind, said.c.text)
    query = (
        sa.select(*about, said.c.recorded, said.c.imported)
        .join(contacts, contacts.c.id == said.c.contact_id)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .order_by(sa.func.coalesce(said.c.score, _LAST), accounts.c.name_folded, said.c.contact_id)
        .order_by(said.c.at, said.c.source, said.c.id)
    )
    return [Said(*row) for row in await conn.execute(query.limit(limit).offset(offset))]


def _said(start: datetime, end: datetime, scope: Scope) -> sa.CompoundSelect[Any]:
    """Answers are of whoever had the client then, free messages of whoever has them now."""
    return sa.union_all(_silent_detractors(start, end, scope), _comments(start, end, scope), _free(start, end, scope))


def _silent_detractors(start: datetime, end: datetime, scope: Scope) -> sa.Select[Any]:
    said_something = sa.exists().where(
        comment_parts.c.response_id == responses.c.id, _within(comment_parts, start, end)
    )
    silent = (IN_GROUP[Group.DETRACTOR], _STANDS, heard_in(scope), ~said_something)
    return sa.select(
        responses.c.contact_id,
        responses.c.score,
        sa.cast(sa.null(), Code(PartKind)).label("kind"),
        sa.cast(sa.null(), sa.Text).label("text"),
        responses.c.first_tap_at.label("at"),
        sa.literal(0).label("source"),
        responses.c.id,
        _RECORDED.label("recorded"),
        _IMPORTED.label("imported"),
    ).where(responses.c.first_tap_at >= start, responses.c.first_tap_at < end, *silent)


def _comments(start: datetime, end: datetime, scope: Scope) -> sa.Select[Any]:
    part = comment_parts.c
    return (
        sa.select(
            responses.c.contact_id,
            responses.c.score,
            part.kind,
            part.text,
            part.created_at,
            sa.literal(1),
            part.id,
            _RECORDED,
            _IMPORTED,
        )
        .join(responses, responses.c.id == part.response_id)
        .where(_within(comment_parts, start, end), _STANDS, heard_in(scope))
    )


def _free(start: datetime, end: datetime, scope: Scope) -> sa.Select[Any]:
    """Those that became a comment are said there."""
    words = client_messages.c
    same = (
        comment_parts.c.source_chat_id == words.source_chat_id,
        comment_parts.c.source_message_id == words.source_message_id,
    )
    return (
        sa.select(
            words.contact_id,
            sa.cast(sa.null(), sa.Integer),
            words.kind,
            words.text,
            words.created_at,
            sa.literal(2),
            words.id,
            sa.false(),
            sa.false(),
        )
        .join(contacts, contacts.c.id == words.contact_id)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .where(_within(client_messages, start, end), contacts_of(scope), ~sa.exists().where(*same))
    )


def _within(table: sa.Table, start: datetime, end: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.created_at >= start, table.c.created_at < end)
