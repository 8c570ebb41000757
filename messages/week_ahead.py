"""The one message of a Monday: what is due today, whom the programme asks this week, and occasions to write.

Whom it asks is told to whoever looks after these clients, beforehand, with [Не сейчас] for each.

Who is asked when tells who has answered, and when: where answers are anonymous it is the owners' alone, as /why is.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from aiogram.methods import TelegramMethod

from messages import occasions
from messages.dates import day_of_week
from messages.envelopes import to_staff
from messages.letters import letter
from messages.morning import due_today
from messages.owed import Lane, Letter
from messages.planned import survey_name
from messages.readers import STAFF, StaffReader
from messages.taps.programme import NotNowTap, WeekTap
from messages.texts import Markup, clip, label, lines, say
from messages.writing import Buttons, Context, button, edited, message
from nps.planner import Ask, share_of, week_of
from nps.programme import Programme
from nps.subjects import SummaryOf
from nps.values import AccountId, ContactId, Occasion, Role, StaffId, SurveyKind
from storage.asking.foreseeing import Foreseen, foresee_all
from storage.asking.rules import AskedBy, read_rules
from storage.engine.conn import Conn
from storage.people.clients import Contact, get_contact
from storage.people.staff import Staff

PAGE = 8
"""People on a page: each with a button."""
NAME = 40
DUE = 4
"""Lines of each part of what is due today: the message has room for all else."""
PREFIX = "ahead:"
NOBODYS = 0
"""In a letter: of clients nobody looks after."""


def key_of(monday: date) -> str:
    """By which the notice of this week is known among the summaries."""
    return f"{PREFIX}{monday.isoformat()}"


def monday_of(key: str) -> date | None:
    """The Monday of a message with this key; None when it is another summary's."""
    return date.fromisoformat(key.removeprefix(PREFIX)) if key.startswith(PREFIX) else None


def tell(reader: Staff, of: Collection[StaffId | None], key: str, *, ends: datetime) -> Letter:
    """For one of the staff, once; after the week it is worthless."""
    subject = SummaryOf(reader.id, key)
    to = to_staff(reader, subject=subject, once=subject.key, expires_at=ends)
    return week_ahead.owed(to, of=_kept(of), whole=True)


def show(reader: Staff, of: Collection[StaffId | None], page: int, edit: int) -> Letter:
    """Another page of it, as it is by now."""
    return week_ahead.owed(to_staff(reader), of=_kept(of), page=page, edit=edit, whole=True)


def _kept(of: Collection[StaffId | None]) -> list[int]:
    return sorted(number or NOBODYS for number in of)


@letter(to=STAFF, lane=Lane.SUMMARY)
async def week_ahead(
    ctx: Context, reader: StaffReader, *, of: list[int], page: int = 0, edit: int | None = None, whole: bool = False
) -> TelegramMethod[Any] | None:
    """`of`: whose clients. None when nobody of them is asked any more, and nothing stands there.

    `whole`: with what is due today and with occasions of the week, which the first version's notices had not.
    """
    mine: set[StaffId | None] = {StaffId(number) if number != NOBODYS else None for number in of}
    mine = {number for number in mine if reader.who.may_read(number)}
    due = await due_today(ctx, reader, _today(ctx, reader), DUE) if whole else None
    asked, buttons = await _asked(ctx, reader, mine, page)
    told = await occasions.of_week(ctx, reader) if whole else None
    if asked is None and edit is not None:
        asked = say(reader.language, "week-over")
    sections = [section for section in (due, asked, told) if section is not None]
    if not sections:
        return None
    text = Markup("\n\n".join(sections))
    return message(reader.chat_id, text, buttons) if edit is None else edited(reader.chat_id, edit, text, buttons)


def _today(ctx: Context, reader: StaffReader) -> date:
    return ctx.now.astimezone(ctx.programme.zone_named(reader.staff.timezone)).date()


async def _asked(
    ctx: Context, reader: StaffReader, mine: Collection[StaffId | None], page: int
) -> tuple[Markup | None, Buttons]:
    """Who is asked this week, with a button for each; None where nobody is, or nobody may know."""
    if not ctx.programme.may_read_answers(reader.staff.role):
        return None, []
    asked_by = await read_rules(ctx.conn, ctx.programme)
    told = await list_week(ctx.conn, asked_by, mine, now=ctx.now) if mine else []
    if not told:
        return None, []
    last = (len(told) - 1) // PAGE
    page = min(page, last)
    shown = told[page * PAGE : (page + 1) * PAGE]
    people = [await get_contact(ctx.conn, each.foreseen.known.client.contact) for each in shown]
    language = reader.language
    role = "owner" if reader.staff.role is Role.OWNER else "manager"
    text = lines(
        say(language, "week-title", count=len(told), role=role),
        *_by_account(ctx, language, asked_by, told, list(zip(shown, people, strict=True))),
        Markup(""),
        say(language, "week-hint"),
    )
    return text, [*_not_now(language, people), *_steps(page, last)]


# --- who -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ToBeAsked:
    foreseen: Foreseen
    at: datetime


async def list_week(conn: Conn, asked_by: AskedBy, of: Collection[StaffId | None], *, now: datetime) -> list[ToBeAsked]:
    """Who of these managers' clients may be asked before the week is over; by account, the first to be asked first."""
    ends = week_of(now, asked_by.rules.working_time.zone) + timedelta(days=7)
    told = []
    for each in await foresee_all(conn, asked_by, now=now, of=of):
        at = now if isinstance(each.told, Ask) else each.told.until
        if each.told.survey is not None and at is not None and at < ends:
            told.append(ToBeAsked(each, at))
    first: dict[AccountId, datetime] = {}
    for each_told in sorted(told, key=lambda one: one.at):
        first.setdefault(each_told.foreseen.known.client.account, each_told.at)

    def place(one: ToBeAsked) -> tuple[datetime, AccountId, datetime, ContactId]:
        return first[_account(one)], _account(one), one.at, one.foreseen.known.client.contact

    return sorted(told, key=place)


def _account(one: ToBeAsked) -> AccountId:
    return one.foreseen.known.client.account


# --- its words -----------------------------------------------------------------------------------------------------


def _by_account(
    ctx: Context,
    language: str,
    asked_by: AskedBy,
    told: Sequence[ToBeAsked],
    shown: Sequence[tuple[ToBeAsked, Contact]],
) -> list[Markup]:
    """«ООО «Вектор»: не больше 1 из 3», and below who, when and by which survey."""
    found = []
    for account, people in groupby(shown, key=lambda pair: _account(pair[0])):
        of_account = list(people)
        name = clip(of_account[0][1].account, NAME)
        of = [one for one in told if _account(one) == account]
        most = _most(ctx, asked_by, of)
        found.append(say(language, "week-account", account=name, most=most, of=len(of)))
        found += [_line(ctx, language, asked_by, one, contact) for one, contact in of_account]
    return found


def _line(ctx: Context, language: str, asked_by: AskedBy, one: ToBeAsked, contact: Contact) -> Markup:
    zone = ctx.programme.zone_named(contact.timezone)
    on = day_of_week(language, one.at.astimezone(zone).date(), ctx.now.astimezone(zone).date())
    kind = next((each.kind for each in asked_by.surveys if each.id == one.foreseen.told.survey), SurveyKind.REGULAR)
    return say(language, "week-line", day=on, contact=clip(contact.name, NAME), survey=survey_name(language, kind))


def _most(ctx: Context, asked_by: AskedBy, of: Sequence[ToBeAsked]) -> int:
    """How many of them are asked at most this week: an account has a share, of which an audit knows nothing."""
    by_hand = {survey.id for survey in asked_by.surveys if survey.occasion is Occasion.BY_HAND}
    beyond = sum(one.foreseen.told.survey in by_hand for one in of)
    known, rules = of[0].foreseen.known, asked_by.rules
    zone = rules.working_time.zone
    had = sum(week_of(at, zone) == week_of(ctx.now, zone) for at in known.history.asked_at_account)
    return min(len(of), beyond + max(share_of(known.client.size, rules.asked_one_in) - had, 0))


def _not_now(language: str, people: Sequence[Contact]) -> Buttons:
    return [
        [button(label(language, "week-not-now", contact=clip(contact.name, NAME)), not_now(contact, "ask"))]
        for contact in people
    ]


def not_now(contact: Contact, wish: Any) -> str:
    return NotNowTap(contact=contact.id, wish=wish).pack()


def _steps(page: int, last: int) -> Buttons:
    if not last:
        return []
    numbers = [(page - 1, "‹"), (page, f"{page + 1}/{last + 1}"), (page + 1, "›")]
    return [[button(text, WeekTap(page=number).pack()) for number, text in numbers if 0 <= number <= last]]


def week_from(programme: Programme, timezone: str | None, now: datetime) -> tuple[date, datetime | None]:
    """The Monday of this week where they are, and when its first working day opens; None: there is none."""
    zone = programme.zone_named(timezone)
    today = now.astimezone(zone).date()
    monday = today - timedelta(days=today.weekday())
    hours = programme.working_time.in_zone(zone)
    opens = hours.next_open(datetime.combine(monday, datetime.min.time(), zone))
    return monday, opens if opens.astimezone(zone).date() < monday + timedelta(days=7) else None
