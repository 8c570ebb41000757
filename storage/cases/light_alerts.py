"""Whose chat shows a light card, why, and whether Telegram delivered it: as `alerts` for the cards of cases."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.values import AlertState, AlertWhy, LightCardId, Role, StaffId
from storage.cases.light_cards import LIGHT_CARD, UNREAD, LightCard
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, insert_once, select_of
from storage.people.staff import STAFF, Staff
from storage.schema import accounts, contact_manager, contacts, light_alerts, light_cards, staff


@dataclass(frozen=True, slots=True)
class LightAlert:
    """A light card in one person's chat."""

    light_card_id: LightCardId
    staff_id: StaffId
    why: AlertWhy
    state: AlertState


ALERT = fields_of(light_alerts, tuple(field.name for field in fields(LightAlert)))
SHOWN = (AlertState.OWED, AlertState.DELIVERED)


async def add(conn: Conn, card_id: LightCardId, receivers: list[Staff], why: AlertWhy, *, now: datetime) -> list[Staff]:
    """The card is to be shown to these people; returns those to whom it was not before, and who can be written to."""
    added = []
    for receiver in receivers:
        state = AlertState.OWED if receiver.can_be_written_to else AlertState.UNDELIVERABLE
        values = {"light_card_id": card_id, "staff_id": receiver.id, "why": why, "state": state, "owed_at": now}
        is_new = await insert_once(conn, light_alerts, **values) or await _renew(conn, values)
        if is_new and receiver.can_be_written_to:
            added.append(receiver)
    return added


async def _renew(conn: Conn, values: dict[str, Any]) -> bool:
    """Who had it before has it again; tells whether they had."""
    this = (light_alerts.c.light_card_id == values["light_card_id"], light_alerts.c.staff_id == values["staff_id"])
    withdrawn = sa.update(light_alerts).where(*this, light_alerts.c.state == AlertState.WITHDRAWN).values(**values)
    return (await conn.execute(withdrawn.returning(light_alerts.c.staff_id))).first() is not None


async def list_receivers(conn: Conn, card_id: LightCardId) -> list[tuple[LightAlert, Staff]]:
    """The alerts of a light card with the people they are for, without those who left."""
    query = (
        sa.select(*ALERT, *STAFF)
        .join(staff, sa.and_(staff.c.id == light_alerts.c.staff_id, staff.c.retired_at.is_(None)))
        .where(light_alerts.c.light_card_id == card_id)
        .order_by(light_alerts.c.staff_id)
    )
    cut = len(ALERT)
    return [(LightAlert(*row[:cut]), Staff(*row[cut:])) for row in await conn.execute(query)]


async def settle(conn: Conn, card_id: int, staff_id: int, state: AlertState, *, now: datetime) -> None:
    """Telegram delivered the card, or refuses it."""
    before = [AlertState.OWED] if state is AlertState.DELIVERED else list(SHOWN)
    this = (light_alerts.c.light_card_id == card_id, light_alerts.c.staff_id == staff_id)
    statement = sa.update(light_alerts).where(*this, light_alerts.c.state.in_(before))
    await conn.execute(statement.values(state=state, settled_at=now))


async def withdraw(conn: Conn, card: LightCard, kept: Collection[StaffId]) -> None:
    """Nobody but these learns anything further who had it as the manager, or since the manager was away.

    Who is to have it again has it by `add`.
    """
    managers = sa.select(staff.c.id).where(staff.c.role == Role.MANAGER)
    stood_in = light_alerts.c.why.in_([AlertWhy.STANDS_IN, AlertWhy.AWAY])
    others = sa.update(light_alerts).where(
        light_alerts.c.light_card_id == card.id,
        light_alerts.c.staff_id.not_in(list(kept)),
        sa.or_(light_alerts.c.staff_id.in_(managers), stood_in),
    )
    await conn.execute(others.values(state=AlertState.WITHDRAWN))


async def list_of_managers(conn: Conn, managers: Collection[StaffId]) -> list[LightCard]:
    """The unread light cards of their accounts."""
    query = select_of(LIGHT_CARD).where(UNREAD, light_cards.c.manager_id.in_(list(managers)))
    return [LightCard(*row) for row in await conn.execute(query.order_by(light_cards.c.id))]


async def list_moved(conn: Conn) -> list[tuple[LightCard, StaffId]]:
    """Unread light cards whose account has another manager by now, with that manager."""
    query = (
        sa.select(*LIGHT_CARD, contact_manager)
        .join(contacts, contacts.c.id == light_cards.c.contact_id)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .where(
            UNREAD,
            contact_manager.is_not(None),
            light_cards.c.manager_id.is_distinct_from(contact_manager),
        )
        .order_by(light_cards.c.id)
    )
    return [(LightCard(*card), manager_id) for *card, manager_id in await conn.execute(query)]


async def list_unseen(conn: Conn) -> list[LightCard]:
    """Unread light cards that stand in nobody's chat and in no owner's list of undeliverable ones."""
    present = sa.select(staff.c.id).where(staff.c.retired_at.is_(None))
    owners = present.where(staff.c.role == Role.OWNER)
    seen = sa.exists().where(
        light_alerts.c.light_card_id == light_cards.c.id,
        sa.or_(
            sa.and_(light_alerts.c.staff_id.in_(present), light_alerts.c.state.in_(SHOWN)),
            light_alerts.c.staff_id.in_(owners),
        ),
    )
    query = select_of(LIGHT_CARD).where(UNREAD, ~seen, sa.exists(owners)).order_by(light_cards.c.id)
    return [LightCard(*row) for row in await conn.execute(query)]


async def list_missed(conn: Conn, staff_id: StaffId) -> list[LightCard]:
    """Unread light cards for this person that never reached them: could not be delivered, or are of their accounts."""
    of_person = (light_alerts.c.light_card_id == light_cards.c.id, light_alerts.c.staff_id == staff_id)
    shown = sa.exists().where(*of_person, light_alerts.c.state.in_(SHOWN))
    undeliverable = sa.exists().where(*of_person, light_alerts.c.state == AlertState.UNDELIVERABLE)
    query = (
        select_of(LIGHT_CARD)
        .join(contacts, contacts.c.id == light_cards.c.contact_id)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .where(UNREAD, ~shown, sa.or_(undeliverable, contact_manager == staff_id))
        .order_by(light_cards.c.id)
    )
    return [LightCard(*row) for row in await conn.execute(query)]


async def owe_again(conn: Conn, card_id: LightCardId, staff_id: StaffId, why: AlertWhy, *, now: datetime) -> None:
    """The card is owed to this person (again)."""
    values = {"light_card_id": card_id, "staff_id": staff_id, "why": why, "state": AlertState.OWED, "owed_at": now}
    await insert_once(conn, light_alerts, **values)
    this = (light_alerts.c.light_card_id == card_id, light_alerts.c.staff_id == staff_id)
    lost = sa.update(light_alerts).where(*this, light_alerts.c.state == AlertState.UNDELIVERABLE)
    await conn.execute(lost.values(state=AlertState.OWED, owed_at=now))


async def lose_cards(conn: Conn, staff_id: StaffId, *, now: datetime) -> list[LightCardId]:
    """The chat that showed this person unread light cards is not theirs any more; returns which they are."""
    unread = sa.select(light_cards.c.id).where(UNREAD)
    theirs = (light_alerts.c.staff_id == staff_id, light_alerts.c.state.in_(SHOWN))
    lost = sa.update(light_alerts).where(*theirs, light_alerts.c.light_card_id.in_(unread))
    lost = lost.values(state=AlertState.UNDELIVERABLE, settled_at=now).returning(light_alerts.c.light_card_id)
    return sorted((await conn.execute(lost)).scalars())
