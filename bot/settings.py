"""Settings from the environment or `.env`; an unknown or broken one stops the start with a sentence naming it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot import secret_files
from bot.mistakes import Mistake
from nps import link
from nps.programme import Programme
from nps.timetable import WorkingHours
from nps.values import LANGUAGES, TelegramId
from storage.engine.database import DatabaseError, parse_url
from storage.safety.backups import folder_for


class SettingsError(Mistake):
    """A setting is missing or broken; the text names it and says what it should be."""


def _ids(value: object) -> object:
    """OWNER_IDS=1,2 3 becomes a set of numbers."""
    if isinstance(value, str):
        parts = [part for part in re.split(r"[,;\s]+", value) if part]
        if any(not re.fullmatch(r"[0-9]{1,16}", part) for part in parts):
            raise ValueError("must be Telegram ids: numbers separated by commas")
        return [int(part) for part in parts]
    return value


def _address_of(text: str) -> tuple[str, int] | None:
    found = re.fullmatch(r"(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9.-]+)):([0-9]{1,5})", text)
    return (found[1] or found[2], int(found[3])) if found and int(found[3]) <= 65535 else None


def _yes_or_no(value: object) -> object:
    """ANSWER=yes becomes True."""
    if isinstance(value, str):
        if value.lower() not in ("yes", "no"):
            raise ValueError("must be yes or no")
        return value.lower() == "yes"
    return value


def _flag(value: object) -> object:
    """ANONYMOUS=yes."""
    if isinstance(value, str):
        if value.strip().lower() not in ("yes", "no"):
            raise ValueError("must be yes or no")
        return value.strip().lower() == "yes"
    return value


def _months(value: object) -> object:
    if isinstance(value, str) and not (value.strip().isdecimal() and 1 <= int(value) <= 1200):
        raise ValueError("must be a number of months, 1 to 1200, or empty: kept for ever")
    return value


class Settings(BaseSettings):
    """The outside contract: every name here is an environment variable in capitals."""

    model_config = SettingsConfigDict(env_file_encoding="utf-8", env_ignore_empty=True, extra="forbid")

    bot_token: SecretStr | None = None
    owner_ids: Annotated[frozenset[int], NoDecode, BeforeValidator(_ids)] = frozenset()
    company_name: str = ""
    language: str = "ru"
    timezone: str = "Europe/Moscow"
    currency: str = "RUB"
    database_url: Annotated[str, Field(repr=False)] = "sqlite+aiosqlite:///otklik.db"  # may hold a password
    telegram_api_url: str = "https://api.telegram.org"
    telegram_proxy: SecretStr | None = None
    working_hours: str = "mon-fri 09:00-18:00"
    weekly_summary: str = "0 9 * * mon"
    monthly_summary: str = "0 9 1 * *"
    privacy_url: str | None = None
    link_shows_name: Annotated[bool, BeforeValidator(_yes_or_no)] = True
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    http_port: int = 8080
    metrics_listen: str | None = None
    ping_url: SecretStr | None = None
    backup_dir: str = "backups"
    anonymous: Annotated[bool, BeforeValidator(_flag)] = False
    forget_keeps_score: Annotated[bool, BeforeValidator(_flag)] = True
    retention_months: Annotated[int | None, BeforeValidator(_months)] = None
    bot_token_file: Path | None = None
    database_url_file: Path | None = None
    telegram_proxy_file: Path | None = None
    webhook_secret_file: Path | None = None

    @model_validator(mode="before")
    @classmethod
    def _secret_files(cls, values: dict[str, Any]) -> dict[str, Any]:
        return secret_files.filled(values, ("bot_token", "database_url", "telegram_proxy", "webhook_secret"))

    @field_validator("bot_token")
    @classmethod
    def _token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]{10,}", value.get_secret_value()):
            raise ValueError("does not look like a bot token; @BotFather gives one like 123456789:AAE…")
        return value

    @field_validator("language")
    @classmethod
    def _language(cls, value: str) -> str:
        if value not in LANGUAGES:
            raise ValueError(f"must be one of: {', '.join(LANGUAGES)}")
        return value

    @field_validator("timezone")
    @classmethod
    def _timezone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError("must be a zone like Europe/Moscow") from None
        return value

    @field_validator("currency")
    @classmethod
    def _currency(cls, value: str) -> str:
        if not re.fullmatch(r"[A-Z]{3}", value):
            raise ValueError("must be three capital letters like RUB")
        return value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        try:
            parse_url(value)
        except DatabaseError as error:
            raise ValueError(str(error)) from None
        return value

    @field_validator("working_hours")
    @classmethod
    def _working_hours(cls, value: str) -> str:
        WorkingHours.parse(value)
        return value

    @field_validator("weekly_summary", "monthly_summary")
    @classmethod
    def _cron(cls, value: str) -> str:
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

    @field_validator("telegram_api_url", "privacy_url", "webhook_url")
    @classmethod
    def _url(cls, value: str | None) -> str | None:
        if value is not None and (urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).netloc):
            raise ValueError("must be an address beginning with https:// (or http://)")
        return value.rstrip("/") if value else value

    @field_validator("telegram_proxy")
    @classmethod
    def _proxy(cls, value: SecretStr | None) -> SecretStr | None:
        if value and urlsplit(value.get_secret_value()).scheme not in ("http", "socks4", "socks5"):
            raise ValueError("must be an address beginning with http:// or socks5://")
        return value

    @field_validator("http_port")
    @classmethod
    def _port(cls, value: int) -> int:
        if not 0 <= value <= 65535:
            raise ValueError("must be a port: 0 to 65535, 0 for a free one")
        return value

    @field_validator("ping_url")
    @classmethod
    def _ping(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            cls._url(value.get_secret_value())
        return value

    @field_validator("metrics_listen")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is not None and not _address_of(value):
            raise ValueError("must be an address to listen at like 127.0.0.1:9400")
        return value

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
        return _address_of(self.metrics_listen) if self.metrics_listen else None

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
        kept = [one.get_secret_value() for one in (self.bot_token, self.webhook_secret, self.telegram_proxy) if one]
        passwords = [parse_url(self.database_url).password]
        if self.ping_url:  # its path is what makes it secret
            kept += [self.ping_url.get_secret_value(), urlsplit(self.ping_url.get_secret_value()).path.strip("/")]
        for address in (self.database_url, *kept):
            if found := re.search(r"://[^:/@]*:(.+)@", address):
                passwords += [found[1], unquote(found[1])]
        return [*kept, *(one for one in passwords if one)]

    def programme(self) -> Programme:
        """The settings as the rules know them. Raises SettingsError when a required one is missing."""
        if not self.company_name.strip():
            raise SettingsError("COMPANY_NAME is missing: the name your clients know you by")
        return Programme(
            company=self.company_name.strip(),
            language=self.language,
            zone=ZoneInfo(self.timezone),
            currency=self.currency,
            owner_ids=frozenset(TelegramId(number) for number in self.owner_ids),
            working_hours=WorkingHours.parse(self.working_hours),
            weekly_summary=self.weekly_summary,
            monthly_summary=self.monthly_summary,
            privacy_url=self.privacy_url,
            anonymous=self.anonymous,
            forget_keeps_score=self.forget_keeps_score,
            retention_months=self.retention_months,
            link_shows_name=self.link_shows_name,
            backup_folder=self.backup_folder(),
            backs_up=self.backs_up,
            link_key=link.derive_key(self.token()),
        )


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
