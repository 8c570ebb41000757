"""How people get in: consent, previews of links, messages to forward, who has joined."""

from __future__ import annotations

import csv
import io
from typing import Any

from aiogram.methods import SendDocument, TelegramMethod
from aiogram.types import BufferedInputFile
from sqlalchemy.ext.asyncio import AsyncConnection

from messages.dates import day, days_between
from messages.owed import Letter
from messages.taps import ConsentTap, InviteTap
from messages.texts import Markup, clip, escape, label, language_of, lines, say
from messages.writing import Buttons, Context, button, message
from nps import link
from nps.text import harmless
from nps.values import ContactId, ContactState, EnrolmentId, StaffId
from storage.people import enrolments
from storage.people.clients import Contact, find_contact, get_contact
from storage.people.enrolments import Link
from storage.people.staff import find_staff
from storage.people.who import find_who

CONSENT_VERSION = "1"  # raise it whenever the meaning of the consent text changes
SHOWN = 15
NAME = 40  # so that a full list stays within one message


def consent(enrolment: EnrolmentId, telegram_id: int, *, again: bool = False, preview: bool = False) -> Letter:
    """The first message: who asks, who will read the answer, and the choice."""
    arguments = {"enrolment": enrolment, "again": again, "preview": preview}
    return Letter(name="consent", chat_id=telegram_id, arguments=arguments)


async def compose_consent(
    ctx: Context, chat_id: int, *, enrolment: int, again: bool = False, preview: bool = False
) -> TelegramMethod[Any] | None:
    """Whoever has the link reads this, the wrong person too: no surname, no position, no account, no phone."""
    found = await enrolments.find(ctx.conn, enrolment)
    if found is None or found.contact_id is None or (found.bound_at and not preview):
        return None
    contact, who = await get_contact(ctx.conn, found.contact_id), await find_who(ctx.conn, chat_id)
    if contact.state is ContactState.ERASED or who is None:
        return None
    if not (who.may_read(contact.manager_id) if preview else await enrolments.has_opened(ctx.conn, found.id, chat_id)):
        return None
    language = language_of(who, ctx.programme, contact)
    text = lines(
        Markup(say(language, "consent-again", company=ctx.programme.company) + "\n") if again else None,
        await consent_text(ctx, language, contact),
    )
    if preview:
        shown = say(language, "link-preview", contact=contact.name, account=contact.account, text=text)
        mine = ConsentTap(enrolment=found.id, answer="yes").pack()
        usable = found.bound_at is None and found.expires_at > ctx.now and who.is_owner
        return message(chat_id, shown, [[button(label(language, "link-preview-mine"), mine)]] if usable else None)
    return message(chat_id, text, _consent_buttons(language, found.id))


async def has_agreed(conn: AsyncConnection, contact_id: ContactId) -> bool:
    """Is there no newer text than the one this contact agreed to?"""
    return is_todays(await enrolments.find_agreed_version(conn, contact_id))


def is_todays(agreed: str | None) -> bool:
    """Is there no newer text than this version of the consent? None: nobody was asked to agree to any."""
    return agreed in (None, CONSENT_VERSION)


async def consent_text(ctx: Context, language: str, contact: Contact) -> Markup:
    """What is agreed to: who reads the answers, and what is held."""
    url = ctx.programme.privacy_url
    return lines(
        say(
            language,
            "consent",
            hello=_hello(ctx, language, contact),
            company=ctx.programme.company,
            mode=ctx.programme.mode.value,
            manager=await _manager(ctx, language, contact),
        ),
        say(language, "consent-privacy", url=Markup(escape(url).replace('"', "%22"))) if url else None,
    )


def _consent_buttons(language: str, enrolment: EnrolmentId) -> Buttons:
    def data(answer: Any) -> str:
        return ConsentTap(enrolment=enrolment, answer=answer).pack()

    return [
        [button(label(language, "consent-yes"), data("yes"))],
        [
            button(label(language, "consent-later"), data("later")),
            button(label(language, "consent-not-me"), data("not_me")),
        ],
    ]


def _hello(ctx: Context, language: str, contact: Contact) -> Markup:
    """By name, where the company lets links and what is forwarded with them carry it."""
    if contact.greeting and ctx.programme.link_shows_name:
        return say(language, "hello-named", name=contact.greeting)
    return say(language, "hello")


async def _manager(ctx: Context, language: str, contact: Contact) -> Markup:
    manager = await find_staff(ctx.conn, contact.manager_id)
    if manager is None or not manager.name or not ctx.programme.link_shows_name:
        return say(language, "consent-manager-none")
    return say(language, "consent-manager", name=manager.name)


# --- links ---------------------------------------------------------------------------------------------------------


def link_url(ctx: Context, kind: link.Kind, enrolment: int) -> str | None:
    """The personal link; None while the bot's name is unknown."""
    if ctx.bot_username is None:
        return None
    return f"https://t.me/{ctx.bot_username}?start={link.make(ctx.programme.link_key, kind, enrolment)}"


async def compose_invite_message(
    ctx: Context, chat_id: int, *, kind: link.Kind, row_id: int, enrolment: int
) -> TelegramMethod[Any] | None:
    """The message to forward, in the language of the one who will read it."""
    who = await find_who(ctx.conn, chat_id)
    if who is None or who.staff is None:
        return None
    own = ctx.language_of(who)
    url = link_url(ctx, kind, enrolment)
    if url is None:
        return message(chat_id, say(own, "invite-no-name"))
    if kind == "staff":
        manager = await find_staff(ctx.conn, StaffId(row_id))
        if manager is None or not who.is_owner:
            return None
        return message(
            chat_id,
            say(own, "invite-staff-message", name=manager.name, company=ctx.programme.company, link=url),
        )
    contact = await get_contact(ctx.conn, ContactId(row_id))
    if contact.state is ContactState.ERASED or not who.may_read(contact.manager_id):
        return None
    language = contact.language or ctx.programme.language
    hello = _hello(ctx, language, contact)
    return message(chat_id, say(language, "invite-message", hello=hello, company=ctx.programme.company, link=url))


async def compose_invite_intro(
    ctx: Context, chat_id: int, *, name: str, account: str, enrolment: int
) -> TelegramMethod[Any] | None:
    found, who = await enrolments.find(ctx.conn, enrolment), await find_who(ctx.conn, chat_id)
    if found is None or who is None:
        return None
    contact = await find_contact(ctx.conn, found.contact_id) if found.contact_id else None
    if not (who.may_read(contact.manager_id) if contact else who.is_owner):
        return None
    language = ctx.language_of(who)
    until = day(language, found.expires_at, ctx.programme.zone)
    return message(chat_id, say(language, "invite-forward", contact=name, account=account, until=until))


def invite_choice(chat_id: int, language: str, found: list[Contact]) -> Any:
    """Several contacts fit: one button each."""
    buttons = [
        [button(f"{contact.name}, {contact.account}"[:60], InviteTap(kind="contact", id=contact.id).pack())]
        for contact in found
    ]
    return message(chat_id, say(language, "invite-many"), buttons)


async def compose_invites(ctx: Context, chat_id: int) -> TelegramMethod[Any] | None:
    """Who has joined, who has opened but not agreed, who has not opened, since when; a manager sees their own."""
    who = await find_who(ctx.conn, chat_id)
    if who is None or who.staff is None:
        return None
    language = ctx.language_of(who)
    scope = who.staff.scope.manager
    everybody = await enrolments.list_links(ctx.conn, of=scope)
    links = [one for one in everybody if one.kind == "contact"]
    if not links:
        return message(chat_id, say(language, "invites-empty" if scope is None else "invites-empty-manager"))
    waiting = [one for one in links if one.joined_at is None]
    opened = [one for one in waiting if one.opened_at is not None]
    unopened = [one for one in waiting if one.opened_at is None]
    absent = [one.name for one in everybody if one.kind == "staff" and one.joined_at is None]
    text = lines(
        say(language, "invites-title", joined=len(links) - len(waiting), total=len(links)),
        _section(ctx, language, "invites-opened", opened),
        _section(ctx, language, "invites-waiting", unopened),
        Markup("\n" + say(language, "invites-staff", names=", ".join(clip(name, NAME) for name in absent[:SHOWN])))
        if absent
        else None,
        Markup("\n" + say(language, "invites-hint")) if waiting or absent else None,
    )
    return message(chat_id, text)


def _section(ctx: Context, language: str, title: str, links: list[Link]) -> Markup | None:
    if not links:
        return None
    oldest = sorted(links, key=lambda one: one.opened_at or one.created_at)
    rows = [
        say(
            language,
            "invites-line",
            contact=clip(one.name, NAME),
            account=clip(one.account, NAME),
            days=days_between(one.opened_at or one.created_at, ctx.now, ctx.programme.zone),
        )
        for one in oldest[:SHOWN]
    ]
    more = say(language, "invites-more", count=len(oldest) - SHOWN) if len(oldest) > SHOWN else None
    return lines(Markup(""), say(language, title), *rows, more)


def links_csv(ctx: Context, links: list[Link]) -> str:
    """The file of personal links: kind, name, account, link, joined. Formula cells are neutralised."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["kind", "name", "account", "link", "joined"])
    for one in links:
        kind: link.Kind = "staff" if one.kind == "staff" else "contact"
        url = "" if one.joined_at else link_url(ctx, kind, one.enrolment) or ""
        joined = one.joined_at.astimezone(ctx.programme.zone).date().isoformat() if one.joined_at else ""
        writer.writerow([one.kind, harmless(one.name), harmless(one.account), url, joined])
    return out.getvalue()


async def compose_links_file(ctx: Context, chat_id: int) -> TelegramMethod[Any] | None:
    """All unused personal links as a file, for whoever sends them out."""
    who = await find_who(ctx.conn, chat_id)
    if who is None or not who.is_owner:
        return None
    language = ctx.language_of(who)
    if ctx.bot_username is None:
        return message(chat_id, say(language, "invite-no-name"))
    links = [one for one in await enrolments.list_links(ctx.conn) if one.joined_at is None]
    if not links:
        return None
    content = "\ufeff" + links_csv(ctx, links)
    return SendDocument(
        chat_id=chat_id,
        document=BufferedInputFile(content.encode(), filename="links.csv"),
        caption=say(language, "links-file", count=len(links)),
        parse_mode="HTML",
    )
