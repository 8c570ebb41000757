"""One round in six phases, told by people who wait for what they should see and never do anything twice."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path

import sqlalchemy as sa

from nps import link
from nps.values import Circle
from sandbox.people import Person
from sandbox.server import SandboxServer
from storage.engine.database import Database
from storage.people import enrolments
from tests.crash.child import Kill
from tests.crash.process import BotProcess
from tests.filling import Filling
from tests.rounds.stage import MONDAY, OWNER_ID, TOKEN, Clock, Telegram, programme

MANAGER_ID = 21
CONTACT_ID = 31
COMMENT = "Третий раз подряд везут позже срока, и никто не звонит."
WHY = "Спасибо, что сказали прямо"
REASON = "Сроки и обещания"
ANSWER = "Ирина Петровна, машину заменили, едет к вам."
THANKS = "Спасибо, ждём."
DONE = "Заменили машину."
ASKS = "По нашим данным, вопрос решён: Заменили машину"
GIVEN_UP = sa.text("SELECT id FROM outbox WHERE name = 'why' AND state = 'unsure'")
PATIENCE_S = 60.0


@dataclass(frozen=True, slots=True)
class Links:
    """The payloads of the personal links."""

    manager: str
    contact: str


async def fill(database: Database) -> Links:
    """The client list of the round: «Вектор», its manager and its contact; nobody has joined yet."""
    rules = programme()
    async with database.write() as conn:
        filling = Filling(conn, now=MONDAY)
        anna = await filling.manager("Анна Смирнова", joined=False)
        vector = await filling.account("ООО «Вектор»", manager=anna, segment="VIP")
        await filling.contact("Ирина Ким", account=vector, joined=False, circle=Circle.DECISION_MAKER)
        await enrolments.ensure_all(conn, now=MONDAY, lives=rules.link_lives)
        made = {each.kind: each.enrolment for each in await enrolments.list_links(conn)}
    return Links(
        link.make(rules.link_key, "staff", made["staff"]), link.make(rules.link_key, "contact", made["contact"])
    )


Spawn = Callable[[Path, str, str, Clock, Kill | None, Callable[[], None]], BotProcess]


@dataclass(eq=False)
class Round:
    """The round on a database filled by `fill`; `kills` are for the first processes, one each."""

    spawn: Spawn
    folder: Path
    url: str
    links: Links
    kills: list[Kill]
    database: Database  # to look into
    telegram: Telegram = field(default_factory=Telegram)
    deaths: int = 0
    prompted: bool = True
    _server: SandboxServer = field(init=False)
    _process: BotProcess | None = None

    def __post_init__(self) -> None:
        self.world, self.clock = self.telegram.world, self.telegram.clock
        self.owner = self._person(OWNER_ID, "Павел")
        self.manager = self._person(MANAGER_ID, "Анна")
        self.contact = self._person(CONTACT_ID, "Ирина")
        self.alerted = self.manager  # or the owner instead, who has the card when nobody knows whether the manager has

    def _person(self, number: int, name: str) -> Person:
        return self.world.person(number, first_name=name, language_code="ru", bot_token=TOKEN)

    async def plays(self, first: int = 0, last: int = 5) -> None:
        """These phases; in the end nothing is left to do."""
        phases = (
            *(self._they_join, self._the_contact_answers, self._the_manager_takes_it, self._a_week_passes),
            *(self._they_talk, self._it_is_settled),
        )
        async with SandboxServer(self.world) as self._server:
            self._process = self._next()
            try:
                for phase in phases[first : last + 1]:
                    await phase()
                await self._finished()
            finally:
                self._process.discard()

    async def _they_join(self) -> None:
        await self.owner.opens()
        await self.manager.opens(self.links.manager)
        await self.contact.opens(self.links.contact)
        await self._sees(self.owner, "Вы — владелец программы")
        await self._sees(self.manager, "Вы — менеджер компании")
        await self._sees(self.contact, "ваш менеджер Анна Смирнова")

    async def _the_contact_answers(self) -> None:
        await self.contact.taps("Согласиться и начать")
        await self._sees(self.contact, "По шкале от 0 до 10")
        await self.contact.taps("3")
        await self._sees(self.contact, "Ваша оценка: 3")
        self.prompted = await self._is_prompted()
        if self.prompted:
            await self.contact.taps(REASON)
        else:
            await self.contact.types(COMMENT)
        said = REASON.lower() if self.prompted else COMMENT
        await self._until(lambda: self.manager.sees(said) or self.owner.sees(said), "somebody saw what was said")
        self.alerted = self.manager if self.manager.sees(said) else self.owner
        if self.prompted:
            await self.contact.types(COMMENT)
        await self._sees(self.contact, "Записано, спасибо")
        await self._sees(self.alerted, f"💬 Ирина Ким: {COMMENT}")

    async def _the_manager_takes_it(self) -> None:
        await self.alerted.taps("Беру")
        await self.owner.types("/nps")
        await self._sees(self.alerted, "Занимается")
        await self._sees(self.owner, "NPS · IV квартал 2026")

    async def _a_week_passes(self) -> None:
        self._passes(timedelta(days=6, hours=23, minutes=5))  # Monday, 09:05
        await self._sees(self.owner, "Итоги недели")
        await self._sees(self.manager, "Итоги недели")
        await self._sees(self.manager, "☀️ Сегодня")
        await self._sees(self.alerted, "Срок прошёл")
        self._passes(timedelta(minutes=1))
        await self._sees(self.owner, "🔴 3 из 10")  # nobody has called: the owners have the card

    async def _they_talk(self) -> None:
        """Words to the client wait until they are confirmed; those of the client come below the card."""
        await self.alerted.replies(self.alerted.find("🔴 3 из 10"), ANSWER)
        await self._sees(self.alerted, "Отправить клиенту?")
        await self.alerted.taps("Отправить")
        await self._sees(self.contact, ANSWER)
        await self._sees(self.alerted, "Доставлено")
        await self.contact.types(THANKS)
        await self._sees(self.alerted, THANKS)

    async def _it_is_settled(self) -> None:
        await self.alerted.taps("Закрыть")
        await self._sees(self.alerted, "Почему клиент был недоволен?")
        await self.alerted.taps(REASON)
        await self._sees(self.alerted, "Что сделали?")
        await self.alerted.types(DONE)
        await self._sees(self.contact, ASKS)
        await self.contact.taps("Да, решено")
        await self._sees(self.contact, "Спасибо, что подтвердили")
        await self._sees(self.alerted, "«Да, решено»")

    def _passes(self, time: timedelta) -> None:
        self.clock.now += time
        assert self._process
        self._process.order(self.clock)

    async def _is_prompted(self) -> bool:
        """Does the «why» come? Cut off twice it is given up, and people write all the same."""
        while not self.contact.sees(WHY):
            if self.deaths > 1:
                async with self.database.read() as conn:
                    if (await conn.execute(GIVEN_UP)).first():
                        return False
            look = partial(_is_past, time.monotonic() + 0.5)
            await self._until(lambda: self.contact.sees(WHY) or look(), f"saw {WHY!r}")  # noqa: B023
        return True

    async def _finished(self) -> None:
        """Nothing is left with Telegram, then nothing with the bot, which ends in good order."""
        await self._until(lambda: not self.world.pending(TOKEN), "the bot took all updates")
        finishing = self._process
        assert finishing
        finishing.order(None)
        await self._until(lambda: self._process is not finishing or finishing.ended, "the bot finished")
        if self._process is not finishing:
            await self._finished()

    # --- waiting, and starting again ---------------------------------------------------------------------------------

    def _next(self) -> BotProcess:
        kill = self.kills[self.deaths] if self.deaths < len(self.kills) else None
        now = Clock(self.clock.now)
        return self.spawn(self.folder, self.url, self._server.url, now, kill, self.world.changed.ring)

    async def _sees(self, person: Person, words: str) -> None:
        await self._until(lambda: person.sees(words), f"{person} saw {words!r}")

    async def _until(self, predicate: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while True:
            process = self._process
            assert process
            assert not process.complaints, "\n".join(process.complaints)
            if process.killed:
                self.deaths += 1
                process.discard()
                self._process = self._next()
                continue
            if predicate():
                return
            assert not process.ended, "the bot ended by itself"
            left = deadline - time.monotonic()
            assert left > 0, f"after {self.deaths} deaths never so: {what}\n{self.world._story()}"
            await self.world.changed.wait(min(left, 0.5))


def _is_past(moment: float) -> bool:
    return time.monotonic() > moment
