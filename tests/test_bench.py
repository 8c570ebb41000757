"""The measurements run: each on a world so small that it says nothing of speed."""

from __future__ import annotations

from pathlib import Path

import pytest

import bench.accounts
import bench.cases
import bench.planning
import bench.search


async def test_the_ticks_of_open_cases_can_be_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench.cases, "CASES", 20)
    monkeypatch.setattr(bench.cases, "BARE", 2)

    [figure] = await bench.cases.case_tick_ms(tmp_path)

    assert figure.value > 0


async def test_the_search_for_names_can_be_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench.search, "ACCOUNTS", 20)

    [figure] = await bench.search.client_search_ms(tmp_path)

    assert figure.value > 0


async def test_asking_can_be_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench.planning, "CONTACTS", 10)
    monkeypatch.setattr(bench.planning, "QUESTIONS", 30)
    monkeypatch.setattr(bench.planning, "BARE", 2)

    [ticks] = await bench.planning.asking_tick_ms(tmp_path)
    [planned] = await bench.planning.plan_contacts_per_s(tmp_path)

    assert ticks.value > 0
    assert planned.value > 0


async def test_the_list_of_accounts_is_measured_on_both_databases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"ACCOUNTS": 30, "ROUNDS": 1}.items():
        monkeypatch.setattr(bench.accounts, name, value)

    figures = await bench.accounts.accounts_ms(tmp_path)
    assert [figure.name for figure in figures] == ["accounts_ms"] * 2
    assert all(figure.value > 0 for figure in figures)
