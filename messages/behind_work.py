"""What a summary tells that is new, and «Работа с обращениями»: each of their numbers opens what is behind it."""

from __future__ import annotations

from collections.abc import Mapping

from messages import behind_list, behind_people, case_work
from messages.figures_of import Of
from messages.summary_window import window_of_summary
from messages.texts import label
from messages.writing import Buttons, Context
from nps.behind import PEOPLE, Kind, Rows
from storage.cases import happened
from storage.colours import flow

OF_PEOPLE, OF_CASES = 2, 3
"""So many in a row."""


async def openings(ctx: Context, language: str, of: Of) -> Buttons:
    """As the summary of this period says them to this reader."""
    span = await window_of_summary(ctx, of.reader, of.period)
    people = {kind: (await behind_people.find(ctx, of.reader, span, kind, limit=1)).count for kind in PEOPLE}
    lost = await flow.list_lost(ctx.conn, span.start, span.end, of.reader.reach)
    counts = await case_work.count(ctx, of.reader, span)
    broken, _ = await happened.count_promises(ctx.conn, of.reader.reach, span)
    on_cases = {kind: counted(counts) for kind, counted in case_work.COUNTED.items()} | {Kind.BROKEN: broken}
    return [
        *numbers(language, of, people | {Kind.LOST: len(lost)}, in_a_row=OF_PEOPLE),
        *numbers(language, of, on_cases, in_a_row=OF_CASES),
    ]


def numbers(language: str, of: Of, counts: Mapping[Kind, int], *, in_a_row: int) -> Buttons:
    """A button for each that is not none."""
    taps = [
        behind_list.link(label(language, f"number-{kind.value}", count=count), of.code, Rows(kind))
        for kind, count in counts.items()
        if count
    ]
    return [taps[at : at + in_a_row] for at in range(0, len(taps), in_a_row)]
