"""«Чинить систему»: what repeats, who mends it by when, and that it is done; the list of it, and the weekly lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardButton

from messages.dates import day
from messages.envelopes import to_staff
from messages.letters import card, letter
from messages.owed import Card, Lane, Letter, Send
from messages.promising import until
from messages.readers import OWNER, STAFF, StaffReader
from messages.taps.figures import BreakdownTap
from messages.taps.fixes import FixesTap, FixTap, FixWish, MendTap
from messages.texts import Markup, clip, label, lines, say
from messages.writing import Buttons, Context, button, edited, message
from nps.period import Period
from nps.repeating import Repeated
from nps.subjects import FixCard
from nps.values import FixId, PeriodKind, Reason, Role
from storage.cases import fix_news
from storage.cases import fixes as stored
from storage.cases.fixes import Complaint, Fix
from storage.people.staff import Staff, find_staff, name_staff

NAME, SHORT = 40, 120
ACCOUNTS = 6
"""So many are named, those that complained last."""
A_WEEK, SHORT_NAME = 4, 24
"""So many, so short, stand in the summary of a week beside all its other lists."""
PAGE = 8
IN_A_ROW = 4
Told = Literal["assigned", "due", "done", "alone", "reached"]


def reason_of(language: str, reason: Reason) -> str:
    """«сроки и обещания»"""
    return label(language, f"reason-{reason.value}").lower()


def may_see(ctx: Context, reader: StaffReader, fix: Fix) -> bool:
    """Owners, and whoever is to mend it; where answers are anonymous, owners alone."""
    if reader.staff.role is Role.OWNER:
        return True
    return fix.staff_id == reader.staff.id and ctx.programme.may_read_answers(reader.staff.role)


# --- the card ---------------------------------------------------------------------------------------------------------


def show(fix: Fix, reader: Staff) -> Card:
    return fix_card.owed(to_staff(reader, subject=FixCard(fix.id, reader.id)), fix=fix.id)


def tell_opened(opened: Sequence[Fix], owner: Staff) -> Letter:
    """Several at once, in one message."""
    return fixes_opened.owed(to_staff(owner), fixes=[fix.id for fix in opened])


@letter(to=OWNER, lane=Lane.ALERT)
async def fixes_opened(ctx: Context, reader: StaffReader, *, fixes: list[FixId]) -> TelegramMethod[Any] | None:
    """What repeats and is not done yet, with a button for each card. Nothing of clients stands in it."""
    language = reader.language
    found = [await stored.find(ctx.conn, number) for number in fixes]
    shown = [fix for fix in found if fix is not None and fix.done_at is None]
    if not shown:
        return None
    rows = [
        say(
            language,
            "fixes-opened-line",
            number=number,
            reason=reason_of(language, fix.reason),
            why=_why(language, fix.repeated),
        )
        for number, fix in enumerate(shown, 1)
    ]
    each = [button(f"{number}", FixTap(fix=fix.id, wish="open").pack()) for number, fix in enumerate(shown, 1)]
    buttons = [each[first : first + IN_A_ROW] for first in range(0, len(each), IN_A_ROW)]
    return message(reader.chat_id, lines(say(language, "fixes-opened"), *rows), buttons)


def show_again(reader: Staff, fix_id: FixId, message_id: int) -> Letter:
    """In place of a message that may show words of somebody who was erased."""
    return fix_again.owed(to_staff(reader), fix=fix_id, message_id=message_id)


def moved(reader: Staff, language: str, message_id: int) -> Send:
    """Where the card stood in this person's chat before it was sent anew."""
    return Send(edited(reader.telegram_id or 0, message_id, say(language, "fix-moved")), to_staff(reader))


@card(name="fix", to=STAFF, lane=Lane.ALERT)
async def fix_card(ctx: Context, reader: StaffReader, *, fix: FixId) -> TelegramMethod[Any] | None:
    """The present state of things; a sentence for whom it is not (any more)."""
    shown = await stored.find(ctx.conn, fix)
    return message(reader.chat_id, *await _card(ctx, reader, shown)) if shown is not None else None


@letter(to=STAFF)
async def fix_again(ctx: Context, reader: StaffReader, *, fix: FixId, message_id: int) -> TelegramMethod[Any] | None:
    shown = await stored.find(ctx.conn, fix)
    return edited(reader.chat_id, message_id, *await _card(ctx, reader, shown)) if shown is not None else None


async def _card(ctx: Context, reader: StaffReader, fix: Fix) -> tuple[Markup, Buttons]:
    language = reader.language
    if not may_see(ctx, reader, fix):
        return say(language, "fix-elsewhere"), []
    if fix.done_at is not None:
        text = lines(*await _done_lines(ctx, language, fix), *await _at_whom(ctx, reader, fix))
        tells = reader.staff.role is Role.OWNER and fix.news_at is None
        return text, [[_button(language, fix, "tell")]] if tells else []
    text = lines(
        say(language, "fix-title", reason=reason_of(language, fix.reason)),
        _why(language, fix.repeated),
        *await _at_whom(ctx, reader, fix),
        await _whose(ctx, language, fix),
    )
    done = _button(language, fix, "done")
    if reader.staff.role is not Role.OWNER:
        return text, [[done]]
    return text, [[_button(language, fix, "assign", anew=fix.staff_id is not None), done]]


def _button(language: str, fix: Fix, wish: FixWish, *, anew: bool = False) -> InlineKeyboardButton:
    shown = label(language, "fix-button-anew" if anew else f"fix-button-{wish}")
    return button(shown, FixTap(fix=fix.id, wish=wish).pack())


def _why(language: str, repeated: Repeated) -> Markup:
    if repeated.is_wide:
        return say(language, "fix-why-wide", accounts=repeated.accounts)
    return say(language, "fix-why-often", times=repeated.most)


async def _at_whom(ctx: Context, reader: StaffReader, fix: Fix) -> list[Markup]:
    """At whom, and in which words, those that complained last first: of the reader's own accounts."""
    of_account: dict[int, list[Complaint]] = {}
    for complaint in reversed(await stored.list_of(ctx.conn, fix, now=ctx.now)):
        if reader.who.may_read(complaint.manager_id):
            of_account.setdefault(complaint.account_id, []).append(complaint)
    shown = [await _account(ctx, reader.language, each) for each in list(of_account.values())[:ACCOUNTS]]
    more = len(of_account) - len(shown)
    return [*shown, *([say(reader.language, "fix-more", count=more)] if more else [])]


async def _account(ctx: Context, language: str, complaints: list[Complaint]) -> Markup:
    """The newest comes first, and of what was said the newest words."""
    latest = complaints[0]
    args: dict[str, str | int] = {"account": clip(latest.account, NAME), "times": len(complaints)}
    args["day"] = day(language, latest.at, ctx.programme.zone)
    for complaint in complaints:
        said = await stored.find_words(ctx.conn, complaint.response_id) if complaint.response_id else None
        if said:
            return say(language, "fix-account-said", words=clip(" ".join(said.split()), SHORT), **args)
    return say(language, "fix-account", **args)


async def _whose(ctx: Context, language: str, fix: Fix) -> Markup:
    mender = await find_staff(ctx.conn, fix.staff_id)
    if mender is None or fix.by is None:
        return say(language, "fix-nobody")
    key = "fix-late" if fix.by.at <= ctx.now else "fix-whose"
    return say(language, key, name=_name(mender), by=until(language, fix.by, ctx.programme, ctx.now))


def _name(staff: Staff) -> str:
    return clip(staff.name, NAME) or f"№ {staff.id}"


async def _done_lines(ctx: Context, language: str, fix: Fix) -> list[Markup | None]:
    """That it is done, by whom, what was done, and how many clients know."""
    names = await name_staff(ctx.conn)
    name = clip(names.get(fix.done_by) or "", NAME) if fix.done_by is not None else ""
    reached = await fix_news.count(ctx.conn, fix.id)
    numbers = {"sent": reached.sent, "count": reached.all}
    return [
        say(language, "fix-done", reason=reason_of(language, fix.reason)),
        say(language, "fix-done-by", day=day(language, fix.done_at or ctx.now, ctx.programme.zone), name=name or "—"),
        say(language, "fix-done-words", words=clip(fix.done_words, 600)) if fix.done_words else None,
        say(language, "fix-reaches" if reached.waiting else "fix-reached", **numbers) if fix.news_at else None,
    ]


# --- what is told below it --------------------------------------------------------------------------------------------


def tell(fix: Fix, receiver: Staff, what: Told, *, by: Staff | None = None, now: datetime) -> Letter:
    """A ring of its own, since an edited card rings no phone."""
    once = f"fix:{fix.id}:{what}:{now.isoformat()}:{receiver.id}"
    return fix_told.owed(to_staff(receiver, once=once), fix=fix.id, what=what, by=by.id if by else None)


@letter(to=STAFF, lane=Lane.ALERT, quick=True)
async def fix_told(
    ctx: Context, reader: StaffReader, *, fix: FixId, what: Told, by: int | None
) -> TelegramMethod[Any] | None:
    """Nothing of clients stands in it; None when it is not so any more."""
    told = await stored.find(ctx.conn, fix)
    if told is None or not may_see(ctx, reader, told) or (told.done_at is not None) != (what in ("done", "reached")):
        return None
    language, reason = reader.language, reason_of(reader.language, told.reason)
    due = until(language, told.by, ctx.programme, ctx.now) if told.by is not None else "—"
    mender = await find_staff(ctx.conn, told.staff_id)
    if what == "assigned":
        who = await find_staff(ctx.conn, by)
        text = say(language, "fix-told-assigned", reason=reason, by=due, name=_name(who) if who else "—")
        return message(reader.chat_id, text)
    if what == "due":
        key = "fix-told-late" if told.due_at is not None and told.due_at <= ctx.now else "fix-told-due"
        text = say(language, key, reason=reason, by=due, name=_name(mender) if mender else "—")
        return message(reader.chat_id, text, [[_button(language, told, "done")]])
    if what == "alone":
        text = say(language, "fix-told-alone", reason=reason)
        return message(reader.chat_id, text, [[_button(language, told, "assign")]])
    if what == "done":
        text = lines(*await _done_lines(ctx, language, told), say(language, "fix-may-tell"))
        return message(reader.chat_id, text, [[_button(language, told, "tell")]])
    reached = await fix_news.count(ctx.conn, told.id)
    return message(
        reader.chat_id, say(language, "fix-told-reached", reason=reason, sent=reached.sent, count=reached.all)
    )


# --- the list, and the weekly lines -----------------------------------------------------------------------------------


def show_list(reader: Staff, *, page: int = 0, edit: int | None = None, of: str | None = None) -> Letter:
    """`of`: the figures, as `figures_of.code_of` says them, from whose reasons it was opened; it leads back there."""
    return fix_list.owed(to_staff(reader), page=page, edit=edit, of=of)


@letter(to=STAFF)
async def fix_list(
    ctx: Context, reader: StaffReader, *, page: int, edit: int | None, of: str | None = None
) -> TelegramMethod[Any] | None:
    """What is to be mended, then what is; of one of the managers, what they are to mend."""
    if ctx.programme.may_read_answers(reader.staff.role):
        text, buttons = await _page(ctx, reader, page, of)
    else:
        text, buttons = say(reader.language, "fixes-anonymous"), []
    if of is not None:
        tap = BreakdownTap(view="reasons", of=of)
        buttons = [*buttons, [button(label(reader.language, "fixes-back"), tap.pack())]]
    return message(reader.chat_id, text, buttons) if edit is None else edited(reader.chat_id, edit, text, buttons)


async def _page(ctx: Context, reader: StaffReader, page: int, figures: str | None) -> tuple[Markup, Buttons]:
    language, is_owner = reader.language, reader.staff.role is Role.OWNER
    of, at = None if is_owner else reader.staff.id, page * PAGE
    shown, count, are_open = await stored.list_page(ctx.conn, of=of, limit=PAGE, offset=at)
    last = max(count - 1, 0) // PAGE
    if page > last:
        page, at = last, last * PAGE
        shown, count, are_open = await stored.list_page(ctx.conn, of=of, limit=PAGE, offset=at)
    if not shown:
        return say(language, "fixes-none" if is_owner else "fixes-none-own"), []
    rows = [await _row(ctx, language, number, fix) for number, fix in enumerate(shown, at + 1)]
    each = [button(f"{number}", FixTap(fix=fix.id, wish="open").pack()) for number, fix in enumerate(shown, at + 1)]
    opens = [each[first : first + IN_A_ROW] for first in range(0, len(each), IN_A_ROW)]
    return lines(say(language, "fixes-title", count=are_open), *rows), [*opens, *_steps(page, last, figures)]


async def _row(ctx: Context, language: str, number: int, fix: Fix) -> Markup:
    reason = reason_of(language, fix.reason)
    if fix.done_at is not None:
        done = day(language, fix.done_at, ctx.programme.zone)
        return say(language, "fixes-line-done", number=number, reason=reason, day=done)
    return say(language, "fixes-line", number=number, reason=reason, whose=await _whose(ctx, language, fix))


def _steps(page: int, last: int, figures: str | None) -> Buttons:
    if not last:
        return []

    def step(text: str, to: int) -> InlineKeyboardButton:
        return button(text, (FixesTap(page=to) if figures is None else MendTap(page=to, of=figures)).pack())

    steps = [step(f"{page + 1}/{last + 1}", page)]
    if page:
        steps.insert(0, step("‹", page - 1))
    if page < last:
        steps.append(step("›", page + 1))
    return [steps]


async def weekly_lines(ctx: Context, language: str, reader: Staff, period: Period) -> list[Markup | None]:
    """«Чинить систему» in the summary of a week, until it is done: all of it, or of a manager what they are to mend."""
    if period.kind is not PeriodKind.WEEK or not ctx.programme.may_read_answers(reader.role):
        return []
    to_mend = await stored.list_open(ctx.conn, of=None if reader.role is Role.OWNER else reader.id)
    if not to_mend:
        return []
    each = [await _weekly_line(ctx, language, fix) for fix in to_mend[:A_WEEK]]
    more = len(to_mend) - len(each)
    return [
        Markup(""),
        say(language, "fixes-week"),
        *each,
        say(language, "fixes-week-more", count=more) if more else None,
    ]


async def _weekly_line(ctx: Context, language: str, fix: Fix) -> Markup:
    mender, reason = await find_staff(ctx.conn, fix.staff_id), reason_of(language, fix.reason)
    if mender is None or fix.by is None:
        return say(language, "fixes-week-nobody", reason=reason)
    key = "fixes-week-late" if fix.by.at <= ctx.now else "fixes-week-line"
    name, by = clip(_name(mender), SHORT_NAME), until(language, fix.by, ctx.programme, ctx.now)
    return say(language, key, reason=reason, name=name, by=by)
