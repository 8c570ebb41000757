"""«Прежде всего»: what an owner's list of accounts and their summary begin with, in three lines at most."""

from __future__ import annotations

from collections.abc import Iterable

from messages.account_signs import MARKS, signs_told
from messages.dates import money
from messages.texts import Markup, clip, join, label, say
from messages.writing import Context
from nps import first_of_all
from nps.colours import Colour, Known, colour_of, signals
from nps.first_of_all import LeftLying
from nps.scope import EVERYTHING
from nps.values import Role
from storage.colours.first_of_all import list_key, list_late
from storage.colours.known import list_known
from storage.people.clients import list_accounts
from storage.people.staff import Staff, name_staff

NAME, SHORT = 40, 24


async def read(ctx: Context, language: str, reader: Staff) -> list[Markup]:
    """Over all accounts, as they are now."""
    if reader.role is not Role.OWNER:
        return []
    known = await list_known(ctx.conn, EVERYTHING, now=ctx.now, today=ctx.today)
    found = ((each, colour_of(next(signals(each, now=ctx.now, today=ctx.today), None))) for each in known)
    return await told(ctx, language, reader, found)


async def told(ctx: Context, language: str, reader: Staff, found: Iterable[tuple[Known, Colour]]) -> list[Markup]:
    """Of all accounts with their colours; for owners alone, since it tells how one of the managers works."""
    if reader.role is not Role.OWNER:
        return []
    chosen = first_of_all.choose(found, await list_late(ctx.conn, now=ctx.now), await list_key(ctx.conn))
    lines = [await _left_lying(ctx, language, chosen.left_lying)] if chosen.left_lying is not None else []
    for colour, known in ((Colour.UNHEARD, chosen.unheard), (Colour.AT_RISK, chosen.at_risk)):
        if known is not None:
            lines.append(await _account(ctx, language, colour, known))
    if not lines:
        return []
    return [join("", [say(language, "first-of-all-title"), lines[0]]), *lines[1:], Markup("")]


async def _left_lying(ctx: Context, language: str, late: LeftLying) -> Markup:
    """«⏰ Игорь Волков: просрочено 9 обращений, у клиентов на 34 млн ₽»"""
    name = (await name_staff(ctx.conn)).get(late.manager) or label(language, "erased-name")
    worth = money(language, late.revenue, ctx.programme.currency)
    revenue = say(language, "first-of-all-revenue", revenue=worth) if late.revenue else ""
    return say(language, "first-of-all-late", manager=clip(name, NAME), count=late.count, revenue=revenue)


async def _account(ctx: Context, language: str, colour: Colour, known: Known) -> Markup:
    """«⚪ ООО «Меридиан» · VIP · 18,6 млн ₽ — молчит с 22 дек. 2025»"""
    (account,) = await list_accounts(ctx.conn, [known.account])
    parts = [say(language, "accounts-name", name=clip(account.name, NAME))]
    if account.segment:
        parts.append(say(language, "accounts-part", part=clip(account.segment, SHORT)))
    if account.revenue:
        parts.append(say(language, "accounts-part", part=money(language, account.revenue, ctx.programme.currency)))
    why = signs_told(ctx, language, list(signals(known, now=ctx.now, today=ctx.today)), most=1)
    return say(language, "first-of-all-account", mark=MARKS[colour], account=join(" · ", parts), why=why)
