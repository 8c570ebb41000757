"""The sample company's own people; the fixed Telegram ids stand here."""

from __future__ import annotations

from datetime import timedelta

from bot.demo.company.accounts import MANAGERS, OWNER
from bot.demo.company.calendar import Story
from bot.demo.history.facts import Employee
from nps.values import Role

OWNER_TELEGRAM_ID = 700_000_001
MANAGER_TELEGRAM_IDS = dict(zip(MANAGERS, range(700_000_011, 700_000_015), strict=True))
OWNER_ID = 1
MANAGER_IDS = {name: number for number, name in enumerate(MANAGERS, start=OWNER_ID + 1)}
JOINED_BEFORE = timedelta(hours=1)


def employ(story: Story) -> list[Employee]:
    """The owner and the managers; they joined an hour ago, so no summary of earlier periods is owed to them."""
    joined_at, invited_at = story.now - JOINED_BEFORE, story.now - JOINED_BEFORE - timedelta(days=1)
    known = [(OWNER_ID, Role.OWNER, OWNER, OWNER_TELEGRAM_ID)]
    known += [(MANAGER_IDS[name], Role.MANAGER, name, human) for name, human in MANAGER_TELEGRAM_IDS.items()]
    return [
        Employee(
            id=number,
            role=role,
            name=name,
            telegram_id=telegram_id,
            created_at=story.began_at,
            joined_at=joined_at,
            invited_at=invited_at if role is Role.MANAGER else None,
        )
        for number, role, name, telegram_id in known
    ]
