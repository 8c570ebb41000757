"""Nobody let in: each role tries each action; who may, changes what they may, and everybody else nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable

import pytest
import pytest_asyncio

from handlers.routes import INTERNAL, dispatcher
from tests.access import database_rows
from tests.access.actions import ACTIONS
from tests.access.actions.action import Action
from tests.access.database_rows import MACHINERY, Changes
from tests.access.scene import CONTACTS, IDS, KNOWS, OWNERS, SCORES, SECRETS, SENT_ID, Role, Scene
from tests.access.scenes import Scenes
from tests.access.seen import Since
from tests.bot.test_handlers import routers

# Rows that only the program itself puts into its inbox: nothing that comes from Telegram becomes one of them.
OF_THE_PROGRAM = {
    "handlers.internal.on_gap",
    "handlers.internal.on_conflict",
    "handlers.lists.on_read_failed",
    "actions.safety.keep_backup",
    "actions.safety.tell_backup_failed",
    "actions.safety.follow_rehearsal",
    "handlers.erasing.on_logged",
    "handlers.erasing.on_log_failed",
    "handlers.exporting.on_export_failed",
}

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def scene(scenes: Scenes, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    async with scenes.copied("sqlite", tmp_path_factory.mktemp("matrix")) as scene:
        yield scene


def name_of(handler: object) -> str:
    return f"{handler.__module__}.{getattr(handler, '__qualname__', '')}"


def handlers() -> set[str]:
    """Every function a router or the worker may call."""
    observers = [observer for router in routers(dispatcher()) for observer in router.observers.values()]
    names = {name_of(handler.callback) for observer in observers for handler in observer.handlers}
    return {name for name in names if name.startswith("handlers.")} | {
        name_of(handler) for handler in INTERNAL.values()
    }


async def test_every_handler_has_a_row() -> None:
    rows = {name for action in ACTIONS for name in action.handlers} | OF_THE_PROGRAM
    missing, stale = handlers() - rows, rows - handlers()

    assert not missing, (
        f"without a row in the matrix: {', '.join(sorted(missing))}. Add an Action to tests/access/actions/: how a "
        "person reaches it (command, button, forged data, reply, link), who may, and what it changes; or, if it is one "
        "of INTERNAL that no person's act brings about, name it in OF_THE_PROGRAM"
    )
    assert not stale, f"rows of the matrix for handlers there are not: {', '.join(sorted(stale))}"


@pytest.mark.parametrize("action", ACTIONS, ids=str)
async def test_nobody_does_or_reads_what_is_not_theirs(scene: Scene, action: Action) -> None:
    may_not = [role for role in Role if role not in action.may]
    changed, shown = await attempt(scene, action, may_not)
    assert not changed, f"somebody of {may_not} changed {changed}"
    for role in may_not:
        judge(action, role, shown[role])
    for role in action.may:
        changed, shown = await attempt(scene, action, [role])
        assert action.may[role] <= set(changed), f"{role} changed only {changed}"
        assert strange(scene, role, changed) == [], f"{role} changed what is not theirs"
        judge(action, role, shown[role])


async def attempt(scene: Scene, action: Action, roles: Iterable[Role]) -> tuple[Changes, dict[Role, Since]]:
    """They do it, all at once; returns what changed in the domain and what each was shown. Then all is as before."""
    before = await database_rows.read(scene.stage.database)
    shown = {role: Since(scene.actors[role]) for role in Role}
    for role in roles:
        await action.act(scene, scene.actors[role])
    await scene.stage.settles()
    after = await database_rows.read(scene.stage.database)
    changed = database_rows.changes(before, after)
    assert await scene.stage.query("SELECT * FROM inbox WHERE state IN ('set_aside', 'unparsable')") == []
    for seen in shown.values():
        seen.hold()
    await scene.snapshot.restore(scene.stage.database, only=MACHINERY | changed.keys())
    for actor in scene.actors.values():
        actor.person.chat.blocked = False
    return changed, shown


def judge(action: Action, role: Role, shown: Since) -> None:
    """An answer there must be; what it shows must be theirs to see."""
    betrayed = [word for word in foreign(role) if word in shown.everything and word not in shown.said]
    assert not betrayed, f"{role} was shown {betrayed}:\n{shown.everything}"
    scores = [number for name, number in SCORES.items() if name not in KNOWS.get(role, ()) and shown.has(number)]
    assert not scores, f"{role} was shown the score {scores}:\n{shown.words}"
    if role in action.reads:
        assert action.sees in shown.words, f"{role} does not see {action.sees!r} in:\n{shown.words}"
    elif action.sees:
        assert action.sees not in shown.words, f"{role} sees {action.sees!r}"
    if role not in action.silent:
        assert shown.words.strip() or shown.thumbs, f"{role} got no answer"


def foreign(role: Role) -> list[str]:
    return [word for of, words in SECRETS.items() if of not in KNOWS.get(role, ()) for word in words]


def strange(scene: Scene, role: Role, changed: Changes) -> list[str]:
    """Rows of other people among those somebody changed."""
    of_humans = [(table, row) for table in ("people", "link_attempts") for row in changed.get(table, [])]
    own_humans = {IDS[role], SENT_ID} if role in OWNERS else {IDS[role]}  # owners turn away whom a promoter has sent
    foreign = [f"{table} {row}" for table, row in of_humans if row["telegram_id"] not in own_humans]
    if role in CONTACTS:
        own = scene.numbers[{"contact": "irina", "other contact of the account": "oleg"}.get(role, "john")]
        foreign += [
            f"{table} {row}"
            for table, rows in changed.items()
            for row in rows
            if row.get("contact_id", own) != own or (table == "contacts" and row["id"] != own)
        ]
    return foreign
