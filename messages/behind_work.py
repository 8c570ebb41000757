"""«Работа с обращениями» of a summary: each of its numbers, and the cases behind it."""

from __future__ import annotations

from aiogram.types import InlineKeyboardButton

from messages import behind_list, case_work
from messages.figures_of import Of
from messages.summary_window import window_of_summary
from messages.texts import label
from messages.writing import Buttons, Context
from nps.behind import Kind, Rows
from storage.cases import happened

IN_A_ROW = 3


async def openings(ctx: Context, language: str, of: Of) -> Buttons:
    """As the summary of this period says them to this reader."""
    span = await window_of_summary(ctx, of.reader, of.period)
    counts = await case_work.count(ctx, of.reader, span)
    broken, _ = await happened.count_promises(ctx.conn, of.reader.reach, span)
    told = {kind: counted(counts) for kind, counted in case_work.COUNTED.items()} | {Kind.BROKEN: broken}
    taps = [_tap(language, of, kind, count) for kind, count in told.items() if count]
    return [taps[at : at + IN_A_ROW] for at in range(0, len(taps), IN_A_ROW)]


def _tap(language: str, of: Of, kind: Kind, count: int) -> InlineKeyboardButton:
    return behind_list.link(label(language, f"number-{kind.value}", count=count), of.code, Rows(kind))
