"""What must hold after a round, however often the bot died in it."""

from __future__ import annotations

import re

from sqlalchemy import text

from sandbox.people import Person
from storage.engine.database import Database
from storage.safety import invariants
from tests.crash.round import COMMENT, WHY, Round
from tests.rounds.stage import TOKEN

CARD = "🔴 3 из 10"
TAG = re.compile("<[^>]+>")

REASONS = "SELECT reason FROM response_reasons"
# What happened, each thing once.
FACTS: dict[str, list[tuple[object, ...]]] = {
    "SELECT score, channel FROM responses": [(3, "button")],
    "SELECT old_score, new_score FROM score_changes": [],
    "SELECT state FROM invitations": [("answered",)],
    REASONS: [("timeliness",)],
    "SELECT text FROM comment_parts": [(COMMENT,)],
    "SELECT state FROM cases": [("taken",)],
    "SELECT event FROM case_events ORDER BY id": [("opened",), ("taken",)],
    "SELECT version FROM consents": [("1",)],
    "SELECT action FROM audit ORDER BY id": [("case.take",), ("nps.read",)],
    "SELECT period_key FROM summaries": [("week:2026-W48",)] * 2,
    "SELECT kind FROM inbox WHERE state <> 'done'": [],
}
# Of a message that was cut off twice nobody knows whether it arrived: no third one is sent.
NOT_KNOWN_AS_SENT = "SELECT count(*) FROM summaries WHERE sent_at IS NULL"
UNSURE = "SELECT count(*) FROM outbox WHERE name = 'summary' AND state = 'unsure'"
ALERTS = "SELECT why, state FROM alerts ORDER BY why"
ASSIGNED: list[tuple[object, ...]] = [("assigned", "delivered")]
INSTEAD: list[tuple[object, ...]] = [("assigned", "undeliverable"), ("uncertain", "delivered")]


async def examine(played: Round, database: Database) -> None:
    """Raises AssertionError for the first thing that is not as it must be."""
    async with database.read() as conn:
        broken = [found for found in await invariants.check(conn, now=played.clock()) if found.severity == "broken"]
        found = {query: [tuple(row) for row in await conn.execute(text(query))] for query in (*FACTS, ALERTS)}
        states = {state for (state,) in await conn.execute(text("SELECT state FROM outbox"))}
        not_known, unsure = [(await conn.execute(text(query))).scalar_one() for query in (NOT_KNOWN_AS_SENT, UNSURE)]
    assert not broken, broken
    fallen_back = played.alerted is played.owner
    assert not fallen_back or played.deaths > 1
    facts = FACTS | {ALERTS: INSTEAD if fallen_back else ASSIGNED}
    if not played.prompted:
        facts[REASONS] = []
    wrong = {query: rows for query, rows in found.items() if rows != facts[query]}
    assert not wrong, wrong
    assert not_known == unsure
    allowed = {"sent", "dropped"} | ({"unsure"} if played.deaths > 1 else set())
    assert states <= allowed, states
    assert played.world.pending(TOKEN) == 0
    at_most = min(2, 1 + played.deaths)
    for person, words in (
        (played.owner, "Вы — владелец программы"),
        (played.manager, "Вы — менеджер компании"),
        (played.contact, "ваш менеджер Анна Смирнова"),
        (played.contact, "По шкале от 0 до 10"),
        (played.contact, "Записано, спасибо"),
        (played.manager, CARD),
        (played.alerted, CARD),
        (played.alerted, "💬"),
        (played.owner, "NPS · IV квартал 2026"),
        (played.owner, "Итоги недели"),
        (played.manager, "Итоги недели"),
    ):
        sent = count_sent(played, person, words)
        assert 1 <= sent <= at_most, f"{person} was sent {words!r} {sent} times"
    assert played.prompted <= count_sent(played, played.contact, WHY) <= at_most
    assert played.contact.sees("Анна Смирнова свяжется с вами") is not fallen_back
    card = played.alerted.find(CARD)
    reasons = ["Причины: сроки и обещания"] if played.prompted else []
    assert all(words in card.words for words in (COMMENT, "Занимается", *reasons)), card.words


def count_sent(played: Round, person: Person, words: str) -> int:
    """How often Telegram has sent this to this person."""
    sent = played.world.sent(person.id, "sendMessage")
    return sum(call.outcome == "ok" and words in TAG.sub("", call.params["text"]) for call in sent)
