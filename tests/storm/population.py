"""Who takes part in a storm: owners, managers of whom some never join, and clients who know what they will say."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from nps.text import fold
from nps.values import ContactId, ContactState, Role, StaffId, SurveyKind
from storage.asking import campaigns, surveys
from storage.engine.conn import Conn
from storage.engine.database import Database
from storage.schema import accounts, contacts, people, staff

OWNER, ABSENT_OWNER = 11, 12  # the second one never starts the bot
PER_ACCOUNT = 5
WEIGHTS = (1, 1, 1, 2, 1, 1, 2, 3, 4, 5, 6)  # of the scores 0 to 10: a third are detractors


@dataclass(frozen=True, slots=True)
class Plan:
    """What one client will do; numbers and names are unique, and so are the comments."""

    number: int
    score: int
    typed: bool
    changes_to: int | None
    reason: bool
    comments: tuple[str, ...]
    blocks: bool

    @property
    def telegram_id(self) -> int:
        return 5_000_000_000 + self.number

    @property
    def name(self) -> str:
        return name_of(self.number)

    @property
    def scores(self) -> list[int]:
        return [self.score] if self.changes_to is None else [self.score, self.changes_to]


def name_of(number: int) -> str:
    return f"Клиент №{number:05}"


@dataclass(frozen=True, slots=True)
class Population:
    size: int
    managers: int
    seed: int

    def plans(self) -> Iterator[Plan]:
        """The same for the same seed."""
        chance = random.Random(self.seed)
        for number in range(1, self.size + 1):
            score = chance.choices(range(11), WEIGHTS)[0]
            other = chance.choice([other_score for other_score in range(11) if other_score != score])
            talks = chance.random() < (0.8 if score <= 6 else 0.3)
            count = chance.choice((1, 1, 2)) if talks else 0
            yield Plan(
                number,
                score,
                typed=chance.random() < 0.15,
                changes_to=other if chance.random() < 0.1 else None,
                reason=chance.random() < 0.4,
                comments=tuple(f"Шквал {number}-{part}: опять везут позже срока" for part in range(count)),
                blocks=number % 60 == 0,
            )

    def manager_ids(self) -> list[int]:
        """The Telegram ids of the managers who have joined: every tenth has not."""
        return [6_000_000_000 + number for number in range(self.managers) if number % 10 != 9]

    async def write(self, database: Database) -> None:
        """Write everybody down: joined, not yet asked, and all of an audit that has begun."""
        now = datetime.now(UTC)
        long_ago = now - timedelta(days=7)  # so that exactly one weekly summary is due
        new, joined_ids = {"created_at": now, "updated_at": now}, self.manager_ids()
        managers = [
            {"id": 100 + number, "role": Role.MANAGER, "created_at": now, **named(f"Менеджер {number}")}
            | (
                {"telegram_id": 6_000_000_000 + number, "joined_at": long_ago}
                if 6_000_000_000 + number in joined_ids
                else {"telegram_id": None, "joined_at": None}
            )
            for number in range(self.managers)
        ]
        clients = [
            {"id": number, "manager_id": 100 + number % self.managers, **new, **named(f"ООО «Штиль {number}»")}
            for number in range(1, self.size // PER_ACCOUNT + 2)
        ]
        plans = list(self.plans())
        humans = [
            {"telegram_id": number, "name": name, "language": "ru", "created_at": now}
            for number, name in [(plan.telegram_id, plan.name) for plan in plans]
            + [(number, f"Менеджер {number - 6_000_000_000}") for number in joined_ids]
        ]
        joined = [
            {"id": plan.number, "account_id": 1 + plan.number // PER_ACCOUNT, "telegram_id": plan.telegram_id}
            | {"state": ContactState.JOINED, "joined_at": now, **new, **named(plan.name)}
            for plan in plans
        ]
        async with database.write() as conn:
            for table, rows in ((staff, managers), (accounts, clients), (people, humans), (contacts, joined)):
                await conn.execute(sa.insert(table), rows)
            await _audit(conn, [ContactId(plan.number) for plan in plans], now=now)
            if conn.dialect.name == "postgresql":  # ids were given here, the sequences do not know of them
                for table in (staff, accounts, contacts):
                    highest = f"(SELECT max(id) FROM {table.name})"  # noqa: S608
                    await conn.exec_driver_sql(
                        f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), {highest})"
                    )


async def _audit(conn: Conn, clients: list[ContactId], *, now: datetime) -> None:
    """All are due at once: else no more than a third of an account is asked in a week, and not all on one day."""
    await surveys.ensure_surveys(conn, now=now)
    audit = await surveys.find_of_kind(conn, SurveyKind.AUDIT)
    assert audit is not None
    await surveys.change(conn, audit, enabled=True)
    await campaigns.start(conn, audit.id, StaffId(100), "", clients, now=now)


def named(name: str) -> dict[str, str]:
    return {"name": name, "name_folded": fold(name)}
