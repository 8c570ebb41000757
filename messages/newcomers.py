"""The link for everybody: what whoever opens it reads, and who of the staff is asked who this is."""

from __future__ import annotations

import io
from typing import Any

from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup, ReplyKeyboardRemove

from messages.greeting import hello
from messages.letters import letter
from messages.reached import circle_name
from messages.readers import ANYBODY, OWNER, STAFF, Reader, StaffReader
from messages.recommending import owners_card
from messages.taps.answering import HelloTap
from messages.taps.enrolling import NewcomerTap
from messages.texts import Markup, clip, escape, label, lines, say
from messages.writing import Buttons, Context, button, edited, file, message, who_is_it
from nps import link
from nps.programme import Programme
from nps.values import NewcomerId, NewcomerState
from storage.engine.conn import Conn
from storage.people import newcomers, phones
from storage.people.clients import Account, Contact
from storage.people.newcomers import Newcomer
from storage.people.staff import Staff
from storage.people.who import Who, find_who

OFFERED = 6
LABEL = 60
NAME = 40


def public_url(ctx: Context) -> str | None:
    """None while the bot's name is unknown."""
    return f"https://t.me/{ctx.bot_username}?start={link.PUBLIC}" if ctx.bot_username else None


@letter(to=OWNER)
async def public_link(ctx: Context, reader: StaffReader) -> TelegramMethod[Any] | None:
    """The link for everybody, and how it works."""
    url = public_url(ctx)
    if url is None:
        return message(reader.chat_id, say(reader.language, "invite-no-name"))
    return message(reader.chat_id, say(reader.language, "public-link", link=url))


@letter(to=OWNER)
async def public_code(ctx: Context, reader: StaffReader) -> TelegramMethod[Any] | None:
    """The same as a picture to be printed; the words have gone before it."""
    url = public_url(ctx)
    if url is None:
        return None
    import segno

    drawn = io.BytesIO()
    segno.make(url, error="m", micro=False).save(drawn, kind="png", scale=16)
    return file(reader.chat_id, "qr.png", drawn.getvalue(), say(reader.language, "public-code"))


@letter(to=ANYBODY, quick=True)
async def public_consent(ctx: Context, reader: Reader, *, unheard: bool = False) -> TelegramMethod[Any] | None:
    """Who asks, who will read the answers, and that a phone will be asked for; then the choice."""
    newcomer = await newcomers.find_of_human(ctx.conn, reader.chat_id)
    if newcomer is None or newcomer.state is not NewcomerState.OPENED:
        return None
    language, programme = reader.language, ctx.programme
    url = programme.privacy_url
    manager = say(language, "consent-manager-none")
    how = "public-consent" if newcomer.referral_id is None else "recommended-consent"
    text = lines(
        Markup(say(language, "consent-unheard") + "\n") if unheard else None,
        say(
            language,
            "consent",
            hello=hello(language, ""),
            company=programme.company,
            mode=programme.mode.value,
            manager=manager,
        ),
        say(language, "consent-privacy", url=Markup(escape(url).replace('"', "%22"))) if url else None,
        Markup("\n" + say(language, how)),
    )
    buttons = [
        [button(label(language, "consent-anew-yes"), HelloTap(answer="yes").pack())],
        [button(label(language, "consent-later"), HelloTap(answer="later").pack())],
    ]
    return message(reader.chat_id, text, buttons)


def ask_who(language: str, newcomer: Newcomer) -> Markup:
    """Of whoever came by a promoter's word: how they are called, then their company."""
    return say(language, "recommended-name" if newcomer.called is None else "recommended-company")


def ask_phone(language: str, who: Who, text: Markup) -> SendMessage:
    """The native button below the chat: Telegram itself says whose number it is."""
    share = KeyboardButton(text=label(language, "public-share"), request_contact=True)
    keyboard = ReplyKeyboardMarkup(keyboard=[[share]], resize_keyboard=True, one_time_keyboard=True)
    return SendMessage(chat_id=who.telegram_id, text=text, parse_mode="HTML", reply_markup=keyboard)


def without_keyboard(who: Who, text: Markup) -> SendMessage:
    """The button is needed no more."""
    gone = ReplyKeyboardRemove(remove_keyboard=True)
    return SendMessage(chat_id=who.telegram_id, text=text, parse_mode="HTML", reply_markup=gone)


@letter(to=STAFF)
async def newcomer(ctx: Context, reader: StaffReader, *, newcomer_id: NewcomerId) -> TelegramMethod[Any] | None:
    """«Кто это?» None as soon as it is known, and for whoever may not read about all who have this phone."""
    asked = await newcomers.find(ctx.conn, newcomer_id)
    person = await find_who(ctx.conn, asked.telegram_id) if asked else None
    if asked is None or person is None or asked.state is not NewcomerState.WAITING:
        return None
    fitting = await list_fitting(ctx.conn, ctx.programme, asked)
    if not may_decide(reader.staff, fitting):
        return None
    if asked.referral_id is not None:
        return message(reader.chat_id, *await owners_card(ctx, reader.language, asked, person))
    return message(reader.chat_id, *_card(reader.language, asked, person, fitting))


@letter(to=STAFF)
async def newcomer_again(
    ctx: Context, reader: StaffReader, *, newcomer_id: NewcomerId, message_id: int
) -> TelegramMethod[Any] | None:
    """The same in its place, as things are now."""
    card = await newcomer.composer(ctx, reader, newcomer_id=newcomer_id)
    if not isinstance(card, SendMessage):
        return edited(reader.chat_id, message_id, say(reader.language, "newcomer-over"))
    buttons = card.reply_markup.inline_keyboard if isinstance(card.reply_markup, InlineKeyboardMarkup) else None
    return edited(reader.chat_id, message_id, Markup(card.text), buttons)


@letter(to=STAFF, quick=True)
async def newcomer_over(
    ctx: Context, reader: StaffReader, *, message_id: int, recommended: bool = False
) -> TelegramMethod[Any] | None:
    """In its place once it is over, with no name and no number."""
    over = "recommended-over" if recommended else "newcomer-over"
    return edited(reader.chat_id, message_id, say(reader.language, over))


async def list_fitting(conn: Conn, programme: Programme, asked: Newcomer) -> list[Contact]:
    """Whom of the client list this phone belongs to."""
    return await phones.list_with_phone(conn, asked.phone, programme.country) if asked.phone else []


def may_decide(staff: Staff, fitting: list[Contact]) -> bool:
    """An owner says of anybody who they are, a manager where everybody in question is a client of theirs."""
    if staff.scope.manager is None:
        return True
    return bool(fitting) and all(staff.may_read(contact.manager_id) for contact in fitting)


def _card(language: str, asked: Newcomer, person: Who, fitting: list[Contact]) -> tuple[Markup, Buttons]:
    rows = [
        say(
            language,
            "newcomer-fits",
            contact=clip(contact.name, NAME),
            account=clip(contact.account, NAME),
            circle=circle_name(language, contact.circle),
            joined="no" if contact.telegram_id is None else "yes",
        )
        for contact in fitting[:OFFERED]
    ]
    text = lines(
        say(language, "newcomer", person=who_is_it(person), phone=asked.phone or "", count=len(fitting)),
        *rows,
        say(language, "newcomer-hint"),
    )

    def tap(wish: str, target: int = 0) -> str:
        return NewcomerTap.model_validate({"newcomer": asked.id, "wish": wish, "target": target}).pack()

    these = [
        [button(clip(label(language, "newcomer-is", name=contact.name), LABEL), tap("is", contact.id))]
        for contact in fitting[:OFFERED]
    ]
    accounts = {contact.account_id: contact.account for contact in fitting}
    if len(accounts) > 1:
        new = [
            [button(clip(label(language, "newcomer-new-at", account=name), LABEL), tap("new", number))]
            for number, name in accounts.items()
        ]
    else:
        new = [[button(label(language, "newcomer-new"), tap("new", next(iter(accounts), 0)))]]
    return text, [*these, *new, [button(label(language, "newcomer-reject"), tap("reject"))]]


def accounts_found(language: str, newcomer_id: NewcomerId, accounts: list[Account]) -> tuple[Markup, Buttons]:
    """Several companies are called so."""
    buttons = [
        [button(clip(each.name, LABEL), NewcomerTap(newcomer=newcomer_id, wish="new", target=each.id).pack())]
        for each in accounts[:OFFERED]
    ]
    return say(language, "newcomer-which-of-these"), buttons
