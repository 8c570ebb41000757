"""Writing the sample company's own people and its client accounts; the fixed Telegram ids stand here."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.demo.company.accounts import ACCOUNTS, MANAGERS, OWNER
from bot.demo.company.asking import RULES
from bot.demo.company.calendar import ZONE, Story
from nps.text import fold
from nps.values import Role
from storage.schema import accounts, enrolments, people, staff

OWNER_TELEGRAM_ID = 700_000_001
MANAGER_TELEGRAM_IDS = dict(zip(MANAGERS, range(700_000_011, 700_000_015), strict=True))
JOINED_BEFORE = timedelta(hours=1)


async def insert_all(conn: AsyncConnection, table: sa.Table, rows: list[dict[str, Any]]) -> list[int]:
    """Insert the rows and return their ids in the same order."""
    statement = sa.insert(table).returning(table.c.id, sort_by_parameter_order=True)
    return list((await conn.execute(statement, rows)).scalars()) if rows else []


async def write_staff(conn: AsyncConnection, story: Story) -> list[int]:
    """The owner and the managers; they joined an hour ago, so no summary of earlier periods is owed to them."""
    joined_at = story.now - JOINED_BEFORE
    known = [(Role.OWNER, OWNER, OWNER_TELEGRAM_ID)]
    known += [(Role.MANAGER, name, telegram_id) for name, telegram_id in MANAGER_TELEGRAM_IDS.items()]
    rows = [
        {
            "role": role,
            "name": name,
            "name_folded": fold(name),
            "telegram_id": telegram_id,
            "joined_at": joined_at,
            "created_at": story.began_at,
        }
        for role, name, telegram_id in known
    ]
    ids = await insert_all(conn, staff, rows)
    links = [
        {
            "staff_id": staff_id,
            "created_at": joined_at - timedelta(days=1),
            "expires_at": joined_at - timedelta(days=1) + RULES.link_lives,
            "bound_at": joined_at,
            "bound_to": telegram_id,
        }
        for staff_id, (role, _, telegram_id) in zip(ids, known, strict=True)
        if role is Role.MANAGER
    ]
    await conn.execute(sa.insert(enrolments), links)
    humans = [
        {"telegram_id": telegram_id, "name": name, "telegram_language": "ru", "created_at": story.began_at}
        for _, name, telegram_id in known
    ]
    await conn.execute(sa.insert(people), humans)
    return ids


async def write_accounts(conn: AsyncConnection, story: Story, managers: dict[str, int]) -> dict[str, int]:
    today = story.now.astimezone(ZONE).date()
    rows = [
        {
            "external_id": f"A-{number}",
            "name": account.name,
            "name_folded": fold(account.name),
            "manager_id": managers[account.manager],
            "segment": account.segment,
            "abc": account.abc,
            "status": account.status,
            "region": account.region,
            "revenue": account.revenue * 1000,
            "first_delivery": today - timedelta(days=round(365 * account.buys_for)),
            "last_purchase": today - timedelta(days=account.last_purchase),
            "created_at": story.began_at,
            "updated_at": story.began_at,
        }
        for number, account in enumerate(ACCOUNTS, start=101)
    ]
    ids = await insert_all(conn, accounts, rows)
    return {account.name: row_id for account, row_id in zip(ACCOUNTS, ids, strict=True)}
