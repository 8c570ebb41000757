"""What has become of words to a client, in the chat of whoever said them; first the question whether they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import ForceReply, InlineKeyboardButton

from messages.dates import own_clock_time
from messages.envelopes import to_staff
from messages.letters import card
from messages.owed import Card, Lane, Send
from messages.readers import STAFF, StaffReader
from messages.taps.cases import CaseTap, RelayTap, RelayWish
from messages.texts import Markup, clip, escape, join, label, lines, say
from messages.writing import Buttons, Context, button, kinds_named, message
from nps import case as rules
from nps.subjects import RelayStatus, ReplyWanted
from nps.values import CaseEvent, ContactState, PartKind, RelayState, RelayWhy
from storage.cases import relays
from storage.cases.cases import Case
from storage.cases.relays import Relay, Said
from storage.people.clients import Contact, get_contact
from storage.people.staff import Staff

NAME = 100
SHORT = 200
"""Of words that stand in full just above."""
RECALLABLE = timedelta(hours=47)  # Telegram lets a bot delete its message for 48 hours
AFTERWARDS = (RelayWhy.NOT_RECALLED, RelayWhy.NOT_CORRECTED)
"""What was not done with words that had arrived."""


def show(relay: Relay, sender: Staff, *, not_before: datetime | None = None) -> Card:
    """The status for the sender's chat, to be sent or brought up to date."""
    to = to_staff(sender, about=relay.contact_id, subject=RelayStatus(relay.id, sender.id))
    return relay_status.owed(replace(to, not_before=not_before), relay=relay.id)


def want(language: str, sender: Staff, contact: Contact) -> Send:
    """[Ответить] where no case is: a reply to this message is for the client."""
    to = to_staff(sender, about=contact.id, subject=ReplyWanted(contact.id, sender.id))
    text = say(language, "relay-want", contact=clip(contact.name, NAME), account=clip(contact.account, NAME))
    method: SendMessage = message(to.chat_id, text)
    return Send(method.model_copy(update={"reply_markup": ForceReply(force_reply=True)}), to)


def cannot(language: str, contact: Contact, case: Case | None) -> tuple[Markup, Buttons]:
    """[Ответить] to somebody the bot cannot write to: why, how else to reach them, [Был звонок] for afterwards."""
    called = case is not None and not case.is_over and rules.after(case.state, CaseEvent.CALLED) is not None
    ways = [escape(way) for way in (contact.phone, contact.email) if way]
    text = lines(_cannot(language, contact), join(" · ", ways) if ways else None)
    if case is None or not called or contact.state is ContactState.LEFT:
        return text, []
    return text, [[button(label(language, "case-button-called"), CaseTap(case=case.id, wish="called").pack())]]


def _cannot(language: str, contact: Contact) -> Markup:
    key = f"relay-cannot-{contact.state.value}"
    return say(language, key, contact=clip(contact.name, NAME), account=clip(contact.account, NAME))


def is_recallable(relay: Relay, now: datetime) -> bool:
    """May Telegram still delete it?"""
    return relay.arrived > 0 and relay.sent_at is not None and now - relay.sent_at < RECALLABLE


def is_question(said: list[Said]) -> bool:
    """Do the words end in a question?"""
    return any((part.text or "").rstrip(' )"»”').endswith("?") for part in said)


@card(to=STAFF, lane=Lane.REPLY, quick=True)
async def relay_status(ctx: Context, reader: StaffReader, *, relay: int) -> TelegramMethod[Any] | None:
    """For its writer alone; of somebody they may not read about any more it says only what became of it."""
    shown = await relays.find(ctx.conn, relay)
    if shown is None or shown.staff_id != reader.staff.id:
        return None
    contact: Contact | None = await get_contact(ctx.conn, shown.contact_id)
    assert contact is not None  # noqa: S101 - what a relay refers to is never deleted
    may_read = reader.who.may_read(contact.manager_id) and ctx.programme.may_read_answers(reader.staff.role)
    if contact.state is ContactState.ERASED or not may_read:
        contact = None
    said = await relays.list_said(ctx.conn, shown.id)
    written = said[0].source_message_id if said and said[0].source_chat_id == reader.chat_id else None
    if shown.state is RelayState.ASKED and contact is not None:
        return message(reader.chat_id, *_question(reader.language, shown, contact, said), reply_to=written)
    text = _told(ctx, reader.language, shown, contact)
    return message(reader.chat_id, text, _buttons(ctx, reader.language, shown), reply_to=written)


def _question(language: str, relay: Relay, contact: Contact, said: list[Said]) -> tuple[Markup, Buttons]:
    can_send = contact.state is ContactState.JOINED and contact.telegram_id == relay.chat_id
    shown = "\n".join(part.text for part in said if part.text)
    attached = kinds_named(language, [part.kind for part in said if _is_attached(part)])
    asked = say(language, "relay-ask", contact=clip(contact.name, NAME), account=clip(contact.account, NAME))
    text = lines(
        asked if can_send else _cannot(language, contact),
        say(language, "relay-words", text=clip(shown, SHORT)) if shown else None,
        say(language, "relay-attached", kinds=attached) if attached else None,
    )
    note = [_button(language, relay, "note")] if relay.case_id is not None else []  # it stands on the case's card
    last = [*note, _button(language, relay, "cancel")]
    if not can_send:
        return text, [last]
    asking = [[_button(language, relay, "send_asking")]] if relay.case_id is not None and is_question(said) else []
    return text, [[_button(language, relay, "send")], *asking, last]


def _is_attached(part: Said) -> bool:
    return part.kind is not PartKind.TEXT


def _told(ctx: Context, language: str, relay: Relay, contact: Contact | None) -> Markup:
    if contact is None:
        to = say(language, "relay-to-nobody")
    else:
        to = say(language, "relay-to", contact=clip(contact.name, NAME), account=clip(contact.account, NAME))
    match relay.state:
        case RelayState.WAITING if relay.goes_at is not None and relay.goes_at > ctx.now:
            seconds = max(round((relay.goes_at - ctx.now).total_seconds()), 1)
            return say(language, "relay-soon", to=to, seconds=seconds)
        case RelayState.SENT if relay.sent_at is not None:
            return lines(
                say(language, "relay-sent", to=to, when=own_clock_time(relay.sent_at, ctx.programme.zone)),
                say(language, "relay-is-edited") if relay.edited_at and relay.why is None else None,
                say(language, f"relay-why-{relay.why.value}") if relay.why in AFTERWARDS and relay.why else None,
            )
        case RelayState.NOT_DELIVERED:
            why = say(language, f"relay-why-{(relay.why or RelayWhy.REFUSED).value}")
            part = say(language, "relay-in-part", arrived=relay.arrived, pieces=relay.pieces) if relay.arrived else None
            return lines(say(language, "relay-not_delivered", to=to, why=why), part)
        case RelayState.ASKED:
            return say(language, "relay-not-yours-any-more")
        case _:
            return say(language, f"relay-{relay.state.value}", to=to)


def _buttons(ctx: Context, language: str, relay: Relay) -> Buttons | None:
    if relay.state is RelayState.WAITING and relay.goes_at is not None and relay.goes_at > ctx.now:
        return [[_button(language, relay, "cancel")]]
    told = (RelayState.SENT, RelayState.UNKNOWN, RelayState.NOT_DELIVERED)
    if relay.state in told and is_recallable(relay, ctx.now):
        return [[_button(language, relay, "recall")]]
    return None


def _button(language: str, relay: Relay, wish: RelayWish) -> InlineKeyboardButton:
    key = "relay-button-cancel-sending" if relay.state is RelayState.WAITING else f"relay-button-{wish}"
    return button(label(language, key), RelayTap(relay=relay.id, wish=wish).pack())
