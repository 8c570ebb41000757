"""A link may be forwarded: what whoever opens it reads before they agree to anything."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.access.scene import SECRETS, R, Scene
from tests.access.seen import Since


@pytest.mark.parametrize("shows", [True, False])
async def test_a_forwarded_link_tells_a_stranger_no_more_than_the_company_allows(
    fresh_scene: Scene, shows: bool
) -> None:
    stage, stranger = fresh_scene.stage, fresh_scene.actors[R.STRANGER]
    await stage.stops()
    stage.programme = replace(stage.programme, link_shows_name=shows)
    await stage.starts()
    shown = Since(stranger)
    await stranger.opens(fresh_scene.payload("contact", "unused"))
    shown.hold()

    assert stranger.last.labels[0] == "Согласиться и начать"
    assert ("Мария Львовна" in shown.words, "Анна Смирнова" in shown.words) == (shows, shows)
    secrets = [word for words in SECRETS.values() for word in words]
    assert [word for word in secrets if word in shown.everything] == []


async def test_the_message_to_forward_greets_by_name_only_where_the_company_lets_it(fresh_scene: Scene) -> None:
    stage, manager = fresh_scene.stage, fresh_scene.actors[R.MANAGER]
    for shows in (True, False):
        await stage.stops()
        stage.programme = replace(stage.programme, link_shows_name=shows)
        await stage.starts()
        await manager.types("/invite Незнакомцева")

        assert "start=" in manager.last.words
        assert ("Мария Львовна" in manager.last.words) == shows
