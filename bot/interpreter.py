"""The interpreter of a program that somebody waits for."""

from __future__ import annotations

import gc
import sys

SWITCH_S = 0.0005
YOUNG = 10_000
"""Objects that come before those are looked through, which a list of thousands of accounts does to little avail."""


def answer_promptly() -> None:
    """To be called once everything is imported, before the work begins.

    A full collection would look through a quarter of a million objects, and nobody is answered meanwhile. The
    database's threads have their result long before the event loop lets them hand it over: by default after 5 ms.
    """
    gc.freeze()
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
    sys.setswitchinterval(SWITCH_S)
