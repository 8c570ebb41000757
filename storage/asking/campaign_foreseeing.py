"""What a campaign would do, and what is left of one that runs, from the facts of now."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime

from nps import campaign
from nps.campaign import Foreseen
from nps.planner import Client, History
from nps.programme import Programme
from nps.scope import Scope
from nps.values import ContactId, SurveyKind
from storage.asking import campaigns, planning, surveys
from storage.asking.campaigns import Campaign
from storage.asking.rules import read_audience, read_rules
from storage.asking.surveys import Survey
from storage.engine.conn import Conn

AT_ONCE = 300


async def find_audit(conn: Conn) -> Survey | None:
    """None before the first start."""
    return await surveys.find_of_kind(conn, SurveyKind.AUDIT)


async def foresee(conn: Conn, programme: Programme, survey: Survey, scope: Scope, *, now: datetime) -> Foreseen:
    """Of everybody in this scope: whom a campaign that starts now would ask, and who is passed over."""
    own = await read_audience(conn, survey.audience)
    if own is None:
        return Foreseen((), ())
    asked_by = await read_rules(conn, programme)
    rules = campaign.rules_of(asked_by.rules, survey.id, survey, own)
    known: list[tuple[Client, History]] = []
    for part in _parts(await campaigns.list_audience(conn, scope)):
        known += [(each.client, each.history) for each in await planning.read_known(conn, rules, part, now=now)]
    return campaign.foresee(known, survey.id, rules, now, lasts=survey.open_for)


async def each_left(
    conn: Conn, programme: Programme, running: Campaign, *, now: datetime
) -> AsyncIterator[tuple[ContactId, datetime | None]]:
    """Whom it has not asked yet, and when it will; None: it will not."""
    asked_by = await read_rules(conn, programme)
    survey = next((survey for survey in asked_by.surveys if survey.id == running.survey_id), None)
    ends_at = campaigns.ends_at(running, survey) if survey is not None else None
    for part in _parts(await campaigns.list_unasked(conn, running)):
        for known in await planning.read_known(conn, asked_by.rules, part, now=now):
            client, history = known.client, known.history
            at = campaign.when_asked(client, history, running.survey_id, asked_by.rules, now, ends_at)
            yield client.contact, at if survey is not None else None


def _parts(contact_ids: Sequence[ContactId]) -> list[Sequence[ContactId]]:
    return [contact_ids[at : at + AT_ONCE] for at in range(0, len(contact_ids), AT_ONCE)]
