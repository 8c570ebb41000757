"""What follows from the outcome of a request: every outcome, for every kind of row and whatever happened before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.traffic import retry
from bot.traffic.decide import Arrived, Never, Retry, SendAnew, Step, Unsure, decide
from bot.traffic.verdict import Outcome, Verdict
from nps.values import Lane, OutboxKind, Unreachable
from storage.queues.outbox import SENT_ANEW, OutboxRow
from tests.filling import NOW

MESSAGES = (OutboxKind.METHOD, OutboxKind.LETTER, OutboxKind.CARD)
ROW = OutboxRow(
    id=1,
    kind=OutboxKind.LETTER,
    name="thanks",
    arguments={},
    chat_id=1,
    for_staff=None,
    about_contact=None,
    lane=Lane.REPLY,
    subject=None,
    card_key=None,
    expires_at=None,
    attempts=1,
    ambiguous=0,
    plain=False,
    created_at=NOW,
)
SENT = Verdict(Outcome.SENT, message_id=7)
UNCHANGED = Verdict(Outcome.UNCHANGED)
LATER = Verdict(Outcome.LATER, "ClientConnectorError")
FLOODED = Verdict(Outcome.LATER, "429", retry_after=7.0)
BROKEN = Verdict(Outcome.BROKEN, "KeyError")
MARKUP = Verdict(Outcome.MARKUP, "can't parse entities")
UNKNOWN = Verdict(Outcome.AMBIGUOUS, "TimeoutError")
GONE = Verdict(Outcome.GONE, "message to edit not found")
REFUSED = Verdict(Outcome.NEVER, "message is too long")
BLOCKED = Verdict(Outcome.NEVER, "bot was blocked", unreachable=Unreachable.BLOCKED)

EDIT = {"repeatable": True}
ANEW = {"anew": True}
CASES: list[tuple[str, Verdict, dict[str, Any], dict[str, Any], Step]] = [
    # verdict, what the row says, how it was tried, what becomes of it
    ("it is sent", SENT, {}, {}, Arrived(7)),
    ("it is sent after a doubt", SENT, {"ambiguous": 1}, {}, Arrived(7)),
    ("it is sent as plain text", SENT, {"plain": True}, {}, Arrived(7)),
    ("it is sent in place of one that is no more", SENT, {}, ANEW, Arrived(7, SENT_ANEW)),
    ("it is edited", SENT, {}, EDIT, Arrived(7)),
    ("it looks the same as before", UNCHANGED, {}, EDIT, Arrived()),
    ("nothing was sent", LATER, {}, {}, Retry(1, "ClientConnectorError")),
    ("nothing was sent the third time", LATER, {"attempts": 3}, {}, Retry(5, "ClientConnectorError")),
    ("nothing was sent for long", LATER, {"attempts": 99}, {}, Retry(30, "ClientConnectorError")),
    ("a doubt is neither added nor taken away", LATER, {"ambiguous": 1}, {}, Retry(1, "ClientConnectorError")),
    ("Telegram says when", FLOODED, {"attempts": 5}, {}, Retry(7, "429")),
    ("it cannot be composed", BROKEN, {}, {"failures": 1}, Retry(1, "KeyError")),
    ("it cannot be composed for the fifth time", BROKEN, {"attempts": 5}, {"failures": 5}, Retry(30, "KeyError")),
    ("it cannot be composed for the sixth time", BROKEN, {"attempts": 6}, {"failures": 6}, Never("KeyError")),
    ("many attempts are not many failures", BROKEN, {"attempts": 50}, {"failures": 1}, Retry(30, "KeyError")),
    ("its markup is refused", MARKUP, {"attempts": 4}, {}, Retry(0, "can't parse entities", plain=True)),
    ("even its plain text is refused", MARKUP, {"plain": True}, {}, Never("can't parse entities")),
    ("its fate is unknown", UNKNOWN, {}, {}, Retry(1, "TimeoutError", doubtful=True)),
    ("its fate is unknown again", UNKNOWN, {"ambiguous": 1}, {}, Unsure("TimeoutError")),
    ("its fate is unknown after two kills", UNKNOWN, {"ambiguous": 2}, {}, Unsure("TimeoutError")),
    ("the fate of one sent anew is unknown", UNKNOWN, {}, ANEW, Retry(1, "TimeoutError", doubtful=True)),
    ("the probe says nothing certain", UNKNOWN, {"ambiguous": 1}, EDIT, Retry(1, "TimeoutError")),
    ("the fate of the edit is unknown", UNKNOWN, {}, EDIT | {"failures": 1}, Retry(1, "TimeoutError")),
    ("… for the seventh time", UNKNOWN, {}, EDIT | {"failures": 7}, Retry(1, "TimeoutError")),
    ("it is refused", REFUSED, {}, {}, Never("message is too long")),
    ("the person is gone", BLOCKED, {"ambiguous": 1}, {}, Never("bot was blocked", Unreachable.BLOCKED)),
    ("the message to be edited is no more, and neither is the new one", GONE, {}, ANEW, Never(GONE.error)),
]


@pytest.mark.parametrize("kind", MESSAGES)
@pytest.mark.parametrize(("verdict", "row", "how", "step"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_whatever_the_kind_of_the_row(
    kind: OutboxKind, verdict: Verdict, row: dict[str, Any], how: dict[str, Any], step: Step
) -> None:
    assert decide(replace(ROW, kind=kind, **row), verdict, **how) == step


HOPELESS = EDIT | {"failures": retry.EDIT_OVER_AFTER}


@pytest.mark.parametrize(("verdict", "how"), [(GONE, EDIT), (UNKNOWN, HOPELESS)], ids=["gone", "hopeless"])
@pytest.mark.parametrize("kind", MESSAGES)
def test_a_card_that_cannot_be_edited_is_sent_anew_and_anything_else_given_up(
    kind: OutboxKind, verdict: Verdict, how: dict[str, Any]
) -> None:
    step = decide(replace(ROW, kind=kind, ambiguous=1), verdict, **how)

    assert step == (SendAnew() if kind is OutboxKind.CARD else Never(verdict.error))


def test_every_outcome_is_decided() -> None:
    assert {case[1].outcome for case in CASES} == set(Outcome)
