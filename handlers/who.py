"""Who is this? Resolved from the database at every update, before any handler; and the filters made of it."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from aiogram.types import Message, TelegramObject, Update, User
from sqlalchemy.ext.asyncio import AsyncConnection

from messages.texts import language_of
from nps.programme import Programme
from nps.values import ContactState, TelegramId
from storage.people import who as people
from storage.people.reachability import record_reachable
from storage.people.who import Who

HEARD = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of updates there are handlers for; the bot asks Telegram for no others."""


async def resolve_who(
    handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]], event: TelegramObject, data: dict[str, Any]
) -> Any:
    """Outer middleware: handlers get `who` and `language`.

    What comes from groups, without a sender or in a way we have not asked for is ignored: nobody is even met.
    """
    user: User | None = data.get("event_from_user")
    chat = data.get("event_chat")
    heard = isinstance(event, Update) and event.event_type in HEARD
    if not heard or user is None or (chat is not None and chat.type != "private"):
        return []
    conn: AsyncConnection = data["conn"]
    now: datetime = data["now"]
    programme: Programme = data["programme"]
    who = await meet(conn, user, now=now)
    blocked = isinstance(event, Update) and event.my_chat_member is not None
    if not blocked and _was_unreachable(who):  # who writes can be reached again
        await record_reachable(conn, who.telegram_id)
        who = await meet(conn, user, now=now)
    data["who"] = who
    data["language"] = language_of(who, programme)
    return await handler(event, data)


async def meet(conn: AsyncConnection, user: User, *, now: datetime) -> Who:
    return await people.meet(
        conn,
        TelegramId(user.id),
        name=user.full_name,
        username=user.username,
        language=user.language_code,
        now=now,
    )


def _was_unreachable(who: Who) -> bool:
    gone = any(contact.state is ContactState.UNREACHABLE for contact in who.contacts)
    return gone or (who.staff is not None and who.staff.unreachable is not None)


async def is_owner(_: TelegramObject, who: Who) -> bool:
    return who.is_owner


async def is_staff(_: TelegramObject, who: Who) -> bool:
    return who.staff is not None


async def is_contact(_: TelegramObject, who: Who) -> bool:
    return bool(who.contacts)


async def is_plain(message: Message) -> bool:
    """No command: what a person says."""
    return re.match(r"/[A-Za-z0-9_]+(@\w+)?(\s|$)", message.text or "") is None
