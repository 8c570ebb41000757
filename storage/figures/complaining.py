"""Which answers are complaints: every unhappy one of a span, to whatever survey."""

from __future__ import annotations

import sqlalchemy as sa

from nps.reasons import STAGES, SaleStage
from nps.scope import Scope
from nps.values import MOST_DETRACTOR, Reason
from storage.figures.scoping import Condition, said_in
from storage.figures.tallies import Span
from storage.schema import response_reasons, responses, surveys

_STANDS = responses.c.replaced_at.is_(None)  # not what was recorded, once the client has corrected it
_IS_LOW = responses.c.score <= sa.literal_column(str(int(MOST_DETRACTOR)), sa.Integer)  # as its own index has it
HAS_REASON = sa.exists().where(response_reasons.c.response_id == responses.c.id)


def complaining(bounds: Span, scope: Scope) -> Condition:
    """Of the scope when asked, whoever has the client now."""
    start, end = bounds
    within = (responses.c.first_tap_at >= start, responses.c.first_tap_at < end)
    return sa.and_(*within, _IS_LOW, _STANDS, said_in(scope))


def names(reason: Reason) -> Condition:
    return sa.exists().where(response_reasons.c.response_id == responses.c.id, response_reasons.c.reason == reason)


def is_of_stage(stage: SaleStage) -> Condition:
    """Was it the answer to a survey of this stage of the sale?"""
    kinds = [kind for kind, of in STAGES.items() if of is stage]
    return responses.c.survey_id.in_(sa.select(surveys.c.id).where(surveys.c.kind.in_(kinds)))
