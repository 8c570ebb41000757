"""Who is kept from being asked, until when, by whom and why: on /client, and for the owners all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

from aiogram.methods import TelegramMethod

from messages.dates import day_of_week
from messages.envelopes import to_staff
from messages.letters import letter
from messages.owed import Letter
from messages.readers import OWNER, StaffReader
from messages.taps.programme import HoldsTap, HoldTap, NotNowTap, SurveysTap
from messages.texts import Markup, clip, label, lines, say
from messages.writing import Buttons, Context, button, edited
from nps.subjects import ChoiceOfNames
from nps.text import fold
from nps.values import StaffId
from storage.asking import holds
from storage.asking.holds import Held, Hold
from storage.people.clients import Account, Contact, get_contact
from storage.people.staff import Staff, find_staff

NAME = 40
WORDS = 80  # so that a full page stays within one message
ALONE = 3
"""People of one account on /client; what is left out is counted."""
MANAGERS, REASONS = 6, 3
PAGE = 10


async def lines_of(ctx: Context, language: str, account: Account) -> list[Markup]:
    """Until when nobody of the account is asked, or one of its people is not; who says so, and why."""
    told = []
    held = await holds.find_current(ctx.conn, account.id, now=ctx.now)
    if held is not None:
        told.append(say(language, "hold-line", **await _words(ctx, language, held)))
    alone = await holds.list_current_of(ctx.conn, account.id, now=ctx.now)
    for number, hold in list(alone.items())[:ALONE]:
        contact = await get_contact(ctx.conn, number)
        words = await _words(ctx, language, hold)
        told.append(say(language, "not-now-line", contact=clip(contact.name, NAME), **words))
    return [*told, say(language, "not-now-more", count=len(alone) - ALONE)] if len(alone) > ALONE else told


async def line_of(ctx: Context, language: str, contact: Contact) -> Markup | None:
    """The one that keeps this person from being asked for longest: their own, or their account's."""
    alone = await holds.find_current(ctx.conn, contact.account_id, contact.id, now=ctx.now)
    of_all = await holds.find_current(ctx.conn, contact.account_id, now=ctx.now)
    if alone is not None and (of_all is None or of_all.until < alone.until):
        name = clip(contact.name, NAME)
        return say(language, "not-now-line", contact=name, **await _words(ctx, language, alone))
    return say(language, "hold-line", **await _words(ctx, language, of_all)) if of_all else None


async def _words(ctx: Context, language: str, held: Hold) -> dict[str, str]:
    by = await find_staff(ctx.conn, held.set_by)
    return {
        "day": _last_day(ctx, language, held.until),
        "reason": clip(held.reason, WORDS),
        "name": clip(by.name, NAME) if by else "—",
    }


def _last_day(ctx: Context, language: str, until: datetime) -> str:
    last = (until - timedelta(minutes=1)).astimezone(ctx.programme.zone).date()
    return day_of_week(language, last, ctx.today)


async def buttons_of(ctx: Context, language: str, account: Account) -> Buttons:
    """[Не спрашивать…] or [Снова спрашивать], of the account and of whoever is not asked alone."""
    held = await holds.find_current(ctx.conn, account.id, now=ctx.now)
    wish: Literal["ask", "lift"] = "ask" if held is None else "lift"
    of_account = button(label(language, f"hold-button-{wish}"), HoldTap(account=account.id, wish=wish).pack())
    rows = [[of_account]]
    for number in list(await holds.list_current_of(ctx.conn, account.id, now=ctx.now))[:ALONE]:
        contact = await get_contact(ctx.conn, number)
        text = label(language, "not-now-lift", contact=clip(contact.name, NAME))
        rows.append([button(text, NotNowTap(contact=number, wish="lift").pack())])
    return rows


# --- for the owners ------------------------------------------------------------------------------------------------


async def counted(ctx: Context, language: str) -> list[Markup]:
    """By whom within half a year, how many, and for which reasons: nobody picks whom to ask."""
    by: dict[StaffId, list[Held]] = defaultdict(list)
    for held in await holds.list_lately(ctx.conn, now=ctx.now):
        by[held.hold.set_by].append(held)
    if not by:
        return []
    most = sorted(by.values(), key=lambda its: (-len(its), its[0].by))
    told = [
        say(language, "holds-by", name=clip(its[0].by, NAME) or "—", count=len(its), reasons=_reasons(its))
        for its in most[:MANAGERS]
    ]
    more = [say(language, "holds-more", count=len(most) - MANAGERS)] if len(most) > MANAGERS else []
    return [Markup(""), say(language, "holds-title"), *told, *more]


def _reasons(its: Sequence[Held]) -> str:
    """«отпуск (2), спор по оплате»: the ones given most often."""
    first: dict[str, str] = {}
    for held in its:
        first.setdefault(fold(held.hold.reason), held.hold.reason)
    often = Counter(fold(held.hold.reason) for held in its).most_common()
    shown = [
        f"{clip(first[key], NAME)} ({count})" if count > 1 else clip(first[key], NAME) for key, count in often[:REASONS]
    ]
    return ", ".join([*shown, "…"] if len(often) > REASONS else shown)


def show_all(reader: Staff, page: int, edit: int) -> Letter:
    return not_asked.owed(to_staff(reader, subject=ChoiceOfNames(reader.id)), page=page, edit=edit)


@letter(to=OWNER)
async def not_asked(ctx: Context, reader: StaffReader, *, page: int, edit: int) -> TelegramMethod[Any] | None:
    """All that last now, the newest first, in place of the list of surveys."""
    language = reader.language
    found = await holds.list_lately(ctx.conn, now=ctx.now, current=True)
    last = max(len(found) - 1, 0) // PAGE
    page = min(page, last)
    text = lines(
        say(language, "holds-now", count=len(found)),
        *(_line(ctx, language, held) for held in found[page * PAGE : (page + 1) * PAGE]),
        None if found else say(language, "holds-none"),
    )
    numbers = [(page - 1, "‹"), (page, f"{page + 1}/{last + 1}"), (page + 1, "›")] if last else []
    steps = [button(shown, HoldsTap(page=number).pack()) for number, shown in numbers if 0 <= number <= last]
    back = [button(label(language, "survey-to-list"), SurveysTap(page=0).pack())]
    return edited(reader.chat_id, edit, text, [*([steps] if steps else []), back])


def _line(ctx: Context, language: str, held: Held) -> Markup:
    account = clip(held.account, NAME)
    return say(
        language,
        "holds-line",
        whom=f"{clip(held.contact, NAME)}, {account}" if held.contact else account,
        day=_last_day(ctx, language, held.hold.until),
        reason=clip(held.hold.reason, WORDS),
        name=clip(held.by, NAME) or "—",
    )
