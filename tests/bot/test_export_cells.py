"""Every cell of an export against the rows of the database, by plain Python: for made-up companies, whoever reads."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from html import unescape
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from bot.errands.export_writer import write
from messages.account_signs import signs_told
from messages.export_words import SHEETS, column_titles, sheet_title
from messages.sign_words import colour_name
from messages.texts import label
from messages.writing import Context
from nps.colours import colour_of, signals
from nps.programme import Programme
from nps.scope import Scope
from nps.score import Tally
from nps.values import Channel, Circle, ContactState, ErasedWhy, Loyalty, Reason, RelationStatus, Role, SurveyKind
from storage.colours.known import list_known
from storage.engine.conn import FullConn
from storage.engine.database import Database
from storage.engine.statements import append_row, insert_row
from storage.exports.kept import told_of
from storage.privacy import erasing
from storage.privacy.erasing import Terms
from storage.schema import case_events, comment_parts, metadata, promises, quotes, response_reasons, responses
from storage.schema import cases as cases_table
from tests.filling import NOW, Filling
from tests.workbooks import sheets_of, tables_of

ZONE, COMPANY_ZONE = ZoneInfo("Asia/Vladivostok"), ZoneInfo("Europe/Moscow")
ALWAYS = (datetime(1900, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC))
LATELY = (NOW - timedelta(days=60), NOW - timedelta(days=10))
Rows = dict[str, dict[int, dict[str, Any]]]
Signs = dict[int, tuple[str, str]]


async def make_up(conn: FullConn, random: Random) -> list[int]:
    """A company of three managers; returns the numbers of its staff, the owner first."""
    filling = Filling(conn, now=NOW - timedelta(days=200))
    owner = await filling.owner("Шеф")
    managers = [await filling.manager(f"Менеджер {name}") for name in "АБВ"]
    deal = await filling.survey(SurveyKind.DEAL)
    people = []
    for number in range(9):
        account = await filling.account(
            random.choice(["ООО «Б»", "=А", "🔥🔥", f"Клиент {number}", "альфа"]),
            manager=random.choice([*managers, None]),
            segment=random.choice(["VIP", "B", None]),
            region=random.choice(["Урал", "+Юг", None]),
            revenue=random.choice([0, 12_400_000, None]),
            debt=random.choice([-5, None]),
            status=random.choice([*RelationStatus, None]),
            loyalty=random.choice([*Loyalty, None]),
            buys_for=random.choice([["benefit", "safety"], None]),
            tags=random.choice([["а", "б"], None]),
            first_delivery=random.choice([date(2025, 2, 28), None]),
        )
        for _ in range(random.randrange(5)):
            contact = await filling.contact(
                random.choice(["Ирина Ким", "-Олег", "@Мария", "John <b>"]),
                account=account,
                joined=random.random() < 0.8,
                manager_id=random.choice([None, None, None, managers[0].id]),
                circle=random.choice([*Circle, None]),
                phone=random.choice(["+79161234567", None]),
                position=random.choice(["директор\nпо закупкам", None]),
            )
            people.append(contact)
    for number, contact in enumerate(random.choices(people, k=60)):
        at = NOW - timedelta(days=random.randrange(120), minutes=number)
        if contact.state is not ContactState.JOINED:
            continue
        asked = await filling.asked(contact, at=at, survey=random.choice([None, None, deal]))
        answer = await filling.answered(contact, random.randrange(11), at=at, invitation=asked)
        recorded = {"channel": random.choice([Channel.PHONE, Channel.TYPED]), "recorded_by": random.choice(managers).id}
        changed = sa.update(responses).where(responses.c.id == answer.id)
        if random.random() < 0.2:
            await conn.execute(changed.values(**recorded, replaced_at=random.choice([at, None])))
        for reason in random.sample([*Reason], random.randrange(3)):
            await append_row(conn, response_reasons, response_id=answer.id, reason=reason)
        for part in range(random.randrange(3)):
            said = {"response_id": answer.id, "kind": random.choice(["text", "voice"]), "created_at": at}
            said |= {"text": random.choice(["Всё хорошо", "=1+1", None]), "source_chat_id": 1}
            await insert_row(conn, comment_parts, **said, source_message_id=number * 10 + part)
        await _permit(conn, number, answer.id, contact.id, at)
        if random.random() < 0.3:
            await _complain(conn, random, contact.id, contact.account_id, managers[0].id, at)
    gone = [people[0].id, people[-1].id]
    await erasing.erase(conn, gone, Terms(b"key", keeps_score=True), why=ErasedWhy.REQUEST, now=NOW)
    return [owner.id, *(manager.id for manager in managers)]


async def _permit(conn: FullConn, number: int, answer: int, contact: int, at: datetime) -> None:
    """Most may be quoted, every third of them without a name; every fifth was withdrawn."""
    words = {"text": ("Возят <вовремя>", "=1+1")[number % 2], "signature": "-Олег, «Б»" if number % 3 else None}
    state, said = ("given", words) if number % 5 else ("withdrawn", {"text": None, "signature": None})
    asked = {"response_id": answer, "contact_id": contact, "state": state, "asked_at": at}
    await insert_row(conn, quotes, **asked, **said, settled_at=at + timedelta(hours=1))


async def _complain(conn: FullConn, random: Random, contact: int, account: int, staff_id: int, at: datetime) -> None:
    case = {"contact_id": contact, "account_id": account, "state": "confirmed", "why": "detractor", "opened_at": at}
    case |= {"deadline_version": 1, "ring_level": 0, "retries": 0, "reopened": random.randrange(3), "closed_at": at}
    case |= {
        "cause": random.choice([*Reason, None]),
        "outcome": random.choice(["@Починили", None]),
        "taken_by": staff_id,
    }
    number = await insert_row(conn, cases_table, **case, taken_at=at)
    for event in ("opened", "taken", "confirmed")[: random.randrange(4)]:
        who = random.choice([staff_id, None])
        await append_row(conn, case_events, case_id=number, event=event, at=at, staff_id=who)
    for state in ("kept", "draft", "broken")[: random.randrange(4)]:
        later = at + timedelta(days=2)
        made = {
            "case_id": number,
            "staff_id": staff_id,
            "state": state,
            "what": "-Привезём",
            "said": "…",
            "made_at": at,
        }
        made |= {"due_at": later, "is_day": random.random() < 0.5, "ask_at": later, "silent_at": later}
        await insert_row(conn, promises, **made)


async def everything(conn: FullConn) -> Rows:
    found: Rows = {}
    for table in metadata.sorted_tables:
        rows = (await conn.execute(sa.select(table).order_by(*table.primary_key))).mappings()
        found[table.name] = {number: dict(row) for number, row in enumerate(rows, 1)}
    for name in ("accounts", "contacts", "staff", "responses", "cases", "surveys"):
        found[name] = {row["id"]: row for row in found[name].values()}
    return found


async def signs_of(conn: FullConn) -> Signs:
    """The colour's name and the first sign, as /accounts says them of all companies."""
    programme = Programme(company="Стройснаб", zone=COMPANY_ZONE, currency="RUB")
    ctx = Context(conn, NOW, programme)
    found: Signs = {}
    for each in await list_known(conn, Scope(), now=ctx.now, today=ctx.today):
        told = list(signals(each, now=ctx.now, today=ctx.today))
        why = unescape(signs_told(ctx, "ru", told, most=1)).replace("\xa0", " ")
        found[each.account] = colour_name("ru", colour_of(told[0] if told else None)), why
    return found


class Plain:
    """The same by plain Python: `manager` None is an owner."""

    def __init__(
        self, rows: Rows, manager: int | None, scope: Scope, span: tuple[datetime, datetime], signs: Signs
    ) -> None:
        self.rows, self.manager, self.scope, self.span, self.signs = rows, manager, scope, span, signs
        self.accounts, self.contacts, self.staff = rows["accounts"], rows["contacts"], rows["staff"]

    def whose(self, contact: dict[str, Any]) -> int | None:
        account = self.accounts[contact["account_id"]]
        found: int | None = contact["lent_to"] or contact["manager_id"] or account["manager_id"]
        return found

    def is_shown(self, contact: dict[str, Any]) -> bool:
        account, scope = self.accounts[contact["account_id"]], self.scope
        return (
            contact["state"] is not ContactState.ERASED
            and self.manager in (None, self.whose(contact))
            and scope.manager in (None, self.whose(contact))
            and scope.segment in (None, account["segment"])
            and scope.region in (None, account["region"])
            and scope.circle in (None, contact["circle"])
            and scope.account in (None, account["id"])
        )

    def answers(self, *, erased: bool = False) -> list[dict[str, Any]]:
        """As they were when they were given, of whoever is the reader's now."""
        scope = self.scope
        return [
            answer
            for answer in self.rows["responses"].values()
            for contact in [self.contacts[answer["contact_id"]]]
            if (erased or contact["state"] is not ContactState.ERASED)
            and self.manager in (None, self.whose(contact))
            and self.span[0] <= answer["first_tap_at"] < self.span[1]
            and scope.manager in (None, answer["manager_id"])
            and scope.segment in (None, answer["segment"])
            and scope.region in (None, self.accounts[answer["account_id"]]["region"])
            and scope.circle in (None, answer["circle"])
            and scope.account in (None, answer["account_id"])
        ]

    def counts(self, answer: dict[str, Any]) -> bool:
        """Of the regular survey, and the last one of its contact in the span."""
        if self.rows["surveys"][answer["survey_id"]]["kind"] is not SurveyKind.REGULAR:
            return False
        later = [
            other
            for other in self.rows["responses"].values()
            if (other["contact_id"], other["survey_id"]) == (answer["contact_id"], answer["survey_id"])
            and answer["first_tap_at"] < other["first_tap_at"] < self.span[1]
        ]
        return not later

    def name(self, staff_id: int | None) -> str:
        return self.staff[staff_id]["name"] if staff_id else ""

    def complaints(self) -> list[dict[str, Any]]:
        return [
            case
            for case in self.rows["cases"].values()
            if self.is_shown(self.contacts[case["contact_id"]]) and self.span[0] <= case["opened_at"] < self.span[1]
        ]

    def sheet(self, name: str) -> list[list[Any]]:
        return {
            "answers": self._answers,
            "accounts": self._accounts,
            "contacts": self._contacts,
            "cases": self._cases,
            "events": self._events,
            "promises": self._promises,
            "quotes": self._quotes,
        }[name]()

    def of(self, table: str, answer: int) -> list[dict[str, Any]]:
        return [row for row in self.rows[table].values() if row["response_id"] == answer]

    def _answers(self) -> list[list[Any]]:
        found = []
        newest = sorted(self.answers(), key=lambda answer: (answer["first_tap_at"], answer["id"]), reverse=True)
        for answer in newest:
            contact, survey = self.contacts[answer["contact_id"]], self.rows["surveys"][answer["survey_id"]]
            reasons = sorted(row["reason"].value for row in self.of("response_reasons", answer["id"]))
            parts = sorted(self.of("comment_parts", answer["id"]), key=lambda row: row["id"])
            voice = f"[{label('ru', 'held-part-voice')}]"
            said = [
                row["text"] if row["kind"].value == "text" else f"{voice} {row['text'] or ''}".strip() for row in parts
            ]
            score = answer["score"]
            found.append(
                [
                    *(answer["id"], answer["first_tap_at"], self.accounts[contact["account_id"]]["name"]),
                    *(contact["name"], contact["position"], _word("circle", answer["circle"]), score),
                    "промоутер" if score > 8 else "нейтральный" if score > 6 else "детрактор",
                    ", ".join(label("ru", f"reason-{reason}") for reason in reasons),
                    "\n".join(text for text in said if text),
                    label("ru", f"survey-name-{survey['kind'].value}"),
                    label("ru", f"held-channel-{answer['channel'].value}"),
                    self.name(answer["recorded_by"]) if answer["channel"] is Channel.PHONE else "",
                    "да" if answer["replaced_at"] else "",
                    *(self.name(answer["manager_id"]), answer["segment"]),
                    self.accounts[contact["account_id"]]["region"],
                    "да" if self.counts(answer) else "",
                ]
            )
        return found

    def _accounts(self) -> list[list[Any]]:
        scope, found = self.scope, []
        for account in sorted(self.accounts.values(), key=lambda row: row["id"]):
            people = [row for row in self.contacts.values() if row["account_id"] == account["id"]]
            is_wanted = (
                self.manager in (None, account["manager_id"])
                and scope.manager in (None, account["manager_id"])
                and scope.segment in (None, account["segment"])
                and scope.region in (None, account["region"])
                and scope.account in (None, account["id"])
                and (scope.circle is None or scope.circle in [row["circle"] for row in people])
            )
            shown = [row for row in people if self.is_shown(row)]
            columns = ("segment", "abc", "xyz", "type", "region")
            buys = [label("ru", f"buys-{why}") for why in account["buys_for"] or ()]
            if is_wanted:
                found.append(
                    [
                        *(account["id"], account["external_id"], account["name"], self.name(account["manager_id"])),
                        *(account[column] for column in columns),
                        _word("relation", account["status"]),
                        *(account["revenue"], account["debt"], account["first_delivery"], account["last_purchase"]),
                        *(_word("loyalty", account["loyalty"]), ", ".join(buys), ", ".join(account["tags"] or ())),
                        *(len(shown), len([row for row in shown if row["joined_at"]])),
                        *self.signs.get(account["id"], ("", "")),
                    ]
                )
        return found

    def _contacts(self) -> list[list[Any]]:
        found = []
        for contact in sorted(self.contacts.values(), key=lambda row: row["id"]):
            if not self.is_shown(contact):
                continue
            theirs = [
                answer
                for answer in self.answers()
                if answer["contact_id"] == contact["id"] and answer["replaced_at"] is None
            ]
            last = max(theirs, key=lambda answer: (answer["first_tap_at"], answer["id"]), default=None)
            state = {"joined": "в боте", "invited": "приглашение ждёт"}[contact["state"].value]
            cells = [
                *(contact["id"], contact["external_id"], contact["name"]),
                *(self.accounts[contact["account_id"]]["name"], self.name(self.whose(contact))),
                *(_word("circle", contact["circle"]), contact["position"], contact["phone"], contact["email"], state),
                *(contact["joined_at"], contact["language"], contact["timezone"]),
                *((last["score"], last["first_tap_at"]) if last else ("", "")),
            ]
            found.append(cells if self.manager is None else cells[:7] + cells[9:])
        return found

    def _cases(self) -> list[list[Any]]:
        newest = sorted(self.complaints(), key=lambda case: (case["opened_at"], case["id"]), reverse=True)
        return [
            [
                *(case["id"], case["opened_at"], self.accounts[contact["account_id"]]["name"], contact["name"]),
                *(self.name(self.whose(contact)), "клиент подтвердил", "низкая оценка", ""),
                *(case["taken_at"], self.name(case["taken_by"]), "", "", case["closed_at"]),
                *(_word("reason", case["cause"]), "", case["outcome"], case["reopened"]),
            ]
            for case in newest
            for contact in [self.contacts[case["contact_id"]]]
        ]

    def _events(self) -> list[list[Any]]:
        shown = {case["id"]: case for case in self.complaints()}
        events = sorted(self.rows["case_events"].values(), key=lambda row: (row["case_id"], row["id"]))
        return [
            [
                row["case_id"],
                self._account_of(shown[row["case_id"]]),
                row["at"],
                label("ru", f"case-event-{row['event'].value}"),
                self.name(row["staff_id"]),
            ]
            for row in events
            if row["case_id"] in shown
        ]

    def _account_of(self, case: dict[str, Any]) -> str:
        return str(self.accounts[self.contacts[case["contact_id"]]["account_id"]]["name"])

    def _promises(self) -> list[list[Any]]:
        found = []
        for row in sorted(self.rows["promises"].values(), key=lambda row: (row["made_at"], row["id"]), reverse=True):
            case = self.rows["cases"][row["case_id"]]
            contact = self.contacts[case["contact_id"]]
            if not self.is_shown(contact) or row["state"].value == "draft":
                continue
            if self.span[0] <= row["made_at"] < self.span[1]:
                due = row["due_at"].astimezone(ZONE).date() if row["is_day"] else row["due_at"]
                state = {"kept": "выполнено", "broken": "нарушено"}[row["state"].value]
                found.append(
                    [
                        *(row["case_id"], self._account_of(case), contact["name"], row["what"]),
                        *(self.name(row["staff_id"]), row["made_at"], due, state, row["settled_at"]),
                    ]
                )
        return found

    def _quotes(self) -> list[list[Any]]:
        """A nameless one names nobody."""
        found = []
        newest = sorted(self.rows["quotes"].values(), key=lambda row: (row["settled_at"], row["id"]), reverse=True)
        for row in newest:
            contact, answer = self.contacts[row["contact_id"]], self.rows["responses"][row["response_id"]]
            usable = row["state"].value == "given" and answer["score"] > 8 and not answer["replaced_at"]
            if usable and self.is_shown(contact) and self.span[0] <= row["settled_at"] < self.span[1]:
                company = self.accounts[contact["account_id"]]["name"] if row["signature"] else None
                found.append([row["text"], row["signature"], answer["score"], company, row["settled_at"]])
        return found


def _word(family: str, code: Any) -> str:
    return label("ru", f"{family}-{code.value}") if code else ""


def in_workbook(cell: Any) -> Any:
    """As another library reads it: numbers are floats, and an empty cell an empty text."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.astimezone(ZONE).replace(tzinfo=None, microsecond=0)
    return float(cell) if isinstance(cell, int) else cell


def in_table(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f"{cell.astimezone(ZONE):%Y-%m-%d %H:%M:%S}"
    text = str(cell)
    return f"'{text}" if isinstance(cell, str) and text[:1] in ("=", "+", "-", "@") else text


def scopes(staff_ids: list[int]) -> Iterator[Scope]:
    yield Scope()
    yield Scope(segment="VIP")
    yield Scope(region="Урал", circle=Circle.USER)
    yield Scope(manager=staff_ids[1])  # type: ignore[arg-type]
    yield Scope(account=3)  # type: ignore[arg-type]


def asked_of(database: Database, folder: Path, reader: tuple[int, Role], scope: Scope, **more: Any) -> dict[str, Any]:
    """What the errand asks of the writing process, through JSON as it goes there."""
    asked = {
        "url": database.url.render_as_string(hide_password=False),
        "folder": str(folder),
        "staff": reader[0],
        "role": reader[1].value,
        "scope": told_of(scope),
        "start": ALWAYS[0].isoformat(),
        "end": ALWAYS[1].isoformat(),
        "zone": str(ZONE),
        "company_zone": str(COMPANY_ZONE),
        "language": "ru",
        "phones": reader[1] is Role.OWNER,
        "anonymous": False,
        "limit": 49 * 10**6,
        "company": "Стройснаб",
        "currency": "RUB",
        "what": "всё",
        "when": "всегда",
        "made_at": NOW.isoformat(),
        "by": None,
    }
    told: dict[str, Any] = json.loads(json.dumps(asked | more))
    return told


@pytest.mark.parametrize("seed", range(3))
async def test_every_cell_is_what_plain_python_makes_of_the_rows(database: Database, tmp_path: Path, seed: int) -> None:
    async with database.write() as conn:
        staff_ids = await make_up(conn, Random(seed))
    async with database.read() as conn:
        rows, signs = await everything(conn), await signs_of(conn)
    assert {colour for colour, _ in signs.values()} >= {"под угрозой", "не слышно"}
    readers = [(staff_ids[0], Role.OWNER), *((number, Role.MANAGER) for number in staff_ids[1:])]
    held = 0
    for number, (reader, scope, span) in enumerate(itertools.product(readers, scopes(staff_ids), (ALWAYS, LATELY))):
        if reader[1] is Role.MANAGER and scope.manager not in (None, reader[0]):
            continue
        form = "xlsx" if number % 2 else "csv"
        asked = asked_of(database, tmp_path, reader, scope, start=span[0].isoformat(), end=span[1].isoformat())
        made = await write(asked | {"format": form})
        content = (tmp_path / made["files"][0]).read_bytes()
        read: dict[str, list[list[Any]]] = sheets_of(content) if form == "xlsx" else tables_of(content)
        plain = Plain(rows, None if reader[1] is Role.OWNER else reader[0], _own(scope, reader), span, signs)
        for sheet in SHEETS:
            there = read[sheet_title("ru", sheet) if form == "xlsx" else f"{sheet}.csv"]
            shown = in_workbook if form == "xlsx" else in_table
            expected = [[shown(cell) for cell in row] for row in plain.sheet(sheet)]
            assert there[0] == column_titles("ru", sheet, phones=reader[1] is Role.OWNER)
            if sheet in ("accounts", "contacts"):  # by name, which each database sorts its own way
                there[1:] = sorted(there[1:], key=lambda row: float(row[0]))
            assert there[1:] == expected, (reader, scope, span, sheet)
            held += len(expected)
        summary = {row[0]: row[1] for row in read["Сводка" if form == "xlsx" else "summary.csv"] if row}
        counted = [answer for answer in plain.answers(erased=True) if plain.counts(answer)]
        tally = Tally.of(answer["score"] for answer in counted)
        index = tally.nps if tally.count >= 5 else "мало ответов"
        told = [summary[name] for name in ("NPS", "Оценок в индексе", "Промоутеры", "Нейтральные", "Детракторы")]
        wanted = [index, tally.count, tally.promoters, tally.passives, tally.detractors]
        assert told == [str(value) if form == "csv" else in_workbook(value) for value in wanted]
    assert held > 400


def _own(scope: Scope, reader: tuple[int, Role]) -> Scope:
    """Of a manager who names themselves nothing more is asked than of one who does not."""
    return Scope() if reader[1] is Role.MANAGER and scope.manager == reader[0] else scope


@pytest.mark.parametrize("form", ["xlsx", "csv"])
async def test_where_answers_are_anonymous_no_quote_names_anybody(sqlite: Database, tmp_path: Path, form: str) -> None:
    async with sqlite.write() as conn:
        staff_ids = await make_up(conn, Random(1))
    asked = asked_of(sqlite, tmp_path, (staff_ids[0], Role.OWNER), Scope(), format=form)
    _, *named = _read(form, [(tmp_path / (await write(asked))["files"][0]).read_bytes()])[_called("quotes", form)]
    made = await write(asked | {"anonymous": True})
    _, *nameless = _read(form, [(tmp_path / made["files"][0]).read_bytes()])[_called("quotes", form)]

    assert any(row[1] for row in named)
    assert [row[0] for row in nameless] == [row[0] for row in named]
    assert {(row[1], row[3]) for row in nameless} == {("", "")}


def _called(sheet: str, form: str) -> str:
    return sheet_title("ru", sheet) if form == "xlsx" else f"{sheet}.csv"


@pytest.mark.parametrize("form", ["xlsx", "csv"])
async def test_what_is_too_large_for_one_file_goes_on_in_the_next(sqlite: Database, tmp_path: Path, form: str) -> None:
    async with sqlite.write() as conn:
        staff_ids = await make_up(conn, Random(1))
    reader = (staff_ids[0], Role.OWNER)
    whole = await write(asked_of(sqlite, tmp_path, reader, Scope(), format=form))
    once = _read(form, [(tmp_path / name).read_bytes() for name in whole["files"]])
    size = (tmp_path / whole["files"][0]).stat().st_size
    parted = await write(asked_of(sqlite, tmp_path, reader, Scope(), format=form, limit=size * 9 // 10))
    files = [tmp_path / name for name in parted["files"]]

    assert len(files) > 1
    assert _read(form, [file.read_bytes() for file in files]) == once
    assert all(file.stat().st_size <= size * 9 // 10 for file in files)


def _read(form: str, contents: list[bytes]) -> dict[str, list[list[Any]]]:
    """The sheets of all parts, one below the other, without the titles of all but the first."""
    joined: dict[str, list[list[Any]]] = {}
    for content in contents:
        read: dict[str, list[list[Any]]] = sheets_of(content) if form == "xlsx" else tables_of(content)
        for name, rows in read.items():
            if name.startswith(("Сводка", "summary")):
                continue
            joined[name] = [*joined[name], *rows[1:]] if name in joined else rows
    return joined
