"""The command line: `python -m bot …`, also installed as `otklik`."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path


def make_parser() -> argparse.ArgumentParser:
    """Each command names what does it as module:function, which is loaded when it is wanted: --help needs none."""
    parser = argparse.ArgumentParser(prog="otklik", description="NPS for B2B companies inside Telegram")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, does: str, help: str) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = commands.add_parser(name, help=help)
        added.set_defaults(does=does)
        return added

    command("run", "bot.commands.run:main", "run the bot (settings from the environment or .env)")
    demo = command("demo", "bot.demo.serve:main", "play a round on a sample company, without a token or a network")
    playing = "bot.demo.once:main"
    demo.add_argument("--once", action="store_const", dest="does", const=playing, help="end after the round")
    command("check", "bot.commands.check:main", "check settings, database, invariants and the connection to Telegram")
    listed = command("import", "bot.commands.import_list:main", "import a client list (CSV or XLSX)")
    listed.add_argument("file", type=Path)
    listed.add_argument("--dry-run", action="store_true", help="only say what would change")
    invites = command("invites", "bot.commands.invites:main", "write the personal links as CSV")
    invites.add_argument("--out", type=Path, help="the file to write (default: standard output)")
    backup = command("backup", "bot.commands.backup:main", "copy the database into a file, while the bot runs")
    backup.add_argument("file", type=Path)
    restoring = "put a backup in place of the database (the bot must be stopped)"
    restore = command("restore", "bot.commands.backup:main_restore", restoring)
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
    parsed = make_parser().parse_args(arguments)
    module, _, name = parsed.does.partition(":")
    with importing():
        command: Callable[[argparse.Namespace], int] = getattr(import_module(module), name)
    return command(parsed)


if __name__ == "__main__":
    sys.exit(main())
