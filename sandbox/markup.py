"""Telegram's HTML: the tags it knows become entities, what is broken is refused in its words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sandbox.lengths import Entity, utf16_length
from sandbox.references import decoded_reference
from sandbox.refusal import Refusal, bad_request

TYPES = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("span", "tg-spoiler"), "spoiler"),
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
TIME_FORMAT = re.compile("r|w?[dD]?[tT]?")
SPACE = " \t\r\n\f\v"
LINK = re.compile(r"(?i)(https?|tg|ton|mailto|tel):|^[\w-]+(\.[\w-]+)+")


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    offset: int
    start: int
    unix_time: int | None = None


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Plain text and its entities; raises what Telegram answers to broken markup."""
    return _Parser(source).parse()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.out: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.source):
            character = self.source[self.at]
            if character == "<":
                self._tag()
            elif character == "&":
                decoded, self.at = decoded_reference(self.source, self.at)
                self._put(decoded)
            else:
                end = min(self._find("<"), self._find("&"))
                self._put(self.source[self.at : end])
                self.at = end
        if self.open:
            raise self._broken(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        return "".join(self.out), sorted(self.entities, key=lambda e: (e["offset"], -e["length"]))

    def _find(self, text: str) -> int:
        position = self.source.find(text, self.at)
        return len(self.source) if position < 0 else position

    def _put(self, text: str) -> None:
        self.out.append(text)
        self.offset += utf16_length(text)

    def _peek(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else ""

    def _skip_space(self) -> None:
        while self._peek() and self._peek() in SPACE:
            self.at += 1

    def _take_until(self, stops: str) -> str:
        start = self.at
        while self._peek() and self._peek() not in stops:
            self.at += 1
        return self.source[start : self.at]

    def _broken(self, problem: str, begin: int | None = None) -> Refusal:
        if begin is not None:
            problem += f" at byte offset {len(self.source[:begin].encode())}"
        return bad_request(f"can't parse entities: {problem}")

    def _tag(self) -> None:
        begin = self.at
        self.at += 1
        if self._peek() == "/":
            self.at += 1
            self._end_tag(begin)
        else:
            self._start_tag(begin)

    def _start_tag(self, begin: int) -> None:
        tag = self._take_until(SPACE + ">").lower()
        if not self._peek():
            raise self._broken("Unclosed start tag", begin)
        if tag not in TYPES:
            raise self._broken(f'Unsupported start tag "{tag}"', begin)
        argument, unix_time = "", None
        while True:
            self._skip_space()
            if self._peek() == ">":
                break
            name, value = self._attribute(tag, begin)
            argument = self._argument(tag, name, value) or argument
            if (tag, name) == ("tg-time", "unix"):
                unix_time = int(value) if re.fullmatch("[0-9]{1,10}", value) else None
        self.at += 1
        if tag == "span" and argument != "spoiler":
            raise self._broken('Tag "span" must have class "tg-spoiler"', begin)
        if tag == "tg-time" and not unix_time:
            raise self._broken('Tag "tg-time" must have a valid Unix time', begin)
        if tag == "tg-time" and not TIME_FORMAT.fullmatch(argument):
            raise self._broken('Tag "tg-time" must have a valid format', begin)
        self.open.append(_Open(tag, argument, self.offset, len(self.out), unix_time))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        if not self._peek():
            raise self._broken("Unclosed start tag", begin)
        name = self._take_until(SPACE + "=>/\"'").lower()
        if not name:
            raise self._broken(f'Empty attribute name in the tag "{tag}"', begin)
        self._skip_space()
        if self._peek() != "=":
            if tag == "blockquote" and name == "expandable":
                return name, ""
            raise self._broken(f'Expected equal sign in declaration of an attribute of the tag "{tag}"', begin)
        self.at += 1
        self._skip_space()
        value = self._quoted() if self._peek() in ("'", '"') else self._token()
        if not self._peek():
            raise self._broken("Unclosed start tag", begin)
        return name, value

    def _quoted(self) -> str:
        quote = self._peek()
        self.at += 1
        value = []
        while self._peek() and self._peek() != quote:
            if self._peek() == "&":
                decoded, self.at = decoded_reference(self.source, self.at)
                value.append(decoded)
            else:
                value.append(self._peek())
                self.at += 1
        self.at += 1
        return "".join(value)

    def _token(self) -> str:
        begin = self.at
        while self._peek() and self._peek().isascii() and (self._peek().isalnum() or self._peek() in ".-"):
            self.at += 1
        if self._peek() and self._peek() not in SPACE + ">":
            raise self._broken("Unexpected end of name token", begin)
        return self.source[begin : self.at].lower()

    @staticmethod
    def _argument(tag: str, name: str, value: str) -> str:
        match tag, name:
            case ("a", "href") | ("tg-emoji", "emoji-id") | ("tg-time", "format"):
                return value
            case "code", "class":
                return value.removeprefix("language-") if value.startswith("language-") else ""
            case "span", "class":
                return value.removeprefix("tg-") if value.startswith("tg-") else ""
            case "blockquote", "expandable":
                return "expandable"
        return ""

    def _end_tag(self, begin: int) -> None:
        if not self.open:
            raise self._broken("Unexpected end tag", begin)
        tag = self._take_until(SPACE + ">").lower()
        self._skip_space()
        if self._peek() != ">":
            raise self._broken("Unclosed end tag", begin)
        self.at += 1
        opened = self.open.pop()
        if tag and tag != opened.tag:
            raise self._broken(
                f"Unmatched end tag at byte offset {len(self.source[:begin].encode())}, "
                f'expected "</{opened.tag}>", found "</{tag}>"'
            )
        if self.offset > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        span = {"offset": opened.offset, "length": self.offset - opened.offset}
        entity: Entity = {"type": TYPES[opened.tag], **span}
        if opened.tag == "a":
            url = opened.argument or "".join(self.out[opened.start :])
            if not LINK.search(url):
                return
            entity["url"] = url
        elif opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = opened.argument
        elif opened.tag == "tg-time":
            entity |= {
                "unix_time": opened.unix_time,
                **({"date_time_format": opened.argument} if opened.argument else {}),
            }
        elif opened.tag == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "code" and opened.argument and self.open and self.open[-1].tag == "pre":
            self.open[-1].argument = opened.argument
            return
        elif opened.tag == "pre" and opened.argument:
            entity["language"] = opened.argument
        self.entities.append(entity)
