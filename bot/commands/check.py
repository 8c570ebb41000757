"""`check`: settings, database, invariants and the connection to Telegram, a line each."""

from __future__ import annotations

from datetime import UTC, datetime

from aiogram.exceptions import AiogramError

from bot.app import links_are_dead, make_bot
from bot.commands.offline import opened
from bot.settings import Settings
from bot.verdict import judge_error
from storage import inbox, invariants, outbox
from storage.database import check_pragmas


async def check(settings: Settings) -> int:
    """Print what is found; 0 when all is well, 1 when something is broken."""
    programme = settings.programme()
    print(f"settings: {programme.company}, {len(programme.owner_ids)} owners, {settings.timezone}")
    if not programme.owner_ids:
        print("  attention: OWNER_IDS is empty, so nobody can import clients in the chat or read /nps")
    broken = False
    async with opened(settings) as database:
        await check_pragmas(database)
        now = datetime.now(UTC)
        async with database.read() as conn:
            print(f"database: {database.url.get_backend_name()}, schema at head")
            print(f"  inbox: {_counts(await inbox.count_states(conn))}")
            print(f"  outbox: {_counts(await outbox.count_states(conn))}")
            if await links_are_dead(conn, programme):
                print("  attention: BOT_TOKEN is a new one; personal links not used yet no longer work: send new ones")
            found = await invariants.check(conn, now=now)
        for one in found:
            broken = broken or one.severity == "broken"
            print(f"  {one.severity}: invariant {one.number}, {one.code}: {one.count} ({', '.join(map(str, one.ids))})")
        if not found:
            print("invariants: all hold")
    reached = await _telegram(settings)
    return 1 if broken or not reached else 0


async def _telegram(settings: Settings) -> bool:
    bot = make_bot(settings)
    try:
        me = await bot.get_me(request_timeout=15)
    except AiogramError as error:
        verdict = judge_error(error)
        print(f"Telegram: not reached ({verdict.error}). Is TELEGRAM_PROXY needed here?")
        return False
    finally:
        await bot.session.close()
    print(f"Telegram: reached, the bot is @{me.username}")
    return True


def _counts(states: dict[str, int]) -> str:
    return ", ".join(f"{count} {state}" for state, count in sorted(states.items())) or "empty"
