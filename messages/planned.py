"""What the planner says, in words: by which survey somebody is asked and when, or why not and until when."""

from __future__ import annotations

from datetime import timedelta

from messages.dates import day_of_week, day_of_year
from messages.texts import Markup, label, lines, say
from messages.writing import Context
from nps.planner import Ask, Not
from nps.values import SurveyId, SurveyKind
from storage.asking.foreseeing import Foreseen
from storage.asking.rules import AskedBy


def survey_name(language: str, kind: SurveyKind) -> str:
    return label(language, f"survey-name-{kind.value}")


def told(ctx: Context, language: str, foreseen: Foreseen, asked_by: AskedBy, *, name: str) -> Markup:
    """When, and because of what not before; or why not at all. `name`: of whom it is told."""
    planned = foreseen.told
    if isinstance(planned, Ask):
        return say(language, "planned-now", survey=_name(language, asked_by, planned.survey))
    because = _because(ctx, language, planned, asked_by, foreseen.known.client.timezone, name)
    if planned.until is None or planned.survey is None:
        return because
    zone = ctx.programme.zone_named(foreseen.known.client.timezone)
    on = day_of_week(language, planned.until.astimezone(zone).date(), ctx.now.astimezone(zone).date())
    return lines(say(language, "planned-next", day=on, survey=_name(language, asked_by, planned.survey)), because)


def _because(ctx: Context, language: str, planned: Not, asked_by: AskedBy, timezone: str | None, name: str) -> Markup:
    zone = ctx.programme.zone_named(timezone)
    return say(
        language,
        f"planned-{planned.because.value}",
        since=day_of_year(language, planned.since, zone) if planned.since else "none",
        name=name,
        days=asked_by.rules.quiet // timedelta(days=1),
        survey=_name(language, asked_by, planned.survey) if planned.survey else "none",
    )


def _name(language: str, asked_by: AskedBy, survey: SurveyId) -> str:
    kind = next((listed.kind for listed in asked_by.surveys if listed.id == survey), SurveyKind.RECOVERY)
    return survey_name(language, kind)
