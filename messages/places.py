"""Who sits in a listed person's place, as staff see it, with what they can do about it."""

from __future__ import annotations

from typing import Any, Literal

from aiogram.methods import TelegramMethod

from messages.dates import day_of_year, week_of
from messages.letters import letter
from messages.readers import KNOWS_CLIENT, ClientReader
from messages.taps.enrolling import InviteTap, PlaceTap
from messages.team import hand_all_button
from messages.texts import Markup, label, lines, say
from messages.writing import Buttons, Context, button, message
from nps.programme import Programme
from nps.values import ContactState, Role
from storage.people.clients import Contact, list_not_joined
from storage.people.staff import Staff

Kind = Literal["contact", "staff"]
Wish = Literal["renew", "same", "other", "left", "gone", "back", "revoke", "former"]
OFFERED = 8


def choice(language: str, wish: Wish, kind: Kind, row_id: int) -> Buttons:
    return [[button(label(language, f"place-{wish}"), PlaceTap(kind=kind, id=row_id, wish=wish).pack())]]


def of_unused(language: str, kind: Kind, row_id: int) -> Buttons:
    """Under a link that nobody has used yet."""
    revoke = choice(language, "revoke", kind, row_id)
    return [*revoke, *choice(language, "left", kind, row_id)]


def of_contact(language: str, role: Role, programme: Programme, contact: Contact) -> tuple[Markup, Buttons]:
    """Somebody who has joined, or has left their company."""
    names = {"contact": contact.name, "account": contact.account}
    if contact.state is ContactState.LEFT:
        return say(language, "place-is-left", **names), choice(language, "back", "contact", contact.id)
    joined = contact.joined_at
    told = day_of_year if programme.may_read_answers(role) else week_of  # whoever joins is asked at once
    when = told(language, joined, programme.zone) if joined else "—"
    lost = contact.unreachable
    text = lines(
        say(language, "invite-joined", when=when, **names),
        say(language, "place-unreachable", reason=lost.value) if lost else None,
    )
    return text, [*choice(language, "renew", "contact", contact.id), *choice(language, "left", "contact", contact.id)]


def of_manager(language: str, programme: Programme, manager: Staff) -> tuple[Markup, Buttons]:
    """A manager who has joined."""
    when = day_of_year(language, manager.joined_at, programme.zone) if manager.joined_at else "—"
    text = say(language, "place-manager", name=manager.name, when=when)
    return text, [*choice(language, "renew", "staff", manager.id), *choice(language, "left", "staff", manager.id)]


def of_leaving(language: str, manager: Staff, accounts: int) -> tuple[Markup, Buttons]:
    """Before a manager loses everything, which nobody can undo."""
    text = say(language, "place-manager-leaves", name=manager.name, count=accounts)
    first = [[hand_all_button(language, manager.id)]] if accounts else []
    return text, [*first, *choice(language, "gone", "staff", manager.id)]


def whose(
    language: str, kind: Kind, row_id: int, name: str, *, may_carry: bool = True, has_moved: bool = False
) -> tuple[Markup, Buttons]:
    """«Для кого новая ссылка?» Without `may_carry` it cannot take along what was answered.

    Whoever sits in a place that has moved reads what was answered before: the place can only be given back.
    """
    key = "place-whose-manager" if kind == "staff" else "place-whose-moved" if has_moved else "place-whose"
    text = lines(
        say(language, key, name=name),
        None if may_carry else say(language, "place-owners-only"),
    )
    same = choice(language, "same", kind, row_id) if may_carry else []
    return text, [*same, *choice(language, "former" if has_moved else "other", kind, row_id)]


@letter(to=KNOWS_CLIENT, quick=True)
async def successor(ctx: Context, reader: ClientReader) -> TelegramMethod[Any] | None:
    """Somebody left: who answers for the company now? Those of it who are listed and have not joined are offered."""
    gone = reader.contact
    if gone.state is not ContactState.LEFT:
        return None
    offered = await list_not_joined(ctx.conn, gone.account_id, limit=OFFERED)
    buttons = [[button(contact.name[:60], InviteTap(kind="contact", id=contact.id).pack())] for contact in offered]
    key = "place-successor" if offered else "place-successor-none"
    return message(reader.chat_id, say(reader.language, key, contact=gone.name, account=gone.account), buttons or None)
