"""A kill at the N-th API call: before it, when Telegram knows of nothing, or after it, when the answer is lost."""

from __future__ import annotations

import pytest

from tests.crash.child import Moment
from tests.crash.conftest import Record
from tests.crash.killed_rounds import SHARES, KilledRounds


# Dying before one of them leaves what dying after the last thing that was done leaves, so every second one is enough.
@pytest.mark.parametrize(
    ("moment", "share"), [("before call", SHARES[0]), *(("after call", share) for share in SHARES)]
)
async def test_a_kill_around_any_call_loses_nothing(
    killed_rounds: KilledRounds, moment: Moment, share: int, record_property: Record
) -> None:
    kills = await killed_rounds.kill_at_every(moment, share)

    record_property("kills", kills)
    assert kills >= 15
