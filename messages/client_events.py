"""What happened with an account, on its card; what is asked of whoever writes down more of it."""

from __future__ import annotations

from datetime import date, timedelta

from aiogram.types import InlineKeyboardButton

from messages.dates import day, day_of_year, money
from messages.taps.answering import PromptTap
from messages.taps.clients import ClientViewTap, EventDayTap, EventKindTap, EventTap
from messages.texts import Markup, clip, label, lines, say
from messages.writing import Buttons, Context, button
from nps.programme import Programme
from nps.values import EventKind, EventSource
from storage.people import events
from storage.people.clients import Account, list_contact_names
from storage.people.events import Event
from storage.people.staff import find_staff

AT_ONCE = 6
ON_CARD = 3
NAME = 40
NOTE = 120
Shown = tuple[Markup, Buttons]


async def line(ctx: Context, language: str, account: Account) -> Markup | None:
    """«События: поставка 18 нояб., счёт 12 нояб.»: the newest ones, for the card."""
    newest = await events.list_of_account(ctx.conn, account.id, limit=ON_CARD)
    told = [
        f"{label(language, f'event-{event.kind.value}')} {_day(ctx, language, event.happened_on)}" for event in newest
    ]
    return say(language, "client-events", events=", ".join(told)) if told else None


async def view(ctx: Context, language: str, account: Account, page: int) -> Shown:
    """All of them, newest first by pages, and what may be added."""
    count = await events.count_of_account(ctx.conn, account.id)
    page = min(page, max(count - 1, 0) // AT_ONCE)
    shown = await events.list_of_account(ctx.conn, account.id, limit=AT_ONCE, offset=page * AT_ONCE)
    names = await list_contact_names(ctx.conn, (event.contact_id for event in shown))
    text = lines(
        say(language, "client-events-title", account=clip(account.name, NAME)),
        *[await _told(ctx, language, event, names.get(event.contact_id or 0)) for event in shown],
        None if shown else say(language, "client-events-none"),
        Markup(""),
        say(language, "client-events-ask"),
    )
    kinds = [
        button(_capital(label(language, f"event-{kind.value}")), EventKindTap(account=account.id, kind=kind).pack())
        for kind in EventKind
    ]
    steps = _steps(account, page, count)
    return text, [*([steps] if steps else []), *(kinds[at : at + 2] for at in range(0, len(kinds), 2))]


def _steps(account: Account, page: int, count: int) -> list[InlineKeyboardButton]:
    last = max(count - 1, 0) // AT_ONCE
    steps = [(page - 1, "‹")] if page else []
    steps += [(page + 1, "›")] if page < last else []
    return [
        button(text, ClientViewTap(account=account.id, view="events", page=number).pack()) for number, text in steps
    ]


async def _told(ctx: Context, language: str, event: Event, name: str | None) -> Markup:
    """«18 нояб. — поставка, 125 000 ₽, Ирина Ким: «…» · записано: Анна»"""
    by_hand = event.recorded_by if event.source is EventSource.STAFF else None
    author = await find_staff(ctx.conn, by_hand) if by_hand is not None else None
    amount = money(language, event.amount, ctx.programme.currency) if event.amount is not None else None
    more = [part for part in (amount, clip(name, NAME) if name else None) if part]
    note = clip(" ".join((event.note or "").split()), NOTE)
    return say(
        language,
        "client-event",
        day=_day(ctx, language, event.happened_on),
        kind=label(language, f"event-{event.kind.value}"),
        more="".join(f", {part}" for part in more),
        note=say(language, "client-words", words=note) if note else "",
        author=say(language, "client-event-by", name=clip(author.name, NAME)) if author and author.name else "",
    )


def _day(ctx: Context, language: str, on: date) -> str:
    return (day if on.year == ctx.today.year else day_of_year)(language, on, ctx.programme.zone)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def ask_when(language: str, account: Account, kind: EventKind, today: date) -> Shown:
    """Today, yesterday, or any other day to be typed."""
    days = [(label(language, "event-today"), today), (label(language, "event-yesterday"), today - timedelta(days=1))]
    offered = [button(name, EventDayTap(account=account.id, kind=kind, day=on.isoformat()).pack()) for name, on in days]
    told = {"kind": label(language, f"event-{kind.value}"), "account": clip(account.name, NAME)}
    return say(language, "event-ask-when", **told), [offered, [_nothing(language)]]


def saved(language: str, account: Account, event: Event, programme: Programme) -> Shown:
    """What was written down, with the year."""
    text = say(
        language,
        "event-saved",
        kind=label(language, f"event-{event.kind.value}"),
        account=clip(account.name, NAME),
        day=day_of_year(language, event.happened_on, programme.zone),
        note=say(language, "client-words", words=clip(event.note, NOTE)) if event.note else "",
    )
    note = button(label(language, "event-button-note"), EventTap(event=event.id, wish="note").pack())
    undo = button(label(language, "event-button-undo"), EventTap(event=event.id, wish="undo").pack())
    return text, [[note, undo]]


def ask_note(language: str, account: Account, event: Event) -> Shown:
    told = {"kind": label(language, f"event-{event.kind.value}"), "account": clip(account.name, NAME)}
    return say(language, "event-ask-note", **told), [[_nothing(language)]]


def _nothing(language: str) -> InlineKeyboardButton:
    return button(label(language, "prompt-cancel"), PromptTap(wish="cancel").pack())
