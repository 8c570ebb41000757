"""Cases in a list, one line each: what is next on it and until when, before who it is."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

from aiogram.methods import TelegramMethod

from messages.dates import day, day_of_year, own_clock_time, own_moment
from messages.envelopes import to_staff
from messages.letters import letter
from messages.owed import Lane, Letter
from messages.readers import OWNER, StaffReader
from messages.texts import Markup, clip, lines, say
from messages.writing import Context, message
from nps.values import CaseDue, CaseState
from storage.cases import listing
from storage.cases.listing import Listed
from storage.people.staff import Staff

NAME = 40
SHOWN = 20


def case_line(ctx: Context, language: str, case: Listed, *, names_manager: bool, zone: tzinfo | None = None) -> Markup:
    """«⏰ ООО «Вектор» · Ирина Ким — связаться до вт 24 нояб., 12:10 · Анна Смирнова»; `zone` None: the company's."""
    return say(
        language,
        "case-line",
        mark=mark_of(case, ctx.now),
        account=clip(case.account, NAME),
        contact=clip(case.contact, NAME),
        due=with_promise(
            language, case, next_until(language, case.due, case.deadline_at, zone or ctx.programme.zone, ctx.now)
        ),
        manager=f" · {clip(case.manager or '—', NAME)}" if names_manager else "",
        number=str(case.id),
    )


def mark_of(case: Listed, now: datetime) -> str:
    """Late, or whose turn it is."""
    if case.due is CaseDue.ANSWER:
        return "❔"
    if case.deadline_at is not None and case.deadline_at <= now:
        return "🔥"
    if case.state is CaseState.REOPENED:
        return "🔁"
    return "🤝" if case.due is CaseDue.PROMISE else "⏰"


def next_until(language: str, due: CaseDue | None, at: datetime | None, zone: tzinfo, now: datetime) -> Markup:
    """«связаться до вт 24 нояб., 12:10»; of another year with it."""
    if due is None or at is None:
        return say(language, f"case-next-{(due or CaseDue.CONTACT).value}")
    is_day = due is CaseDue.ANSWER  # which is the client's to keep
    this_year = at.astimezone(zone).year == now.astimezone(zone).year
    when = (day if this_year else day_of_year)(language, at, zone) if is_day else own_moment(language, at, zone, now)
    return say(language, "case-next-until", next=say(language, f"case-next-{due.value}"), when=when)


def with_promise(language: str, case: Listed, due: Markup) -> Markup:
    """«обещание до пт 27 нояб., 18:00: замена перевозчика»"""
    return say(language, "case-next-promised", due=due, what=clip(case.promised, NAME)) if case.promised else due


def next_today(language: str, case: Listed, now: datetime, zone: tzinfo) -> Markup:
    """«связаться до 12:10»; what was due on an earlier day says which."""
    at = case.deadline_at
    if case.due is None or at is None or at.astimezone(zone).date() != now.astimezone(zone).date():
        return next_until(language, case.due, at, zone, now)
    next_thing = say(language, f"case-next-{case.due.value}")
    return say(language, "case-next-until", next=next_thing, when=own_clock_time(at, zone))


def tell_upgraded(owner: Staff) -> Letter:
    """To an owner, once: cases are followed from now on."""
    return cases_upgraded.owed(to_staff(owner, once=f"cases-upgraded:{owner.id}"))


@letter(to=OWNER, lane=Lane.ALERT)
async def cases_upgraded(ctx: Context, reader: StaffReader) -> TelegramMethod[Any] | None:
    scope = reader.staff.scope
    total = (await listing.count_of(ctx.conn, scope, now=ctx.now))[0]
    if not total:
        return None
    shown = await listing.list_open(ctx.conn, scope, now=ctx.now, limit=SHOWN)
    text = lines(
        say(reader.language, "cases-upgraded", count=total),
        *(case_line(ctx, reader.language, case, names_manager=True) for case in shown),
        say(reader.language, "cases-more", count=total - SHOWN) if total > SHOWN else None,
    )
    return message(reader.chat_id, text)
