"""Between the wish and the delivery roles change: whoever lost them meanwhile is sent nothing that is not theirs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
import pytest_asyncio
import sqlalchemy as sa

from nps.values import StaffId, TelegramId
from storage.engine.conn import FullConn
from storage.people.staff import retire, settle_owners
from storage.schema import accounts
from tests.access import database_rows
from tests.access.acts import Act, opens, say, sends, tap
from tests.access.database_rows import MACHINERY
from tests.access.scene import IDS, KNOWS, SECRETS, R, Role, Scene
from tests.access.scenes import Scenes
from tests.access.seen import Since
from tests.databases import KINDS
from tests.rounds.stage import Actor

pytestmark = pytest.mark.asyncio(loop_scope="module")
Change = Callable[[Scene, FullConn], Awaitable[None]]


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=KINDS)
async def scene(
    request: pytest.FixtureRequest, scenes: Scenes, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Scene]:
    async with scenes.copied(request.param, tmp_path_factory.mktemp("later")) as scene:
        yield scene


async def reassigned(scene: Scene, conn: FullConn) -> None:
    """«Вектор» goes to the other manager."""
    is_vector = accounts.c.id == scene.numbers["vector"]
    await conn.execute(sa.update(accounts).where(is_vector).values(manager_id=scene.numbers["other_manager"]))


async def manager_left(scene: Scene, conn: FullConn) -> None:
    await retire(conn, StaffId(scene.numbers["manager"]), now=scene.stage.clock())


async def owner_removed(scene: Scene, conn: FullConn) -> None:
    await settle_owners(conn, frozenset({TelegramId(IDS[R.OTHER_OWNER])}), now=scene.stage.clock())


def speaks(voice: bool = False) -> Act:
    async def act(scene: Scene, actor: Actor) -> object:
        return await (actor.person.sends_voice(caption="СКАЗАЛ-ОЛЕГ") if voice else actor.person.sends_sticker())

    return act


async def complains(scene: Scene, actor: Actor) -> None:
    await actor.person.taps(data=f"score:{scene.numbers['irina_open']}:1", on=actor.last)
    await actor.person.types("СКАЗАЛА-ИРИНА")
    await actor.person.sends_voice()


@dataclass(frozen=True)
class Late:
    """`by` does it, `reader` would be sent something; then `change`. `instead`: who gets the client's words now."""

    name: str
    by: Role
    act: Act
    reader: Role
    change: Change
    instead: tuple[Role, str] | None = None

    def __str__(self) -> str:
        return f"{self.name}, {self.change.__name__}"


LATE = [
    Late("/nps", R.OWNER, say("/nps"), R.OWNER, owner_removed),
    Late("/invites", R.OWNER, say("/invites"), R.OWNER, owner_removed),
    Late("/invites", R.MANAGER, say("/invites"), R.MANAGER, manager_left),
    Late("/invites", R.MANAGER, say("/invites"), R.MANAGER, reassigned),
    Late("an export", R.MANAGER, tap("export:{manager_export}:xlsx"), R.MANAGER, reassigned),
    Late("an export", R.MANAGER, tap("export:{manager_export}:csv"), R.MANAGER, manager_left),
    Late("an export", R.OWNER, tap("export:{own_export}:xlsx"), R.OWNER, owner_removed),
    Late("/invite", R.OWNER, say("/invite Незнакомцева"), R.OWNER, owner_removed),
    Late("/invite", R.MANAGER, say("/invite Незнакомцева"), R.MANAGER, reassigned),
    Late("/invite of several", R.MANAGER, say("/invite Вектор"), R.MANAGER, reassigned),
    Late("/invite of several", R.OWNER, say("/invite Вектор"), R.OWNER, owner_removed),
    Late("a preview of a link", R.MANAGER, opens("contact", "unused"), R.MANAGER, reassigned),
    Late("a preview of a link", R.OWNER, opens("contact", "unused"), R.OWNER, owner_removed),
    Late("a client list", R.OWNER, sends("new.csv"), R.OWNER, owner_removed),
    Late("[Файл с ошибками]", R.OWNER, tap("import:{import}:errors"), R.OWNER, owner_removed),
    Late("a complaint", R.CONTACT, complains, R.MANAGER, reassigned, (R.OTHER_MANAGER, "🔴 1 из 10")),
    Late("a complaint", R.CONTACT, complains, R.MANAGER, manager_left, (R.OWNER, "🔴 1 из 10")),
    Late("a complaint", R.CONTACT, complains, R.OWNER, owner_removed, (R.MANAGER, "🔴 1 из 10")),
    Late("words", R.COLLEAGUE, say("СКАЗАЛ-ОЛЕГ"), R.MANAGER, reassigned, (R.OTHER_MANAGER, "СКАЗАЛ-ОЛЕГ")),
    Late("words", R.COLLEAGUE, say("СКАЗАЛ-ОЛЕГ"), R.MANAGER, manager_left, (R.OTHER_OWNER, "СКАЗАЛ-ОЛЕГ")),
    Late("a voice", R.COLLEAGUE, speaks(voice=True), R.MANAGER, reassigned, (R.OTHER_MANAGER, "СКАЗАЛ-ОЛЕГ")),
    Late("a sticker", R.COLLEAGUE, speaks(), R.MANAGER, reassigned, (R.OTHER_MANAGER, "Олег Данилевский")),
    Late("a stranger with a used link", R.STRANGER, opens("contact", "used"), R.MANAGER, reassigned),
    Late("a stranger with a used link", R.STRANGER, opens("contact", "used"), R.MANAGER, manager_left),
]


@pytest.mark.parametrize("late", LATE, ids=str)
async def test_who_lost_the_right_meanwhile_is_not_told_and_a_clients_words_find_another_reader(
    scene: Scene, late: Late
) -> None:
    stage = scene.stage
    before = await database_rows.read(stage.database)
    shown = {role: Since(scene.actors[role]) for role in Role}
    held = stage.world.faults.add("*", "429", chat_id=IDS[late.reader], retry_after=1)
    await late.act(scene, scene.actors[late.by])
    await stage.settles()
    assert held.hits, "nothing was on its way to the one who is about to lose the right"
    async with stage.database.write() as conn:
        await late.change(scene, conn)
    held.remove()
    stage.clock.now += timedelta(seconds=5)
    await stage.settles()
    await stage.ticks()

    for seen in shown.values():
        seen.hold()
    lost: dict[Change, set[str]] = {
        reassigned: {"irina", "oleg", "maria", "vector"},
        manager_left: set(SECRETS),
        owner_removed: set(SECRETS),
    }
    foreign = [word for of in lost[late.change] for word in SECRETS[of] if of in KNOWS[late.reader]]
    told = shown[late.reader]
    # An invitation chosen by its exact name has been answered with that name: their own words.
    assert [word for word in foreign if word in told.everything and word not in told.said] == [], told.everything
    if late.instead:
        role, words = late.instead
        assert words in shown[role].words, f"{role} was not told:\n{shown[role].words}"
    assert [rule for rule in await stage.broken() if rule.severity == "broken"] == []
    changed = database_rows.changes(before, await database_rows.read(stage.database)).keys()
    await scene.snapshot.restore(stage.database, only=MACHINERY | changed)
    stage.clock.now -= timedelta(seconds=5)


async def test_a_preview_of_somebody_who_is_no_longer_staff_opens_nothing(scene: Scene) -> None:
    stage, manager = scene.stage, scene.actors[R.MANAGER]
    before = await database_rows.read(stage.database)
    await manager.opens(scene.payload("contact", "unused"))
    async with stage.database.write() as conn:
        await manager_left(scene, conn)
    await manager.taps(data=f"join:{scene.numbers['unused']}:yes", on=manager.last)

    assert "не для вас" in manager.toasts[-1]
    assert await stage.query("SELECT state FROM contacts WHERE name = 'Мария Незнакомцева'") == ["invited"]
    changed = database_rows.changes(before, await database_rows.read(stage.database)).keys()
    await scene.snapshot.restore(stage.database, only=MACHINERY | changed)


async def test_cases_of_the_only_owner_go_to_the_one_who_comes_instead(scene: Scene) -> None:
    """Nobody is left who reads them: neither the owners of then nor the manager are staff any more."""
    stage = scene.stage
    before = await database_rows.read(stage.database)
    new = stage.actor(77, "Новый", language_code="ru")
    new.person.chat.started = True
    async with stage.database.write() as conn:
        await manager_left(scene, conn)
        await settle_owners(conn, frozenset({TelegramId(77)}), now=stage.clock())
    await stage.ticks()
    await new.opens()

    assert new.sees("🔴 4 из 10")
    assert [rule for rule in await stage.broken() if rule.severity == "broken"] == []
    changed = database_rows.changes(before, await database_rows.read(stage.database)).keys()
    await scene.snapshot.restore(stage.database, only=MACHINERY | changed)
