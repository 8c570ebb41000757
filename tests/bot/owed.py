"""Messages that are owed: an alert to a manager, a question to a client."""

from __future__ import annotations

from typing import Any

from actions import alerting
from actions.turn import Turn
from sandbox.people import Person
from storage.asking.invitations import Invitation
from storage.cases import cases
from storage.people.clients import Contact
from tests.bot.post import Post, question_card
from tests.filling import DAY, PROGRAMME, Filling, contact_by

OWNER, MANAGER, CLIENT = 11, 21, 31


async def alert_of(post: Post) -> tuple[Person, Person]:
    """A complaint whose card is owed to the manager; the manager and the owner have opened the bot."""
    owner, manager = await post.meets(OWNER), await post.meets(MANAGER)

    async def fill(filling: Filling) -> Any:
        await filling.owner("Павел", telegram_id=OWNER)
        anna = await filling.manager("Анна Смирнова", telegram_id=MANAGER)
        response = await filling.answered(await filling.contact("Ирина Ким", manager=anna), 3)
        deadline = contact_by(filling.now + DAY, filling.now)
        case, _ = await cases.open_for(filling.conn, response, deadline=deadline, now=filling.now)
        turn = Turn(filling.conn, filling.now, PROGRAMME)
        await alerting.alert_receivers(turn, case)
        return await alerting.show_case(turn, case)

    await post.owes(*await post.fills(fill))
    return owner, manager


async def asked(post: Post) -> tuple[Contact, Invitation]:
    """A contact whose question is owed."""

    async def fill(filling: Filling) -> Any:
        contact = await filling.contact("Ирина Ким", telegram_id=CLIENT)
        return contact, await filling.asked(contact, delivered=False)

    contact, invitation = await post.fills(fill)
    await post.owes(question_card(invitation, CLIENT))
    return contact, invitation
