"""People of every kind do anything in any order, with names and words that are hard to show: nothing breaks."""

from __future__ import annotations

import csv
import io
import logging
import os
from collections.abc import Awaitable, Callable, Iterator

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from nps.values import StaffId
from storage.people.staff import retire
from storage.schema import accounts
from tests.access.hard_words import COMMANDS, FORGED, INSISTENT, LINKS, LONG, NAMES, NOT_OURS, ROLES, TAPS, WORDS
from tests.access.reused_scene import ReusedScene
from tests.access.scene import R, Role
from tests.access.scenes import Scenes

EXAMPLES, STEPS = int(os.environ.get("ANYTHING_EXAMPLES", "6")), 25
MANAGERS = (R.MANAGER, R.OTHER_MANAGER)
SAID = ("СКАЗАЛА-ИРИНА", "СКАЗАЛ-ОЛЕГ", "SAID-BY-JOHN", "🔴")


@pytest.fixture(scope="module", params=["named", "anonymous"])
def reused(
    request: pytest.FixtureRequest, scenes: Scenes, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ReusedScene]:
    """Of a company that promises no anonymity, and of one that does."""
    folder = tmp_path_factory.mktemp("anything")
    reused = ReusedScene(scenes.copied("sqlite", folder, anonymous=request.param == "anonymous"))
    yield reused
    reused.close()


def machine(reused: ReusedScene, caplog: pytest.LogCaptureFixture) -> type[RuleBasedStateMachine]:
    scene, stage = reused.scene, reused.scene.stage
    anonymous = stage.programme.anonymous

    class Anything(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.seen: dict[Role, int] = {}

        @initialize()
        def begins(self) -> None:
            reused.runner.run(reused.reset())
            caplog.clear()
            self.seen = {role: actor.person.inbox[-1].message_id for role, actor in scene.actors.items()}

        def acts(self, role: Role, what: Callable[[], Awaitable[object]]) -> None:
            async def act() -> None:
                if scene.actors[role].person.chat.blocked:
                    await scene.actors[role].person.unblocks()
                await what()
                await stage.settles()

            reused.runner.run(act())

        @rule(role=INSISTENT, text=WORDS | LONG)
        def says(self, role: Role, text: str) -> None:
            self.acts(role, lambda: scene.actors[role].person.types(text))

        @rule(role=ROLES, text=st.sampled_from(COMMANDS) | WORDS)
        def commands(self, role: Role, text: str) -> None:
            self.acts(role, lambda: scene.actors[role].person.types(text))

        @rule(role=ROLES, data=st.sampled_from(TAPS) | st.sampled_from(FORGED))
        def forges(self, role: Role, data: str) -> None:
            made = data.format(**scene.numbers) if data in TAPS else data
            self.acts(role, lambda: scene.actors[role].person.taps(data=made, on=scene.actors[role].last))

        @rule(role=ROLES, which=st.integers(0, 40))
        def taps(self, role: Role, which: int) -> None:
            """A button they see, on one of the latest messages."""
            person = scene.actors[role].person
            there = [
                (button.data, message) for message in person.inbox[-12:] for row in message.buttons for button in row
            ]
            pressed = [(data, message) for data, message in there if data]
            if pressed:
                data, on = pressed[-1 - which % len(pressed)]
                self.acts(role, lambda: person.taps(data=data, on=on))

        @rule(role=ROLES, which=st.integers(0, 8), text=WORDS)
        def replies(self, role: Role, which: int, text: str) -> None:
            person = scene.actors[role].person
            self.acts(role, lambda: person.replies(person.inbox[-1 - which % len(person.inbox)], text))

        @rule(role=INSISTENT, text=WORDS | LONG)
        def edits(self, role: Role, text: str) -> None:
            person = scene.actors[role].person
            own = [message for message in person.messages if not message.from_bot and message.kind == "text"]
            self.acts(role, lambda: person.edits(own[-1], text))

        @rule(role=ROLES, link=st.sampled_from(LINKS))
        def opens(self, role: Role, link: tuple[str, str]) -> None:
            kind, name = link
            payload = scene.payload("staff" if kind == "staff" else "contact", name)
            self.acts(role, lambda: scene.actors[role].person.opens(payload))

        @rule(role=ROLES, caption=WORDS, kind=st.sampled_from(("voice", "photo", "sticker", "document")))
        def sends(self, role: Role, caption: str, kind: str) -> None:
            person = scene.actors[role].person
            what: dict[str, Callable[[], Awaitable[object]]] = {
                "voice": lambda: person.sends_voice(caption=caption),
                "photo": lambda: person.sends_photo(caption),
                "sticker": person.sends_sticker,
                "document": lambda: person.sends_document("a.bin", b"x", caption),
            }
            self.acts(role, what[kind])

        @rule(account=NAMES, contact=NAMES, manager=NAMES)
        def imports(self, account: str, contact: str, manager: str) -> None:
            """The owner's list, applied: names as hard as words."""
            out = io.StringIO()
            header = ["account", "contact", "greeting", "position", "manager", "phone"]
            row = [account, contact, contact, manager, manager, "+79005550001"]
            csv.writer(out).writerows([header, row, ["Вектор", contact, contact, account, manager, ""]])
            owner = scene.actors[R.OWNER]
            self.acts(R.OWNER, lambda: owner.person.sends_document("list.csv", out.getvalue().encode()))
            if "Применить" in owner.last.labels:
                self.acts(R.OWNER, lambda: owner.person.taps("Применить", on=owner.last))

        @rule(role=ROLES, name=NAMES)
        def renames_themselves(self, role: Role, name: str) -> None:
            scene.actors[role].person.user.first_name = name

        @rule(role=ROLES)
        def blocks(self, role: Role) -> None:
            self.acts(role, scene.actors[role].person.blocks)

        @rule(hours=st.sampled_from((1, 5, 24, 24 * 8, 24 * 100)))
        def time_passes(self, hours: int) -> None:
            reused.runner.run(stage.passes(hours=hours))

        @rule(to=st.sampled_from(("manager", "other_manager")))
        def account_changes_hands(self, to: str) -> None:
            this = sa.update(accounts).where(accounts.c.id == scene.numbers["vector"])

            async def change() -> None:
                async with stage.database.write() as conn:
                    await conn.execute(this.values(manager_id=scene.numbers[to]))
                await stage.ticks()

            reused.runner.run(change())

        @rule()
        def manager_leaves(self) -> None:
            async def change() -> None:
                async with stage.database.write() as conn:
                    await retire(conn, StaffId(scene.numbers["other_manager"]), now=stage.clock())
                await stage.ticks()

            reused.runner.run(change())

        @rule()
        def bot_restarts(self) -> None:
            async def again() -> None:
                await stage.stops()
                await stage.starts()

            reused.runner.run(again())

        @invariant()
        def nothing_is_wrong(self) -> None:
            reused.runner.run(self._holds())

        async def _holds(self) -> None:
            failures = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
            assert failures == []
            assert await stage.query("SELECT id FROM inbox WHERE state IN ('set_aside', 'unparsable')") == []
            refused = "SELECT name, error FROM outbox WHERE state = 'never' AND error LIKE '%Bad Request%'"
            assert await stage.query(refused) == []
            assert await stage.query("SELECT name FROM outbox WHERE plain = 1") == []
            assert [broken for broken in await stage.broken() if broken.severity == "broken"] == []
            for role, actor in scene.actors.items():
                for message in actor.person.inbox[-12:]:
                    new = message.message_id > self.seen.get(role, message.message_id)
                    parsed = [mark for mark in NOT_OURS if new and mark in str(message.entities)]
                    assert parsed == [], f"{role} was shown markup of somebody: {message.html}"
                    told = [words for words in SAID if anonymous and role in MANAGERS and words in message.words]
                    assert told == [], f"{role} was told who said what: {message.html}"

    return Anything


@pytest.mark.timeout(900)  # many stories: more of them, or on a busy machine
def test_people_do_anything_in_any_order_and_nothing_breaks(
    reused: ReusedScene, caplog: pytest.LogCaptureFixture
) -> None:
    """The same stories each time; more of them with ANYTHING_EXAMPLES in the environment."""
    caplog.set_level(logging.ERROR)
    run_state_machine_as_test(
        machine(reused, caplog),
        settings=settings(
            max_examples=max(EXAMPLES // 2, 1) if reused.scene.stage.programme.anonymous else EXAMPLES,
            stateful_step_count=STEPS,
            derandomize=True,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
