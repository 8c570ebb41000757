"""`check`: settings, database, invariants and the connection to Telegram, a line each."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from aiogram.exceptions import TelegramNotFound, TelegramUnauthorizedError

from bot.app import make_bot
from bot.commands.offline import opened
from bot.errands.erasure_log import erasures_told
from bot.production_calendar import unknown_moves
from bot.settings import Settings
from bot.start import links_are_dead
from bot.traffic.verdict import judge_error
from nps.first_taps import Week, has_doubled
from nps.period import containing
from nps.programme import Programme
from nps.sending import SETTINGS, written
from nps.values import PeriodKind
from storage import marks
from storage.engine.conn import Conn
from storage.engine.database import Database, DatabaseError, check_file
from storage.figures import first_taps
from storage.figures.sending import list_chosen
from storage.queues import inbox, outbox
from storage.safety import invariants
from storage.safety.way_out import naming_the_way_out

TOO_OLD = timedelta(hours=49)


async def check(settings: Settings, *, now: datetime | None = None) -> int:
    """Print what is found; 0 when all is well, 1 when something is broken."""
    programme = settings.programme()
    today = (now or datetime.now(UTC)).astimezone(programme.zone).date()
    print(f"settings: {programme.company}, owners: {len(programme.owner_ids)}, zone {settings.timezone}")
    if not programme.owner_ids:
        print("  attention: OWNER_IDS is empty, so nobody can import clients in the chat or read /nps")
    if year := unknown_moves(settings.country, today):
        print(f"  attention: {_moves_missing(settings.country, year)}")
    async with opened(settings) as database:
        try:
            async with naming_the_way_out(database, settings.backup_folder()):
                await check_file(database)
                sound = await _database(settings, database, programme, now=now or datetime.now(UTC))
        except (DatabaseError, sa.exc.DatabaseError) as error:
            print(f"  broken: {getattr(error, 'orig', error)}")
            sound = False
    reached = await _telegram(settings)
    return 0 if sound and reached else 1


async def _database(settings: Settings, database: Database, programme: Programme, *, now: datetime) -> bool:
    async with database.read() as conn:
        print(f"database: {database.url.get_backend_name()}, schema at head")
        print(f"  inbox: {_counts(await inbox.count_states(conn))}")
        print(f"  outbox: {_counts(await outbox.count_states(conn))}")
        print(f"  backups: {_backups(settings, await marks.find_time(conn, marks.BACKED_UP_AT), programme)}")
        for line in await _sending(conn, programme):
            print(f"  {line}")
        if await links_are_dead(conn, programme):
            print("  attention: BOT_TOKEN is a new one; personal links not used yet no longer work: send new ones")
        if programme.backup_folder is not None and (told := await erasures_told(conn, programme.backup_folder)):
            print(f"  erasures: {told}")
        if slower := await _slower(conn, programme, now=now):
            print(f"  attention: {slower}")
        broken = await invariants.check(conn, now=datetime.now(UTC))
    for rule in broken:
        ids = ", ".join(map(str, rule.ids))
        print(f"  {rule.severity}: invariant {rule.number}, {rule.code}: {rule.count} ({ids})")
    if not broken:
        print("invariants: all hold")
    return all(rule.severity != "broken" for rule in broken)


async def _sending(conn: Conn, programme: Programme) -> list[str]:
    """A line for each setting of summaries: what holds, and which of `.env` and the chat says so."""
    chosen = await list_chosen(conn)
    first, holds = programme.sending, programme.sending.with_chosen(chosen)
    told = []
    for name, of_env, now in zip(SETTINGS, written(first), written(holds), strict=True):
        if name in holds.chosen:
            told.append(
                f"summaries: {name.upper()} is {now!r}, chosen by /settings in the chat; .env ({of_env!r}) waits"
            )
        elif name in chosen:
            told.append(f"summaries: {name.upper()} is {of_env!r}, by .env; what the chat has chosen cannot be read")
        else:
            told.append(f"summaries: {name.upper()} is {now!r}, by .env")
    return told


async def _slower(conn: Conn, programme: Programme, *, now: datetime) -> str | None:
    """How long first taps take has doubled: in the running week so far, or in the last whole one."""
    running = containing(PeriodKind.WEEK, now.astimezone(programme.zone).date())
    for week in (running, running.previous()):
        after = await first_taps.measure(conn, *week.bounds(programme.zone))
        before = await first_taps.measure(conn, *week.previous().bounds(programme.zone))
        if has_doubled(before, after):
            return (
                f"first taps take twice as long as a week earlier, {_minutes(after)} after {_minutes(before)}; "
                "Telegram may be slow or blocked for clients, or for this server"
            )
    return None


def _minutes(week: Week) -> str:
    assert week.median is not None  # noqa: S101 - of whatever has doubled
    return f"{round(week.median.total_seconds() / 60)} min (median of {week.taps})"


def _moves_missing(country: str, year: int) -> str:
    return (
        f"the days off that {country} moves in {year} are not known to the installed version of `holidays`; update "
        "Otklik, or write them into EXTRA_DAYS_OFF and EXTRA_WORKING_DAYS, else deadlines are reckoned without them"
    )


def _backups(settings: Settings, last: datetime | None, programme: Programme) -> str:
    if not settings.sqlite:
        return "the automatic ones are for SQLite; docs/operations.md shows pg_dump"
    if not settings.backs_up:
        return "switched off by BACKUP_DIR"
    if last is None:
        return f"none yet; the running bot makes one a day in {settings.backup_folder()}"
    late = "; attention: there should be one a day" if datetime.now(UTC) - last > TOO_OLD else ""
    made = f"{last.astimezone(programme.zone):%Y-%m-%d %H:%M}"
    return f"the last good one is from {made}, in {settings.backup_folder()}{late}"


async def _telegram(settings: Settings) -> bool:
    bot = make_bot(settings)
    try:
        me = await bot.get_me(request_timeout=15)
    except (TelegramUnauthorizedError, TelegramNotFound):
        print("Telegram: reached, but it does not know BOT_TOKEN; @BotFather shows the right one")
        return False
    except Exception as error:  # a proxy's errors are none of aiogram's
        print(f"Telegram: not reached ({judge_error(error).error}). Is TELEGRAM_PROXY needed here, or wrong?")
        return False
    finally:
        await bot.session.close()
    print(f"Telegram: reached, the bot is @{me.username}")
    return True


def _counts(states: dict[str, int]) -> str:
    return ", ".join(f"{count} {state}" for state, count in sorted(states.items())) or "empty"
