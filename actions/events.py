"""What happened with accounts is written down: out of a file, or by one of the staff."""

from __future__ import annotations

from datetime import date

from actions.turn import Turn
from nps.values import EventKind, EventSource, ImportState, Role
from storage.cases import prompts
from storage.lists import files, told_events
from storage.lists.files import SentFile
from storage.people import event_prompts, events
from storage.people.audit import record_audit
from storage.people.clients import Account
from storage.people.event_prompts import EventPrompt
from storage.people.events import Event, NewEvent
from storage.people.staff import Staff
from storage.people.who import Who


async def take_over(turn: Turn, who: Who, sent: SentFile) -> int | None:
    """All events of a file that are not here yet; how many they were. None when the file waits no more."""
    told = await told_events.load(turn.conn, sent.id)
    if told is None or not await files.finish(turn.conn, sent, ImportState.APPLIED, now=turn.now):
        return None
    new = told_events.as_new(told, sent.staff_id)
    added = await events.record(turn.conn, new, now=turn.now, today=turn.today)
    await record_audit(turn.conn, who, "events.apply", f"import:{sent.id}", now=turn.now)
    return len(added)


async def ask_when(turn: Turn, staff: Staff, account: Account, kind: EventKind) -> None:
    """The day of an event may be typed from now on, in place of whatever was awaited of this person."""
    await _ask(turn, EventPrompt(staff.id, account.id, kind))


async def ask_note(turn: Turn, staff: Staff, event: Event) -> None:
    """And so may a note."""
    await _ask(turn, EventPrompt(staff.id, event.account_id, event.kind, event.id))


async def _ask(turn: Turn, prompt: EventPrompt) -> None:
    await prompts.close(turn.conn, prompt.staff_id)
    await event_prompts.ask(turn.conn, prompt, expires_at=turn.now + turn.programme.prompt_open_for)


async def write_down(
    turn: Turn, who: Who, staff: Staff, account: Account, kind: EventKind, day: date, *, told_in: str
) -> Event | None:
    """What one of the staff says has happened; None when it was said in this very message before (`told_in`)."""
    await prompts.close(turn.conn, staff.id)
    new = NewEvent(account.id, kind, day, f"staff:{told_in}", EventSource.STAFF, recorded_by=staff.id)
    written = await events.record_one(turn.conn, new, now=turn.now, today=turn.today)
    if written is not None:
        await record_audit(turn.conn, who, "event.record", f"account:{account.id}", now=turn.now)
    return written


async def note(turn: Turn, who: Who, staff: Staff, event: Event, text: str) -> None:
    """What is to be remembered of it."""
    await prompts.close(turn.conn, staff.id)
    await events.set_note(turn.conn, event.id, text)
    await record_audit(turn.conn, who, "event.note", f"account:{event.account_id}", now=turn.now)


def may_change(staff: Staff, event: Event) -> bool:
    """Whoever has written it down by hand, and the owners."""
    return event.source is EventSource.STAFF and (staff.role is Role.OWNER or event.recorded_by == staff.id)


async def take_back(turn: Turn, who: Who, staff: Staff, event: Event) -> None:
    """It was a mistake."""
    await prompts.close(turn.conn, staff.id)
    await events.take_back(turn.conn, event, now=turn.now, today=turn.today)
    await record_audit(turn.conn, who, "event.undo", f"account:{event.account_id}", now=turn.now)
