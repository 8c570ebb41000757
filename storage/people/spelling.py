"""Which of the words there are somebody may have meant: near enough to be a slip, and never just any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

MOST_ALIKE = 20
SHORTEST_BEGINNING = 6
"""Letters: the beginning of a longer word, mistyped, says enough from here on."""
SHORTEST_JOINED = 6
SHORT = 2


@dataclass(frozen=True, slots=True)
class Spellings:
    """A word as it was typed, and what may stand for it in a name between spaces, each with its slips."""

    typed: str
    alike: Mapping[str, int] = field(default_factory=dict)

    @property
    def pieces(self) -> tuple[str, ...]:
        """As it was typed, it stands within a word; a letter or two stand at a beginning, for they are in too many."""
        if self.alike:
            return (*self.alike,)
        return (f" {self.typed}",) if len(self.typed) <= SHORT and self.typed.isascii() else (self.typed,)

    def distance(self, padded: str) -> int | None:
        """How many slips away from this name; None when it has none of them."""
        return min((slips for piece, slips in self.alike.items() if piece in padded), default=None)


def _slips(word: str) -> int:
    """How many letters of a word may be wrong: none of three, where everything would be alike, nor any in a number."""
    if any(char.isdigit() for char in word):
        return 0
    return 0 if len(word) < 4 else 1 if len(word) < 7 else 2


class Vocabulary:
    """The words of all names; `names` are keys (nps.names), each in a line."""

    def __init__(self, names: str) -> None:
        self._names = names

    @cached_property
    def _words(self) -> list[str]:
        return [*dict.fromkeys(self._names.split())]

    def has(self, words: Sequence[Spellings]) -> bool:
        """Does each stand somewhere?"""
        return all(any(piece.strip() in self._names for piece in word.pieces) for word in words)

    def alike(self, typed: Sequence[str]) -> list[Spellings] | None:
        """What each word may be meant for; None when one of them is like nothing."""
        spelled = [Spellings(word, self._alike(word)) for word in typed]
        return spelled if all(word.alike for word in spelled) else None

    def _alike(self, word: str) -> dict[str, int]:
        """1. Where it stands as it is. 2. Names that are written apart. 3. Whole words. 4. Their beginnings."""
        pieces = {piece: 0 for piece in Spellings(word).pieces if piece.strip() in self._names}
        if len(word) >= SHORTEST_JOINED and not pieces:
            pieces |= self._apart(word)
        if slips := _slips(word):
            pieces |= {f" {other} ": slips for other, slips in _near(word, self._words, slips) if other != word}
            if not pieces and len(word) >= SHORTEST_BEGINNING:
                beginnings = sorted({other[: len(word)] for other in self._words if len(other) > len(word)})
                pieces |= {f" {other}": slips for other, slips in _near(word, beginnings, 1)}
        return pieces

    def _apart(self, word: str) -> dict[str, int]:
        """«технобетон» of «Техно-Бетон»."""
        joined = self._names.replace(" ", "")
        at, keys = f"\n{joined}".find(f"\n{word}"), {}
        if at >= 0:
            name = self._names.split("\n")[joined.count("\n", 0, at)]
            keys[f" {name} "] = 0
        return keys


def _near(word: str, others: Sequence[str], slips: int) -> list[tuple[str, int]]:
    nearest = process.extract(word, others, scorer=OSA.distance, score_cutoff=slips, limit=MOST_ALIKE)
    alike = [(other, int(distance)) for other, distance, _ in nearest if len(word) > 6 or _begins_alike(word, other)]
    return [(other, distance) for other, distance in alike if distance == alike[0][1]]


def _begins_alike(word: str, other: str) -> bool:
    """In a short word the first letter says much; but it may be the one that is missing, too much or swapped."""
    return word[0] == other[0] or word in other or other in word or word[:2] == other[1::-1]
