"""Answers keep after which closing of a detractor's case they were the first; complaints are counted in an index alone.

Revision ID: 0039
Revises: 0038
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns as columns

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

ASKS_AGAIN = """(
    SELECT id FROM surveys
    WHERE kind = 'recovery' OR coalesce(series, id) = (
        SELECT coalesce(series, id) FROM surveys WHERE kind = 'regular' AND replaced_at IS NULL
    )
)"""
CASE_CLOSED_AT = f"""(
    SELECT max(closed_at) FROM cases
    WHERE cases.contact_id = responses.contact_id AND cases.closed_at < responses.first_tap_at
    AND cases.state IN ('confirmed', 'unconfirmed') AND responses.survey_id IN {ASKS_AGAIN}
    AND EXISTS (
        SELECT 1 FROM case_responses JOIN responses AS complaint ON complaint.id = case_responses.response_id
        WHERE case_responses.case_id = cases.id AND complaint.score <= 6
    )
    AND NOT EXISTS (
        SELECT 1 FROM responses AS earlier
        WHERE earlier.contact_id = responses.contact_id AND earlier.survey_id IN {ASKS_AGAIN}
        AND earlier.first_tap_at > cases.closed_at AND earlier.first_tap_at < responses.first_tap_at
    )
)"""  # noqa: S608 - our names


def upgrade() -> None:
    closed = sa.text("closed_at IS NOT NULL")
    op.create_index("ix_cases_contact_id_closed", "cases", ["contact_id"], sqlite_where=closed, postgresql_where=closed)
    op.add_column("responses", sa.Column("case_closed_at", columns.UtcTime(), nullable=True))
    op.execute(f"UPDATE responses SET case_closed_at = {CASE_CLOSED_AT}")  # noqa: S608 - our names
    low = sa.text("score <= 6")
    op.create_index(
        "ix_responses_low",
        "responses",
        ["first_tap_at", "account_id", "survey_id", "replaced_at", "manager_id", "segment", "circle"],
        sqlite_where=low,
        postgresql_where=low,
    )
    there = sa.text("case_closed_at IS NOT NULL")
    op.create_index(
        "ix_responses_case_closed_at",
        "responses",
        ["first_tap_at", "case_closed_at", "survey_id", "score", "account_id", "manager_id", "segment", "circle"],
        sqlite_where=there,
        postgresql_where=there,
    )
