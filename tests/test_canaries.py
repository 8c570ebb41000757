"""The canaries sing: a word of anybody's in a log fails the run, and only that."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from tests.canaries import PHONE, Watch, leak_in

ROOT = Path(__file__).parents[1]
LEAKY = """
import logging
from tests.canaries import canaries

def test_that_passes():
    logging.getLogger("storage.people.who").debug("met %s", "Ирина Ким")
"""
CLEAN = LEAKY.replace('"Ирина Ким"', "31")


def heard(*arguments: object, **more: object) -> list[str]:
    """What a watch makes of one line of a log."""
    watch = Watch()
    record = logging.LogRecord("bot.x", logging.INFO, "x.py", 1, str(arguments[0]), tuple(arguments[1:]), None)
    vars(record).update(more)
    watch.emit(record)
    return watch.leaks


@pytest.mark.parametrize(
    ("arguments", "more"),
    [
        (("a comment: %s", "опоздали"), {}),
        (("by %s", "canary_31"), {}),
        (("for %s", "John Smith"), {}),
        (("it failed",), {"account": "ООО «Вектор»"}),
        (("it failed",), {"exc_info": (LookupError, LookupError("no Ирина"), None)}),
        (("it failed",), {"stack_info": "Stack:\nИрина"}),
    ],
)
def test_a_word_of_somebody_is_heard_wherever_it_stands(arguments: tuple[object, ...], more: dict[str, object]) -> None:
    assert len(heard(*arguments, **more)) == 1


def test_ids_and_what_the_program_itself_blacks_out_are_no_leak() -> None:
    assert heard("outbox row %s for chat %s, phone %s", 12, 7_123_456_789, PHONE) == []


def test_lines_of_a_process_are_read_too_and_the_source_in_a_traceback_is_not() -> None:
    assert leak_in("bot.x: Ирина")
    assert leak_in('{"message": "Ирина"}')
    assert leak_in('Traceback:\n  File "x.py", line 1, in x\n    say("Ирина")\nLookupError: 12\n') is None


@pytest.mark.parametrize(("source", "code"), [(LEAKY, 1), (CLEAN, 0)])
def test_a_run_whose_tests_all_pass_fails_for_one_leaked_word(tmp_path: Path, source: str, code: int) -> None:
    (tmp_path / "test_it.py").write_text(source, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        f"{tmp_path}/test_it.py",
    ]

    ended = subprocess.run(
        command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=60
    )

    assert ended.returncode == code, ended.stdout
    assert "1 passed" in ended.stdout
    assert ("the log gave away" in ended.stdout) == (code == 1)
