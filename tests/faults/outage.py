"""Living through a fault: time passes although Telegram, or the database, is of no use."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from nps.values import Role
from storage.people.staff import list_staff
from tests.filling import Filling
from tests.rounds.stage import TOKEN, Actor, Stage

PATIENCE_S = 60.0
SAYING = ("sendMessage", "editMessageText", "sendChatAction", "answerCallbackQuery", "setMessageReaction")


async def tries(stage: Stage) -> None:
    """Everything that may be tried now has been tried, whatever still waits at Telegram."""
    assert stage.app
    stage.app.wake()
    async with asyncio.timeout(PATIENCE_S):
        while not await stage.app.idle():  # noqa: ASYNC110 - nothing rings when Telegram is away
            await asyncio.sleep(0.01)


async def endures(stage: Stage, steps: int = 6, **span: float) -> None:
    """Time passes in so many steps; at each the clock ticks, and everything that is due is tried again."""
    assert stage.app
    for _ in range(steps):
        stage.clock.now += timedelta(**span) / steps
        await stage.app.clockwork.tick()
        await tries(stage)


async def recovers(stage: Stage) -> None:
    """The minutes after a fault: everything that waited for its next try gets several."""
    for _ in range(6):
        await stage.passes(minutes=1)


async def until(stage: Stage, statement: str, expected: list[object]) -> None:
    """Wait until the database answers so."""
    last: list[object] = []
    try:
        async with asyncio.timeout(PATIENCE_S):
            while (last := await stage.query(statement)) != expected:
                await stage.world.changed.wait(0.02)
    except TimeoutError:
        raise AssertionError(f"{statement}: {last}, not {expected}") from None


async def all_is_handled(stage: Stage) -> None:
    """Every row of the inbox was done at its first try; that Telegram is heard again is noted when a poll says so."""
    await until(stage, "SELECT kind, state, attempts FROM inbox WHERE state <> 'done' OR attempts > 0", [])


async def clients(stage: Stage, count: int, first: int = 1001) -> list[Actor]:
    """So many more contacts of Анна Смирнова, each at a company of their own, who have long agreed to be asked."""
    async with stage.database.write() as conn:
        filling = Filling(conn, now=stage.clock() - timedelta(days=1))
        anna = next(member for member in await list_staff(conn) if member.role is Role.MANAGER)
        for number in range(first, first + count):
            await filling.contact(f"Клиент {number}", manager=anna, telegram_id=number)
    many = [stage.actor(number, f"Клиент {number}", language_code="ru") for number in range(first, first + count)]
    for client in many:
        client.person.chat.started = True
    return many


def received(person: Actor, words: str) -> int:
    """How many messages with these words this person has."""
    return sum(words in message.words for message in person.person.inbox)


def drop_waiting(stage: Stage) -> None:
    """Telegram forgets what waits for the bot."""
    stage.world.bot(TOKEN).updates.drop()
