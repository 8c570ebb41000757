"""The numbers of [Причины], each a button that opens what is behind it."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from messages import answer_list, behind_list
from messages.figures_of import Of
from messages.texts import clip, label
from messages.writing import Buttons
from nps import behind
from nps.behind import Kind, Part, Rows
from nps.reasons import STAGES, SaleStage
from nps.values import REASONS
from storage.cases.complaints import Costly, Counted

IN_A_ROW = 2
STAGE = 22


def openings(language: str, of: Of, counted: Counted, costly: Sequence[Costly]) -> Buttons:
    """All, each reason, each stage.

    The answers of a reason lead on to the cases that were closed for it, and the accounts that named it.
    """
    answers = {behind.Counted.COMPLAINTS: counted.answers, behind.Counted.EXPLAINED: counted.with_reason}
    whole = [
        answer_list.link(label(language, f"number-{which.value}", count=count), of.code, Part(otherwise=which))
        for which, count in answers.items()
        if count
    ]
    rows = [whole, *_rows(_reasons(language, of, counted, costly)), *_rows(_more(language, of, counted))]
    return [row for row in rows if row]


def _reasons(language: str, of: Of, counted: Counted, costly: Sequence[Costly]) -> list[InlineKeyboardButton]:
    told = {each.reason for each in costly} | set(counted.causes)
    return [
        answer_list.link(
            f"{answer_list.reason_name(language, reason)}: {counted.times(reason)}",
            of.code,
            Part(otherwise=behind.Counted.EXPLAINED, reason=reason),
        )
        for reason in REASONS
        if counted.times(reason) or reason in told
    ]


def _more(language: str, of: Of, counted: Counted) -> list[InlineKeyboardButton]:
    met = {STAGES[kind] for kind, _ in counted.named}
    taps = [
        answer_list.link(
            clip(answer_list.stage_name(language, stage).capitalize(), STAGE),
            of.code,
            Part(otherwise=behind.Counted.EXPLAINED, stage=stage),
        )
        for stage in SaleStage
        if stage in met
    ]
    if counted.own_causes:
        told = label(language, "number-own", count=counted.own_causes)
        taps.append(behind_list.link(told, of.code, Rows(Kind.OWN_CAUSES)))
    return taps


def _rows(taps: list[InlineKeyboardButton]) -> Buttons:
    return [taps[at : at + IN_A_ROW] for at in range(0, len(taps), IN_A_ROW)]
