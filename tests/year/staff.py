"""The staff of the year: managers close complaints and keep accounts from being asked, the owner runs the programme."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from sandbox.message import Message
from sandbox.surroundings import Call
from tests.rounds.stage import Actor, Stage
from tests.year.agenda import Agenda
from tests.year.company import MANAGERS_FROM, OWNER, Plan, account_named, manager_named

CARD = re.compile(r"Клиент №(\d+)")
KINDS = ("отгрузка", "обращение в поддержку", "покупка")
SURVEYS = ("первая поставка", "после события", "возврат")


@dataclass(eq=False)
class Staff:
    stage: Stage
    plan: Plan
    agenda: Agenda
    chance: random.Random
    did: Counter[str] = field(default_factory=Counter)
    managers: dict[int, Actor] = field(default_factory=dict)

    @property
    def now(self) -> datetime:
        return self.stage.clock()

    async def begins(self) -> None:
        """The owner starts the bot and switches on what comes switched off."""
        for number in range(self.plan.managers):
            self.managers[MANAGERS_FROM + number] = self.stage.actor(
                MANAGERS_FROM + number, manager_named(number), language_code="ru"
            )
            self.managers[MANAGERS_FROM + number].person.chat.started = True
        self.owner = self.stage.actor(OWNER, "Павел", "Громов", language_code="ru")
        await self.owner.opens()
        for survey in SURVEYS:
            await self.owner.types("/surveys")
            await self.owner.taps(next(name for name in self.owner.last.labels if survey in name))
            await self.owner.taps("Включить")
        self.agenda.at_work(self._noon(self.plan.audit_on), self._audits)
        for week in range(self.plan.days // 7):
            monday = self.plan.starts_at + timedelta(days=7 * week)
            self.agenda.at_work(monday + timedelta(hours=2), self._holds)
            for day in (1, 3):
                self.agenda.at_work(monday + timedelta(days=day, hours=4), self._brings_events)

    def _noon(self, day: object) -> datetime:
        return datetime.combine(day, time(12), self.agenda.hours.zone)  # type: ignore[arg-type]

    # --- complaints --------------------------------------------------------------------------------------------------

    def looks(self, call: Call, now: datetime) -> None:
        """A card, or the word of a client that it is not settled."""
        manager = self.managers.get(call.chat_id or 0)
        message = manager and manager.person.chat.messages.get(call.message_id or 0)
        card = CARD.search(message.words) if message else None
        if not manager or not message or not card:
            return
        if not message.find_button("Закрыть") and "не решено" not in message.words:
            return
        number = int(card[1])
        if self.chance.random() < 0.02:
            self.did["let lie"] += 1  # nobody ever sees to it
            return
        days = self.chance.expovariate(1 / 2)
        self.agenda.at_work(now + timedelta(days=days, hours=0.5), lambda: self._closes(manager, number))

    async def _closes(self, manager: Actor, number: int) -> None:
        card = self._card(manager, number)
        if card is None:
            return
        if card.find_button("Беру"):
            await manager.taps("Беру", on=card)
        card = self._card(manager, number)
        if card is None:
            return
        await manager.taps("Закрыть", on=card)
        await manager.taps("Сроки и обещания")
        await manager.types("сменили перевозчика")
        self.did["closed"] += 1

    def _card(self, manager: Actor, number: int) -> Message | None:
        name = f"Клиент №{number:05}"
        return next((m for m in reversed(manager.person.inbox) if m.find_button("Закрыть") and name in m.words), None)

    # --- the programme -----------------------------------------------------------------------------------------------

    async def _holds(self) -> None:
        """A manager keeps one account of theirs from being asked for some weeks; an owner sometimes for longer."""
        number = self.chance.randint(1, self.plan.accounts)
        manager = self.managers[MANAGERS_FROM + number % self.plan.managers]
        by = self.owner if self.chance.random() < 0.2 else manager
        await by.types(f"/client {account_named(number)}")
        if "Не спрашивать…" in by.last.labels:
            await by.taps("Не спрашивать…")
            await by.types(f"на {self.chance.choice((1, 2, 3)) if by is manager else 6} недели, спор по оплате")
            self.did["holds"] += 1

    async def _brings_events(self) -> None:
        """What happened yesterday and the day before, out of the company's own program."""
        rows = ["Номер;Компания;Событие;Дата"]
        for _ in range(max(self.plan.accounts // 25, 2)):
            day = (self.now - timedelta(days=self.chance.choice((1, 2)))).strftime("%d.%m.%Y")
            account = account_named(self.chance.randint(1, self.plan.accounts))
            self.did["events"] += 1
            rows.append(f"{self.did['events']};{account};{self.chance.choice(KINDS)};{day}")
        await self.owner.sends_document("deals.csv", "\n".join(rows).encode())
        if "События" in self.owner.last.labels:
            await self.owner.taps("События")
        await self.owner.taps(next(name for name in self.owner.last.labels if name.startswith("Загрузить")))

    async def _audits(self) -> None:
        await self.owner.types("/audit")
        if "Начать" in self.owner.last.labels:
            await self.owner.taps("Начать")
            self.did["audits"] += 1
