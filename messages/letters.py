"""The letters and cards there are: name → composer. What is composed is always the present state of things."""

from __future__ import annotations

from typing import Any

from aiogram.methods import TelegramMethod

from messages import case_card, erasing, holding, import_list, joining, mydata, notices, report, survey
from messages.writing import Composer, Context

LETTERS: dict[str, Composer] = {
    "question": survey.compose_question,
    "question_again": survey.compose_question_again,
    "why": survey.compose_why,
    "why_finished": survey.compose_why_finished,
    "thanks": survey.compose_thanks,
    "gap_nudge": survey.compose_gap_nudge,
    "early_comment": survey.compose_early_comment,
    "case": case_card.compose_card,
    "case_ring": case_card.compose_ring,
    "case_part": case_card.compose_part,
    "client_message": case_card.compose_client_message,
    "client_copy": case_card.compose_client_copy,
    "consent": joining.compose_consent,
    "invite_intro": joining.compose_invite_intro,
    "invite_message": joining.compose_invite_message,
    "invites": joining.compose_invites,
    "links_file": joining.compose_links_file,
    "import_plan": import_list.compose_plan,
    "import_errors": import_list.compose_errors,
    "nps": report.compose_nps,
    "review": holding.compose_review,
    "review_list": holding.compose_list,
    "summary": report.compose_summary,
    "erased_quote": erasing.compose_erased_quote,
    "mydata": mydata.compose_mydata,
    "notice": notices.compose_notice,
}
QUICK = frozenset(LETTERS) - {
    *("invites", "links_file", "import_plan", "import_errors", "nps", "review", "review_list", "summary", "mydata")
}
"""Composed of a few rows that are found by an index."""


async def compose(ctx: Context, name: str, chat_id: int, arguments: dict[str, Any]) -> TelegramMethod[Any] | None:
    """The method to be sent now, or None when there is nothing to say any more, or not to this chat.

    Between the wish and the delivery roles change: each composer asks whether the human in this chat may (still) read
    it, by the same look that tells it their language. Raises KeyError on an unknown name.
    """
    return await LETTERS[name](ctx, chat_id, **arguments)
