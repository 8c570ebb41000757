"""What an undo has to look at: links used since, answers that came since, and which answer follows which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.values import MergeKind, SurveyKind
from storage.engine.conn import Conn
from storage.merging.changing import Move
from storage.merging.looking import CannotMerge
from storage.schema import case_responses, client_messages, enrolments, light_cards, relays, responses, surveys

_series = sa.func.coalesce(surveys.c.series, surveys.c.id)
_next = sa.func.lead(responses.c.first_tap_at, type_=responses.c.first_tap_at.type).over(
    partition_by=(_series, responses.c.contact_id), order_by=(responses.c.first_tap_at, responses.c.id)
)


async def follow_next_answers(conn: Conn, contact_ids: Collection[int]) -> list[tuple[int, Any, Any]]:
    """When each of these contacts answered the same question next; what has changed: number, before, after."""
    found = (
        sa.select(responses.c.id, responses.c.next_tap_at, _next.label("found"))
        .join(surveys, surveys.c.id == responses.c.survey_id)
        .where(
            responses.c.contact_id.in_(contact_ids),
            responses.c.recorded_by.is_(None),
            surveys.c.kind != SurveyKind.IMPORTED,
        )
    )
    changed = [
        (number, before, after) for number, before, after in (await conn.execute(found)).all() if before != after
    ]
    for number, _, after in changed:
        await conn.execute(sa.update(responses).where(responses.c.id == number).values(next_tap_at=after))
    return changed


def contacts_of(moves: Collection[Move], merge: Any) -> list[int]:
    """Whose answers went back."""
    own = {merge.kept, merge.gone} if merge.kind is MergeKind.CONTACT else set()
    along = {number for move in moves if move.place == "responses.contact_id" for number in (move.before, move.after)}
    return sorted(own | along)


async def without_used_links(conn: Conn, moves: list[Move], *, since: datetime) -> list[Move]:
    """By which somebody has joined the one who stays: they stay theirs."""
    query = sa.select(enrolments.c.id).where(enrolments.c.bound_at >= since)
    used = set((await conn.execute(query)).scalars())
    return [move for move in moves if not (move.place.startswith("enrolments.") and move.row[0] in used)]


async def check_lived_on(conn: Conn, moves: Collection[Move]) -> None:
    """Does anything that would go back hang together with something that would stay? Raises CannotMerge."""
    gone: dict[str, set[int]] = defaultdict(set)
    stayed: set[int] = set()
    for move in moves:
        whose, _, name = move.place.partition(".")
        if name == "contact_id":
            gone[whose].add(move.row[0])
            stayed.add(move.after)
    if not stayed:
        return
    answered = sa.select(responses.c.id, case_responses.c.case_id)
    answered = answered.join(case_responses, case_responses.c.response_id == responses.c.id)
    together = [("responses", "cases", answered.where(responses.c.contact_id.in_(stayed)))]
    for table, column, other in (
        (client_messages, "case_id", "cases"),
        (client_messages, "light_card_id", "light_cards"),
        (light_cards, "case_id", "cases"),
        (light_cards, "response_id", "responses"),
        (relays, "case_id", "cases"),
    ):
        query = sa.select(table.c.id, table.c[column]).where(
            table.c.contact_id.in_(stayed), table.c[column].is_not(None)
        )
        together.append((table.name, other, query))
    for whose, other, query in together:
        for number, hangs_on in await conn.execute(query):
            if (number in gone[whose]) is not (hangs_on in gone[other]):
                raise CannotMerge("merge-lived-on")
