"""The numbers of one manager's work, as /my has them, each a button that opens what is behind it."""

from __future__ import annotations

from typing import Any

from aiogram.methods import TelegramMethod

from messages import figures_of
from messages.answer_list import link
from messages.behind_numbers import of_groups
from messages.behind_work import numbers
from messages.dates import period_name
from messages.envelopes import to_staff
from messages.figures_of import Of
from messages.letters import letter
from messages.owed import Letter
from messages.own_figures import list_work, won_back
from messages.readers import STAFF, StaffReader
from messages.taps.figures import MyTap
from messages.texts import Markup, clip, label, lines, say
from messages.writing import Buttons, Context, button, edited
from nps.behind import Counted, Kind, Part
from nps.values import StaffId
from storage.people.staff import Staff

NAME = 60
IN_A_ROW = 3


def show(reader: Staff, of: str, *, page: int, edit: int) -> Letter:
    """In place of /my, or of a list behind one of them; `page`: of /my, to go back to."""
    return own_numbers.owed(to_staff(reader), of=of, page=page, edit=edit)


@letter(to=STAFF)
async def own_numbers(
    ctx: Context, reader: StaffReader, *, of: str, page: int, edit: int
) -> TelegramMethod[Any] | None:
    """Of whom the reader may read; where answers are anonymous, for owners alone."""
    found = await figures_of.read(ctx.conn, reader.staff, of)
    buttons: Buttons = []
    if not ctx.programme.may_read_answers(reader.staff.role):
        text = say(reader.language, "my-anonymous")
    elif found is None or found.scope.manager is None:
        text = say(reader.language, "answers-stale")
    else:
        text, buttons = await _page(ctx, reader.language, found, found.scope.manager, page)
    return edited(reader.chat_id, edit, text, buttons)


async def _page(ctx: Context, language: str, of: Of, manager: StaffId, page: int) -> tuple[Markup, Buttons]:
    (work,) = await list_work(ctx, of.period, of.reader, of=manager)
    back, followed, made = await won_back(ctx, of.period, manager), work.followed, work.made
    on_cases = {
        Kind.OPEN_NOW: followed.open,
        Kind.OVERDUE_NOW: followed.overdue,
        Kind.REACHED: len(followed.reached),
        Kind.ENDED: followed.closed,
        Kind.ENDED_WELL: followed.confirmed,
    }
    promised = {Kind.KEPT: made.kept, Kind.BROKEN_OWN: made.broken, Kind.UNPROVEN: made.unconfirmed} if made else {}
    told = label(language, "number-recovered", recovered=back.recovered, answered=back.answered)
    rows = [
        of_groups(language, of, work.tally),
        *numbers(language, of, on_cases, in_a_row=IN_A_ROW),
        *numbers(language, of, promised, in_a_row=IN_A_ROW),
        [link(told, of.code, Part(otherwise=Counted.AFTER_CLOSING))] if back.answered else [],
    ]
    rows = [row for row in rows if row]
    text = lines(
        say(
            language,
            "own-title",
            name=clip(work.name, NAME),
            period=period_name(language, of.period, ctx.today, ctx.programme.zone),
        ),
        say(language, "own-tap" if rows else "own-none"),
    )
    return text, [*rows, [button(label(language, "my-back"), MyTap(period=of.period.key, page=page).pack())]]
