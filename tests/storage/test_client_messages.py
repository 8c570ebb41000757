"""Free messages of clients: kept once, a comment if a score follows soon, else the manager's."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from actions import passing_on
from actions.turn import Turn
from nps.values import AlertState, PartKind
from storage.answers import client_messages
from storage.answers.client_messages import ClientMessage
from storage.answers.comments import Part
from storage.asking.invitations import Invitation
from storage.engine.conn import FullConn
from storage.people.clients import Contact
from storage.schema import client_messages as table
from storage.schema import light_alerts
from tests.filling import NOW, PROGRAMME, Filling

MINUTE = timedelta(minutes=1)
CHAT = 5_111_111_111


def said(message: int, text: str = "Где заказ?") -> Part:
    return Part(PartKind.TEXT, text, None, None, CHAT, message)


async def keep_early(
    conn: FullConn, contact: Contact, invitation: Invitation, message: int, minutes: int
) -> ClientMessage:
    at = NOW + minutes * MINUTE
    pass_on_at = at + 2 * MINUTE
    kept = await client_messages.keep(
        conn, contact.id, said(message), now=at, invitation_id=invitation.id, pass_on_at=pass_on_at
    )
    assert kept
    return kept


async def test_a_message_is_kept_once_and_comes_back_whole(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact()
    voice = Part(PartKind.VOICE, None, "voice-1", "v.ogg", CHAT, 2)
    kept = [await client_messages.keep(conn, contact.id, part, now=NOW) for part in (said(1), voice, said(1, "?"))]

    assert kept[2] is None
    assert await client_messages.list_of_contact(conn, contact.id) == kept[:2]
    assert kept[1]
    assert kept[1].part == voice
    assert await client_messages.get(conn, kept[1].id) == kept[1]


async def test_a_message_just_before_the_score_becomes_its_comment_once(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact()
    invitation, other = await filling.asked(contact), await filling.asked(await filling.contact())
    await keep_early(conn, contact, invitation, 1, minutes=0)
    recent = [await keep_early(conn, contact, invitation, number, minutes=4) for number in (2, 3)]
    await keep_early(conn, contact, other, 4, minutes=4)
    now = NOW + 5 * MINUTE
    claimed = await client_messages.claim_early(conn, invitation.id, now=now, within=2 * MINUTE)
    again = await client_messages.claim_early(conn, invitation.id, now=now, within=2 * MINUTE)

    assert claimed == recent
    assert again == []


async def test_a_message_whose_score_never_came_goes_to_the_manager_once(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact()
    invitation = await filling.asked(contact)
    first = await keep_early(conn, contact, invitation, 1, minutes=0)
    await keep_early(conn, contact, invitation, 2, minutes=9)
    await client_messages.keep(conn, contact.id, said(3), now=NOW)
    early = await client_messages.claim_due(conn, now=NOW + MINUTE)
    due = await client_messages.claim_due(conn, now=NOW + 2 * MINUTE)
    again = await client_messages.claim_due(conn, now=NOW + 2 * MINUTE)
    late_score = await client_messages.claim_early(conn, invitation.id, now=NOW + 2 * MINUTE, within=9 * MINUTE)

    assert early == again == []
    assert due == [first]
    assert [message.source_message_id for message in late_score] == [2]


async def passed_on(conn: FullConn, contact: Contact, number: int = 1) -> tuple[list[int], bool, list[int]]:
    """Who gets a new message of this contact, whether instead of a manager, and in whose chats its light card is."""
    kept = await client_messages.keep(conn, contact.id, said(number), now=NOW)
    assert kept
    receivers, _ = await passing_on.pass_on(Turn(conn, NOW, PROGRAMME), kept)
    shown = sa.select(light_alerts.c.staff_id).join(table, table.c.light_card_id == light_alerts.c.light_card_id)
    reaches = shown.where(table.c.id == kept.id, light_alerts.c.state == AlertState.OWED)
    return (
        [receiver.id for receiver in receivers.staff],
        receivers.instead,
        list((await conn.execute(reaches)).scalars()),
    )


async def test_a_message_goes_to_the_manager_of_the_account(conn: FullConn, filling: Filling) -> None:
    anna = await filling.manager()
    await filling.owner()

    assert await passed_on(conn, await filling.contact(manager=anna)) == ([anna.id], False, [anna.id])


async def test_without_a_manager_who_can_be_reached_it_goes_to_the_owners_who_can(
    conn: FullConn, filling: Filling
) -> None:
    absent = await filling.manager(joined=False)
    nobody = await passed_on(conn, await filling.contact(manager=absent), 1)
    owner = await filling.owner()
    await filling.owner(joined=False, telegram_id=9)

    assert nobody == ([], True, [])
    assert await passed_on(conn, await filling.contact(manager=absent), 2) == ([owner.id], True, [owner.id])
    assert await passed_on(conn, await filling.contact(), 3) == ([owner.id], True, [owner.id])
