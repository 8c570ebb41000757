"""«Прежде всего»: what an owner's list of accounts and their summary begin with, in three lines at most."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from messages.account_signs import MARKS, signs_told
from messages.dates import money
from messages.taps.clients import ClientTap
from messages.taps.figures import OverdueTap
from messages.texts import Markup, clip, join, label, say
from messages.writing import Buttons, Context, button
from nps import first_of_all
from nps.colours import Colour, Current, Known, signals
from nps.first_of_all import LeftLying
from nps.scope import EVERYTHING
from nps.values import AccountId, Role
from storage.colours.current import list_current
from storage.colours.first_of_all import list_key, list_late
from storage.colours.known import list_known_of
from storage.people.clients import Account, list_accounts
from storage.people.staff import Staff, name_staff

NAME, SHORT = 40, 24
COLOURS = (Colour.UNHEARD, Colour.AT_RISK)
"""Of no others is anything told."""


class First(NamedTuple):
    """The lines, and a button for each: a manager's overdue cases, an account's card."""

    lines: list[Markup]
    buttons: Buttons


async def read(ctx: Context, language: str, reader: Staff) -> First:
    """Over all accounts, as they are now."""
    if reader.role is not Role.OWNER:
        return First([], [])
    found = await list_current(ctx.conn, EVERYTHING, now=ctx.now, today=ctx.today)
    return await told(ctx, language, reader, found)


async def told(
    ctx: Context,
    language: str,
    reader: Staff,
    found: Iterable[Current],
    *,
    opened: Collection[AccountId] = (),
) -> First:
    """Of all accounts of COLOURS, and maybe of others; for owners alone, since it tells how one of the managers works.

    `opened`: accounts that have a button there already.
    """
    if reader.role is not Role.OWNER:
        return First([], [])
    chosen = first_of_all.choose(found, await list_late(ctx.conn, now=ctx.now), await list_key(ctx.conn))
    lines: list[Markup] = []
    buttons: Buttons = [[], []]
    if late := chosen.left_lying:
        name = (await name_staff(ctx.conn)).get(late.manager) or label(language, "erased-name")
        lines.append(_left_lying(ctx, language, late, name))
        tap = OverdueTap(manager=late.manager).pack()
        buttons[0].append(button(label(language, "first-of-all-overdue", manager=clip(name, SHORT)), tap))
    two = [each for each in (chosen.unheard, chosen.at_risk) if each is not None]
    numbers = [each.account for each in two]
    known = {each.account: each for each in await list_known_of(ctx.conn, numbers, now=ctx.now, today=ctx.today)}
    accounts = {each.id: each for each in await list_accounts(ctx.conn, numbers)}
    for each in two:
        account = accounts[each.account]
        lines.append(_account(ctx, language, each.colour, known[each.account], account))
        if account.id not in opened:
            tap = ClientTap(kind="account", id=account.id).pack()
            buttons[1].append(button(f"{MARKS[each.colour]} {clip(account.name, SHORT)}", tap))
    if not lines:
        return First([], [])
    titled = [join("", [say(language, "first-of-all-title"), lines[0]]), *lines[1:], Markup("")]
    return First(titled, [row for row in buttons if row])


def _left_lying(ctx: Context, language: str, late: LeftLying, name: str) -> Markup:
    """«⏰ Игорь Волков: просрочено 9 обращений, у клиентов на 34 млн ₽»"""
    worth = money(language, late.revenue, ctx.programme.currency)
    revenue = say(language, "first-of-all-revenue", revenue=worth) if late.revenue else ""
    return say(language, "first-of-all-late", manager=clip(name, NAME), count=late.count, revenue=revenue)


def _account(ctx: Context, language: str, colour: Colour, known: Known, account: Account) -> Markup:
    """«⚪ ООО «Меридиан» · VIP · 18,6 млн ₽ — молчит с 22 дек. 2025»"""
    parts = [say(language, "accounts-name", name=clip(account.name, NAME))]
    if account.segment:
        parts.append(say(language, "accounts-part", part=clip(account.segment, SHORT)))
    if account.revenue:
        parts.append(say(language, "accounts-part", part=money(language, account.revenue, ctx.programme.currency)))
    why = signs_told(ctx, language, list(signals(known, now=ctx.now, today=ctx.today)), most=1)
    return say(language, "first-of-all-account", mark=MARKS[colour], account=join(" · ", parts), why=why)
