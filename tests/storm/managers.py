"""The managers of a storm: they take cards, answer clients, promise, and close; what does not come is left at that."""

from __future__ import annotations

import asyncio
import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox.people import Message, Person
from sandbox.world import World

CARD = re.compile(r"из 10 .*Клиент №(\d+)", re.DOTALL)
REASON = "Сроки и обещания"
GIVES_UP_S = 12.0


def answer_to(number: int) -> str:
    return f"Ответ №{number:05}: уже разбираемся"


def promise_to(number: int) -> str:
    return f"обещание №{number:05}"


def done_for(number: int) -> str:
    return f"сделано №{number:05}"


class GaveUp(Exception):
    """What should have come did not: the bot was away for too long."""


@dataclass(eq=False)
class Managers:
    """Everybody who may have a card, each at one card at a time; `answered`: clients whose answer was confirmed."""

    world: World
    chance: random.Random
    think_s: float
    busy: set[int] = field(default_factory=set)
    met: set[tuple[int, int]] = field(default_factory=set)
    answered: set[int] = field(default_factory=set)
    promised: set[int] = field(default_factory=set)
    closed: set[int] = field(default_factory=set)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def look(self, person: Person) -> None:
        """Every second card is taken by whoever has time for it."""
        if person.id in self.busy or person.chat.blocked:
            return
        for message in person.inbox[-5:]:
            key = (person.id, message.message_id)
            card = CARD.search(message.words)
            if card and message.message_id % 2 and message.find_button("Беру") and key not in self.met:
                self.met.add(key)
                self.busy.add(person.id)
                task = asyncio.create_task(self._works(person, message, int(card[1])))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
                return

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _works(self, person: Person, card: Message, number: int) -> None:
        try:
            await asyncio.sleep(self.chance.uniform(0, self.think_s))
            await person.taps("Беру", on=card)
            kind = number % 4
            if kind != 0:
                await self._answers(person, card, number)
            if kind == 2:
                await self._promises(person, card, number)
            elif kind == 3:
                await self._closes(person, card, number)
        except (GaveUp, AssertionError):  # no such button any more: the card has changed meanwhile
            pass
        finally:
            self.busy.discard(person.id)
            self.world.changed.ring()

    async def _answers(self, person: Person, card: Message, number: int) -> None:
        await person.replies(card, answer_to(number))
        asked = await self._sees(person, lambda message: message.find_button("Отправить"), card)
        if f"№{number:05}" not in asked.words:
            return
        self.answered.add(number)
        await person.taps("Отправить", on=asked)
        await self._sees(person, lambda message: "→" in message.words and not message.find_button("Отправить"), card)

    async def _promises(self, person: Person, card: Message, number: int) -> None:
        await person.taps("Обещание", on=card)
        await self._sees(person, lambda message: "Что обещаем" in message.words, card)
        await person.types(promise_to(number))
        await self._sees(person, lambda message: "К какому сроку" in message.words, card)
        await person.types("через неделю")
        draft = await self._sees(person, lambda message: message.find_button("Сохранить и отправить"), card)
        self.promised.add(number)
        await person.taps("Сохранить и отправить", on=draft)

    async def _closes(self, person: Person, card: Message, number: int) -> None:
        await person.taps("Закрыть", on=card)
        asked = await self._sees(person, lambda message: message.find_button(REASON), card)
        await person.taps(REASON, on=asked)
        await self._sees(person, lambda message: "Что сделали?" in message.words, card)
        self.closed.add(number)
        await person.types(done_for(number))

    async def _sees(self, person: Person, what: Callable[[Message], object], after: Message) -> Message:
        """The newest message below this one that is so. Raises GaveUp when none comes."""
        until = time.monotonic() + GIVES_UP_S
        while True:
            for message in reversed(person.inbox):
                if message.message_id <= after.message_id:
                    break
                if what(message):
                    return message
            left = until - time.monotonic()
            if left <= 0 or person.chat.blocked:
                raise GaveUp
            await self.world.changed.wait(min(left, 0.5))
