"""Who was asked in a period and has not answered: when it was, and whether the question is still open."""

from __future__ import annotations

from messages.behind_rows import Listed, day_told
from messages.figures_of import Of
from messages.readers import StaffReader
from messages.taps.clients import ClientTap
from messages.texts import Markup, clip, label, say
from messages.writing import Context, button
from nps.values import ContactState, InvitationState
from storage.figures import asked
from storage.figures.asked import Silent

NAME, SHORT = 40, 20


async def listed(ctx: Context, reader: StaffReader, of: Of, *, limit: int, offset: int) -> Listed:
    """Whoever handed a client over counts the question, and reads no name."""
    span = of.period.bounds(ctx.programme.zone)
    total, answered = await asked.count_asked(ctx.conn, *span, of.scope)
    rows = await asked.list_silent(ctx.conn, *span, of.scope, limit=limit, offset=offset)
    named = {each.contact_id: each.name for each in rows if each.name and reader.staff.may_read(each.manager_id)}
    return Listed(
        total - answered,
        [_line(ctx, reader, each) for each in rows],
        [button(clip(name, SHORT), ClientTap(kind="contact", id=contact).pack()) for contact, name in named.items()],
    )


def _line(ctx: Context, reader: StaffReader, each: Silent) -> Markup:
    language = reader.language
    told = {"asked": day_told(ctx, language, each.sent_at), "became": _became(ctx, language, each)}
    if not reader.staff.may_read(each.manager_id):
        return say(language, "rows-silent-not-yours", **told)
    name = clip(each.name or label(language, "erased-name"), NAME)
    is_away = each.contact_state in (ContactState.LEFT, ContactState.UNREACHABLE)
    away = say(language, "rows-silent-away", why=each.contact_state.value) if is_away else ""
    return say(language, "rows-silent", name=name, account=clip(each.account, NAME), away=away, **told)


def _became(ctx: Context, language: str, each: Silent) -> Markup:
    """Open until when and to be shown once more when, or how it ended."""
    if each.state is InvitationState.DECLINED:
        return say(language, "rows-silent-declined")
    if each.state is InvitationState.SKIPPED:
        return say(language, "rows-silent-skipped")
    if each.state is InvitationState.EXPIRED or each.closes_at <= ctx.now:
        return say(language, "rows-silent-expired", day=day_told(ctx, language, each.ended_at or each.closes_at))
    again = each.remind_at
    if again is not None and again > ctx.now and (each.reminded_at is None or each.reminded_at < again):
        told = {"until": day_told(ctx, language, each.closes_at), "day": day_told(ctx, language, again)}
        return say(language, "rows-silent-again", **told)
    return say(language, "rows-silent-open", day=day_told(ctx, language, each.closes_at))
