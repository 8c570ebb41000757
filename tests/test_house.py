"""The house is as its pages say: no circle of modules, and everything that the pages name is there."""

from __future__ import annotations

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("nps", "storage", "messages", "actions", "handlers", "scheduler", "bot", "sandbox", "bench")
PAGES = ["README.md", "README.ru.md", *(f"docs/{page.name}" for page in sorted((ROOT / "docs").glob("*.md")))]
SOMEWHERE_ELSE = {"Europe/Moscow", "bench/results.json"}
"""A zone, and what `make bench` writes."""
NAMED = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)|`([\w.-]+(?:/[\w.-]+)+/?|\w+\.py)(?::{1,2}(\w+))?`")


def modules() -> dict[str, Path]:
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
    }


def imported(path: Path, known: dict[str, Path]) -> set[str]:
    """What a module imports of ours, wherever in it that stands."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names} & known.keys()
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names} & known.keys()
            names |= inner or {node.module} & known.keys()
    return names


def test_no_modules_import_each_other_in_a_circle_not_even_from_within_a_function() -> None:
    known = modules()
    ordered = TopologicalSorter({name: imported(path, known) for name, path in known.items()}).static_order()

    assert set(ordered) == known.keys()  # a circle raises CycleError, which names it


def find(page: str, name: str) -> list[Path]:
    """Files that may be meant: beside the page, in the tests, or, of a bare name, in any room."""
    places = (ROOT / page).parent, ROOT, ROOT / "tests"
    there = [place / name for place in places if (place / name).exists()]
    if there or "/" in name:
        return there
    return [path for room in (*ROOMS, "tests") for path in (ROOT / room).rglob(name)]


@pytest.mark.parametrize("page", PAGES)
def test_every_file_and_name_that_a_page_names_is_there(page: str) -> None:
    missing = []
    for link, code, symbol in NAMED.findall((ROOT / page).read_text(encoding="utf-8")):
        name = link or code
        if name in SOMEWHERE_ELSE:
            continue
        files = find(page, name)
        if not files:
            missing.append(name)
        elif symbol and not any(re.search(rf"\b{symbol}\b", file.read_text(encoding="utf-8")) for file in files):
            missing.append(f"{name}:{symbol}")

    assert missing == []
