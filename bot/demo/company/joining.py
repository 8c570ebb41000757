"""Writing the sample company's contacts: who they are, by which link they came, what they agreed to."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.demo.company.answers import Answer
from bot.demo.company.asking import RULES
from bot.demo.company.calendar import Story, minutes
from bot.demo.company.members import Member
from bot.demo.company.people import ROUND_CONTACT
from bot.demo.company.staff import insert_all
from messages.joining import CONSENT_VERSION
from nps.text import fold
from nps.values import Unreachable
from storage.schema import consents, contacts, enrolment_openings, enrolments, people

FIRST_CONTACT_TELEGRAM_ID = 700_100_001
FIRST_CURIOUS_TELEGRAM_ID = 700_300_001


def telegram_id_of(member: int) -> int:
    return FIRST_CONTACT_TELEGRAM_ID + member


async def write_contacts(
    conn: AsyncConnection, story: Story, members: list[Member], account_ids: dict[str, int]
) -> list[int]:
    """The contacts' rows, in the order of the members."""
    rows = []
    for number, member in enumerate(members):
        contact, joined_at = member.contact, member.joined_at
        since = member.unreachable_since
        rows.append(
            {
                "account_id": account_ids[contact.account.name],
                "external_id": f"C-{1001 + number}",
                "name": contact.name,
                "name_folded": fold(contact.name),
                "greeting": contact.greeting,
                "circle": contact.circle,
                "position": contact.position,
                "phone": f"+7 900 000-{number // 100:02}-{number % 100:02}",
                "language": contact.language if joined_at else None,  # for the others Telegram's own is asked
                "telegram_id": telegram_id_of(number) if joined_at else None,
                "state": member.state,
                "unreachable": Unreachable.BLOCKED if since else None,
                "unreachable_at": since,
                "joined_at": joined_at,
                "created_at": story.began_at,
                "updated_at": since or joined_at or story.began_at,
            }
        )
    return await insert_all(conn, contacts, rows)


async def write_humans(conn: AsyncConnection, members: list[Member], answers: list[Answer]) -> None:
    """The contacts as Telegram's users: their quiet period runs from the last answer."""
    answered_at = {answer.tap.member: answer.scored_at for answer in answers}  # the last one wins
    rows = []
    for number, member in enumerate(members):
        if member.joined_at:
            last = answered_at.get(number)
            rows.append(
                {
                    "telegram_id": telegram_id_of(number),
                    "name": member.contact.name,
                    "telegram_language": member.contact.language,
                    "created_at": member.joined_at,
                    "opted_out_at": member.opted_out_at,
                    "quiet_until": last + RULES.quiet_for if last else None,
                }
            )
    await conn.execute(sa.insert(people), rows)


async def write_links(
    conn: AsyncConnection, rng: Random, story: Story, members: list[Member], contact_ids: list[int]
) -> None:
    """A link for everybody, with the openings and consents of those who used theirs."""
    links = []
    for number, member in enumerate(members):
        joined_at = member.joined_at
        if joined_at:
            made_at = joined_at - minutes(rng, 30, 60 * 24 * 12)
        else:
            made_at = story.now - timedelta(days=1 if member.contact.name == ROUND_CONTACT else rng.uniform(6, 70))
        links.append(
            {
                "contact_id": contact_ids[number],
                "created_at": made_at,
                "expires_at": made_at + RULES.link_lives,
                "bound_at": joined_at,
                "bound_to": telegram_id_of(number) if joined_at else None,
            }
        )
    link_ids = await insert_all(conn, enrolments, links)

    openings: list[dict[str, Any]] = []
    agreed = []
    for number, member in enumerate(members):
        if member.joined_at:
            opened_at = member.joined_at - minutes(rng, 0.2, 5)
            opening = {"enrolment_id": link_ids[number], "telegram_id": telegram_id_of(number), "opened_at": opened_at}
            openings.append(opening | {"answer": "agreed", "answered_at": member.joined_at})
            consent = {"contact_id": contact_ids[number], "telegram_id": telegram_id_of(number)}
            agreed.append(consent | {"version": CONSENT_VERSION, "agreed_at": member.joined_at})
    await conn.execute(sa.insert(enrolment_openings), openings)
    await conn.execute(sa.insert(consents), agreed)
    await _write_curious(conn, story, members, link_ids)


async def _write_curious(conn: AsyncConnection, story: Story, members: list[Member], link_ids: list[int]) -> None:
    """Two have opened their link and not agreed: one went silent, one said «not now» and has been reminded."""
    waiting = [
        number
        for number, member in enumerate(members)
        if member.joined_at is None and member.contact.name != ROUND_CONTACT
    ]
    silent, later = waiting[:2]
    opened_at = story.now - timedelta(days=5, hours=3)
    reminded_at = opened_at + RULES.consent_reminder_after
    humans: list[dict[str, Any]] = [
        {
            "telegram_id": telegram_id,
            "name": members[number].contact.name,
            "telegram_language": members[number].contact.language,
            "created_at": opened_at,
        }
        for telegram_id, number in enumerate((silent, later), start=FIRST_CURIOUS_TELEGRAM_ID)
    ]
    await conn.execute(sa.insert(people), humans)
    untouched: dict[str, Any] = {"answer": None, "answered_at": None, "remind_at": None, "reminded_at": None}
    put_off: dict[str, Any] = {
        "answer": "later",
        "answered_at": opened_at,
        "remind_at": reminded_at,
        "reminded_at": reminded_at,
    }
    rows = [
        {"enrolment_id": link_ids[number], "telegram_id": human["telegram_id"], "opened_at": opened_at} | answer
        for number, human, answer in zip((silent, later), humans, (untouched, put_off), strict=True)
    ]
    await conn.execute(sa.insert(enrolment_openings), rows)
