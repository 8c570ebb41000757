"""What is to be mended: items, the complaints behind each, and what one of the staff is asked about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import fields as fields_in
from datetime import datetime
from typing import Any
from zlib import crc32

import sqlalchemy as sa

from nps.promise_dates import By
from nps.repeating import Repeated, counts_since
from nps.values import MOST_DETRACTOR, AccountId, ContactId, FixId, FixPrompt, Reason, ResponseId, StaffId
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, insert_once, select_of
from storage.schema import (
    accounts,
    case_events,
    case_responses,
    cases,
    comment_parts,
    contact_manager,
    contacts,
    fix_prompts,
    fixes,
    response_reasons,
    responses,
)

AT_ONCE = 100  # so many in one transaction; the next look finds the others


@dataclass(frozen=True, slots=True)
class Fix:
    """`staff_id` None: nobody has it yet. `news`: what clients were told of it, since `news_at`."""

    id: FixId
    reason: Reason
    accounts: int
    most: int
    opened_at: datetime
    staff_id: StaffId | None
    due_at: datetime | None
    is_day: bool
    ring_at: datetime | None
    done_at: datetime | None
    done_by: StaffId | None
    done_words: str | None
    news: str | None
    news_at: datetime | None
    reached_at: datetime | None

    @property
    def by(self) -> By | None:
        return By(self.due_at, self.is_day) if self.due_at is not None else None

    @property
    def repeated(self) -> Repeated:
        return Repeated(self.reason, self.accounts, self.most)


FIX = fields_of(fixes, tuple(field.name for field in fields_in(Fix)))
IS_OPEN = fixes.c.done_at.is_(None)
_NEAREST_FIRST = (fixes.c.due_at.is_(None), fixes.c.due_at, fixes.c.id)


async def open_new(conn: Conn, repeated: Repeated, *, now: datetime) -> Fix | None:
    """None when there is an open one of this reason."""
    values = {"reason": repeated.reason, "accounts": repeated.accounts, "most": repeated.most, "is_day": True}
    if not await insert_once(conn, fixes, **values, opened_at=now):
        return None
    return await find_one(conn, Fix, select_of(FIX).where(fixes.c.reason == repeated.reason, IS_OPEN))


async def find(conn: Conn, fix_id: int) -> Fix | None:
    return await find_one(conn, Fix, select_of(FIX).where(fixes.c.id == fix_id))


async def list_open(conn: Conn, *, of: StaffId | None = None) -> list[Fix]:
    """Those that are to be mended; `of`: by this one of the staff. The nearest date first, those without one last."""
    query = select_of(FIX).where(IS_OPEN, *([fixes.c.staff_id == of] if of is not None else []))
    return [Fix(*row) for row in await conn.execute(query.order_by(*_NEAREST_FIRST))]


async def list_page(conn: Conn, *, of: StaffId | None, limit: int, offset: int) -> tuple[list[Fix], int, int]:
    """A page: open ones first, then done ones, the newest first; how many there are, and how many are open."""
    mine = [fixes.c.staff_id == of] if of is not None else []
    counted = sa.select(sa.func.count(), sa.func.sum(sa.case((IS_OPEN, 1), else_=0))).select_from(fixes).where(*mine)
    count, are_open = (await conn.execute(counted)).one()
    open_first = (sa.case((IS_OPEN, 0), else_=1), fixes.c.done_at.desc())
    query = select_of(FIX).where(*mine).order_by(*open_first, *_NEAREST_FIRST).limit(limit).offset(offset)
    return [Fix(*row) for row in await conn.execute(query)], int(count), int(are_open or 0)


async def list_done(conn: Conn) -> dict[Reason, datetime]:
    """When each reason was mended last."""
    query = sa.select(fixes.c.reason, sa.func.max(fixes.c.done_at)).where(~IS_OPEN).group_by(fixes.c.reason)
    return {Reason(reason): at for reason, at in await conn.execute(query)}


async def find_begin(conn: Conn, fix: Fix) -> datetime:
    """Since when complaints count for this item."""
    before = sa.select(sa.func.max(fixes.c.done_at)).where(fixes.c.reason == fix.reason, fixes.c.id < fix.id)
    return counts_since(fix.opened_at, (await conn.execute(before)).scalar_one_or_none())


async def change(conn: Conn, fix: Fix, **values: Any) -> Fix | None:
    """What has become of it; None when it was done meanwhile, or told, or is as little open as before."""
    same = (
        fixes.c.id == fix.id,
        IS_OPEN if fix.done_at is None else ~IS_OPEN,
        fixes.c.news_at.is_(None) if fix.news_at is None else fixes.c.news_at.is_not(None),
    )
    return await find_one(conn, Fix, sa.update(fixes).where(*same).values(**values).returning(*FIX))


async def list_ringing(conn: Conn, *, now: datetime) -> list[FixId]:
    """Open ones whose date is to be recalled by now."""
    query = sa.select(fixes.c.id).where(fixes.c.ring_at.is_not(None), fixes.c.ring_at <= now, IS_OPEN)
    return [FixId(number) for number in (await conn.execute(query.order_by(fixes.c.id).limit(AT_ONCE))).scalars()]


# --- the complaints behind it -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Complaint:
    """An answer that names the reason, or a case that was closed with it as its cause.

    `manager_id`: whoever looks after the contact now. `response_id` None: a case, whose client has named no reason.
    """

    reason: Reason
    account_id: AccountId
    contact_id: ContactId
    at: datetime
    response_id: ResponseId | None
    account: str
    manager_id: StaffId | None


_COUNTS = (responses.c.score <= MOST_DETRACTOR, responses.c.replaced_at.is_(None))
_named: sa.Select[Any] = sa.select(sa.literal_column("1")).select_from(
    case_responses.join(responses, responses.c.id == case_responses.c.response_id).join(
        response_reasons, response_reasons.c.response_id == responses.c.id
    )
)
_IS_NAMED = _named.where(case_responses.c.case_id == cases.c.id, response_reasons.c.reason == cases.c.cause, *_COUNTS)
_WHOSE = (accounts.c.name, contact_manager)


async def list_complaints(conn: Conn, begins: Mapping[Reason, datetime], *, until: datetime) -> list[Complaint]:
    """Complaints of each of these reasons after its begin, up to `until`, the oldest first; each only once.

    A cause counts for a case whose client has not named it as a reason, and as of the day of the complaint.
    """
    if not begins:
        return []
    of_answers, of_causes = _wanted(begins, until)
    answers = (
        sa.select(
            response_reasons.c.reason, responses.c.account_id, responses.c.contact_id, responses.c.first_tap_at,
            responses.c.id, *_WHOSE,
        )
        .join(responses, responses.c.id == response_reasons.c.response_id)
        .join(contacts, contacts.c.id == responses.c.contact_id)
        .join(accounts, accounts.c.id == responses.c.account_id)
        .where(*of_answers)
    )  # fmt: skip
    causes = (
        sa.select(cases.c.cause, cases.c.account_id, cases.c.contact_id, cases.c.opened_at, sa.null(), *_WHOSE)
        .join(contacts, contacts.c.id == cases.c.contact_id)
        .join(accounts, accounts.c.id == cases.c.account_id)
        .where(*of_causes)
    )
    found = [Complaint(*row) for query in (answers, causes) for row in await conn.execute(query)]
    return sorted(found, key=lambda complaint: (complaint.at, complaint.response_id or 0, complaint.contact_id))


async def count_complaints(conn: Conn, begins: Mapping[Reason, datetime], *, until: datetime) -> list[Repeated]:
    """How many of the same there are of each reason that has any, in the order in which reasons are shown."""
    if not begins:
        return []
    of_answers, of_causes = _wanted(begins, until)
    answers = sa.select(response_reasons.c.reason, responses.c.account_id).where(
        responses.c.id == response_reasons.c.response_id, *of_answers
    )
    each = sa.union_all(answers, sa.select(cases.c.cause, cases.c.account_id).where(*of_causes)).subquery()
    times = sa.func.count().label("times")
    at_one = sa.select(each.c.reason, each.c.account_id, times).group_by(each.c.reason, each.c.account_id).subquery()
    query = sa.select(at_one.c.reason, sa.func.count(), sa.func.max(at_one.c.times)).group_by(at_one.c.reason)
    found = {row[0]: Repeated(*row) for row in await conn.execute(query)}
    return [found[reason] for reason in Reason if reason in found]


async def state_of_complaints(conn: Conn) -> str:
    """The same for as long as nothing has happened by which a reason could have come to repeat.

    Whoever complains, changes a score or has their case closed leaves an event; reasons are marked without one.
    """
    newest = (await conn.execute(sa.select(sa.func.max(case_events.c.id)))).scalar_one() or 0
    done = (await conn.execute(sa.select(sa.func.count()).select_from(fixes).where(~IS_OPEN))).scalar_one()
    named = sa.select(response_reasons.c.reason, sa.func.count()).group_by(response_reasons.c.reason)
    counts = sorted((reason.value, count) for reason, count in await conn.execute(named))
    return ":".join([str(newest), str(done), *(f"{reason}={count}" for reason, count in counts)])


def _wanted(
    begins: Mapping[Reason, datetime], until: datetime
) -> tuple[tuple[sa.ColumnElement[bool], ...], tuple[sa.ColumnElement[bool], ...]]:
    """Which answers with a reason, and which cases with a cause."""

    def of(reason: sa.ColumnElement[Any], at: sa.ColumnElement[Any]) -> tuple[sa.ColumnElement[bool], ...]:
        each = sa.or_(*(sa.and_(reason == named, at > since) for named, since in begins.items()))
        return (at > min(begins.values()), at <= until, each)

    return (
        (*of(response_reasons.c.reason, responses.c.first_tap_at), *_COUNTS),
        (*of(cases.c.cause, cases.c.opened_at), cases.c.closed_at.is_not(None), ~sa.exists(_IS_NAMED)),
    )


async def list_of(conn: Conn, fix: Fix, *, now: datetime) -> list[Complaint]:
    """Those of an item, and while it is open those that have come since."""
    since = await find_begin(conn, fix)
    return await list_complaints(conn, {fix.reason: since}, until=fix.done_at or now)


async def find_words(conn: Conn, response_id: ResponseId) -> str | None:
    """The first words of an answer."""
    said = (comment_parts.c.response_id == response_id, comment_parts.c.text.is_not(None))
    query = sa.select(comment_parts.c.text).where(*said).order_by(comment_parts.c.id).limit(1)
    return (await conn.execute(query)).scalar_one_or_none()


# --- what one of the staff is asked -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asked:
    """`for_staff`: who was chosen before. `text` and `audience`: what stands before them to be sent, and to whom."""

    staff_id: StaffId
    fix_id: FixId
    kind: FixPrompt
    for_staff: StaffId | None
    text: str | None
    audience: tuple[ContactId, ...]

    @property
    def mark(self) -> int:
        """Tells what stands there to be sent from whatever stood there before."""
        return crc32(f"{self.fix_id}:{self.audience}:{self.text}".encode())


ASKED = fields_of(fix_prompts, tuple(field.name for field in fields_in(Asked)))


async def ask(
    conn: Conn, staff_id: StaffId, fix_id: FixId, kind: FixPrompt, *, expires_at: datetime, **more: Any
) -> Asked:
    """What this person is asked from now on; the caller closes what they were asked before (storage.cases.prompts)."""
    values = {"staff_id": staff_id, "fix_id": fix_id, "kind": kind, "expires_at": expires_at}
    new = sa.insert(fix_prompts).values(**values, **more).returning(*ASKED)
    return Asked(*(await conn.execute(new)).one())


async def find_asked(conn: Conn, staff_id: StaffId, *, now: datetime) -> Asked | None:
    query = select_of(ASKED).where(fix_prompts.c.staff_id == staff_id, fix_prompts.c.expires_at > now)
    return await find_one(conn, Asked, query)
