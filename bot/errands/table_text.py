"""CSV and the like as rows: the encoding, the separator, the quotes. For the reading child: no third-party code."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from bot.errands.table_limits import TableError
from nps.client_columns import count_columns

_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<|\{\\rtf)")
_END = "\x00end of table\x00"
_SINGLE = ("cp1251", "koi8-r", "cp866", "cp1252")
_LOOKED_AT = 5_000  # words; enough to tell an encoding
_GOOD = 0.8
_WORD = re.compile(r"[^\s,;|\"]*[^\x00-\x7f\s,;|\"][^\s,;|\"]*")
_LETTERS = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[А-ЯЁІЇЄҐЎ]?[а-яёіїєґў]+|[А-ЯЁІЇЄҐЎ]+")
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŒœŠšŽžŸ]+")
_SYMBOLS = frozenset("«»„“”‘’–—…№€°®™©\u00a0§•")
_FREQUENT = frozenset("оеаинтсрвлкмдпуяы")


def rows_of_text(content: bytes) -> tuple[Iterator[Sequence[object]], str | None]:
    """The rows, and the name of the encoding when it was only guessed."""
    text, guessed = _decoded(content)
    return _csv(text), guessed


def _decoded(content: bytes) -> tuple[str, str | None]:
    """1. What its first bytes say. 2. UTF-8, a few foreign bytes included. 3. The likeliest of the old encodings."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16"), None
        except UnicodeDecodeError:
            raise TableError("table-encoding-unknown") from None
    if len(_CONTROL.findall(content)) > 10 + len(content) // 200 or _MARKUP.match(content):
        raise TableError("table-format-unknown")
    text = content.decode("utf-8-sig", "replace")
    bad = text.count("\ufffd")
    if bad * 4 <= sum(char > "\x7f" for char in text) - bad:
        return text, None
    likely = [(_likeness(guess), encoding, guess) for encoding in _SINGLE if (guess := _try(content, encoding))]
    likeness, encoding, guess = max(likely, default=(0.0, "", ""))
    if likeness < _GOOD:
        raise TableError("table-encoding-unknown")
    return guess, None if encoding == "cp1251" else encoding.upper()


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _likeness(text: str) -> float:
    """How much this looks like words people write: below 1 for text alone, up to 2 with titles of ours above it."""
    words = [match[0] for match in islice(_WORD.finditer(text), _LOOKED_AT)]
    plausible = sum(map(_is_plausible, words)) / len(words) if words else 0.0
    letters = Counter(char for word in words for char in word.casefold() if "а" <= char <= "я")
    frequent = sum(count for char, count in letters.items() if char in _FREQUENT) / (letters.total() or 1)
    if letters.total() > len(words) and frequent < 0.6:  # the words are made of letters that words are not made of
        return 0.0
    titles = max((count_columns(re.split(r"[,;\t|]", line)) for line in text.split("\n", 20)[:20]), default=0)
    return plausible * (0.9 + 0.1 * frequent) + min(titles, 10) / 10


def _is_plausible(word: str) -> bool:
    """Is each run of letters of one script and written as people write, with marks only around it?"""
    symbols = [char for char in word if not char.isalnum() and char > "\x7f"]
    if not _SYMBOLS.issuperset(symbols) or re.search(r"[^\W\d_][№€°®™©§•][^\W\d_]", word):
        return False
    return all(_is_plausible_run(run) for run in _LETTERS.findall(word))


def _is_plausible_run(run: str) -> bool:
    if _CYRILLIC.fullmatch(run) or run.isascii():
        return True
    parts = re.findall(r"[А-ЯЁ][а-яё]+", run)  # «СтройСнаб»
    accents = sum(char > "\x7f" for char in run)
    return "".join(parts) == run or (bool(_LATIN.fullmatch(run)) and (accents * 2 <= len(run) or len(run) == 1))


def _csv(text: str) -> Iterator[Sequence[object]]:
    told = re.match(r"sep=([,;\t|])\r?\n", text, re.IGNORECASE)  # a line Excel writes and does not show
    if told:
        text = text[told.end() :]
    delimiter = told[1] if told else _delimiter(text)
    # A quote opens a cell after a space as well.
    # A record of our own at the end shows whether some quote has swallowed the rest of the file.
    reader = csv.reader(io.StringIO(f"{text}\n{_END}", newline=""), delimiter=delimiter, skipinitialspace=True)
    begun = 1
    try:
        for row in reader:
            if row == [_END]:
                return
            if row and row[-1].endswith(_END):
                raise TableError("table-quote-open", line=str(begun))
            yield row
            begun = reader.line_num + 1
    except csv.Error:
        raise TableError("table-quote-open", line=str(begun)) from None


def _delimiter(text: str) -> str:
    """The separator that cuts the most of the first rows into the same number of columns."""
    best_score, best_delimiter = (0, 0), ";"
    for delimiter in (";", "\t", ",", "|"):
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
        try:
            widths = Counter(len(row) for row in islice((row for row in reader if any(row)), 20) if len(row) > 1)
        except csv.Error:
            continue
        score = max(((often, width) for width, often in widths.items()), default=(0, 0))
        if score > best_score:
            best_score, best_delimiter = score, delimiter
    return best_delimiter
