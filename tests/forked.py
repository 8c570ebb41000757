"""Processes out of a server that has everything imported: a start costs no seconds."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext

from bot.demo.fork_server import fork_server

PRELOADED = ["__main__", "tests.crash.preload", "tests.storm.processes", "bot.demo.child", "bot.commands.check"]


def forkserver() -> ForkServerContext:
    """The one server of this process; its children have played a round already (see tests/crash/preload.py)."""
    return fork_server(*PRELOADED)


def run_main(arguments: tuple[str, ...], folder: str, environment: dict[str, str], output: Connection) -> None:
    """`python -m bot …` in a child of the server: what it is given is all it has of its surroundings."""
    from bot.__main__ import main

    os.chdir(folder)
    for stream in (1, 2):
        os.dup2(output.fileno(), stream)
    output.close()
    os.environ.clear()
    os.environ.update(environment)
    tempfile.tempdir = None  # remembered from before
    logging.getLogger().handlers.clear()
    sys.argv = ["otklik", *arguments]
    sys.exit(main(list(arguments)))
