"""One process on SQLite, killed at random moments while people answer and Telegram fails."""

from __future__ import annotations

from datetime import timedelta
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

import pytest

from storage.engine.database import Database
from tests.storm.checks import examine
from tests.storm.population import Population
from tests.storm.processes import ForkedProcess
from tests.storm.storm import Severity, Storm


@pytest.mark.timeout(300)  # on a busy machine
async def test_a_storm_loses_and_doubles_nothing(
    forks: ForkServerContext, sqlite: Database, tmp_path: Path, record_property: Any
) -> None:
    def new_process(settings: dict[str, Any], ahead: timedelta) -> ForkedProcess:
        return ForkedProcess(forks, tmp_path, ahead=ahead, **settings)

    population = Population(size=80, managers=24, seed=1)
    storm = Storm(sqlite, population, Severity(kills=8, uptime_s=(0.2, 2.0), think_s=4.0), new_process)

    await storm.passes()

    figures = await examine(storm)
    record_property("found", str(figures))

    assert figures.answers >= 70
    assert figures.cases >= 20
    assert figures.relayed >= 5
    assert figures.promised + figures.settled >= 3
