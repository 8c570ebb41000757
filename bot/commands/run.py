"""`run`: the bot itself."""

from __future__ import annotations

import logging
import sys

from bot.interpreter import answer_promptly
from bot.run import run as run_until_stopped
from bot.settings import Settings


async def run(settings: Settings) -> int:
    if not sys.stderr.isatty():  # at a terminal the program itself speaks, and the log adds what went wrong
        logging.getLogger().setLevel(logging.INFO)
    answer_promptly()
    await run_until_stopped(settings)
    return 0
