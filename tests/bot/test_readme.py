"""The two READMEs say the same, and the figures of their example add up."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from bot.__main__ import make_parser
from bot.settings import Settings
from messages.index_card import verdict_of
from messages.links import COLUMNS
from nps.margin import band, shown_margin
from nps.score import Tally, signed
from tests.messages.locales import texts

ROOT = Path(__file__).parents[2]
READMES = {"README.md": "README.ru.md", "README.ru.md": "README.md"}
every_readme = pytest.mark.parametrize("name", READMES)


def readme(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def numbers(pattern: str, text: str) -> list[int]:
    match = re.search(pattern, text)
    assert match, pattern
    return [int(number) for number in match.groups()]


@every_readme
def test_each_readme_leads_to_the_other_at_its_top(name: str) -> None:
    assert f"({READMES[name]})" in readme(name)[:200]


@every_readme
def test_the_figures_of_the_example_add_up(name: str) -> None:
    shown = readme(name)
    groups = r"(\d+) (?:promoters?|промоутер\w*), (\d+) (?:passives?|нейтральн\w*), (\d+) (?:detractors?|детрактор\w*)"
    tally = Tally(*numbers(groups, shown))
    russian = name == "README.ru.md"
    pattern = r"Ответили (\d+) из (\d+) \((\d+) %\)" if russian else r"\((\d+) of (\d+)\)"
    answered, asked = numbers(pattern, shown)[:2]
    (rate,) = numbers(r"\((\d+) %\)" if russian else r"rate: (\d+)%", shown)

    assert tally.nps is not None
    low, high = map(signed, band(tally))
    of = f"±{shown_margin(tally)}, от {low} до {high}" if russian else f"±{shown_margin(tally)}, from {low} to {high}"
    assert f"NPS {signed(tally.nps)} ({of})" in shown
    assert answered == tally.count
    assert rate == round(100 * answered / asked)
    (before,) = numbers(r"III квартал 2026: \+(\d+)\." if russian else r"Q3 2026, \+(\d+)\.", shown)
    assert f"{'Разница' if russian else 'difference of'} {signed(tally.nps - before)} " in shown
    assert f"· {verdict_of('ru' if russian else 'en', tally)} " in re.sub(r"[\s│]+", " ", shown)


@every_readme
def test_the_example_says_and_offers_what_the_bot_does(name: str) -> None:
    """Its sentences are cut short; the invitation and every button are as in the texts."""
    known = {key: text.source for key, text in texts("ru" if name == "README.ru.md" else "en").items()}
    example = next(block for block in readme(name).split("```") if "/nps" in block and "│" in block)
    shown = " ".join(example.replace("│", " ").split())
    _, invitation = re.split("«»|  ", next(line for line in known["consent"].splitlines() if line.strip()))
    labels = {source.strip() for source in known.values()}
    offered_there = set(re.findall(r"\[(\D[^\]]*)\]", shown))

    assert invitation.strip() in shown
    assert {words.replace("\xa0", " ") for words in offered_there} <= {words.replace("\xa0", " ") for words in labels}


@every_readme
def test_every_setting_is_in_its_table(name: str) -> None:
    assert [field for field in Settings.model_fields if f"`{field.upper()}`" not in readme(name)] == []


@every_readme
def test_it_tells_of_windows_of_the_law_and_of_a_proxy(name: str) -> None:
    for word in ("Windows", "WSL", "Docker", "152-", "41-", "TELEGRAM_PROXY", "make demo", "make test"):
        assert word in readme(name), word


def test_both_have_the_same_headings_one_by_one_and_the_same_settings() -> None:
    english, russian = (readme(name) for name in READMES)

    assert re.findall(r"^#+ ", english, re.M) == re.findall(r"^#+ ", russian, re.M)
    assert re.findall(r"^\| `[A-Z_]+`", english, re.M) == re.findall(r"^\| `[A-Z_]+`", russian, re.M)


def commands(shown: str) -> dict[str, list[str]]:
    """Of the table of the command line: each command with its options."""
    rows = re.findall(r"^\| `([a-z]+)((?: [^`]*)?)` \|", shown, re.M)
    return {command: re.findall(r"--[\w-]+", options) for command, options in rows}


def offered() -> dict[str, list[str]]:
    (each,) = (action for action in make_parser()._actions if isinstance(action, argparse._SubParsersAction))
    return {
        command: [name for action in parser._actions for name in action.option_strings if name not in ("-h", "--help")]
        for command, parser in each.choices.items()
    }


def test_both_name_the_same_commands_with_the_same_options_and_files_with_the_same_columns() -> None:
    english, russian = (readme(name) for name in READMES)

    assert commands(english) == commands(russian) == offered()
    for shown in (english, russian):
        assert f"XLSX: {', '.join(COLUMNS)} |" in shown
        assert set(re.findall(r"(?<=`)/[a-z]+", shown)) == set(re.findall(r"(?<=`)/[a-z]+", english))
