"""`python -m bot demo`: one round on a sample company, played and printed without a token or a network."""

from __future__ import annotations

import asyncio
import os
import pty
import re
import signal
import subprocess
import sys
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

from bot.demo.fork_server import ROOT
from bot.demo.transcript import Transcript
from tests.bot.demo_client import demo_client, is_there
from tests.bot.post import Post, text
from tests.bot.program import ForkedProgram, Program

NOTHING = {"BOT_TOKEN": "", "COMPANY_NAME": "", "OWNER_IDS": ""}
KEY_LINES = (
    "Ирина Ким (ООО «Вектор») открывает личную ссылку",
    "[Согласиться и начать]",
    "[0] [1] [2] [3] [4] [5]",
    "нажимает [3]",
    "Ваша оценка: 3",
    "🔴 3 из 10 · ООО «Вектор»",
    "Записано, спасибо. Анна Смирнова свяжется с вами",
    "нажимает [Беру]",
    "Занимается Анна Смирнова",
    "пишет: /nps",
)


@pytest.fixture
def demo(forks: ForkServerContext, tmp_path: Path) -> ForkedProgram:
    """Its temporary files go to a folder of their own."""
    return ForkedProgram(forks, tmp_path, "demo", **NOTHING, TMPDIR=temporary(tmp_path))


@pytest.fixture
def once(forks: ForkServerContext, tmp_path: Path) -> ForkedProgram:
    return ForkedProgram(forks, tmp_path, "demo", "--once", **NOTHING, TMPDIR=temporary(tmp_path))


def temporary(folder: Path) -> Path:
    (folder / "temporary").mkdir()
    return folder / "temporary"


async def address(staying: Program) -> str:
    await staying.writes("Ctrl-C")
    (url,) = set(re.findall(r"http://127\.0\.0\.1:\d+/", staying.log))
    return str(url)


def left_over(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path != folder / "temporary"]


def in_order(lines: tuple[str, ...], words: str) -> bool:
    """Does each stand somewhere behind the one before?"""
    at = 0
    for line in lines:
        at = words.find(line, at)
        if at < 0:
            raise AssertionError(f"{line!r} is missing, or too early, in\n{words}")
    return True


async def test_once_plays_the_round_prints_it_and_ends(tmp_path: Path) -> None:
    async with Program(tmp_path, "demo", "--once", **NOTHING, TMPDIR=temporary(tmp_path)) as played:
        assert await played.ends() == 0

    assert in_order(KEY_LINES, played.log)
    assert re.search(
        r"NPS [+−-]?\d+ \(±\d+, от|для индекса мало", played.log
    )  # too few: in the first days of a quarter
    assert "Круг пройден: ни один инвариант не нарушен." in played.log
    assert "\033" not in played.log  # no colours where nobody sees them
    assert not re.search(r"WARNING|ERROR|Traceback|never awaited", played.log)
    assert left_over(tmp_path) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
async def test_the_page_stays_until_it_is_stopped_and_leaves_nothing_behind(
    demo: ForkedProgram, tmp_path: Path, number: int
) -> None:
    async with demo as staying:
        async with demo_client(await address(staying)) as page:
            pid = (await page.bot_works())["pid"]
            people = await page.get("/control/people")
        staying.signals(number)
        assert await staying.ends() == 0

    assert "Ким" in {person.get("last_name") for person in people}
    assert not is_there(pid)
    assert left_over(tmp_path) == []
    assert "Traceback" not in staying.log


async def test_on_a_desktop_a_browser_opens_the_address(tmp_path: Path) -> None:
    browser, told = tmp_path / "browser", tmp_path / "told"
    os.mkfifo(told)
    browser.write_text(f'#!/bin/sh\necho "$1" > {told}\n')
    browser.chmod(0o755)
    ours, terminal = pty.openpty()
    desktop = {"DISPLAY": ":7", "BROWSER": f"{browser} %s", "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo"), cwd=tmp_path, env=os.environ | NOTHING | desktop, stdout=terminal
    )
    os.close(terminal)

    async with asyncio.timeout(40):
        reader = await asyncio.create_subprocess_exec("cat", told, stdout=asyncio.subprocess.PIPE)
        opened = (await reader.communicate())[0].decode()
        printed = os.read(ours, 1000).decode()
        process.terminate()
        assert await process.wait() == 0
    os.close(ours)

    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\n", opened)
    assert opened.strip() in printed


async def test_stopped_before_the_bot_works_it_leaves_nothing_behind(demo: ForkedProgram, tmp_path: Path) -> None:
    async with demo as staying:
        async with demo_client(await address(staying)) as page:
            pid = (await page.state())["pid"]
        staying.signals(signal.SIGTERM)
        assert await staying.ends() == 0

    assert not is_there(pid)
    assert left_over(tmp_path) == []


async def test_stopped_while_the_bot_is_killed_it_leaves_nothing_behind(demo: ForkedProgram, tmp_path: Path) -> None:
    async with demo as staying:
        async with demo_client(await address(staying)) as page:
            await page.bot_works()
            await page.post("/demo/kill")
        staying.signals(signal.SIGTERM)
        assert await staying.ends() == 0

    assert left_over(tmp_path) == []


async def test_the_bot_ends_when_its_supervisor_is_killed(demo: ForkedProgram, tmp_path: Path) -> None:
    async with demo as staying:
        async with demo_client(await address(staying)) as page:
            pid = (await page.bot_works())["pid"]
        staying.signals(signal.SIGKILL)
        await staying.ends()

        async with asyncio.timeout(20):
            while is_there(pid):  # noqa: ASYNC110 - nothing tells of the end of somebody else's child
                await asyncio.sleep(0.05)

    assert left_over(tmp_path) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_stopped_in_the_middle_of_the_round_it_leaves_nothing_behind(
    once: ForkedProgram, tmp_path: Path, number: int
) -> None:
    """A bug once: SIGTERM before the end of the round left the folder, Ctrl-C a traceback."""
    async with once as stopped:
        await stopped.writes("открывает личную ссылку")
        stopped.signals(number)
        assert await stopped.ends() == 130

    assert "Traceback" not in stopped.log
    assert "never awaited" not in stopped.log
    assert left_over(tmp_path) == []


# --- the transcript --------------------------------------------------------------------------------------------------


async def test_a_message_is_printed_once_and_again_when_it_was_changed(
    post: Post, capsys: pytest.CaptureFixture[str]
) -> None:
    irina, transcript = await post.meets(31, "Ирина"), Transcript(colour=False)
    await post.owes(text(31, "first"), text(31, "second"))
    await post.settles()
    for _ in range(2):
        transcript.catch_up(irina, "Ирина")
    printed = capsys.readouterr().out
    await post.bot.edit_message_text("first, changed", chat_id=31, message_id=irina.inbox[0].message_id)

    transcript.catch_up(irina, "Ирина")

    assert printed == "  ┌ Ирина — бот\n  │ first\n  ┌ Ирина — бот\n  │ second\n"
    assert capsys.readouterr().out == "  ┌ Ирина — бот изменил сообщение\n  │ first, changed\n"


def test_colours_are_for_terminals() -> None:
    script = "from bot.demo.transcript import Transcript; Transcript().headline('NPS')"
    command = [sys.executable, "-c", script]
    piped = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=60).stdout
    ours, theirs = pty.openpty()
    subprocess.run(command, cwd=ROOT, check=True, stdout=theirs, timeout=60)
    os.close(theirs)
    shown = os.read(ours, 1000)
    os.close(ours)

    assert piped == b"\nNPS\n"
    assert shown == b"\r\n\033[1mNPS\033[0m\r\n"
