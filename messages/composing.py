"""Every letter there is, and how one is composed from what the outbox keeps of it."""

from __future__ import annotations

from typing import Any

from aiogram.methods import TelegramMethod

from messages import (  # noqa: F401 - each declares its letters
    absences,
    account_flow,
    account_list,
    answer_list,
    answer_reasons,
    behind_list,
    behind_numbers,
    campaign,
    case_card,
    case_history,
    case_lines,
    case_list,
    client_card,
    client_words,
    climbing,
    erasing,
    erasure_extract,
    exporting,
    fix_news,
    fixes,
    handing,
    holding,
    import_list,
    invite_list,
    inviting,
    joining,
    leads,
    light_card,
    links,
    list_template,
    losing,
    merging,
    morning,
    mydata,
    naming,
    narrowing,
    newcomers,
    not_asked,
    notices,
    own_figures,
    own_numbers,
    past,
    places,
    promising,
    putting_off,
    qr_page,
    quotes,
    recommending,
    recording,
    relay_status,
    report,
    said,
    settling,
    staging,
    stories,
    summary,
    survey,
    survey_list,
    team,
    told_events,
    week_ahead,
    why_asked,
)
from messages.letters import LETTERS
from messages.owed import Envelope
from messages.writing import Context


def is_quick(name: str) -> bool:
    """Is this letter composed of a few rows that are found by an index? An unknown one is not."""
    return name in LETTERS and LETTERS[name].quick


async def compose(ctx: Context, name: str, to: Envelope, arguments: dict[str, Any]) -> TelegramMethod[Any] | None:
    """The method to be sent now, or None when there is nothing to say any more, or not to this chat.

    What is composed is always the present state of things. Raises KeyError on an unknown name.
    """
    declared = LETTERS[name]
    called = {declared.renamed.get(argument, argument): value for argument, value in arguments.items()}
    return await declared.compose(ctx, to, **called)
