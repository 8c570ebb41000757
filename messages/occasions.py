"""Occasions to write to a client this week, each with a sentence that a tap copies; the bot congratulates nobody.

Anniversaries of accounts, public and professional holidays, and who has been silent longest.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from messages import some_names
from messages.dates import day, day_of_week, day_of_year
from messages.readers import StaffReader
from messages.texts import Markup, clip, join, lines, say
from messages.writing import Context
from nps import anniversaries, professional_days
from nps.scope import Scope
from nps.working_time import WorkingTime
from storage.colours.known import list_known
from storage.colours.occasions import Company, list_companies
from storage.people.clients import list_accounts

NAME = 40
MOST = 3
"""Lines of each kind."""
SILENT_FOR = timedelta(days=90)
"""Who was heard later is not silent yet."""
_WEEK = timedelta(days=7)


async def of_week(ctx: Context, reader: StaffReader) -> Markup | None:
    """Of their own clients and of those they stand in for; until the next such message. None: there are none."""
    staff, language = reader.staff, reader.language
    scope = Scope(manager=staff.id, also_of=staff.stands_in_for)
    companies = await list_companies(ctx.conn, scope)
    if not companies:
        return None
    zone = ctx.programme.zone_named(staff.timezone)
    first = ctx.now.astimezone(zone).date()
    last = last_day(ctx.programme.working_time.in_zone(zone), first)
    told = [
        *_anniversaries(language, companies, first, last),
        *_public(ctx, language, first, last),
        *_professional(ctx, language, companies, first, last),
        *await _silent(ctx, reader, scope),
    ]
    return lines(say(language, "occasions-title"), *told, say(language, "occasions-hint")) if told else None


def last_day(hours: WorkingTime, today: date) -> date:
    """The day before the next week begins to be worked: that week has a message of its own."""
    monday = today - timedelta(days=today.weekday()) + _WEEK
    opens = hours.next_open(datetime.combine(monday, datetime.min.time(), hours.zone))
    return opens.astimezone(hours.zone).date() - timedelta(days=1)


def _anniversaries(language: str, companies: Sequence[Company], first: date, last: date) -> list[Markup]:
    """«🎂 вт 2 мар. — ООО «Вектор»: 5 лет вместе», and what could be written."""
    found = [
        (*on, company)
        for company in companies
        if company.first_delivery and (on := anniversaries.within(company.first_delivery, first, last))
    ]
    found.sort(key=lambda each: each[0])
    told = [
        say(
            language,
            "occasions-anniversary",
            day=day_of_week(language, on, first),
            account=clip(company.name, NAME),
            years=years,
            words=say(language, "occasions-anniversary-words", years=years),
        )
        for on, years, company in found[:MOST]
    ]
    return [*told, *_rest(language, len(found))]


def _public(ctx: Context, language: str, first: date, last: date) -> list[Markup]:
    """A holiday of several days on its first one."""
    named: dict[str, date] = {}
    for on, name in sorted(ctx.programme.holidays.get(language, {}).items()):
        if first <= on <= last:
            named.setdefault(name, on)
    return [
        say(
            language,
            "occasions-holiday",
            day=day_of_week(language, on, first),
            name=clip(name, NAME),
            words=say(language, "occasions-holiday-words", name=clip(name, NAME)),
        )
        for name, on in list(named.items())[:MOST]
    ]


def _professional(ctx: Context, language: str, companies: Sequence[Company], first: date, last: date) -> list[Markup]:
    """Of those companies alone whose type or segment says what they do."""
    if ctx.programme.country != professional_days.COUNTRY:
        return []
    told = []
    for on, each in professional_days.in_days(first, last):
        theirs = [company for company in companies if professional_days.is_of(each, company.type, company.segment)]
        if theirs:
            names = [say(language, "changed-account", account=clip(company.name, NAME)) for company in theirs[:MOST]]
            told.append(
                say(
                    language,
                    "occasions-professional",
                    day=day_of_week(language, on, first),
                    name=each.name(language),
                    accounts=join(", ", names),
                    more=some_names.more(language, len(theirs) - len(names)),
                    words=say(language, "occasions-professional-words", name=each.name(language)),
                )
            )
    return told[:MOST]


async def _silent(ctx: Context, reader: StaffReader, scope: Scope) -> list[Markup]:
    """Who answered once, and longest ago; that somebody is silent tells who answers, which not everybody may know."""
    if not ctx.programme.may_read_answers(reader.staff.role):
        return []
    known = await list_known(ctx.conn, scope, now=ctx.now, today=ctx.today)
    heard = [(each.heard_at, each.account) for each in known if each.heard_at is not None]
    longest = sorted(pair for pair in heard if pair[0] <= ctx.now - SILENT_FOR)[:MOST]
    if not longest:
        return []
    names = {each.id: each.name for each in await list_accounts(ctx.conn, [account for _, account in longest])}
    told = [
        say(
            reader.language,
            "occasions-silent-one",
            account=clip(names[account], NAME),
            day=_day(ctx, reader.language, at),
        )
        for at, account in longest
    ]
    words = say(reader.language, "occasions-silent-words")
    return [say(reader.language, "occasions-silent", accounts=join(", ", told), words=words)]


def _day(ctx: Context, language: str, at: datetime) -> str:
    zone = ctx.programme.zone
    return (day if at.astimezone(zone).year == ctx.today.year else day_of_year)(language, at, zone)


def _rest(language: str, count: int) -> list[Markup]:
    return [say(language, "occasions-more", count=count - MOST)] if count > MOST else []
