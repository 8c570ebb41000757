"""The commands of the command line without a process of their own: settings for them, and what they printed."""

from __future__ import annotations

from typing import Any

from bot.settings import Settings, load
from tests.bot.program import free_port
from tests.rounds.stage import OWNER_ID, TOKEN


def settings_for(url: str, telegram: str | None = None, **more: Any) -> Settings:
    """Without `telegram` nobody listens where it should be."""
    known = {"bot_token": TOKEN, "company_name": "Стройснаб", "owner_ids": str(OWNER_ID), "database_url": url}
    return load(None, **known | {"telegram_api_url": telegram or f"http://127.0.0.1:{free_port()}"} | more)
