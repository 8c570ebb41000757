"""Figures: always recomputable from `responses`, by the definitions of the design's fifth section."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa

from nps.margin import ENOUGH
from nps.scope import Scope
from nps.score import Tally
from nps.values import ContactId, Group, Reason, StaffId, Unreachable
from storage.engine.conn import Conn
from storage.figures import asked, tallies
from storage.figures.scoping import IN_GROUP, answers_of
from storage.schema import accounts, comment_parts, contacts, response_reasons, responses


@dataclass(frozen=True, slots=True)
class Figures:
    """A period's figures. `answers` counts responses received, `tally` each contact's latest one.

    `scores` are those latest ones themselves where they are too few for an index, else empty.
    """

    tally: Tally
    answers: int
    asked: int
    answered_of_asked: int
    reasons: tuple[tuple[Reason, int], ...]
    scores: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A line of «what changed»: a contact and their account.

    Whose row it is, and who looks after them, is not what the line says.
    """

    name: str
    account: str
    score: int | None = None
    reason: Unreachable | None = None
    words: str | None = None
    since: datetime | None = None
    contact_id: ContactId | None = field(default=None, compare=False)
    manager_id: StaffId | None = field(default=None, compare=False)


async def measure(conn: Conn, start: datetime, end: datetime, scope: Scope) -> Figures:
    """The figures of a half-open UTC span: answers and questions of whom was the scope's when asked."""
    tally = await tallies.of_span(conn, start, end, scope)
    answers = sa.select(sa.func.count()).where(
        responses.c.first_tap_at >= start, responses.c.first_tap_at < end, answers_of(scope)
    )
    total, answered = await asked.count_asked(conn, start, end, scope)
    often = sa.func.count().label("often")
    reasons = await conn.execute(
        sa.select(response_reasons.c.reason, often)
        .join(responses, responses.c.id == response_reasons.c.response_id)
        .where(tallies.latest_in(start, end, scope), IN_GROUP[Group.DETRACTOR])
        .group_by(response_reasons.c.reason)
        .order_by(often.desc(), response_reasons.c.reason)
    )
    return Figures(
        tally=tally,
        answers=(await conn.execute(answers)).scalar_one(),
        asked=total,
        answered_of_asked=answered,
        reasons=tuple((Reason(reason), int(count)) for reason, count in reasons),
        scores=await _list_scores(conn, start, end, scope) if 0 < tally.count < ENOUGH else (),
    )


async def _list_scores(conn: Conn, start: datetime, end: datetime, scope: Scope) -> tuple[int, ...]:
    query = sa.select(responses.c.score).where(tallies.latest_in(start, end, scope)).order_by(responses.c.score)
    return tuple((await conn.execute(query)).scalars())


_earlier = comment_parts.alias()
_HAS_EARLIER_WORDS = sa.exists().where(
    _earlier.c.response_id == comment_parts.c.response_id,
    _earlier.c.text.is_not(None),
    _earlier.c.id < comment_parts.c.id,
)


async def list_said(conn: Conn, start: datetime, end: datetime, scope: Scope, *, limit: int = 5) -> list[Named]:
    """What people wrote in the period, the newest first; the first words of each comment."""
    query = (
        sa.select(contacts.c.name, accounts.c.name, responses.c.score, comment_parts.c.text)
        .join(comment_parts, comment_parts.c.response_id == responses.c.id)
        .join(contacts, contacts.c.id == responses.c.contact_id)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .where(
            tallies.latest_heard(start, end, scope),
            comment_parts.c.text.is_not(None),
            ~_HAS_EARLIER_WORDS,
        )
        .order_by(responses.c.first_tap_at.desc(), responses.c.id.desc())
        .limit(limit)
    )
    return [Named(name, account, score=score, words=words) for name, account, score, words in await conn.execute(query)]
