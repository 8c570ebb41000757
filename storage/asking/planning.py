"""What the planner has to know: whom a survey may concern now, and of each of them the facts and the past."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from nps.planner import AFTER_DECLINING, Answer, Client, Happened, History, Question, Rules, week_of
from nps.scope import Scope
from nps.values import (
    AccountId,
    CampaignState,
    Circle,
    ContactId,
    ContactState,
    InvitationState,
    Occasion,
    RelationStatus,
    SurveyId,
    SurveyKind,
)
from storage.asking.due import JOINED
from storage.asking.holds import IS_HELD
from storage.asking.invitations import AGREED, IS_OPEN
from storage.asking.surveys import Survey
from storage.engine.conn import Conn
from storage.engine.statements import begins
from storage.figures.scoping import contacts_of
from storage.people.zones import outside
from storage.schema import (
    accounts,
    campaign_contacts,
    campaigns,
    cases,
    contact_manager,
    contacts,
    events,
    holds,
    invitations,
    losses,
    people,
    responses,
)
from storage.schema.columns import UtcTime
from storage.schema.surveys import RECOVERY_ID, in_series_of, of_kind

LOOKED_BACK = timedelta(days=366)
"""What happened longer ago makes no survey due."""
_ANY: sa.ColumnElement[int] = sa.literal_column("1")
_now = sa.bindparam("now", type_=UtcTime)
_of_human = contacts.alias()
_same_human = _of_human.c.telegram_id == contacts.c.telegram_id


@dataclass(frozen=True, slots=True)
class Known:
    """One contact for the planner; `agreed` is the version of the consent they agreed to last."""

    client: Client
    history: History
    agreed: str | None


# --- whom to look at -----------------------------------------------------------------------------------------------

_quiet_since, _declined_since = (
    sa.bindparam("quiet_since", type_=UtcTime),
    sa.bindparam("declined_since", type_=UtcTime),
)
_counts = invitations.c.survey_id.not_in(RECOVERY_ID)
_too_soon = sa.or_(
    IS_OPEN,
    sa.and_(invitations.c.planned_at > _quiet_since, _counts, invitations.c.state != InvitationState.DECLINED),
    sa.and_(invitations.c.ended_at > _declined_since, invitations.c.state == InvitationState.DECLINED),
)
_has_open_case = sa.exists(_ANY).where(_same_human, cases.c.contact_id == _of_human.c.id, cases.c.closed_at.is_(None))
_is_key = sa.func.coalesce(
    sa.or_(sa.func.lower(accounts.c.segment) == "vip", accounts.c.abc.in_(["A", "a", "А", "а"])), sa.false()
)
_decides = sa.func.coalesce(contacts.c.circle == Circle.DECISION_MAKER, sa.false())
_last_heard = (
    sa.select(sa.func.max(responses.c.first_tap_at)).where(responses.c.contact_id == contacts.c.id).scalar_subquery()
)
_MAY_BE_ASKED = (
    people.c.opted_out_at.is_(None),
    ~sa.exists(_ANY).where(_same_human, invitations.c.contact_id == _of_human.c.id, _too_soon),
    ~sa.exists(_ANY).where(
        *(_same_human, responses.c.contact_id == _of_human.c.id, responses.c.scored_at > _quiet_since),
        responses.c.survey_id.not_in(RECOVERY_ID),
    ),
    ~_has_open_case,
    ~IS_HELD,
)


async def list_candidates(
    conn: Conn,
    survey: Survey,
    scope: Scope,
    rules: Rules,
    *,
    now: datetime,
    except_zones: Collection[str | None] = (),
) -> list[ContactId]:
    """Whom this survey may concern now: nobody it asks is missing, some of them the planner turns away.

    Contacts whose zone is one of `except_zones` are left out: there nobody is asked now.
    VIP and A first, of them decision makers, of them whoever has not been heard for longest.
    """
    # Most fall at their first look into an index: they were asked in this survey lately.
    query = (
        sa.select(contacts.c.id)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .join(people, people.c.telegram_id == contacts.c.telegram_id)
        .where(contacts.c.state == ContactState.JOINED, *_is_due(survey, now), contacts_of(scope), *_MAY_BE_ASKED)
        .where(*outside(except_zones))
        .order_by(sa.desc(_is_key), ~_decides, _last_heard.nulls_first(), contacts.c.id)
    )
    if not survey.asks_lost:
        query = query.where(accounts.c.status.is_distinct_from(RelationStatus.LOST))
    times = {"now": now, "quiet_since": now - rules.quiet, "declined_since": now - AFTER_DECLINING}
    return [ContactId(number) for number in (await conn.execute(query, times)).scalars()]


async def list_not_here(conn: Conn, survey: Survey, scope: Scope, *, now: datetime) -> list[ContactId]:
    """Whom it may concern of those who have not joined."""
    query = (
        sa.select(contacts.c.id)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .where(contacts.c.state == ContactState.INVITED, *_is_due(survey, now), contacts_of(scope))
        .order_by(sa.desc(_is_key), ~_decides, contacts.c.id)
    )
    return [ContactId(number) for number in (await conn.execute(query)).scalars()]


def _is_due(survey: Survey, now: datetime) -> Sequence[sa.ColumnElement[bool]]:
    """Conditions that everybody fulfils for whom the survey has an occasion now."""
    if survey.occasion is Occasion.EVERY:
        line, same = now - survey.repeat_after, in_series_of(survey.id)
        asked = (invitations.c.contact_id == contacts.c.id, invitations.c.survey_id.in_(same))
        answered = (responses.c.contact_id == contacts.c.id, responses.c.survey_id.in_(same))
        return (
            ~sa.exists(_ANY).where(*asked, invitations.c.planned_at > line),
            ~sa.exists(_ANY).where(*answered, responses.c.scored_at > line),
        )
    if survey.occasion is Occasion.BY_HAND:
        return (
            sa.exists(_ANY).where(
                campaign_contacts.c.contact_id == contacts.c.id,
                campaign_contacts.c.campaign_id == campaigns.c.id,
                campaigns.c.survey_id == survey.id,
                campaigns.c.state == CampaignState.RUNNING,
            ),
        )
    first, last = _days(survey, now)
    if survey.occasion is Occasion.AFTER_DATE:
        # By their accounts, which are few: else everybody's past is looked at first.
        its = accounts.alias()
        named = [its.c[name] for name in (survey.counts_from or "").split() if name in its.c]
        in_window: list[sa.ColumnElement[bool]] = [column.between(first, last) for column in named]
        if "lost" in (survey.counts_from or ""):
            in_window.append(its.c.status == RelationStatus.LOST)
        return (contacts.c.account_id.in_(sa.select(its.c.id).where(sa.or_(sa.false(), *in_window))),)
    kinds = (survey.counts_from or "").split()
    theirs = sa.or_(events.c.contact_id.is_(None), events.c.contact_id == contacts.c.id)
    its_time = (
        events.c.kind.in_(kinds),
        events.c.happened_on <= last,
        events.c.happened_on >= first if survey.occasion is Occasion.AFTER_EVENT else sa.true(),
    )
    return (
        contacts.c.account_id.in_(sa.select(events.c.account_id).where(*its_time)),  # few, as above
        sa.exists(_ANY).where(events.c.account_id == contacts.c.account_id, theirs, *its_time),
    )


def _days(survey: Survey, now: datetime) -> tuple[date, date]:
    """Between which days that happened which the survey counts from; a day more at both ends for the zones."""
    last = now - survey.starts_after
    first = last - (survey.open_for or timedelta(days=3650))
    return first.date() - timedelta(days=1), last.date() + timedelta(days=1)


# --- the facts and the past ----------------------------------------------------------------------------------------

_these: sa.BindParameter[Any] = sa.bindparam("these", expanding=True)
_of_account = contacts.alias()
_size = (
    sa.select(sa.func.count())
    .where(_of_account.c.account_id == contacts.c.account_id, _of_account.c.state == ContactState.JOINED)
    .scalar_subquery()
)


def _held_until(whom: sa.ColumnElement[bool]) -> sa.ScalarSelect[Any]:
    stands = (holds.c.account_id == contacts.c.account_id, holds.c.until > _now, holds.c.lifted_at.is_(None))
    return sa.select(sa.func.max(holds.c.until)).where(*stands, whom).scalar_subquery()


_lost_at = sa.select(losses.c.lost_at).where(losses.c.account_id == accounts.c.id, losses.c.back_at.is_(None))
_FACTS = (
    sa.select(
        contacts.c.id,
        contacts.c.account_id,
        contacts.c.telegram_id,
        contacts.c.state,
        contacts.c.joined_at,
        contacts.c.timezone,
        contacts.c.circle,
        people.c.opted_out_at,
        people.c.quiet_until,
        accounts.c.status,
        accounts.c.segment,
        accounts.c.abc,
        accounts.c.region,
        accounts.c.first_delivery,
        accounts.c.last_purchase,
        contact_manager.label("manager_id"),
        _lost_at.limit(1).scalar_subquery().label("lost_at"),
        _size.label("size"),
        _held_until(holds.c.contact_id.is_(None)).label("held_until"),
        _held_until(holds.c.contact_id == contacts.c.id).label("held_alone_until"),
        _has_open_case.label("has_open_case"),
        AGREED.label("agreed"),
    )
    .join(accounts, accounts.c.id == contacts.c.account_id)
    .outerjoin(people, people.c.telegram_id == contacts.c.telegram_id)
    .where(contacts.c.id.in_(_these))
)
_OF_HUMANS = sa.select(contacts.c.id, contacts.c.telegram_id).where(contacts.c.telegram_id.in_(_these))
_QUESTIONS: sa.Select[Any] = sa.select(
    invitations.c.id,
    invitations.c.contact_id,
    invitations.c.survey_id,
    invitations.c.occasion,
    invitations.c.state,
    invitations.c.planned_at,
    invitations.c.closes_at,
    invitations.c.ended_at,
    _counts,
).where(invitations.c.contact_id.in_(_these))
_ANSWERS: sa.Select[Any] = sa.select(
    responses.c.contact_id, responses.c.survey_id, responses.c.scored_at, responses.c.survey_id.not_in(RECOVERY_ID)
).where(responses.c.contact_id.in_(_these))
_ASKED_LATELY = (
    sa.select(contacts.c.account_id, invitations.c.planned_at)
    .join(invitations, invitations.c.contact_id == contacts.c.id)
    .where(
        contacts.c.account_id.in_(_these),
        invitations.c.planned_at >= sa.bindparam("week", type_=UtcTime),
        invitations.c.survey_id.not_in(of_kind(SurveyKind.AUDIT)),
        invitations.c.survey_id.not_in(RECOVERY_ID),
        ~begins(invitations.c.occasion, sa.literal(JOINED)),
    )
)
_EVENTS = sa.select(events.c.account_id, events.c.kind, events.c.happened_on, events.c.contact_id).where(
    events.c.account_id.in_(_these),
    events.c.happened_on >= sa.bindparam("since"),
    events.c.happened_on <= sa.bindparam("today"),
)
_CAMPAIGNS = (
    sa.select(campaign_contacts.c.contact_id, campaigns.c.survey_id, campaigns.c.id, campaigns.c.started_at)
    .join(campaigns, campaigns.c.id == campaign_contacts.c.campaign_id)
    .where(campaigns.c.state == CampaignState.RUNNING, campaign_contacts.c.contact_id.in_(_these))
)


@dataclass(slots=True)
class _Read:
    """What was found, by contact; of accounts by account."""

    questions: Mapping[ContactId, list[Question]] = field(default_factory=lambda: defaultdict(list))
    answers: Mapping[ContactId, list[Answer]] = field(default_factory=lambda: defaultdict(list))
    asked: Mapping[AccountId, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    campaigns: Mapping[ContactId, dict[SurveyId, tuple[str, datetime]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    events: Mapping[AccountId, list[Happened]] = field(default_factory=lambda: defaultdict(list))


async def read_known(conn: Conn, rules: Rules, contact_ids: Sequence[ContactId], *, now: datetime) -> list[Known]:
    """Of these contacts, in their order; a few hundred at once."""
    if not contact_ids:
        return []
    these = {"these": contact_ids}
    facts = {row.id: row for row in await conn.execute(_FACTS, {**these, "now": now})}
    read = _Read()
    # Step by step: joined with themselves and with the past, the database may go through all contacts for each of them.
    asked_of: Mapping[ContactId, set[ContactId]] = defaultdict(set)
    of_human = defaultdict(list)
    for row in facts.values():
        asked_of[row.id].add(row.id)
        of_human[row.telegram_id].append(row.id)
    for number, human in await conn.execute(_OF_HUMANS, {"these": list(of_human.keys() - {None})}):
        asked_of[number].update(of_human[human])
    same = {"these": list(asked_of)}
    for row in await conn.execute(_QUESTIONS, same):
        question = Question(*row)
        for number in asked_of[question.contact]:
            read.questions[number].append(question)
    for row in await conn.execute(_ANSWERS, same):
        answer = Answer(*row)
        for number in asked_of[answer.contact]:
            read.answers[number].append(answer)
    of_accounts = {"these": list({row.account_id for row in facts.values()})}
    week = week_of(now, rules.working_time.zone)
    for account, planned_at in await conn.execute(_ASKED_LATELY, {**of_accounts, "week": week}):
        read.asked[account].append(planned_at)
    days = {"since": (now - LOOKED_BACK).date(), "today": now.date() + timedelta(days=1)}
    for account, *event in await conn.execute(_EVENTS, {**of_accounts, **days}):
        read.events[account].append(Happened(*event))
    for number, survey, campaign, started_at in await conn.execute(_CAMPAIGNS, these):
        read.campaigns[number][survey] = (occasion_of(campaign), started_at)
    return [_known(facts[number], read) for number in contact_ids if number in facts]


def occasion_of(campaign: int) -> str:
    return f"campaign:{campaign}"


def _known(row: Any, read: _Read) -> Known:
    dates = {name: getattr(row, name) for name in ("first_delivery", "last_purchase")}
    client = Client(
        contact=row.id,
        account=row.account_id,
        human=row.telegram_id,
        state=row.state,
        joined_at=row.joined_at,
        timezone=row.timezone,
        is_opted_out=row.opted_out_at is not None,
        rarely_until=row.quiet_until,
        is_lost=row.status is RelationStatus.LOST,
        lost_on=row.lost_at.date() if row.lost_at else None,
        size=row.size,
        manager=row.manager_id,
        segment=row.segment,
        abc=row.abc,
        circle=row.circle,
        region=row.region,
        dates={name: day for name, day in dates.items() if day is not None},
        events=read.events.get(row.account_id, ()),
    )
    history = History(
        questions=read.questions.get(row.id, ()),
        answers=read.answers.get(row.id, ()),
        has_open_case=bool(row.has_open_case),
        held_until=row.held_until,
        held_alone_until=row.held_alone_until,
        asked_at_account=read.asked.get(row.account_id, ()),
        campaigns=read.campaigns.get(row.id, {}),
    )
    return Known(client, history, row.agreed)
