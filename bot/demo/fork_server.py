"""Where processes come from that need not load the program first: forked out of a server that has it loaded."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext
from pathlib import Path

ROOT = Path(__file__).parents[2]


def fork_server(*modules: str) -> ForkServerContext:
    """The one server of this process; it loads these modules, unless it was started before with others."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(modules))
    with _importable():
        forkserver.ensure_running()
    return context


@contextmanager
def _importable() -> Iterator[None]:
    """The server finds the program wherever it is started from; what it cannot load it passes over in silence."""
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), before)))
    try:
        yield
    finally:
        os.environ.pop("PYTHONPATH")
        if before is not None:
            os.environ["PYTHONPATH"] = before
