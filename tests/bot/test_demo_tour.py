"""The tour's data: whole in both languages, and of things there are."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from bot.demo.fork_server import ROOT
from bot.demo.routes import FILES
from bot.demo.speaking import NAMES
from bot.demo.tour import STEPS
from messages import help as bot_help

TOUR = json.loads(STEPS.read_text(encoding="utf-8"))
STEP_IDS = [step["id"] for step in TOUR["steps"]]
HINTS = [*TOUR["hints"], *(hint for step in TOUR["steps"] for hint in step.get("hints", []))]
SCRIPTS = "".join(file.read_text(encoding="utf-8") for file in FILES.glob("*.js"))


def texts() -> Iterator[dict[str, str]]:
    for step in [*TOUR["steps"], *HINTS]:
        yield from (step[name] for name in ("text", "why", "fill") if name in step)


def conditions() -> Iterator[dict[str, Any]]:
    yield from (condition for step in TOUR["steps"] for condition in step["until"])
    yield from (condition for hint in HINTS for condition in hint["if"])


def test_every_text_stands_in_both_languages_and_names_only_who_is_known() -> None:
    for text in texts():
        assert set(text) == {"ru", "en"}
        for words in text.values():
            assert set(re.findall(r"\{(\w+)\}", words)) <= {"contact", "manager", "owner", "account"}


def test_every_step_can_be_left_and_no_two_have_one_name() -> None:
    assert len(set(STEP_IDS)) == len(STEP_IDS)
    assert all(step["until"] for step in TOUR["steps"][:-1])
    assert {step["who"] for step in TOUR["steps"]} <= {"contact", "manager", "owner"}


def test_every_condition_and_press_is_one_the_page_knows() -> None:
    for condition in conditions():
        assert set(condition) & {"message", "button", "state", "next"}
        re.compile(condition.get("message", ""))
    presses = [press for step in [*TOUR["steps"], *HINTS] for press in step["press"]]
    for press in presses:
        assert set(press) <= {"button", "start", "send", "message", "panel", "weather"}
    for name in {press["panel"] for press in presses if "panel" in press}:
        assert f'"{name}"' in SCRIPTS


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_word_the_panels_say_is_there(language: str) -> None:
    words = (FILES / "words.js").read_text(encoding="utf-8")
    block = words[words.index(f"  {language}: {{") :]
    block = block[: block.index("\n  },")]
    known = set(re.findall(r'(?:"([\w-]+)"|\b(\w+)): "', block))
    names = {name for pair in known for name in pair if name}
    said = set(re.findall(r'say\("([\w-]+)"', SCRIPTS))
    assert said - names == set()


def test_languages_are_called_as_the_bots_buttons_call_them() -> None:
    assert NAMES == bot_help.NAMES


def test_the_page_does_not_wait_for_the_bot_api_client_to_be_loaded() -> None:
    """A bug once: one import more, and the address was printed five seconds later."""
    script = "import sys, bot.demo.serve; sys.exit('aiogram' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False, timeout=60).returncode == 0
