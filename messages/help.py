"""What a person can do, what is held about them, and the command menus."""

from __future__ import annotations

from typing import Any

from aiogram.methods import SetMyCommands, TelegramMethod
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat

from messages.dates import day_of_year, moment, zone_named
from messages.owed import Lane, Owed, Send
from messages.survey import reasons_named
from messages.taps import LanguageTap
from messages.texts import Markup, clip, label, lines, say
from messages.writing import Buttons, Context, button, message
from nps.programme import Programme
from nps.values import LANGUAGES, PartKind
from storage import client_messages, enrolments, people, responses
from storage.people import Contact, Who
from storage.responses import Response

NAMES = {"ru": "Русский", "en": "English"}
FOR_CONTACT = ("help", "language", "mydata", "stop")
FOR_MANAGER = ("nps", "invites", "invite", "language", "help")


def help_text(language: str, who: Who, programme: Programme) -> Markup:
    """What this person can do, and only that."""
    parts = []
    if who.is_owner:
        parts.append(say(language, "help-owner"))
    if who.is_manager:
        parts.append(say(language, "help-manager"))
    if who.contacts:
        parts.append(say(language, "help-contact", company=programme.company))
    return Markup("\n\n".join(parts)) if parts else say(language, "stranger", company=programme.company)


def menu(who: Who, language: str) -> Owed:
    """The commands menu of this person's chat."""
    names = [*(FOR_MANAGER if who.staff else ()), *(FOR_CONTACT if who.contacts else ())]
    if not names:
        return []
    commands = [
        BotCommand(command=name, description=label(language, f"command-{name}")) for name in dict.fromkeys(names)
    ]
    scope = BotCommandScopeChat(chat_id=who.telegram_id)
    return [Send(method=SetMyCommands(commands=commands, scope=scope), chat_id=who.telegram_id, lane=Lane.SUMMARY)]


def default_menus(programme: Programme) -> list[SetMyCommands]:
    """The menu before somebody is known, in the company's language and in each other one."""
    scope = BotCommandScopeAllPrivateChats()

    def commands(language: str) -> list[BotCommand]:
        return [
            BotCommand(command=name, description=label(language, f"command-{name}")) for name in ("start", *FOR_CONTACT)
        ]

    everybody = SetMyCommands(commands=commands(programme.language), scope=scope)
    return [
        everybody,
        *(SetMyCommands(commands=commands(code), scope=scope, language_code=code) for code in LANGUAGES),
    ]


def language_buttons() -> Buttons:
    return [[button(NAMES[code], LanguageTap(language=code).pack()) for code in ("ru", "en")]]


async def compose_mydata(ctx: Context, chat_id: int) -> TelegramMethod[Any] | None:
    """What is held about this person, in their own language and zone."""
    language = await ctx.language(chat_id)
    who = await people.find_who(ctx.conn, chat_id)
    if who is None or not who.contacts:
        return message(chat_id, say(language, "mydata-none"))
    name = f"{who.person.name} (@{who.person.username})" if who.person.username else who.person.name
    blocks = [await _held(ctx, language, contact) for contact in who.contacts]
    text = lines(
        say(language, "mydata-title"),
        say(language, "mydata-telegram", name=name, id=str(chat_id)),
        *blocks,
        Markup("\n" + say(language, "mydata-how")),
    )
    return message(chat_id, text)


async def _said(ctx: Context, language: str, answered: list[Response]) -> list[Markup]:
    """The latest comments: reasons, the first words, how many voices, photos and files."""
    found = []
    for one in answered:
        parts = await responses.list_parts(ctx.conn, one.id)
        reasons = await responses.list_reasons(ctx.conn, one.id)
        words = " ".join(part.text for part in parts if part.text)
        files = sum(part.kind is not PartKind.TEXT for part in parts)
        if reasons:
            found.append(say(language, "mydata-reasons", score=one.score, reasons=reasons_named(language, reasons)))
        if words or files:
            found.append(say(language, "mydata-comment", score=one.score, text=clip(words, 200), files=files))
    return found


async def _held(ctx: Context, language: str, contact: Contact) -> Markup:
    zone = zone_named(contact.timezone, ctx.programme)
    answered = await responses.list_of_contact(ctx.conn, contact.id)
    sent = await client_messages.list_of_contact(ctx.conn, contact.id)
    agreed = await enrolments.list_consents(ctx.conn, contact.id)
    scores = ", ".join(f"{one.score} — {day_of_year(language, one.first_tap_at, zone)}" for one in answered[:20])
    position = f", {contact.position}" if contact.position else ""
    role = label(language, f"circle-{contact.circle.value}") if contact.circle else "—"
    known = [contact.greeting or "—", role, contact.language or "—", contact.timezone or "—"]
    return lines(
        Markup(""),
        say(language, "mydata-contact", account=contact.account, name=contact.name, position=position),
        say(language, "mydata-card", known=" · ".join(known)),
        say(language, "mydata-phone", phone=contact.phone) if contact.phone else None,
        say(language, "mydata-email", email=contact.email) if contact.email else None,
        *(
            say(language, "mydata-consent", when=moment(language, at, zone), version=version)
            for version, at in agreed[-1:]
        ),
        say(language, "mydata-responses", scores=scores) if scores else None,
        *await _said(ctx, language, answered[:5]),
        say(language, "mydata-messages", count=len(sent)) if sent else None,
    )
