"""What a delivery means: Telegram delivered a message, or never will, and the domain follows."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.oneself import lost
from messages import case_card
from messages.owed import Owed
from nps.programme import Programme
from nps.values import AlertState, AlertWhy, CaseId, ContactState, Role, Unreachable
from storage.answers import client_messages, comments
from storage.asking import invitations
from storage.cases import alerts, cases
from storage.figures import summaries
from storage.people.clients import get_contact
from storage.people.staff import find_staff


async def on_sent(conn: AsyncConnection, subject: str, *, now: datetime, programme: Programme) -> Owed:
    """Telegram has the message about this subject."""
    match subject.split(":"):
        case ["ask", number, "1"]:
            await invitations.record_sent(conn, int(number), now=now)
        case ["case", number, "staff", staff]:
            await alerts.settle_alert(conn, int(number), int(staff), AlertState.DELIVERED, now=now)
        case ["summary", staff, kind, period]:
            await summaries.record_sent(conn, int(staff), f"{kind}:{period}", now=now)
    return []


async def on_never(
    conn: AsyncConnection, subject: str | None, chat_id: int, reason: Unreachable | None, *, now: datetime
) -> Owed:
    """Telegram refuses for good; `reason` says when it is the person rather than the message."""
    owed = await lost(conn, chat_id, reason, now=now) if reason else []
    match (subject or "").split(":"):
        case ["ask", number, *_]:
            await invitations.record_undeliverable(conn, int(number), reason.value if reason else "refused", now=now)
        case ["case", number, "staff", staff]:
            why = AlertWhy.UNREACHABLE if reason else AlertWhy.UNCERTAIN
            owed += await _fall_back(conn, CaseId(int(number)), int(staff), why, now=now)
        case ["message", number, staff]:
            owed += await _pass_on_instead(conn, int(number), int(staff))
        case ["reply-to", "case", number, "staff", staff] if reason:
            owed += await _fall_back(conn, CaseId(int(number)), int(staff), AlertWhy.UNREACHABLE, now=now)
    return owed


async def on_unsure(conn: AsyncConnection, subject: str | None, *, now: datetime, programme: Programme) -> Owed:
    """Sent twice and nobody knows whether it arrived: an alert goes to the owners as well.

    A question counts as delivered: whoever did see it is asked again after a gap, and whoever did not is reminded.
    """
    match (subject or "").split(":"):
        case ["ask", _, "1"]:
            return await on_sent(conn, subject or "", now=now, programme=programme)
        case ["case", number, "staff", staff]:
            return await _fall_back(conn, CaseId(int(number)), int(staff), AlertWhy.UNCERTAIN, now=now)
        case ["message", number, staff]:
            return await _pass_on_instead(conn, int(number), int(staff))
    return []


async def on_dropped(conn: AsyncConnection, subject: str | None, *, programme: Programme) -> Owed:
    """There was nothing to say to this chat any more: a client's words find whoever may read them now."""
    match (subject or "").split(":"):
        case ["message", number, staff]:
            kept = await client_messages.get(conn, int(number))
            contact = await get_contact(conn, kept.contact_id)
            if contact.state is not ContactState.ERASED:
                again = await client_messages.pass_on_anew(
                    conn, kept, instead_of=int(staff), anonymous=programme.anonymous
                )
                return case_card.passed_on(kept, again)
    return []


async def _pass_on_instead(conn: AsyncConnection, message: int, staff: int) -> Owed:
    """A client's message that one person cannot get goes to the owners."""
    kept = await client_messages.get(conn, message)
    return case_card.passed_on(kept, await client_messages.pass_on_to_owners(conn, kept, instead_of=staff))


async def _fall_back(conn: AsyncConnection, case: CaseId, staff: int, why: AlertWhy, *, now: datetime) -> Owed:
    """The card goes to all owners; who could not get it stands in the undeliverable list."""
    if await cases.find(conn, case) is None:  # erased with its answers meanwhile
        return []
    await alerts.settle_alert(conn, case, staff, AlertState.UNDELIVERABLE, now=now)
    alert = next((one for one in await alerts.list_alerts(conn, case) if one.staff_id == staff), None)
    receiver = await find_staff(conn, staff)
    stood_in = alert is not None and alert.why is not AlertWhy.ASSIGNED
    if stood_in and receiver is not None and receiver.role is Role.OWNER:
        return []  # the other owners have their own copy
    await alerts.alert_owners(conn, case, why, now=now)
    response = await cases.get_latest_response(conn, case)
    parts = await comments.list_parts(conn, response.id)
    return [*await case_card.cards_owed(conn, case), *await case_card.parts_owed(conn, case, parts)]
