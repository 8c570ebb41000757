"""All that was said and done at an account, the newest first: answers and their reasons, messages, cases, promises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa

from nps.values import MADE, AccountId
from storage.answers.reason_changes import Changed, list_changes
from storage.engine.conn import Conn
from storage.schema import cases, client_messages, comment_parts, contacts, promises, reason_corrections, responses

What = Literal["answer", "message", "opened", "over", "promise", "reasons"]


@dataclass(frozen=True, slots=True)
class Happened:
    """`name` is empty when the person was erased, `words` are None then. `number`: the score, else the case's.

    `state`: the code of what has become of a case or a promise. `changed`: the reasons of an answer, corrected.
    """

    at: datetime
    what: What
    name: str
    number: int | None
    words: str | None
    state: str | None = None
    changed: Changed | None = None


async def list_happened(conn: Conn, account_id: AccountId, *, limit: int, offset: int = 0) -> list[Happened]:
    happened: list[Happened] = []
    for what, statement in _STATEMENTS.items():
        query = statement(account_id).limit(offset + limit)
        happened += [
            Happened(at, what, name, number, words, state)
            for at, name, number, words, state in await conn.execute(query)
        ]
    happened += await _corrected(conn, account_id)
    happened.sort(key=lambda each: each.at, reverse=True)
    return happened[offset : offset + limit]


async def _corrected(conn: Conn, account_id: AccountId) -> list[Happened]:
    """All of them: few answers have their reasons corrected."""
    query = sa.select(responses.c.id, contacts.c.name, responses.c.score)
    query = query.join(contacts, contacts.c.id == responses.c.contact_id).where(contacts.c.account_id == account_id)
    query = query.where(responses.c.id.in_(sa.select(reason_corrections.c.response_id)))
    answers = {number: (name, score) for number, name, score in await conn.execute(query)}
    changes = await list_changes(conn, query.with_only_columns(responses.c.id)) if answers else []
    return [Happened(each.at, "reasons", *answers[each.response_id], None, changed=each) for each in changes]


_NO_CODE = sa.null()


def _answers(account_id: AccountId) -> sa.Select[Any]:
    """With the first words of each comment."""
    first = sa.select(comment_parts.c.text).where(
        comment_parts.c.response_id == responses.c.id, comment_parts.c.text.is_not(None)
    )
    words = first.order_by(comment_parts.c.id).limit(1).scalar_subquery()
    query = sa.select(responses.c.first_tap_at, contacts.c.name, responses.c.score, words, _NO_CODE)
    query = query.join(contacts, contacts.c.id == responses.c.contact_id).where(contacts.c.account_id == account_id)
    return query.order_by(responses.c.first_tap_at.desc(), responses.c.id.desc())


def _messages(account_id: AccountId) -> sa.Select[Any]:
    said = client_messages.c
    query = sa.select(said.created_at, contacts.c.name, sa.null(), said.text, said.kind)
    query = query.join(contacts, contacts.c.id == said.contact_id).where(contacts.c.account_id == account_id)
    return query.order_by(said.created_at.desc(), said.id.desc())


def _opened(account_id: AccountId) -> sa.Select[Any]:
    query = sa.select(cases.c.opened_at, contacts.c.name, cases.c.id, sa.null(), cases.c.why)
    query = query.join(contacts, contacts.c.id == cases.c.contact_id).where(cases.c.account_id == account_id)
    return query.order_by(cases.c.opened_at.desc(), cases.c.id.desc())


def _over(account_id: AccountId) -> sa.Select[Any]:
    query = sa.select(cases.c.closed_at, contacts.c.name, cases.c.id, cases.c.outcome, cases.c.state)
    query = query.join(contacts, contacts.c.id == cases.c.contact_id)
    query = query.where(cases.c.account_id == account_id, cases.c.closed_at.is_not(None))
    return query.order_by(cases.c.closed_at.desc(), cases.c.id.desc())


def _promises(account_id: AccountId) -> sa.Select[Any]:
    query = sa.select(promises.c.made_at, contacts.c.name, cases.c.id, promises.c.what, promises.c.state)
    query = query.join(cases, cases.c.id == promises.c.case_id).join(contacts, contacts.c.id == cases.c.contact_id)
    query = query.where(cases.c.account_id == account_id, promises.c.state.in_(sorted(MADE)))
    return query.order_by(promises.c.made_at.desc(), promises.c.id.desc())


_STATEMENTS: dict[What, Callable[[AccountId], sa.Select[Any]]] = {
    "answer": _answers,
    "message": _messages,
    "opened": _opened,
    "over": _over,
    "promise": _promises,
}
