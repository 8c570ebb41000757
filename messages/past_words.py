"""What is said about a file of past answers, in the chat and at the command line: no Telegram types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from messages.dates import day_of_year
from messages.import_words import describe_note, sentence
from messages.texts import Markup, clip, escape, join, lines, say
from nps.client_list import RowError
from nps.values import Wording
from storage.answers import imported
from storage.engine.conn import Conn
from storage.lists import past
from storage.lists.past import Matched, Past

SAMPLES = 5
LONGEST_NAME = 40
LONGEST_WORDS = 80
LONGEST_REMARK = 220
LONGEST_PLAN = 3_600
_FITTING = (5, 3, 1, 0)


@dataclass(frozen=True, slots=True)
class PastPlan:
    """A file, how many of its answers are here already, and the names of those its first rows are about."""

    past: Past
    known: int
    names: Mapping[int, tuple[str, str]]
    wording: Wording | None = None

    @property
    def new(self) -> int:
        return len(self.past.answers) - self.known


async def plan_of(conn: Conn, found: Past, wording: Wording | None = None) -> PastPlan:
    known = await imported.count_known(conn, found.answers)
    names = await past.list_names(conn, (answer.contact_id for answer in found.answers[:SAMPLES]))
    return PastPlan(found, known, names, wording)


def describe_past(language: str, plan: PastPlan, zone: tzinfo, *, whole: bool = False) -> Markup:
    """What would be brought in, five rows as they are understood, and what is left out: all of it if `whole`."""
    told = Markup("")
    for shown in (None,) if whole else _FITTING:
        told = _described(language, plan, zone, shown)
        if whole or len(told.encode("utf-16-le")) // 2 <= LONGEST_PLAN:
            break
    return told


def _described(language: str, plan: PastPlan, zone: tzinfo, shown: int | None) -> Markup:
    found = plan.past
    columns = [say(language, "past-column", role=role, title=title) for role, title in found.columns]
    numbers = {"count": len(found.answers), "new": plan.new, "known": plan.known}
    samples = [_sample(language, answer, plan, zone) for answer in found.answers[:SAMPLES]]
    return lines(
        say(language, "past-plan", **numbers) if found.answers else say(language, "past-none"),
        say(language, "past-columns", columns=join(", ", columns)) if columns else None,
        *[describe_note(language, note) for note in found.notes],
        *([Markup(""), say(language, "past-samples"), *samples] if samples else []),
        _errors(language, found.errors, shown),
    )


def _sample(language: str, answer: Matched, plan: PastPlan, zone: tzinfo) -> Markup:
    name, account = plan.names.get(answer.contact_id, ("", ""))
    said = clip(" ".join((answer.words or "").split()), LONGEST_WORDS)
    return say(
        language,
        "past-sample",
        row=str(answer.number),
        score=answer.score,
        day=day_of_year(language, answer.at, zone),
        name=clip(name, LONGEST_NAME),
        account=clip(account, LONGEST_NAME),
        words=say(language, "past-sample-words", words=said) if said else "",
    )


def _errors(language: str, errors: Sequence[RowError], shown: int | None) -> Markup | None:
    if not errors:
        return None
    told = [
        say(
            language,
            "import-line",
            row=str(error.row),
            text=escape(clip(sentence(language, error.key, error.args), LONGEST_REMARK)),
        )
        for error in errors[:shown]
    ]
    left = len(errors) - len(told)
    more = say(language, "import-lines-more", count=left) if left else None
    count = len({error.row for error in errors})
    return lines(Markup(""), say(language, "past-errors", count=count), *told, more)


def describe_done(language: str, plan: PastPlan, added: int) -> Markup:
    known, left_out = len(plan.past.answers) - added, len({error.row for error in plan.past.errors})
    return lines(
        say(language, "past-done", count=added, known=known),
        say(language, "past-done-errors", count=left_out) if left_out else None,
    )
