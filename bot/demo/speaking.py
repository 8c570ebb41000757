"""The people of the demonstration take to another language, each in the way there is for them."""

from __future__ import annotations

import asyncio

from bot.demo.company.programme import TOKEN
from sandbox.people import Person
from sandbox.world import World

WITHIN_S = 10.0
NAMES = {"ru": "Русский", "en": "English"}
"""As the bot's buttons say; not imported from its words, whose loading would keep the page waiting for seconds."""


async def speak(world: World, people: list[int], language: str) -> None:
    """Who knows the bot chooses with /language; who does not has a Telegram in that language."""
    persons = [world.person(number, language_code=language, bot_token=TOKEN) for number in people]
    await asyncio.gather(*(_choose(person, language) for person in persons if person.chat.started))


async def _choose(person: Person, language: str) -> None:
    """Raises TimeoutError when the bot does not answer."""
    asked = (await person.types("/language")).message_id
    name = NAMES[language]

    def offered() -> bool:
        return any(message.message_id > asked and message.find_button(name) for message in person.inbox)

    await person.world.wait_until(offered, WITHIN_S)
    await person.taps(name)
