"""/accounts: client companies by colour, the worst and the most revenue first; a tap opens the card of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from typing import Any, NamedTuple

from aiogram.methods import TelegramMethod

from messages import first_of_all, scope_code
from messages.account_signs import MARKS, signs_told
from messages.dates import day, day_of_year, money
from messages.envelopes import to_staff
from messages.first_of_all import First
from messages.letters import letter
from messages.owed import Letter
from messages.readers import STAFF, StaffReader
from messages.scope_code import EVERYTHING
from messages.sign_words import colour_name
from messages.taps.clients import ClientTap
from messages.taps.figures import AccountFlowTap, AccountsTap
from messages.texts import Markup, clip, join, label, lines, say
from messages.writing import Buttons, Context, button, edited, message
from nps.account_words import AccountKind, WantedAccounts
from nps.colours import Colour, Current, Known, Signal, signals
from nps.period import containing
from nps.reaching import share
from nps.scope import Scope
from nps.scope_words import Directory
from nps.subjects import ListOfAccounts
from nps.values import AccountId, PeriodKind, Role
from storage.colours import kept
from storage.colours.current import list_current
from storage.colours.known import list_known_of
from storage.people.clients import Account, list_accounts
from storage.people.directory import read_directory
from storage.people.staff import Staff, name_staff

PAGE = 8
IN_A_ROW = 2
NAME, SHORT = 40, 24
TOLD = 2
"""Signs in a line; the card tells all of them."""
_KINDS, _COLOURS = tuple(AccountKind), tuple(Colour)


class Everyone(NamedTuple):
    """How all of them do, by colour, of each the most revenue first; `before`: what those were that have changed."""

    by_colour: dict[Colour, list[Current]]
    before: dict[AccountId, Colour]


class Listed(NamedTuple):
    """One that is shown, with all that is known of it; `before`: its colour at the last look, if that was another."""

    account: Account
    known: Known
    colour: Colour
    before: Colour | None


@dataclass(slots=True)
class Totals:
    """Of all that are listed: how many, and what they bring in; by colour, and of those that have answered."""

    counts: Counter[Colour] = field(default_factory=Counter)
    revenues: Counter[Colour] = field(default_factory=Counter)
    changed: int = 0
    heard_revenue: int = 0
    makers: int = 0
    makers_listed: int = 0

    @property
    def revenue(self) -> int:
        return self.revenues.total()


def show(reader: Staff, wanted: str, *, since: date | None = None, page: int = 0, edit: int | None = None) -> Letter:
    """The list for this person, `wanted` as `code_of` says it, with what has changed after the day `since`."""
    to = to_staff(reader, subject=ListOfAccounts(reader.id))
    return account_list.owed(to, wanted=wanted, since=since.toordinal() if since else 0, page=page, edit=edit)


@letter(to=STAFF)
async def account_list(
    ctx: Context, reader: StaffReader, *, wanted: str, page: int, edit: int | None, since: int = 0
) -> TelegramMethod[Any] | None:
    """Of a manager's own accounts and those they stand in for, or of all; of anonymous answers, for owners alone."""
    text, buttons = await _page(ctx, reader, wanted, page, date.fromordinal(since) if since else ctx.today)
    if edit is None:
        return message(reader.chat_id, text, buttons)
    return edited(reader.chat_id, edit, text, buttons)


async def _page(ctx: Context, reader: StaffReader, wanted: str, page: int, since: date) -> tuple[Markup, Buttons]:
    language = reader.language
    if not ctx.programme.may_read_answers(reader.staff.role):
        return say(language, "accounts-anonymous"), []
    directory = Directory() if wanted == EVERYTHING else await read_directory(ctx.conn, reader.staff)
    asked = decode(wanted, directory, reader.staff.reach)
    if asked is None:
        return say(language, "accounts-stale"), []
    everyone = await _read(ctx, asked.scope, since)
    if not any(everyone.by_colour.values()):
        none = say(language, "accounts-none" if wanted == EVERYTHING else "accounts-none-such")
        return none, _flow_button(language, ctx.today)
    chosen = _chosen(asked, everyone)
    last = max(len(chosen) - 1, 0) // PAGE
    page = min(page, last)
    shown = await _open(ctx, chosen[page * PAGE : (page + 1) * PAGE], everyone.before)
    totals = _totals(everyone)
    is_front = wanted == EVERYTHING and not page
    first = First([], [])
    if is_front:
        found = chain(*(everyone.by_colour[colour] for colour in first_of_all.COLOURS))
        opened = {each.account.id for each in shown}
        first = await first_of_all.told(ctx, language, reader.staff, found, opened=opened)
    text = lines(
        *first.lines,
        *_sums(ctx, language, totals),
        _coverage(language, totals),
        Markup(""),
        *await _lines(ctx, reader, shown),
        None if shown else say(language, "accounts-none-such"),
    )
    buttons = [
        *first.buttons,
        *_open_buttons(shown),
        *_filters(language, asked, since, ctx.today, totals),
        *_steps(wanted, since, page, last),
    ]
    return text, buttons


async def _read(ctx: Context, scope: Scope, since: date) -> Everyone:
    looked_at = datetime.combine(since + timedelta(days=1), time(), ctx.programme.zone).astimezone(UTC)
    earlier = await kept.list_earlier(ctx.conn, looked_at)
    everyone = Everyone({colour: [] for colour in _COLOURS}, {})
    for each in await list_current(ctx.conn, scope, now=ctx.now, today=ctx.today):
        then = earlier.get(each.account, each.kept)
        if then is not each.colour and then is not None:
            everyone.before[each.account] = then
        everyone.by_colour[each.colour].append(each)
    return everyone


def _chosen(asked: WantedAccounts, everyone: Everyone) -> Sequence[Current]:
    """The worst colour first."""
    colours = asked.colours or _COLOURS
    chosen = [each for colour, found in everyone.by_colour.items() if colour in colours for each in found]
    return [each for each in chosen if each.account in everyone.before] if asked.is_changed else chosen


async def _open(ctx: Context, page: Sequence[Current], before: dict[AccountId, Colour]) -> list[Listed]:
    numbers = [each.account for each in page]
    accounts = {account.id: account for account in await list_accounts(ctx.conn, numbers)}
    known = {each.account: each for each in await list_known_of(ctx.conn, numbers, now=ctx.now, today=ctx.today)}
    return [Listed(accounts[each.account], known[each.account], each.colour, before.get(each.account)) for each in page]


def _totals(everyone: Everyone) -> Totals:
    """Of thousands, in one pass."""
    totals = Totals(changed=len(everyone.before))
    for colour, same in everyone.by_colour.items():
        revenues = 0
        for _, amount, _, _, is_heard, makers, makers_listed in same:
            revenue = amount or 0
            revenues += revenue
            if is_heard:
                totals.heard_revenue += revenue
            totals.makers += makers
            totals.makers_listed += makers_listed
        totals.counts[colour] = len(same)
        totals.revenues[colour] = revenues
    return totals


def _sums(ctx: Context, language: str, totals: Totals) -> list[Markup]:
    """«Клиенты: 31 · 96,0 млн ₽», and a line for each colour there is."""
    currency, total = ctx.programme.currency, totals.revenue
    told = [
        say(
            language,
            "accounts-title",
            count=totals.counts.total(),
            revenue=_sum(language, total, currency),
        )
    ]
    for colour in _COLOURS:
        if totals.counts[colour]:
            revenue = totals.revenues[colour]
            part = share(revenue, total) if revenue else None
            told.append(
                say(
                    language,
                    "accounts-sum",
                    mark=MARKS[colour],
                    colour=colour_name(language, colour),
                    count=totals.counts[colour],
                    revenue=_sum(language, revenue, currency),
                    share=say(language, "accounts-share", share=part) if part is not None else "",
                )
            )
    return told


def _sum(language: str, amount: int, currency: str) -> Markup:
    """Nothing of an amount nobody has told."""
    if not amount:
        return Markup("")
    return say(language, "accounts-revenue", revenue=money(language, amount, currency))


def _coverage(language: str, totals: Totals) -> Markup | None:
    """«Ответили за год: 82 % выручки, 45 из 60 ЛПР (75 %)»"""
    parts = []
    rate = share(totals.heard_revenue, totals.revenue)
    if rate is not None:
        parts.append(say(language, "reach-revenue", share=rate))
    rate = share(totals.makers, totals.makers_listed)
    if rate is not None:
        parts.append(say(language, "reach-makers", heard=totals.makers, total=totals.makers_listed, share=rate))
    return say(language, "accounts-coverage", parts=join(", ", parts)) if parts else None


async def _lines(ctx: Context, reader: StaffReader, shown: Sequence[Listed]) -> list[Markup]:
    language = reader.language
    names_manager = reader.staff.role is Role.OWNER or bool(reader.staff.stands_in_for)
    names = await name_staff(ctx.conn) if names_manager else {}
    told = []
    for each in shown:
        account = each.account
        parts = [
            say(language, "accounts-name", name=clip(account.name, NAME)),
            *([say(language, "accounts-part", part=clip(account.segment, SHORT))] if account.segment else []),
            *(
                [say(language, "accounts-part", part=money(language, account.revenue, ctx.programme.currency))]
                if account.revenue
                else []
            ),
        ]
        why: list[Signal] = list(signals(each.known, now=ctx.now, today=ctx.today))
        manager = names.get(account.manager_id) if account.manager_id is not None else None
        told.append(
            say(
                language,
                "accounts-line",
                mark=MARKS[each.colour],
                account=join(" · ", parts),
                why=signs_told(ctx, language, why, most=TOLD),
                manager=say(language, "accounts-manager", name=clip(manager, SHORT)) if manager else "",
                changed=_changed(ctx, language, each),
            )
        )
    return told


def _changed(ctx: Context, language: str, each: Listed) -> Markup:
    """«было 🟢, стало 🔴 12 нояб.»: on the day on which it was found so, or today."""
    if each.before is None:
        return Markup("")
    zone, known = ctx.programme.zone, each.known
    at = known.kept_at if known.kept is each.colour and known.kept_at is not None else ctx.now
    shown = (day if at.astimezone(zone).year == ctx.today.year else day_of_year)(language, at, zone)
    return say(language, "accounts-changed", before=MARKS[each.before], after=MARKS[each.colour], day=shown)


def _open_buttons(shown: Sequence[Listed]) -> Buttons:
    each = [
        button(
            f"{MARKS[listed.colour]} {clip(listed.account.name, SHORT)}",
            ClientTap(kind="account", id=listed.account.id).pack(),
        )
        for listed in shown
    ]
    return [each[at : at + IN_A_ROW] for at in range(0, len(each), IN_A_ROW)]


def _filters(language: str, asked: WantedAccounts, since: date, today: date, totals: Totals) -> Buttons:
    """A button for each colour there is, and one for what has changed; of those that are chosen, back to all."""
    rows: Buttons = [[]]
    for colour in _COLOURS:
        count = totals.counts[colour]
        if count and asked.colours != {colour}:
            kinds = frozenset({AccountKind(colour.value)})
            rows[0].append(button(f"{MARKS[colour]} {count}", _tap(replace(asked, kinds=kinds), since)))
    second = []
    if asked.kinds:
        second.append(button(label(language, "accounts-button-all"), _tap(replace(asked, kinds=frozenset()), since)))
    if totals.changed and not asked.is_changed:
        kinds = frozenset({AccountKind.CHANGED})
        told = label(language, "accounts-button-changed", count=totals.changed)
        second.append(button(told, _tap(replace(asked, kinds=kinds), since)))
    return [row for row in (*rows, second, *_flow_button(language, today)) if row]


def _flow_button(language: str, today: date) -> Buttons:
    period = containing(PeriodKind.YEAR, today)
    return [[button(label(language, "flow-button"), AccountFlowTap(period=period.key).pack())]]


def _tap(asked: WantedAccounts, since: date, page: int = 0) -> str:
    return AccountsTap(page=page, since=since.toordinal(), wanted=code_of(asked)).pack()


def _steps(wanted: str, since: date, page: int, last: int) -> Buttons:
    if not last:
        return []
    steps = [(page - 1, "‹"), (page, f"{page + 1}/{last + 1}"), (page + 1, "›")]
    return [
        [
            button(text, AccountsTap(page=number, since=since.toordinal(), wanted=wanted).pack())
            for number, text in steps
            if 0 <= number <= last
        ]
    ]


def code_of(wanted: WantedAccounts) -> str:
    """What is wanted, short enough for a button."""
    return scope_code.encode(wanted.scope, [number for number, kind in enumerate(_KINDS) if kind in wanted.kinds])


CHANGED = code_of(WantedAccounts(Scope(), frozenset({AccountKind.CHANGED})))
"""All that have changed."""


def decode(code: str, directory: Directory, own: Scope) -> WantedAccounts | None:
    """Back from `code_of`, within the reader's `own` scope; None when it names nothing (any more)."""
    decoded = scope_code.decode(code, directory, own, kinds=len(_KINDS))
    return decoded and WantedAccounts(decoded[0], frozenset(_KINDS[number] for number in decoded[1]))
