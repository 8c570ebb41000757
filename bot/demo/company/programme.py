"""The settings under which the sample company runs: the same in every process of the demonstration."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from bot.demo.company import english
from bot.demo.company.accounts import COMPANY
from bot.demo.company.staff import OWNER_TELEGRAM_ID
from nps import link
from nps.programme import Programme
from nps.values import TelegramId

TOKEN = "100200300:AAdemo-only-this-token-opens-nothing-x1"  # noqa: S105 - the sandbox takes any token
ZONE = ZoneInfo("Europe/Moscow")


def programme() -> Programme:
    return Programme(
        company=COMPANY,
        zone=ZONE,
        owner_ids=frozenset({TelegramId(OWNER_TELEGRAM_ID)}),
        link_key=link.derive_key(TOKEN),
    )


def call_it(settings: Programme, language: str) -> None:
    """Every part of the bot holds these very settings; only here does a company change its name while it is asked."""
    object.__setattr__(settings, "company", COMPANY if language == "ru" else english.COMPANY)


def url_of(folder: Path) -> str:
    """The demonstration's database."""
    return f"sqlite+aiosqlite:///{folder / 'demo.db'}"
