"""A letter is composed for nobody but those who may read it, whoever it was owed to: each one, tried in every chat."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
import sqlalchemy as sa

from messages.composing import compose
from messages.letters import LETTERS
from messages.owed import Envelope
from messages.writing import Context
from nps.climbing import Level
from nps.scope import EVERYTHING
from nps.values import (
    CaseId,
    ContactId,
    ContactState,
    EnrolmentId,
    ErasedWhy,
    ExportFormat,
    FixNewsState,
    MergeKind,
    NoteKind,
    PartKind,
    Reason,
    ResponseId,
    StaffId,
    TelegramId,
)
from storage.answers import comments
from storage.answers.comments import Part
from storage.cases import notes
from storage.engine.conn import FullConn
from storage.engine.statements import append_row, insert_row
from storage.exports import kept
from storage.exports.what import stamp_of
from storage.people import enrolments
from storage.people.staff import find_staff_by_telegram
from storage.privacy import erasing
from storage.privacy.erasing import Terms
from storage.queues import holding
from storage.schema import case_rings, client_messages, contacts, fix_news, fixes, losses, merges
from storage.schema import notes as notes_table
from tests.access.scene import EVERYBODY, IDS, KNOWS, OWNERS, SECRETS, STAFF, R, Role, Scene
from tests.access.scenes import Scenes
from tests.filling import Filling

pytestmark = pytest.mark.asyncio(loop_scope="module")
IN_PLACE = {"page": 0, "edit": 1, "on_picture": False}
READERS = OWNERS | {R.MANAGER}  # of what «Вектор» says


@dataclass(frozen=True)
class Case:
    """Letter `name` with these arguments (text: a number of the scene) is for `readers` alone.

    `about`: the contact on its envelope; `own`: it is for the very member of staff in the chat.
    """

    name: str
    arguments: dict[str, Any]
    readers: frozenset[Role]
    about: str | None = None
    own: bool = False

    def __str__(self) -> str:
        return f"{self.name} {self.arguments}"


CONTACT = frozenset({R.CONTACT})
OF_OLEG = {"chat": IDS[R.COLLEAGUE], "source": "said"}
ASKED = {"by_staff": False, "message_id": None}
HANDED = {"scope": "contact", "text": "СКАЗАЛА-ИРИНА"}
AWAY = {"last_day": "2026-12-12", "count": 1}
RING = {"name": "Ирина Канарейкина", "text": "СКАЗАЛА-ИРИНА"}
CASES = [
    Case("question", {"invitation": "irina_open"}, CONTACT, "irina"),
    Case("question", {"invitation": "irina_invitation"}, CONTACT, "irina"),
    Case("question", {"invitation": "john_open", "reminder": True}, frozenset({R.OUTSIDER}), "john"),
    Case("question_again", {"invitation": "irina_open", "message_id": 1}, CONTACT, "irina"),
    Case("later_choice", {"invitation": "irina_open", "message_id": 1}, CONTACT, "irina"),
    Case("later_choice", {"invitation": "irina_invitation", "message_id": 1}, frozenset(), "irina"),  # it is answered
    Case("question_back", {"invitation": "irina_open", "message_id": 1}, CONTACT, "irina"),
    Case("gap_nudge", {"invitation": "irina_open"}, CONTACT, "irina"),
    Case("early_comment", {"invitation": "irina_open"}, CONTACT, "irina"),
    Case("why", {"response": "irina_response"}, CONTACT, "irina"),
    Case("why_finished", {"response": "irina_response", "message_id": 1}, CONTACT, "irina"),
    Case("thanks", {"response": "irina_response"}, CONTACT, "irina"),
    Case(
        "case", {"case": "case"}, STAFF, "irina", own=True
    ),  # a manager it is not for reads who has it now, and no more
    Case("settled_question", {"case": "case", "times": 0}, frozenset(), "irina"),  # nobody has closed it
    Case("case_history", {"case": "case", "page": 0}, READERS, "irina", own=True),
    Case("note_file", {"note": "note"}, READERS, "irina", own=True),
    Case("settled_answer", {"case": "case", "confirmed": True}, READERS, "irina", own=True),
    Case("promise_status", {"promise": "promise"}, frozenset({R.MANAGER}), "irina", own=True),  # whoever makes it
    Case("promise_question", {"promise": "promised"}, CONTACT, "irina"),
    Case("promise_question", {"promise": "promise"}, frozenset(), "irina"),  # nobody has made it
    Case("promise_outcome", {"promise": "promised", "outcome": "broken"}, READERS, "irina", own=True),
    Case("fix", {"fix": "fix"}, STAFF, own=True),  # a manager it is not for reads that, and no more
    Case("fix", {"fix": "mended"}, STAFF, own=True),
    Case("fix_again", {"fix": "fix", "message_id": 1}, STAFF, own=True),
    Case("fix_told", {"fix": "fix", "what": "due", "by": None}, READERS, own=True),
    Case("fix_told", {"fix": "mended", "what": "done", "by": None}, OWNERS, own=True),
    Case("fixes_opened", {"fixes": ["fix"]}, OWNERS, own=True),
    Case("fix_list", {"page": 0, "edit": None}, STAFF, own=True),
    Case("fix_audience", {"fix": "mended", "mark": 1, "text": "К", "readers": ["john"], "not_to": []}, OWNERS),
    Case("fix_news", {"fix": "mended"}, frozenset(), "john"),  # nobody has sent it
    Case("fix_news", {"fix": "told"}, frozenset({R.OUTSIDER}), "john"),
    Case("audit", {"wanted": "-", "view": "whom", "page": 0, "edit": None}, OWNERS, own=True),
    Case("audit", {"wanted": "-", "view": "not", "page": 0, "edit": None}, OWNERS, own=True),
    Case("campaign", {"campaign": "campaign"}, OWNERS, own=True),
    Case("hand_done", {"case": "case", "to_id": "other_manager", "stands_in": None}, STAFF),
    Case("handed", {"case": "case", "by": "other_manager", "to_id": "manager"} | HANDED, READERS, "irina", own=True),
    Case("answer_reasons", {"response": "irina_response"}, READERS, "irina", own=True),
    Case("stage_told", {"case": "case", "stage": 3, "by": "manager"}, READERS, "irina", own=True),
    Case("loss_told", {"loss": "loss", "case": "case", "is_back": False}, READERS, "irina", own=True),
    Case("cases_upgraded", {}, OWNERS),
    Case("relay_status", {"relay": "relay"}, frozenset({R.MANAGER}), "irina", own=True),  # its author, and nobody else
    Case("deadline_ring", {"case": "case", "version": 1, "missed": True}, READERS, "irina", own=True),
    Case("overdue_account", {"account": "vector", "day": "2026-11-23", "case": "case"}, OWNERS),
    Case("away_set", {"absent": "manager", "deputy": None, "stands_in": None} | AWAY, STAFF),
    Case("away_told", {"absent": "manager", "stands_in": None} | AWAY, STAFF, own=True),
    Case("away_over", {"absent": "manager", "count": 1}, STAFF, own=True),
    Case("away_now", {}, STAFF),
    Case("away_choice", {"pairs": [["manager", "other_manager"]], "last_day": "2026-12-12"}, STAFF),
    Case(
        "recording_status", {"recording": "recording"}, frozenset({R.MANAGER}), "irina", own=True
    ),  # whoever records it
    Case("recording_status", {"recording": "saved"}, frozenset({R.MANAGER}), "irina", own=True),
    Case("recorded_answer", {"response": "recorded"}, CONTACT, "irina"),
    Case("recorded_answer", {"response": "irina_response"}, frozenset(), "irina"),  # nobody has recorded it
    Case("case_list", {"wanted": "-", "page": 0, "edit": None}, STAFF, own=True),
    Case("account_flow", {"period": "year:2026", "edit": None}, STAFF, own=True),
    Case("account_list", {"wanted": "-", "page": 0, "edit": None, "since": 739000}, STAFF, own=True),
    Case("morning_list", {"day": "2026-11-30"}, STAFF, own=True),
    Case("morning_list_again", {"day": "2026-11-30", "message_id": 1}, STAFF, own=True),
    Case("case_ring", {"case": "case"} | RING, READERS, "irina", own=True),
    Case("case_part", {"case": "case", "source": "voice"}, READERS, "irina", own=True),
    Case("case_rest", {"case": "case", "source": "words", "page": 0}, READERS, "irina", own=True),
    Case("light", {"card": "light"}, STAFF, "oleg", own=True),
    Case("light_words", {"card": "light", "page": 0} | OF_OLEG, READERS, "oleg", own=True),
    Case("light_file", {"card": "light"} | OF_OLEG, READERS, "oleg", own=True),
    Case("light_correction", {"card": "light", "page": 0} | OF_OLEG, READERS, "oleg", own=True),
    Case("contact_promised", {"response": "irina_response", "message_id": 1}, CONTACT, "irina"),
    Case("client_rest", {"message_id": "message", "page": 0}, READERS, "oleg", own=True),
    Case("client_correction", {"message_id": "message", "page": 0}, READERS, "oleg", own=True),
    Case("client_message", {"message_id": "message", "instead": False}, READERS, "oleg", own=True),
    Case("client_copy", {"message_id": "message"}, READERS, "oleg"),
    Case("consent", {"enrolment": "unused"}, frozenset({R.STRANGER})),
    Case("consent", {"enrolment": "unused", "preview": True}, READERS),
    Case("before_consent", {"enrolment": "unused"}, frozenset({R.STRANGER})),
    Case("invite_intro", {"name": "Мария Незнакомцева", "account": "Вектор-7Б", "enrolment": "unused"}, READERS),
    Case("invite_intro", {"name": "Пётр Новиков", "account": "", "enrolment": "staff_unused"}, OWNERS),
    Case("invite_message", {"kind": "contact", "row_id": "maria", "enrolment": "unused"}, READERS),
    Case("invite_message", {"kind": "staff", "row_id": "absent_manager", "enrolment": "staff_unused"}, OWNERS),
    Case("names", {"command": "invite", "named": [["contact", "maria"]]}, READERS),
    Case("names", {"command": "card", "named": [["account", "vector"]]}, READERS),
    Case("names", {"command": "invite", "named": [["staff", "absent_manager"]]}, OWNERS),
    Case("names", {"command": "away", "named": [["staff", "absent_manager"]], "colleagues": True}, STAFF),
    Case("outdated", {"message_id": 1}, STAFF, own=True),
    Case("client_card", {"account": "vector"}, READERS, own=True),
    Case("client_card", {"account": "vector", "view": "history"}, READERS, own=True),
    Case("client_card", {"account": "vector", "view": "events"}, READERS, own=True),
    Case("client_card", {"account": "vector", "view": "erase"}, READERS, own=True),
    Case(
        "client_card", {"account": "vector", "edit": 1}, STAFF, own=True
    ),  # a sentence for whom it is not for any more
    Case("erasure_extract", {"contacts": ["gone"], "logged": []}, OWNERS, own=True),
    Case("erasure_extract", {"contacts": ["irina"], "logged": []}, frozenset(), own=True),  # who is not erased
    Case("invite_choice", {"contacts": ["maria"]}, READERS),
    Case("invite_choice", {"contacts": [], "managers": ["absent_manager"]}, OWNERS),
    Case("successor", {}, READERS, "left"),
    Case("invites", {}, STAFF),
    Case("invites", {"view": "waiting"}, STAFF),
    Case("invites", {"view": "managers"}, STAFF),  # a manager reads of their own clients instead
    Case("clients_missing", {}, frozenset({R.MANAGER}), own=True),
    Case("qr_page", {}, STAFF, own=True),
    Case("public_link", {}, OWNERS),
    Case("public_code", {}, OWNERS),
    Case("public_consent", {}, frozenset()),  # nobody of them came by that link
    Case("newcomer", {"newcomer_id": "newcomer"}, READERS, own=True),
    Case("newcomer_again", {"newcomer_id": "newcomer", "message_id": 1}, STAFF, own=True),  # others that it is over
    Case("newcomer_over", {"message_id": 1}, STAFF, own=True),
    Case("newcomer_data", {}, frozenset()),  # the same
    Case("newcomer", {"newcomer_id": "sent"}, OWNERS, own=True),
    Case("quote_offer", {"response": "john_response"}, frozenset({R.OUTSIDER}), "john"),
    Case("quote_offer", {"response": "irina_response"}, frozenset(), "irina"),  # she is no promoter
    Case("quote_asked", {"response": "john_response"} | ASKED, frozenset({R.OUTSIDER}), "john"),
    Case("quote_asked", {"response": "irina_response"} | ASKED, frozenset(), "irina"),
    Case("quote_list", {"wanted": "-", "page": 0, "edit": None}, STAFF, own=True),
    Case("referral_intro", {}, frozenset({R.OUTSIDER}), "john"),
    Case("referral_link", {"referral": "referral"}, frozenset({R.OUTSIDER}), "john"),
    Case("referral_link", {"referral": "referral"}, frozenset(), "irina"),  # it is another's
    Case("referral_thanks", {}, frozenset({R.OUTSIDER}), "john"),
    Case("story", {"response": "john_response"}, OWNERS | {R.OTHER_MANAGER}, "john", own=True),
    Case("forwarded", {"sent": 1, "after": 0}, STAFF),
    Case("own_clients", {"new": 1}, frozenset({R.MANAGER})),
    Case("links_file", {}, OWNERS),
    Case("links_workbook", {}, OWNERS),
    Case("list_template", {}, OWNERS),
    Case("import_plan", {"import_id": "import"}, frozenset({R.OWNER})),
    Case("import_errors", {"import_id": "other_import"}, frozenset({R.OTHER_OWNER})),
    Case("import_errors", {"import_id": "removed_import"}, frozenset()),
    Case("file_question", {"import_id": "asked_file"}, frozenset({R.OWNER})),
    Case("past_dates", {"import_id": "asked_file", "value": "03/04/2026", "column": "D"}, frozenset({R.OWNER})),
    Case("past_plan", {"import_id": "past_file"}, frozenset({R.OWNER})),
    Case("past_errors", {"import_id": "past_file"}, frozenset({R.OWNER})),
    Case("events_dates", {"import_id": "asked_file", "value": "03/04/2026", "column": "D"}, frozenset({R.OWNER})),
    Case("events_plan", {"import_id": "events_file"}, frozenset({R.OWNER})),
    Case("events_errors", {"import_id": "events_file"}, frozenset({R.OWNER})),
    Case("export_card", {"export": "own_export"}, frozenset({R.OWNER}), own=True),
    Case("export_card", {"export": "manager_export"}, frozenset({R.MANAGER}), own=True),
    Case("export_file", {"export": "made_export", "part": 0}, frozenset({R.MANAGER}), own=True),
    Case("export_told", {"export": "made_export"}, OWNERS, own=True),
    Case("nps", {"code": "quarter:2026-Q4"}, STAFF, own=True),
    Case("nps_meaning", {}, STAFF, own=True),
    Case("nps_meaning", {"view": "money"}, STAFF, own=True),
    Case("nps", {"code": "quarter:2026-Q4", "view": "reasons"}, STAFF, own=True),
    Case("nps", {"code": "quarter:2026-Q4", "view": "money"}, STAFF, own=True),
    Case("own_figures", {"period": "quarter:2026-Q4"}, STAFF, own=True),
    Case("survey_list", {}, OWNERS, own=True),
    Case("team_list", {}, OWNERS, own=True),
    Case("merge_whom", {"kind": MergeKind.CONTACT, "number": "oleg"}, OWNERS, own=True),
    Case("merge_look", {"kind": MergeKind.CONTACT, "first": "oleg", "second": "maria"}, OWNERS, own=True),
    Case("merge_done", {"merge": "merged"}, OWNERS, own=True),
    Case("team_member", {"member": "manager"}, OWNERS, own=True),
    Case("team_receivers", {"member": "manager"}, OWNERS, own=True),
    Case("team_handing", {"member": "manager", "receiver": "other_manager"}, OWNERS, own=True),
    Case("survey_page", {"survey": 1, "view": "whom"}, OWNERS, own=True),
    Case("why_asked", {}, READERS, "maria"),
    Case("week_ahead", {"of": ["manager"]}, READERS, own=True),
    Case("week_ahead", {"of": ["manager"], "whole": True}, STAFF, own=True),
    Case("not_asked", {"page": 0, "edit": 1}, OWNERS, own=True),
    Case("leads_to_invite", {"leads": [["maria", "pre_sale"]]}, READERS, own=True),
    Case("summary", {"period": "week:2026-W48"}, STAFF, own=True),
    Case("summary_preview", {"period": "week:2026-W48"}, STAFF, own=True),
    Case("summary_again", {"period": "week:2026-W48", "message_id": 1}, STAFF, own=True),
    Case("words_said", {"period": "quarter:2026-Q4", "page": 0, "edit": None}, STAFF, own=True),
    Case("narrowing", {"of": "quarter:2026-Q4", "screen": "menu", **IN_PLACE}, STAFF, own=True),
    Case("behind_numbers", {"of": "quarter:2026-Q4", "edit": 1, "on_picture": True}, STAFF, own=True),
    Case("behind_list", {"of": "quarter:2026-Q4", "rows": "s", "page": 0, "edit": None}, STAFF, own=True),
    Case("behind_list", {"of": "quarter:2026-Q4", "rows": "c", "page": 0, "edit": None}, STAFF, own=True),
    Case("behind_list", {"of": "quarter:2026-Q4", "rows": "a", "page": 0, "edit": None}, STAFF, own=True),
    Case("behind_list", {"of": "quarter:2026-Q4", "rows": "q2", "page": 0, "edit": None}, STAFF, own=True),
    Case("behind_list", {"of": "quarter:2026-Q4", "rows": "i0", "page": 0, "edit": None}, STAFF, own=True),
    Case("own_numbers", {"of": "quarter:2026-Q4", "page": 0, "edit": 1}, STAFF, own=True),
    Case("answer_list", {"of": "quarter:2026-Q4", "part": "a", "page": 0, "edit": None}, STAFF, own=True),
    Case("review", {}, OWNERS),
    Case("review_list", {}, OWNERS),
    Case("notice", {"key": "link-tried-used", "args": {"contact": "К", "account": "А", "person": "П"}}, STAFF),
    Case(
        "notice",
        {"key": "link-tried-used", "args": {"contact": "К", "account": "А", "person": "П"}},
        READERS,
        "maria",
    ),
    # Made of nothing but what is held about whoever reads it, or of nothing personal.
    Case("mydata", {}, EVERYBODY),
    Case("erased_quote", {"message_id": 1, "delivered": "2026-11-23T00:00:00+00:00", "with_file": False}, EVERYBODY),
]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def scene(scenes: Scenes, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    folder = tmp_path_factory.mktemp("letters")
    async with scenes.copied("sqlite", folder) as scene:
        await prepare(scene, folder)
        yield scene


async def prepare(scene: Scene, folder: Path) -> None:
    """A voice message on the case, a free message, a link somebody opened, and a restore that holds something."""
    await scene.actors[R.COLLEAGUE].types("СКАЗАЛ-ОЛЕГ " * 310)
    now = scene.stage.clock()
    async with scene.stage.database.write() as conn:
        scene.numbers["message"] = (await conn.execute(sa.select(sa.func.max(client_messages.c.id)))).scalar_one()
        said = sa.select(client_messages.c.source_message_id).where(client_messages.c.id == scene.numbers["message"])
        scene.numbers["said"] = (await conn.execute(said)).scalar_one()
        scene.numbers["voice"] = 777
        part = Part(PartKind.VOICE, None, "file", None, IDS[R.CONTACT], 777)
        await comments.add_part(conn, ResponseId(scene.numbers["irina_response"]), part, now=now)
        scene.numbers["words"] = 778
        part = Part(PartKind.TEXT, "СКАЗАЛА-ИРИНА " * 200, None, None, IDS[R.CONTACT], 778)
        await comments.add_part(conn, ResponseId(scene.numbers["irina_response"]), part, now=now)
        stranger = TelegramId(IDS[R.STRANGER])
        await enrolments.record_opening(conn, EnrolmentId(scene.numbers["unused"]), stranger, now=now)
        await Filling(conn, now=now).owe(chat_id=IDS[R.CONTACT])
        left = await Filling(conn, now=now).contact(
            "Прежняя", account=scene.numbers["vector"], joined=False, state=ContactState.LEFT
        )
        scene.numbers["left"] = left.id
        other = await Filling(conn, now=now).account(manager=StaffId(scene.numbers["manager"]))
        await Filling(conn, now=now).contact("Непрошеная", account=other)  # is to be asked
        gone = await Filling(conn, now=now).contact("Ушедшая", account=scene.numbers["vector"], joined=False)
        scene.numbers["gone"] = gone.id
        call = Part(PartKind.VOICE, None, "file", None, IDS[R.MANAGER], 779)
        case_id, manager_id = CaseId(scene.numbers["case"]), StaffId(scene.numbers["manager"])
        await notes.add(conn, case_id, manager_id, NoteKind.CALL, call, now=now)
        scene.numbers["note"] = (await conn.execute(sa.select(sa.func.max(notes_table.c.id)))).scalar_one()
        lost = {"account_id": scene.numbers["vector"], "contact_id": scene.numbers["irina"], "words": "УШЛИ-К"}
        scene.numbers["loss"] = await insert_row(conn, losses, **lost, lost_at=now, back_at=now)
        mended = {"reason": Reason.QUALITY, "accounts": 3, "most": 1, "is_day": True, "opened_at": now, "done_at": now}
        one = {"kind": MergeKind.ACCOUNT, "kept": scene.numbers["vector"], "gone": scene.numbers["vector"]}
        scene.numbers["merged"] = await insert_row(conn, merges, **one, staff_id=scene.numbers["manager"], at=now)
        scene.numbers["told"] = await insert_row(conn, fixes, **mended, news="ПОЧИНИЛИ", news_at=now)
        news = {"fix_id": scene.numbers["told"], "contact_id": scene.numbers["john"], "chat_id": IDS[R.OUTSIDER]}
        await append_row(conn, fix_news, **news, state=FixNewsState.OWED, owed_at=now)
        climbed = {"case_id": scene.numbers["case"], "deadline_version": 1, "level": int(Level.OWNERS), "at": now}
        await conn.execute(sa.insert(case_rings).values(**climbed))
        terms = Terms(b"key", keeps_score=True)
        await erasing.erase(conn, [gone.id], terms, why=ErasedWhy.REQUEST, now=now)
        manager = await find_staff_by_telegram(conn, IDS[R.MANAGER])
        assert manager
        export = await kept.ask(conn, manager.id, EVERYTHING, None, now=now)
        (folder / "1.zip").write_bytes(b"PK")
        await kept.begin(conn, export.id, ExportFormat.CSV, now=now)
        stamp = await stamp_of(conn, manager)
        await kept.record_made(conn, export.id, files=[str(folder / "1.zip")], answers=3, stamp=stamp, now=now)
        scene.numbers["made_export"] = export.id
        await holding.hold_all(conn, now=now)


async def test_every_letter_is_tried() -> None:
    assert {case.name for case in CASES} == LETTERS.keys()


@pytest.mark.parametrize("case", CASES, ids=str)
async def test_a_letter_is_composed_for_its_readers_alone(scene: Scene, case: Case) -> None:
    composed = {}
    async with scene.stage.database.read() as conn:
        context = Context(conn, scene.stage.clock(), scene.stage.programme, "otklik_bot")
        for role in Role:
            to = await envelope(scene, conn, case, role)
            composed[role] = await compose(context, case.name, to, numbered(scene, case.arguments))

    assert {role for role, method in composed.items() if method is not None} == case.readers
    for role, method in composed.items():
        shown = repr(method)
        owed_with = repr(case.arguments)  # what the letter was owed with
        foreign = [word for of in SECRETS.keys() - KNOWS.get(role, frozenset()) for word in SECRETS[of]]
        assert [word for word in foreign if word in shown and word not in owed_with] == [], f"{role}: {shown}"


def numbered(scene: Scene, value: Any) -> Any:
    """The arguments with the scene's numbers in place of their names."""
    if isinstance(value, dict):
        return {name: numbered(scene, each) for name, each in value.items()}
    if isinstance(value, list):
        return [numbered(scene, each) for each in value]
    return scene.numbers.get(value, value) if isinstance(value, str) else value


async def envelope(scene: Scene, conn: FullConn, case: Case, role: Role) -> Envelope:
    own = await find_staff_by_telegram(conn, IDS[role]) if case.own else None
    about = ContactId(scene.numbers[case.about]) if case.about else None
    return Envelope(chat_id=IDS[role], for_staff=own.id if own else None, about=about)


async def test_a_letter_for_one_of_the_staff_is_composed_for_no_other(scene: Scene) -> None:
    """Their chat may be somebody else's by the time it is sent."""
    async with scene.stage.database.read() as conn:
        context = Context(conn, scene.stage.clock(), scene.stage.programme, "otklik_bot")
        of_manager = await envelope(scene, conn, Case("", {}, STAFF, "irina", own=True), R.MANAGER)
        for case in (case for case in CASES if case.own):
            other = replace(of_manager, chat_id=IDS[R.OWNER], about=ContactId(scene.numbers[case.about or "irina"]))

            assert await compose(context, case.name, other, numbered(scene, case.arguments)) is None, case.name


async def test_nothing_is_composed_of_a_contact_who_was_erased(scene: Scene) -> None:
    """What a contact said or sent is composed for staff only as long as they are held."""
    async with scene.stage.database.read() as conn:
        context = Context(conn, scene.stage.clock(), scene.stage.programme, "otklik_bot")
        gone = (await conn.execute(sa.select(contacts.c.id).where(contacts.c.state == ContactState.ERASED))).scalars()
        erased = list(gone)
        for case in (case for case in CASES if case.readers == READERS and case.about):
            for contact_id in erased:
                to = Envelope(chat_id=IDS[R.OWNER], about=ContactId(contact_id))
                assert await compose(context, case.name, to, numbered(scene, case.arguments)) is None, case.name
        assert erased
