"""Why a card has no answers: nobody is meant, nobody ever answered, or not in this period."""

from __future__ import annotations

from messages.dates import day_of_year
from messages.figures_of import Of
from messages.texts import Markup, say
from messages.writing import Context
from storage.figures import behind


async def why(ctx: Context, language: str, of: Of) -> Markup:
    latest = await behind.find_latest(ctx.conn, of.scope)
    if latest is not None:
        when = day_of_year(language, latest, ctx.programme.zone)
        return say(language, "narrow-other-time", day=when)
    if of.is_narrowed and not await behind.is_anybody(ctx.conn, of.scope):
        return say(language, "narrow-nobody")
    return say(language, "narrow-never")
