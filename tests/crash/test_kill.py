"""One round, again and again, killed at the N-th moment of each kind, until one gets through alive."""

from __future__ import annotations

from itertools import count

import pytest

from tests.crash.conftest import Arena
from tests.crash.mortal import MOMENTS, Kill, Moment

SHARES = 2  # of the work, so that it can be done side by side


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("moment", MOMENTS)
async def test_a_kill_at_any_moment_loses_nothing(
    arena: Arena, moment: Moment, share: int, record_property: pytest.RecordProperty
) -> None:
    for number in count(1 + share, SHARES):
        kill = Kill(moment, number)
        try:
            played = await arena.play(kill)
        except BaseException as error:
            error.add_note(f"killed {kill}")
            raise
        if played.deaths == 0:
            break

    points = range(1 + share, number, SHARES)
    assert len(points) > 10
    record_property("kill points", len(points))
