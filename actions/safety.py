"""What became of backups and rehearsed restores: remembered when good, told to the owners when not."""

from __future__ import annotations

from typing import Any

from actions.telling import tell_owners
from actions.turn import Turn
from messages.notices import Arguments
from messages.owed import Owed
from storage import marks


async def keep_backup(turn: Turn, payload: dict[str, Any]) -> Owed:
    """A backup is made: `payload` tells when."""
    await marks.put(turn.conn, marks.BACKED_UP_AT, str(payload["at"]))
    return []


async def tell_backup_failed(turn: Turn, payload: dict[str, Any]) -> Owed:
    """Every hour is another try, but the owners hear of it once a day."""
    args = await _details(turn, payload)
    return await tell_owners(turn, "backup-failed", args, once=f"backup-failed:{turn.today}")


async def follow_rehearsal(turn: Turn, payload: dict[str, Any]) -> Owed:
    """A restore that worked is nobody's news; one that did not is tried again tomorrow, with tomorrow's backup."""
    if "reason" not in payload and "name" in payload:
        await marks.put(turn.conn, marks.REHEARSED_AT, turn.now.isoformat())
        return []
    args = await _details(turn, payload)
    args |= {"name": str(payload.get("name", "—")), "rules": ", ".join(payload.get("rules", [])) or "—"}
    return await tell_owners(turn, "rehearsal-failed", args, once=f"rehearsal-failed:{turn.today}")


async def _details(turn: Turn, payload: dict[str, Any]) -> Arguments:
    last = await marks.find_time(turn.conn, marks.BACKED_UP_AT)
    return {
        "reason": str(payload.get("reason", "other")),
        "folder": str(payload.get("folder", "—")),
        "last": f"{last.astimezone(turn.programme.zone):%Y-%m-%d %H:%M}" if last else "—",
    }
