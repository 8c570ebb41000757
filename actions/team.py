"""Who is on the staff: owners add and take away managers and owners in the chat."""

from __future__ import annotations

from actions import inviting, leaving
from actions.telling import tell_owners
from actions.turn import Turn
from messages.help import menu
from messages.notices import notify
from messages.owed import Owed
from messages.texts import language_of
from nps.text import fold, visible
from nps.values import AskingPrompt, Role
from storage.asking import asking_prompts
from storage.asking.asking_prompts import Asked
from storage.cases import loads, prompts
from storage.people import staff as stored
from storage.people.audit import record_audit
from storage.people.staff import Staff, find_staff, list_owners, list_staff
from storage.people.who import Who, find_who

LONGEST_NAME = 80
PROMPTS = {Role.MANAGER: AskingPrompt.NEW_MANAGER, Role.OWNER: AskingPrompt.NEW_OWNER}


class CannotChange(Exception):
    """`key` says why, of the person called `name`."""

    def __init__(self, key: str, name: str = "—") -> None:
        super().__init__(key)
        self.key = key
        self.name = name or "—"


async def ask_name(turn: Turn, owner: Staff, role: Role) -> None:
    """What this owner writes next is the name of a new manager or owner."""
    await prompts.close(turn.conn, owner.id)
    asked = Asked(owner.id, PROMPTS[role])
    await asking_prompts.keep(turn.conn, asked, expires_at=turn.now + turn.programme.prompt_open_for)


async def add(turn: Turn, who: Who, owner: Staff, role: Role, typed: str) -> tuple[Staff, Owed]:
    """A new one gets a personal link, to be forwarded. Raises CannotChange.

    Who is called like somebody who is there already would be that person in the next client list.
    """
    name = " ".join((visible(typed) or "").split())
    if not any(char.isalpha() for char in name) or len(name) > LONGEST_NAME or name.startswith("/"):
        raise CannotChange("team-name-wrong")
    if any(fold(each.name) == fold(name) for each in await list_staff(turn.conn)):
        raise CannotChange("team-name-taken", name)
    await prompts.close(turn.conn, owner.id)
    staff_id = await stored.add_staff(turn.conn, role, name, now=turn.now)
    if role is Role.OWNER:
        await stored.appoint(turn.conn, staff_id, now=turn.now)
    await record_audit(turn.conn, who, f"staff.add-{role.value}", f"staff:{staff_id}", now=turn.now)
    added = await find_staff(turn.conn, staff_id)
    assert added is not None  # noqa: S101 - just written
    told = await tell_owners(turn, f"team-added-told-{role.value}", {"name": name, "by": owner.name or "—"}, but=owner)
    return added, [*await inviting.invite_manager(turn, who, added), *told]


async def check_appointing(turn: Turn, member: Staff) -> None:
    """Raises CannotChange for who is an owner already, or is not here."""
    if member.role is Role.OWNER:
        raise CannotChange("team-owner-already", member.name)
    if member.telegram_id is None or member.joined_at is None:
        raise CannotChange("team-owner-not-joined", member.name)


async def appoint(turn: Turn, who: Who, owner: Staff, member: Staff) -> Owed:
    """A manager is an owner from now on, and keeps their clients. Raises CannotChange."""
    await check_appointing(turn, member)
    await stored.appoint(turn.conn, member.id, now=turn.now)
    await record_audit(turn.conn, who, "staff.appoint", f"staff:{member.id}", now=turn.now)
    human = await find_who(turn.conn, member.telegram_id) if member.telegram_id is not None else None
    owed = menu(human, language_of(human, turn.programme)) if human is not None else []
    owed += notify([member], "team-appointed-you", {"company": turn.programme.company})
    others = [each for each in await list_owners(turn.conn) if each.id not in (owner.id, member.id)]
    return [*owed, *notify(others, "team-added-told-owner", {"name": member.name, "by": owner.name or "—"})]


async def check_removing(turn: Turn, owner: Staff, member: Staff) -> None:
    """Raises CannotChange.

    1. Nobody takes themselves away, and whom the settings name they name again at the next start.
    2. An owner stays who can act: writers take turns, so two who take each other away come one after the other.
    3. What somebody has goes to a colleague first.
    """
    if member.id == owner.id:
        raise CannotChange("team-remove-oneself")
    if is_of_settings(turn, member):
        raise CannotChange("team-remove-settings", member.name)
    left = [each for each in await list_owners(turn.conn) if each.id != member.id and each.telegram_id is not None]
    if not left:
        raise CannotChange("team-remove-last", member.name)
    load = await loads.read_load(turn.conn, member.id)
    if not load.is_empty:
        raise CannotChange("team-remove-has", member.name)


def is_of_settings(turn: Turn, member: Staff) -> bool:
    return member.telegram_id is not None and member.telegram_id in turn.programme.owner_ids


async def remove(turn: Turn, who: Who, owner: Staff, member: Staff) -> Owed:
    """Access ends at once, and what they were shown is taken away. Raises CannotChange."""
    await check_removing(turn, owner, member)
    return (await leaving.leave(turn, who, member))[1]
