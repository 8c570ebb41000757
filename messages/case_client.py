"""Who the client of a case is: how they are reached, what they said before, and what else is open at their company."""

from __future__ import annotations

from datetime import timedelta, tzinfo

from messages.dates import money, month
from messages.reasons import reasons_named
from messages.texts import Markup, escape, join, say
from messages.writing import Context
from nps.typography import NO_BREAK
from nps.values import Channel, Reason
from storage.answers import responses
from storage.answers.responses import Response
from storage.cases import around
from storage.cases.cases import Case
from storage.people.clients import Contact, get_account
from storage.people.who import find_username

EARLIER = 3
"""Scores that are shown beside the one the case is about."""
HALF_A_YEAR = timedelta(days=180)
OFTEN = 3
"""So many complaints about the same in half a year are no incident but a fault of the system (method §6)."""
OTHERS = 5


async def reach_line(ctx: Context, language: str, contact: Contact) -> Markup | None:
    """«+7 916 123-45-67 · ikim@vektor.ru · @ikim»"""
    username = await find_username(ctx.conn, contact.id) if contact.telegram_id is not None else None
    ways = [contact.phone, contact.email, f"@{username}" if username else None]
    shown = [escape(way) for way in ways if way]
    return join(" · ", shown) if shown else None


async def before_lines(
    ctx: Context, language: str, case: Case, response: Response | None, contact: Contact, reasons: list[Reason]
) -> list[Markup | None]:
    """Earlier scores, revenue, what repeats, and other open cases of the account."""
    if response is not None:
        earlier = await responses.list_earlier(ctx.conn, response, EARLIER)
    else:
        every = await responses.list_of_contact(ctx.conn, contact.id)
        earlier = [answer for answer in every if answer.replaced_at is None][:EARLIER]
    zone = ctx.programme.zone
    scores = [_earlier(language, answer, zone) for answer in earlier]
    account = await get_account(ctx.conn, contact.account_id)
    revenue = money(language, account.revenue, ctx.programme.currency) if account.revenue else None
    others = await around.list_others(ctx.conn, case, limit=OTHERS)
    return [
        say(language, "card-earlier", scores=join(", ", scores)) if scores else None,
        say(language, "card-revenue", revenue=revenue) if revenue else None,
        *await _repeated(ctx, language, response, reasons),
        say(language, "card-others", numbers=", ".join(map(str, others))) if others else None,
    ]


def _earlier(language: str, answer: Response, zone: tzinfo) -> Markup:
    """«8 (июнь)»; what the staff recorded is marked, and what was brought in a file."""
    mark = "📥 " if answer.channel is Channel.IMPORTED else "✍️ " if answer.recorded_by is not None else ""
    return escape(f"{mark}{answer.score}{NO_BREAK}({month(language, answer.first_tap_at, zone)})")


async def _repeated(
    ctx: Context, language: str, response: Response | None, reasons: list[Reason]
) -> list[Markup | None]:
    """What somebody of this company complains of again within half a year."""
    if response is None:
        return []
    since = response.first_tap_at - HALF_A_YEAR
    told: list[Markup | None] = []
    for reason in reasons:
        count = await around.count_complaints(
            ctx.conn, response.account_id, reason, since=since, until=response.first_tap_at
        )
        if count > 1:
            often = "yes" if count >= OFTEN else "no"
            named = reasons_named(language, [reason])
            told.append(say(language, "card-repeated", count=count, often=often, reason=named))
    return told
