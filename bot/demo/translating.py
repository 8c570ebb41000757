"""The sample company called in another language: its people, its clients and what they have said; what is new stays.

The Russian of before is kept beside the database, so that the page may go to and fro.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.demo.company import english
from bot.demo.company.english_words import COMMENTS, OUTCOMES
from nps.text import fold
from nps.values import REASONS, Group, Reason, Score
from storage.engine.conn import Conn
from storage.schema import (
    accounts,
    cases,
    comment_parts,
    contacts,
    invitations,
    people,
    quotes,
    response_reasons,
    responses,
    staff,
)
from storage.schema.people import KEYS

TABLES: dict[str, tuple[sa.Table, str]] = {
    table.name: (table, columns)
    for table, columns in (
        (accounts, "name name_folded segment region"),
        (contacts, "name name_folded greeting position language"),
        (staff, "name name_folded"),
        (people, "telegram_language"),
        (invitations, "segment"),
        (responses, "segment"),
        (comment_parts, "text"),
        (cases, "outcome"),
        (quotes, "text signature"),
    )
}

Row = dict[str, Any]


async def translate(conn: Conn, language: str, kept: Path) -> bool:
    """Into English, or back into what stands in the file `kept`; False: so it is already."""
    before = _read_kept(kept)
    if (language == "ru") is (before is None):
        return False
    if before is None:
        before = {name: await _read(conn, *table) for name, table in TABLES.items()}
        about = await _about_answers(conn)
        rows = {name: [row | dict(_changes(name, row, about)) for row in listed] for name, listed in before.items()}
        rows["quotes"] = await _quoted(conn, before["quotes"], rows["comment_parts"])
        _keep(kept, before)
    else:
        rows = before
        kept.unlink()  # noqa: ASYNC240 - a small file of the demonstration's own
    for name, of_table in rows.items():
        table, columns = TABLES[name]
        (key,) = table.primary_key.columns
        values: dict[str, Any] = {column: sa.bindparam(f"new_{column}") for column in columns.split()}
        changed = [{"row": row["id"], **{f"new_{column}": row[column] for column in values}} for row in of_table]
        if table in KEYS:  # not kept: an earlier program's file has none
            values["search_key"] = sa.bindparam("new_search_key")
            changed = [new | {"new_search_key": KEYS[table](row)} for new, row in zip(changed, of_table, strict=True)]
        if changed:
            await conn.execute(sa.update(table).where(key == sa.bindparam("row")).values(values), changed)
    await _follow_questions(conn)
    return True


async def _follow_questions(conn: Conn) -> None:
    """An answer to a question of before has come since: it is counted where its question is."""
    of_question = sa.select(invitations.c.segment).where(invitations.c.id == responses.c.invitation_id)
    answers = sa.update(responses).where(responses.c.invitation_id.is_not(None))
    await conn.execute(answers.values(segment=of_question.scalar_subquery()))


async def _read(conn: Conn, table: sa.Table, columns: str) -> list[Row]:
    (key,) = table.primary_key.columns
    query = sa.select(key.label("id"), *(table.c[column] for column in columns.split()))
    return [dict(row) for row in (await conn.execute(query)).mappings()]


async def _about_answers(conn: Conn) -> dict[int, Row]:
    """Of each part of a comment what it is about, and its number among those about the same."""
    reason = sa.select(sa.func.min(response_reasons.c.reason)).where(response_reasons.c.response_id == responses.c.id)
    query = sa.select(comment_parts.c.id, responses.c.score, reason.scalar_subquery().label("reason")).join(
        responses, responses.c.id == comment_parts.c.response_id
    )
    about: dict[int, Row] = {}
    dealt: Counter[tuple[Group, Reason]] = Counter()
    for row in await conn.execute(query.order_by(comment_parts.c.id)):
        kind = (Score(row.score).group, Reason(row.reason) if row.reason else REASONS[row.id % len(REASONS)])
        about[row.id] = {"kind": kind, "number": dealt[kind]}
        dealt[kind] += 1
    causes = sa.select(cases.c.id, cases.c.cause).where(cases.c.outcome.is_not(None))
    return about | {-row.id: {"reason": row.cause} for row in await conn.execute(causes)}


async def _quoted(conn: Conn, before: list[Row], parts: list[Row]) -> list[Row]:
    """The words that may be quoted are those that were said, and whoever said them is called as everywhere."""
    of_answer = sa.select(quotes.c.id, sa.func.min(comment_parts.c.id))
    of_answer = of_answer.join(comment_parts, comment_parts.c.response_id == quotes.c.response_id)
    said = {part["id"]: part["text"] for part in parts}
    rows = await conn.execute(of_answer.group_by(quotes.c.id))
    words = {number: said.get(part) for number, part in rows}
    return [
        row | {"text": row["text"] and (words.get(row["id"]) or row["text"]), "signature": _signed(row["signature"])}
        for row in before
    ]


def _signed(signature: str | None) -> str | None:
    if signature is None:
        return None
    return ", ".join(
        english.ACCOUNTS.get(part) or english.POSITIONS.get(part) or english.latin(part)
        for part in signature.split(", ")
    )


def _read_kept(kept: Path) -> dict[str, list[Row]] | None:
    if not kept.exists():
        return None
    before: dict[str, list[Row]] = json.loads(kept.read_text(encoding="utf-8"))
    return before


def _keep(kept: Path, before: dict[str, list[Row]]) -> None:
    kept.write_text(json.dumps(before, ensure_ascii=False), encoding="utf-8")


def _changes(table: str, row: Row, about: dict[int, Row]) -> Iterator[tuple[str, Any]]:
    if table == "accounts":
        name = str(english.ACCOUNTS.get(row["name"], row["name"]))
        yield from (("name", name), ("name_folded", fold(name)))
        yield "region", english.REGIONS.get(row["region"], row["region"])
    if table in ("accounts", "invitations", "responses"):
        yield "segment", english.SEGMENTS.get(row["segment"], row["segment"])
    if table in ("contacts", "staff"):
        name = english.latin(row["name"])
        yield from (("name", name), ("name_folded", fold(name)))
    if table == "contacts":
        greeting = row["greeting"]
        yield "greeting", english.latin(greeting.split()[0]) if greeting else greeting
        yield "position", english.POSITIONS.get(row["position"], row["position"])
        yield "language", "en" if row["language"] else None
    if table == "people":
        yield "telegram_language", "en"
    if table == "comment_parts" and row["id"] in about:
        deck = COMMENTS[about[row["id"]]["kind"]]
        yield "text", deck[about[row["id"]]["number"] % len(deck)]
    if table == "cases" and row["outcome"]:
        done = OUTCOMES[Reason(about[-row["id"]]["reason"] or Reason.TIMELINESS)]
        yield "outcome", done[row["id"] % len(done)]
