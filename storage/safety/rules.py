"""What must never be found in the database: one query for each rule, selecting the ids that break it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa

from nps.climbing import Level
from nps.subjects import CaseCard, LightCard, Relayed, SummaryOf
from nps.values import (
    MOST_DETRACTOR,
    AlertState,
    CaseDue,
    CaseWhy,
    Channel,
    ContactState,
    InboxState,
    InvitationState,
    PromiseState,
    RelationStatus,
    Role,
    SurveyKind,
)
from storage.cases.relays import is_stranded
from storage.engine.statements import begins, key_of
from storage.people import answered, latest
from storage.queues.outbox import GIVEN_UP, SENT_ANEW, UNDONE
from storage.schema import (
    account_colours,
    accounts,
    alerts,
    case_responses,
    case_rings,
    cases,
    client_messages,
    comment_parts,
    contacts,
    deliveries,
    enrolments,
    inbox,
    invitations,
    light_alerts,
    light_cards,
    losses,
    outbox,
    promises,
    relays,
    responses,
    score_changes,
    staff,
    summaries,
    surveys,
)

Severity = Literal["broken", "attention"]


@dataclass(frozen=True, slots=True)
class Rule:
    """`number` is the invariant in the design's fourth section; `query` selects one column of ids."""

    number: int
    code: str
    query: sa.Select[Any]
    severity: Severity = "broken"


def _none(*conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    return ~sa.exists().where(*conditions)


_was_detractor = sa.or_(
    responses.c.score <= MOST_DETRACTOR,
    responses.c.id.in_(
        sa.select(score_changes.c.response_id).where(
            sa.or_(score_changes.c.old_score <= MOST_DETRACTOR, score_changes.c.new_score <= MOST_DETRACTOR)
        )
    ),
)
_last_change = sa.select(sa.func.max(score_changes.c.id)).group_by(score_changes.c.response_id)
_card = key_of(CaseCard, case=alerts.c.case_id, staff=alerts.c.staff_id)
_is_open = cases.c.closed_at.is_(None)
_light_card = key_of(LightCard, card=light_alerts.c.light_card_id, staff=light_alerts.c.staff_id)
_is_unread = light_cards.c.unread_since.is_not(None)
_is_alert = sa.or_(*(deliveries.c.card_key.like(f"{kind.beginning()}%") for kind in (CaseCard, LightCard)))
_became_comment = sa.exists().where(
    comment_parts.c.source_chat_id == client_messages.c.source_chat_id,
    comment_parts.c.source_message_id == client_messages.c.source_message_id,
)
_is_held = sa.exists().where(contacts.c.id == client_messages.c.contact_id, contacts.c.state != ContactState.ERASED)

# An alert may arrive twice when the outcome of its first send was never known, and no oftener.
_ambiguous = (
    sa.select(sa.func.coalesce(sa.func.sum(outbox.c.ambiguous), 0))
    .where(outbox.c.subject == deliveries.c.card_key)
    .scalar_subquery()
)
_sent_anew = (
    sa.select(sa.func.count())
    .where(outbox.c.subject == deliveries.c.card_key, outbox.c.error == SENT_ANEW)
    .scalar_subquery()
)
_sent_once = sa.func.count() - _sent_anew

# A deadline of the staff's that nobody has been told of yet has a ring before it; once they were, the owners' is next.
_is_ours = sa.and_(cases.c.due.is_not(None), cases.c.due != CaseDue.ANSWER)
_is_deadline = cases.c.deadline_at.is_not(None)
_AHEAD = [int(level) for level in (Level.REMIND, Level.TODAY, Level.MISSED)]


def _rung(level: Level) -> sa.ColumnElement[bool]:
    return sa.exists().where(
        case_rings.c.case_id == cases.c.id,
        case_rings.c.deadline_version == cases.c.deadline_version,
        case_rings.c.level == int(level),
    )


_rings_next = sa.and_(cases.c.ring_at.is_not(None), cases.c.ring_level.in_(_AHEAD))
_rings = sa.or_(
    sa.and_(_rings_next, cases.c.ring_at <= cases.c.deadline_at),
    sa.and_(_rung(Level.MISSED), cases.c.ring_at.is_not(None), cases.c.ring_level == int(Level.OWNERS)),
    _rung(Level.OWNERS),
)

_is_imported = responses.c.channel == Channel.IMPORTED
_is_lost = losses.c.back_at.is_(None)
_summary_key = key_of(SummaryOf, staff=summaries.c.staff_id, period=summaries.c.period_key)
_relayed = sa.literal(Relayed.beginning()).concat(sa.cast(relays.c.id, sa.Text)).concat(":")
_bound = enrolments.alias()

# When the contact answered what asks the same next, found by looking at all their answers.
_in_order = (
    sa.select(
        responses.c.id,
        responses.c.next_tap_at,
        sa.func.lead(responses.c.first_tap_at)
        .over(
            partition_by=(sa.func.coalesce(surveys.c.series, surveys.c.id), responses.c.contact_id),
            order_by=(responses.c.first_tap_at, responses.c.id),
        )
        .label("found"),
    )
    .join(surveys, surveys.c.id == responses.c.survey_id)
    .where(responses.c.recorded_by.is_(None), surveys.c.kind != SurveyKind.IMPORTED)
    .subquery()
)


def _newest_colour(column: sa.Column[Any]) -> sa.ScalarSelect[Any]:
    """What the newest row of an account's colours says."""
    newest_first = (account_colours.c.at.desc(), account_colours.c.id.desc())
    own = sa.select(column).where(account_colours.c.account_id == accounts.c.id)
    return own.order_by(*newest_first).limit(1).scalar_subquery()


RULES = (
    Rule(1, "update_set_aside", sa.select(inbox.c.id).where(inbox.c.state == InboxState.SET_ASIDE), "attention"),
    Rule(1, "update_unparsable", sa.select(inbox.c.id).where(inbox.c.state == InboxState.UNPARSABLE), "attention"),
    Rule(
        1,
        "answered_without_response",
        sa.select(invitations.c.id).where(
            invitations.c.state == InvitationState.ANSWERED, _none(responses.c.invitation_id == invitations.c.id)
        ),
    ),
    Rule(
        1,
        "response_without_answered",
        sa.select(responses.c.id)
        .join(invitations, invitations.c.id == responses.c.invitation_id)
        .where(invitations.c.state != InvitationState.ANSWERED),
    ),
    Rule(
        1,
        "score_disagrees_with_history",
        sa.select(responses.c.id)
        .join(score_changes, score_changes.c.response_id == responses.c.id)
        .where(score_changes.c.id.in_(_last_change), score_changes.c.new_score != responses.c.score),
    ),
    Rule(
        2,
        "detractor_without_case",
        sa.select(responses.c.id).where(
            _was_detractor, ~_is_imported, _none(case_responses.c.response_id == responses.c.id)
        ),
    ),
    Rule(
        2,
        "case_of_no_detractor",  # nor of a score that fell, a client's wish or the staff's
        sa.select(case_responses.c.response_id)
        .join(responses, responses.c.id == case_responses.c.response_id)
        .where(case_responses.c.why == CaseWhy.DETRACTOR, ~_was_detractor),
    ),
    Rule(
        2,
        "case_of_imported",  # what was said elsewhere before rings nobody
        sa.select(responses.c.id).where(
            _is_imported, sa.exists().where(case_responses.c.response_id == responses.c.id)
        ),
    ),
    Rule(
        2,
        "case_without_response",
        sa.select(cases.c.id).where(
            cases.c.why.in_([CaseWhy.DETRACTOR, CaseWhy.FELL]), _none(case_responses.c.case_id == cases.c.id)
        ),
    ),
    Rule(3, "case_without_alert", sa.select(cases.c.id).where(_is_open, _none(alerts.c.case_id == cases.c.id))),
    Rule(
        3,
        "case_without_fallback",  # nobody could be reached, and it stands in no owner's list either
        sa.select(cases.c.id).where(
            _is_open,
            sa.exists().where(alerts.c.case_id == cases.c.id),
            _none(alerts.c.case_id == cases.c.id, alerts.c.state != AlertState.UNDELIVERABLE),
            _none(alerts.c.case_id == cases.c.id, staff.c.id == alerts.c.staff_id, staff.c.role == Role.OWNER),
        ),
    ),
    Rule(
        3,
        "alert_lost",
        sa.select(_card).where(
            alerts.c.state == AlertState.OWED,
            _none(outbox.c.subject == _card, outbox.c.state.in_(UNDONE)),
        ),
    ),
    Rule(
        9,
        "words_of_no_card",  # neither on a case nor on a light card
        sa.select(client_messages.c.id).where(
            client_messages.c.pass_on_at.is_(None),
            client_messages.c.case_id.is_(None),
            client_messages.c.light_card_id.is_(None),
            ~_became_comment,
            _is_held,
        ),
    ),
    Rule(
        9,
        "comment_of_no_card",
        sa.select(comment_parts.c.id)
        .join(responses, responses.c.id == comment_parts.c.response_id)
        .where(
            ~_is_imported,
            _none(case_responses.c.response_id == responses.c.id),
            _none(light_cards.c.response_id == responses.c.id),
            sa.exists().where(contacts.c.id == responses.c.contact_id, contacts.c.state != ContactState.ERASED),
        ),
    ),
    Rule(
        9,
        "words_of_two_cards",  # a light card that has become the case is the same place
        sa.select(light_cards.c.id).where(
            sa.or_(
                sa.exists().where(
                    case_responses.c.response_id == light_cards.c.response_id,
                    case_responses.c.case_id.is_distinct_from(light_cards.c.case_id),
                ),
                sa.exists().where(
                    client_messages.c.light_card_id == light_cards.c.id,
                    client_messages.c.case_id.is_distinct_from(light_cards.c.case_id),
                ),
            )
        ),
    ),
    Rule(
        7,
        "words_on_foreign_light_card",
        sa.select(client_messages.c.id)
        .join(light_cards, light_cards.c.id == client_messages.c.light_card_id)
        .where(light_cards.c.contact_id != client_messages.c.contact_id),
    ),
    Rule(
        9,
        "light_card_without_alert",  # words that nobody is to read
        sa.select(light_cards.c.id).where(_is_unread, _none(light_alerts.c.light_card_id == light_cards.c.id)),
    ),
    Rule(
        9,
        "light_card_without_fallback",  # nobody could be reached, and it stands in no owner's list either
        sa.select(light_cards.c.id).where(
            _is_unread,
            sa.exists().where(light_alerts.c.light_card_id == light_cards.c.id),
            _none(light_alerts.c.light_card_id == light_cards.c.id, light_alerts.c.state != AlertState.UNDELIVERABLE),
            _none(
                light_alerts.c.light_card_id == light_cards.c.id,
                staff.c.id == light_alerts.c.staff_id,
                staff.c.role == Role.OWNER,
            ),
        ),
    ),
    Rule(
        9,
        "light_card_lost",
        sa.select(_light_card).where(
            light_alerts.c.state == AlertState.OWED,
            _none(outbox.c.subject == _light_card, outbox.c.state.in_(UNDONE)),
        ),
    ),
    Rule(
        4,
        "alert_sent_too_often",
        sa.select(deliveries.c.card_key)
        .where(_is_alert)
        .group_by(deliveries.c.card_key, deliveries.c.chat_id)  # a new Telegram account is shown it anew
        .having(sa.or_(_sent_once > 2, _sent_once > 1 + _ambiguous)),
    ),
    Rule(
        5,
        "summary_lost",
        sa.select(summaries.c.id).where(
            summaries.c.sent_at.is_(None),
            _none(outbox.c.dedup_key == _summary_key, outbox.c.state.in_([*UNDONE, *GIVEN_UP])),
        ),
    ),
    Rule(
        6,
        "next_answer_disagrees",
        sa.select(_in_order.c.id).where(_in_order.c.next_tap_at.is_distinct_from(_in_order.c.found)),
    ),
    Rule(
        6,
        "latest_answer_disagrees",
        sa.select(contacts.c.id).where(
            sa.or_(*(contacts.c[name].is_distinct_from(found) for name, found in latest.KEPT.items()))
        ),
    ),
    Rule(
        6,
        "answered_again_disagrees",
        sa.select(responses.c.id).where(responses.c.case_closed_at.is_distinct_from(answered.CASE_CLOSED_AT)),
    ),
    Rule(
        6,
        "latest_colour_disagrees",
        sa.select(accounts.c.id).where(
            sa.or_(
                accounts.c.colour.is_distinct_from(_newest_colour(account_colours.c.colour)),
                accounts.c.coloured_at.is_distinct_from(_newest_colour(account_colours.c.at)),
            )
        ),
    ),
    Rule(
        6,
        "answer_of_another_than_its_question",  # so that rate and index are of different ones
        sa.select(responses.c.id)
        .join(invitations, invitations.c.id == responses.c.invitation_id)
        .where(
            invitations.c.sent_at.is_not(None),
            sa.or_(
                *(
                    responses.c[name].is_distinct_from(invitations.c[name])
                    for name in ("manager_id", "segment", "circle")
                )
            ),
        ),
    ),
    Rule(
        6,
        "recorded_counts_as_own",  # or the other way round
        sa.select(responses.c.id)
        .join(surveys, surveys.c.id == responses.c.survey_id)
        .where(
            sa.or_(
                (surveys.c.kind == SurveyKind.RECORDED) != responses.c.recorded_by.is_not(None),
                sa.and_(
                    surveys.c.kind == SurveyKind.RECORDED,
                    responses.c.next_tap_at.is_distinct_from(responses.c.first_tap_at),
                ),
            )
        ),
    ),
    Rule(
        6,
        "imported_counts_as_own",  # or the other way round
        sa.select(responses.c.id)
        .join(surveys, surveys.c.id == responses.c.survey_id)
        .where(
            sa.or_(
                (surveys.c.kind == SurveyKind.IMPORTED) != (responses.c.channel == Channel.IMPORTED),
                sa.and_(
                    surveys.c.kind == SurveyKind.IMPORTED,
                    responses.c.next_tap_at.is_distinct_from(responses.c.first_tap_at),
                ),
            )
        ),
    ),
    Rule(
        7,
        "response_to_foreign_invitation",
        sa.select(responses.c.id)
        .join(invitations, invitations.c.id == responses.c.invitation_id)
        .where(
            sa.or_(invitations.c.contact_id != responses.c.contact_id, invitations.c.survey_id != responses.c.survey_id)
        ),
    ),
    Rule(
        7,
        "response_on_foreign_case",
        sa.select(responses.c.id)
        .join(case_responses, case_responses.c.response_id == responses.c.id)
        .join(cases, cases.c.id == case_responses.c.case_id)
        .where(cases.c.contact_id != responses.c.contact_id),
    ),
    Rule(
        7,
        "message_on_foreign_case",
        sa.select(client_messages.c.id)
        .join(cases, cases.c.id == client_messages.c.case_id)
        .where(cases.c.contact_id != client_messages.c.contact_id),
    ),
    Rule(
        7,
        "link_of_somebody_else",  # whoever is joined by links was bound by one of them
        sa.select(contacts.c.id).where(
            contacts.c.telegram_id.is_not(None),
            sa.exists().where(_bound.c.contact_id == contacts.c.id, _bound.c.bound_to.is_not(None)),
            _none(enrolments.c.contact_id == contacts.c.id, enrolments.c.bound_to == contacts.c.telegram_id),
        ),
    ),
    Rule(
        9,
        "words_in_a_foreign_chat",  # confirmed for one person, and in another one's chat
        sa.select(deliveries.c.message_id)
        .join(relays, relays.c.contact_id == deliveries.c.about_contact)
        .where(
            deliveries.c.subject.like(f"{Relayed.beginning()}%"),
            begins(deliveries.c.subject, _relayed),
            relays.c.chat_id.not_in([0, deliveries.c.chat_id]),
        ),
    ),
    Rule(
        9,
        "words_owed_to_a_foreign_chat",
        sa.select(outbox.c.id)
        .join(relays, relays.c.contact_id == outbox.c.about_contact)
        .where(
            *(outbox.c.subject.like(f"{Relayed.beginning()}%"), outbox.c.state.in_(UNDONE)),
            begins(outbox.c.subject, _relayed),
            relays.c.chat_id != outbox.c.chat_id,
        ),
    ),
    Rule(
        9,
        "words_to_a_client_lost",  # owed, not sent, and nobody was told
        sa.select(relays.c.id).where(is_stranded()),
        "attention",  # until the next tick, which tells the sender
    ),
    Rule(10, "deadline_without_ring", sa.select(cases.c.id).where(_is_open, _is_ours, ~_rings, _is_deadline)),
    Rule(
        10,
        "ring_of_no_deadline",
        sa.select(case_rings.c.case_id)
        .join(cases, cases.c.id == case_rings.c.case_id)
        .where(case_rings.c.deadline_version > cases.c.deadline_version),
    ),
    Rule(
        10,
        "promise_of_what_is_over",
        sa.select(promises.c.id)
        .join(cases, cases.c.id == promises.c.case_id)
        .where(promises.c.state == PromiseState.OPEN, ~_is_open),
    ),
    Rule(
        10,
        "promise_without_promise",  # a case waits for one, and there is none
        sa.select(cases.c.id).where(
            _is_open,
            cases.c.due == CaseDue.PROMISE,
            _none(
                promises.c.case_id == cases.c.id,
                promises.c.state == PromiseState.OPEN,
                promises.c.due_at == cases.c.deadline_at,
            ),
        ),
    ),
    Rule(
        7,
        "promise_in_words_for_another",
        sa.select(promises.c.id)
        .join(cases, cases.c.id == promises.c.case_id)
        .join(relays, relays.c.id == promises.c.relay_id)
        .where(relays.c.contact_id != cases.c.contact_id),
    ),
    Rule(
        6,
        "lost_without_loss",  # since when nobody knows
        sa.select(accounts.c.id).where(
            accounts.c.status == RelationStatus.LOST, _none(losses.c.account_id == accounts.c.id, _is_lost)
        ),
    ),
    Rule(
        6,
        "loss_of_nobody_lost",
        sa.select(losses.c.id)
        .join(accounts, accounts.c.id == losses.c.account_id)
        .where(_is_lost, accounts.c.status.is_distinct_from(RelationStatus.LOST)),
    ),
    Rule(10, "ring_of_what_is_over", sa.select(cases.c.id).where(~_is_open, cases.c.ring_at.is_not(None))),
)
