"""A command that takes a NAME: exactly one of whom it may mean, a choice, or a sentence that says what to try.

INVITE = takes_name(InviteTap, owner={"contact", "staff"}, manager={"contact"})

named = await find_named(turn, who, staff, command.args or "", INVITE)   # behind the command
if isinstance(named, list):
    return named  # the choice, whose buttons are InviteTap(kind, id)

named = await own_named(turn, who, callback_data.kind, callback_data.id, INVITE)   # behind such a button
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery

from actions.turn import Turn
from handlers.refusals import NotYours, Refused
from handlers.who import staff_of
from messages.envelopes import to_staff
from messages.naming import AT_ONCE, can_turn, names
from messages.owed import Owed
from messages.replies import toast
from messages.taps.clients import NamesTap
from messages.texts import clip
from nps.names import Kind, readings
from nps.subjects import ChoiceOfNames
from nps.values import Role
from storage.people.clients import Account, Contact, find_account
from storage.people.places import find_listed
from storage.people.search import Found, Wanted, search
from storage.people.staff import Staff, find_staff
from storage.people.who import Who

SHOWN_WORDS = 60

Named = Account | Contact | Staff


@dataclass(frozen=True, slots=True)
class NameCommand:
    """Whom an owner and a manager may name. A manager finds clients of their own, those of whom they stand in
    for, and staff by their names.

    `roles`: which of the staff are meant. `sure`: a name that is only spelled alike is
    asked about even when there is one.
    """

    name: str
    owner: frozenset[Kind]
    manager: frozenset[Kind]
    roles: frozenset[Role]
    sure: bool

    def kinds(self, staff: Staff) -> frozenset[Kind]:
        return self.owner if staff.role is Role.OWNER else self.manager

    def wanted(self, staff: Staff) -> Wanted:
        return Wanted(self.kinds(staff), None if staff.role is Role.OWNER else staff.managers, self.roles)


COMMANDS: dict[str, NameCommand] = {}
"""By the prefix of the buttons of their choice."""


def takes_name(
    tap: type[CallbackData],
    *,
    owner: Collection[Kind],
    manager: Collection[Kind],
    roles: Collection[Role] = tuple(Role),
    sure: bool = False,
) -> NameCommand:
    """`tap` has the fields `kind` and `id`, in this order: its prefix names the command, «‹name›-usage» the text."""
    command = NameCommand(tap.__prefix__, frozenset(owner), frozenset(manager), frozenset(roles), sure)
    COMMANDS[command.name] = command
    return command


class NobodyNamed(Refused):
    """Nobody whom the sender may name is called so."""


async def find_named(turn: Turn, who: Who, staff: Staff, typed: str, command: NameCommand) -> Named | Owed:
    """The one who is meant, or what is owed instead: the choice.

    Raises NobodyNamed when nobody is, Refused when nothing was typed. Whom the sender may not read about is in neither.
    """
    if not readings(typed):
        raise Refused(f"{command.name}-usage")
    wanted = command.wanted(staff)
    found = await search(turn.conn, typed, wanted)
    if not found.named:
        among = "staff" if wanted.kinds == {"staff"} else "all" if wanted.of is None else "own"
        raise NobodyNamed("names-none", among=among, words=clip(" ".join(typed.split()), SHOWN_WORDS))
    if len(found.named) == 1 and not (found.is_guess and command.sure):
        (named,) = found.named
        return await own_named(turn, who, named.kind, named.id, command)
    return _choice(staff, found, command)


async def own_named(turn: Turn, who: Who, kind: Kind, number: int, command: NameCommand) -> Named:
    """Whom a button names. Raises NotYours unless whoever pressed it may name them by this command, now."""
    staff = staff_of(who)
    if kind not in command.kinds(staff):
        raise NotYours
    if kind == "staff":
        member = await find_staff(turn.conn, number)
        if member is None or member.role not in command.roles:
            raise NotYours
        return member
    found = await (find_listed if kind == "contact" else find_account)(turn.conn, number)
    if found is None or not staff.may_read(found.manager_id):
        raise NotYours
    return found


async def on_names_page(query: CallbackQuery, callback_data: NamesTap, turn: Turn, who: Who) -> Owed:
    """[Дальше ›] and [‹ Назад] below a choice: the same names are looked for again, as they are by now."""
    staff, command = staff_of(who), COMMANDS.get(callback_data.command)
    if command is None:
        raise NotYours
    found = await search(turn.conn, callback_data.words, command.wanted(staff))
    if len(found.named) <= callback_data.page * AT_ONCE:
        raise Refused("names-changed", alert=True)
    message_id = query.message.message_id if query.message else None
    return [toast(query), *_choice(staff, found, command, callback_data.page, message_id)]


def _choice(staff: Staff, found: Found, command: NameCommand, page: int = 0, message_id: int | None = None) -> Owed:
    turns = can_turn(command.name, found.text)
    pages = -(-len(found.named) // AT_ONCE) if turns else 1
    letter = names.owed(
        to_staff(staff, subject=ChoiceOfNames(staff.id)),
        command=command.name,
        named=[(named.kind, named.id) for named in found.named[page * AT_ONCE : (page + 1) * AT_ONCE]],
        words=found.text if turns else "",
        page=page,
        pages=pages,
        is_guess=found.is_guess,
        has_more=found.has_more or (not turns and len(found.named) > AT_ONCE),
        colleagues="staff" in command.kinds(staff),
        message_id=message_id,
    )
    return [letter]


def router() -> Router:
    router = Router(name="names")
    router.callback_query.register(on_names_page, NamesTap.filter())
    return router
