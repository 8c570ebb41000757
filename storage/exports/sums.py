"""The figures of an export's summary, by the same conditions as its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.score import Tally
from nps.values import ContactState
from storage.engine.conn import Conn
from storage.exports.what import What
from storage.figures.tallies import COUNTS, tally_of
from storage.schema import accounts, cases, contacts, responses


@dataclass(frozen=True, slots=True)
class Sums:
    """`tally` is what /nps shows of it; `erased` of its answers are of people who were erased and have no row."""

    tally: Tally
    erased: int
    first_at: datetime | None
    last_at: datetime | None
    still_open: int


async def measure(conn: Conn, what: What) -> Sums:
    of_erased = sa.func.count().filter(contacts.c.state == ContactState.ERASED)
    *counts, erased = (await conn.execute(_answers(*COUNTS, of_erased).where(what.counted))).one()
    times = _answers(sa.func.min(responses.c.first_tap_at), sa.func.max(responses.c.first_tap_at))
    first, last = (await conn.execute(times.where(what.answers))).one()
    opened = sa.select(sa.func.count()).select_from(cases).join(contacts, contacts.c.id == cases.c.contact_id)
    opened = opened.join(accounts, accounts.c.id == contacts.c.account_id)
    still = (await conn.execute(opened.where(what.complaints, cases.c.closed_at.is_(None)))).scalar_one()
    return Sums(tally_of(*counts), erased, first, last, still)


async def by_span(conn: Conn, what: What, spans: Sequence[tuple[datetime, datetime]]) -> list[Tally]:
    """Each contact's latest answer in each of these spans."""
    if not spans:
        return []
    each = []
    for place, (start, end) in enumerate(spans):
        part = What(what.own, what.wanted, max(start, what.start), min(end, what.end))
        each.append(_answers(sa.literal(place), *COUNTS).where(part.counted))
    rows = sorted((await conn.execute(sa.union_all(*each))).all(), key=lambda row: row[0])
    return [tally_of(*counts) for _, *counts in rows]


def _answers(*columns: Any) -> sa.Select[Any]:
    """Each with its contact, and that with the account."""
    of_contact = sa.select(*columns).select_from(responses).join(contacts, contacts.c.id == responses.c.contact_id)
    return of_contact.join(accounts, accounts.c.id == contacts.c.account_id)
