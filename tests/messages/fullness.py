"""A company in which everything that can be long is long: what every letter is composed from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from actions import case_steps
from actions.recording import MOST_PARTS
from actions.turn import Turn
from handlers.settling import LONGEST
from messages import client_words
from messages.envelopes import to_contact, to_staff
from messages.figures_of import code_of
from messages.fix_news import LONGEST as LONGEST_NEWS
from messages.leads import AT_A_TIME
from messages.owed import Envelope
from messages.quotes import quotable, signature_of
from messages.scope_code import EVERYTHING
from messages.writing import Context
from nps import link
from nps.client_list import Note, RowError
from nps.client_reading import read_list
from nps.climbing import Level
from nps.event_columns import EventRole
from nps.file_kind import FileKind
from nps.past_titles import Role as PastRole
from nps.period import containing
from nps.programme import Programme
from nps.promise_dates import By
from nps.scope import Scope
from nps.values import (
    AccountId,
    AlertWhy,
    BuysFor,
    CampaignId,
    CaseEvent,
    Channel,
    Circle,
    EnrolmentId,
    ErasedWhy,
    EventKind,
    ExportFormat,
    FixNewsState,
    LightCardId,
    Loyalty,
    MergeKind,
    NewcomerId,
    NoteKind,
    PartKind,
    PeriodKind,
    PromiseState,
    QuoteState,
    Reason,
    RecordingStep,
    Role,
    Score,
    SurveyKind,
    TelegramId,
    Unreachable,
    Wording,
)
from storage.answers import client_messages, comments, corrections, quotes, recorded, recordings, responses
from storage.answers.client_messages import ClientMessage
from storage.answers.comments import Part
from storage.answers.recordings import Recording
from storage.asking import campaigns, holds, surveys
from storage.cases import cases, light_alerts, light_cards, notes, promises, relays
from storage.cases.cases import Case
from storage.cases.relays import Said
from storage.engine.conn import FullConn
from storage.engine.statements import append_row, insert_row
from storage.exports import kept
from storage.exports.what import stamp_of
from storage.lists import files, imports, past, told_events
from storage.lists.event_matching import MatchedEvent
from storage.lists.past import Matched, Past
from storage.lists.told_events import Told
from storage.people import absences, enrolments, events, newcomers, places, referrals
from storage.people.clients import Contact, get_contact
from storage.people.reachability import record_unreachable
from storage.people.staff import Staff, list_staff
from storage.people.who import meet, set_language
from storage.privacy import erasing
from storage.privacy.erasing import Terms
from storage.queues import holding
from storage.schema import accounts, case_rings, fix_news, fixes, losses, merges, response_reasons
from tests.filling import DAY, Filling

HARD = "<&>🙂"
PLAIN = "Третий раз подряд везут позже срока 🙂 <b>и</b> никто не звонит. "
"""Five of Telegram's units that take fourteen when escaped, and end in a character of two."""
COMMENT = HARD * 819 + "!"
CAPTION = HARD * 204 + "!!!!"
LIVES = timedelta(days=90)
PROGRAMME = Programme(
    company="Стройснаб & Ко",
    link_key=link.derive_key("1:test"),
    privacy_url='https://example.com/?a=1&b="<2>',
)


def long(words: str, length: int) -> str:
    """The words, drawn out to this many characters with what is hard to escape."""
    return (f"{words} {'<&> «ё» ' * length}")[:length].strip()


Owed = tuple[Envelope, dict[str, Any]]


@dataclass(frozen=True)
class Full:
    """Whom each letter goes to, and its arguments."""

    ctx: Context
    letters: dict[str, Owed]


async def fill(conn: FullConn, *, language: str, name_length: int, comment: str = COMMENT) -> Full:
    """Every name of `name_length` characters, every list full, and this comment."""
    filling = Filling(conn)
    full = _Filled(filling, name_length, comment)
    owner = await filling.owner(long("Павел Громов", name_length))
    manager = await filling.manager(long("Анна Смирнова", name_length))
    for number in range(20):
        await filling.manager(long(f"Менеджер {number}", name_length), joined=False)
    contact = await full.contact("Ирина Ким", manager)
    waiting = [await full.contact(f"Ещё {number}", manager, joined=False) for number in range(36)]
    await enrolments.ensure_all(conn, now=filling.now - 3 * DAY, lives=LIVES)
    for silent in waiting[::2]:
        enrolment = await full.enrolment(silent)
        await enrolments.record_opening(conn, enrolment, TelegramId(1000 + silent.id), now=filling.now)
    await full.crowd(manager)
    letters = await full.asked(contact)
    letters |= await full.complained(contact, manager)
    letters |= await full.settled(owner, manager)
    letters |= await full.listed(owner, manager, waiting[0])
    letters |= await full.mended(owner, manager)
    letters |= await full.away(owner, manager)
    letters |= await full.restored(owner)
    letters["audit"] = (to_staff(owner), {"wanted": EVERYTHING, "view": "whom", "page": 0, "edit": None})
    letters["audit of others"] = (to_staff(owner), {"wanted": EVERYTHING, "view": "not", "page": 0, "edit": None})
    letters["campaign"] = (to_staff(owner), {"campaign": await full.campaign(owner)})
    letters["client_card"] = (to_staff(owner), {"account": await full.peopled(manager)})
    gone = await full.contact("Ушедшая", manager)
    await erasing.erase(conn, [gone.id], Terms(b"key", keeps_score=True), why=ErasedWhy.REQUEST, now=filling.now)
    letters |= await full.exports(owner, manager)
    letters["erasure_extract"] = (to_staff(owner), {"contacts": [gone.id], "logged": []})
    letters["own_figures"] = (to_staff(owner), {"period": containing(PeriodKind.QUARTER, filling.now.date()).key})
    letters["survey_list"] = (to_staff(owner), {})
    regular = await surveys.get_regular_survey(conn)
    letters["survey_page"] = (to_staff(owner), {"survey": regular.id, "view": "whom"})
    letters["why_asked"] = (to_staff(owner, about=contact.id), {})
    companies = {"first": waiting[1].account_id, "second": waiting[2].account_id}
    one = {"kind": MergeKind.ACCOUNT, "kept": companies["first"], "gone": companies["second"]}
    merge = await insert_row(conn, merges, **one, staff_id=owner.id, at=filling.now)
    letters["team_list"] = (to_staff(owner), {"page": 1})
    letters["team_member"] = (to_staff(owner), {"member": manager.id})
    letters["team_receivers"] = (to_staff(owner), {"member": manager.id})
    letters["team_handing"] = (to_staff(owner), {"member": manager.id, "receiver": owner.id})
    letters["merge_whom"] = (to_staff(owner), {"kind": MergeKind.STAFF, "number": manager.id, "page": 1})
    letters["merge_look"] = (to_staff(owner), {"kind": MergeKind.ACCOUNT, **companies})
    letters["merge_done"] = (to_staff(owner), {"merge": merge})
    letters["outdated"] = (to_staff(owner), {"message_id": 1})
    letters |= await full.week(owner, manager, waiting)
    letters |= await full.promoters(owner, manager)
    quote = {"message_id": 1, "delivered": (filling.now - 3 * DAY).isoformat()}
    letters["erased_quote"] = (to_staff(owner), quote | {"with_file": True})
    recent = {"message_id": 1, "delivered": filling.now.isoformat(), "with_file": True}
    letters["erased_quote without words"] = (to_staff(owner), recent)
    letters["mydata"] = (to_contact(contact.telegram_id or 0, contact.id), {})
    letters["notice"] = (to_staff(owner), full.notice())
    for telegram_id in (owner.telegram_id, manager.telegram_id, contact.telegram_id):
        assert telegram_id
        await meet(conn, telegram_id, name=long("Имя", 128), username="u" * 32, language="ru", now=filling.now)
        await set_language(conn, telegram_id, language)
    return Full(Context(conn, filling.now, PROGRAMME, bot_username="o" * 32), letters)


class _Filled:
    def __init__(self, filling: Filling, name_length: int, comment: str) -> None:
        self.filling = filling
        self.conn = filling.conn
        self.length = name_length
        self.comment = comment

    async def contact(self, name: str, manager: Staff, **more: Any) -> Contact:
        account = await self.filling.account(
            long(f"ООО «{name}»", self.length), manager=manager, segment=long("VIP", 30), revenue=12_400_000
        )
        return await self.filling.contact(
            long(name, self.length),
            account=account,
            greeting=long(name, self.length),
            position=long("директор", self.length),
            circle=Circle.END_USER,
            phone="+79161234567",
            email=long("a@b.ru", self.length),
            **more,
        )

    async def peopled(self, manager: Staff) -> int:
        """An account of which everybody complains at length."""
        account = (await self.contact("Первая", manager)).account_id
        name = sa.update(accounts).where(accounts.c.id == account)
        await self.conn.execute(name.values(loyalty=Loyalty.DIVIDED, buys_for=[each.value for each in BuysFor]))
        for number in range(12):
            email = long("a@b.ru", self.length)
            contact = await self.filling.contact(
                long(f"Рабочий {number}", self.length), account=account, email=email, circle=Circle.DECISION_MAKER
            )
            case = await self.filling.complaint(contact, 3)
            answer = await self._latest(contact)
            part = Part(PartKind.TEXT, self.comment, None, None, contact.telegram_id or 0, 5000 + number)
            await comments.add_part(self.conn, answer.id, part, now=self.filling.now)
            assert case
        return account

    async def enrolment(self, contact: Contact) -> EnrolmentId:
        return await enrolments.ensure_for_contact(self.conn, contact.id, now=self.filling.now, lives=LIVES)

    async def crowd(self, manager: Staff) -> None:
        """A week in which many joined, complained and were lost, and every case is overdue."""
        for number in range(24):
            contact = await self.contact(f"Клиент {number}", manager)
            case = await self.filling.complaint(contact, number % 11, at=self.filling.now - timedelta(hours=2))
            await self.filling.case(await self._latest(contact), at=self.filling.now - 3 * DAY)
            assert case
            assert contact.telegram_id
            if number % 2:
                lost = Unreachable.DEACTIVATED
                await record_unreachable(self.conn, contact.telegram_id, lost, now=self.filling.now)
        for number in range(6):
            await self._unasked(await self.contact(f"Нельзя спросить {number}", manager))

    async def _unasked(self, contact: Contact) -> None:
        """A case that was closed though its client cannot be asked whether it is settled."""
        turn = Turn(self.conn, self.filling.now - timedelta(hours=1), PROGRAMME)
        case = await self.filling.complaint(contact, 3, at=self.filling.now - timedelta(hours=2))
        for event in (CaseEvent.SETTLED, CaseEvent.NOBODY_TO_ASK):
            case = await case_steps.step(turn, case, event)

    async def _latest(self, contact: Contact) -> responses.Response:
        return (await responses.list_of_contact(self.conn, contact.id))[0]

    async def asked(self, contact: Contact) -> dict[str, Owed]:
        invitation = await self.filling.asked(contact)
        this, chat = {"invitation": invitation.id}, to_contact(contact.telegram_id or 0, contact.id)
        return {
            "question": (chat, this | {"reminder": True}),
            "question_again": (chat, this | {"message_id": 1}),
            "later_choice": (chat, this | {"message_id": 1}),
            "question_back": (chat, this | {"message_id": 1, "until": "2026-12-30T09:00:00+00:00"}),
            "gap_nudge": (chat, this),
            "early_comment": (chat, this),
        }

    async def complained(self, contact: Contact, manager: Staff) -> dict[str, Owed]:
        chat, staff_chat = to_contact(contact.telegram_id or 0, contact.id), to_staff(manager, about=contact.id)
        for days in (300, 200, 100):
            earlier = await self.filling.answered(contact, 3, at=self.filling.now - days * DAY)
            await self._mark_all(earlier)
        response = await self.filling.answered(contact, 0)
        await self._mark_all(response)
        await comments.add_part(
            self.conn, response.id, self._part(PartKind.TEXT, self.comment, 1), now=self.filling.now
        )
        for number in range(10):
            part = self._part(PartKind.PHOTO, CAPTION, 10 + number)
            await comments.add_part(self.conn, response.id, part, now=self.filling.now)
        case = await self.filling.case(response)
        rung = client_words.tell_words(case, manager, contact, "ring", text=COMMENT)
        text = await self._said(contact, self._part(PartKind.TEXT, COMMENT, 30))
        photo = await self._said(contact, self._part(PartKind.PHOTO, CAPTION, 31))
        light = {"card": await self._light(contact, manager), "chat": 500}
        message = {"instead": True}
        return {
            "why": (chat, {"response": response.id}),
            "why_finished": (chat, {"response": response.id, "message_id": 1}),
            "thanks": (chat, {"response": response.id}),
            "case": (staff_chat, {"case": case.id}),
            "contact_promised": (chat, {"response": response.id, "message_id": 1}),
            "light": (staff_chat, {"card": light["card"]}),
            "light_words": (staff_chat, light | {"source": 41, "page": 0}),
            "light_file": (staff_chat, light | {"source": 42}),
            "light_correction": (staff_chat, light | {"source": 41, "page": 0}),
            "relay_status": (staff_chat, {"relay": await self._relay(contact, manager, case)}),
            "case_ring": (staff_chat, rung.arguments),
            "case_part": (staff_chat, {"case": case.id, "source": 10}),
            "client_message": (staff_chat, {"message_id": text.id, **message}),
            "client_message with a photo": (staff_chat, {"message_id": photo.id, **message}),
            "case_rest": (staff_chat, {"case": case.id, "source": 1, "page": 0}),
            "client_rest": (staff_chat, {"message_id": text.id, "page": 0}),
            "client_correction": (staff_chat, {"message_id": text.id, "page": 0}),
            "client_copy": (staff_chat, {"message_id": text.id}),
        }

    async def _light(self, contact: Contact, manager: Staff) -> LightCardId:
        """What was said in long words without a complaint, for an owner in place of the manager."""
        response = await self.filling.answered(contact, 10, at=self.filling.now - DAY)
        await self._mark_all(response)
        card, _ = await light_cards.open_for(self.conn, contact.id, response.id, manager.id, now=self.filling.now)
        for number, (kind, text) in enumerate(
            [(PartKind.PHOTO, COMMENT), (PartKind.TEXT, COMMENT), (PartKind.PHOTO, CAPTION)]
        ):
            words = await self._said(contact, self._part(kind, text, 40 + number))
            await light_cards.add_message(self.conn, words.id, card.id)
        await light_alerts.add(self.conn, card.id, [manager], AlertWhy.UNCERTAIN, now=self.filling.now)
        await light_cards.record_answered(self.conn, card, manager.id, now=self.filling.now)
        return card.id

    async def _relay(self, contact: Contact, manager: Staff, case: Case) -> int:
        """A full album for the client, which nobody has decided about."""
        chat_id = contact.telegram_id or 0
        relay = await relays.ask(self.conn, contact.id, case.id, manager.id, chat_id, "a", now=self.filling.now)
        for number in range(10):
            said = Said(PartKind.VIDEO_NOTE, CAPTION, None, "file", None, None, 600, number)
            await relays.add_said(self.conn, relay.id, said)
        return relay.id

    async def settled(self, owner: Staff, manager: Staff) -> dict[str, Owed]:
        """A case that is closed with as many words as there is room for."""
        contact = await self.contact("Олег Дан", manager)
        late = await self.filling.complaint(await self.contact("Ким", manager), at=self.filling.now - 3 * DAY)
        case = await self.filling.complaint(contact)
        case = await case_steps.step(Turn(self.conn, self.filling.now, PROGRAMME), case, CaseEvent.SETTLED)
        words = long("сменили перевозчика", LONGEST)
        await cases.describe(self.conn, case, cause=None, cause_words=words, outcome=words)
        asked = to_contact(contact.telegram_id or 0, contact.id)
        day, of_late = self.filling.now.date().isoformat(), to_staff(manager, about=late.contact_id)
        climbed = {"case_id": late.id, "deadline_version": 1, "level": int(Level.OWNERS), "at": self.filling.now}
        await self.conn.execute(sa.insert(case_rings).values(**climbed))
        for number in range(12):
            written = Part(PartKind.VOICE, COMMENT, "file", None, 500, 70 + number)
            await notes.add(self.conn, case.id, manager.id, NoteKind.CALL, written, now=self.filling.now)
        by = By(self.filling.now, is_day=False)
        promise = await promises.draft(
            self.conn, late.id, manager.id, by, what=words, said=words * 2, replaces=None,
            ask_at=self.filling.now, now=self.filling.now,
        )  # fmt: skip
        asked_at = {"asked_at": self.filling.now, "state": PromiseState.UNCONFIRMED}
        draft = await promises.draft(
            self.conn, late.id, manager.id, by, what=words, said=words * 2, replaces=None,
            ask_at=self.filling.now, now=self.filling.now,
        )  # fmt: skip
        await promises.change(self.conn, promise, **asked_at)
        late_contact = await get_contact(self.conn, late.contact_id)
        recording = await self._recording(manager, late_contact)
        recorded_one = await recorded.add(
            self.conn, recording.id, late_contact, Score(3), Channel.IN_PERSON, Reason, by=manager.id,
            now=self.filling.now,
        )  # fmt: skip
        await comments.add_part(
            self.conn, recorded_one.id, self._part(PartKind.TEXT, COMMENT, 91), now=self.filling.now
        )
        for reason in Reason:
            await corrections.toggle(self.conn, recorded_one.id, reason, manager.id, now=self.filling.now)
        note = await notes.find_latest(self.conn, case.id)
        assert note
        lost = {"account_id": contact.account_id, "contact_id": contact.id, "words": words, "competitor": words}
        lost |= {"lost_by": manager.id, "lost_at": self.filling.now, "back_at": self.filling.now}
        loss = await insert_row(self.conn, losses, **lost)
        told = to_staff(manager, about=contact.id)
        given = {"case": late.id, "by": manager.id}
        return {
            "case_history": (told, {"case": case.id, "page": 0}),
            "note_file": (told, {"note": note.id}),
            "deadline_ring": (of_late, {"case": late.id, "version": 1, "missed": True}),
            "overdue_account": (to_staff(owner), {"account": late.account_id, "day": day, "case": late.id}),
            "account_flow": (to_staff(owner), {"period": "year:2026", "edit": None}),
            "account_list": (to_staff(owner), {"wanted": EVERYTHING, "page": 0, "edit": None, "since": 739000}),
            "case_list": (to_staff(owner), {"wanted": EVERYTHING, "page": 1, "edit": None}),
            "morning_list": (to_staff(manager), {"day": day}),
            "morning_list_again": (to_staff(manager), {"day": day, "message_id": 1}),
            "promise_status": (of_late, {"promise": draft.id}),
            "promise_question": (
                to_contact(late_contact.telegram_id or 0, late_contact.id),
                {"promise": promise.id},
            ),
            "hand_done": (of_late, {"case": late.id, "to_id": manager.id, "stands_in": manager.id}),
            "handed": (of_late, given | {"to_id": owner.id, "scope": "contact", "text": COMMENT}),
            "answer_reasons": (of_late, {"response": recorded_one.id, "edit": None}),
            "stage_told": (of_late, given | {"stage": 4}),
            "promise_outcome": (of_late, {"promise": promise.id, "outcome": "broken"}),
            "recording_status": (of_late, {"recording": recording.id}),
            "recorded_answer": (
                to_contact(late_contact.telegram_id or 0, late_contact.id),
                {"response": recorded_one.id},
            ),
            "loss_told": (to_staff(owner, about=contact.id), {"loss": loss, "case": case.id, "is_back": False}),
            "settled_question": (asked, {"case": case.id, "times": 0}),
            "settled_answer": (to_staff(manager, about=contact.id), {"case": case.id, "confirmed": False}),
            "cases_upgraded": (to_staff(owner), {}),
        }

    async def mended(self, owner: Staff, manager: Staff) -> dict[str, Owed]:
        """Something to be mended for each reason, of which many accounts complain, and what is mended."""
        conn, now, everybody = self.conn, self.filling.now, []
        item = {"accounts": 99, "most": 99, "is_day": False, "opened_at": now, "staff_id": manager.id}
        for reason in Reason:
            fix = await insert_row(conn, fixes, **item, reason=reason, due_at=now)
        for number in range(20):
            contact = await self.contact(f"Жалобщик {number}", manager)
            answer = await self.filling.answered(contact, 3)
            await append_row(conn, response_reasons, response_id=answer.id, reason=reason)
            await comments.add_part(conn, answer.id, self._part(PartKind.TEXT, COMMENT, 400 + number), now=now)
            everybody.append(contact.id)
        done = {"done_at": now, "done_by": manager.id, "done_words": long("Сделали", 600), "news_at": now}
        for _ in range(9):
            mended = await insert_row(
                conn, fixes, **item, **done, reason=reason, due_at=now, news=long("Починили", LONGEST_NEWS)
            )
        values = {"fix_id": mended, "chat_id": contact.telegram_id, "owed_at": now, "state": FixNewsState.OWED}
        await append_row(conn, fix_news, **values, contact_id=contact.id)
        return {
            "fix": (to_staff(owner), {"fix": fix}),
            "fix_again": (to_staff(owner), {"fix": fix, "message_id": 1}),
            "fix_told": (to_staff(owner), {"fix": mended, "what": "done", "by": manager.id}),
            "fixes_opened": (to_staff(owner), {"fixes": [fix] * 6}),
            "fix_list": (to_staff(owner), {"page": 1, "edit": None}),
            "fix_audience": (
                to_staff(owner),
                {"fix": mended, "mark": 1, "text": long("Починили", LONGEST_NEWS), "readers": everybody}
                | {"not_to": [[number, "absent"] for number in everybody]},
            ),
            "fix_news": (to_contact(contact.telegram_id or 0, contact.id), {"fix": mended}),
        }

    async def exports(self, owner: Staff, manager: Staff) -> dict[str, Owed]:
        """Of a part of everything that can be named, in several files."""
        conn, now = self.filling.conn, self.filling.now
        scope = Scope(
            manager=manager.id,
            account=AccountId(1),
            circle=Circle.INTERMEDIARY,
            segment=long("Сегмент", self.length),
            region=long("Край", self.length),
        )
        asked = await kept.ask(conn, owner.id, scope, "custom:2025-12-28:2026-11-24", now=now)
        made = await kept.ask(conn, owner.id, scope, "custom:2025-12-28:2026-11-24", now=now)
        await kept.begin(conn, made.id, ExportFormat.XLSX, now=now)
        files = ["1.xlsx", __file__]
        stamp = await stamp_of(conn, owner)
        await kept.record_made(conn, made.id, files=files, answers=100_000, stamp=stamp, now=now)
        return {
            "export_card": (to_staff(owner), {"export": asked.id}),
            "export_file": (to_staff(owner), {"export": made.id, "part": 1}),
            "export_told": (to_staff(owner), {"export": made.id}),
        }

    async def campaign(self, owner: Staff) -> CampaignId:
        """An audit that asks many people of companies with many people, over which many are passed."""
        conn, now = self.conn, self.filling.now
        audit, asked = await self.filling.survey(SurveyKind.AUDIT), []
        for number in range(12):
            company = await self.filling.account(long(f"Завод {number}", self.length))
            for other in range(5):
                name = long(f"Клиент {other}", self.length)
                asked.append((await self.filling.contact(name, account=company)).id)
        words = long("Сегмент", self.length)
        return (await campaigns.start(conn, audit.id, owner.id, words, asked, now=now)).id

    async def _recording(self, manager: Staff, contact: Contact) -> Recording:
        """An answer with as many words, files and reasons as there may be, before it is saved."""
        recording = await recordings.begin(self.conn, manager.id, contact.id, now=self.filling.now)
        for number in range(MOST_PARTS):
            part = self._part(PartKind.VIDEO_NOTE, COMMENT, 200 + number)
            parts = {"parts": recordings.with_part(recording, part), "reasons": list(Reason)}
            answer = {"channel": Channel.IN_PERSON, "score": 3, "step": RecordingStep.REVIEW}
            changed = await recordings.change(self.conn, recording, now=self.filling.now, **answer, **parts)
            assert changed
            recording = changed
        return recording

    async def week(self, owner: Staff, manager: Staff, waiting: list[Contact]) -> dict[str, Owed]:
        """Everybody who is here may be asked this week; every manager keeps several from it, for long reasons."""
        conn, now = self.filling.conn, self.filling.now
        for member in await list_staff(conn):
            for silent in waiting[:4]:
                reason = long(f"Причина {member.id} {silent.id}", 200)
                until = now + 30 * DAY
                await holds.keep(conn, silent.account_id, silent.id, by=member.id, reason=reason, until=until, now=now)
        for number in range(9):
            await self.contact(f"Новичок {number}", manager)
        leads = [[silent.id, SurveyKind.STUCK_LEAD.value] for silent in waiting[:AT_A_TIME]]
        return {
            "week_ahead": (to_staff(owner), {"of": [manager.id]}),
            "week_ahead of a Monday": (to_staff(manager), {"of": [manager.id], "whole": True}),
            "not_asked": (to_staff(owner), {"page": 0, "edit": 1}),
            "leads_to_invite": (to_staff(owner), {"leads": leads}),
        }

    async def away(self, owner: Staff, manager: Staff) -> dict[str, Owed]:
        """As many are away as there are; the manager is called as long as may be."""
        day, at = self.filling.now.date(), self.filling.now
        others = [staff for staff in await list_staff(self.conn, Role.MANAGER) if staff.id != manager.id]
        for absent in others:
            await absences.begin(
                self.conn, absent.id, manager.id, by=owner.id, last_day=day, ends_at=at + 3 * DAY, now=at
            )
        absent, until = others[0], day.isoformat()
        set_for = {"absent": absent.id, "stands_in": manager.id, "last_day": until, "count": 1_000}
        pairs = [(other.id, manager.id) for other in others[:8]]
        return {
            "away_set": (to_staff(owner), set_for | {"deputy": others[-1].id}),
            "away_told": (to_staff(manager), set_for),
            "away_over": (to_staff(manager), {"absent": absent.id, "count": 1_000}),
            "away_now": (to_staff(owner), {}),
            "away_choice": (to_staff(owner), {"pairs": pairs, "last_day": until}),
        }

    async def _mark_all(self, response: responses.Response) -> None:
        for reason in Reason:
            await responses.toggle_reason(self.conn, response.id, reason)

    def _part(self, kind: PartKind, text: str, number: int) -> Part:
        return Part(kind, text, None if kind is PartKind.TEXT else "file", None, 500, number)

    async def _said(self, contact: Contact, part: Part) -> ClientMessage:
        kept = await client_messages.keep(self.conn, contact.id, part, now=self.filling.now)
        assert kept
        return kept

    async def listed(self, owner: Staff, manager: Staff, invited: Contact) -> dict[str, Owed]:
        chat, stranger = to_staff(owner), TelegramId(9_000)
        enrolment = await self.enrolment(invited)
        await meet(self.conn, stranger, name="Некто", username=None, language=None, now=self.filling.now)
        await enrolments.record_opening(self.conn, enrolment, stranger, now=self.filling.now)
        import_id = await self._import(owner)
        week, year = (
            containing(PeriodKind.WEEK, self.filling.now.date()),
            containing(PeriodKind.YEAR, self.filling.now.date()),
        )
        every_answer = code_of(owner, year, Scope(every=True))
        in_place = {"page": 0, "edit": 1, "on_picture": True}
        invitation = {"kind": "contact", "row_id": invited.id, "enrolment": enrolment}
        return {
            "consent": (Envelope(chat_id=stranger), {"enrolment": enrolment, "again": True, "unheard": True}),
            "before_consent": (Envelope(chat_id=stranger), {"enrolment": enrolment}),
            "consent as a preview": (chat, {"enrolment": enrolment, "preview": True}),
            "invite_intro": (chat, {"name": invited.name, "account": invited.account, "enrolment": enrolment}),
            "invite_message": (chat, invitation),
            "successor": (await self.left(owner), {}),
            "names": (chat, {"command": "invite", "named": [("contact", invited.id)] * 8, "has_more": True}),
            "invite_choice": (chat, {"contacts": [invited.id] * 8}),
            "invites": (chat, {}),
            "invites opened": (chat, {"view": "opened", "page": 0, "edit": 1}),
            "invites lost": (chat, {"view": "lost", "page": 0, "edit": 1}),
            "invites of managers": (chat, {"view": "managers", "page": 0, "edit": 1}),
            "clients_missing": (to_staff(manager), {}),
            "qr_page": (chat, {"page": 0}),
            "public_link": (chat, {}),
            "public_code": (chat, {}),
            **await self.newcomers(owner),
            "links_file": (chat, {}),
            "links_workbook": (chat, {}),
            "list_template": (chat, {}),
            "forwarded": (chat, {"sent": 10, "after": 0}),
            "own_clients": (to_staff(manager), {"new": 10**6}),
            "import_plan": (chat, {"import_id": import_id}),
            "import_errors": (chat, {"import_id": import_id}),
            **await self.past_files(owner),
            **await self.event_files(owner),
            "nps": (to_staff(manager), {"code": year.key, "edit": 1}),
            "nps by manager": (to_staff(owner), {"code": year.key, "view": "managers", "wanted": True}),
            "nps of a picture": (to_staff(owner), {"code": year.key, "wanted": True}),
            "nps by account": (to_staff(owner), {"code": every_answer, "view": "accounts"}),
            "nps_meaning": (chat, {}),
            "nps_meaning of reasons": (chat, {"view": "reasons"}),
            "nps_meaning of money": (chat, {"view": "money"}),
            "nps of reasons": (chat, {"code": year.key, "view": "reasons"}),
            "nps of money": (chat, {"code": year.key, "view": "money"}),
            "narrowing": (to_staff(owner), {"of": year.key, "screen": "menu", **in_place}),
            "narrowing to a manager": (to_staff(owner), {"of": year.key, "screen": "managers", **in_place}),
            "narrowing to a period": (to_staff(owner), {"of": year.key, "screen": "period", **in_place}),
            "behind_numbers": (to_staff(owner), {"of": year.key, "edit": 1, "on_picture": True}),
            "answer_list": (to_staff(owner), {"of": year.key, "part": "a", "page": 0, "edit": None}),
            "answer_list of a reason": (to_staff(owner), {"of": year.key, "part": "r0", "page": 0, "edit": 1}),
            "behind_list": (to_staff(owner), {"of": year.key, "rows": "s", "page": 0, "edit": None}),
            "behind_list of cases": (to_staff(owner), {"of": year.key, "rows": "c", "page": 0, "edit": None}),
            "behind_list of accounts": (to_staff(owner), {"of": year.key, "rows": "a", "page": 0, "edit": 1}),
            "behind_list of people": (to_staff(owner), {"of": week.key, "rows": "q2", "page": 0, "edit": 1}),
            "behind_list of open cases": (to_staff(owner), {"of": year.key, "rows": "i0", "page": 0, "edit": 1}),
            "own_numbers": (to_staff(manager), {"of": year.key, "page": 0, "edit": 1}),
            "behind_list of trades": (to_staff(owner), {"of": year.key, "rows": "m", "page": 0, "edit": 1}),
            "summary": (chat, {"period": week.key}),
            "words_said": (chat, {"period": week.key, "page": 0, "edit": None}),
            "summary of a quarter": (chat, {"period": containing(PeriodKind.QUARTER, week.first).key}),
            "summary_preview": (chat, {"period": week.key}),
            "summary_again": (chat, {"period": week.key, "message_id": 1}),
        }

    async def newcomers(self, owner: Staff) -> dict[str, Owed]:
        """Somebody who reads the consent, and one who waits, with a number that many have."""
        conn, now, number = self.conn, self.filling.now, "+79160001122"
        reads, waits = TelegramId(9_100), TelegramId(9_101)
        for human in (reads, waits):
            await meet(conn, human, name=long("Некто", 64), username="n" * 32, language=None, now=now)
            await newcomers.add(conn, human, now=now)
        for _ in range(8):
            account = await self.filling.account(long("Клиент", self.length))
            await self.filling.contact(long("Тёзка", self.length), account=account, joined=False, phone=number)
        waiting = await newcomers.find_of_human(conn, waits)
        assert waiting
        await newcomers.record_waiting(conn, waiting.id, number, now=now)
        return {
            "public_consent": (Envelope(chat_id=reads), {"unheard": True}),
            "newcomer": (to_staff(owner), {"newcomer_id": waiting.id}),
            "newcomer_again": (to_staff(owner), {"newcomer_id": waiting.id, "message_id": 1}),
            "newcomer_over": (to_staff(owner), {"message_id": 1}),
            "newcomer_data": (Envelope(chat_id=waits), {}),
        }

    async def promoters(self, owner: Staff, manager: Staff) -> dict[str, Owed]:
        """Quotes as long as they may be, somebody whom a promoter has sent, and a story to tell."""
        conn, now = self.conn, self.filling.now
        contact = await self.contact("Довольная", manager)
        chat, said = to_contact(contact.telegram_id or 0, contact.id), self.comment
        for number in range(4):
            answer = await self.filling.answered(contact, 10, at=now - number * 100 * DAY)
            part = Part(PartKind.TEXT, said, None, None, contact.telegram_id or 0, 9_000 + number)
            await comments.add_part(conn, answer.id, part, now=now)
            if number:
                signature = signature_of(PROGRAMME, contact)
                given = {"text": quotable(said), "signature": signature}
                await quotes.settle(conn, answer, QuoteState.GIVEN, **given, now=now)
        latest = await self._latest(contact)
        referral, waits = await referrals.ensure(conn, contact.id, now=now), 0
        for human in (TelegramId(9_200), TelegramId(9_201)):
            await meet(conn, human, name=long("Некто", 64), username="n" * 32, language=None, now=now)
            await newcomers.add(conn, human, now=now)
            sent = await newcomers.find_of_human(conn, human)
            assert sent
            await newcomers.record_sent(conn, sent.id, referral.id)
            waits = sent.id
        await newcomers.record_called(conn, NewcomerId(waits), long("Пётр", 120))
        await newcomers.record_company(conn, NewcomerId(waits), contact.account[:120], now=now)
        letters: dict[str, Owed] = {
            "quote_offer": (chat, {"response": latest.id}),
            "quote_asked": (chat, {"response": latest.id, "by_staff": True, "message_id": None}),
            "quote_list": (to_staff(owner), {"wanted": "-", "page": 0, "edit": None}),
            "referral_intro": (chat, {}),
            "referral_link": (chat, {"referral": referral.id}),
            "referral_thanks": (chat, {}),
            "story": (to_staff(owner, about=contact.id), {"response": latest.id}),
            "thanks of a promoter": (chat, {"response": latest.id}),
            "public_consent of whom a promoter sent": (Envelope(chat_id=9_200), {"unheard": True}),
            "newcomer of whom a promoter sent": (to_staff(owner), {"newcomer_id": waits}),
        }
        return letters

    async def left(self, owner: Staff) -> Envelope:
        left = await self.contact("Ушедшая", owner, joined=False)
        await places.leave(self.conn, left.id, now=self.filling.now)
        return to_staff(owner, about=left.id)

    async def restored(self, owner: Staff) -> dict[str, Owed]:
        for number in range(40):
            staff = await self.filling.manager(long(f"Менеджер {number}", self.length))
            assert staff.telegram_id
            await meet(self.conn, staff.telegram_id, name="Имя", username=None, language="ru", now=self.filling.now)
            await self.filling.owe(chat_id=staff.telegram_id, lane=number % 4)
        await holding.hold_all(self.conn, now=self.filling.now)
        return {"review": (to_staff(owner), {}), "review_list": (to_staff(owner), {})}

    async def _import(self, owner: Staff) -> int:
        name, header = "<&> «ё» " * 25, ["Компания", "Контакт", "Телефон", "Роль", "Менеджер"]
        rows = [
            [f"{number} {name}"[:200], name[:200], "+79161234567", "ЛПР", f"{number} {name}"] for number in range(50)
        ]
        wrong = [["Ромашка", f"К {number}", "не телефон" + name[:150], "ЛПР", ""] for number in range(50)]
        listed = read_list([header + [f"{number} {name}" for number in range(20)], *rows, *wrong])
        return await imports.stage(
            self.conn, staff_id=owner.id, file_name="список.csv", client_list=listed, now=self.filling.now
        )

    async def past_files(self, owner: Staff) -> dict[str, Owed]:
        """A file that is asked about, and one whose every row and heading is as long as may be."""
        irina = await self.contact("Ирина Ким", owner)
        asked, kept = [
            await files.ask_about(
                self.conn,
                FileKind.HISTORY,
                staff_id=owner.id,
                file_name=long("ответы.csv", 100),
                file_id="file",
                now=self.filling.now,
            )
            for _ in range(2)
        ]
        said = [Matched(number, irina.id, 0, self.filling.now, "<&> «ё» " * 400) for number in range(50)]
        wrong = [RowError(number, "row-past-unknown", {"who": "<&> «ё» " * 15}) for number in range(50)]
        columns = [(role.value, "<&> «ё» " * 5) for role in PastRole]
        titles = "\n".join(["<&> «ё» " * 5] * 8)
        notes = [Note("past-unread", {"words": titles, "count": "20"}), Note("past-low", {"most": "5"})]
        notes += [Note(key, {"rows": "100000, " * 10, "count": "20"}) for key in ("past-silent", "past-cut")]
        past_answers = Past(tuple(said), tuple(wrong), tuple(columns), tuple(notes), Wording.WORK_MORE)
        await past.keep(self.conn, kept, past_answers)
        chat, day = to_staff(owner), {"value": "03/04/2026", "column": "<&> «ё» " * 5}
        return {
            "file_question": (chat, {"import_id": asked}),
            "past_dates": (chat, {"import_id": asked, **day}),
            "past_plan": (chat, {"import_id": kept}),
            "past_errors": (chat, {"import_id": kept}),
        }

    async def event_files(self, owner: Staff) -> dict[str, Owed]:
        """The same of events; and an account with many of them."""
        irina = await self.contact("Ирина Ким", owner)
        who: dict[str, Any] = {
            "staff_id": owner.id,
            "file_name": long("события.csv", 100),
            "file_id": "file",
            "now": self.filling.now,
        }
        asked, kept = [await files.ask_about(self.conn, FileKind.EVENTS, **who) for _ in range(2)]
        day, words = self.filling.now.date(), "<&> «ё» "
        told = [
            MatchedEvent(number, irina.account_id, irina.id, EventKind.SUPPORT, day, 10**15, words * 60, f"{number}")
            for number in range(50)
        ]
        wrong = [RowError(number, "row-event-unknown", {"who": words * 15}) for number in range(50, 100)]
        remarks = [RowError(number, "row-event-no-contact", {"who": words * 15}) for number in range(50)]
        columns = tuple((role.value, words * 5) for role in EventRole)
        notes = (
            Note("past-unread", {"words": "\n".join([words * 5] * 8), "count": "20"}),
            Note("list-events-skipped", {"rows": "100000, " * 10}),
        )
        file = Told(tuple(told), tuple(wrong), tuple(remarks), columns, notes)
        await told_events.keep(self.conn, kept, file)
        await events.record(self.conn, told_events.as_new(file, owner.id), now=self.filling.now, today=day)
        chat, asked_day = to_staff(owner), {"value": "03/04/2026", "column": words * 5}
        return {
            "events_dates": (chat, {"import_id": asked, **asked_day}),
            "events_plan": (chat, {"import_id": kept}),
            "events_errors": (chat, {"import_id": kept}),
            "client_card of events": (chat, {"account": irina.account_id, "view": "events"}),
        }

    def notice(self) -> dict[str, Any]:
        names = {"contact": long("Ирина Ким", self.length), "account": long("ООО «Вектор»", self.length)}
        return {"key": "link-tried-expired", "args": {**names, "person": long("Кто-то", 128)}}
