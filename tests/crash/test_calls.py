"""A kill at the N-th API call: before it, when Telegram knows of nothing, or after it, when the answer is lost."""

from __future__ import annotations

import pytest

from tests.crash.arena import SHARES, Arena
from tests.crash.conftest import Record
from tests.crash.mortal import Moment


# Dying before one of them leaves what dying after the last thing that was done leaves, so every second one is enough.
@pytest.mark.parametrize(
    ("moment", "share"), [("before call", SHARES[0]), *(("after call", share) for share in SHARES)]
)
async def test_a_kill_around_any_call_loses_nothing(
    arena: Arena, moment: Moment, share: int, record_property: Record
) -> None:
    kills = await arena.kill_at_every(moment, share)

    record_property("kills", kills)
    assert kills >= 15
