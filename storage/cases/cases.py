"""Following up clients who complain or wish to be called: cases, and what happened on them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Any

import sqlalchemy as sa

from nps.case import Stage
from nps.values import (
    AccountId,
    CaseDue,
    CaseEvent,
    CaseId,
    CaseState,
    CaseWhy,
    ContactId,
    MergeKind,
    Reason,
    ResponseId,
    Role,
    StaffId,
)
from storage.answers import comments
from storage.answers.comments import Part
from storage.answers.responses import RESPONSE, Response
from storage.cases import light_cards
from storage.engine.conn import Conn
from storage.engine.statements import append_row, fields_of, find_one, insert, inserting, select_of
from storage.people import answered
from storage.people.clients import Contact
from storage.people.staff import Staff
from storage.schema import (
    accounts,
    case_events,
    case_responses,
    cases,
    contact_manager,
    contacts,
    reason_corrections,
    response_reasons,
    responses,
)


@dataclass(frozen=True, slots=True)
class Case:
    """`due` and `deadline_at`: what is next and until when; of a new deadline the version is another.

    `retries`: how often nobody was reached since somebody was; `reopened`: how often it was opened again.
    """

    id: CaseId
    contact_id: ContactId
    account_id: AccountId
    manager_id: StaffId | None
    state: CaseState
    opened_at: datetime
    why: CaseWhy
    due: CaseDue | None
    deadline_at: datetime | None
    deadline_from: datetime | None
    deadline_version: int
    ring_at: datetime | None
    ring_level: int
    retries: int
    reopened: int
    taken_at: datetime | None
    taken_by: StaffId | None
    contacted_at: datetime | None
    settled_at: datetime | None
    rung_at: datetime | None
    closed_at: datetime | None
    recheck_at: datetime | None
    cause: Reason | None
    cause_words: str | None
    outcome: str | None

    @property
    def is_over(self) -> bool:
        return self.closed_at is not None


CASE = fields_of(cases, tuple(field.name for field in fields(Case)))

AT_ONCE = 100  # so many in one transaction; the next look finds the others
UNDER_WAY = cases.c.closed_at.is_(None)  # by index, however many are over

# Opens a case unless the contact has an open one, or the response is on one already.
_NEW_COLUMNS = (
    "contact_id", "account_id", "manager_id", "state", "opened_at", "why", "due", "deadline_at", "deadline_from",
    "deadline_version", "ring_at", "ring_level", "retries", "reopened",
)  # fmt: skip
_NEW = sa.select(*(sa.bindparam(f"its_{name}", type_=cases.c[name].type) for name in _NEW_COLUMNS)).where(
    ~sa.exists().where(case_responses.c.response_id == sa.bindparam("response"))
)
_OPEN = inserting(cases, lambda new: new.from_select(_NEW_COLUMNS, _NEW).on_conflict_do_nothing().returning(*CASE))

# What a response that leads to a case belongs to: the one it is on already, else the contact's open one.
_CASE_FOR = sa.union_all(
    sa.select(*CASE, sa.true().label("already"))
    .join(case_responses, case_responses.c.case_id == cases.c.id)
    .where(case_responses.c.response_id == sa.bindparam("response")),
    sa.select(*CASE, sa.false()).where(cases.c.contact_id == sa.bindparam("contact"), UNDER_WAY),
)


class Found(Enum):
    """Which case an answer is on."""

    NEW = auto()
    OPEN = auto()  # the contact's open one, since now
    SAME = auto()  # this very answer was on it already


@dataclass(frozen=True, slots=True)
class Deadline:
    """What is due until when, counted from `since`, and when and how high its next ring climbs."""

    due: CaseDue | None
    at: datetime | None
    since: datetime
    ring_at: datetime | None = None
    ring_level: int = 0


async def open_for(
    conn: Conn,
    response: Response,
    *,
    deadline: Deadline,
    now: datetime,
    why: CaseWhy = CaseWhy.DETRACTOR,
    by: StaffId | None = None,
) -> tuple[Case, Found]:
    """The case of this response: the one it is on, the contact's open one, or a new one; `by`: who opens it by hand."""
    values = _new_case(response, why, deadline, now=now)
    parameters = {"response": response.id, **{f"its_{name}": value for name, value in values.items()}}
    row = (await conn.execute(_OPEN(conn), parameters)).first()
    if row is not None:
        case, found = Case(*row), Found.NEW
    else:
        rows = (await conn.execute(_CASE_FOR, {"response": response.id, "contact": response.contact_id})).all()
        if known := [row for row in rows if row.already]:
            return Case(*known[0][:-1]), Found.SAME
        case, found = Case(*rows[0][:-1]), Found.OPEN
    await append_row(conn, case_responses, response_id=response.id, case_id=case.id, why=why)
    if found is Found.NEW:
        await add_event(conn, case.id, CaseEvent.OPENED, staff_id=by, detail=answer_detail(response), now=now)
    return case, found


async def open_without(
    conn: Conn, contact: Contact, why: CaseWhy, *, deadline: Deadline, now: datetime, by: StaffId | None = None
) -> tuple[Case, bool]:
    """The open case of this contact, else a new one without an answer; tells whether it is new."""
    new = insert(conn, cases).values(**_new_case(contact, why, deadline, now=now))
    case = await find_one(conn, Case, new.on_conflict_do_nothing().returning(*CASE))
    if case is None:
        open_before = select_of(CASE).where(cases.c.contact_id == contact.id, UNDER_WAY)
        return Case(*(await conn.execute(open_before)).one()), False
    await add_event(conn, case.id, CaseEvent.OPENED, staff_id=by, now=now)
    return case, True


def _new_case(of: Response | Contact, why: CaseWhy, deadline: Deadline, *, now: datetime) -> dict[str, Any]:
    return {
        "contact_id": of.id if isinstance(of, Contact) else of.contact_id,
        "account_id": of.account_id,
        "manager_id": of.manager_id if isinstance(of, Contact) else of.heard_by,
        "state": CaseState.NEW,
        "opened_at": now,
        "why": why,
        "deadline_version": 1,
        "retries": 0,
        "reopened": 0,
        **_columns(deadline),
    }


async def add_response(conn: Conn, case: Case, response_id: ResponseId, why: CaseWhy) -> None:
    """This answer, which was on no case, is on this one."""
    await append_row(conn, case_responses, response_id=response_id, case_id=case.id, why=why)


_WHY = sa.select(case_responses.c.why).where(case_responses.c.response_id == sa.bindparam("response"))


async def find_why(conn: Conn, response_id: ResponseId) -> CaseWhy | None:
    """Why this answer is on a case; None when it is on none."""
    why: CaseWhy | None = (await conn.execute(_WHY, {"response": response_id})).scalar_one_or_none()
    return why


def answer_detail(response: Response) -> dict[str, Any]:
    """What an event says of the answer that set it off."""
    return {"response": response.id, "score": response.score}


def _columns(deadline: Deadline) -> dict[str, Any]:
    return {
        "due": deadline.due,
        "deadline_at": deadline.at,
        "deadline_from": deadline.since,
        "ring_at": deadline.ring_at,
        "ring_level": deadline.ring_level,
    }


async def move(conn: Conn, case: Case, *, deadline: Deadline | None, **values: Any) -> Case | None:
    """Write down what has become of the case; `deadline` None: it stands. `values` are other columns of the case.

    None when the case has moved on meanwhile: whoever pressed looked at an older card.
    """
    if deadline is not None:
        values |= _columns(deadline) | {"deadline_version": case.deadline_version + 1}
    this = (cases.c.id == case.id, cases.c.state == case.state, cases.c.deadline_version == case.deadline_version)
    row = (await conn.execute(sa.update(cases).where(*this).values(**values).returning(*CASE))).first()
    if row is not None and "closed_at" in values:
        await answered.follow(conn, case.contact_id)
    return Case(*row) if row else None


async def describe(conn: Conn, case: Case, *, cause: Reason | None, cause_words: str | None, outcome: str) -> Case:
    """Why the client complained, and what was done about it."""
    values = {"cause": cause, "cause_words": cause_words, "outcome": outcome}
    row = (await conn.execute(sa.update(cases).where(cases.c.id == case.id).values(**values).returning(*CASE))).one()
    return Case(*row)


async def list_unanswered(conn: Conn, *, now: datetime) -> list[Case]:
    """Settled cases of clients who have let the time to say so pass."""
    overdue = (UNDER_WAY, cases.c.due == CaseDue.ANSWER, cases.c.deadline_at <= now)
    query = select_of(CASE).where(*overdue).order_by(cases.c.deadline_at).limit(AT_ONCE)
    return [Case(*row) for row in await conn.execute(query)]


async def list_without_deadline(conn: Conn, *, of: CaseId | None = None) -> list[Case]:
    """Open cases of an earlier version, which had other deadlines; `of` this one alone."""
    query = select_of(CASE).where(UNDER_WAY, cases.c.deadline_at.is_(None), cases.c.due.is_not(None))
    query = query if of is None else query.where(cases.c.id == of)
    return [Case(*row) for row in await conn.execute(query.order_by(cases.c.id).limit(AT_ONCE))]


async def set_deadline(conn: Conn, case: Case, deadline: Deadline) -> None:
    await conn.execute(sa.update(cases).where(cases.c.id == case.id).values(**_columns(deadline)))


async def hand_over(
    conn: Conn, case: Case, manager_id: StaffId, *, now: datetime, by: StaffId | None = None, scope: str | None = None
) -> Case:
    """The case follows its contact to another manager, and waits to be taken. `by`: who handed over what, if anybody.

    The deadline stands.
    """
    values: dict[str, Any] = {"manager_id": manager_id}
    if by is not None and case.taken_by != manager_id:
        values |= {"taken_by": None, "taken_at": None}
    moved = sa.update(cases).where(cases.c.id == case.id).values(**values).returning(*CASE)
    row = (await conn.execute(moved)).one()
    detail: dict[str, Any] = {"from": case.manager_id, "to": manager_id} | ({"scope": scope} if scope else {})
    await add_event(conn, case.id, CaseEvent.REASSIGNED, staff_id=by, detail=detail, now=now)
    return Case(*row)


async def hand_to_owner(conn: Conn, case: Case, owner_id: StaffId, *, now: datetime, by: StaffId) -> Case:
    """Where all owners have it: another one is on it."""
    moved = sa.update(cases).where(cases.c.id == case.id).values(taken_by=owner_id, taken_at=now).returning(*CASE)
    row = (await conn.execute(moved)).one()
    detail = {"from": case.taken_by, "to": owner_id}
    await add_event(conn, case.id, CaseEvent.REASSIGNED, staff_id=by, detail=detail, now=now)
    return Case(*row)


async def find_of_response(conn: Conn, response_id: ResponseId) -> Case | None:
    query = select_of(CASE).join(case_responses, case_responses.c.case_id == cases.c.id)
    return await find_one(conn, Case, query.where(case_responses.c.response_id == response_id))


async def find_open_of_contact(conn: Conn, contact_id: ContactId) -> Case | None:
    query = select_of(CASE).where(cases.c.contact_id == contact_id, UNDER_WAY)
    return await find_one(conn, Case, query)


async def list_open_of(conn: Conn, kind: MergeKind, number: int) -> list[Case]:
    """Of an account, or of a contact."""
    whose = cases.c.account_id if kind is MergeKind.ACCOUNT else cases.c.contact_id
    query = select_of(CASE).where(whose == number, UNDER_WAY).order_by(cases.c.id)
    return [Case(*row) for row in await conn.execute(query)]


async def find_lately_closed(conn: Conn, contact_id: ContactId, *, since: datetime) -> Case | None:
    """The latest case of this contact, if it was closed since then, may be opened again, and none is open."""
    latest = select_of(CASE).where(cases.c.contact_id == contact_id).order_by(cases.c.id.desc()).limit(1)
    case = await find_one(conn, Case, latest)
    is_such = case is not None and case.state in (CaseState.CONFIRMED, CaseState.UNCONFIRMED)
    is_late = case is None or case.closed_at is None or case.closed_at <= since
    if not is_such or is_late:
        return None
    return case if await find_open_of_contact(conn, contact_id) is None else None


async def complains_of(conn: Conn, case_id: CaseId, reason: Reason) -> bool:
    """Has the contact marked this reason, or the staff for them, in any answer that is on this case?

    What the staff have struck was marked all the same.
    """
    named = [
        sa.exists().where(
            case_responses.c.case_id == case_id,
            table.c.response_id == case_responses.c.response_id,
            table.c.reason == reason,
            *more,
        )
        for table, more in ((response_reasons, ()), (reason_corrections, (reason_corrections.c.ended_at.is_(None),)))
    ]
    return bool((await conn.execute(sa.select(sa.or_(*named)))).scalar_one())


_BY_ID = select_of(CASE).where(cases.c.id == sa.bindparam("case"))


async def find(conn: Conn, case_id: int) -> Case | None:
    return await find_one(conn, Case, _BY_ID, {"case": case_id})


async def get(conn: Conn, case_id: int) -> Case:
    return Case(*(await conn.execute(_BY_ID, {"case": case_id})).one())


_LATEST_RESPONSE = (
    select_of(RESPONSE)
    .join(case_responses, case_responses.c.response_id == responses.c.id)
    .where(case_responses.c.case_id == sa.bindparam("case"))
    .order_by(responses.c.first_tap_at.desc(), responses.c.id.desc())
    .limit(1)
)


async def find_latest_response(conn: Conn, case_id: CaseId) -> Response | None:
    """The newest answer on this case: what its card is about. None for a case that was opened without one."""
    return await find_one(conn, Response, _LATEST_RESPONSE, {"case": case_id})


async def list_words(conn: Conn, case: Case) -> list[Part]:
    """What the client said, as its card shows it: the newest answer's comment, and words from before the case."""
    response = await find_latest_response(conn, case.id)
    comment = await comments.list_parts(conn, response.id) if response is not None else []
    return [*comment, *await light_cards.list_messages_of_case(conn, case.id)]


async def find_of_contact(conn: Conn, case_id: int, telegram_id: int) -> Case | None:
    """The case, if it is about this human."""
    theirs = sa.select(contacts.c.id).where(contacts.c.telegram_id == telegram_id)
    return await find_one(conn, Case, select_of(CASE).where(cases.c.id == case_id, cases.c.contact_id.in_(theirs)))


_MANAGED = _BY_ID.where(
    cases.c.contact_id.in_(
        sa.select(contacts.c.id)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .where(contact_manager.in_(sa.bindparam("managers", expanding=True)))
    )
)


async def find_of_staff(conn: Conn, case_id: int, staff: Staff) -> Case | None:
    """The case, if one of the staff may act on it: an owner, the manager of its contact, or who stands in."""
    if staff.role is Role.OWNER:
        return await find(conn, case_id)
    return await find_one(conn, Case, _MANAGED, {"case": case_id, "managers": list(staff.managers)})


async def add_event(
    conn: Conn,
    case_id: CaseId,
    event: CaseEvent,
    *,
    now: datetime,
    staff_id: StaffId | None = None,
    detail: dict[str, Any] | None = None,
) -> None:
    await append_row(conn, case_events, case_id=case_id, event=event, at=now, staff_id=staff_id, detail=detail)


@dataclass(frozen=True, slots=True)
class Event:
    id: int
    event: CaseEvent
    at: datetime
    staff_id: StaffId | None
    detail: dict[str, Any] | None

    @property
    def handed_to(self) -> StaffId | None:
        """To whom the case went by it."""
        return (self.detail or {}).get("to") if self.event is CaseEvent.REASSIGNED else None

    @property
    def stage(self) -> Stage | None:
        """Which one of a loss was set by it; None for other events, and when nobody knows any more."""
        number = (self.detail or {}).get("stage") if self.event is CaseEvent.STAGE_SET else None
        return Stage(number) if number is not None else None


_EVENTS = sa.select(*fields_of(case_events, tuple(field.name for field in fields(Event))))
_LATEST_EVENT = _EVENTS.where(case_events.c.case_id == sa.bindparam("case")).order_by(case_events.c.id.desc()).limit(1)


async def find_opening(conn: Conn, case_id: CaseId) -> Event | None:
    """Who opened it by hand, and when."""
    query = _EVENTS.where(case_events.c.case_id == case_id, case_events.c.event == CaseEvent.OPENED)
    return await find_one(conn, Event, query.order_by(case_events.c.id).limit(1))


_OF_KIND = (
    sa.select(case_events.c.id)
    .where(case_events.c.case_id == sa.bindparam("case"), case_events.c.event == sa.bindparam("kind"))
    .limit(1)
)


async def has_event(conn: Conn, case_id: CaseId, event: CaseEvent) -> bool:
    return (await conn.execute(_OF_KIND, {"case": case_id, "kind": event})).first() is not None


async def is_unasked(conn: Conn, case_id: CaseId) -> bool:
    """Could its client not be asked whether it is settled, when it was closed last?"""
    tells = (CaseEvent.SETTLED, CaseEvent.SILENT, CaseEvent.NOBODY_TO_ASK)
    query = sa.select(case_events.c.event).where(case_events.c.case_id == case_id, case_events.c.event.in_(tells))
    latest = (await conn.execute(query.order_by(case_events.c.id.desc()).limit(1))).scalar_one_or_none()
    return latest == CaseEvent.NOBODY_TO_ASK


async def count_denied(conn: Conn, case_id: CaseId) -> int:
    """How often the client has said that it is not settled; 0 where the case was opened again without that."""
    tells = (CaseEvent.SETTLED, CaseEvent.NOT_CONFIRMED, CaseEvent.OPENED_AGAIN)
    query = sa.select(case_events.c.event).where(case_events.c.case_id == case_id, case_events.c.event.in_(tells))
    told = list((await conn.execute(query.order_by(case_events.c.id))).scalars())
    return told.count(CaseEvent.NOT_CONFIRMED) if told[-1:] == [CaseEvent.NOT_CONFIRMED] else 0


async def find_latest_event(conn: Conn, case_id: CaseId) -> Event | None:
    return await find_one(conn, Event, _LATEST_EVENT, {"case": case_id})


_LATEST_STAGE = (
    _EVENTS.where(case_events.c.case_id == sa.bindparam("case"), case_events.c.event == CaseEvent.STAGE_SET)
    .order_by(case_events.c.id.desc())
    .limit(1)
)


async def find_stage(conn: Conn, case_id: CaseId) -> Event | None:
    """Who has set its stage last, and when; None: nobody has."""
    return await find_one(conn, Event, _LATEST_STAGE, {"case": case_id})


async def claim_ring(conn: Conn, case_id: CaseId, *, now: datetime, at_most_every: timedelta) -> bool:
    """May a new comment ring the manager's phone? At most once in `at_most_every`."""
    quiet = sa.or_(cases.c.rung_at.is_(None), cases.c.rung_at <= now - at_most_every)
    statement = sa.update(cases).where(cases.c.id == case_id, quiet).values(rung_at=now).returning(cases.c.id)
    return (await conn.execute(statement)).first() is not None


def is_overdue(now: datetime | sa.BindParameter[datetime]) -> sa.ColumnElement[bool]:
    """Has the staff's deadline passed? Whether it is settled is the client's to say, and late is nobody then."""
    return sa.and_(UNDER_WAY, cases.c.due != CaseDue.ANSWER, cases.c.deadline_at < now)


async def count_open(conn: Conn, *, of: StaffId | None, now: datetime) -> tuple[int, int]:
    """Open cases and how many of them are overdue; of one manager's accounts or all."""
    overdue = sa.case((is_overdue(now), 1), else_=0)
    query = sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(overdue), 0)).select_from(cases)
    query = query.where(UNDER_WAY)
    if of is not None:
        query = query.join(contacts, contacts.c.id == cases.c.contact_id)
        query = query.join(accounts, accounts.c.id == cases.c.account_id).where(contact_manager == of)
    total, late = (await conn.execute(query)).one()
    return int(total), int(late)


async def list_of_contact(conn: Conn, contact_id: ContactId) -> list[CaseId]:
    query = sa.select(cases.c.id).where(cases.c.contact_id == contact_id).order_by(cases.c.id)
    return list((await conn.execute(query)).scalars())
