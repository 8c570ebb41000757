"""Whoever was asked the same before is greeted, and reads what they answered then."""

from __future__ import annotations

from datetime import timedelta

from messages.greeting import hello
from messages.readers import ContactReader
from messages.reasons import reasons_named
from messages.texts import Markup, join, say
from messages.writing import Context
from nps.values import SurveyKind
from storage.answers import corrections, responses
from storage.asking.due import JOINED
from storage.asking.invitations import ON_RECORD, Invitation
from storage.asking.surveys import Survey

REMEMBERED_FOR = timedelta(days=2 * 365)


async def remembered(ctx: Context, reader: ContactReader, survey: Survey, asked: Invitation) -> Markup | None:
    """«Здравствуйте, Ирина Петровна! В сентябре вы поставили 6: сроки. Как теперь?»; None: nothing is to be said.

    A recovery check has words of its own, who has just joined was greeted a moment ago, and who corrects what was
    recorded has read it.
    """
    if survey.kind is SurveyKind.RECOVERY or asked.occasion.startswith((JOINED, ON_RECORD)):
        return None
    before = await responses.find_answered_before(ctx.conn, asked, survey, since=ctx.now - REMEMBERED_FOR)
    if before is None:
        return None
    language, contact = reader.language, reader.contact
    at = before.scored_at.astimezone(ctx.programme.zone_named(contact.timezone))
    this_year = ctx.now.astimezone(at.tzinfo).year
    month = say(language, "before-month", month=at.month)
    when = month if at.year == this_year else say(language, "before-month-of-year", month=month, year=str(at.year))
    reasons = await corrections.list_own(ctx.conn, before.id)
    if reasons:
        named = reasons_named(language, reasons)
        said = say(language, "before-score-why", when=when, score=before.score, reasons=named)
    else:
        said = say(language, "before-score", when=when, score=before.score)
    return join(" ", [hello(language, contact.name, contact.greeting), said])
