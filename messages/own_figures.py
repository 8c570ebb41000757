"""/my: how a manager's own accounts stand and how they are followed up; an owner sees it for each manager."""

from __future__ import annotations

from datetime import timedelta
from statistics import median
from typing import Any

from aiogram.methods import TelegramMethod

from messages.breakdown import index_of
from messages.dates import period_name, period_short
from messages.envelopes import to_staff
from messages.letters import letter
from messages.owed import Letter
from messages.readers import STAFF, StaffReader
from messages.taps.figures import MyTap
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
NAME = 60


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


async def _page(ctx: Context, reader: StaffReader, period: Period, page: int) -> tuple[Markup, Buttons]:
    language, own = reader.language, None if reader.staff.role is Role.OWNER else reader.staff.id
    since, until = period.bounds(ctx.programme.zone)
    followed = await follow_up.by_manager(ctx.conn, since, until, of=own, now=ctx.now)
    answers = await tallies.by_manager(ctx.conn, since, until, reader.staff.scope)
    made = {tally.staff_id: tally for tally in await promises.tally(ctx.conn, since=since, until=until)}
    if own is None:
        with_accounts = set(await list_managers_of_accounts(ctx.conn))
        whose = {*with_accounts, *followed, *(manager for manager in answers if manager is not None), *made}
    else:
        whose = {own}
    names = await name_staff(ctx.conn)
    each = sorted(whose, key=lambda manager: (-_of(followed, manager).overdue, names.get(manager, ""), manager))
    last = max(len(each) - 1, 0) // PAGE
    page = min(page, last)
    shown = each[page * PAGE : (page + 1) * PAGE]
    within = ctx.programme.recovered_within
    back = {
        manager: await recovered.measure(ctx.conn, since, until, Scope(manager=manager), within=within)
        for manager in shown
    }
    blocks = [
        lines(
            Markup("") if number else None,
            *_block(
                ctx,
                language,
                names.get(manager) or f"№ {manager}",
                answers.get(manager, Tally()),
                _of(followed, manager),
                made.get(manager),
                back[manager],
            ),
        )
        for number, manager in enumerate(shown)
    ]
    title = say(language, "my-title", period=period_name(language, period, ctx.today, ctx.programme.zone))
    nobody = None if each else say(language, "my-nobody")
    return lines(title, *blocks, nobody), _buttons(ctx, language, period, page, last)


def _of(followed: dict[StaffId, FollowUp], manager: StaffId) -> FollowUp:
    return followed.get(manager) or FollowUp()


def _block(
    ctx: Context,
    language: str,
    name: str,
    tally: Tally,
    followed: FollowUp,
    made: promises.Tally | None,
    back: Recovered,
) -> list[Markup | None]:
    """Of one manager, each figure with how many it is made of; what there is none of is left out."""
    promised = {"kept": made.kept, "broken": made.broken, "rest": made.unconfirmed} if made else {}
    return [
        say(language, "my-name", name=clip(name, NAME)),
        index_of(language, "NPS", tally),
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


def _buttons(ctx: Context, language: str, period: Period, page: int, last: int) -> Buttons:
    before, after = period.previous(), period.next()
    steps = [button(f"‹ {period_short(language, before)}", MyTap(period=before.key, page=0).pack())]
    if after.first <= ctx.today:
        steps.append(button(f"{period_short(language, after)} ›", MyTap(period=after.key, page=0).pack()))
    numbers = [(page - 1, "‹"), (page, f"{page + 1}/{last + 1}"), (page + 1, "›")] if last else []
    turns = [
        button(text, MyTap(period=period.key, page=number).pack()) for number, text in numbers if 0 <= number <= last
    ]
    return [*([turns] if turns else []), steps]
