"""Promises to a client: what is asked of whoever makes one, what the client reads, and what became of it."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from typing import Any, Literal

from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardButton

from messages.dates import day, day_of_week, moment, own_moment
from messages.envelopes import to_contact, to_staff
from messages.letters import card, letter
from messages.owed import Card, Lane, Letter, Owed
from messages.readers import CONTACT, HEARS_CLIENT, STAFF, ClientReader, ContactReader, StaffReader
from messages.taps.answering import KeptTap, PromptTap
from messages.taps.cases import CaseTap, PromiseDayTap, PromiseTap, PromiseWish, PromiseWordsTap
from messages.texts import Markup, clip, label, lines, say
from messages.writing import Buttons, Context, button, message
from nps.programme import Programme
from nps.promise_dates import By, choices
from nps.subjects import BelowCard, CaseCard, PromiseQuestion, PromiseStatus
from nps.text import within
from nps.values import CaseState, ContactState, PromiseId, PromiseState, RelayState
from storage.cases import cases, promises, relays
from storage.cases.cases import Case
from storage.cases.promises import Promise
from storage.people.clients import Contact, get_contact
from storage.people.staff import Staff
from storage.queues import deliveries

SHORT = 200
"""Of what was promised, where it stands in full elsewhere."""
NAME = 60
Outcome = Literal["kept", "broken", "unconfirmed"]
CHANGES: tuple[PromiseWish, ...] = ("date", "words", "cancel")


# --- asking whoever makes it ------------------------------------------------------------------------------------------


def ask_what(language: str, contact: Contact) -> tuple[Markup, Buttons]:
    return say(language, "promise-ask-what", contact=clip(contact.name, NAME)), [[_nothing(language)]]


def ask_when(
    language: str, case: Case, programme: Programme, now: datetime, *, moves: Promise | None = None
) -> tuple[Markup, Buttons]:
    """By which day: the next ones to choose from, or any other to be typed. `moves`: the promise there is."""
    time, today = programme.working_time, now.astimezone(programme.zone).date()
    offered = [
        button(_offered(language, each, today), PromiseDayTap(case=case.id, day=each.isoformat()).pack())
        for each in choices(now, time)
    ]
    rows = [offered[at : at + 2] for at in range(0, len(offered), 2)]
    if moves is None:
        return say(language, "promise-ask-when"), [*rows, [_nothing(language)]]
    other = button(label(language, "promise-button-other"), PromiseWordsTap(case=case.id).pack())
    # What it is stands on the card, which an erasure finds.
    text = say(language, "promise-ask-move", by=until(language, moves.by, programme, now))
    return text, [*rows, [other, _nothing(language)]]


def _offered(language: str, each: date, today: date) -> str:
    days = (each - today).days
    if days in (0, 1):
        return label(language, "promise-today" if days == 0 else "promise-tomorrow")
    shown = day_of_week(language, each, today)
    return label(language, "promise-in-a-week", day=shown) if days == 7 else shown


def _nothing(language: str) -> InlineKeyboardButton:
    return button(label(language, "prompt-cancel"), PromptTap(wish="cancel").pack())


# --- words ------------------------------------------------------------------------------------------------------------


def until(language: str, by: By, programme: Programme, now: datetime) -> str:
    """«пт 27 нояб.», or with its hour by the company's clocks."""
    if not by.is_day:
        return moment(language, by.at, programme.zone)
    return day_of_week(language, by.day(programme.working_time), now.astimezone(programme.zone).date())


def promised_words(
    language: str, what: str, by: By, programme: Programme, now: datetime, *, zone: tzinfo, moves: Promise | None
) -> str:
    """What the client reads, in plain text. `zone`: the client's; an hour is said by their clock as well."""
    words = within(what)
    due = until(language, by, programme, now)
    if not by.is_day and by.at.astimezone(zone).utcoffset() != by.at.astimezone(programme.zone).utcoffset():
        due = label(language, "promise-by-your-clocks", by=due, yours=moment(language, by.at, zone))
    if moves is None:
        return label(language, "promise-said", what=words, by=due)
    before = until(language, moves.by, programme, now)
    if within(moves.what or "") == words:
        return label(language, "promise-said-moved", what=words, by=due, before=before)
    return label(language, "promise-said-instead", what=words, by=due, before=before)


# --- before it is confirmed, and afterwards, in the chat of whoever makes it ------------------------------------------


def show(promise: Promise, case: Case, maker: Staff) -> Card:
    to = to_staff(maker, about=case.contact_id, subject=PromiseStatus(promise.id, maker.id))
    return promise_status.owed(to, promise=promise.id)


@card(to=STAFF, lane=Lane.REPLY, quick=True)
async def promise_status(ctx: Context, reader: StaffReader, *, promise: int) -> TelegramMethod[Any] | None:
    """For whoever makes it alone: what the client would read, word for word; then that it is promised.

    Whoever may no longer read about the client reads that it is not.
    """
    shown = await promises.find(ctx.conn, promise)
    if shown is None or shown.staff_id != reader.staff.id:
        return None
    language, chat_id = reader.language, reader.chat_id
    if shown.state is PromiseState.CANCELLED or shown.said is None:
        is_rewritten = await promises.is_rewritten(ctx.conn, shown)
        return message(chat_id, say(language, "promise-rewritten" if is_rewritten else "promise-cancelled"))
    contact = await get_contact(ctx.conn, (await cases.get(ctx.conn, shown.case_id)).contact_id)
    if not (reader.who.may_read(contact.manager_id) and ctx.programme.may_read_answers(reader.staff.role)):
        return None
    if shown.state is not PromiseState.DRAFT:
        return message(chat_id, say(language, "promise-saved", text=shown.said))
    can_send = contact.state is ContactState.JOINED and contact.telegram_id is not None
    text = lines(
        say(language, "promise-reads", contact=clip(contact.name, NAME), text=shown.said)
        if can_send
        else say(language, "promise-tell", contact=clip(contact.name, NAME), text=shown.said),
        _on_day_off(ctx, language, shown),
    )
    save = _button(shown, "save", label(language, "promise-button-send" if can_send else "promise-button-save"))
    date, words, none = (_button(shown, wish, label(language, f"promise-button-{wish}")) for wish in CHANGES)
    return message(chat_id, text, [[save], [date, words], [none]])


def _on_day_off(ctx: Context, language: str, promise: Promise) -> Markup | None:
    time = ctx.programme.working_time
    return None if time.is_working_day(promise.by.day(time)) else say(language, "promise-day-off")


def _button(promise: Promise, wish: PromiseWish, shown: str) -> InlineKeyboardButton:
    return button(shown, PromiseTap(promise=promise.id, wish=wish).pack())


# --- on the card ------------------------------------------------------------------------------------------------------


async def promise_lines(ctx: Context, language: str, case: Case) -> list[Markup | None]:
    """The newest promise, whether the client knows of it, and what became of it."""
    promise = await promises.find_latest(ctx.conn, case.id)
    if promise is None or promise.what is None:
        return []
    what = clip(promise.what, SHORT)
    if promise.state is not PromiseState.OPEN:
        key = f"promise-line-{promise.state.value}"
        told = promise.state in (PromiseState.KEPT, PromiseState.BROKEN, PromiseState.UNCONFIRMED)
        return [say(language, key, what=what)] if told else []
    zone = ctx.programme.zone
    if promise.is_day:
        by: Markup | str = until(language, promise.by, ctx.programme, ctx.now)
    else:
        by = own_moment(language, promise.due_at, zone)
    return [
        say(language, "promise-line", what=what, by=by),
        await _untold(ctx, language, promise),
        _asked(language, case, promise, zone),
    ]


async def _untold(ctx: Context, language: str, promise: Promise) -> Markup | None:
    """Whoever is not in the bot, or could not be written to, has not read it."""
    if promise.relay_id is None:
        return say(language, "promise-untold-absent")
    relay = await relays.find(ctx.conn, promise.relay_id)
    if relay is None or relay.state in (RelayState.WAITING, RelayState.SENT):
        return None
    return say(language, "promise-untold-unknown" if relay.state is RelayState.UNKNOWN else "promise-untold")


def _asked(language: str, case: Case, promise: Promise, zone: tzinfo) -> Markup | None:
    if promise.silent_at is None or case.state is CaseState.SETTLED:
        return None
    key = "promise-asked" if promise.asked_at is not None else "promise-cannot-ask"
    return say(language, key, day=day(language, promise.silent_at, zone))


# --- the client's word on it ------------------------------------------------------------------------------------------


def ask(promise: Promise, contact: Contact) -> Owed:
    """Was it kept? Owed again, it says what they have answered."""
    if contact.telegram_id is None:
        return []
    to = to_contact(contact.telegram_id, contact.id, subject=PromiseQuestion(promise.id))
    return [promise_question.owed(to, promise=promise.id)]


@card(to=CONTACT, quick=True)
async def promise_question(ctx: Context, reader: ContactReader, *, promise: PromiseId) -> TelegramMethod[Any] | None:
    asked = await promises.find(ctx.conn, promise)
    if asked is None or asked.what is None or asked.asked_at is None:
        return None
    case = await cases.find(ctx.conn, asked.case_id)
    if case is None or case.contact_id != reader.contact.id:
        return None
    language, chat_id = reader.language, reader.chat_id
    if asked.state is PromiseState.KEPT:
        return message(chat_id, say(language, "promise-yes"))
    if await promises.find_successor(ctx.conn, asked) is not None:
        return message(chat_id, say(language, "promise-replaced"))
    if asked.state is PromiseState.BROKEN:
        return message(chat_id, say(language, "promise-no"))
    if asked.state is PromiseState.DROPPED:
        return message(chat_id, say(language, "promise-dropped"))
    text = say(
        language,
        "promise-question",
        what=within(asked.what),
        by=until(language, asked.by, ctx.programme, ctx.now),
    )
    yes, no = (
        button(label(language, f"promise-button-{answer}"), KeptTap(promise=asked.id, answer=answer).pack())
        for answer in ("yes", "no")
    )
    return message(chat_id, text, [[yes, no]])


def tell_outcome(promise: Promise, case: Case, receiver: Staff, outcome: Outcome) -> Letter:
    """Below the card, since an edited card rings no phone."""
    once = f"promise:{promise.id}:{outcome}:{receiver.id}"
    to = to_staff(receiver, about=case.contact_id, subject=BelowCard(case.id, receiver.id), once=once)
    return promise_outcome.owed(to, promise=promise.id, outcome=outcome)


@letter(to=HEARS_CLIENT, lane=Lane.ALERT, quick=True)
async def promise_outcome(
    ctx: Context, reader: ClientReader, *, promise: PromiseId, outcome: Outcome
) -> TelegramMethod[Any] | None:
    """What the client says, or did not say, and what is to be done now."""
    told = await promises.find(ctx.conn, promise)
    case = await cases.find(ctx.conn, told.case_id) if told is not None else None
    if told is None or case is None or case.contact_id != reader.contact.id:
        return None
    language, contact = reader.language, reader.contact
    plan = case.deadline_at if outcome == "broken" and case.state is CaseState.IN_WORK else None
    text = lines(
        say(
            language,
            f"promise-told-{outcome}",
            contact=clip(contact.name, NAME),
            account=clip(contact.account, NAME),
            what=clip(told.what or "", SHORT),
            number=str(case.id),
        ),
        say(language, "promise-new-plan", when=own_moment(language, plan, ctx.programme.zone)) if plan else None,
    )
    shown = await deliveries.find_card_message(ctx.conn, CaseCard(case.id, reader.staff.id).key, chat_id=reader.chat_id)
    wish: Literal["promise", "close"] = "promise" if outcome == "broken" else "close"
    buttons = [[button(label(language, f"case-button-{wish}"), CaseTap(case=case.id, wish=wish).pack())]]
    return message(reader.chat_id, text, None if case.is_over else buttons, reply_to=shown)
