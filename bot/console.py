"""What the running program tells whoever sits at its terminal: where the bot is, how many have joined, what waits.

Numbers only: a terminal is kept by tmux and the like, and who answered is nobody's there.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import TextIO

from bot.app import App
from bot.traffic.trouble import Kind
from messages.texts import label
from nps.values import InvitationState
from storage.asking import invitations
from storage.cases import cases
from storage.people.headcount import Headcount, count_people
from storage.queues import outbox

log = logging.getLogger(__name__)
LOOK_EVERY_S = 2.0
BLIPS = 1
"""So many looks in a row may find Telegram silent before it is worth a word."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What one look at the program finds. `username` None: Telegram has not told it yet."""

    leads: bool
    username: str | None
    trouble: Kind | None
    people: Headcount
    asked: int = 0
    cases: int = 0
    unsent: int = 0


class Teller:
    """Says what is new since the last look, in the company's language."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._before: Sight | None = None
        self._silent_for = 0
        self._silence_told = False

    def tell(self, now: Sight) -> list[str]:
        """The lines to be written; none when nothing has changed that matters."""
        before, self._before = self._before, now
        return [*self._telegram(now), *self._lead(before, now), *self._people(before, now)]

    def _telegram(self, now: Sight) -> Iterator[str]:
        """What to do when Telegram cannot be reached, once; and that it is back."""
        self._silent_for = self._silent_for + 1 if now.trouble else 0
        if now.trouble is Kind.TOKEN and not self._silence_told:
            yield self._worded("console-token")
        elif now.trouble is Kind.NETWORK and not self._silence_told and self._silent_for > BLIPS:
            yield self._worded("console-network")
        elif now.trouble is None and self._silence_told:
            self._silence_told = False
            yield self._worded("console-network-back")
            return
        else:
            return
        self._silence_told = True

    def _lead(self, before: Sight | None, now: Sight) -> Iterator[str]:
        if before is not None and not now.leads and before.leads is not now.leads:
            yield self._worded("console-standby")
        began = now.leads and now.username is not None
        if began and not (before is not None and before.leads and before.username == now.username):
            yield self._worded("console-running", link=f"https://t.me/{now.username}")
            if not now.people.owners:
                yield self._worded("console-no-owners")
            elif not now.people.owners_in:
                yield self._worded("console-press-start")
            elif not now.people.contacts:
                yield self._worded("console-send-list")

    def _people(self, before: Sight | None, now: Sight) -> Iterator[str]:
        """Who has joined and what waits: at the beginning, and when somebody has joined or complained."""
        if not now.people.contacts and not now.people.managers:
            return
        if before is not None and (before.people, before.cases) == (now.people, now.cases):
            return
        people = now.people
        yield self._worded(
            "console-people",
            owners=people.owners,
            owners_in=people.owners_in,
            managers=people.managers,
            managers_in=people.managers_in,
            contacts=people.contacts,
            contacts_in=people.contacts_in,
        )
        yield self._worded("console-waits", asked=now.asked, cases=now.cases, unsent=now.unsent)

    def _worded(self, key: str, **args: str | int) -> str:
        return label(self._language, key, **args).replace("\u00a0", " ")


async def look(app: App) -> Sight:
    async with app.database.read() as conn:
        opened, _ = await cases.count_open(conn, of=None, now=app.clock())
        states = await outbox.count_states(conn)
        return Sight(
            leads=app.leads,
            username=app.username,
            trouble=app.trouble.kind,
            people=await count_people(conn),
            asked=await invitations.count_in_state(conn, InvitationState.SENT),
            cases=opened,
            unsent=sum(states.get(state, 0) for state in outbox.ACTIVE),
        )


@asynccontextmanager
async def speaking(app: App, language: str, stream: TextIO | None = None) -> AsyncIterator[None]:
    """Tell as long as the block lasts, if somebody sits there to read it."""
    stream = stream or sys.stderr
    if not stream.isatty():
        yield
        return
    task = asyncio.create_task(_keep_telling(app, Teller(language), stream))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        stream.write(label(language, "console-stopped") + "\n")


async def _keep_telling(app: App, teller: Teller, stream: TextIO) -> None:
    while True:
        try:
            for line in teller.tell(await look(app)):
                stream.write(f"{line}\n")
            stream.flush()
        except Exception:
            log.exception("the look for the terminal failed")
        await asyncio.sleep(LOOK_EVERY_S)
