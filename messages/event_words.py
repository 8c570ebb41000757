"""What is said about a file of events, in the chat and at the command line: no Telegram types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from messages.dates import day_of_year, money
from messages.import_words import describe_note, sentence
from messages.texts import Markup, clip, escape, join, label, lines, say
from nps.client_list import RowError
from nps.programme import Programme
from storage.engine.conn import Conn
from storage.lists import told_events
from storage.lists.event_matching import MatchedEvent
from storage.lists.told_events import Told
from storage.people.clients import list_contact_names

SAMPLES = 5
LONGEST_NAME = 40
LONGEST_NOTE = 80
LONGEST_REMARK = 220
LONGEST_PLAN = 3_600
_FITTING = (5, 3, 1, 0)


@dataclass(frozen=True, slots=True)
class EventPlan:
    """A file, how many of its events are here already, and the names of those its first rows are about."""

    told: Told
    known: int
    accounts: Mapping[int, str]
    people: Mapping[int, str]

    @property
    def new(self) -> int:
        return len(self.told.events) - self.known


async def plan_of(conn: Conn, told: Told) -> EventPlan:
    first = told.events[:SAMPLES]
    accounts = await told_events.list_names(conn, (event.account_id for event in first))
    people = await list_contact_names(conn, (event.contact_id for event in first))
    return EventPlan(told, await told_events.count_known(conn, told), accounts, people)


def describe_events(language: str, plan: EventPlan, programme: Programme, *, whole: bool = False) -> Markup:
    """What would be written down, five rows as they are understood, and what is left out: all of it if `whole`."""
    text = Markup("")
    for shown in (None,) if whole else _FITTING:
        text = _described(language, plan, programme, shown)
        if whole or len(text.encode("utf-16-le")) // 2 <= LONGEST_PLAN:
            break
    return text


def _described(language: str, plan: EventPlan, programme: Programme, shown: int | None) -> Markup:
    told = plan.told
    columns = [say(language, "events-column", role=role, title=title) for role, title in told.columns]
    numbers = {"count": len(told.events), "new": plan.new, "known": plan.known}
    samples = [_sample(language, event, plan, programme) for event in told.events[:SAMPLES]]
    return lines(
        say(language, "events-plan", **numbers) if told.events else say(language, "events-none"),
        say(language, "past-columns", columns=join(", ", columns)) if columns else None,
        *[describe_note(language, note) for note in told.notes],
        *([Markup(""), say(language, "past-samples"), *samples] if samples else []),
        _remarks(language, "past-errors", told.errors, shown),
        _remarks(language, "events-remarks", told.remarks, shown),
    )


def _sample(language: str, event: MatchedEvent, plan: EventPlan, programme: Programme) -> Markup:
    person = plan.people.get(event.contact_id or 0)
    account = clip(plan.accounts.get(event.account_id, ""), LONGEST_NAME)
    amount = money(language, event.amount, programme.currency) if event.amount is not None else ""
    note = clip(" ".join((event.note or "").split()), LONGEST_NOTE)
    return say(
        language,
        "events-sample",
        row=str(event.number),
        kind=label(language, f"event-{event.kind.value}"),
        day=day_of_year(language, event.day, programme.zone),
        who=f"{clip(person, LONGEST_NAME)}, {account}" if person else account,
        amount=f", {amount}" if amount else "",
        note=say(language, "past-sample-words", words=note) if note else "",
    )


def _remarks(language: str, key: str, remarks: Sequence[RowError], shown: int | None) -> Markup | None:
    if not remarks:
        return None
    told = [
        say(
            language,
            "import-line",
            row=str(error.row),
            text=escape(clip(sentence(language, error.key, error.args), LONGEST_REMARK)),
        )
        for error in remarks[:shown]
    ]
    left = len(remarks) - len(told)
    more = say(language, "import-lines-more", count=left) if left else None
    return lines(Markup(""), say(language, key, count=len({error.row for error in remarks})), *told, more)


def describe_done(language: str, told: Told, added: int) -> Markup:
    left_out = len({error.row for error in told.errors})
    return lines(
        say(language, "events-done", count=added, known=len(told.events) - added),
        say(language, "past-done-errors", count=left_out) if left_out else None,
    )
