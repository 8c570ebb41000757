"""What an earlier consent does not cover."""

from __future__ import annotations

import sqlalchemy as sa

from storage.schema import consents

BEFORE_TELEGRAM_NAME = "1"
"""The version of the consent that did not say that the Telegram name is kept."""


def lets_telegram_name(contact: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """Did this contact agree to more than that? Who was asked to agree to nothing has refused nothing."""
    latest = sa.select(consents.c.version).where(consents.c.contact_id == contact).order_by(consents.c.id.desc())
    return latest.limit(1).scalar_subquery().is_distinct_from(BEFORE_TELEGRAM_NAME)
