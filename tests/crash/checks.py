"""What must hold after a round, however often the bot died in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from sandbox.message import read
from sandbox.surroundings import Call
from sandbox.world import World
from storage.engine.database import Database
from storage.safety import invariants
from tests.crash.round import ANSWER, ASKS, COMMENT, CONTACT_ID, THANKS, WHY, Round
from tests.rounds.stage import TOKEN, Telegram

CARD = "🔴 3 из 10"
TAG = re.compile("<[^>]+>")

COMMENTS = "SELECT text FROM comment_parts"
EVENTS = "SELECT event FROM case_events ORDER BY id"
TAKEN, CONFIRMED = ("taken",), ("confirmed",)
Facts = dict[str, list[tuple[object, ...]]]

REASONS = "SELECT reason FROM response_reasons"
# What has happened by the end, each thing once.
FACTS: Facts = {
    "SELECT score, channel FROM responses": [(3, "button")],
    "SELECT old_score, new_score FROM score_changes": [],
    "SELECT state FROM invitations": [("answered",)],
    REASONS: [("timeliness",)],
    COMMENTS: [(COMMENT,)],
    "SELECT state FROM cases": [("confirmed",)],
    EVENTS: [("opened",), TAKEN, ("reached",), ("settled",), CONFIRMED],
    "SELECT state, awaits_answer FROM relays": [("sent", 0)],
    "SELECT text FROM client_messages": [(THANKS,)],
    "SELECT version FROM consents": [("2",)],
    "SELECT action FROM audit ORDER BY id": [("case.take",), ("nps.read",), ("relay.send",), ("case.settle",)],
    "SELECT period_key FROM summaries WHERE period_key LIKE 'week:%'": [("week:2026-W48",)] * 2,
    "SELECT kind FROM inbox WHERE state <> 'done'": [],
}
# Of a message that was cut off twice nobody knows whether it arrived: no third one is sent.
NOT_KNOWN_AS_SENT = "SELECT count(*) FROM summaries WHERE sent_at IS NULL"
UNSURE = "SELECT count(*) FROM outbox WHERE name = 'summary' AND state = 'unsure'"
INSTEAD_OF_THE_MANAGER = (CARD, "💬", THANKS, "«Да, решено»")  # the owner has these instead, who took the case
ALERTS = "SELECT why, state FROM alerts ORDER BY why"
ASSIGNED: list[tuple[object, ...]] = [("assigned", "delivered"), ("overdue", "delivered")]
INSTEAD: list[tuple[object, ...]] = [("assigned", "undeliverable"), ("uncertain", "delivered")]


@dataclass(frozen=True, slots=True)
class Clean:
    """A round without any kill, kept between two phases: to begin there, and to compare with."""

    file: Path
    telegram: Telegram
    facts: Facts


async def facts_in(database: Database) -> Facts:
    async with database.read() as conn:
        return {query: [tuple(row) for row in await conn.execute(text(query))] for query in (*FACTS, ALERTS)}


async def examine(played: Round, database: Database, like: Clean) -> None:
    """Raises AssertionError for the first thing that is not as it is when nobody is killed."""
    left = await facts_in(database)
    async with database.read() as conn:
        broken = [rule for rule in await invariants.check(conn, now=played.clock()) if rule.severity == "broken"]
        states = {state for (state,) in await conn.execute(text("SELECT state FROM outbox"))}
        not_known, unsure = [(await conn.execute(text(query))).scalar_one() for query in (NOT_KNOWN_AS_SENT, UNSURE)]
    assert not broken, broken
    fallen_back = played.alerted is played.owner
    assert not fallen_back or played.deaths > 1
    facts = like.facts | ({ALERTS: INSTEAD} if fallen_back else {})
    if not played.prompted:
        facts[REASONS] = []
    wrong = {query: rows for query, rows in left.items() if rows != facts[query]}
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
        (played.contact, ANSWER),
        (played.alerted, THANKS),
        (played.contact, ASKS),
        (played.alerted, "«Да, решено»"),
    ):
        like_person = played.manager if fallen_back and words in INSTEAD_OF_THE_MANAGER else person
        once = count_sent(like.telegram.world, like_person.id, words) > 0
        sent = count_sent(played.world, person.id, words)
        assert once <= sent <= once * at_most, f"{person} was sent {words!r} {sent} times"
    if not like.facts[COMMENTS]:
        return  # nobody has answered yet
    whys = sent_to(played.world, CONTACT_ID, WHY)
    assert played.prompted <= len(whys) <= at_most, whys
    assert played.contact.sees("Анна Смирнова свяжется с вами") is not fallen_back
    card = played.alerted.find(CARD)
    is_taken = TAKEN in like.facts[EVENTS] and CONFIRMED not in like.facts[EVENTS]
    shown = [COMMENT, *["Причины: сроки и обещания"] * played.prompted, *["Занимается"] * is_taken]
    assert all(words in card.words for words in shown), card.words


def sent_to(world: World, person: int, words: str) -> list[Call]:
    """What Telegram has sent to this person with these words."""
    sent = world.sent(person, "sendMessage")
    return [call for call in sent if call.outcome == "ok" and words in read(TAG.sub("", call.params["text"]))]


def count_sent(world: World, person: int, words: str) -> int:
    """How often Telegram has sent this to this person."""
    return len(sent_to(world, person, words))
