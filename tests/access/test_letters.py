"""A letter is composed for nobody but those who may read it, whoever it was owed to: each one, tried in every chat."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from messages.letters import LETTERS, compose
from messages.writing import Context
from nps.values import EnrolmentId, PartKind, ResponseId, TelegramId
from storage.answers import comments
from storage.answers.comments import Part
from storage.engine.database import Database
from storage.people import enrolments
from storage.people.staff import find_staff_by_telegram
from storage.queues import holding
from storage.schema import client_messages
from tests.access.cast import EVERYBODY, IDS, KNOWS, OWNERS, SECRETS, STAFF, R, Role, Scene, play
from tests.databases import Databases
from tests.filling import Filling

pytestmark = pytest.mark.asyncio(loop_scope="module")
READERS = OWNERS | {R.MANAGER}  # of what «Вектор» says
OWN = {"staff": 0}  # each one's own number, as the letter was owed to them


@dataclass(frozen=True)
class Case:
    """Letter `name` with these arguments (text: a number of the scene) is for `readers` alone."""

    name: str
    arguments: dict[str, Any]
    readers: frozenset[Role]

    def __str__(self) -> str:
        return f"{self.name} {self.arguments}"


CONTACT = frozenset({R.CONTACT})
RING = {"name": "Ирина Канарейкина", "text": "СКАЗАЛА-ИРИНА"}
CASES = [
    Case("question", {"invitation": "irina_open"}, CONTACT),
    Case("question", {"invitation": "irina_invitation"}, CONTACT),
    Case("question", {"invitation": "john_open", "reminder": True}, frozenset({R.OUTSIDER})),
    Case("question_again", {"invitation": "irina_open", "message_id": 1}, CONTACT),
    Case("gap_nudge", {"invitation": "irina_open"}, CONTACT),
    Case("early_comment", {"invitation": "irina_open"}, CONTACT),
    Case("why", {"response": "irina_response"}, CONTACT),
    Case("why_finished", {"response": "irina_response", "message_id": 1}, CONTACT),
    Case("thanks", {"response": "irina_response"}, CONTACT),
    Case("case", {"case": "case"} | OWN, STAFF),  # a manager it is not for reads who has it now, and no more
    Case("case_ring", {"case": "case"} | RING | OWN, READERS),
    Case("case_part", {"case": "case", "source": "voice"} | OWN, READERS),
    Case("client_message", {"message_id": "message", "instead": False} | OWN, READERS),
    Case("client_copy", {"message_id": "message"}, READERS),
    Case("consent", {"enrolment": "unused"}, frozenset({R.STRANGER})),
    Case("consent", {"enrolment": "unused", "preview": True}, READERS),
    Case("invite_intro", {"name": "Мария Незнакомцева", "account": "Вектор-7Б", "enrolment": "unused"}, READERS),
    Case("invite_intro", {"name": "Пётр Новиков", "account": "", "enrolment": "staff_unused"}, OWNERS),
    Case("invite_message", {"kind": "contact", "row_id": "maria", "enrolment": "unused"}, READERS),
    Case("invite_message", {"kind": "staff", "row_id": "absent_manager", "enrolment": "staff_unused"}, OWNERS),
    Case("invites", {}, STAFF),
    Case("links_file", {}, OWNERS),
    Case("import_plan", {"import_id": "import"}, frozenset({R.OWNER})),
    Case("import_errors", {"import_id": "other_import"}, frozenset({R.OTHER_OWNER})),
    Case("import_errors", {"import_id": "removed_import"}, frozenset()),
    Case("nps", {"period": "quarter:2026-Q4"} | OWN, STAFF),
    Case("summary", {"period": "week:2026-W48"} | OWN, STAFF),
    Case("review", {}, OWNERS),
    Case("review_list", {}, OWNERS),
    Case("notice", {"key": "link-tried-used", "args": {"contact": "К", "account": "А", "person": "П"}}, STAFF),
    Case(
        "notice",
        {"key": "link-tried-used", "args": {"contact": "К", "account": "А", "person": "П"}, "about": "maria"},
        READERS,
    ),
    # Made of nothing but what is held about whoever reads it, or of nothing personal.
    Case("mydata", {}, EVERYBODY),
    Case("erased_quote", {"message_id": 1, "delivered": "2026-11-23T00:00:00+00:00", "with_file": False}, EVERYBODY),
]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def scene(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    async with AsyncExitStack() as stack:
        database = Database(databases.sqlite(tmp_path_factory.mktemp("letters")))
        stack.push_async_callback(database.close)
        scene = await play(database, stack)
        await prepare(scene)
        yield scene


async def prepare(scene: Scene) -> None:
    """A voice message on the case, a free message, a link somebody opened, and a restore that holds something."""
    await scene.actors[R.COLLEAGUE].types("СКАЗАЛ-ОЛЕГ")
    now = scene.stage.clock()
    async with scene.stage.database.write() as conn:
        scene.numbers["message"] = (await conn.execute(sa.select(sa.func.max(client_messages.c.id)))).scalar_one()
        scene.numbers["voice"] = 777
        part = Part(PartKind.VOICE, None, "file", None, IDS[R.CONTACT], 777)
        await comments.add_part(conn, ResponseId(scene.numbers["irina_response"]), part, now=now)
        stranger = TelegramId(IDS[R.STRANGER])
        await enrolments.record_opening(conn, EnrolmentId(scene.numbers["unused"]), stranger, now=now)
        await Filling(conn, now=now).owe(chat_id=IDS[R.CONTACT])
        await holding.hold_all(conn, now=now)


async def test_every_letter_is_tried() -> None:
    assert {case.name for case in CASES} == LETTERS.keys()


@pytest.mark.parametrize("case", CASES, ids=str)
async def test_a_letter_is_composed_for_its_readers_alone(scene: Scene, case: Case) -> None:
    composed = {}
    async with scene.stage.database.read() as conn:
        context = Context(conn, scene.stage.clock(), scene.stage.programme, "otklik_bot")
        for role in Role:
            composed[role] = await compose(context, case.name, IDS[role], await arguments(scene, conn, case, role))

    assert {role for role, method in composed.items() if method is not None} == case.readers
    for role, method in composed.items():
        shown = repr(method)
        given = repr(case.arguments)  # what the letter was owed with
        foreign = [word for of in SECRETS.keys() - KNOWS.get(role, frozenset()) for word in SECRETS[of]]
        assert [word for word in foreign if word in shown and word not in given] == [], f"{role}: {shown}"


async def arguments(scene: Scene, conn: AsyncConnection, case: Case, role: Role) -> dict[str, Any]:
    given = {
        name: scene.numbers.get(value, value) if isinstance(value, str) else value
        for name, value in case.arguments.items()
    }
    if "staff" in given:
        own = await find_staff_by_telegram(conn, IDS[role])
        given["staff"] = own.id if own else 0
    return given
