"""Which rows an export holds: what was asked for, within what the reader may read now."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property

import sqlalchemy as sa

from nps.scope import Scope
from nps.values import ContactState, QuoteState
from storage.engine.conn import Conn
from storage.figures.scoping import Condition, contacts_of, index_of, said_in
from storage.people.staff import Staff
from storage.schema import accounts, cases, contacts, erasures, promises, quotes, responses

LONG_AGO, FAR_AHEAD = datetime(1900, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
ALWAYS = (LONG_AGO, FAR_AHEAD)


@dataclass(frozen=True)
class What:
    """The conditions of each sheet; `own` is the reader's own scope, `wanted` what they asked for, a UTC span.

    A manager gets what their clients of now have said, whoever looked after them then, and of nobody else anything;
    an owner what /nps counts.
    """

    own: Scope
    wanted: Scope
    start: datetime = LONG_AGO
    end: datetime = FAR_AHEAD

    @cached_property
    def people(self) -> Condition:
        """Contacts, joined with their accounts: who was erased, or is hidden behind another record, is nobody's."""
        return sa.and_(
            contacts_of(self.own),
            contacts_of(self.wanted),
            contacts.c.state != ContactState.ERASED,
            contacts.c.merged_into.is_(None),
        )

    @cached_property
    def companies(self) -> Condition:
        """Accounts; of a circle those that have somebody in it."""
        wanted = self.wanted
        parts: list[Condition] = [accounts.c.merged_into.is_(None)]
        managers = [scope.manager for scope in (self.own, wanted) if scope.manager is not None]
        parts += [accounts.c.manager_id == manager for manager in managers]
        narrowed = ((accounts.c.segment, wanted.segment), (accounts.c.region, wanted.region))
        parts += [column == value for column, value in narrowed if value is not None]
        if wanted.account is not None:
            parts.append(accounts.c.id == wanted.account)
        if wanted.circle is not None:
            theirs = sa.and_(contacts.c.account_id == accounts.c.id, contacts.c.circle == wanted.circle)
            parts.append(sa.exists().where(theirs, contacts.c.merged_into.is_(None)).correlate(accounts))
        return sa.and_(*parts)

    @cached_property
    def answers(self) -> Condition:
        """Answers, joined with their contacts and those with their accounts."""
        return sa.and_(self._said, self._own_contact, contacts.c.state != ContactState.ERASED)

    @cached_property
    def counted(self) -> Condition:
        """The same as /nps counts it, with the scores that people left who were erased."""
        latest = sa.or_(responses.c.next_tap_at.is_(None), responses.c.next_tap_at >= self.end)
        return sa.and_(self._said, self._own_contact, latest, index_of(Scope()))

    @cached_property
    def in_index(self) -> Condition:
        """Is this answer one of those?"""
        latest = sa.or_(responses.c.next_tap_at.is_(None), responses.c.next_tap_at >= self.end)
        return sa.and_(latest, index_of(Scope()))

    @property
    def _said(self) -> Condition:
        """Within the time, and as it was then; whose clients they are a manager is told by how it is now."""
        wanted = self.wanted
        if self.own.manager is not None and wanted.manager == self.own.manager:
            wanted = replace(wanted, manager=None)
        return sa.and_(_within(responses.c.first_tap_at, self.start, self.end), said_in(wanted))

    @property
    def _own_contact(self) -> Condition:
        return contacts_of(self.own)

    @cached_property
    def complaints(self) -> Condition:
        """Cases, joined with their contacts and those with their accounts."""
        return sa.and_(self.people, _within(cases.c.opened_at, self.start, self.end))

    @cached_property
    def promised(self) -> Condition:
        """Promises, joined with their cases, contacts and accounts."""
        return sa.and_(self.people, _within(promises.c.made_at, self.start, self.end))

    @cached_property
    def quoted(self) -> Condition:
        """Quotes, joined with their answers, contacts and accounts: by the day of the permission."""
        return sa.and_(self.people, _within(quotes.c.settled_at, self.start, self.end))


def _within(column: sa.Column[datetime], start: datetime, end: datetime) -> Condition:
    return sa.and_(column >= start, column < end)


async def stamp_of(conn: Conn, reader: Staff) -> str:
    """What the reader may read, in short: another one tells that they have other clients, that somebody was erased, or
    that words may not be quoted any more.

    An owner reads of everybody, so for them it is only whether they still are one, and what was taken back.
    """
    erased = (await conn.execute(sa.select(sa.func.max(erasures.c.id)))).scalar_one_or_none()
    told = hashlib.sha256(f"{reader.id} {reader.role.value} {erased}".encode())
    withdrawn = sa.select(sa.func.max(quotes.c.settled_at)).where(quotes.c.state == QuoteState.WITHDRAWN)
    if (at := (await conn.execute(withdrawn)).scalar_one_or_none()) is not None:
        told.update(f" q{at.isoformat()}".encode())
    if reader.scope.manager is not None:
        whose = sa.select(contacts.c.id).join(accounts, accounts.c.id == contacts.c.account_id)
        for number in (await conn.execute(whose.where(contacts_of(reader.scope)).order_by(contacts.c.id))).scalars():
            told.update(f" {number}".encode())
        of_them = sa.select(accounts.c.id).where(accounts.c.manager_id == reader.id).order_by(accounts.c.id)
        for number in (await conn.execute(of_them)).scalars():
            told.update(f" a{number}".encode())
    return told.hexdigest()
