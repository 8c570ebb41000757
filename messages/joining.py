"""How people get in: the consent, and what staff who open a link see of it."""

from __future__ import annotations

from typing import Any, Literal

from aiogram.methods import TelegramMethod

from messages import greeting
from messages.letters import letter
from messages.readers import ANYBODY, Reader
from messages.taps.answering import ConsentTap
from messages.texts import Markup, escape, label, language_of, lines, say
from messages.writing import Buttons, Context, button, message
from nps.values import ContactId, ContactState, EnrolmentId
from storage.engine.conn import Conn
from storage.people import enrolments
from storage.people.clients import Contact, get_contact
from storage.people.staff import find_staff

CONSENT_VERSION = "2"  # raise it whenever the meaning of the consent text changes


@letter(to=ANYBODY, quick=True)
async def consent(
    ctx: Context,
    reader: Reader,
    *,
    enrolment: EnrolmentId,
    again: bool = False,
    preview: bool = False,
    unheard: bool = False,
) -> TelegramMethod[Any] | None:
    """The first message: who asks, who will read the answer, and the choice.

    Whoever has the link reads this, the wrong person too: no surname, no position, no account, no phone. `unheard`:
    they wrote something, and nobody hears them before they agree.
    """
    who, link_opened = reader.who, await enrolments.find(ctx.conn, enrolment)
    if link_opened is None or link_opened.contact_id is None or (link_opened.bound_at and not preview):
        return None
    contact = await get_contact(ctx.conn, link_opened.contact_id)
    if contact.state is ContactState.ERASED or who is None:
        return None
    if not (
        who.may_read(contact.manager_id)
        if preview
        else await enrolments.has_opened(ctx.conn, enrolment, reader.chat_id)
    ):
        return None
    language = language_of(who, ctx.programme, contact)
    text = lines(
        Markup(say(language, "consent-again", company=ctx.programme.company) + "\n") if again else None,
        Markup(say(language, "consent-unheard") + "\n") if unheard else None,
        await consent_text(ctx, language, contact),
    )
    if preview:
        shown = say(language, "link-preview", contact=contact.name, account=contact.account, text=text)
        own = ConsentTap(enrolment=enrolment, answer="yes").pack()
        is_usable = link_opened.bound_at is None and link_opened.expires_at > ctx.now and who.is_owner
        buttons = [[button(label(language, "link-preview-mine"), own)]] if is_usable else None
        return message(reader.chat_id, shown, buttons)
    return message(reader.chat_id, text, consent_buttons(language, enrolment))


async def has_agreed(conn: Conn, contact_id: ContactId) -> bool:
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
            hello=hello(ctx, language, contact),
            company=ctx.programme.company,
            mode=ctx.programme.mode.value,
            manager=await _manager(ctx, language, contact),
        ),
        say(language, "consent-privacy", url=Markup(escape(url).replace('"', "%22"))) if url else None,
    )


def consent_buttons(language: str, enrolment: EnrolmentId) -> Buttons:
    def data(answer: Literal["yes", "later", "not_me"]) -> str:
        return ConsentTap(enrolment=enrolment, answer=answer).pack()

    return [
        [button(label(language, "consent-yes"), data("yes"))],
        [
            button(label(language, "consent-later"), data("later")),
            button(label(language, "consent-not-me"), data("not_me")),
        ],
    ]


def hello(ctx: Context, language: str, contact: Contact) -> Markup:
    """By name, where the company lets links and what is forwarded with them carry it."""
    return greeting.hello(language, contact.name, contact.greeting, by_name=ctx.programme.link_shows_name)


async def _manager(ctx: Context, language: str, contact: Contact) -> Markup:
    manager = await find_staff(ctx.conn, contact.manager_id)
    if manager is None or not manager.name or not ctx.programme.link_shows_name:
        return say(language, "consent-manager-none")
    return say(language, "consent-manager", name=manager.name)
