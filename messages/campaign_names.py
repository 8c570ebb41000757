"""Whom a campaign would ask, by account, and who is passed over, by name with the reason; by pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from messages.dates import day
from messages.taps.programme import AuditTap
from messages.texts import Markup, clip, escape, join, label, say
from messages.writing import Buttons, Context, button
from nps.campaign import Foreseen, Passed
from nps.scope import Scope
from nps.scope_words import Directory
from nps.values import NotAsked
from storage.asking import campaigns
from storage.asking.campaigns import Named

ACCOUNTS, NAMES, PASSED = 10, 4, 15
"""On a page; names of each account."""
NAME = 30


def name_of(language: str, scope: Scope, directory: Directory) -> str:
    """«VIP, Анна Смирнова»; empty: everybody."""
    parts = [
        dict(directory.accounts).get(scope.account) if scope.account is not None else None,
        dict(directory.managers).get(scope.manager) if scope.manager is not None else None,
        scope.segment,
        label(language, f"circle-{scope.circle.value}") if scope.circle is not None else None,
        scope.region,
    ]
    return ", ".join(clip(part, NAME) for part in parts if part)


async def view_of(
    ctx: Context, language: str, wanted: str, foreseen: Foreseen, page: int, *, passed: bool
) -> tuple[Sequence[Markup], Buttons]:
    """One page, with the way to the others."""
    if passed:
        every: Sequence[Markup] = await _list_passed(ctx, language, foreseen.passed)
        size = PASSED
    else:
        title, *every = await _list_asked(ctx, language, foreseen)
        size = ACCOUNTS
    last = max(len(every) - 1, 0) // size
    page = min(page, last)
    shown = every[page * size : (page + 1) * size]
    return shown if passed else [title, *shown], _steps("not" if passed else "whom", wanted, page, last)


async def _list_asked(ctx: Context, language: str, foreseen: Foreseen) -> list[Markup]:
    """How many, then a line for each account."""
    named = await campaigns.name_contacts(ctx.conn, [contact for contact, _ in foreseen.asked])
    of_account: dict[str, list[Named]] = {}
    for contact, _ in foreseen.asked:
        if contact in named:
            of_account.setdefault(named[contact].account, []).append(named[contact])
    title = say(language, "audit-will", count=len(foreseen.asked), accounts=len(of_account))
    return [title, *(_account(language, account, its) for account, its in of_account.items())]


def _account(language: str, account: str, its: Sequence[Named]) -> Markup:
    names = join(", ", [escape(clip(each.name, NAME)) for each in its[:NAMES]])
    if len(its) > NAMES:
        names = say(language, "audit-names-more", names=names, count=len(its) - NAMES)
    return say(language, "audit-line", account=clip(account, NAME), names=names)


async def _list_passed(ctx: Context, language: str, passed: Sequence[Passed]) -> list[Markup]:
    named = await campaigns.name_contacts(ctx.conn, [each.contact for each in passed])
    known = [each for each in sorted(passed, key=_order) if each.contact in named]
    return [_passed(ctx, language, each, named[each.contact]) for each in known]


def _order(passed: Passed) -> tuple[int, int]:
    return list(NotAsked).index(passed.because), passed.contact


def _passed(ctx: Context, language: str, passed: Passed, named: Named) -> Markup:
    who = {"name": clip(named.name, NAME), "account": clip(named.account, NAME)}
    why = label(language, f"audit-why-{_why(passed)}")
    if passed.until is None:
        return say(language, "audit-passed-name", why=why, **who)
    return say(language, "audit-passed-until", why=why, day=day(language, passed.until, ctx.programme.zone), **who)


def _why(passed: Passed) -> str:
    """Of a human who is asked as another contact nothing is known but that."""
    is_same = passed.because is NotAsked.ASKED and passed.until is None
    return "same" if is_same else passed.because.value


def reasons(language: str, foreseen: Foreseen) -> list[Markup]:
    """How many are passed over for what, the most frequent first."""
    counted = Counter(_why(passed) for passed in foreseen.passed)
    return [
        say(language, "audit-passed-line", why=label(language, f"audit-why-{why}"), count=count)
        for why, count in sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    ]


def _steps(wish: str, wanted: str, page: int, last: int) -> Buttons:
    if not last:
        return []

    def step(text: str, to: int) -> Buttons:
        return [[button(text, AuditTap.model_validate({"wish": wish, "page": to, "wanted": wanted}).pack())]]

    [[here]] = step(f"{page + 1}/{last + 1}", page)
    before = step("‹", page - 1)[0] if page else []
    after = step("›", page + 1)[0] if page < last else []
    return [[*before, here, *after]]
