"""More than one kill: while the bot recovers from the first, and again and again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from storage.engine.database import Database
from tests.crash.child import MOMENTS, Kill, Moment
from tests.crash.killed_rounds import ANSWERING, TAKING, Kept, KilledRounds, filled, play
from tests.crash.process import Spawner
from tests.crash.round import Round

CARD_SENT = Kill("after call", 1, marked="sendMessage 🔴")
FIRST_MOMENTS = range(1, 9)


@pytest.mark.parametrize("moment", MOMENTS)
async def test_a_kill_in_the_recovery_from_a_kill_sends_no_third_card(
    killed_rounds: KilledRounds, moment: Moment
) -> None:
    for number in FIRST_MOMENTS:
        assert await killed_rounds.play(ANSWERING, TAKING, CARD_SENT, Kill(moment, number)) == 2


async def test_a_card_cut_off_twice_is_in_the_owners_hands(killed_rounds: KilledRounds) -> None:
    assert await killed_rounds.play(ANSWERING, TAKING, CARD_SENT, CARD_SENT) == 2


# A message that is twice cut off is given up. At these moments it has been sent by then, so that nothing is missing.
@pytest.mark.parametrize("moment", ["before commit", "after call"])
@pytest.mark.parametrize("number", range(5, 9))
async def test_on_postgresql_a_bot_that_dies_again_and_again_loses_nothing(
    spawner: Spawner,
    kept: Kept,
    postgres_url: str,
    open_database: Callable[[str], Database],
    tmp_path: Path,
    moment: Moment,
    number: int,
) -> None:
    links = await filled(postgres_url)
    dying = [Kill(moment, number)] * 5

    played = Round(spawner, tmp_path, postgres_url, links, dying, open_database(postgres_url))
    assert await play(played, kept) >= 2
