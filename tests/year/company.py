"""Whom the company of the year asks: its accounts, their contacts in five zones, its managers and its owner."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.production_calendar import calendar_of
from nps.programme import Programme
from nps.text import fold
from nps.values import Channel, Circle, ContactState, InvitationState, Role, SurveyId
from storage.asking import surveys
from storage.engine.database import Database
from storage.people import latest
from storage.schema import accounts, contacts, invitations, people, responses, staff
from tests.rounds.stage import programme

OWNER = 11
MANAGERS_FROM, CLIENTS_FROM = 6_000_000_000, 5_000_000_000
PER_MANAGER = 25
ZONES = (None, None, None, None, "Europe/Kaliningrad", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Vladivostok")
CIRCLES = (Circle.DECISION_MAKER, Circle.USER, Circle.USER, None)


@dataclass(frozen=True, slots=True)
class Plan:
    """How long it goes on, how many there are, and by which dice; `audit_on` an owner asks everybody at once.

    `apart`: what is due within so long is done together, for a step costs the same whether one or many are due.
    """

    accounts: int = 300
    per_account: int = 8
    starts_on: date = date(2026, 1, 12)
    days: int = 365
    audit_on: date = date(2026, 6, 16)
    seed: int = 1
    apart: timedelta = timedelta(hours=1)

    @property
    def managers(self) -> int:
        return max(self.accounts // PER_MANAGER, 2)

    @property
    def contacts(self) -> int:
        return self.accounts * self.per_account

    @property
    def starts_at(self) -> datetime:
        return datetime(self.starts_on.year, self.starts_on.month, self.starts_on.day, 5, 0, tzinfo=UTC)

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(days=self.days)

    def joins_late(self, contact: int) -> bool:
        """Every tenth opens their link in the course of the year, the others have joined long ago."""
        return contact % 10 == 9

    def account_of(self, contact: int) -> int:
        return 1 + (contact - 1) // self.per_account

    def programme(self) -> Programme:
        """As a company has it that has set nothing: a third a week, not all on one day, Russia's calendar."""
        defaults = Programme(company="")
        return programme(
            asked_one_in=defaults.asked_one_in,
            asked_together=defaults.asked_together,
            calendar=calendar_of("RU", self.starts_on),
        )


def account_named(number: int) -> str:
    return f"Завод {number:03}"


def contact_named(number: int) -> str:
    return f"Клиент №{number:05}"


def manager_named(number: int) -> str:
    return f"Менеджер {number:02}"


async def write(plan: Plan, database: Database) -> None:
    """Everybody is listed; who has joined was asked once in the quarter before, and most have answered."""
    chance, now = random.Random(plan.seed), plan.starts_at - timedelta(days=120)
    async with database.write() as conn:
        await surveys.ensure_surveys(conn, now=now)
        regular = await surveys.get_regular_survey(conn)
        for table, rows in [*_rows(plan, chance, now), *_before(plan, chance, regular.id)]:
            if rows:
                await conn.execute(sa.insert(table), rows)
        await latest.follow_all(conn)


def _rows(plan: Plan, chance: random.Random, now: datetime) -> Iterator[tuple[sa.Table, list[dict[str, Any]]]]:
    new = {"created_at": now, "updated_at": now}
    managers, clients = range(plan.managers), range(1, plan.contacts + 1)
    yield (
        staff,
        [
            {
                "id": 100 + number,
                "role": Role.MANAGER,
                "telegram_id": MANAGERS_FROM + number,
                "joined_at": plan.starts_at,
            }
            | {"created_at": now, **_named(manager_named(number))}
            for number in managers
        ],
    )
    yield accounts, [_account(plan, number, chance) | new for number in range(1, plan.accounts + 1)]
    yield (
        people,
        [
            {"telegram_id": MANAGERS_FROM + n, "name": manager_named(n), "language": "ru", "created_at": now}
            for n in managers
        ]
        + [
            {"telegram_id": CLIENTS_FROM + n, "name": contact_named(n), "language": "ru", "created_at": now}
            for n in clients
            if not plan.joins_late(n)
        ],
    )
    yield contacts, [_contact(plan, number, chance, now) | new for number in clients]


def _account(plan: Plan, number: int, chance: random.Random) -> dict[str, Any]:
    """Every eighth becomes a client in the course of the year, every tenth has not bought for some months."""
    first = plan.starts_on + timedelta(days=chance.randrange(plan.days)) if number % 8 == 0 else None
    bought = plan.starts_on - timedelta(days=chance.randrange(90)) if number % 10 == 1 else None
    return {
        "id": number,
        "manager_id": 100 + number % plan.managers,
        "segment": "VIP" if number % 12 == 0 else None,
        "abc": "ABC"[number % 3],
        "first_delivery": first,
        "last_purchase": bought,
        **_named(account_named(number)),
    }


def _contact(plan: Plan, number: int, chance: random.Random, now: datetime) -> dict[str, Any]:
    late = plan.joins_late(number)
    return {
        "id": number,
        "account_id": plan.account_of(number),
        "telegram_id": None if late else CLIENTS_FROM + number,
        "state": ContactState.INVITED if late else ContactState.JOINED,
        "joined_at": None if late else now,
        "timezone": chance.choice(ZONES),
        "circle": chance.choice(CIRCLES),
        **_named(contact_named(number)),
    }


def _before(plan: Plan, chance: random.Random, survey: SurveyId) -> Iterator[tuple[sa.Table, list[dict[str, Any]]]]:
    """One question of the last quarter each, on any of its working days; nobody complained."""
    hours, asked, answered = plan.programme().working_time, [], []
    for number in range(1, plan.contacts + 1):
        if plan.joins_late(number):
            continue
        at = hours.next_open(plan.starts_at - timedelta(days=chance.uniform(14, 89)))
        answers = chance.random() < 0.6 or plan.starts_at - at < timedelta(days=31)
        account = plan.account_of(number)
        manager = 100 + account % plan.managers
        its = {"id": number, "survey_id": survey, "contact_id": number, "manager_id": manager}
        asked.append(
            its
            | {"occasion": "first", "planned_at": at, "sent_at": at, "closes_at": at + timedelta(days=30)}
            | {"state": InvitationState.ANSWERED if answers else InvitationState.EXPIRED}
            | {"ended_at": at + (timedelta(hours=3) if answers else timedelta(days=30))}
        )
        if answers:
            tapped = at + timedelta(hours=3)
            answered.append(
                its
                | {"invitation_id": number, "account_id": account, "heard_by": manager}
                | {"score": chance.choice((7, 8, 9, 10)), "channel": Channel.BUTTON}
                | {"first_tap_at": tapped, "scored_at": tapped}
            )
    yield invitations, asked
    yield responses, answered


def _named(name: str) -> dict[str, str]:
    return {"name": name, "name_folded": fold(name)}
