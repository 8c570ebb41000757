"""Which question a figure is of: said as soon as the company has asked more than one."""

from __future__ import annotations

from messages.texts import Markup, clip, say
from messages.writing import Context
from storage.asking import surveys

ABOUT = 60


async def question_line(ctx: Context, language: str) -> Markup | None:
    """«Вопрос: порекомендуют ли «доставку»; другие вопросы считаются отдельно»; None: there is only one."""
    if len(await surveys.list_questions(ctx.conn)) < 2:
        return None
    regular = await surveys.find_regular_survey(ctx.conn)
    if regular is None:
        return None
    about = clip(regular.about, ABOUT) if regular.about else "none"
    return say(language, "nps-question", wording=regular.wording.value, about=about)
