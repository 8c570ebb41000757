"""What became of backups and rehearsed restores: remembered when good, told to the owners when not."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from messages.notices import notice
from messages.owed import Owed
from nps.programme import Programme
from storage import marks
from storage.people.staff import list_owners


async def on_backed_up(conn: AsyncConnection, payload: dict[str, Any], *, now: datetime, programme: Programme) -> Owed:
    await marks.put(conn, marks.BACKED_UP_AT, str(payload["at"]))
    return []


async def on_back_up_failed(
    conn: AsyncConnection, payload: dict[str, Any], *, now: datetime, programme: Programme
) -> Owed:
    """Every hour is another try, but the owners hear of it once a day."""
    args = await _told(conn, payload, programme)
    return await _to_owners(conn, "backup-failed", args, f"backup-failed:{_today(now, programme)}")


async def on_rehearsed(conn: AsyncConnection, payload: dict[str, Any], *, now: datetime, programme: Programme) -> Owed:
    """A restore that worked is nobody's news; one that did not is tried again tomorrow, with tomorrow's backup."""
    if "reason" not in payload and "name" in payload:
        await marks.put(conn, marks.REHEARSED_AT, now.isoformat())
        return []
    args = await _told(conn, payload, programme)
    args |= {"name": str(payload.get("name", "—")), "rules": ", ".join(payload.get("rules", [])) or "—"}
    return await _to_owners(conn, "rehearsal-failed", args, f"rehearsal-failed:{_today(now, programme)}")


async def _told(conn: AsyncConnection, payload: dict[str, Any], programme: Programme) -> dict[str, str | int]:
    last = await marks.find_time(conn, marks.BACKED_UP_AT)
    return {
        "reason": str(payload.get("reason", "other")),
        "folder": str(payload.get("folder", "—")),
        "last": f"{last.astimezone(programme.zone):%Y-%m-%d %H:%M}" if last else "—",
    }


async def _to_owners(conn: AsyncConnection, key: str, args: dict[str, str | int], dedup_key: str) -> Owed:
    return [letter for owner in await list_owners(conn) for letter in notice(owner, key, args, dedup_key=dedup_key)]


def _today(now: datetime, programme: Programme) -> str:
    return now.astimezone(programme.zone).date().isoformat()
