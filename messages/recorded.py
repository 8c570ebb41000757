"""What a card says of an answer that one of the staff has recorded, or that was brought in a file."""

from __future__ import annotations

from messages.texts import Markup, say
from messages.writing import Context
from nps.values import Channel
from storage.answers.responses import Response
from storage.people.staff import find_staff


async def recorded_line(ctx: Context, language: str, response: Response | None) -> Markup | None:
    """That an answer is one of before, or who recorded it, how it was given, and what the client says of that."""
    if response is not None and response.channel is Channel.IMPORTED:
        return say(language, "answer-imported")
    if response is None or response.recorded_by is None:
        return None
    author = await find_staff(ctx.conn, response.recorded_by)
    confirmed = "yes" if response.confirmed_at is not None else "no"
    name = author.name if author is not None and author.name else "—"
    return say(language, "case-recorded", channel=response.channel.value, name=name, confirmed=confirmed)
