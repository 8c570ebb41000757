"""The company of 0.1.0 with the program of today at work since its upgrade."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from nps.values import TelegramId
from sandbox.message import Message
from sandbox.server import SandboxServer
from sandbox.world import World
from storage.engine.database import Database
from tests.released.left import put_back_chats
from tests.rounds.stage import TOKEN, Actor, Clock, Stage, programme

NOW = datetime(2026, 11, 23, 7, 31, tzinfo=UTC)  # a minute after 0.1.0 stopped, 10:31 in Moscow
NEWEST = 444  # message of 0.1.0
FIRST_WORDS = 48


class Company(Stage):
    """People by their Telegram ids, messages of 0.1.0 by theirs."""

    def meets_its_people(self) -> None:
        names = put_back_chats(self.world, TOKEN)
        self.people: dict[int, Actor] = {
            number: self.actor(number, name.first, name.last, username=name.username, language_code=name.language)
            for number, name in names.items()
        }
        self.buttons = {
            (number, message.message_id): [button.data for row in message.buttons for button in row]
            for number, actor in self.people.items()
            for message in actor.person.messages
        }

    def __getitem__(self, number: int) -> Actor:
        return self.people[number]

    def message(self, number: int, message_id: int) -> Message:
        return self[number].person.chat.messages[message_id]

    async def presses(self, number: int, message_id: int, data: str) -> None:
        """Somebody taps a button that 0.1.0 had put below this message: their phone may show it still."""
        assert data in self.buttons[number, message_id]
        await self[number].taps(data=data, on=self.message(number, message_id))

    async def replies(self, number: int, message_id: int, text: str) -> None:
        await self[number].replies(self.message(number, message_id), text)

    def shows(self, number: int, message_id: int) -> str:
        """What stands in this place of the chat by now, its buttons included."""
        message = self.message(number, message_id)
        return "\n".join([message.words, *message.labels])

    def news(self, number: int) -> list[str]:
        """How the first line begins of what is new in this chat: "+", or the place of an old message that changed."""
        told = []
        for message in self[number].person.inbox:
            if message.message_id > NEWEST or message.edited:
                place = str(message.message_id) if message.message_id <= NEWEST else "+"
                told.append(f"{place} {message.words.splitlines()[0][:FIRST_WORDS] if message.words else message.kind}")
        return told

    def all_news(self) -> dict[int, list[str]]:
        return {number: self.news(number) for number in self.people if self.news(number)}


@asynccontextmanager
async def upgraded(database: Database, folder: Path) -> AsyncIterator[Company]:
    """The bot starts on what 0.1.0 left; after the story nothing may be broken."""
    clock = Clock(NOW)
    world = World(clock=clock)
    world.limits.off()
    owners = frozenset({TelegramId(11), TelegramId(12)})
    async with SandboxServer(world) as server:
        company = Company(database, world, server, clock, programme(owner_ids=owners, backup_folder=folder / "backups"))
        company.meets_its_people()
        try:
            await company.starts()
            yield company
            assert [rule for rule in await company.broken() if rule.severity == "broken"] == []
        finally:
            await company.stops()
