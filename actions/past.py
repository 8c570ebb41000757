"""Answers of before: read once it is known what a file is, taken over as a whole."""

from __future__ import annotations

from actions.turn import Turn
from messages.owed import Errand
from nps.file_kind import FileKind
from nps.past_dates import DateOrder
from nps.values import ErrandName, ImportState, Wording
from storage.answers import imported
from storage.lists import files, past
from storage.lists.files import SentFile
from storage.people.audit import record_audit
from storage.people.who import Who


def read_as(who: Who, sent: SentFile, kind: FileKind, order: DateOrder | None = None) -> Errand:
    """The file is fetched once more and read as what it is; the same choice twice is one errand."""
    dates = order.value if order else None
    arguments = {
        "file_id": sent.file_id,
        "file_name": sent.file_name,
        "staff": sent.staff_id,
        "chat_id": who.telegram_id,
        "kind": kind.value,
        "import": sent.id,
        "dates": dates,
    }
    once = f"{ErrandName.READ_LIST}:{sent.id}:{kind.value}:{dates}"
    return Errand(name=ErrandName.READ_LIST, arguments=arguments, once=once)


async def take_over(turn: Turn, who: Who, sent: SentFile, wording: Wording) -> int | None:
    """All answers that are not here yet; how many they were. None when the file waits no more."""
    found = await past.load(turn.conn, sent.id)
    if found is None or not await files.finish(turn.conn, sent, ImportState.APPLIED, now=turn.now):
        return None
    added = await imported.add(turn.conn, found.answers, wording, now=turn.now)
    await record_audit(turn.conn, who, "past.apply", f"import:{sent.id}", now=turn.now)
    return added
