"""Who somebody is who came by the link for everybody: asked of the staff, and over as soon as it is known."""

from __future__ import annotations

from actions.telling import find_receivers
from actions.turn import Turn
from messages import newcomers as letters
from messages.envelopes import to_staff
from messages.owed import Owed
from nps.subjects import NewcomerCard
from storage.people import newcomers, phones
from storage.people.newcomers import FORGOTTEN_AFTER, Newcomer
from storage.people.staff import find_staff, list_present_owners
from storage.privacy import traces
from storage.queues import deliveries


async def ask_staff(turn: Turn, newcomer: Newcomer) -> Owed:
    """«Кто это?»: of the manager, where everybody with this phone is theirs, else of the owners.

    Who looks after somebody whom a promoter has sent, the owners say.
    """
    fitting = await phones.list_with_phone(turn.conn, newcomer.phone or "", turn.programme.country)
    managers = {contact.manager_id for contact in fitting}
    if len(managers) == 1:
        asked = (await find_receivers(turn, managers.pop(), of_answers=False)).staff
    else:
        asked = await list_present_owners(turn.conn)
    return [
        letters.newcomer.owed(
            to_staff(
                staff,
                about_human=newcomer.telegram_id,
                subject=NewcomerCard(newcomer.id, staff.id),
                once=f"newcomer:{newcomer.id}:{staff.id}",
            ),
            newcomer_id=newcomer.id,
        )
        for staff in asked
        if staff.can_be_written_to
    ]


async def settle(turn: Turn, telegram_id: int) -> Owed:
    """It is known who this is, or nobody asks any more: the row goes, and the number out of the chats of the staff."""
    newcomer = await newcomers.find_of_human(turn.conn, telegram_id)
    if newcomer is None:
        return []
    await newcomers.forget(turn.conn, telegram_id)
    return await close(turn, newcomer)


async def close(turn: Turn, newcomer: Newcomer) -> Owed:
    """Nobody is asked who this is any more, and no number stands anywhere."""
    await traces.forget_heard(turn.conn, newcomer.telegram_id, now=turn.now)
    owed: Owed = []
    since = turn.now - 2 * FORGOTTEN_AFTER
    for chat_id, message_id, subject in await deliveries.list_of_kind(turn.conn, NewcomerCard, since=since):
        reader = await find_staff(turn.conn, subject.staff)
        if subject.newcomer == newcomer.id and reader is not None and reader.telegram_id == chat_id:
            is_sent = newcomer.referral_id is not None
            owed.append(letters.newcomer_over.owed(to_staff(reader), message_id=message_id, recommended=is_sent))
    return owed
