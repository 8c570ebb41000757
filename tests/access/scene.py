"""The scene of the matrix: two accounts, everybody a person can be, and what only some of them may know."""

from __future__ import annotations

from contextlib import AsyncExitStack
from datetime import timedelta
from enum import StrEnum
from zlib import crc32

import sqlalchemy as sa

from nps import link
from nps.programme import Programme
from nps.quoting import mark_of
from nps.scope import EVERYTHING
from nps.values import (
    CampaignState,
    CaseWhy,
    Channel,
    Circle,
    ConsentMode,
    ContactId,
    EventKind,
    EventSource,
    NewcomerState,
    PromiseState,
    Reason,
    RecordingStep,
    Score,
    StaffId,
    SurveyKind,
    TelegramId,
)
from sandbox.server import SandboxServer
from storage.answers import recorded, recordings
from storage.asking import campaigns, surveys
from storage.engine.database import Database
from storage.engine.statements import insert_row
from storage.exports import kept
from storage.people import referrals
from storage.people.clients import get_contact
from storage.people.staff import find_staff_by_telegram, retire
from storage.people.who import meet
from storage.schema import accounts, cases, contacts, enrolments, events, fixes, newcomers, promises
from tests.access.database_rows import Snapshot
from tests.filling import DAY, Filling
from tests.rounds.stage import OWNER_ID, TOKEN, Actor, Stage, Telegram, programme

VECTOR, ROMASHKA = "ООО «Вектор-7Б»", "Ромашка-9Ж"
ALBUM = "album-1"
PAST_ANSWERS = (
    f"Дата,Оценка,Имя,Компания,Комментарий\n01.02.2026,2,Ирина Канарейкина,{VECTOR},СКАЗАЛА-ИРИНА\n"
    f"01.02.2026,2,Некто,{VECTOR},\n"
).encode()
DEALS = f"Компания;Событие;Дата\n{VECTOR};счёт;18.11.2026\nНикто;счёт;18.11.2026\n".encode()
CLIENT_LIST = "account,contact,phone,role\nВектор-Тайный,Клиент Тайный,+79005550000,закупщик\n".encode()


class Role(StrEnum):
    """Who somebody is; `irina` is the contact everything is about."""

    STRANGER = "stranger"
    CONTACT = "contact"
    COLLEAGUE = "other contact of the account"
    OUTSIDER = "contact of another account"
    MANAGER = "manager"
    OTHER_MANAGER = "other manager"
    OWNER = "owner"
    OTHER_OWNER = "other owner"
    REMOVED_OWNER = "removed owner"
    REMOVED_MANAGER = "removed manager"


R = Role
EVERYBODY = frozenset(Role)
OWNERS = frozenset({R.OWNER, R.OTHER_OWNER})
STAFF = OWNERS | {R.MANAGER, R.OTHER_MANAGER}
CONTACTS = frozenset({R.CONTACT, R.COLLEAGUE, R.OUTSIDER})
NOBODY_KNOWN = frozenset({R.STRANGER, R.REMOVED_OWNER, R.REMOVED_MANAGER})

IDS = {
    R.OWNER: OWNER_ID,
    R.OTHER_OWNER: 12,
    R.REMOVED_OWNER: 13,
    R.MANAGER: 21,
    R.OTHER_MANAGER: 22,
    R.REMOVED_MANAGER: 23,
    R.CONTACT: 31,
    R.COLLEAGUE: 32,
    R.OUTSIDER: 33,
    R.STRANGER: 41,
}

NEWCOMER_ID = 42
"""Of somebody who came by the link for everybody and waits."""
SENT_ID = 43
"""Of somebody whom a promoter has sent."""

# Words that betray somebody when they reach a person who may not know them.
SECRETS: dict[str, tuple[str, ...]] = {
    "vector": ("Вектор-7Б",),
    "romashka": (ROMASHKA,),
    "irina": ("Канарейкина", "директор-К", "79001112233", "irina@canary", "СКАЗАЛА-ИРИНА"),
    "oleg": ("Данилевский", "79004445566", "СКАЗАЛ-ОЛЕГ"),
    "john": ("Smithson", "79007778899", "SAID-BY-JOHN"),
    "maria": ("Незнакомцева", "кладовщица-К", "79002223344"),
    "list": ("Тайный", "79005550000"),
}
SCORES = {"irina": 4, "oleg": 8, "john": 9}
KNOWS: dict[Role, frozenset[str]] = {
    R.CONTACT: frozenset({"irina", "vector"}),
    R.COLLEAGUE: frozenset({"oleg", "vector"}),
    R.OUTSIDER: frozenset({"john", "romashka"}),
    R.MANAGER: frozenset({"irina", "oleg", "maria", "vector"}),
    R.OTHER_MANAGER: frozenset({"john", "romashka"}),
    R.OWNER: frozenset(SECRETS),
    R.OTHER_OWNER: frozenset(SECRETS),
}


class Scene:
    """The stage after the story below, every row of it remembered; `contact_of` and the ids name what it is about."""

    def __init__(self, stage: Stage, actors: dict[Role, Actor], numbers: dict[str, int], snapshot: Snapshot) -> None:
        self.stage = stage
        self.actors = actors
        self.numbers = numbers
        self.snapshot = snapshot

    async def numbers_of(self, table: str) -> list[int]:
        """Of all rows there are now."""
        return await self.stage.query(f"SELECT id FROM {table}")  # noqa: S608 - our names

    def payload(self, kind: link.Kind, enrolment: str) -> str:
        return link.make(self.stage.programme.link_key, kind, self.numbers[enrolment])


def settings(*owners: int, **changes: object) -> Programme:
    return programme(owner_ids=frozenset(TelegramId(number) for number in owners), **changes)


async def tell_story(database: Database, telegram: Telegram, *, anonymous: bool) -> dict[str, int]:
    """Tell the story up to the moment at which everybody tries everything; returns the ids of what it is about.

    «Вектор» complained to its manager of then, who has left; its manager now is the one called MANAGER. An owner who
    had a card and a client list under way has lost the role.
    """
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(SandboxServer(telegram.world))
        owners = settings(OWNER_ID, 12, 13, anonymous=anonymous)
        stage = Stage(database, telegram.world, server, telegram.clock, programme=owners)
        stack.push_async_callback(stage.stops)
        return await _told(stage)


async def open_scene(
    database: Database, telegram: Telegram, numbers: dict[str, int], stack: AsyncExitStack, *, anonymous: bool
) -> Scene:
    """The bot runs again on what the story has left in the database and in Telegram."""
    server = await stack.enter_async_context(SandboxServer(telegram.world))
    owners = settings(OWNER_ID, 12, anonymous=anonymous)
    stage = Stage(database, telegram.world, server, telegram.clock, programme=owners)
    stack.push_async_callback(stage.stops)
    actors = {role: _actor(stage, role) for role in Role}
    await stage.starts()
    return Scene(stage, actors, dict(numbers), await Snapshot.take(database))


async def _told(stage: Stage) -> dict[str, int]:
    anonymous = stage.programme.anonymous
    numbers = await _fill(stage)
    actors = {role: _actor(stage, role) for role in Role}
    await stage.starts()
    for role in (R.OWNER, R.OTHER_OWNER, R.REMOVED_OWNER):
        await actors[role].opens()
    await stage.ticks()
    await _complain(actors)
    for role in (R.REMOVED_OWNER, R.OTHER_OWNER, R.OWNER):
        await actors[role].sends_document("clients.csv", CLIENT_LIST)
    for role in (R.REMOVED_MANAGER, R.REMOVED_OWNER, R.OWNER):
        assert actors[role].sees("🔴 4 из 10") != (anonymous and role is R.REMOVED_MANAGER), actors[role].screen
    await _hand_over(stage, numbers)
    await stage.ticks()
    assert actors[R.MANAGER].sees("🔴 4 из 10") != anonymous, actors[R.MANAGER].screen
    await _write(stage, actors[R.OWNER if anonymous else R.MANAGER])
    await _promise(stage, R.OWNER if anonymous else R.MANAGER)
    await _record(stage, R.OWNER if anonymous else R.MANAGER)
    await _mend(stage, R.OWNER if anonymous else R.MANAGER)
    await _bring(actors[R.OWNER])
    await _happen(stage, R.OWNER if anonymous else R.MANAGER)
    await _come(stage)
    await _recommend(stage, numbers)
    await _run_audit(stage, numbers)
    for actor in actors.values():
        await actor.types("/help")
    numbers |= await _count(stage)
    numbers |= await _offer_exports(stage)
    assert [rule for rule in await stage.broken() if rule.severity == "broken"] == []
    return numbers


def _actor(stage: Stage, role: Role) -> Actor:
    actor = stage.actor(IDS[role], f"Некто {IDS[role]}", language_code="ru")
    actor.person.chat.started = True
    return actor


async def _fill(stage: Stage) -> dict[str, int]:
    now = stage.clock()
    async with stage.database.write() as conn:
        filling = Filling(conn, now=now - 100 * DAY)
        old = await filling.manager("Прежний Менеджер", telegram_id=IDS[R.REMOVED_MANAGER])
        anna = await filling.manager("Анна Смирнова", telegram_id=IDS[R.MANAGER])
        igor = await filling.manager("Игорь Волков", telegram_id=IDS[R.OTHER_MANAGER])
        peter = await filling.manager("Пётр Новиков", joined=False)
        vector = await filling.account(VECTOR, manager=old, segment="VIP", revenue=12_400_000)
        romashka = await filling.account(ROMASHKA, manager=igor)
        irina = await filling.contact(
            "Ирина Канарейкина",
            account=vector,
            telegram_id=IDS[R.CONTACT],
            greeting="Ирина Петровна",
            position="директор-К",
            circle=Circle.DECISION_MAKER,
            phone="+79001112233",
            email="irina@canary.example",
        )
        oleg = await filling.contact(
            "Олег Данилевский", account=vector, telegram_id=IDS[R.COLLEAGUE], phone="+79004445566"
        )
        john = await filling.contact(
            "John Smithson", account=romashka, telegram_id=IDS[R.OUTSIDER], phone="+79007778899"
        )
        maria = await filling.contact(
            "Мария Незнакомцева",
            account=vector,
            joined=False,
            greeting="Мария Львовна",
            position="кладовщица-К",
            phone="+79002223344",
        )

        async def enrolment(contact: int | None = None, staff: int | None = None, **more: object) -> int:
            values = {"created_at": now, "expires_at": now + 90 * DAY} | more
            return await insert_row(conn, enrolments, contact_id=contact, staff_id=staff, **values)

        return {
            "irina": irina.id,
            "oleg": oleg.id,
            "john": john.id,
            "maria": maria.id,
            "vector": vector,
            "manager": anna.id,
            "other_manager": igor.id,
            "removed_manager": old.id,
            "absent_manager": peter.id,
            "used": await enrolment(irina.id, bound_at=now, bound_to=IDS[R.CONTACT]),
            "used_john": await enrolment(john.id, bound_at=now, bound_to=IDS[R.OUTSIDER]),
            "expired": await enrolment(maria.id, expires_at=now - DAY),
            "unused": await enrolment(maria.id),
            "staff_used": await enrolment(staff=anna.id, bound_at=now, bound_to=IDS[R.MANAGER]),
            "staff_unused": await enrolment(staff=peter.id),
        }


async def _complain(actors: dict[Role, Actor]) -> None:
    """Each contact answers and says why; the complaint of one is about attitude and reaches the owners too."""
    for role, score, words in (
        (R.CONTACT, "4", "СКАЗАЛА-ИРИНА"),
        (R.COLLEAGUE, "8", "СКАЗАЛ-ОЛЕГ"),
        (R.OUTSIDER, "9", "SAID-BY-JOHN"),
    ):
        await actors[role].taps(score)
        if role is R.CONTACT:
            await actors[role].taps("Отношение")
        await actors[role].types(words)


async def _hand_over(stage: Stage, numbers: dict[str, int]) -> None:
    """The manager leaves, the account goes to another; an owner is no longer named by the settings."""
    await stage.stops()
    stage.clock.now += timedelta(hours=2)  # what is said from here on is no part of the comments above
    stage.programme = settings(OWNER_ID, 12, anonymous=stage.programme.anonymous)
    async with stage.database.write() as conn:
        await retire(conn, StaffId(numbers["removed_manager"]), now=stage.clock())
        await conn.execute(
            sa.update(accounts).where(accounts.c.id == numbers["vector"]).values(manager_id=numbers["manager"])
        )
        filling = Filling(conn, now=stage.clock())
        for name in ("irina", "john"):
            contact = await get_contact(conn, numbers[name])
            numbers[f"{name}_open"] = (await filling.asked(contact)).id
    await stage.starts()


async def _write(stage: Stage, author: Actor) -> None:
    """Something for Ирина, of which its author has not said yet whether it is to be sent."""
    await author.person.sends("photo", "СЛОВА-ДЛЯ-КЛИЕНТА", reply_to=author.find("🔴 4 из 10"), album=ALBUM)
    await stage.settles()
    await stage.passes(seconds=2)
    assert author.sees("Отправить клиенту?"), author.screen


async def _promise(stage: Stage, author: Role) -> None:
    """Something that stands before its author to be promised, and what was promised to Ирина, who did not answer."""
    now = stage.clock()
    async with stage.database.write() as conn:
        (case_id,) = (await conn.execute(sa.select(cases.c.id))).scalars()
        maker = await find_staff_by_telegram(conn, IDS[author])
        assert maker
        values = {"case_id": case_id, "staff_id": maker.id, "what": "ОБЕЩАНО", "said": "ОБЕЩАЕМ", "is_day": True}
        values |= {"due_at": now + DAY, "made_at": now, "ask_at": now + DAY}
        asked = {"asked_at": now, "silent_at": now, "settled_at": now}
        await insert_row(conn, promises, **values, **asked, state=PromiseState.UNCONFIRMED)
        await insert_row(conn, promises, **values, state=PromiseState.DRAFT)


async def _record(stage: Stage, author: Role) -> None:
    """What was recorded as an answer of Ирина, and another one that its author has not saved yet."""
    now = stage.clock()
    async with stage.database.write() as conn:
        (irina,) = (
            await conn.execute(sa.select(contacts.c.id).where(contacts.c.telegram_id == IDS[R.CONTACT]))
        ).scalars()
        writer = await find_staff_by_telegram(conn, IDS[author])
        assert writer
        contact = await get_contact(conn, irina)
        saved = await recordings.begin(conn, writer.id, contact.id, now=now)
        answer = await recorded.add(conn, saved.id, contact, Score(7), Channel.PHONE, (), by=writer.id, now=now)
        assert await recordings.save(conn, saved, answer.id, now=now)
        draft = await recordings.begin(conn, writer.id, contact.id, now=now)
        said = {"channel": Channel.PHONE, "score": 3, "step": RecordingStep.REVIEW, "is_reviewed": True}
        assert await recordings.change(conn, draft, now=now, **said)


async def _come(stage: Stage) -> None:
    """Somebody shares a number by the link for everybody that a client of «Вектор» has: its manager is asked."""
    newcomer = stage.actor(NEWCOMER_ID, "Пришелец", language_code="ru", phone="+79004445566")
    await newcomer.opens(link.PUBLIC)
    await newcomer.taps("Согласиться и продолжить")
    await newcomer.taps("📱 Отправить мой номер")
    assert newcomer.sees("номер получен"), newcomer.screen


async def _recommend(stage: Stage, numbers: dict[str, int]) -> None:
    """John, a promoter, has a link of his own; somebody came by it, and the owners are to say who looks after them."""
    now = stage.clock()
    async with stage.database.write() as conn:
        numbers["referral"] = (await referrals.ensure(conn, ContactId(numbers["john"]), now=now)).id
        human = TelegramId(SENT_ID)
        await meet(conn, human, name="Посланец", username=None, language="ru", now=now)
        came = {"telegram_id": human, "state": NewcomerState.WAITING, "version": "2", "mode": ConsentMode.NAMED}
        came |= {"opened_at": now, "agreed_at": now, "called": "Посланец Тайный", "company": "Вектор-Тайный"}
        numbers["sent"] = await insert_row(conn, newcomers, **came, referral_id=numbers["referral"])
    numbers["quote_mark"] = mark_of("SAID-BY-JOHN", "")


async def _mend(stage: Stage, mender: Role) -> None:
    """What repeats and is somebody's to mend; and what is mended, of which John had complained."""
    now = stage.clock()
    async with stage.database.write() as conn:
        (john,) = (
            await conn.execute(sa.select(contacts.c.id).where(contacts.c.telegram_id == IDS[R.OUTSIDER]))
        ).scalars()
        case = {"contact_id": john, "account_id": (await get_contact(conn, john)).account_id, "state": "confirmed"}
        case |= {"opened_at": now - DAY, "closed_at": now, "contacted_at": now, "settled_at": now, "why": CaseWhy.STAFF}
        case |= {"deadline_version": 1, "ring_level": 0, "retries": 0, "reopened": 0, "outcome": "РЕШЕНО"}
        await insert_row(conn, cases, **case, cause=Reason.FLEXIBILITY)
        maker = await find_staff_by_telegram(conn, IDS[mender])
        assert maker
        item = {"accounts": 3, "most": 1, "is_day": True, "opened_at": now}
        given = {"staff_id": maker.id, "due_at": now + DAY}
        await insert_row(conn, fixes, **item, **given, reason=Reason.ATTITUDE)
        await insert_row(conn, fixes, **item, reason=Reason.FLEXIBILITY, done_at=now, done_by=maker.id)


async def _bring(owner: Actor) -> None:
    """A file of which its sender has not said what it is, and past answers of Ирина that they have not taken over."""
    await owner.sends_document("answers.csv", PAST_ANSWERS)
    await owner.sends_document("answers.csv", PAST_ANSWERS)
    await owner.taps("Прошлые ответы")
    await owner.taps("Порекомендуете ли нас")
    assert owner.sees("Вопрос: порекомендуют ли вас."), owner.screen
    await owner.sends_document("deals.csv", DEALS)
    await owner.taps("События")
    assert owner.sees("В файле 1 событие"), owner.screen


async def _happen(stage: Stage, author: Role) -> None:
    """What one of the staff has written down about «Вектор»."""
    now = stage.clock()
    async with stage.database.write() as conn:
        maker = await find_staff_by_telegram(conn, IDS[author])
        assert maker
        (vector,) = (await conn.execute(sa.select(accounts.c.id).where(accounts.c.name == VECTOR))).scalars()
        told = {"account_id": vector, "kind": EventKind.STAGE, "happened_on": now.date(), "note": "ЗАПИСАНО-О-ВЕКТОРЕ"}
        told |= {"source": EventSource.STAFF, "key": "staff:1:1", "recorded_by": maker.id, "created_at": now}
        await insert_row(conn, events, **told, moved=False)


async def _run_audit(stage: Stage, numbers: dict[str, int]) -> None:
    """An audit that waits to go on, and has asked nobody."""
    async with stage.database.write() as conn:
        audit = await surveys.find_of_kind(conn, SurveyKind.AUDIT)
        owner = await find_staff_by_telegram(conn, OWNER_ID)
        assert audit
        assert owner
        irina = [ContactId(numbers["irina"])]
        started = await campaigns.start(conn, audit.id, owner.id, "VIP", irina, now=stage.clock())
        await campaigns.change_state(conn, started, CampaignState.PAUSED, now=stage.clock())
        numbers["campaign"] = started.id


async def _offer_exports(stage: Stage) -> dict[str, int]:
    """What three of the staff were shown of an export, which none of them has begun."""
    async with stage.database.write() as conn:
        numbers = {}
        for name, role in (("own_export", R.OWNER), ("manager_export", R.MANAGER), ("other_export", R.OTHER_MANAGER)):
            reader = await find_staff_by_telegram(conn, IDS[role])
            assert reader
            numbers[name] = (await kept.ask(conn, reader.id, EVERYTHING, None, now=stage.clock())).id
    return numbers


async def _count(stage: Stage) -> dict[str, int]:
    numbers = {}
    for name, number in await stage.query(
        "SELECT c.name, r.id FROM responses r JOIN contacts c ON c.id = r.contact_id WHERE recorded_by IS NULL"
    ):
        numbers[f"{_short(name)}_response"] = number
    answered = """SELECT c.name, r.invitation_id FROM responses r JOIN contacts c ON c.id = r.contact_id
        WHERE recorded_by IS NULL"""
    for name, number in await stage.query(answered):
        numbers[f"{_short(name)}_invitation"] = number
    (numbers["case"],) = await stage.query("SELECT id FROM cases WHERE closed_at IS NULL")
    numbers["fix"], numbers["mended"] = await stage.query("SELECT id FROM fixes ORDER BY id")
    (numbers["newcomer"],) = await stage.query("SELECT id FROM newcomers WHERE referral_id IS NULL")
    (numbers["relay"],) = await stage.query("SELECT id FROM relays")
    numbers["promised"], numbers["promise"] = await stage.query("SELECT id FROM promises ORDER BY id")
    (numbers["recorded"],) = await stage.query("SELECT id FROM responses WHERE recorded_by IS NOT NULL")
    numbers["saved"], numbers["recording"] = await stage.query("SELECT id FROM recordings ORDER BY id")
    (numbers["light"],) = await stage.query(
        "SELECT l.id FROM light_cards l JOIN contacts c ON c.id = l.contact_id WHERE c.name = 'Олег Данилевский'"
    )
    imports = await stage.query(
        "SELECT i.id, s.telegram_id FROM imports i JOIN staff s ON s.id = i.staff_id WHERE i.kind = 'clients'"
    )
    numbers["asked_file"], numbers["past_file"] = await stage.query(
        "SELECT id FROM imports WHERE kind = 'history' ORDER BY id"
    )
    (numbers["events_file"],) = await stage.query("SELECT id FROM imports WHERE kind = 'events'")
    (numbers["event"],) = await stage.query("SELECT id FROM events")
    names = {OWNER_ID: "import", 12: "other_import", None: "removed_import"}
    numbers |= {
        _short(name): number for name, number in await stage.query("SELECT name, id FROM contacts") if name in SHORT
    }
    numbers["mark"] = crc32(f"{numbers['mended']}:{(numbers['john'],)}:ПОЧИНИЛИ".encode())
    return numbers | {names[telegram]: number for number, telegram in imports}


SHORT = {"Ирина Канарейкина": "irina", "Олег Данилевский": "oleg", "John Smithson": "john"}


def _short(name: str) -> str:
    return SHORT[name]


def payload_of_another_key(kind: link.Kind, enrolment: int) -> str:
    return link.make(link.derive_key(TOKEN + "x"), kind, enrolment)
