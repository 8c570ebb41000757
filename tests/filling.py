"""Filling a database tersely: staff, accounts, contacts, questions and answers, by the storage's own functions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import sqlalchemy as sa

from actions import alerting, case_steps
from actions.turn import Turn
from nps import timings
from nps.climbing import Level
from nps.programme import Programme
from nps.text import fold
from nps.values import (
    AccountId,
    AlertState,
    CaseDue,
    CaseEvent,
    Channel,
    ContactId,
    ContactState,
    InvitationId,
    InvitationState,
    Role,
    Score,
    StaffId,
    SurveyKind,
    TelegramId,
)
from storage.answers import responses
from storage.answers.responses import Response
from storage.asking import due, invitations, surveys
from storage.asking.invitations import Invitation
from storage.asking.surveys import Survey
from storage.cases import alerts, cases
from storage.cases.cases import Case, Deadline
from storage.engine.conn import FullConn
from storage.engine.statements import insert_row
from storage.people.clients import Contact, bind_contact, get_contact
from storage.people.staff import Staff, add_staff, find_staff
from storage.people.who import meet
from storage.queues import outbox
from storage.schema import accounts, contacts, staff
from storage.schema import invitations as invitations_table
from storage.schema import outbox as outbox_table

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # a Monday, 12:00 in Moscow
DAY = timedelta(days=1)
CLOSES_AFTER = timings.REGULAR.closes_after
REMIND_AFTER = timings.REGULAR.remind_after


PROGRAMME = Programme(company="Стройснаб")


def contact_by(deadline: datetime, since: datetime = NOW) -> Deadline:
    """The deadline of a new case; it rings when it has passed."""
    return Deadline(CaseDue.CONTACT, deadline, since, deadline, int(Level.MISSED))


@dataclass(slots=True)
class Filling:
    """Everything gets a name and a Telegram id of its own unless told otherwise; `now` is when it happens."""

    conn: FullConn
    now: datetime = NOW
    _numbers: Any = field(default_factory=lambda: count(1))

    async def staff(
        self, role: Role, name: str | None = None, *, joined: bool = True, telegram_id: int | None = None, **more: Any
    ) -> Staff:
        number = next(self._numbers)
        telegram = TelegramId(telegram_id or 7_000_000_000 + number) if joined or telegram_id else None
        name = f"Сотрудник {number}" if name is None else name
        staff_id = await add_staff(self.conn, role, name, now=self.now, telegram_id=telegram)
        if joined:
            more["joined_at"] = self.now
            assert telegram
            await meet(self.conn, telegram, name=name, username=None, language="ru", now=self.now)
        if more:
            await self.conn.execute(sa.update(staff).where(staff.c.id == staff_id).values(**more))
        member = await find_staff(self.conn, staff_id)
        assert member
        return member

    async def owner(self, name: str | None = None, **more: Any) -> Staff:
        return await self.staff(Role.OWNER, name, **more)

    async def manager(self, name: str | None = None, **more: Any) -> Staff:
        return await self.staff(Role.MANAGER, name, **more)

    async def account(self, name: str | None = None, *, manager: Staff | StaffId | None = None, **more: Any) -> int:
        """An account's id; `more` are columns of the table."""
        name = name or f"ООО «Клиент {next(self._numbers)}»"
        values = {"name": name, "name_folded": fold(name), "created_at": self.now, "updated_at": self.now}
        manager_id = manager.id if isinstance(manager, Staff) else manager
        return AccountId(await insert_row(self.conn, accounts, manager_id=manager_id, **values, **more))

    async def contact(
        self,
        name: str | None = None,
        *,
        account: int | None = None,
        manager: Staff | None = None,
        joined: bool = True,
        telegram_id: int | None = None,
        **more: Any,
    ) -> Contact:
        """A contact of this account, or of a new one of this manager; joined ones have been met on Telegram."""
        number = next(self._numbers)
        name = name or f"Контакт {number}"
        account = account or await self.account(manager=manager)
        values = {"name": name, "name_folded": fold(name), "created_at": self.now, "updated_at": self.now}
        state = {"state": ContactState.INVITED} | more
        contact_id = ContactId(await insert_row(self.conn, contacts, account_id=account, **values, **state))
        if joined:
            telegram = TelegramId(telegram_id or 5_000_000_000 + number)
            await meet(self.conn, telegram, name=name, username=None, language="ru", now=self.now)
            assert await bind_contact(self.conn, contact_id, telegram, now=self.now)
        return await get_contact(self.conn, contact_id)

    async def asked(
        self,
        contact: Contact,
        *,
        at: datetime | None = None,
        occasion: str | None = None,
        delivered: bool = True,
        survey: Survey | None = None,
    ) -> Invitation:
        """A question to this contact, of the regular survey and delivered unless told otherwise."""
        at = at or self.now
        occasion = occasion or f"test:{next(self._numbers)}"
        survey = survey or await surveys.ensure_regular_survey(self.conn, now=at)
        planned = await invitations.plan(self.conn, survey, contact.id, occasion, now=at)
        assert planned
        if delivered:
            await invitations.record_sent(self.conn, planned.id, now=at)
        invitation = await invitations.find(self.conn, planned.id)
        assert invitation
        return invitation

    async def runs_out(self, invitation_id: InvitationId, *, at: datetime) -> None:
        """Nobody answers this question until then, and it closes."""
        this = sa.update(invitations_table).where(invitations_table.c.id == invitation_id)
        await self.conn.execute(this.values(closes_at=at))
        assert await due.claim_expired(self.conn, invitation_id, now=at)

    async def survey(self, kind: SurveyKind = SurveyKind.DEAL, **changed: Any) -> Survey:
        """A further survey of the method, switched on, as its preset has it unless told otherwise."""
        await surveys.ensure_surveys(self.conn, now=self.now)
        found = await surveys.find_of_kind(self.conn, kind)
        assert found is not None
        await surveys.change(self.conn, found, **{"enabled": True} | changed)
        return await surveys.get_survey(self.conn, found.id)

    async def answered(
        self, contact: Contact, score: int, *, at: datetime | None = None, invitation: Invitation | None = None
    ) -> Response:
        """The contact's answer, to a question of that moment unless one is given; opens no case."""
        at = at or self.now
        asked = invitation or await self.asked(contact, at=at)
        invitation = await invitations.find(self.conn, asked.id)  # the one given may have been answered since
        assert invitation
        scored = await responses.record_score(self.conn, invitation, contact, Score(score), Channel.BUTTON, now=at)
        assert scored
        return scored.response

    async def case(self, response: Response, *, at: datetime | None = None) -> Case:
        """The case of this response, its card delivered to everybody who should have it."""
        at = at or self.now
        case, _ = await cases.open_for(self.conn, response, deadline=contact_by(at + DAY, at), now=at)
        await alerting.alert_receivers(Turn(self.conn, at, PROGRAMME), case)
        for alert in await alerts.list_alerts(self.conn, case.id):
            await alerts.settle_alert(self.conn, alert.case_id, alert.staff_id, AlertState.DELIVERED, now=at)
        return case

    async def takes(self, staff: Staff, case: Case, *, at: datetime | None = None) -> Case:
        """[Беру]"""
        turn = Turn(self.conn, at or self.now, PROGRAMME)
        return await case_steps.step(turn, case, CaseEvent.TAKEN, by=staff.id)

    async def complaint(self, contact: Contact, score: int = 3, *, at: datetime | None = None) -> Case:
        """A detractor's answer together with its case."""
        return await self.case(await self.answered(contact, score, at=at), at=at)

    async def owe(self, **more: Any) -> int:
        """An outbox row of any kind; returns its id."""
        row: dict[str, Any] = {
            "kind": "method",
            "name": "sendMessage",
            "arguments": {"text": "…"},
            "chat_id": 1,
            "lane": 0,
        }
        await outbox.owe(self.conn, [outbox.NewRow(**row | more)], now=self.now)
        newest = sa.select(sa.func.max(outbox_table.c.id))
        return int((await self.conn.execute(newest)).scalar_one())

    async def state_of(self, invitation: Invitation) -> InvitationState:
        stored = await invitations.find(self.conn, invitation.id)
        assert stored
        return stored.state
