"""The few column types the schema is made of, the same on SQLite (STRICT) and PostgreSQL."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import BigInteger, Date, DateTime, Dialect, Integer, MetaData, Text, TypeDecorator
from sqlalchemy.engine.processors import str_to_date, str_to_datetime
from sqlalchemy.types import TypeEngine

from storage.schema.privacy import PRIVACY, Info, Whose, internal

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Whole(TypeDecorator[int]):
    """A whole number, 64 bits on both databases."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else BigInteger())


class Id(Whole):
    """A row's number, or a reference to one."""

    cache_ok = True


class TelegramId(Whole):
    """A Telegram user or chat id (up to 52 bits)."""

    cache_ok = True


class Flag(TypeDecorator[bool]):
    """Yes or no, kept as 1 or 0: STRICT tables know no BOOLEAN."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    def result_processor(self, dialect: Dialect, coltype: Any) -> Any:
        """By what is compiled, as a list reads tens of thousands."""
        return {None: None, 0: False, 1: True}.__getitem__


class Code(TypeDecorator[str]):
    """A lowercase English code defined in nps.values; comes back as its enumeration. Refuses unknown codes."""

    impl = Text
    cache_ok = True

    def __init__(self, codes: type[StrEnum]) -> None:
        super().__init__()
        self.codes = codes

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else self.codes(value).value

    def result_processor(self, dialect: Dialect, coltype: Any) -> Any:
        """By what is compiled, as a list reads tens of thousands."""
        return _Members(self.codes).__getitem__


class _Members(dict[str | None, StrEnum | None]):
    """Of a code its member, of nothing nothing."""

    def __init__(self, codes: type[StrEnum]) -> None:
        super().__init__({None: None} | {code.value: code for code in codes})
        self._codes = codes

    def __missing__(self, value: str) -> StrEnum:
        """Raises ValueError: there is no such code."""
        return self._codes(value)


@lru_cache(maxsize=64)
def _as_text(moment: datetime) -> str:
    """In one transaction everything happens at one moment, which is written a dozen times."""
    return moment.isoformat(timespec="microseconds")


class UtcTime(TypeDecorator[datetime]):
    """An instant. Refuses naive values; SQLite keeps fixed-width ISO text, so that text order is time order."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored")
        if value.tzinfo is not UTC:
            value = value.astimezone(UTC)
        return _as_text(value) if dialect.name == "sqlite" else value

    def result_processor(self, dialect: Dialect, coltype: Any) -> Any:
        """By a function that is compiled, as a list reads tens of thousands; asyncpg gives instants in UTC."""
        return str_to_datetime if dialect.name == "sqlite" else None


class Duration(TypeDecorator[timedelta]):
    """A length of time in whole seconds; comes back as a timedelta."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else BigInteger())

    def process_bind_param(self, value: timedelta | None, dialect: Dialect) -> int | None:
        return None if value is None else value // timedelta(seconds=1)

    def process_result_value(self, value: int | None, dialect: Dialect) -> timedelta | None:
        return None if value is None else timedelta(seconds=value)


class Day(TypeDecorator[date]):
    """A calendar day."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else Date())

    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:
        return value.isoformat() if value is not None and dialect.name == "sqlite" else value

    def result_processor(self, dialect: Dialect, coltype: Any) -> Any:
        return str_to_date if dialect.name == "sqlite" else None


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # json.dumps would make one each time


class Json(TypeDecorator[Any]):
    """A small structure kept as JSON text on both databases."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else _JSON(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


class Ids(TypeDecorator[tuple[int, ...]]):
    """A few numbers of rows, "3,17"; null is none of them."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[int, ...] | None, dialect: Dialect) -> str | None:
        return ",".join(map(str, value)) if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[int, ...]:
        return tuple(map(int, value.split(","))) if value else ()


def table(name: str, about: Whose, *parts: sa.schema.SchemaItem) -> sa.Table:
    """A table of the schema, and whose its rows are: STRICT on SQLite."""
    return sa.Table(name, metadata, *parts, info={PRIVACY: about}, sqlite_strict=True)


def number() -> sa.Column[int]:
    """The primary key every table without a natural one has."""
    return sa.Column("id", Id, primary_key=True, autoincrement=True, info=internal())


def refers(
    name: str, target: str, *, required: bool = True, primary_key: bool = False, info: Info | None = None
) -> sa.Column[Any]:
    """A reference to another table's row, internal unless `info` says otherwise.

    Rows that are referred to cannot be deleted.
    """
    key, nullable = sa.ForeignKey(f"{target}.id"), not (required or primary_key)
    return sa.Column(name, Id, key, nullable=nullable, primary_key=primary_key, info=info or internal())


def only_when(condition: str) -> dict[str, Any]:
    """Keyword arguments of a partial index, for both databases."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}
