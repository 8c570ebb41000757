"""The table of faults names tests that exist, and every test of this folder."""

from __future__ import annotations

import ast
from itertools import chain
from pathlib import Path

import pytest

from tests.faults.table import HERE, ROUNDS, TABLE, Row

ROOT = Path(__file__).parents[2]
CHECKED = (HERE, ROUNDS, "tests/crash/")  # rooms whose stages check the invariants in the end


def names_in(file: Path) -> set[str]:
    """The names pytest collects from this file."""
    functions = (ast.AsyncFunctionDef, ast.FunctionDef)
    body = ast.parse(file.read_text(encoding="utf-8")).body
    return {node.name for node in body if isinstance(node, functions) and node.name.startswith("test_")}


@pytest.mark.parametrize("row", TABLE, ids=lambda row: str(row.fault))
def test_every_row_is_shown_by_tests_that_exist(row: Row) -> None:
    assert row.tests
    for test in row.tests:
        file, _, name = test.partition("::")
        assert name in names_in(ROOT / file)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: str(row.fault))
def test_every_row_is_shown_by_a_test_that_ends_with_the_invariant_checker(row: Row) -> None:
    assert [test for test in row.tests if test.startswith(CHECKED)]


def test_every_test_of_faults_stands_in_the_table() -> None:
    listed = set(chain.from_iterable(row.tests for row in TABLE))
    files = [file for file in Path(__file__).parent.glob("test_*.py") if file != Path(__file__)]

    assert {f"{HERE}{file.name}::{name}" for file in files for name in names_in(file)} <= listed
