"""The people that a summary counts: who joined, fell silent, is unhappy, cannot be reached; a tap opens the card."""

from __future__ import annotations

from messages import some_names
from messages.behind_rows import Listed
from messages.figures_of import Of
from messages.reached import day_shown
from messages.readers import StaffReader
from messages.summary_window import window_of_summary
from messages.taps.clients import ClientTap
from messages.texts import Markup, clip, say
from messages.writing import Context, button
from nps.behind import Kind
from nps.case_counts import Span
from nps.values import Role, Unreachable
from storage.cases import changed
from storage.cases.changed import Some
from storage.figures.measures import Named
from storage.people.staff import Staff

SHORT = 24
IN_A_ROW = 2


async def listed(ctx: Context, reader: StaffReader, of: Of, kind: Kind, *, limit: int, offset: int) -> Listed:
    """As «что изменилось» names the first of them; whoever somebody else looks after by now opens nothing."""
    span = await window_of_summary(ctx, reader.staff, of.period)
    some = await find(ctx, reader.staff, span, kind, limit=limit, offset=offset)
    taps = [
        button(clip(each.name, SHORT), ClientTap(kind="contact", id=each.contact_id).pack())
        for each in some.first
        if each.contact_id is not None and each.name and reader.staff.may_read(each.manager_id)
    ]
    told = [say(reader.language, "rows-person", told=_told(ctx, reader, kind, each)) for each in some.first]
    return Listed(some.count, told, list(dict.fromkeys(taps)), IN_A_ROW)


def _told(ctx: Context, reader: StaffReader, kind: Kind, each: Named) -> Markup:
    if kind is Kind.DETRACTORS:
        return some_names.scored(reader.language, each)
    if kind is Kind.UNREACHABLE:
        return unreachable(ctx, reader.language, reader.staff, each)
    return some_names.person(reader.language, each)


def unreachable(ctx: Context, language: str, reader: Staff, each: Named) -> Markup:
    """«Ирина Ким, ООО «Вектор»: бот заблокирован с 26 нояб.»"""
    reason = (each.reason or Unreachable.CHAT_NOT_FOUND).value
    since = day_shown(ctx, language, reader.role, each.since) if each.since else "—"
    return say(language, "some-unreachable", person=some_names.person(language, each), reason=reason, since=since)


async def find(ctx: Context, reader: Staff, span: Span, kind: Kind, *, limit: int, offset: int = 0) -> Some:
    """So many there are, and these of them. Whom nobody can ask is the owners' to look into."""
    if kind is Kind.UNREACHABLE:
        return await changed.unreachable(ctx.conn, reader.scope, limit=limit, offset=offset)
    if kind is Kind.UNASKED and reader.role is not Role.OWNER:
        return changed.NOBODY
    scope = reader.reach if kind in (Kind.DETRACTORS, Kind.FELL_SILENT) else reader.scope
    return await _LISTS[kind](ctx.conn, span.start, span.end, scope, limit=limit, offset=offset)


_LISTS = {
    Kind.DETRACTORS: changed.new_detractors,
    Kind.FELL_SILENT: changed.fell_silent,
    Kind.JOINED: changed.joined,
    Kind.UNASKED: changed.unasked,
}
