"""Statements are compiled once in a test process instead of once in each database.

SQLAlchemy keeps what it compiles with the engine. The program has one database for its whole life; here each test has
its own and uses most statements once, and a seventh of all time went into compiling the same again.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import util
from sqlalchemy.engine.base import Engine
from sqlalchemy.engine.default import DefaultDialect

_CACHES: dict[type, Any] = {}


def compile_once() -> None:
    """Engines of one dialect share what they compile; two dialect objects of one class are the same to the cache."""
    kept = property(lambda engine: _cache(type(engine.dialect)), lambda engine, own: None)
    setattr(Engine, "_compiled_cache", kept)  # noqa: B010 - the type checker knows it as an attribute
    setattr(DefaultDialect, "__hash__", lambda dialect: hash(type(dialect)))  # noqa: B010
    setattr(DefaultDialect, "__eq__", lambda dialect, other: type(dialect) is type(other))  # noqa: B010


def _cache(dialect: type) -> Any:
    return _CACHES.setdefault(dialect, util.LRUCache(2000))
