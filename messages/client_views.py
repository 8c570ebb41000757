"""What stands in place of an account's card at a tap: its history, whom to invite, what ties it, whom to erase."""

from __future__ import annotations

from typing import Any

from aiogram.types import InlineKeyboardButton

from messages import client_events
from messages.case_card import MARKS
from messages.dates import own_moment
from messages.readers import StaffReader
from messages.reasons import reasons_or_none
from messages.taps.clients import BuysForTap, ClientView, ClientViewTap, EraseTap, LoyaltyTap
from messages.taps.enrolling import InviteTap
from messages.texts import Markup, clip, label, lines, say
from messages.writing import Buttons, Context, button
from nps.values import AccountId, BuysFor, Loyalty, Role, Score
from storage.answers.account_history import Happened, list_happened
from storage.people.clients import Account, list_not_erased, list_not_joined
from storage.people.loyalty import get_ties
from storage.people.staff import name_staff

AT_ONCE = 8
NAME = 40
WORDS = 200
LABEL = 60

View = tuple[Markup, Buttons]


async def compose(ctx: Context, reader: StaffReader, account: Account, view: ClientView, page: int) -> View | None:
    """Text and buttons; None: the card is to be shown."""
    match view:
        case "events":
            text, buttons = await client_events.view(ctx, reader.language, account, page)
            return text, [*buttons, *_back(reader.language, account)]
        case "history":
            return await _history(ctx, reader, account, page)
        case "invite":
            return await _invite(ctx, reader.language, account)
        case "loyalty":
            return await _loyalty(ctx, reader.language, account)
        case "buys":
            return await _buys(ctx, reader.language, account)
        case "erase" if reader.staff.role is Role.OWNER:
            return await _erase(ctx, reader.language, account, page)
    return None


def view_button(language: str, account: AccountId, view: ClientView) -> InlineKeyboardButton:
    return button(label(language, f"client-view-{view}"), ClientViewTap(account=account, view=view).pack())


def pages(account: AccountId, view: ClientView, page: int, last: int) -> Buttons:
    """‹ 2/3 ›, where there is more than one."""
    if not last:
        return []
    steps = [(page - 1, "‹"), (page, f"{page + 1}/{last + 1}"), (page + 1, "›")]
    return [
        [
            button(text, ClientViewTap(account=account, view=view, page=number).pack())
            for number, text in steps
            if 0 <= number <= last
        ]
    ]


def _back(language: str, account: Account) -> Buttons:
    return [[view_button(language, account.id, "card")]]


async def _history(ctx: Context, reader: StaffReader, account: Account, page: int) -> View:
    """The newest page first, on each the newest line first."""
    language = reader.language
    happened = await list_happened(ctx.conn, account.id, limit=AT_ONCE + 1, offset=page * AT_ONCE)
    steps = []
    if page:
        steps.append(button("‹", ClientViewTap(account=account.id, view="history", page=page - 1).pack()))
    if len(happened) > AT_ONCE:
        steps.append(button("›", ClientViewTap(account=account.id, view="history", page=page + 1).pack()))
    names = await name_staff(ctx.conn) if any(each.changed for each in happened) else {}
    text = lines(
        say(language, "client-history", account=clip(account.name, NAME)),
        *(_line(ctx, reader, each, names) for each in happened[:AT_ONCE]),
        None if happened else say(language, "client-history-empty"),
    )
    return text, [*([steps] if steps else []), *_back(language, account)]


def _line(ctx: Context, reader: StaffReader, each: Happened, names: dict[Any, str]) -> Markup:
    """«21 нояб. · 🔴 3 Ирина Ким: «Третий раз подряд…»»"""
    language = reader.language
    name = clip(each.name, NAME) if each.name else label(language, "erased-name")
    words = say(language, "client-words", words=clip(" ".join(each.words.split()), WORDS)) if each.words else ""
    when = own_moment(language, each.at, ctx.programme.zone_named(reader.staff.timezone))
    number = str(each.number)
    match each.what:
        case "answer":
            score = Score(each.number or 0)
            told = say(language, "client-did-answer", mark=MARKS[score.group], score=int(score), name=name, words=words)
        case "message":
            said = words or Markup(" " + label(language, f"held-part-{each.state}"))
            told = say(language, "client-did-say", name=name, words=said)
        case "opened":
            told = say(language, "client-did-open", number=number, name=name, why=each.state or "")
        case "over":
            told = say(language, "client-did-end", number=number, state=each.state or "", words=words)
        case "promise":
            told = say(language, "client-did-promise", number=number, state=each.state or "", words=words)
        case "reasons":
            told = _corrected(language, each, name, names)
    return say(language, "client-did", when=when, told=told)


def _corrected(language: str, each: Happened, name: str, names: dict[Any, str]) -> Markup:
    """«✎ Причины ответа 3, Ирина Ким: качество → сроки и обещания — Анна Смирнова»"""
    changed = each.changed
    if changed is None:
        return Markup("")
    return say(
        language,
        "client-did-correct",
        score=str(each.number),
        name=name,
        before=reasons_or_none(language, changed.before),
        after=reasons_or_none(language, changed.after),
        staff=clip(names.get(changed.staff_id) or "—", NAME),
    )


async def _invite(ctx: Context, language: str, account: Account) -> View:
    """Who of the account is listed and not in the bot."""
    waiting = await list_not_joined(ctx.conn, account.id, limit=AT_ONCE)
    buttons = [
        [button(clip(contact.name, LABEL), InviteTap(kind="contact", id=contact.id).pack())] for contact in waiting
    ]
    key = "client-invite" if waiting else "client-invite-nobody"
    return say(language, key, account=clip(account.name, NAME)), [*buttons, *_back(language, account)]


async def _loyalty(ctx: Context, language: str, account: Account) -> View:
    """One category of six; the one that is set, once more, is taken back."""
    marked = (await get_ties(ctx.conn, account.id)).loyalty
    each = [
        button(_ticked(label(language, f"loyalty-{loyalty.value}"), is_marked=loyalty is marked), tap.pack())
        for loyalty in Loyalty
        for tap in [LoyaltyTap(account=account.id, loyalty=loyalty)]
    ]
    text = say(language, "client-ask-loyalty", account=clip(account.name, NAME))
    return text, [*_in_twos(each), *_back(language, account)]


async def _buys(ctx: Context, language: str, account: Account) -> View:
    """Why it buys: as many reasons as hold."""
    marked = (await get_ties(ctx.conn, account.id)).buys_for
    each = [
        button(_ticked(label(language, f"buys-{reason.value}"), is_marked=reason in marked), tap.pack())
        for reason in BuysFor
        for tap in [BuysForTap(account=account.id, reason=reason)]
    ]
    text = say(language, "client-ask-buys", account=clip(account.name, NAME))
    return text, [*_in_twos(each), *_back(language, account)]


async def _erase(ctx: Context, language: str, account: Account, page: int) -> View:
    """Whose data are to go: everybody of whom some are held, who has left and who never joined as well."""
    held = await list_not_erased(ctx.conn, account.id)
    last = max(len(held) - 1, 0) // AT_ONCE
    page = min(page, last)
    buttons = [
        [button(clip(contact.name or "—", LABEL), EraseTap(contact=contact.id, asked=0, wish="ask").pack())]
        for contact in held[page * AT_ONCE : (page + 1) * AT_ONCE]
    ]
    key = "client-erase" if held else "client-erase-nobody"
    text = say(language, key, account=clip(account.name, NAME))
    return text, [*buttons, *pages(account.id, "erase", page, last), *_back(language, account)]


def _ticked(text: str, *, is_marked: bool) -> str:
    return f"✓ {text}" if is_marked else text


def _in_twos(each: list[InlineKeyboardButton]) -> Buttons:
    return [each[at : at + 2] for at in range(0, len(each), 2)]
