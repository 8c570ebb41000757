"""Whom Telegram reaches: somebody blocked the bot or is gone, and comes back."""

from __future__ import annotations

from actions import alerting
from actions.telling import tell_owners
from actions.turn import Turn
from messages.owed import Owed
from nps.values import Unreachable
from storage.people.reachability import record_reachable, record_unreachable
from storage.people.staff import find_staff_by_telegram


async def lose(turn: Turn, telegram_id: int, reason: Unreachable) -> Owed:
    """Somebody cannot be reached any more; if it is one of the staff, the owners are told."""
    gone = await record_unreachable(turn.conn, telegram_id, reason, now=turn.now)
    if gone is None:
        return []
    once = f"unreachable:{gone.id}:{turn.now.isoformat()}"
    args: dict[str, str | int] = {"name": gone.name, "reason": reason.value}
    return await tell_owners(turn, "manager-unreachable", args, once=once, but=gone)


async def regain(turn: Turn, telegram_id: int) -> Owed:
    """Somebody can be reached again; one of the staff gets what they have missed."""
    await record_reachable(turn.conn, telegram_id)
    back = await find_staff_by_telegram(turn.conn, telegram_id)
    if back is None or not back.can_be_written_to:
        return []
    return await alerting.show_missed(turn, back)
