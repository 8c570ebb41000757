"""What no client sends of itself: made-up buttons, commands out of shape, updates from elsewhere. All is answered."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
import sqlalchemy as sa
from aiogram.filters.callback_data import CallbackData

from bot.traffic.intake import ALLOWED_UPDATES, incoming
from nps.values import InboxKind
from storage.queues import inbox
from tests.access import database_rows
from tests.access.forging import forged
from tests.access.scene import R, Role, Scene
from tests.access.scenes import Scenes
from tests.access.seen import Since
from tests.databases import KINDS
from tests.messages.every_tap import kinds

ASKING = (R.STRANGER, R.CONTACT, R.MANAGER, R.OWNER)
COMMANDS = (
    "/nps 9999", "/nps 0001", "/nps 01.01.0001", "/nps 31.12.9999", "/nps 01.01.9999-31.12.9999", "/nps 0000",
    "/nps " + "9" * 4000, "/nps 🙂\u202e", "/nps Q9", "/nps неделя 60",
    "/invite " + "а " * 2000, "/invite %", "/invite \\", "/invite _", "/invite '", "/invite \u202e\u200b", "/invite 🙂",
    "/invite " + "я" * 4000, "/unknown", "/HELP", "/help@otklik_bot", "/help@another_bot", "/start@otklik_bot", "/",
    "//", "/mydata 1", "/language xx", "/stop " + "x" * 4000,
)  # fmt: skip

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=KINDS)
async def scene(
    request: pytest.FixtureRequest, scenes: Scenes, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Scene]:
    async with scenes.copied(request.param, tmp_path_factory.mktemp("forged")) as scene:
        yield scene


@pytest.fixture
def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What was logged as an error; read at the end of a test."""
    caplog.set_level(logging.ERROR)
    return _Errors(caplog)


class _Errors(list[str]):
    def __init__(self, caplog: pytest.LogCaptureFixture) -> None:
        self._caplog = caplog

    def __iter__(self) -> Any:
        return iter([record.getMessage() for record in self._caplog.records if record.levelno >= logging.ERROR])


async def untouched(scene: Scene, before: database_rows.Rows, *, except_for: frozenset[str] = frozenset()) -> None:
    after = await database_rows.read(scene.stage.database)
    changed = database_rows.changes(before, after)
    assert {name: rows for name, rows in changed.items() if name not in except_for} == {}
    failed = "SELECT id, error FROM inbox WHERE attempts > 0 OR state NOT IN ('done', 'unparsable')"
    assert await scene.stage.query(failed) == []


NOTED = {name: frozenset({"audit"}) for name in ("forward", "inviteswish")} | {
    "zone": frozenset({"staff"}),
    "summary": frozenset({"summary_stops", "audit"}),
    **dict.fromkeys(("schedule", "sending"), frozenset({"kept_settings", "audit"})),
}
"""Whoever has clients may have their messages from any place of the list on, which is noted; clocks are one's own."""


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__prefix__)
async def test_a_made_up_button_changes_nothing_and_is_answered(
    scene: Scene, errors: list[str], kind: type[CallbackData]
) -> None:
    before = await database_rows.read(scene.stage.database)
    shown = {role: Since(scene.actors[role]) for role in ASKING}
    sent = list(forged(kind))
    for role in ASKING:
        for data in sent:
            await scene.actors[role].person.taps(data=data, on=scene.actors[role].last)
    await scene.stage.settles(90)

    await untouched(scene, before, except_for=NOTED.get(kind.__prefix__, frozenset()))
    assert list(errors) == []
    for role in ASKING:
        shown[role].hold()
        silent = [data for data, toast in zip(sent, shown[role].toasts, strict=True) if not toast]
        assert silent == [] or _answered_otherwise(kind, role, shown[role]), f"{role} got no answer to {silent}"


def _answered_otherwise(kind: type[CallbackData], role: Role, shown: Since) -> bool:
    """A period that exists is answered by its figures in place of the message; messages to forward are the answer."""
    if kind.__prefix__ == "forward":
        return role in (R.MANAGER, R.OWNER) and "Перешлите" in shown.words
    if kind.__prefix__ == "zone":
        return role in (R.MANAGER, R.OWNER) and "Готово" in shown.words
    if kind.__prefix__ in ("news", "overdue", "summary", "settings", "schedule", "sending"):
        return role in (R.MANAGER, R.OWNER) and shown.words != ""
    if kind.__prefix__ == "surveys":
        return role is R.OWNER and "регулярный опрос" in shown.words
    if kind.__prefix__ in ("one", "same"):
        return role is R.OWNER and "Этой записи больше нет" in shown.words
    if kind.__prefix__ == "holds":
        return role is R.OWNER and "спрашива" in shown.words
    if kind.__prefix__ == "quotes":
        return role in (R.MANAGER, R.OWNER) and "Цитат пока нет" in shown.words
    if kind.__prefix__ == "story":
        return role is R.OWNER and "не сейчас" in shown.words
    if kind.__prefix__ == "week":
        return role in (R.MANAGER, R.OWNER) and "На этой неделе" in shown.words
    if kind.__prefix__ == "team":
        return role is R.OWNER and "Команда" in shown.words
    if kind.__prefix__ == "inviteswish":
        return role is R.OWNER and "Напоминаем" in shown.words
    if kind.__prefix__ == "invites":
        return role in (R.MANAGER, R.OWNER) and shown.words != ""
    if kind.__prefix__ in ("fixes", "mend"):
        return role in (R.MANAGER, R.OWNER) and "Чинить систему" in shown.words
    if kind.__prefix__ in ("of", "behind"):
        return role in (R.MANAGER, R.OWNER) and any(
            word in shown.words for word in ("Период и кто", "Ответы", "За какие дни")
        )
    if kind.__prefix__ == "pic":
        return role in (R.MANAGER, R.OWNER) and "NPS" in shown.words
    if kind.__prefix__ in ("who", "rows"):
        return role in (R.MANAGER, R.OWNER) and any(
            word in shown.words for word in ("ответы", "ответа нет", "устарела", "никого")
        )
    if kind.__prefix__ == "own":
        return role in (R.MANAGER, R.OWNER) and any(word in shown.words for word in ("чисел нет", "число", "устарел"))
    if kind.__prefix__ == "said":
        return role in (R.MANAGER, R.OWNER) and "Что сказали" in shown.words
    return kind.__prefix__ in ("nps", "my") and role in (R.MANAGER, R.OWNER) and "NPS" in shown.words


@pytest.mark.parametrize("role", ASKING)
async def test_commands_out_of_shape_are_answered(scene: Scene, errors: list[str], role: Role) -> None:
    before = await database_rows.read(scene.stage.database)
    actor = scene.actors[role]
    for command in COMMANDS:
        shown = Since(actor)
        await actor.types(command)
        shown.hold()
        assert shown.words.strip() or shown.thumbs, f"{command[:40]!r} was not answered"

    own = frozenset({"people", "audit", "client_messages", "comment_parts", "invitations", "enrolments"})
    await untouched(scene, before, except_for=own)
    assert list(errors) == []
    await scene.snapshot.restore(scene.stage.database, only=database_rows.MACHINERY | own)


async def test_there_is_no_inline_mode() -> None:
    assert ALLOWED_UPDATES == ["message", "edited_message", "callback_query", "my_chat_member"]


def elsewhere(scene: Scene, role: Role) -> list[dict[str, Any]]:
    """Updates of other kinds, or from other places, that name this person as their sender."""
    user = {"id": scene.actors[role].id, "is_bot": False, "first_name": "Некто"}
    when = int(scene.stage.clock().timestamp())
    group = {"id": -100200300, "type": "supergroup", "title": "Отдел"}
    channel = {"id": -100200301, "type": "channel", "title": "Канал"}
    bot = {"id": 100200300, "is_bot": True, "first_name": "Отклик", "username": "otklik_bot"}
    member = {"user": bot, "status": "member"}
    said = [
        {"message_id": 7, "date": when, "chat": group, "from": user, "text": text} for text in ("/nps", "3", "/start")
    ]
    card = {"message_id": 8, "date": when, "chat": group, "from": bot, "text": "…"}
    tap = {"id": "5", "from": user, "chat_instance": "1", "message": card}
    return [
        *({"message": message} for message in said),
        {"message": {"message_id": 9, "date": when, "chat": group, "from": user, "new_chat_members": [bot]}},
        {"edited_message": {**said[1], "edit_date": when}},
        {"callback_query": {**tap, "data": f"take:{scene.numbers['case']}"}},
        {"callback_query": {**tap, "data": f"score:{scene.numbers['irina_open']}:1"}},
        {
            "my_chat_member": {
                "chat": group, "from": user, "date": when, "old_chat_member": {**member, "status": "left"},
                "new_chat_member": member,
            }
        },
        {"my_chat_member": {"chat": group, "from": user, "date": when, "old_chat_member": member,
                            "new_chat_member": {"user": bot, "status": "kicked", "until_date": 0}}},
        {"channel_post": {"message_id": 4, "date": when, "chat": channel, "sender_chat": channel, "text": "/nps"}},
        {"inline_query": {"id": "1", "from": user, "query": "Вектор", "offset": ""}},
        {"chosen_inline_result": {"result_id": "1", "from": user, "query": "Вектор"}},
        {"business_message": {"message_id": 5, "date": when, "chat": {**user, "type": "private"}, "from": user,
                              "text": "/nps", "business_connection_id": "x"}},
        {"gap": {}},
        {"kind": "gap", "payload": {}},
        {"list_read": {"import": 1, "chat_id": user["id"]}, "kind": "list_read"},
    ]  # fmt: skip


@pytest.mark.parametrize("role", [R.STRANGER, R.CONTACT, R.OWNER])
async def test_groups_channels_and_kinds_of_updates_that_were_not_asked_for_do_nothing(
    scene: Scene, errors: list[str], role: Role
) -> None:
    before = await database_rows.read(scene.stage.database)
    calls = len(scene.stage.world.sent())
    rows = [incoming({"update_id": 10_000 + number} | update) for number, update in enumerate(elsewhere(scene, role))]
    assert {row.kind for row in rows} == {InboxKind.UPDATE}
    async with scene.stage.database.write() as conn:
        await inbox.keep(conn, rows, now=scene.stage.clock())
    await scene.stage.settles()
    async with scene.stage.database.read() as conn:
        unknown = sa.text("SELECT update_id FROM inbox WHERE state = 'unparsable' ORDER BY id DESC LIMIT 3")
        marked = (await conn.execute(unknown)).scalars().all()

    assert sorted(marked) == [row.update_id for row in rows[-3:]]
    await untouched(scene, before)
    told = scene.stage.world.sent()[calls:]
    assert {call.chat_id for call in told} <= {scene.actors[owner].id for owner in (R.OWNER, R.OTHER_OWNER)}
    assert all("не умеет читать" in call.params["text"] for call in told)  # of what nobody knows they learn, once a day
    assert list(errors) == []
    await scene.snapshot.restore(scene.stage.database, only=database_rows.MACHINERY)
