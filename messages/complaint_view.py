"""What clients complain of in a period: how often, by which parameter of loyalty, on which stage, at what cost."""

from __future__ import annotations

from collections.abc import Mapping

from messages import complaint_numbers
from messages.dates import money, period_name
from messages.figures_of import Of
from messages.promising import until
from messages.scope_names import scope_line
from messages.taps.fixes import MendTap
from messages.texts import Markup, clip, join, label, lines, say
from messages.writing import Buttons, Context, button
from nps.reasons import PARAMETERS, STAGES, SaleStage
from nps.values import REASONS, Reason, Role, StaffId
from storage.cases import complaints
from storage.cases.complaints import Costly, Counted
from storage.people.staff import Staff, name_staff

NAME = 30


async def show_complaints(ctx: Context, language: str, of: Of) -> tuple[Markup, Buttons]:
    """The reasons as they were counted, then what they cost beside what is planned about them; what is behind each."""
    reader, period, scope = of.reader, of.period, of.scope
    span = period.bounds(ctx.programme.zone)
    counted = await complaints.count(ctx.conn, span, scope)
    costly = await complaints.most_expensive(ctx.conn, span, scope)
    names = await name_staff(ctx.conn) if costly else {}
    name = period_name(language, period, ctx.today, ctx.programme.zone)
    text = lines(
        say(language, "complaints-title", period=name),
        await scope_line(ctx, language, reader, scope),
        *_times(language, counted),
        *_stages(language, counted),
        *([Markup(""), say(language, "complaints-cost-title")] if costly else []),
        *(_ranked(ctx, language, reader, each, names, is_first=not at) for at, each in enumerate(costly)),
        None if costly or counted.answers or counted.own_causes else say(language, "complaints-none"),
    )
    fixes = [[button(label(language, "complaints-fixes"), MendTap(page=0, of=of.code).pack())]]
    is_fixed = bool(costly) and reader.role is Role.OWNER
    return text, [*complaint_numbers.openings(language, of, counted, costly), *(fixes if is_fixed else [])]


def named_reason(language: str, reason: Reason) -> str:
    """«сроки и обещания»"""
    return label(language, f"reason-{reason.value}").lower()


def _times(language: str, counted: Counted) -> list[Markup | None]:
    """«· сроки и обещания (надёжность исполнения): 9 · в закрытых обращениях 5», the most often named first."""
    both = [(reason, counted.times(reason), counted.causes.get(reason, 0)) for reason in REASONS]
    both = sorted((each for each in both if each[1] or each[2]), key=lambda each: (-each[1], -each[2]))
    return [
        say(language, "complaints-of", answers=counted.answers, named=counted.with_reason) if counted.answers else None,
        *(
            say(
                language,
                "complaints-line",
                reason=named_reason(language, reason),
                parameter=_parameter(language, reason),
                times=times,
                causes=say(language, "complaints-causes", count=causes) if causes else "",
            )
            for reason, times, causes in both
        ),
        say(language, "complaints-own", count=counted.own_causes) if counted.own_causes else None,
    ]


def _parameter(language: str, reason: Reason) -> Markup:
    """What it belongs to, where that has another name than the reason itself."""
    parameter = label(language, f"parameter-{PARAMETERS[reason].value}")
    if parameter == named_reason(language, reason):
        return Markup("")
    return say(language, "complaints-parameter", name=parameter)


def _stages(language: str, counted: Counted) -> list[Markup]:
    by: dict[SaleStage, dict[Reason, int]] = {stage: {} for stage in SaleStage}
    for (kind, reason), count in counted.named.items():
        of_stage = by[STAGES[kind]]
        of_stage[reason] = of_stage.get(reason, 0) + count
    told = [
        say(language, "complaints-stage", stage=label(language, f"sale-{stage.value}"), reasons=_often(language, of))
        for stage, of in by.items()
        if of
    ]
    return [Markup(""), say(language, "complaints-stages"), *told] if told else []


def _often(language: str, of_stage: Mapping[Reason, int]) -> Markup:
    most = sorted(of_stage.items(), key=lambda each: (-each[1], REASONS.index(each[0])))
    return join(
        ", ",
        [
            say(language, "complaints-often", reason=named_reason(language, reason), count=count)
            for reason, count in most
        ],
    )


def _ranked(
    ctx: Context, language: str, reader: Staff, each: Costly, names: Mapping[StaffId, str], *, is_first: bool
) -> Markup:
    line = say(language, "complaints-ranked", line=cost(ctx, language, reader, each, names))
    return say(language, "complaints-first", line=line) if is_first and each.revenue else line


def cost(ctx: Context, language: str, reader: Staff, each: Costly, names: Mapping[StaffId, str]) -> Markup:
    """«сроки и обещания: 12,4 млн ₽ · 8 клиентов — чинит Анна Смирнова, до пт 27 нояб.»"""
    return say(
        language,
        "complaints-cost",
        reason=named_reason(language, each.reason),
        revenue=money_of(ctx, language, each),
        clients=say(language, "complaints-clients", count=each.accounts),
        known=say(language, "complaints-known", count=each.known) if 0 < each.known < each.accounts else "",
        plan=planned(ctx, language, reader, each, names),
    )


def money_of(ctx: Context, language: str, each: Costly) -> Markup:
    if not each.known:
        return say(language, "complaints-revenue-unknown")
    return say(language, "complaints-revenue", revenue=money(language, each.revenue, ctx.programme.currency))


def planned(ctx: Context, language: str, reader: Staff, each: Costly, names: Mapping[StaffId, str]) -> Markup:
    """Who mends it, by when; whom a colleague has it from is the owners' to know."""
    fix = each.fix
    if fix is None or fix.staff_id is None or fix.by is None:
        return say(language, "complaints-nothing" if fix is None else "complaints-nobody")
    by = until(language, fix.by, ctx.programme, ctx.now)
    late = "yes" if fix.by.at <= ctx.now else "no"
    if reader.role is not Role.OWNER and fix.staff_id != reader.id:
        return say(language, "complaints-mended", by=by, late=late)
    name = clip(names.get(fix.staff_id) or f"№ {fix.staff_id}", NAME)
    return say(language, "complaints-mends", name=name, by=by, late=late)
