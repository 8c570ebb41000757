"""Canaries: whatever the tests make the program log is read as a stranger would, and a word of anybody's fails the run.

The people of the tests have Russian names and write in Russian, while the program logs in English: so any Cyrillic
letter in a log is somebody's word. What is not Russian (tokens, phone numbers, user names) is listed here.
"""

from __future__ import annotations

import json
import logging
import os
import re
from collections.abc import Iterator

import pytest

from bot.logs.logs import CHATTY, JsonLines

OURS = ("bot", "handlers", "scheduler", "messages", "storage", "nps")
PHONE = "+79160007312"  # of the people who have one
USERNAME = "canary_"  # how the user names of the stages begin
WORDS = re.compile(
    "|".join(
        ("[а-яёА-ЯЁ]", "AAsandbox", "AAEsecret", re.escape(PHONE[1:]), USERNAME, "John Smith", "a-secret-of-our-own")
    )
)
SOURCE = re.compile(r"^    .*$", re.MULTILINE)  # a traceback shows lines of the program, and those of the tests


def leak_in(line: str) -> str | None:
    """What this line of a log gives away, with its surroundings; None when it is clean."""
    try:
        told = json.loads(line)
    except ValueError:
        told = None
    text = "\n".join(f"{name}: {value}" for name, value in told.items()) if isinstance(told, dict) else line
    text = SOURCE.sub("", text)
    word = WORDS.search(text)
    return text[max(word.start() - 80, 0) : word.end() + 40] if word else None


class Watch(logging.Handler):
    """Reads every record as the program would have written it, and keeps what it gives away."""

    def __init__(self) -> None:
        super().__init__()
        self.shape = JsonLines()
        self.leaks: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.look(self.shape.format(record))

    def look(self, line: str) -> None:
        """A line of a log, ours or of a process that was started."""
        if leak := leak_in(line):
            self.leaks.append(f"{os.environ.get('PYTEST_CURRENT_TEST', '?')}: …{leak}…")


WATCH = Watch()


@pytest.fixture(scope="session", autouse=True)
def canaries() -> Iterator[Watch]:
    """Over the whole run of this worker: everything our rooms log from DEBUG on, everything else from INFO on."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.DEBUG)
    root.addHandler(WATCH)
    yield WATCH
    root.removeHandler(WATCH)
    if WATCH.leaks:
        pytest.fail("the log gave away:\n" + "\n".join(WATCH.leaks[:20]), pytrace=False)
