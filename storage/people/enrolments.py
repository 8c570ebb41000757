"""Invitation links: who may open which, who opened, who agreed. The payload itself is never stored (nps.link)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime, timedelta

import sqlalchemy as sa

from nps.values import ConsentMode, ContactId, ContactState, EnrolmentId, OpeningAnswer, Role, StaffId, TelegramId
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, insert, insert_row, select_of
from storage.people.zones import outside
from storage.schema import accounts, consents, contact_manager, contacts, enrolment_openings, enrolments, people, staff


@dataclass(frozen=True, slots=True)
class Enrolment:
    id: EnrolmentId
    contact_id: ContactId | None
    staff_id: StaffId | None
    created_at: datetime
    expires_at: datetime
    bound_at: datetime | None
    bound_to: TelegramId | None


@dataclass(frozen=True, slots=True)
class Link:
    """A link to be shown: for whom it is and what became of it.

    Links run out and are replaced, the wait goes on: `created_at` is of the first one since they last joined, and
    `opened_at` the latest opening not agreed to, of any of these.
    """

    enrolment: EnrolmentId
    kind: str
    name: str
    account: str
    contact_id: ContactId | None
    manager_id: StaffId | None
    created_at: datetime
    joined_at: datetime | None
    opened_at: datetime | None
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Opening:
    enrolment: EnrolmentId
    telegram_id: TelegramId


ENROLMENT = fields_of(enrolments, tuple(field.name for field in fields(Enrolment)))


async def find(conn: Conn, enrolment_id: int) -> Enrolment | None:
    return await find_one(conn, Enrolment, select_of(ENROLMENT).where(enrolments.c.id == enrolment_id))


async def is_renewal(conn: Conn, enrolment: Enrolment, joined_at: datetime | None) -> bool:
    """Was this link made for somebody who had joined already, to join anew from another Telegram account?"""
    earlier = (enrolments.c.bound_at.is_not(None), enrolments.c.id < enrolment.id)
    same = (
        enrolments.c.contact_id == enrolment.contact_id
        if enrolment.contact_id is not None
        else enrolments.c.staff_id == enrolment.staff_id
    )
    used = (await conn.execute(sa.select(enrolments.c.id).where(same, *earlier).limit(1))).first()
    return used is not None or (joined_at is not None and enrolment.created_at > joined_at)


async def ensure_for_contact(conn: Conn, contact_id: ContactId, *, now: datetime, lives: timedelta) -> EnrolmentId:
    """The contact's unused link, the same one each time until it is used or expires."""
    return await _ensure(conn, enrolments.c.contact_id, contact_id, now=now, lives=lives)


async def ensure_for_staff(conn: Conn, staff_id: StaffId, *, now: datetime, lives: timedelta) -> EnrolmentId:
    return await _ensure(conn, enrolments.c.staff_id, staff_id, now=now, lives=lives)


async def _ensure(conn: Conn, column: sa.Column[int], row_id: int, *, now: datetime, lives: timedelta) -> EnrolmentId:
    usable = (column == row_id, enrolments.c.bound_at.is_(None), enrolments.c.expires_at > now)
    newest = (await conn.execute(sa.select(sa.func.max(enrolments.c.id)).where(*usable))).scalar_one_or_none()
    if newest is not None:
        return EnrolmentId(newest)
    values = {column.name: row_id, "created_at": now, "expires_at": now + lives}
    return EnrolmentId(await insert_row(conn, enrolments, **values))


async def ensure_all(conn: Conn, *, now: datetime, lives: timedelta) -> None:
    """Give everybody who has not joined an unused link."""
    usable = (enrolments.c.bound_at.is_(None), enrolments.c.expires_at > now)
    for key, table, waiting in (
        (enrolments.c.contact_id, contacts, contacts.c.state == ContactState.INVITED),
        (enrolments.c.staff_id, staff, _staff_waiting()),
    ):
        having = sa.select(key).where(key.is_not(None), *usable)
        missing = (await conn.execute(sa.select(table.c.id).where(waiting, table.c.id.not_in(having)))).scalars()
        rows = [{key.name: row_id, "created_at": now, "expires_at": now + lives} for row_id in missing]
        if rows:
            await conn.execute(sa.insert(enrolments), rows)


def _staff_waiting() -> sa.ColumnElement[bool]:
    """Owners whom the settings name need none."""
    by_link = sa.or_(staff.c.role == Role.MANAGER, staff.c.appointed_at.is_not(None))
    return sa.and_(staff.c.joined_at.is_(None), staff.c.retired_at.is_(None), by_link)


async def list_links(conn: Conn, *, of: StaffId | None = None) -> list[Link]:
    """The newest link of everybody: contacts by account, then staff. Only one manager's contacts if `of` is given."""
    newest = sa.select(sa.func.max(enrolments.c.id)).group_by(enrolments.c.contact_id, enrolments.c.staff_id)
    earlier, used = enrolments.alias(), enrolments.alias()
    same = sa.and_(
        earlier.c.contact_id == enrolments.c.contact_id,
        earlier.c.bound_at.is_(None),
        ~sa.exists().where(
            used.c.contact_id == earlier.c.contact_id, used.c.bound_at.is_not(None), used.c.id > earlier.c.id
        ),
    )
    since = sa.select(sa.func.min(earlier.c.created_at)).where(same).scalar_subquery()
    opened = (
        sa.select(sa.func.max(enrolment_openings.c.opened_at))
        .join(earlier, earlier.c.id == enrolment_openings.c.enrolment_id)
        .where(same, enrolment_openings.c.answer.is_distinct_from(OpeningAnswer.PREVIEW))
        .scalar_subquery()
    )
    of_contacts = (
        sa.select(
            enrolments.c.id,
            sa.literal("contact"),
            contacts.c.name,
            accounts.c.name,
            contacts.c.id,
            contact_manager,
            sa.func.coalesce(since, enrolments.c.created_at),
            contacts.c.joined_at,
            opened,
            enrolments.c.expires_at,
        )
        .join(contacts, contacts.c.id == enrolments.c.contact_id)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .where(enrolments.c.id.in_(newest), contacts.c.state.not_in([ContactState.LEFT, ContactState.ERASED]))
        .order_by(accounts.c.name_folded, contacts.c.name_folded)
    )
    if of is not None:
        of_contacts = of_contacts.where(contact_manager == of)
    links = [Link(*row) for row in await conn.execute(of_contacts)]
    if of is None:
        null = sa.null()
        of_staff = (
            sa.select(
                enrolments.c.id,
                sa.literal("staff"),
                staff.c.name,
                sa.literal(""),
                null,
                null,
                enrolments.c.created_at,
                staff.c.joined_at,
                null,
                enrolments.c.expires_at,
            )
            .join(staff, staff.c.id == enrolments.c.staff_id)
            .where(enrolments.c.id.in_(newest), staff.c.retired_at.is_(None))
            .order_by(staff.c.name_folded)
        )
        links += [Link(*row) for row in await conn.execute(of_staff)]
    return links


async def list_waiting(conn: Conn, *, of: StaffId | None, after: int, limit: int) -> list[ContactId]:
    """The next contacts who have not joined, as they were listed; of one manager unless `of` is None."""
    query = sa.select(contacts.c.id).where(*_waiting(of, after)).order_by(contacts.c.id).limit(limit)
    return [ContactId(row_id) for row_id in (await conn.execute(query)).scalars()]


async def count_waiting(conn: Conn, *, of: StaffId | None, after: int = 0) -> int:
    """How many of them there are."""
    query = sa.select(sa.func.count()).select_from(contacts).where(*_waiting(of, after))
    return (await conn.execute(query)).scalar_one()


async def count_missing(conn: Conn) -> dict[StaffId | None, int]:
    """How many of each manager's clients have not joined; None: of clients nobody looks after."""
    query = (
        sa.select(contact_manager, sa.func.count())
        .select_from(contacts)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .where(contacts.c.state == ContactState.INVITED)
        .group_by(contact_manager)
    )
    return {manager: count for manager, count in await conn.execute(query)}


def _waiting(of: StaffId | None, after: int) -> list[sa.ColumnElement[bool]]:
    waiting = [contacts.c.state == ContactState.INVITED, contacts.c.id > after]
    if of is not None:
        account = sa.select(accounts.c.manager_id).where(accounts.c.id == contacts.c.account_id).scalar_subquery()
        waiting.append(sa.func.coalesce(contacts.c.lent_to, contacts.c.manager_id, account) == of)
    return waiting


async def record_opening(
    conn: Conn,
    enrolment: EnrolmentId,
    telegram_id: TelegramId,
    *,
    now: datetime,
    answer: OpeningAnswer | None = None,
) -> None:
    """Somebody opened the link: nothing is bound yet. Staff only look: answer PREVIEW."""
    values = {"enrolment_id": enrolment, "telegram_id": telegram_id, "opened_at": now, "answer": answer}
    statement = insert(conn, enrolment_openings).values(**values)
    again = {"opened_at": now, "answer": answer, "answered_at": None}
    await conn.execute(statement.on_conflict_do_update(index_elements=["enrolment_id", "telegram_id"], set_=again))


async def has_opened(conn: Conn, enrolment: int, telegram_id: int, *, previewed: bool = False) -> bool:
    """Did this human open the link? `previewed`: did they at least look at it as one of the staff?"""
    o = enrolment_openings
    query = sa.select(o.c.enrolment_id).where(o.c.enrolment_id == enrolment, o.c.telegram_id == telegram_id)
    if not previewed:
        query = query.where(o.c.answer.is_distinct_from(OpeningAnswer.PREVIEW))
    return (await conn.execute(query)).first() is not None


async def find_pending(conn: Conn, telegram_id: int, *, now: datetime) -> Enrolment | None:
    """The invitation this human opened last and has neither used nor disowned; one that is still good."""
    o = enrolment_openings
    query = (
        select_of(ENROLMENT)
        .join(o, o.c.enrolment_id == enrolments.c.id)
        .join(contacts, contacts.c.id == enrolments.c.contact_id)
        .where(
            o.c.telegram_id == telegram_id,
            sa.or_(o.c.answer.is_(None), o.c.answer == OpeningAnswer.LATER),
            enrolments.c.bound_at.is_(None),
            enrolments.c.expires_at > now,
            contacts.c.state.not_in([ContactState.LEFT, ContactState.ERASED]),
        )
        .order_by(o.c.opened_at.desc(), enrolments.c.id.desc())
        .limit(1)
    )
    return await find_one(conn, Enrolment, query)


async def record_answer(
    conn: Conn,
    enrolment: int,
    telegram_id: TelegramId,
    answer: OpeningAnswer,
    *,
    now: datetime,
    remind_at: datetime | None = None,
) -> bool:
    """What this person answered to the link they opened: later, not_me. False unless they had opened it."""
    statement = (
        sa.update(enrolment_openings)
        .where(enrolment_openings.c.enrolment_id == enrolment, enrolment_openings.c.telegram_id == telegram_id)
        .values(answer=answer, answered_at=now, remind_at=remind_at)
        .returning(enrolment_openings.c.enrolment_id)
    )
    return (await conn.execute(statement)).first() is not None


async def claim_link(conn: Conn, enrolment: int, telegram_id: TelegramId, *, now: datetime) -> Enrolment | None:
    """Use the link up for this person, who must have opened it; None when it is used, expired or not theirs."""
    opened = sa.select(enrolment_openings.c.enrolment_id).where(
        enrolment_openings.c.telegram_id == telegram_id, enrolment_openings.c.enrolment_id == enrolment
    )
    claim = (
        sa.update(enrolments)
        .where(
            enrolments.c.id == enrolment,
            enrolments.c.bound_at.is_(None),
            enrolments.c.expires_at > now,
            sa.or_(enrolments.c.staff_id.is_not(None), sa.exists(opened)),
        )
        .values(bound_at=now, bound_to=telegram_id)
        .returning(*ENROLMENT)
    )
    row = (await conn.execute(claim)).first()
    if row and row.contact_id is not None:
        await record_answer(conn, enrolment, telegram_id, OpeningAnswer.AGREED, now=now)
    return Enrolment(*row) if row else None


async def record_consent(
    conn: Conn,
    contact_id: ContactId,
    telegram_id: TelegramId,
    version: str,
    mode: ConsentMode,
    *,
    now: datetime,
) -> None:
    values = {"contact_id": contact_id, "telegram_id": telegram_id, "version": version, "mode": mode, "agreed_at": now}
    await insert_row(conn, consents, **values)


async def find_agreed_version(conn: Conn, contact_id: ContactId) -> str | None:
    """The version of the text this contact agreed to last."""
    query = sa.select(consents.c.version).where(consents.c.contact_id == contact_id)
    return (await conn.execute(query.order_by(consents.c.id.desc()).limit(1))).scalar_one_or_none()


async def find_first_mode(conn: Conn) -> ConsentMode | None:
    """What the first client agreed to; None while nobody has."""
    row = (await conn.execute(sa.select(consents.c.mode).order_by(consents.c.id).limit(1))).first()
    return None if row is None else row.mode or ConsentMode.NAMED


@dataclass(frozen=True, slots=True)
class DueOpening:
    """An opening answered «not now» whose one reminder is due, with the contact's zone."""

    opening: Opening
    timezone: str | None


_o = enrolment_openings
_DUE_REMINDERS = (
    sa.select(_o.c.enrolment_id, _o.c.telegram_id, contacts.c.timezone)
    .join(enrolments, enrolments.c.id == _o.c.enrolment_id)
    .join(contacts, contacts.c.id == enrolments.c.contact_id)
    .join(people, people.c.telegram_id == _o.c.telegram_id)
    .where(
        _o.c.answer == OpeningAnswer.LATER,
        _o.c.remind_at <= sa.bindparam("now"),
        _o.c.reminded_at.is_(None),
        enrolments.c.bound_at.is_(None),
        enrolments.c.expires_at > sa.bindparam("now"),
        people.c.opted_out_at.is_(None),
    )
    .order_by(_o.c.enrolment_id, _o.c.telegram_id)
)
_DUE_REMINDER = _DUE_REMINDERS.where(
    _o.c.enrolment_id == sa.bindparam("enrolment"), _o.c.telegram_id == sa.bindparam("human")
)


async def list_due_reminders(
    conn: Conn, *, now: datetime, limit: int = 1000, except_zones: Collection[str | None] = ()
) -> list[DueOpening]:
    """The first `limit` of links still usable; of contacts whose zone is one of `except_zones` nothing is said."""
    query = _DUE_REMINDERS.where(*outside(except_zones)).limit(limit)
    return [_due_opening(*row) for row in await conn.execute(query, {"now": now})]


async def find_due_reminder(conn: Conn, opening: Opening, *, now: datetime) -> DueOpening | None:
    """The reminder of this opening, if it is due."""
    this = {"enrolment": opening.enrolment, "human": opening.telegram_id, "now": now}
    return await find_one(conn, _due_opening, _DUE_REMINDER, this)


def _due_opening(enrolment: int, telegram_id: int, timezone: str | None) -> DueOpening:
    return DueOpening(Opening(EnrolmentId(enrolment), TelegramId(telegram_id)), timezone)


async def record_reminded(conn: Conn, opening: Opening, *, now: datetime) -> None:
    o = enrolment_openings
    this = (o.c.enrolment_id == opening.enrolment, o.c.telegram_id == opening.telegram_id)
    await conn.execute(sa.update(o).where(*this).values(reminded_at=now))
