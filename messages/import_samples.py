"""A contact of a client list as it will be stored, in one line: no Telegram types, they are slow to load."""

from __future__ import annotations

from datetime import date

from messages.texts import Markup, clip, label, say
from storage.lists.plan import Sample

LONGEST_NAME = 60
LONGEST_SAMPLE = 240
_OF_CONTACT = ("greeting", "position", "circle", "phone", "email", "language", "timezone", "external_id")
_OF_ACCOUNT = (
    *("external_id", "segment", "type", "abc", "xyz", "status", "region", "revenue", "debt"),
    *("first_delivery", "last_purchase"),
)
_IDS = {"contact": "contact_id", "account": "account_id"}
_PLAIN = ("position", "phone", "email", "region")
"""What needs no word to be understood."""


def describe_sample(language: str, sample: Sample) -> Markup:
    contact, account = sample.contact, sample.account
    told = [
        _told(language, column, contact[column], "contact") for column in _OF_CONTACT if contact[column] is not None
    ]
    told += [label(language, "import-sample-manager", value=sample.manager)] if sample.manager else []
    told += [
        _told(language, column, account[column], "account") for column in _OF_ACCOUNT if account[column] is not None
    ]
    return say(
        language,
        "import-sample",
        row=str(sample.row),
        contact=clip(contact["name"], LONGEST_NAME),
        account=clip(account["name"], LONGEST_NAME),
        more=clip("".join(f"; {part}" for part in told), LONGEST_SAMPLE),
    )


def coded(language: str, column: str, code: str) -> str:
    """A circle or a relation in words."""
    return label(language, f"circle-{code}") if column == "circle" else label(language, f"relation-{code}")


def _told(language: str, column: str, value: object, of: str) -> str:
    if column in ("circle", "status"):
        return coded(language, column, str(value))
    if isinstance(value, date):
        value = f"{value:%d.%m.%Y}" if language == "ru" else value.isoformat()
    elif isinstance(value, int):
        value = f"{value:,}".replace(",", "\u00a0") if language == "ru" else f"{value:,}"
    text = clip(str(value), LONGEST_NAME)
    if column in _PLAIN:
        return text
    name = _IDS[of] if column == "external_id" else column
    return label(language, f"import-sample-{name}", value=text)
