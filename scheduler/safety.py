"""The daily backup and the weekly rehearsal of a restore: late is fine, skipped or twice never."""

from __future__ import annotations

from actions.turn import Turn
from messages.owed import Errand, Owed
from nps.values import ErrandName
from storage import marks


async def owe_backup(turn: Turn) -> Owed:
    """Once in each local day; after a failure again every hour, until it is made."""
    programme, now = turn.programme, turn.now
    last = await marks.find_time(turn.conn, marks.BACKED_UP_AT)
    if not programme.backs_up or (last and last.astimezone(programme.zone).date() == turn.today):
        return []
    arguments = {"folder": str(programme.backup_folder)}
    return [Errand(name=ErrandName.BACK_UP, arguments=arguments, once=f"backup:{now:%Y-%m-%dT%H}")]


async def owe_rehearsal(turn: Turn) -> Owed:
    """Once in each local week with the newest backup; after a failure again every day, until one is restored."""
    programme = turn.programme
    if not programme.backs_up or await marks.find(turn.conn, marks.BACKED_UP_AT) is None:
        return []
    last = await marks.find_time(turn.conn, marks.REHEARSED_AT)
    if last and last.astimezone(programme.zone).date().isocalendar()[:2] == turn.today.isocalendar()[:2]:
        return []
    arguments = {"folder": str(programme.backup_folder)}
    return [Errand(name=ErrandName.REHEARSE_RESTORE, arguments=arguments, once=f"rehearsal:{turn.today}")]
