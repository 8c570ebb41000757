"""Words: the only place where texts are looked up and where people's words are escaped for Telegram's HTML."""

from __future__ import annotations

import html
import re
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from nps.programme import Programme
from nps.typography import MARKS, initials_bound, number_bound, quoted
from nps.values import LANGUAGES
from storage.people.clients import Contact
from storage.people.who import Who

LOCALES = Path(__file__).parent / "locales"
LONG = 1000
NEAR = 60  # characters, in which a place to divide a text is looked for
NAMES = {"company"}
"""Arguments that keep the quotation marks of their own and get no others."""
_CODE = re.compile("[a-z_]+|[0-9]+")
_ENTRY = re.compile(r"^([a-z][a-z0-9_-]*) *=.*(?:\n(?![a-z#]).*)*", re.MULTILINE)
_MARK = re.compile("([«“]?)\ue000(\\d+)\ue001([»”]?)")


class TextError(LookupError):
    """A text is missing or its arguments do not fit: a mistake in the program."""


class Markup(str):
    """Telegram HTML in which everything from people is already escaped."""

    __slots__ = ()


@cache
def _bundle(language: str) -> FluentBundle:
    """Of the texts that were needed so far: all of them at once would take a second at every start."""
    return FluentBundle([language], use_isolating=False)


@cache
def _sources(language: str) -> dict[str, str]:
    """Each text as it stands in its file, by its key; none refers to another one."""
    whole = (LOCALES / f"{language}.ftl").read_text(encoding="utf-8")
    return {match[1]: match[0] for match in _ENTRY.finditer(whole)}


def _format(language: str, key: str, args: dict[str, Any]) -> str:
    words = _bundle(language)
    if not words.has_message(key) and key in _sources(language):
        words.add_resource(FluentResource(_sources(language)[key]))
    if not words.has_message(key):
        raise TextError(f"no text {key} in {language}")
    pattern = words.get_message(key).value
    assert pattern is not None  # noqa: S101 - every message of ours has a value
    # What people wrote is put in afterwards, in place of a mark: Fluent refuses 2,500 characters, and their numbers
    # stay as they set them. What is a code may choose a variant.
    words_of = [(name, value) for name, value in args.items() if isinstance(value, str) and not _CODE.fullmatch(value)]
    marked = args | {name: f"\ue000{number}\ue001" for number, (name, _) in enumerate(words_of)}
    text, errors = words.format_pattern(pattern, marked)
    if errors:
        raise TextError(f"text {key} in {language}: {errors[0]}")
    text = number_bound(str(text))
    return _MARK.sub(lambda mark: _put_in(language, mark, words_of), text) if words_of else text


def _put_in(language: str, mark: re.Match[str], words_of: list[tuple[str, str]]) -> str:
    """Somebody's words in the place of their mark, with the quotation marks around it."""
    name, words = words_of[int(mark[2])]
    words = initials_bound(words)
    if (mark[1], mark[3]) == MARKS[language]:
        return quoted(language, words, name=name in NAMES)
    return f"{mark[1]}{words}{mark[3]}"


def say(language: str, key: str, **args: str | int | float | date) -> Markup:
    """A text for a message in HTML; string arguments are escaped unless they are Markup."""
    safe = {name: _escaped(value) if isinstance(value, str) else value for name, value in args.items()}
    return Markup(_format(language, key, safe))


def label(language: str, key: str, **args: str | int) -> str:
    """A plain text: a button, a toast, a command's description."""
    if any(isinstance(value, str) for value in args.values()):
        return _format(language, key, args)
    return _label(language, key, tuple(args.items()))


def in_quotes(language: str, words: str) -> str:
    """Somebody's words within a line, in the quotation marks of the reader's language."""
    return label(language, "said-words", words=words)


@lru_cache(maxsize=1024)
def _label(language: str, key: str, args: tuple[tuple[str, Any], ...]) -> str:
    """Without people's words it is the same every time: thirteen of them stand under each question."""
    return _format(language, key, dict(args))


def _escaped(value: str) -> str:
    return str(value) if isinstance(value, Markup) else str(escape(value))


def escape(text: str) -> Markup:
    return Markup(html.escape(text, quote=False))


def dated(shown: str, at: datetime, *, form: str = "wdt") -> Markup:
    """A moment that Telegram shows in its reader's own zone, older clients as `shown`: weekday, date, time."""
    return Markup(f'<tg-time unix="{int(at.timestamp())}" format="{form}">{escape(shown)}</tg-time>')


def lines(*parts: Markup | None) -> Markup:
    """The parts that are there, one below the other; an empty one leaves a blank line."""
    return Markup("\n".join(part for part in parts if part is not None))


def join(separator: str, parts: list[Markup]) -> Markup:
    return Markup(separator.join(parts))


def clip(text: str, limit: int) -> str:
    """Shorten people's own words to `limit` characters of UTF-16, as Telegram counts, before they are escaped."""
    if units(text) <= limit:
        return text
    cut = text.encode("utf-16-le")[: 2 * (limit - 1)].decode("utf-16-le", errors="ignore")
    return cut + "…"


def units(text: str) -> int:
    """The length of a text as Telegram counts it, in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def pieces(text: str, first: int, then: int) -> list[str]:
    """People's words in pieces of at most `first`, `then`, `then`, … units, none of them lost.

    A piece ends at a space or a line break when there is one near its end.
    """
    cut, room = [], first
    while units(text) > room:
        piece = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", errors="ignore")
        space = max(piece.rfind(" "), piece.rfind("\n"))
        piece = piece[: space + 1] if space >= max(len(piece) - NEAR, 0) else piece
        cut.append(piece)
        text, room = text[len(piece) :], then
    return [*cut, text]


def language_of(who: Who, programme: Programme, about: Contact | None = None) -> str:
    """What this person reads: their choice, else what the client list says, else Telegram's, else the company's.

    `about` is the contact somebody unknown is about to become.
    """
    listed = [contact.language for contact in who.contacts]
    if about is not None and not who.is_known:
        listed.append(about.language)
    staff = [who.staff.language] if who.staff else []
    shown = (who.person.telegram_language or "")[:2]
    for candidate in (who.person.language, *staff, *listed, shown):
        if candidate in LANGUAGES:
            return candidate
    return programme.language
