"""What the running program tells whoever sits at its terminal."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterable
from dataclasses import replace

import pytest
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import GetMe

from bot.app import App
from bot.console import Sight, Teller, speaking
from bot.logs.logs import set_up_logs
from bot.start import prepare
from bot.traffic.trouble import Kind, Trouble
from nps.values import LANGUAGES
from storage.people.headcount import Headcount
from tests.bot.post import Post
from tests.filling import Filling
from tests.rounds.stage import programme

NOBODY = Headcount(1, 0, 0, 0, 0, 0)
COMPANY = Headcount(owners=1, owners_in=1, managers=2, managers_in=1, contacts=118, contacts_in=12)
STARTING = Sight(leads=False, username=None, trouble=None, people=NOBODY)
WORKING = Sight(leads=True, username="otklik_bot", trouble=None, people=COMPANY, asked=5, cases=1, unsent=3)
TOKEN, AWAY = (replace(STARTING, leads=True, trouble=kind) for kind in Kind)


def told(*sights: Sight, language: str = "ru") -> list[str]:
    teller = Teller(language)
    return [line for sight in sights for line in teller.tell(sight)]


@pytest.mark.parametrize(
    ("sights", "expected"),
    [
        ([STARTING], []),
        ([STARTING, WORKING], ["Бот работает: https://t.me/otklik_bot", "В боте: владельцы 1 из 1", "Ждут: вопросы"]),
        ([WORKING, WORKING, replace(WORKING, unsent=0)], ["Бот работает", "В боте", "Ждут"]),
        ([replace(WORKING, people=NOBODY)], ["Бот работает", "Откройте эту ссылку"]),
        ([replace(WORKING, people=replace(NOBODY, owners_in=1))], ["Бот работает", "Пришлите боту список"]),
        ([replace(WORKING, people=replace(NOBODY, owners=0))], ["Бот работает", "В OWNER_IDS никого нет"]),
        ([STARTING, STARTING], []),
        ([WORKING, replace(WORKING, leads=False)], ["Бот работает", "В боте", "Ждут", "На этой базе уже работает"]),
        ([AWAY], []),
        ([AWAY, replace(AWAY, trouble=None)], []),
        ([AWAY, AWAY, AWAY], ["Telegram не отвечает"]),
        ([AWAY, AWAY, WORKING], ["Telegram не отвечает", "Telegram снова отвечает", "Бот работает", "В боте", "Ждут"]),
        ([TOKEN, TOKEN], ["Telegram не знает этот BOT_TOKEN"]),
    ],
)
def test_what_is_new_is_told_once(sights: Iterable[Sight], expected: list[str]) -> None:
    lines = told(*sights)

    assert len(lines) == len(expected)
    assert all(line.startswith(beginning) for line, beginning in zip(lines, expected, strict=True)), lines


def test_whoever_joins_is_counted_at_once() -> None:
    joined = replace(WORKING, people=replace(COMPANY, contacts_in=13), asked=6)

    assert told(WORKING, joined)[-2:] == [
        "В боте: владельцы 1 из 1, менеджеры 1 из 2, клиенты 13 из 118.",
        "Ждут: вопросы без ответа — 6, открытые обращения — 1, неотправленные сообщения — 3.",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_silent_telegram_comes_with_what_to_do(language: str) -> None:
    (said,) = told(AWAY, AWAY, language=language)

    assert "TELEGRAM_PROXY" in said
    assert ".env" in said


class Terminal(io.StringIO):
    """Somebody sits there; `written` rings at each line."""

    def __init__(self) -> None:
        super().__init__()
        self.written = asyncio.Event()

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.written.set()
        return super().write(text)

    async def shows(self, words: str) -> None:
        async with asyncio.timeout(60):
            while words not in self.getvalue():
                self.written.clear()
                await self.written.wait()


@pytest.fixture
async def app(post: Post) -> App:
    await prepare(post.database, programme(), post.clock)
    app = App(post.database, post.bot, programme(), clock=post.clock)
    app.leads, app.username = True, "otklik_bot"
    return app


async def test_a_terminal_reads_where_the_bot_is_and_nobodys_name(app: App) -> None:
    async with app.database.write() as conn:
        await Filling(conn).contact(name="Ирина Ким")
    terminal = Terminal()
    async with speaking(app, "ru", terminal):
        await terminal.shows("клиенты 1 из 1")

    assert "Бот работает: https://t.me/otklik_bot" in terminal.getvalue()
    assert "Откройте эту ссылку в Telegram и нажмите START" in terminal.getvalue()
    assert terminal.getvalue().splitlines()[-1].startswith("Бот остановлен")
    assert "Ким" not in terminal.getvalue()


async def test_where_nobody_looks_nothing_is_told(app: App) -> None:
    nowhere = io.StringIO()
    async with speaking(app, "ru", nowhere):
        pass

    assert nowhere.getvalue() == ""


def test_a_terminal_is_told_in_sentences_what_the_log_says_in_its_own_way() -> None:
    terminal, journal = Terminal(), io.StringIO()
    for stream in (terminal, journal):
        set_up_logs(stream=stream)
        Trouble().note("getMe", TelegramNetworkError(GetMe(), "no route"), 1)
    set_up_logs()

    assert terminal.getvalue() == ""
    assert "getMe failed, by now 1 in a row" in journal.getvalue()
