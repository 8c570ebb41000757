"""A second kill, while the bot recovers from the first."""

from __future__ import annotations

import pytest

from tests.crash.conftest import Arena
from tests.crash.mortal import MOMENTS, Kill, Moment

CARD_SENT = Kill("after call", 1, marked="sendMessage 🔴")
FIRST_MOMENTS = range(1, 9)


@pytest.mark.parametrize("moment", MOMENTS)
async def test_a_kill_in_the_recovery_from_a_kill_sends_no_third_card(arena: Arena, moment: Moment) -> None:
    for number in FIRST_MOMENTS:
        assert await arena.play(CARD_SENT, Kill(moment, number)) == 2
