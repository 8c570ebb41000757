"""Three replicas on one PostgreSQL in a storm: leaders and standbys are killed, one is frozen, all are replaced."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import timedelta
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

import pytest

from storage.engine.database import Database
from tests.storm.checks import examine
from tests.storm.population import Population
from tests.storm.processes import ForkedProcess
from tests.storm.replica_storm import Balancer, ReplicaStorm
from tests.storm.storm import Severity

AT_LAST_S = 60.0
"""On a machine where others are busy; with nothing beside it takes less than ten."""


@pytest.mark.timeout(400)  # on a busy machine
@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_a_storm_over_three_replicas_loses_and_doubles_nothing(
    forks: ForkServerContext,
    postgres_url: str,
    open_database: Callable[[str], Database],
    tmp_path: Path,
    record_property: Any,
    way: str,
) -> None:
    def new_process(settings: dict[str, Any], ahead: timedelta) -> ForkedProcess:
        return ForkedProcess(forks, tmp_path, ahead=ahead, **settings)

    population = Population(size=60, managers=20, seed=2)
    severity = Severity(kills=3, uptime_s=(0.3, 1.5), think_s=10.0)
    async with AsyncExitStack() as stack:
        balancer = await stack.enter_async_context(Balancer()) if way == "webhook" else None
        storm = ReplicaStorm(open_database(postgres_url), population, severity, new_process, balancer=balancer)
        await storm.passes()

    figures = await examine(storm)
    record_property("found", f"{figures} {storm.takeovers} strays {len(storm.strays)}")
    assert figures.answers >= 50
    assert figures.cases >= 15
    assert {takeover.why for takeover in storm.takeovers} == {"kill", "freeze", "deploy"}
    assert all(takeover.delivered_s < AT_LAST_S for takeover in storm.takeovers), storm.takeovers
