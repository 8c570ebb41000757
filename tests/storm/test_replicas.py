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
from tests.storm.aftermath import examine
from tests.storm.fleet import Balancer, Fleet
from tests.storm.lives import Forked
from tests.storm.population import Population
from tests.storm.storm import Force


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
    def born(settings: dict[str, Any], ahead: timedelta) -> Forked:
        return Forked(forks, tmp_path, ahead=ahead, **settings)

    population = Population(size=60, managers=20, seed=2)
    force = Force(kills=3, lives_s=(0.3, 1.5), hurry=10.0)
    async with AsyncExitStack() as stack:
        balancer = await stack.enter_async_context(Balancer()) if way == "webhook" else None
        fleet = Fleet(open_database(postgres_url), population, force, born, balancer=balancer)
        await fleet.passes()

    figures = await examine(fleet)
    record_property("found", f"{figures} {fleet.takeovers} strays {len(fleet.strays)}")
    assert figures.answers >= 50
    assert figures.cases >= 15
    assert {takeover.why for takeover in fleet.takeovers} == {"kill", "freeze", "deploy"}
    assert all(takeover.delivered_s < (15 if takeover.why == "freeze" else 10) for takeover in fleet.takeovers), (
        fleet.takeovers
    )
