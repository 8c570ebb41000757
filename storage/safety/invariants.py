"""The checker of the design's invariants: what in the database is broken, by ids only."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import sqlalchemy as sa

from nps.period import Period
from nps.scope import EVERYTHING, Scope
from nps.score import Tally
from nps.values import MOST_DETRACTOR, CaseState, PeriodKind, StaffId
from storage.colours.current import current_of
from storage.colours.known import list_known
from storage.engine.conn import FullConn
from storage.figures import measures, recovered
from storage.figures.recovered import Recovered
from storage.migrations import HEAD
from storage.safety.migrate import find_revision
from storage.safety.rules import RULES, Rule, Severity
from storage.schema import case_responses, cases, current_colours, responses, summaries
from storage.schema.people import KEYS
from storage.schema.surveys import HEADLINE_IDS, RECOVERY_ID

SHOWN = 10
RECOMPUTED_DAYS = (7, 30, 90)
RECOMPUTED_MANAGERS = 3


@dataclass(frozen=True, slots=True)
class Broken:
    """One rule that does not hold: `number` is the invariant's in the design, `ids` the first of `count` offenders.

    "attention" is not a fault of the program: somebody should look at it.
    """

    number: int
    code: str
    count: int
    ids: tuple[int | str, ...]
    severity: Severity = "broken"


async def check(conn: FullConn, *, now: datetime) -> list[Broken]:
    """Everything that can be checked from the database alone; an empty list when all is well."""
    broken = await _check_revision(conn)
    if broken:
        return broken  # the queries below speak of this schema
    for rule in RULES:
        broken += await _check_rule(conn, rule)
    broken += await _check_summaries(conn)
    broken += await _check_search_keys(conn)
    broken += await _look_anew(conn, now=now)
    broken += await _recompute(conn, now=now)
    broken += await _recount_recovered(conn, now=now)
    if conn.dialect.name == "sqlite":
        broken += await _check_file(conn)
    return sorted(broken, key=lambda rule: (rule.severity != "broken", rule.number))


async def _check_revision(conn: FullConn) -> list[Broken]:
    revision = await conn.run_sync(find_revision)
    return [] if revision == HEAD else [Broken(9, "schema_not_at_head", 1, (revision or "nothing",))]


@cache
def _offenders(rule: Rule) -> sa.Select[Any]:
    """The first ones, each with how many there are."""
    (column,) = rule.query.subquery().c
    return sa.select(column, sa.func.count().over()).order_by(column).limit(SHOWN)


async def _check_rule(conn: FullConn, rule: Rule) -> list[Broken]:
    rows = (await conn.execute(_offenders(rule))).all()
    return [Broken(rule.number, rule.code, rows[0][1], tuple(row[0] for row in rows), rule.severity)] if rows else []


async def _check_summaries(conn: FullConn) -> list[Broken]:
    """A skipped period: worth a look rather than broken, since the settings may name a rarer day."""
    periods: dict[tuple[StaffId, PeriodKind], list[Period]] = defaultdict(list)
    of_periods = sa.or_(*(summaries.c.period_key.like(f"{kind.value}:%") for kind in PeriodKind))  # mornings are none
    rows = await conn.execute(sa.select(summaries.c.staff_id, summaries.c.period_key).where(of_periods))
    for staff_id, key in rows:
        period = Period.from_key(key)
        periods[staff_id, period.kind].append(period)
    skipped = [
        f"staff:{staff_id}:{earlier.next().key}"
        for (staff_id, _), periods_of_kind in sorted(periods.items())
        for earlier, later in pairwise(sorted(periods_of_kind, key=lambda period: period.first))
        if earlier.next() != later
    ]
    return [Broken(5, "summary_skipped", len(skipped), tuple(skipped[:SHOWN]), "attention")] if skipped else []


async def _check_search_keys(conn: FullConn) -> list[Broken]:
    """Whoever has another key than their name makes is found by nobody."""
    wrong: list[int | str] = []
    for table, key_of in KEYS.items():
        columns = [table.c[name] for name in ("id", "name", "name_folded", "search_key", "greeting") if name in table.c]
        for row in (await conn.execute(sa.select(*columns))).mappings():
            if row["search_key"] != (key_of(dict(row)) if row["name_folded"] else None):
                wrong.append(f"{table.name}:{row['id']}")
    return [Broken(9, "search_key_differs", len(wrong), tuple(wrong[:SHOWN]))] if wrong else []


async def _look_anew(conn: FullConn, *, now: datetime) -> list[Broken]:
    """Compare how accounts do, where it is kept, with what their rows make of it now."""
    holds = (current_colours.c.found_at <= now, current_colours.c.until > now)
    kept = (await conn.execute(sa.select(current_colours).where(*holds))).all()
    wrong = []
    for day in sorted({row.day for row in kept}):
        known = await list_known(conn, EVERYTHING, now=now, today=day)
        found = {each.account: current_of(each, now=now, today=day) for each in known}
        for row in kept:
            told = (row.colour, row.is_heard, row.makers, row.makers_listed)
            if row.day == day and (row.account_id not in found or found[row.account_id][3:] != told):
                wrong.append(row.account_id)
    return [Broken(6, "current_colour_disagrees", len(wrong), tuple(sorted(wrong)[:SHOWN]))] if wrong else []


async def _recompute(conn: FullConn, *, now: datetime) -> list[Broken]:
    """Compare the reported figures of the last days with what the raw responses say, counted one by one."""
    longest = now - timedelta(days=max(RECOMPUTED_DAYS))
    columns = (
        *(responses.c.first_tap_at, responses.c.id, responses.c.survey_id, responses.c.contact_id),
        *(responses.c.manager_id, responses.c.score),
    )
    # Two days more than needed: a time that stands wrongly in the database must not hide itself from both counts.
    wide = responses.c.first_tap_at >= longest - timedelta(days=2)
    # What the staff recorded, and what surveys of another question asked, is not in the headline index.
    headline = set((await conn.execute(HEADLINE_IDS)).scalars())
    own = responses.c.recorded_by.is_(None) & responses.c.survey_id.in_(headline)
    raw = sorted((await conn.execute(sa.select(*columns).where(wide, own))).all(), key=lambda row: row[:2])
    managers = sorted({row.manager_id for row in raw if row.manager_id is not None})[:RECOMPUTED_MANAGERS]
    looks = [(days, EVERYTHING) for days in RECOMPUTED_DAYS]
    looks += [(RECOMPUTED_DAYS[-1], Scope(manager=manager)) for manager in managers]
    wrong = []
    for days, scope in looks:
        start = now - timedelta(days=days)
        inside = [row for row in raw if start <= row.first_tap_at < now]
        latest = {row.contact_id: row for row in inside}  # the last one wins
        tally = Tally.of(row.score for row in latest.values() if scope.manager in (None, row.manager_id))
        answers = sum(scope.manager in (None, row.manager_id) for row in inside)
        figures = await measures.measure(conn, start, now, scope)
        if (figures.tally, figures.answers) != (tally, answers):
            wrong.append(f"days:{days}" if scope.manager is None else f"days:{days}:staff:{scope.manager}")
    return [Broken(6, "index_disagrees_with_responses", len(wrong), tuple(wrong))] if wrong else []


async def _recount_recovered(conn: FullConn, *, now: datetime) -> list[Broken]:
    """Compare the share of those who were won back with what cases and answers say, counted one by one."""
    start, within = now - timedelta(days=max(RECOMPUTED_DAYS)), timedelta(days=90)
    closings = sa.select(cases.c.contact_id, cases.c.closed_at).where(
        cases.c.closed_at >= start - 2 * within,
        cases.c.state.in_([CaseState.CONFIRMED, CaseState.UNCONFIRMED]),
        cases.c.id.in_(
            sa.select(case_responses.c.case_id)
            .join(responses, responses.c.id == case_responses.c.response_id)
            .where(responses.c.score <= MOST_DETRACTOR)
        ),
    )
    closed_at = defaultdict(list)
    for contact_id, at in await conn.execute(closings):
        closed_at[contact_id].append(at)
    if not closed_at:
        return []
    checks = set((await conn.execute(RECOVERY_ID)).scalars())
    answers = sa.select(responses.c.contact_id, responses.c.first_tap_at, responses.c.survey_id, responses.c.score)
    said = defaultdict(list)
    again = checks | set((await conn.execute(HEADLINE_IDS)).scalars())
    for row in await conn.execute(answers.where(responses.c.first_tap_at >= start - 2 * within)):
        if row.survey_id in again:
            said[row.contact_id].append(row)
    firsts = {}
    for contact_id, closings_of in closed_at.items():
        for closed in closings_of:
            later = sorted((row for row in said[contact_id] if row.first_tap_at > closed), key=lambda row: row[1])
            if later and (later[0].survey_id in checks or later[0].first_tap_at - closed <= within):
                firsts[contact_id, later[0].first_tap_at] = later[0].score
    scores = [score for (_, at), score in firsts.items() if start <= at < now]
    counted = Recovered(sum(score > MOST_DETRACTOR for score in scores), len(scores))
    figure = await recovered.measure(conn, start, now, EVERYTHING, within=within)
    return [] if figure == counted else [Broken(6, "recovered_disagrees_with_responses", 1, ())]


async def _check_file(conn: FullConn) -> list[Broken]:
    broken = []
    damage = list((await conn.exec_driver_sql("PRAGMA integrity_check")).scalars())
    if damage != ["ok"]:
        broken.append(Broken(9, "file_damaged", len(damage), ()))
    references = (await conn.exec_driver_sql("PRAGMA foreign_key_check")).mappings()
    dangling = sorted(f"{row['table']}:{row['rowid']}" for row in references)
    if dangling:
        broken.append(Broken(9, "reference_broken", len(dangling), tuple(dangling[:SHOWN])))
    return broken
