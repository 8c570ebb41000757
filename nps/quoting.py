"""What of a promoter's words may be quoted, and how it is signed."""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

from nps.values import LEAST_PROMOTER

LONGEST = 1000
"""Of a quote, in characters of UTF-16: three of them with their signatures stand in one message."""


def joined(parts: Iterable[str | None]) -> str | None:
    """The parts of a comment as one quote; None when nothing was written."""
    text = "\n".join(part.strip() for part in parts if part and part.strip())
    return text or None


def is_promoter(score: int) -> bool:
    return score >= LEAST_PROMOTER


def signature(name: str, position: str | None, account: str) -> str:
    """«Ирина Ким, директор по закупкам, ООО «Вектор»»"""
    return ", ".join(part for part in (name, position, account) if part)


def mark_of(text: str, signed: str) -> int:
    """What tells these words under this signature from any others: the permission is of what was read."""
    return crc32(f"{text}\n{signed}".encode())
