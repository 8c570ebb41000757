"""[Ответы]: the numbers of a card, each a button that opens the answers behind it."""

from __future__ import annotations

from typing import Any

from aiogram.methods import TelegramMethod

from messages import figures_of
from messages.answer_list import link, part_name
from messages.dates import period_name
from messages.envelopes import to_staff
from messages.figures_of import Of
from messages.letters import letter
from messages.owed import Letter
from messages.pictured import in_place
from messages.readers import STAFF, StaffReader
from messages.scope_names import scope_line
from messages.taps import ReportTap
from messages.texts import Markup, label, lines, say
from messages.writing import Buttons, Context, button
from nps.behind import WHOLE, Part
from nps.values import Group
from storage.figures import behind, measures
from storage.people.staff import Staff

BESIDE = (Part(recorded=True), Part(imported=True))
"""What stands beside the index."""


def show(reader: Staff, of: str, *, edit: int, on_picture: bool = False) -> Letter:
    """In place of the card `edit`."""
    return behind_numbers.owed(to_staff(reader), of=of, edit=edit, on_picture=on_picture)


@letter(to=STAFF)
async def behind_numbers(
    ctx: Context, reader: StaffReader, *, of: str, edit: int, on_picture: bool
) -> TelegramMethod[Any] | None:
    """Of what the reader may read; where answers are anonymous, for owners alone."""
    found = await figures_of.read(ctx.conn, reader.staff, of)
    buttons: Buttons = []
    if not ctx.programme.may_read_answers(reader.staff.role):
        text = say(reader.language, "answers-anonymous")
    elif found is None:
        text = say(reader.language, "answers-stale")
    else:
        text, buttons = await _numbers(ctx, reader.language, found)
    return in_place(reader.chat_id, edit, text, buttons, on_picture=on_picture)


async def _numbers(ctx: Context, language: str, of: Of) -> tuple[Markup, Buttons]:
    """The same counts as on the card: those of its groups and reasons, and of what stands beside the index."""
    span = of.period.bounds(ctx.programme.zone)
    figures = await measures.measure(ctx.conn, *span, of.scope)
    tally = figures.tally
    groups = {Group.PROMOTER: tally.promoters, Group.PASSIVE: tally.passives, Group.DETRACTOR: tally.detractors}
    reasons = {Part(Group.DETRACTOR, reason): count for reason, count in figures.reasons}
    beside = {
        part: await behind.count(ctx.conn, *span, of.scope, part) for part in (Part(recorded=True), Part(imported=True))
    }
    each = {WHOLE: tally.count, **{Part(group): count for group, count in groups.items()}, **reasons, **beside}
    taps = [[link(f"{part_name(language, part)}: {count}", of.code, part)] for part, count in each.items() if count]
    name = period_name(language, of.period, ctx.today, ctx.programme.zone)
    text = lines(
        say(language, "answers-numbers", period=name),
        await scope_line(ctx, language, of.reader, of.scope),
        say(language, "answers-tap" if taps else "nps-no-answers"),
    )
    return text, [*taps, [button(label(language, "nps-back"), ReportTap(of=of.code).pack())]]
