"""/my: how a manager's own accounts stand and how they are followed up; an owner sees it for each manager."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import Any

from aiogram.methods import TelegramMethod

from messages.breakdown import index_of
from messages.dates import period_name, period_short
from messages.envelopes import to_staff
from messages.figures_of import code_of
from messages.letters import letter
from messages.owed import Letter
from messages.readers import STAFF, StaffReader
from messages.taps.figures import MyTap, OwnTap
from messages.texts import Markup, clip, label, lines, say
from messages.writing import Buttons, Context, button, edited, message
from nps.period import Period
from nps.scope import Scope
from nps.score import Tally
from nps.values import Role, StaffId
from storage.cases import follow_up, promises
from storage.cases.follow_up import FollowUp
from storage.figures import recovered, tallies
from storage.figures.recovered import Recovered
from storage.people.clients import list_managers_of_accounts
from storage.people.staff import Staff, name_staff

PAGE = 6
NAME, SHORT = 60, 20
IN_A_ROW = 2


def show(reader: Staff, period: Period, *, page: int = 0, edit: int | None = None) -> Letter:
    """The figures of this period, in place of the message `edit`, if there is one."""
    return own_figures.owed(to_staff(reader), period=period.key, page=page, edit=edit)


@letter(to=STAFF)
async def own_figures(
    ctx: Context, reader: StaffReader, *, period: str, page: int = 0, edit: int | None = None
) -> TelegramMethod[Any] | None:
    """Where answers are anonymous they are for owners alone, and so are their cases."""
    if ctx.programme.may_read_answers(reader.staff.role):
        text, buttons = await _page(ctx, reader, Period.from_key(period), page)
    else:
        text, buttons = say(reader.language, "my-anonymous"), []
    return message(reader.chat_id, text, buttons) if edit is None else edited(reader.chat_id, edit, text, buttons)


@dataclass(frozen=True, slots=True)
class Work:
    """Of one manager in a period; `made`: what became of their promises, None when none ended in it."""

    manager: StaffId
    name: str
    tally: Tally
    followed: FollowUp
    made: promises.Tally | None


async def list_work(ctx: Context, period: Period, reader: Staff, *, of: StaffId | None) -> list[Work]:
    """Whoever has the most overdue first; None: of everybody who has clients, answers, cases or promises."""
    since, until = period.bounds(ctx.programme.zone)
    followed = await follow_up.by_manager(ctx.conn, since, until, of=of, now=ctx.now)
    answers = await tallies.by_manager(ctx.conn, since, until, reader.scope)
    made = {tally.staff_id: tally for tally in await promises.tally(ctx.conn, since=since, until=until)}
    if of is None:
        with_accounts = set(await list_managers_of_accounts(ctx.conn))
        whose = {*with_accounts, *followed, *(manager for manager in answers if manager is not None), *made}
    else:
        whose = {of}
    names = await name_staff(ctx.conn)
    work = [
        Work(
            manager,
            names.get(manager) or f"№ {manager}",
            answers.get(manager, Tally()),
            followed.get(manager) or FollowUp(),
            made.get(manager),
        )
        for manager in whose
    ]
    return sorted(work, key=lambda each: (-each.followed.overdue, names.get(each.manager, ""), each.manager))


async def won_back(ctx: Context, period: Period, manager: StaffId) -> Recovered:
    """Who of their clients is content again."""
    span, within = period.bounds(ctx.programme.zone), ctx.programme.recovered_within
    return await recovered.measure(ctx.conn, *span, Scope(manager=manager), within=within)


async def _page(ctx: Context, reader: StaffReader, period: Period, page: int) -> tuple[Markup, Buttons]:
    language, own = reader.language, None if reader.staff.role is Role.OWNER else reader.staff.id
    each = await list_work(ctx, period, reader.staff, of=own)
    last = max(len(each) - 1, 0) // PAGE
    page = min(page, last)
    shown = each[page * PAGE : (page + 1) * PAGE]
    blocks = [
        lines(Markup("") if number else None, *_block(ctx, language, work, await won_back(ctx, period, work.manager)))
        for number, work in enumerate(shown)
    ]
    title = say(language, "my-title", period=period_name(language, period, ctx.today, ctx.programme.zone))
    nobody = None if each else say(language, "my-nobody")
    return lines(title, *blocks, nobody), _buttons(ctx, reader, period, shown, page, last)


def _block(ctx: Context, language: str, work: Work, back: Recovered) -> list[Markup | None]:
    """Of one manager, each figure with how many it is made of; what there is none of is left out."""
    followed, made = work.followed, work.made
    promised = {"kept": made.kept, "broken": made.broken, "rest": made.unconfirmed} if made else {}
    return [
        say(language, "my-name", name=clip(work.name, NAME)),
        index_of(language, "NPS", work.tally),
        say(language, "nps-cases", open=followed.open, overdue=followed.overdue),
        _reached(ctx, language, followed),
        say(language, "nps-promises-of", name=label(language, "my-promises"), **promised) if promised else None,
        say(language, "my-confirmed", count=followed.confirmed, of=followed.closed) if followed.closed else None,
        say(language, "nps-recovered", recovered=back.recovered, answered=back.answered) if back.answered else None,
    ]


def _reached(ctx: Context, language: str, followed: FollowUp) -> Markup | None:
    """The median of the working time from opening a case to reaching its client."""
    if not followed.reached:
        return None
    time = ctx.programme.working_time
    took = median(time.working_minutes(opened_at, reached_at) for opened_at, reached_at in followed.reached)
    span = _working_span(language, timedelta(minutes=took))
    return say(language, "my-reached", span=span, count=len(followed.reached))


def _working_span(language: str, lasts: timedelta) -> str:
    """«2 ч 15 мин»; never in days, which have as many hours as are worked."""
    minutes = lasts // timedelta(minutes=1)
    if minutes < 60:
        return label(language, "span-minutes", minutes=minutes)
    hours, rest = divmod(minutes, 60)
    if not rest:
        return label(language, "span-hours", hours=hours)
    return label(language, "span-hours-minutes", hours=hours, minutes=rest)


def _buttons(ctx: Context, reader: StaffReader, period: Period, shown: Sequence[Work], page: int, last: int) -> Buttons:
    """Whose numbers are to be opened, the pages, and the periods beside this one."""
    language = reader.language
    before, after = period.previous(), period.next()
    steps = [button(f"‹ {period_short(language, before)}", MyTap(period=before.key, page=0).pack())]
    if after.first <= ctx.today:
        steps.append(button(f"{period_short(language, after)} ›", MyTap(period=after.key, page=0).pack()))
    numbers = [(page - 1, "‹"), (page, f"{page + 1}/{last + 1}"), (page + 1, "›")] if last else []
    turns = [
        button(text, MyTap(period=period.key, page=number).pack()) for number, text in numbers if 0 <= number <= last
    ]
    opens = [
        button(label(language, "my-numbers", name=clip(work.name, SHORT)), OwnTap(of=of, page=page).pack())
        for work, of in ((work, code_of(reader.staff, period, Scope(manager=work.manager))) for work in shown)
    ]
    rows = [opens[at : at + IN_A_ROW] for at in range(0, len(opens), IN_A_ROW)]
    return [*rows, *([turns] if turns else []), steps]
