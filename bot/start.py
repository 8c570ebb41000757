"""What holds before anything runs: the schema, the owners, the promise to clients, a restored copy, a new token."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from datetime import UTC, datetime

from actions.holding import show_held
from actions.leaving import settle_owners
from actions.passing_on import pass_on_early
from actions.telling import tell_owners
from actions.turn import Turn
from bot.errands.erasure_log import keep_erased
from bot.settings import SettingsError
from bot.traffic.owing import rows_of
from nps.programme import Programme
from nps.values import ConsentMode, OutboxState
from scheduler.jobs import AtOnce
from scheduler.summaries import owe_summaries
from storage import marks
from storage.asking import surveys
from storage.engine.conn import Conn
from storage.engine.database import Database, check_file
from storage.people import enrolments
from storage.queues import holding, outbox
from storage.safety.migrate import migrate
from storage.safety.way_out import naming_the_way_out

log = logging.getLogger(__name__)
OVERDUE: tuple[AtOnce, ...] = (pass_on_early, owe_summaries)  # what they find due by now may have been sent before


def utc_now() -> datetime:
    return datetime.now(UTC)


async def prepare(database: Database, programme: Programme, clock: Callable[[], datetime] = utc_now) -> None:
    """Whatever has to hold before the first update is handled.

    1. The schema is at head, and the PRAGMAs hold when read back.
    2. The mode of consents is the one clients agreed to. Raises SettingsError.
    3. Owners are as the settings name them, and the regular survey is there.
    4. Of a restored copy everything owed is held; of a new token the owners are told.
    5. Who was erased stays erased, also in a restored copy.
    """
    async with naming_the_way_out(database, programme.backup_folder):
        await migrate(database, now=clock())
        await check_file(database)
    async with database.write() as conn:
        await keep_the_mode(conn, programme)
        owed = await settle_owners(Turn(conn, clock(), programme), programme.owner_ids)
        await outbox.owe(conn, rows_of(owed), now=clock())
        await receive_copy(conn, programme, now=clock())
        await receive_token(conn, programme, now=clock())
        await surveys.ensure_surveys(conn, now=clock())
    await keep_erased(database, programme, now=clock())


async def keep_the_mode(conn: Conn, programme: Programme) -> None:
    """Who sees who said what is promised to each client before the first question, and holds from then on.

    Raises SettingsError when ANONYMOUS says other than what the first client agreed to.
    """
    agreed = await enrolments.find_first_mode(conn)
    if agreed is not None and agreed is not programme.mode:
        promise = "nobody below the owners sees" if agreed is ConsentMode.ANONYMOUS else "their account managers see"
        right = "yes" if agreed is ConsentMode.ANONYMOUS else "no"
        raise SettingsError(
            f"ANONYMOUS cannot be changed any more: clients agreed to answer knowing that {promise} who said what. "
            f"Set ANONYMOUS={right} again; or let DATABASE_URL name a new database and invite the clients anew"
        )


async def receive_copy(conn: Conn, programme: Programme, *, now: datetime) -> None:
    """Does this database say of itself that it is a copy? Then it was put in place since the last start."""
    copied_at = await marks.find_time(conn, marks.COPIED_AT)
    if copied_at is None:
        return
    turn = Turn(conn, now, programme)
    await holding.hold_all(conn, now=now)
    for job in OVERDUE:
        rows = rows_of(await job(turn))
        await outbox.owe(conn, rows, now=now, state=OutboxState.HELD)
    await marks.put(conn, marks.RESTORED_FROM, copied_at.isoformat())
    for key in (marks.COPIED_AT, marks.REVIEWED):
        await marks.remove(conn, key)
    await outbox.owe(conn, rows_of(await show_held(turn)), now=now)
    held = sum((await holding.count_held(conn)).values())
    log.warning("the database is a copy from %s: %s messages are held for the owners", copied_at, held)


def key_print(programme: Programme) -> str:
    """A fingerprint of the key that signs the links: tells a new token from the old one, betrays neither."""
    return hashlib.sha256(programme.link_key).hexdigest()[:16]


async def links_are_dead(conn: Conn, programme: Programme) -> bool:
    """Was the database used with another token before? Then the unused links of that time are dead."""
    known = await marks.find(conn, marks.KEY_PRINT)
    return known is not None and known != key_print(programme)


async def receive_token(conn: Conn, programme: Programme, *, now: datetime) -> None:
    """Is the token a new one? Then the owners are told once how many links are to be given out again."""
    if await links_are_dead(conn, programme):
        log.warning("BOT_TOKEN is a new one: personal links sent out before and not used yet no longer work")
        if count := sum(link.joined_at is None for link in await enrolments.list_links(conn)):
            told = await tell_owners(Turn(conn, now, programme), "owner-new-token", {"count": count})
            await outbox.owe(conn, rows_of(told), now=now)
    await marks.put(conn, marks.KEY_PRINT, key_print(programme))
