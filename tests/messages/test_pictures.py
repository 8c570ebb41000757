"""Pictures: nothing is cut off, nothing stands on something else, and they look as those that were looked at."""

from __future__ import annotations

import struct
import zlib
from itertools import combinations

import pytest

from messages.index_card import plain
from messages.pictures.card import WIDE
from messages.pictures.drawing import SIDE, SMALL, Words
from messages.pictures.font import drawable, fitted, width, wrapped
from messages.texts import say
from nps.values import LANGUAGES
from tests.messages.drawn import PICTURES, STORED, painted

EDGE = 60
"""The sheet has a rim of 28 and as much again beside its words."""
LOOKS_DIFFERENT, OF_ALL = 40, 0.01
"""A point differs by so much of 255; so few of them may, where a painter of another version smooths otherwise."""
every_picture = pytest.mark.parametrize("name", PICTURES)


def pixels(png: bytes) -> list[bytes]:
    """The rows of a picture with eight bits for each colour."""
    at, data, wide, high, channels = 8, b"", 0, 0, 0
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        body = png[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            wide, high, depth, colour = struct.unpack_from(">IIBB", body)
            assert depth == 8
            channels = {2: 3, 6: 4}[colour]
        data += body if kind == b"IDAT" else b""
        at += 12 + length
    plain, stride = zlib.decompress(data), wide * channels
    rows, above = [], bytes(stride)
    for number in range(high):
        start = number * (stride + 1)
        row = bytearray(plain[start + 1 : start + 1 + stride])
        _unfilter(row, above, plain[start], channels)
        above = bytes(row)
        rows.append(above)
    return rows


def _unfilter(row: bytearray, above: bytes, how: int, step: int) -> None:
    for at in range(len(row) if how else 0):
        left = row[at - step] if at >= step else 0
        up, corner = above[at], above[at - step] if at >= step else 0
        if how == 4:
            guess = left + up - corner
            near = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))
            row[at] = (row[at] + near[2]) & 255
        else:
            row[at] = (row[at] + (0, left, up, (left + up) // 2)[how]) & 255


@every_picture
def test_all_words_stand_on_the_sheet_and_can_be_read(name: str) -> None:
    words = PICTURES[name]().words

    assert [said for said in words if not _is_inside(said)] == []
    assert [said for said in words if said.size < 28] == []


def _is_inside(said: Words) -> bool:
    left, top, right, bottom = said.box
    return left >= EDGE and top >= EDGE - 10 and right <= SIDE - EDGE and bottom <= SIDE - 40


@every_picture
def test_no_words_stand_on_others(name: str) -> None:
    words = PICTURES[name]().words

    assert [(one.text, other.text) for one, other in combinations(words, 2) if _touch(one, other)] == []


def _touch(one: Words, other: Words) -> bool:
    (left, top, right, bottom), (start, above, end, below) = one.box, other.box
    return left < end and start < right and top < below and above < bottom


@every_picture
def test_a_picture_looks_as_the_one_that_was_looked_at(name: str) -> None:
    now, stored = pixels(painted(PICTURES[name]())), pixels((STORED / f"{name}.png").read_bytes())
    different = sum(
        abs(one - other) > LOOKS_DIFFERENT
        for row, kept in zip(now, stored, strict=True)
        for one, other in zip(row, kept, strict=True)
    )

    assert different <= OF_ALL * sum(map(len, stored))


def test_words_are_cut_to_the_room_there_is() -> None:
    cut = fitted("Севзапстройтрансгазмонтаж", 30, 200)

    assert cut.endswith("…")
    assert width(cut, 30) <= 200
    assert width(cut.replace("…", "ст…"), 30) > 200
    assert fitted("Строй", 30, 200) == "Строй"


def test_lines_are_broken_at_spaces_and_the_last_is_cut() -> None:
    rows = wrapped("один два три четыре пять шесть", 30, 200, lines=2)

    assert rows == ["один два три", "четыре пят…"]
    assert max(width(row, 30) for row in rows) <= 200


def test_what_the_font_has_no_letters_for_is_left_out() -> None:
    assert drawable("🏗️ Строй 🔥 снаб") == "Строй снаб"
    assert drawable("🏗️🔥") == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["nps-rate", "nps-rate-of-asked"])
def test_the_response_rate_of_a_hundred_thousand_is_drawn_whole(language: str, key: str) -> None:
    said = drawable(plain(say(language, key, answered=100_000, asked=100_000, rate=100)))

    assert fitted(said, SMALL, WIDE, bold=False) == said
