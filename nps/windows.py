"""Which answers of a period count: each contact's latest, or all of them; and the words that ask for it."""

from __future__ import annotations

import re

_SAID = r"(?:^|(?<=\s))(?:по |by )?(?:{})(?=[\s,.?!]|$)"
_ALL = re.compile(
    _SAID.format("все ответы|всем ответам|все оценки|всем оценкам|all answers|all scores|every answer"), re.IGNORECASE
)
_LATEST = re.compile(
    _SAID.format(
        "последние ответы|последним ответам|последние оценки|последним оценкам|последней оценке"
        "|latest answers?|latest scores?"
    ),
    re.IGNORECASE,
)


def read_window(text: str) -> tuple[bool, str]:
    """Are all answers asked for, and what else was said: «все ответы Q3» is all of them, of a quarter."""
    rest, count = _ALL.subn(" ", " ".join(text.split()))
    return bool(count), " ".join(_LATEST.sub(" ", rest).split())
