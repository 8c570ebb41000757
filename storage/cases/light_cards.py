"""What clients say without a case: light cards, and the words that are on them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.values import AlertState, CaseId, ContactId, LightCardId, ResponseId, Role, StaffId
from storage.answers.comments import PART, Part
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, insert, select_of
from storage.people.staff import Staff
from storage.schema import (
    accounts,
    client_messages,
    comment_parts,
    contact_manager,
    contacts,
    light_alerts,
    light_cards,
    responses,
    staff,
)


@dataclass(frozen=True, slots=True)
class LightCard:
    """`response_id`: the answer whose comment it is, None for words that belong to none.

    `unread_since`: None when somebody has read or answered all there is, or opened `case_id`.
    """

    id: LightCardId
    contact_id: ContactId
    response_id: ResponseId | None
    manager_id: StaffId | None
    case_id: CaseId | None
    opened_at: datetime
    said_at: datetime
    unread_since: datetime | None
    read_at: datetime | None
    read_by: StaffId | None
    answered_at: datetime | None
    answered_by: StaffId | None


LIGHT_CARD = fields_of(light_cards, tuple(field.name for field in fields(LightCard)))
UNREAD = light_cards.c.unread_since.is_not(None)
_QUERY = select_of(LIGHT_CARD)


async def open_for(
    conn: Conn, contact_id: ContactId, response_id: ResponseId | None, manager_id: StaffId | None, *, now: datetime
) -> tuple[LightCard, bool]:
    """The light card of this answer, or a new one for words that belong to none; tells whether it is new."""
    values: dict[str, Any] = {"contact_id": contact_id, "response_id": response_id, "manager_id": manager_id}
    values |= {"opened_at": now, "said_at": now, "unread_since": now}
    new = insert(conn, light_cards).values(**values).on_conflict_do_nothing().returning(*LIGHT_CARD)
    card = await find_one(conn, LightCard, new)
    if card is not None or response_id is None:
        assert card is not None  # noqa: S101 - only an answer can have one already
        return card, True
    return LightCard(*(await conn.execute(_QUERY.where(light_cards.c.response_id == response_id))).one()), False


async def find(conn: Conn, card_id: int) -> LightCard | None:
    return await find_one(conn, LightCard, _QUERY.where(light_cards.c.id == card_id))


async def find_of_response(conn: Conn, response_id: ResponseId) -> LightCard | None:
    return await find_one(conn, LightCard, _QUERY.where(light_cards.c.response_id == response_id))


async def find_current(conn: Conn, contact_id: ContactId, *, since: datetime) -> LightCard | None:
    """The light card to which further words of this contact belong: one that is unread, or of words since then."""
    of_contact = (light_cards.c.contact_id == contact_id, light_cards.c.case_id.is_(None))
    current = _QUERY.where(*of_contact, sa.or_(UNREAD, light_cards.c.said_at > since))
    return await find_one(
        conn, LightCard, current.order_by(light_cards.c.said_at.desc(), light_cards.c.id.desc()).limit(1)
    )


async def find_of_staff(conn: Conn, card_id: int, member: Staff) -> LightCard | None:
    """The light card, if one of the staff may act on it: an owner, the account's manager, or who stands in."""
    managed = (
        sa.select(contacts.c.id)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .where(contact_manager.in_(member.managers))
    )
    allowed = sa.true() if member.role is Role.OWNER else light_cards.c.contact_id.in_(managed)
    return await find_one(conn, LightCard, _QUERY.where(light_cards.c.id == card_id, allowed))


async def _change(conn: Conn, card_id: LightCardId, **values: Any) -> LightCard:
    statement = sa.update(light_cards).where(light_cards.c.id == card_id).values(**values).returning(*LIGHT_CARD)
    return LightCard(*(await conn.execute(statement)).one())


async def record_words(conn: Conn, card: LightCard, *, now: datetime) -> LightCard:
    """There are new words on it, for somebody to read."""
    return await _change(conn, card.id, said_at=now, unread_since=card.unread_since or now)


async def owe_reading(conn: Conn, card: LightCard, *, now: datetime) -> LightCard:
    """Whoever has read it was somebody else: it is to be read."""
    return await _change(conn, card.id, unread_since=card.unread_since or now)


async def record_read(conn: Conn, card: LightCard, by: StaffId, *, now: datetime) -> LightCard:
    return await _change(conn, card.id, unread_since=None, read_at=now, read_by=by)


async def record_answered(conn: Conn, card: LightCard, by: StaffId, *, now: datetime) -> LightCard:
    """One of the staff has answered the client."""
    return await _change(conn, card.id, unread_since=None, answered_at=now, answered_by=by)


async def record_case(conn: Conn, card: LightCard, case_id: CaseId) -> LightCard:
    """It has become this case, with the words on it."""
    words = sa.update(client_messages).where(client_messages.c.light_card_id == card.id)
    await conn.execute(words.values(case_id=case_id))
    return await _change(conn, card.id, unread_since=None, case_id=case_id)


async def hand_over(conn: Conn, card: LightCard, manager_id: StaffId | None) -> LightCard:
    """It follows its account to another manager."""
    return await _change(conn, card.id, manager_id=manager_id)


async def add_message(conn: Conn, message_id: int, card_id: LightCardId) -> None:
    """A free message is on this light card."""
    this = client_messages.c.id == message_id
    await conn.execute(sa.update(client_messages).where(this).values(light_card_id=card_id))


_SAID = tuple(field.name for field in fields(Part))


def _words(of_comment: sa.ColumnElement[bool], of_messages: sa.ColumnElement[bool]) -> Any:
    """Parts of comments and free messages alike, in the order in which they came."""
    comment = sa.select(*PART, comment_parts.c.created_at, comment_parts.c.id, sa.literal(0).label("rank"))
    free = sa.select(
        *(client_messages.c[name] for name in _SAID), client_messages.c.created_at, client_messages.c.id, sa.literal(1)
    )
    said = sa.union_all(comment.where(of_comment), free.where(of_messages)).subquery()
    return sa.select(*(said.c[name] for name in _SAID)).order_by(said.c.created_at, said.c["rank"], said.c.id)


_ON_CARD = _words(
    comment_parts.c.response_id == sa.bindparam("response"), client_messages.c.light_card_id == sa.bindparam("card")
)


async def list_words(conn: Conn, card: LightCard) -> list[Part]:
    """All that is on it, the oldest first."""
    return [Part(*row) for row in await conn.execute(_ON_CARD, {"response": card.response_id, "card": card.id})]


async def find_word_of_case(conn: Conn, case_id: CaseId, message_id: int) -> Part | None:
    """The message that a contact sent under this number before there was this case, of those that became part of it."""
    words = await list_messages_of_case(conn, case_id)
    return next((part for part in reversed(words) if part.source_message_id == message_id), None)


_OF_CASE = (
    sa.select(*(client_messages.c[name] for name in _SAID))
    .where(client_messages.c.case_id == sa.bindparam("case"), client_messages.c.light_card_id.is_not(None))
    .order_by(client_messages.c.id)
)


async def list_messages_of_case(conn: Conn, case_id: CaseId) -> list[Part]:
    """The free messages that stood on light cards which have become this case."""
    return [Part(*row) for row in await conn.execute(_OF_CASE, {"case": case_id})]


@dataclass(frozen=True, slots=True)
class Listed:
    """A light card in a list. `text`: its first words, None for a voice or a file; `manager`: the account's."""

    id: LightCardId
    contact_id: ContactId
    contact: str
    phone: str | None
    account: str
    segment: str | None
    score: int | None
    unread_since: datetime
    text: str | None
    manager_id: StaffId | None
    manager: str | None


# In the chat of one of the staff.
_SHOWN = sa.exists().where(
    light_alerts.c.light_card_id == light_cards.c.id,
    light_alerts.c.staff_id == sa.bindparam("reader"),
    sa.or_(light_alerts.c.state == AlertState.OWED, light_alerts.c.state == AlertState.DELIVERED),
)
_UNREAD = (
    sa.select(
        *LIGHT_CARD, contacts.c.name, contacts.c.phone, accounts.c.name, accounts.c.segment, responses.c.score,
        contact_manager, staff.c.name,
    )
    .join(contacts, contacts.c.id == light_cards.c.contact_id)
    .join(accounts, accounts.c.id == contacts.c.account_id)
    .outerjoin(responses, responses.c.id == light_cards.c.response_id)
    .outerjoin(staff, staff.c.id == contact_manager)
    .where(UNREAD, _SHOWN)
    .order_by(light_cards.c.unread_since, light_cards.c.id)
    .limit(sa.bindparam("most"))
)  # fmt: skip


async def list_unread(conn: Conn, staff_id: StaffId, *, limit: int) -> list[Listed]:
    """Light cards in this person's chat that nobody has answered, opened or marked, the oldest first."""
    listed = []
    for row in (await conn.execute(_UNREAD, {"reader": staff_id, "most": limit})).all():
        card = LightCard(*row[: len(LIGHT_CARD)])
        contact, phone, account, segment, score, manager_id, manager = row[len(LIGHT_CARD) :]
        words = await list_words(conn, card)
        since = card.unread_since or card.said_at
        text = next((part.text for part in words if part.text), None)
        listed.append(
            Listed(card.id, card.contact_id, contact, phone, account, segment, score, since, text, manager_id, manager)
        )
    return listed


_COUNT_UNREAD = sa.select(sa.func.count()).select_from(light_cards).where(UNREAD, _SHOWN)


async def count_unread(conn: Conn, staff_id: StaffId) -> int:
    return int((await conn.execute(_COUNT_UNREAD, {"reader": staff_id})).scalar_one())
