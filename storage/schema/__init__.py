"""The schema: one table per subject, in SQLAlchemy Core."""

from storage.schema.cases import (
    alerts,
    case_events,
    case_responses,
    case_rings,
    cases,
    client_messages,
    notes,
    prompts,
)
from storage.schema.columns import metadata
from storage.schema.events import account_colours, account_facts, current_colours, event_prompts, events
from storage.schema.exports import exports
from storage.schema.fixes import fix_news, fix_prompts, fixes
from storage.schema.light_cards import light_alerts, light_cards
from storage.schema.losses import losses
from storage.schema.machinery import deliveries, inbox, marks, outbox
from storage.schema.merges import merge_moves, merges
from storage.schema.newcomers import newcomers
from storage.schema.people import (
    absences,
    accounts,
    audit,
    consents,
    contact_manager,
    contacts,
    enrolment_openings,
    enrolments,
    erasures,
    imports,
    link_attempts,
    people,
    staff,
)
from storage.schema.promises import promises
from storage.schema.promoters import quotes, recommendations, referrals, stories
from storage.schema.reasons import reason_corrections
from storage.schema.recordings import recordings
from storage.schema.relays import relay_parts, relays
from storage.schema.sending import kept_settings, summary_stops
from storage.schema.surveys import (
    asking_prompts,
    campaign_contacts,
    campaigns,
    comment_parts,
    holds,
    invitations,
    leads_listed,
    response_reasons,
    responses,
    score_changes,
    summaries,
    surveys,
)

__all__ = [
    "absences",
    "account_colours",
    "account_facts",
    "accounts",
    "alerts",
    "asking_prompts",
    "audit",
    "campaign_contacts",
    "campaigns",
    "case_events",
    "case_responses",
    "case_rings",
    "cases",
    "client_messages",
    "comment_parts",
    "consents",
    "contact_manager",
    "contacts",
    "current_colours",
    "deliveries",
    "enrolment_openings",
    "enrolments",
    "erasures",
    "event_prompts",
    "events",
    "exports",
    "fix_news",
    "fix_prompts",
    "fixes",
    "holds",
    "imports",
    "inbox",
    "invitations",
    "kept_settings",
    "leads_listed",
    "light_alerts",
    "light_cards",
    "link_attempts",
    "losses",
    "marks",
    "merge_moves",
    "merges",
    "metadata",
    "newcomers",
    "notes",
    "outbox",
    "people",
    "promises",
    "prompts",
    "quotes",
    "reason_corrections",
    "recommendations",
    "recordings",
    "referrals",
    "relay_parts",
    "relays",
    "response_reasons",
    "responses",
    "score_changes",
    "staff",
    "stories",
    "summaries",
    "summary_stops",
    "surveys",
]
