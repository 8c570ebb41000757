"""`run`: the bot itself."""

from __future__ import annotations

import argparse
import logging

from bot.commands.mistakes import with_settings
from bot.interpreter import answer_promptly
from bot.run import run
from bot.settings import Settings


def main(arguments: argparse.Namespace) -> int:
    return with_settings(_run, level=logging.INFO)


async def _run(settings: Settings) -> int:
    answer_promptly()
    await run(settings)
    return 0
