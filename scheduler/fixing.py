"""What repeats becomes an item, its date is recalled, and clients hear that it is done."""

from __future__ import annotations

from collections.abc import Sequence

from actions import fix_telling, fixing
from actions.turn import Turn
from messages.owed import Owed
from scheduler.asking import awake, is_open
from scheduler.quiet import after_the_quiet_day
from scheduler.slices import AT_A_LOOK, Sliced
from storage.cases import fix_news
from storage.cases.fix_news import Waiting


@after_the_quiet_day
async def look_for_readers(turn: Turn) -> Sequence[Waiting]:
    """Who named what was mended, inside the working hours of their own zone."""

    async def list_waiting(asleep: set[str | None]) -> Sequence[Waiting]:
        return await fix_news.list_waiting(turn.conn, limit=AT_A_LOOK, except_zones=asleep)

    return [*await fix_telling.list_stranded(turn), *await awake(turn, list_waiting)]


async def tell_reader(turn: Turn, listed: Waiting) -> Owed:
    return await fix_telling.tell_one(turn, listed) if is_open(turn, listed.timezone) else []


open_repeated = Sliced("open_repeated", fixing.look, fixing.open_all)
ring_fixes = Sliced("ring_fixes", fixing.list_ringing, fixing.ring)
tell_mended = Sliced("tell_mended", look_for_readers, tell_reader)
