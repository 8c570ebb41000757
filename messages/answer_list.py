"""The answers behind a number, by pages: score, words, who and when; a tap opens the card of the client.

Whoever shows a number of answers links here with `link`, and the list counts what `storage.figures.behind` does.
"""

from __future__ import annotations

from typing import Any

from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardButton

from messages import behind_list, figures_of
from messages.case_card import MARKS
from messages.dates import day, day_of_year, period_name
from messages.envelopes import to_staff
from messages.figures_of import Of
from messages.letters import letter
from messages.owed import Letter
from messages.readers import STAFF, StaffReader
from messages.scope_names import scope_line
from messages.taps.clients import ClientTap
from messages.taps.figures import AnswersTap, ReportTap
from messages.texts import Markup, clip, join, label, lines, say
from messages.writing import Buttons, Context, button, edited, message
from nps.behind import CODES, PARTS, WHOLE, Kind, Part, Rows
from nps.period import Period
from nps.reasons import SaleStage
from nps.subjects import ListOfAnswers
from nps.values import Reason, Score
from storage.cases import complaints, opened
from storage.figures import behind
from storage.figures.behind import Behind
from storage.people.staff import Staff

PAGE = 8
IN_A_ROW = 2
WORDS = 220  # so that a full page stays within one message
NAME, SHORT = 40, 20


def link(text: str, of: str, part: Part = WHOLE) -> InlineKeyboardButton:
    """A button with a number, which opens the answers behind it. `of` as `figures_of.code_of` makes it."""
    return button(text, AnswersTap(part=CODES[part], page=0, of=of).pack())


def show(reader: Staff, of: str, part: Part = WHOLE, *, page: int = 0, edit: int | None = None) -> Letter:
    """This page, in place of the message `edit`, if there is one."""
    code = CODES[part]
    subject = ListOfAnswers(reader.id, f"{code}|{of}")
    return answer_list.owed(to_staff(reader, subject=subject), of=of, part=code, page=page, edit=edit)


def show_again(reader: Staff, part_of: str, message_id: int) -> Letter:
    """From its first page on, as it stands now: `part_of` is the subject's."""
    code, _, of = part_of.partition("|")
    return show(reader, of, PARTS[code], edit=message_id)


@letter(to=STAFF)
async def answer_list(
    ctx: Context, reader: StaffReader, *, of: str, part: str, page: int, edit: int | None
) -> TelegramMethod[Any] | None:
    """Of what the reader may read; where answers are anonymous, for owners alone."""
    text, buttons = await _page(ctx, reader, of, PARTS[part], page)
    return message(reader.chat_id, text, buttons) if edit is None else edited(reader.chat_id, edit, text, buttons)


async def _page(ctx: Context, reader: StaffReader, of: str, part: Part, page: int) -> tuple[Markup, Buttons]:
    language = reader.language
    if not ctx.programme.may_read_answers(reader.staff.role):
        return say(language, "answers-anonymous"), []
    found = await figures_of.read(ctx.conn, reader.staff, of)
    if found is None:
        return say(language, "answers-stale"), []
    period, scope = found.period, found.scope
    span, within = period.bounds(ctx.programme.zone), ctx.programme.recovered_within
    count = await behind.count(ctx.conn, *span, scope, part, within=within)
    last = max(count - 1, 0) // PAGE
    page = min(page, last)
    rows = await behind.answers_behind(ctx.conn, *span, scope, part, within=within, limit=PAGE, offset=page * PAGE)
    text = lines(
        _title(ctx, language, period, part, count),
        await scope_line(ctx, language, reader.staff, scope),
        *(line for each in rows for line in (Markup(""), *_block(ctx, reader, each, period))),
        None if rows else say(language, "answers-none"),
    )
    back = [button(label(language, "nps-back"), ReportTap(of=of).pack())]
    beside = await _of_reason(ctx, language, found, part.reason) if part.otherwise and part.reason else []
    return text, [*_clients(reader, rows), *_steps(of, part, page, last), *beside, back]


async def _of_reason(ctx: Context, language: str, of: Of, reason: Reason) -> Buttons:
    """The cases that were closed for it, and the accounts that named it either way."""
    span = of.period.bounds(ctx.programme.zone)
    causes, naming = Rows(Kind.CAUSES, reason=reason), Rows(Kind.NAMING, reason=reason)
    of_cases = await opened.count_behind(ctx.conn, span, of.scope, causes, now=ctx.now)
    of_accounts = len(await complaints.list_naming(ctx.conn, span, of.scope, reason))
    told = (
        (label(language, "number-causes", count=of_cases), of_cases, causes),
        (label(language, "number-naming", count=of_accounts), of_accounts, naming),
    )
    taps = [behind_list.link(text, of.code, rows) for text, count, rows in told if count]
    return [taps] if taps else []


def _title(ctx: Context, language: str, period: Period, part: Part, count: int) -> Markup:
    name = period_name(language, period, ctx.today, ctx.programme.zone)
    return say(language, "answers-title", what=part_name(language, part), period=name, count=count)


def part_name(language: str, part: Part) -> str:
    """«Детракторы», «Причина: сроки»"""
    if part.stage is not None:
        return label(language, "answers-of-stage", stage=stage_name(language, part.stage))
    if part.otherwise is not None and part.reason is None:
        return label(language, f"answers-counted-{part.otherwise.value}")
    if part.reason is not None:
        return label(language, "answers-of-reason", reason=reason_name(language, part.reason))
    if part.recorded or part.imported:
        return label(language, "answers-of-recorded" if part.recorded else "answers-of-imported")
    return label(language, f"answers-of-{part.group.value}") if part.group is not None else label(language, "answers")


def reason_name(language: str, reason: Reason) -> str:
    """«Сроки и обещания»"""
    return label(language, f"reason-{reason.value}")


def stage_name(language: str, stage: SaleStage) -> str:
    """«постоянная работа»"""
    return label(language, f"sale-{stage.value}")


def _block(ctx: Context, reader: StaffReader, each: Behind, period: Period) -> list[Markup]:
    """Who, with the score and the day, and below it what they said."""
    language, score = reader.language, Score(each.score)
    zone = ctx.programme.zone
    when = day(language, each.at, zone) if period.first.year == ctx.today.year else day_of_year(language, each.at, zone)
    scored: dict[str, str | int] = {"mark": MARKS[score.group], "score": each.score, "day": when}
    marks = [say(language, "said-recorded")] if each.recorded else []
    marks += [say(language, "answer-imported")] if each.imported else []
    if not reader.staff.may_read(each.manager_id):
        return [join(" · ", [say(language, "answers-not-yours", **scored), *marks])]
    name = clip(each.name or label(language, "erased-name"), NAME)
    head = say(language, "answers-line", name=name, account=clip(each.account, NAME), **scored)
    reasons = ", ".join(label(language, f"reason-{reason.value}").lower() for reason in each.reasons)
    told = [join(" · ", [head, *marks]), _words(language, each), say(language, "answers-reasons", reasons=reasons)]
    return [line for line in told[: 3 if reasons else 2] if line is not None]


def _words(language: str, each: Behind) -> Markup | None:
    """The beginning of what was said: the card of the client has the whole."""
    if each.kind is None:
        return None
    if each.text is None:
        return say(language, "answers-file", kind=label(language, f"held-part-{each.kind.value}"))
    words = clip(" ".join(each.text.split()), WORDS)
    return say(language, "answers-words", words=f"{words.removesuffix('…')} …" if each.more else words)


def _clients(reader: StaffReader, rows: list[Behind]) -> Buttons:
    """A button for each whom the reader may read about, once."""
    named = {each.contact_id: each for each in rows if each.name and reader.staff.may_read(each.manager_id)}
    taps = [
        button(
            f"{MARKS[Score(each.score).group]} {clip(each.name, SHORT)}", ClientTap(kind="contact", id=contact).pack()
        )
        for contact, each in named.items()
    ]
    return [taps[at : at + IN_A_ROW] for at in range(0, len(taps), IN_A_ROW)]


def _steps(of: str, part: Part, page: int, last: int) -> Buttons:
    """Pages count from 1 here: 0 opens the list in a message of its own."""
    if not last:
        return []
    steps = [(page - 1, "‹"), (page, f"{page + 1}/{last + 1}"), (page + 1, "›")]
    return [
        [
            button(text, AnswersTap(part=CODES[part], page=number + 1, of=of).pack())
            for number, text in steps
            if 0 <= number <= last
        ]
    ]
