"""The command line: `python -m bot …`, also installed as `otklik`."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


def parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser(prog="otklik", description="NPS for B2B companies inside Telegram")
    commands = found.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("run", help="run the bot (settings from the environment or .env)")
    demo = commands.add_parser("demo", help="play a round on a sample company, without a token or a network")
    demo.add_argument("--once", action="store_true", help="end after the round")
    commands.add_parser("check", help="check settings, database, invariants and the connection to Telegram")
    importing = commands.add_parser("import", help="import a client list (CSV or XLSX)")
    importing.add_argument("file", type=Path)
    importing.add_argument("--dry-run", action="store_true", help="only say what would change")
    invites = commands.add_parser("invites", help="write the personal links as CSV")
    invites.add_argument("--out", type=Path, help="the file to write (default: standard output)")
    backup = commands.add_parser("backup", help="copy the database into a file, while the bot runs")
    backup.add_argument("file", type=Path)
    restore = commands.add_parser("restore", help="put a backup in place of the database (the bot must be stopped)")
    restore.add_argument("file", type=Path)
    return found


@contextmanager
def importing() -> Iterator[None]:
    """What is imported stays: looking through it again and again for what does not costs a tenth of the start."""
    usual = gc.get_threshold()
    gc.set_threshold(50_000, 100, 1_000_000)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; what a person can mend is said in one sentence, without a traceback. 0 is success."""
    wanted = parser().parse_args(arguments)
    import asyncio  # here, since --help needs nothing of all this
    import logging

    if wanted.command == "demo":  # needs no settings
        from bot.demo.play import demo

        return asyncio.run(demo(once=wanted.once))
    with importing():
        from bot.commands.mistakes import mistakes
        from bot.logs.logs import set_up_logs
        from bot.settings import load

    with mistakes() as ended:
        settings = load()
        set_up_logs(*settings.secrets(), level=logging.INFO if wanted.command == "run" else logging.WARNING)
        match wanted.command:
            case "run":
                with importing():
                    from bot.interpreter import answer_promptly
                    from bot.run import run
                answer_promptly()
                asyncio.run(run(settings))
            case "check":
                from bot.commands.check import check

                ended.code = asyncio.run(check(settings))
            case "import":
                from bot.commands.offline import import_file

                ended.code = asyncio.run(import_file(settings, wanted.file, dry_run=wanted.dry_run))
            case "invites":
                from bot.commands.invites import invites

                ended.code = asyncio.run(invites(settings, wanted.out))
            case "backup":
                from bot.commands.backup import backup

                ended.code = asyncio.run(backup(settings, wanted.file))
            case "restore":
                from bot.commands.backup import restore

                ended.code = asyncio.run(restore(settings, wanted.file))
    return ended.code


if __name__ == "__main__":
    sys.exit(main())
