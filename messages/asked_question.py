"""Which question a figure is of: said as soon as the company has asked more than one."""

from __future__ import annotations

from messages.texts import Markup, clip, say
from messages.writing import Context
from nps.scope import EVERYTHING, Scope
from storage.asking import surveys

ABOUT = 60


async def question_line(ctx: Context, language: str, scope: Scope = EVERYTHING) -> Markup | None:
    """«Вопрос: порекомендуют ли «доставку»; другие вопросы считаются отдельно»; None: there is only one."""
    if len(await surveys.list_questions(ctx.conn)) < 2:
        return None
    survey = await surveys.find_asked(ctx.conn, scope.survey)
    if survey is None:
        return None
    about = clip(survey.about, ABOUT) if survey.about else "none"
    return say(language, "nps-question", wording=survey.wording.value, about=about)
