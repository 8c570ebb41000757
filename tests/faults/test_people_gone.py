"""People who cannot be written to: a client who is gone, a manager who is gone after the card was shown."""

from __future__ import annotations

import pytest

from nps.values import Unreachable
from tests.databases import on_both
from tests.faults.outage import clients, received
from tests.rounds.stage import Actor, Stage

CARD = "🔴 3 из 10"


@pytest.mark.parametrize("reason", list(Unreachable))
@on_both
async def test_a_client_who_is_gone_counts_as_not_asked_and_the_others_are_asked(
    stage: Stage, boss: Actor, anna: Actor, reason: Unreachable
) -> None:
    gone, *others = await clients(stage, 3)
    if reason is Unreachable.CHAT_NOT_FOUND:
        gone.person.chat.started = False
    elif reason is Unreachable.DEACTIVATED:
        await gone.person.deactivates()
    else:
        gone.person.chat.blocked = True  # and Telegram has not told us

    await stage.ticks()
    await stage.passes(hours=1)

    assert await stage.query("SELECT unreachable FROM contacts WHERE state = 'unreachable'") == [reason]
    assert await stage.query("SELECT skipped_reason FROM invitations WHERE state = 'skipped'") == [reason]
    assert [received(client, "По шкале от 0 до 10") for client in (gone, *others)] == [0, 1, 1]


async def test_a_block_after_alert_and_edit_leaves_the_card_and_gives_the_next_fact_to_the_owner(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.taps("Качество")
    assert "Причины: качество" in anna.find(CARD).text
    anna.person.chat.blocked = True  # and Telegram has not told us

    await asked.types("Брак.")
    await stage.passes(minutes=2)

    assert received(anna, CARD) == 1
    assert received(boss, CARD) == 1
    assert "«Брак.»" in boss.find(CARD).text
    assert boss.sees("больше не получает сообщения бота")
