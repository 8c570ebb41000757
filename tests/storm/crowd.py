"""The people of a storm at their phones: they read what comes, think for a while, and press or write."""

from __future__ import annotations

import heapq
import random
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import count

from sandbox.people import Message, Person
from sandbox.world import World
from tests.rounds.stage import TOKEN
from tests.storm.managers import REASON, Managers
from tests.storm.population import OWNER, Plan, Population

SHOWN = re.compile(r"Ваша оценка: (\d+)")
WHY = ("Что больше всего повлияло", "Чего не хватило до 10", "Что нам точно нельзя менять")
NUDGE = "Связь прерывалась"
SETTLED = "Да, решено"
PRESSES_AGAIN_S = 170.0  # longer than a tap is valid: nothing has happened
WAITS_FOR_WHY_S = 15.0

Act = Callable[[], Awaitable[object]]


@dataclass(eq=False)
class Client:
    """One client: what they have done so far, and what the chat shows them."""

    plan: Plan
    person: Person
    pressed: list[int] = field(default_factory=list)  # the scores, in order
    tries: int = 0  # how often the newest of them was pressed
    seen: int = 0  # the newest message of the bot when the score was pressed last
    wrote: bool = False
    marked: bool = False
    lost: bool = False  # the press expired at Telegram, and only being asked again makes this client press again
    planned: set[str] = field(default_factory=set)

    @property
    def confirmed(self) -> bool:
        """Does the chat show the score that was pressed last?"""
        shown = [int(score[1]) for message in self.person.inbox if (score := SHOWN.search(message.words))]
        return bool(self.pressed) and self.pressed[-1] in shown

    def keyboard(self) -> Message | None:
        """The newest message with the score buttons."""
        return next((message for message in reversed(self.person.inbox) if message.find_button("0")), None)

    def newest(self) -> int:
        return max((message.message_id for message in self.person.inbox), default=0)

    def asked_again(self) -> bool:
        """Has the bot asked once more since the score was pressed?"""
        later = [message for message in self.person.inbox if message.message_id > self.seen]
        return any(NUDGE in message.words or message.find_button("0") for message in later)


class Crowd:
    """Everybody, driven by what the bot does; `think_s` is the longest anybody thinks, in seconds."""

    def __init__(self, world: World, population: Population, *, think_s: float) -> None:
        self.world = world
        self.chance = random.Random(population.seed + 1)
        self.think_s = think_s
        self.clients = {plan.telegram_id: Client(plan, self._person(plan.telegram_id)) for plan in population.plans()}
        self.managers = {number: self._person(number) for number in population.manager_ids()}
        self.owner = self._person(OWNER)
        self.staff = Managers(world, self.chance, think_s)
        self.patient = False  # then nobody begins to change their mind
        self.undecided: dict[int, float] = {}  # who is changing their mind → when they would press again
        self._due: list[tuple[float, int, Act]] = []
        self._numbers = count()
        self._read = 0

    def _person(self, number: int) -> Person:
        person = self.world.person(number, first_name=f"Человек {number}", language_code="ru", bot_token=TOKEN)
        person.chat.started = number != OWNER
        return person

    @property
    def idle(self) -> bool:
        """Has nobody anything more to do?"""
        return not self._due and not self.undecided and not self.staff.busy

    async def run(self) -> None:
        """Until cancelled."""
        await self.owner.opens()
        try:
            await self._runs()
        finally:
            await self.staff.stop()

    async def _runs(self) -> None:
        while True:
            for call in self.world.calls[self._read :]:
                self._read += 1
                if call.chat_id is not None and call.outcome == "ok":
                    self._looks(call.chat_id)
            now = time.monotonic()
            while self._due and self._due[0][0] <= now:
                await heapq.heappop(self._due)[2]()
            for number in [client_id for client_id, at in self.undecided.items() if at <= now]:
                await self._changes(self.clients[number])
            await self.world.changed.wait(min(self._due[0][0] - now, 0.5) if self._due else 0.5)

    def _soon(self, act: Act, within: float | None = None, after: float = 0.05) -> None:
        at = time.monotonic() + after + self.chance.uniform(0, self.think_s if within is None else within)
        heapq.heappush(self._due, (at, next(self._numbers), act))

    def _looks(self, chat_id: int) -> None:
        client = self.clients.get(chat_id)
        if client is not None:
            self._client_looks(client)
        elif chat_id in self.managers or chat_id == OWNER:
            self.staff.look(self.managers.get(chat_id, self.owner))

    # --- clients ---------------------------------------------------------------------------------------------------

    def _client_looks(self, client: Client) -> None:
        plan = client.plan
        if client.person.chat.blocked:
            return
        if not client.pressed and not client.lost:
            if client.keyboard() and "press" not in client.planned:
                client.planned.add("press")
                self._soon(lambda: client.person.blocks() if plan.blocks else self._presses(client, plan.score))
        elif not client.confirmed:
            if client.plan.telegram_id in self.undecided and len(client.pressed) == 1:
                self._plans_once(client, "change", lambda: self._changes(client), 1.0)
            elif client.asked_again():
                client.seen = client.newest()
                self._soon(lambda: self._presses(client, client.pressed[-1] if client.pressed else plan.score), 1.0)
        else:
            if len(client.pressed) > 1:
                self.undecided.pop(plan.telegram_id, None)
            elif plan.changes_to is not None:
                self._plans_once(client, "wish", lambda: self._wishes(client), 3.0)
            if any(why in message.words for message in client.person.inbox for why in WHY):
                self._plans_once(client, "write", lambda: self._writes(client), 2.0)
            asked = next((message for message in client.person.inbox if message.find_button(SETTLED)), None)
            if asked is not None:
                self._plans_once(client, "settle", lambda: self._settles(client, asked), 2.0)
            self._plans_once(client, "write anyway", lambda: self._writes(client), 1.0, WAITS_FOR_WHY_S)

    def _plans_once(self, client: Client, what: str, act: Act, within: float, after: float = 0.05) -> None:
        if what not in client.planned:
            client.planned.add(what)
            self._soon(act, within, after)

    async def _presses(self, client: Client, score: int) -> None:
        """The button, or at the first time perhaps the number in words."""
        keyboard = client.keyboard()
        if client.person.chat.blocked or keyboard is None:
            return
        first = not client.pressed and not client.lost
        if not client.pressed or client.pressed[-1] != score:
            client.pressed.append(score)
            client.tries = 0
        client.tries += 1
        client.seen = client.newest()
        if first and client.plan.typed:
            await client.person.types(str(score))
        else:
            await client.person.taps(str(score), on=keyboard)

    async def _wishes(self, client: Client) -> None:
        if self.patient:
            self._soon(lambda: self._wishes(client), 3.0)
        else:
            await self._changes(client)

    async def _changes(self, client: Client) -> None:
        """[Изменить], and as soon as the buttons are back, the other score; again when nothing happens for long."""
        assert client.plan.changes_to is not None
        self.undecided[client.plan.telegram_id] = time.monotonic() + PRESSES_AGAIN_S
        if client.keyboard() is not None:
            await self._presses(client, client.plan.changes_to)
        elif shown := next(
            (message for message in reversed(client.person.inbox) if message.find_button("Изменить")), None
        ):
            await client.person.taps("Изменить", on=shown)

    async def _settles(self, client: Client, asked: Message) -> None:
        if asked.find_button(SETTLED) and not client.person.chat.blocked:
            await client.person.taps(SETTLED, on=asked)

    async def _writes(self, client: Client) -> None:
        if client.wrote:
            return
        client.wrote = True
        why = next((message for message in client.person.inbox if message.find_button(REASON)), None)
        if client.plan.reason and why is not None:
            client.marked = True
            await client.person.taps(REASON, on=why)
        for words in client.plan.comments:
            await client.person.types(words)
