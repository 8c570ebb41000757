"""The kinds of settings: how each is read from its text, and the sentence when it is broken (after its name)."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic_settings import NoDecode

from bot.production_calendar import NO_COUNTRY, countries
from nps.sending import OFF, read_contents, read_recipients
from nps.timetable import WorkingHours
from nps.values import LANGUAGES
from nps.working_calendar import parse_days
from storage.engine.database import DatabaseError, parse_url


def _ids(value: object) -> object:
    """OWNER_IDS=1,2 3 becomes a set of numbers."""
    if isinstance(value, str):
        parts = [part for part in re.split(r"[,;\s]+", value) if part]
        if any(not re.fullmatch(r"[0-9]{1,16}", part) for part in parts):
            raise ValueError("must be Telegram ids: numbers separated by commas")
        return [int(part) for part in parts]
    return value


def _yes_or_no(value: object) -> object:
    """ANONYMOUS=yes becomes True."""
    if isinstance(value, str):
        if value.strip().lower() not in ("yes", "no"):
            raise ValueError("must be yes or no")
        return value.strip().lower() == "yes"
    return value


def _months(value: object) -> object:
    if isinstance(value, str) and not (value.strip().isdecimal() and 1 <= int(value) <= 1200):
        raise ValueError("must be a number of months, 1 to 1200, or empty: kept for ever")
    return value


def _token(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]{10,}", value.get_secret_value()):
        raise ValueError("does not look like a bot token; @BotFather gives one like 123456789:AAE…")
    return value


def _language(value: str) -> str:
    if value not in LANGUAGES:
        raise ValueError(f"must be one of: {', '.join(LANGUAGES)}")
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError):
        raise ValueError("must be a zone like Europe/Moscow") from None
    return value


def _currency(value: str) -> str:
    if not re.fullmatch(r"[A-Z]{3}", value):
        raise ValueError("must be three capital letters like RUB")
    return value


def _database(value: str) -> str:
    try:
        parse_url(value)
    except DatabaseError as error:
        raise ValueError(str(error)) from None
    return value


def _hours(value: str) -> str:
    WorkingHours.parse(value)
    return value


def _country(value: str) -> str:
    """COUNTRY=ru becomes RU."""
    if value.strip().lower() == NO_COUNTRY:
        return NO_COUNTRY
    if value.strip().upper() not in (known := countries()):
        raise ValueError(
            f"must be the two letters of a country, like RU or KZ, or {NO_COUNTRY} for no public holidays; "
            f"known are {', '.join(known)}"
        )
    return value.strip().upper()


def _days(value: object) -> object:
    """EXTRA_DAYS_OFF=2026-12-25..2026-12-30 becomes six days."""
    return parse_days(value) if isinstance(value, str) else value


def _recipients(value: str) -> str:
    if read_recipients(value) is None:
        raise ValueError("must be owners, managers, both with a comma between them, or off")
    return value


def _contents(value: str) -> str:
    if read_contents(value) is None:
        raise ValueError("must be one or more of card, changed, words, with commas between them")
    return value


def _cron(value: str) -> str:
    if value.strip().lower() == OFF:
        return OFF
    fields = value.split()
    if len(fields) != 5:
        raise ValueError('must be a cron expression of five fields like "0 9 * * mon"')
    if re.search(r"\d", fields[4]):  # 1 is Tuesday in APScheduler, Monday in cron
        raise ValueError("must name the weekday (mon, tue, …): numbers mean different days to different programs")
    from apscheduler.triggers.cron import CronTrigger

    try:
        CronTrigger.from_crontab(value, timezone="UTC")
    except ValueError as error:
        raise ValueError(f"is no cron expression: {error}") from None
    return value


def _address(value: str) -> str:
    if urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).netloc:
        raise ValueError("must be an address beginning with https:// (or http://)")
    return value.rstrip("/")


def _secret_address(value: SecretStr) -> SecretStr:
    _address(value.get_secret_value())
    return value


def _proxy(value: SecretStr) -> SecretStr:
    if value.get_secret_value() and urlsplit(value.get_secret_value()).scheme not in ("http", "socks4", "socks5"):
        raise ValueError("must be an address beginning with http:// or socks5://")
    return value


def _port(value: int) -> int:
    if not 0 <= value <= 65535:
        raise ValueError("must be a port: 0 to 65535, 0 for a free one")
    return value


def host_and_port(text: str) -> tuple[str, int] | None:
    """Of "127.0.0.1:9400" or "[::1]:9400"; None when it is no such address."""
    match = re.fullmatch(r"(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9.-]+)):([0-9]{1,5})", text)
    return (match[1] or match[2], int(match[3])) if match and int(match[3]) <= 65535 else None


def _listen(value: str) -> str:
    if not host_and_port(value):
        raise ValueError("must be an address to listen at like 127.0.0.1:9400")
    return value


Ids = Annotated[frozenset[int], NoDecode, BeforeValidator(_ids)]
YesOrNo = Annotated[bool, BeforeValidator(_yes_or_no)]
Months = Annotated[int, BeforeValidator(_months)]
Token = Annotated[SecretStr, AfterValidator(_token)]
Language = Annotated[str, AfterValidator(_language)]
Recipients = Annotated[str, AfterValidator(_recipients)]
Contents = Annotated[str, AfterValidator(_contents)]
Zone = Annotated[str, AfterValidator(_zone)]
Currency = Annotated[str, AfterValidator(_currency)]
DatabaseUrl = Annotated[str, Field(repr=False), AfterValidator(_database)]  # may hold a password
Hours = Annotated[str, AfterValidator(_hours)]
Country = Annotated[str, AfterValidator(_country)]
Days = Annotated[frozenset[date], NoDecode, BeforeValidator(_days)]
Cron = Annotated[str, AfterValidator(_cron)]
Address = Annotated[str, AfterValidator(_address)]
SecretAddress = Annotated[SecretStr, AfterValidator(_secret_address)]
Proxy = Annotated[SecretStr, AfterValidator(_proxy)]
Port = Annotated[int, AfterValidator(_port)]
Listen = Annotated[str, AfterValidator(_listen)]
