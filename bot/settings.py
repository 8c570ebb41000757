"""Settings from the environment or `.env`; an unknown or broken one stops the start with a sentence naming it."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from pydantic import SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot import secret_files
from bot.mistakes import Mistake
from bot.production_calendar import calendar_of, named_holidays
from bot.setting_kinds import (
    Address,
    Contents,
    Country,
    Cron,
    Currency,
    DatabaseUrl,
    Days,
    Hours,
    Ids,
    Language,
    Listen,
    Months,
    Port,
    Proxy,
    Recipients,
    SecretAddress,
    Token,
    YesOrNo,
    Zone,
    host_and_port,
)
from nps import link
from nps.programme import Programme
from nps.sending import read_contents, read_recipients
from nps.timetable import WorkingHours
from storage.engine.database import parse_url
from storage.safety.backups import folder_for


class SettingsError(Mistake):
    """A setting is missing or broken; the text names it and says what it should be."""


class Settings(BaseSettings):
    """The outside contract: every name here is an environment variable in capitals."""

    model_config = SettingsConfigDict(env_file_encoding="utf-8", env_ignore_empty=True, extra="forbid")

    # One row each: name, kind (how it is read), default, and what .env.example says of it.

    bot_token: Token | None = None
    """From @BotFather (see README)."""
    owner_ids: Ids = frozenset()
    """Telegram ids of the owners, comma-separated; @userinfobot tells everybody their own."""
    company_name: str = ""
    """The name your clients know you by: Стройснаб."""
    language: Language = "ru"
    """ru or en: the language of people who have not chosen one."""
    timezone: Zone = "Europe/Moscow"
    """The company's zone: summaries, deadlines, days."""
    currency: Currency = "RUB"
    """Of revenue figures."""
    database_url: DatabaseUrl = "sqlite+aiosqlite:///otklik.db"
    """A file, or a PostgreSQL server: postgresql+asyncpg://user:password@host/otklik"""
    telegram_api_url: Address = "https://api.telegram.org"
    telegram_proxy: Proxy | None = None
    """Telegram is often reachable only through a proxy: http://… or socks5://user:password@host:1080"""
    working_hours: Hours = "mon-fri 09:00-18:00"
    """When the bot may ask, and what counts as working time for deadlines."""
    country: Country = "RU"
    """Two letters: whose public holidays and moved days are no working time; off: nobody's."""
    extra_days_off: Days = frozenset()
    """Days on which the company rests or works besides: 2026-12-25..2026-12-30, 08.05.2027"""
    extra_working_days: Days = frozenset()
    weekly_summary: Cron = "0 9 * * mon"
    """Cron expressions, weekdays by name (mon, tue, …); off: none."""
    monthly_summary: Cron = "0 9 1 * *"
    quarterly_summary: Cron = "0 9 1 1,4,7,10 *"
    summary_recipients: Recipients = "owners,managers"
    """Who gets summaries, and what stands in them: first values, as the schedules are; /settings in the chat wins."""
    summary_contents: Contents = "card,changed,words"
    privacy_url: Address | None = None
    """Shown under the consent text."""
    link_shows_name: YesOrNo = True
    """A forwarded link greets whoever opens it with the client's greeting («Ирина Петровна»); no: it names nobody."""
    webhook_url: Address | None = None
    """Without WEBHOOK_URL the bot polls. With it, WEBHOOK_SECRET (16 to 256 of A-Za-z0-9_-) is required."""
    webhook_secret: SecretStr | None = None
    http_port: Port = 8080
    """/health, and the webhook. Polling: only for this machine."""
    metrics_listen: Listen | None = None
    """Prometheus metrics at /metrics on an address of their own; keep it from the public."""
    ping_url: SecretAddress | None = None
    """Asked once a minute while all is well, so that somebody outside notices a silent death (healthchecks.io and the
    like)."""
    backup_dir: str = "backups"
    """Where the daily backup of the SQLite file goes (relative to the database's folder), and the log of erasures; off:
    no backup is made."""
    anonymous: YesOrNo = False
    """yes: nobody below the owner sees who said what. Chosen before the first consent; afterwards it is fixed."""
    managers_export_phones: YesOrNo = False
    """Are the phones and e-mails of their clients in the files that managers take out with /export?"""
    forget_keeps_score: YesOrNo = True
    """Does an erased person's score (/forget) stay in the figures, without a name?"""
    retention_months: Months | None = None
    """For how many months comments, messages and contacts nothing happens with are kept; empty: for ever."""
    bot_token_file: Path | None = None
    """The secrets may stand in files of their own instead (Docker's and systemd's way); then leave them empty above."""
    database_url_file: Path | None = None
    telegram_proxy_file: Path | None = None
    webhook_secret_file: Path | None = None

    @model_validator(mode="before")
    @classmethod
    def _secret_files(cls, values: dict[str, Any]) -> dict[str, Any]:
        return secret_files.filled(values, ("bot_token", "database_url", "telegram_proxy", "webhook_secret"))

    @model_validator(mode="after")
    def _extra_days(self) -> Settings:
        if both := sorted(self.extra_days_off & self.extra_working_days):
            days = ", ".join(day.isoformat() for day in both)
            raise ValueError(f"EXTRA_DAYS_OFF and EXTRA_WORKING_DAYS both have {days}: leave it in one of them")
        return self

    @model_validator(mode="after")
    def _anonymity(self) -> Settings:
        if self.anonymous and not self.forget_keeps_score:
            raise ValueError(
                "ANONYMOUS=yes needs FORGET_KEEPS_SCORE=yes: an index before and after somebody's score is taken out "
                "of it tells what that score was"
            )
        return self

    @model_validator(mode="after")
    def _webhook(self) -> Settings:
        if self.webhook_url:
            secret = self.webhook_secret.get_secret_value() if self.webhook_secret else ""
            if not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", secret):
                raise ValueError(
                    "WEBHOOK_URL is set, so WEBHOOK_SECRET must be too: 16 to 256 characters of A-Za-z0-9_-; "
                    "without it anybody could send the bot forged answers"
                )
        return self

    def metrics_address(self) -> tuple[str, int] | None:
        """Host and port for /metrics; None: it is not served."""
        return host_and_port(self.metrics_listen) if self.metrics_listen else None

    def token(self) -> str:
        if self.bot_token is None:
            raise SettingsError("BOT_TOKEN is missing: create a bot with @BotFather and put its token into .env")
        return self.bot_token.get_secret_value()

    @property
    def backs_up(self) -> bool:
        """Is a backup made every day? Only of an SQLite file, and unless BACKUP_DIR says off."""
        return self.sqlite and self.backup_dir.strip().lower() != "off"

    @property
    def sqlite(self) -> bool:
        return parse_url(self.database_url).get_backend_name() == "sqlite"

    def backup_folder(self) -> Path:
        """Where backups and the erasure log lie; named also when no backups are made."""
        return folder_for(parse_url(self.database_url), self.backup_dir.strip())

    def secrets(self) -> list[str]:
        """What must never stand in a log; a password in both spellings, as it is and as an address has it."""
        secrets = (self.bot_token, self.webhook_secret, self.telegram_proxy)
        kept = [secret.get_secret_value() for secret in secrets if secret]
        passwords = [parse_url(self.database_url).password]
        if self.ping_url:  # its path is what makes it secret
            kept += [self.ping_url.get_secret_value(), urlsplit(self.ping_url.get_secret_value()).path.strip("/")]
        for address in (self.database_url, *kept):
            if match := re.search(r"://[^:/@]*:(.+)@", address):
                passwords += [match[1], unquote(match[1])]
        return [*kept, *(password for password in passwords if password)]

    def programme(self) -> Programme:
        """The settings as the rules know them. Raises SettingsError when a required one is missing."""
        if not self.company_name.strip():
            raise SettingsError("COMPANY_NAME is missing: the name your clients know you by")
        as_they_are = {
            field.name: getattr(self, field.name) for field in fields(Programme) if field.name in Settings.model_fields
        }
        zone = ZoneInfo(self.timezone)
        today = datetime.now(UTC).astimezone(zone).date()
        public = calendar_of(self.country, today)
        derived = {
            "company": self.company_name.strip(),
            "zone": zone,
            "working_hours": WorkingHours.parse(self.working_hours),
            "calendar": public.adding(self.extra_days_off, self.extra_working_days),
            "holidays": named_holidays(self.country, today),
            "summary_recipients": read_recipients(self.summary_recipients),
            "summary_contents": read_contents(self.summary_contents),
            "backup_folder": self.backup_folder(),
            "backs_up": self.backs_up,
            "link_key": link.derive_key(self.token()),
        }
        return Programme(**as_they_are | derived)


def load(env_file: Path | None = Path(".env"), **overrides: Any) -> Settings:
    """Read the settings. Raises SettingsError with one sentence for each mistake."""
    try:
        return Settings(_env_file=env_file, **overrides)  # type: ignore[call-arg]  # known to pydantic-settings only
    except ValidationError as error:
        raise SettingsError("\n".join(_sentence(item) for item in error.errors())) from None


def _sentence(item: Any) -> str:
    name = str(item["loc"][0]).upper() if item["loc"] else ""
    if item["type"] == "extra_forbidden":
        return f"{name} in .env is no setting of Otklik: is it a misspelling? .env.example names them all"
    message = str(item["msg"]).removeprefix("Value error, ")
    return f"{name} {message}" if name and not message.startswith(name) else message
