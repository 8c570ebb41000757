"""A contact about whom every table says something: what /mydata shows, erasing erases, and age makes forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile

from messages.composing import compose
from messages.owed import Envelope
from messages.writing import Context
from nps.programme import Programme
from nps.values import (
    AlertState,
    AlertWhy,
    CampaignState,
    Channel,
    Circle,
    ConsentMode,
    EventKind,
    EventSource,
    FixNewsState,
    LossReason,
    MergeKind,
    NewcomerState,
    NoteKind,
    OpeningAnswer,
    PartKind,
    PromiseState,
    PromptKind,
    QuoteState,
    Reason,
    RelayState,
    SurveyKind,
    TelegramId,
)
from storage.answers import client_messages, comments, corrections, recordings, responses
from storage.answers.comments import Part
from storage.cases import light_alerts, light_cards, notes, prompts, relays
from storage.cases.prompts import Prompt
from storage.cases.relays import Said
from storage.engine.conn import FullConn
from storage.engine.statements import append_row, insert_row
from storage.people import enrolments
from storage.people.clients import Contact, bind_contact, get_contact
from storage.people.who import meet
from storage.schema import cases as cases_table
from storage.schema import metadata
from storage.schema.columns import Code, Day, Flag, Json, UtcTime, Whole
from storage.schema.privacy import Belongs, Word, personal_tables, word_of
from tests.filling import DAY, NOW, Filling

PROGRAMME = Programme(company="Стройснаб")


@dataclass(frozen=True)
class Told:
    """One contact about whom every table says something."""

    conn: FullConn
    filling: Filling
    contact: Contact

    async def page(self) -> str:
        assert self.contact.telegram_id
        to = Envelope(chat_id=self.contact.telegram_id)
        method = await compose(Context(self.conn, self.filling.now, PROGRAMME), "mydata", to, {})
        assert isinstance(method, SendDocument)
        assert isinstance(method.document, BufferedInputFile)
        return method.document.data.decode()


async def fill(
    conn: FullConn, words: str = "слова", *, filling: Filling | None = None, telegram_id: int = 5001
) -> Told:
    """Another person of the same database comes with the same `filling` and words and a number of their own."""
    filling = filling or Filling(conn)
    manager = await filling.manager("Анна Смирнова")
    account = await filling.account("ООО «Вектор»", manager=manager, segment="VIP")
    contact = await filling.contact(
        f"Ирина {words}", account=account, joined=False, greeting=words, position=words, phone="+79161234567",
        email=f"k@{words}.ru", circle=Circle.USER, language="ru", timezone="Asia/Omsk", external_id=f"K-{words}",
    )  # fmt: skip
    link = await enrolments.ensure_for_contact(conn, contact.id, now=filling.now, lives=90 * DAY)
    human = TelegramId(telegram_id)
    await meet(conn, human, name=words, username="irina", language="en", now=filling.now)
    await enrolments.record_opening(conn, link, human, now=filling.now)
    await enrolments.record_answer(conn, link, human, OpeningAnswer.LATER, now=filling.now, remind_at=filling.now + DAY)
    await enrolments.record_reminded(conn, enrolments.Opening(link, human), now=filling.now + DAY)
    await enrolments.claim_link(conn, link, human, now=filling.now)
    await bind_contact(conn, contact.id, human, now=filling.now)
    await enrolments.record_consent(conn, contact.id, human, "1", ConsentMode.NAMED, now=filling.now)
    contact = await get_contact(conn, contact.id)
    response = await filling.answered(contact, 3)
    await responses.toggle_reason(conn, response.id, Reason.QUALITY)
    for _ in range(2):  # added, and taken back
        await corrections.toggle(conn, response.id, Reason.VALUE, manager.id, now=filling.now)
    part = Part(PartKind.DOCUMENT, words, "file", f"{words}.pdf", human, 71)
    await comments.add_part(conn, response.id, part, now=filling.now)
    change = {"response_id": response.id, "old_score": 9, "new_score": 3, "changed_at": filling.now}
    await insert_row(conn, metadata.tables["score_changes"], **change)
    case = await filling.case(response)
    await filling.takes(manager, case)
    part = Part(PartKind.VOICE, words, "file", None, manager.telegram_id or 0, 73)
    await notes.add(conn, case.id, manager.id, NoteKind.CALL, part, now=filling.now)
    prompt = Prompt(manager.id, case.id, PromptKind.OUTCOME, Reason.VALUE, words)
    await prompts.ask(conn, prompt, expires_at=filling.now + DAY)
    closed = {"outcome": words, "cause": Reason.VALUE, "closed_at": filling.now}
    await conn.execute(sa.update(cases_table).where(cases_table.c.id == case.id).values(**closed))
    kept = await client_messages.keep(
        conn, contact.id, Part(PartKind.DOCUMENT, words, "file", f"{words}.doc", human, 72), now=filling.now
    )
    assert kept
    await client_messages.record_passed_on(conn, kept.id, [manager.id])
    card, _ = await light_cards.open_for(conn, contact.id, None, manager.id, now=filling.now)
    await light_cards.add_message(conn, kept.id, card.id)
    await light_alerts.add(conn, card.id, [manager], AlertWhy.ASSIGNED, now=filling.now)
    await light_alerts.settle(conn, card.id, manager.id, AlertState.DELIVERED, now=filling.now)
    await light_cards.record_answered(conn, card, manager.id, now=filling.now)
    await light_cards.record_read(conn, card, manager.id, now=filling.now)
    relay = await relays.ask(conn, contact.id, None, manager.id, human, None, now=filling.now)
    said = Said(PartKind.DOCUMENT, words, None, "file", f"{words}.xls", None, 1, 73)
    await relays.add_said(conn, relay.id, said)
    sent = {"state": RelayState.SENT, "sent_at": filling.now, "edited_at": filling.now}
    await relays.change(conn, relay, **sent)
    promised = {"case_id": case.id, "staff_id": manager.id, "relay_id": relay.id, "state": PromiseState.KEPT}
    promised |= {"what": words, "said": words, "is_day": True, "made_at": filling.now, "due_at": filling.now}
    asked_at = {"ask_at": filling.now, "asked_at": filling.now, "silent_at": filling.now, "settled_at": filling.now}
    await insert_row(conn, metadata.tables["promises"], **promised, **asked_at)
    unsaved = await recordings.begin(conn, manager.id, contact.id, now=filling.now)
    spoken = Part(PartKind.VOICE, words, "file", None, manager.telegram_id or 0, 74)
    parts = {"parts": recordings.with_part(unsaved, spoken), "reasons": [Reason.VALUE]}
    await recordings.change(conn, unsaved, now=filling.now, channel=Channel.PHONE, score=3, **parts)
    lost = {"account_id": contact.account_id, "contact_id": contact.id, "reason": LossReason.OTHER, "words": words}
    lost |= {"competitor": "Мегаснаб", "lost_at": filling.now, "back_at": filling.now}
    await insert_row(conn, metadata.tables["losses"], **lost)
    mended = {"reason": Reason.VALUE, "accounts": 3, "most": 1, "is_day": True, "opened_at": filling.now}
    fix = await insert_row(conn, metadata.tables["fixes"], **mended, done_at=filling.now)
    told = {"fix_id": fix, "contact_id": contact.id, "chat_id": human, "state": FixNewsState.SENT}
    await append_row(conn, metadata.tables["fix_news"], **told, owed_at=filling.now, settled_at=filling.now)
    audit = await filling.survey(SurveyKind.AUDIT, enabled=False)
    run = {"survey_id": audit.id, "staff_id": manager.id, "audience": "", "state": CampaignState.DONE}
    campaign = await insert_row(
        conn, metadata.tables["campaigns"], **run, started_at=filling.now, changed_at=filling.now
    )
    named = {"campaign_id": campaign, "contact_id": contact.id}
    await append_row(conn, metadata.tables["campaign_contacts"], **named)
    held = {"account_id": contact.account_id, "contact_id": contact.id, "set_by": manager.id, "reason": words}
    lasts = {"since": filling.now, "until": filling.now, "lifted_at": filling.now}
    await insert_row(conn, metadata.tables["holds"], **held, **lasts)
    lead = {"contact_id": contact.id, "kind": SurveyKind.WIN_BACK, "occasion": "lost:2026-11-01"}
    await append_row(conn, metadata.tables["leads_listed"], **lead, listed_at=filling.now)
    happened = {"account_id": contact.account_id, "contact_id": contact.id, "kind": EventKind.DELIVERY, "note": words}
    happened |= {
        "happened_on": filling.now.date(),
        "source": EventSource.FILE,
        "key": f"file:{contact.id}",
        "moved": False,
    }
    await insert_row(conn, metadata.tables["events"], **happened, amount=5000, created_at=filling.now)
    merged = {"kind": MergeKind.CONTACT, "kept": contact.id, "gone": contact.id, "staff_id": manager.id}
    merge = await insert_row(conn, metadata.tables["merges"], **merged, at=filling.now)
    moved = {"merge_id": merge, "contact_id": contact.id, "place": "contacts.phone", "row": [contact.id]}
    await insert_row(conn, metadata.tables["merge_moves"], **moved, before=None, after=words)
    looked = {"at": filling.now, "staff_id": manager.id, "telegram_id": 1, "action": "case.take"}
    await insert_row(conn, metadata.tables["audit"], subject=f"case:{case.id}", **looked)
    tried = {"telegram_id": human, "wrong": 1, "waits": 0, "since": filling.now, "latest": filling.now}
    await append_row(conn, metadata.tables["link_attempts"], **tried)
    came = {"telegram_id": human, "state": NewcomerState.WAITING, "phone": "+79161234567", "version": "1"}
    came |= {"mode": ConsentMode.NAMED, "opened_at": filling.now, "agreed_at": filling.now, "shared_at": filling.now}
    await insert_row(conn, metadata.tables["newcomers"], **came)
    quoted = {"contact_id": contact.id, "response_id": response.id, "state": QuoteState.GIVEN, "text": words}
    quoted |= {"signature": words, "asked_by": manager.id, "asked_at": filling.now, "settled_at": filling.now}
    await insert_row(conn, metadata.tables["quotes"], **quoted)
    own = {"contact_id": contact.id, "made_at": filling.now, "revoked_at": filling.now}
    referral = await insert_row(conn, metadata.tables["referrals"], **own)
    taken: dict[str, Any] = {"contact_id": contact.id, "referral_id": referral, "account_id": contact.account_id}
    taken |= {"assigned_by": manager.id, "is_new": True, "at": filling.now}
    await insert_row(conn, metadata.tables["recommendations"], **taken)
    await append_row(conn, metadata.tables["stories"], contact_id=contact.id, suggested_at=filling.now)
    return Told(conn, filling, contact)


def another(column: sa.Column[Any], value: Any) -> Any:
    """A value of this column's kind that is not `value`."""
    match column.type:
        case Code():
            return next(code for code in column.type.codes if code != value)
        case UtcTime():
            return (value or NOW) + timedelta(days=3)
        case Day():
            return (value or date(2026, 1, 1)) + timedelta(days=3)
        case Flag():
            return not value
        case Json():
            return []
        case Whole():
            return (value or 0) + 1
    return {"language": "en", "answer": "not_me", "action": "invite.contact"}.get(column.name, "совсем другое")


def personal_columns(are: Callable[[Word], bool]) -> list[tuple[sa.Table, Belongs, sa.Column[Any]]]:
    """The columns of this kind in all tables that are somebody's."""
    return [
        (table, about, column)
        for table, about in personal_tables(metadata.tables.values())
        for column in table.columns
        if are(word_of(column))
    ]


async def fill_gaps(told: Told) -> None:
    """Something in every column that erasing or age would empty."""
    for table, _, column in personal_columns(lambda word: word.erased):
        gap = sa.update(table).where(column.is_(None))
        await told.conn.execute(gap.values({column.name: another(column, None)}))
