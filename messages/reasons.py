"""The six reasons, as they are named."""

from __future__ import annotations

from messages.texts import Markup, escape, join, label, say
from nps.values import Reason


def reason_label(language: str, reason: Reason) -> str:
    return label(language, f"reason-{reason.value}")


def reasons_named(language: str, reasons: list[Reason]) -> Markup:
    return join(", ", [escape(reason_label(language, reason).lower()) for reason in reasons])


def reasons_or_none(language: str, reasons: list[Reason]) -> Markup:
    """«ничего», where there are none."""
    return reasons_named(language, reasons) if reasons else say(language, "why-fix-none")
