"""The sample company «Стройснаб»: a year of its programme, written into an empty database, ready for a round.

Everything hangs on `now` and the seed; the same two give the same rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from random import Random

from bot.demo.company.accounts import (
    ACCOUNTS,
    COMPANY,
    MANAGERS,
    OWNER,
    RECOMMENDED_ACCOUNT,
    ROUND_ACCOUNT,
    SEGMENTS,
    SMIRNOVA,
)
from bot.demo.company.answers import answer_all
from bot.demo.company.calendar import Story
from bot.demo.company.cases import follow_up
from bot.demo.company.members import Member, gather
from bot.demo.company.past import past_of
from bot.demo.company.people import ROUND_CONTACT
from bot.demo.company.staff import MANAGER_TELEGRAM_IDS, OWNER_TELEGRAM_ID
from bot.demo.history import writing
from nps.repeating import counts_since
from nps.values import ContactId, ContactState, Reason, SurveyKind, TelegramId
from storage.asking import surveys
from storage.asking.surveys import Survey
from storage.cases import fixes
from storage.engine.conn import Conn
from storage.people import losses

ROUND_CONTACT_TELEGRAM_ID = TelegramId(700_200_001)
"""For whoever plays the contact of the round: nobody in the database has it yet."""


@dataclass(frozen=True, slots=True)
class OnTelegram:
    """Somebody who has started the bot; `blocked`: and then blocked it."""

    name: str
    telegram_id: TelegramId
    language: str = "ru"
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class SampleCompany:
    """What a demonstration needs to know of the company it plays with.

    The contact of the round has not joined; their account's manager is `round_manager`.
    """

    company: str
    owner: OnTelegram
    managers: tuple[OnTelegram, ...]
    round_contact: ContactId
    round_contact_name: str
    round_contact_telegram_id: TelegramId
    round_account: str
    round_manager: OnTelegram
    contacts_on_telegram: tuple[OnTelegram, ...]
    accounts: int
    segments: int
    circles: int
    contacts: int
    invitations: int
    responses: int
    cases: int


async def fill(conn: Conn, *, now: datetime, seed: int = 7) -> SampleCompany:
    """Write the company into an empty, migrated database. Nothing falls due in the two hours after `now`."""
    rng = Random(seed)
    story = Story.until(now)
    members = gather(rng, story)
    dealt = [member for member in members if member.contact.account.name != RECOMMENDED_ACCOUNT]
    answers = answer_all(rng, story, dealt)  # who was recommended has not answered: no dice for them
    made = follow_up(rng, story, answers)

    survey = await _switch_on(conn, story)
    past = past_of(rng, story, members, answers, made, survey.id)
    await writing.write(conn, past)
    await losses.follow_statuses(conn, now=story.now)
    await _open_repeated(conn, now=story.now)

    on_telegram = {name: OnTelegram(name, TelegramId(human)) for name, human in MANAGER_TELEGRAM_IDS.items()}
    round_contact = next(member.contact for member in members if member.contact.name == ROUND_CONTACT)
    return SampleCompany(
        company=COMPANY,
        owner=OnTelegram(OWNER, TelegramId(OWNER_TELEGRAM_ID)),
        managers=tuple(on_telegram[name] for name in MANAGERS),
        round_contact=ContactId(round_contact.id),
        round_contact_name=ROUND_CONTACT,
        round_contact_telegram_id=ROUND_CONTACT_TELEGRAM_ID,
        round_account=ROUND_ACCOUNT,
        round_manager=on_telegram[SMIRNOVA],
        contacts_on_telegram=_joined(members),
        accounts=len(ACCOUNTS),
        segments=len(SEGMENTS),
        circles=len({member.contact.circle for member in members}),
        contacts=len(members),
        invitations=sum(len(member.questions) for member in members),
        responses=len(answers),
        cases=len(made),
    )


async def _switch_on(conn: Conn, story: Story) -> Survey:
    """Beside the regular survey the company asks about first deliveries."""
    await surveys.ensure_surveys(conn, now=story.began_at)
    first = await surveys.find_of_kind(conn, SurveyKind.FIRST_DELIVERY)
    if first is not None:
        await surveys.change(conn, first, enabled=True)
    return await surveys.get_regular_survey(conn)


def _joined(members: list[Member]) -> tuple[OnTelegram, ...]:
    return tuple(
        OnTelegram(
            name=member.contact.name,
            telegram_id=TelegramId(member.contact.telegram_id),
            language=member.contact.language,
            blocked=member.state is ContactState.UNREACHABLE,
        )
        for member in members
        if member.joined_at
    )


async def _open_repeated(conn: Conn, *, now: datetime) -> None:
    """What repeats by then is an item already: the owner read of it before."""
    begins = {reason: counts_since(now, None) for reason in Reason}
    for counted in await fixes.count_complaints(conn, begins, until=now):
        if counted.is_to_be_mended:
            await fixes.open_new(conn, counted, now=now)
