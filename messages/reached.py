"""Whom of the clients we hear, as the staff read it: what share of contacts, makers and revenue; and why not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from messages.dates import day, day_of_year, week_of
from messages.texts import Markup, clip, join, label, say
from messages.writing import Context
from nps.circles import CIRCLES, Heard, by_circle
from nps.reaching import LOST, MISSING, REACHED, Reach, share
from nps.values import Circle, Role
from storage.figures.reached import Revenue, Standing, Stands

NAME = 40
ORDER = (*CIRCLES, None)


def facts_for(ctx: Context, role: Role, facts: tuple[Reach, ...] = MISSING) -> tuple[Reach, ...]:
    """Who is silent has not answered, and others have: where answers are anonymous, that is for owners alone."""
    return facts if ctx.programme.may_read_answers(role) else tuple(fact for fact in facts if fact is not Reach.SILENT)


def lost_for(ctx: Context, role: Role) -> tuple[Reach, ...]:
    """The same of those who were here."""
    return facts_for(ctx, role, LOST)


def coverage_line(language: str, standings: list[Standing], revenue: Revenue) -> Markup | None:
    """«Можем услышать: 4 из 12 контактов (33 %), 1 из 3 ЛПР (33 %), 62 % выручки»"""
    makers = [each for each in standings if each.circle is Circle.DECISION_MAKER]
    parts = [
        *_share_of(language, "reach-contacts", _count(standings, REACHED), _count(standings, Reach)),
        *_share_of(language, "reach-makers", _count(makers, REACHED), _count(makers, Reach)),
    ]
    rate = share(revenue.heard, revenue.total)
    if rate is not None:
        parts.append(say(language, "reach-revenue", share=rate))
    return say(language, "reach-coverage", parts=join(", ", parts)) if parts else None


def _share_of(language: str, key: str, heard: int, total: int) -> list[Markup]:
    rate = share(heard, total)
    return [say(language, key, heard=heard, total=total, share=rate)] if rate is not None else []


def _count(standings: Iterable[Standing], of: Iterable[Reach]) -> int:
    facts = set(of)
    return sum(each.count for each in standings if each.reach in facts)


def fact_lines(ctx: Context, language: str, role: Role, standings: list[Standing]) -> list[Markup]:
    """A line for each fact that holds of anybody: of how many, of which circles, since when of the first of them."""
    told = []
    for fact in facts_for(ctx, role):
        of = [each for each in standings if each.reach is fact]
        if not of:
            continue
        by_circle = sorted(of, key=lambda each: ORDER.index(each.circle))
        circles = [
            say(language, "reach-circle", circle=circle_name(language, each.circle), count=each.count)
            for each in by_circle
        ]
        told.append(
            say(
                language,
                "reach-fact",
                fact=fact.value,
                count=_count(of, (fact,)),
                circles=join(", ", circles),
                since=day_shown(ctx, language, role, min(each.since for each in of)),
            )
        )
    return told


def person_line(ctx: Context, language: str, role: Role, each: Stands) -> Markup:
    """«Ирина Ким, ООО «Вектор» · ЛПР — бот заблокирован с 12 нояб.»"""
    return say(
        language,
        "reach-person",
        contact=clip(each.name, NAME),
        account=clip(each.account, NAME),
        circle=circle_name(language, each.circle),
        fact=since_line(ctx, language, role, each.reach, each.since),
    )


def since_line(ctx: Context, language: str, role: Role, fact: Reach, since: datetime) -> Markup:
    return say(language, "reach-since", fact=fact.value, since=day_shown(ctx, language, role, since))


def circle_name(language: str, circle: Circle | None) -> str:
    return label(language, f"circle-{circle.value}" if circle else "reach-no-circle")


def day_shown(ctx: Context, language: str, role: Role, at: datetime) -> str:
    """With its year where that is not this one.

    Whoever joins is asked at once: where answers are anonymous, the day would tell a manager whose answer came then.
    """
    zone = ctx.programme.zone
    if not ctx.programme.may_read_answers(role):
        return week_of(language, at, zone)
    return (day if at.astimezone(zone).year == ctx.today.year else day_of_year)(language, at, zone)


def summary_line(ctx: Context, language: str, role: Role, standings: list[Standing]) -> Markup | None:
    """«Не слышно: не в боте — 7 (первый с 3 нояб.), молчат полгода — 2 (первый с 17 мая)»"""
    parts = []
    for fact in facts_for(ctx, role):
        of = [each for each in standings if each.reach is fact]
        if of:
            since = day_shown(ctx, language, role, min(each.since for each in of))
            parts.append(say(language, "reach-summary-part", fact=fact.value, count=_count(of, (fact,)), since=since))
    return say(language, "reach-summary", parts=join(", ", parts)) if parts else None


def circles_line(language: str, people: Iterable[tuple[Circle | None, Heard]]) -> Markup:
    """«Круги · слышим: ЛПР · в боте: пользователь · ещё позвать: посредник · нет в списке: адвокат бренда»"""
    furthest = by_circle(people)
    parts = []
    for heard in sorted(Heard, reverse=True):
        names = [circle_name(language, circle) for circle in CIRCLES if furthest[circle] is heard]
        if names:
            parts.append(say(language, "reach-circles-of", heard=heard.name.lower(), circles=", ".join(names)))
    return say(language, "reach-circles", parts=join(" · ", parts))
