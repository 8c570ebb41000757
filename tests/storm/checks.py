"""What must hold after a storm: compared with what the people of the storm did, and with what Telegram delivered."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from sandbox.message import read
from sandbox.surroundings import Call
from storage.safety import invariants
from tests.rounds.stage import TOKEN
from tests.storm.crowd import NUDGE, SHOWN, WHY
from tests.storm.managers import CARD, answer_to
from tests.storm.storm import Storm

TAG = re.compile("<[^>]+>")
OF_STAFF = re.compile(r"(?:Ответ|обещание|[Сс]делано) №(\d+)")
THANKS = "Записано, спасибо"
QUESTION = "По шкале от 0 до 10"
SUMMARY = "Итоги недели"
SCORES = "SELECT contact_id, score FROM responses"
CASES = "SELECT contact_id FROM cases"
COMMENTS = """
SELECT contact_id, text, source_message_id FROM comment_parts p JOIN responses r ON r.id = p.response_id
UNION SELECT contact_id, text, source_message_id FROM client_messages ORDER BY source_message_id
"""  # who has read an answer of the staff's writes to them
REASONS = "SELECT contact_id, reason FROM response_reasons e JOIN responses r ON r.id = e.response_id"
ALERTS = """
SELECT c.contact_id, s.telegram_id, a.state FROM alerts a
JOIN cases c ON c.id = a.case_id JOIN staff s ON s.id = a.staff_id
"""
UNSURE = "SELECT count(*) FROM outbox WHERE state = 'unsure' AND name IN ('question', 'gap_nudge')"
ANSWER = re.compile(r"[^:]+: Ответ №(\d+)")
RELAYS = """
SELECT r.contact_id, p.text, r.state FROM relays r LEFT JOIN relay_parts p ON p.relay_id = r.id
"""
STORY = """
SELECT id, name, card_key, state, attempts, ambiguous, message_id, error, created_at, claimed_at, done_at
FROM outbox WHERE chat_id = :chat ORDER BY id
"""
SUMMARIES = "SELECT s.telegram_id, u.period_key, u.sent_at FROM summaries u JOIN staff s ON s.id = u.staff_id"


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a storm that left everything in order."""

    people: int
    kills: int
    answers: int
    unasked: int
    lost_presses: int
    nudges: int
    cases: int
    relayed: int
    promised: int
    settled: int
    alerts_delivered: int
    alerts_twice: int
    undeliverable: int
    unsure: int
    faults: int
    too_many: int
    took_s: float


async def examine(storm: Storm) -> Figures:
    """Raises AssertionError for the first thing that is not as it must be."""
    async with storm.database.read() as conn:
        broken = [rule for rule in await invariants.check(conn, now=storm.clock()) if rule.severity == "broken"]

        async def rows(query: str) -> list[Any]:
            return [tuple(row) for row in await conn.execute(text(query))]

        scores, cases, comments, reasons = [await rows(query) for query in (SCORES, CASES, COMMENTS, REASONS)]
        alerts, summaries = await rows(ALERTS), await rows(SUMMARIES)
        inbox = dict(await rows("SELECT state, count(*) FROM inbox GROUP BY state"))
        outbox = dict(await rows("SELECT state, count(*) FROM outbox GROUP BY state"))
        unsure = (await rows(UNSURE))[0][0]
        relays = await rows(RELAYS)
        followed = dict(await rows("SELECT state, count(*) FROM cases GROUP BY state"))
    assert not broken, broken
    assert set(inbox) == {"done"}, inbox
    assert set(outbox) <= {"sent", "done", "dropped", "never", "unsure"}, outbox
    clients = [client for client in storm.crowd.clients.values() if not client.person.chat.blocked]

    pressed = {client.plan.number: client.pressed[-1] for client in clients if client.pressed}
    unasked = [client for client in clients if not client.pressed]
    if len(unasked) > unsure:
        raise AssertionError(await story(storm, unasked[0].plan.number))
    lost = [number for number in pressed if (number, pressed[number]) not in scores]
    assert not lost, await story(storm, lost[0])
    assert sorted(scores) == sorted(pressed.items()), difference(scores, pressed.items())
    unconfirmed = [client for client in clients if client.pressed and not client.confirmed]
    assert not unconfirmed, unconfirmed[0].person.screen

    detractors = {client.plan.number for client in clients if any(score <= 6 for score in client.pressed)}
    assert sorted(number for (number,) in cases) == sorted(detractors), difference(cases, [(n,) for n in detractors])

    said_by = defaultdict(list)
    for number, words, _ in comments:
        said_by[number].append(words)
    meant = {
        client.plan.number: list(client.plan.comments) for client in clients if client.wrote and client.plan.comments
    }
    assert said_by == meant, difference(said_by.items(), meant.items())
    marked = [(client.plan.number, "timeliness") for client in clients if client.marked]
    assert sorted(reasons) == sorted(marked), difference(reasons, marked)

    cards = Counter((call.chat_id, int(card[1])) for call in sent(storm) if (card := CARD.search(words_of(call))))
    if (often := cards.most_common(1)) and often[0][1] > 2:
        (chat, number), times = often[0]
        raise AssertionError(f"{times} cards of {number} for {chat}\n{await story(storm, number, chat)}")
    settled: dict[int, set[str]] = defaultdict(set)
    for number, telegram_id, state in alerts:
        settled[number].add(state)
        assert state != "delivered" or cards[telegram_id, number], f"{telegram_id} never got the card of {number}"
    silent = [number for number in detractors if not settled[number] & {"delivered", "undeliverable"}]
    assert not silent, silent
    undeliverable = sum("delivered" not in settled[number] for number in detractors)
    assert all(state != "owed" for _, _, state in alerts)

    assert len({(who, key) for who, key, _ in summaries}) == len(summaries)
    reached = {number for number, manager in storm.crowd.managers.items() if not manager.chat.blocked}
    assert {who for who, key, _ in summaries if key.startswith("week:")} >= reached
    weeks = Counter(call.chat_id for call in sent(storm) if SUMMARY in call.params["text"])
    assert max(weeks.values(), default=0) <= 2, weeks

    answers = examine_words_of_staff(storm, relays)
    for client in clients:
        in_order([call for call in storm.world.sent(client.plan.telegram_id) if call.outcome == "ok"])
    log = storm.log
    for secret in (TOKEN, TOKEN.partition(":")[2], "Шквал", "Клиент №", "Штиль"):
        assert secret not in log, f"{secret} stands in the log"
    return Figures(
        people=storm.population.size,
        kills=storm.severity.kills,
        answers=len(scores),
        unasked=len(unasked),
        lost_presses=sum(client.lost for client in clients),
        nudges=said(storm, NUDGE),
        cases=len(cases),
        relayed=answers,
        promised=followed.get("promised", 0),
        settled=followed.get("settled", 0) + followed.get("confirmed", 0),
        alerts_delivered=len(cards),
        alerts_twice=sum(times == 2 for times in cards.values()),
        undeliverable=undeliverable,
        unsure=outbox.get("unsure", 0),
        faults=sum(storm.weather.hits.values()),
        too_many=sum(call.outcome.startswith("Too Many") for call in storm.world.calls),
        took_s=round(storm.took_s, 1),
    )


def examine_words_of_staff(storm: Storm, relays: list[Any]) -> int:
    """Each word of the staff is in the chat it was confirmed for and in no other, and where the bot says it is.

    Returns how many were delivered.
    """
    for call in sent(storm):
        client = storm.crowd.clients.get(call.chat_id or 0)
        if client is not None:
            theirs = {int(number) for number in OF_STAFF.findall(words_of(call))}
            assert theirs <= {client.plan.number}, f"{client.plan.number} was sent {words_of(call)!r}"
    to_clients = [words_of(call) for call in sent(storm) if call.chat_id in storm.crowd.clients]
    arrived = Counter(int(said[1]) for words in to_clients if (said := ANSWER.match(words)))
    assert all(times <= 2 for times in arrived.values()), arrived.most_common(3)
    assert all(state != "waiting" for _, _, state in relays), relays
    for number, words, state in relays:
        if words == answer_to(number) and state == "sent":
            assert arrived[number], f"{number} never got the answer that is told to be delivered"
    return len(arrived)


def sent(storm: Storm) -> list[Call]:
    return [call for call in storm.world.sent(method="sendMessage") if call.outcome == "ok"]


def words_of(call: Call) -> str:
    """As a person reads it."""
    return read(TAG.sub("", str(call.params.get("text", ""))))


def said(storm: Storm, words: str) -> int:
    return sum(words in words_of(call) for call in sent(storm))


def in_order(calls: list[Call]) -> None:
    """The question, then why and the score, then thanks.

    The score comes after why, but a question that was in doubt when it was answered is repeated with its score.
    """
    texts = [words_of(call) for call in calls]

    def first(pattern: str) -> int | None:
        return next((at for at, words in enumerate(texts) if re.search(pattern, words)), None)

    question, shown, why, thanks = map(first, (QUESTION, SHOWN.pattern, "|".join(WHY), THANKS))
    for firsts in ((question, why, thanks), (question, shown, thanks)):
        known = [at for at in firsts if at is not None]
        assert known == sorted(known), texts


async def story(storm: Storm, number: int, chat: int | None = None) -> str:
    """All there is to know about one client, and what was sent to them or to `chat`, for failure messages."""
    client = next(client for client in storm.crowd.clients.values() if client.plan.number == number)
    chat = chat or client.person.id
    calls = [f"{call.at:%H:%M:%S.%f} {call.method} {call.outcome} {call.fault}" for call in storm.world.sent(chat)]
    async with storm.database.read() as conn:
        rows = await conn.execute(text(STORY), {"chat": chat})
        owed = [str(tuple(row)) for row in rows]
    return "\n".join([str(client.plan), str(client.pressed), client.person.screen, *calls, *owed])


def difference(actual: Any, meant: Any) -> str:
    """What is there too often or wrongly, and what is missing; a few of each."""
    has, wanted = Counter(map(str, actual)), Counter(map(str, meant))
    return f"found {list((has - wanted).items())[:5]}, missing {list((wanted - has).items())[:5]}"
