"""The interpreter of a program that somebody waits for."""

from __future__ import annotations

import gc
import sys

SWITCH_S = 0.0005


def answer_promptly() -> None:
    """To be called once everything is imported, before the work begins.

    A full collection would look through a quarter of a million objects, and nobody is answered meanwhile. The
    database's threads have their result long before the event loop lets them hand it over: by default after 5 ms.
    """
    gc.freeze()
    sys.setswitchinterval(SWITCH_S)
