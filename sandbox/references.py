"""Character references of Telegram's HTML: four names and any number."""

from __future__ import annotations

import re

NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|quot));?")


def decoded_reference(source: str, position: int) -> tuple[str, int]:
    """The character a reference at `position` stands for, and where it ends; a bare & stands for itself."""
    match = REFERENCE.match(source, position)
    if match is None:
        return "&", position + 1
    decimal, hexadecimal, name = match.groups()
    if name:
        return NAMED[name], match.end()
    code = int(decimal) if decimal else int(hexadecimal, 16)
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "&", position + 1
    return chr(code), match.end()
