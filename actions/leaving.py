"""Somebody leaves the staff: everything is lost to them at once, and what is theirs goes to whoever has it now."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from aiogram.methods import DeleteMyCommands
from aiogram.types import BotCommandScopeChat

from actions import alerting, fixing, light_cards, passing_on
from actions.handing_all import void_begun
from actions.telling import tell_owners
from actions.turn import Turn
from messages.erasing import take_away
from messages.help import menu
from messages.owed import Envelope, Lane, Owed, Send
from messages.texts import language_of, say
from messages.writing import message
from nps.subjects import PassedOn, Subject
from nps.values import Role, TelegramId
from storage.cases import alerts
from storage.people import assigning, places
from storage.people import staff as stored
from storage.people.audit import record_audit
from storage.people.clients import count_accounts_of
from storage.people.staff import Staff, list_owners
from storage.people.who import Who, find_who
from storage.privacy import traces
from storage.queues import dropping


@dataclass(frozen=True, slots=True)
class Leaves:
    """One of the staff as they were, and what waited for their chat."""

    member: Staff
    waiting: list[Subject]


async def leave(turn: Turn, who: Who, member: Staff) -> tuple[int, Owed]:
    """An owner says that a manager has left; tells how many accounts nobody has been named for yet."""
    leaves, owed = await _strip(turn, member)
    await stored.retire(turn.conn, member.id, now=turn.now)
    await record_audit(turn.conn, who, "staff.left", f"staff:{member.id}", now=turn.now)
    owed += await _tell_chat(turn, leaves)
    owed += await _follow(turn, leaves)
    count = await count_accounts_of(turn.conn, member.id)
    args: dict[str, str | int] = {"name": member.name, "count": count}
    once = f"left:{member.id}:{turn.now.isoformat()}"
    return count, [*owed, *await tell_owners(turn, "place-manager-left-told", args, once=once, but=who.staff)]


async def settle_owners(turn: Turn, owner_ids: frozenset[TelegramId]) -> Owed:
    """The owners are those of the settings; who is no longer named leaves, as a manager would.

    So are those whom owners have named in the chat.
    """
    leaving: list[Leaves] = []
    owed: Owed = []
    for owner in await list_owners(turn.conn):
        if owner.telegram_id not in owner_ids and owner.appointed_at is None:
            leaves, stripped = await _strip(turn, owner)
            leaving.append(leaves)
            owed += stripped
    await stored.settle_owners(turn.conn, owner_ids, now=turn.now)
    for leaves in leaving:
        owed += await _tell_chat(turn, leaves)
        owed += await _follow(turn, leaves)
    return owed


async def _strip(turn: Turn, member: Staff) -> tuple[Leaves, Owed]:
    """What is theirs alone ends, and what they were shown is taken away.

    1. Nothing that waits for them is sent; words to clients that are on their way are the clients'.
    2. What they were asked to write, were about to promise or to send is void.
    3. Links that were shown to them open nothing any more; what they took is to be taken again.
    4. Contacts they had alone go back to whoever has the account.
    """
    conn, chat_id = turn.conn, member.telegram_id
    await turn.settle()
    waiting = await dropping.drop_to_staff(conn, chat_id, member.id, now=turn.now) if chat_id is not None else []
    await void_begun(turn, member)
    await places.revoke_of_staff(conn, member.id, now=turn.now)
    if member.role is not Role.OWNER:
        await places.revoke_of_clients(conn, member.id, now=turn.now)
    await alerts.give_up(conn, member.id)
    await assigning.give_up_contacts(conn, member.id)
    shown = await traces.list_shown(conn, chat_id, member.id) if chat_id is not None else []
    return Leaves(member, waiting), [take_away(each, member.id) for each in shown]


async def _tell_chat(turn: Turn, leaves: Leaves) -> Owed:
    """That it is over; whoever is a contact as well keeps the commands of one."""
    chat_id = leaves.member.telegram_id
    if chat_id is None or not leaves.member.can_be_written_to:
        return []
    human = await find_who(turn.conn, chat_id)
    language = language_of(human, turn.programme) if human else turn.programme.language
    said = message(chat_id, say(language, "staff-left", company=turn.programme.company))
    bare = Send(DeleteMyCommands(scope=BotCommandScopeChat(chat_id=chat_id)), Envelope(chat_id=chat_id))
    own = menu(human, language) if human else []
    return [Send(said, Envelope(chat_id=chat_id, lane=Lane.ALERT)), *(own or [bare])]


async def _follow(turn: Turn, leaves: Leaves) -> Owed:
    """Cases and words go to whoever has them now: of their clients, and of those they stood in for."""
    member = leaves.member
    managers = sorted({member.id, *member.stands_in_for})
    _, owed = await alerting.follow_absence(turn, managers)
    owed += await light_cards.follow_absence(turn, managers)
    owed += await alerting.hand_over_cases(turn)
    owed += await light_cards.hand_over_light_cards(turn)
    owed += await fixing.give_up(turn, member)
    for message_id in _messages(leaves.waiting):
        owed += await passing_on.pass_on_anew(turn, message_id, member.id)
    return owed


def _messages(waiting: Collection[Subject]) -> list[int]:
    return list(dict.fromkeys(subject.message for subject in waiting if isinstance(subject, PassedOn)))
