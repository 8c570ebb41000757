"""`make demo ONCE=1`: one round of the main job, played by itself and printed, over real HTTP, in one process."""

from __future__ import annotations

import asyncio
import logging
import signal
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer

from bot.app import App
from bot.demo.company.company import OnTelegram, SampleCompany, fill
from bot.demo.company.programme import TOKEN, programme, url_of
from bot.demo.transcript import Transcript
from bot.logs.logs import set_up_logs
from bot.start import prepare, utc_now
from bot.traffic.intake import Intake
from bot.traffic.session import Session
from nps import link
from sandbox.people import Person
from sandbox.server import SandboxServer
from sandbox.world import World
from storage.engine.database import Database
from storage.people import enrolments
from storage.safety import invariants
from storage.safety.migrate import migrate

Step = tuple[Person, str, Callable[[], Awaitable[object]]]
COMMENT = "Третий раз подряд везут позже срока, и никто не звонит."


def main() -> int:
    return asyncio.run(once())


async def once() -> int:
    """Play the round and print it. 0 when it went as it should."""
    set_up_logs(TOKEN, level=logging.WARNING)
    playing = asyncio.create_task(_play())
    for number in (signal.SIGTERM, signal.SIGINT):  # from the first moment on: the folder is to be cleared away
        asyncio.get_running_loop().add_signal_handler(number, playing.cancel)
    await asyncio.wait({playing})
    if playing.cancelled():
        return 130
    return 0 if playing.result() else 1


async def _play() -> bool:
    with tempfile.TemporaryDirectory(prefix="otklik-demo-") as folder:
        async with _running(Path(folder)) as (app, server, company):
            return await Demo(app, server, company).play()


@asynccontextmanager
async def _running(folder: Path) -> AsyncIterator[tuple[App, SandboxServer, SampleCompany]]:
    """The bot at work on the sample company, and its Telegram."""
    database = Database(url_of(folder))
    try:
        await migrate(database, now=utc_now())
        async with database.write() as conn:
            company = await fill(conn, now=utc_now())
        await prepare(database, programme())
        async with SandboxServer(World()) as server:
            session = Session(api=TelegramAPIServer.from_base(server.url))
            bot = Bot(TOKEN, session=session)
            app = App(database, bot, programme(), intake=Intake(database, bot, utc_now, poll_timeout_s=5))
            await app.start()
            try:
                yield app, server, company
            finally:
                await app.stop()
                await session.close()
    finally:
        await database.close()


class Demo:
    """The three people of the round and what they do."""

    def __init__(self, app: App, server: SandboxServer, company: SampleCompany) -> None:
        self._app = app
        self._world = server.world
        self._company = company
        self._transcript = Transcript()
        for somebody in company.contacts_on_telegram:
            self._person(somebody)
        self.owner = self._person(company.owner)
        people = {manager.telegram_id: self._person(manager) for manager in company.managers}
        self.manager = people[company.round_manager.telegram_id]
        self.contact = self._world.person(
            company.round_contact_telegram_id, first_name="Ирина", last_name="Ким", language_code="ru", bot_token=TOKEN
        )

    def _person(self, somebody: OnTelegram) -> Person:
        first, _, last = somebody.name.partition(" ")
        person = self._world.person(
            somebody.telegram_id,
            first_name=first,
            last_name=last or None,
            language_code=somebody.language,
            bot_token=TOKEN,
        )
        person.chat.started, person.chat.blocked = True, somebody.blocked
        return person

    async def play(self) -> bool:
        """Invitation, 3, comment, alert, [Беру], /nps. Tells whether everybody saw what they should."""
        company, show = self._company, self._transcript
        show.headline(
            f"«{company.company}»: компаний {company.accounts}, контактов {company.contacts}, "
            f"ответов за 13 месяцев {company.responses}. Один круг — от приглашения до /nps."
        )
        names = {
            self.contact: f"{company.round_contact_name} ({company.round_account})",
            self.manager: f"{company.round_manager.name} (менеджер)",
            self.owner: f"{company.owner.name} (владелец)",
        }
        payload = await self._payload()
        steps: list[Step] = [
            (self.contact, "открывает личную ссылку", lambda: self.contact.opens(payload)),
            *tapped(self.contact, "Согласиться и начать", "3", "Сроки и обещания"),
            (self.contact, f"пишет: {COMMENT}", lambda: self.contact.types(COMMENT)),
            *tapped(self.manager, "Беру"),
            (self.owner, "пишет: /nps", lambda: self.owner.types("/nps")),
        ]
        for person, deed, act in steps:
            show.act(person, names[person], deed)
            await act()
            await self._settles()
            for watched, name in names.items():
                show.catch_up(watched, name)
        return await self._went_well()

    async def _payload(self) -> str:
        programme = self._app.programme
        async with self._app.database.write() as conn:
            enrolment = await enrolments.ensure_for_contact(
                conn, self._company.round_contact, now=self._app.clock(), lives=programme.link_lives
            )
        return link.make(programme.link_key, "contact", enrolment)

    async def _settles(self) -> None:
        async with asyncio.timeout(30):
            while self._world.pending(TOKEN) or not await self._app.idle():
                await self._world.changed.wait(0.02)

    async def _went_well(self) -> bool:
        async with self._app.database.read() as conn:
            broken = [rule for rule in await invariants.check(conn, now=self._app.clock()) if rule.severity == "broken"]
        seen = self.manager.sees("Занимается") and self.contact.sees("Записано") and self.owner.sees("NPS")
        verdict = "ни один инвариант не нарушен" if not broken else f"нарушены инварианты: {broken}"
        self._transcript.headline(f"Круг пройден: {verdict}." if seen else "Круг не пройден.")
        return seen and not broken


def tapped(person: Person, *texts: str) -> list[Step]:
    return [(person, f"нажимает [{text}]", partial(person.taps, text)) for text in texts]
