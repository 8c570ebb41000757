"""A deadline rings: a short message below the card, because an edited card rings no phone."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from aiogram.methods import TelegramMethod

from messages.case_lines import NAME, next_until
from messages.dates import own_clock_time, own_moment, span
from messages.envelopes import to_staff
from messages.letters import card, letter
from messages.owed import Card, Lane, Letter
from messages.readers import HEARS_CLIENT, OWNER, ClientReader, StaffReader
from messages.texts import Markup, clip, label, lines, say
from messages.writing import Context, message
from nps.climbing import Level
from nps.subjects import BelowCard, CaseCard, OverdueAccount
from nps.values import AccountId, CaseDue, CaseId
from storage.cases import cases, promises, rings
from storage.cases.cases import Case
from storage.cases.rings import RungForOwners
from storage.people.clients import Contact, get_account, get_contact
from storage.people.staff import Staff, find_staff
from storage.queues import deliveries

SHORT = 200
"""Of what was promised."""
MOST = 10
"""Cases of one account in one message."""


def tell_deadline(case: Case, receiver: Staff, level: Level, *, not_before: datetime) -> Letter:
    """To whoever is responsible, once for each version of the deadline and level."""
    once = f"deadline:{case.id}:{case.deadline_version}:{int(level)}:{receiver.id}"
    subject = BelowCard(case.id, receiver.id)
    to = to_staff(receiver, about=case.contact_id, subject=subject, once=once, not_before=not_before)
    return deadline_ring.owed(to, case=case.id, version=case.deadline_version, missed=level is Level.MISSED)


@letter(to=HEARS_CLIENT, lane=Lane.ALERT, quick=True)
async def deadline_ring(
    ctx: Context, reader: ClientReader, *, case: CaseId, version: int, missed: bool
) -> TelegramMethod[Any] | None:
    """None when the deadline is another by now, or when a reminder comes so late that the other ring says it."""
    rung = await cases.find(ctx.conn, case)
    if rung is None or not still_stands(rung, version) or rung.deadline_at is None:
        return None
    if not missed and ctx.now >= rung.deadline_at:
        return None
    language = reader.language
    promise = await promises.find_open(ctx.conn, rung.id) if rung.due is CaseDue.PROMISE else None
    if promise is None:
        key = "deadline-missed" if missed else "deadline-near"
    elif missed:
        key = "promise-missed"
    else:
        key = "promise-today-ring" if _is_today(ctx, rung.deadline_at) else "promise-near"
    text = say(
        language,
        key,
        what=clip(promise.what or "", SHORT) if promise else "",
        by=_by(ctx, reader, rung.deadline_at),
        span=span(language, abs(rung.deadline_at - ctx.now)),
        **_told_of(ctx, reader, reader.contact, rung),
    )
    shown = await deliveries.find_card_message(ctx.conn, CaseCard(case, reader.staff.id).key, chat_id=reader.chat_id)
    return message(reader.chat_id, text, reply_to=shown)


def _by(ctx: Context, reader: StaffReader, deadline: datetime) -> Markup:
    """«пт 27 нояб., 15:00», or of today «15:00»."""
    zone = ctx.programme.zone_named(reader.staff.timezone)
    return own_clock_time(deadline, zone) if _is_today(ctx, deadline) else own_moment(reader.language, deadline, zone)


def _is_today(ctx: Context, deadline: datetime) -> bool:
    return deadline.astimezone(ctx.programme.zone).date() == ctx.today


def still_stands(case: Case, version: int) -> bool:
    """Is this deadline the one that still stands, and the staff's to meet?"""
    return not case.is_over and case.deadline_version == version and case.due not in (None, CaseDue.ANSWER)


def _told_of(ctx: Context, reader: StaffReader, contact: Contact, case: Case) -> dict[str, Markup | str]:
    zone = ctx.programme.zone_named(reader.staff.timezone)
    return {
        "account": clip(contact.account, NAME),
        "contact": clip(contact.name, NAME),
        "due": next_until(reader.language, case.due, case.deadline_at, zone, ctx.now),
        "phone": f" · {contact.phone}" if contact.phone else "",
        "number": str(case.id),
    }


def tell_owner(case: Case, owner: Staff, day: date, *, not_before: datetime) -> Card:
    """One message for each account and day of this owner; what is overdue later that day is added to it."""
    subject = OverdueAccount(case.account_id, day.isoformat(), owner.id)
    to = to_staff(owner, subject=subject, not_before=not_before)
    return overdue_account.owed(to, account=case.account_id, day=day.isoformat(), case=case.id)


def tell_again(owner: Staff, shown: OverdueAccount) -> Card:
    """The same message as it stands now."""
    return overdue_account.owed(to_staff(owner, subject=shown), account=shown.account, day=shown.day, case=None)


@card(to=OWNER, lane=Lane.ALERT)
async def overdue_account(
    ctx: Context, reader: StaffReader, *, account: AccountId, day: str, case: CaseId | None
) -> TelegramMethod[Any] | None:
    """What of this account rings for this owner on that day, `case` in any case; None when nothing is overdue now."""
    language, owner = reader.language, reader.staff
    rung = [
        ring
        for ring in await rings.list_for_owners(ctx.conn, account, most=MOST * 2)
        if ring.case.id == case or _rings_on(ctx, owner, ring.at) == day
    ]
    told = {ring.case.id: ring for ring in reversed(rung)}  # of two deadlines of one case the later one
    open_now = [ring for ring in told.values() if still_stands(ring.case, ring.version)]
    key = OverdueAccount(account, day, owner.id).key
    shown = await deliveries.find_card_message(ctx.conn, key, chat_id=reader.chat_id)
    if not open_now and shown is None:
        return None
    client = await get_account(ctx.conn, account)
    manager = await find_staff(ctx.conn, client.manager_id)
    title = say(
        language,
        "overdue-account",
        account=clip(client.name, NAME),
        manager=clip(manager.name, NAME) if manager else "—",
    )
    return message(
        reader.chat_id, lines(title, *[await _line_of(ctx, reader, ring) for ring in list(told.values())[:MOST]])
    )


def _rings_on(ctx: Context, owner: Staff, at: datetime) -> str:
    zone = ctx.programme.zone_named(owner.timezone)
    return ctx.programme.working_time.in_zone(zone).next_open(at).astimezone(zone).date().isoformat()


async def _line_of(ctx: Context, reader: StaffReader, ring: RungForOwners) -> Markup:
    contact = await get_contact(ctx.conn, ring.case.contact_id)
    if not still_stands(ring.case, ring.version) or ring.case.deadline_at is None:
        name = clip(contact.name, NAME) or label(reader.language, "erased-name")
        return say(reader.language, "overdue-line-done", contact=name, number=str(ring.case.id))
    late = span(reader.language, ctx.now - ring.case.deadline_at)
    return say(reader.language, "overdue-line", span=late, **_told_of(ctx, reader, contact, ring.case))
