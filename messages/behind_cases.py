"""The cases that a number counts: whose, since when and how they stand; a tap opens the card of one."""

from __future__ import annotations

from collections.abc import Sequence

from messages import case_work
from messages.behind_rows import Listed, day_told
from messages.figures_of import Of
from messages.readers import StaffReader
from messages.summary_window import window_of_summary
from messages.taps.cases import OpenTap
from messages.texts import Markup, clip, label, say
from messages.writing import Context, button
from nps.behind import PROMISED, WORK, Kind, Rows
from nps.values import CaseId, CaseState, Role
from storage.cases import opened, promises
from storage.cases.opened import Opened

NAME, SHORT = 40, 24
IN_A_ROW = 4
_MARKS = {CaseState.CONFIRMED: "✅", CaseState.LOST: "⚫"}


async def listed(ctx: Context, reader: StaffReader, of: Of, rows: Rows, *, limit: int, offset: int) -> Listed:
    """A closed case of a client who is somebody else's by now is counted, and not opened."""
    if rows.kind in WORK or rows.kind in PROMISED:
        numbers = await _numbers(ctx, reader, of, rows.kind)
        count, numbers = len(numbers), numbers[offset : offset + limit]
        found = await opened.list_cases(ctx.conn, numbers, now=ctx.now)
        shown = [found[number] for number in numbers]
    else:
        span = of.period.bounds(ctx.programme.zone)
        count = await opened.count_behind(ctx.conn, span, of.scope, rows, now=ctx.now)
        shown = await opened.list_behind(ctx.conn, span, of.scope, rows, now=ctx.now, limit=limit, offset=offset)
    taps = [
        button(label(reader.language, "cases-open", number=str(each.id)), OpenTap(case=each.id).pack())
        for each in dict.fromkeys(shown)
        if reader.staff.may_read(each.manager_id)
    ]
    return Listed(count, [_line(ctx, reader, each) for each in shown], taps, IN_A_ROW)


async def _numbers(ctx: Context, reader: StaffReader, of: Of, kind: Kind) -> Sequence[CaseId]:
    """Each as often as it is counted."""
    if kind in WORK:
        window = await window_of_summary(ctx, reader.staff, of.period)
        return await case_work.list_cases(ctx, reader.staff, window, kind)
    since, until = of.period.bounds(ctx.programme.zone)
    whose = of.scope.manager
    return await promises.list_cases(ctx.conn, since=since, until=until, of=whose, state=PROMISED[kind])


def _line(ctx: Context, reader: StaffReader, each: Opened) -> Markup:
    """«🔥 № 12 · Ирина Ким, ООО «Вектор» · с 14 окт., в работе · Анна Смирнова»"""
    language = reader.language
    told = {
        "mark": "🔥" if each.is_late else "⏰" if each.closed_at is None else _MARKS.get(each.state, "☑️"),
        "since": day_told(ctx, language, each.opened_at),
        "state": label(language, f"rows-case-{each.state.value}"),
    }
    if not reader.staff.may_read(each.manager_id):
        return say(language, "rows-case-not-yours", **told)
    names_manager = reader.staff.role is Role.OWNER or bool(reader.staff.stands_in_for)
    return say(
        language,
        "rows-case",
        number=str(each.id),
        contact=clip(each.contact or label(language, "erased-name"), NAME),
        account=clip(each.account, NAME),
        manager=say(language, "rows-case-manager", name=clip(each.manager or "—", SHORT)) if names_manager else "",
        **told,
    )
