"""What stood in the chats before the demonstration began, composed anew by the bot's own words from what it remembers.

Telegram keeps the messages of years; the demonstration's is a fresh one, and a company of thirteen months whose chats
are all empty would look as if nothing had ever been said.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from aiogram.methods import EditMessageText, SendMessage, TelegramMethod

from messages import case_card, summary, survey
from messages.envelopes import to_contact
from messages.writing import Context
from nps.programme import Programme
from nps.sending import reported
from nps.subjects import Asked
from nps.values import PeriodKind
from scheduler.summaries import fires
from storage.answers import responses
from storage.cases import cases
from storage.engine.conn import Conn
from storage.people.staff import Staff, list_staff
from storage.schema import alerts, comment_parts, contacts, deliveries, invitations

CARDS_EACH = 5
"""The newest cards in each chat of the staff."""
SUMMARIES_SINCE = timedelta(days=8)


@dataclass(frozen=True, slots=True)
class Remembered:
    """A message that was in a chat; `number` 0: it gets one by its place in time. `card`: it shows this card."""

    chat_id: int
    at: datetime
    html: str
    from_bot: bool = True
    number: int = 0
    buttons: tuple[tuple[dict[str, str], ...], ...] = ()
    card: str | None = None
    about: int | None = None

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"at": self.at.isoformat()}


async def recall(conn: Conn, programme: Programme, *, until: datetime, now: datetime) -> list[Remembered]:
    """The last question of each contact by then with what followed, the newest cards of the staff, their last summary.

    Which message shows which card is written down, so that replies to them and taps on them find their way.
    """
    ctx = Context(conn, now, programme)
    said = [message async for message in _of_contacts(ctx, until)]
    for member in await list_staff(conn):
        if member.telegram_id is not None:
            said += [message async for message in _of_staff(ctx, member, until)]
    said.sort(key=lambda message: message.at)
    said = [message if message.number else replace(message, number=place) for place, message in enumerate(said, 1)]
    await conn.execute(sa.delete(deliveries).where(deliveries.c.message_id <= len(said)))  # told in another language
    shown = [_delivery(message) for message in said if message.card is not None]
    if shown:
        await conn.execute(sa.insert(deliveries), shown)
    return said


async def _of_contacts(ctx: Context, until: datetime) -> AsyncIterator[Remembered]:
    newest = sa.select(sa.func.max(invitations.c.id)).where(invitations.c.sent_at <= until)
    query = (
        sa.select(invitations.c.id, invitations.c.sent_at, contacts.c.id, contacts.c.telegram_id)
        .join(contacts, contacts.c.id == invitations.c.contact_id)
        .where(invitations.c.id.in_(newest.group_by(invitations.c.contact_id)), contacts.c.telegram_id.is_not(None))
    )
    for asked, sent_at, contact, telegram_id in (await ctx.conn.execute(query)).all():
        to = to_contact(telegram_id, contact, subject=Asked(asked))
        question = await survey.question.compose(ctx, to, invitation=asked)
        if question is not None:
            yield _shown(question, sent_at, card=Asked(asked).key, about=contact)
        response = await responses.find_by_invitation(ctx.conn, asked)
        if response is None:
            continue
        to = to_contact(telegram_id, contact)
        why = await survey.why_finished.compose(ctx, to, response=response.id, message_id=0)
        if why is not None:
            yield _shown(why, response.scored_at)
        async for words in _comment(ctx.conn, response.id, telegram_id):
            yield words
        thanked_at = response.thanked_at
        thanks = await survey.thanks.compose(ctx, to, response=response.id) if thanked_at else None
        if thanks is not None and thanked_at is not None:
            yield _shown(thanks, thanked_at)


async def _comment(conn: Conn, response: int, telegram_id: int) -> AsyncIterator[Remembered]:
    parts = comment_parts.c
    query = sa.select(parts.text, parts.created_at, parts.source_message_id).where(parts.response_id == response)
    for text, at, number in (await conn.execute(query.order_by(parts.created_at))).all():
        yield Remembered(telegram_id, at, text or "", from_bot=False, number=number)


async def _of_staff(ctx: Context, member: Staff, until: datetime) -> AsyncIterator[Remembered]:
    query = (
        sa.select(alerts.c.case_id, alerts.c.owed_at)
        .where(alerts.c.staff_id == member.id, alerts.c.owed_at <= until)
        .order_by(alerts.c.owed_at.desc(), alerts.c.case_id.desc())
        .limit(CARDS_EACH)
    )
    for number, at in (await ctx.conn.execute(query)).all():
        case = await cases.find(ctx.conn, number)
        if case is not None:
            card = case_card.show(case, member)
            method = await case_card.case_card.compose(ctx, card.to, case=number)
            if method is not None:
                yield _shown(method, at, card=card.key, about=card.to.about)
    schedule = fires(ctx.programme.weekly_summary, ctx.programme, until - SUMMARIES_SINCE, until)
    for at in list(schedule)[-1:]:
        week = reported(PeriodKind.WEEK, at.astimezone(ctx.programme.zone).date())
        owed = summary.sum_up(member, week)
        method = await summary.summary.compose(ctx, owed.to, period=week.key)
        if method is not None:
            yield _shown(method, at)


def _shown(
    method: TelegramMethod[Any], at: datetime, *, card: str | None = None, about: int | None = None
) -> Remembered:
    """A composed method as the message it would have made."""
    if not isinstance(method, SendMessage | EditMessageText) or not isinstance(method.chat_id, int):
        raise TypeError(f"{type(method).__name__} makes no text message")
    rows = getattr(method.reply_markup, "inline_keyboard", [])
    buttons = tuple(tuple({"text": key.text, "data": key.callback_data or ""} for key in row) for row in rows)
    return Remembered(method.chat_id, at, str(method.text), buttons=buttons, card=card, about=about)


def _delivery(message: Remembered) -> dict[str, Any]:
    place = {"chat_id": message.chat_id, "message_id": message.number, "delivered_at": message.at}
    return place | {"subject": message.card, "card_key": message.card, "about_contact": message.about}
