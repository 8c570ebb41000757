"""Callback data as a modified client can make it up: for every kind of button, in every field, nonsense."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, get_args, get_origin

from aiogram.filters.callback_data import CallbackData

LIMIT = 64  # bytes of callback data
NOBODYS = "987654"
NUMBERS = (
    "", "0", "-1", NOBODYS, f"+{NOBODYS}", f" {NOBODYS} ", "987_654", str(2**31), str(2**63 - 1), str(2**63),
    str(2**64), "9" * 40, f"-{2**63}", "1.5", "1e3", "0x1", "٣", "None", "NaN", "true", "'; DROP TABLE staff", "%s",
    "🙂", "\x00", f"{NOBODYS}\n", "\u202e1",
)  # fmt: skip
WORDS = ("", "apply'", "YES", "yes\x00", "🙂", "../..", "%00", "\u202e")
PERIODS = (
    "", "year:0000", "year:0001", "year:9998", "year:9999", "year:99999", "month:2026-13", "week:2026-W54",
    "quarter:2026-Q5", "custom:0001-01-01:0001-01-02", "custom:9999-12-30:9999-12-31", "custom:2026-02-30:2026-03-01",
    "custom:2026-03-01:2026-02-01", "week:2026", "decade:2020", "year:٢٠٢٦",
)  # fmt: skip


def _choices(kind: type[CallbackData], field: str) -> tuple[str, tuple[str, ...]]:
    """Something the field takes, and what it should not."""
    wanted = kind.model_fields[field].annotation
    if get_origin(wanted) is Literal:
        allowed = get_args(wanted)  # a NUL is left out on the way in: what remains may be what its owner may press
        return str(allowed[0]), tuple(word for word in WORDS if word.replace("\x00", "") not in allowed)
    if wanted is int:
        return NOBODYS, NUMBERS
    if wanted is str:
        return "week:2026-W40", PERIODS
    return next(iter(wanted)), WORDS  # type: ignore[call-overload]  # an enumeration


def forged(kind: type[CallbackData]) -> Iterator[str]:
    """Nonsense in each field while the others are as they may be, too few and too many fields, the prefix alone."""
    prefix, sep = kind.__prefix__, kind.__separator__
    fields = list(kind.model_fields)
    usual = [_choices(kind, field)[0] for field in fields]
    made = [prefix, prefix + sep, sep.join([prefix, *usual, "1"]), sep.join([prefix, *usual[:-1]]), prefix.upper()]
    for at, field in enumerate(fields):
        made += [sep.join([prefix, *usual[:at], wrong, *usual[at + 1 :]]) for wrong in _choices(kind, field)[1]]
    return (data for data in dict.fromkeys(made) if len(data.encode()) <= LIMIT)
