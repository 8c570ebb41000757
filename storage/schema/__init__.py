"""The schema: one table per subject, in SQLAlchemy Core."""

from storage.schema.cases import alerts, case_events, case_responses, cases, client_messages
from storage.schema.columns import metadata
from storage.schema.machinery import deliveries, inbox, marks, outbox
from storage.schema.people import (
    accounts,
    audit,
    consents,
    contacts,
    enrolment_openings,
    enrolments,
    erasures,
    imports,
    link_attempts,
    people,
    staff,
)
from storage.schema.surveys import (
    comment_parts,
    invitations,
    response_reasons,
    responses,
    score_changes,
    summaries,
    surveys,
)

__all__ = [
    "accounts",
    "alerts",
    "audit",
    "case_events",
    "case_responses",
    "cases",
    "client_messages",
    "comment_parts",
    "consents",
    "contacts",
    "deliveries",
    "enrolment_openings",
    "enrolments",
    "erasures",
    "imports",
    "inbox",
    "invitations",
    "link_attempts",
    "marks",
    "metadata",
    "outbox",
    "people",
    "response_reasons",
    "responses",
    "score_changes",
    "staff",
    "summaries",
    "surveys",
]
