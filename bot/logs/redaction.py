"""What is taken out of a finished line of the log: secrets in every spelling, tokens, phone numbers, quoted values."""

from __future__ import annotations

import base64
import json
import re
import traceback
from collections.abc import Iterable
from urllib.parse import quote, quote_plus

TOKEN = re.compile(r"\d{6,}(?::|%3[Aa])[A-Za-z0-9_-]{10,}")
USER_INFO = re.compile(r"(?<=://)[^\s/@'\"]+@")  # user:password@ of an address
PHONE = re.compile(
    r"(?<![\w.:,/-])(?:\+\d(?:[ ()-]{0,2}\d){8,13}|[78](?:[ ()-]{0,2}\d){10})(?![\w])"  # ids have at most ten digits
)
QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|«[^»]*»")
UNRETRIEVED = re.compile(r"(exception=\w+)\(.*\)>", re.DOTALL)  # how asyncio shows a task nobody has waited for
TALKATIVE = ("sqlalchemy", "sqlite3", "asyncpg", "pydantic", "pydantic_core")  # their errors quote the values
DECODING = "ClientDecodeError"  # aiogram's: quotes the whole answer
OURS = ("bot", "handlers", "scheduler", "messages", "storage", "nps")  # whose errors are written to be read
LEAST_SECRET = 4  # a shorter one would black out half of every word; an address hides it all the same


class Redactor:
    """Blacks secrets out of any text."""

    def __init__(self, secrets: Iterable[str]) -> None:
        spellings = {spelling for secret in secrets if len(secret) >= LEAST_SECRET for spelling in _spellings(secret)}
        longest_first = sorted(spellings, key=len, reverse=True)
        self._secrets = re.compile("|".join(map(re.escape, longest_first))) if spellings else None

    def __call__(self, text: str) -> str:
        if self._secrets is not None:
            text = self._secrets.sub("<secret>", text)
        text = TOKEN.sub("<token>", text)
        if "://" in text:
            text = USER_INFO.sub("<secret>@", text)
        return PHONE.sub("<phone>", text)


def _spellings(secret: str) -> set[str]:
    """The secret as it stands in texts, in addresses, in JSON, in a repr and in a header."""
    return {
        secret,
        quote(secret, safe=""),
        quote(secret),
        quote_plus(secret),
        json.dumps(secret)[1:-1],
        json.dumps(secret, ensure_ascii=False)[1:-1],
        repr(secret)[1:-1],
        base64.b64encode(secret.encode()).decode(),
    }


def describe(error: BaseException) -> str:
    """An error without the values it quotes: names and comments stand in the texts of those who refuse them."""
    module, name = type(error).__module__, type(error).__qualname__
    room = module.partition(".")[0]
    if room in TALKATIVE or name == DECODING:
        text = "(its text is left out)"
    elif room in OURS:
        text = str(error)
    else:
        text = QUOTED.sub("'…'", str(error))
    return f"{module}.{name}: {text}"


def told(error: BaseException, seen: set[int] | None = None) -> list[str]:
    """The chain of an error, the first cause first, as Python shows it."""
    seen = seen if seen is not None else set()
    seen.add(id(error))
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    first = [*told(cause, seen), "\nand from that:\n\n"] if cause is not None and id(cause) not in seen else []
    shown = [*first, "Traceback:\n", *traceback.format_tb(error.__traceback__), f"{describe(error)}\n"]
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            if id(part) not in seen:
                shown += ["\nand of it:\n\n", *told(part, seen)]
    return shown
