"""The six reasons, as they are named."""

from __future__ import annotations

from messages.texts import Markup, escape, join, label
from nps.values import Reason


def reason_label(language: str, reason: Reason) -> str:
    return label(language, f"reason-{reason.value}")


def reasons_named(language: str, reasons: list[Reason]) -> Markup:
    return join(", ", [escape(reason_label(language, reason).lower()) for reason in reasons])
