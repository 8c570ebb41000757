"""[Период и кто]: what a card is to be of, chosen in its place; all that is chosen holds together."""

from __future__ import annotations

from typing import Any, NamedTuple

from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import ForceReply, InlineKeyboardButton

from messages import figures_of, index_card, narrowing_values
from messages.dates import period_name, period_short
from messages.envelopes import to_staff
from messages.figures_of import Of, everything
from messages.letters import letter
from messages.narrowing_values import DIMENSIONS, Value
from messages.owed import Letter, Send
from messages.pictured import in_place
from messages.readers import STAFF, StaffReader
from messages.scope_names import names_of
from messages.taps.figures import BehindTap, NarrowScreen, NarrowTap, ReportTap
from messages.texts import Markup, clip, label, lines, say
from messages.writing import Buttons, Context, button, message
from nps.period import Period, containing, last_days
from nps.score import Tally
from nps.subjects import DaysWanted
from nps.values import PeriodKind
from storage.figures import tallies
from storage.people.staff import Staff

KINDS = (PeriodKind.WEEK, PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR)
DAYS = (30, 90, 365)
PAGE = 16
IN_A_ROW = 2
NAME = 22


class Screen(NamedTuple):
    text: Markup
    buttons: Buttons


def show(reader: Staff, of: str, screen: NarrowScreen, *, page: int = 0, edit: int, on_picture: bool = False) -> Letter:
    """A screen for this person, in place of the card `edit`."""
    return narrowing.owed(to_staff(reader), of=of, screen=screen, page=page, edit=edit, on_picture=on_picture)


def ask_for_days(language: str, reader: Staff, of: str) -> Send:
    """[Две даты]: a reply to this message says which."""
    to = to_staff(reader, subject=DaysWanted(reader.id, of))
    method: SendMessage = message(to.chat_id, say(language, "narrow-days-wanted"))
    return Send(method.model_copy(update={"reply_markup": ForceReply(force_reply=True)}), to)


def opening(language: str, of: Of, tally: Tally) -> Buttons:
    """The ways below a card: the answers behind its numbers, and what else it may be of."""
    answers = button(label(language, "narrow-answers", count=tally.count), BehindTap(of=of.code).pack())
    narrow = button(label(language, "narrow"), NarrowTap(screen="menu", page=0, of=of.code).pack())
    return [[answers, narrow]]


@letter(to=STAFF)
async def narrowing(
    ctx: Context, reader: StaffReader, *, of: str, screen: NarrowScreen, page: int, edit: int, on_picture: bool
) -> TelegramMethod[Any] | None:
    """Of what the reader may read; where answers are anonymous there is nothing to choose but for owners."""
    language = reader.language
    found = await figures_of.read(ctx.conn, reader.staff, of)
    if not ctx.programme.may_read_answers(reader.staff.role):
        shown = Screen(say(language, "answers-anonymous"), [])
    elif found is None:
        shown = Screen(say(language, "answers-stale"), [])
    elif screen == "period":
        shown = await _periods(ctx, language, found)
    elif screen == "menu" or screen == "dates":
        shown = await _menu(ctx, language, found)
    else:
        shown = await _values(ctx, language, found, screen, page)
    return in_place(reader.chat_id, edit, shown.text, shown.buttons, on_picture=on_picture)


async def _menu(ctx: Context, language: str, of: Of) -> Screen:
    chosen = await narrowing_values.chosen(ctx, language, of)
    taps = [_to(language, of, "period", period_short(language, of.period))]
    for screen in DIMENSIONS:
        if screen == "regions" and of.scope.account is not None:  # a client is in one
            continue
        if screen in chosen or await narrowing_values.list_values(ctx, language, of, screen):
            taps.append(_to(language, of, screen, chosen.get(screen)))
    rows = [taps[at : at + IN_A_ROW] for at in range(0, len(taps), IN_A_ROW)]
    if of.is_narrowed:
        all_of_it = everything(of.reader, of.period).code
        rows.append([button(label(language, "narrow-reset"), NarrowTap(screen="menu", page=0, of=all_of_it).pack())])
    typed = await narrowing_values.words_for(ctx, language, of)
    text = lines(
        say(language, "narrow-title"),
        *await _head(ctx, language, of),
        *([Markup(""), say(language, "narrow-or-write", words=typed)] if typed else []),
    )
    return Screen(text, [*rows, _back(language, of)])


async def _head(ctx: Context, language: str, of: Of) -> list[Markup]:
    """What is chosen so far, and what the card would say."""
    zone = ctx.programme.zone
    names = await names_of(ctx, language, of.reader, of.scope)
    tally = await tallies.of_span(ctx.conn, *of.period.bounds(zone), of.scope)
    name = period_name(language, of.period, ctx.today, zone)
    everybody = "narrow-everybody" if of.reader.scope.manager is None else "narrow-own"
    whose = " · ".join(names) if names else label(language, everybody)
    if index_card.is_index(tally):
        told = index_card.title_of(language, name, tally)
    else:
        told = say(language, "nps-title-few", period=name, count=tally.count)
    return [say(language, "narrow-whose", names=whose), told]


async def _periods(ctx: Context, language: str, of: Of) -> Screen:
    """This one of each kind and the one before it; the last days; two dates."""
    rows: Buttons = []
    for kind in KINDS:
        this = containing(kind, ctx.today)
        rows.append([_period(of, each, period_short(language, each)) for each in (this.previous(), this)])
    rows.append(
        [_period(of, last_days(days, ctx.today), label(language, "narrow-last-days", days=days)) for days in DAYS]
    )
    rows.append([button(label(language, "narrow-dates"), NarrowTap(screen="dates", page=0, of=of.code).pack())])
    text = lines(say(language, "narrow-title"), *await _head(ctx, language, of))
    return Screen(text, [*rows, _up(language, of), _back(language, of)])


def _period(of: Of, period: Period, name: str) -> InlineKeyboardButton:
    marked = f"✓ {name}" if period == of.period else name
    return button(marked, NarrowTap(screen="menu", page=0, of=of.at(period)).pack())


async def _values(ctx: Context, language: str, of: Of, screen: str, page: int) -> Screen:
    values = await narrowing_values.list_values(ctx, language, of, screen)
    last = max(len(values) - 1, 0) // PAGE
    page = min(page, last)
    taps = [_value(of, value) for value in values[page * PAGE : (page + 1) * PAGE]]
    anything = narrowing_values.without(of.scope, screen)
    clear = button(label(language, "narrow-any"), NarrowTap(screen="menu", page=0, of=of.within(anything)).pack())
    text = lines(
        say(language, "narrow-title"),
        *await _head(ctx, language, of),
        None if values else say(language, "narrow-no-values"),
    )
    rows = [taps[at : at + IN_A_ROW] for at in range(0, len(taps), IN_A_ROW)]
    chosen = [[clear]] if anything != of.scope else []
    return Screen(text, [*rows, *_steps(of, screen, page, last), *chosen, _up(language, of), _back(language, of)])


def _value(of: Of, value: Value) -> InlineKeyboardButton:
    name = f"{clip(value.name, NAME)} · {value.answers}"
    marked = f"✓ {name}" if value.scope == of.scope else name
    return button(marked, NarrowTap(screen="menu", page=0, of=of.within(value.scope)).pack())


def _to(language: str, of: Of, screen: NarrowScreen, value: str | None) -> InlineKeyboardButton:
    name = label(language, f"narrow-{screen}")
    return button(
        f"{name}: {clip(value, NAME)}" if value else name, NarrowTap(screen=screen, page=0, of=of.code).pack()
    )


def _steps(of: Of, screen: str, page: int, last: int) -> Buttons:
    if not last:
        return []
    steps = [(page - 1, "‹"), (page, f"{page + 1}/{last + 1}"), (page + 1, "›")]
    return [
        [
            button(text, NarrowTap.model_validate({"screen": screen, "page": number, "of": of.code}).pack())
            for number, text in steps
            if 0 <= number <= last
        ]
    ]


def _up(language: str, of: Of) -> list[InlineKeyboardButton]:
    return [button(label(language, "narrow-up"), NarrowTap(screen="menu", page=0, of=of.code).pack())]


def _back(language: str, of: Of) -> list[InlineKeyboardButton]:
    return [button(label(language, "nps-back"), ReportTap(of=of.code).pack())]
