"""The answers behind a number of a card, newest first, by pages: exactly those that were counted in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from nps.behind import WHOLE, Counted, Part
from nps.programme import RECOVERED_WITHIN as WITHIN
from nps.scope import Scope
from nps.values import AccountId, Channel, ContactId, PartKind, Reason, ResponseId, StaffId
from storage.engine.conn import Conn
from storage.figures import recovered
from storage.figures.asked import IS_ANSWERED, asked_in
from storage.figures.complaining import HAS_REASON, complaining, is_of_stage, names
from storage.figures.scoping import IN_GROUP, Condition, answers_of, contacts_of, index_of, said_in
from storage.figures.tallies import Span, latest_in, of_rank
from storage.schema import accounts, comment_parts, contact_manager, contacts, invitations, response_reasons, responses
from storage.schema.surveys import IMPORTED_ID, OF_RECORDED


@dataclass(frozen=True, slots=True)
class Behind:
    """One answer. `name` is empty of somebody erased; `manager_id` looks after the contact now.

    `text` are the first words of the comment and `kind` what it begins with, None where there is no comment; `more`
    tells that there is more of it.
    """

    response_id: ResponseId
    contact_id: ContactId
    name: str
    account_id: AccountId
    account: str
    manager_id: StaffId | None
    score: int
    at: datetime
    recorded: bool
    imported: bool
    reasons: tuple[Reason, ...] = ()
    kind: PartKind | None = None
    text: str | None = None
    more: bool = False


async def count(
    conn: Conn, start: datetime, end: datetime, scope: Scope, part: Part = WHOLE, *, within: timedelta = WITHIN
) -> int:
    counted = await _counted(conn, (start, end), scope, part, within)
    query = sa.select(sa.func.count()).select_from(responses).where(counted)
    return int((await conn.execute(query)).scalar_one())


async def find_latest(conn: Conn, scope: Scope) -> datetime | None:
    """When the scope was answered last, at any time; None: never."""
    newest_first = sa.select(responses.c.first_tap_at).order_by(responses.c.first_tap_at.desc())
    return (await conn.execute(newest_first.where(answers_of(scope)).limit(1))).scalar_one_or_none()


async def is_anybody(conn: Conn, scope: Scope) -> bool:
    """Is there a client who is of it now?"""
    query = sa.select(contacts.c.id).join(accounts, accounts.c.id == contacts.c.account_id)
    return (await conn.execute(query.where(contacts_of(scope)).limit(1))).first() is not None


async def answers_behind(
    conn: Conn,
    start: datetime,
    end: datetime,
    scope: Scope,
    part: Part = WHOLE,
    *,
    limit: int,
    offset: int = 0,
    within: timedelta = WITHIN,
) -> list[Behind]:
    """Those of a half-open UTC span, the newest first. `within`: so long after a closing an answer is one to it."""
    counted = await _counted(conn, (start, end), scope, part, within)
    query = (
        sa.select(
            responses.c.id,
            contacts.c.id,
            contacts.c.name,
            accounts.c.id,
            accounts.c.name,
            contact_manager,
            responses.c.score,
            responses.c.first_tap_at,
            responses.c.recorded_by.is_not(None),
            responses.c.channel == Channel.IMPORTED,
        )
        .join(contacts, contacts.c.id == responses.c.contact_id)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .where(counted)
        .order_by(responses.c.first_tap_at.desc(), responses.c.id.desc())
        .limit(limit)
        .offset(offset)
    )
    found = [Behind(*row) for row in await conn.execute(query)]
    reasons, words = await _reasons(conn, found), await _words(conn, found)
    return [replace(each, reasons=reasons[each.response_id], **words.get(each.response_id, {})) for each in found]


async def _counted(conn: Conn, span: Span, scope: Scope, part: Part, within: timedelta) -> Condition:
    """Is this response one of those the number counts? The one place that says so for a list."""
    if part.otherwise in (Counted.AFTER_CLOSING, Counted.RECOVERED):
        content = part.otherwise is Counted.RECOVERED
        return responses.c.id.in_(await recovered.list_responses(conn, *span, scope, within=within, content=content))
    return _otherwise(span, scope, part) if part.otherwise is not None else _of_index(*span, scope, part)


def _otherwise(span: Span, scope: Scope, part: Part) -> Condition:
    if part.otherwise is Counted.OF_ASKED:
        asked = sa.select(invitations.c.id).where(asked_in(*span, scope), IS_ANSWERED)
        return responses.c.invitation_id.in_(asked)
    counted = complaining(span, scope)
    if part.otherwise is Counted.EXPLAINED:
        counted &= HAS_REASON if part.reason is None else names(part.reason)
    return counted if part.stage is None else counted & is_of_stage(part.stage)


def _of_index(start: datetime, end: datetime, scope: Scope, part: Part) -> Condition:
    """What the index counts, or what stands beside it."""
    if part.recorded or part.imported:
        return responses.c.id.in_(_recorded(start, end, scope) if part.recorded else _imported(start, end, scope))
    counted = latest_in(start, end, scope)
    if part.group is not None:
        counted &= IN_GROUP[part.group]
    if part.reason is not None:
        counted &= names(part.reason)
    return counted


def _recorded(start: datetime, end: datetime, scope: Scope) -> sa.Select[Any]:
    """What the staff recorded, where it is the latest of its contact, or all (as `tallies.with_recorded` counts)."""
    recorded = responses.c.survey_id == OF_RECORDED
    in_span = (*_span(start, end), responses.c.replaced_at.is_(None), sa.or_(recorded, index_of(scope)))
    ranked = sa.select(responses.c.id, _newest(responses.c.contact_id)).where(*in_span).subquery()
    latest = sa.select(ranked.c.id).where(of_rank(ranked, scope))
    return sa.select(responses.c.id).where(recorded, said_in(scope), responses.c.id.in_(latest)).correlate(None)


def _imported(start: datetime, end: datetime, scope: Scope) -> sa.Select[Any]:
    """What was answered elsewhere before: each contact's latest to each question, or all (`tallies.of_imported`)."""
    imported = (*_span(start, end), responses.c.survey_id.in_(IMPORTED_ID), said_in(scope))
    rank = _newest(responses.c.survey_id, responses.c.contact_id)
    ranked = sa.select(responses.c.id, rank).where(*imported).subquery()
    return sa.select(ranked.c.id).where(of_rank(ranked, scope)).correlate(None)


def _span(start: datetime, end: datetime) -> tuple[Condition, Condition]:
    return responses.c.first_tap_at >= start, responses.c.first_tap_at < end


def _newest(*of_one: sa.Column[Any]) -> sa.Label[int]:
    newest_first = (responses.c.first_tap_at.desc(), responses.c.id.desc())
    return sa.func.row_number().over(partition_by=of_one, order_by=newest_first).label("rank")


async def _reasons(conn: Conn, found: Sequence[Behind]) -> dict[ResponseId, tuple[Reason, ...]]:
    of_these = response_reasons.c.response_id.in_([each.response_id for each in found])
    named: dict[ResponseId, set[Reason]] = defaultdict(set)
    query = sa.select(response_reasons.c.response_id, response_reasons.c.reason).where(of_these)
    for response, reason in await conn.execute(query):
        named[response].add(reason)
    return defaultdict(tuple, {of: tuple(each for each in Reason if each in named[of]) for of in named})


async def _words(conn: Conn, found: Sequence[Behind]) -> dict[ResponseId, dict[str, Any]]:
    """What each comment begins with; its first written words, wherever they stand in it."""
    part = comment_parts.c
    query = sa.select(part.response_id, part.kind, part.text).order_by(part.id)
    parts: dict[ResponseId, list[tuple[PartKind, str | None]]] = defaultdict(list)
    for response, kind, text in await conn.execute(
        query.where(part.response_id.in_([each.response_id for each in found]))
    ):
        parts[response].append((kind, text))
    return {
        response: {
            "kind": each[0][0],
            "text": next((text for _, text in each if text), None),
            "more": len(each) > 1,
        }
        for response, each in parts.items()
    }
