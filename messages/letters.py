"""Declaring a letter: how urgent it is, whom it may be read by, and what it is composed from.

    @letter(to=HEARS_CLIENT, lane=Lane.ALERT, quick=True)
    async def ring(ctx: Context, reader: ClientReader, *, case: CaseId, text: str) -> TelegramMethod[Any] | None: ...

    owed = ring.owed(to_staff(receiver, about=contact.id), case=case.id, text="…")

Between the wish and the delivery roles change, accounts get other managers and people are erased. So who sits in the
chat, and may they (still) read it, is asked at delivery, once, by the audience the letter is declared `to`; a composer
is called for nobody else, and gets its reader. It answers None when there is nothing to say any more.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from aiogram.methods import TelegramMethod

from messages.owed import Card, Envelope, Lane, Letter
from messages.readers import Audience
from messages.writing import Context

R = TypeVar("R")
P = ParamSpec("P")
Composed = Awaitable[TelegramMethod[Any] | None]
Composer = Callable[Concatenate[Context, R, P], Composed]


@dataclass(frozen=True, slots=True)
class _Declared(Generic[R, P]):
    name: str
    audience: Audience[R]
    lane: Lane
    quick: bool
    composer: Composer[R, P]
    renamed: Mapping[str, str] = field(default_factory=dict)

    async def compose(
        self, ctx: Context, to: Envelope, *arguments: P.args, **keywords: P.kwargs
    ) -> TelegramMethod[Any] | None:
        """The method to be sent now; None when there is nothing to say any more, or not to this chat."""
        reader = await self.audience(ctx, to)
        return None if reader is None else await self.composer(ctx, reader, *arguments, **keywords)


class LetterKind(_Declared[R, P]):
    def owed(self, to: Envelope, *arguments: P.args, **keywords: P.kwargs) -> Letter:
        """The letter for this chat. Its arguments are kept as JSON: numbers, texts, yes or no, and lists of those."""
        return Letter(self.name, dict(keywords), to)


class CardKind(_Declared[R, P]):
    def owed(self, to: Envelope, *arguments: P.args, **keywords: P.kwargs) -> Card:
        """The card for this chat, to be sent or brought up to date."""
        return Card(self.name, dict(keywords), to)


LETTERS: dict[str, _Declared[Any, ...]] = {}
"""Every letter and card that is declared, by the name it has in the outbox."""


def letter(
    *, to: Audience[R], lane: Lane = Lane.REPLY, quick: bool = False, renamed: Mapping[str, str] | None = None
) -> Callable[[Composer[R, P]], LetterKind[R, P]]:
    """`quick`: composed of a few rows that are found by an index.

    `renamed`: what an argument was called and is called now, for what an earlier version owes.
    """
    return lambda composer: _registered(LetterKind(composer.__name__, to, lane, quick, composer, renamed or {}))


def card(
    *, to: Audience[R], lane: Lane = Lane.REPLY, quick: bool = False, name: str | None = None
) -> Callable[[Composer[R, P]], CardKind[R, P]]:
    """As `letter`. `name`: in the outbox, else the composer's own."""
    return lambda composer: _registered(CardKind(name or composer.__name__, to, lane, quick, composer))


D = TypeVar("D", bound=_Declared[Any, ...])


def _registered(declared: D) -> D:
    if declared.name in LETTERS:
        raise ValueError(f"two letters are called {declared.name}")
    LETTERS[declared.name] = declared
    return declared
