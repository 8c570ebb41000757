"""The clients of the year: each answers, puts off, declines, is silent or blocks the bot, by dice of their own."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from nps import link
from nps.values import ContactId
from sandbox.message import Message
from sandbox.people import Person
from sandbox.surroundings import Call
from storage.people import enrolments
from tests.rounds.stage import TOKEN, Stage
from tests.year.agenda import Agenda
from tests.year.company import CLIENTS_FROM, Plan, contact_named

QUESTION = "По шкале"
SETTLED, NOT_SETTLED = "Да, решено", "Нет"
REASONS = ("Сроки и обещания", "Качество", "Цена и условия")
WORDS = ("опять позже срока", "в этот раз всё вовремя", "хотелось бы скидку", "спасибо менеджеру")
LATER = ("Завтра", "Через неделю", "Через месяц")


@dataclass(slots=True)
class Client:
    """`talks`: how often this one answers; `content`: what they would give, on average."""

    number: int
    person: Person
    talks: float
    content: float
    seen: int = 0


@dataclass(eq=False)
class Clients:
    """`asked` are the questions as they arrived: whom, and when; reminders and repeats among them."""

    stage: Stage
    plan: Plan
    agenda: Agenda
    chance: random.Random
    did: Counter[str] = field(default_factory=Counter)
    asked: list[tuple[int, datetime]] = field(default_factory=list)
    clients: dict[int, Client] = field(default_factory=dict)

    def meet(self) -> None:
        """Everybody has a phone; who has not joined yet will open their link some day."""
        for number in range(1, self.plan.contacts + 1):
            person = self.stage.world.person(
                CLIENTS_FROM + number, first_name=contact_named(number), language_code="ru", bot_token=TOKEN
            )
            content = self.chance.gauss(8.0, 1.6)
            self.clients[person.id] = Client(number, person, self.chance.uniform(0.25, 0.85), content)
            if self.plan.joins_late(number):
                on = self.plan.starts_at + timedelta(days=self.chance.random() * self.plan.days * 0.7)
                self.agenda.at_work(on, lambda number=number: self._joins(self.clients[CLIENTS_FROM + number]))  # type: ignore[misc]
            else:
                person.chat.started = True

    async def _joins(self, client: Client) -> None:
        stage = self.stage
        async with stage.database.write() as conn:
            enrolment = await enrolments.ensure_for_contact(
                conn, ContactId(client.number), now=stage.clock(), lives=stage.programme.link_lives
            )
        await client.person.opens(link.make(stage.programme.link_key, "contact", enrolment))
        await stage.settles()
        await client.person.taps("Согласиться и начать")
        self.did["joined"] += 1

    def looks(self, call: Call, now: datetime) -> None:
        """Something has arrived in this client's chat."""
        client = self.clients[call.chat_id or 0]
        if QUESTION in str(call.params.get("text", "")):
            self.asked.append((client.number, now))
            self._is_asked(client, now, again=client.seen > 0)
            return
        message = client.person.chat.messages.get(call.message_id or 0)
        if message and message.find_button(SETTLED) and self.chance.random() < 0.8:
            at = now + timedelta(hours=self.chance.uniform(0.2, 60))
            word = SETTLED if self.chance.random() < 0.88 else NOT_SETTLED
            self.agenda.mean(at, lambda: self._presses(client, word, "said whether settled", under=SETTLED))

    def _is_asked(self, client: Client, now: datetime, *, again: bool) -> None:
        """What they will do, and when; nothing is an answer as well."""
        dice, soon = self.chance.random(), now + timedelta(hours=self.chance.expovariate(1 / 9))
        client.seen += 1
        if dice < client.talks * 0.9:
            self.agenda.mean(soon, lambda: self._answers(client))
        elif dice < client.talks * 0.9 + 0.06:
            self.agenda.mean(soon, lambda: self._puts_off(client))
        elif again and dice > 0.985:
            self.agenda.mean(soon, lambda: self._stops(client))
        elif dice > 0.973:
            self.agenda.mean(soon, lambda: self._leaves(client, soon))

    def _question(self, client: Client) -> Message | None:
        if client.person.chat.blocked or client.person.user.deactivated:
            return None
        return next((message for message in reversed(client.person.inbox) if message.find_button("0")), None)

    async def _answers(self, client: Client) -> None:
        question = self._question(client)
        if question is None:
            return
        score = min(max(round(self.chance.gauss(client.content, 1.3)), 0), 10)
        await client.person.taps(str(score), on=question)
        self.did["answered"] += 1
        if self.chance.random() < 0.5:
            self.agenda.mean(self.stage.clock(), lambda: self._explains(client))

    async def _explains(self, client: Client) -> None:
        """A reason, or words, or both: now that the bot asks why."""
        last = client.person.inbox[-3:]
        reason = self.chance.choice(REASONS)
        on = next((message for message in reversed(last) if message.find_button(reason)), None)
        if on is not None and self.chance.random() < 0.6:
            await client.person.taps(reason, on=on)
        if self.chance.random() < 0.6 and not client.person.chat.blocked:
            await client.person.types(self.chance.choice(WORDS))
            self.did["wrote"] += 1

    async def _puts_off(self, client: Client) -> None:
        question = self._question(client)
        if question is None or not question.find_button("Позже"):
            return
        await client.person.taps("Позже", on=question)
        await self.stage.settles()
        await self._presses(client, self.chance.choice(LATER), "put off")

    async def _stops(self, client: Client) -> None:
        """Two of three do not want to hear of it again, the others seldom."""
        question = self._question(client)
        if question is None:
            return
        await client.person.taps("Отписаться", on=question)
        await self.stage.settles()
        wish = self.chance.choice(("Да, совсем", "Да, совсем", "Раз в полгода"))
        await self._presses(client, wish, "stopped" if wish == "Да, совсем" else "seldom")

    async def _leaves(self, client: Client, now: datetime) -> None:
        """The chat is blocked, for some weeks or for good; or the Telegram account is deleted."""
        person = client.person
        if person.chat.blocked or person.user.deactivated:
            return
        if self.chance.random() < 0.15:
            await person.deactivates()
            self.did["deactivated"] += 1
            return
        await person.blocks()
        self.did["blocked"] += 1
        if self.chance.random() < 0.5:
            self.agenda.mean(now + timedelta(days=self.chance.uniform(5, 60)), person.unblocks)

    async def _presses(self, client: Client, words: str, what: str, *, under: str | None = None) -> None:
        """A button of the newest message that has it, and `under` as well; nothing when it has gone."""
        person = client.person
        if person.chat.blocked or person.user.deactivated:
            return
        for message in reversed(person.inbox):
            if message.find_button(words) and (under is None or message.find_button(under)):
                await person.taps(words, on=message)
                self.did[what] += 1
                return
