"""The command line: `python -m bot …`, also installed as `otklik`."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path


def make_parser() -> argparse.ArgumentParser:
    """Each command names what does it as module:function, which is loaded when it is wanted: --help needs none.

    The function takes the settings, and each argument by its name; the demo has settings of its own.
    """
    parser = argparse.ArgumentParser(prog="otklik", description="NPS for B2B companies inside Telegram")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, does: str, help: str) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = commands.add_parser(name, help=help)
        added.set_defaults(does=does)
        return added

    command("run", "bot.commands.run:run", "run the bot (settings from the environment or .env)")
    demo = command("demo", "bot.demo.serve:main", "play a round on a sample company, without a token or a network")
    playing = "bot.demo.once:main"
    demo.add_argument("--once", action="store_const", dest="does", const=playing, help="end after the round")
    command("check", "bot.commands.check:check", "check settings, database, invariants and the connection to Telegram")
    listed = command("import", "bot.commands.import_list:import_file", "import a client list (CSV or XLSX)")
    listed.add_argument("file", type=Path)
    listed.add_argument("--dry-run", action="store_true", help="only say what would change")
    meaning = 'what a role or a status of the list means, remembered: --word "buyer=decision maker"; may be repeated'
    listed.add_argument("--word", action="append", metavar="WORD=MEANING", help=meaning)
    history = command("history", "bot.commands.history:bring_in", "bring in past answers (CSV or XLSX)")
    history.add_argument("file", type=Path)
    history.add_argument("--dry-run", action="store_true", help="only say what would be brought in")
    asked = "which question it was: would they recommend, keep buying, recommend doing more"
    history.add_argument("--wording", choices=("recommend", "keep_buying", "work_more"), help=asked)
    order = "what comes first in dates like 03/04/2026: the day (dmy) or the month (mdy)"
    history.add_argument("--dates", choices=("dmy", "mdy"), help=order)
    events = command("events", "bot.commands.events:bring_in", "bring in what happened with accounts (CSV or XLSX)")
    events.add_argument("file", type=Path)
    events.add_argument("--dry-run", action="store_true", help="only say what would be brought in")
    kinds = ("purchase", "delivery", "invoice", "support", "stage", "proposal", "contract", "lead")
    events.add_argument("--kind", choices=kinds, help="what all rows are, where no column says it")
    events.add_argument("--dates", choices=("dmy", "mdy"), help=order)
    invites = command("invites", "bot.commands.invites:invites", "write the personal links as CSV or XLSX")
    invites.add_argument("--out", type=Path, help="the file to write, .csv or .xlsx (default: standard output)")
    backup = command("backup", "bot.commands.backup:backup", "copy the database into a file, while the bot runs")
    backup.add_argument("file", type=Path)
    restoring = "put a backup in place of the database (the bot must be stopped)"
    restore = command("restore", "bot.commands.backup:restore", restoring)
    restore.add_argument("file", type=Path)
    return parser


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
    """Run a command and return its exit code. 0 is success."""
    options = vars(make_parser().parse_args(arguments))
    command, (module, _, name) = options.pop("command"), options.pop("does").partition(":")
    try:
        with importing():
            work = getattr(import_module(module), name)
    except KeyboardInterrupt:  # it takes seconds, and whoever stops it wants no traceback
        return 130
    if command == "demo":
        return int(work())
    from bot.commands.mistakes import with_settings

    return with_settings(work, **options)


if __name__ == "__main__":
    sys.exit(main())
