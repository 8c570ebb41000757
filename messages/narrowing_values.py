"""What figures can be narrowed down to: the managers, segments, circles, regions and surveys the reader may see."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

from messages.figures_of import Of
from messages.scope_names import asked_name, directory_of, names_of, numbers_of_surveys
from messages.taps.figures import NarrowScreen
from messages.texts import label
from messages.writing import Context
from nps.figure_words import parse_figures, phrase
from nps.scope import Scope, part_of, whole_of
from nps.scope_words import ScopeError
from nps.score import Tally
from nps.values import Circle, Role
from storage.asking.surveys import list_ever
from storage.figures.parts import By, of_each, of_objects, of_surveys
from storage.people.directory import read_directory
from storage.people.staff import name_staff

DIMENSIONS: tuple[NarrowScreen, ...] = ("managers", "segments", "circles", "regions", "surveys")


class Value(NamedTuple):
    """One that can be chosen, how many answers it has in the period, and the scope with it."""

    name: str
    answers: int
    scope: Scope


def without(scope: Scope, screen: str) -> Scope:
    """The same whatever stands in this dimension."""
    if screen == "surveys":
        return replace(scope, survey=None, kind=None)
    return whole_of(scope, screen.removesuffix("s"))  # type: ignore[arg-type]  # one of the others


async def list_values(ctx: Context, language: str, of: Of, screen: str) -> list[Value]:
    """Those that exist now, and those that were answered in the period; the most answers first."""
    found = await (_surveys(ctx, language, of) if screen == "surveys" else _parts(ctx, language, of, screen))
    return sorted(found, key=lambda value: (-value.answers, value.name))


async def _parts(ctx: Context, language: str, of: Of, screen: str) -> list[Value]:
    scope, reader = without(of.scope, screen), of.reader
    if screen == "managers" and reader.role is not Role.OWNER:
        return await _managers_of(ctx, of, scope)
    by: By = screen  # type: ignore[assignment]  # one of these
    counted = await of_each(ctx.conn, *of.period.bounds(ctx.programme.zone), scope, by)
    directory = await read_directory(ctx.conn, reader)
    there: dict[str, list[Any]] = {
        "managers": [number for number, _ in directory.managers],
        "segments": list(directory.segments),
        "circles": list(Circle),
        "regions": list(directory.regions),
    }
    names = await name_staff(ctx.conn) if screen == "managers" else {}
    parts = dict.fromkeys([*there[screen], *counted])
    if screen == "circles":  # whoever has no roles in the list has nothing to choose
        parts = dict.fromkeys(counted)
    return [
        Value(_name(language, screen, part, names), counted.get(part, Tally()).count, part_of(scope, screen, part))
        for part in parts
        if part is not None or len(parts) > 1
    ]


async def _managers_of(ctx: Context, of: Of, scope: Scope) -> list[Value]:
    """A manager chooses among themselves and those they stand in for; alone there is nothing to choose."""
    mine = of.reader.managers
    names = await name_staff(ctx.conn)
    values = []
    for manager in mine if len(mine) > 1 else ():
        its = replace(scope, manager=manager)
        counted = await of_each(ctx.conn, *of.period.bounds(ctx.programme.zone), its, "managers")
        values.append(Value(names.get(manager) or f"№ {manager}", counted.get(manager, Tally()).count, its))
    return values


async def _surveys(ctx: Context, language: str, of: Of) -> list[Value]:
    """Each kind that asks or was answered, and each thing that is asked about where there are several."""
    scope, span = without(of.scope, "surveys"), of.period.bounds(ctx.programme.zone)
    counted = await of_surveys(ctx.conn, *span, scope)
    asking = [(each.kind, each.wording, each.about) for each in await list_ever(ctx.conn) if each.enabled]
    objects = await of_objects(ctx.conn, *span, scope)
    numbers = await numbers_of_surveys(ctx.conn)
    found = [*dict.fromkeys([*asking, *counted])]
    both = {**counted, **(objects if len(objects) > 1 else {})}
    found += [what for what in both if what not in found]
    if len(found) < 2:  # one survey is no choice
        return []
    return [
        Value(
            asked_name(language, *what),
            both.get(what, Tally()).count,
            replace(scope, survey=numbers[what], kind=what[0]),
        )
        for what in found
    ]


def _name(language: str, screen: str, part: Any, names: dict[Any, str]) -> str:
    if part is None:
        return label(language, f"pic-none-{screen}")
    if screen == "managers":
        return names.get(part) or f"№ {part}"
    return label(language, f"circle-{Circle(part).value}") if screen == "circles" else str(part)


async def chosen(ctx: Context, language: str, of: Of) -> dict[str, str]:
    """The name of what is chosen in each dimension."""
    found: dict[str, str] = {}
    for screen in DIMENSIONS:
        others = replace(Scope(), **_only(of.scope, screen))
        names = await names_of(ctx, language, of.reader, others) if others != Scope() else []
        if names:
            found[screen] = names[0]
    return found


def _only(scope: Scope, screen: str) -> dict[str, Any]:
    if screen == "surveys":
        return {"survey": scope.survey, "kind": scope.kind}
    name: Any = screen.removesuffix("s")
    return {name: getattr(scope, name), "lacks": scope.lacks & {name}}


async def words_for(ctx: Context, language: str, of: Of) -> str | None:
    """What one types to get this card; of everything an example. None: words do not say it («без сегмента»)."""
    directory = await directory_of(ctx.conn, language, of.reader)
    if not of.is_narrowed:
        others = [name for number, name in directory.managers if number != of.reader.id]
        return phrase([*directory.segments[:1], *(name.split()[-1] for name in others[:1])], of.period)
    scope = of.scope
    names = [
        dict(directory.accounts).get(scope.account) if scope.account is not None else None,
        scope.segment,
        label(language, f"circle-{scope.circle.value}") if scope.circle is not None else None,
        scope.region,
        dict(directory.managers).get(scope.manager) if scope.manager not in (None, of.reader.scope.manager) else None,
        dict(directory.surveys).get(scope.survey) if scope.survey is not None else None,
    ]
    typed = phrase([name for name in names if name], of.period)
    try:
        read = parse_figures(typed, directory, ctx.today)
    except ScopeError:  # two of one name
        return None
    own = replace(read.scope, manager=read.scope.manager or of.reader.scope.manager, kind=scope.kind)
    return typed if (own, read.period) == (scope, of.period) else None
