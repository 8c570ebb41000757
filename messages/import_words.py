"""What is said about a client list, in the chat and at the command line: no Telegram types, they are slow to load."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence

from messages.texts import Markup, clip, escape, join, label, lines, say
from nps.client_list import RowError
from storage.lists.imports import Applied
from storage.lists.plan import Plan

SHOWN_ERRORS = 5
SHOWN_WARNINGS = 3
SHOWN_NAMES = 5
LONGEST_REMARK = 300
LONGEST_NAME = 60


def describe_plan(language: str, plan: Plan, *, whole: bool = False) -> Markup:
    """The dry run. Only the first few errors and names, fit for one message, unless `whole`."""
    return lines(
        _numbers(language, plan),
        _accounts(language, "import-plan-accounts", plan),
        _managers(language, "import-plan-managers", plan, whole=whole),
        None if plan.changes_something else say(language, "import-plan-nothing"),
        _remarks(language, "import-plan-errors", plan.errors, None if whole else SHOWN_ERRORS),
        _remarks(language, "import-plan-warnings", plan.warnings, None if whole else SHOWN_WARNINGS),
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


def _unknown(language: str, plan: Plan, *, whole: bool) -> Markup | None:
    if not plan.unknown_columns:
        return None
    names = _names(language, [f"«{name}»" for name in plan.unknown_columns], whole=whole)
    return say(language, "import-plan-unknown", count=len(plan.unknown_columns), names=names)


def _names(language: str, names: Sequence[str], *, whole: bool) -> Markup:
    shown = names if whole else names[:SHOWN_NAMES]
    listed = join(", ", [escape(clip(name, LONGEST_NAME)) for name in shown])
    return (
        listed
        if len(shown) == len(names)
        else say(language, "import-more", names=listed, count=len(names) - len(shown))
    )


def _remarks(language: str, title: str, remarks: Sequence[RowError], most: int | None) -> Markup | None:
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
    return lines(Markup(""), say(language, title, count=_rows(remarks)), *told, more)


def _rows(remarks: Sequence[RowError]) -> int:
    """How many rows they are about: one may have several errors."""
    return len({remark.row for remark in remarks})


def sentence(language: str, key: str, args: Mapping[str, str]) -> str:
    """Why a file or a row cannot be taken, as plain text."""
    return label(language, key, **args)


def plain(text: Markup) -> str:
    """The same for a terminal."""
    return html.unescape(re.sub(r"<[^<>]*>", "", text))
