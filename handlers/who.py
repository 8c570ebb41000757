"""Who is this? Resolved from the database at every update, before any handler; and the filters made of it."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any, Literal

from aiogram.types import Message, TelegramObject, Update, User

from actions.turn import Turn
from handlers.refusals import NotYours
from messages.texts import language_of
from nps.text import visible
from nps.values import ContactState, TelegramId
from storage.people.reachability import record_reachable
from storage.people.staff import Staff
from storage.people.who import Who, meet

HEARD = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of updates there are handlers for; the bot asks Telegram for no others."""


async def resolve_who(
    handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]], event: TelegramObject, data: dict[str, Any]
) -> Any:
    """Outer middleware: handlers get `who` and `language`.

    1. What comes from groups, without a sender or in a way we have not asked for is ignored: nobody is even met.
    2. Whoever writes can be reached again; whoever has just blocked the bot cannot.
    """
    user: User | None = data.get("event_from_user")
    chat = data.get("event_chat")
    is_heard = isinstance(event, Update) and event.event_type in HEARD
    if not is_heard or user is None or (chat is not None and chat.type != "private"):
        return []
    turn: Turn = data["turn"]
    who = await _meet(turn, user)
    is_membership = isinstance(event, Update) and event.my_chat_member is not None
    if not is_membership and _was_unreachable(who):
        await record_reachable(turn.conn, who.telegram_id)
        who = await _meet(turn, user)
    data["who"] = who
    data["language"] = language_of(who, turn.programme)
    return await handler(event, data)


async def _meet(turn: Turn, user: User) -> Who:
    return await meet(
        turn.conn,
        TelegramId(user.id),
        name=visible(user.full_name) or "—",
        username=user.username,
        language=user.language_code,
        now=turn.now,
    )


def _was_unreachable(who: Who) -> bool:
    is_lost_contact = any(contact.state is ContactState.UNREACHABLE for contact in who.contacts)
    return is_lost_contact or (who.staff is not None and who.staff.unreachable is not None)


Injected = dict[str, Staff] | Literal[False]


async def is_owner(_: TelegramObject, who: Who) -> Injected:
    """Handlers behind it get `staff`."""
    return {"staff": who.staff} if who.staff is not None and who.is_owner else False


async def is_staff(_: TelegramObject, who: Who) -> Injected:
    """Handlers behind it get `staff`."""
    return {"staff": who.staff} if who.staff is not None else False


async def is_contact(_: TelegramObject, who: Who) -> bool:
    return bool(who.contacts)


async def is_no_contact(_: TelegramObject, who: Who) -> bool:
    return not who.contacts


async def is_plain(message: Message) -> bool:
    """What a person says: no command, or one that nobody knows with words behind it, or one that somebody forwards."""
    is_bare_command = re.fullmatch(r"/[A-Za-z0-9_]+(@\w+)?\s*", message.text or "") is not None
    return not is_bare_command or message.forward_origin is not None


async def is_answer(message: Message) -> bool:
    """What one of the staff writes when the bot has asked for it, or to a client: nothing that begins with a command.

    Whoever types «/case Вектор» in between wants that case, and a slip («/cleint Вектор») must not reach a client.
    """
    is_command = re.match(r"/[A-Za-z0-9_]+(@\w+)?(\s|$)", message.text or "") is not None
    return not is_command or message.forward_origin is not None


def staff_of(who: Who) -> Staff:
    """Whoever pressed a button of the staff's. Raises NotYours for anybody else."""
    if who.staff is None:
        raise NotYours
    return who.staff


def owner_of(who: Who, *, alert: bool = False) -> Staff:
    """Whoever pressed a button of the owners'. Raises NotYours for anybody else."""
    if who.staff is None or not who.is_owner:
        raise NotYours(alert=alert)
    return who.staff
