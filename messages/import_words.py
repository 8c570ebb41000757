"""What is said about a client list, in the chat and at the command line: no Telegram types, they are slow to load."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from messages.import_samples import coded, describe_sample
from messages.texts import Markup, clip, escape, join, label, lines, say
from nps.client_list import Note, RowError, UnknownWord
from nps.client_words import KEEP, allowed
from storage.lists.imports import Applied
from storage.lists.plan import Plan

SHOWN_NAMES = 5
LONGEST_REMARK = 300
LONGEST_NAME = 60
LONGEST_PLAN = 3_900
"""Of the 4,096 characters of a message; the rest is for a question about a word."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """How much of a plan is shown; None: all of it."""

    errors: int | None
    cells: int | None
    warnings: int | None
    notes: int | None
    samples: int


_WHOLE = _Shown(None, None, None, None, 3)
_FITTING = (_Shown(5, 3, 3, 9, 3), _Shown(3, 2, 2, 6, 3), _Shown(2, 1, 1, 3, 2), _Shown(1, 0, 0, 1, 1))


def describe_plan(language: str, plan: Plan, *, whole: bool = False) -> Markup:
    """The dry run. Only the first few errors and names, fit for one message, unless `whole`."""
    if whole:
        return _plan(language, plan, _WHOLE)
    told = Markup("")
    for shown in _FITTING:
        told = _plan(language, plan, shown)
        if len(told.encode("utf-16-le")) // 2 <= LONGEST_PLAN:
            break
    return told


def _plan(language: str, plan: Plan, shown: _Shown) -> Markup:
    whole = shown is _WHOLE
    return lines(
        _numbers(language, plan),
        _accounts(language, "import-plan-accounts", plan),
        _managers(language, "import-plan-managers", plan, whole=whole),
        _unmanaged(language, plan),
        _moving(language, "import-plan-left", plan.leaving, whole=whole),
        _moving(language, "import-plan-back", plan.returning, whole=whole),
        None if plan.changes_something else say(language, "import-plan-nothing"),
        *[describe_note(language, note) for note in plan.notes[: shown.notes]],
        *[_known(language, word, meaning) for word, meaning in plan.known[: shown.notes]],
        *_samples(language, plan, shown),
        _remarks(language, "import-plan-errors", plan.errors, shown.errors, count=_rows(plan.errors)),
        _remarks(language, "import-plan-cells", plan.cells, shown.cells, count=len(plan.cells)),
        _remarks(language, "import-plan-warnings", plan.warnings, shown.warnings, count=_rows(plan.warnings)),
        _unknown(language, plan, whole=whole),
    )


def _numbers(language: str, plan: Plan) -> Markup:
    total = plan.new + plan.changed + plan.unchanged
    if not total:
        return say(language, "import-plan-none")
    return say(
        language,
        "import-plan",
        contacts=total,
        accounts=plan.accounts,
        new=plan.new,
        changed=plan.changed,
        unchanged=plan.unchanged,
    )


def describe_note(language: str, note: Note) -> Markup:
    """A sentence about the whole file."""
    told: dict[str, str | int] = {key: value for key, value in note.args.items() if key != "count"}
    if quoted := note.args.get("words"):
        told["words"] = join(", ", _quoted(language, quoted.split("\n")))
    return say(language, note.key, **told, count=int(note.args.get("count", 0)))


def _quoted(language: str, words: Sequence[str]) -> list[Markup]:
    return [say(language, "quoted", word=clip(word, LONGEST_NAME)) for word in words]


def _known(language: str, word: UnknownWord, meaning: str) -> Markup:
    """How a word is read that somebody has explained before."""
    if meaning == KEEP:
        return say(language, "import-word-kept", column=word.column, word=clip(word.word, LONGEST_NAME))
    means = coded(language, word.column, meaning)
    return say(language, "import-word-read", column=word.column, word=clip(word.word, LONGEST_NAME), meaning=means)


def describe_word(language: str, plan: Plan) -> Markup | None:
    """The question about the first word nobody has explained yet; its answers are buttons."""
    if not plan.words:
        return None
    word = plan.words[0]
    more = say(language, "import-words-more", count=len(plan.words) - 1) if plan.words[1:] else None
    shown = clip(word.word, LONGEST_NAME)
    return lines(Markup(""), say(language, "import-word", column=word.column, word=shown, count=len(word.rows)), more)


def describe_words(language: str, words: Sequence[UnknownWord]) -> list[str]:
    """The same at the command line, where they are explained by an option."""
    return [
        label(
            language,
            "import-word-ask",
            **allowed(word.column),
            column=word.column,
            word=word.word,
            count=len(word.rows),
            option=f'--word "{word.word}=…"',
        )
        for word in words
    ]


def describe_applied(language: str, applied: Applied, *, whole: bool = False) -> Markup:
    """What was done."""
    plan = applied.plan
    left_out = say(language, "import-done-errors", count=_rows(plan.errors)) if plan.errors else None
    return lines(
        say(language, "import-done", new=plan.new, changed=plan.changed, unchanged=plan.unchanged),
        _accounts(language, "import-done-accounts", plan),
        _managers(language, "import-plan-managers", plan, whole=whole),
        left_out,
    )


def _accounts(language: str, key: str, plan: Plan) -> Markup | None:
    if not (plan.new_accounts or plan.changed_accounts):
        return None
    return say(language, key, new=plan.new_accounts, changed=plan.changed_accounts)


def _managers(language: str, key: str, plan: Plan, *, whole: bool) -> Markup | None:
    if not plan.managers:
        return None
    return say(language, key, count=len(plan.managers), names=_names(language, plan.managers, whole=whole))


def _unmanaged(language: str, plan: Plan) -> Markup | None:
    """Where the cases of accounts without a manager will go."""
    if not plan.unmanaged:
        return None
    if plan.unmanaged == plan.accounts:
        return say(language, "import-plan-no-managers")
    return say(language, "import-plan-unmanaged", count=plan.unmanaged)


def _moving(language: str, key: str, names: Sequence[str], *, whole: bool) -> Markup | None:
    """Who has left a company by the list, or is back."""
    return say(language, key, count=len(names), names=_names(language, names, whole=whole)) if names else None


def _samples(language: str, plan: Plan, shown: _Shown) -> list[Markup]:
    samples = plan.samples[: shown.samples]
    if not samples or not plan.changes_something:
        return []
    title = say(language, "import-plan-samples", count=len(samples))
    return [Markup(""), title, *[describe_sample(language, sample) for sample in samples]]


def _unknown(language: str, plan: Plan, *, whole: bool) -> Markup | None:
    if not plan.unknown_columns:
        return None
    names = _quoted(language, plan.unknown_columns)
    listed = join(", ", names)
    if not whole and len(listed) > LONGEST_REMARK:
        listed = _shortened(language, names)
    return say(language, "import-plan-unknown", count=len(plan.unknown_columns), names=listed)


def _names(language: str, names: Sequence[str], *, whole: bool) -> Markup:
    told = [escape(clip(name, LONGEST_NAME)) for name in names]
    return join(", ", told) if whole else _shortened(language, told)


def _shortened(language: str, names: Sequence[Markup]) -> Markup:
    listed = join(", ", list(names[:SHOWN_NAMES]))
    more = len(names) - SHOWN_NAMES
    return say(language, "import-more", names=listed, count=more) if more > 0 else listed


def _remarks(language: str, title: str, remarks: Sequence[RowError], most: int | None, *, count: int) -> Markup | None:
    if not remarks:
        return None
    shown = remarks[:most]
    told = [
        say(
            language,
            "import-line",
            row=str(remark.row),
            text=clip(sentence(language, remark.key, remark.args), LONGEST_REMARK),
        )
        for remark in shown
    ]
    left = len(remarks) - len(shown)
    more = say(language, "import-lines-more", count=left) if left else None
    return lines(Markup(""), say(language, title, count=count), *told, more)


def _rows(remarks: Sequence[RowError]) -> int:
    """How many rows they are about: one may have several errors."""
    return len({remark.row for remark in remarks})


def sentence(language: str, key: str, args: Mapping[str, str]) -> str:
    """Why a file or a row cannot be taken, as plain text."""
    return label(language, key, **args)


def plain(text: Markup) -> str:
    """The same for a terminal."""
    return html.unescape(re.sub(r"<[^<>]*>", "", text))
